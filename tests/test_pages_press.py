"""Pages are set in a process that ends by limits, and the next page is set all the same."""

import json
import resource
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from pdpkit import html, pdf
from pdpkit.errors import InputError
from pdpkit.pdf import child, press
from pdpkit.view.interview import show_interview

DATA = (Path(__file__).parent / "data" / "sample-share.json").read_bytes()
MOMENT = datetime(2026, 11, 14, 16, 30, tzinfo=UTC)
HEAD = '<html lang="en"><title>t</title>'
NESTED = "".join(
    f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>" for level in range(1, 8)
)
BOMBS = {
    "columns": f"{HEAD}<table><tr><td colspan=1000000>x</table>",
    "depth": HEAD + "<div>" * 600 + "x",
    "uses": f'{HEAD}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>a</title>'
    f'<g id="a0"><rect width="1" height="1"/></g>{NESTED}<use href="#a7"/></svg>',
}


def page() -> str:
    return html.render_interview(show_interview(json.loads(DATA)))


@pytest.mark.parametrize("bomb", sorted(BOMBS))
def test_a_bomb_ends_by_limits_and_the_next_page_is_set(bomb: str) -> None:
    """Row 166: it costs the time it may cost, and no more."""
    plain = f"{HEAD}<p>x</p>"
    with pdf.Press(seconds=1) as own:
        with pytest.raises(InputError) as caught:
            own.write(BOMBS[bomb], None, moment=MOMENT)
        assert caught.value.code == "pdf-page-too-large"
        assert own.write(plain, None, moment=MOMENT) == pdf.write(plain, None, moment=MOMENT)


@pytest.mark.parametrize("problem", [MemoryError, RecursionError])
def test_it_runs_out_of_room(problem: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> bytes:
        raise problem

    monkeypatch.setattr(child, "write", fail)
    head = {"markups": [1], "attachment": None, "moment": "2026-11-14T16:30:00Z"}
    answer = {"code": "pdf-page-too-large", "values": {}}
    assert child._answer(head, BytesIO(b"x")) == (answer, b"")


def test_one_process_sets_many_pages_as_this_one_does() -> None:
    here = pdf.write(page(), DATA, moment=MOMENT)
    with pdf.Press() as own:
        assert own.write(page(), DATA, moment=MOMENT) == here
        first = own._child
        assert own.write(page(), DATA, moment=MOMENT) == here
        assert own._child is first
    assert first is not None
    assert first.returncode == 0


def test_a_press_that_was_started_and_never_asked_is_ended_at_once() -> None:
    own = pdf.Press()
    own.start()
    first = own._child
    own.start()
    assert own._child is first
    assert first is not None
    own.close()
    assert (first.returncode, own._child) == (-signal.SIGKILL, None)


def test_nor_does_it_leave_a_folder_when_it_is_ended_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    own = pdf.Press()
    own.start()
    time.sleep(3)  # until it has loaded the engine and waits
    own.close()
    assert not list(tmp_path.iterdir())


def test_a_press_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pdf.Press() as own:
        own.write(page(), DATA, moment=MOMENT)
        assert [path.name[:4] for path in tmp_path.iterdir()] == ["pdp-"]
    assert not list(tmp_path.iterdir())


def test_a_refusal_comes_back_with_its_code_and_letters() -> None:
    with pdf.Press() as own:
        with pytest.raises(InputError) as caught:
            own.write(f"{HEAD}<p>Zoë \ue123</p>", None, moment=MOMENT)
        assert caught.value.code == "font-missing"
        assert "U+E123" in caught.value.values["letters"]
        with pytest.raises(InputError) as caught:
            own.write(f'{HEAD}<img alt="x" src="file:///etc/passwd">', None, moment=MOMENT)
        assert caught.value.code == "pdf-address-refused"
        assert own._child is not None


def test_a_fault_of_ours_is_no_word_about_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    program = 'import sys; sys.stdin.buffer.readline(); print(\'{"fault": "KeyError"}\')'
    start = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    own = pdf.Press()
    own._child = start
    with pytest.raises(InputError) as caught:
        own.write("x", None, moment=MOMENT)
    assert (caught.value.code, caught.value.values) == (
        "pdf-engine-failed",
        {"problem": "KeyError"},
    )
    assert own._child is None


@pytest.mark.parametrize(
    "program",
    ["", "print('{\"length\": 9}')", "print('{\"len', end='')", "import time; time.sleep(60)"],
    ids=["silent", "short", "torn", "slow"],
)
def test_whatever_ends_before_it_answers_took_too_much(
    program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = pdf.Press(seconds=1)
    monkeypatch.setattr(press, "_PATIENCE", 1)
    own._child = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with pytest.raises(InputError) as caught:
        own.write("x" * 1_000_000, None, moment=MOMENT)
    assert caught.value.code == "pdf-page-too-large"


def test_each_page_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []
    monkeypatch.setattr(resource, "setrlimit", lambda _, limits: given.append(limits[0]))
    used = SimpleNamespace(ru_utime=70.0, ru_stime=2.0)
    monkeypatch.setattr(resource, "getrusage", lambda _: used)
    child._limit_time(30)
    assert given == [103]
