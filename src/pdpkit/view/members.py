"""An entry member by member: names in words, codes by their labels, days as people say them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pdpkit.editing.fields import MINUTES, Field, choose_form, read_fields
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment, say_day, say_moment
from pdpkit.kinds import say_member
from pdpkit.ledger import Place
from pdpkit.view.entries import Entry
from pdpkit.view.places import say_entry
from pdpkit.view.saying import IMPACT_LEVELS, say_minutes
from pdpkit.vocabulary import VOCABULARIES, find_label

_PRIVATE = "private, never leaves"
_UNKNOWN = "not known to this program"


@dataclass(frozen=True, slots=True)
class Member:
    """One member; ``depth`` counts the objects that it stands in."""

    label: str
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Scene:
    """The record around the entry: what links lead to, what codes of one's own mean."""

    fields: dict[tuple[str, ...], Field]
    labels: dict[str, str]
    targets: Mapping[str, str]


def list_members(place: Place, record: Tree, targets: Mapping[str, str]) -> tuple[Member, ...]:
    """Everything that stands in an entry, in its order; ``targets`` are what links lead to."""
    kind = choose_form(place.array, place.entry)
    scene = _Scene(
        {field.path: field for field in read_fields(place.array, kind)},
        {**_read_labels(record.get("holder")), **_read_labels(place.entry)},
        targets,
    )
    told = {name: value for name, value in place.entry.items() if name != "id"}
    return tuple(_say_object({**told, "id": place.entry.get("id")}, (), scene, 0))


def name_targets(record: Tree, places: Iterable[Place]) -> dict[str, str]:
    """What links can lead to, in words by id: all entries of the record, and its statements."""
    entries = {str(p.entry.get("id")): say_entry(p.array, p.number, p.entry) for p in places}
    return entries | dict(map(_name_statement, Entry(record).parts("statements")))


def say_value(field: Field, value: Any, record: Tree) -> str:
    """One value of a field as it would be shown."""
    scene = _Scene({field.path: field}, _read_labels(record.get("holder")), {})
    return _say(field, value, scene)


def _say_object(tree: Tree, path: tuple[str, ...], scene: _Scene, depth: int) -> Iterator[Member]:
    for name, value in tree.items():
        yield from _say_member((*path, name), value, scene, depth)


def _say_member(path: tuple[str, ...], value: Any, scene: _Scene, depth: int) -> Iterator[Member]:
    label = _PRIVATE if path == ("private",) else say_member(path[-1])
    label = f"{label[:1].upper()}{label[1:]}"
    objects = [one for one in (value if isinstance(value, list) else [value])
               if isinstance(one, dict)]  # fmt: skip
    if objects:
        for one in objects:
            yield Member(label, "", depth)
            yield from _say_object(one, path, scene, depth + 1)
        return
    field = scene.fields.get(path)
    known = field or path[0] in ("private", "ext") or path[-1] in ("id", "created", "updated")
    values = value if isinstance(value, list) else [value]
    texts = [_say(field, one, scene) for one in values]
    text = "; ".join(texts) if known else f"{'; '.join(texts)} ({_UNKNOWN})"
    yield Member(label, text, depth)


def _say(field: Field | None, value: Any, scene: _Scene) -> str:
    form = field.form if field else ""
    if field and form in VOCABULARIES:
        return find_label(form, str(value), scene.labels)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if field and isinstance(value, int):
        return _say_number(field, value)
    if form == "EntryId":
        return scene.targets.get(str(value), f"{value}, which is not here")
    if isinstance(value, str):
        return _say_time(form, value)
    return "" if value is None else str(value)


def _say_number(field: Field, value: int) -> str:
    if field.form == MINUTES:
        return say_minutes(value) or "0 minutes"
    is_level = field.path[-1] == "level" and field.owner in ("ImpactPlan", "Evaluation")
    return f"{value}, {IMPACT_LEVELS.get(value, '')}" if is_level else str(value)


def _say_time(form: str, value: str) -> str:
    try:
        if form == "Day":
            return say_day(value)
        if value.endswith("Z") and value[10:11] == "T":
            return say_moment(parse_moment(value))
    except ValueError:
        pass
    return value


def _name_statement(statement: Entry) -> tuple[str, str]:
    name = statement.part("credentialSubject").part("achievement").line("name")
    return statement.id.removeprefix("urn:uuid:"), f"an employer's statement, “{name}”"


def _read_labels(holder: Any) -> dict[str, str]:
    ext = holder.get("ext", {}) if isinstance(holder, dict) else {}
    labels = ext.get("labels") if isinstance(ext, dict) else None
    return labels if isinstance(labels, dict) else {}
