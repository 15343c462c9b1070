"""Workbooks of Excel and LibreOffice: each cell as a person sees it, in the row where it stands."""

import io
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from types import SimpleNamespace

import openpyxl  # type: ignore[import-untyped]
import pytest
import python_calamine
from openpyxl.utils.datetime import CALENDAR_MAC_1904  # type: ignore[import-untyped]

from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.reading import read

from .conftest import Build, Put

ROWS = [["Prénom", "Mobile", "RDV"], ["Hélène", 33639980012.0, ""], ["Zoé", "06 39 98 00 13", "jeudi"]]
SEEN = (("Prénom", "Mobile", "RDV"), ("Hélène", "33639980012", ""), ("Zoé", "06 39 98 00 13", "jeudi"))


def test_xlsx(put: Put, xlsx: Build) -> None:
    rows = [*ROWS, ["Ana", 2.5, datetime(2026, 3, 14)]]  # noqa: DTZ001
    table = read(put("a.xlsx", xlsx(Clients=rows, Autres=[["x"]])))
    assert (table.format, table.sheet, table.sheets) == (Format.XLSX, "Clients", ("Clients", "Autres"))
    assert table.rows == (*SEEN, ("Ana", "2,5", "2026-03-14 0:00:00"))


def test_ods(put: Put, ods: Build) -> None:
    table = read(put("a.ods", ods(ROWS)))
    assert (table.format, table.sheet, table.rows) == (Format.ODS, "Feuille1", SEEN)


def test_xls(put: Put, old_excel: bytes) -> None:
    table = read(put("a.xls", old_excel))
    assert (table.format, table.sheet, table.sheets) == (Format.XLS, "Patients", ("Patients", "Vide"))
    assert [tuple(filter(None, row)) for row in table.rows] == [
        ("Prénom", "Nom", "Portable", "RDV"),
        ("Hélène", "Lefèvre", "33639980012", "14/03/2026"),
        ("Zoé", "Gaël", "06 39 98 00 13"),
        (),
        ("Ana", "Duval", "639980014"),
        ("Bob", "Petit", "0,5", "VRAI"),
    ]


def test_another_sheet_can_be_chosen(put: Put, xlsx: Build, old_excel: bytes) -> None:
    path = put("a.xlsx", xlsx(A=[["a"]], B=[["b"]]))
    assert read(path, sheet="B").rows == (("b",),)
    for sheet, kind in (("C", FileKind.NO_SHEET), ("Vide", FileKind.EMPTY)):
        with pytest.raises(FileProblem) as raised:
            read(path if sheet == "C" else put("a.xls", old_excel), sheet=sheet)
        assert raised.value.kind is kind


def test_the_first_sheet_that_says_something_is_meant(put: Put, xlsx: Build) -> None:
    table = read(put("a.xlsx", xlsx(Vide=[], Blanc=[[" "]], Clients=[["x"]])))
    assert (table.sheet, table.sheets) == ("Clients", ("Vide", "Blanc", "Clients"))


def test_rows_and_columns_stand_where_they_stand_in_the_sheet(put: Put, xlsx: Build, ods: Build) -> None:
    rows = [[], [], ["", "nom"], [], ["", "Ana"]]
    for name, data in (
        ("a.xlsx", xlsx(A=[[cell or None for cell in row] for row in rows])),
        ("a.ods", ods(rows)),
    ):
        table = read(put(name, data))
        assert [tuple(filter(None, row)) for row in table.rows] == [(), (), ("nom",), (), ("Ana",)]
        assert table.rows[4] == ("", "Ana")
        assert table.number(4) == 5


def test_a_name_that_lies_does_not_matter(put: Put, xlsx: Build, ods: Build, old_excel: bytes) -> None:
    assert read(put("a.csv", xlsx(A=ROWS))).format is Format.XLSX
    assert read(put("b.txt", old_excel)).format is Format.XLS
    assert read(put("c.xls", ods(ROWS))).format is Format.ODS
    assert read(put("d.xlsx", b"a;b\n1;2\n")).format is Format.TEXT


def test_cells_that_do_not_say_where_they_are_are_read(put: Put, sheet_xml: Build) -> None:
    rows = "<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r='4'><c><v>3</v></c></row>"
    assert read(put("a.xlsx", sheet_xml(rows))).rows[::3] == (("1", "", "2"), ("3", "", ""))


def test_formatted_but_empty_cells_at_the_end_of_the_sheet_are_nothing(put: Put, sheet_xml: Build) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert read(put("a.xlsx", sheet_xml(rows))).rows == (("1",),)


DAY, HOUR = date(2026, 12, 3), time(14, 30)
# Each value with the code of its format, and how the spreadsheet shows it.
SHOWN: list[tuple[object, str, str]] = [
    ("  Ana ", "General", "  Ana "),
    ("Ana", '"M. "@', "M. Ana"),
    (639980012, '0#" "##" "##" "##" "##', "06 39 98 00 12"),
    (639980013, "0000000000", "0639980013"),
    (33639980014, "General", "33639980014"),
    (49.9, '#,##0.00\\ "€"', "49,90 €"),
    (0.2, "0%", "20 %"),
    (59.699999999999996, "0.00", "59,70"),
    (59.699999999999996, "General", "59,7"),
    (DAY, "mm-dd-yy", "03/12/2026"),  # what openpyxl calls the short date of each country
    (DAY, "dddd d mmmm yyyy", "jeudi 3 décembre 2026"),
    (datetime.combine(DAY, HOUR), "hh:mm", "14:30"),
    (datetime.combine(DAY, HOUR), "dd/mm/yyyy hh:mm", "03/12/2026 14:30"),
    (time(0, 0), "hh:mm", "00:00"),
    (1.0868055555555556, "[h]:mm", "26:05"),
    (True, "General", "VRAI"),
    (False, "0.00", "FAUX"),
    (5, ";;;", ""),
]


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def formatted(first: int = 1, **settings: object) -> bytes:
    """One row of SHOWN, from this column on."""
    book = openpyxl.Workbook()
    for name, value in settings.items():
        setattr(book, name, value)
    for column, (value, code, _) in enumerate(SHOWN, first):
        cell = book.active.cell(1, column, value)
        cell.number_format = code
    return saved(book)


@pytest.mark.parametrize(
    "data",
    [
        formatted(),
        formatted(20),  # on to the columns of two letters
        formatted(iso_dates=True),
        formatted(epoch=CALENDAR_MAC_1904),
        formatted(epoch=CALENDAR_MAC_1904, iso_dates=True),
    ],
    ids=["plain", "wide", "letters for days", "days from 1904", "both"],
)
def test_a_cell_of_xlsx_is_what_excel_shows(put: Put, data: bytes) -> None:
    row = read(put("a.xlsx", data)).rows[0]
    assert row[-len(SHOWN) :] == tuple(text for _, _, text in SHOWN)


def test_a_cell_of_xls_is_what_excel_shows(put: Put, old_formats: bytes) -> None:
    table = read(put("a.xls", old_formats))
    assert table.rows[:3] == (
        ("Nom", "Portable", "Jour", "Heure", "Durée", "Montant", "Remise", "Prix", "Venu", "Note"),
        ("Duval", "06 39 98 00 12", "03/12/2026", "00:00", "26:05", "49,90 €", "20 %", "59,70", "VRAI", ""),
        (
            "Petit",
            "33639980013",
            "jeudi 3 décembre 2026",
            "14:30",
            "1:30",
            "1 234,50 €",
            "33 %",
            "0,30",
            "FAUX",
            "",
        ),
    )
    assert [row[0] for row in table.rows] == ["Nom", "Duval", "Petit", "Roux", "Aït", "Orv"]
    assert (table.hidden, table.hidden_columns) == (frozenset({3, 4}), frozenset({7}))
    assert (table.errors, table.error_count) == (((1, 9, "#N/A"), (2, 9, "#DIV/0!")), 2)


def with_hidden_rows() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for name, number in [("Nom", "Mobile"), *((f"Ana {n}", f"06399800{n}") for n in range(12, 20))]:
        book.active.append([name, number, "x"])
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions.group(5, 6, hidden=True)
    book.active.row_dimensions[40].hidden = True  # and says nothing
    book.active.column_dimensions["C"].hidden = True
    return book


def test_rows_and_columns_that_are_hidden_are_told(put: Put) -> None:
    table = read(put("a.xlsx", saved(with_hidden_rows())))
    assert (table.hidden, table.hidden_columns) == (frozenset({2, 4, 5}), frozenset({2}))
    assert len(table.rows) == 9  # they are there


def test_a_hidden_column_is_nobodys_number_where_another_is_shown(put: Put) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Mobile", "Téléphone"])
    for n in range(12, 20):
        book.active.append([f"Ana {n}", f"06399801{n}", f"06399800{n}"])
    book.active.column_dimensions["B"].hidden = True
    mapping = guess(read(put("a.xlsx", saved(book))), "FR")
    assert mapping.numbers == (2,)
    book.active.delete_cols(3)
    assert guess(read(put("b.xlsx", saved(book))), "FR").numbers == (1,)


@pytest.mark.parametrize(
    "row",
    [
        "<row r='2' hidden='1'><c r='A2'><v>2</v></c></row>",
        '<row spans="1:1" hidden="true" r="2"><c r="A2"><v>2</v></c></row>',
        '<row r="2" ht="0" customHeight="1"><c r="A2"><v>2</v></c></row>',
        '<row hidden="1"><c><v>2</v></c></row>',
        '<row r="2" hidden="1"><c r="A2"><v>2</v></c><c t="n" s="1" r="AB2"><v>2</v></c></row>',
        '<x:row r="2" hidden="1" xmlns:x="y"><x:c r="A2"><x:v>2</x:v></x:c></x:row>',
    ],
)
def test_hidden_in_other_ways_of_writing(put: Put, sheet_xml: Build, row: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row>{row}<row r="3" hidden="0" ht="15"><c r="A3"><v>3</v></c></row>'
    table = read(put("a.xlsx", sheet_xml(rows)))
    assert (len(table.rows), table.hidden) == (3, frozenset({1}))


def test_an_error_is_an_empty_value_that_is_told(put: Put) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Prénom", "Mobile"])
    book.active.append(["#N/A", "0639980012"])
    book.active.append(["Bob", "#REF!"])
    book.active.append(["#1", "0639980013"])
    table = read(put("a.xlsx", saved(book)))
    assert table.rows[1:] == (("", "0639980012"), ("Bob", ""), ("#1", "0639980013"))
    assert (table.errors, table.error_count) == (((1, 0, "#N/A"), (2, 1, "#REF!")), 2)
    imported = people(table, guess(table, "FR"), "FR")
    assert [person.row.name for person in imported.people] == ["", "#1"]


def test_a_formula_without_a_result_is_an_empty_value_that_is_told(put: Put) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Prénom", "Mobile", "Solde", "Page"])
    book.active.append(["Ana", '="06"&"39980013"', "=1<2", '=HYPERLINK("http://example.org","lien")'])
    book.active["C2"].number_format = "0.00"
    table = read(put("a.xlsx", saved(book)))
    assert table.rows[1] == ("Ana", "", "", "")
    assert table.errors == (
        (1, 1, '="06"&"39980013"'),
        (1, 2, "=1<2"),
        (1, 3, '=HYPERLINK("http://example.org","lien")'),
    )
    (row,) = people(table, guess(table, "FR"), "FR").untaken
    assert (row.number, row.cells) == (2, ("Ana", "", "", ""))


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ('<c r="A1" t="str"><f>IF(1,"","")</f><v></v></c>', "", None),
        ('<c r="A1" t="str"><f>IF(1,"","")</f></c>', "", None),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', "2", None),
        ('<c r="A1" t="n"><f>1+1</f><v/></c>', "", "=1+1"),
        ('<c r="A1" s="0"><f t="shared" si="0"/></c>', "", "=…"),
        ('<c r="A1"><f t="array" ref="A1:A2">B1:B2</f><v></v></c>', "", "=B1:B2"),
        ('<x:c r="A1" xmlns:x="y"><x:f>1+1</x:f><x:v></x:v></x:c>', "", "=1+1"),
        ('<c t="n" r="A1"><f>1+1</f></c>', "", "=1+1"),
    ],
)
def test_a_formula_is_told_only_where_it_has_no_result(
    put: Put, sheet_xml: Build, cell: str, value: str, told: str | None
) -> None:
    table = read(put("a.xlsx", sheet_xml(f'<row r="1">{cell}<c r="B1"><v>5</v></c></row>')))
    assert table.rows == ((value, "5"),)
    assert [what for _, _, what in table.errors] == ([] if told is None else [told])


def test_errors_are_all_counted_and_the_first_are_kept(put: Put, xlsx: Build) -> None:
    table = read(put("a.xlsx", xlsx(A=[["#VALUE!", "#N/A", "x"]] * 600)))
    assert (len(table.errors), table.error_count, table.errors[-1]) == (1000, 1200, (499, 1, "#N/A"))


def repacked(data: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(*change(name, old.read(name)))
    return file.getvalue()


def elsewhere(name: str, content: bytes) -> tuple[str, bytes]:
    """The workbook under another name, to which the package leads."""
    moved = {"xl/workbook.xml": "xl/book.xml", "xl/_rels/workbook.xml.rels": "xl/_rels/book.xml.rels"}
    return moved.get(name, name), content.replace(b"workbook.xml", b"book.xml")


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: (name.replace("/", "\\"), content),
        lambda name, content: (f"./{name}", content),
        lambda name, content: (f"/{name}", content),
        lambda name, content: (name.upper(), content),
        lambda name, content: (name, content.replace(b'Target="/xl/', b'Target="')),
        lambda name, content: (name, content.replace(b'Target="/xl/', b'Target="..\\xl\\')),
        lambda name, content: (name, b"\xef\xbb\xbf" + content),
        lambda name, content: (
            name,
            content.replace(b"http://schemas.openxmlformats.org", b"http://purl.oclc.org/ooxml"),
        ),
        lambda name, content: (name if name != "[Content_Types].xml" else "unused.xml", content),
        lambda name, content: (name, content.replace(b".sheet.main+", b".template.main+")),
        elsewhere,
    ],
    ids=[
        "backslashes",
        "dot",
        "slash",
        "capitals",
        "relative",
        "up",
        "mark",
        "strict",
        "types",
        "template",
        "moved",
    ],
)
def test_a_package_opens_whatever_its_parts_are_called(
    put: Put, change: Callable[[str, bytes], tuple[str, bytes]]
) -> None:
    table = read(put("a.xlsx", repacked(formatted(), change)))
    assert table.rows[0] == tuple(text for _, _, text in SHOWN)


def test_a_binary_workbook_is_told_as_one(put: Put, members: Build) -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    )
    with pytest.raises(FileProblem) as raised:
        read(put("a.xlsb", members({"_rels/.rels": rels, "xl/workbook.bin": "\x01"})))
    assert raised.value.kind is FileKind.BINARY_WORKBOOK


def test_a_text_of_several_runs_is_one_without_how_it_is_pronounced(put: Put, sheet_xml: Build) -> None:
    strings = (
        '<si><r><rPr><b/></rPr><t>Pe</t></r><r><t>tit</t></r><rPh sb="0" eb="1"><t>PHON</t></rPh></si>'
        "<si><t>1 rue X_x000D_&#10;Nantes_x000D_</t></si><si><t>a_x005F_x000D_</t></si>"
    )
    cells = "".join(f'<c r="{column}1" t="s"><v>{n}</v></c>' for n, column in enumerate("ABC"))
    table = read(put("a.xlsx", sheet_xml(f'<row r="1">{cells}</row>', strings)))
    assert table.rows == (("Petit", "1 rue X\nNantes", "a_x000D_"),)


def test_the_other_sheets_that_say_something_are_told(put: Put, xlsx: Build, old_excel: bytes) -> None:
    path = put(
        "a.xlsx", xlsx(Vide=[], Blanc=[[" "]], A=[["a"]], B=[[None], [None, 1.5]], Rien=[[]], C=[["c"]])
    )
    assert read(path).others == ("B", "C")
    assert read(path, sheet="B").others[-2:] == ("A", "C")
    assert read(put("a.xlsx", xlsx(A=[["a"]], Vide=[]))).others == ()
    assert read(put("a.xls", old_excel)).others == ()
    names = [
        re.compile(rb"\x85\x00.\x00(....)\x00\x00.\x00" + name, re.DOTALL) for name in (b"Patients", b"Vide")
    ]
    first, second = (found for name in names if (found := name.search(old_excel)))
    both = (
        old_excel[: second.start(1)] + first[1] + b"\2" + old_excel[second.end(1) + 1 :]
    )  # the same rows, hidden
    table = read(put("b.xls", both))
    assert (table.sheet, table.others, table.hidden_sheets) == ("Patients", ("Vide",), frozenset({"Vide"}))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def test_looking_into_other_sheets_has_an_end_behind_which_they_count(
    put: Put, xlsx: Build, members: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets = parts_of(xlsx(A=[["a"]], B=[[1]], C=[["c"]], Vide=[], D=[["d"]]))
    second = sheets["xl/worksheets/sheet2.xml"]
    # What is said stands across two pieces.
    early = second.index(b"<sheetData>")
    gap = 64 * 1024 - second.index(b"<v>") - 2
    sheets["xl/worksheets/sheet2.xml"] = second[:early] + b" " * gap + second[early:]
    path = put("a.xlsx", members(sheets))
    assert read(path).others == ("B", "C", "D")
    long = xlsx(A=[["a"]], Vide=[], C=[["c"]], Rien=[], D=[["d"]])
    sheets = parts_of(long)
    empty = sheets["xl/worksheets/sheet2.xml"]
    sheets["xl/worksheets/sheet2.xml"] = empty + b" " * 192 * 1024
    path = put("b.xlsx", members(sheets))
    assert read(path).others == ("C", "D")
    monkeypatch.setattr("ovhsms_gui.files.package._MOST_PIECES", 2)
    assert read(path).others == ("Vide", "C", "D"), "too long to know; those behind it are looked into"
    monkeypatch.setattr("ovhsms_gui.files.package._MOST_PIECES_OF_ALL", 2)
    assert read(path).others == ("Vide", "C", "Rien", "D"), "no more is looked at"


@pytest.mark.parametrize(
    "cell",
    [
        "<c t='inlineStr'><is><t><![CDATA[Bob]]></t></is></c>",
        "<c t='inlineStr'><is><t><!-- x -->Bob</t></is></c>",
        "<c r='A1'><f>A!A1</f></c>",
        "<c r='A1' s='2'><f>A!A1</f><v></v></c>",
        "<x:c r='A1'><x:f t='shared' si='0'/><x:v/></x:c>",
    ],
)
def test_values_of_other_sheets_are_seen_however_they_are_written(
    put: Put, xlsx: Build, members: Build, cell: str
) -> None:
    empty = xlsx(A=[["a"]], B=[])
    sheets = parts_of(empty)
    for text, others in (
        (cell, ("B",)),
        ("<c r='A1' t='str'><f>IF(1,\"\",\"\")</f><v></v></c><c r='B1' s='1'/>", ()),
    ):
        sheets["xl/worksheets/sheet2.xml"] = (
            f"<worksheet><sheetData><row>{text}</row></sheetData></worksheet>".encode()
        )
        assert read(put("a.xlsx", members(sheets))).others == others


def test_a_sheet_that_cannot_be_looked_into_counts(put: Put, xlsx: Build, members: Build) -> None:
    sheets = parts_of(xlsx(A=[["a"]], B=[], C=[]))
    part = "xl/worksheets/sheet2.xml"
    empty = sheets[part]
    stored = members(sheets, zipfile.ZIP_STORED)
    assert read(put("a.xlsx", stored)).others == ()
    end = stored.index(b"</worksheet>", stored.index(part.encode()))
    begin = stored.rindex(b"PK\1\2", 0, stored.rindex(part.encode()))
    broken = {
        "crc": stored[:end] + b"</WorkSheet>" + stored[end + 12 :],
        "offset": stored[: begin + 42] + b"\xf0\xff\xff\x7f" + stored[begin + 46 :],
        "missing": members({name: content for name, content in sheets.items() if name != part}),
        "utf-16": members(sheets | {part: empty.decode().encode("utf-16")}),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, content in sheets.items():
            package.writestr(name, content, zipfile.ZIP_BZIP2 if name == part else zipfile.ZIP_STORED)
    broken["bzip2"] = packed.getvalue()
    assert {name: read(put("a.xlsx", data)).others for name, data in broken.items()} == dict.fromkeys(
        broken, ("B",)
    )


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def bare_xls(*sheets: tuple[str, int, bytes]) -> bytes:
    """The records alone: of each sheet its name, whether it is hidden, and those of its cells."""
    kind = b"\x00\x06%b\x00" + b"\0" * 12
    lead = record(0x809, kind % b"\5") + record(0x42, struct.pack("<H", 1200))
    at = len(lead) + sum(12 + len(name) for name, _, _ in sheets) + 4
    bodies = [record(0x809, kind % b"\x10") + cells + record(0x0A) for _, _, cells in sheets]
    for (name, hidden, _), body in zip(sheets, bodies, strict=True):
        lead += record(0x85, struct.pack("<IBBBB", at, hidden, 0, len(name), 0) + name.encode())
        at += len(body)
    return lead + record(0x0A) + b"".join(bodies)


def label(text: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", 0, 0, 0, len(text), 0) + text.encode())


def test_looking_into_other_sheets_of_xls_has_an_end_behind_which_they_count(
    put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    blank = record(0x201, b"\0" * 6) * 20
    sheets = [("A", 0, label("a")), ("Vide", 0, blank), ("C", 0, label("c")), ("Rien", 0, b"")]
    path = put("a.xls", bare_xls(*sheets))
    assert read(path).others == ("C",)
    monkeypatch.setattr("ovhsms_gui.files.excel97._MOST_RECORDS", 10)
    assert read(path).others == ("Vide", "C")
    monkeypatch.setattr("ovhsms_gui.files.excel97._MOST_RECORDS_OF_ALL", 10)
    assert read(path).others == ("Vide", "C", "Rien")


def test_two_sheets_of_one_name_are_two(put: Put, xlsx: Build) -> None:
    def alike(name: str, content: bytes) -> tuple[str, bytes]:
        return name, content.replace(b'name="B"', b'name="A"').replace(b'name="C"', b'name="A"')

    book = openpyxl.load_workbook(io.BytesIO(xlsx(B=[["b"]], A=[["a"]], C=[["c"]])))
    book["B"].sheet_state = "hidden"
    new = repacked(saved(book), alike)
    old = bare_xls(("A", 1, label("b")), ("A", 0, label("a")), ("A", 0, label("c")))
    for path in (put("a.xlsx", new), put("a.xls", old)):
        table = read(path)
        assert (table.sheet, table.rows, table.sheets) == ("A", (("a",),), ("A", "A (2)", "A (3)"))
        assert (table.others, table.hidden_sheets) == (("A (2)", "A (3)"), frozenset({"A (3)"}))
        assert [read(path, sheet=name).rows for name in table.others] == [(("c",),), (("b",),)]


def test_hidden_sheets_come_last(put: Put) -> None:
    book = with_hidden_rows()
    hidden = book.create_sheet("Cachée", 0)
    hidden.append(["x"])
    hidden.sheet_state = "veryHidden"
    table = read(put("a.xlsx", saved(book)))
    assert table.sheets == ("Sheet", "Cachée")
    assert (table.others, table.hidden_sheets) == (("Cachée",), frozenset({"Cachée"}))
    assert table.sheet == "Sheet"


class PanicException(BaseException):
    """As PyO3 raises it: no Exception, and no class that could be imported."""


@pytest.mark.parametrize("error", [PanicException, ValueError, MemoryError])
def test_a_failure_inside_a_library_is_damage(
    put: Put, xlsx: Build, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    path = put("a.xlsx", xlsx(A=ROWS))

    def fail(*_arguments: object) -> None:
        raise error("planted")

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_filelike=fail))
    with pytest.raises(FileProblem) as raised:
        read(path)
    assert (raised.value.kind, raised.value.detail) == (FileKind.DAMAGED, error.__name__)


def test_being_stopped_is_not_damage(put: Put, xlsx: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("a.xlsx", xlsx(A=ROWS))

    def stop(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(python_calamine, "CalamineWorkbook", SimpleNamespace(from_filelike=stop))
    with pytest.raises(KeyboardInterrupt):
        read(path)
