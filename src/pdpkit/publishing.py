"""Publishes a trust's withdrawal lists, one for each year in which it issued (spec rule 9)."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.keys import SigningKey
from pdpkit.proof import sign
from pdpkit.withdrawal import MAX_DAYS, list_id
from pdpkit.workspace import Issued, Trust


def sign_lists(
    trust: Trust, issued: Mapping[str, Issued], key: SigningKey, moment: datetime
) -> dict[int, Tree]:
    """A fresh list for each year, good for 120 days; the current year has one even when empty."""
    years = {int(one.valid_from[:4]) for one in issued.values()} | {moment.year}
    created = {"created": format_moment(moment)}
    return {
        year: sign(_make_list(trust, issued, year, moment), Kind.LIST, key, trust.id, created)
        for year in sorted(years)
    }


def _make_list(trust: Trust, issued: Mapping[str, Issued], year: int, moment: datetime) -> Tree:
    withdrawn = [
        one for one in issued.values() if one.withdrawn and int(one.valid_from[:4]) == year
    ]
    return {
        "format": Kind.LIST.format,
        "issuer": trust.id,
        "list": list_id(trust.id, year),
        "sequence": trust.published,
        "validFrom": format_moment(moment),
        "validUntil": format_moment(moment + timedelta(days=MAX_DAYS)),
        "entries": [_enter(one) for one in sorted(withdrawn, key=lambda one: one.digest)],
    }


def _enter(one: Issued) -> Tree:
    entry: Tree = {"digest": one.digest, "on": one.withdrawn, "reason": one.reason or "other"}
    if one.replaced_by:
        entry["replacedBy"] = one.replaced_by
    return entry
