"""The columns of a log of training, each with the headings that people give it."""

from dataclasses import replace
from typing import Final

from pdpkit.register.columns import Columns, Field, match_columns
from pdpkit.register.mapping import ColumnMap
from pdpkit.register.table import Table
from pdpkit.register.values import Kind


def _field(name: str, kind: Kind, *aliases: str) -> Field:
    """A column of which a log may have several; the first of ``aliases`` that is there is it."""
    return Field(name, aliases, kind, ranked=True)


FIELDS: Final = (
    _field(
        "title",
        Kind.TEXT,
        *("Title", "Course", "Course title", "Course name", "Name of course", "Training"),
        *("Training title", "Training course", "Name of training", "Event", "Event title"),
        *("Session", "Session title", "Activity", "CPD title", "CPD activity", "CPD", "Subject"),
        *("Programme", "Module", "Learning", "What I did", "What"),
    ),
    # The title where there is no other; beside one it goes into the notes.
    _field(
        "about",
        Kind.TEXT,
        *("Description", "Details", "Topic", "Content", "About", "Summary", "Course description"),
    ),
    _field(
        "start",
        Kind.WHEN,
        *("Date", "Start date", "Start", "Date from", "From", "Date started", "Started"),
        *("Date of training", "Training date", "Date of course", "Course date", "Date attended"),
        *("Event date", "Session date", "First day", "Begin date", "When", "Day"),
    ),
    _field("end", Kind.WHEN, "End date", "End", "Date to", "To", "Until", "Last day", "Finish"),
    # The last day beside a first one, else the only one.
    _field(
        "completed",
        Kind.WHEN,
        *("Date completed", "Completion date", "Completed on", "Date of completion"),
        *("Finish date", "Date awarded", "Award date", "Awarded on", "Awarded"),
    ),
    # Only where no day stands.
    _field(
        "year",
        Kind.YEAR,
        *("Year", "School year", "Academic year", "Year completed", "Year of award"),
    ),
    _field(
        "length",
        Kind.LENGTH,
        *("Length", "Duration", "Hours", "Minutes", "Time spent", "Time", "CPD hours"),
        *("Total hours", "Training hours", "No of hours", "Number of hours", "Hours spent"),
        *("How long", "Days", "No of days", "Number of days"),
    ),
    _field(
        "provider",
        Kind.TEXT,
        *("Provider", "Training provider", "Course provider", "Provided by", "Delivered by"),
        *("Run by", "Led by", "Organisation", "Organiser", "Company", "Supplier", "Awarding body"),
        *("Trainer", "Facilitator", "Presenter", "Who ran it", "Who delivered"),
    ),
    _field(
        "kind",
        Kind.TEXT,
        *("Kind of entry", "Entry", "Entry type", "Record as", "Record type", "Activity or award"),
    ),
    _field(
        "type",
        Kind.TEXT,
        *("Type", "Kind", "Category", "Type of training", "Training type", "Type of activity"),
        *("Activity type", "CPD type", "Course type", "Event type", "Format"),
    ),
    _field(
        "role",
        Kind.TEXT,
        *("Role", "My role", "Part", "My part", "Took part as", "Attended as", "Role in activity"),
    ),
    _field("reach", Kind.TEXT, "Reach", "Scope", "Whole school or trust", "Internal or external"),
    _field(
        "state",
        Kind.TEXT,
        *("Status", "State", "Completion status", "Outcome status", "Completed", "Attendance"),
        *("Attended", "Done"),
    ),
    _field("place", Kind.TEXT, "Place", "Venue", "Location", "Where", "Site"),
    _field("grade", Kind.TEXT, "Grade", "Award grade", "Result", "Mark", "Score", "Pass mark"),
    _field("level", Kind.TEXT, "Level", "Qualification level", "NQF level", "RQF level"),
    _field(
        "due",
        Kind.WHEN,
        *("Expiry date", "Expires", "Expiry", "Valid until", "Renewal date", "Renewal"),
        *("Expires on", "Valid to", "Certificate expiry", "Certificate expires"),
        *("Expiration date", "Due again", "Refresher due", "Next due", "Review date"),
    ),
    _field(
        "outcome",
        Kind.TEXT,
        *("Impact", "Impact on practice", "Outcome", "What changed", "Difference made"),
    ),
    _field(
        "notes",
        Kind.TEXT,
        *("Notes", "Note", "My notes", "Comments", "Comment", "Reflections", "Reflection"),
    ),
    # Only looked at to find out whether the log is of one person alone.
    _field(
        "number",
        Kind.TEXT,
        *("Staff number", "Staff no", "Staff ID", "Employee number", "Employee ID"),
        *("Payroll number", "Learner ID", "User ID"),
    ),
    _field("email", Kind.TEXT, "Email", "Email address", "Work email", "User email"),
    _field(
        "person",
        Kind.TEXT,
        *("Name", "Full name", "Staff name", "Staff member", "Name of staff", "Employee name"),
        *("Employee", "Delegate", "Delegate name", "Attendee", "Learner", "Learner name"),
        *("Person", "Staff", "User", "Username", "Surname", "Last name"),
    ),
)
# A log has one of each; the first is what its absence is told by.
_NEEDED: Final = (("title", "about"), ("start", "completed", "year"))


def find_columns(table: Table, known: ColumnMap | None = None) -> Columns:
    """The columns of a log; what the map says goes first. Errors as of ``match_columns``."""
    columns = match_columns(table, FIELDS, known)
    found = {column.field.name for column in columns.matched}
    for names in _NEEDED:
        if not found.intersection(names):
            # Says what is missing, and which heading may be meant.
            match_columns(table, [replace(f, required=f.name == names[0]) for f in FIELDS], known)
    return columns
