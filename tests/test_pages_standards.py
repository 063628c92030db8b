"""Every page is PDF/A-3a and PDF/UA-1, whatever is written in it, and the same bytes each time."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import page as judge
import pikepdf
import pytest

import pages
from pdpkit import carrier
from pdpkit.errors import InputError
from pdpkit.pdf import typefaces
from pdpkit.view.entries import LINE, clip

PROFILES = (judge.ValidationProfile.PDF_A_3A, judge.ValidationProfile.PDF_UA_1)
# Of the own print the shortest: it is many pages.
LETTERS = {"own": "c"}
LATIN = "Łódź Ægir Þórr Ñandú Çelik Ğül Ştefan Ďurčo Őrség Ųla Ḥasan, Σοφία, Кирилл, Ґалаґан"
VIETNAMESE = "Đặng Thị Phượng Nguyễn Văn Ưởng"
ARABIC = "عبد الرحمن بن يوسف"
HAN = "王小明 佐藤さくら 김민준"
CORPUS = {"latin": LATIN, "vietnamese": VIETNAMESE, "arabic": ARABIC, "han": HAN}
LONG = "Reasoning talk across phases " * 2 + "W" * 40 + " and schools" * 9


def faults(data: bytes) -> list[str]:
    reports = [judge.validate_pdf_bytes(data, profile=profile) for profile in PROFILES]
    return [f"{one.rule_id} {one.message}" for report in reports for one in report.failures]


@pytest.mark.parametrize("kind", pages.KINDS)
def test_every_page_meets_both_standards(kind: str) -> None:
    assert faults(pages.written(kind, LETTERS.get(kind, "a"))) == []


@pytest.mark.parametrize(
    ("letter", "kind"), [("b", "interview"), ("c", "interview"), ("d", "handover")]
)
def test_every_example_meets_both_standards(letter: str, kind: str) -> None:
    assert faults(pages.written(kind, letter)) == []


def planted(kind: str, text: str) -> pages.Page:
    """A page in which every second text has ``text`` before it, but for what is drawn from."""
    count = 0

    def plant(value: str) -> str:
        nonlocal count
        count += 1
        free = " " in value and not value.startswith(("ni:", "{"))
        return f"{text} {value}" if free and count % 2 else value

    return pages.make(kind, LETTERS.get(kind, "a")).of(plant)


@pytest.mark.parametrize("kind", pages.KINDS)
def test_names_and_long_texts_meet_both_standards(kind: str) -> None:
    for text in CORPUS.values():
        try:
            typefaces.choose_families(text + "a")
        except InputError as err:
            assert err.code == "font-missing"
            pytest.skip(f"no typeface here for {text}")
    every = planted(kind, " ".join(CORPUS.values()))
    data = every.write()
    assert faults(data) == []
    assert VIETNAMESE.split()[1] in every.markup()


def test_the_longest_texts_stay_on_the_page() -> None:
    """Each text as long as a view lets it be; a handover is one page all the same."""

    def lengthen(value: str) -> str:
        return clip(f"{value} {LONG}", LINE) if " " in value else value

    data = pages.make("handover").of(lengthen).write()
    assert faults(data) == []
    with pikepdf.open(BytesIO(data)) as made:
        assert len(made.pages) == 1


@pytest.mark.parametrize("kind", pages.KINDS)
def test_the_judge_bites_on_every_page(kind: str) -> None:
    """Negative control: without its language, its tags, or with a script, no page passes."""

    def without(change: Any) -> list[str]:
        with pikepdf.open(BytesIO(pages.written(kind, LETTERS.get(kind, "a")))) as opened:
            change(opened)
            out = BytesIO()
            opened.save(out)
        return faults(out.getvalue())

    def add_script(opened: pikepdf.Pdf) -> None:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
        opened.Root.OpenAction = script

    assert without(lambda opened: opened.Root.__delitem__("/Lang"))
    assert without(lambda opened: opened.Root.__delitem__("/StructTreeRoot"))
    assert without(add_script)
    # Saving anew may end data so that two readers see two lengths, which ours never does.
    plain = without(lambda opened: None)
    assert [fault for fault in plain if "STREAM-LENGTH" not in fault] == []


@pytest.mark.parametrize("kind", ["interview", "report", "sheet"])
def test_the_same_page_is_the_same_bytes(kind: str) -> None:
    assert pages.make(kind, LETTERS.get(kind, "a")).write() == pages.written(
        kind, LETTERS.get(kind, "a")
    )


def test_another_process_makes_the_same_bytes(tmp_path: Path) -> None:
    program = "import sys, pages; sys.stdout.buffer.write(pages.written('interview', 'c'))"
    made = [
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=tmp_path,
            env={"PYTHONPATH": str(Path(__file__).parent), "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    ]
    assert made[0] == made[1] == pages.written("interview", "c")


def test_what_is_carried_comes_out_as_it_went_in() -> None:
    for kind in pages.KINDS:
        carried = pages.make(kind, LETTERS.get(kind, "a")).carried
        with pikepdf.open(BytesIO(pages.written(kind, LETTERS.get(kind, "a")))) as made:
            assert list(made.attachments) == (["pdp.json"] if carried else [])
            assert len(made.Root.get("/AF", [])) == (1 if carried else 0)
        if carried:
            found = carrier.extract(pages.written(kind, LETTERS.get(kind, "a")))
            assert (found.payload, found.notes) == (carried, ())


def test_every_figure_says_what_it_shows() -> None:
    for kind in pages.KINDS:
        markup = pages.make(kind).markup()
        drawings = re.findall(r"<svg[^>]*>\s*<title>(.*?)</title>", markup, re.DOTALL)
        assert markup.count("<svg") == len(drawings)
        assert all(len(words) > 10 for words in drawings)
