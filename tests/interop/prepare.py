"""Makes what the judges look at: from the demo in WORK, and from the fixed seeds of world."""

import sys
from pathlib import Path
from typing import Any

import world
from interop import differences, kinds, trees
from pdpkit.carrier import extract
from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree, read, without
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.presentation import END_OF_DAY
from pdpkit.proof import sign_by_holder

UNTIL = "2026-12-31"


def prepare(work: Path) -> None:
    """Write every file that a judge reads into ``work``, which holds the demo."""
    demo = work / "demo"
    save(work / "moment.json", {"now": format_moment(world.NOW)})
    save(work / "directories" / "demo.json", read((demo / "directory.json").read_bytes()))
    save(work / "directories" / "world.json", world.directory().tree)
    save(work / "directories" / "weak.json", differences.LISTING)
    save(work / "share.json", read(extract((demo / "interview.pdf").read_bytes()).payload))
    save(work / "asked-share.json", _ask(_make_share()))
    save(work / "differences.json", differences.make())
    for kind, tree in kinds.make().items():
        save(work / "kinds" / f"{kind}.json", tree)
    _leave_unsigned(work)
    found = list(trees.collect(work))
    found += trees.mutate([one for one in found if one[1] == "demo"])
    found += trees.change_closed(work)
    (work / "trees.jsonl").write_text("".join(map(trees.judge, found)), encoding="utf-8")


def _make_share() -> Tree:
    record = world.record(world.signed(world.statement()), lists=[world.withdrawals()])
    return world.share(record, until=UNTIL)


def _ask(share: Tree) -> Tree:
    """The share as its holder signs it for a verifier's request."""
    request = {"domain": "northway.example", "challenge": "2f0a5c7e-41c4-4a0e-9f5e-1f3a0b9d7c66"}
    options = {"created": world.moment(), "expires": UNTIL + END_OF_DAY}
    return sign_by_holder(share, Kind.SHARE, world.PRIYA.key, options | request)


def _leave_unsigned(work: Path) -> None:
    """A statement and a share for others to sign, and the seeds that they sign with."""
    (work / "theirs").mkdir()
    share = without(_make_share(), "proof")
    save(work / "unsigned" / "statement.json", world.statement())
    save(work / "unsigned" / "share.json", share)
    issuer, holder = world.TRUST_KEY, world.PRIYA.key
    keys = {
        "issuer": {"seed": issuer.seed.hex(), "controller": world.TRUST},
        "holder": {
            "seed": holder.seed.hex(),
            "controller": f"did:key:{holder.text}",
            "expires": UNTIL + END_OF_DAY,
        },
    }
    save(work / "unsigned" / "keys.json", keys)


def save(path: Path, tree: Any) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(dump(tree))


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
