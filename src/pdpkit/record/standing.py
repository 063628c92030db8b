"""What somebody holds: professional status, qualifications, recognitions."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import Org
from pdpkit.values import (
    Amount,
    Code,
    Count,
    Day,
    Line,
    Many,
    Maybe,
    Part,
    QualificationLevel,
    TeacherNumber,
    Text,
    WebLink,
)
from pdpkit.vocabulary import plan, standing

StatusType = Annotated[str, Code(standing.STATUS_TYPE)]
StatusState = Annotated[str, Code(standing.STATUS_STATE)]
InductionProgramme = Annotated[str, Code(standing.INDUCTION_PROGRAMME)]
QualificationCode = Annotated[str, Code(standing.QUALIFICATION)]
QualificationCategory = Annotated[str, Code(standing.QUALIFICATION_CATEGORY)]
QualificationState = Annotated[str, Code(standing.QUALIFICATION_STATE)]
Funding = Annotated[str, Code(standing.FUNDING)]
RecognitionKind = Annotated[str, Code(standing.RECOGNITION_KIND)]
Unit = Annotated[str, Code(plan.UNIT)]


class MentorPeriod(Part):
    """A time with one mentor, who is named by role."""

    role: Line
    """The mentor's role."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""


class Status(Entry):
    """A professional status, an induction, or the teacher number. A claim: employers check it."""

    HIDDEN: ClassVar = {"route": "how the status was reached"}

    type: StatusType
    """Which status it is."""
    state: StatusState
    """How it stands."""
    held_from: Maybe[Day] = None
    """Since when it is held."""
    start: Maybe[Day] = None
    """The first day of an induction."""
    end: Maybe[Day] = None
    """The last day of an induction."""
    term_used: Maybe[Line] = None
    """The word in use at the time, such as NQT or ECT."""
    org: Maybe[Org] = None
    """The school of an induction."""
    appropriate_body: Maybe[Line] = None
    """The body that oversaw an induction."""
    programme: Maybe[InductionProgramme] = None
    """Who led the programme of an induction."""
    terms: Maybe[Count] = None
    """How many terms of an induction were served."""
    assessments: Maybe[Count] = None
    """How many formal assessments an induction had."""
    mentor_periods: Many[MentorPeriod] = ()
    """Who was mentor when, by role."""
    trn: Maybe[TeacherNumber] = None
    """The teacher number, only where type is teacher-number. Nobody needs to give it."""
    checked_note: Maybe[Line] = None
    """Where an employer can check it."""


class Support(Part):
    """Help that was given towards something: time, fees, cover."""

    what: Line
    """What was given."""
    amount: Maybe[Amount] = None
    """How much."""
    unit: Maybe[Unit] = None
    """What the amount counts."""


class Qualification(Entry):
    """A qualification or an apprenticeship, finished, running or given up, of any level."""

    HIDDEN: ClassVar = {
        "certificateNumber": "the number on the certificate",
        "cost": "what it cost",
        "deferral": "why it was put off",
    }

    name: Line
    """The name of the qualification."""
    state: QualificationState
    """How far it has come."""
    code: Maybe[QualificationCode] = None
    """Its code, where it has one."""
    category: Maybe[QualificationCategory] = None
    """The family that it belongs to."""
    level: Maybe[QualificationLevel] = None
    """The level, 1 to 8."""
    option: Maybe[Line] = None
    """The option or subject taken."""
    body: Maybe[Line] = None
    """Who awards it."""
    provider: Maybe[Line] = None
    """Who teaches it."""
    start: Maybe[Day] = None
    """The first day."""
    expected_end: Maybe[Day] = None
    """When it is expected to end."""
    awarded: Maybe[Day] = None
    """When it was awarded."""
    expires: Maybe[Day] = None
    """When it runs out, as first aid does."""
    grade: Maybe[Line] = None
    """The grade on the certificate."""
    funding: Maybe[Funding] = None
    """Who paid. Never how much."""
    support_given: Many[Support] = ()
    """Fees, study time and other help."""


class Recognition(Entry):
    """A membership, an award, thanks: recognition from anybody, for anybody."""

    HIDDEN: ClassVar = {"number": "a membership's number"}

    kind: RecognitionKind
    """What sort of recognition it is."""
    name: Line
    """What it is called."""
    body: Maybe[Line] = None
    """Who gave it."""
    level: Maybe[Line] = None
    """The level or grade."""
    date: Maybe[Day] = None
    """Since when, or when it was given."""
    until: Maybe[Day] = None
    """Until when."""
    reason: Maybe[Text] = None
    """What it was given for."""
    link: Maybe[WebLink] = None
    """Where it can be seen."""
