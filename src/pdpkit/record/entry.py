"""What every entry of a record has, whatever its kind (docs/spec.md, Entries)."""

from typing import Annotated, ClassVar

from pdpkit.values import Code, EntryId, Free, Line, Many, Maybe, Moment, Part
from pdpkit.vocabulary import exchange

Visibility = Annotated[str, Code(exchange.VISIBILITY)]
EntryState = Annotated[str, Code(exchange.ENTRY_STATE)]


class Entry(Part):
    """One thing in a record, with an id that it keeps for ever.

    ``HIDDEN`` names the members that are meant to stand in ``private``, each with what it holds.
    """

    HIDDEN: ClassVar[dict[str, str]] = {
        "notes": "the holder's own notes",
        "acknowledged": "codes of warnings that the holder lives with, each with the reason",
    }

    id: EntryId
    """Made once at random, never from content; other entries link to it."""
    created: Maybe[Moment] = None
    """When the entry was first written."""
    tags: Many[Line] = ()
    """The holder's own words to find entries by."""
    links: Many[EntryId] = ()
    """Other entries of this record that this one rests on; their kind tells the role."""
    state: Maybe[EntryState] = None
    """How it stands."""
    celebrate_ok: Maybe[bool] = None
    """Whether the holder wants this to be celebrated. Absent means no."""
    visibility: Maybe[Visibility] = None
    """Who may see the entry when the holder shares. Absent counts as own."""
    updated: Maybe[Moment] = None
    """When the entry last changed; set by signing."""
    private: Maybe[Free] = None
    """What never leaves this record."""
    ext: Maybe[Free] = None
    """Members of the writer's own. The labels of x- codes stand in its labels."""
