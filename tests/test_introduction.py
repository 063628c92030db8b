"""``introduction``: made for one trust, by the key that the log ends with, and by nobody else."""

from typing import Any

import pytest

from pdpkit.document import Kind
from pdpkit.errors import InputError
from pdpkit.identity import rotate
from pdpkit.introduction import read_introduction, sign_introduction
from pdpkit.proof import sign_by_holder
from world import KEEPER, NOW, OTHER, PRIYA, TRUST, Tree, document, moment

HOLDER: Tree = {"id": PRIYA.id, "keyLog": PRIYA.log, "name": "Priya Nair"}
GIVEN = {"created": moment(), "domain": TRUST, "challenge": "A1B2"}


def resigned(**members: Any) -> Tree:
    tree = sign_introduction(HOLDER, TRUST, "A1B2", PRIYA.key, NOW)
    return sign_by_holder(tree | members, Kind.INTRODUCTION, PRIYA.key, GIVEN)


def refused(tree: Tree, issuer: str = TRUST) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        read_introduction(document(tree), issuer)
    return caught.value.code, caught.value.where


def test_it_tells_the_trust_who_asks_and_with_which_code() -> None:
    found = read_introduction(document(resigned()), TRUST)
    assert (found.identity.id, found.key_log) == (PRIYA.id, PRIYA.log)
    assert (found.name, found.code) == ("Priya Nair", "A1B2")


@pytest.mark.parametrize(
    ("tree", "where"),
    [
        (resigned(more=1), "/more"),
        (resigned(keyLog=[PRIYA.log[0] | {"seq": 1}]), "/keyLog/0"),
        (resigned(holder=KEEPER.id), "/holder"),
        (resigned(keyLog=rotate(PRIYA.log, PRIYA.entropy)), "/proof"),
        (resigned() | {"name": "Somebody else"}, "/proof"),
        (sign_by_holder(resigned(), Kind.INTRODUCTION, KEEPER.key, GIVEN), "/proof"),
    ],
)
def test_one_that_the_holder_did_not_sign_so_is_refused_with_its_place(
    tree: Tree, where: str
) -> None:
    assert refused(tree) == ("holder-introduction-broken", where)


def test_one_for_another_trust_is_refused() -> None:
    assert refused(resigned(), OTHER) == ("holder-introduction-elsewhere", "/proof/domain")
