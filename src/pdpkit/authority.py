"""What all lists and pins together say of an issuer and its key (spec, Who vouches for a trust).

Only ``proof.created`` is compared with a key's window. What stands behind a list is the reader's
pin of its keeper, never where the file came from. Of several lists the worst word wins.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Final, NamedTuple

from pdpkit.card import Card, find_cards
from pdpkit.directory import Directory, find_end, fold_name
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import end_of_day, parse_moment, say_moment
from pdpkit.errors import InputError
from pdpkit.pins import Pins
from pdpkit.proof import SUITE
from pdpkit.report import Check, DirectoryUsed, passed, undetermined
from pdpkit.signed.texts import is_issuer_id

CLOCK_TOLERANCE: Final = timedelta(minutes=5)
# A file name that no shell takes for anything else, bare or between double quotes.
_BARE_NAME: Final = re.compile(r"[\w./\\:+-]+")
_QUOTED_NAME: Final = re.compile(r"[\w./\\:+(), -]+")
# From worst to best.
_WORDS: Final = (
    "issuer-key-compromised",
    "issuer-key-not-valid-then",
    "key-superseded",
    "key-in-use",
)


class Word(NamedTuple):
    """What one list says of a key at a moment: a code, whose word it is, since when."""

    code: str
    by: str
    since: datetime | None = None

    def rank(self) -> int:
        return _WORDS.index(self.code)


class _Window(NamedTuple):
    """When a key was in use, by one list, and what that says inside and outside this time.

    ``stolen`` is its word of a theft; each moment is None where the list names none.
    """

    start: datetime
    end: datetime | None
    closed: datetime | None
    inside: Word
    outside: Word
    stolen: Word | None

    def say(self, created: datetime, *, stolen: bool) -> Word:
        """The list's word on a signature of that moment."""
        if stolen and self.stolen is not None:
            return self.stolen
        late = self.end is not None and created >= self.end
        closed = self.closed is not None and created > self.closed
        return self.outside if created < self.start or late or closed else self.inside


@dataclass(frozen=True)
class Authority:
    """All lists that one verification may ask, and the organisations that were pinned alone.

    ``cards`` are those that travel in the file of the name ``file``; they only say whom to ask.
    """

    pinned: tuple[Directory, ...]
    unpinned: tuple[Directory, ...]
    alone: dict[tuple[str, str], Tree]
    at: datetime
    cards: Sequence[Any] = ()
    file: str = ""

    @property
    def asked(self) -> tuple[Directory, ...]:
        """The lists by confirmed keepers; others only where there is none of these."""
        return self.pinned or self.unpinned

    @property
    def used(self) -> DirectoryUsed | None:
        return self.asked[0].used(pinned=bool(self.pinned)) if self.asked else None

    def name_of(self, issuer: str) -> str | None:
        """The issuer's name as a list, or the card that was pinned, gives it (step A6)."""
        for directory in self.pinned:
            if issuer in directory.issuers:
                return str(directory.issuers[issuer]["name"])
        for (known, _), pin in self.alone.items():
            if known == issuer:
                return str(pin["name"])
        for directory in self.asked:
            if issuer in directory.issuers:
                return str(directory.issuers[issuer]["name"])
        return None

    def listed(self, issuer: str) -> list[Tree]:
        """The entries about an issuer in the lists of confirmed keepers."""
        return [d.issuers[issuer] for d in self.pinned if issuer in d.issuers]

    def judge_issuer(self, issuer: str, key: str, claimed_name: str | None) -> Check:
        """Is this key listed for this name, in a list by somebody whom the reader confirmed?

        Parts 2 to 7 of step S3.
        """
        asked = issuer, key, claimed_name
        if asked not in self._told:
            self._told[asked] = self._judge_new_issuer(issuer, key, claimed_name)
        return self._told[asked]

    def _judge_new_issuer(self, issuer: str, key: str, claimed_name: str | None) -> Check:
        name, where = "issuer", "/issuer/id"
        if not is_issuer_id(issuer):
            code = "issuer-did-syntax" if issuer.startswith("did:web:") else "issuer-unknown"
            return undetermined(name, code, where, **self.tell_whom(issuer, key))
        if (issuer, key) in self.alone:
            return passed(name, "issuer-pinned")
        listing = [d for d in self.asked if issuer in d.issuers]
        if not listing:
            if any(issuer == known for known, _ in self.alone):
                whom = self.tell_whom(issuer, key)
                return undetermined(name, "issuer-key-unlisted", where, **whom)
            if claimed_name and fold_name(claimed_name) in self._names:
                return undetermined(name, "issuer-name-conflict", "/issuer/name")
            return undetermined(name, "issuer-unknown", where, **self.tell_whom(issuer, key))
        if not self.pinned:
            keeper = spoken_code(listing[0].keeper.id)
            return undetermined(name, "directory-keeper-unknown", where, code=keeper)
        current = [d for d in listing if d.valid_until > self.at]
        if not current:
            day = say_moment(max(directory.valid_until for directory in listing))
            return undetermined(name, "directory-stale", where, day=day)
        holding = [d for d in current if (issuer, key) in d.keys]
        if not holding:
            return undetermined(name, "issuer-key-unlisted", where, **self.tell_whom(issuer, key))
        return passed(name, "issuer-listed", keeper=holding[0].name)

    def judge_key(
        self, issuer: str, key: str, created: str, receipts: Iterable[tuple[str, datetime]] = ()
    ) -> Check:
        """Was the key in use when the statement says that it was signed? Steps A7 to A13.

        ``receipts`` are issuer and moment of each receipt over the statement: one by another
        issuer, not its successor, from before the theft saves what a stolen key had signed.
        """
        name, where = "keyWindow", "/proof/created"
        moment = parse_moment(created)
        # A7, A8: not in the future, and by a way of signing that is relied on.
        if moment > self.at + CLOCK_TOLERANCE:
            return undetermined(name, "proof-created-future", where)
        if self._retired:
            return undetermined(name, "proof-suite-retired", where, day=say_moment(self._retired))
        # A9, A10: what every list says, and the worst of it.
        words = self._ask(issuer, key, moment)
        if not words:
            return undetermined(name, "issuer-unknown", where, **self.tell_whom(issuer, key))
        worst = min(words, key=Word.rank)
        # A11, A12: what a receipt saves.
        if worst.code == "issuer-key-compromised":
            saved = self._find_receipt(issuer, words, receipts)
            if saved is None:
                return undetermined(name, worst.code, where, keeper=worst.by)
            window = self._ask(issuer, key, moment, stolen=False)
            worst = min(window, key=Word.rank)
            if worst.code != "issuer-key-not-valid-then":
                by, day = self.name_of(saved[0]) or saved[0], say_moment(saved[1])
                return passed(name, "key-stolen-later", by=by, day=day)
        if worst.code == "issuer-key-not-valid-then":
            return undetermined(name, worst.code, where, keeper=worst.by)
        return passed(name, worst.code)

    def tell_whom(self, issuer: str, key: str) -> dict[str, str]:
        """Whom to ring about a key that is on no list, and what to type once its code is compared.

        The name that a card in the file gives is only what the organisation calls itself.
        """
        card = self._found_cards.get((issuer, key))
        if card is None:
            told = {"who": "the organisation", "asked": "its card and the code", "card": "CARD"}
        else:
            who = f"the organisation that calls itself “{card.name}”"
            told = {"who": who, "asked": "the code", "card": _type_name(self.file)}
        return {"code": spoken_code(key), **told}

    def _ask(self, issuer: str, key: str, created: datetime, *, stolen: bool = True) -> list[Word]:
        """Every list's word; ``stolen`` false asks only for the window."""
        asked = issuer, key
        if asked not in self._windows:
            self._windows[asked] = self._read_windows(issuer, key)
        return [window.say(created, stolen=stolen) for window in self._windows[asked]]

    def _read_windows(self, issuer: str, key: str) -> list[_Window]:
        windows = [
            _read_window(d.issuers[issuer], d.keys[issuer, key], d.name)
            for d in self.pinned
            if (issuer, key) in d.keys
        ]
        if pin := self.alone.get((issuer, key)):
            windows.append(_read_window({}, pin, str(pin["name"])))
        return windows

    def _find_receipt(
        self, issuer: str, words: Sequence[Word], receipts: Iterable[tuple[str, datetime]]
    ) -> tuple[str, datetime] | None:
        since = min(word.since for word in words if word.since is not None)
        partial = {issuer, *(entry.get("successor") for entry in self.listed(issuer))}
        return next(
            ((by, moment) for by, moment in receipts if by not in partial and moment < since), None
        )

    @cached_property
    def _told(self) -> dict[tuple[str, str, str | None], Check]:
        """What was said of an issuer, its key and the name that it claims: the same each time."""
        return {}

    @cached_property
    def _windows(self) -> dict[tuple[str, str], list[_Window]]:
        """What every list says of an issuer's key: read once, asked at many moments."""
        return {}

    @cached_property
    def _retired(self) -> datetime | None:
        """Since when a confirmed keeper no longer relies on the one way of signing."""
        days = [
            parse_moment(entry["untrustedSince"])
            for directory in self.pinned
            for entry in directory.tree.get("suites", ())
            if entry["suite"] == SUITE
        ]
        return min((day for day in days if day <= self.at), default=None)

    @cached_property
    def _found_cards(self) -> dict[tuple[str, str], Card]:
        """The cards by issuer and key; judged once, since each costs a signature."""
        return {(card.id, card.signer): card for card in find_cards(self.cards)}

    @cached_property
    def _names(self) -> set[str]:
        listed = {fold_name(issuer["name"]) for d in self.asked for issuer in d.issuers.values()}
        return listed | {fold_name(pin["name"]) for pin in self.alone.values()}


def weigh(directories: Sequence[Directory], pins: Pins, at: datetime) -> Authority:
    """Sort directories by the reader's pins; of one keeper only the newest snapshot counts.

    Steps A3 to A5; what comes of it does not depend on the order in which they are given.
    ``InputError`` ``directory-fork`` for two snapshots of one confirmed keeper that cannot both be
    right; from anybody else they spoil nothing.
    """
    newest: dict[str, Directory] = {}
    for directory in sorted(directories, key=lambda d: (d.order, d.digest)):
        older = newest.get(directory.keeper.id)
        if older is not None and _fork(older, directory) and pins.hold(directory.keeper.id):
            raise InputError("directory-fork", "/sequence")
        newest[directory.keeper.id] = directory
    latest_first = sorted(
        newest.values(), key=lambda d: (str(d.tree["validFrom"]), d.keeper.id), reverse=True
    )
    return Authority(
        pinned=tuple(d for d in latest_first if pins.hold(d.keeper.id)),
        unpinned=tuple(d for d in latest_first if not pins.hold(d.keeper.id)),
        alone={(pin["id"], pin["key"]): pin for pin in pins.issuers},
        at=at,
    )


def _fork(older: Directory, newer: Directory) -> bool:
    """Whether two lists of one keeper have one number, or keys that do not follow each other."""
    if older.order == newer.order:
        return older.digest != newer.digest
    before = older.keeper.digests
    return newer.keeper.digests[: len(before)] != before


def _read_window(issuer: Tree, key: Tree, by: str) -> _Window:
    """What the list of ``by`` says of a key; ``issuer`` is its entry about whose key it is."""
    revoked, stolen = key.get("revoked", {}), None
    if revoked.get("reason") == "compromised":
        stolen = Word("issuer-key-compromised", by, parse_moment(revoked["since"]))
    return _Window(
        start=parse_moment(key["validFrom"]),
        end=find_end(key),
        closed=end_of_day(issuer["closedOn"]) if "closedOn" in issuer else None,
        inside=Word("key-superseded" if revoked else "key-in-use", by),
        outside=Word("issuer-key-not-valid-then", by),
        stolen=stolen,
    )


def _type_name(file: str) -> str:
    """A file's name as it may be typed; another one is left to the reader, since senders choose."""
    if _BARE_NAME.fullmatch(file) and not file.startswith("-"):
        return file
    return f'"{file}"' if _QUOTED_NAME.fullmatch(file) and not file.startswith("-") else "FILE"
