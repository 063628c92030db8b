"""What was promised, beside what statements and the holder's own notes show as given.

Nobody computes what is left: a file cannot know what was given elsewhere.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.encoding.times import last_day
from pdpkit.view.entries import Entry, latest
from pdpkit.view.page import Stated
from pdpkit.view.provenance import Provenance, compare
from pdpkit.view.saying import add_amounts, join, say_amount, say_code, say_period
from pdpkit.view.stated import Statements, Word
from pdpkit.vocabulary.plan import UNIT

GRANTED: Final = "entitlement-granted"
GIVEN: Final = "entitlement-given"


@dataclass(frozen=True, slots=True)
class Bar:
    """What was given as parts of what was promised, 0 to 1: as statements show, as was noted."""

    shown: float
    noted: float


@dataclass(frozen=True, slots=True)
class Account:
    """One promise; ``sentence`` says what was promised and what is shown as given.

    ``promised`` is an amount with its unit, ``shown`` what statements show as given, ``noted`` what
    the holder wrote down as given; ``bar`` draws these. ``state`` is how the holder says that it
    stands, ``last`` the end of its period. ``label`` is None where an employer's statement stands
    alone.
    """

    what: str
    by: str
    period: str
    terms: str
    sentence: str
    promised: str
    shown: str
    noted: str
    bar: Bar | None
    state: str
    kept: bool
    unmet: bool
    last: date | None
    label: Provenance | None
    differs: tuple[str, ...]
    stated: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Entitlements:
    """Every promise in a file, the newest first."""

    name: str
    accounts: tuple[Account, ...]


def show_entitlements(record: Entry, statements: Statements) -> Entitlements:
    """The promises in a record, each with the statements that count against it."""
    words = _Promises(statements)
    accounts: list[tuple[date, Account]] = []
    for entry in record.parts("entitlements"):
        found = words.gather(statements.find(entry))
        accounts.append((latest(entry), _account(entry, found, checked=words.checked)))
    accounts += [(latest(Entry(w.statement.subject)), _account_alone(words, w)) for w in words.rest]
    accounts.sort(key=lambda account: account[0], reverse=True)
    name = record.part("holder").line("name")
    return Entitlements(name, tuple(account for _, account in accounts))


class _Promises:
    """The statements about promises: what counts against which, and what no entry meets."""

    def __init__(self, statements: Statements) -> None:
        self.checked = statements.checked
        self._all = [w for w in statements.words if w.statement.says in (GRANTED, GIVEN)]
        self._met: set[str] = set()

    @property
    def rest(self) -> list[Word]:
        """What no entry gathered: promises, and what was given for a promise that is not here."""
        promises = {w.digest for w in self._all if w.statement.says == GRANTED and w.digest}
        return [
            word
            for word in self._all
            if word.number not in self._met
            and (word.statement.says == GRANTED or _promise_of(word) not in promises)
        ]

    def gather(self, found: Iterable[Word]) -> list[Word]:
        """The statements that an entry meets, with what counts against the promises in them."""
        gathered = {word.number: word for word in found if word in self._all}
        digests = {word.digest for word in gathered.values() if word.digest}
        gathered |= {word.number: word for word in self._all if _promise_of(word) in digests}
        self._met |= set(gathered)
        return list(gathered.values())


def _promise_of(word: Word) -> str:
    """The digest of the promise that a statement says was kept; empty for a promise itself."""
    return str(word.statement.subject.get("granted", ""))


def _account(entry: Entry, found: list[Word], *, checked: bool) -> Account:
    standing = compare("entitlements", entry, found, checked=checked)
    promised = _say_sums([entry])
    given = _find_given(found, checked=checked)
    noted = list(entry.parts("given"))
    return Account(
        what=entry.line("what"),
        by=entry.line("promisedBy"),
        period=say_period(entry.day("start"), entry.day("end")),
        terms=entry.text("conditions"),
        sentence=_say_account(promised, found, checked=checked),
        promised=promised,
        shown=_say_sums(given),
        noted=_say_sums(noted),
        bar=_measure(entry, given, noted),
        state=say_code("EntitlementState", entry, "state"),
        kept=entry.line("state") in ("given", "released"),
        unmet=entry.line("state") == "unmet",
        last=last_day(end) if (end := entry.day("end")) else None,
        label=standing.label,
        differs=standing.differs,
        stated=tuple(word.stated for word in found),
    )


def _account_alone(words: _Promises, word: Word) -> Account:
    subject = Entry(word.statement.subject)
    granted = word.statement.says == GRANTED
    found = words.gather([word])
    given = _find_given(found, checked=words.checked)
    promised = _say_sums([subject]) if granted else ""
    return Account(
        what=subject.line("what"),
        by=word.stated.employer,
        period=say_period(subject.day("start"), subject.day("end")),
        terms="",
        sentence=_say_account(promised, found, alone=True, checked=words.checked),
        promised=promised,
        shown=_say_sums(given),
        noted="",
        bar=_measure(subject, given, []) if granted else None,
        state="",
        kept=False,
        unmet=False,
        last=last_day(end) if (end := subject.day("end")) else None,
        label=None,
        differs=(),
        stated=tuple(one.stated for one in found),
    )


def _find_given(found: list[Word], *, checked: bool) -> list[Entry]:
    """What statements show as given: those that a check confirmed, where one was made."""
    return [
        Entry(word.statement.subject)
        for word in found
        if word.statement.says == GIVEN and (word.counts or not checked)
    ]


def _say_account(promised: str, found: list[Word], *, checked: bool, alone: bool = False) -> str:
    """As "Promised 10 days; statements in this file show 4 days given."."""
    given = [word for word in found if word.statement.says == GIVEN]
    sure = _say_sums(_find_given(found, checked=checked))
    open_ = _say_sums(Entry(word.statement.subject) for word in given if not word.counts)
    if promised:
        first = f"Promised {promised}"
    else:
        first = "The promise is not in this file" if alone else "Promised without an amount"
    shown = f"statements in this file show {sure or 'none'} given"
    more = f"{open_} more stand in statements that could not be confirmed" if open_ else ""
    return join([first, shown, more if checked else ""], "; ") + "."


def _measure(promise: Entry, given: list[Entry], noted: list[Entry]) -> Bar | None:
    """The parts of a promise that were given, in its own unit; None where it has no amount."""
    unit = promise.line("unit")
    promised = float(add_amounts([promise], unit) or 0)
    if not promised:
        return None
    parts = (float(add_amounts(some, unit) or 0) / promised for some in (given, noted))
    return Bar(*(min(part, 1.0) for part in parts))


def _say_sums(parts: Iterable[Entry]) -> str:
    """The sum of each unit in words; days and hours are never made into one."""
    known = list(parts)
    sums = ((add_amounts(known, unit), unit) for unit in UNIT.codes)
    return join([say_amount(total, unit) for total, unit in sums if total], " and ")
