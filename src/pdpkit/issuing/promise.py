"""The promise that something given counts against: one that this trust made to the same person."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, last_day
from pdpkit.issuing.fact import Fact

GIVEN: Final = "entitlement-given"


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise that stands: the digest of its statement, to whom, and what it says."""

    digest: str
    number: str
    subject: Tree


def find_promise(fact: Fact, promises: Iterable[Promise]) -> tuple[str | None, str]:
    """The digest of the one promise that a fact counts against, or why there is none.

    A promise of the same thing in the same unit, in whose period the day lies; any other kind of
    fact needs none.
    """
    if fact.statement != GIVEN:
        return None, ""
    own = [promise for promise in promises if promise.number == fact.number]
    if "granted" in fact.members:
        wanted = fact.members["granted"]
        found = [one.digest for one in own if wanted and one.digest.startswith(str(wanted))]
    else:
        found = [one.digest for one in own if _fits(fact.members, one.subject)]
    if len(found) == 1:
        return found[0], ""
    return None, "no such promise was made to this person" if not found else (
        "several promises to this person could be meant"
    )


def _fits(given: Tree, promised: Tree) -> bool:
    if given.get("unit") != promised["unit"]:
        return False
    if str(given.get("what", "")).casefold() != promised["what"].casefold():
        return False
    try:
        day = first_day(given.get("start", ""))
    except ValueError:
        return False
    return first_day(promised["start"]) <= day <= last_day(promised["end"])
