"""What is due as a calendar that other programs open (RFC 5545)."""

import re
import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Final

from pdpkit.upcoming.due import Due

_LINE: Final = 75
_escaped: Final = re.compile(r"([\\;,])")


def write_calendar(due: Iterable[Due], record_id: str, moment: datetime) -> bytes:
    """One all-day event for each thing that has a day, the same UID whenever it is written.

    A calendar at work is often read by others, so an entry that only its holder sees is not named.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pdpkit//pdp next//EN"]
    for one in due:
        lines += _write_event(one, record_id, moment)
    lines.append("END:VCALENDAR")
    return b"".join(_fold(line) for line in lines)


def _write_event(due: Due, record_id: str, moment: datetime) -> Iterator[str]:
    if due.day is None:
        return
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"pdpkit:{record_id}:{due.kind}:{due.id}")
    yield "BEGIN:VEVENT"
    yield f"UID:{name}"
    yield f"DTSTAMP:{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due.day:%Y%m%d}"
    yield f"SUMMARY:{_escape(due.bare_words if due.own else due.words)}"
    yield f"DESCRIPTION:{_escape(due.todo)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    """Section 3.3.11; what cannot be printed, such as signs that turn text round, is shown so."""
    plain = "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
    return _escaped.sub(r"\\\1", plain)


def _fold(line: str) -> bytes:
    """Section 3.1: at most 75 bytes a line, never cut inside a letter."""
    folded, length = "", 0
    for letter in line:
        size = len(letter.encode("utf-8"))
        if length + size > _LINE:
            folded, length = f"{folded}\r\n ", 1
        folded, length = folded + letter, length + size
    return f"{folded}\r\n".encode()
