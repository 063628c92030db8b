"""Which managers have not yet agreed to the plan of a secondment: for its holder alone.

A share never tells it, since nothing in one tells of what is not there.
"""

from collections.abc import Collection
from datetime import date
from typing import Final

from pdpkit.encoding.times import last_day
from pdpkit.view.entries import Entry
from pdpkit.view.related import Related

BOTH: Final = ("home manager", "host manager")
_OVER: Final = {
    "secondments": ("ended", "withdrawn"),
    "goals": ("met", "partly-met", "dropped"),
    "stages": (),
}


def find_awaited(
    array: str, entry: Entry, record: Entry, agreed: Collection[str], at: date
) -> tuple[str, ...]:
    """The roles that have not agreed to an entry as it stands; ``agreed`` are those that have.

    Two managers agree to a secondment that is not over, and to a goal or stage that goes with it.
    """
    if array not in _OVER or _is_over(array, entry, at):
        return ()
    if array != "secondments":
        related = Related(record)
        beside = (*related.rests_on(entry), *related.resting_on(entry))
        if not any(a == "secondments" and not _is_over(a, one, at) for a, one in beside):
            return ()
    return tuple(role for role in BOTH if role not in agreed)


def _is_over(array: str, entry: Entry, at: date) -> bool:
    end = entry.day("end")
    return entry.line("state") in _OVER[array] or bool(end and last_day(end) < at)
