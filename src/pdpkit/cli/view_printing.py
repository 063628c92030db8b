"""Views on the terminal: days in a column, a label for each entry, an employer's words below."""

from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import Any, Final

from pdpkit.cli.console import Console, escape
from pdpkit.view.beyond import Beyond
from pdpkit.view.causes import Causes
from pdpkit.view.entitlements import Entitlements
from pdpkit.view.framework_progress import FrameworkProgress
from pdpkit.view.handover import Handover
from pdpkit.view.opportunities import Opportunities
from pdpkit.view.page import Stated
from pdpkit.view.provenance import Provenance
from pdpkit.view.saying import join
from pdpkit.view.timeline import Timeline
from pdpkit.view.told import Told
from pdpkit.view.training import Training

_EMPLOYER: Final = "employer"
_TAGS: Final = {Provenance.EARLIER: "earlier", None: _EMPLOYER}
_LEGEND: Final = {
    "mine": "written by the holder; no employer has confirmed it",
    "attested": "an employer states the same",
    "agreed": "an employer agreed to it as it stands",
    "earlier": "an employer agreed to an earlier version of it",
    "differs": "an employer states it otherwise",
    _EMPLOYER: "an employer's statement alone; the holder wrote nothing to it",
}
_WHEN: Final = 20
_TAG: Final = 8


class _Rows:
    """Rows of one table: the day and the label stand on the first line of an entry alone."""

    def __init__(self, console: Console, indent: int = 0) -> None:
        self.rows: list[list[str]] = []
        self._room = max(console.width - indent - _WHEN - _TAG - 4, 20)

    def add(self, told: Told, *, depth: int = 0, again: bool = False) -> None:
        step = "  " * (depth - 1) + "└ " if depth else ""
        below = " " * len(step)
        title = f"{told.title} (see above)" if again else told.title
        self._put(told.when, _tag(told.label), title, step, below)
        if again:
            return
        if told.label:
            self._put("", "", join([told.sort, told.facts]), below, below)
        if told.differs:
            self._put("", "", f"differs in: {join(told.differs, ', ')}", below, below)
        for stated in told.stated:
            line = say_stated(stated, titled=told.label is not None)
            self._put("", "", line, below, f"{below}  ")

    def _put(self, when: str, tag: str, text: str, first: str, rest: str) -> None:
        """One entry's text; columns are as wide in every table, so that the eye runs down them."""
        lines = wrap(
            escape(text),
            self._room,
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
        )
        for number, line in enumerate(lines):
            cells = (when, tag) if number == 0 else ("", "")
            self.rows.append([f"{cells[0]:<{_WHEN}}", f"{cells[1]:<{_TAG}}", line])


def say_stated(stated: Stated, *, titled: bool = True) -> str:
    """What an employer states, in one line; one that was not confirmed only signs under a name."""
    confirmed = stated.sign in ("●", "◐")
    who = f"{stated.employer} states" if confirmed else f"signed as {stated.employer}"
    what = join([f"{who}: {stated.title}" if titled else who, stated.facts])
    return f"{stated.sign} {what} [{stated.tag}]"


def explain(label: Provenance | None) -> str:
    """A label with what it means."""
    tag = _tag(label)
    return f"{tag[0].upper()}{tag[1:]}: {_LEGEND[tag]}."


def print_timeline(console: Console, view: Timeline) -> None:
    """What lasted, then year by year."""
    _head(console, "Timeline", view.name, view.lasting, view.years)
    _table(console, "Over the years", view.lasting)
    for year in view.years:
        _table(console, year.title or "Without a day", year.happened)
    _explain(console, [*view.lasting, *(one for year in view.years for one in year.happened)])


def print_entitlements(console: Console, view: Entitlements) -> None:
    _head(console, "Promises", view.name, view.accounts)
    for account in view.accounts:
        console.say()
        console.say(account.what, "bold")
        console.say(join([account.by, account.period, account.terms]), indent=2)
        console.say(account.sentence, indent=2)
        if account.noted or account.state:
            noted = f"noted as given: {account.noted}" if account.noted else ""
            console.say(f"In the holder's words: {join([account.state, noted])}", indent=2)
        if account.differs:
            console.say(f"Differs in: {join(account.differs, ', ')}", indent=2)
        for stated in account.stated:
            console.say(say_stated(stated), indent=2)
        console.say(f"[{_tag(account.label)}]", "dim", indent=2)
    if view.accounts:
        _legend(console, (_tag(account.label) for account in view.accounts))
        console.say("What was given elsewhere stands in no file, so nothing is taken off.")


def print_progress(console: Console, view: FrameworkProgress) -> None:
    _head(console, "Progress", view.name, view.frameworks)
    for part in view.frameworks:
        console.say()
        console.say(join([part.title, part.source], ", "), "bold")
        for claim in part.claims:
            step = claim.step
            of = f"{step.reached} of {step.levels}" if step.reached else step.level
            console.say(f"{step.item} [{_tag(claim.told.label)}]", indent=2)
            console.say(join([step.kind, of, step.level_name, claim.day]), indent=4)
            console.say(step.own, indent=4)
            for stated in claim.told.stated:
                console.say(say_stated(stated), indent=4)
            for shown in claim.evidence:
                line = join([shown.title, shown.sort, shown.when])
                console.say(f"shown by: {line} [{_tag(shown.label)}]", indent=6)
        if part.wanted:
            console.say(f"Wanted: {join(part.wanted, '; ')}", indent=2)
        if part.untouched:
            console.say(f"No word yet on: {join(part.untouched, '; ')}", "dim", indent=2)
    claims = [claim for part in view.frameworks for claim in part.claims]
    _explain(console, [one for c in claims for one in (c.told, *c.evidence)])


def print_beyond(console: Console, view: Beyond) -> None:
    _head(console, "Beyond my own school", view.name, view.parts)
    if view.reaches:
        counts = join((f"{reach.lower()} {count}" for reach, count in view.reaches), ", ")
        console.say(join([f"Activities by reach: {counts}", view.time]))
    for part in view.parts:
        _table(console, part.title, part.done)
    _explain(console, [one for part in view.parts for one in part.done])


def print_opportunities(console: Console, view: Opportunities) -> None:
    _head(console, "Opportunities", view.name, view.places, view.strengths, view.hopes)
    for place in view.places:
        console.say()
        console.say(join([place.title, place.state]), "bold")
        lines = (
            ("", place.facts),
            ("It ", place.deadline),
            ("Wanted: ", place.sought),
            ("Fits: ", join(place.serves, "; ")),
            ("Why: ", place.why),
            ("Outcome: ", place.outcome),
        )
        _lines(console, lines)
    for strength in view.strengths:
        console.say()
        console.say(join([strength.title, strength.kind]), "bold")
        _lines(console, (("Experience: ", strength.experience), ("", strength.record)))
    if view.hopes:
        console.say()
        console.say("Hopes", "bold")
        _lines(console, (("", join([hope.text, hope.horizon])) for hope in view.hopes))
    if view.places or view.strengths or view.hopes:
        _legend(console, [_tag(Provenance.MINE)])


def print_causes(console: Console, view: Causes) -> None:
    _head(console, "What led to what", view.name, view.ways, view.posts)
    for title, text in view.posts:
        console.say(f"{title}: {text}", indent=2)
    for way in view.ways:
        rows = _Rows(console)
        for link in way:
            rows.add(link.told, depth=link.depth, again=link.again)
        console.say()
        console.table(["", "", ""], rows.rows)
    _explain(console, [link.told for way in view.ways for link in way])


def print_training(console: Console, view: Training) -> None:
    _head(console, f"Training since {view.since}", view.name, view.courses)
    console.say()
    rows = [
        [c.year, c.length, c.grade, _tag(c.label), join([c.name, c.provider])] for c in view.courses
    ]
    console.table(["Year", "Length", "Grade", "", "Name and provider"], rows)
    _legend(console, (_tag(course.label) for course in view.courses))


def print_handover(console: Console, view: Handover) -> None:
    """The twelve blocks, one beside the other's name, so that all stay on one page."""
    head = view.head
    console.say(f"Handover: {head.name}", "bold")
    console.say(join([head.role, f"as on {head.made}"]))
    made = f"made for {head.audience} until {head.until}" if head.audience else ""
    if head.purpose or made:
        console.say(join([head.purpose, made]))
    blocks: tuple[tuple[str, Iterable[str]], ...] = (
        ("Signed", _say_panel(view)),
        ("Posts", (
            f"{join([one.when, one.title, one.facts])} [{_tag(one.label)}]" for one in view.posts
        )),
        ("Standing", view.standing),
        ("Must be kept up", (
            join([one.name, one.done, _say_due(one.due, over=one.over)]) for one in view.mandatory
        )),
        ("Last three years", (
            join([f"{one.name} [{_tag(one.told.label)}]", one.facts, one.impact])
            for one in view.learned
        )),
        ("Beyond my school", (
            f"{join([one.title, one.when, one.facts])} [{_tag(one.label)}]" for one in view.beyond
        )),
        ("To be honoured", (
            f"{join([one.what, one.by, one.period])}. {one.sentence} [{_tag(one.label)}]"
            for one in view.promises
        )),
        ("Goals now", (join([one.title, one.facts, one.helps]) for one in view.goals)),
        ("Asks", (join([one.what, one.amount, one.why]) for one in view.asks)),
        ("Hopes", (join([one.text, one.horizon]) for one in view.hopes)),
        ("First talk", view.prompts),
    )  # fmt: skip
    rows = []
    for name, lines in blocks:
        for number, line in enumerate(lines):
            rows.append([name if number == 0 else "", f"- {line}"])
    console.table(["", ""], rows)
    told = [*view.posts, *view.beyond, *(one.told for one in view.learned)]
    labels = [*(one.label for one in told), *(one.label for one in view.promises)]
    _legend(console, map(_tag, labels))
    console.say()
    console.say(view.notice)


def _say_panel(view: Handover) -> list[str]:
    panel = view.panel
    counts = join((f"{count} {tag.lower()}" for tag, count in panel.counts), "; ")
    by = join((f"{name} ({count})" for name, count in panel.by), ", ")
    spoke = join(panel.roles, ", ")
    return [
        f"Employer statements: {counts}" if counts else "No employer statement",
        *([f"By {by}"] if by else []),
        *([f"Spoken through: {spoke}"] if spoke else []),
        *([f"{panel.retired} with a key that was replaced later"] if panel.retired else []),
    ]


def _say_due(due: str, *, over: bool) -> str:
    return f"was due {due}" if due and over else f"due {due}" if due else ""


def _lines(console: Console, lines: Iterable[tuple[str, str]]) -> None:
    for label, text in lines:
        if text:
            console.say(f"{label}{text}", indent=2)


def _head(console: Console, what: str, name: str, *found: Sequence[object]) -> None:
    """Whose view it is; says so where there is nothing to show."""
    console.say(f"{what}: {name}", "bold")
    if not any(found):
        console.say("Nothing of this kind stands in the file.")


def _table(console: Console, title: str, found: Iterable[Told]) -> None:
    rows = _Rows(console, 2)
    for told in found:
        rows.add(told)
    if rows.rows:
        console.say()
        console.say(title, "bold")
        console.table(["", "", ""], rows.rows, indent=2)


def _tag(label: Provenance | None) -> str:
    return _TAGS.get(label) or str(label)


def _explain(console: Console, found: Iterable[Told]) -> None:
    _legend(console, (_tag(told.label) for told in found))


def _legend(console: Console, tags: Iterable[str]) -> None:
    """What the labels that stood here mean."""
    used = set(tags)
    if used:
        console.say()
    for tag, meaning in _LEGEND.items():
        if tag in used:
            console.say(f"{tag}: {meaning}", "dim")


PRINTERS: Final[dict[type, Callable[[Console, Any], None]]] = {
    Timeline: print_timeline,
    Entitlements: print_entitlements,
    FrameworkProgress: print_progress,
    Beyond: print_beyond,
    Opportunities: print_opportunities,
    Causes: print_causes,
    Training: print_training,
    Handover: print_handover,
}
