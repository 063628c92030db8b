"""The worked examples and a long career as signed records, with statements by their employers."""

import json
import random
import sys
import uuid
from functools import cache
from pathlib import Path
from typing import Any, Final
from unittest import mock

from pdpkit.plain import adopt_plain
from pdpkit.profile import PROFILES
from pdpkit.proof import signed_digest
from pdpkit.signing import new_record, sign_record
from world import NOW, PRIYA, copy, moment, share, signed, statement

Tree = dict[str, Any]
ROOT: Final = Path(__file__).parent.parent
NAMES: Final = {
    "a": ("Priya Nair", "teacher"),
    "b": ("Marta Kowalczyk", "ta"),
    "c": ("Colin Adeyemi", "governor"),
    "d": ("Zoë Ní Bhriain", "leader"),
}
_ROLES: Final = {"led": "Led", "co-led": "Led", "took-part": "Attended"}


@cache
def example(letter: str) -> Tree:
    """Example ``letter`` as a record: every second activity, each secondment and goal is stated."""
    plain = json.loads((ROOT / "examples" / letter / "plain.json").read_bytes())
    name, group = NAMES[letter]
    drawn = random.Random(letter)
    with mock.patch.object(uuid, "uuid4", lambda: uuid.UUID(int=drawn.getrandbits(128), version=4)):
        record = adopt_plain(new_record(name, [group], PRIYA.log, "en-GB"), plain)
        record["statements"] = [
            *_state_activities(record, name),
            *_state_secondments(record, name),
            *_state_promises(record, name),
            *_state_goals(record, name),
        ]
    return sign_record(record, PRIYA.key, NOW).tree


@cache
def career() -> Tree:
    """Thirty-five years: 1,400 activities and all that goes with them, unsigned by employers."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        from career import Career
    finally:
        sys.path.pop(0)
    record: Tree = Career().make()
    record["holder"] |= {"id": PRIYA.id, "keyLog": PRIYA.log}
    return sign_record(record, PRIYA.key, NOW).tree


@cache
def shared(letter: str, profile: str = "interview") -> Tree:
    """The share of example ``letter``, or of the career for ``long``, by one of the profiles."""
    record = career() if letter == "long" else example(letter)
    return share(copy(record), profile=PROFILES[profile])


def _state_activities(record: Tree, name: str) -> list[Tree]:
    made = []
    for entry in record.get("activities", [])[::2]:
        if role := _ROLES.get(entry["role"]):
            says = "led" if role == "Led" else "attended"
            subject = {
                "statement": says,
                "start": entry["start"],
                "end": entry.get("end"),
                "minutes": entry.get("minutes"),
                "provider": entry.get("provider"),
            }
            made.append(_state(name, f"{role}: {entry['title']}", subject, entry))
    return made


def _state_secondments(record: Tree, name: str) -> list[Tree]:
    return [
        _state(
            name,
            f"Secondment: {entry['hostOrg']['name']}",
            {
                "statement": "secondment-served",
                "homeOrg": {"name": entry["homeOrg"]["name"]},
                "hostOrg": {"name": entry["hostOrg"]["name"]},
                "start": entry["start"],
                "end": entry.get("end") or "2026-08-31",
                "minutes": None,
            },
            entry,
        )
        for entry in record.get("secondments", [])
    ]


def _state_promises(record: Tree, name: str) -> list[Tree]:
    """Each promise with an amount, and a part of it given."""
    made = []
    for entry in record.get("entitlements", []):
        if not entry.get("amount"):
            continue
        promise = {
            "what": entry["what"],
            "amount": entry["amount"],
            "unit": entry["unit"],
            "start": entry.get("start") or "2026-09-01",
            "end": entry.get("end") or "2027-08-31",
            "minutes": None,
        }
        title = f"Promised: {entry['what']}"
        granted = _state(name, title, {**promise, "statement": "entitlement-granted"}, entry)
        digest = signed_digest(granted)
        given = {**promise, "statement": "entitlement-given", "granted": digest, "amount": "1"}
        made += [granted, _state(name, f"Given: {entry['what']}", given, entry)]
    return made


def _state_goals(record: Tree, name: str) -> list[Tree]:
    made = []
    for entry in record.get("goals", []):
        left_out = ("links", "private", "state", "updated", "visibility")
        carried = {n: v for n, v in entry.items() if n not in left_out}
        subject = {"statement": "agreed-plan", "speaker": "line manager", "entry": carried}
        title = f"Goal agreed: {entry['title']}"
        made.append(_state(name, title, {**subject, "start": None, "minutes": None}))
    return made


def _state(name: str, title: str, subject: Tree, entry: Tree | None = None) -> Tree:
    """A signed statement; the entry, where there is one, gets a link to it."""
    identifier = {"type": "IdentityObject", "hashed": False, "identityType": "name"}
    made = statement(
        id=f"urn:uuid:{uuid.uuid4()}",
        validFrom=moment(-9),
        subject={
            "identifier": [{**identifier, "identityHash": name}],
            "achievement": {
                "id": f"urn:uuid:{uuid.uuid4()}",
                "type": ["Achievement"],
                "name": title,
                "description": "As the register of the day says.",
                "criteria": {"narrative": "Named in the register."},
            },
            **{n: v for n, v in subject.items() if v is not None or n in ("start", "minutes")},
        },
    )
    if entry is not None:
        entry.setdefault("links", []).append(made["id"].removeprefix("urn:uuid:"))
    return signed(made)
