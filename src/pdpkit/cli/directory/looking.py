"""The commands that tell what a list says: who is on it, and what its keeper should look into."""

from datetime import timedelta
from typing import Annotated, Final

import typer

from pdpkit.cli.console import Console
from pdpkit.cli.directory.saying import say_key, say_numbers, say_state
from pdpkit.cli.directory.snapshot import DirectoryFile, open_snapshot
from pdpkit.cli.findings import plain_findings
from pdpkit.cli.options import AsJson, At
from pdpkit.cli.session import open_session
from pdpkit.directory import Directory
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment, say_moment
from pdpkit.findings import Finding, Severity, has_errors, sort
from pdpkit.keeping import find_issuer, inspect

_STYLES: Final = {Severity.ERROR: "red", Severity.WARNING: "amber"}


def show(
    file: DirectoryFile,
    issuer: Annotated[
        str | None,
        typer.Argument(metavar="ISSUER", help="Only this one: the beginning of its name."),
    ] = None,
    as_json: AsJson = False,
) -> int:
    """Show whose list it is, until when it is good, who is on it, and with which keys.

    Example: pdp directory show directory.json
    """
    console = open_session(as_json).console
    directory = open_snapshot(file).directory
    tree, code = directory.tree, spoken_code(directory.keeper.id)
    listed = [find_issuer(directory, issuer)] if issuer else tree["issuers"]
    console.say(directory.name, "bold")
    console.say(f"Keeper's code: {code}")
    console.say(f"Number {tree['sequence']}, good {_say_days(directory)}")
    for suite in tree.get("suites", ()):
        since = say_moment(parse_moment(suite["untrustedSince"]))
        console.say(f"Signatures of the kind {suite['suite']} are not relied on since {since}")
    for one in listed:
        _show_issuer(console, one)
    if not listed:
        console.say("\nNobody is on it yet.")
    console.give(
        {"file": str(file), "name": directory.name, "keeper": directory.keeper.id, "code": code}
        | {member: tree[member] for member in ("sequence", "validFrom", "validUntil")}
        | {"issuers": [_plain(one) for one in listed]}
    )
    return 0


def check(
    file: DirectoryFile,
    as_json: AsJson = False,
    at: At = None,
) -> int:
    """Tell a keeper what to look into: what runs out soon, is missing, or is easily mistaken.

    Ends with 1 when something on the list already cannot be confirmed.

    Example: pdp directory check directory.json
    """
    session = open_session(as_json, at)
    directory = open_snapshot(file).directory
    findings = inspect(directory, session.now)
    for finding in sort(findings):
        _show_finding(session.console, finding)
    if not findings:
        session.console.say(f"{file}: nothing to look into.")
    session.console.give(plain_findings([(str(file), findings)]))
    return int(has_errors(findings))


def _show_finding(console: Console, finding: Finding) -> None:
    console.say(f"{finding.severity.capitalize()}: {finding.message}", _STYLES[finding.severity])
    console.say(finding.hint, indent=2)
    console.say(f"({finding.code} at {finding.where})", "dim", indent=2)


def _show_issuer(console: Console, issuer: Tree) -> None:
    console.say(f"\n{issuer['name']}", "bold")
    console.say(f"{issuer['id']}; {say_numbers(issuer['numbers'])}", indent=2)
    for line in say_state(issuer):
        console.say(line, indent=2)
    for key in issuer["keys"]:
        console.say(f"Key {say_key(key)}", indent=2)


def _say_days(directory: Directory) -> str:
    last = directory.valid_until - timedelta(seconds=1)
    return f"from {say_moment(parse_moment(directory.tree['validFrom']))} to {say_moment(last)}"


def _plain(issuer: Tree) -> Tree:
    """An organisation whole, with the code beside each key."""
    keys = [
        key | ({"code": spoken_code(key["key"])} if isinstance(key.get("key"), str) else {})
        for key in issuer["keys"]
    ]
    return issuer | {"keys": keys}
