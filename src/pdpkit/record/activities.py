"""What somebody took part in, led, or did to develop themselves or others."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import FrameworkItemRef, Org, Phase, Priority
from pdpkit.record.plan import ImpactPlan, Strand
from pdpkit.record.standing import Funding
from pdpkit.values import Code, Count, Day, Line, Many, Maybe, Minutes, Part, Text
from pdpkit.vocabulary import exchange, learning

ActivityType = Annotated[str, Code(learning.ACTIVITY_TYPE)]
ActivityRole = Annotated[str, Code(learning.ACTIVITY_ROLE)]
ActivityState = Annotated[str, Code(learning.ACTIVITY_STATE)]
Reach = Annotated[str, Code(learning.REACH)]
Mode = Annotated[str, Code(learning.MODE)]
Origin = Annotated[str, Code(learning.ORIGIN)]
TimeBasis = Annotated[str, Code(learning.TIME_BASIS)]
Workload = Annotated[str, Code(learning.WORKLOAD)]
Mechanism = Annotated[str, Code(learning.MECHANISM)]
PdStandard = Annotated[str, Code(learning.PD_STANDARD)]
VisitForm = Annotated[str, Code(learning.VISIT_FORM)]
Audience = Annotated[str, Code(exchange.AUDIENCE)]


class Event(Part):
    """The day or series that an activity belonged to."""

    name: Line
    """What it was called."""
    theme: Maybe[Line] = None
    """Its theme."""
    series: Maybe[Line] = None
    """The series that it recurs in."""
    host: Maybe[Org] = None
    """Who held it."""


class Programme(Part):
    """The programme that an activity belonged to."""

    name: Line
    """What it is called."""
    cohort: Maybe[Line] = None
    """The cohort."""
    sessions: Maybe[Count] = None
    """How many sessions it has."""


class Cycles(Part):
    """A cycle that was repeated, as in coaching."""

    count: Count
    """How many times."""
    steps: Many[Line] = ()
    """Its steps."""


class Enquiry(Part):
    """A question that was looked into together, as in lesson study."""

    question: Text
    """The question."""
    group: Maybe[Line] = None
    """Who looked into it, as roles."""
    cycle: Maybe[Line] = None
    """How it was done."""
    finding: Maybe[Text] = None
    """What was found."""


class FollowUp(Part):
    """What follows, so that learning lasts."""

    what: Line
    """What will be done."""
    due: Maybe[Day] = None
    """By when."""
    done: Maybe[bool] = None
    """Whether it was."""


class Visit(Part):
    """A governance visit, without its findings."""

    focus: Line
    """What it looked at."""
    form: Maybe[VisitForm] = None
    """How it was made."""
    report_given: Maybe[bool] = None
    """Whether a report went to the board. The report stays there."""


class Activity(Entry):
    """One activity of development, of any sort and length, in any role."""

    HIDDEN: ClassVar = {
        "cost": "what it cost",
        "confidence": "how sure the holder felt",
    }

    type: ActivityType
    """What sort of activity it was."""
    title: Line
    """What it was called."""
    role: ActivityRole
    """What the holder did in it."""
    start: Day
    """The day, or the first day."""
    end: Maybe[Day] = None
    """The last day."""
    minutes: Maybe[Minutes] = None
    """How long it took, in whole minutes."""
    reach: Maybe[Reach] = None
    """How far beyond the own class it went."""
    mode: Maybe[Mode] = None
    """How people came together."""
    provider: Maybe[Line] = None
    """Who offered it. A trust may be one."""
    org: Maybe[Org] = None
    """Where it took place."""
    partners: Many[Org] = ()
    """Other organisations that took part."""
    phases: Many[Phase] = ()
    """The phases of those who took part."""
    topics: Many[Line] = ()
    """What it was about."""
    owns_topic: Maybe[bool] = None
    """Whether the holder is the one who keeps the topic."""
    strands: Many[Strand] = ()
    """The strands of development."""
    event: Maybe[Event] = None
    """The day or series that it belonged to."""
    programme: Maybe[Programme] = None
    """The programme that it belonged to."""
    origin: Maybe[Origin] = None
    """Where it was decided."""
    time_basis: Maybe[TimeBasis] = None
    """Whose time it took."""
    time_protected: Maybe[bool] = None
    """Whether time was kept free for it."""
    funding: Maybe[Funding] = None
    """Who paid. Never how much."""
    target_area: Maybe[Line] = None
    """The area of need that it was placed in."""
    core_purpose_link: Maybe[Line] = None
    """How it serves the core purpose, in one line."""
    workload: Maybe[Workload] = None
    """What it does to the hours of those who do it."""
    mechanisms: Many[Mechanism] = ()
    """What made it work."""
    quality: Many[PdStandard] = ()
    """The parts of the standard for professional development that it met."""
    priorities: Many[Priority] = ()
    """The priorities that it served."""
    framework_items: Many[FrameworkItemRef] = ()
    """The items of frameworks that it was about."""
    evidence_base: Many[Line] = ()
    """The research that it rests on."""
    impact_plan: Maybe[ImpactPlan] = None
    """What was meant to change, written before the start."""
    follow_up: Many[FollowUp] = ()
    """What follows, so that learning lasts."""
    conditions_met: Maybe[bool] = None
    """Whether the conditions for it to last were met."""
    cycles: Maybe[Cycles] = None
    """A repeated cycle, as in coaching."""
    enquiry: Maybe[Enquiry] = None
    """A question looked into together."""
    visit: Maybe[Visit] = None
    """What a governance visit was for."""
    audience: Maybe[Audience] = None
    """For whom it was made, where the holder led."""
    audience_size: Maybe[Count] = None
    """How many people were there, where the holder led."""
    due_again: Maybe[Day] = None
    """When mandatory training is due again."""
    outcome: Maybe[Text] = None
    """What came of it, in short."""
    state: Maybe[ActivityState] = None
    """How far it has come."""
