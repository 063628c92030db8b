"""A change in words: all that would be signed, for whom, and all that would be withdrawn."""

from collections.abc import Iterable
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.issuing import Change, Draft

_REASONS: Final = {
    "mistake": "it was a mistake",
    "superseded": "another one takes its place",
    "other": "no reason is given",
}
_LABELS: Final = {
    "activityType": "kind",
    "body": "awarded by",
    "checked": "how it was checked",
    "org": "place",
    "previous": "the key before",
    "provider": "offered by",
    "seen": "on",
    "speaker": "in the role of",
    "statements": "by name",
}
_UNITS: Final = {
    "fte": "of full time",
    "daysPerWeek": "days a week",
    "daysPerYear": "days a year",
}
# Of one person so much is told under one name.
_MANY: Final = 3
_TOLD_ELSEWHERE: Final = frozenset(
    (
        *("id", "type", "identifier", "achievement", "statement", "keyLog"),
        *("start", "end", "date", "minutes", "granted"),
        # These are the title.
        *("role", "post", "what", "name", "homeOrg", "hostOrg", "framework", "item", "of"),
        # This is shown whole.
        "entry",
    )
)


def count(number: int, noun: str) -> str:
    """A number of things with its verb: 1 statement is, 2 statements are."""
    return f"1 {noun} is" if number == 1 else f"{number} {noun}s are"


def show_change(console: Console, change: Change) -> None:
    """Everything that would be signed and withdrawn, in words."""
    if not change:
        console.say("There is nothing to change.")
        return
    new = [draft for draft in change.drafts if draft.replaces is None]
    anew = [draft for draft in change.drafts if draft.replaces is not None]
    if new:
        console.say("To be signed:", "bold")
        show_drafts(console, new)
    if anew:
        console.say("To be signed in the place of earlier ones, which are withdrawn:", "bold")
        show_drafts(console, anew)
    if change.withdrawn:
        console.say("To be withdrawn for ever:", "bold")
        for one in change.withdrawn:
            day = f", {say_day(one.start)}" if one.start else ""
            because = _REASONS[one.reason or "other"]
            console.say(f"- {one.name}: {one.title}{day} ({one.id[:8]}; {because})", indent=2)


def show_drafts(console: Console, drafts: Iterable[Draft]) -> None:
    """What is stated, once for everybody of whom the same is stated."""
    people: dict[str, dict[str, list[str]]] = {}
    for draft in drafts:
        bound = "Tied to their key" if "id" in draft.tree["credentialSubject"] else "By name alone"
        people.setdefault(say_fact(draft.tree), {}).setdefault(bound, []).append(_say_person(draft))
    same = {(bound, *set(names)) for kinds in people.values() for bound, names in kinds.items()}
    if len(people) > _MANY and len(same) == 1:
        bound, *names = next(iter(same))
        console.say(f"{bound}: {'; '.join(names)}", indent=2)
        for fact, kinds in people.items():
            times = len(kinds[bound])
            console.say(f"- {fact}{f' ({times} times)' if times > 1 else ''}", indent=4)
        return
    for fact, kinds in people.items():
        console.say(fact, indent=2)
        for bound, names in kinds.items():
            console.say(f"{bound}: {'; '.join(names)}", indent=4)


def say_fact(tree: Tree) -> str:
    """All that a statement says but whose it is."""
    subject = tree["credentialSubject"]
    told = [subject["achievement"]["name"]]
    if start := subject.get("start") or subject.get("date"):
        end = subject.get("end")
        told.append(f"{say_day(start)} to {say_day(end)}" if end else say_day(start))
    told += [_say_member(n, value) for n, value in subject.items() if n not in _TOLD_ELSEWHERE]
    if minutes := subject.get("minutes"):
        told.append(f"{minutes} minutes")
    if until := tree.get("validUntil"):
        told.append(f"counts until {say_day(until[:10])}")
    return ", ".join(told)


def _say_member(name: str, value: object) -> str:
    label = _LABELS.get(name, name)
    if isinstance(value, list):
        return f"{label}: {len(value)}"
    if name == "seen":
        return f"{label} {say_day(str(value))}"
    if not isinstance(value, dict):
        return f"{label}: {value}"
    inner = [
        f"{part} {_UNITS.get(unit, '')}".strip()
        for unit, part in value.items()
        if not isinstance(part, dict | list)
    ]
    return f"{label}: {', '.join(inner)}"


def _say_person(draft: Draft) -> str:
    name, before = read_name(draft.tree), draft.replaces
    if before is None:
        return name
    former = f" to {before.name}" if before.name != name else ""
    return f"{name} (instead of {before.id[:8]}{former})"


def read_name(tree: Tree) -> str:
    """The name that a statement is made out to."""
    named = tree["credentialSubject"]["identifier"]
    return next(str(one["identityHash"]) for one in named if one["identityType"] == "name")


def plain_change(change: Change) -> Tree:
    """A change for programs."""
    return {
        "issued": [
            {
                "name": read_name(draft.tree),
                "statement": draft.says,
                "title": draft.tree["credentialSubject"]["achievement"]["name"],
                "tied": "id" in draft.tree["credentialSubject"],
                "replaces": draft.replaces.id if draft.replaces else None,
            }
            for draft in change.drafts
        ],
        "withdrawn": [{"id": one.id, "reason": one.reason} for one in change.withdrawn],
    }
