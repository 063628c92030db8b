"""``pdp demo --long``: example A to its end, and what a new employer's check says of all of it."""

from pathlib import Path

import pytest

from shell import Said, pdp


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    folder = tmp_path_factory.mktemp("years") / "demo"
    said = pdp("demo", folder, "--long", "--json", "--at", "2026-11-22T12:00:00Z")
    assert said.exit == 0, said.out + said.err
    return folder, said


@pytest.fixture
def folder(years: tuple[Path, Said], monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(years[0])
    return years[0]


def check(*options: object, at: str = "2028-01-11T12:00:00Z") -> Said:
    policy = ("--directory", "directory.json", "--pins", "pins.json")
    return pdp("verify", "years-later.pdf", *policy, "--home", "nobody", "--at", at, *options)


def test_the_check_says_what_became_of_everything(folder: Path) -> None:
    """Withdrawn by mistake and replaced; stolen, and seen before; closed, and in force then."""
    said = check()
    assert said.exit == 0
    text = " ".join(said.out.split())
    assert text.startswith("All 6 employer statements were confirmed.")
    assert text.count("The key was stolen later; Northway Schools Trust had seen this") == 3
    assert text.count("It was in force when the employer closed on 7 March 2027.") == 3
    assert "The employer withdrew it on 12 December 2026 and replaced it by another one" in text


def test_it_says_so_in_its_codes(folder: Path) -> None:
    (file,) = check("--json").json["files"]
    found = [{one["name"]: one["code"] for one in s["checks"]} for s in file["statements"]]
    windows = [codes["keyWindow"] for codes in found]
    withdrawals = [codes["withdrawal"] for codes in found]
    assert windows.count("key-stolen-later") == 3
    assert withdrawals.count("withdrawal-last-list") == 3
    assert withdrawals.count("withdrawn-and-replaced") == 1
    assert file["verdict"] == "confirmed"


def test_the_list_that_knows_of_the_theft_decides(folder: Path) -> None:
    """Without the receipts nothing that the stolen key signed would count."""
    record = Path("holder/record.pdp.json")
    statements = sorted(Path("holder/statements").glob("1001-*.json"))
    policy = ("--directory", "directory.json", "--pins", "pins.json", "--home", "nobody")
    for path in statements:
        (file,) = pdp("verify", path, *policy, "--json").json["files"]
        codes = {one["name"]: one["code"] for one in file["statements"][0]["checks"]}
        assert codes["keyWindow"] == "issuer-key-compromised"
        assert file["verdict"] != "confirmed"
    assert record.is_file()


def test_the_key_came_back_from_the_words_and_the_old_trust_signs_nothing(folder: Path) -> None:
    assert Path("../lost-key.json").is_file()
    assert Path("holder/key.json").is_file()
    assert not list(Path("old-trust/keys").glob("*.json"))
    said = pdp("trust", "publish", "old-trust", "-o", "more", "--json")
    assert said.exit != 0
    assert "more" not in [path.name for path in folder.iterdir()]


def test_each_command_is_told_with_how_it_ended(years: tuple[Path, Said]) -> None:
    done = years[1].json["done"]
    assert years[1].json["folder"] == str(years[0])
    for act in ("withdraw", "receipt", "revoke", "close", "successor", "recover", "verify"):
        assert any(f" {act} " in one["command"] for one in done), act
    assert len(done) > 35
    assert {one["exit"] for one in done} <= {0, 3}
