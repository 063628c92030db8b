"""What a trust hands out: statements and lists in a folder; what is there already stays."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pdpkit.cli.session import Session
from pdpkit.cli.trust.signer import Signer
from pdpkit.encoding.reading import MAX_BYTES
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.publishing import sign_lists
from pdpkit.storage import load, make_folder, save, save_many
from pdpkit.workspace import Issued, Workspace


def name_file(one: Issued) -> str:
    """A name that tells whose statement it is, where the trust has a number for them.

    A plus sign stands in no staff number, so that no two numbers become one name.
    """
    number = (one.number or "person").replace("/", "+")
    return f"{number}-{one.statement}-{one.id[:8]}.json"


def hand_out(workspace: Workspace, wanted: Iterable[Issued], out: Path) -> int:
    """Put statements into a folder; how many were not there. A new folder comes whole."""
    named = {name_file(one): one for one in wanted}
    missing = {name: one for name, one in named.items() if not (out / name).exists()}
    files = {name: workspace.load_statement(one) for name, one in missing.items()}
    make_folder(out.parent)
    if files and not (out.is_dir() and any(out.iterdir())):
        save_many(out, files)
        return len(files)
    make_folder(out)
    for name, data in files.items():
        save(out / name, data)
    return len(files)


def hand_out_cards(workspace: Workspace, out: Path) -> None:
    """Put the kept card of each key beside the lists: who takes in both knows whom to ring."""
    for key in workspace.trust.keys:
        if (path := workspace.card_path(key)).exists():
            data = load(path, max_bytes=MAX_BYTES).data
            save(out / f"card-{key.label}.json", data, force=True, private=False)


def publish_lists(
    workspace: Workspace, signer: Signer, out: Path, session: Session
) -> tuple[Workspace, list[int], int]:
    """Write a fresh list for each year; the workspace, the years, how many entries they have."""
    trust = workspace.trust
    number, now = trust.published + 1, format_moment(session.now)
    workspace = workspace.with_trust(replace(trust, published=number, published_on=now))
    lists = sign_lists(workspace.trust, workspace.issued, signer.key, session.now)
    make_folder(out, private=False)
    for year, tree in lists.items():
        save(out / f"withdrawals-{year}.json", dump(tree), force=True, private=False)
    return workspace, list(lists), sum(len(tree["entries"]) for tree in lists.values())
