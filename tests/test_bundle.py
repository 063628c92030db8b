"""``bundle``: a signed file with its evidence, packed the same every time, read without trust."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from entries import entry
from pdpkit.bundle import (
    MAX_MEMBERS,
    Bundle,
    judge_evidence,
    list_evidence,
    name_files,
    pack,
    read,
)
from pdpkit.encoding.canonical import digest
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from shell import pdp
from world import PINS, Tree, directory, record, share, signed, statement, withdrawals

PHOTO, SLIDES = b"a certificate", b"slides " * 9_000
FILES = (PHOTO, SLIDES)
ENTRIES = [
    entry("evidence", n, digest=digest(data), fileName=name, visibility="handover")
    for n, (data, name) in enumerate(zip(FILES, ("certificate.pdf", "slides.txt"), strict=True))
]


def tree() -> Tree:
    return record(signed(statement()), evidence=ENTRIES)


SIGNED = dump(tree())
GOOD = pack(SIGNED, FILES)
NAME = f"evidence/{digest(PHOTO)}"


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name)
            info.filename = name  # as it is, whatever the system thinks of it
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as err:
        read(data)
    return err.value.code


def test_what_is_packed_comes_out_as_it_was_and_twice_gives_the_same_bytes() -> None:
    assert read(GOOD) == Bundle(SIGNED, {digest(data): data for data in FILES})
    assert pack(SIGNED, reversed(FILES)) == GOOD
    assert zipfile.ZipFile(io.BytesIO(GOOD)).testzip() is None
    assert zipfile.ZipFile(io.BytesIO(GOOD)).namelist() == sorted(
        [f"evidence/{digest(data)}" for data in FILES] + ["pdp.json"], key=lambda n: n != "pdp.json"
    )


def test_another_tool_may_have_packed_it() -> None:
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        assert read(zipped((NAME, PHOTO), ("pdp.json", SIGNED), method=method)).signed == SIGNED


@pytest.mark.parametrize(
    "name",
    ["../../x", "/abs", "a\\..\\b", "C:/x", "evidence/../pdp.json", "evidence/", "PDP.json",
     "evidence/x", f"{NAME}/x", f"{NAME}\0.txt", f"{NAME}\n", "evidence/ordner/x", "__MACOSX/._x"],
)  # fmt: skip
def test_a_name_of_another_form_is_refused(name: str) -> None:
    """142: nothing is ever unpacked by the name that an archive gives."""
    assert refused(zipped(("pdp.json", SIGNED), (name, PHOTO))) == "archive-path"


def test_bombs_are_stopped_by_counting() -> None:
    """144: 200 MB in 194 kB, in one member or in several."""
    bomb = bytes(200_000_000)
    data = zipped(("pdp.json", SIGNED), (NAME, bomb))
    assert len(data) < 300_000
    assert refused(data) == "archive-too-large"
    assert refused(zipped(("pdp.json", bomb))) == "archive-too-large"
    half = bytes(60_000_000)
    other = f"evidence/{digest(SLIDES)}"
    assert refused(zipped(("pdp.json", SIGNED), (NAME, half), (other, half))) == "archive-too-large"


def patched(data: bytes, offset: int, form: str, value: int) -> bytes:
    """The directory's row of the last member with another number in it."""
    place = data.rindex(b"PK\x01\x02") + offset
    return data[:place] + struct.pack(form, value) + data[place + struct.calcsize(form) :]


def test_a_size_that_lies_is_not_believed() -> None:
    """144."""
    data = zipped(("pdp.json", SIGNED), (NAME, SLIDES))
    assert refused(patched(data, 24, "<L", 10)) == "archive-too-large"
    assert refused(patched(data, 24, "<L", 10**9)) == "archive-damaged"
    assert refused(patched(data, 20, "<L", 10)) == "archive-damaged"
    assert refused(patched(data, 16, "<L", 7)) == "archive-damaged"
    assert refused(patched(data, 42, "<L", 10**6)) == "archive-damaged"


def test_a_nested_archive_is_a_file_like_any_other() -> None:
    """144: it is never opened."""
    inner = zipped(("x", bytes(10_000_000)))
    assert read(pack(SIGNED, [inner])).evidence == {digest(inner): inner}


def test_what_is_locked_or_packed_in_another_way_is_refused() -> None:
    """146."""
    data = zipped(("pdp.json", SIGNED), (NAME, PHOTO))
    for flag in (0x1, 0x40):
        assert refused(patched(data, 8, "<H", flag)) == "archive-unsupported"
    for method in (9, 12, 14, 93, 99):
        assert refused(patched(data, 10, "<H", method)) == "archive-unsupported"
    assert refused(zipped(("pdp.json", SIGNED), (NAME, PHOTO), method=zipfile.ZIP_LZMA)) == (
        "archive-unsupported"
    )


def test_more_than_a_hundred_members_are_refused_before_they_are_listed() -> None:
    """146."""
    files = [str(number).encode() for number in range(MAX_MEMBERS)]
    assert len(read(pack(SIGNED, files[:-1])).evidence) == MAX_MEMBERS - 1
    with pytest.raises(InputError) as err:
        pack(SIGNED, files)
    assert err.value.code == "archive-unsupported"
    members = [(f"evidence/{digest(one)}", one) for one in files]
    assert refused(zipped(("pdp.json", SIGNED), *members)) == "archive-unsupported"
    many = zipped(("pdp.json", SIGNED), *((f"{n}", b"") for n in range(3_000)))
    lying = many[:-14] + struct.pack("<HH", 2, 2) + many[-10:]
    assert refused(lying) == "archive-unsupported"


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.warns(UserWarning):
        data = zipped(("pdp.json", SIGNED), ("pdp.json", b"{}"))
    assert refused(data) == "archive-unsupported"


def test_what_is_no_bundle_is_refused() -> None:
    assert refused(b"") == "archive-damaged"
    assert refused(b"PK\x03\x04") == "archive-damaged"
    assert refused(SIGNED) == "archive-damaged"
    assert refused(zipped((NAME, PHOTO))) == "archive-no-pdp"
    assert refused(b"%PDF-1.7\n" + GOOD) == "archive-damaged"
    assert refused(GOOD + b"x") == "archive-damaged"
    for cut in (10, len(GOOD) // 2, len(GOOD) - 10):
        assert refused(GOOD[:cut]) == "archive-damaged"


def test_any_byte_changed_is_noticed_or_changes_nothing() -> None:
    whole = pack(b'{"x": 1}', [PHOTO])
    for place in range(len(whole)):
        for value in (whole[place] ^ 1, whole[place] ^ 0x80, 0, 255):
            data = whole[:place] + bytes([value]) + whole[place + 1 :]
            try:
                found = read(data)
            except InputError as err:
                assert err.code.startswith("archive-")
            else:
                assert found.signed == b'{"x": 1}'
                assert found.evidence in ({digest(PHOTO): PHOTO}, {})


def test_local_headers_may_not_tell_another_name() -> None:
    data = zipped(("pdp.json", SIGNED), (NAME, PHOTO))
    assert refused(data.replace(b"pdp.json", b"pdq.json", 1)) == "archive-damaged"


def test_evidence_can_be_withheld_deleted_or_exchanged() -> None:
    codes = []
    for files in (FILES, (PHOTO,), (), (PHOTO, SLIDES, b"strange")):
        found = read(pack(SIGNED, files))
        codes.append([check.code for check in judge_evidence(found, tree())])
    assert codes == [
        ["archive-evidence-whole"],
        ["archive-evidence-withheld"],
        ["archive-evidence-withheld"],
        ["archive-evidence-unknown"],
    ]
    exchanged = read(zipped(("pdp.json", SIGNED), (NAME, b"another")))
    assert exchanged.evidence == {}
    assert [check.code for check in judge_evidence(exchanged, tree())] == [
        "archive-evidence-differs",
        "archive-evidence-withheld",
    ]


def test_a_share_names_only_its_own_evidence() -> None:
    shared = share(record(evidence=[ENTRIES[0], ENTRIES[1] | {"visibility": "own"}]))
    assert list(list_evidence(shared)) == [digest(PHOTO)]


def test_files_are_called_as_their_entries_say_where_every_disk_can_keep_that() -> None:
    found = {digest(data): data for data in FILES}
    assert name_files(tree(), found) == {"certificate.pdf": PHOTO, "slides.txt": SLIDES}
    for name in ("../up.txt", "CON", "", "CERTIFICATE.PDF"):
        entries = [ENTRIES[0], ENTRIES[1] | {"fileName": name}]
        named = name_files({"evidence": entries}, found)
        assert sorted(named.values()) == sorted(FILES)
        assert set(named) & {digest(SLIDES), digest(PHOTO)}


# The commands


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    (tmp_path / "me.pdp.json").write_bytes(SIGNED)
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "scan.pdf").write_bytes(PHOTO)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "any name").write_bytes(SLIDES)
    (tmp_path / "directory.json").write_bytes(dump(directory().tree))
    (tmp_path / "pins.json").write_bytes(PINS.data)
    (tmp_path / "list.json").write_bytes(dump(withdrawals()))
    return tmp_path


POLICY = ("--directory", "directory.json", "--pins", "pins.json", "--lists", "list.json")
AT = ("--at", "2026-11-22T12:00:00Z")


def test_pack_verify_and_unpack(desk: Path) -> None:
    said = pdp("pack", "me.pdp.json", "--from", "elsewhere")
    assert said.exit == 0, said.err
    assert (desk / "me.pdpz").read_bytes() == GOOD
    said = pdp("verify", "me.pdpz", *POLICY, *AT)
    assert said.exit == 0
    assert "all unchanged: 2" in said.out
    said = pdp("verify", "me.pdpz", *POLICY, *AT, "--json")
    assert said.json["files"][0]["carrier"] == "pdpz"
    assert pdp("unpack", "me.pdpz").exit == 0
    assert (desk / "me" / "me.pdp.json").read_bytes() == SIGNED
    assert (desk / "me" / "evidence" / "certificate.pdf").read_bytes() == PHOTO
    assert (desk / "me" / "evidence" / "slides.txt").read_bytes() == SLIDES
    again = pdp("unpack", "me.pdpz")
    assert (again.exit, "(save-exists;" in again.err) == (6, True)


def test_what_is_not_found_is_named_and_what_is_withheld_is_not(desk: Path) -> None:
    said = pdp("pack", "me.pdp.json")
    assert said.exit == 3
    assert "slides.txt" in said.out
    assert pdp("pack", "me.pdp.json").exit == 6
    said = pdp("pack", "me.pdp.json", "--without", ENTRIES[1]["id"][:9], "--force")
    assert said.exit == 0
    said = pdp("verify", "me.pdpz", *POLICY, *AT)
    assert said.exit == 0
    assert "Evidence withheld: 1 of 2 files are not here." in said.out
    assert said.out.startswith("The employer statement was confirmed.")


def test_a_bundle_that_is_refused_is_a_report(desk: Path) -> None:
    (desk / "bad.pdpz").write_bytes(zipped(("pdp.json", SIGNED), ("../../x", b"")))
    said = pdp("verify", "bad.pdpz", *POLICY, *AT, "--json")
    assert said.exit == 4
    report = said.json["files"][0]
    assert (report["verdict"], report["checks"][0]["code"]) == ("unreadable", "archive-path")
    assert pdp("unpack", "bad.pdpz").exit == 4
    assert not (desk / "bad").exists()
