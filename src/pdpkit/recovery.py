"""Brings a key back from the 24 words of its sheet (spec rules 5 and 6).

The words alone rebuild what was made with them. What other sheets signed before stands in the key
log, which every record, share and sheet carries.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdpkit.document import Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError, SecretError
from pdpkit.identity import Identity, find_carried, incept, judge_log, name_log
from pdpkit.keys import SigningKey, derive_key


@dataclass(frozen=True, slots=True)
class Recovered:
    """An identity, the events of its keys, and the key that signs now."""

    identity: Identity
    key_log: list[Tree]
    key: SigningKey

    @property
    def sequence(self) -> int:
        return len(self.key_log) - 1


def recover(entropy: bytes, trees: Iterable[Any] = ()) -> Recovered:
    """The key of the words that encode ``entropy``, for the longest log in ``trees`` that is its.

    Without any log the words make their own first event. ``SecretError``: ``words-older-sheet``
    where a newer sheet took their place, ``words-other-person`` where they fit no log.
    """
    logs = find_logs(trees) or [incept(entropy)]
    for log in logs:
        key = derive_key(entropy, "key", len(log) - 1)
        if key.text == log[-1]["key"]:
            identity = _identify(log)
            assert identity is not None
            return Recovered(identity, log, key)
    older = any(_has_made(entropy, log) for log in logs)
    raise SecretError("words-older-sheet" if older else "words-other-person")


def find_logs(trees: Iterable[Any]) -> list[list[Tree]]:
    """The key logs that hold in files of any kind, longest first.

    A single event, or a list of them, is a part of one log, as a sheet shows them. ``InputError``
    ``holder-log-missing`` where files were given and no log in them holds.
    """
    found = list(trees)
    logs = [log for tree in found if (log := find_carried(tree, "keyLog")) is not None]
    loose = [event for tree in found for event in _list_events(tree)]
    if loose:
        by_number = {event.get("seq"): event for event in loose}
        logs.append([by_number[number] for number in sorted(by_number, key=str)])
    held = [log for log in logs if _identify(log) is not None]
    if found and not held:
        raise InputError("holder-log-missing")
    return sorted(held, key=len, reverse=True)


def _list_events(tree: Any) -> list[Tree]:
    events = tree if isinstance(tree, list) else [tree]
    mark = Kind.KEY_EVENT.format
    return [event for event in events if isinstance(event, dict) and event.get("format") == mark]


def _identify(log: list[Any]) -> Identity | None:
    if not log or not isinstance(log[0], dict):
        return None
    return judge_log(log, name_log(log))[1]


def _has_made(entropy: bytes, log: Sequence[Tree]) -> bool:
    return any(
        derive_key(entropy, "key", number).text == event["key"] for number, event in enumerate(log)
    )
