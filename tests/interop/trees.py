"""Trees for every published schema, good and changed, with the answers of our own judges.

The changes are those of ``strategies`` and ``published``, drawn from a fixed seed.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generate.schemas import CLOSED
from pdpkit.document import SHARE_TYPE
from pdpkit.encoding.reading import read, without
from pdpkit.errors import InputError
from pdpkit.findings import has_errors
from pdpkit.form import Reading, judge_form
from pdpkit.framework import Framework
from pdpkit.record import read_record, read_shared_record
from pdpkit.schema import find_faults
from published import changes, make_samples
from strategies import mutants, trees

_ROOT: Final = Path(__file__).parents[2]
_COMMITTED: Final = ("examples", "tests/vectors", "tests/data")
_SEED: Final = 20261122
_TYPED: Final[dict[str, Callable[[Any], Reading[Any]]]] = {
    "record": read_record,
    "shared-record": read_shared_record,
    "framework": lambda tree: judge_form(Framework, tree),
}
# The schema, where the tree is from, the tree.
Found = tuple[str, str, Any]


def collect(work: Path) -> Iterator[Found]:
    """What is committed or was written by the demo, as far as it can be read at all."""
    paths = [path for name in _COMMITTED for path in sorted((_ROOT / name).rglob("*.json"))]
    for path in [*paths, work / "demo" / "holder" / "record.pdp.json", work / "share.json"]:
        try:
            tree = read(path.read_bytes())
        except InputError:
            continue
        name = "demo" if work in path.parents else str(path.relative_to(_ROOT))
        yield from _find(tree, name)


def _find(tree: Any, name: str) -> Iterator[Found]:
    if not isinstance(tree, dict):
        return
    mark = str(tree.get("format"))
    if mark.startswith("pdp/"):
        yield "record", name, tree
    elif mark.startswith("pdp-framework/"):
        yield "framework", name, tree
    elif tree.get("type") == SHARE_TYPE and isinstance(tree.get("share"), dict):
        yield "shared-record", name, tree["share"].get("record")


def mutate(own: list[Found]) -> Iterator[Found]:
    """Generated trees with a few places changed, then the same done to ``own``."""
    for schema in _TYPED:
        for tree in _draw(trees(schema), 30):
            yield schema, "generated", tree
        for tree in _draw(mutants(trees(schema)), 200):
            yield schema, "generated and changed", tree
    for schema, name, tree in own:
        for changed in _draw(mutants(st.just(tree)), 100):
            yield schema, f"{name}, changed", changed


def change_closed(folder: Path) -> Iterator[Found]:
    """What closed forms read, as it is written and with one place changed; proofs stay whole."""
    for schema, samples in make_samples(folder).items():
        for tree in samples:
            yield schema, "written", tree
            proof = {"proof": tree["proof"]} if "proof" in tree else {}
            unsigned = without(tree, "proof")
            for changed in _draw(changes(unsigned), 60):
                yield schema, "written and changed", changed | proof


def _draw(source: SearchStrategy[Any], count: int) -> list[Any]:
    found = []

    @seed(_SEED)
    @settings(
        max_examples=count,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(source)
    def take(tree: Any) -> None:
        found.append(tree)

    take()
    return found


def judge(found: Found) -> str:
    """One line of JSON for schemas.mjs: the tree with the answer of each of our judges."""
    schema, name, tree = found
    if schema in _TYPED:
        answers = {
            "find_faults": not has_errors(find_faults(tree, schema)),
            "typed reading": _TYPED[schema](tree).value is not None,
        }
    else:
        answers = {"closed form": _fits(schema, tree)}
    return json.dumps({"schema": schema, "from": name, "ours": answers, "tree": tree}) + "\n"


def _fits(schema: str, tree: Any) -> bool:
    unsigned = without(tree, "proof")
    if all(form.find_fault(unsigned) for form in CLOSED[schema]):
        return False
    return schema != "share" or not find_faults(tree["share"]["record"], "shared-record")
