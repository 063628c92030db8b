"""Every PDF is PDF/A-3a and PDF/UA-1, carries one file, fetches nothing, has every letter."""

import builtins
import copy
import json
import re
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import page
import pikepdf
import pydyf
import pytest

from pdpkit import carrier, html, pdf
from pdpkit.errors import InputError
from pdpkit.pdf import engine, finishing, typefaces
from pdpkit.view.interview import show_interview

DATA = (Path(__file__).parent / "data" / "sample-share.json").read_bytes()
SHARE = json.loads(DATA)
MOMENT = datetime(2026, 11, 14, 16, 30, tzinfo=UTC)
PROFILES = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)

NAMES = [
    "Łódź Ægir Þórr Ñandú Çelik Ğül Ştefan Ďurčo Őrség Ųla Ḥasan",
    "Đặng Thị Phượng Nguyễn Văn Ưởng",
    "Σοφία Παπαδοπούλου · Кирилл Щёголев · Ґалаґан",
]
OTHER_NAMES = [
    "عبد الرحمن بن يوسف (الصف ٤)",
    "שרה כהן",
    "王小明 佐藤さくら 김민준",
    "हिन्दी में पढ़ना ਪੰਜਾਬੀ தமிழ்",
]


def named(name: str) -> Any:
    share = copy.deepcopy(SHARE)
    share["share"]["record"]["holder"]["name"] = name
    share["share"]["record"]["goals"][0]["title"] = name
    return share


def bare(**record: Any) -> Any:
    share = copy.deepcopy(SHARE)
    share["share"]["record"] = {"holder": share["share"]["record"]["holder"]} | record
    share["verifiableCredential"] = []
    return share


def long() -> Any:
    """Forty of each kind of entry, two hundred statements."""
    share = copy.deepcopy(SHARE)
    record = share["share"]["record"]
    for name, entries in record.items():
        if isinstance(entries, list) and name != "frameworks":
            record[name] = entries * 40
    share["verifiableCredential"] *= 40
    return share


def write(share: Any = SHARE, data: bytes = DATA) -> bytes:
    return pdf.write(html.render_interview(show_interview(share)), data, moment=MOMENT)


@cache
def sample() -> bytes:
    return write()


def faults(data: bytes, profile: Any) -> list[str]:
    report = page.validate_pdf_bytes(data, profile=profile)
    assert report.is_compliant == (not report.failures)
    return [f"{failure.rule_id} {failure.message}" for failure in report.failures]


def assert_both_standards(data: bytes) -> None:
    for profile in PROFILES:
        assert faults(data, profile) == []


def test_the_sample_meets_both_standards() -> None:
    assert_both_standards(sample())


@pytest.mark.parametrize("share", [bare(), long()], ids=["empty", "long"])
def test_little_and_much_meet_both_standards(share: Any) -> None:
    data = write(share)
    assert_both_standards(data)
    with pikepdf.open(BytesIO(data)) as made:
        assert len(made.pages) <= 4


@pytest.mark.parametrize("name", NAMES)
def test_names_meet_both_standards(name: str) -> None:
    assert_both_standards(write(named(name)))


@pytest.mark.parametrize("name", OTHER_NAMES)
def test_names_in_other_scripts_where_a_typeface_is_installed(name: str) -> None:
    try:
        typefaces.choose_families(name + "a")
    except InputError as err:
        assert err.code == "font-missing"
        pytest.skip(f"no typeface here for {name}")
    assert_both_standards(write(named(name)))


def resaved(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(sample())) as opened:
        change(opened)
        out = BytesIO()
        opened.save(out)
    return out.getvalue()


def drop(*names: str) -> Callable[[pikepdf.Pdf], None]:
    def change(opened: pikepdf.Pdf) -> None:
        for name in names:
            del opened.Root[name]

    return change


def drop_alternative(opened: pikepdf.Pdf) -> None:
    for part in opened.objects:
        if isinstance(part, pikepdf.Dictionary) and part.get("/S") == "/Figure":
            del part["/Alt"]


def drop_relation(opened: pikepdf.Pdf) -> None:
    del opened.Root.AF[0]["/AFRelationship"]


def add_script(opened: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("1"))
    opened.Root.OpenAction = action


@pytest.mark.parametrize(
    ("change", "bitten"),
    [
        (drop("/Lang"), (False, True)),
        (drop("/StructTreeRoot"), (True, True)),
        (drop("/OutputIntents"), (True, False)),
        (drop("/AF"), (True, False)),
        (drop_relation, (True, False)),
        (drop_alternative, (False, True)),
        (add_script, (True, False)),
        (drop(), (False, False)),
    ],
    ids=["lang", "tags", "intent", "associated", "relation", "alternative", "script", "nothing"],
)
def test_the_judge_bites(change: Callable[[pikepdf.Pdf], None], bitten: tuple[bool, bool]) -> None:
    """Negative controls: each standard's judge sees what is taken away."""
    data = resaved(change)
    assert tuple(bool(faults(data, profile)) for profile in PROFILES) == bitten


def test_the_share_is_inside_once_and_comes_out_as_it_went_in() -> None:
    with pikepdf.open(BytesIO(sample())) as opened:
        assert list(opened.attachments) == ["pdp.json"]
        (spec,) = opened.Root.AF
        assert spec.AFRelationship == "/Source"
        assert spec.EF.F.Subtype == "/application/json"
        assert spec.EF.F.Params.CreationDate == "D:20261114163000Z"
        assert "/OpenAction" not in opened.Root
        assert "/Annots" not in opened.pages[0].obj
    found = carrier.extract(sample())
    assert found.payload == DATA
    assert found.notes == ()


def test_an_edit_after_the_export_is_noted() -> None:
    """Row 133."""
    assert carrier.extract(resaved(drop())).notes == ("pdf-modified-after-export",)
    with_tail = sample() + b"\n% a note of a mail system\n"
    assert "pdf-modified-after-export" in carrier.extract(with_tail).notes
    with pikepdf.open(BytesIO(sample())) as opened:
        place = opened.Root.objgen[0]
        catalogue = opened.Root.unparse(resolved=True)
    start = re.findall(rb"startxref\n(\d+)\n", sample())[-1]
    update = sample() + b"%d 0 obj\n%s\nendobj\n" % (place, catalogue)
    where = len(sample())
    update += b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size 9999 /Root %d 0 R /Prev %s >>\n" % (
        place,
        where,
        place,
        start,
    )
    update += b"startxref\n%d\n%%%%EOF\n" % (update.rindex(b"xref\n"))
    found = carrier.extract(update)
    assert found.payload == DATA
    assert found.notes == ("pdf-modified-after-export",)


def test_the_same_input_gives_the_same_bytes() -> None:
    assert write() == sample()
    write(named(NAMES[1]))
    assert write() == sample()
    assert write(data=DATA + b" ") != sample()


def test_only_our_typefaces_whole_and_inside() -> None:
    with pikepdf.open(BytesIO(sample())) as opened:
        fonts = [
            part
            for part in opened.objects
            if isinstance(part, pikepdf.Dictionary) and part.get("/Type") == "/FontDescriptor"
        ]
        assert len(fonts) == 2
        for font in fonts:
            assert re.fullmatch(r"/[A-Z]{6}\+Pdp-Sans.*", str(font.FontName))
            assert "/FontFile3" in font or "/FontFile2" in font


@pytest.mark.parametrize("share", [SHARE, named("Zoë Ní Bhriain"), long()])
def test_no_last_page_is_under_a_third_full(share: Any) -> None:
    markup = html.render_interview(show_interview(share))
    families = typefaces.choose_families(markup)
    document = engine._lay_out(markup, families)
    assert len(document.pages) > 1
    assert engine._last_page_fill(document) >= engine._FILLED


@pytest.mark.parametrize(
    ("fills", "chosen"),
    [([0.1, 0.2, 0.5], 2), ([0.1] * len(engine._SETTINGS), 0), ([0.4], 0)],
)
def test_a_nearly_empty_last_page_is_set_again(
    fills: list[float], chosen: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def render(markup: str, families: Any, setting: str) -> Any:
        drawn.append(setting)
        return SimpleNamespace(pages=[1, 2], fill=fills[len(drawn) - 1], setting=setting)

    monkeypatch.setattr(engine, "_render", render)
    monkeypatch.setattr(engine, "_last_page_fill", lambda document: document.fill)
    document: Any = engine._lay_out("", ())
    assert drawn == list(engine._SETTINGS)[: len(fills)]
    assert document.setting == list(engine._SETTINGS)[chosen]


def test_the_setting_that_is_likely_to_fit_comes_first() -> None:
    """3.33 pages: wider fills the fourth; 4.13: tighter takes the fifth away."""
    assert engine._rank_settings(3.33)[0] == "line-height: 1.56"
    assert engine._rank_settings(4.13)[0] == "line-height: 1.35"
    assert sorted(engine._rank_settings(1.1)) == sorted(list(engine._SETTINGS)[1:])


@pytest.mark.parametrize(
    "markup",
    [
        '<html lang="en"><title>t</title><img alt="x" src="http://127.0.0.1:9/x.png">',
        '<html lang="en"><title>t</title><link rel=stylesheet href="http://127.0.0.1:9/x.css">',
        '<html lang="en"><title>t</title><img alt="x" src="file:///etc/passwd">',
        '<html lang="en"><title>t</title><link rel=attachment href="file:///etc/passwd">',
        '<html lang="en"><title>t</title><style>p{background:url(data:,x)}</style><p>x</p>',
        '<html lang="en"><title>t</title><object data="https://example.org/x.svg"></object>',
    ],
)
def test_any_other_address_stops_the_rendering(markup: str) -> None:
    """Row 160: even markup that no template makes reaches nothing."""
    with pytest.raises(InputError) as caught:
        pdf.write(markup, DATA, moment=MOMENT)
    assert caught.value.code == "pdf-address-refused"


def test_a_letter_without_a_typeface_is_named_and_no_pdf_is_made() -> None:
    with pytest.raises(InputError) as caught:
        write(named("Zoë \U0001f9ff \ue123"))
    assert caught.value.code == "font-missing"
    assert caught.value.exit == 4
    assert "U+E123" in caught.value.values["letters"]


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """An own folder of typefaces instead of the computer's."""
    monkeypatch.setattr(typefaces, "FOLDERS", (str(tmp_path),))
    typefaces._files.cache_clear()
    yield tmp_path
    typefaces._files.cache_clear()


def test_without_any_typeface_it_says_so(folders: Path) -> None:
    with pytest.raises(InputError) as caught:
        typefaces.choose_families("abc")
    assert caught.value.code == "font-not-found"


def test_the_best_family_comes_first_and_others_only_where_needed() -> None:
    (first,) = typefaces.choose_families("Priya Nair, Łódź")
    assert first.regular.path.stem == "Inter-Regular"
    assert first.strong.path.stem == "Inter-SemiBold"


def test_a_variant_mark_or_a_space_needs_no_shape() -> None:
    assert len(typefaces.choose_families("a\u200d\ufe0f\u2028\n\t b")) == 1


def test_another_family_sets_the_page_where_ours_is_absent(folders: Path) -> None:
    dejavu = Path("/usr/share/fonts/truetype/dejavu")
    if not dejavu.is_dir():
        pytest.skip("DejaVu is not installed")
    for name in ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"):
        (folders / name).write_bytes((dejavu / name).read_bytes())
    assert_both_standards(write())


def test_every_family_has_its_name_in_the_stylesheet() -> None:
    for number in range(1, typefaces.MOST_FAMILIES + 1):
        name = typefaces.FAMILY if number == 1 else f"{typefaces.FAMILY} {number}"
        assert f'"{name}"' in html.stylesheet()
    assert f'"{typefaces.FAMILY} {typefaces.MOST_FAMILIES + 1}"' not in html.stylesheet()


def test_without_its_libraries_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    original = builtins.__import__

    def refuse(name: str, *arguments: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0': not found. Additionally, …")
        return original(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError) as caught:
        write()
    assert caught.value.code == "pdf-engine-missing"
    assert caught.value.values["problem"] == "cannot load library 'libpango-1.0-0'"


def test_importing_it_loads_no_engine() -> None:
    import subprocess
    import sys

    code = "import sys, pdpkit.pdf, pdpkit.html, pdpkit.carrier; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout
    assert not {"weasyprint", "jinja2", "pikepdf", "segno", "fontTools"} & set(loaded.split())
    assert "pdpkit.pdf" in loaded


def unclear_text() -> bytes:
    """A text whose packed form ends with a carriage return."""
    texts = (b"0 0 m " * (number % 50) + b"%d w" % number for number in range(9999))
    return next(text for text in texts if zlib.compress(text, 9).endswith(b"\r"))


def test_no_data_seems_to_end_before_its_end() -> None:
    """ISO 19005-3, 6.1.7.1: a return before the writer's line feed would look like a line end."""
    text = unclear_text()
    drawing = pydyf.Stream([text], {}, compress=True)
    assert finishing.ends_unclear(drawing.data)
    finishing._pack(drawing)
    assert not finishing.ends_unclear(drawing.data)
    assert zlib.decompress(drawing.stream[0]).rstrip(b"\n") == text
    file = pydyf.Stream([text], {"Type": "/EmbeddedFile"}, compress=True)
    finishing._pack(file)
    assert file.stream == [text]
    assert "Filter" not in file.extra


def test_a_pdf_that_would_be_unclear_is_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = sample()
    answers = iter([True, True, False])
    monkeypatch.setattr(engine, "ends_unclear", lambda pdf: next(answers))
    again = write()
    assert again != plain
    assert_both_standards(again)
    assert carrier.extract(again).notes == ()


@pytest.mark.parametrize(("posts", "goals"), [(3, 2), (4, 2)])
def test_no_row_of_a_table_stands_alone_at_a_break(posts: int, goals: int) -> None:
    share = long()
    record = share["share"]["record"]
    record |= {"posts": record["posts"][:posts], "goals": record["goals"][:goals]}
    markup = html.render_interview(show_interview(share))
    document = engine._render(markup, typefaces.choose_families(markup), "")
    parts: dict[int, list[int]] = {}
    for sheet in document.pages:
        for box in sheet._page_box.descendants():
            if box.element_tag == "tbody":
                parts.setdefault(id(box.element), []).append(len(box.children))
    assert len(parts) == 3
    assert all(min(rows) >= 2 for rows in parts.values())
