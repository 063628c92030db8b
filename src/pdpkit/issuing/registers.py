"""What registers hold for each kind of statement: which columns, and how a row becomes a fact."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.issuing.fact import Fact
from pdpkit.issuing.preparation import RegisterRow
from pdpkit.issuing.wording import ATTENDANCE
from pdpkit.register.columns import Field
from pdpkit.register.rows import Row
from pdpkit.register.values import Kind

_PERSON: Final = (
    Field(
        "number",
        ("Staff number", "Staff no", "Staff ID", "Employee number", "Payroll number", "ID"),
        Kind.STAFF_NUMBER,
    ),
    Field("name", ("Name", "Full name", "Staff name", "Attendee", "Delegate"), Kind.NAME),
)
_ATTENDANCE: Final = (
    Field("title", ("Session", "Title", "Course", "Event", "Workshop", "Training"), Kind.TEXT),
    Field("date", ("Date", "Date attended", "Day", "Session date"), Kind.DAY),
    Field(
        "minutes", ("Length", "Minutes", "Mins", "Hours", "Hrs", "Duration", "Time"), Kind.MINUTES
    ),
    Field("statement", ("Statement", "Role", "Attended as", "Part"), Kind.TEXT),
    Field("present", ("Signed in", "Present", "Attended", "Here", "Signature"), Kind.TICK),
    Field("until", ("Expires", "Expiry date", "Renew by"), Kind.DAY),
)
_START: Final = Field("start", ("Start", "From", "Start date", "First day"), Kind.DAY)
_END: Final = Field("end", ("End", "To", "End date", "Last day"), Kind.DAY)
_PROMISE: Final = (
    Field("what", ("What", "Entitlement", "Promise"), Kind.TEXT),
    Field("amount", ("Amount", "How much", "Number"), Kind.TEXT),
    Field("unit", ("Unit", "Of what"), Kind.TEXT),
    _START,
    _END,
)
# The fields of each kind but attendance bear the names of its members; "a.b" is b inside a.
_OTHERS: Final[Mapping[str, tuple[Field, ...]]] = {
    "held-role": (
        Field("role", ("Role", "Responsibility"), Kind.TEXT),
        Field("group", ("Group", "Team", "Committee"), Kind.TEXT),
        Field("org.name", ("Place", "School", "Organisation"), Kind.TEXT),
        _START,
        _END,
    ),
    "employed": (
        Field("post", ("Post", "Job", "Job title", "Position"), Kind.TEXT),
        Field("org.name", ("Place", "School", "Organisation"), Kind.TEXT),
        _START,
        _END,
    ),
    "secondment-served": (
        Field("homeOrg.name", ("Home", "Home school", "Seconded from"), Kind.TEXT),
        Field("hostOrg.name", ("Host", "Host school", "Seconded to"), Kind.TEXT),
        _START,
        _END,
        Field("time.fte", ("FTE", "Full time equivalent"), Kind.TEXT),
        Field("time.daysPerWeek", ("Days a week", "Days per week"), Kind.TEXT),
        Field("time.daysPerYear", ("Days a year", "Days per year"), Kind.TEXT),
    ),
    "entitlement-granted": _PROMISE,
    "entitlement-given": (
        *_PROMISE,
        Field("granted", ("Promised in", "Promise id"), Kind.TEXT),
    ),
    "qualification-seen": (
        Field("name", ("Qualification", "Award", "Certificate"), Kind.TEXT),
        Field("body", ("Awarded by", "Awarding body", "Body"), Kind.TEXT),
        Field("date", ("Date awarded", "Awarded", "Date"), Kind.DAY),
    ),
}
# Kinds of which one can be typed, or a register be read; others answer a share or have a command.
STATEMENTS: Final = (*ATTENDANCE, *_OTHERS)
# What registers call it when somebody took part, or led.
_WORDS: Final = {
    "attended": ("attended", "attendee", "participant", "delegate", "present", "took part"),
    "led": ("led", "lead", "leader", "session lead", "session leader", "presenter", "facilitator"),
    "completed": ("completed", "complete", "passed"),
}
_BY_WORD: Final = {word: statement for statement, words in _WORDS.items() for word in words}
# The name of a qualification and that of a person are two columns.
_PERSON_NAME: Final = "person"


def list_fields(statement: str | None) -> tuple[Field, ...]:
    """The columns of a register of one kind; attendance where none is named."""
    others = _OTHERS.get(statement or "")
    if others is None:
        return (*_PERSON, *_ATTENDANCE)
    number, name = _PERSON
    return number, Field(_PERSON_NAME, name.aliases, name.kind), *others


def read_row(row: Row, statement: str | None = None) -> RegisterRow:
    """The fact that a row states, or the reasons why it states none."""
    if statement in _OTHERS:
        return _read_other(row, str(statement))
    values = row.values
    reasons = [f"{problem.column}: {problem.sentence}" for problem in row.problems]
    name = str(values["name"]) if values.get("name") else None
    number, title, day = values.get("number"), values.get("title"), values.get("date")
    said = str(values.get("statement") or "attended").strip().casefold()
    absent = values.get("present") is False
    if said not in _BY_WORD:
        reasons.append(f"“{said}” is not attended, led or completed")
    if not row.problems:
        parts = (("title", title), ("date", day))
        reasons += [f"no {what}" for what, value in parts if not value]
    readable = not reasons
    if absent:
        reasons.insert(0, "not signed in")
    session = (str(title), day.isoformat()) if title and isinstance(day, date) else None
    staff = str(number) if number is not None else None
    if reasons or staff is None or session is None:
        return RegisterRow(
            *(row.number, None, name, tuple(reasons), staff, session), absent and readable
        )
    members: Tree = {"start": session[1]}
    if isinstance(minutes := values.get("minutes"), int):
        members["minutes"] = minutes
    until = values.get("until")
    last = until.isoformat() if isinstance(until, date) else None
    fact = Fact(staff, _BY_WORD[said], members, session[0], last)
    return RegisterRow(row.number, fact, name, staff=staff, session=session)


def _read_other(row: Row, statement: str) -> RegisterRow:
    """A row of any other kind; what is missing in it is found when it is written out."""
    reasons = tuple(f"{problem.column}: {problem.sentence}" for problem in row.problems)
    name = str(row.values[_PERSON_NAME]) if row.values.get(_PERSON_NAME) else None
    number = row.values.get("number")
    if reasons or number is None:
        return RegisterRow(row.number, None, name, reasons)
    members: Tree = {}
    for field in _OTHERS[statement]:
        value = row.values.get(field.name)
        if value is not None and value != "":
            put_member(members, field.name, value.isoformat() if isinstance(value, date) else value)
    fact = Fact(str(number), statement, members)
    return RegisterRow(row.number, fact, name, staff=str(number))


def put_member(members: Tree, name: str, value: object) -> None:
    """Put a member into its place; "a.b" is b inside a, and a unit is written in small letters."""
    outer, _, inner = name.partition(".")
    if inner:
        within = members.setdefault(outer, {})
        if isinstance(within, dict):
            within[inner] = value
    else:
        members[outer] = str(value).casefold() if outer == "unit" else value
