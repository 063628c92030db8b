"""Reads the trust's own staff list from a spreadsheet."""

from pathlib import Path
from typing import Final

from pdpkit.cli.session import MAX_PDF
from pdpkit.errors import InputError, PdpError
from pdpkit.register.columns import Field, match_columns
from pdpkit.register.rows import read_rows
from pdpkit.register.table import read_table
from pdpkit.register.values import Kind
from pdpkit.storage import load
from pdpkit.workspace import Person

FIELDS: Final = (
    Field(
        "number",
        ("Staff number", "Staff no", "Staff ID", "Employee number", "Payroll number", "ID"),
        Kind.STAFF_NUMBER,
        required=True,
    ),
    Field("name", ("Name", "Full name", "Staff name", "Employee name"), Kind.NAME),
    Field("first", ("First name", "Forename", "Given name", "Known as"), Kind.NAME),
    Field("last", ("Surname", "Last name", "Family name"), Kind.NAME),
    Field("email", ("Email", "E-mail", "Work email", "Email address"), Kind.TEXT),
)


def read_roster(path: Path) -> list[Person]:
    """Each person with number, name and work address.

    ``InputError``: ``csv-duplicate-person`` when one number stands for two, ``register-roster`` for
    a row that cannot be read; a trust's own list has to be right before anything is sent.
    """
    try:
        reading = read_rows(
            match_columns(read_table(load(path, max_bytes=MAX_PDF).data, path.name), FIELDS)
        )
    except PdpError as err:
        raise err if str(path) in err.where else err.at(str(path)) from None
    people: dict[str, Person] = {}
    for row in reading.rows:
        if row.problems:
            problem = row.problems[0]
            where = f"{path} row {row.number}, column {problem.column}"
            raise InputError("register-roster", where, problem=problem.sentence)
        number = str(row.values["number"])
        parts = [row.values.get("first"), row.values.get("last")]
        name = str(row.values.get("name") or " ".join(str(part) for part in parts if part))
        if not name:
            raise InputError("register-roster", f"{path} row {row.number}", problem="No name.")
        if number in people:
            raise InputError("csv-duplicate-person", f"{path} row {row.number}", number=number)
        email = row.values.get("email")
        people[number] = Person(number, name, str(email) if email else None)
    return list(people.values())
