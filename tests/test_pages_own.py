"""The holder's own print holds everything but what is private, and says on each page what it is."""

from html import unescape
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

import pages
import people
from pdpkit.encoding.writing import dump
from pdpkit.view.whole import MARK, show_whole
from shell import pdp
from world import NOW, copy


def texts(value: object) -> list[str]:
    """Every text in a tree but those that are for programs."""
    if isinstance(value, dict):
        spared = ("id", "links", "updated", "created", "state", "visibility", "ids")
        return [t for name, one in value.items() if name not in spared for t in texts(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts(one)]
    return [value] if isinstance(value, str) and " " in value else []


@pytest.mark.parametrize("letter", "abcd")
def test_every_sentence_of_a_record_is_in_it_and_nothing_private(letter: str) -> None:
    """Nothing that somebody wrote is cut or left out."""
    record = people.example(letter)
    printed = unescape(pages.make("own", letter).markup())
    said, hidden = [], []
    for name in record:
        entries = record[name] if isinstance(record[name], list) else []
        for entry in entries if name not in ("statements", "frameworks", "proof") else []:
            hidden += texts(entry.get("private", {}))
            said += texts({n: v for n, v in entry.items() if n != "private"})
    assert len(said) > 50
    assert [text for text in said if text not in printed] == []
    assert [text for text in hidden if text in printed] == []


def test_what_is_private_comes_by_an_option_alone(tmp_path: Path) -> None:
    record = tmp_path / "me.pdp.json"
    record.write_bytes(dump(people.example("a")))
    hidden = "Worried about the workload in the autumn."
    assert pdp("render", record, "-o", tmp_path / "plain.html").exit == 0
    assert pdp("render", record, "--private", "-o", tmp_path / "all.html").exit == 0
    assert hidden not in (tmp_path / "plain.html").read_text(encoding="utf-8")
    whole = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert hidden in whole
    assert "with what is private" in whole


def test_it_carries_nothing_and_each_page_says_so() -> None:
    with pikepdf.open(BytesIO(pages.written("own", "a"))) as made:
        assert not made.attachments
        assert "/AF" not in made.Root
        assert len(made.pages) > 5
        titles = [str(item.title) for item in made.open_outline().root[0].children]
    assert titles[:4] == ["Contents", "Path", "Where I stand", "What I was promised"]
    foot = f'data-foot="{MARK}"'
    assert foot in pages.make("own").markup()


def test_the_contents_lead_to_every_section() -> None:
    markup = pages.make("own").markup()
    targets = [part.partition('"')[0] for part in markup.split('<a href="#')[1:]]
    assert len(targets) > 15
    assert all(markup.count(f'id="{target}"') == 1 for target in targets)
    assert markup.count("<h2 id=") == len(targets)


def test_a_record_is_not_drawn_as_a_page_of_a_share(tmp_path: Path) -> None:
    record = tmp_path / "me.pdp.json"
    record.write_bytes(dump(people.example("a")))
    said = pdp("render", record, "--as", "handover", "-o", tmp_path / "x.pdf", "--json")
    assert (said.exit, said.json["code"]) == (2, "input-share-first")
    broken = copy(people.example("a"))
    broken["goals"][0]["title"] = 7
    record.write_bytes(dump(broken))
    assert pdp("render", record, "-o", tmp_path / "x.pdf").exit == 1
    assert not (tmp_path / "x.pdf").exists()


def test_a_long_section_is_divided_by_school_years() -> None:
    view = show_whole(people.career(), NOW)
    (activities,) = (section for section in view.sections if section.name == "activities")
    years = [year for year, _ in activities.years]
    assert len(years) > 30
    assert years == sorted(years)
    assert sum(len(things) for _, things in activities.years) == 1400
