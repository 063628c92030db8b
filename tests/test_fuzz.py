"""What a file holds is read or refused with a code; here a few hundred inputs each (rig G12)."""

import pytest

from pdpkit.errors import InputError
from rigs import fuzz

COUNT = 250


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_no_input_ends_without_a_code(name: str) -> None:
    endings = fuzz.run_blind(name, COUNT, seed=12)
    assert sum(endings.values()) == COUNT
    assert endings["read"] > 0


def test_the_corpus_reaches_what_it_is_for() -> None:
    for name in fuzz.TARGETS:
        assert fuzz.corpus(name)
        assert "read" in {fuzz.run_target(name, data) for data in fuzz.corpus(name)}


def test_the_rig_notices_an_error_without_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(data: bytes) -> None:
        raise InputError("no-such-code")

    monkeypatch.setitem(fuzz.TARGETS, "read", fail)
    with pytest.raises(AssertionError, match="no-such-code"):
        fuzz.run_blind("read", 1, seed=1)
