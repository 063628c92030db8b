"""The statement: one fact that a trust says about a person, as a signed credential.

W3C Verifiable Credentials 2.0 with the Open Badges 3.0 vocabulary (spec, Statements). Anything that
is not known here, outside ``ext``, makes a statement "not understood", never a fact.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field, ValidationError

from pdpkit.document import STATEMENT_CONTEXT, STATEMENT_TYPE
from pdpkit.encoding.reading import Tree, escape
from pdpkit.encoding.times import first_day, last_day, parse_moment
from pdpkit.report import Check, passed, undetermined
from pdpkit.signed import IdentityId, IssuerId, Numbers, Reading, StatementId, Whole
from pdpkit.values import Amount, Day, Digest, EntryId, Line, Maybe, Moment, Text, WholeDay

Unit = Literal["minutes", "hours", "half-days", "days", "weeks", "sessions", "pounds", "percent"]
Speaker = Literal["line manager", "home manager", "host manager", "trust"]
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")
MAX_URI: Final = 2048


class Narrative(Reading):
    narrative: Text


class Achievement(Reading):
    """What the statement is about, in the words of Open Badges."""

    id: StatementId
    type: tuple[Literal["Achievement"]] = Field(strict=False)
    name: Line
    description: Text
    criteria: Narrative


class Named(Reading):
    """The name, or the trust's own number, by which the issuer knew the person."""

    type: Literal["IdentityObject"]
    hashed: Literal[False]
    identity_type: Literal["name", "systemId"]
    identity_hash: Line


class Anchor(Reading):
    """The event of the person's key log that the issuer saw."""

    seq: Annotated[Whole, Field(le=32)]
    digest: Digest


class Organisation(Reading):
    """A place by its name as it was known then."""

    name: Line
    ids: Maybe[Numbers] = None


class Framework(Reading):
    """A framework in one version."""

    id: Line
    version: Line


class Subject(Reading):
    """Members of every subject; ``id`` is absent in a statement by name."""

    id: Maybe[IdentityId] = None
    type: tuple[Literal["AchievementSubject"]] = Field(strict=False)
    identifier: Annotated[list[Named], Field(min_length=1, max_length=2)]
    achievement: Achievement
    key_log: Maybe[Anchor] = None
    ext: Maybe[dict[str, Any]] = None


class ActivitySubject(Subject):
    """Took part in, led, or completed something."""

    statement: Literal["attended", "led", "completed"]
    activity_type: Maybe[Line] = None
    start: Day
    end: Maybe[Day] = None
    minutes: Maybe[Annotated[Whole, Field(le=600_000)]] = None
    org: Maybe[Organisation] = None
    provider: Maybe[Line] = None


class RoleSubject(Subject):
    """Held a role over a period."""

    statement: Literal["held-role"]
    role: Line
    group: Maybe[Line] = None
    org: Maybe[Organisation] = None
    start: Day
    end: Maybe[Day] = None


class PostSubject(Subject):
    """Was employed, or appointed, over a period."""

    statement: Literal["employed"]
    post: Line
    org: Organisation
    start: Day
    end: Maybe[Day] = None


class Time(Reading):
    """How much of the week or year a secondment took."""

    fte: Maybe[Amount] = None
    days_per_week: Maybe[Amount] = None
    days_per_year: Maybe[Amount] = None


class SecondmentSubject(Subject):
    """Served a secondment."""

    statement: Literal["secondment-served"]
    home_org: Organisation
    host_org: Organisation
    start: Day
    end: Day
    time: Maybe[Time] = None


class PromiseSubject(Subject):
    """Was promised something with an amount over a period."""

    statement: Literal["entitlement-granted"]
    what: Line
    amount: Amount
    unit: Unit
    start: Day
    end: Day


class GivenSubject(Subject):
    """Was given something of what an earlier statement promised."""

    statement: Literal["entitlement-given"]
    what: Line
    amount: Amount
    unit: Unit
    start: Day
    end: Maybe[Day] = None
    granted: Digest


class Carried(Reading):
    """One entry of the person's own words, its covered members in full."""

    model_config = ConfigDict(extra="allow")

    id: EntryId


class EntrySubject(Subject):
    """Saw, or agreed, one entry that is carried in full."""

    statement: Literal["sighted", "agreed-plan"]
    speaker: Speaker
    entry: Carried


class ProgressSubject(Subject):
    """Met an item of a framework; the entry is carried in full."""

    statement: Literal["meets-framework-item"]
    speaker: Speaker
    framework: Framework
    item: Line
    level: Maybe[Line] = None
    entry: Carried


class QualificationSubject(Subject):
    """The issuer saw the certificate."""

    statement: Literal["qualification-seen"]
    name: Line
    body: Line
    date: Day


class ReceiptSubject(Subject):
    """The issuer saw a statement, whole and signed, on a day."""

    statement: Literal["receipt"]
    of: Digest
    seen: WholeDay


class ReboundSubject(Subject):
    """The issuer tied a new identity to a person who lost the old one."""

    statement: Literal["re-bound"]
    previous: IdentityId
    statements: Annotated[list[Digest], Field(max_length=2000)]
    checked: Line


# The form of each statement; only those that a file holds are built.
SUBJECTS: Final[dict[str, type[Subject]]] = {
    "attended": ActivitySubject,
    "led": ActivitySubject,
    "completed": ActivitySubject,
    "held-role": RoleSubject,
    "employed": PostSubject,
    "secondment-served": SecondmentSubject,
    "entitlement-granted": PromiseSubject,
    "entitlement-given": GivenSubject,
    "sighted": EntrySubject,
    "agreed-plan": EntrySubject,
    "meets-framework-item": ProgressSubject,
    "qualification-seen": QualificationSubject,
    "receipt": ReceiptSubject,
    "re-bound": ReboundSubject,
}


class Issuer(Reading):
    """Who says it; the name is the issuer's own claim and is never shown as fact."""

    id: IssuerId
    type: tuple[Literal["Profile"]] = Field(strict=False)
    name: Line


class Status(Reading):
    """On which list a withdrawal would stand."""

    id: Annotated[str, Field(max_length=300)]
    type: Literal["PdpWithdrawalList"]


class Envelope(Reading):
    """A statement without ``@context``, ``type``, ``proof`` and subject, each judged on its own."""

    id: StatementId
    issuer: Issuer
    valid_from: Moment
    valid_until: Maybe[Moment] = None
    credential_status: Maybe[Status] = None
    replaces: Maybe[Digest] = None
    ext: Maybe[dict[str, Any]] = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement all of which is understood."""

    envelope: Envelope
    subject: Subject
    says: str

    @property
    def name(self) -> str:
        """The person's name as the issuer knew it."""
        names = [n for n in self.subject.identifier if n.identity_type == "name"]
        return names[0].identity_hash


_JUDGED_ELSEWHERE: Final = frozenset(("@context", "type", "proof", "credentialSubject"))


def read_statement(tree: Tree) -> tuple[Check, Statement | None]:
    """Judge the form of a statement whose signature holds; the reading only when all is known."""
    name = "form"
    if tree.get("@context") != STATEMENT_CONTEXT:
        return undetermined(name, "context-not-pinned", "/@context"), None
    if place := _find_context(tree):
        return undetermined(name, "context-not-pinned", place), None
    if tree.get("type") != STATEMENT_TYPE:
        return undetermined(name, "schema-credential-type", "/type"), None
    if not is_uri(tree.get("id")):
        return undetermined(name, "schema-id", "/id"), None
    subject = tree.get("credentialSubject")
    if not isinstance(subject, dict):
        return undetermined(name, "statement-not-understood", "/credentialSubject"), None
    says = subject.get("statement")
    if not isinstance(says, str) or says not in SUBJECTS:
        return undetermined(name, "statement-not-understood", "/credentialSubject/statement"), None
    rest = {member: value for member, value in tree.items() if member not in _JUDGED_ELSEWHERE}
    try:
        envelope = Envelope.model_validate(rest)
    except ValidationError as err:
        return _tell(name, err, ""), None
    try:
        read = SUBJECTS[says].model_validate(subject)
    except ValidationError as err:
        return _tell(name, err, "/credentialSubject"), None
    if fault := _find_fault(envelope, read):
        return undetermined(name, *fault), None
    return passed(name, "statement-understood"), Statement(envelope, read, says)


def is_uri(value: Any) -> bool:
    """Whether a value is a URI of at most 2,048 characters (RFC 3986, scheme and something)."""
    return isinstance(value, str) and len(value) <= MAX_URI and bool(_URI.fullmatch(value))


def _find_context(tree: Tree) -> str | None:
    """Where below the top a context stands: it would change what other readers understand.

    Of a statement only its top and its proofs may have one (spec rule 4), not even ``ext``.
    """
    below = {name: value for name, value in tree.items() if name not in ("@context", "proof")}
    stack: list[tuple[str, Any]] = [("", below)]
    for where, value in stack:
        if isinstance(value, dict) and "@context" in value:
            return f"{where}/@context"
        members = value.items() if isinstance(value, dict) else enumerate(value)
        stack += [
            (f"{where}/{escape(str(name))}", member)
            for name, member in members
            if isinstance(member, dict | list)
        ]
    return None


def _tell(name: str, err: ValidationError, where: str) -> Check:
    """The first fault; an unknown member is told before any other, as it may change the rest."""
    faults = err.errors(include_url=False, include_context=False, include_input=False)
    unknown = [fault for fault in faults if fault["type"] == "extra_forbidden"]
    fault = (unknown or faults)[0]
    place = "".join(f"/{escape(str(part))}" for part in fault["loc"])
    code = "schema-unknown-field" if unknown else "statement-not-understood"
    return undetermined(name, code, where + place)


def _find_fault(envelope: Envelope, subject: Subject) -> tuple[str, str] | None:
    """What the types cannot say: a name is there, and nothing ends before it starts."""
    if not any(named.identity_type == "name" for named in subject.identifier):
        return "statement-not-understood", "/credentialSubject/identifier"
    start, end = getattr(subject, "start", None), getattr(subject, "end", None)
    if start and end and last_day(end) < first_day(start):
        return "statement-not-understood", "/credentialSubject/end"
    until = envelope.valid_until
    if until and parse_moment(until) < parse_moment(envelope.valid_from):
        return "schema-range", "/validUntil"
    minutes = getattr(subject, "minutes", None)
    if start and minutes is not None:
        days = (last_day(end or start) - first_day(start)).days + 1
        if minutes > days * 24 * 60:
            return "statement-not-understood", "/credentialSubject/minutes"
    return None
