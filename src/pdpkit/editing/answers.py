"""Reads what somebody answered into the value of a field.

Codes are understood by their labels, days and lengths as people say them, entries by their number.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pdpkit.editing.days import read_day
from pdpkit.editing.fields import COUNT, FLAG, FREE, MINUTES, Field
from pdpkit.editing.finding import find_link
from pdpkit.editing.lengths import read_length
from pdpkit.editing.problem import refuse
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.writing import normalise
from pdpkit.errors import UsageError
from pdpkit.vocabulary import VOCABULARIES, Vocabulary

_YES: Final = frozenset(("yes", "y", "true"))
_NO: Final = frozenset(("no", "n", "false"))
# What no file of ours may hold: a line end and a letter of any language are fine.
_unusable = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]").search
_school_year = re.compile(r"(?:20)?(\d\d) ?[/-] ?(?:20)?(\d\d)", re.ASCII).fullmatch
_amount = re.compile(r"(\d{0,7}(?:[.,]\d{1,3})?) ?(%|[a-z-]{3,12})?", re.ASCII).fullmatch


@dataclass(frozen=True, slots=True)
class Context:
    """What an answer may refer to: the day on which it is given, and the record."""

    today: date
    record: Tree


def read_answer(field: Field, text: str, context: Context) -> Any:
    """One value of ``field``; ``UsageError`` when the answer cannot be used.

    Codes: ``input-answer``, ``input-choice``, and those of ``finding`` for a link.
    """
    if found := _unusable(text.replace("\r\n", "\n")):
        raise refuse("hidden-sign", number=f"{ord(found[0]):04X}")
    answer = normalise(text).strip()
    if vocabulary := VOCABULARIES.get(field.form):
        return read_code(vocabulary, answer)
    if reader := _READERS.get(field.form):
        return reader(answer, context)
    if field.form == COUNT:
        return _read_count(answer, field)
    return _read_text(_FORMS.get(field.form, str)(answer), field)


def read_values(
    field: Field, texts: list[str], fields: Iterable[Field], context: Context
) -> list[tuple[Field, list[Any]]]:
    """The values of ``field``, and those of the unit beside it that amounts were said with."""
    values = [(field, [read_answer(field, text, context) for text in texts])]
    beside = next((f for f in fields if f.path == (*field.parent, "unit")), None)
    units = [split_amount(text)[1] for text in texts] if field.form == "Amount" else []
    if beside and units and all(units):
        values.append((beside, units))
    return values


def read_code(vocabulary: Vocabulary, answer: str) -> str:
    """A code by itself, by its label, or by the beginning of either."""
    wanted = _plain(answer)
    if answer in vocabulary.codes or (vocabulary.own and re.fullmatch(vocabulary.own, answer)):
        return answer
    named = {_plain(name): code for code, label in vocabulary.codes.items()
             for name in (label, code)}  # fmt: skip
    if wanted in named:
        return named[wanted]
    begun = {code for name, code in named.items() if wanted and name.startswith(wanted)}
    if len(begun) == 1:
        return begun.pop()
    close = vocabulary.find_similar(answer)
    similar = f" Did you mean “{close}”?" if close else ""
    codes = ", ".join(vocabulary.codes)
    raise UsageError("input-choice", found=answer[:40], similar=similar, codes=codes)


def split_amount(answer: str) -> tuple[str, str]:
    """An amount and the unit behind it: 10 days, 5%; either may be empty."""
    found = _amount(answer.strip().lower())
    if not found or not found[1]:
        return "", ""
    word = "percent" if found[2] == "%" else found[2] or ""
    units = VOCABULARIES["Unit"].codes
    unit = next((code for code in units if word and code.startswith(word.rstrip("s"))), "")
    return (found[1].replace(",", ".") if unit or not word else ""), unit


def _read_flag(answer: str, _context: Context) -> bool:
    if answer.lower() not in _YES | _NO:
        raise refuse("flag", found=answer[:40])
    return answer.lower() in _YES


def _read_count(answer: str, field: Field) -> int:
    least, most = field.rule["minimum"], field.rule["maximum"]
    if not re.fullmatch("[0-9]{1,7}", answer) or not least <= int(answer) <= most:
        raise refuse("count", found=answer[:40], least=least, most=f"{most:,}")
    return int(answer)


def _read_text(answer: str, field: Field) -> str:
    """A text that has the form that the schema demands."""
    if field.form == FREE:
        return answer
    rule = field.rule
    fits = rule.get("minLength", 0) <= len(answer) <= rule.get("maxLength", len(answer))
    pattern = re.sub(r"\$$", r"\\Z", rule.get("pattern", ""))
    if not fits or not re.search(pattern, answer):
        raise refuse("wrong-form", found=answer[:40], wanted=rule.get("description", "a text"))
    return answer


def _write_amount(answer: str) -> str:
    return split_amount(answer)[0] or answer


def _write_proportion(answer: str) -> str:
    """A part of full time, also as a percentage."""
    text = answer.replace(",", ".")
    if found := re.fullmatch(r"(\d{1,3}) ?%", answer):
        part, rest = divmod(int(found[1]), 100)
        text = f"{part}.{rest:02}".rstrip("0").rstrip(".")
    return f"0{text}" if text.startswith(".") else text


def _write_school_year(answer: str) -> str:
    found = _school_year(answer)
    return f"20{found[1]}/{found[2]}" if found else answer


def _plain(text: str) -> str:
    return re.sub(r"[\s_/-]+", " ", text).strip().casefold()


_READERS: Final[dict[str, Callable[[str, Context], Any]]] = {
    "Day": lambda answer, context: read_day(answer, context.today),
    MINUTES: lambda answer, _: read_length(answer),
    FLAG: _read_flag,
    "EntryId": lambda answer, context: find_link(context.record, answer),
}
# How people write what has one written form.
_FORMS: Final[dict[str, Callable[[str], str]]] = {
    "Amount": _write_amount,
    "Proportion": _write_proportion,
    "SchoolYear": _write_school_year,
    "TrustRef": str.upper,
    "CompanyNumber": lambda answer: answer.upper().zfill(8),
}
