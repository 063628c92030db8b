"""What is said of each statement of a file (docs/spec.md, steps S1 to S9, U1 to U8, V1 to V5)."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from second.authority import Reader, Tree, find_issuer, judge_window
from second.forms import find_fault
from second.proofs import Log, Proof, Said, judge_proof

SEVEN: Final = ("proof", "form", "issuer", "keyWindow", "subject", "withdrawal", "validity")
STOPPED: Final = ("skipped", "statement-check-stopped")
_CONTEXT: Final = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    "https://www.w3.org/ns/credentials/undefined-terms/v2",
]
_UNCLEAR: Final = ("undetermined", "statement-not-understood")
_ORDER: Final = ("not-genuine", "withdrawn", "self-declared", "unconfirmed", "expired", "confirmed")
_FAILED: Final = {"withdrawal": "withdrawn", "issuer": "self-declared", "validity": "expired"}


@dataclass
class File:
    """What the statements of a file are judged against."""

    reader: Reader
    log: Log
    name: Any = None
    older: dict[str, tuple[bool, Log]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    alone: bool = False


@dataclass
class Statement:
    tree: Tree
    proof: Proof
    checks: dict[str, Said]
    replaced: bool = False

    @property
    def verdict(self) -> str:
        words = ["confirmed"]
        for name in SEVEN:
            outcome = self.checks[name][0]
            if outcome == "failed":
                words.append(_FAILED.get(name, "not-genuine"))
            elif outcome != "passed":
                words.append("unconfirmed")
        return min(words, key=_ORDER.index)


Brought = dict[str, tuple[str, int]]


@dataclass
class Known:
    """What confirmed statements let count: identities and digests brought over, receipts."""

    identities: Brought = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    seen: dict[str, list[tuple[str, str]]] = field(default_factory=dict)


def judge_statements(values: list[Any], file: File) -> list[Statement]:
    trees = [one if isinstance(one, dict) else {} for one in values]
    proofs = [judge_proof(tree, "statement", _find_issuer_id(tree) or "") for tree in trees]
    known = Known()
    found = [_judge_one(t, p, file, known) for t, p in zip(trees, proofs, strict=True)]
    for _ in range(3):
        before, known = known, _learn(found, known)
        if known == before:
            break
        found = [
            one if one.verdict == "confirmed" else _judge_one(one.tree, one.proof, file, known)
            for one in found
        ]
    confirmed = {one.proof.digest for one in found if one.verdict == "confirmed"}
    for one in found:
        if one.verdict == "withdrawn" and _find_entry(one, file).get("replacedBy") in confirmed:
            one.replaced = True
            one.checks["withdrawal"] = ("failed", "withdrawn-and-replaced")
    return found


def _find_issuer_id(tree: Tree) -> str | None:
    issuer = tree.get("issuer")
    issuer = issuer.get("id") if isinstance(issuer, dict) else issuer
    return issuer if isinstance(issuer, str) else None


def _learn(found: list[Statement], before: Known) -> Known:
    known, claims = Known(), []
    for one in found:
        subject = _subject(one.tree)
        if one.verdict != "confirmed":
            continue
        if subject["statement"] == "receipt":
            who = (_find_issuer_id(one.tree) or "", one.tree["validFrom"])
            known.seen.setdefault(subject["of"], []).append(who)
        elif subject["statement"] == "re-bound":
            claims.append(subject)
    previous = [subject.get("previous") for subject in claims]
    known.twice = {one for one in previous if one and previous.count(one) > 1}
    for subject in claims:
        hops = before.identities.get(subject["id"], ("", 0))[1] + 1
        if hops > 3 or subject.get("previous") in known.twice:
            continue
        name = _made_out_to(subject) or ""
        if "previous" in subject:
            known.identities[subject["previous"]] = (name, hops)
        known.digests |= dict.fromkeys(subject["statements"], name)
    return known


def _subject(tree: Tree) -> Tree:
    subject = tree.get("credentialSubject")
    return subject if isinstance(subject, dict) else {}


def _made_out_to(subject: Tree) -> str | None:
    named = [o for o in list_objects(subject.get("identifier")) if o.get("identityType") == "name"]
    name = named[0].get("identityHash") if named else None
    return name if isinstance(name, str) else None


def _judge_one(tree: Tree, proof: Proof, file: File, known: Known) -> Statement:
    checks = dict.fromkeys((*SEVEN, "name", "otherSuites"), STOPPED)
    checks["proof"] = proof.said
    one = Statement(tree, proof, checks)
    if not proof.key:
        return one
    understood = _judge_form(tree)
    for name in SEVEN[1:]:
        checks[name] = _CHECKS[name](one, file, known, understood)
        if checks[name][0] == "failed":
            break
    made_out_to = _made_out_to(_subject(tree))
    if understood[0] != "passed":
        checks["name"] = _UNCLEAR
    elif not isinstance(file.name, str):
        checks["name"] = ("passed", "subject-alone")
    elif file.name != made_out_to:
        checks["name"] = ("undetermined", "subject-name-differs")
    else:
        checks["name"] = ("passed", "subject-name-agrees")
    other = ("undetermined", "proof-other-suite")
    checks["otherSuites"] = other if proof.others else ("passed", "proof-only-ours")
    return one


def _judge_form(tree: Tree) -> Said:
    code = _find_form_fault(tree)
    return ("undetermined", code) if code else ("passed", "statement-understood")


def _find_form_fault(tree: Tree) -> str:
    if tree.get("@context") != _CONTEXT:
        return "context-not-pinned"
    if tree.get("type") != ["VerifiableCredential", "OpenBadgeCredential"]:
        return "schema-credential-type"
    name = tree.get("id")
    if not isinstance(name, str) or len(name) > 2048:
        return "schema-id"
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+", name):
        return "schema-id"
    if fault := find_fault(tree, "statement"):
        codes = {"unknown": "schema-unknown-field", "context": "context-not-pinned"}
        return codes.get(fault, "statement-not-understood")
    subject = tree["credentialSubject"]
    free = [tree.get("ext"), subject.get("ext"), subject.get("entry")]
    if any(_holds_context(one) for one in free):
        return "context-not-pinned"
    if _made_out_to(subject) is None or (
        subject["statement"] == "re-bound" and "id" not in subject
    ):
        return "statement-not-understood"
    if "start" in subject:
        begun, over = _first(subject["start"]), _last(subject.get("end", subject["start"]))
        if over < begun or subject.get("minutes", 0) > 1440 * ((over - begun).days + 1):
            return "statement-not-understood"
    late = "validUntil" in tree and tree["validUntil"] < tree["validFrom"]
    return "schema-range" if late else ""


def _holds_context(value: Any) -> bool:
    if isinstance(value, dict):
        return "@context" in value or any(map(_holds_context, value.values()))
    return isinstance(value, list) and any(map(_holds_context, value))


def _first(day: str) -> date:
    return date.fromisoformat(day + "-01-01"[len(day) - 4 :])


def _last(day: str) -> date:
    if len(day) == 10:
        return date.fromisoformat(day)
    year, month = int(day[:4]), int(day[5:] or 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _judge_issuer(one: Statement, file: File, known: Known, understood: Said) -> Said:
    issuer = _find_issuer_id(one.tree)
    if one.proof.key in file.keys or (issuer and issuer == file.log.id):
        return "failed", "issuer-is-holder"
    claimed = one.tree.get("issuer")
    claimed = claimed.get("name") if isinstance(claimed, dict) else None
    return find_issuer(issuer, one.proof.key, claimed, file.reader)


def _judge_window(one: Statement, file: File, known: Known, understood: Said) -> Said:
    created, issuer = one.proof.get("created"), one.checks["issuer"]
    if created is None:
        return "undetermined", "proof-created-missing"
    if not file.reader.mine and issuer[0] != "passed":
        return "undetermined", issuer[1]
    receipts = known.seen.get(one.proof.digest, [])
    who = _find_issuer_id(one.tree) or ""
    return judge_window(who, one.proof.key, created, file.reader, receipts)


def _judge_subject(one: Statement, file: File, known: Known, understood: Said) -> Said:
    subject, log = _subject(one.tree), file.log
    about, name = subject.get("id"), _made_out_to(subject)
    if "id" not in subject:
        if name is None:
            return _UNCLEAR
        if one.proof.digest in known.digests:
            return _compare_names(name, known.digests[one.proof.digest])
        return "undetermined", "subject-by-name"
    if file.alone:
        return "passed", "subject-alone"
    if log.said[0] != "passed":
        return "undetermined", log.said[1]
    if isinstance(about, str) and (about == log.id or about in file.older):
        stands, log = file.older.get(about, (True, log))
        if not stands:
            return "undetermined", "holder-link-outranked"
        if "keyLog" in subject and not _fits_log(subject["keyLog"], log):
            return "undetermined", "key-log-anchor-differs"
        return "passed", "subject-is-holder" if about == file.log.id else "subject-linked"
    if isinstance(about, str) and about in known.twice:
        return "undetermined", "subject-rebound-twice"
    if isinstance(about, str) and about in known.identities:
        return _compare_names(name, known.identities[about][0])
    return "failed", "subject-mismatch"


def _compare_names(name: str | None, under: str) -> Said:
    if name != under:
        return "undetermined", "subject-rebound-name"
    return "passed", "subject-brought-over"


def _fits_log(anchor: Any, log: Log) -> bool:
    number = anchor.get("seq") if isinstance(anchor, dict) else None
    if type(number) is not int or not 0 <= number < len(log.events):
        return False
    return bool(log.events[number][0] == anchor.get("digest"))


def _judge_withdrawal(one: Statement, file: File, known: Known, understood: Said) -> Said:
    tree, status = one.tree, one.tree.get("credentialStatus")
    if _subject(tree).get("statement") == "receipt" and "credentialStatus" not in tree:
        return "passed", "withdrawal-not-needed"
    begun, issuer = tree.get("validFrom"), _find_issuer_id(tree)
    if not isinstance(begun, str) or not isinstance(status, dict):
        return "undetermined", "withdrawal-entry"
    wanted = {"id": f"{issuer}#withdrawals-{begun[:4]}", "type": "PdpWithdrawalList"}
    if status != wanted:
        return "undetermined", "withdrawal-entry"
    if _find_entry(one, file):
        return "failed", "withdrawn"
    lists = [found for found in file.reader.lists if found.tree["list"] == wanted["id"]]
    if not lists:
        return "undetermined", "withdrawal-not-checked"
    if any(found.closing for found in lists):
        return "passed", "withdrawal-last-list"
    if max(found.tree["validUntil"] for found in lists) < file.reader.at:
        return "undetermined", "withdrawal-list-stale"
    return "passed", "withdrawal-not-listed"


def _find_entry(one: Statement, file: File) -> Tree:
    """The entry that withdraws a statement, or nothing."""
    name = one.tree["credentialStatus"]["id"]
    lists = [found for found in file.reader.lists if found.tree["list"] == name]
    naming = [found for found in lists if one.proof.digest in found.found]
    if not naming:
        return {}
    newest = max(naming, key=lambda found: (found.tree["validFrom"], found.tree["sequence"]))
    return newest.found[one.proof.digest]


def _judge_validity(one: Statement, file: File, known: Known, understood: Said) -> Said:
    if understood[0] != "passed":
        return _UNCLEAR
    if one.tree["validFrom"] > file.reader.at:
        return "undetermined", "credential-not-yet-valid"
    if one.tree.get("validUntil", "9") < file.reader.at:
        return "failed", "credential-expired"
    return "passed", "statement-in-force"


_CHECKS: Final = {
    "form": lambda one, file, known, understood: understood,
    "issuer": _judge_issuer,
    "keyWindow": _judge_window,
    "subject": _judge_subject,
    "withdrawal": _judge_withdrawal,
    "validity": _judge_validity,
}


def list_objects(values: Any) -> list[Tree]:
    return [one for one in values if isinstance(one, dict)] if isinstance(values, list) else []
