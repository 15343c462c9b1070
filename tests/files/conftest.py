"""Files of receivers as the usual programs write them: made here, but for the old Excel's, which is kept."""

import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl  # type: ignore[import-untyped]
import pytest

Put = Callable[[str, bytes], Path]
Build = Callable[..., bytes]

ODS = "application/vnd.oasis.opendocument.spreadsheet"
_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text", "style", "drawing")
)

CARDS = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:2.1",
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;H=C3=A9l=",
        "=C3=A8ne;;;",
        "TEL;HOME:01 99 00 00 11",
        "TEL;CELL;PREF:06 39 98 00 12",
        "ORG:Cabinet;Accueil",
        "PHOTO;JPEG;ENCODING=BASE64:",
        " AAAAAAAAA",
        "",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Zoé Gaël\\, Dr",
        "N:Gaël;Zoé;;Dr;",
        "item1.TEL;type=WORK;type=VOICE:+33 1 99 00 00 12",
        "TEL;type=CELL:+33 6 39 98 00 13",
        "TEL;type=CELL;type=pref:+33 6 39 98 00 14",
        "NOTE:a long line",
        "  that was folded",
        "EMAIL:zoe@example.org",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:4.0",
        "FN:Ana Duval",
        'TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+33-1-99-00-00-13',
        'TEL;VALUE=uri;TYPE="cell,voice":tel:+33-6-39-98-00-15;ext=3',
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Bob Petit",
        "END:VCARD",
        "",
    ]
)


@pytest.fixture
def put(tmp_path: Path) -> Put:
    """A file with this content."""

    def put(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


@pytest.fixture(scope="session")
def xlsx() -> Build:
    """A workbook by openpyxl; a sheet of rows for each keyword."""

    def build(**sheets: Sequence[Sequence[object]]) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()

    return build


@pytest.fixture(scope="session")
def members() -> Build:
    """A zip of these members."""

    def build(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", method) as package:
            for name, content in members.items():
                package.writestr(name, content)
        return file.getvalue()

    return build


@pytest.fixture(scope="session")
def sheet_xml(members: Build) -> Build:
    """A workbook of Excel with one sheet of this XML, and these shared strings."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def link(number: int, kind: str, target: str) -> str:
        return f'<Relationship Id="r{number}" Type="{office}/{kind}" Target="{target}"/>'

    def build(rows: str, strings: str = "", before: str = "") -> bytes:
        return members(
            {
                "[Content_Types].xml": f'<Types xmlns="{types}"/>',
                "_rels/.rels": f'<Relationships xmlns="{links}">{link(1, "officeDocument", "xl/workbook.xml")}'
                "</Relationships>",
                "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}">'
                f"{link(1, 'worksheet', 'worksheets/sheet1.xml')}{link(2, 'sharedStrings', 'sharedStrings.xml')}"
                "</Relationships>",
                "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                '<sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',
                "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData>'
                "</worksheet>",
                "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
            }
        )

    return build


@pytest.fixture(scope="session")
def ods_xml(members: Build) -> Build:
    """An OpenDocument workbook with one table of this XML."""

    def build(
        rows: str,
        manifest: str = "",
        before: str = "",
        styles: str = "",
        style: str = "",
        lead: str = "",
        kind: str = ODS,
    ) -> bytes:
        parts = {
            "content.xml": f"{before}<office:document-content {_NAMESPACES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{lead}"
            f'<table:table table:name="Feuille1" table:style-name="{style}">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:'
            f'xmlns:manifest:1.0">{manifest}</manifest:manifest>',
        }
        return members({"mimetype": kind} | parts if kind else parts)

    return build


@pytest.fixture(scope="session")
def ods(ods_xml: Build) -> Build:
    """The same of rows, with the empty ends that LibreOffice writes."""

    def cell(value: object) -> str:
        if value == "":
            return "<table:table-cell/>"
        shown = f"{value:.15g}".replace(".", ",") if isinstance(value, float) else str(value)
        said = f"<text:p>{escape(shown)}</text:p>"
        if isinstance(value, float):
            return f'<table:table-cell office:value-type="float" office:value="{value}">{said}</table:table-cell>'
        return f'<table:table-cell office:value-type="string">{said}</table:table-cell>'

    def build(rows: Sequence[Sequence[object]]) -> bytes:
        end = '<table:table-cell table:style-name="a" table:number-columns-repeated="16000"/>'
        body = "".join(f"<table:table-row>{''.join(map(cell, row))}{end}</table:table-row>" for row in rows)
        return ods_xml(f'{body}<table:table-row table:number-rows-repeated="1048000">{end}</table:table-row>')

    return build


@pytest.fixture(scope="session")
def old_excel() -> bytes:
    """Of Excel 97: two sheets, numbers and a date among the texts, one empty row. Written by xlwt."""
    return (Path(__file__).parent / "data" / "patients.xls").read_bytes()


@pytest.fixture(scope="session")
def old_formats() -> bytes:
    """Of Excel 97, written by LibreOffice: formats, errors, and rows and a column that are hidden."""
    return (Path(__file__).parent / "data" / "formats.xls").read_bytes()
