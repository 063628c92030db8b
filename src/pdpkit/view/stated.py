"""What employers state in a share, in plain values, looked up by the entry that it meets."""

from collections.abc import Iterable
from typing import Any

from pdpkit.credential import Statement, read_statement
from pdpkit.encoding.times import say_day
from pdpkit.view.entries import Entry, clip
from pdpkit.view.page import Stated
from pdpkit.view.saying import join, say_amount, say_minutes, say_period


class Statements:
    """The statements of one share that this program understands, newest first.

    Anything else is not shown: what is not understood is no fact.
    """

    def __init__(self, trees: Iterable[Any]) -> None:
        self.shown: list[Stated] = []
        self._by_id: dict[str, Stated] = {}
        self._by_entry: dict[str, list[str]] = {}
        found = [
            reading
            for tree in trees
            if isinstance(tree, dict) and (reading := read_statement(tree)[1])
        ]
        for statement in sorted(found, key=lambda s: str(s.tree["validFrom"]), reverse=True):
            number = statement.tree["id"].removeprefix("urn:uuid:")
            stated = _say(statement)
            self._by_id[number] = stated
            self.shown.append(stated)
            entry = statement.subject.get("entry")
            if entry is not None:
                self._by_entry.setdefault(entry["id"], []).append(number)

    def about(self, entry: Entry, most: int = 3) -> tuple[Stated, ...]:
        """The statements that the entry links to, or that carry the entry themselves."""
        numbers = [number for number in self._by_id if number in entry.links()]
        numbers += [n for n in self._by_entry.get(entry.id, ()) if n not in numbers]
        return tuple(self._by_id[number] for number in numbers[:most])


def _say(statement: Statement) -> Stated:
    subject = statement.subject
    start, end = subject.get("start", ""), subject.get("end", "")
    amount, unit = subject.get("amount"), subject.get("unit", "")
    facts = (
        say_period(start, end),
        say_minutes(subject.get("minutes")),
        say_amount(amount, unit) if amount else "",
        f"through the {subject['speaker']}" if "speaker" in subject else "",
    )
    return Stated(
        employer=clip(statement.tree["issuer"]["name"], 80),
        title=clip(statement.title, 160),
        facts=join(facts),
        made_out_to=clip(statement.name, 80),
        dated=say_day(statement.tree["validFrom"][:10]),
    )
