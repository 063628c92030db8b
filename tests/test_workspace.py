"""``workspace``: a trust's folder, whole after every step; what was issued is a journal."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError, SaveError, SecretError
from pdpkit.issuing import Fact, RegisterRow, prepare, sign_drafts
from pdpkit.workspace import Issued, Person, Trust, TrustKey, Workspace, create, open_workspace
from world import NOW, PRIYA, TRUST, TRUST_KEY, Tree, moment

KEY = TrustKey("this-year", TRUST_KEY.text, moment(-10), moment(200))


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = create(tmp_path / "trust", Trust(TRUST, "Saltmarsh Learning Trust", {"uid": "99901"}))
    person = Person("1001", "Priya Nair", "p@x.example", "CODE", PRIYA.id, PRIYA.log)
    return made.with_key(KEY).with_people({"1001": person})


def sign(workspace: Workspace, *titles: str) -> list[tuple[Tree, Issued]]:
    rows = [
        RegisterRow(number, Fact("1001", "led", {"start": "2026-01-05"}, title))
        for number, title in enumerate(titles)
    ]
    known = workspace.issued.values()
    prepared = prepare(rows, workspace.people, known, workspace.trust, NOW)
    return sign_drafts(prepared.drafts, workspace.trust, "this-year", TRUST_KEY, NOW).made


def test_what_is_opened_is_what_was_kept(workspace: Workspace) -> None:
    kept = workspace.keep(sign(workspace, "One", "Two"))
    one = next(iter(kept.issued.values()))
    ended = replace(one, withdrawn="2026-11-22", reason="mistake", replaced_by=None)
    kept = kept.keep(sign(kept, "Three"), [ended])
    found = open_workspace(workspace.folder)
    assert (found.issued, found.runs) == (kept.issued, 2)
    assert list(found.issued) == list(kept.issued)
    assert (found.trust, found.people) == (kept.trust, kept.people)
    assert [issued.stands for issued in found.issued.values()] == [False, True, True]


def test_each_statement_is_kept_as_it_was_signed(workspace: Workspace) -> None:
    made = sign(workspace, "One", "Two")
    kept = workspace.keep(made)
    for tree, one in made:
        assert json.loads(kept.load_statement(kept.issued[one.digest])) == tree


def test_of_two_commands_at_once_the_second_keeps_nothing(workspace: Workspace) -> None:
    other = open_workspace(workspace.folder)
    workspace.keep(sign(workspace, "One"))
    with pytest.raises(SaveError) as err:
        other.keep(sign(other, "Two"))
    assert err.value.code == "save-conflict"
    assert len(open_workspace(workspace.folder).issued) == 1
    stale = open_workspace(workspace.folder)
    stale.with_trust(replace(stale.trust, published=1))
    with pytest.raises(SaveError) as err:
        workspace.with_trust(replace(workspace.trust, published=7))
    assert err.value.code == "save-conflict"


def test_a_signing_that_failed_leaves_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = sign(workspace, "One")
    with monkeypatch.context() as patch:
        patch.setattr("pdpkit.storage.folders.put", lambda *_: (_ for _ in ()).throw(OSError(28)))
        with pytest.raises(SaveError):
            workspace.keep(made)
    assert open_workspace(workspace.folder).issued == {}
    assert len(workspace.keep(made).issued) == 1


def test_a_journal_with_a_gap_is_no_workspace(workspace: Workspace) -> None:
    kept = workspace.keep(sign(workspace, "One")).keep(sign(workspace, "Two"))
    (kept.folder / "issued/00001").rename(kept.folder / "elsewhere")
    with pytest.raises(InputError) as err:
        open_workspace(kept.folder)
    assert err.value.code == "file-not-workspace"


@pytest.mark.parametrize("name", ["issued", "changed"])
def test_a_damaged_signing_is_told_with_its_place(workspace: Workspace, name: str) -> None:
    kept = workspace.keep(sign(workspace, "One"))
    path = kept.folder / "issued/00001/issued.json"
    tree = json.loads(path.read_bytes())
    bad = [{"digest": "A" * 43}] if name == "changed" else [tree["issued"][0] | {"id": "x"}]
    path.write_bytes(dump(tree | {name: bad}))
    with pytest.raises(InputError) as err:
        open_workspace(kept.folder)
    assert err.value.code == "file-not-workspace"
    assert f"/{name}" in err.value.where


def test_the_key_that_signs_is_the_newest_of_those_that_can(workspace: Workspace) -> None:
    later = replace(KEY, label="next-year", valid_from=moment(100), valid_until=moment(300))
    both = workspace.with_key(later)
    assert both.find_key(None, moment()).label == "this-year"
    assert both.find_key(None, moment(150)).label == "next-year"
    gone = replace(both.trust, keys=tuple(replace(k, destroyed=moment()) for k in both.trust.keys))
    for label, code in ((None, "issuer-key-destroyed"), ("x", "issuer-key-missing")):
        with pytest.raises(SecretError) as err:
            replace(both, trust=gone).find_key(label, moment())
        assert err.value.code == code


def test_a_private_half_goes_with_its_copies(workspace: Workspace) -> None:
    path = workspace.key_path(KEY)
    killed = path.parent / ".pdp-0123456789abcdef.tmp"
    killed.write_text("secret", encoding="utf-8")
    os.utime(killed, (0, 0))
    for name in (path.name, path.name + ".bak", "other.json"):
        (path.parent / name).write_text("secret", encoding="utf-8")
    workspace.sweep_keys()
    assert len(list(path.parent.iterdir())) == 3
    ended = replace(workspace.trust, keys=(replace(KEY, destroyed=moment()),))
    for _ in range(2):
        replace(workspace, trust=ended).sweep_keys()
        assert [left.name for left in path.parent.iterdir()] == ["other.json"]
