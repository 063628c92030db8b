"""What shows progress: evidence, and claims against a framework."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import FrameworkVersion
from pdpkit.values import Code, Day, Digest, ItemCode, Line, Many, Maybe, SchoolYear, Text, WebLink
from pdpkit.vocabulary import exchange

EvidenceKind = Annotated[str, Code(exchange.EVIDENCE_KIND)]
EvidenceState = Annotated[str, Code(exchange.EVIDENCE_STATE)]
Location = Annotated[str, Code(exchange.LOCATION)]
Audience = Annotated[str, Code(exchange.AUDIENCE)]
PersonalData = Annotated[str, Code(exchange.PERSONAL_DATA)]
ProgressKind = Annotated[str, Code(exchange.PROGRESS_KIND)]
ProgressState = Annotated[str, Code(exchange.PROGRESS_STATE)]


class Evidence(Entry):
    """Something that shows what was learnt or made. The file itself stays outside the record."""

    kind: EvidenceKind
    """What sort of evidence it is."""
    title: Line
    """What it is called."""
    date: Maybe[Day] = None
    """When it was made."""
    digest: Maybe[Digest] = None
    """The digest of the file's bytes, so that the file can be known again."""
    file_name: Maybe[Line] = None
    """The file's name."""
    location: Maybe[Location] = None
    """Where it is."""
    link: Maybe[WebLink] = None
    """The link, where it is at one."""
    held_by: Maybe[Line] = None
    """Who keeps it, where the holder does not."""
    audience: Maybe[Audience] = None
    """For whom it was made."""
    licence: Maybe[Line] = None
    """Under what terms others may use it."""
    holds_personal_data: Maybe[PersonalData] = None
    """Whether somebody else's personal data is in it; yes keeps it from being shared."""
    state: Maybe[EvidenceState] = None
    """How it stands."""


class Progress(Entry):
    """A claim against one item of a framework, or an audit of skills. Open to any role."""

    HIDDEN: ClassVar = {
        "selfLevels": "levels that the holder gave themselves in an audit",
        "confidence": "how sure the holder feels",
    }

    kind: Maybe[ProgressKind] = None
    """A claim, unless it says that it is an audit of skills."""
    framework: FrameworkVersion
    """The framework; its definition is embedded in the record."""
    item: Maybe[ItemCode] = None
    """The item of it."""
    level: Maybe[ItemCode] = None
    """The level of that item."""
    claim: Maybe[Text] = None
    """What the holder says to it, in their own words."""
    date: Maybe[Day] = None
    """When."""
    year: Maybe[SchoolYear] = None
    """The school year of an audit."""
    training_wanted: Many[Line] = ()
    """What an audit showed to be wanted."""
    state: Maybe[ProgressState] = None
    """How it stands."""
