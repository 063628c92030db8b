"""The worked examples: made fresh, of the form, true to their stories, confirmed, and readable."""

import json
import re
import shlex
import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generate.examples import MADE, STORIES, make_files
from generate.layout import write
from generate.stories.telling import EXAMPLES
from pdpkit.credential import read_statement
from pdpkit.directory import read_directory
from pdpkit.document import read_document
from pdpkit.encoding.times import parse_moment
from pdpkit.pins import read_pins
from pdpkit.profile import PROFILES
from pdpkit.record import KINDS, arrange, read_record
from pdpkit.report import FileReport
from pdpkit.rules import judge_rules
from pdpkit.schema import find_faults
from pdpkit.sharing import choose, make_share
from pdpkit.verification import Policy, verify
from pdpkit.view.entries import Entry
from pdpkit.view.provenance import Provenance, compare
from pdpkit.view.stated import list_judged
from shell import pdp

Tree = dict[str, Any]
LETTERS = [story.letter for story in STORIES]
AT = parse_moment("2026-11-22T12:00:00Z")
BESIDE = ("--directory", "examples/directory.json", "--pins", "examples/pins.json")


@cache
def record(letter: str) -> Tree:
    tree: Tree = json.loads((EXAMPLES / letter / "record.pdp.json").read_bytes())
    return tree


@cache
def report(letter: str) -> FileReport:
    directory = read_directory(read_document((EXAMPLES / "directory.json").read_bytes()))
    pins = read_pins((EXAMPLES / "pins.json").read_bytes())
    policy = Policy(directories=(directory,), pins=pins)
    return verify(read_document((EXAMPLES / letter / "record.pdp.json").read_bytes()), policy, AT)


@cache
def said(letter: str) -> list[Tree]:
    subjects = [statement["credentialSubject"] for statement in record(letter)["statements"]]
    assert all(read_statement(statement)[1] for statement in record(letter)["statements"])
    return subjects


def find(letter: str, array: str, **members: Any) -> list[Tree]:
    """The entries with these members; text only has to stand within what is there."""
    return [
        entry
        for entry in record(letter)[array]
        if all(_holds(entry.get(name), value) for name, value in members.items())
    ]


def _holds(found: Any, wanted: Any) -> bool:
    if isinstance(found, dict) and isinstance(wanted, dict):
        return all(_holds(found.get(name), value) for name, value in wanted.items())
    if isinstance(found, str) and isinstance(wanted, str):
        return wanted in found
    return bool(found == wanted)


# made fresh


def test_everything_is_what_the_generator_writes() -> None:
    """``make vectors`` writes nothing else, and nothing else lies where it writes."""
    files = make_files()
    assert len(files) > 110
    stale = [n for n, data in files.items() if (EXAMPLES / n).read_bytes() != data]
    assert stale == [], "run tests/generate/examples.py"
    there = {f"{folder}/{path.name}" for folder in MADE for path in (EXAMPLES / folder).iterdir()}
    assert there == {name for name in files if name.rpartition("/")[0] in MADE}


@pytest.mark.parametrize("letter", LETTERS)
def test_what_the_person_wrote_is_laid_out_to_be_read(letter: str) -> None:
    path = EXAMPLES / letter / "plain.json"
    assert path.read_text(encoding="utf-8") == write(json.loads(path.read_bytes())) + "\n"


@pytest.mark.parametrize("letter", LETTERS)
def test_the_record_says_all_that_the_person_wrote(letter: str) -> None:
    """Ids, links and visibilities are new; every other word is in the record."""
    plain = json.loads((EXAMPLES / letter / "plain.json").read_bytes())
    left_out = {"id", "links", "visibility", "updated"}
    for array in KINDS:
        ours = [{n: v for n, v in e.items() if n not in left_out} for e in plain.get(array, [])]
        signed = record(letter).get(array, [])
        assert [{n: v for n, v in e.items() if n not in left_out} for e in signed] == ours
        for before, after in zip(plain.get(array, []), signed, strict=True):
            assert len(after.get("links", [])) >= len(before.get("links", []))


# of the form


@pytest.mark.parametrize("letter", LETTERS)
def test_both_judges_find_nothing_in_the_record(letter: str) -> None:
    tree = record(letter)
    reading = read_record(tree)
    assert reading.findings == ()
    assert find_faults(tree, "record") == []
    assert list(arrange(tree)) == list(tree)


@pytest.mark.parametrize("letter", LETTERS)
def test_rules_find_what_is_there_on_purpose_and_nothing_else(letter: str) -> None:
    """Example B trips R13 with a warning, at the finding that the story keeps."""
    reading = read_record(record(letter))
    assert reading.value is not None
    found = judge_rules(reading.value, record(letter), date(2026, 11, 22))
    told = [(f.code, f.where, f.severity) for f in found]
    assert told == ([("rule-r13", "/evaluations/3/finding", "warning")] if letter == "b" else [])
    (kept,) = find("b", "evaluations", finding="late arrivals noted down from 9 to 4 a week")
    assert record("b")["evaluations"].index(kept) == 3


@pytest.mark.parametrize("letter", LETTERS)
def test_the_frameworks_that_it_refers_to_stand_in_it(letter: str) -> None:
    own = json.loads((EXAMPLES / "saltmarsh-leadership.framework.json").read_bytes())
    ids = {f["id"] for f in record(letter).get("frameworks", [])}
    expected = {
        "a": {"ts", own["id"]}, "b": {"ta2016"}, "c": {"gov"}, "d": {"hts2020", own["id"]},
    }  # fmt: skip
    assert ids == expected[letter]
    for framework in record(letter)["frameworks"]:
        assert framework["id"] != own["id"] or framework == own


# confirmed


def test_a_c_and_d_are_confirmed_and_b_has_what_was_made_out_by_name() -> None:
    verdicts = {letter: str(report(letter).verdict) for letter in LETTERS}
    assert verdicts == {"a": "confirmed", "b": "partly", "c": "confirmed", "d": "confirmed"}
    counts = {n: dict(Counter(str(s.verdict) for s in report(n).statements)) for n in LETTERS}
    assert counts == {
        "a": {"confirmed": 52},
        "b": {"confirmed": 22, "unconfirmed": 3, "expired": 1},
        "c": {"confirmed": 13},
        "d": {"confirmed": 16, "withdrawn": 1},
    }
    by_name = [s for s in report("b").statements if str(s.verdict) == "unconfirmed"]
    assert {s.deciding_check.code for s in by_name} == {"subject-by-name"}
    assert {s.made_out_to for s in by_name} == {"Marta Kowalczyk"}


def test_statements_of_every_kind_that_an_employer_makes_are_there() -> None:
    kinds = {subject["statement"] for letter in LETTERS for subject in said(letter)}
    assert kinds == {
        *("attended", "led", "completed", "held-role", "secondment-served", "sighted"),
        *("agreed-plan", "entitlement-granted", "entitlement-given", "meets-framework-item"),
        *("qualification-seen", "employed"),
    }


@pytest.mark.parametrize("letter", LETTERS)
def test_no_entry_differs_from_what_was_stated(letter: str) -> None:
    words = list_judged(report(letter))
    labels: Counter[str] = Counter()
    for array in KINDS:
        for entry in record(letter).get(array, []):
            standing = compare(array, Entry(entry), words.find(Entry(entry)))
            assert standing.differs == ()
            labels[standing.label] += 1
    assert labels[Provenance.ATTESTED] >= 6
    assert labels[Provenance.AGREED] >= 1
    assert labels[Provenance.EARLIER] == 0


def test_each_statement_alone_can_be_checked_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    for letter, ending in (("a", 0), ("b", 3)):
        path = f"examples/{letter}/statements"
        lists = ("--lists", "examples/lists", "--at", "2026-11-22", "--home", tmp_path)
        done = pdp("verify", path, *BESIDE, *lists, "--json")
        assert done.exit == ending
        assert len(done.json["files"]) == len(record(letter)["statements"])


# true to the stories


def test_example_a_is_the_story_of_somebody_who_moves() -> None:
    assert len(record("a")["stages"]) == 4
    (induction,) = find("a", "statuses", type="induction", state="passed")
    assert (induction["assessments"], induction["mentorPeriods"][0]["role"]) == (
        2,
        "Year 3 teacher",
    )
    years = [(e["amount"], e["state"]) for e in record("a")["entitlements"][:2]]
    assert years == [("10", "given"), ("5", "partly")]
    assert find("a", "entitlements", amount="5")[0]["private"]["notes"]
    (goal,) = find("a", "goals", title="Reasoning talk", impactPlan={"recordedOn": "2023-09-12"})
    about = [e for e in record("a")["evaluations"] if goal["id"] in e["links"]]
    assert [(e["level"], e["judgement"]) for e in about] == [(4, "strong"), (5, "some")]
    assert about[1]["caveat"].startswith("One class")
    (coaching,) = find("a", "activities", type="coaching")
    assert coaching["cycles"]["count"] == 6
    assert find("a", "ideas", kind="trial", idea="Silent modelling", decision="keep")
    assert find("a", "activities", role="led", audienceSize=14, start="2024-01-04")
    (tank,) = find("a", "roles", groupKind="think-tank", role="lead")
    assert set(tank["phases"]) == {"primary", "secondary", "special"}
    assert find("a", "evidence", kind="toolkit", holdsPersonalData="no")
    (npq,) = find("a", "qualifications", code="npq-leading-primary-mathematics")
    assert (npq["funding"], npq["start"], npq["awarded"]) == (
        "dfe-scholarship",
        "2024-11",
        "2026-03",
    )
    (away,) = find("a", "secondments", cover="reciprocal", termsUnchanged=True)
    assert len(away["exchangeGroup"]["orgs"]) == 3
    touch = [c for c in record("a")["conversations"] if c["kind"] == "keep-in-touch"]
    assert Counter(c["contact"] for c in touch) == {"home-event": 3, "home-manager-talk": 5}
    intents = [(c["date"][:7], c["returnIntent"]) for c in touch if "returnIntent" in c]
    assert intents == [("2025-12", "undecided"), ("2026-03", "return"), ("2026-05", "other-move")]
    assert [a["what"][:12] for a in record("a")["asks"]] == [
        "A mentor rol", "One coaching", "Two days in ", "NPQLTD in 20",
    ]  # fmt: skip
    kinds = Counter((s["statement"], "Northway" in n) for s, n in _with_issuers("a"))
    assert kinds["attended", False] == 31
    assert kinds["led", False] == 5
    assert kinds["secondment-served", False] == 1
    assert sum(n for (_, northway), n in kinds.items() if not northway) == 47


def _with_issuers(letter: str) -> list[tuple[Tree, str]]:
    return [(s["credentialSubject"], s["issuer"]["name"]) for s in record(letter)["statements"]]


def test_example_a_holds_though_the_key_was_replaced() -> None:
    """November 2026: the key that signed most of it is no longer in use."""
    directory = json.loads((EXAMPLES / "directory.json").read_bytes())
    keys = {key["key"]: key for issuer in directory["issuers"] for key in issuer["keys"]}
    signers = Counter(
        statement["proof"][0]["verificationMethod"].partition("#")[2]
        for statement in record("a")["statements"]
    )
    ((most, number),) = signers.most_common(1)
    assert number > 30
    assert keys[most]["revoked"] == {"reason": "superseded", "since": "2026-11-02T09:00:00Z"}


def test_example_b_is_the_story_of_two_posts_and_no_number() -> None:
    running = [p for p in record("b")["posts"] if p["start"] <= "2020-02" <= p.get("end", "9")]
    assert [p["fraction"] for p in running] == ["0.2", "0.4"]
    assert "trn" not in json.dumps(record("b"))
    assert find("b", "breaks", private={"reason": "father"})
    levels = {
        q["code"]: (q["level"], q["state"]) for q in record("b")["qualifications"] if "code" in q
    }
    assert levels == {"ST0454": (3, "passed"), "ST1414": (5, "active")}
    assert find("b", "activities", role="led", audienceSize=22, celebrateOk=True)
    assert find("b", "activities", timeBasis="paid-extra")
    assert len(find("b", "activities", title="Safeguarding", type="mandatory-training")) == 8
    assert find("b", "roles", kind="deployment", rhythm="Half a day a fortnight")
    assert [(a["start"][:4], a["kind"]) for a in record("b")["aspirations"]] == [
        ("2019", "stay-deepen"), ("2023", "specialist"), ("2026", "train-to-teach"),
    ]  # fmt: skip
    (study,) = record("b")["entitlements"]
    assert (study["state"], study["amount"], study["unit"]) == ("promised", "24", "days")
    agreed = [s["speaker"] for s in said("b") if s["statement"] == "agreed-plan"]
    assert sorted(agreed) == ["line manager", "line manager", "trust", "trust"]
    assert record("b")["asks"][0]["what"] == "Cover for twelve study days"


def test_example_c_is_the_story_of_a_volunteer() -> None:
    assert not {"posts", "statuses", "qualifications"} & set(record("c"))
    governance = find("c", "roles", kind="governance")
    assert {r["timeBasis"] for r in [*governance, *record("c")["activities"]]} == {"voluntary"}
    visits = [a["start"] for a in record("c")["activities"] if a["type"] == "governance-visit"]
    assert len(visits) >= 15
    (church,) = find("c", "roles", body="church primary", visibility="own")
    both = [r["role"] for r in governance if r["start"] <= "2023-01" <= r.get("end", "9")]
    assert both == ["local-governor", church["role"]]
    assert [r["role"] for r in governance if "end" not in r] == [
        "trustee",
        "vice-chair-of-trustees",
    ]
    assert find("c", "recognitions", kind="long-service", celebrateOk=True, name="Eight years")
    assert find("c", "progress", kind="skills-audit", year="2020/21")[0]["private"]["selfLevels"]
    assert {name for _, name in _with_issuers("c")} == {
        "Saltmarsh Learning Trust", "Northway Schools Trust",
    }  # fmt: skip


def test_example_d_is_the_story_of_twelve_days_a_year() -> None:
    (away,) = record("d")["secondments"]
    assert (away["time"], away["kind"]) == ({"daysPerYear": "12"}, "central-team")
    assert "ids" not in away["hostOrg"]
    assert find("d", "qualifications", code="npq-headship", state="passed")
    assert find("d", "aspirations", kind="headship", readiness="nearly")
    assert find("d", "roles", groupKind="coaching-team", role="lead")
    assert find("d", "roles", kind="peer-review")
    assert len(find("d", "activities", type="close-to-practice")) == 2
    assert find("d", "evaluations", judgement="did-not-work")
    given = [s["amount"] for s in said("d") if s["statement"] == "entitlement-given"]
    assert sum(map(int, given)) == 12


# what leaves, and the pages


@pytest.mark.parametrize("profile", ["interview", "handover", "manager", "trust"])
@pytest.mark.parametrize("letter", LETTERS)
def test_nothing_private_leaves_with_any_profile(letter: str, profile: str) -> None:
    choice = choose(record(letter), PROFILES[profile])
    share = make_share(choice, record(letter)["holder"], "A school", "A talk", "2026-12-31")
    chosen = json.dumps(share["share"], ensure_ascii=False)
    hidden = [
        text
        for array in KINDS
        for entry in record(letter).get(array, [])
        for text in _texts(entry.get("private", {}))
    ]
    hidden += [n["text"] for n in record(letter).get("notes", []) if n["kind"] == "reflection"]
    assert len(hidden) >= 2
    assert [text for text in hidden if len(text) > 6 and text in chosen] == []
    assert '"9990001"' not in chosen


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for member in value.values() for text in _texts(member)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("page", ["README.md", *(f"{letter}/README.md" for letter in LETTERS)])
def test_what_the_pages_tell_to_type_works(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command of the page, in a copy of the examples, as it stands there."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    text = (EXAMPLES / page).read_text(encoding="utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
             for line in block.splitlines()]  # fmt: skip
    assert lines
    for line in lines:
        words = shlex.split(line)
        if words[0] == "echo":
            (tmp_path / words[-1]).write_text(words[1] + "\n", encoding="utf-8")
            (tmp_path / words[-1]).chmod(0o600)
        elif words[0] == "pdp":
            ending = 3 if words[1] == "verify" and "examples/b/record.pdp.json" in words else 0
            done = pdp(*words[1:])
            assert done.exit == ending, line + done.out + done.err
    if page == "README.md":
        assert (tmp_path / "marta.pdf").read_bytes().startswith(b"%PDF")


def test_every_file_and_code_that_a_page_names_is_there() -> None:
    for page in EXAMPLES.rglob("README.md"):
        text = page.read_text(encoding="utf-8")
        for name in re.findall(r"\]\(([^)]+)\)", text):
            assert (page.parent / name).exists(), name
        for name in re.findall(r"examples/[\w./-]+\.json", text):
            assert (EXAMPLES.parent / name).is_file(), name
