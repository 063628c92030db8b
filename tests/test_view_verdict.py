"""``view.verdict``: what a check says of a file that is none about a person."""

import pytest

from pdpkit.document import Kind
from pdpkit.messages import verdict as words
from pdpkit.report import FileVerdict
from pdpkit.verification import Policy, verify
from pdpkit.view.verdict import VerdictPage, view_report
from world import NOW, PRIYA, TRUST_KEY, Tree, cards, directory, document, record, withdrawals

FILES: dict[str, Tree] = {
    "directory": directory().tree,
    "card": cards(TRUST_KEY)[0],
    "list": withdrawals(),
    "key event": PRIYA.log[0],
}


def seen(tree: Tree) -> VerdictPage:
    return view_report(verify(document(tree), Policy(), NOW), NOW)


def test_every_kind_but_those_about_a_person_says_what_it_is_for() -> None:
    about_people = {Kind.RECORD, Kind.SHARE, Kind.STATEMENT}
    assert set(words.OTHER_FILES) == {kind.label for kind in set(Kind) - about_people}


@pytest.mark.parametrize("label", sorted(FILES))
def test_a_file_that_is_none_about_a_person_says_what_it_is_for(label: str) -> None:
    what, use = words.OTHER_FILES[label]
    page = seen(FILES[label])
    assert page.headline.startswith(f"{what}. ")
    assert (page.todo, page.verdict) == ((use,), FileVerdict.UNCONFIRMED)


@pytest.mark.parametrize("label", sorted(FILES))
def test_a_changed_one_is_never_called_its_holders(label: str) -> None:
    tree = dict(FILES[label])
    proofs = tree["proof"]
    proof = dict(proofs[0] if isinstance(proofs, list) else proofs)
    tree["proof"] = [proof | {"proofValue": proof["proofValue"][:-1] + "1"}]
    page = seen(tree)
    assert page.verdict is FileVerdict.DO_NOT_RELY
    assert page.headline == f"Do not rely on this file: {words.OTHER_CHANGED}."
    assert words.OTHER_FILES[label][1] not in page.todo


def test_a_record_without_statements_says_just_that() -> None:
    page = seen(record())
    assert page.headline == words.NOTHING_STATED
    assert page.todo == ()
