"""The commands that make, check, sign and complete a record."""

from pathlib import Path
from typing import Annotated, Any

import typer

from pdpkit.cli.identities import make_identity
from pdpkit.cli.loading import RecordFile, load_own_record, load_record
from pdpkit.cli.options import AsJson, At, DryRun, Force, Home, Key, Out, PassphraseFile
from pdpkit.cli.secrets import find_key, unlock_key
from pdpkit.cli.session import edit, open_session, write
from pdpkit.cli.validate import refuse_faults
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import MAX_BYTES, read
from pdpkit.errors import PdpError, SaveError, UsageError
from pdpkit.introduction import sign_introduction
from pdpkit.plain import adopt_plain
from pdpkit.signed.texts import is_issuer_id
from pdpkit.signing import new_record, sign_record
from pdpkit.storage import load
from pdpkit.vocabulary import people


def init(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The record to make.")],
    name: Annotated[str, typer.Option("--name", help="The name that the record shows.")],
    staff_groups: Annotated[
        list[str] | None,
        typer.Option("--staff-group", metavar="GROUP", help="Such as teacher, ta or admin."),
    ] = None,
    plain: Annotated[
        Path | None,
        typer.Option("--from", metavar="PLAIN.json", help="Take in what is written there."),
    ] = None,
    key: Annotated[
        Path | None,
        typer.Option("--key", metavar="FILE", help="Where to put the key; else in your folder."),
    ] = None,
    language: Annotated[str, typer.Option(help="The language of the record.")] = "en-GB",
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Start a record: a file of its own for one person, their key, and 24 words.

    Example: pdp init priya.pdp.json --name "Priya Nair" --staff-group teacher
    """
    session = open_session(as_json, at, home)
    console = session.console
    if file.exists():
        raise SaveError("save-exists", str(file))
    groups = [_read_group(group) for group in staff_groups or []]
    content = _load_plain(plain) if plain else {}
    key_path = key or session.path_in_home("key.json")
    made = make_identity(key_path, passphrase_file, session)
    record = adopt_plain(new_record(name, groups, made.key_log, language), content)
    if refuse_faults(record, str(plain or file), session):
        return 1
    made.save()
    write(file, sign_record(record, made.key, session.now).tree)
    code = spoken_code(made.id)
    console.say(f"{file} is the record of {name}. Its code is {code}.")
    console.say(f"The key is in {key_path}. The words that bring it back are not on paper yet.")
    console.say(f"Next: pdp key words --key {key_path}")
    console.give({"file": str(file), "holder": made.id, "code": code, "key": str(key_path)})
    return 0


def sign(
    file: RecordFile,
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Sign the record as it stands, by whatever editor it was changed.

    Example: pdp sign priya.pdp.json
    """
    session = open_session(as_json, at, home)
    record, stamp = load_own_record(file, session)
    if refuse_faults(record, str(file), session):
        return 1
    unlocked = unlock_key(find_key(key, file, session), passphrase_file, session)
    signed = sign_record(record, unlocked.key, session.now)
    counts = {
        "added": len(signed.changes.added),
        "changed": len(signed.changes.changed),
        "removed": len(signed.changes.removed),
    }
    if signed.again and not dry_run:
        edit(file, signed.tree, stamp)
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    done = "Would sign" if dry_run else "Signed" if signed.again else "Already signed"
    session.console.say(f"{done}: {told}.")
    if waiting := signed.tree.get("conflicts"):
        session.console.say(f"Still waiting for you: {len(waiting)}. See what: pdp merge {file}")
    session.console.give({"file": str(file), "signed": signed.again and not dry_run, **counts})
    return 0


def introduce(
    file: RecordFile,
    trust: Annotated[
        str, typer.Option("--for", metavar="TRUST", help="The trust's name: did:web:…")
    ],
    out: Out,
    code: Annotated[str, typer.Option(help="The code that the trust sent you.")] = "",
    key: Key = None,
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Tie your key to your place on a trust's list, once.

    Example: pdp introduce me.pdp.json --for did:web:saltmarsh.example --code CODE -o i.json
    """
    session = open_session(as_json, at, home)
    if not is_issuer_id(trust):
        raise UsageError("input-issuer", found=trust[:60])
    record, _ = load_record(file)
    unlocked = unlock_key(find_key(key, file, session), passphrase_file, session)
    introduction = sign_introduction(
        record["holder"], trust, code.strip(), unlocked.key, session.now
    )
    write(out, introduction, force=force)
    session.console.say(f"{out} introduces {record['holder']['name']} to {trust}. Send it to them.")
    session.console.give({"file": str(out), "for": trust})
    return 0


def _load_plain(path: Path) -> Any:
    try:
        return read(load(path, max_bytes=MAX_BYTES).data)
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None


def _read_group(group: str) -> str:
    if group not in people.STAFF_GROUP.codes:
        codes = ", ".join(people.STAFF_GROUP.codes)
        raise UsageError("input-choice", found=group[:40], similar="", codes=codes)
    return group
