"""The page of a check says what the terminal says, in its order, and not a word more."""

import contextlib
import io
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import people
from pdpkit import carrier, html
from pdpkit.cli.console import Console
from pdpkit.cli.verify.telling import print_report
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.messages.verdict import PROVES_NOTHING
from pdpkit.proof import signed_digest
from pdpkit.report import FileReport
from pdpkit.verification import Policy, refuse, verify
from pdpkit.view.verdict import VerdictPage, view_report
from shell import pdp
from world import NOW, PINS, copy, directory, document, policy, withdrawals


def check(tree: Any, by: Policy | None = None) -> VerdictPage:
    found = verify(document(tree), by or policy(), NOW, file="<i>me</i>.share.json")
    return view_report(found, NOW)


def changed() -> Any:
    share = copy(people.shared("a"))
    share["verifiableCredential"][0]["credentialSubject"]["achievement"]["name"] = "Other"
    return share


def withdrawn() -> Policy:
    digest = signed_digest(people.shared("a")["verifiableCredential"][1])
    entry = {"digest": digest, "on": "2026-11-20", "reason": "mistake"}
    return policy(lists=(withdrawals(entry),))


def unreadable() -> VerdictPage:
    checks = refuse(InputError("pdf-no-pdp"))
    found = FileReport("a.pdf", "", None, "pdf", checks, todo=(checks[0].hint,))
    return view_report(found, NOW)


CASES = {
    "confirmed": lambda: check(people.shared("a")),
    "changed": lambda: check(changed(), withdrawn()),
    "unknown": lambda: check(people.shared("a"), Policy()),
    "record": lambda: check(people.example("b")),
    "unreadable": unreadable,
}


class Text(HTMLParser):
    """The words of the body, a space between any two tags."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.text = ""
        self.feed(markup.partition("<body")[2].partition(">")[2].partition("<footer>")[0])

    def handle_data(self, data: str) -> None:
        self.text += f" {data}"


def words(text: str) -> list[str]:
    return re.findall(r"[^\s.,:;()\[\]“”\"●◐○✕□-]+", text)


def say(page: VerdictPage) -> str:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        print_report(Console(), page)
    return said.getvalue()


@pytest.mark.parametrize("case", sorted(CASES))
def test_it_says_what_the_terminal_says_and_no_word_more(case: str) -> None:
    page = CASES[case]()
    on_terminal, on_page = words(say(page)), words(Text(html.render_report([page])).text)
    assert len(on_page) > 20
    assert set(on_page) == set(on_terminal)
    assert len(on_page) <= len(on_terminal)


@pytest.mark.parametrize("case", sorted(CASES))
def test_it_stands_in_the_same_order(case: str) -> None:
    page = CASES[case]()
    text = " ".join(Text(html.render_report([page])).text.split())
    parts = [page.headline, *(value for _, value in page.facts)]
    parts += [page.follow_up[0].found] if page.follow_up else []
    parts += [*page.notes[:1], *page.other_todo[:1], *page.limits]
    parts += [page.ending] if page.ending else []
    places = [text.index(" ".join(part.split())) for part in parts]
    assert places == sorted(places)
    assert page.headline in html.render_report([page]).partition("</title>")[0].replace(
        "&#34;", '"'
    )


def test_the_worst_is_said_first_and_one_reason_once() -> None:
    page = CASES["unknown"]()
    assert len(page.follow_up) == 14
    assert len(page.causes) == 1
    markup = html.render_report([page])
    assert markup.count(page.follow_up[0].found) == 1
    assert markup.index("Follow up") < markup.index("Good to know")


def test_a_verdict_has_its_shape_beside_its_word() -> None:
    markup = html.render_report([CASES["changed"]()])
    for verdict in ("confirmed", "not-genuine"):
        assert f'class="tag {verdict}"' in markup
    css = html.stylesheet()
    assert '.tag.not-genuine::before { content: "×"' in css
    assert "border-style: double" in css
    assert PROVES_NOTHING in markup


def test_it_is_written_beside_the_check(tmp_path: Path) -> None:
    """As a page for a browser and as pages; exit code and terminal stay as they are."""
    share = tmp_path / "me.share.json"
    share.write_bytes(dump(people.shared("a")))
    (tmp_path / "directory.json").write_bytes(dump(directory().tree))
    (tmp_path / "pins.json").write_bytes(
        dump(PINS.data) if isinstance(PINS.data, dict) else PINS.data
    )
    (tmp_path / "list.json").write_bytes(dump(withdrawals()))
    by = ("--directory", tmp_path / "directory.json", "--pins", tmp_path / "pins.json")
    by = (*by, "--lists", tmp_path / "list.json", "--at", "2026-11-22", "--home", tmp_path / "home")
    for name in ("check.html", "check.pdf"):
        said = pdp("verify", share, "-o", tmp_path / name, *by)
        assert said.exit == 0
        assert said.out.startswith("All 14 employer statements were confirmed.")
    markup = (tmp_path / "check.html").read_text(encoding="utf-8")
    assert "All 14 employer statements were confirmed." in markup
    with pytest.raises(InputError) as caught:
        carrier.extract((tmp_path / "check.pdf").read_bytes())
    assert caught.value.code == "pdf-no-pdp"
    before = (tmp_path / "check.html").read_bytes()
    again = pdp("verify", share, "-o", tmp_path / "check.html", "--json", *by)
    assert (again.exit, again.json["code"]) == (6, "save-exists")
    assert (tmp_path / "check.html").read_bytes() == before
    wrong = pdp("verify", share, "-o", tmp_path / "check.txt", "--json", *by)
    assert (wrong.exit, wrong.json["code"]) == (2, "input-choice")
    as_json = pdp("verify", share, "-o", tmp_path / "check.html", "--force", "--json", *by)
    assert as_json.json["verdict"] == "confirmed"
