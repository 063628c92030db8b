"""What an entry refers to: entries, frameworks, evidence elsewhere, codes of its own (R03)."""

from collections.abc import Iterator
from typing import Any, Final

from pdpkit.findings import Finding, find
from pdpkit.framework import find_definition, find_references
from pdpkit.record import KINDS, Holder
from pdpkit.rules.scene import Scene
from pdpkit.rules.survey import Survey
from pdpkit.shape import Shape, shape_of
from pdpkit.vocabulary import Vocabulary

_URN: Final = "urn:uuid:"


def judge_references(scene: Scene) -> Iterator[Finding]:
    """R03, (a) and (l); ids that repeat, links to nothing, frameworks that are missing."""
    yield from _judge_ids(scene)
    yield from _judge_evidence(scene)
    yield from _judge_frameworks(scene)
    yield from _judge_own_codes(scene)


def _judge_ids(scene: Scene) -> Iterator[Finding]:
    statements = {
        str(statement.get("id")).removeprefix(_URN) for statement in scene.record.statements
    }
    for kind in KINDS:
        for number, entry in enumerate(getattr(scene.record, kind)):
            where = f"/{kind}/{number}"
            first = scene.places[entry.id][0]
            if first != where or entry.id == scene.record.id:
                other = first if first != where else "/holder"
                yield find("entry-id-repeated", f"{where}/id", other=other)
            for place, link in enumerate(entry.links):
                if link not in scene.places and link not in statements:
                    yield find("entry-link-missing", f"{where}/links/{place}", link=link)


def _judge_evidence(scene: Scene) -> Iterator[Finding]:
    """(a): what lies with others can vanish with them, or change."""
    for number, evidence in enumerate(scene.record.evidence):
        elsewhere = evidence.location == "link" or evidence.held_by is not None
        if elsewhere and evidence.digest is None:
            yield find("rule-a", f"/evidence/{number}")


def _judge_frameworks(scene: Scene) -> Iterator[Finding]:
    for where, key, item, level in find_references(scene.tree):
        name, version = key
        framework = find_definition(scene.tree, key)
        if framework is None:
            yield find("entry-framework-missing", where, name=name, version=version)
            continue
        items = {i.get("code"): i for i in framework.get("items", ())}
        if item is not None and item not in items:
            yield _unknown(where, name, "item", item, items)
        elif item is not None and level is not None:
            levels = [each.get("level") for each in items[item].get("levels", ())]
            if levels and level not in levels:
                yield _unknown(where, name, "level", level, levels)


def _unknown(where: str, name: str, what: str, code: str, codes: Any) -> Finding:
    listed = ", ".join(map(str, codes))
    return find("entry-item-unknown", where, name=name, what=what, code=code, codes=listed)


def _judge_own_codes(scene: Scene) -> Iterator[Finding]:
    common = _read_labels(scene.tree["holder"])
    for found in scene.surveys:
        if "\nx-" not in found.text:
            continue
        labels = common | _read_labels(found.entry)
        shape = _choose_shape(found)
        for place, code, vocabulary in shape.find_own_codes(found.entry) if shape else ():
            yield from _judge_own_code(found.where + place, code, labels.get(code), vocabulary)


def _judge_own_code(where: str, code: str, label: Any, vocabulary: Vocabulary) -> Iterator[Finding]:
    similar = vocabulary.find_similar(code.removeprefix("x-"))
    if not isinstance(label, str) or not label.strip():
        hint = f" Or use the common code “{similar}”." if similar else ""
        yield find("rule-r03", where, code=code, similar=hint)
        return
    common = next((c for c, known in vocabulary.codes.items() if _same(known, label)), None)
    if common is None and code.removeprefix("x-") in vocabulary.codes:
        common = code.removeprefix("x-")
    if common is not None:
        yield find("rule-l", where, code=code, common=common)


def _same(first: str, second: str) -> bool:
    return first.casefold() == second.strip().casefold()


def _read_labels(holder: Any) -> dict[str, Any]:
    ext = holder.get("ext", {})
    labels = ext.get("labels") if isinstance(ext, dict) else None
    return labels if isinstance(labels, dict) else {}


def _choose_shape(found: Survey) -> Shape | None:
    array = found.where.split("/")[1]
    models = (Holder,) if array == "holder" else KINDS.get(array, ())
    shapes = map(shape_of, models)
    return next((s for s in shapes if s.kind in (None, found.entry.get("kind"))), None)
