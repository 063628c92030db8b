"""Signs of single pupils, and words that only look like them."""

import pytest

from pdpkit.rules.pupils import find_pupils

SIGNS = [
    *("Four pupils explain", "3 of the older boys", "two year 4 children", "one child spoke"),
    *("3 out of 5", "2 of the 7", "50% of 6", "from 9 to 4 a week", "from two to eight", "n = 7"),
    *("a girl called Ann", "the pupil Jayden", "Ann in Year 4", "Jo (Class 3)", "J. B.", "J.B."),
]
NO_SIGNS = [
    *("Groups of ten explain", "40 pupils", "All children talk", "In Year 4 all do", "n = 70"),
    *("Every Year 4 class", "30 of the class", "from 2019 to 2021", "the U.K. team", "Use of it"),
    *("The child is well. We", "12 out of 50", "All Year 3", "e.g. a talk", "from 9 to 14"),
]


@pytest.mark.parametrize("text", SIGNS)
def test_a_sign_is_found(text: str) -> None:
    found = find_pupils(f"We saw that {text} and noted it")
    assert found is not None
    assert found in f"We saw that {text} and noted it"


@pytest.mark.parametrize("text", NO_SIGNS)
def test_what_is_no_sign_is_left_alone(text: str) -> None:
    assert find_pupils(text) is None
