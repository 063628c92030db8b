"""The one signed file is read out of a PDF, or the PDF is refused (group 8 of hostile inputs)."""

import time
import tracemalloc
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from pdpkit import carrier, messages
from pdpkit.carrier import extract, reader
from pdpkit.errors import InputError

DATA = Path(__file__).parent / "data" / "pdf"
PAYLOAD = b'{"type": ["VerifiablePresentation"]}\n'


def make(change: Callable[[pikepdf.Pdf], None] | None = None, **save: Any) -> bytes:
    """A PDF of one empty page that carries ``PAYLOAD``, changed before it is saved."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    attach(pdf, "pdp.json", PAYLOAD)
    if change:
        change(pdf)
    return saved(pdf, **save)


def saved(pdf: pikepdf.Pdf, **save: Any) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id="encryption" not in save, **save)
    return out.getvalue()


def attach(pdf: pikepdf.Pdf, name: str, data: bytes, *, unicode_name: str | None = None) -> Any:
    """A file specification in the name tree and among the associated files."""
    stream = pdf.make_indirect(Stream(pdf, data))
    spec = pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(name),
            UF=String(unicode_name or name),
            EF=Dictionary(F=stream),
            AFRelationship=Name.Source,
        )
    )
    root = pdf.Root
    if "/Names" not in root:
        root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
        root.AF = Array()
    root.Names.EmbeddedFiles.Names.append(String(name))
    root.Names.EmbeddedFiles.Names.append(spec)
    root.AF.append(spec)
    return spec


def spec_of(pdf: pikepdf.Pdf) -> Any:
    return pdf.Root.AF[0]


def refused(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        extract(data)
    assert caught.value.exit == 4
    assert messages.sentence(caught.value.code)
    return caught.value.code


def test_the_file_comes_out_as_it_went_in() -> None:
    assert extract(make()).payload == PAYLOAD


def test_a_flat_stream_is_read_too() -> None:
    data = make(compress_streams=False)
    assert PAYLOAD in data
    assert extract(data).payload == PAYLOAD


def test_found_by_associated_files_alone_or_by_the_name_tree_alone() -> None:
    def drop_names(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.Names

    def drop_associated(pdf: pikepdf.Pdf) -> None:
        del pdf.Root.AF

    assert extract(make(drop_names)).payload == PAYLOAD
    assert extract(make(drop_associated)).payload == PAYLOAD


def test_other_attachments_are_left_alone() -> None:
    def more(pdf: pikepdf.Pdf) -> None:
        attach(pdf, "letter.txt", b"hello")

    assert extract(make(more)).payload == PAYLOAD


def test_none_is_not_guessed() -> None:
    """Row 129."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    assert refused(saved(pdf)) == "pdf-no-pdp"
    attach(pdf, "other.json", PAYLOAD)
    assert refused(saved(pdf)) == "pdf-no-pdp"


def test_a_file_that_only_a_note_on_a_page_holds_is_not_ours() -> None:
    def move(pdf: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec_of(pdf))
        note.Rect = Array([0, 0, 9, 9])
        pdf.pages[0].Annots = Array([pdf.make_indirect(note)])
        del pdf.Root.Names
        del pdf.Root.AF

    assert refused(make(move)) == "pdf-no-pdp"


def second_in_tree(pdf: pikepdf.Pdf) -> None:
    attach(pdf, "pdp.json", b"{}")


def second_on_a_page(pdf: pikepdf.Pdf) -> None:
    spec = Dictionary(F=String("pdp.json"), EF=Dictionary(F=pdf.make_indirect(Stream(pdf, b"{}"))))
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec)
    note.Rect = Array([0, 0, 9, 9])
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def two_names(pdf: pikepdf.Pdf) -> None:
    spec_of(pdf).UF = String("other.json")


def key_differs(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names[0] = String("other.json")


def two_keys(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names.EmbeddedFiles.Names.append(String("pdp.json"))
    pdf.Root.Names.EmbeddedFiles.Names.append(spec_of(pdf))


def looks_alike(pdf: pikepdf.Pdf) -> None:
    attach(pdf, "PDP\u200b.json ", b"{}")


def two_streams(pdf: pikepdf.Pdf) -> None:
    spec_of(pdf).EF.UF = pdf.make_indirect(Stream(pdf, b"{}"))


@pytest.mark.parametrize(
    "change",
    [
        second_in_tree,
        second_on_a_page,
        two_names,
        key_differs,
        two_keys,
        looks_alike,
        two_streams,
    ],
)
def test_two_meanings_are_refused(change: Callable[[pikepdf.Pdf], None]) -> None:
    """Row 130."""
    assert refused(make(change)) == "pdf-ambiguous"


@pytest.mark.parametrize("password", ["", "secret"])
def test_a_locked_pdf_is_refused(password: str) -> None:
    """Row 135, with a password for readers and with one for owners only."""
    lock = pikepdf.Encryption(owner="owner", user=password)
    assert refused(make(encryption=lock)) == "pdf-encrypted"


@pytest.mark.parametrize("cut", [0, 10, "half", -10])
def test_a_pdf_that_is_not_whole_is_refused(cut: int | str) -> None:
    """Row 136."""
    data = make()
    end = len(data) // 2 if cut == "half" else cut
    assert refused(data[:end]) == "pdf-damaged"  # type: ignore[misc]  # an index either way


@pytest.mark.parametrize("name", ["circular-prev.pdf", "huge-size.pdf"])
def test_a_table_of_contents_that_leads_nowhere_is_refused_soon(name: str) -> None:
    """Row 138."""
    started = time.perf_counter()
    assert refused((DATA / name).read_bytes()) == "pdf-damaged"
    assert time.perf_counter() - started < 10


def test_noise_is_refused() -> None:
    assert refused(b"%PDF-1.7\n" + bytes(range(256)) * 40) == "pdf-damaged"
    assert refused(b"\x00" * 100) == "pdf-damaged"


def packed(data: bytes, filters: Any) -> bytes:
    """A PDF whose attached file is ``data`` as it stands, said to be packed by ``filters``."""

    def change(pdf: pikepdf.Pdf) -> None:
        spec_of(pdf).EF.F.write(data, filter=filters)

    as_it_stands = pikepdf.StreamDecodeLevel.none
    return make(change, compress_streams=False, stream_decode_level=as_it_stands)


def test_a_bomb_is_not_unpacked() -> None:
    """Row 137."""
    bomb = zlib.compress(bytes(200 * 1024 * 1024), 9)
    assert len(bomb) < 300_000
    started = time.perf_counter()
    hostile = packed(bomb, Name.FlateDecode)
    assert refused(hostile) == "pdf-too-large"
    assert time.perf_counter() - started < 5
    tracemalloc.start()
    with pytest.raises(reader.Refusal):
        reader.read_attachment(hostile, 1000)
    assert tracemalloc.get_traced_memory()[1] < 10 * 2**20
    tracemalloc.stop()


def test_packed_twice_is_refused() -> None:
    """Row 137."""
    twice = zlib.compress(zlib.compress(bytes(1000)))
    filters = Array([Name.FlateDecode, Name.FlateDecode])
    assert refused(packed(twice, filters)) == "pdf-too-large"


def test_other_packings_are_refused() -> None:
    assert refused(packed(b"7b7d>", Name.ASCIIHexDecode)) == "pdf-too-large"


def test_a_packed_file_that_breaks_off_is_refused() -> None:
    half = zlib.compress(PAYLOAD * 99)[:-9]
    assert refused(packed(half, Name.FlateDecode)) == "pdf-damaged"


def test_the_limit_is_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "MAX_BYTES", len(PAYLOAD))
    assert extract(make()).payload == PAYLOAD
    monkeypatch.setattr(carrier, "MAX_BYTES", len(PAYLOAD) - 1)
    assert refused(make()) == "pdf-too-large"


def test_a_pdf_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "MAX_PDF", len(make()))
    assert extract(make()).payload == PAYLOAD
    monkeypatch.setattr(carrier, "MAX_PDF", len(make()) - 1)
    assert refused(make()) == "pdf-too-large"


def test_data_in_another_file_is_refused() -> None:
    def elsewhere(pdf: pikepdf.Pdf) -> None:
        spec_of(pdf).EF.F.stream_dict.F = String("/etc/hostname")

    assert refused(make(elsewhere)) == "pdf-damaged"


def with_hidden_bomb(size: int) -> bytes:
    """A PDF whose catalogue stands in a stream of objects that unpacks to ``size`` bytes."""
    packer = zlib.compressobj(1)
    inside = packer.compress(b"2 0 << /Type /Catalog /Pages << /Kids [] /Count 0 >> >> ")
    for _ in range(size // 2**20):
        inside += packer.compress(b" " * 2**20)
    inside += packer.flush()
    out = b"%PDF-1.7\n"
    first = len(out)
    out += b"1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\n" % len(
        inside
    )
    out += b"stream\n" + inside + b"\nendstream endobj\n"
    second = len(out)
    rows = [(0, 0, 0), (1, first, 0), (2, 1, 0), (1, second, 0)]
    table = b"".join(bytes([a]) + b.to_bytes(4, "big") + bytes([c]) for a, b, c in rows)
    out += b"3 0 obj << /Type /XRef /Size 4 /W [1 4 1] /Root 2 0 R /Length %d >>\n" % len(table)
    out += b"stream\n" + table + b"\nendstream endobj\n"
    return out + b"startxref\n%d\n%%%%EOF\n" % second


def test_too_much_memory_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    """T17: a bomb in a place that the PDF library unpacks by itself, and tells as damage."""
    pytest.importorskip("resource")
    bomb = with_hidden_bomb(100 * 2**20)
    assert refused(bomb) == "pdf-no-pdp"
    monkeypatch.setattr(carrier, "MEMORY", 200 * 2**20)
    assert refused(bomb) == "pdf-damaged"


def test_too_much_work_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    monkeypatch.setattr(carrier, "CPU_SECONDS", 0)
    assert refused(with_hidden_bomb(300 * 2**20)) == "pdf-too-large"


def test_too_much_time_ends_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "WALL_SECONDS", 0.001)
    assert refused(make()) == "pdf-too-large"


def notes(change: Callable[[pikepdf.Pdf], None]) -> tuple[str, ...]:
    return extract(make(change)).notes


def script(pdf: pikepdf.Pdf) -> None:
    action = Dictionary(Type=Name.Action, S=Name.JavaScript, JS=String("app.alert(1)"))
    pdf.Root.OpenAction = action


def launch(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.Launch))
    link.Rect = Array([0, 0, 9, 9])
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


def form(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=String("<xdp/>"), Fields=Array())


@pytest.mark.parametrize("change", [script, launch, form])
def test_what_runs_by_itself_is_noted(change: Callable[[pikepdf.Pdf], None]) -> None:
    """Row 140."""
    assert "pdf-active-content" in notes(change)


def test_a_link_and_a_view_are_not_active() -> None:
    def plain(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link)
        link.A = Dictionary(S=Name.URI, URI=String("https://example.org"))
        link.Rect = Array([0, 0, 9, 9])
        pdf.pages[0].Annots = Array([pdf.make_indirect(link)])

    assert "pdf-active-content" not in notes(plain)


def test_a_signature_of_the_pdf_is_noted() -> None:
    """Row 141."""

    def sign(pdf: pikepdf.Pdf) -> None:
        value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
        pdf.Root.Perms = Dictionary(DocMDP=pdf.make_indirect(value))

    assert "pdf-signature-not-checked" in notes(sign)
    assert "pdf-signature-not-checked" not in notes(lambda pdf: None)


def test_a_pdf_that_something_saved_anew_is_noted() -> None:
    """Row 133: whatever is not byte for byte as its own program sealed it."""
    assert "pdf-modified-after-export" in extract(make()).notes


def test_every_code_has_its_sentence() -> None:
    for code in (*carrier._REFUSALS, *carrier._NOTES):
        assert messages.CODES[code].effect == ("exit 4" if code in carrier._REFUSALS else "note")
