"""What a share takes: the profiles that the program brings along, and a holder's own file.

A profile goes by visibility (docs/spec/record.md); sections and ids narrow or widen it. A file
of one's own is plain (``pdp-profile/1``), so that it can be written once and used again.
"""

from dataclasses import dataclass
from typing import Any, Final

from pdpkit.encoding.reading import read
from pdpkit.errors import InputError
from pdpkit.messages.sharing import SECTIONS
from pdpkit.signed.forms import Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import ENTRY_ID, LINE

FORMAT: Final = "pdp-profile/1"
# What is the holder's own leaves only entry by entry, so no profile can ask for it.
VISIBILITIES: Final = ("manager", "trust", "handover", "public")
MAX_IDS: Final = 2000
_IDS: Final = ListOf(ENTRY_ID, most=MAX_IDS)

FORM: Final = Closed(
    "What a share takes from a record.",
    needed("format", OneOf(FORMAT), "The mark of such a file."),
    needed("name", LINE, "What the holder calls it."),
    optional("purpose", LINE, "What such a share is for."),
    needed(
        "visibilities",
        ListOf(OneOf(*VISIBILITIES), most=len(VISIBILITIES)),
        "The visibilities of the entries that it takes; none takes only what is named.",
    ),
    optional(
        "sections",
        ListOf(OneOf(*SECTIONS), least=1, most=len(SECTIONS)),
        "The only sections that it takes from; absent means all.",
    ),
    optional("with", _IDS, "Entries and statements that it takes whoever else may see them."),
    optional("without", _IDS, "Entries and statements that it leaves out."),
    optional("statements", _IDS, "The only statements that it takes; absent means what belongs."),
    optional(
        "notAbout",
        ListOf(LINE, least=1, most=50),
        "Words; whatever holds them, in any case of letters, is left out.",
    ),
    optional("celebrated", OneOf(True), "Takes only what the holder wants to be celebrated."),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a share takes; ``sections`` and ``statements`` are None where all may leave.

    ``named`` and ``left_out`` hold bare ids of entries and statements. ``names_agreed`` says that
    the people whose names stand openly in the entries agreed.
    """

    name: str
    purpose: str
    visibilities: frozenset[str]
    sections: frozenset[str] | None = None
    named: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    statements: frozenset[str] | None = None
    not_about: tuple[str, ...] = ()
    celebrated: bool = False
    names_agreed: bool = False


PROFILES: Final = {
    profile.name: profile
    for profile in (
        Profile("interview", "An interview", frozenset(("handover", "public"))),
        Profile("handover", "A handover to a new employer", frozenset(("handover", "public"))),
        Profile(
            "manager",
            "A conversation with a line manager",
            frozenset(("handover", "public", "manager")),
        ),
        Profile("trust", "The trust's own planning", frozenset(("trust", "public"))),
        Profile("celebrate", "A celebration", frozenset(("public",)), celebrated=True),
    )
}


def read_profile(data: bytes) -> Profile:
    """The profile in a file; ``InputError`` ``file-not-profile`` when it is something else."""
    tree: Any = read(data)
    if fault := FORM.find_fault(tree):
        raise InputError("file-not-profile", fault.where, wanted=fault.wanted)
    return Profile(
        name=tree["name"],
        purpose=tree.get("purpose", tree["name"]),
        visibilities=frozenset(tree["visibilities"]),
        sections=_set(tree, "sections"),
        named=_set(tree, "with") or frozenset(),
        left_out=_set(tree, "without") or frozenset(),
        statements=_set(tree, "statements"),
        not_about=tuple(tree.get("notAbout", ())),
        celebrated="celebrated" in tree,
    )


def _set(tree: dict[str, Any], name: str) -> frozenset[str] | None:
    return frozenset(tree[name]) if name in tree else None
