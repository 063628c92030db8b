"""Codes and words of writing a record: answers, entries, what is due, whether all is ready."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "input-answer": Message("exit 2", "{problem}", "{fix}"),
    "input-field": Message(
        "exit 2",
        "There is no “{found}” in this kind of entry.{similar}",
        "See what there is with: pdp add {word} --help.",
    ),
    "input-entry": Message(
        "exit 2",
        "No entry here has the number, or an id that begins with, “{found}”.",
        "See them all with: pdp list FILE.",
    ),
    "input-entry-ambiguous": Message(
        "exit 2",
        "{count} entries have an id that begins with “{found}”.",
        "Type more letters of it: {ids}.",
    ),
}

# The cases of input-answer: what is wrong, what to write instead.
CASES: Final[dict[str, tuple[str, str]]] = {
    "day": (
        "“{found}” cannot be read as a day.",
        "Write 12 Sep 2026, 12/09/2026, September 2026, last Tuesday or in 3 weeks.",
    ),
    "day-order": ("“{found}” has the month before the day.", "Write the day first: 31/01/2026."),
    "day-side": (
        "“{found}” could be the last one or the next.",
        "Write last {weekday} or next {weekday}, or the day itself.",
    ),
    "day-year": ("“{found}” has no year.", "Write the year too, such as 12 Sep 2026."),
    "length-none": ("“{found}” is no length of time.", "Write 90 mins, 1h 30m or half a day."),
    "hidden-sign": (
        "The text holds the hidden control character U+{number}.",
        "Type it again without.",
    ),
    "wrong-form": ("“{found}” does not have the form that this place needs.", "Write {wanted}."),
    "flag": ("“{found}” is neither yes nor no.", "Write yes or no."),
    "uneven": (
        "{one} is there {times} times, and {other} {found} times.",
        "Give each of the two equally often, in the same order.",
    ),
    "no-equals": (
        "“{found}” does not say what to write where.",
        "Write the field, = and the value, such as state=met.",
    ),
    "no-list": (
        "“{name}” is no list in this file, so nothing can be added to it.",
        "See what is wrong with: pdp validate FILE.",
    ),
    "several": ("“{found}” stands in {count} of them.", "Type the number in front of the one."),
    "which": (
        "There are {count} of these, and it is not said which.",
        "Put the number of the one in front of “{found}”, counted from 1.",
    ),
    "place": (
        "There is no number {number} here; there are {count}.",
        "Count from 1, or add one with +=.",
    ),
    "remove-holder": (
        "Your own details cannot be removed: the record is yours by them.",
        "Empty a single one of them with: pdp set FILE 0 FIELD=",
    ),
    "acknowledge-error": (
        "“{code}” is no warning, so it cannot be put to rest.",
        "Mend it, or see: pdp explain {code}.",
    ),
    "acknowledge-none": (
        "There is no warning “{code}” at one of these entries.",
        "See where it is with: pdp validate FILE --code {code}.",
    ),
    "count": (
        "“{found}” is not a number that fits here.",
        "Write a number from {least} to {most}.",
    ),
}
