"""The record's envelope, and the part of it that a share carries (docs/spec.md, rule 14)."""

from typing import Annotated, Any, ClassVar, Final

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from pdpkit.framework import Framework
from pdpkit.record.activities import Activity
from pdpkit.record.conversations import Conversation, Note
from pdpkit.record.entry import Entry
from pdpkit.record.evidence import Evidence, Progress
from pdpkit.record.ideas import Idea
from pdpkit.record.plan import Aspiration, CareerStage, Evaluation, Goal, Pathway, Stage
from pdpkit.record.posts import Break, Post, StaffGroup
from pdpkit.record.promises import Ask, Entitlement, Interest
from pdpkit.record.roles import ROLES, Role
from pdpkit.record.secondments import Secondment
from pdpkit.record.standing import Qualification, Recognition, Status
from pdpkit.values import (
    Count,
    Digest,
    EntryId,
    Form,
    Free,
    HolderId,
    Language,
    Line,
    Many,
    Maybe,
    Moment,
    Part,
)

RecordFormat = Annotated[
    str, Form("RecordFormat", "the mark pdp/1.0", r"^pdp/1\.(0|[1-9][0-9]{0,3})$")
]
BadgeText = Annotated[str, Form("BadgeText", "the text of a badge", r"[^ \n]")]


class _OrNull:
    """The one place of a record where null may stand: a ledger's digest of what is gone."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.nullable_schema(handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        digest = handler(core["schema"])
        return {**digest, "title": "DigestOrNull", "type": ["string", "null"]}


class Person(Part):
    """The holder, as a reader sees them. Nobody's staff group or number is asked for."""

    HIDDEN: ClassVar[dict[str, str]] = {
        "notes": "the holder's own notes",
        "formerNames": "names that the holder had before",
        "contact": "how to reach the holder",
        "bodyNumbers": "numbers at professional bodies",
        "acknowledged": "codes of warnings about no single entry, each with the reason",
    }

    id: HolderId
    """The identity that the key log begins with."""
    name: Line
    """The name to show. It proves nothing; the names in statements do."""
    staff_groups: Many[StaffGroup] = ()
    """The groups that the holder belongs to now."""
    career_stage: Maybe[CareerStage] = None
    """Where in a career the holder stands."""
    pathways: Many[Pathway] = ()
    """The directions of the holder's development."""
    updated: Maybe[Moment] = None
    """When these details last changed; set by signing."""
    private: Maybe[Free] = None
    """What never leaves this record."""
    ext: Maybe[Free] = None
    """Members of the writer's own. Labels here name x- codes for the whole record."""


class Holder(Person):
    """The owner of the record: identity, key log, details. One entry, with the record's id."""

    key_log: Many[Free]
    """The events that say which key may sign, in order."""
    links: Many[Free] = ()
    """Signed links from earlier identities of the same holder."""


class LedgerEntry(Part):
    """The digests of one entry over time."""

    now: Annotated[Digest, _OrNull()]
    """The digest of the entry as it was last signed; null once it is gone."""
    past: Many[Digest] = ()
    """The digests of earlier versions, ascending."""


class Ledger(Part):
    """What makes merging possible without a common ancestor; written by signing."""

    entries: Maybe[dict[EntryId, LedgerEntry]] = None
    """For each entry its digests."""
    removed: Many[Digest] = ()
    """Digests of statements that the holder removed, ascending."""


class Contents(Part):
    """What record and share have in common: the entries, and the frameworks that they refer to."""

    posts: Many[Post] = ()
    """Posts held, paid or not."""
    breaks: Many[Break] = ()
    """Times between posts."""
    statuses: Many[Status] = ()
    """Professional statuses and inductions."""
    qualifications: Many[Qualification] = ()
    """Qualifications and apprenticeships."""
    recognitions: Many[Recognition] = ()
    """Memberships, awards, thanks."""
    aspirations: Many[Aspiration] = ()
    """What the holder hopes for."""
    stages: Many[Stage] = ()
    """The stages of development, in sequence."""
    goals: Many[Goal] = ()
    """What the holder wants to become able to do."""
    evaluations: Many[Evaluation] = ()
    """What came of goals and activities."""
    entitlements: Many[Entitlement] = ()
    """What was promised, and given."""
    interests: Many[Interest] = ()
    """Interests, expertise, matches."""
    activities: Many[Activity] = ()
    """What the holder took part in, led or did."""
    secondments: Many[Secondment] = ()
    """Times at another school or team."""
    roles: Many[Role] = ()
    """Roles in groups, peer review, governance, deployments."""
    ideas: Many[Idea] = ()
    """Ideas tried out or carried elsewhere."""
    evidence: Many[Evidence] = ()
    """What shows progress."""
    progress: Many[Progress] = ()
    """Claims against frameworks."""
    conversations: Many[Conversation] = ()
    """Conversations about development."""
    asks: Many[Ask] = ()
    """What the holder would like next."""
    notes: Many[Note] = ()
    """Reflections, agreed actions and other notes."""
    frameworks: Many[Framework] = ()
    """The frameworks that entries refer to, whole."""


KINDS: Final[dict[str, tuple[type[Entry], ...]]] = {
    "posts": (Post,),
    "breaks": (Break,),
    "statuses": (Status,),
    "qualifications": (Qualification,),
    "recognitions": (Recognition,),
    "aspirations": (Aspiration,),
    "stages": (Stage,),
    "goals": (Goal,),
    "evaluations": (Evaluation,),
    "entitlements": (Entitlement,),
    "interests": (Interest,),
    "activities": (Activity,),
    "secondments": (Secondment,),
    "roles": tuple(ROLES.values()),
    "ideas": (Idea,),
    "evidence": (Evidence,),
    "progress": (Progress,),
    "conversations": (Conversation,),
    "asks": (Ask,),
    "notes": (Note,),
}


class Record(Contents):
    """A person's own record of development, signed by its holder."""

    ORDER: ClassVar = (
        *("format", "id", "language", "revision", "holder"),
        *KINDS,
        *("frameworks", "conflicts", "statements", "lists", "cards", "badges", "ledger", "proof"),
    )

    format: RecordFormat
    """The mark of a record, with its version."""
    id: EntryId
    """The record's id, and that of its holder's details."""
    language: Language
    """The language that it is written in."""
    revision: Count
    """How often it was signed."""
    holder: Holder
    """The owner."""
    conflicts: Maybe[dict[Line, Many[Free]]] = None
    """Other versions of entries, by id, and of members, by name, that a merge could not choose."""
    statements: Many[Free] = ()
    """What employers state, as they signed it."""
    lists: Many[Free] = ()
    """Employers' withdrawal lists, as they signed them."""
    cards: Many[Free] = ()
    """Employers' cards, as they signed them; they say whom to ring, and lend no trust."""
    badges: Many[BadgeText] = ()
    """Badges from elsewhere, each as the text that it came in."""
    ledger: Maybe[Ledger] = None
    """The digests of entries over time."""
    proof: Any = None
    """The holder's signature over everything else here."""


class SharedRecord(Contents):
    """The part of a record that a share carries: what the holder chose, and nothing about more."""

    ORDER: ClassVar = (*("format", "id", "language", "holder"), *KINDS, *("frameworks", "badges"))

    format: Maybe[RecordFormat] = None
    """The mark of a record, with its version."""
    id: Maybe[EntryId] = None
    """The id of the holder's details."""
    language: Maybe[Language] = None
    """The language that it is written in."""
    holder: Maybe[Person] = None
    """The holder's details."""
    badges: Many[BadgeText] = ()
    """Badges from elsewhere, each as the text that it came in."""
