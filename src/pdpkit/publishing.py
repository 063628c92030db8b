"""What a trust publishes: its card, and its withdrawal lists of each year in which it issued.

The lists are those of spec rule 9, the card that of "Who vouches for a trust".
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.keys import SigningKey
from pdpkit.proof import sign
from pdpkit.withdrawal import MAX_DAYS, list_id
from pdpkit.workspace import Issued, Trust

# A last list is for ever; forms want a day.
_LAST_YEARS = 100


def make_card(trust: Trust) -> Tree:
    """The trust's card without a signature."""
    unsigned: Tree = {
        "format": Kind.CARD.format,
        "id": trust.id,
        "name": trust.name,
        "numbers": trust.numbers,
        "keys": [
            {"key": entry.key, "validFrom": entry.valid_from, "validUntil": entry.valid_until}
            for entry in trust.keys
            if entry.valid_from < entry.valid_until
        ],
    }
    if trust.lists:
        unsigned["lists"] = trust.lists
    return unsigned


def sign_lists(
    trust: Trust,
    issued: Mapping[str, Issued],
    key: SigningKey,
    moment: datetime,
    *,
    last: bool = False,
) -> dict[int, Tree]:
    """A fresh list for each year, good for 120 days; the current year has one even when empty.

    ``issued`` is by digest. The ``last`` lists of a trust that closes do not run out.
    """
    years = {int(one.valid_from[:4]) for one in issued.values()} | {moment.year}
    created = {"created": format_moment(moment)}
    return {
        year: sign(_make_list(trust, issued, year, moment, last), Kind.LIST, key, trust.id, created)
        for year in sorted(years)
    }


def _make_list(
    trust: Trust, issued: Mapping[str, Issued], year: int, moment: datetime, last: bool
) -> Tree:
    withdrawn = [
        one for one in issued.values() if one.withdrawn and int(one.valid_from[:4]) == year
    ]
    until = moment + timedelta(days=MAX_DAYS)
    if last:
        until = moment.replace(year=moment.year + _LAST_YEARS, day=min(moment.day, 28))
    made: Tree = {
        "format": Kind.LIST.format,
        "issuer": trust.id,
        "list": list_id(trust.id, year),
        "sequence": trust.published,
        "validFrom": format_moment(moment),
        "validUntil": format_moment(until),
    }
    if last:
        made["last"] = True
    entries = sorted(withdrawn, key=lambda one: one.digest)
    return made | {"entries": [_enter(one, issued) for one in entries]}


def _enter(one: Issued, issued: Mapping[str, Issued]) -> Tree:
    entry: Tree = {"digest": one.digest, "on": one.withdrawn, "reason": one.reason or "other"}
    if newest := _find_newest(one, issued):
        entry["replacedBy"] = newest
    return entry


def _find_newest(one: Issued, issued: Mapping[str, Issued]) -> str | None:
    """What stands in a statement's place now: whoever has only that one lacks nothing."""
    found = one.replaced_by
    passed: set[str] = set()
    while (
        found and found not in passed and found in issued and (after := issued[found].replaced_by)
    ):
        passed.add(found)
        found = after
    return found
