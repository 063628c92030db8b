"""What employers state in one file, in plain values, looked up by the entry that it meets."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from pdpkit.credential import Statement, read_statement
from pdpkit.encoding.times import say_day
from pdpkit.messages import verdict as words
from pdpkit.proof import find_digest
from pdpkit.report import FileReport, StatementReport, Verdict
from pdpkit.view.entries import Entry, clip
from pdpkit.view.page import Stated
from pdpkit.view.saying import join, say_amount, say_minutes, say_period

GOOD: Final = (Verdict.CONFIRMED, Verdict.EXPIRED)
_SHOWN: Final = (*GOOD, Verdict.UNCONFIRMED)
# What employers say of statements and keys, not of the person's development.
_TECHNICAL: Final = ("receipt", "re-bound")


@dataclass(frozen=True, slots=True)
class Word:
    """One statement that is understood, and how it is shown.

    ``counts`` says that a check confirmed it: only then is it an employer's word. ``digest`` is by
    which other statements name it; None where nothing was checked.
    """

    statement: Statement
    stated: Stated
    counts: bool = False
    digest: str | None = None

    @property
    def number(self) -> str:
        return str(self.statement.tree["id"]).removeprefix("urn:uuid:")


class Statements:
    """The statements of one file that may be shown, newest first.

    ``left_out`` counts those that were withdrawn, changed, or signed by the holder: no employer
    says them any more, or ever did. ``checked`` is false for a page that says itself that nothing
    was checked.
    """

    def __init__(self, found: Iterable[Word], left_out: int = 0, *, checked: bool = True) -> None:
        self.left_out, self.checked = left_out, checked
        self.words = sorted(found, key=_since, reverse=True)
        self.shown = [word.stated for word in self.words]
        self._by_number = {word.number: word for word in self.words}
        self._by_entry: dict[str, list[str]] = {}
        for word in self.words:
            entry = word.statement.subject.get("entry")
            if entry is not None:
                self._by_entry.setdefault(entry["id"], []).append(word.number)

    def find(self, entry: Entry) -> list[Word]:
        """The statements that the entry links to, or that carry the entry themselves."""
        linked = [number for number in entry.links() if number in self._by_number]
        carried = [number for number in self._by_entry.get(entry.id, ()) if number not in linked]
        found = [self._by_number[number] for number in linked]
        found.sort(key=_since, reverse=True)
        return [*found, *(self._by_number[number] for number in carried)]

    def about(self, entry: Entry, most: int = 3) -> tuple[Stated, ...]:
        """``find`` as it is shown."""
        return tuple(word.stated for word in self.find(entry)[:most])

    def find_alone(self, record: Entry, arrays: Iterable[str]) -> list[Word]:
        """The statements about development that no entry of these arrays meets."""
        met = {
            word.number
            for array in arrays
            for entry in record.parts(array)
            for word in self.find(entry)
        }
        return [
            word
            for word in self.words
            if word.number not in met
            and word.statement.says not in _TECHNICAL
            and "entry" not in word.statement.subject
        ]


def list_unchecked(trees: Iterable[Any]) -> Statements:
    """The statements of a share for its pages, which say themselves that nothing was checked.

    Anything that is not understood is not shown: it is no fact.
    """
    found = [
        Word(
            statement,
            _say(statement, clip(statement.tree["issuer"]["name"], 80)),
            digest=find_digest(tree),
        )
        for tree in trees
        if isinstance(tree, dict) and (statement := read_statement(tree)[1])
    ]
    return Statements(found, checked=False)


def list_judged(report: FileReport) -> Statements:
    """The statements of a file that was checked, each with the tag of its verdict.

    A confirmed one has the employer's name from the reader's list. One that could not be confirmed
    has the name that it gives itself, and never counts.
    """
    shown = [s for s in report.statements if s.tree is not None and s.verdict in _SHOWN]
    found = [_judge(one, Statement(one.tree)) for one in shown if one.tree is not None]
    return Statements(found, len(report.statements) - len(found))


def _judge(report: StatementReport, statement: Statement) -> Word:
    counts = report.verdict in GOOD
    claimed = clip(statement.tree["issuer"]["name"], 80)
    employer = clip(report.issuer_name, 80) if counts else claimed
    tag = words.TAGS_BY_CODE.get(report.deciding_check.code, words.TAGS[report.verdict])
    stated = _say(statement, employer, tag, words.SIGNS[report.verdict])
    return Word(statement, stated, counts, report.digest)


def _since(word: Word) -> str:
    return str(word.statement.tree["validFrom"])


def _say(statement: Statement, employer: str, tag: str = "", sign: str = "") -> Stated:
    subject = statement.subject
    start, end = subject.get("start", ""), subject.get("end", "")
    amount, unit = subject.get("amount"), subject.get("unit", "")
    facts = (
        say_period(start, end),
        say_minutes(subject.get("minutes")),
        say_amount(amount, unit) if amount else "",
        f"through the {subject['speaker']}" if "speaker" in subject else "",
    )
    return Stated(
        employer=employer,
        title=clip(statement.title, 160),
        facts=join(facts),
        made_out_to=clip(statement.name, 80),
        dated=say_day(statement.tree["validFrom"][:10]),
        tag=tag,
        sign=sign,
    )
