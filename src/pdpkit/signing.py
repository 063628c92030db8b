"""Makes and signs the holder's record (spec rules 1, 11, 14).

Signing records what changed since the last signature, by whatever editor it was changed.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import normalise
from pdpkit.errors import InputError, SecretError
from pdpkit.identity import judge_log, name_log
from pdpkit.keys import SigningKey
from pdpkit.ledger import Changes, revise
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import Outcome

# What others signed, or what is kept as its exact bytes, is never rewritten.
_NOT_OURS: Final = frozenset(
    ("statements", "lists", "cards", "badges", "conflicts", "ledger", "proof")
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A record after signing; ``again`` is false when it was signed already and nothing changed."""

    tree: Tree
    changes: Changes
    again: bool


def new_record(name: str, staff_groups: list[str], key_log: list[Tree], language: str) -> Tree:
    """An empty record for the holder of a key log; it is not yet signed."""
    return {
        "format": Kind.RECORD.format,
        "id": str(uuid.uuid4()),
        "language": language,
        "revision": 0,
        "holder": {
            "id": name_log(key_log),
            "keyLog": key_log,
            "name": name,
            "staffGroups": staff_groups,
        },
    }


def sign_record(record: Tree, key: SigningKey, moment: datetime) -> Signed:
    """Sign the record as it stands.

    ``SecretError`` ``key-not-holder`` unless ``key`` is the tip of the record's key log, so that
    somebody else who opens and saves the file breaks nothing; ``InputError`` for a key log that
    does not hold.
    """
    holder = record.get("holder", {})
    check, identity = judge_log(holder.get("keyLog"), holder.get("id"))
    if identity is None:
        raise InputError(check.code, check.where, **check.values)
    if identity.tip != key.text:
        raise SecretError("key-not-holder")
    own = {n: v if n in _NOT_OURS else normalise(v) for n, v in record.items()}
    own["holder"]["keyLog"] = holder["keyLog"]
    revised, changes = revise(own, moment)
    if not changes.count and revised == record and _is_signed(record, identity.tip):
        return Signed(record, changes, again=False)
    revised["revision"] = _revision(record) + 1
    created = {"created": format_moment(moment)}
    return Signed(sign_by_holder(revised, Kind.RECORD, key, created), changes, again=True)


def _is_signed(record: Tree, tip: str) -> bool:
    judgement = judge(record, Kind.RECORD)
    return judgement.check.outcome is Outcome.PASSED and judgement.key == tip


def _revision(record: Tree) -> int:
    revision: Any = record.get("revision", 0)
    if type(revision) is not int or revision < 0:
        raise InputError("schema-member-type", "/revision", wanted="a whole number")
    return revision
