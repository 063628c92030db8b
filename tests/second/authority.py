"""Directories, pins, withdrawal lists (docs/spec.md, steps D1 to D6, A1 to A13, W1 to W6)."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from second.forms import fits, is_text
from second.proofs import Log, Said, judge_log, judge_proof
from second.text import Refusal, code_of

Tree = dict[str, Any]


@dataclass
class Directory:
    log: Log
    tree: Tree
    digest: str
    rows: dict[str, Tree]

    @property
    def number(self) -> tuple[int, int]:
        return len(self.log.events), self.tree["sequence"]

    def keys(self, issuer: str) -> list[Tree]:
        keys = self.rows.get(issuer, {}).get("keys", [])
        return [key for key in keys if fits(key, "ListedKey")]


@dataclass
class Reader:
    """What one check goes by: directories by whether they were confirmed, pins, lists."""

    at: str
    pins: list[Tree]
    mine: list[Directory] = field(default_factory=list)
    asked: list[Directory] = field(default_factory=list)
    lists: list["List"] = field(default_factory=list)


@dataclass
class List:
    tree: Tree
    digest: str
    closing: bool
    found: dict[str, Tree]


def later(moment: str, **spans: int) -> str:
    return (
        f"{datetime.strptime(moment, '%Y-%m-%dT%H:%M:%SZ') + timedelta(**spans):%Y-%m-%dT%H:%M:%SZ}"
    )


def read_directory(tree: Tree) -> Directory:
    log, proof = judge_log(tree.get("keyLog"), tree.get("keeper")), judge_proof(tree, "directory")
    if log.said[0] != "passed" or proof.said[0] != "passed" or proof.key != log.tip:
        raise Refusal("directory-invalid")
    if not fits(tree, "directory", grows=True):
        raise Refusal("directory-invalid")
    begun, over = tree["validFrom"], tree["validUntil"]
    if not begun < over <= later(begun, days=400):
        raise Refusal("directory-window")
    ids = [row["id"] for row in tree["issuers"]]
    read = Directory(log, tree, proof.digest, dict(zip(ids, tree["issuers"], strict=True)))
    used = [key["key"] for issuer in ids for key in read.keys(issuer)]
    if ids != sorted(set(ids)) or len(used) != len(set(used)):
        raise Refusal("directory-invalid")
    return read


def weigh(directories: list[Directory], pins: Tree, at: str) -> Reader:
    confirmed = {one["code"] for one in pins.get("keepers", [])}
    reader, newest = Reader(at, pins.get("issuers", [])), {}
    for one in sorted(directories, key=lambda one: (one.number, one.digest)):
        before = newest.get(one.log.id)
        if before and code_of(one.log.id) in confirmed:
            same = before.number == one.number and before.digest != one.digest
            if same or one.log.events[: before.number[0]] != before.log.events:
                raise Refusal("directory-fork")
        newest[one.log.id] = one
    order = sorted(newest.values(), key=lambda d: (d.tree["validFrom"], d.log.id), reverse=True)
    reader.mine = [one for one in order if code_of(one.log.id) in confirmed]
    reader.asked = reader.mine or order
    return reader


def gather_lists(trees: list[Any], reader: Reader) -> None:
    read = (_read_list(tree, reader) for tree in trees)
    reader.lists = [one for one in read if one]


def _read_list(tree: Any, reader: Reader) -> List | None:
    if not fits(tree, "withdrawal-list"):
        return None
    issuer, entries = tree["issuer"], [entry["digest"] for entry in tree["entries"]]
    if not re.fullmatch(re.escape(issuer) + "#withdrawals-20[0-9]{2}", tree["list"]):
        return None
    if entries != sorted(set(entries)):
        return None
    for signer in (issuer, *successors(issuer, reader)):
        proof = judge_proof(tree, "list", signer)
        if proof.said[0] == "passed":
            break
    else:
        return None
    if judge_window(signer, proof.key, proof.get("created"), reader, [])[0] != "passed":
        return None
    rows = [one.rows[issuer] for one in reader.mine if issuer in one.rows]
    closing = any(proof.digest in row.get("lastLists", []) for row in rows)
    begun, over = tree["validFrom"], tree["validUntil"]
    if tree.get("last") and not closing:
        return None
    if begun > later(reader.at, minutes=5) or over < begun:
        return None
    if not closing and over > later(begun, days=120):
        return None
    return List(tree, proof.digest, closing, dict(zip(entries, tree["entries"], strict=True)))


def successors(issuer: str, reader: Reader) -> list[str]:
    rows = [one.rows[issuer] for one in reader.mine if issuer in one.rows]
    return [row["successor"] for row in rows if "successor" in row]


def find_pin(issuer: str, key: str, reader: Reader) -> Tree | None:
    same = [one for one in reader.pins if (one["id"], one["key"]) == (issuer, key)]
    return same[0] if same else None


def judge_window(
    issuer: str, key: str, created: str, reader: Reader, receipts: list[tuple[str, str]]
) -> Said:
    """Whether a key was in use at a moment; receipts are issuers with the moments they saw it."""
    if created > later(reader.at, minutes=5):
        return "undetermined", "proof-created-future"
    suites = [suite for one in reader.mine for suite in one.tree.get("suites", [])]
    if any(s["suite"] == "eddsa-jcs-2022" and s["untrustedSince"] <= reader.at for s in suites):
        return "undetermined", "proof-suite-retired"
    pairs = [(row, one.rows[issuer]) for one in reader.mine for row in one.keys(issuer)]
    pairs = [(row, issuer_row) for row, issuer_row in pairs if row["key"] == key]
    pin = find_pin(issuer, key, reader)
    pairs += [({n: pin[n] for n in ("validFrom", "validUntil")}, {})] if pin else []
    if not pairs:
        return "undetermined", "issuer-unknown"
    words = [_word(row, issuer_row, created, True) for row, issuer_row in pairs]
    if "compromised" in words:
        revoked = [row["revoked"]["since"] for row, _ in pairs if _is_stolen(row)]
        own = {issuer, *successors(issuer, reader)}
        if not any(who not in own and seen < min(revoked) for who, seen in receipts):
            return "undetermined", "issuer-key-compromised"
        words = [_word(row, issuer_row, created, False) for row, issuer_row in pairs]
        return _NOT_THEN if "not then" in words else ("passed", "key-stolen-later")
    if "not then" in words:
        return _NOT_THEN
    return "passed", "key-superseded" if "superseded" in words else "key-in-use"


_NOT_THEN = ("undetermined", "issuer-key-not-valid-then")


def _is_stolen(row: Tree) -> bool:
    return bool(row.get("revoked", {}).get("reason") == "compromised")


def _word(row: Tree, issuer_row: Tree, created: str, theft: bool) -> str:
    if theft and _is_stolen(row):
        return "compromised"
    ends = [row["validUntil"]] if "validUntil" in row else []
    ends += [row["revoked"]["since"]] if "revoked" in row else []
    closed = issuer_row.get("closedOn", "9999-12-31") + "T23:59:59Z"
    if created < row["validFrom"] or any(created >= end for end in ends) or created > closed:
        return "not then"
    return "superseded" if "revoked" in row else "in use"


def find_issuer(issuer: Any, key: str, claimed: Any, reader: Reader) -> Said:
    """Step S3 from its second question on."""
    if not is_text(issuer, "Issuer"):
        web = isinstance(issuer, str) and issuer.startswith("did:web:")
        return "undetermined", "issuer-did-syntax" if web else "issuer-unknown"
    if find_pin(issuer, key, reader):
        return "passed", "issuer-pinned"
    listing = [one for one in reader.asked if issuer in one.rows]
    if not listing:
        if any(one["id"] == issuer for one in reader.pins):
            return "undetermined", "issuer-key-unlisted"
        names = [row["name"] for one in reader.asked for row in one.rows.values()]
        names += [one["name"] for one in reader.pins]
        alike = isinstance(claimed, str) and _look(claimed) in map(_look, names)
        return "undetermined", "issuer-name-conflict" if alike else "issuer-unknown"
    if not reader.mine:
        return "undetermined", "directory-keeper-unknown"
    good = [one for one in listing if one.tree["validUntil"] > reader.at]
    if not good:
        return "undetermined", "directory-stale"
    if not any(row["key"] == key for one in good for row in one.keys(issuer)):
        return "undetermined", "issuer-key-unlisted"
    return "passed", "issuer-listed"


def _look(name: str) -> str:
    text = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    kept = "".join(letter for letter in text if unicodedata.category(letter)[0] in "LN")
    kept = kept.translate({ord("0"): "o", ord("1"): "l", ord("i"): "l"})
    return kept.replace("rn", "m").replace("vv", "w")
