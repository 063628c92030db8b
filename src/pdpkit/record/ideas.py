"""Ideas that somebody tried out, or carried from one place to another."""

from typing import Annotated

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import Org
from pdpkit.values import Code, Day, Line, Many, Maybe, Text
from pdpkit.vocabulary import beyond

IdeaKind = Annotated[str, Code(beyond.IDEA_KIND)]
IdeaState = Annotated[str, Code(beyond.IDEA_STATE)]
IdeaDecision = Annotated[str, Code(beyond.IDEA_DECISION)]


class Idea(Entry):
    """An idea, where it came from, and what became of it."""

    kind: IdeaKind
    """Tried out, or carried elsewhere."""
    idea: Line
    """The idea."""
    source: Maybe[Line] = None
    """Where it came from."""
    place: Maybe[Line] = None
    """Where it was tried out."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    happened: Maybe[Text] = None
    """What happened."""
    decision: Maybe[IdeaDecision] = None
    """Keep, adapt or drop."""
    shared_with: Many[Line] = ()
    """With whom it was shared, as groups or roles."""
    from_org: Maybe[Org] = None
    """The organisation that it was carried from."""
    to_orgs: Many[Org] = ()
    """The organisations that it was carried to."""
    date: Maybe[Day] = None
    """When it was carried."""
    result: Maybe[Text] = None
    """What came of it there."""
    state: Maybe[IdeaState] = None
    """How far it has come."""
