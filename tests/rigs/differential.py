"""Two verifiers, one of them written from the specification alone, asked the same (rig G18).

``python -m rigs.differential [N]`` with ``tests`` on the path, as ``make differential`` does. What
is asked is a vector's file, changed, damaged, written anew, or changed and signed again by the
keys of the vectors, whose seeds are no secret; with the reader's own files changed now and then,
at a moment on or beside one that the files name.
"""

import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from copy import deepcopy
from datetime import timedelta
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import second.verifier
from corpus import CASES, Case
from generate.cases import cast, vouching
from generate.cases.cast import Person, Trust
from pdpkit.directory import Directory, read_directory
from pdpkit.document import Kind, expect, read_document
from pdpkit.encoding.alphabets import to_base58
from pdpkit.encoding.reading import Tree, without
from pdpkit.encoding.times import parse_moment
from pdpkit.errors import InputError
from pdpkit.keys import SigningKey, derive_key
from pdpkit.pins import read_pins
from pdpkit.proof import SUITE, find_digest, hash_data
from pdpkit.report import EXIT_CODES
from pdpkit.request import read_request
from pdpkit.verification import Policy, verify
from rigs.mutants import Seed, Tally, change, damage, list_statements, rewrite, seeds, spread

_MOMENT: Final = re.compile(rb"[12][0-9]{3}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z")
_STEPS: Final = (0, 0, -1, 1, 300, -300, -301, 86_400, 40_000_000, -40_000_000)
_ASKED: Final[Tree] = {
    "format": "pdp-request/1",
    "from": "Northway Schools Trust",
    "purpose": "Interview",
    "sections": ["statements"],
    "until": "2026-12-01",
    "domain": "northway.example",
    "challenge": "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA",
    "created": "2026-11-01T09:00:00Z",
}


class Question(NamedTuple):
    """A file, the reader's own files, and the moment."""

    data: bytes
    directories: list[bytes]
    pins: bytes
    lists: list[bytes]
    request: bytes | None
    at: str


class Answer(NamedTuple):
    """What a verifier says: verdicts, and every check by its name, of the file and of each part."""

    verdict: str
    exit: int
    statements: list[str]
    checks: list[dict[str, tuple[str, str]]]


def ask_first(question: Question) -> Answer:
    try:
        directories = tuple(_read_directory(data) for data in question.directories)
        lists = [expect(_read_list(data), Kind.LIST).tree for data in question.lists]
        request = read_request(question.request) if question.request else None
        document = read_document(question.data)
        policy = Policy(directories, read_pins(question.pins), tuple(lists), request=request)
    except InputError as err:
        return Answer("unreadable", err.exit, [], [{"reading": ("failed", err.code)}])
    report = verify(document, policy, parse_moment(question.at))
    each = [report.checks, *(statement.checks for statement in report.statements)]
    checks = [{c.name: (str(c.outcome), c.code) for c in one if c.name != "pages"} for one in each]
    verdicts = [str(statement.verdict) for statement in report.statements]
    if report.verdict == "unreadable":
        checks = [{"reading": checks[0]["reading"]}]
    return Answer(str(report.verdict), EXIT_CODES[report.verdict], verdicts, checks)


@lru_cache(64)
def _read_directory(data: bytes) -> Directory:
    return read_directory(read_document(data))


_read_list: Final = lru_cache(64)(read_document)


def ask_second(question: Question) -> Answer:
    data, directories, pins, lists, request, at = question
    policy = second.verifier.Policy(directories, pins, lists, request)
    said = second.verifier.judge(data, policy, at)
    checks = [said.checks, *(statement.checks for statement in said.statements)]
    return Answer(said.verdict, said.exit, [s.verdict for s in said.statements], checks)


def compare(question: Question) -> tuple[Answer, str | None, str | None]:
    """What the first says, where a verdict differs, and where the code of a check does."""
    one, other = ask_first(question), ask_second(question)
    if one[:3] != other[:3]:
        return one, f"{one[:3]} {other[:3]} {_differing(one, other)}", None
    return one, None, _differing(one, other) if one.checks != other.checks else None


def _differing(one: Answer, other: Answer) -> str:
    pairs = zip(one.checks, other.checks, strict=False)
    return str(
        [(name, a[name], b.get(name)) for a, b in pairs for name in a if a[name] != b.get(name)]
    )


@cache
def cases() -> tuple[Seed, ...]:
    """The vectors that are verified under a policy, but for those as large as a file may be."""
    found = []
    for case in CASES:
        data = case.path.read_bytes()
        if case.expect["command"] == "verify" and "policy" in case.expect and len(data) < 60_000:
            with suppress(ValueError):
                found.append(Seed(case, data, json.loads(data)))
    return tuple(seed for seed in found if isinstance(seed.tree, dict))


@cache
def keys() -> dict[str, SigningKey]:
    """Every key of the vectors by its text."""
    people = [one for room in (cast, vouching) for one in vars(room).values()]
    found = [one.key for one in people if isinstance(one, Trust)]
    for one in people:
        if isinstance(one, Person):
            found += [derive_key(one.entropy, w, n) for w in ("key", "recovery") for n in range(5)]
    return {key.text: key for key in found}


def sign_anew(value: Any) -> None:
    """Every signature of the vectors' keys is made again, the innermost first."""
    for inner in list(value.values() if isinstance(value, dict) else value):
        if isinstance(inner, dict | list):
            sign_anew(inner)
    if isinstance(value, dict) and "proof" in value:
        proofs = value["proof"] if isinstance(value["proof"], list) else [value["proof"]]
        for proof in proofs:
            if isinstance(proof, dict) and proof.get("cryptosuite") == SUITE:
                key = keys().get(str(proof.get("verificationMethod")).rpartition("#")[2])
                if key and "proofValue" in proof:
                    options = without(proof, "proofValue")
                    bare = without(value, "proof")
                    with suppress(InputError, ValueError, RecursionError):
                        proof["proofValue"] = "z" + to_base58(key.sign(hash_data(bare, options)))


def list_signed(value: Any) -> Iterator[Tree]:
    """Every signed object in a file: lists, key events, links, statements, the file itself."""
    for inner in value.values() if isinstance(value, dict) else value:
        if isinstance(inner, dict | list):
            yield from list_signed(inner)
    if isinstance(value, dict) and "proof" in value:
        yield value


def make_question(rng: random.Random) -> Question:
    # As often one that is confirmed as one that may not be: there a change tells most.
    seed = rng.choice(seeds() if rng.random() < 0.5 else cases())
    act = rng.choice((change, damage, rewrite, *(_change_and_sign,) * 4))
    folder, policy = seed.case.folder, seed.case.expect["policy"]
    files = {name: folder / path for name, path in policy.items()}
    request = None
    if "share" in seed.tree and rng.random() < 0.4:
        seed, request = _answer(seed, rng)
    if rng.random() < 0.12:
        part = rng.choice(list(list_signed(seed.tree)) or [seed.tree])
        seed = Seed(seed.case, json.dumps(part).encode(), part)
    data = act(seed, rng)
    directories = [files["directory"].read_bytes()] if "directory" in files else []
    if directories and rng.random() < 0.3:
        changed = _change_own(seed.case, directories[0], rng)
        directories = [*directories, changed] if rng.random() < 0.3 else [changed]
    lists = (
        [path.read_bytes() for path in sorted(files["lists"].iterdir())] if "lists" in files else []
    )
    if lists and rng.random() < 0.4:
        place = rng.randrange(len(lists))
        lists[place] = _withdraw(seed, lists[place], rng)
    lists = lists if rng.random() < 0.95 else []
    pins = files["pins"].read_bytes() if "pins" in files and rng.random() < 0.95 else _NO_PINS
    if rng.random() < 0.05:
        pins = (folder.parents[1] / "shared/pins-alone.json").read_bytes()
        directories = directories if rng.random() < 0.5 else []
    at = seed.case.expect["at"]
    if rng.random() < 0.5:
        named = _MOMENT.findall(b"".join((data, *directories, *lists)))
        with suppress(ValueError, OverflowError, InputError):
            moment = parse_moment(rng.choice(named or [at.encode()]).decode())
            moment += timedelta(seconds=rng.choice(_STEPS))
            at = f"{moment:%Y-%m-%dT%H:%M:%SZ}"
    return Question(data, directories, pins, lists, request, at)


_NO_PINS: Final = b'{"format": "pdp-pins/1", "keepers": []}'


def _change_and_sign(seed: Seed, rng: random.Random) -> bytes:
    data = change(seed, rng)
    with suppress(ValueError):
        tree = json.loads(data)
        sign_anew(tree)
        data = json.dumps(tree).encode()
    return data


def _change_own(case: Case, data: bytes, rng: random.Random) -> bytes:
    seed = Seed(case, data, json.loads(data))
    return _change_and_sign(seed, rng) if rng.random() < 0.9 else change(seed, rng)


def _answer(seed: Seed, rng: random.Random) -> tuple[Seed, bytes]:
    """A share made for a request; of each, one part may be another's."""
    tree, request = deepcopy(seed.tree), deepcopy(_ASKED)
    with suppress(KeyError, TypeError, IndexError):
        tree["share"]["audience"]["name"] = request["from"]
        tree["proof"][0] |= {name: request[name] for name in ("domain", "challenge")}
    if rng.random() < 0.5:
        name = rng.choice(("from", "domain", "challenge", "until"))
        request[name] = {"until": "2026-11-21", "challenge": "A" * 43}.get(name, "Other")
    sign_anew(tree)
    return Seed(seed.case, json.dumps(tree).encode(), tree), json.dumps(request).encode()


def _withdraw(seed: Seed, data: bytes, rng: random.Random) -> bytes:
    """A list that is changed, or that names a statement of the file."""
    listed = json.loads(data)
    statements = list_statements(seed.tree) or [seed.tree]
    digests = [found for one in statements if isinstance(one, dict) and (found := find_digest(one))]
    if not digests or rng.random() < 0.5:
        return _change_own(seed.case, data, rng)
    entry = {"digest": rng.choice(digests), "on": "2026-11-02", "reason": "mistake"}
    if rng.random() < 0.5:
        entry["replacedBy"] = rng.choice(digests)
    listed["entries"] = sorted([*listed["entries"], entry], key=lambda one: one["digest"])
    sign_anew(listed)
    return json.dumps(listed).encode()


def ask(seed_number: int, count: int) -> Tally:
    rng, tally = random.Random(seed_number), Tally(Counter(), [])
    for number in range(count):
        said, wrong, other = compare(make_question(rng))
        tally.counts[f"files {said.verdict}"] += 1
        tally.counts["files"] += 1
        tally.counts.update(f"statements {verdict}" for verdict in said.statements)
        tally.counts["statements"] += len(said.statements)
        tally.counts["checks"] += sum(map(len, said.checks))
        tally.counts["other verdict"] += bool(wrong)
        tally.counts["other code"] += bool(other)
        if (wrong or other) and len(tally.false) < 5:
            tally.false.append(f"{wrong or other} ({seed_number}/{number})")
    return tally


def list_counts(tally: Tally) -> Iterator[str]:
    for name in ("files", "statements"):
        parts = {n: c for n, c in tally.counts.items() if n.startswith(f"{name} ")}
        told = ", ".join(f"{parts[n]:,} {n.partition(' ')[2]}" for n in sorted(parts))
        yield f"{tally.counts[name]:,} {name}: {told}"
    wrong, other = tally.counts["other verdict"], tally.counts["other code"]
    yield f"{tally.counts['checks']:,} checks; {wrong} other verdicts, {other} other codes"


def main() -> None:
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    began = time.perf_counter()
    tally = spread(ask, total)
    sys.stdout.writelines(f"{line}\n" for line in list_counts(tally))
    sys.stdout.writelines(f"  {line}\n" for line in tally.false[:20])
    sys.stdout.write(f"{time.perf_counter() - began:.0f} s\n")
    sys.exit(int(bool(tally.false)))


if __name__ == "__main__":
    main()
