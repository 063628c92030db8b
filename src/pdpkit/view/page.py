"""Plain values of the pages: what stands where, in words that are ready to be set in type."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stated:
    """What an employer states, from the signed statement alone.

    ``tag`` says how far a check confirmed it, ``sign`` repeats that; empty where none was made.
    """

    employer: str
    title: str
    facts: str
    made_out_to: str
    dated: str
    tag: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """What the holder says in their own words, from the entry alone; ``points`` are labelled."""

    title: str
    facts: str
    points: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """How own words stand beside what employers state: a mark and its words, empty for mine."""

    mark: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Own words with the statements that are linked to them. The link lends neither a label."""

    own: Own
    stated: tuple[Stated, ...] = ()
    beside: Beside = Beside()


@dataclass(frozen=True, slots=True)
class Head:
    """Who it is, and for whom it was made."""

    name: str
    role: str
    mission: str
    standing: tuple[str, ...]
    audience: str
    purpose: str
    until: str
    code: str
    identity: str


@dataclass(frozen=True, slots=True)
class Span:
    """Something with a beginning; ``end`` is None while it goes on, ``short`` is its place."""

    title: str
    short: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the holder's plan; the years are academic years in words."""

    number: str
    title: str
    years: str
    focus: str


@dataclass(frozen=True, slots=True)
class Path:
    """Posts, secondments, seats on boards, stages: as spans for the picture, as words to read."""

    posts: tuple[Pair, ...]
    stages: tuple[Stage, ...]
    post_spans: tuple[Span, ...]
    secondment_spans: tuple[Span, ...]
    board_spans: tuple[Span, ...]
    stage_spans: tuple[Span, ...]
    until: date


@dataclass(frozen=True, slots=True)
class Step:
    """Where the holder stands in one item of a framework; ``reached`` of ``levels``, or 0."""

    item: str
    kind: str
    level: str
    reached: int
    levels: int
    level_name: str
    own: str
    stated: tuple[Stated, ...]
    beside: Beside = Beside()


@dataclass(frozen=True, slots=True)
class Progress:
    """The holder's steps in one framework."""

    framework: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Hope:
    """An aspiration in the holder's words, and how soon."""

    text: str
    horizon: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that the holder would like next."""

    what: str
    amount: str
    why: str
