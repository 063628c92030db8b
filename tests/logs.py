"""A messy log of training, 600 rows as somebody kept it for twenty years, and how each must end."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from workbooks import workbook

HEADINGS = (
    *("Staff no", "Employee", "Date ", "Course title", "Description", "Hours", "Run by", "Type"),
    *("My role", "Scope", "Status", "Venue", "Result", "Expiry date", "Impact on practice"),
    *("Comments", "Cost", "Approved by"),
)
TITLES = (
    *("Safeguarding update", "First aid at work", "Phonics refresher", "Talk in mathematics"),
    *("Visual timetables", "First-day calls on the MIS", "Makaton, second level", "Séance d'essai"),
    *("Reading to younger pupils", "Calm starts", "Data protection for offices", "Lesson study"),
)
TYPES = ("INSET", "Twilight", "Course", "e-learning", "Workshop", "Network meeting", "External", "")
NAMES = ("Marta Kowalczyk", "Kowalczyk, Marta", "M. Kowalczyk")


@dataclass
class Log:
    """``endings`` has each row below the headings by its number, ``rows`` begins with row 1."""

    rows: list[list[object]] = field(default_factory=list)
    endings: dict[int, str] = field(default_factory=dict)

    def add(self, ending: str = "added", cells: list[object] | None = None, **named: object) -> int:
        """A row by its headings; ``_`` in a name stands for a space."""
        row = cells
        if row is None:
            told = {HEADINGS[0]: "00417", HEADINGS[1]: NAMES[len(self.rows) % 3]}
            told |= {name.replace("_", " "): value for name, value in named.items()}
            told["Date "] = told.pop("Date", None)
            row = [told.pop(heading, None) for heading in HEADINGS]
            assert not told, told
        self.rows.append(row)
        self.endings[len(self.rows)] = ending
        return len(self.rows)

    @property
    def counts(self) -> Counter[str]:
        return Counter(self.endings.values())

    @property
    def xlsx(self) -> bytes:
        return workbook(self.rows)

    @property
    def csv(self) -> bytes:
        """As Excel on a UK Windows writes it: windows-1252, days with the day first."""
        out = io.StringIO(newline="")
        csv.writer(out).writerows([[_as_text(cell) for cell in row] for row in self.rows])
        return out.getvalue().encode("windows-1252")


def messy_log(rows: int = 600) -> Log:
    """The log; every trap stands in it once or twice, plain rows around them."""
    log = Log()
    for above in [["Training log"], [], ["printed on", "12/11/2026"], list(HEADINGS)]:
        log.rows.append(list(above))
    _add_traps(log)
    for number in range(rows - len(log.endings) - 1):
        _add_plain(log, number)
    log.add("passed over", ["TOTAL", None, None, None, None, 1204])
    return log


def _add_plain(log: Log, number: int) -> None:
    day = date(2005, 9, 5) + timedelta(days=13 * number)
    spelt = (
        day,
        day.strftime("%d/%m/%Y"),
        day.strftime("%d/%m/%y"),
        f"{day.day} {day:%b} {day.year}",
        f"{day.day}th of {day:%B}, {day.year}",
        day.isoformat(),
        f" {day:%d.%m.%Y}\u00a0",
    )
    lengths = (1, 1.5, "2 hrs", "1:30", "half day", "90 mins", "2 days" if number % 3 else "", 6)
    log.add(
        Date=spelt[number % len(spelt)],
        Course_title=f"{TITLES[number % len(TITLES)]}{' ' * (number % 5 == 0)}",
        Hours=lengths[number % 6],
        Run_by=("Saltmarsh Learning Trust", "", "Fen Lane Primary ")[number % 3],
        Type=TYPES[number % len(TYPES)],
        My_role=("Attended", "", "Presenter", "participant")[number % 4],
        Scope=("Trust", "School", "", "National")[number % 4],
        Status=("Completed", "x", "", "Yes")[number % 4],
        Venue=("Fen Lane Primary", "", "online")[number % 3],
        Cost="" if number % 9 else "£45.00",
        Approved_by="Headteacher",
    )


def _add_traps(log: Log) -> None:
    add = log.add
    # Rows that are none.
    add("passed over", [])
    add("passed over", ["2004/05"])
    add("passed over", list(HEADINGS))
    add("passed over", [None, None, "Autumn term"])
    # Days.
    add(Date="2004", Course_title="Diploma day")
    add(Date="Sept 2004", Course_title="Word processing for offices")
    add(Date="03/2005", Course_title="Playground games")
    add("left out", Date=45903, Course_title="A day that lost its format")
    add("left out", Date="31/09/2025", Course_title="A day that is not there")
    add("left out", Date="Autumn 2012", Course_title="A term")
    add("left out", Date="2018/19", Course_title="A school year")
    add("left out", Date="12-13 Sept 2014", Course_title="Two days in one cell")
    add("left out", Course_title="No day at all")
    add("left out", Date="12/09/2014", Hours=2)
    # Lengths that cannot be read cost no row.
    add(Date="01/02/2006", Course_title="Swimming safety", Hours="tbc")
    add(Date="02/02/2006", Course_title="Fire wardens", Hours=timedelta(days=6))
    add(Date="03/02/2006", Course_title="Bookkeeping", Hours="2 years")
    add(Date="04/02/2006", Course_title="Evening course", Hours=300)
    # Twice, nearly twice, and what stands in the record already.
    add(Date="05/02/2006", Course_title="Key stage meeting", Hours=1)
    add("there already", Date="5 Feb 2006", Course_title="Key stage meeting", Hours="60 mins")
    add(Date="05/02/2006", Course_title="Key stage meeting", Hours=2)
    add("there already", Date="06/02/2006", Course_title=" lesson study  (TALK)")
    # Words.
    add(
        Date="07/02/2006",
        Course_title="Parents' evening rota",
        Type="Wibble",
        Status="Satisfactory",
    )
    add(Date="08/02/2006", Course_title="Governance day", My_role="caterer", Scope="the moon")
    add(Date="09/02/2006", Course_title="Missed course", Status="DNA")
    add(Date="09/02/2027", Course_title="Next year's course", Status="Booked")
    add(Date="10/02/2006", Course_title="Called off", Status="Cancelled")
    # Qualifications.
    add(Date="10/07/2004", Course_title="Level 2 in typing", Type="Qualification", Result="Merit")
    add(
        **{"Date": "01/09/2022", "Course_title": "TA apprenticeship", "Type": "Apprenticeship"},
        **{"Status": "in progress", "Result": "", "Run_by": "Saltmarsh College"},
    )
    # Texts of other programs, and of nobody.
    add(Date="11/02/2006", Course_title='=HYPERLINK("http://example.invalid","Click")')
    add(Date="12/02/2006", Course_title="'=1+1", Comments="@SUM(A1:A9)")
    add(Date="13/02/2006", Course_title="<script>alert(1)</script> {{ 7*7 }}")
    add("left out", Date="14/02/2006", Course_title="#REF!")
    add("left out", Date="15/02/2006", Course_title="Payroll", Comments="NI number AB 12 34 56 C")
    add(Date="16/02/2006", Course_title="Long words " * 60, Description="All about long words.")
    add(Date="17/02/2006", Run_by="R" * 400, Description="A course without a name of its own")
    add(Date="18/02/2006", Course_title="With a page break", Comments="one\x0ctwo")
    add("left out", Date="19/02/2006", Course_title="Tab\tin the title")


def _as_text(cell: object) -> str:
    if isinstance(cell, timedelta):
        return "144:00:00"
    if isinstance(cell, date):
        return cell.strftime("%d/%m/%Y")
    return "" if cell is None else str(cell)
