"""``merging`` of what careless or hostile hands wrote: refused with a code or taken, never a crash.

What was merged can be told in words, and every question in it can be decided.
"""

import copy
import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from entries import entry
from pdpkit.document import Document, Kind, find_kind
from pdpkit.errors import InputError
from pdpkit.merging import list_conflicts, merge, resolve
from pdpkit.migrating import migrate
from pdpkit.verification import Policy
from pdpkit.view.differences import list_differences, list_unsigned
from strategies import mutants
from test_merging_copies import BASE, MINE, YOURS, changed, joined, signing
from world import NOW, Tree, record, signed, statement, withdrawals

WHOLE = record(
    signed(statement()),
    goals=[entry("goals", 1), entry("goals", 2)],
    evidence=[entry("evidence")],
    entitlements=[entry("entitlements", given=[{"amount": "1", "unit": "days"}])],
    lists=[withdrawals()],
    badges=["a badge"],
    frameworks=[{"format": "pdp-framework/1", "id": "ts", "version": "1", "title": "Standards"}],
)
WAITING = joined(MINE, YOURS).tree | {"language": "cy"}
OTHER = signing(changed(BASE, "goals", title="A third"), 5)
EXAMPLES = int(os.environ.get("PDPKIT_EXAMPLES", "0"))
few = settings(
    max_examples=EXAMPLES * 6 or 80,
    derandomize=not EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def is_record(tree: Tree) -> bool:
    try:
        return find_kind(tree)[0] is Kind.RECORD
    except InputError:
        return False


BROKEN = st.one_of(*(mutants(st.just(tree)) for tree in (WHOLE, WAITING, BASE))).filter(is_record)


def bring(own: Tree, *others: Tree) -> Tree:
    documents = [(str(n), Document(Kind.RECORD, one, "")) for n, one in enumerate(others)]
    return merge(own, documents, Policy(), NOW).tree


def tell(one: Tree, other: Tree) -> None:
    """Everything that is said and decided of two records."""
    list_differences(one, other)
    list_unsigned(one, [other])
    tree: Any = copy.deepcopy(one)
    while waiting := list_conflicts(tree):
        tree = resolve(tree, waiting[0], 1, NOW)


@few
@given(BROKEN)
def test_a_copy_that_a_hand_changed_never_ends_a_merge(tree: Tree) -> None:
    for own in (BASE, WAITING):
        merged = bring(own, tree, OTHER)
        tell(merged, own)
        tell(own, merged)


@few
@given(BROKEN)
def test_a_record_that_a_hand_changed_is_merged_or_refused_with_a_code(tree: Tree) -> None:
    try:
        tell(bring(tree, OTHER, WAITING), tree)
    except InputError as err:
        assert err.code


@few
@given(BROKEN)
def test_so_is_one_that_says_it_is_older(tree: Tree) -> None:
    assert migrate({**tree, "format": "pdp/0.9"}).tree["format"] == "pdp/1.0"
