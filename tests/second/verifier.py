"""What is said of a file under a policy at a moment (docs/spec.md, Reading and Verification)."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from second.authority import Directory, Tree, gather_lists, read_directory, weigh
from second.forms import fits
from second.proofs import Log, Proof, Said, follow_links, judge_log, judge_proof
from second.statements import STOPPED, File, Statement, judge_statements, list_objects
from second.text import Refusal, read_tree

_MARKS: Final = {
    "pdp": "record",
    "pdp-key-event": "key event",
    "pdp-link": "link",
    "pdp-introduction": "introduction",
    "pdp-withdrawals": "list",
    "pdp-issuer": "card",
    "pdp-directory": "directory",
}
_NO_AUDIENCE: Final = ("passed", "share-no-audience")
EXITS: Final = {"confirmed": 0, "do-not-rely": 1, "partly": 3, "unconfirmed": 3, "unreadable": 4}


@dataclass
class Policy:
    """The reader's own files, as bytes."""

    directories: list[bytes] = field(default_factory=list)
    pins: bytes = b'{"format": "pdp-pins/1", "keepers": []}'
    lists: list[bytes] = field(default_factory=list)
    request: bytes | None = None


@dataclass
class Judgement:
    verdict: str
    checks: dict[str, Said]
    statements: list[Statement]

    @property
    def exit(self) -> int:
        return EXITS[self.verdict]


def judge(data: bytes, policy: Policy, at: str) -> Judgement:
    try:
        own = _read_policy(policy)
        tree = read_tree(data)
        kind, code = find_kind(tree)
        _check_limits(tree)
        return _judge_file(tree, kind, code, own, at)
    except Refusal as err:
        return Judgement("unreadable", {"reading": ("failed", err.args[0])}, [])


@dataclass
class _Own:
    directories: list[Directory]
    pins: Tree
    lists: list[Tree]
    request: Tree | None


def _read_policy(policy: Policy) -> _Own:
    directories = [_read_directory(one) for one in policy.directories]
    pins, request = read_tree(policy.pins), policy.request and read_tree(policy.request)
    if not fits(pins, "pins"):
        raise Refusal("file-not-pins")
    lists = [_read_own(one, "list") for one in policy.lists]
    if policy.request is not None and not fits(request, "request"):
        raise Refusal("file-not-request")
    return _Own(directories, pins, lists, request)


def find_kind(tree: Any) -> Said:
    """The kind of a file, and the code with which it was read (B9 to B12)."""
    if not isinstance(tree, dict):
        raise Refusal("schema-not-object")
    if "format" in tree and "@context" in tree:
        raise Refusal("schema-mark-ambiguous")
    code = "file-read"
    if "@context" in tree:
        kind = "share" if tree.get("type") == ["VerifiablePresentation"] else "statement"
    elif "format" not in tree:
        raise Refusal("schema-version-missing")
    else:
        text = tree["format"] if isinstance(tree["format"], str) else ""
        number = "(0|[1-9][0-9]{0,3})"
        mark = re.fullmatch(f"([^/]*)(?:/{number}(?:[.]{number})?)?", text)
        if not mark or mark[1] not in _MARKS:
            raise Refusal("schema-mark-unknown")
        if mark[2] not in (None, "1"):
            raise Refusal("schema-version-unsupported")
        if mark[3] is None:
            raise Refusal("schema-version-missing")
        kind, code = _MARKS[mark[1]], code if mark[3] == "0" else "schema-version-newer"
    return kind, code


def _check_limits(tree: Tree) -> None:
    if isinstance(tree.get("id"), str) and len(tree["id"]) > 2048:
        raise Refusal("schema-id")
    for name in ("statements", "verifiableCredential"):
        if not isinstance(tree.get(name, []), list):
            raise Refusal("schema-member-type")
        if len(tree.get(name, [])) > 2000:
            raise Refusal("file-too-many-statements")


@dataclass
class _Parts:
    """What a file says of its holder, and what travels in it."""

    log: Any = None
    id: Any = None
    name: Any = None
    links: Any = None
    lists: Any = None
    directory: Any = None
    statements: list[Any] = field(default_factory=list)


def _open(tree: Tree, kind: str) -> _Parts:
    if kind == "record":
        holder = _get(tree, "holder")
        log, name, links = holder.get("keyLog"), holder.get("name"), holder.get("links")
        lists, found = tree.get("lists"), tree.get("statements", [])
        return _Parts(log, holder.get("id"), name, links, lists, None, found)
    if kind == "share":
        share, found = _get(tree, "share"), tree.get("verifiableCredential", [])
        name = _get(_get(share, "record"), "holder").get("name")
        travels = [share.get(name) for name in ("links", "lists", "directory")]
        return _Parts(share.get("keyLog"), tree.get("holder"), name, *travels, found)
    return _Parts(statements=[tree] if kind == "statement" else [])


def _get(tree: Tree, name: str) -> Tree:
    value = tree.get(name)
    return value if isinstance(value, dict) else {}


def _judge_file(tree: Tree, kind: str, code: str, own: _Own, at: str) -> Judgement:
    parts, log = _open(tree, kind), Log(("passed", "holder-none"))
    if kind in ("record", "share"):
        log = judge_log(parts.log, parts.id)
    checks: dict[str, Said] = {"reading": ("passed", code), "holderLog": log.said}
    asked = own.request is not None
    checks["audience"] = ("failed", "share-challenge-missing") if asked else _NO_AUDIENCE
    checks["holderProof"] = _judge_holder_proof(tree, kind, log)
    if kind == "share":
        _judge_share(tree, checks, own.request, at)
    if kind not in ("record", "share", "statement"):
        return Judgement(_find_verdict(kind, checks, []), checks, [])
    directories = list(own.directories)
    if isinstance(parts.directory, dict):
        with suppress(Refusal):
            directories.append(_read_carried(parts.directory))
    reader = weigh(directories, own.pins, at)
    gather_lists([*(parts.lists if isinstance(parts.lists, list) else []), *own.lists], reader)
    file = File(reader, log, parts.name, alone=kind == "statement")
    if log.id:
        file.older = follow_links(parts.links, log)
    logs = [parts.log, *(link.get("fromKeyLog") for link in list_objects(parts.links))]
    keys = [event.get("key") for events in logs for event in list_objects(events)]
    file.keys = {key for key in keys if isinstance(key, str)}
    statements = judge_statements(parts.statements, file)
    if kind == "statement" and statements[0].checks["form"][1] == "schema-id":
        raise Refusal("schema-id")
    return Judgement(_find_verdict(kind, checks, statements), checks, statements)


def _judge_holder_proof(tree: Tree, kind: str, log: Log) -> Said:
    if kind == "statement":
        return "passed", "holder-none"
    if kind in ("list", "card"):
        under = tree.get("issuer" if kind == "list" else "id")
        return judge_proof(tree, kind, under if isinstance(under, str) else "").said
    proof = judge_proof(tree, kind)
    if kind not in ("record", "share"):
        return proof.said
    if kind == "record" and "proof" not in tree:
        return "undetermined", "holder-proof-missing"
    if proof.said[0] != "passed" or (log.id and proof.key != log.tip):
        share = kind == "share"
        return (
            ("failed", "share-proof-invalid") if share else ("undetermined", "holder-proof-invalid")
        )
    return ("passed", "holder-signed") if log.id else ("undetermined", log.said[1])


@lru_cache(64)
def _read_directory(data: bytes) -> Directory:
    return read_directory(_read_own(data, "directory"))


@lru_cache(64)
def _read_own(data: bytes, kind: str) -> Tree:
    tree: Tree = read_tree(data)
    if find_kind(tree)[0] != kind:
        raise Refusal("schema-kind-unexpected")
    return tree


def _read_carried(tree: Tree) -> Any:
    if find_kind(tree)[0] != "directory":
        raise Refusal("directory-invalid")
    return read_directory(tree)


def _judge_share(tree: Tree, checks: dict[str, Said], request: Tree | None, at: str) -> None:
    if checks["holderProof"][0] != "passed":
        checks["audience"] = STOPPED
        return
    if not fits(tree, "share") or tree["share"]["record"]["holder"]["id"] != tree["holder"]:
        raise Refusal("share-form")
    share, proof = tree["share"], judge_proof(tree, "share")
    if proof.get("expires") != share["until"] + "T23:59:59Z":
        raise Refusal("share-form")
    checks["audience"] = ("passed", "share-made-for")
    if request is not None:
        checks["audience"] = _answer(request, share, proof, at)
    if at > proof.get("expires"):
        checks["holderProof"] = ("undetermined", "share-expired")


def _answer(request: Tree, share: Tree, proof: Proof, at: str) -> Said:
    if proof.get("challenge") is None:
        return "failed", "share-challenge-missing"
    if share["audience"]["name"] != request["from"]:
        return "failed", "share-audience-differs"
    for name in ("domain", "challenge"):
        if proof.get(name) != request[name]:
            return "failed", f"share-{name}-differs"
    if at > request["until"] + "T23:59:59Z":
        return "undetermined", "share-request-over"
    return "passed", "share-request-answered"


def _find_verdict(kind: str, checks: dict[str, Said], statements: list[Statement]) -> str:
    verdicts = [one.verdict for one in statements if not one.replaced]
    outcomes = {name: said[0] for name, said in checks.items()}
    if {"not-genuine", "withdrawn"} & set(verdicts) or checks["holderLog"][1] == "holder-fork":
        return "do-not-rely"
    if outcomes["audience"] == "failed" or (
        outcomes["holderProof"] == "failed" and kind != "record"
    ):
        return "do-not-rely"
    good = [verdict in ("confirmed", "expired") for verdict in verdicts]
    if not any(good):
        return "unconfirmed"
    whole = {outcomes[name] for name in ("holderLog", "holderProof", "audience")} == {"passed"}
    return "confirmed" if all(good) and whole else "partly"
