"""Spreadsheets of OpenDocument: what each cell says that it shows, without what lies beside or under it."""

import pytest

from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.reading import read

from .conftest import Build, Put

NUMBER = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
REMARK = "<office:annotation><text:p>secret</text:p></office:annotation>"
ROW = "<table:table-row>{}</table:table-row>"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (NUMBER.format("currency", 'office:value="49.9"', "49,90 €"), "49,90 €"),
        (NUMBER.format("percentage", 'office:value="0.2"', "20 %"), "20 %"),
        (NUMBER.format("float", 'office:value="59.699999999999996"', "59,70"), "59,70"),
        (NUMBER.format("float", 'office:value="639980012"', "06 39 98 00 12"), "06 39 98 00 12"),
        (NUMBER.format("float", 'office:value="33639980012"', "3,36E+10"), "33639980012"),
        (NUMBER.format("float", 'office:value="1.5E+30"', "1,50E+30"), "1,50E+30"),
        (NUMBER.format("float", 'office:value="639980016"', "###"), "639980016"),  # the column is too narrow
        (NUMBER.format("date", 'office:date-value="2026-12-03"', "jeudi 3 décembre"), "jeudi 3 décembre"),
        (NUMBER.format("time", 'office:time-value="PT26H05M00S"', "26:05"), "26:05"),
        (NUMBER.format("boolean", 'office:boolean-value="true"', "VRAI"), "VRAI"),
        (NUMBER.format("float", 'office:value="5"', ""), ""),  # by the format ;;;
        (TEXT.format("a<text:s/><text:s text:c='2'/>b"), "a   b"),
        (TEXT.format("<text:s/>a<text:tab/>b<text:s/>"), " a\tb "),
        (TEXT.format("  a \n   b<text:line-break/> c "), "a b\nc"),
        (TEXT.format("1 rue X</text:p>\n <text:p>Nantes"), "1 rue X\nNantes"),
        (TEXT.format("le <text:span>mar<text:span>di</text:span></text:span> <text:a>ici</text:a>"), "le mardi ici"),
        (TEXT.format("<text:ruby>漢<text:ruby-text>kan</text:ruby-text></text:ruby>"), "漢"),
        (TEXT.replace("<text:p>", f"{REMARK}<text:p>").format("Ana"), "Ana"),
        (TEXT.replace("</text:p>", "</text:p><draw:frame><text:p>x</text:p></draw:frame>").format("Ana"), "Ana"),
        (TEXT.format("A<draw:frame><text:p>x</text:p></draw:frame>na"), "Ana"),
        ("<table:table-cell/>" + TEXT.format("b"), ""),
        # Of programs that write the value only.
        ('<table:table-cell office:value-type="float" office:value="639980012"/>', "639980012"),
        ('<table:table-cell office:value-type="percentage" office:value="0.25"/>', "25 %"),
        ('<table:table-cell office:value-type="date" office:date-value="2026-12-03T14:30:00"/>', "03/12/2026 14:30"),
        ('<table:table-cell office:value-type="time" office:time-value="PT09H05M00S"/>', "09:05"),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="false"/>', "FAUX"),
        ('<table:table-cell office:value-type="string" office:string-value="Ana"/>', "Ana"),
    ],
)  # fmt: skip
def test_a_cell_is_what_it_says_that_it_shows(put: Put, ods_xml: Build, cell: str, text: str) -> None:
    rows = ROW.format(TEXT.format("first") + cell + TEXT.format("last"))
    row = read(put("a.ods", ods_xml(rows))).rows[0]
    assert row[:2] == ("first", text)
    assert row[-1] == "last"


def test_what_lies_under_a_wide_cell_is_not_shown(put: Put, ods_xml: Build) -> None:
    covered = (
        '<table:covered-table-cell office:value-type="string"><text:p>x</text:p></table:covered-table-cell>'
    )
    assert read(put("a.ods", ods_xml(ROW.format(TEXT.format("a") + covered + TEXT.format("b"))))).rows == (
        ("a", "", "b"),
    )


def test_hidden_rows_are_told_however_they_are_hidden(put: Put, ods_xml: Build) -> None:
    cell = TEXT.format("x")
    rows = (
        f"<table:table-header-rows>{ROW.format(cell)}</table:table-header-rows>"
        f'<table:table-row table:visibility="collapse">{cell}</table:table-row>'
        f'<table:table-row table:visibility="filter" table:number-rows-repeated="2">{cell}</table:table-row>'
        f"<table:table-row-group>{ROW.format(cell)}"
        f'<table:table-row-group table:display="false">{ROW.format(cell)}'
        f"<table:table-row-group>{ROW.format(cell)}</table:table-row-group>"
        f"{ROW.format(cell.replace('<text:p>', f'{REMARK}<text:p>'))}"
        f"</table:table-row-group>{ROW.format(cell)}</table:table-row-group>"
        f'<table:table-row table:visibility="collapse" table:number-rows-repeated="5"/>'
        f"{ROW.format(cell)}"
    )
    table = read(put("a.ods", ods_xml(rows)))
    assert len(table.rows) == 15
    assert table.hidden == {1, 2, 3, 5, 6, 7}


def test_hidden_columns_are_told(put: Put, ods_xml: Build) -> None:
    columns = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
        '<table:table-column table:visibility="filter" table:number-columns-repeated="1000000000"/>'
    )
    table = read(put("a.ods", ods_xml(columns + ROW.format(TEXT.format("x") * 4))))
    assert table.hidden_columns == frozenset(range(2, 1000))


@pytest.mark.parametrize(
    ("said", "told"),
    [
        *[
            (said, said)
            for said in ("#N/A", "#N/D", "#DIV/0 !", "#NOM ?", "#WERT!", "#REF!", "Err:502", "###")
        ],
        ("什么", "#N/A"),
    ],
)
def test_an_error_is_an_empty_value_that_is_told(put: Put, ods_xml: Build, said: str, told: str) -> None:
    wrong = NUMBER.format("string", 'office:string-value="" calcext:value-type="error"', said)
    namespace = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    row = f"<table:table-row {namespace}>{TEXT.format('Ana')}{wrong}</table:table-row>"
    table = read(put("a.ods", ods_xml(row)))
    assert (table.rows, table.errors, table.error_count) == ((("Ana", ""),), ((0, 1, told),), 1)


def test_a_formula_without_a_result_is_told(put: Put, ods_xml: Build) -> None:
    cells = (
        "<table:table-cell table:formula='of:=[.A1]+1'/>"
        "<table:table-cell table:formula='of:=\"\"' office:value-type='string' office:string-value=''/>"
    )
    table = read(put("a.ods", ods_xml(ROW.format(TEXT.format("Ana") + cells + TEXT.format("x")))))
    assert (table.rows, table.errors) == ((("Ana", "", "", "x"),), ((0, 1, "=[.A1]+1"),))


def test_a_hidden_sheet_comes_last(put: Put, ods_xml: Build) -> None:
    other = '</table:table><table:table table:name="Autre" table:style-name="ta2">'
    style = (
        '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/>'
        '</style:style><style:style style:name="ta2"><style:table-properties table:display="true"/></style:style>'
    )
    data = ods_xml(
        ROW.format(TEXT.format("a")) + other + ROW.format(TEXT.format("b")), styles=style, style="ta1"
    )
    table = read(put("a.ods", data))
    assert (table.sheets, table.rows) == (("Autre", "Feuille1"), (("b",),))
    assert (table.others, table.hidden_sheets) == (("Feuille1",), frozenset({"Feuille1"}))
    assert read(put("a.ods", data), sheet="Feuille1").rows == (("a",),)


def test_two_sheets_of_one_name_are_two(put: Put, ods_xml: Build) -> None:
    other = '</table:table><table:table table:name="Feuille1">'
    path = put("a.ods", ods_xml(ROW.format(TEXT.format("a")) + other + ROW.format(TEXT.format("b"))))
    table = read(path)
    assert (table.sheet, table.rows, table.others) == ("Feuille1", (("a",),), ("Feuille1 (2)",))
    assert read(path, sheet="Feuille1 (2)").rows == (("b",),)


def test_what_was_deleted_or_drawn_is_no_row(put: Put, ods_xml: Build) -> None:
    aside = "<table:{0}><table:table><table:table-row>{1}</table:table-row></table:table></table:{0}>"
    rows = aside.format("shapes", TEXT.format("x")) + ROW.format(TEXT.format("Ana"))
    table = read(put("a.ods", ods_xml(rows, lead=aside.format("tracked-changes", TEXT.format("y")))))
    assert (table.rows, table.sheets) == ((("Ana",),), ("Feuille1",))


def test_a_template_and_a_file_without_its_kind_are_read(put: Put, ods_xml: Build) -> None:
    row = ROW.format(TEXT.format("Ana"))
    for kind in ("application/vnd.oasis.opendocument.spreadsheet-template", ""):
        assert read(put("a.ots", ods_xml(row, kind=kind))).rows == (("Ana",),)
    with pytest.raises(FileProblem) as raised:
        read(put("a.odt", ods_xml(row, kind="application/vnd.oasis.opendocument.text")))
    assert raised.value.kind is FileKind.DOCUMENT


FLAT = (
    "<?xml version='1.0' encoding='UTF-8'?>{}<office:document xmlns:office='o' xmlns:table='t' xmlns:text='x'>"
    "<office:body><office:spreadsheet><table:table table:name='A'>{}</table:table></office:spreadsheet>"
    "</office:body></office:document>"
)


def test_a_spreadsheet_that_is_not_packed_is_no_web_page(put: Put) -> None:
    cell = NUMBER.format("float", 'office:value="639980081"', "06 39 98 00 81")
    table = read(put("a.fods", FLAT.format("", ROW.format(TEXT.format("Zoé") + cell)).encode()))
    assert (table.rows, table.format) == ((("Zoé", "06 39 98 00 81"),), Format.ODS)


def test_one_that_is_not_packed_may_harm_as_well(put: Put) -> None:
    harmful = FLAT.format("<!DOCTYPE x [<!ENTITY a 'ha'>]>", ROW.format(TEXT.format("&a;")))
    with pytest.raises(FileProblem) as raised:
        read(put("a.fods", harmful.encode()))
    assert raised.value.kind is FileKind.ENTITIES
