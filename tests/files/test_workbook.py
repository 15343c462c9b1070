"""Workbooks of Excel and LibreOffice: each cell as a person sees it, in the row where it stands."""

from datetime import date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
import python_calamine

from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.reading import read
from ovhsms_gui.files.shown import plain

from .conftest import Build, Put


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (33639980012.0, "33639980012"),
        (0.0, "0"),
        (-3.0, "-3"),
        (2.5, "2,5"),
        (1e22, "1E+22"),
        (True, "VRAI"),
        (7, "7"),
        (datetime(2026, 3, 14), "14/03/2026"),  # noqa: DTZ001 - as a spreadsheet has it
        (datetime(2026, 3, 14, 9, 5), "14/03/2026 09:05"),  # noqa: DTZ001
        (date(2026, 3, 4), "04/03/2026"),
        (time(18, 30), "18:30"),
        (timedelta(hours=26, minutes=5), "26:05"),
        ("  as it is ", "  as it is "),
    ],
)
def test_a_cell_is_text_as_a_person_sees_it(value: object, text: str) -> None:
    assert plain(value) == text


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
