"""A view as a tree for programs."""

from dataclasses import dataclass
from datetime import date

from pdpkit.view.tree import to_tree


@dataclass(frozen=True)
class Inner:
    first_day: date | None
    so_many: int


@dataclass(frozen=True)
class Outer:
    all_of_it: tuple[Inner, ...]
    pairs: tuple[tuple[str, int], ...]


def test_members_are_written_as_in_every_file_and_days_as_text() -> None:
    value = Outer((Inner(date(2024, 1, 4), 2), Inner(None, 0)), (("a", 1),))
    assert to_tree(value) == {
        "allOfIt": [{"firstDay": "2024-01-04", "soMany": 2}, {"firstDay": None, "soMany": 0}],
        "pairs": [["a", 1]],
    }
