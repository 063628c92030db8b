"""What a record never holds, and what it should not say of others (R01, R04, R13)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from pdpkit.encoding.reading import Tree, escape, walk
from pdpkit.findings import Finding, find
from pdpkit.rules.cases import find_case
from pdpkit.rules.pupils import find_pupils
from pdpkit.rules.survey import CHANCE, IMPACT, Survey

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
_insurance_number = re.compile(r"\b[A-Za-z]{2}[ -]*(?:[0-9][ -]*){6}[A-Da-d]\b")
# The same without spaces, each digit a 0 and each of the four letters an A: a quick first look.
_OUTLINE: Final = bytes(
    48 if chr(n) in "0123456789" else 65 if chr(n) in "ABCDabcd" else 46 for n in range(256)
)

# What may tell why somebody was away: plain beginnings, looked for first, and whole words.
_BEGINNINGS: Final = (
    *("maternity", "paternity", "pregnan", "miscarriage", "sick", "illness", "surgery", "cancer"),
    *("depress", "anxiety", "stress leave", "bereave", "disab", "diagnosed", "breakdown"),
)
_reason = re.compile(
    r"\b(?:maternity|paternity|pregnan(?:t|cy)|miscarriage|sick(?:ness| leave)|illness|surgery"
    r"|cancer|depress(?:ed|ion)|anxiety|stress leave|bereave(?:d|ment)|disab(?:led|ility)|diagnosed"
    r"|breakdown)\b",
    re.IGNORECASE,
)


def judge_privacy(surveys: Iterable[Survey]) -> Iterator[Finding]:
    """R01, R04 of the teacher number, R13, and reasons, in everything that the holder wrote.

    A quick look at everything together decides what an entry is then looked at for.
    """
    surveys = list(surveys)
    text = "\n".join(found.text for found in surveys)
    looks = [look for look in (_find_insurance_number, _find_reason) if look(text)]
    impact = find_pupils("\n".join(found.impact for found in surveys))
    for found in surveys:
        if (
            any(map(_classify, found.names))
            or any(look(found.text) for look in looks)
            or (impact and find_pupils(found.impact))
        ):
            yield from _judge_slowly(found.where, found.entry)


def _judge_slowly(where: str, entry: Tree) -> Iterator[Finding]:
    for pointer, value in walk(entry, where):
        inside = pointer.removeprefix(where)
        steps = [step for step in inside.split("/") if step and not step.isdigit()]
        if isinstance(value, dict):
            for name in value:
                yield from _judge_name(where, entry, f"{pointer}/{escape(name)}", name)
        elif isinstance(value, str) and not (steps and steps[-1] in CHANCE):
            if letters := _find_insurance_number(value):
                what = "a National Insurance number"
                yield find("rule-r01", pointer, what=what, found=f"{letters}…")
            if "private" not in steps and (reason := _find_reason(value)):
                yield find("entry-reason", pointer, found=reason)
            if steps and steps[-1] in IMPACT and (sign := find_pupils(value)):
                yield find("rule-r13", pointer, found=sign)


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


def _find_insurance_number(text: str) -> str | None:
    """The first two letters of what looks like a National Insurance number."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    outline = text.encode("utf-8", "replace").translate(_OUTLINE, b" -")
    found = _insurance_number.search(text) if b"000000A" in outline else None
    return found[0][:2] if found else None


def _find_reason(text: str) -> str | None:
    """A word that may tell why somebody was away."""
    lowered = text.lower()
    if not any(word in lowered for word in _BEGINNINGS):
        return None
    found = _reason.search(text)
    return found[0] if found else None
