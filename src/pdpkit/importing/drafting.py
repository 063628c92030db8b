"""One row of a log as an entry of a record: what is understood, and what is kept as it was written.

Only a title and a day are needed. Any other cell that cannot be read costs no row: its text goes
into the holder's own notes, which never leave, and the row's result says so.
"""

import re
import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final, NamedTuple, TypeAlias

from pdpkit import messages
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import first_day, last_day
from pdpkit.importing import words
from pdpkit.importing.words import ACTIVITY, QUALIFICATION, find_code
from pdpkit.kinds import WORDS
from pdpkit.record import choose_visibility
from pdpkit.register.columns import Columns
from pdpkit.register.problem import Problem
from pdpkit.register.rows import Row
from pdpkit.vocabulary import find_label

TITLES: Final = ("title", "about")
DAYS: Final = ("start", "completed", "year")
_LINE: Final = 300
_TEXT: Final = 10_000
_HIDDEN: Final = "csv-text"
_TYPE: Final = "ActivityType"
_DAY: Final = timedelta(days=1)
_MINUTES_A_DAY: Final = 24 * 60
# What a spreadsheet shows where its own sum went wrong.
_broken_cell = re.compile(r"#(?:REF!|N/A|NAME\?|VALUE!|DIV/0!|NULL!|NUM!)").fullmatch
# Field, word, vocabulary (none for a kind of entry), code (none where the word is not known).
_Taken: TypeAlias = tuple[str, str, str, str]
_level = re.compile(r"(?:level|l|nqf|rqf)?\s*([1-8])", re.IGNORECASE).fullmatch


class Said(NamedTuple):
    """A word of the log, and the code's label that it was taken for.

    ``word`` is empty where nothing was said, ``label`` where the word is not known.
    """

    column: str
    word: str
    label: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as an entry of ``array``; ``entry`` is None, and ``reasons`` say why, where it is none.

    ``kept`` are the sentences about what went into the notes, or was left out of them.
    """

    number: int
    array: str
    entry: Tree | None
    reasons: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


class Drafter:
    """Drafts row after row, and counts which word was taken for what."""

    def __init__(self, columns: Columns) -> None:
        self._said: Counter[_Taken] = Counter()
        self._headings = {c.field.name: c.heading for c in columns.matched}
        self._fields = {heading: name for name, heading in self._headings.items()}

    @property
    def said(self) -> Counter[Said]:
        """How many rows said each word."""
        return Counter(
            {
                Said(
                    self._headings.get(field, field.capitalize()), word, _label(vocabulary, code)
                ): n
                for (field, word, vocabulary, code), n in self._said.items()
            }
        )

    def draft(self, row: Row) -> Draft:
        """The entry that a row says, not yet compared with anything."""
        return _Row(row, self._headings, self._fields, self._said).draft()


def _label(vocabulary: str, code: str) -> str:
    if not code:
        return ""
    return find_label(vocabulary, code) if vocabulary else WORDS[code].capitalize()


class _Row:
    """One row while it is read."""

    def __init__(
        self,
        row: Row,
        headings: Mapping[str, str],
        fields: Mapping[str, str],
        said: Counter[_Taken],
    ) -> None:
        self._number = row.number
        self._length = row.values.get("length")
        self._texts = {name: v for name, v in row.values.items() if v and isinstance(v, str)}
        self._headings = headings
        self._said = said
        self._problems = {fields[problem.column]: problem for problem in row.problems}
        self._reasons: list[str] = []
        self._kept: list[str] = []
        self._notes: list[str] = []

    def draft(self) -> Draft:
        number = self._number
        title, start = self._need(TITLES), self._need(DAYS)
        end = self._text("end") or (self._text("completed") if self._text("start") else "")
        array = self._choose_array()
        if "/" in start:
            start, end = self._span_year(start, array)
        if start and end and last_day(end) < first_day(start):
            self._refuse("csv-end-first", found=end)
        if _broken_cell(title):
            self._refuse("csv-cell-broken", found=title)
        if self._reasons:
            return Draft(number, array, None, tuple(self._reasons))
        for field, problem in self._problems.items():
            self._keep_problem(field, problem)
        fill = self._fill_activity if array == ACTIVITY else self._fill_qualification
        entry: Tree = {"id": str(uuid.uuid4())} | fill(self._shorten(title), start, end)
        entry["visibility"] = choose_visibility(array, entry)
        notes = "\n".join((*filter(None, [self._text("notes")]), *self._notes))
        if len(notes) > _TEXT:
            self._kept.append(messages.sentence("csv-notes-long", {"limit": f"{_TEXT:,}"}))
        if notes:
            entry["private"] = {"notes": notes[:_TEXT]}
        return Draft(number, array, entry, (), tuple(self._kept))

    def _need(self, fields: tuple[str, ...]) -> str:
        """The first of these cells that says something; what cannot be read is never passed over.

        That none does is a reason against the row.
        """
        for field in fields:
            if problem := self._problems.get(field):
                told = f"{problem.sentence} {problem.hint}".strip()
                self._reasons.append(f"{problem.column}: {told}")
                return ""
            if text := self._text(field):
                return text
        heading = next(self._headings[field] for field in fields if field in self._headings)
        told = f"{messages.sentence('csv-missing')} {messages.hint('csv-missing')}"
        self._reasons.append(f"{heading}: {told}")
        return ""

    def _span_year(self, year: str, array: str) -> tuple[str, str]:
        """A school year as its first and last month; on a certificate stands no such time."""
        first, last = int(year[:4]), int(year[:4]) + 1
        if array == QUALIFICATION:
            self._refuse("csv-year-award", found=year)
        told = {"found": year, "first": first, "last": last}
        self._kept.append(messages.sentence("csv-year-span", told))
        return f"{first}-09", f"{last}-08"

    def _shorten(self, title: str) -> str:
        """The title in one line; what is too long, or said beside it, goes into the notes."""
        if self._text(TITLES[0]):
            self._keep_texts(TITLES[1])
        line = " ".join(title.split())
        if len(line) <= _LINE:
            return line
        self._notes.append(title)
        self._kept.append(messages.sentence("csv-text-long", {"limit": _LINE}))
        return f"{line[: _LINE - 1].rpartition(' ')[0] or line[: _LINE - 1]}…"

    def _choose_array(self) -> str:
        """Which sort of entry the row becomes: by its own column, else by a word of the type."""
        for field in ("kind", "type"):
            word = self._text(field)
            array = find_code(words.KINDS, word) if word else None
            if array and (field == "kind" or array == QUALIFICATION):
                return self._take(field, word, "", array)
            if word and field == "kind":
                self._keep_word(field, word)
        return ACTIVITY

    def _fill_activity(self, title: str, start: str, end: str) -> Tree:
        self._keep_texts("place", "grade", "level")
        filled = {
            "type": self._find_type(title),
            "title": title,
            "role": self._find("role", words.ROLES, "ActivityRole", "took-part"),
            "start": start,
            "end": end if end != start else "",
            "minutes": self._find_minutes(start, end),
            "reach": self._find("reach", words.REACHES, "Reach"),
            "provider": self._line("provider"),
            "dueAgain": self._text("due"),
            "outcome": self._text("outcome"),
            "state": self._find("state", words.STATES, "ActivityState"),
        }
        return {name: value for name, value in filled.items() if value}

    def _fill_qualification(self, title: str, start: str, end: str) -> Tree:
        self._keep_texts("role", "reach", "place", "outcome")
        if self._length:
            self._notes.append(f"{self._headings['length']}: {self._length} minutes")
        state = self._find("state", words.QUALIFICATION_STATES, "QualificationState", "passed")
        passed = state == "passed"
        filled = {
            "name": title,
            "state": state,
            "level": self._find_level(),
            "provider": self._line("provider"),
            "start": start if end or not passed else "",
            "expectedEnd": "" if passed else end,
            "awarded": (end or start) if passed else "",
            "expires": self._text("due"),
            "grade": self._line("grade"),
        }
        return {name: value for name, value in filled.items() if value}

    def _find_type(self, title: str) -> str:
        word = self._text("type")
        if code := find_code(words.TYPES, word) if word else None:
            return self._take("type", word, _TYPE, code)
        if word:
            self._keep_word("type", word)
        if found := words.find_in_title(title):
            return self._take("type", f"… {found[0]} … in the title", _TYPE, found[1])
        return self._take("type", "", _TYPE, "other")

    def _find(
        self, field: str, table: Mapping[str, str], vocabulary: str, otherwise: str = ""
    ) -> str:
        """The code of a word; of one that is not known, and of none, ``otherwise``."""
        word = self._text(field)
        if code := find_code(table, word) if word else None:
            return self._take(field, word, vocabulary, code)
        if word:
            self._keep_word(field, word)
        return self._take(field, "", vocabulary, otherwise) if otherwise else ""

    def _take(self, field: str, word: str, vocabulary: str, code: str) -> str:
        self._said[field, word, vocabulary, code] += 1
        return code

    def _find_minutes(self, start: str, end: str) -> int | None:
        minutes = self._length
        if not isinstance(minutes, int):
            return None
        if minutes <= _MINUTES_A_DAY:
            return minutes
        days = (last_day(end or start) - first_day(start) + _DAY) // _DAY
        if minutes <= days * _MINUTES_A_DAY:
            return minutes
        amount = f"{minutes} minutes" if minutes % 60 else f"{minutes // 60} hours"
        self._keep("length", amount, messages.sentence("csv-length-days", {"found": amount}))
        return None

    def _find_level(self) -> int | None:
        if found := _level(self._text("level")):
            return int(found[1])
        self._keep_texts("level")
        return None

    def _text(self, field: str) -> str:
        return self._texts.get(field, "")

    def _line(self, field: str) -> str:
        """One line of a cell; what is too long for a line is kept as a note."""
        text = " ".join(self._text(field).split())
        if len(text) <= _LINE and not _broken_cell(text):
            return text
        self._keep_texts(field)
        return ""

    def _keep_texts(self, *fields: str) -> None:
        """What this sort of entry has no place for."""
        for field in fields:
            if text := self._text(field):
                self._notes.append(f"{self._headings[field]}: {text}")

    def _keep_word(self, field: str, word: str) -> None:
        self._said[field, word[:40], "", ""] += 1
        self._keep(field, word, messages.sentence("csv-word-unknown", {"found": word[:40]}))

    def _keep_problem(self, field: str, problem: Problem) -> None:
        if problem.code == _HIDDEN:
            self._kept.append(f"{problem.column}: {problem.sentence} It was left out.")
        else:
            self._keep(field, problem.found, problem.sentence)

    def _keep(self, field: str, text: str, told: str) -> None:
        heading = self._headings[field]
        self._notes.append(f"{heading}: {text}")
        self._kept.append(f"{heading}: {told} It is kept in the notes.")

    def _refuse(self, code: str, **values: Any) -> None:
        self._reasons.append(f"{messages.sentence(code, values)} {messages.hint(code, values)}")
