"""The form of each object by the tables of members in docs/spec.md (step U4)."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

_SPEC: Final = (Path(__file__).parents[2] / "docs/spec.md").read_text(encoding="utf-8")
_LIST: Final = re.compile(r"list(?: of (?:(\d+) to )?(?:at most )?([\d,]+))?: (.*)")
Table = dict[str, tuple[bool, str]]


def _rows(name: str) -> list[list[str]]:
    made = _SPEC.partition(f"<!-- made: {name} -->\n")[2].partition("<!-- /made -->")[0]
    lines = (re.split(r"(?<!\\)\|", line)[1:-1] for line in made.splitlines())
    return [[cell.strip().replace("\\|", "|") for cell in cells] for cells in lines]


def _read_tables() -> dict[str, Table]:
    tables: dict[str, Table] = {"Place": {"name": (True, "Line"), "ids": (False, "Numbers")}}
    stated: list[str] = []
    for name in re.findall("<!-- made: (members .*?|subjects) -->", _SPEC):
        for row in _rows(name):
            if len(row) == 5:
                stated = re.findall("`(.*?)`", row[0]) or stated
            kinds = [f"Subject {one}" for one in stated] if len(row) == 5 else None
            *_, member, needed, written, _ = row if len(row) > 3 else [""] * 4
            for table in kinds or [name.removeprefix("members ").replace("subjects", "Subject")]:
                if member.startswith("`"):
                    found = tables.setdefault(table, dict(tables["Subject"]) if kinds else {})
                    found[member.strip("`")] = (needed == "needed", written)
    return tables


_TEXTS: Final = {
    name: (pattern.strip("`"), int(most.replace(",", "") or 10**6))
    for name, _, pattern, most in _rows("texts")[2:]
}
_TABLES: Final = _read_tables()


def fits(value: Any, name: str, grows: bool = False) -> bool:
    return isinstance(value, dict) and not find_fault(value, name, "", grows)


def find_fault(value: dict[str, Any], name: str, path: str = "", grows: bool = False) -> str:
    """The first fault: ``unknown``, ``context``, ``wrong``, or nothing."""
    known = _inside(name, path)
    for member, inner in value.items():
        if member not in known:
            if not grows:
                return "context" if member == "@context" else "unknown"
        elif fault := _find(inner, known[member][1], name, path + member, grows):
            return fault
    return "wrong" if any(row[0] and member not in value for member, row in known.items()) else ""


@cache
def _inside(name: str, path: str) -> Table:
    rows = _TABLES[name].items()
    inside = {member[len(path) :]: row for member, row in rows if member.startswith(path)}
    return {member: row for member, row in inside.items() if "." not in member}


def _find(value: Any, written: str, name: str, path: str, grows: bool) -> str:
    if found := _LIST.fullmatch(written):
        least, most = int(found[1] or 0), int((found[2] or "1000000").replace(",", ""))
        if not isinstance(value, list) or not least <= len(value) <= most:
            return "wrong"
        faults = (_find(inner, found[3], name, path + "[]", grows) for inner in value)
        return next(filter(None, faults), "")
    if written in ("object", "object, may grow"):
        grows = grows or written != "object"
        return find_fault(value, name, path + ".", grows) if isinstance(value, dict) else "wrong"
    if written in _TABLES or written == "Subject":
        if not isinstance(value, dict):
            return "wrong"
        stated = f"Subject {value.get('statement')}"
        if written == "Subject" and stated not in _TABLES:
            return "wrong"
        return find_fault(value, stated if written == "Subject" else written, "", grows)
    return "" if _is_plain(value, written) else "wrong"


def _is_plain(value: Any, written: str) -> bool:
    if written in ("any object",) or written.startswith("object, judged by itself"):
        return isinstance(value, dict)
    if written == "proof" or written.startswith("anything, judged by itself"):
        return True
    if written.startswith("`"):
        return any(_equals(value, text) for text in re.findall("`(.*?)`", written))
    if written.startswith("whole number"):
        least, most = (int(n) for n in re.findall(r"\d+", written))
        return type(value) is int and least <= value <= most
    return is_text(value, written)


def _equals(value: Any, text: str) -> bool:
    try:
        wanted = json.loads(text)
    except json.JSONDecodeError:
        wanted = text
    return type(value) is type(wanted) and bool(value == wanted)


@cache
def _compile(written: str) -> re.Pattern[str]:
    pattern = _TEXTS[written][0] if written in _TEXTS else written.split(": `", 1)[1].strip("`")
    return re.compile(pattern.replace("$", r"\Z"))


def is_text(value: Any, name: str) -> bool:
    if not isinstance(value, str) or not _compile(name).search(value):
        return False
    if name in _TEXTS and len(value) > _TEXTS[name][1]:
        return False
    if name == "Issuer":
        return "xn--" not in value
    if name in ("Moment", "WholeDay", "Day") and len(value) >= 10:
        try:
            date.fromisoformat(value[:10])
        except ValueError:
            return False
    return True
