"""Shows a holder in words what would leave and what stays, before anything is signed.

What stays is named only to a person who watches, or who asked for the preview: output that somebody
keeps tells counts alone.
"""

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.findings import Finding
from pdpkit.ledger import find_entries
from pdpkit.messages.sharing import (
    FREE_CHOICE,
    NEVER_LEAVES,
    SECTIONS,
    STAYS,
    UNSIGNED_REQUEST,
)
from pdpkit.request import Request
from pdpkit.sharing import Choice, Item
from pdpkit.view.contents import say_named
from pdpkit.view.entries import Entry, clip
from pdpkit.view.naming import name_entry
from pdpkit.view.saying import join, say_period
from pdpkit.vocabulary import find_label

# How many of a section are named where nobody asked for all.
MOST: Final = 8
# Warnings that somebody should have looked at before the words leave.
_WORTH_A_LOOK: Final = ("rule-r13", "entry-reason")


def show_request(console: Console, request: Request) -> None:
    """What somebody asks for, in plain words."""
    console.say(f"{request.asker} asks you to share, for: {request.purpose}.", "bold")
    wanted = ", ".join(_label(section).lower() for section in request.sections)
    console.say(f"They would like to see: {wanted}.", indent=2)
    console.say(f"They take an answer until {say_day(request.until)}.", indent=2)
    console.say(UNSIGNED_REQUEST, indent=2)
    console.say()


def show_choice(
    console: Console, choice: Choice, audience: str, purpose: str, until: str, *, whole: bool
) -> None:
    """What leaves and what stays; ``whole`` names everything, however much it is."""
    console.say(f"For {audience}, until {say_day(until)}, for: {purpose}.", "bold")
    console.say("\nThis leaves:", "bold")
    _show_holder(console, Entry(choice.record["holder"]))
    for section, items in _group(choice.leaving):
        _show_items(console, _label(section), items, whole=whole)
    if choice.lists or choice.cards:
        console.say("With the statements, withdrawal lists and cards of their employers", indent=2)
    if choice.names:
        console.say(f"Names of others, who agreed: {', '.join(choice.names)}", indent=2)
    else:
        console.say("Of other people only their roles", indent=2)
    if choice.staying:
        console.say("\nThis stays:", "bold")
    named = whole or console.watched
    for section, items in _group(choice.staying):
        for reason, some in groupby(sorted(items, key=_reason), key=_reason):
            found = list(some)
            heading = f"{_label(section)} ({len(found)}): {STAYS[reason]}"
            _show_items(console, heading, found if named else [], whole=whole)
    console.say(NEVER_LEAVES, indent=2)
    console.say(f"\n{FREE_CHOICE}")


def show_doubts(
    console: Console, record: Tree, choice: Choice, findings: Sequence[Finding]
) -> None:
    """Warnings about what leaves: words about pupils, or about why somebody was away."""
    leaving = {item.id: item for item in choice.leaving}
    places = {p.pointer: leaving[i] for i, p in find_entries(record).items() if i in leaving}
    doubts = [
        (item, finding)
        for finding in findings
        if finding.code in _WORTH_A_LOOK
        and (item := places.get("/".join(finding.where.split("/")[:3])))
    ]
    if doubts:
        console.say("\nLook at these once more:", "bold")
    for item, finding in doubts:
        console.say(f"{_title(item)}: {finding.message}", indent=2)


def plain_choice(choice: Choice, *, whole: bool) -> Tree:
    """The choice for a program; what stays has its title only where it was asked for."""
    arrays = {n: len(v) for n, v in choice.record.items() if isinstance(v, list)}
    arrays.pop("frameworks", None)
    return {
        "counts": arrays,
        "statements": len(choice.statements),
        "leaves": [
            {"section": item.section, "id": item.id, "title": _title(item)}
            for item in choice.leaving
        ],
        "stays": [
            {"section": item.section, "id": item.id, "because": item.stays}
            | ({"title": _title(item)} if whole else {})
            for item in choice.staying
        ],
    }


def ask_to_sign(console: Console) -> bool:
    """Whether the person who watches wants to sign; somebody else is not asked."""
    if not console.watched:
        return True
    sys.stderr.write("\nSign this and hand it on? Type yes if so.\n> ")
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _show_holder(console: Console, holder: Entry) -> None:
    """What says who shares: it leaves with everything else."""
    codes = holder.lines("staffGroups", most=20)
    groups = join([find_label("StaffGroup", code) for code in codes], ", ")
    named = join(
        [f"your name, {holder.line('name')}", groups and f"your staff groups, {groups}"], "; "
    )
    console.say(f"{named[0].upper()}{named[1:]}; the public record of your keys", indent=2)


def _group(items: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    sections = dict.fromkeys(item.section for item in items)
    return [(name, [item for item in items if item.section == name]) for name in sections]


def _show_items(console: Console, heading: str, items: list[Item], *, whole: bool) -> None:
    console.say(heading, indent=2)
    shown = items if whole else items[:MOST]
    for item in shown:
        console.say(f"{item.id[:8]}  {_title(item)}", indent=4)
    if len(items) > len(shown):
        rest = len(items) - len(shown)
        console.say(f"… and {rest} more; --dry-run names all", indent=4)


def _title(item: Item) -> str:
    if item.section == "statements":
        return _title_statement(item.tree)
    return clip(say_named(item.section, name_entry(item.section, Entry(item.tree))), 110)


def _title_statement(statement: Tree) -> str:
    tree = Entry(statement)
    subject = tree.part("credentialSubject")
    title = subject.part("achievement").line("name") or "A statement"
    day = say_period(subject.day("start"), subject.day("end"))
    replaces = "in place of an earlier one" if tree.line("replaces") else ""
    return join([clip(title, 90), tree.part("issuer").line("name"), day, replaces], ", ")


def _reason(item: Item) -> str:
    return item.stays


def _label(section: str) -> str:
    return SECTIONS.get(section, section)
