"""A length of time as people say it: 2h 30m, half a day, an hour and a half, three days."""

from pdpkit.editing.problem import refuse, refuse_fault
from pdpkit.register.lengths import MINUTES_A_DAY
from pdpkit.register.lengths import read_length as read_written_length
from pdpkit.register.problem import Fault

__all__ = ["MINUTES_A_DAY", "read_length"]


def read_length(text: str) -> int:
    """Whole minutes; ``UsageError`` ``input-answer``. A day counts six hours."""
    minutes = read_written_length(text[:60])
    if not isinstance(minutes, Fault):
        return minutes
    if minutes.code == "csv-duration":
        raise refuse("length-none", found=text[:40])
    raise refuse_fault(minutes, text)
