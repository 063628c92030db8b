"""A time at another school or team, with its home, its host, and the way back."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import Org, Priority
from pdpkit.values import Amount, Code, Day, Line, Many, Maybe, Part, Proportion, Text
from pdpkit.vocabulary import beyond

SecondmentKind = Annotated[str, Code(beyond.SECONDMENT_KIND)]
SecondmentState = Annotated[str, Code(beyond.SECONDMENT_STATE)]
SecondmentNeed = Annotated[str, Code(beyond.SECONDMENT_NEED)]
SecondmentOutcome = Annotated[str, Code(beyond.SECONDMENT_OUTCOME)]
Cover = Annotated[str, Code(beyond.COVER)]
Seniority = Annotated[str, Code(beyond.SENIORITY)]
Party = Annotated[str, Code(beyond.PARTY)]


class TimeShare(Part):
    """How much time something takes, in the measure that fits. A few days a year is enough."""

    fte: Maybe[Proportion] = None
    """The part of full time, as "0.6"."""
    days_per_week: Maybe[Amount] = None
    """Days in a week, as "1"."""
    days_per_year: Maybe[Amount] = None
    """Days in a year, as "12"."""


class SupportCommitment(Part):
    """What one side promised to do."""

    party: Party
    """Which side."""
    what: Line
    """What it promised."""


class ExchangeGroup(Part):
    """Secondments that make each other possible."""

    name: Maybe[Line] = None
    """What the group is called."""
    orgs: Many[Org] = ()
    """The schools that give and receive, in turn."""


class Step(Part):
    """One step of settling in at the host."""

    what: Line
    """The step."""
    done: Maybe[bool] = None
    """Whether it was done."""


class Secondment(Entry):
    """A secondment: two organisations, two line managers, the same terms."""

    HIDDEN: ClassVar = {
        "concerns": "what worries the holder",
        "homeLineManagerName": "the line manager's name at home",
        "hostLineManagerName": "the line manager's name at the host",
    }

    kind: SecondmentKind
    """What sort of secondment it is."""
    home_org: Org
    """Where the holder comes from."""
    host_org: Org
    """Where the holder goes: a school, or a team of the trust."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    time: Maybe[TimeShare] = None
    """How much time it takes."""
    need: Maybe[SecondmentNeed] = None
    """What the host needed. Never who was away, nor why."""
    priorities: Many[Priority] = ()
    """The priorities that it serves."""
    rationale: Maybe[Text] = None
    """Why it fits the holder and the host."""
    learning_aims: Many[Line] = ()
    """What the holder wants to learn."""
    terms_unchanged: Maybe[bool] = None
    """Whether the holder keeps the terms of the contract."""
    terms_confirmed_by: Maybe[Line] = None
    """The role of the person who confirmed the terms."""
    home_line_manager: Maybe[Line] = None
    """The line manager's role at home."""
    host_line_manager: Maybe[Line] = None
    """The line manager's role at the host."""
    seniority_home: Maybe[Seniority] = None
    """The level of responsibility at home."""
    seniority_host: Maybe[Seniority] = None
    """The level of responsibility at the host."""
    responsibilities: Many[Line] = ()
    """What the holder is responsible for at the host."""
    support_commitments: Many[SupportCommitment] = ()
    """What home, host and trust promised."""
    host_induction: Many[Step] = ()
    """The steps of settling in at the host."""
    cover: Maybe[Cover] = None
    """How the home post is covered."""
    home_support: Maybe[Text] = None
    """How the home school is helped."""
    exchange_group: Maybe[ExchangeGroup] = None
    """The secondments that make this one possible."""
    outcome: Maybe[SecondmentOutcome] = None
    """How it ended."""
    outcome_note: Maybe[Text] = None
    """What came of it, in short."""
    state: Maybe[SecondmentState] = None
    """How it stands."""
