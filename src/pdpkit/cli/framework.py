"""The commands around frameworks: those brought along, a trust's own, into a record."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.findings import plain_findings, show_findings
from pdpkit.cli.loading import load_own_record, load_record
from pdpkit.cli.options import AsJson, DryRun, Force
from pdpkit.cli.session import edit, open_session, write
from pdpkit.encoding.reading import MAX_BYTES, Tree, read
from pdpkit.errors import InputError, PdpError, UsageError
from pdpkit.findings import Finding
from pdpkit.framework import (
    SHIPPED,
    TEMPLATE,
    find_references,
    judge_framework,
    load_framework,
    new_framework,
    put_framework,
)
from pdpkit.storage import load
from pdpkit.view.entries import Entry
from pdpkit.view.saying import say_code
from pdpkit.vocabulary import people

_SUFFIX = ".json"
InRecord = Annotated[
    Path | None,
    typer.Option("--record", metavar="FILE", help="Look at those that this record embeds."),
]


def list_(
    record: InRecord = None,
    as_json: AsJson = False,
) -> int:
    """List the frameworks that pdp brings along, or those that a record embeds.

    Example: pdp framework list
    """
    console = open_session(as_json).console
    known = _know(record)
    console.table(
        ["Name", "Version", "Status", "Title"],
        [[f["id"], f["version"], _say_status(f), f["title"]] for f in known],
    )
    if known:
        inside = f" --record {record}" if record else ""
        console.say(f"\nSee one: pdp framework show {known[0]['id']}{inside}")
    else:
        console.say("This record embeds no framework.")
    if record is None:
        console.say("Begin one of your own: pdp framework new FILE --title TITLE --by TRUST")
    members = ("id", "version", "title", "status", "by", "link")
    console.give({"frameworks": [{m: f[m] for m in members if m in f} for f in known]})
    return 0


def show(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="Its short name, or the file that it stands in.")
    ],
    version: Annotated[
        str | None, typer.Option("--version", metavar="VERSION", help="Which of its versions.")
    ] = None,
    record: InRecord = None,
    as_json: AsJson = False,
) -> int:
    """Show a framework: its items, their levels, whom they are for.

    Of a file it says first what has to be mended before it can be used.

    Example: pdp framework show ts
    """
    console = open_session(as_json).console
    if name.endswith(_SUFFIX):
        tree, findings, holds = _load(Path(name))
        if findings:
            show_findings(console, name, findings, tree, whole=True)
        if not holds:
            console.give(plain_findings([(name, findings)]))
            return 1
        _check_version(tree["id"], version, [tree])
        if findings:
            console.say()
    else:
        tree = _find(name, version, record)
    _print(console, tree)
    console.give(tree)
    return 0


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make.")],
    title: Annotated[str, typer.Option("--title", help="What it is called.")],
    by: Annotated[str, typer.Option("--by", help="Who publishes it, such as the trust.")],
    start: Annotated[
        str, typer.Option("--from", metavar="NAME", help="Begin with the items of this one.")
    ] = TEMPLATE,
    name: Annotated[
        str | None,
        typer.Option("--id", metavar="NAME", help="Its short name; else as the file is called."),
    ] = None,
    force: Force = False,
    as_json: AsJson = False,
) -> int:
    """Make a framework of a trust's own, to be filled in with any editor.

    It begins with one attitude, one behaviour and one skill, each with three levels; or, with
    --from, with the items of a framework that pdp brings along.

    Example: pdp framework new lead.framework.json --title "How we lead" --by "Our Trust"
    """
    console = open_session(as_json).console
    framework = new_framework(name or file.name.partition(".")[0], title, by, start)
    write(file, framework, force=force, private=False)
    console.say(f"{file} begins the framework “{title}”, called {framework['id']} in records.")
    console.say("Write your own words into it with any editor, then look at it:")
    console.say(f"pdp framework show {file}", indent=2)
    console.give({"file": str(file), "id": framework["id"], "version": framework["version"]})
    return 0


def add(
    framework: Annotated[
        str,
        typer.Argument(metavar="FRAMEWORK", help="Its file, or its name if pdp brings it along."),
    ],
    record: Annotated[Path, typer.Argument(metavar="RECORD", help="The record.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Take these words instead of those in the record.")
    ] = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> int:
    """Put a framework into a record whole, so that the record can be read without it.

    The record as it was stays beside it, as .bak.

    Example: pdp framework add lead.framework.json priya.pdp.json
    """
    session = open_session(as_json)
    console = session.console
    tree: Tree
    if framework.endswith(_SUFFIX):
        tree, findings, holds = _load(Path(framework))
        if findings:
            show_findings(console, framework, findings, tree, whole=True)
        if not holds:
            console.give(plain_findings([(framework, findings)]))
            return 1
    else:
        tree = load_framework(framework)
    before, stamp = load_own_record(record, session)
    try:
        after = put_framework(before, tree, replace=replace)
    except InputError as err:
        raise err.at(str(record)) from None
    saved = after is not before and not dry_run
    if saved:
        edit(record, after, stamp)
    key = tree["id"], tree["version"]
    uses = len({use.where for use in find_references(after) if use.key == key})
    done = "stands there already" if after is before else "would be put in" if dry_run else "is in"
    console.say(f"{record}: “{tree['title']}”, version {tree['version']}, {done}.")
    told = {0: "No entry refers", 1: "One entry refers"}.get(uses, f"{uses} entries refer")
    console.say(f"{told} to it.")
    if saved:
        console.say(f"The record as it was is in {record.name}.bak. Next: pdp sign {record}", "dim")
    console.give(
        {"file": str(record), "saved": saved, "id": key[0], "version": key[1], "uses": uses}
    )
    return 0


def _load(path: Path) -> tuple[Any, list[Finding], bool]:
    """What a file holds, what is wrong with it, and whether it can be used."""
    try:
        tree = read(load(path, max_bytes=MAX_BYTES).data)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None
    if not isinstance(tree, dict):
        raise InputError("schema-not-object", str(path))
    reading = judge_framework(tree)
    return tree, list(reading.findings), reading.value is not None


def _know(record: Path | None) -> list[Tree]:
    if record is not None:
        embedded = Entry(load_record(record)[0]).parts("frameworks")
        return [one.tree for one in embedded if _is_named(one.tree)]
    return [load_framework(name) for name in (*SHIPPED, TEMPLATE)]


def _find(name: str, version: str | None, record: Path | None) -> Tree:
    """The framework of that name: the newest that stands there, or the ``version``."""
    if record is None:
        found = [load_framework(name)]
    else:
        known = _know(record)
        found = [f for f in known if f["id"] == name]
        if not found:
            names = ", ".join(dict.fromkeys(f["id"] for f in known)) or "none"
            raise UsageError("framework-unknown", str(record), name=name[:40], names=names)
    return _check_version(name, version, found)


def _check_version(name: str, version: str | None, found: list[Tree]) -> Tree:
    chosen = [f for f in found if version in (None, f["version"])]
    if not chosen:
        versions = ", ".join(f["version"] for f in found)
        raise UsageError(
            "framework-version", name=name, version=(version or "")[:40], versions=versions
        )
    return max(chosen, key=lambda f: str(f["version"]))


def _is_named(framework: Tree) -> bool:
    return all(isinstance(framework.get(member), str) for member in ("id", "version", "title"))


def _print(console: Console, tree: Tree) -> None:
    shown = Entry(tree)
    console.say(f"{shown.text('title')} [{tree['id']}, version {tree['version']}]", "bold")
    told = {
        "Status": _say_status(tree),
        "By": shown.text("by"),
        "From": shown.text("source"),
        "Link": shown.text("link"),
        "For": _say_groups(shown) or "Everybody",
        "Note": shown.text("note"),
    }
    console.table(["", ""], [[label, text] for label, text in told.items() if text], indent=2)
    console.say()
    rows = []
    for item in shown.parts("items"):
        groups = _say_groups(item)
        about = item.text("label") + (f" (for: {groups})" if groups else "")
        rows.append([item.line("code"), say_code("ItemKind", item, "kind"), about])
        rows += [
            ["", "", f"{each.line('level')}: {each.text('expectation')}"]
            for each in item.parts("levels")
        ]
    console.table(["Code", "Kind", "What it is about"], rows, indent=2)


def _say_status(tree: Tree) -> str:
    return say_code("FrameworkStatus", Entry(tree), "status")


def _say_groups(entry: Entry) -> str:
    known = people.STAFF_GROUP.codes
    return ", ".join(known.get(group, group) for group in entry.lines("appliesTo", len(known)))
