"""What is due in a record: checks, talks, promises, what runs out, is unsigned or unsettled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, last_day, parse_moment
from pdpkit.ledger import find_changes
from pdpkit.merging import list_conflicts
from pdpkit.record import read_visibility
from pdpkit.view.entries import Entry
from pdpkit.view.naming import name_entry
from pdpkit.view.related import Found, Related

CONTACT: Final = timedelta(weeks=10)
_SETTLED: Final = frozenset(("given", "partly", "unmet", "released"))
_LEFT: Final = frozenset(("carried-forward", "dropped", "cancelled"))
_NOT_AWAY: Final = frozenset(("expressed", "matched", "withdrawn", "ended"))


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do.

    ``kind`` is its sort, ``what`` says it in words, ``about`` is the title of the entry ``id``, and
    ``todo`` the command that settles it, with ``FILE``, ``ID`` and ``KEY`` to be filled in. ``day``
    is the last good day, or None for what has none. ``own`` is what nobody else should read.
    """

    kind: str
    what: str
    todo: str
    day: date | None = None
    id: str = ""
    about: str = ""
    own: bool = False

    @property
    def words(self) -> str:
        """What it is about, and what to do."""
        return f"{self.about}: {self.what}" if self.about else self.bare_words

    @property
    def bare_words(self) -> str:
        """What to do, without a word of the record."""
        return f"{self.what[:1].upper()}{self.what[1:]}"


def find_due(record: Tree, today: date, *, words_waiting: bool = False) -> list[Due]:
    """Everything that is due, what has no day first, then by day.

    ``words_waiting`` says that the 24 words were never asked back. ``InputError`` where the history
    of the record cannot be read.
    """
    entries = Entry(record)
    related = Related(entries)
    found = [
        *(_find_words() if words_waiting else ()),
        *_find_unsigned(record),
        *_find_conflicts(record),
        *_find_checks(entries, related),
        *_find_contact(entries, related, today),
        *_find_promises(entries),
        *_find_expiry(entries),
        *_find_statements(entries),
        *_find_lists(entries),
    ]
    return sorted(found, key=lambda due: (due.day or date.min, due.kind, due.about))


def _find_words() -> Iterator[Due]:
    yield Due("words", "your 24 words are not yet kept on paper", "pdp key words --key KEY")


def _find_unsigned(record: Tree) -> Iterator[Due]:
    count = find_changes(record).count
    if "proof" not in record:
        yield Due("unsigned", "your record is not signed as it stands", "pdp sign FILE")
    elif count:
        what = "one change is" if count == 1 else f"{count} changes are"
        yield Due("unsigned", f"{what} not signed", "pdp sign FILE")


def _find_conflicts(record: Tree) -> Iterator[Due]:
    """What copies say in different ways, until the holder says which counts."""
    for conflict in list_conflicts(record):
        place, what = conflict.place, "two copies differ; say which counts"
        if place is None:
            yield Due("conflict", what, "pdp merge FILE", about=f"“{conflict.name}”")
            continue
        made = _make("conflict", what, "pdp merge FILE", (place.array, Entry(place.entry)))
        # The holder's details stand under the record's id, and carry none.
        yield replace(made, id=conflict.name)


def _find_checks(entries: Entry, related: Related) -> Iterator[Due]:
    """Impact that was to be looked at, and no finding stands here yet."""
    todo = "pdp add evaluation FILE --links ID"
    for array in ("goals", "activities"):
        for entry in entries.parts(array):
            day = entry.part("impactPlan").day("checkDate")
            looked_at = any(
                other == "evaluations"
                for other, _ in (*related.rests_on(entry), *related.resting_on(entry))
            )
            if day and not looked_at and entry.line("state") not in _LEFT:
                yield _make("impact-check", "look at what came of it", todo, (array, entry), day)


def _find_contact(entries: Entry, related: Related, today: date) -> Iterator[Due]:
    """Ten weeks without a talk with home during a secondment (rule R08)."""
    for away in entries.parts("secondments"):
        start, end, time = away.day("start"), away.day("end"), away.part("time")
        few_days = time and not (time.line("fte") or time.line("daysPerWeek"))
        if not start or few_days or away.line("state") in _NOT_AWAY:
            continue
        begun = first_day(start)
        if begun > today or (end and last_day(end) < today):
            continue
        talks = (talk for array, talk in (*related.rests_on(away), *related.resting_on(away))
                 if array == "conversations" and talk.line("state") in ("", "held"))  # fmt: skip
        days = [last_day(day) for talk in talks if (day := talk.day("date"))]
        latest = max((day for day in days if begun <= day <= today), default=begun)
        todo = "pdp add conversation FILE --kind keep-in-touch --links ID"
        day = (latest + CONTACT).isoformat()
        if not end or first_day(day) <= last_day(end):
            yield _make("contact", "keep in touch with home", todo, ("secondments", away), day)


def _find_promises(entries: Entry) -> Iterator[Due]:
    for promise in entries.parts("entitlements"):
        day = promise.day("end")
        if day and promise.line("state") not in _SETTLED:
            what, todo = "the promise ends; say what came of it", "pdp set FILE ID state=given"
            yield _make("promise", what, todo, ("entitlements", promise), day)


def _find_expiry(entries: Entry) -> Iterator[Due]:
    """Certificates, training that is due again, memberships, terms of office."""
    for gained in entries.parts("qualifications"):
        if (day := gained.day("expires")) and not _renewed(gained, "name", "awarded", entries):
            what, todo = "runs out", "pdp set FILE ID expires=DAY"
            yield _make("expiry", what, todo, ("qualifications", gained), day)
    for done in entries.parts("activities"):
        if (day := done.day("dueAgain")) and not _renewed(done, "title", "start", entries):
            yield _make("expiry", "due again", "pdp add training FILE", ("activities", done), day)
    for member in entries.parts("recognitions"):
        if day := member.day("until"):
            what, todo = "runs out", "pdp set FILE ID until=DAY"
            yield _make("expiry", what, todo, ("recognitions", member), day)
    for role in entries.parts("roles"):
        if (day := role.day("termEnd")) and not role.day("end"):
            what, todo = "the term of office ends", "pdp set FILE ID end=DAY"
            yield _make("expiry", what, todo, ("roles", role), day)


def _renewed(entry: Entry, name: str, start: str, entries: Entry) -> bool:
    """Whether a later entry of the same kind has the same name."""
    array = "qualifications" if name == "name" else "activities"
    since = entry.day(start)
    return any(
        other.line(name).casefold() == entry.line(name).casefold()
        and other.id != entry.id
        and (later := other.day(start))
        and (not since or first_day(later) > first_day(since))
        for other in entries.parts(array)
    )


def _find_lists(entries: Entry) -> Iterator[Due]:
    """The newest withdrawal list of each issuer and year, unless the issuer has closed."""
    newest: dict[str, Entry] = {}
    for one in entries.parts("lists"):
        known = newest.get(one.line("list"))
        if known is None or one.line("validFrom") > known.line("validFrom"):
            newest[one.line("list")] = one
    for name, one in newest.items():
        if not one.flag("last") and (day := _read_end(one)):
            issuer, _, year = name.removeprefix("did:web:").partition("#withdrawals-")
            what = "the withdrawal list runs out; ask for a newer one"
            yield Due("list", what, "pdp merge FILE LIST", day, name, f"{issuer}, {year}")


def _find_statements(entries: Entry) -> Iterator[Due]:
    """What employers stated until a day, such as a certificate that they had seen."""
    for statement in entries.parts("statements"):
        if day := _read_end(statement):
            name = statement.part("credentialSubject").part("achievement").line("name")
            what = "the statement runs out; ask for a newer one"
            yield Due("expiry", what, "pdp merge FILE STATEMENT", day, statement.id, name)


def _read_end(signed: Entry) -> date | None:
    try:
        return parse_moment(signed.tree.get("validUntil")).date()
    except ValueError:
        return None


def _make(kind: str, what: str, todo: str, found: Found, day: str = "") -> Due:
    entry = found[1]
    about = name_entry(*found).title
    own = read_visibility(entry.tree) == "own"
    return Due(kind, what, todo, last_day(day) if day else None, entry.id, about, own)
