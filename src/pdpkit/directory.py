"""Who vouches for a trust: a keeper's signed list of issuers with their keys (spec rule 12).

Only ``proof.created`` of a statement is compared with a key's window. What stands behind a list is
the reader's pin of its keeper, never where the file came from; nothing is fetched.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from pdpkit.document import Document, Kind, expect
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import format_moment, parse_moment
from pdpkit.errors import InputError
from pdpkit.identity import Identity, judge_log
from pdpkit.keys import SigningKey
from pdpkit.proof import judge, sign_by_holder
from pdpkit.report import DirectoryUsed, Outcome
from pdpkit.signed.forms import Carried, Closed, ListOf, OneOf, TextForm, Whole, needed, optional
from pdpkit.signed.texts import (
    DIGEST,
    IDENTITY,
    ISSUER,
    ISSUER_NAME,
    KEY,
    KEY_LOG,
    LINE,
    MOMENT,
    NUMBERS,
    WHOLE_DAY,
)

MAX_DAYS: Final = 400
# Letters and digits that look alike in many typefaces.
_LOOKALIKES: Final = str.maketrans("01i", "oll")

KEY_FORM: Final = Closed(
    "A key with its window: validFrom ≤ created < validUntil. One of another form is not used.",
    needed("key", KEY, "The key."),
    needed("validFrom", MOMENT, "The first moment of its window."),
    optional("validUntil", MOMENT, "The moment from which it no longer signs."),
    optional(
        "revoked",
        Closed(
            "Why and since when it no longer signs.",
            needed("reason", OneOf("superseded", "compromised"), "Why."),
            needed("since", MOMENT, "Since when."),
        ),
        "That it no longer signs.",
    ),
    name="ListedKey",
)
# On a card a number that is not known is a fault; in a list it is kept, as all is but in keys.
_NUMBERS: Final = Closed(NUMBERS.about, *NUMBERS.members, open=True, name=NUMBERS.name)
ISSUER_FORM: Final = Closed(
    "An issuer as its keeper knows it; members of a later minor version are kept.",
    needed("id", ISSUER, "The name under which it signs."),
    needed("name", ISSUER_NAME, "Its name as readers see it."),
    needed("numbers", _NUMBERS, "Its official numbers."),
    needed("status", OneOf("open", "closed"), "Whether it still exists."),
    optional("closedOn", WHOLE_DAY, "Its last day."),
    optional("successor", ISSUER, "Who may sign withdrawal lists for it."),
    optional("lastLists", ListOf(DIGEST), "The digests of its last withdrawal lists."),
    needed("keys", ListOf(Carried("directory.schema.json#/$defs/ListedKey")), "Its keys."),
    open=True,
    name="ListedIssuer",
)
FORM: Final = Closed(
    "A snapshot by a keeper; members of a later minor version are kept.",
    needed(
        "format",
        TextForm("the mark pdp-directory/1.0", r"^pdp-directory/1\.(0|[1-9][0-9]{0,3})$"),
        "The mark of a directory.",
    ),
    needed("keeper", IDENTITY, "Whose list it is."),
    needed("keyLog", KEY_LOG, "The events of the keeper's keys."),
    needed("name", ISSUER_NAME, "What readers see as the list's name."),
    needed("sequence", Whole(), "Which of the keeper's snapshots this is."),
    needed("validFrom", MOMENT, "When it was made."),
    needed("validUntil", MOMENT, "Until when it is good."),
    needed("issuers", ListOf(ISSUER_FORM), "The issuers, ascending by id."),
    optional(
        "suites",
        ListOf(
            Closed(
                "A way of signing that has grown too weak.",
                needed("suite", LINE, "Its name."),
                needed("untrustedSince", MOMENT, "Since when it is no longer relied on."),
                open=True,
            )
        ),
        "Which ways of signing are no longer relied on.",
    ),
    open=True,
)


@dataclass(frozen=True, slots=True)
class Directory:
    """A directory whose form, key log and signature hold; whether to believe it is the policy's."""

    keeper: Identity
    tree: Tree
    digest: str
    issuers: dict[str, Tree]
    keys: dict[tuple[str, str], Tree]

    @property
    def name(self) -> str:
        return str(self.tree["name"])

    @property
    def valid_until(self) -> datetime:
        return parse_moment(self.tree["validUntil"])

    @property
    def order(self) -> tuple[int, int]:
        """By which snapshots of one keeper follow each other."""
        return len(self.keeper.digests), self.tree["sequence"]

    def draft(self, issuers: Iterable[Tree]) -> "Directory":
        """The directory with other issuers, as its keeper may sign it next."""
        ordered = sorted(issuers, key=lambda issuer: str(issuer["id"]))
        return _index(self.tree | {"issuers": ordered}, self.keeper, "")

    def used(self, *, pinned: bool) -> DirectoryUsed:
        return DirectoryUsed(
            keeper=self.keeper.id,
            sequence=self.tree["sequence"],
            pinned=pinned,
            name=self.name,
            valid_from=self.tree["validFrom"],
            code=spoken_code(self.keeper.id),
        )


def read_directory(document: Document) -> Directory:
    """A directory as its keeper signed it; ``InputError`` ``directory-invalid`` otherwise."""
    # D1, D2: the keeper's log, and their signature by its tip.
    tree = expect(document, Kind.DIRECTORY).tree
    check, keeper = judge_log(tree.get("keyLog"), tree.get("keeper"), "/keyLog", "/keeper")
    if keeper is None:
        raise InputError("directory-invalid", check.where, problem=check.reason)
    judgement = judge(tree, Kind.DIRECTORY)
    if judgement.check.outcome is not Outcome.PASSED:
        raise InputError("directory-invalid", judgement.check.where, problem=judgement.check.reason)
    if judgement.key != keeper.tip:
        raise InputError("directory-invalid", "/proof", problem="Another key than the keeper's.")
    # D3: its form.
    if fault := FORM.find_fault(tree):
        raise InputError("directory-invalid", fault.where, problem="Its form is not right.")
    return _index(tree, keeper, judgement.digest or "")


def _index(tree: Tree, keeper: Identity, digest: str) -> Directory:
    # D4: its days.
    start, end = parse_moment(tree["validFrom"]), parse_moment(tree["validUntil"])
    if not start < end <= start + timedelta(days=MAX_DAYS):
        raise InputError("directory-window", "/validUntil", limit=MAX_DAYS)
    # D5: its issuers.
    ids = [issuer["id"] for issuer in tree["issuers"]]
    if ids != sorted(set(ids)):
        raise InputError("directory-invalid", "/issuers", problem="Issuers are not in order.")
    # D6: their keys.
    keys: dict[tuple[str, str], Tree] = {}
    owners: set[str] = set()
    for number, issuer in enumerate(tree["issuers"]):
        for place, entry in enumerate(issuer["keys"]):
            if KEY_FORM.find_fault(entry):
                continue  # a member that we do not know may narrow the key: it is not used at all
            if entry["key"] in owners:
                where = f"/issuers/{number}/keys/{place}"
                raise InputError("directory-invalid", where, problem="A key stands twice.")
            owners.add(entry["key"])
            keys[issuer["id"], entry["key"]] = entry
    issuers = {issuer["id"]: issuer for issuer in tree["issuers"]}
    return Directory(keeper, tree, digest, issuers, keys)


def find_end(key: Tree) -> datetime | None:
    """The moment from which a listed key no longer signs, as its window or its keeper says."""
    ends = [key["validUntil"]] if "validUntil" in key else []
    if "revoked" in key:
        ends.append(key["revoked"]["since"])
    return min(map(parse_moment, ends), default=None)


def fold_name(name: str) -> str:
    """What is left of a name for a hurried eye: two names with one such text are hard to tell."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    letters = "".join(letter for letter in plain if letter.isalnum())
    return letters.translate(_LOOKALIKES).replace("rn", "m").replace("vv", "w")


def sign_directory(
    members: Tree, keeper: str, key_log: Sequence[Tree], key: SigningKey, moment: datetime
) -> Tree:
    """A new snapshot: issuers in their order, the keeper's key log inside, signed by its tip."""
    tree = {
        "format": Kind.DIRECTORY.format,
        "keeper": keeper,
        "keyLog": list(key_log),
        "name": members["name"],
        "sequence": members["sequence"],
        "validFrom": members["validFrom"],
        "validUntil": members["validUntil"],
        "issuers": sorted(members["issuers"], key=lambda issuer: str(issuer["id"])),
    }
    rest = {name: value for name, value in members.items() if name not in tree}
    created = {"created": format_moment(moment)}
    return sign_by_holder(tree | rest, Kind.DIRECTORY, key, created)
