"""What a record's holder should look at next, and the same as a calendar."""

from pdpkit.upcoming.calendar import write_calendar
from pdpkit.upcoming.due import Due, find_due

__all__ = ["Due", "find_due", "write_calendar"]
