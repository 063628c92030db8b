"""Changed files that must not be confirmed, and re-written ones that must be (rigs G1 and G2).

``python -m rigs.mutants [MUTANTS [REWRITINGS]]`` with ``tests`` on the path, as ``make mutants``
does. The oracle knows nothing of signatures: what is confirmed must have the canonical bytes of
something that its issuer or holder signed.
"""

import json
import os
import random
import string
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, NamedTuple

from corpus import CASES, Case, policy_of
from pdpkit.document import read_document
from pdpkit.encoding.canonical import canonical
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.errors import InputError
from pdpkit.messages import CODES
from pdpkit.proof import SUITE
from pdpkit.report import FileReport, FileVerdict, Outcome, Verdict
from pdpkit.verification import verify

_BATCH: Final = 2000
_WORDS: Final = (
    *("", "x", "0", "true", "null", "did:web:saltmarsh.example", "did:key:z6Mk", "attended"),
    *("2026-11-22", "2026-11-22T12:00:00Z", "9999-12-31T23:59:59Z", "proof", "@context", "\u202e"),
)
_VALUES: Final = (None, True, False, 0, 1, -1, 2**53 - 1, [], {}, [[]], [{}], *_WORDS)
_NAMES: Final = (
    *("proof", "id", "type", "@context", "issuer", "credentialSubject", "validUntil", "ext"),
    *("statements", "lists", "keyLog", "links", "holder", "share", "until", "x", "__proto__"),
)


class Seed(NamedTuple):
    """A confirmed file, and what its issuers and its holder signed in it."""

    case: Case
    data: bytes
    tree: Tree


@dataclass
class Tally:
    """What became of the changed files; ``false`` holds the first that should not have passed."""

    counts: Counter[str]
    false: list[str]

    def add(self, other: "Tally") -> None:
        self.counts += other.counts
        self.false += other.false


@cache
def seeds() -> tuple[Seed, ...]:
    """The vectors that are confirmed, but for two that are as large as a file may be."""
    found = []
    for case in CASES:
        data = case.path.read_bytes()
        if case.expect.get("verdict") == "confirmed" and len(data) < 60_000:
            found.append(Seed(case, data, json.loads(data)))
    return tuple(found)


@cache
def signed_parts() -> frozenset[bytes]:
    """The canonical bytes of every signed file and statement, what is signed elsewhere left out."""
    found = set()
    for seed in seeds():
        found.add(meaning(seed.tree))
        for statement in list_statements(seed.tree):
            found.add(meaning(statement))
    return frozenset(part for part in found if part is not None)


def meaning(tree: Any) -> bytes | None:
    """The canonical bytes with our proof as a list of one; None for what has none."""
    if not isinstance(tree, dict):
        return None
    proof = tree.get("proof")
    proofs = proof if isinstance(proof, list) else [proof]
    ours = [one for one in proofs if isinstance(one, dict) and one.get("cryptosuite") == SUITE]
    try:
        return canonical(tree | {"proof": ours})
    except (InputError, ValueError, RecursionError):
        return None


def list_statements(tree: Any) -> list[Any]:
    """Where a record, or a share, has its statements; the other's member is a stray one there."""
    found = tree.get("statements" if "format" in tree else "verifiableCredential")
    return found if isinstance(found, list) else []


def judge(data: bytes, case: Case) -> FileReport | InputError:
    """What the verifier says of a file under the policy of the vector it came from."""
    try:
        document = read_document(data)
    except InputError as err:
        return err
    policy = policy_of(case.folder, **case.expect["policy"])
    return verify(document, policy, parse_moment(case.expect["at"]))


def examine(data: bytes, seed: Seed) -> tuple[str, str | None]:
    """How one changed file ended, and why that is wrong where it is."""
    said = judge(data, seed.case)
    if isinstance(said, InputError):
        return "not read", None if said.code in CODES else f"no such code: {said.code}"
    tree = json.loads(data)
    for number, statement in enumerate(said.statements):
        if statement.verdict in (Verdict.CONFIRMED, Verdict.EXPIRED):
            found = list_statements(tree)[number] if list_statements(tree) else tree
            if meaning(found) not in signed_parts():
                return "confirmed", "a statement that nobody signed is confirmed"
            if said.holder and not belongs(found, tree, said):
                return "confirmed", "a statement about somebody else is confirmed"
    checks = [*said.checks, *(check for one in said.statements for check in one.checks)]
    for check in checks:
        if check.outcome is not Outcome.SKIPPED and check.code not in CODES:
            return "judged", f"no such code: {check.code}"
    if said.verdict is FileVerdict.CONFIRMED:
        if meaning(tree) not in signed_parts():
            return "confirmed", "a file that nobody signed is confirmed"
        return "same meaning", None
    return "not confirmed", None


def belongs(statement: Tree, tree: Tree, said: FileReport) -> bool:
    """Whether a statement is about the holder; links and re-bindings are left to their vectors."""
    about = statement.get("credentialSubject", {}).get("id")
    text = json.dumps(tree)
    assert said.holder is not None
    return about == said.holder.id or '"links"' in text or '"re-bound"' in text


def change(seed: Seed, rng: random.Random) -> bytes:
    """One to three changes to the tree, written as JSON again; sometimes a member twice."""
    tree = deepcopy(seed.tree)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        rng.choice(_CHANGES)(tree, rng)
    data = json.dumps(tree, ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return repeat_member(data, rng) if rng.random() < 0.03 else data


def _places(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with each of its keys or places."""
    inside = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, value in list(inside):
        yield tree, key
        if isinstance(value, dict | list):
            yield from _places(value)


def _pick(tree: Tree, rng: random.Random) -> tuple[Any, Any]:
    places = list(_places(tree))
    return rng.choice(places) if places else (tree, "x")


def _delete(tree: Tree, rng: random.Random) -> None:
    holder, key = _pick(tree, rng)
    if key in holder or isinstance(holder, list):
        del holder[key]


def _set(tree: Tree, rng: random.Random) -> None:
    holder, key = _pick(tree, rng)
    holder[key] = deepcopy(rng.choice(_VALUES))


def _flip(tree: Tree, rng: random.Random) -> None:
    """One letter of a text, or one step of a number."""
    holder, key = _pick(tree, rng)
    value = holder.get(key) if isinstance(holder, dict) else holder[key]
    if isinstance(value, str) and value:
        place = rng.randrange(len(value))
        letter = rng.choice(string.ascii_letters + string.digits + "-_ é\u0301")
        holder[key] = value[:place] + letter + value[place + rng.randrange(2) :]
    elif isinstance(value, int):
        holder[key] = value + rng.choice((-1, 1))


def _add(tree: Tree, rng: random.Random) -> None:
    holder, key = _pick(tree, rng)
    if isinstance(holder, dict):
        holder[rng.choice(_NAMES)] = deepcopy(rng.choice(_VALUES))
    else:
        holder.insert(key, deepcopy(rng.choice(_VALUES)))


def _move(tree: Tree, rng: random.Random) -> None:
    """A value goes where another one stood, or the two change places."""
    (one, here), (other, there) = _pick(tree, rng), _pick(tree, rng)
    if here not in one if isinstance(one, dict) else here >= len(one):
        return
    if there not in other if isinstance(other, dict) else there >= len(other):
        return
    first, second = deepcopy(one[here]), deepcopy(other[there])
    other[there] = first
    if rng.random() < 0.5 and (here in one if isinstance(one, dict) else here < len(one)):
        one[here] = second


def _borrow(tree: Tree, rng: random.Random) -> None:
    """A part of another signed file takes the place of the same part, or of any."""
    elsewhere = rng.choice(seeds()).tree
    source, name = _pick(deepcopy(elsewhere), rng)
    value = source[name] if isinstance(source, list) else source.get(name)
    same = [(holder, key) for holder, key in _places(tree) if key == name]
    holder, key = rng.choice(same) if same and rng.random() < 0.8 else _pick(tree, rng)
    holder[key] = value


_CHANGES: Final[tuple[Callable[[Tree, random.Random], None], ...]] = (
    *(_delete, _set, _flip, _flip, _add, _move, _borrow, _borrow),
)


def repeat_member(data: bytes, rng: random.Random) -> bytes:
    """A member written twice, which no reader may take for one."""
    opening = [place for place, byte in enumerate(data) if byte == ord("{")]
    place = rng.choice(opening) + 1
    name = json.dumps(rng.choice(_NAMES)).encode()
    value = json.dumps(rng.choice(_VALUES)).encode()
    return data[:place] + name + b":" + value + b"," + data[place:]


def damage(seed: Seed, rng: random.Random) -> bytes:
    """One to four bytes changed, left out, put in, or a stretch copied."""
    data = bytearray(seed.data)
    for _ in range(rng.choice((1, 1, 2, 4))):
        place = rng.randrange(max(1, len(data)))
        act = rng.randrange(5)
        if not data:
            data[:] = b"{"
        elif act == 0:
            data[place] ^= 1 << rng.randrange(8)
        elif act == 1:
            data[place] = rng.randrange(256)
        elif act == 2:
            del data[place : place + rng.randrange(1, 9)]
        elif act == 3:
            data[place:place] = bytes(
                rng.choices(b'{}[],:"\\ue0 \n0129azAZ', k=rng.randrange(1, 5))
            )
        else:
            start = rng.randrange(len(data))
            data[place:place] = data[start : start + rng.randrange(1, 40)]
    return bytes(data)


def rewrite(seed: Seed, rng: random.Random) -> bytes:
    """The same meaning in other bytes: order of members, white space, escapes."""
    return "".join(_write(seed.tree, rng)).encode("utf-8")


def _write(value: Any, rng: random.Random) -> Iterator[str]:
    space = rng.choice(("", "", " ", "\n", "\t", "\r\n  "))
    if isinstance(value, dict):
        members = list(value.items())
        rng.shuffle(members)
        yield "{" + space
        for number, (name, inner) in enumerate(members):
            yield ("," if number else "") + space + _spell(name, rng) + space + ":" + space
            yield from _write(inner, rng)
        yield space + "}"
    elif isinstance(value, list):
        yield "["
        for number, inner in enumerate(value):
            yield ("," if number else "") + space
            yield from _write(inner, rng)
        yield space + "]"
    elif isinstance(value, str):
        yield _spell(value, rng)
    else:
        yield json.dumps(value)


def _spell(text: str, rng: random.Random) -> str:
    """A text with some letters written as their numbers, as any writer may."""
    share = rng.choice((0, 0, 0, 0, 0, 0, 0.05, 1))
    if not share:
        return json.dumps(text, ensure_ascii=rng.random() < 0.5)
    written = []
    for letter in text:
        if rng.random() < share:
            units = letter.encode("utf-16-be")
            numbers = [units[n : n + 2].hex() for n in range(0, len(units), 2)]
            written.append("".join(f"\\u{rng.choice((n, n.upper()))}" for n in numbers))
        else:
            written.append(json.dumps(letter, ensure_ascii=False)[1:-1])
    return '"' + "".join(written) + '"'


def attack(seed_number: int, count: int) -> Tally:
    """So many changed files, half by their structure and half by their bytes."""
    rng, tally = random.Random(seed_number), Tally(Counter(), [])
    for number in range(count):
        seed = rng.choice(seeds())
        data = (change if number % 2 else damage)(seed, rng)
        ending, fault = examine(data, seed)
        tally.counts[ending] += 1
        if fault and len(tally.false) < 5:
            tally.false.append(f"{fault} ({seed.case.name}, {seed_number}/{number})")
    return tally


def reword(seed_number: int, count: int) -> Tally:
    """So many re-written files, each of which must say exactly what the vector says."""
    rng, tally = random.Random(seed_number), Tally(Counter(), [])
    for number in range(count):
        seed = rng.choice(seeds())
        said = judge(rewrite(seed, rng), seed.case)
        right = not isinstance(said, InputError) and said.verdict is FileVerdict.CONFIRMED
        tally.counts["as before" if right else "refused"] += 1
        if not right and len(tally.false) < 5:
            tally.false.append(f"refused ({seed.case.name}, {seed_number}/{number})")
    return tally


def spread(act: Callable[[int, int], Tally], total: int) -> Tally:
    """``act`` over all cores in batches, each with a seed of its own."""
    counts = [min(_BATCH, total - done) for done in range(0, total, _BATCH)]
    tally = Tally(Counter(), [])
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for one in pool.map(act, range(len(counts)), counts):
            tally.add(one)
    return tally


def main() -> None:
    mutants = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    rewritings = int(sys.argv[2]) if len(sys.argv) > 2 else mutants // 10
    failed = False
    for name, act, total in (("G1", attack, mutants), ("G2", reword, rewritings)):
        began = time.perf_counter()
        tally = spread(act, total)
        seconds = time.perf_counter() - began
        told = ", ".join(f"{count:,} {ending}" for ending, count in tally.counts.most_common())
        wrong = len(tally.false)
        sys.stdout.write(f"{name} {total:,}: {told}; {wrong} wrong, {seconds:.0f} s\n")
        sys.stdout.writelines(f"  {line}\n" for line in tally.false[:20])
        failed = failed or bool(tally.false)
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
