"""Takes a plainly written record, without ids, key or signature, into one of our own.

Whoever writes it may give entries short names of their own as ``id`` and use them in ``links``.
"""

import uuid
from typing import Any, Final

from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import normalise
from pdpkit.errors import InputError
from pdpkit.framework import embed
from pdpkit.record import KINDS, arrange, choose_visibility

_ENVELOPE: Final = frozenset(
    ("format", "id", "revision", "holder", "ledger", "proof", "statements", "lists", "conflicts")
)
_OPEN: Final = frozenset((*KINDS, "frameworks", "badges", "language", "ext"))


def adopt_plain(record: Tree, plain: Any) -> Tree:
    """``record`` with everything that a plain file says; every entry gets an id and a visibility.

    A framework that entries use is embedded, if the file has it or the program brings it along.
    ``InputError``: ``schema-not-object``; ``entry-plain-unknown`` for a member that is none of a
    record's, so that nothing that somebody wrote is left behind unseen; ``entry-link-unknown``.
    """
    if not isinstance(plain, dict):
        raise InputError("schema-not-object")
    for name in plain:
        if name not in _OPEN and name not in _ENVELOPE:
            raise InputError("entry-plain-unknown", f"/{name}", name=name)
    ids = _choose_ids(plain)
    adopted = dict(record)
    for name, value in plain.items():
        if name in KINDS and isinstance(value, list):
            adopted[name] = [_adopt(name, n, entry, ids) for n, entry in enumerate(value)]
        elif name == "holder" and isinstance(value, dict):
            own = {n: v for n, v in value.items() if n not in ("id", "keyLog", "links")}
            adopted["holder"] = adopted["holder"] | own | {"name": adopted["holder"]["name"]}
        elif name in _OPEN:
            adopted[name] = value
    return arrange(embed(normalise(adopted) | {"holder": adopted["holder"]}))


def _choose_ids(plain: Tree) -> dict[str, str]:
    """An id for each name that the writer used; what is a random UUID already stays."""
    ids: dict[str, str] = {}
    for kind in KINDS:
        entries = plain.get(kind, [])
        for number, entry in enumerate(entries if isinstance(entries, list) else []):
            name = entry.get("id") if isinstance(entry, dict) else None
            if not isinstance(name, str):
                continue
            if name in ids:
                raise InputError("entry-id-twice", f"/{kind}/{number}", other=name)
            ids[name] = name if _is_random(name) else str(uuid.uuid4())
    return ids


def _adopt(kind: str, number: int, entry: Any, ids: dict[str, str]) -> Any:
    if not isinstance(entry, dict):
        return entry
    given = entry.get("id")
    adopted: Tree = {"id": ids[given] if isinstance(given, str) else str(uuid.uuid4())}
    adopted |= {name: value for name, value in entry.items() if name != "id"}
    links = entry.get("links", [])
    if isinstance(links, list) and links:
        for place, link in enumerate(links):
            if link not in ids:
                where = f"/{kind}/{number}/links/{place}"
                raise InputError("entry-link-unknown", where, link=str(link)[:60])
        adopted["links"] = [ids[link] for link in links]
    adopted.setdefault("visibility", choose_visibility(kind, entry))
    return adopted


def _is_random(name: str) -> bool:
    try:
        return str(uuid.UUID(name)) == name and uuid.UUID(name).version == 4
    except ValueError:
        return False
