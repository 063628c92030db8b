"""What the statements of one file are judged against: policy, moment, holder, lists."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pdpkit.directory import Directories, Directory, read_directory, weigh
from pdpkit.document import Document, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.identity import Identity, judge_log
from pdpkit.pins import Pins
from pdpkit.report import Check, passed
from pdpkit.withdrawal import Lists, gather


@dataclass(frozen=True, slots=True)
class Policy:
    """What a reader goes by: lists of organisations, pins, withdrawal lists from beside the file.

    ``seen`` is the newest (key log length, sequence) that was met of each keeper.
    """

    directories: tuple[Directory, ...] = ()
    pins: Pins = field(default_factory=Pins)
    lists: tuple[Tree, ...] = ()
    seen: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Presenter:
    """Whose file it is, as its key log and details say; nobody's for a statement alone."""

    log: Check
    identity: Identity | None = None
    keys: frozenset[str] = frozenset()
    name: str | None = None


NOBODY = Presenter(passed("holderLog", "holder-none"))


def find_presenter(key_log: Any, holder: Any, name: Any, where: str) -> Presenter:
    """Judge the key log that a record or share carries."""
    log, identity = judge_log(key_log, holder, where)
    events = key_log if isinstance(key_log, list) else []
    keys = [event.get("key") for event in events if isinstance(event, dict)]
    known = frozenset(key for key in keys if isinstance(key, str))
    return Presenter(log, identity, known, text(name))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything beside a statement that its verdict depends on."""

    presenter: Presenter
    directories: Directories
    lists: Lists

    @property
    def at(self) -> datetime:
        return self.directories.at


def survey(
    policy: Policy, at: datetime, presenter: Presenter, lists: Iterable[Any], directory: Any = None
) -> Surroundings:
    """Weigh the policy's directories and one that the file carries, then the lists of both.

    ``InputError`` ``directory-rollback`` for a directory of the policy older than one seen before.
    """
    found = [*policy.directories, *_read_carried(directory)]
    for one in policy.directories:
        if one.order < policy.seen.get(one.keeper.id, (0, 0)):
            raise InputError("directory-rollback", "/sequence")
    directories = weigh(found, [policy.pins.hold(one.keeper.id) for one in found], at)
    return Surroundings(presenter, directories, gather([*lists, *policy.lists], directories))


def _read_carried(directory: Any) -> list[Directory]:
    """A directory that travels in a share; one that does not hold is as if it were not there."""
    if not isinstance(directory, dict):
        return []
    try:
        return [read_directory(Document(Kind.DIRECTORY, directory, ""))]
    except InputError:
        return []


def member(tree: Tree, name: str, empty: Any) -> Any:
    """A member if it has the type of ``empty``, else ``empty``."""
    value = tree.get(name)
    return value if isinstance(value, type(empty)) else empty


def text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
