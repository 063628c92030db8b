"""One thing that is told in a list: by its holder, by employers, or by both side by side."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.encoding.times import first_day, last_day
from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_entry
from pdpkit.view.page import Stated
from pdpkit.view.provenance import Provenance, compare
from pdpkit.view.saying import say_short
from pdpkit.view.stated import Statements, Word

# Arrays whose entries go on while they have no last day.
RUNNING: Final = frozenset(("posts", "breaks", "secondments", "roles"))
_SORTS: Final = {
    "attended": "Took part",
    "led": "Led",
    "completed": "Completed",
    "held-role": "Role",
    "secondment-served": "Secondment",
    "entitlement-granted": "Promise",
    "entitlement-given": "Given",
    "qualification-seen": "Qualification",
    "employed": "Post",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What the holder says, with the statements that meet it; ``label`` None is an employer alone.

    ``when`` is short enough for a column; ``differs`` says in what an employer says otherwise.
    """

    sort: str
    title: str
    facts: str
    when: str
    start: date | None
    end: date | None
    label: Provenance | None
    differs: tuple[str, ...]
    stated: tuple[Stated, ...]


def tell(array: str, entry: Entry, statements: Statements) -> Told:
    """An entry of the array ``array``."""
    named = name_entry(array, entry)
    found = statements.find(entry)
    standing = compare(array, entry, found, checked=statements.checked)
    return Told(
        sort=named.sort,
        title=named.title,
        facts=named.facts,
        when=say_short(named.start, named.end, running=array in RUNNING),
        start=named.first,
        end=named.last if named.end else None,
        label=standing.label,
        differs=standing.differs,
        stated=tuple(word.stated for word in found),
    )


def tell_alone(word: Word) -> Told:
    """A statement that no entry meets: the employer's word alone."""
    subject = Entry(word.statement.subject)
    start, end = subject.day("start") or subject.day("date"), subject.day("end")
    return Told(
        sort=_SORTS.get(word.statement.says, "Statement"),
        title=word.stated.title,
        facts="",
        when=say_short(start, end),
        start=first_day(start) if start else None,
        end=last_day(end) if end else None,
        label=None,
        differs=(),
        stated=(word.stated,),
    )
