"""XLSX workbooks made by hand, so that a test says each byte that matters (ECMA-376)."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from xml.sax.saxutils import escape

SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EPOCH = date(1899, 12, 30)

# Styles 1 to 4: a day, an elapsed time, a time of day, a day with its time.
STYLES = (
    f'<styleSheet xmlns="{SHEET}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[h]:mm"/>'
    '</numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>'
    '<xf numFmtId="20"/><xf numFmtId="22"/></cellXfs></styleSheet>'
)


class Raw(str):
    """The XML of a cell, ``{at}`` being its place."""


def letters(index: int) -> str:
    name = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def cell(value: object, at: str) -> str:
    """One cell; text goes in line, so that no shared text is needed."""
    if value is None:
        return ""
    if isinstance(value, Raw):
        return value.replace("{at}", at)
    if isinstance(value, bool):
        return f'<c r="{at}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    if isinstance(value, date):
        return f'<c r="{at}" s="1"><v>{(value - EPOCH).days}</v></c>'
    if isinstance(value, timedelta):
        return f'<c r="{at}" s="2"><v>{value / timedelta(days=1)}</v></c>'
    text = escape(str(value))
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def sheet(rows: Iterable[Sequence[object]]) -> str:
    """The XML of a sheet."""
    lines = []
    for number, values in enumerate(rows, 1):
        cells = "".join(cell(v, f"{letters(i)}{number}") for i, v in enumerate(values))
        lines.append(f'<row r="{number}">{cells}</row>')
    return wrap("".join(lines))


def wrap(rows: str) -> str:
    return f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData></worksheet>'


def parts(
    sheets: Mapping[str, str], shared: Sequence[str] = (), hidden: Sequence[str] = ()
) -> dict[str, str]:
    """The parts of a workbook, ``sheets`` giving the XML of each by name."""
    entries, links = [], []
    content: dict[str, str] = {}
    for number, (name, xml) in enumerate(sheets.items(), 1):
        state = ' state="hidden"' if name in hidden else ""
        entries.append(f'<sheet name="{name}" sheetId="{number}" r:id="r{number}"{state}/>')
        links.append(
            f'<Relationship Id="r{number}" Type="{OFFICE}/worksheet"'
            f' Target="worksheets/sheet{number}.xml"/>'
        )
        content[f"xl/worksheets/sheet{number}.xml"] = xml
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{LINKS}"><Relationship Id="r1"'
            f' Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{"".join(entries)}</sheets>'
            "</workbook>"
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{LINKS}">{"".join(links)}</Relationships>'
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{texts}</sst>',
        **content,
    }


def pack(content: Mapping[str, str | bytes]) -> bytes:
    """The parts as one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return out.getvalue()


def workbook(rows: Iterable[Sequence[object]]) -> bytes:
    """A workbook of one sheet."""
    return pack(parts({"Sheet1": sheet(rows)}))
