"""The plan: aspirations, stages, goals, and what came of them."""

from typing import Annotated, ClassVar, Literal

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import FrameworkItemRef, Org, Phase, Priority
from pdpkit.values import (
    Code,
    Day,
    ImpactLevel,
    Line,
    Many,
    Maybe,
    Part,
    Place,
    SchoolYear,
    Text,
    WebLink,
)
from pdpkit.vocabulary import people, plan

CareerStage = Annotated[str, Code(people.CAREER_STAGE)]
Pathway = Annotated[str, Code(people.PATHWAY)]
AspirationKind = Annotated[str, Code(plan.ASPIRATION_KIND)]
AspirationState = Annotated[str, Code(plan.ASPIRATION_STATE)]
Horizon = Annotated[str, Code(plan.HORIZON)]
Readiness = Annotated[str, Code(plan.READINESS)]
Strand = Annotated[str, Code(plan.STRAND)]
GoalState = Annotated[str, Code(plan.GOAL_STATE)]
Judgement = Annotated[str, Code(plan.JUDGEMENT)]
OutcomeKind = Annotated[str, Code(plan.OUTCOME_KIND)]


class Aspiration(Entry):
    """What somebody hopes for. Staying and deepening is a hope like any other."""

    HIDDEN: ClassVar = {
        "patternWish": "a wish about hours or place of work",
        "confidence": "how sure the holder feels",
    }

    kind: AspirationKind
    """What sort of hope it is."""
    statement: Text
    """The hope, in the holder's own words."""
    horizon: Maybe[Horizon] = None
    """How soon."""
    settings: Many[Phase] = ()
    """The phases or settings wished for."""
    target_role: Maybe[Line] = None
    """The role in mind, where there is one."""
    readiness: Maybe[Readiness] = None
    """How ready the holder feels."""
    start: Maybe[Day] = None
    """Since when."""
    state: Maybe[AspirationState] = None
    """Whether it is still held. The one that takes its place links to it."""


class Stage(Entry):
    """One of several stages of development, in sequence, over years."""

    order: Place
    """Its place in the sequence, from 1."""
    title: Line
    """What it is about."""
    from_year: Maybe[SchoolYear] = None
    """The first school year."""
    to_year: Maybe[SchoolYear] = None
    """The last school year."""
    focus: Maybe[Text] = None
    """What matters most in it."""
    career_stage: Maybe[CareerStage] = None
    """Where in a career it falls."""
    pathway: Maybe[Pathway] = None
    """The direction."""


class ImpactPlan(Part):
    """What is meant to change, written before the start, so that it can be looked at later."""

    level: ImpactLevel
    """1 reaction, 2 learning, 3 support in the organisation, 4 new practice, 5 those served."""
    intended_change: Text
    """What will be different."""
    who_benefits: Maybe[Line] = None
    """Who gains, as a group and never by name."""
    measure: Maybe[Text] = None
    """How one will see it."""
    baseline: Maybe[Text] = None
    """How it is before."""
    outcomes: Many[OutcomeKind] = ()
    """What sort of change is meant."""
    check_date: Maybe[Day] = None
    """When to look."""
    recorded_on: Day
    """When this was written."""


class Goal(Entry):
    """Something that somebody wants to become able to do, with the need behind it."""

    kind: Maybe[Literal["goal"]] = None
    """Always goal."""
    title: Line
    """The goal in one line."""
    need: Maybe[Text] = None
    """What showed that it is needed."""
    strands: Many[Strand] = ()
    """The strands of development; teaching and leadership may stand together."""
    baseline: Maybe[Text] = None
    """How things are now."""
    success_criteria: Many[Line] = ()
    """How one will know."""
    target_date: Maybe[Day] = None
    """By when."""
    priorities: Many[Priority] = ()
    """The priorities of school, trust or others that it serves."""
    framework_items: Many[FrameworkItemRef] = ()
    """The items of frameworks that it is about."""
    core_purpose_link: Maybe[Line] = None
    """How it serves the core purpose, in one line."""
    vision_link: Maybe[Line] = None
    """How it serves the vision, in one line."""
    orgs: Many[Org] = ()
    """The organisations that plan it together."""
    support_wanted: Maybe[Text] = None
    """The help that the holder asks for."""
    support_agreed: Maybe[Text] = None
    """The help that was agreed."""
    evidence_base: Many[Line] = ()
    """The research that it rests on."""
    exemplars: Many[Line] = ()
    """Models of good practice to look at."""
    impact_plan: Maybe[ImpactPlan] = None
    """What is meant to change, and how one will see it."""
    state: Maybe[GoalState] = None
    """How the goal stands."""


class Evaluation(Entry):
    """What came of a goal, an activity or a secondment. That it did not work is an answer."""

    HIDDEN: ClassVar = {
        "confidence": "how sure the holder feels now",
    }

    level: ImpactLevel
    """1 reaction, 2 learning, 3 support in the organisation, 4 new practice, 5 those served."""
    finding: Text
    """What was found, in groups of ten or more and never by name."""
    date: Maybe[Day] = None
    """When."""
    judgement: Maybe[Judgement] = None
    """How clear it is."""
    outcomes: Many[OutcomeKind] = ()
    """What sort of change was found."""
    caveat: Maybe[Text] = None
    """What else may explain it, and what it does not show."""
    source: Maybe[WebLink] = None
    """Where more can be read."""
