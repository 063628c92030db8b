"""The values in the cells of an extract: numbers, days, phases, kinds of groups.

A value is None where the cell says nothing, and a ``Fault`` where it cannot be read.
"""

import re
from datetime import date
from typing import Final

from pdpkit.register.problem import Fault
from pdpkit.vocabulary.organisations import PHASE, PHASE_NUMBERS

Value = str | Fault | None

_day = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})|(\d{4})-(\d{2})-(\d{2})", re.ASCII).fullmatch
_NUMBERS: Final = {
    "urn": (re.compile(r"[1-9]\d{5}"), "the number of a school, of six digits"),
    "uid": (re.compile(r"[1-9]\d{0,5}"), "the number of a group, of up to six digits"),
    "ukprn": (re.compile(r"1\d{7}"), "a UKPRN, of eight digits from 1"),
    "company": (re.compile(r"\d{8}|[A-Z]{2}\d{6}"), "a company number, of eight characters"),
}
_ESTABLISHMENT: Final = re.compile(r"\d{1,4}")
_AUTHORITY: Final = re.compile(r"\d{1,3}")
_TRUST: Final = re.compile(r"TR\d{5}")
_PHASES: Final = {label.replace(",", "").casefold(): code for code, label in PHASE.codes.items()}
# By the name first: two documents of the register's publisher disagree about its numbers.
_GROUPS: Final = {
    "multi-academy trust": "mat",
    "single-academy trust": "sat",
    "secure single-academy trust": "sat",
    "federation": "federation",
}
_GROUP_NUMBERS: Final = {1: "federation", 6: "mat", 10: "sat", 11: "sat"}


def read_number(kind: str, cell: str) -> Value:
    """An official number in its one form; a spreadsheet drops the zeros of a company's."""
    if not cell:
        return None
    if kind == "company" and cell.isdecimal():
        cell = cell.zfill(8)
    pattern, wanted = _NUMBERS[kind]
    return cell if pattern.fullmatch(cell) else Fault("org-number", {"wanted": wanted})


def read_day(cell: str) -> Value:
    """A day as ``YYYY-MM-DD``: extracts write 31-08-2020, 31/08/2020 or 2020-08-31."""
    if not cell:
        return None
    found = _day(cell)
    if found is None:
        return Fault("org-day")
    day, _, month, year, *turned = found.groups()
    year, month, day = turned if turned[0] else (year, month, day)
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return Fault("org-day")


def read_laestab(authority: str, number: str) -> str | None:
    """The authority's and the establishment's number together; either alone says nothing."""
    if not (_AUTHORITY.fullmatch(authority) and _ESTABLISHMENT.fullmatch(number)):
        return None
    return authority.zfill(3) + number.zfill(4)


def read_trust_ref(cell: str) -> str | None:
    """A trust's reference; other groups have references of other forms, which nobody writes."""
    return cell if _TRUST.fullmatch(cell) else None


def read_phase(phase: str, code: str, sort: str) -> str | None:
    """The phase or setting: by what sort of school it is, by the phase's name, by its number.

    The number alone cannot be relied on: the register itself counts otherwise than its extracts.
    """
    lower = sort.casefold()
    if "special" in lower:
        return "special"
    if "alternative provision" in lower or "pupil referral" in lower:
        return "ap"
    return _PHASES.get(phase.casefold()) or PHASE_NUMBERS.get(code)


def read_group_kind(name: str, code: str) -> str | None:
    """The kind of a group by its name, else by its number: ``6`` and ``06`` are the same."""
    if name:
        return _GROUPS.get(name.casefold())
    return _GROUP_NUMBERS.get(int(code)) if code.isdecimal() and len(code) < 3 else None
