"""What people said to each other, and what the holder noted."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import Org
from pdpkit.values import Code, Day, Digest, Line, Many, Maybe, Part, Text
from pdpkit.vocabulary import beyond, exchange, people

ConversationKind = Annotated[str, Code(exchange.CONVERSATION_KIND)]
ConversationState = Annotated[str, Code(exchange.CONVERSATION_STATE)]
Contact = Annotated[str, Code(exchange.CONTACT)]
PersonRole = Annotated[str, Code(people.PERSON_ROLE)]
ReturnIntent = Annotated[str, Code(beyond.RETURN_INTENT)]
NoteKind = Annotated[str, Code(exchange.NOTE_KIND)]
NoteState = Annotated[str, Code(exchange.NOTE_STATE)]
ReflectionKind = Annotated[str, Code(exchange.REFLECTION_KIND)]
Opinion = Annotated[str, Code(exchange.OPINION)]


class Template(Part):
    """The prompts that a conversation followed."""

    name: Line
    """What the prompts are called."""
    version: Maybe[Line] = None
    """Their version."""


class Conversation(Entry):
    """A conversation about development, by the roles that took part."""

    HIDDEN: ClassVar = {
        "withNames": "the names of those who took part",
    }

    kind: ConversationKind
    """What it was for."""
    date: Day
    """When."""
    with_roles: Many[PersonRole] = ()
    """Who took part, by role."""
    org: Maybe[Org] = None
    """Where they speak for."""
    contact: Maybe[Contact] = None
    """How somebody on secondment kept in touch."""
    topics: Many[Line] = ()
    """What it was about."""
    agreed: Many[Line] = ()
    """What was agreed, in short; an action is a note of its own that links here."""
    return_intent: Maybe[ReturnIntent] = None
    """What the holder meant to do after a secondment, on that day. Each day is an entry."""
    template: Maybe[Template] = None
    """The prompts that it followed."""
    state: Maybe[ConversationState] = None
    """Whether it has been held."""


class ConsultationOpinion(Part):
    """What somebody thought of one opportunity."""

    about: Line
    """The opportunity."""
    opinion: Opinion
    """What the holder thought of it."""


class Consultation(Part):
    """What somebody answered when staff were asked."""

    about: Line
    """What was asked about."""
    anonymous: Maybe[bool] = None
    """Whether the answer went without a name."""
    opinions: Many[ConsultationOpinion] = ()
    """What the holder thought of opportunities so far."""
    wishes: Many[Line] = ()
    """What the holder wants next."""


class ShareMade(Part):
    """A share that the holder made. This stays with the holder."""

    audience: Line
    """For whom."""
    purpose: Maybe[Line] = None
    """What for."""
    profile: Maybe[Line] = None
    """The profile."""
    until: Maybe[Day] = None
    """Its last day."""
    digest: Maybe[Digest] = None
    """The digest of the share's bytes."""


class Note(Entry):
    """What the holder noted: a reflection, an agreed action, a thank-you, an answer."""

    kind: NoteKind
    """What sort of note it is."""
    text: Maybe[Text] = None
    """The note."""
    date: Maybe[Day] = None
    """When."""
    reflection_kind: Maybe[ReflectionKind] = None
    """What a reflection is about."""
    by_role: Maybe[PersonRole] = None
    """Who is to do an agreed action, or who gave thanks, by role."""
    due: Maybe[Day] = None
    """By when an agreed action is to be done."""
    consultation: Maybe[Consultation] = None
    """An answer to a consultation."""
    share: Maybe[ShareMade] = None
    """A share that was made."""
    state: Maybe[NoteState] = None
    """How it stands."""
