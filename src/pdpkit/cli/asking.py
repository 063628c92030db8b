"""Asks on a terminal, one plain question after the other, until an entry is whole.

Enter takes what stands in brackets, ``-`` leaves a question out, ``?`` explains, Ctrl-C ends
everything with nothing changed.
"""

import contextlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from pdpkit.cli.console import Console
from pdpkit.cli.offering import Offer, offer
from pdpkit.editing.answers import Context, read_answer, read_values
from pdpkit.editing.fields import FLAG, MINUTES, Field, choose_form, find_missing, read_fields
from pdpkit.editing.filling import clear, fill, read
from pdpkit.editing.finding import list_objects
from pdpkit.editing.judging import find_forbidden, name_place
from pdpkit.editing.problem import refuse, refuse_finding
from pdpkit.editing.questions import AHEAD, HOME, LAST, NEXT, PARTS, PAST, QUESTIONS, Question
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import last_day
from pdpkit.errors import PdpError
from pdpkit.findings import Finding
from pdpkit.kinds import EntryKind, say_member
from pdpkit.messages import hint, sentence
from pdpkit.messages.editing import CASES
from pdpkit.view.members import say_value

_HELP: Final = "Enter takes what stands in [ ]. - leaves a question out. ? explains."
_AGAIN: Final = "Type a number, or part of the words. ? shows all."
# Longer lists are shown when somebody asks.
_SHOWN_AT_ONCE: Final = 9
# A kind that is a short way to another asks no more; what has a usual answer then takes it.
_MOST_QUESTIONS: Final = 7
# The forms that people write in several ways: the case of an answer that could not be read.
_EXPLAINED: Final = {"Day": "day", MINUTES: "length-none", FLAG: "flag"}


def is_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


@dataclass(frozen=True, slots=True)
class Interview:
    """Asks about one entry; ``know`` adds what follows from what it says already."""

    console: Console
    kind: EntryKind
    context: Context
    know: Callable[[Tree], Tree]

    def complete(self, entry: Tree) -> Tree:
        """The entry with an answer to each question that it does not answer already."""
        self.console.tell(f"{self.kind.about} {_HELP}\n")
        asked = 0
        for question in QUESTIONS[self.kind.word]:
            field = self._find(question.name, entry)
            if field is None or read(entry, field.path) is not None:
                continue
            if self._is_due(question, entry):
                entry = self._ask(question, field, entry)
                asked += 1
        while missing := find_missing(self._fields(entry), self.know(entry)):
            question = _word(missing[0], read(entry, (*missing[0].parent, "name")))
            if self.kind.preset and asked >= _MOST_QUESTIONS and question.default:
                entry = self._take(missing[0], question.default, [], entry)
            else:
                entry = self._ask(question, missing[0], entry)
        return entry

    def mend(self, entry: Tree, finding: Finding) -> Tree:
        """Say what is wrong with the entry, and ask for that answer again.

        The finding is raised as an error where nothing can be asked, or nothing was answered.
        """
        err = refuse_finding(finding)
        self._complain(err)
        field = self._find(name_place(finding.where) or _find_cause(finding), entry)
        if field is None:
            raise err
        without = clear(entry, field.path)
        asked = {question.name: question for question in QUESTIONS[self.kind.word]}
        mended = self._ask(asked.get(field.name, _word(field))._replace(default=""), field, without)
        if mended == without == entry:
            raise err
        return mended

    def _ask(self, question: Question, field: Field, entry: Tree) -> Tree:
        """The entry with an answer, or as it was where the question was left out."""
        choices = offer(field, entry, self.context.record)
        default = self._find_default(question.default, field)
        self._put(question, field, choices, default)
        while True:
            typed = _read_line("> ").strip()
            if typed == "?":
                self._explain(field, choices)
                continue
            if typed == "-" or not (typed or default):
                if not field.needed:
                    return entry
                self.console.tell("This one is needed.")
                continue
            try:
                taken = self._take(field, typed or default, choices, entry)
            except PdpError as err:
                self._complain(err, listed=bool(choices))
                continue
            if typed:
                self._echo(field, typed, read(taken, field.path))
            return taken

    def _take(self, field: Field, typed: str, choices: list[Offer], entry: Tree) -> Tree:
        """The entry with what was typed, as one value or as several."""
        texts = [typed]
        if field.many and (choices or field.form != "Line"):
            texts = [text for text in typed.replace(";", ",").split(",") if text.strip()]
        elif field.many:
            while more := _read_line("and > ").strip():
                texts.append(more)
        known = [_choose(field, text.strip(), choices) for text in texts]
        values = read_values(field, known, self._fields(entry), self.context)
        taken = fill(entry, values)
        # What a record never holds is refused at once; the rest may still be mended by an answer.
        if finding := find_forbidden(self.kind.array, taken):
            raise refuse_finding(finding)
        return taken

    def _put(self, question: Question, field: Field, choices: list[Offer], default: str) -> None:
        shown = f" [{_say_default(field, default, self.context)}]" if default else ""
        many = " Several with commas between." if field.many and choices else ""
        self.console.tell(f"{question.words}{many}{shown}")
        if 0 < len(choices) <= _SHOWN_AT_ONCE:
            self._list(choices)
        elif choices:
            self.console.tell(f"  (? shows all {len(choices)})")
        elif field.many:
            self.console.tell("  (one at a time; an empty line ends)")

    def _explain(self, field: Field, choices: list[Offer]) -> None:
        self.console.tell(f"  {field.about}")
        case = _EXPLAINED.get(field.form)
        wanted = field.rule.get("description", "")
        if case:
            self.console.tell(f"  {CASES[case][1]}")
        elif wanted and not choices and wanted != field.about:
            self.console.tell(f"  Write {wanted}.")
        self._list(choices)

    def _list(self, choices: list[Offer]) -> None:
        width = max((len(choice.number) for choice in choices), default=0)
        for choice in choices:
            self.console.tell(f"  {choice.number:>{width}}  {choice.words}")

    def _complain(self, err: PdpError, *, listed: bool = False) -> None:
        what_to_do = hint(err.code, err.values)
        if listed and err.code == "input-choice":
            what_to_do = _AGAIN
        told = [sentence(err.code, err.values), what_to_do]
        self.console.tell(f"  {' '.join(filter(None, told))}")

    def _echo(self, field: Field, typed: str, value: Any) -> None:
        """What was understood, where it may be something else than what was meant."""
        if field.form in ("Day", MINUTES) and isinstance(value, str | int):
            said = say_value(field, value, self.context.record)
            if said != typed:
                self.console.tell(f"  = {said}")

    def _is_due(self, question: Question, entry: Tree) -> bool:
        if question.when in (AHEAD, PAST):
            day = entry.get("end") or entry.get("start")
            past = isinstance(day, str) and last_day(day) < self.context.today
            return past is (question.when == PAST)
        name, _, value = question.when.partition("=")
        there = entry.get(name)
        return not name or there == value or (value == "*" and there is not None)

    def _find_default(self, default: str, field: Field) -> str:
        entries = list_objects(self.context.record, self.kind.array)
        if default == LAST:
            value = next((v for e in reversed(entries) if (v := read(e, field.path))), "")
            return value if isinstance(value, str) else ""
        if default == NEXT:
            numbers = (n for entry in entries if isinstance(n := entry.get("order"), int))
            return str(max(numbers, default=0) + 1)
        if default == HOME:
            posts = list_objects(self.context.record, "posts")
            return str(read(posts[-1], ("org", "name")) or "") if posts else ""
        return default

    def _find(self, name: str, entry: Tree) -> Field | None:
        return next((field for field in self._fields(entry) if field.name == name), None)

    def _fields(self, entry: Tree) -> tuple[Field, ...]:
        return read_fields(self.kind.array, choose_form(self.kind.array, entry))


def _find_cause(finding: Finding) -> str:
    """What a rule about a whole entry asks for: a match rests on two things (R05)."""
    if finding.code != "rule-r05":
        return ""
    return "links" if "aspiration" in finding.values["missing"] else "priorities.title"


def _choose(field: Field, wanted: str, choices: list[Offer]) -> str:
    """What a choice stands for, by its number or its words; any other answer as it is."""
    if chosen := next((o for o in choices if o.number == wanted), None):
        return chosen.value
    words = wanted.casefold()
    exact = [o for o in choices if words == o.words.casefold()]
    near = [o for o in choices if len(wanted) > 2 and words in o.words.casefold()]
    if field.form in ("Line", "Text"):
        return wanted
    if len(exact or near) == 1:
        return (exact or near)[0].value
    if near and field.form == "EntryId":
        raise refuse("several", found=wanted[:40], count=len(near))
    return wanted


def _word(field: Field, org: Any = None) -> Question:
    """The question for a field that has none of its own; ``org`` is whose it is."""
    known = PARTS.get((field.owner, field.path[-1]))
    if known is None:
        words = " of the ".join(say_member(step) for step in reversed(field.path))
        return Question(field.name, f"{words[:1].upper()}{words[1:]}? {field.about}")
    asked = f"{org}: {known.words}" if isinstance(org, str) else known.words
    return known._replace(name=field.name, words=asked)


def _say_default(field: Field, default: str, context: Context) -> str:
    try:
        return say_value(field, read_answer(field, default, context), context.record)
    except PdpError:
        return default


def _read_line(prompt: str) -> str:
    """A line as somebody typed it; with a line editor where standard output is a terminal."""
    if sys.stdout.isatty():
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401, PLC0415  its import is what makes input() edit
        return input(prompt)
    sys.stderr.write(prompt)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
