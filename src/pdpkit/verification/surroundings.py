"""What the statements of one file are judged against: policy, moment, holder, lists."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple

from pdpkit.authority import Authority, weigh
from pdpkit.directory import Directory, read_directory
from pdpkit.document import Document, Kind
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.identity import Identity, judge_log
from pdpkit.link import Older, follow_links
from pdpkit.pins import Pins
from pdpkit.presentation import MAX_CARDS
from pdpkit.report import Check, passed
from pdpkit.request import Request
from pdpkit.verification.vouching import Vouched
from pdpkit.withdrawal import Lists, gather


class Seen(NamedTuple):
    """The newest snapshot that was met of a keeper; ``digest`` only where it was kept."""

    events: int
    sequence: int
    digest: str | None = None

    def outdates(self, directory: Directory) -> bool:
        return directory.order < (self.events, self.sequence)

    def contradicts(self, directory: Directory) -> bool:
        """Whether it is another snapshot of the same number."""
        if directory.order != (self.events, self.sequence):
            return False
        return self.digest not in (None, directory.digest)


@dataclass(frozen=True, slots=True)
class Policy:
    """What a reader goes by: lists of organisations, pins, withdrawal lists from beside the file.

    ``logs`` are key logs of people that stand in other files, ``seen`` the newest (key log length,
    sequence) that was met of each keeper. With a ``request`` only an answer to it will do.
    """

    directories: tuple[Directory, ...] = ()
    pins: Pins = field(default_factory=Pins)
    lists: tuple[Tree, ...] = ()
    logs: tuple[Identity, ...] = ()
    seen: Mapping[str, Seen] = field(default_factory=dict)
    request: Request | None = None


@dataclass(frozen=True, slots=True)
class Presenter:
    """Whose file it is, as its key log and details say; nobody's for a statement alone."""

    log: Check
    identity: Identity | None = None
    keys: frozenset[str] = frozenset()
    name: str | None = None
    older: Mapping[str, Older] = field(default_factory=dict)


NOBODY = Presenter(passed("holderLog", "holder-none"))


def find_presenter(
    carried: Tree,
    holder: Any,
    name: Any,
    places: tuple[str, str] = ("/holder/keyLog", "/holder/id"),
    logs: Iterable[Identity] = (),
) -> Presenter:
    """Judge the key log, and the links, that a record's holder or a share carries.

    ``places`` are those of the log and of ``holder``, in a record where none are given; ``logs``
    are others that were seen.
    """
    key_log, links = carried.get("keyLog"), member(carried, "links", [])
    log, identity = judge_log(key_log, holder, *places)
    older = follow_links(links, identity.id, logs) if identity is not None else {}
    linked = [link.get("fromKeyLog") for link in links if isinstance(link, dict)]
    keys = {key for one in (key_log, *linked) for key in _list_keys(one)}
    return Presenter(log, identity, frozenset(keys), text(name), older)


def _list_keys(key_log: Any) -> Iterator[str]:
    for event in key_log if isinstance(key_log, list) else ():
        key = event.get("key") if isinstance(event, dict) else None
        if isinstance(key, str):
            yield key


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything beside a statement that its verdict depends on."""

    presenter: Presenter
    authority: Authority
    lists: Lists
    vouched: Vouched = field(default_factory=Vouched)

    @property
    def at(self) -> datetime:
        return self.authority.at


def survey(
    policy: Policy,
    at: datetime,
    presenter: Presenter,
    carried: Tree,
    file: str = "",
) -> Surroundings:
    """Weigh the policy's directories and one that the file carries, then the lists of both.

    Step F2, with A1 and A2. ``carried`` holds what travels in the file: ``lists``, ``directory``,
    ``cards``; ``file`` is its name. ``InputError`` ``directory-rollback`` for a directory of the
    policy older than one that was met, ``directory-fork`` for another one of the same number.
    """
    found = [*policy.directories, *_read_carried(carried.get("directory"), policy)]
    for one in found:
        if seen := policy.seen.get(one.keeper.id):
            if seen.outdates(one):
                raise InputError("directory-rollback", "/sequence")
            if seen.contradicts(one):
                raise InputError("directory-fork", "/sequence")
    authority = weigh(found, policy.pins, at)
    cards = member(carried, "cards", [])[:MAX_CARDS]
    authority = replace(authority, cards=cards, file=file)
    lists = [*member(carried, "lists", []), *policy.lists]
    return Surroundings(presenter, authority, gather(lists, authority))


def _read_carried(tree: Any, policy: Policy) -> list[Directory]:
    """A directory that travels in a share; one that does not hold is as if it were not there.

    So is one older than the reader has met: it may have been chosen for what it does not know yet.
    """
    if not isinstance(tree, dict):
        return []
    try:
        directory = read_directory(Document(Kind.DIRECTORY, tree, ""))
    except InputError:
        return []
    seen = policy.seen.get(directory.keeper.id)
    return [] if seen and seen.outdates(directory) else [directory]


def member(tree: Tree, name: str, empty: Any) -> Any:
    """A member if it has the type of ``empty``, else ``empty``."""
    value = tree.get(name)
    return value if isinstance(value, type(empty)) else empty


def text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
