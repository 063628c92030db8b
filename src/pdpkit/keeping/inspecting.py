"""What a keeper should look into on a list: what runs out, is missing, or is easily mistaken."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

from pdpkit.directory import FORM, ISSUER_FORM, KEY_FORM, Directory, find_end, fold_name
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree, escape
from pdpkit.encoding.times import parse_moment, say_moment
from pdpkit.findings import Finding, find

_SOON: Final = timedelta(days=60)
_MEMBERS: Final = {member.name for member in FORM.members} | {"proof"}
_ISSUER_MEMBERS: Final = {member.name for member in ISSUER_FORM.members}


def inspect(directory: Directory, at: datetime) -> list[Finding]:
    """Findings at a moment; errors are what already keeps a reader from confirming something."""
    findings = list(_judge_days(directory, at))
    findings += _find_unknown(directory.tree, _MEMBERS, "")
    for number, issuer in enumerate(directory.tree["issuers"]):
        where = f"/issuers/{number}"
        findings += _find_unknown(issuer, _ISSUER_MEMBERS, where)
        findings += _judge_keys(issuer, at, where)
        findings += _judge_end(directory, issuer, where)
    findings += _find_alike(directory)
    return findings


def _judge_days(directory: Directory, at: datetime) -> Iterator[Finding]:
    end = directory.valid_until
    if end <= at:
        yield find("directory-ran-out", "/validUntil", day=say_moment(end))
    elif end <= at + _SOON:
        yield find("directory-runs-out", "/validUntil", day=say_moment(end))


def _find_unknown(tree: Tree, known: set[str], where: str) -> Iterator[Finding]:
    for member in sorted(tree.keys() - known):
        yield find("directory-member-unknown", f"{where}/{escape(member)}", member=member[:40])


def _judge_keys(issuer: Tree, at: datetime, where: str) -> Iterator[Finding]:
    counting: list[Tree] = []
    for number, entry in enumerate(issuer["keys"]):
        if KEY_FORM.find_fault(entry):
            place = f"{where}/keys/{number}"
            yield find("directory-key-unused", place, name=issuer["name"])
        elif entry.get("revoked", {}).get("reason") != "compromised":
            counting.append(entry)
    if issuer["status"] == "closed":
        return
    if not any(parse_moment(key["validFrom"]) <= at < _end(key) for key in counting):
        yield find("directory-issuer-without-key", f"{where}/keys", name=issuer["name"])
        return
    last = max(counting, key=_end)
    if _end(last) <= at + _SOON:
        values = {"code": spoken_code(last["key"]), "day": say_moment(_end(last))}
        yield find("directory-key-runs-out", f"{where}/keys", name=issuer["name"], **values)


def _judge_end(directory: Directory, issuer: Tree, where: str) -> Iterator[Finding]:
    name, successor = issuer["name"], issuer.get("successor")
    if issuer["status"] == "closed" and not issuer.get("lastLists"):
        yield find("directory-closed-without-list", f"{where}/lastLists", name=name)
    if successor is not None and successor not in directory.issuers:
        values = {"name": name, "successor": successor}
        yield find("directory-successor-unlisted", f"{where}/successor", **values)


def _find_alike(directory: Directory) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for number, issuer in enumerate(directory.tree["issuers"]):
        name, looks = issuer["name"], fold_name(issuer["name"])
        if looks in first:
            where = f"/issuers/{number}/name"
            yield find("directory-names-alike", where, name=name, other=first[looks])
        first.setdefault(looks, name)


def _end(key: Tree) -> datetime:
    return find_end(key) or datetime.max.replace(tzinfo=UTC)
