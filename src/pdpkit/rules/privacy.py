"""What a record never holds, and what it should not say of others (R01, R04, R13)."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final

from pdpkit.encoding.reading import Tree, escape, walk
from pdpkit.findings import Finding, find
from pdpkit.rules.cases import find_case

# What is never stored, by the words that name it.
_FORBIDDEN: Final = {
    "a date of birth": (*("birth", "birthday", "birthdate", "dateofbirth", "dob", "born", "age"),),
    "a National Insurance number": (
        *("nationalinsurance", "nationalinsurancenumber", "ninumber", "nino"),
    ),
    "an address": ("address", "homeaddress", "postcode", "postalcode", "street"),
    "details of health": (
        *("health", "sickness", "illness", "medical", "diagnosis", "disability", "disabled"),
        *("maternity", "paternity", "pregnancy", "wellbeing"),
    ),
    "a protected characteristic": (
        *("gender", "sex", "sexual", "sexuality", "race", "ethnicity", "ethnic", "religion"),
        *("belief", "faith", "marital", "marriage", "nationality", "characteristics"),
    ),
    "pay": ("pay", "salary", "wage", "wages", "payscale", "paygrade", "remuneration"),
    "a rating": (
        *("rating", "ratings", "observationgrade", "lessongrade", "performancegrade"),
        *("appraisalgrade", "performancescore"),
    ),
    "capability or discipline": ("capability", "disciplinary", "grievance", "suspension"),
    "a photo": ("photo", "photograph"),
}
_WHAT: Final = {word: what for what, words in _FORBIDDEN.items() for word in words}
# Names in which a forbidden word means something else.
_HARMLESS: Final = frozenset(("emailaddress", "webaddress", "agerange"))
_TEACHER_NUMBER: Final = "a teacher number"
_TEACHER_NUMBERS: Final = frozenset(("trn", "teacherreferencenumber", "teachernumber"))
_word = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")

# Two letters, six digits, a letter from A to D, however spaced (model.md 2.4).
_insurance_number = re.compile(r"\b[A-Za-z]{2}[\s-]*(?:[0-9][\s-]*){6}[A-Da-d]\b")
_reason = re.compile(
    r"\b(?:maternity|paternity|pregnan(?:t|cy)|miscarriage|sick(?:ness| leave)|ill(?:ness)?|surgery"
    r"|cancer|depress(?:ed|ion)|anxiety|stress leave|bereave(?:d|ment)|disab(?:led|ility)|diagnosed"
    r"|breakdown)\b",
    re.IGNORECASE,
)
_NUMBER: Final = "(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)"
_PUPILS: Final = "(?:pupil|child|boy|girl|student|learner|youngster)"
_pupils = re.compile(
    rf"\b{_NUMBER}\s+(?:[a-z]+\s+){{0,2}}(?:{_PUPILS}s?|children)\b"  # four pupils, 3 of the boys
    rf"|\b{_NUMBER}\s+(?:out\s+)?of\s+(?:the\s+)?{_NUMBER}\b"  # 3 out of 5
    rf"|\bfrom\s+{_NUMBER}\s+to\s+{_NUMBER}\b"  # from 9 to 4
    rf"|%\s+of\s+(?:the\s+|our\s+)?{_NUMBER}\b"  # 50% of 6
    r"|\bn\s*=\s*[1-9]\b"  # n = 7
    rf"|\b{_PUPILS}\s+(?:called\s+|named\s+)?(?-i:[A-Z][a-z]+)"  # a girl called Ann
    r"|\b(?!(?:In|For|With|From|And|The|Our|My|All|Every|This|Each)\b)"
    r"(?-i:[A-Z][a-z]+)\s+(?:in\s+)?\(?(?-i:Year|Class|Reception)\b"  # Ann in Year 4
    r"|(?-i:\b[A-Z]\.\s?[A-Z]\.)",  # A. B.
    re.IGNORECASE,
)
# Members in which the holder says what changed for others.
_IMPACT: Final = frozenset(
    (
        *("finding", "caveat", "intendedChange", "whoBenefits", "measure", "baseline"),
        *("outcome", "outcomeNote", "outcomes", "happened", "result", "trackRecord", "claim"),
    )
)
# What stands in a record and was written by others.
_OTHERS: Final = frozenset(("statements", "lists", "badges", "proof", "ledger", "frameworks"))
# Members whose letters are there by chance.
_CHANCE: Final = frozenset(("id", "links", "digest", "supersededBy"))


def judge_privacy(tree: Tree) -> Iterator[Finding]:
    """R01, R04 of the teacher number, R13, and reasons, in everything that the holder wrote.

    A quick look at all names and texts of an entry decides whether it is worth a slow one.
    """
    for where, entry in _find_entries(tree):
        names: set[str] = set()
        texts: list[str] = []
        impacts: list[str] = []
        _collect(entry, names, texts, impacts)
        text = "\n".join(texts)
        if (
            any(map(_classify, names))
            or _holds_insurance_number(text)
            or _reason.search(text)
            or _pupils.search("\n".join(impacts))
        ):
            yield from _judge_slowly(where, entry)


def _find_entries(tree: Tree) -> Iterator[tuple[str, Tree]]:
    for name, value in tree.items():
        if name in _OTHERS:
            continue
        if isinstance(value, list):
            for number, entry in enumerate(value):
                if isinstance(entry, dict):
                    yield f"/{escape(name)}/{number}", entry
        elif isinstance(value, dict):
            members = {n: v for n, v in value.items() if n not in ("keyLog", "links")}
            yield f"/{escape(name)}", members


def _collect(value: Any, names: set[str], texts: list[str], impacts: list[str]) -> None:
    """The names of all members, all texts, and those about impact, at any depth."""
    stack = [("", value)]
    for name, item in stack:
        kind = item.__class__
        if kind is str:
            texts.append(item)
            if name in _IMPACT:
                impacts.append(item)
        elif kind is dict:
            names.update(item)
            stack += [(n, v) for n, v in item.items() if n not in _CHANCE]
        elif kind is list:
            stack += [(name, v) for v in item]


def _judge_slowly(where: str, entry: Tree) -> Iterator[Finding]:
    for pointer, value in walk(entry, where):
        inside = pointer.removeprefix(where)
        steps = [step for step in inside.split("/") if step and not step.isdigit()]
        if isinstance(value, dict):
            for name in value:
                yield from _judge_name(where, entry, f"{pointer}/{escape(name)}", name)
        elif isinstance(value, str) and not (steps and steps[-1] in _CHANCE):
            if _holds_insurance_number(value):
                what = "a National Insurance number"
                yield find("rule-r01", pointer, what=what, found=f"{value[:2]}…")
            if "private" not in steps and (reason := _reason.search(value)):
                yield find("entry-reason", pointer, found=reason[0])
            if steps and steps[-1] in _IMPACT and (pupils := _pupils.search(value)):
                yield find("rule-r13", pointer, found=pupils[0])


def _judge_name(where: str, entry: Tree, place: str, name: str) -> Iterator[Finding]:
    what = _classify(name)
    if what == _TEACHER_NUMBER:
        if place != f"{where}/trn" or entry.get("type") != "teacher-number":
            if "/private/" not in place:
                yield find_case("rule-r04", "r04-trn-elsewhere", place)
        elif entry.get("visibility", "own") != "own":
            yield find_case("rule-r04", "r04-trn-visible", f"{where}/visibility")
    elif what is not None:
        yield find("rule-r01", place, what=what, found=name[:40])


@lru_cache(4096)
def _classify(name: str) -> str | None:
    """What a member of this name would hold that a record does not, in any spelling."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = [word.lower() for word in _word.findall(plain)]
    joined = "".join(words)
    if joined in _TEACHER_NUMBERS:
        return _TEACHER_NUMBER
    if joined in _HARMLESS:
        return None
    pairs = [first + second for first, second in pairwise(words)]
    return next((_WHAT[w] for w in (joined, *pairs, *words) if w in _WHAT), None)


def _holds_insurance_number(text: str) -> bool:
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _insurance_number.search(text) is not None
