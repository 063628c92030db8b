"""What a new employer and a person talk about first: open promises, wishes, goals, as one page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from pdpkit.encoding.times import last_day, say_day
from pdpkit.view.entitlements import show_entitlements
from pdpkit.view.entries import Entry
from pdpkit.view.handover import PROMPTS
from pdpkit.view.naming import name_entry
from pdpkit.view.saying import join, say_amount, say_known_day, year_end
from pdpkit.view.stated import Statements
from pdpkit.vocabulary import find_label

# The arrays that are talked over, with the states in which an entry needs no answer any more.
_OVER: Final = {
    "stages": (),
    "goals": ("met", "partly-met", "dropped"),
    "entitlements": ("given", "released"),
    "secondments": ("ended", "withdrawn"),
    "asks": ("given", "closed"),
}

_NOT_MET: Final = tuple(find_label("EntitlementState", code) for code in ("unmet", "partly"))


@dataclass(frozen=True, slots=True)
class Conversation:
    """The page: each part has a heading and its lines."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def text(self) -> str:
        """The page as plain text, with room to write."""
        lines = [self.title, ""]
        for heading, found in self.parts:
            lines += [heading, *(f"- {line}" for line in found), ""]
        lines += ["What we agreed", *(["", "_" * 60] * 4), ""]
        return "\n".join(lines)


def show_conversation(
    record: Entry, statements: Statements, employer: str, at: date
) -> Conversation:
    """The page of a share's ``record``; nothing on it counts what is not there."""
    name = record.part("holder").line("name")
    parts = (
        ("Promised before, and still open", tuple(_list_promises(record, statements, at))),
        (f"What {name} would like", tuple(_list_asks(record))),
        ("Goals now", tuple(_list_goals(record))),
        ("To begin with", PROMPTS),
    )
    title = f"First conversation: {name} and {employer}, {say_day(at.isoformat())}"
    return Conversation(title, tuple(part for part in parts if part[1]))


def is_open(array: str, entry: Entry, at: date) -> bool:
    """Whether an employer may still agree to an entry, or promise it."""
    if array == "stages":
        last = year_end(entry.line("toYear") or entry.line("fromYear"))
        return last is None or last >= at
    end = entry.day("end")
    over = array == "secondments" and end and last_day(end) < at
    return array in _OVER and entry.line("state") not in _OVER[array] and not over


def _list_promises(record: Entry, statements: Statements, at: date) -> Iterator[str]:
    """What was not kept: it still runs, or the holder says that it was not met, or in part."""
    for account in show_entitlements(record, statements).accounts:
        running = account.last is None or account.last >= at
        if not account.kept and (running or account.state in _NOT_MET):
            said = join([account.what, account.by, account.period])
            own = f"In their words: {account.state.lower()}." if account.state in _NOT_MET else ""
            yield join([f"{said}.", account.sentence, own], " ")


def _list_asks(record: Entry) -> Iterator[str]:
    for ask in record.parts("asks"):
        if ask.line("state") not in _OVER["asks"]:
            amount = ask.line("amount")
            told = [ask.line("what"), say_amount(amount, ask.line("unit")) if amount else ""]
            first = ask.line("firstStep")
            yield join([*told, ask.text("why"), f"first step: {first}" if first else ""])


def _list_goals(record: Entry) -> Iterator[str]:
    for goal in record.parts("goals"):
        if goal.line("state") not in _OVER["goals"]:
            target = goal.day("targetDate")
            help_ = goal.line("supportAgreed") or goal.line("supportWanted")
            named = name_entry("goals", goal)
            by = f"by {say_known_day(target)}" if target else ""
            yield join([named.title, named.facts, by, f"help: {help_}" if help_ else ""])
