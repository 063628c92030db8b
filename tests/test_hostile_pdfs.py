"""``pdp verify`` on each PDF of group 8 of the hostile inputs: its code, its end, within limits."""

import time
import zlib
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from pdpkit.encoding.writing import dump
from pdpkit.pdf import write as write_pdf
from shell import Said, pdp
from world import NOW, PINS, Tree, directory, record, share, signed, statement, withdrawals

DATA: Final = Path(__file__).parent / "data" / "pdf"
LIMIT: Final = 10.0
PAGES: Final = '<!doctype html><html lang="en"><title>x</title><p>Led: 99 hours</p>'


@cache
def genuine() -> bytes:
    """A PDF as the program makes it; its page says 99 hours, the signed file in it one hour."""
    inside = share(record(signed(statement()), lists=[withdrawals()]))
    return write_pdf(PAGES, dump(inside), moment=NOW)


def edited(change: Callable[[pikepdf.Pdf], None], **save: Any) -> bytes:
    with pikepdf.open(BytesIO(genuine())) as pdf:
        change(pdf)
        out = BytesIO()
        pdf.save(out, **save)
    return out.getvalue()


def attached(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.AF[0]


def drop(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.AF
    del pdf.Root.Names


def second(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_indirect(Stream(pdf, b"{}"))
    spec = Dictionary(Type=Name.Filespec, F=String("pdp.json"), EF=Dictionary(F=stream))
    pdf.Root.Names.EmbeddedFiles.Names.append(String("pdp.json"))
    pdf.Root.Names.EmbeddedFiles.Names.append(pdf.make_indirect(spec))


def keep(pdf: pikepdf.Pdf) -> None:
    """Saved anew by another program, and nothing else."""


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def launch(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.Launch))
    link.Rect = Array([0, 0, 9, 9])
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


def seal(pdf: pikepdf.Pdf) -> None:
    value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
    pdf.Root.Perms = Dictionary(DocMDP=pdf.make_indirect(value))


def packed(data: bytes, filters: Any) -> bytes:
    as_it_stands = pikepdf.StreamDecodeLevel.none
    return edited(
        lambda pdf: attached(pdf).EF.F.write(data, filter=filters),
        compress_streams=False,
        stream_decode_level=as_it_stands,
    )


def bomb() -> bytes:
    """500 MB in 487 kB."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(bytes(2**20)) for _ in range(500)) + packer.flush()
    assert len(data) < 600_000
    return packed(data, Name.FlateDecode)


def packed_twice() -> bytes:
    twice = zlib.compress(zlib.compress(bytes(2**20), 9), 9)
    assert len(twice) < 1_700
    return packed(twice, Array([Name.FlateDecode, Name.FlateDecode]))


def lock(password: str) -> bytes:
    return edited(keep, encryption=pikepdf.Encryption(owner="owner", user=password))


def large() -> bytes:
    return genuine() + b"%" * (25 * 1024 * 1024)


def add_revision() -> bytes:
    """Row 133: a second end of file behind the first."""
    return genuine() + genuine()[genuine().rindex(b"trailer") :] if b"trailer" in genuine() else (
        genuine() + b"\n%added\n" + genuine()[genuine().rindex(b"startxref") :]
    )  # fmt: skip


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    Path("d.json").write_bytes(dump(directory().tree))
    Path("p.json").write_bytes(PINS.data)
    return tmp_path


def check(data: bytes, *arguments: str) -> Said:
    Path("x.pdf").write_bytes(data)
    known = ("--directory", "d.json", "--pins", "p.json", "--at", "2026-11-22T12:00:00Z")
    started = time.perf_counter()
    said = pdp("verify", "x.pdf", *known, *arguments)
    assert time.perf_counter() - started < LIMIT
    return said


def codes(said: Said, name: str) -> list[str]:
    (found,) = said.json["files"]
    return [one["code"] for one in found["checks"] if one["name"] == name]


def test_the_sibling_that_passes(desk: Path) -> None:
    said = check(genuine(), "--json")
    assert (said.exit, said.json["verdict"]) == (0, "confirmed")
    assert said.json["files"][0]["carrier"] == "pdf"
    assert codes(said, "pages") == ["pdf-pages-not-checked"]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        pytest.param(lambda: edited(drop), "pdf-no-pdp", id="129"),
        pytest.param(lambda: edited(second), "pdf-ambiguous", id="130"),
        pytest.param(lambda: lock(""), "pdf-encrypted", id="135-owner"),
        pytest.param(lambda: lock("secret"), "pdf-encrypted", id="135-reader"),
        pytest.param(lambda: genuine()[:10], "pdf-damaged", id="136-10"),
        pytest.param(lambda: genuine()[: len(genuine()) // 2], "pdf-damaged", id="136-half"),
        pytest.param(lambda: genuine()[:-10], "pdf-damaged", id="136-last"),
        pytest.param(bomb, "pdf-too-large", id="137-bomb"),
        pytest.param(packed_twice, "pdf-too-large", id="137-twice"),
        pytest.param((DATA / "circular-prev.pdf").read_bytes, "pdf-damaged", id="138-circle"),
        pytest.param((DATA / "huge-size.pdf").read_bytes, "pdf-damaged", id="138-size"),
        pytest.param(large, "file-too-large", id="25-MiB"),
    ],
)
def test_what_cannot_be_read_out_is_refused_by_its_code(
    desk: Path, make: Callable[[], bytes], code: str
) -> None:
    said = check(make(), "--json")
    assert (said.exit, said.json["verdict"]) == (4, "unreadable")
    assert codes(said, "reading") == [code]
    (found,) = said.json["files"]
    assert found["statements"] == []
    assert found["todo"]


def test_nothing_at_all_is_no_pdf(desk: Path) -> None:
    """136, cut at 0: an empty file says nothing of what it was."""
    said = check(b"", "--json")
    assert (said.exit, said.json["verdict"]) == (4, "unreadable")


@pytest.mark.parametrize(
    ("make", "notes"),
    [
        pytest.param(lambda: edited(keep), ["pdf-modified-after-export"], id="133-saved"),
        pytest.param(add_revision, ["pdf-modified-after-export"], id="133-revision"),
        pytest.param(
            lambda: edited(script),
            ["pdf-modified-after-export", "pdf-active-content"],
            id="140-script",
        ),
        pytest.param(
            lambda: edited(launch),
            ["pdf-modified-after-export", "pdf-active-content"],
            id="140-launch",
        ),
        pytest.param(
            lambda: edited(seal),
            ["pdf-modified-after-export", "pdf-signature-not-checked"],
            id="141",
        ),
    ],
)
def test_what_is_odd_about_a_pdf_is_told_and_changes_nothing(
    desk: Path, make: Callable[[], bytes], notes: list[str]
) -> None:
    said = check(make(), "--json")
    assert (said.exit, said.json["verdict"]) == (0, "confirmed")
    assert codes(said, "pages") == [*notes, "pdf-pages-not-checked"]
    told = " ".join(check(make()).out.split())
    assert "The PDF was edited or saved anew after it was made." in told


def test_the_report_tells_the_signed_file_and_not_the_pages(desk: Path) -> None:
    """134: the page says 99 hours."""
    told = " ".join(check(genuine()).out.split())
    assert "99" not in told.replace("999", "")
    assert "The pages of the PDF were not checked. Read this report, not the pages." in told
    assert "Led: Reasoning talk in Years 3 and 4" in told


def test_another_file_under_the_name_is_judged_as_what_it_is(desk: Path) -> None:
    def swap(pdf: pikepdf.Pdf) -> None:
        inside: Tree = share(record(signed(statement()), lists=[withdrawals()]))
        inside["share"]["audience"]["name"] = "Somebody else"
        attached(pdf).EF.F.write(dump(inside))

    said = check(edited(swap), "--json")
    assert (said.exit, said.json["verdict"]) == (1, "do-not-rely")
