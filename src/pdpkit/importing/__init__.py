"""Takes a log of training, from a spreadsheet or an old system, into a record as own entries.

``columns`` are what is looked for, ``words`` what people call things, ``drafting`` makes an entry
of a row, ``bringing`` compares with what is there, judges, and accounts for every row.
"""

from pdpkit.importing.bringing import PEOPLE, Ending, Import, RowResult, bring
from pdpkit.importing.columns import find_columns

__all__ = ["PEOPLE", "Ending", "Import", "RowResult", "bring", "find_columns"]
