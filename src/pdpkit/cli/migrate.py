"""``pdp migrate``: a record of an older version becomes one of this version, without loss."""

from typing import Any

from pdpkit.cli.console import Console
from pdpkit.cli.findings import show_findings
from pdpkit.cli.loading import RecordFile
from pdpkit.cli.options import AsJson, At, DryRun
from pdpkit.cli.session import edit, open_session
from pdpkit.cli.validate import judge
from pdpkit.encoding.reading import BOM, MAX_BYTES, read
from pdpkit.errors import InputError, PdpError
from pdpkit.migrating import Migrated, migrate
from pdpkit.storage import load


def migrate_(
    file: RecordFile,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
) -> int:
    """Bring a record of an older version to this one. What has no place any more is kept.

    What employers signed stays as it is. The record as it was stays beside it, as .bak.

    Example: pdp migrate priya.pdp.json --dry-run
    """
    session = open_session(as_json, at)
    console = session.console
    loaded = load(file, max_bytes=MAX_BYTES)
    try:
        tree: Any = read(loaded.data.removeprefix(BOM))
        if not isinstance(tree, dict):
            raise InputError("schema-not-object")
        migrated = migrate(tree)
    except PdpError as err:
        raise err.at(str(file)) from None
    changed = len(migrated.marks) > 1
    if not changed:
        console.say(f"{file} is of this version already. It stays as it was.")
    else:
        console.say(f"{file}: from {' to '.join(migrated.marks)}.")
        console.table(
            ["Was", "Is now", "How often"],
            [[b, a, str(n)] for (b, a), n in migrated.notes.placed.items()],
            indent=2,
        )
        _say_kept(console, migrated)
        findings = judge(migrated.tree, session.now.date())
        if findings:
            show_findings(console, str(file), findings, migrated.tree)
    if changed and not dry_run:
        edit(file, migrated.tree, loaded.stamp)
        console.say(f"The record as it was is in {file.name}.bak. Next: pdp sign {file}")
    console.give(
        {
            "file": str(file),
            "saved": changed and not dry_run,
            "versions": list(migrated.marks),
            "placed": [
                {"was": b, "now": a, "count": n} for (b, a), n in migrated.notes.placed.items()
            ],
            "kept": [{"was": b, "now": a} for b, a in migrated.notes.kept],
        }
    )
    return 0


def _say_kept(console: Console, migrated: Migrated) -> None:
    kept = migrated.notes.kept
    if not kept:
        console.say("Everything has its place.")
        return
    console.say("What has no place in this version, and where it is kept:")
    for before, after in kept:
        console.say(f"{before} is in {after}", indent=2)
