"""Holds what we write against the official schemas of the W3C and of Open Badges, by jsonschema."""

import json
import os
import sys
from pathlib import Path
from typing import Any, Final

from jsonschema import Draft201909Validator, Draft202012Validator
from jsonschema.protocols import Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from interop.telling import tell

Tree = dict[str, Any]
_BADGE: Final = "openbadges/schemas/ob_v3p0_achievementcredential_schema.json"
_W3C: Final = "w3c-vc-data-model/schema"
_CREDENTIAL: Final = f"{_W3C}/verifiable-credential/verifiable-credential-schema.json"
_PRESENTATION: Final = f"{_W3C}/verifiable-presentation/verifiable-presentation-schema.json"


class Official:
    """The official schemas in a folder of official vectors; each judge is a list of faults."""

    def __init__(self, vectors: Path) -> None:
        badge, credential, presentation = (
            json.loads((vectors / name).read_text(encoding="utf-8"))
            for name in (_BADGE, _CREDENTIAL, _PRESENTATION)
        )
        registry = Registry().with_resource(
            credential["$id"], DRAFT202012.create_resource(credential)
        )
        self.badge: Validator = Draft201909Validator(badge)
        self.credential: Validator = Draft202012Validator(credential)
        self.presentation: Validator = Draft202012Validator(presentation, registry=registry)

    def judge_statement(self, tree: Tree) -> list[str]:
        return _find_faults(tree, self.badge, self.credential)

    def judge_share(self, tree: Tree) -> list[str]:
        return _find_faults(tree, self.presentation)


def _find_faults(tree: Tree, *judges: Validator) -> list[str]:
    return [
        f"{error.json_path}: {error.message[:200]}"
        for judge in judges
        for error in judge.iter_errors(tree)
    ]


def main(work: Path) -> int:
    """Judge the demo's statements, one of each kind, and the demo's share."""
    official = Official(Path(os.environ["PDPKIT_VECTORS"]))
    demo = sorted((work / "demo" / "statements").glob("*.json"))
    paths = [*demo, *sorted((work / "kinds").glob("*.json"))]
    faults = [] if demo else ["the demo made no statement"]
    for path in paths:
        tree = json.loads(path.read_text(encoding="utf-8"))
        faults += [f"{path.stem}: {fault}" for fault in official.judge_statement(tree)]
    share = json.loads((work / "share.json").read_text(encoding="utf-8"))
    faults += [f"share: {fault}" for fault in official.judge_share(share)]
    counts = f"{len(paths)} statements and a share are accepted"
    return tell("jsonschema, official schemas", counts, faults)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
