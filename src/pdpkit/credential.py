"""The statement: one fact that a trust says about a person, as a signed credential.

W3C Verifiable Credentials 2.0 with the Open Badges 3.0 vocabulary (spec, Statements). Anything that
is not known here, outside ``ext``, makes a statement "not understood", never a fact.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from pdpkit.document import STATEMENT_CONTEXT, STATEMENT_TYPE
from pdpkit.encoding.reading import Tree, walk, without
from pdpkit.encoding.times import first_day, last_day, parse_moment
from pdpkit.report import Check, passed, undetermined
from pdpkit.signed.forms import (
    FREE,
    Cases,
    Closed,
    Fault,
    ListOf,
    Member,
    OneOf,
    Whole,
    needed,
    optional,
)
from pdpkit.signed.texts import (
    AMOUNT,
    DAY,
    DIGEST,
    ENTRY_ID,
    IDENTITY,
    ISSUER,
    LINE,
    MOMENT,
    NUMBERS,
    STATEMENT_ID,
    TEXT,
    WHOLE_DAY,
)
from pdpkit.vocabulary.plan import UNIT

SPEAKERS: Final = ("line manager", "home manager", "host manager", "trust")
MAX_URI: Final = 2048
MAX_REBOUND: Final = 2000
# Below it, looking at statements one by one is quicker than member by member.
_MANY: Final = 10
_URI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+")

_ORG: Final = Closed(
    "A place by its name as it was known then.",
    needed("name", LINE, "Its name."),
    optional("ids", NUMBERS, "Its official numbers."),
    name="Place",
)
_TIME: Final = Closed(
    "How much of a week or year it took.",
    optional("fte", AMOUNT, 'The part of full time, as "0.6".'),
    optional("daysPerWeek", AMOUNT, "Days in a week."),
    optional("daysPerYear", AMOUNT, "Days in a year."),
)
_START: Final = needed("start", DAY, "The day, or the first day.")
_END: Final = optional("end", DAY, "The last day.")
_SPEAKER: Final = needed("speaker", OneOf(*SPEAKERS), "In which role somebody spoke.")
_ENTRY: Final = needed(
    "entry",
    Closed("An entry's covered members.", needed("id", ENTRY_ID, "The entry's id."), open=True),
    "The one entry that it is about, its covered members in full.",
)
_PROMISE: Final = (
    needed("what", LINE, "What it is."),
    needed("amount", AMOUNT, "How much."),
    needed("unit", OneOf(*UNIT.codes), "Of what."),
    _START,
)

# What each statement says beside the members of every subject.
_SAYS: Final[dict[str, tuple[Member, ...]]] = {
    **dict.fromkeys(
        ("attended", "led", "completed"),
        (
            optional("activityType", LINE, "What sort of activity it was."),
            _START,
            _END,
            optional("minutes", Whole(600_000), "How long it took, in whole minutes."),
            optional("org", _ORG, "Where it was."),
            optional("provider", LINE, "Who offered it."),
        ),
    ),
    "held-role": (
        needed("role", LINE, "The role."),
        optional("group", LINE, "The group in which it was held."),
        optional("org", _ORG, "Where it was held."),
        _START,
        _END,
    ),
    "employed": (
        needed("post", LINE, "The post."),
        needed("org", _ORG, "Where."),
        _START,
        _END,
    ),
    "secondment-served": (
        needed("homeOrg", _ORG, "Where the person came from."),
        needed("hostOrg", _ORG, "Where the person went."),
        _START,
        needed("end", DAY, "The last day."),
        optional("time", _TIME, "How much time it took."),
    ),
    "entitlement-granted": (*_PROMISE, needed("end", DAY, "The last day of the period.")),
    "entitlement-given": (
        *_PROMISE,
        _END,
        needed("granted", DIGEST, "The digest of the statement that promised it."),
    ),
    **dict.fromkeys(("sighted", "agreed-plan"), (_SPEAKER, _ENTRY)),
    "meets-framework-item": (
        _SPEAKER,
        needed(
            "framework",
            Closed(
                "A framework in one version.",
                needed("id", LINE, "Its id."),
                needed("version", LINE, "Its version."),
            ),
            "The framework.",
        ),
        needed("item", LINE, "The code of the item."),
        optional("level", LINE, "The code of the level."),
        _ENTRY,
    ),
    "qualification-seen": (
        needed("name", LINE, "The qualification."),
        needed("body", LINE, "Who awarded it."),
        needed("date", DAY, "When it was awarded."),
    ),
    "receipt": (
        needed("of", DIGEST, "The digest of the statement that was seen."),
        needed("seen", WHOLE_DAY, "The day on which it was seen, whole and signed."),
    ),
    "re-bound": (
        optional("previous", IDENTITY, "The identity that was lost; absent where there was none."),
        needed("statements", ListOf(DIGEST, most=MAX_REBOUND), "What was brought over by name."),
        needed("checked", LINE, "How it was checked who the person is."),
    ),
}
_IN_EVERY_SUBJECT: Final = (
    optional("id", IDENTITY, "Whom it is about; absent in a statement by name."),
    needed("type", OneOf(["AchievementSubject"]), "The Open Badges type."),
    needed(
        "identifier",
        ListOf(
            Closed(
                "The name, or the trust's own number, by which the issuer knew the person.",
                needed("type", OneOf("IdentityObject"), "The Open Badges type."),
                needed("hashed", OneOf(False), "It is given as it is."),
                needed("identityType", OneOf("name", "systemId"), "Name or number."),
                needed("identityHash", LINE, "The name or number."),
            ),
            least=1,
            most=2,
        ),
        "How the issuer knew the person.",
    ),
    needed(
        "achievement",
        Closed(
            "The fact in the words of Open Badges.",
            needed("id", STATEMENT_ID, "A random identifier."),
            needed("type", OneOf(["Achievement"]), "The Open Badges type."),
            needed("name", LINE, "What it is called."),
            needed("description", TEXT, "What it was."),
            needed(
                "criteria",
                Closed("How the issuer knows.", needed("narrative", TEXT, "In words.")),
                "How the issuer knows.",
            ),
        ),
        "The fact in the words of Open Badges.",
    ),
    optional(
        "keyLog",
        Closed(
            "The event of the person's key log that the issuer saw.",
            needed("seq", Whole(32), "Its number."),
            needed("digest", DIGEST, "Its digest."),
        ),
        "Which of the person's keys the issuer saw.",
    ),
    optional("ext", FREE, "What only the issuer understands."),
)
SUBJECT: Final = Cases(
    "The fact, and whom it is about.",
    needed("statement", OneOf(*_SAYS), "What is stated."),
    _IN_EVERY_SUBJECT,
    _SAYS,
    name="Subject",
)
FORM: Final = Closed(
    "A statement: one fact that a trust says about a person.",
    needed("@context", OneOf(STATEMENT_CONTEXT), "The pinned list of words."),
    needed("id", STATEMENT_ID, "A random identifier."),
    needed("type", OneOf(STATEMENT_TYPE), "The types of the credential."),
    needed(
        "issuer",
        Closed(
            "Who says it.",
            needed("id", ISSUER, "The name under which the issuer signs."),
            needed("type", OneOf(["Profile"]), "The Open Badges type."),
            needed("name", LINE, "The issuer's own claim; never shown as fact."),
        ),
        "Who says it.",
    ),
    needed("validFrom", MOMENT, "Since when it is in force."),
    optional("validUntil", MOMENT, "Until when it is in force."),
    needed("credentialSubject", SUBJECT, "The fact."),
    optional(
        "credentialStatus",
        Closed(
            "On which list a withdrawal would stand.",
            needed("id", LINE, "The list's id."),
            needed("type", OneOf("PdpWithdrawalList"), "The kind of list."),
        ),
        "On which list a withdrawal would stand; absent in a receipt.",
    ),
    optional("replaces", DIGEST, "The digest of the statement that this one replaces."),
    optional("ext", FREE, "What only the issuer understands."),
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement all of which is understood, read from its tree."""

    tree: Tree

    @property
    def subject(self) -> Tree:
        subject: Tree = self.tree["credentialSubject"]
        return subject

    @property
    def says(self) -> str:
        return str(self.subject["statement"])

    @property
    def title(self) -> str:
        return str(self.subject["achievement"]["name"])

    @property
    def name(self) -> str:
        """The person's name as the issuer knew it."""
        names = [n for n in self.subject["identifier"] if n["identityType"] == "name"]
        return str(names[0]["identityHash"])


def read_statement(tree: Tree) -> tuple[Check, Statement | None]:
    """Judge the form of a statement whose signature holds; the reading only when all is known."""
    return _read(tree, FORM.find_fault(without(tree, "proof")))


def read_statements(trees: Sequence[Tree]) -> list[tuple[Check, Statement | None]]:
    """``read_statement`` of each; where all of many fit the form, they are not looked at singly."""
    if len(trees) < _MANY or not FORM.fit([without(tree, "proof") for tree in trees]):
        return [read_statement(tree) for tree in trees]
    return [_read(tree, None) for tree in trees]


def _read(tree: Tree, form: Fault | None) -> tuple[Check, Statement | None]:
    """What comes of a statement in which ``FORM`` finds this fault, or none."""
    name = "form"
    # U4 to U8: what it says.
    fault = _name_fault(form) if form else _find_context(tree) or _find_contradiction(tree)
    if fault is None:
        return passed(name, "statement-understood"), Statement(tree)
    if other := _find_other_sort(tree):
        return undetermined(name, *other), None
    # What ``schema-range`` says; the other sentences need no value.
    return undetermined(name, *fault, problem="It ends before it begins."), None


def _find_other_sort(tree: Tree) -> tuple[str, str] | None:
    """Code and place where it is no statement at all, which the form holds for a fault as well."""
    # U1 to U3: what sort of thing it is.
    if tree.get("@context") != STATEMENT_CONTEXT:
        return "context-not-pinned", "/@context"
    if tree.get("type") != STATEMENT_TYPE:
        return "schema-credential-type", "/type"
    return None if is_uri(tree.get("id")) else ("schema-id", "/id")


def is_uri(value: Any) -> bool:
    """Whether a value is a URI of at most 2,048 characters (RFC 3986, scheme and something)."""
    return isinstance(value, str) and len(value) <= MAX_URI and bool(_URI.fullmatch(value))


def _name_fault(fault: Fault) -> tuple[str, str]:
    """Code and place of the first thing that is not understood."""
    if fault.unknown and fault.where.endswith("/@context"):
        return "context-not-pinned", fault.where
    return ("schema-unknown-field" if fault.unknown else "statement-not-understood"), fault.where


def _find_context(tree: Tree) -> tuple[str, str] | None:
    """A context inside what is open would change what other readers understand (spec rule 4)."""
    for where, holder, name in (
        ("/ext", tree, "ext"),
        ("/credentialSubject/ext", tree["credentialSubject"], "ext"),
        ("/credentialSubject/entry", tree["credentialSubject"], "entry"),
    ):
        for place, found in walk(holder[name], where) if name in holder else ():
            if isinstance(found, dict) and "@context" in found:
                return "context-not-pinned", f"{place}/@context"
    return None


def _find_contradiction(tree: Tree) -> tuple[str, str] | None:
    """What forms cannot say: a name, a new identity for an old one, no end before a start."""
    subject = tree["credentialSubject"]
    if "name" not in [named["identityType"] for named in subject["identifier"]]:
        return "statement-not-understood", "/credentialSubject/identifier"
    if subject["statement"] == "re-bound" and "id" not in subject:
        return "statement-not-understood", "/credentialSubject/id"
    start, end = subject.get("start"), subject.get("end")
    if start and end and last_day(end) < first_day(start):
        return "statement-not-understood", "/credentialSubject/end"
    minutes = subject.get("minutes")
    if minutes is not None:
        days = (last_day(end or start) - first_day(start)).days + 1
        if minutes > days * 24 * 60:
            return "statement-not-understood", "/credentialSubject/minutes"
    until = tree.get("validUntil")
    if until and parse_moment(until) < parse_moment(tree["validFrom"]):
        return "schema-range", "/validUntil"
    return None
