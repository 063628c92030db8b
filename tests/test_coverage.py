"""No promise to an owner is without a test, and the page that says so is fresh."""

import re
from importlib.util import find_spec

import pytest

from checklist import OWNERS, ROWS
from generate.coverage import PAGE, find_claims, write
from pdpkit import messages
from pdpkit.record import KINDS, Holder, Record
from pdpkit.shape import Shape, shape_of

CLAIMS = find_claims()


@pytest.mark.parametrize("one", [one for one, (by, _) in ROWS.items() if by in OWNERS])
def test_every_promise_to_an_owner_has_a_test(one: str) -> None:
    assert CLAIMS.get(one), f"no test covers {one}: {ROWS[one][1]}"


def test_no_test_claims_what_is_the_trusts_or_nobodys() -> None:
    assert not [one for one in CLAIMS if one not in ROWS or ROWS[one][0] not in OWNERS]


def test_every_claim_names_a_place_that_is_there() -> None:
    places = {place for claims in CLAIMS.values() for place, _ in claims}
    assert len(places) > 100
    assert [place for place in places if not _exists(place)] == []


def _exists(place: str) -> bool:
    """A place in the schema, a code, or a view of what stands in a record."""
    if place in messages.CODES or place == "$defs":
        return True
    if place.startswith("view/"):
        return find_spec(f"pdpkit.{place.replace('/', '.')}") is not None
    array, *steps = place.split(".")
    models = {"holder": (Holder,)}.get(array) or KINDS.get(array)
    if models is None:
        return array in shape_of(Record).members
    return any(_leads(shape_of(model), steps) for model in models)


def _leads(shape: Shape, steps: list[str]) -> bool:
    if not steps:
        return True
    below = shape.members.get(steps[0])
    if below is None:
        return False
    return len(steps) == 1 or any(_leads(inner, steps[1:]) for inner in below)


def test_the_page_is_fresh() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == write(), "run tests/generate/coverage.py"
    assert len(re.findall(r"^\| S\d-\d\d \|", page, re.MULTILINE)) == len(ROWS) == 187
