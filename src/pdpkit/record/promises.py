"""What was promised to somebody, what interests them, and what they ask for next."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import Org, Priority
from pdpkit.record.secondments import Seniority, TimeShare
from pdpkit.record.standing import Unit
from pdpkit.values import Amount, Code, Day, Line, Many, Maybe, Part, Text
from pdpkit.vocabulary import beyond, plan

EntitlementSource = Annotated[str, Code(plan.ENTITLEMENT_SOURCE)]
EntitlementState = Annotated[str, Code(plan.ENTITLEMENT_STATE)]
InterestKind = Annotated[str, Code(plan.INTEREST_KIND)]
InterestState = Annotated[str, Code(plan.INTEREST_STATE)]
Experience = Annotated[str, Code(plan.EXPERIENCE)]
AskPriority = Annotated[str, Code(plan.ASK_PRIORITY)]
AskState = Annotated[str, Code(plan.ASK_STATE)]
SecondmentNeed = Annotated[str, Code(beyond.SECONDMENT_NEED)]


class Given(Part):
    """A part of a promise that was kept."""

    amount: Amount
    """How much."""
    unit: Unit
    """What the amount counts."""
    date: Maybe[Day] = None
    """When."""
    note: Maybe[Line] = None
    """What it was."""


class Entitlement(Entry):
    """A promise of training or time: how much, for when, by whom, and what was given."""

    what: Line
    """What is promised."""
    amount: Maybe[Amount] = None
    """How much."""
    unit: Maybe[Unit] = None
    """What the amount counts."""
    start: Maybe[Day] = None
    """The first day of the period."""
    end: Maybe[Day] = None
    """The last day of the period."""
    promised_by: Line
    """Who promised: a role or an organisation."""
    source: Maybe[EntitlementSource] = None
    """Where the promise comes from."""
    conditions: Maybe[Text] = None
    """What it depends on."""
    given: Many[Given] = ()
    """What was given so far."""
    state: Maybe[EntitlementState] = None
    """How the promise stands."""


class Opportunity(Part):
    """A place that a school or trust offers, as the holder saw it."""

    title: Line
    """What is offered."""
    host: Maybe[Org] = None
    """Where."""
    need: Maybe[SecondmentNeed] = None
    """What the host needs."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    time: Maybe[TimeShare] = None
    """How much time it takes."""
    seniority: Maybe[Seniority] = None
    """The level of responsibility."""
    skills_sought: Many[Line] = ()
    """What the host looks for."""
    closes: Maybe[Day] = None
    """The last day to say so."""


class Interest(Entry):
    """An interest, an expertise, or a match of somebody's aspiration with a priority."""

    HIDDEN: ClassVar = {"concerns": "what worries the holder"}

    kind: InterestKind
    """Interest, expertise, interest in one opportunity, or match."""
    title: Line
    """What it is about."""
    experience: Many[Experience] = ()
    """Experience that a match may look for."""
    track_record: Maybe[Text] = None
    """What was achieved in it before; linked evidence shows it."""
    opportunity: Maybe[Opportunity] = None
    """The opportunity that it is about."""
    priorities: Many[Priority] = ()
    """The priorities that a match serves; a match needs one, and links to an aspiration."""
    rationale: Maybe[Text] = None
    """Why the two fit."""
    decided_by: Maybe[Line] = None
    """The role of the person who decided."""
    date: Maybe[Day] = None
    """When."""
    outcome: Maybe[Text] = None
    """What became of it."""
    state: Maybe[InterestState] = None
    """How it stands."""


class Ask(Entry):
    """What somebody would like from the present or the next employer."""

    what: Line
    """What is asked for."""
    why: Maybe[Text] = None
    """Why."""
    amount: Maybe[Amount] = None
    """How much."""
    unit: Maybe[Unit] = None
    """What the amount counts."""
    priority: Maybe[AskPriority] = None
    """How much it is wanted."""
    first_step: Maybe[Line] = None
    """What could be done first."""
    state: Maybe[AskState] = None
    """How it stands."""
