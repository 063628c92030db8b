"""A framework: items with levels, told in a file of its own (docs/spec.md, Frameworks)."""

import json
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError, UsageError
from pdpkit.findings import Finding, find, has_errors
from pdpkit.form import Reading, judge_form
from pdpkit.resources import read_text
from pdpkit.values import (
    Code,
    Day,
    Form,
    FrameworkId,
    Free,
    ItemCode,
    Line,
    Many,
    Maybe,
    Part,
    Text,
    Version,
    WebLink,
)
from pdpkit.vocabulary import frameworks, people

FrameworkStatus = Annotated[str, Code(frameworks.FRAMEWORK_STATUS)]
ItemKind = Annotated[str, Code(frameworks.ITEM_KIND)]
StaffGroup = Annotated[str, Code(people.STAFF_GROUP)]
FrameworkFormat = Annotated[
    str, Form("FrameworkFormat", "the mark pdp-framework/1", "^pdp-framework/1$")
]


class Level(Part):
    """One level of an item, with what is expected at it."""

    level: ItemCode
    """The level's code."""
    expectation: Text
    """What somebody at this level does."""


class Item(Part):
    """One item of a framework, in our own short words; the publisher's stand at the link."""

    code: ItemCode
    """Its code, which never changes within a version."""
    label: Line
    """What it is about, in short."""
    kind: Maybe[ItemKind] = None
    """Attitude, behaviour, skill or another sort of thing."""
    parent: Maybe[ItemCode] = None
    """The item that it is a part of."""
    levels: Many[Level] = ()
    """Its levels, lowest first."""
    applies_to: Many[StaffGroup] = ()
    """The groups that it is for; none named means everybody."""


class Framework(Part):
    """A framework in one version. A record embeds those that it refers to, whole."""

    format: FrameworkFormat
    """The mark of such a file."""
    id: FrameworkId
    """Its short name, the same in every version."""
    version: Version
    """The version."""
    title: Line
    """What it is called."""
    status: FrameworkStatus
    """Whether it is in use."""
    by: Maybe[Line] = None
    """Who publishes it."""
    source: Maybe[Line] = None
    """What it was taken from."""
    link: Maybe[WebLink] = None
    """Where the publisher's own words stand."""
    as_of: Maybe[Day] = None
    """When this was so."""
    note: Maybe[Text] = None
    """What a reader should know, such as that nobody is scored by it."""
    applies_to: Many[StaffGroup] = ()
    """The groups that it is for; none named means everybody."""
    items: Many[Item] = ()
    """The items."""
    ext: Maybe[Free] = None
    """Members of the writer's own."""


# Those that the program brings along, and the blank one that a trust begins with.
SHIPPED: Final = ("ts", "hts2020", "ittecf", "ta2016", "isbl", "gov", "spp-roles")
TEMPLATE: Final = "trust-leadership"
# How a text of the blank one begins that nobody has written yet.
TO_WRITE: Final = "To be written"


def read_framework(tree: Any) -> Reading[Framework]:
    """The typed framework, or None with what is wrong with its form."""
    return judge_form(Framework, tree)


def load_framework(name: str) -> Tree:
    """A framework that the program brings along; ``UsageError`` ``framework-unknown``."""
    if name not in (*SHIPPED, TEMPLATE):
        raise UsageError("framework-unknown", name=name[:40], names=", ".join(SHIPPED))
    framework: Tree = json.loads(read_text(f"frameworks/{name}.json"))
    return framework


def judge_framework(tree: Any) -> Reading[Framework]:
    """As ``read_framework``; also codes that stand twice, parents of nothing, text left to write.

    None stands for the value where anything is an error.
    """
    reading = read_framework(tree)
    if reading.value is None:
        return reading
    found = tuple(_judge_items(reading.value))
    return Reading(None if has_errors(found) else reading.value, (*reading.findings, *found))


def new_framework(name: str, title: str, by: str, start: str = TEMPLATE) -> Tree:
    """A framework of a trust's own, begun from the items of one that the program brings along.

    ``UsageError`` ``framework-unknown``; ``InputError`` ``framework-name``.
    """
    template = load_framework(start)
    own = {"id": name, "version": "1", "title": title, "status": "draft", "by": by}
    framework = template | own
    if start != TEMPLATE:
        framework.pop("link", None)
        framework["source"] = f"Begun from: {template['title']}, version {template['version']}"
    if read_framework(framework).value is None:
        raise InputError("framework-name", name=name[:40])
    return framework


class Use(NamedTuple):
    """One use of a framework by an entry: whose, of which id and version, which item and level."""

    where: str
    key: tuple[str, str]
    item: str | None
    level: str | None


def find_references(contents: Tree) -> Iterator[Use]:
    """Each use of a framework in the tree of a record, or of what a share carries."""
    for kind, entries in contents.items():
        if kind == "frameworks" or not isinstance(entries, list):
            continue
        for number, entry in enumerate(entries):
            if isinstance(entry, dict):
                uses = [entry, *_list(entry.get("frameworkItems"))]
                where = f"/{kind}/{number}"
                yield from (use for each in uses if (use := _read_use(where, each)))


def find_definition(contents: Tree, key: tuple[str, str]) -> Tree | None:
    """The definition of one version that stands in ``contents``."""
    return next((f for f in _list(contents.get("frameworks")) if _key(f) == key), None)


def embed(record: Tree, known: Iterable[Tree] = ()) -> Tree:
    """``record`` with each framework that an entry uses, from ``known`` or those brought along.

    What stands in it already stays as it is, and a framework that nobody has stays missing: the
    rules then say so.
    """
    have = {_key(framework) for framework in _list(record.get("frameworks"))}
    given = {_key(framework): framework for framework in known}
    missing = dict.fromkeys(use.key for use in find_references(record) if use.key not in have)
    found = [f for key in missing if (f := given.get(key) or _find_shipped(key))]
    if not found:
        return record
    return {**record, "frameworks": [*_list(record.get("frameworks")), *found]}


def put_framework(record: Tree, framework: Tree, *, replace: bool = False) -> Tree:
    """``record`` with the definition; the same one again is ``record`` itself.

    ``InputError`` ``framework-differs`` when other words stand in the record as that version,
    unless they are to be replaced.
    """
    there = find_definition(record, _key(framework))
    if there == framework:
        return record
    if there is not None and not replace:
        raise InputError("framework-differs", name=framework["id"], version=framework["version"])
    others = [f for f in _list(record.get("frameworks")) if f is not there]
    return {**record, "frameworks": [*others, framework]}


def _judge_items(framework: Framework) -> Iterator[Finding]:
    codes = [item.code for item in framework.items]
    for number, item in enumerate(framework.items):
        where = f"/items/{number}"
        if item.code in codes[:number]:
            yield find("framework-code-twice", f"{where}/code", code=item.code)
        if item.parent is not None and item.parent not in codes[:number]:
            yield find("framework-parent", f"{where}/parent", code=item.parent)
        levels = [each.level for each in item.levels]
        for place, level in enumerate(levels):
            if level in levels[:place]:
                yield find("framework-code-twice", f"{where}/levels/{place}/level", code=level)
        if any(each.expectation.startswith(TO_WRITE) for each in item.levels):
            yield find("framework-to-write", where, code=item.code)


def _find_shipped(key: tuple[str, str]) -> Tree | None:
    framework = load_framework(key[0]) if key[0] in SHIPPED else None
    return framework if _key(framework) == key else None


def _read_use(where: str, use: Any) -> Use | None:
    key = _key(use.get("framework")) if isinstance(use, dict) else ("", "")
    return Use(where, key, use.get("item"), use.get("level")) if all(key) else None


def _key(framework: Any) -> tuple[str, str]:
    if not isinstance(framework, dict):
        return "", ""
    return str(framework.get("id", "")), str(framework.get("version", ""))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
