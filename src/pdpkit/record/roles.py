"""Roles beyond a post: in groups, peer review, governance, deployments."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Discriminator, GetJsonSchemaHandler

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import FrameworkItemRef, Org, Phase, Priority
from pdpkit.values import Amount, Code, Day, Line, Many, Maybe, Proportion, Text
from pdpkit.vocabulary import beyond, learning

GroupKind = Annotated[str, Code(beyond.GROUP_KIND)]
MemberRole = Annotated[str, Code(beyond.MEMBER_ROLE)]
PeerReviewRole = Annotated[str, Code(beyond.PEER_REVIEW_ROLE)]
GovernanceRole = Annotated[str, Code(beyond.GOVERNANCE_ROLE)]
AppointingRoute = Annotated[str, Code(beyond.APPOINTING_ROUTE)]
Capacity = Annotated[str, Code(beyond.CAPACITY)]
TimeBasis = Annotated[str, Code(learning.TIME_BASIS)]


class GroupMembership(Entry):
    """A part in a group: a community, a think tank, a network, a team across schools."""

    kind: Literal["group"]
    """Group."""
    name: Line
    """What the group is called."""
    group_kind: GroupKind
    """What sort of group it is."""
    role: MemberRole
    """What the holder does in it."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    theme: Maybe[Line] = None
    """What it is about."""
    area: Maybe[Line] = None
    """The geographical area."""
    phases: Many[Phase] = ()
    """The phases of its members."""
    orgs: Many[Org] = ()
    """The organisations that take part."""
    sponsor: Maybe[Line] = None
    """The role of the person who set it up."""
    open_to: Maybe[Line] = None
    """Who may join or use what it makes."""
    successor: Maybe[Line] = None
    """The group that it became when it was split or joined."""
    priorities: Many[Priority] = ()
    """The priorities that it serves."""
    framework_items: Many[FrameworkItemRef] = ()
    """The items of frameworks that it is about."""
    evidence_base: Many[Line] = ()
    """The research that it rests on."""
    outputs: Many[Line] = ()
    """What it made."""


class PeerReviewPart(Entry):
    """A part in a peer review: the holder's own part alone. Findings stay with the school."""

    kind: Literal["peer-review"]
    """Peer review."""
    role: PeerReviewRole
    """What the holder did."""
    model: Maybe[Line] = None
    """The model that was followed."""
    host_school: Maybe[Org] = None
    """The school that was reviewed."""
    focus: Maybe[Line] = None
    """The area, in broad words."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    trained_on: Maybe[Day] = None
    """When the holder was trained for it."""
    own_learning: Maybe[Text] = None
    """What the holder learnt."""


class GovernanceAppointment(Entry):
    """An appointment in governance, local or of a board, executive or not."""

    HIDDEN: ClassVar = {
        "interests": "what stands in the register of interests",
        "dbs": "details of a DBS check",
    }

    kind: Literal["governance"]
    """Governance."""
    role: GovernanceRole
    """The role."""
    body: Line
    """The board or local body."""
    org: Maybe[Org] = None
    """The organisation that it governs."""
    capacity: Maybe[Capacity] = None
    """Executive or not."""
    appointing_route: Maybe[AppointingRoute] = None
    """Who appointed."""
    start: Maybe[Day] = None
    """The first day."""
    term_end: Maybe[Day] = None
    """The last day of the term."""
    end: Maybe[Day] = None
    """The day on which it really ended."""
    committees: Many[Line] = ()
    """Committees."""
    link_roles: Many[Line] = ()
    """Areas that the holder looks after."""
    time_basis: Maybe[TimeBasis] = None
    """Whose time it takes; voluntary as a rule."""
    assistance: Maybe[Text] = None
    """Training, data or help that the body is given."""


class Deployment(Entry):
    """A part of a specialist's time for other schools, while post and manager stay the same."""

    kind: Literal["deployment"]
    """Deployment."""
    topic: Line
    """What it is about."""
    fraction: Maybe[Proportion] = None
    """The part of full time, as "0.2"."""
    days: Maybe[Amount] = None
    """Days in all."""
    rhythm: Maybe[Line] = None
    """How it is spread, such as half a day a fortnight."""
    scope_orgs: Many[Org] = ()
    """The schools that it is for."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    priorities: Many[Priority] = ()
    """The priorities that it serves."""
    outcomes: Many[Line] = ()
    """What came of it."""


ROLES: dict[str, type[Entry]] = {
    "group": GroupMembership,
    "peer-review": PeerReviewPart,
    "governance": GovernanceAppointment,
    "deployment": Deployment,
}


class _ByKind:
    """Says in the schema that ``kind`` decides which of the four it is."""

    def __get_pydantic_json_schema__(self, core: Any, handler: GetJsonSchemaHandler) -> Any:
        branches = handler(core)["oneOf"]
        return {
            "title": "Role",
            "description": "A role beyond a post; its kind decides which members it has.",
            "type": "object",
            "properties": {
                "kind": {
                    "description": "Which of the four it is.",
                    "allOf": [Code(beyond.ROLE_KIND).write_schema()],
                }
            },
            "required": ["kind"],
            "allOf": [
                {
                    "if": {
                        "type": "object",
                        "required": ["kind"],
                        "properties": {"kind": {"const": kind}},
                    },
                    "then": branch,
                }
                for kind, branch in zip(ROLES, branches, strict=True)
            ],
        }


Role = Annotated[
    GroupMembership | PeerReviewPart | GovernanceAppointment | Deployment,
    Discriminator("kind"),
    _ByKind(),
]
