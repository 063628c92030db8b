"""A new employer's own promise, made from what a share shows as promised before or asked for."""

from datetime import date
from typing import Any

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, last_day
from pdpkit.issuing.draft import GRANTED
from pdpkit.issuing.fact import Fact
from pdpkit.ledger import Place

# Of which entries a promise can be made.
PROMISED = ("entitlements", "asks")


def promise_entry(place: Place, number: str, today: date, until: str | None) -> Fact | None:
    """The promise of what an entry asks for, from today; None where no last day is known.

    ``until`` is the last day, else that of the entry where it is still to come.
    """
    entry = place.entry
    start, end = _read_day(entry.get("start")), until or entry.get("end")
    if not isinstance(end, str) or last_day(end) < today:
        return None
    begins = entry["start"] if start and start > today else today.isoformat()
    members: Tree = {name: entry[name] for name in ("what", "amount", "unit") if name in entry}
    return Fact(number, GRANTED, members | {"start": begins, "end": end})


def _read_day(value: Any) -> date | None:
    return first_day(value) if isinstance(value, str) else None
