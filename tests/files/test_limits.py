"""What is no table, is too large, or was made to harm, is refused with its own reason; the program lives on."""

import contextlib
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from ovhsms_gui.files import problem
from ovhsms_gui.files.charsets import ENCODINGS
from ovhsms_gui.files.problem import MOST_BYTES, FileKind, FileProblem
from ovhsms_gui.files.reading import read

from .conftest import ODS, Build, Put


def kind(path: Path) -> FileKind:
    with pytest.raises(FileProblem) as raised:
        read(path)
    return raised.value.kind


def test_what_is_no_file(tmp_path: Path) -> None:
    assert kind(tmp_path / "none.csv") is FileKind.MISSING
    assert kind(tmp_path) is FileKind.FOLDER
    (tmp_path / "people.numbers").mkdir()
    assert kind(tmp_path / "people.numbers") is FileKind.NUMBERS
    assert kind(tmp_path / ("x" * 5000)) is FileKind.UNREADABLE
    assert kind(tmp_path / "a\0b") in {FileKind.MISSING, FileKind.UNREADABLE}


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (PermissionError, FileKind.NOT_ALLOWED),
        (OSError, FileKind.UNREADABLE),
        (FileNotFoundError, FileKind.MISSING),
    ],
)
def test_what_the_system_refuses(
    put: Put, monkeypatch: pytest.MonkeyPatch, error: type[OSError], expected: FileKind
) -> None:
    path = put("a.csv", b"a")

    def refuse(*_arguments: object) -> None:
        raise error(5, "planted")

    monkeypatch.setattr(Path, "open", refuse)
    assert kind(path) is expected


@pytest.mark.parametrize("content", [b"", b"\r\n\r\n", b";;\n;;\n", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;\n"])
def test_nothing_in_it(put: Put, content: bytes) -> None:
    assert kind(put("a.csv", content)) is FileKind.EMPTY


def test_too_big(put: Put) -> None:
    assert kind(put("a.csv", b"a;b\n" * (MOST_BYTES // 4 + 1))) is FileKind.TOO_BIG


CARD = b"BEGIN:VCARD\r\nFN:Ana Duval\r\nTEL:0639980012\r\nPHOTO;ENCODING=b:%b\r\nEND:VCARD\r\n"


def test_address_books_with_pictures_may_be_larger(put: Put) -> None:
    card = CARD % (b"QUJD" * 5 + b"\r\n " + b"QUJD" * 100_000)
    assert len(read(put("a.vcf", card * (MOST_BYTES // len(card) + 2))).rows) == MOST_BYTES // len(card) + 3


def test_address_books_have_a_limit_too(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ovhsms_gui.files.reading.MOST_BYTES", 1000)
    monkeypatch.setattr("ovhsms_gui.files.reading.MOST_CARD_BYTES", 2000)
    card = CARD % b"QUJD"
    assert len(read(put("a.vcf", card * (2000 // len(card)))).rows) == 2000 // len(card) + 1
    assert kind(put("b.vcf", card * (2000 // len(card) + 1))) is FileKind.CARDS_TOO_BIG


def test_too_many_rows_columns_and_cells(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read(put("a.csv", b"a;b\n" * 100_001)).rows) == 100_001
    assert kind(put("a.csv", b"a;b\n" * 100_002)) is FileKind.TOO_MANY_ROWS
    assert read(put("a.csv", b"a;" * 999 + b"a\n")).width == 1000
    assert kind(put("a.csv", b"a;" * 1000 + b"a\n")) is FileKind.TOO_MANY_COLUMNS
    assert kind(put("a.csv", (b"a;" * 599 + b"a\n") * 9_000)) is FileKind.TOO_MANY_CELLS


def cards_of(count: int, *, own: int, alike: bool) -> bytes:
    """Cards with so many fields of their own, by names that all share or nobody does."""
    fields = (
        b"".join(b"X-OVHSMS-FIELD:c%d;x\r\n" % (k if alike else n * own + k) for k in range(own))
        for n in range(count)
    )
    return b"".join(b"BEGIN:VCARD\r\nFN:Ana\r\n%bEND:VCARD\r\n" % lines for lines in fields)


@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        (cards_of(1, own=250_000, alike=False), FileKind.TOO_MANY_COLUMNS),
        (cards_of(500, own=400, alike=False), FileKind.TOO_MANY_COLUMNS),
        (cards_of(5_000, own=40, alike=True), None),
        (b"BEGIN:VCARD\n" + b"TEL:1\n" * 1_000_000, FileKind.TOO_MANY_COLUMNS),
        (b"BEGIN:VCARD\n" + b"CATEGORIES:a,b,c,d,e,f\n" * 250_000, FileKind.TOO_MANY_COLUMNS),
    ],
    ids=["one card", "each its own", "all the same", "numbers", "groups"],
)
def test_no_cards_take_many_times_what_their_file_takes(
    put: Put, cards: bytes, expected: FileKind | None
) -> None:
    path = put("a.vcf", cards)
    read(put("b.vcf", CARD % b"QUJD"))  # what there is to import is imported
    tracemalloc.start()
    try:
        assert (kind(path) if expected else read(path) and None) is expected
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5 * len(cards)


def test_too_many_cells_of_cards(put: Put) -> None:
    some = b"".join(b"X-OVHSMS-FIELD:c%d;x\n" % k for k in range(900))
    cards = b"BEGIN:VCARD\n" + some + b"BEGIN:VCARD\nFN:Ana\n" * 6_000
    assert kind(put("a.vcf", cards)) is FileKind.TOO_MANY_CELLS


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ('<row r="100002"><c r="A100002"><v>1</v></c></row>', FileKind.TOO_MANY_ROWS),
        ('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', FileKind.TOO_MANY_ROWS),
        ("<row r = '1048576' ><c><v>1</v></c></row>", FileKind.TOO_MANY_ROWS),
        ('<row r="2"><c r="ALM2"><v>1</v></c></row>', FileKind.TOO_MANY_COLUMNS),
        ('<row r="2"><c s="1" r="XFD2"><is><t>1</t></is></c></row>', FileKind.TOO_MANY_COLUMNS),
        (f"<row>{'<c/>' * 1000}<c><v>1</v></c></row>", FileKind.TOO_MANY_COLUMNS),
        ('<x:row xmlns:x="y" r="9"><x:c r="ZZZ9"><x:v>1</x:v></x:c></x:row>', FileKind.TOO_MANY_COLUMNS),
        ('<row r="90000"><c r="CZ90000"><v>1</v></c></row>', FileKind.TOO_MANY_CELLS),
        ('<row r="1"><c r="A1"><v>1</v></row>', FileKind.DAMAGED),
    ],
)
def test_a_cell_in_the_last_corner_of_an_excel_sheet(
    put: Put, sheet_xml: Build, rows: str, expected: FileKind
) -> None:
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert kind(put("a.xlsx", sheet_xml(first + rows))) is expected


CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
MANY = '<table:table-cell table:number-columns-repeated="{}" {}><text:p>x</text:p></table:table-cell>'
ROW = "<table:table-row>{}</table:table-row>"
ROWS = '<table:table-row table:number-rows-repeated="{}">{}</table:table-row>'
GAP = '<table:table-cell table:number-columns-repeated="2000000000"/>'
STRING = 'office:value-type="string"'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROWS.format(2_000_000_000, CELL), FileKind.TOO_MANY_ROWS),
        (ROWS.format(2_000_000_000, "<table:table-cell/>") + ROW.format(CELL), FileKind.TOO_MANY_ROWS),
        (ROW.format(GAP + CELL), FileKind.TOO_MANY_COLUMNS),
        (ROW.format(MANY.format(2_000_000_000, STRING)), FileKind.TOO_MANY_COLUMNS),
        (ROWS.format(90_000, MANY.format(90, STRING)), FileKind.TOO_MANY_CELLS),
        (
            ROWS.format(50_000, MANY.format(90, STRING).replace("<text:p>x", f"<text:p>{'x' * 9000}")),
            FileKind.BOMB,
        ),
        (ROW.format(CELL.replace(">x<", '><text:s text:c="99999999999"/><')), FileKind.BOMB),
        (ROW.format(CELL)[:-3], FileKind.DAMAGED),
    ],
)
def test_a_cell_repeated_without_end_in_opendocument(
    put: Put, ods_xml: Build, rows: str, expected: FileKind
) -> None:
    assert kind(put("a.ods", ods_xml(rows))) is expected


PLAIN = ROW.format(CELL)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (PLAIN * 100_002, FileKind.TOO_MANY_ROWS),
        (PLAIN * 60_000 + ROWS.format(50_000, "<table:table-cell/>") + PLAIN, FileKind.TOO_MANY_ROWS),
        (PLAIN + ROWS.format(100_001, CELL), FileKind.TOO_MANY_ROWS),
        (PLAIN + ROW.format("<table:table-cell/>" * 1000 + CELL), FileKind.TOO_MANY_COLUMNS),
        (PLAIN + ROW.format(GAP + CELL), FileKind.TOO_MANY_COLUMNS),
        (ROW.format("<table:table-cell/>" * 59 + CELL) + PLAIN * 90_000, FileKind.TOO_MANY_CELLS),
        (
            ROWS.format(50_000, MANY.format(20, STRING).replace(">x<", f"><![CDATA[{PLAIN * 99}]]><")),
            FileKind.BOMB,
        ),
    ],
)
def test_many_rows_of_the_usual_kind_have_the_same_limits(
    put: Put, ods_xml: Build, rows: str, expected: FileKind
) -> None:
    assert kind(put("a.ods", ods_xml(rows))) is expected


def test_many_short_rows_in_two_sheets_are_few_cells(put: Put, ods_xml: Build) -> None:
    other = '</table:table><table:table table:name="Feuille2">'
    table = read(put("a.ods", ods_xml(PLAIN * 65_000 + other + PLAIN * 65_000)))
    assert (len(table.rows), table.width, len(table.sheets)) == (65_000, 1, 2)


def test_empty_ends_of_opendocument_are_nothing(put: Put, ods_xml: Build) -> None:
    rows = ROW.format(CELL + GAP) + ROWS.format(2_000_000_000, GAP)
    assert read(put("a.ods", ods_xml(rows))).rows == (("x",),)


def test_zip_bombs(put: Put, members: Build, sheet_xml: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = members({"xl/workbook.xml": b" " * (problem.MOST_UNPACKED + 1)})
    assert len(bomb) < 2**20
    assert kind(put("a.xlsx", bomb)) is FileKind.BOMB
    # The same with the size in the zip's directory forged to be small.
    place = bomb.rindex(b"PK\x01\x02") + 24
    lying = bomb[:place] + struct.pack("<L", 100) + bomb[place + 4 :]
    assert kind(put("b.xlsx", lying)) is FileKind.DAMAGED
    assert kind(put("c.xlsx", members({f"xl/{i}.xml": "" for i in range(5001)}))) is FileKind.BOMB


def test_a_long_text_that_a_million_cells_refer_to(put: Put, sheet_xml: Build) -> None:
    cells = "".join(f'<row r="{i}"><c r="A{i}" t="s"><v>0</v></c></row>' for i in range(1, 3001))
    assert len(read(put("a.xlsx", sheet_xml(cells, f"<si><t>{'x' * 9}</t></si>"))).rows) == 3000
    assert kind(put("b.xlsx", sheet_xml(cells, f"<si><t>{'x' * 100_000}</t></si>"))) is FileKind.BOMB
    # A long one that nobody refers to is none.
    strings = f"<si><t>x</t></si><si><t>{'x' * 100_000}</t></si>"
    assert len(read(put("c.xlsx", sheet_xml(cells, strings))).rows) == 3000


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def test_entities(put: Put, sheet_xml: Build, ods_xml: Build) -> None:
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    assert kind(put("a.xlsx", sheet_xml(row, before=LAUGHS))) is FileKind.ENTITIES
    assert kind(put("a.ods", ods_xml(ROW.format(CELL), before=LAUGHS))) is FileKind.ENTITIES
    assert read(put("b.xlsx", sheet_xml(row.replace("&b;", "ok"), before="<!-- fine -->"))).rows == (("ok",),)


def test_what_asks_for_a_password(put: Put, members: Build, ods_xml: Build, old_excel: bytes) -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    assert kind(put("a.xlsx", ole + "EncryptedPackage".encode("utf-16-le"))) is FileKind.ENCRYPTED
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
    assert kind(put("a.ods", ods_xml(ROW.format(CELL), entry))) is FileKind.ENCRYPTED
    locked = bytearray(members({"xl/workbook.xml": "<workbook/>"}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert kind(put("b.xlsx", bytes(locked))) is FileKind.ENCRYPTED
    # Excel's own record for it, put in the place of one that says which window was open.
    window = old_excel.index(b"\x3d\x00\x12\x00")
    filepass = old_excel[:window] + b"\x2f\x00\x12\x00\x01" + old_excel[window + 5 :]
    assert kind(put("c.xls", filepass)) is FileKind.ENCRYPTED


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
MESSAGE = b"Received: from x\r\nFrom: ana@example.org\r\nSubject: list\r\n\r\nHello\r\n"


@pytest.mark.parametrize("name", ["list.bin", "list.xls", "list.csv"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7 \n1 0 obj", FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), FileKind.PICTURE),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.PICTURE),
        (b"\0\0\0\x18ftypheic" + bytes(20), FileKind.PICTURE),
        (b"{\\rtf1 hello}", FileKind.DOCUMENT),
        (OLE + "WordDocument".encode("utf-16-le"), FileKind.DOCUMENT),
        (OLE + "PowerPoint Document".encode("utf-16-le"), FileKind.SLIDES),
        (OLE + "__substg1.0_0037001F".encode("utf-16-le"), FileKind.MAIL),
        (MESSAGE, FileKind.MAIL),
        (b"Rar!\x1a\x07\0", FileKind.ARCHIVE),
        (b"\x1f\x8b\x08\0", FileKind.ARCHIVE),
        (b"\0\1\0\0Standard Jet DB\0", FileKind.DATABASE),
        (b"\0\1\0\0Standard ACE DB\0", FileKind.DATABASE),
        (b"SQLite format 3\0", FileKind.DATABASE),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", FileKind.CALENDAR),
        (b'{"": "a warning", "doc_id": "x", "email": "ana@example.org"}', FileKind.SHORTCUT),
        (b'[{"nom": "Ana", "tel": "0639980012"}, {"nom": "Bob", "tel": "0639980013"}]', FileKind.UNKNOWN),
        (b"[InternetShortcut]\r\nURL=https://example.org\r\n", FileKind.SHORTCUT),
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K1\r\n", FileKind.OLD_WORKBOOK),
        (b"<?xml version='1.0'?><rss><item>06</item></rss>", FileKind.XML),
        (b"<html><p>Hello</html>", FileKind.WEB_PAGE),
    ],
)
def test_what_is_no_table_is_named_whatever_it_is_called(
    put: Put, name: str, content: bytes, expected: FileKind
) -> None:
    assert kind(put(name, content)) is expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["word/document.xml"], FileKind.DOCUMENT),
        (["ppt/presentation.xml"], FileKind.SLIDES),
        (["[Content_Types].xml", "xl/workbook.bin"], FileKind.BINARY_WORKBOOK),
        (["Index/Document.iwa", "Index/Tables/DataList.iwa"], FileKind.NUMBERS),
        (["index.xml", "buildVersionHistory.plist"], FileKind.NUMBERS),
        (["Index/Document.iwa"], FileKind.DOCUMENT),
        (["people.csv"], FileKind.ARCHIVE),
    ],
)
def test_what_a_zip_is_is_told_by_what_is_in_it(
    put: Put, members: Build, names: list[str], expected: FileKind
) -> None:
    assert kind(put("list.xlsx", members(dict.fromkeys(names, "<w/>")))) is expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [("text", FileKind.DOCUMENT), ("presentation", FileKind.SLIDES), ("formula", FileKind.ARCHIVE)],
)
def test_other_open_documents(put: Put, members: Build, sort: str, expected: FileKind) -> None:
    parts = {"mimetype": ODS.replace("spreadsheet", sort), "content.xml": "<c/>"}
    assert kind(put("list.ods", members(parts))) is expected


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.doc", OLE + bytes(2000), FileKind.UNKNOWN),
        ("a.xls", OLE + bytes(2000), FileKind.DAMAGED),
        ("a.dat", bytes(range(256)), FileKind.UNKNOWN),
        ("a.csv", bytes(range(256)), FileKind.DAMAGED),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), FileKind.DAMAGED),
    ],
)
def test_what_is_nothing_that_is_known(put: Put, name: str, content: bytes, expected: FileKind) -> None:
    assert kind(put(name, content)) is expected


def test_a_zip_packed_in_another_way(put: Put, members: Build) -> None:
    package = members({"xl/workbook.xml": "<w/>"}, method=zipfile.ZIP_BZIP2)
    assert kind(put("a.xlsx", package)) is FileKind.DAMAGED


@pytest.mark.parametrize(
    "text",
    [
        "ID;Prénom;Mobile\n1;Ana;0639980012\nC;Bob;0639980013\n",
        "From: Ana;0639980012\nBob;0639980013\n",
        "BM;Mobile\nAna;0639980012\n",
        "TABLE;Mobile\n0;1\n",
        '{"a"};1\n',
    ],
)
def test_tables_that_begin_like_something_else_are_tables(put: Put, text: str) -> None:
    assert len(read(put("a.csv", text.encode())).rows) == text.count("\n")


def test_a_workbook_without_a_container(put: Put) -> None:
    """As scripts of web pages write it by hand: BIFF5, with texts only."""

    def cell(row: int, column: int, text: bytes) -> bytes:
        return struct.pack("<6H", 0x204, 8 + len(text), row, column, 0, len(text)) + text

    cells = cell(0, 0, b"Nom") + cell(0, 1, b"Mobile") + cell(1, 0, b"Duval") + cell(1, 1, b"0639980012")

    def book(version: int) -> bytes:
        return struct.pack("<6H", 0x809, 8, version, 0x10, 0, 0) + cells + b"\x0a\x00\x00\x00"

    assert read(put("a.xls", book(0))).rows == (("Nom", "Mobile"), ("Duval", "0639980012"))
    assert kind(put("a.xls", book(0x500))) is FileKind.OLD_WORKBOOK


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_text_leaves_half_of_a_character(put: Put, encoding: str) -> None:
    """Which no database and no network takes."""
    halves = b"\xed\xa0\x80 \x00\xd8 \xd8\x00 +2AA- \\ud800 &#xD800; _xD800_\n"
    with contextlib.suppress(FileProblem):
        for row in read(put("a.csv", b"06 39 98 00 12;Ana\n" * 50 + halves), encoding=encoding).rows:
            "".join(row).encode()


def test_no_workbook_leaves_half_of_a_character(put: Put, sheet_xml: Build, ods_xml: Build) -> None:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>Ana{}</t></is></c></row>'
    table = "<table:table-row><table:table-cell><text:p>Ana{}</text:p></table:table-cell></table:table-row>"
    for half in ("_xD800_", "&#xD800;", "\\ud800"):
        for data in (sheet_xml(cell.format(half)), ods_xml(table.format(half))):
            with contextlib.suppress(FileProblem):
                for row in read(put("a.bin", data)).rows:
                    "".join(row).encode()
