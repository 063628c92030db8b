"""The published schemas as any other program would use them, and a sample of all they are for."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators
from referencing import Registry
from referencing.jsonschema import DRAFT202012

import world
from generate.schemas import FOLDER
from interop import kinds
from pdpkit.card import sign_card
from pdpkit.encoding.times import check_day, parse_moment
from pdpkit.identity import rotate
from pdpkit.introduction import sign_introduction
from pdpkit.issuing import Fact, Prepared, write_prepared
from pdpkit.keystore import Unlocked, lock
from pdpkit.link import sign_link
from pdpkit.profile import FORMAT as PROFILE_MARK
from pdpkit.register.mapping import ColumnMap
from pdpkit.request import make_request
from pdpkit.workspace import Issued, Person, Trust, TrustKey, create

Tree = dict[str, Any]

formats = FormatChecker(formats=())


@formats.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    return not isinstance(value, str) or bool(check_day(value))


@formats.checks("date-time", raises=ValueError)
def is_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(parse_moment(value))


def pattern(_judge: object, wanted: str, value: object, _schema: object) -> Any:
    """As JavaScript and Rust read it: a dollar is the end, not the line feed before it."""
    if isinstance(value, str) and not re.search(wanted.replace("$", r"\Z"), value):
        yield ValidationError("another form")


Judge = validators.extend(Draft202012Validator, {"pattern": pattern})


def read(name: str) -> Tree:
    schema: Tree = json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))
    return schema


def judge_by(schema: Tree, registry: Any = None) -> Any:
    """A judge of a schema; it finds the published ones beside it."""
    return Judge(schema, registry=registry or _registry(), format_checker=formats)


@cache
def _registry() -> Any:
    schemas = [(path.name, json.loads(path.read_bytes())) for path in FOLDER.iterdir()]
    return Registry().with_resources((n, DRAFT202012.create_resource(s)) for n, s in schemas)


@cache
def make_samples(folder: Path) -> dict[str, list[Tree]]:
    """For each schema but the models' and those of what is printed: files as they are written."""
    moment, later = world.moment(), world.moment(300)
    holder = world.record()["holder"]
    keys = {"key": world.TRUST_KEY.text, "validFrom": moment, "validUntil": later}
    card = {
        "format": "pdp-issuer/1.0",
        "id": world.TRUST,
        "name": "Saltmarsh Learning Trust",
        "numbers": {"uid": "99901", "trustRef": "TR99901"},
        "keys": [keys],
        "lists": "https://saltmarsh.example/lists",
    }
    share = world.share(world.record(*kinds.make().values(), lists=[world.withdrawals()]))
    log = rotate(world.PRIYA.log, world.PRIYA.entropy)
    link = sign_link(world.PRIYA.id, world.PRIYA.log, world.KEEPER.id, world.PRIYA.key, world.NOW)
    introduction = sign_introduction(
        holder | {"links": [link]}, world.TRUST, "A code", world.PRIYA.key, world.NOW
    )
    withdrawn = {"digest": "A" * 43, "on": "2026-01-01", "reason": "other"}
    return {
        "statement": list(kinds.make().values()),
        "share": [share],
        "withdrawal-list": [world.withdrawals(), world.withdrawals(withdrawn, last=True)],
        "directory": [world.directory().tree],
        "issuer-card": sign_card(card, [world.TRUST_KEY], world.NOW),
        "introduction": [introduction],
        "link": [link],
        "key-event": log,
        "keystore": [_make_keystore(world.PRIYA.id), _make_keystore(world.TRUST)],
        "pins": [json.loads(world.PINS.add_issuer(card, keys["key"], world.NOW).data)],
        "request": [
            json.loads(
                make_request("Northway", "An interview", ("goals",), "2026-12-31", world.NOW).data
            )
        ],
        "profile": [
            {
                "format": PROFILE_MARK,
                "name": "For the board",
                "visibilities": ["public"],
                "sections": ["goals", "roles"],
                "celebrated": True,
            }
        ],
        **_make_workspace(folder, moment, later),
        "register-map": [
            json.loads(ColumnMap({"date": "Day"}, {"title": "INSET"}, header_row=4).data)
        ],
        "drafts": [_make_drafts()],
        "roster-map": [{"format": "pdp-roster-map/1", "columns": {"number": "No."}}],
    }


def _make_keystore(owner: str) -> Tree:
    key = Unlocked(world.PRIYA.key, world.PRIYA.entropy)
    return lock(key, "six plain example words for testing", owner, 0, world.NOW).tree


def _make_drafts() -> Tree:
    members = {"speaker": "trust", "entry": {"id": "6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11"}}
    fact = Fact("1001", "sighted", members, "Reasoning talk", "2027-08-31")
    prepared = Prepared(fact, "Priya Nair", world.PRIYA.id, "goals")
    drafts: Tree = json.loads(write_prepared([prepared], world.TRUST, world.NOW))
    return drafts


def _make_workspace(folder: Path, moment: str, later: str) -> dict[str, list[Tree]]:
    trust = Trust(world.TRUST, "Saltmarsh Learning Trust", {"uid": "99901"})
    person = Person("1001", "Priya Nair", None, "A code", world.PRIYA.id, world.PRIYA.log)
    issued = Issued(
        *("A" * 43, "6b1f3c52-0c0e-4a57-9a3e-2f1d6f3f0a11", "A" * 43, "Priya Nair", "led"),
        *("Led: INSET", moment, "2026", 0, "1001", world.PRIYA.id, "2026-07", "A" * 43),
        *("2026-11-22", "superseded", "A" * 43),
    )
    workspace = create(folder / "trust", trust).with_key(
        TrustKey("2026", world.TRUST_KEY.text, moment, later)
    )
    workspace.with_people({person.number: person}).keep([({}, issued)], [issued])
    files = {"workspace": "workspace", "people": "people", "issued": "issued/00001/issued"}
    return {
        name: [json.loads((folder / "trust" / f"{path}.json").read_bytes())]
        for name, path in files.items()
    }


# What a hand may put in place of a value.
ODD: list[Any] = [
    *(None, True, 0, -1, 7, 2**53, "", "x", "x\n", "\n", [], {}, ["x"], {"x": 1}),
    *("2025-02-30", "2026", "2026-13", "2026-02-29T10:00:00Z"),
    *("did:web:xn--a.example", "did:web:a.example"),
]


def find_spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every value in a tree, the whole first."""
    found = [path]
    inside: Any = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for name, member in inside:
        found += find_spots(member, (*path, name))
    return found


@st.composite
def changes(draw: st.DrawFn, tree: Tree) -> Tree:
    """A copy of a tree with one value set to something odd, dropped, or a member added."""
    copy = world.copy(tree)
    path = draw(st.sampled_from(find_spots(copy)[1:]))
    act = draw(st.sampled_from(["set", "drop", "add"]))
    place: Any = copy
    for step in path[:-1]:
        place = place[step]
    if act == "set":
        place[path[-1]] = draw(st.sampled_from(ODD))
    elif act == "drop":
        del place[path[-1]]
    elif isinstance(place[path[-1]], dict):
        place[path[-1]]["added"] = draw(st.sampled_from(ODD))
    return copy
