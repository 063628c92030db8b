"""Organisations and their keys in words, as the list's keeper and its readers see them."""

from datetime import timedelta
from typing import Final

from pdpkit.directory import KEY_FORM, find_end
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment, say_day, say_moment

_NUMBERS: Final = {
    "urn": "school number {}",
    "laestab": "LAESTAB {}",
    "ukprn": "UKPRN {}",
    "uid": "group number {}",
    "trustRef": "trust reference {}",
    "companyNumber": "company number {}",
}
_REASONS: Final = {"superseded": "replaced", "compromised": "stolen"}


def say_numbers(numbers: Tree) -> str:
    """Official numbers, each with what it is."""
    told = [_NUMBERS[kind].format(number) for kind, number in numbers.items()]
    return ", ".join(told) or "no official number"


def say_key(entry: Tree) -> str:
    """A listed key by its code, its days, and what became of it."""
    if KEY_FORM.find_fault(entry):
        return "a key that this program does not know"
    told = f"{spoken_code(entry['key'])}, {say_window(entry)}"
    if revoked := entry.get("revoked"):
        day = say_moment(parse_moment(revoked["since"]))
        told += f"; {_REASONS[revoked['reason']]} on {day}"
    return told


def say_window(entry: Tree) -> str:
    """From the first day on which a key signs to the last."""
    start, end = say_moment(parse_moment(entry["validFrom"])), find_end(entry)
    if end is None:
        return f"from {start} on"
    return f"from {start} to {say_moment(end - timedelta(seconds=1))}"


def say_state(issuer: Tree) -> list[str]:
    """Whether an organisation has closed, and who took over; nothing for one that is open."""
    told = []
    if issuer["status"] == "closed":
        day = f" on {say_day(issuer['closedOn'])}" if "closedOn" in issuer else ""
        lists = len(issuer.get("lastLists", ()))
        told.append(f"Closed{day}; last withdrawal lists named: {lists or 'none'}")
    if "successor" in issuer:
        told.append(f"Followed by {issuer['successor']}")
    return told
