"""Web pages and XML that programs call .xls: the table that a person sees in them, and nothing from elsewhere."""

import pytest

from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.reading import read

from .conftest import Put

OFFICE = 'xmlns:x="urn:schemas-microsoft-com:office:excel"'


def page(*rows: str, head: str = "") -> bytes:
    return f"<html {OFFICE}><head>{head}</head><body><table>{''.join(rows)}</table></body></html>".encode()


def rows(put: Put, data: bytes, name: str = "a.xls") -> tuple[tuple[str, ...], ...]:
    return read(put(name, data)).rows


HEAD = "<tr><th>Nom</th><th>Portable</th></tr>"


def test_the_people_of_a_page(put: Put) -> None:
    table = read(put("patients.xls", page(HEAD, "<tr><td>Zoé Petit<td>06 39 98 00 12</tr>")), region="FR")
    assert (table.format, table.sheets) == (Format.MARKUP, ("1",))
    (person,) = people(table, guess(table, "FR"), "FR").people
    assert (person.row.number.e164, person.row.name) == ("+33639980012", "Zoé Petit")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("<tr><td>a<td>b", ("a", "b")),
        ("<TR CLASS=x><TD NOWRAP>a</TD><TD>b</TD></TR>", ("a", "b")),
        ("<td>a</td><td>b</td></tr>", ("a", "b")),
        ("<tr><td> Ana \n\t Duval<td>&nbsp;</td></tr>", ("Ana Duval", "")),
        (
            "<tr><td>Rue&nbsp;de<br>L&#39;&Eacute;cole<br/>5 &lt;b&gt;<td>&#xD800;x",
            ("Rue de\nL'École\n5 <b>", "\ufffdx"),
        ),
        ("<tr><td><b>A</b>n<i>a</i><td><p>one</p><p>two</p>", ("Ana", "one\n\ntwo")),
        ("<tr><td>a<!-- <td>no</td> --><td>b", ("a", "b")),
        ("<tr><td>a<script>'<td>no'</script><style>td {}</style><td>b", ("a", "b")),
        ("<tr><td>a<td>b <!-- never closed", ("a", "b <!-- never closed")),
        ('<tr><td title="x > y">a<td class="a"b">b', ("a", "b")),
        ("<tr><td style='mso-number-format:\"\\@\"'>0639980012<td>b", ("0639980012", "b")),
        ('<tr><td x:num="33639980012">3,36E+10<td x:num="639980012">########', ("33639980012", "639980012")),
        ('<tr><td x:num="44562">01/01/2022<td>b', ("01/01/2022", "b")),
        ("<tr><td>a < b<td>c & d", ("a < b", "c & d")),
        ("<tr><td>a<td><input value=no>b", ("a", "b")),
    ],
)
def test_a_cell_is_what_a_person_sees(put: Put, row: str, cells: tuple[str, ...]) -> None:
    assert rows(put, page(HEAD, row))[1] == cells


def test_cells_over_several_columns_and_rows(put: Put) -> None:
    made = page(
        "<tr><td colspan=3>Class 5B</td></tr>",
        "<tr><td rowspan=3>Duval</td><td>Ana</td><td rowspan='2'>0639980012</td></tr>",
        "<tr><td>Bob</td></tr>",
        "<tr><td colspan=2>nobody</td></tr>",
        "<tr><td rowspan=0>a</td><td colspan=x>b</td><td>c</td></tr>",
    )
    assert rows(put, made) == (
        ("Class 5B", "", ""),
        ("Duval", "Ana", "0639980012"),
        ("Duval", "Bob", "0639980012"),
        ("Duval", "nobody", ""),
        ("a", "b", "c"),
    )


def test_the_largest_table_is_meant_and_each_can_be_chosen(put: Put) -> None:
    inner = f"<table>{HEAD}<tr><td>Ana<td>0639980012</table>"
    path = put("a.html", f"<html><table><tr><td>Menu<td>Help<td>{inner}</td></tr></table>".encode())
    table = read(path)
    assert (table.rows, table.sheet, table.sheets) == (
        (("Nom", "Portable"), ("Ana", "0639980012")),
        "1",
        ("1", "2"),
    )
    assert table.others == ()  # a row alone is the page's layout
    assert read(path, sheet="2").rows == (("Menu", "Help", ""),)
    assert read(path, sheet="2").others == ("1",)
    with pytest.raises(FileProblem) as raised:
        read(path, sheet="3")
    assert raised.value.kind is FileKind.NO_SHEET


def test_a_list_that_is_cut_into_tables_is_one(put: Put) -> None:
    one = "<table><tr><td>{}<td>0639980012</table>"
    made = f"<html><table>{HEAD}</table><p>{one.format('Ana')}<hr>{one.format('Bob')}<table><tr><td>Page 1</table>"
    assert [row[0] for row in rows(put, made.encode())] == ["Nom", "Ana", "Bob"]


def test_rows_that_are_hidden_are_known(put: Put) -> None:
    made = page(
        HEAD, "<tr style='display:none'><td>a<td>1</tr>", "<tr><td>b<td>2</tr>", "<tr hidden><td>c<td>3</tr>"
    )
    table = read(put("a.xls", made))
    assert ([row[0] for row in table.rows], table.hidden) == (["Nom", "a", "b", "c"], frozenset({1, 3}))


@pytest.mark.parametrize(
    "some",
    [
        "<tr style='visibility: collapse'>{}</tr>",
        "<tr class=gone>{}</tr>",
        "<tr class='x Gone'>{}</tr>",
        "<tbody style='display:none'><tr>{}</tbody>",
        "<tbody hidden><tr class=x>{}</tr></tbody>",
        "<tfoot class=gone><tr>{}</tr></tfoot>",
    ],
)
def test_rows_that_are_hidden_in_other_ways_are_known(put: Put, some: str) -> None:
    style = (
        "<style><!-- td {} .other, .gone td { overflow: hidden } .other:hover { display: none }"
        " tr.Gone { color: red; display: none } @media print { .paper { display: none } } --></style>"
    )
    row = some.format("<td>b<td>0639980012")
    made = page(
        HEAD,
        "<tr class=paper style='overflow: hidden'><td>a<td>1</tr>",
        row,
        "<tbody><tr class=other><td>c<td>3</tr>",
        head=style,
    )
    table = read(put("a.xls", made))
    assert ([row[0] for row in table.rows], table.hidden) == (["Nom", "a", "b", "c"], frozenset({2}))


@pytest.mark.parametrize("said", ["", "utf-8", "iso-8859-1", "windows-1252", "no-such", "utf-16"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_page_may_say_an_encoding_and_be_in_another(put: Put, said: str, encoding: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">'
    made = page("<tr><td>Zoé Noël<td>10 €", head=meta).decode().encode(encoding)
    assert rows(put, made) == (("Zoé Noël", "10 €"),)


def test_an_encoding_that_only_the_page_knows(put: Put) -> None:
    made = page("<tr><td>Żółć<td>1", head="<meta charset='iso-8859-2'>").decode().encode("iso8859-2")
    assert rows(put, made) == (("Żółć", "1"),)


@pytest.mark.parametrize(
    "before",
    [
        "<?xml version='1.0'?><!DOCTYPE html>",
        "<!-- made by a program -->",
        "<br />\n<b>Warning</b>: x",
        " \n",
    ],
)
def test_what_stands_before_a_page(put: Put, before: str) -> None:
    assert rows(put, before.encode() + page(HEAD)) == (("Nom", "Portable"),)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"<html><body>Nothing here</body></html>", FileKind.WEB_PAGE),
        (b"<html><frameset><frame src='a_files/sheet001.htm'></frameset></html>", FileKind.WEB_PAGE),
        (b"<html><table><tr><td> &nbsp; </table>", FileKind.WEB_PAGE),
        (b"<html>" + b"<table><tr><td>" * 60 + b"a", FileKind.DAMAGED),
        (page("<tr><td>a" * 100_002), FileKind.TOO_MANY_ROWS),
        (page("<tr>" + "<td>a" * 1001), FileKind.TOO_MANY_COLUMNS),
        (page("<tr>" + "<td rowspan=999>a" * 900, "<tr><td>b" * 6000), None),
        (page(*["<tr>" + "<td rowspan=999>a" * 900 + "<tr><td>b" * 998] * 6), FileKind.TOO_MANY_CELLS),
    ],
)
def test_pages_without_a_table_or_with_too_large_a_one(put: Put, data: bytes, kind: FileKind | None) -> None:
    if kind is None:
        assert len(rows(put, data)) == 6001
        return
    with pytest.raises(FileProblem) as raised:
        rows(put, data)
    assert raised.value.kind is kind


@pytest.mark.parametrize(
    "pattern", ["<", "<!--", "<a ", '<a "', "<script>", "&", "<td '", "<table", "</td", "<td a="]
)
def test_a_damaged_page_is_read_in_one_pass(put: Put, pattern: str) -> None:
    assert rows(put, page("<tr><td>Ana<td>1</tr>", pattern * 100_000))[0] == ("Ana", "1")


def archive(body: str, coding: str = "quoted-printable") -> bytes:
    lines = [
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="--=_next"',
        "",
        "----=_next",
        "Content-Location: file:///C:/a.htm",
        f"Content-Transfer-Encoding: {coding}",
        'Content-Type: text/html; charset="utf-8"',
        "",
        body,
        "----=_next--",
        "",
    ]
    return "\r\n".join(lines).encode()


def test_a_page_saved_in_one_file(put: Put) -> None:
    body = "<html><table><tr><td class=3Dx>Zo=C3=A9<td>06399=\r\n80012</table></html>"
    assert rows(put, archive(body)) == (("Zoé", "0639980012"),)
    with pytest.raises(FileProblem) as raised:
        rows(put, b"Received: from x\r\nTo: Ana\r\n" + archive(body))
    assert raised.value.kind is FileKind.MAIL
    with pytest.raises(FileProblem) as raised:
        rows(put, archive(body + "\r\n--a" * 3000))
    assert raised.value.kind is FileKind.DAMAGED


NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def book(*sheets: str, before: str = "<?xml version='1.0'?>") -> bytes:
    return (
        f"{before}<Workbook xmlns='{NAMESPACE}' xmlns:ss='{NAMESPACE}'>{''.join(sheets)}</Workbook>".encode()
    )


def sheet(rows: str, name: str = "A", visible: str = "") -> str:
    options = (
        f"<WorksheetOptions xmlns='x'><Visible>{visible}</Visible></WorksheetOptions>" if visible else ""
    )
    return f"<Worksheet ss:Name='{name}'><Table>{rows}</Table>{options}</Worksheet>"


def data(text: str, kind: str = "String", extra: str = "") -> str:
    return f"<Cell {extra}><Data ss:Type='{kind}'>{text}</Data></Cell>"


def at(name: str, number: int) -> str:
    return f"{name}='{number}'"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (data("0639980012"), "0639980012"),
        (data("33639980012", "Number"), "33639980012"),
        (data("3.3639980012E10", "Number"), "33639980012"),
        (data("2026-03-12T00:00:00.000", "DateTime"), "12/03/2026"),
        (data("2026-03-12T14:30:00.000", "DateTime"), "12/03/2026 14:30"),
        (data("1899-12-31T14:30:00.000", "DateTime"), "14:30"),
        (data("1", "Boolean"), "VRAI"),
        (data("never", "DateTime"), "never"),
        (data("Ana &amp; Zoé&#10;<B xmlns='h'>Duval</B>"), "Ana & Zoé\nDuval"),
        ("<Cell><Data>a</Data><Comment><Data>no</Data></Comment></Cell>", "a"),
        ("<ss:Cell><ss:Data ss:Type='String'>a</ss:Data></ss:Cell>", "a"),
        ("<Cell ss:Formula='=1+1'><Data ss:Type='Number'>2</Data></Cell>", "2"),
    ],
)
def test_a_cell_of_xml_is_shown_as_in_a_sheet(put: Put, cell: str, shown: str) -> None:
    table = read(put("a.xls", book(sheet(f"<Row>{cell}{data('x')}</Row>"))))
    assert (table.rows, table.format) == (((shown, "x"),), Format.MARKUP)


@pytest.mark.parametrize(
    ("code", "cell", "shown"),
    [
        ("0.00", data("59.7", "Number", "ss:StyleID='s'"), "59,70"),
        ("Percent", data("0.2", "Number", "ss:StyleID='s'"), "20,00 %"),
        ("Short Date", data("2026-03-12T00:00:00.000", "DateTime", "ss:StyleID='s'"), "12/03/2026"),
        ("Short Time", data("2026-03-12T14:30:00.000", "DateTime", "ss:StyleID='s'"), "14:30"),
        (
            "0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##",
            data("639980012", "Number", "ss:StyleID='s'"),
            "06 39 98 00 12",
        ),
        ("General", data("59.7", "Number", "ss:StyleID='s'"), "59,7"),
        ("General Number", data("1", "Number", "ss:StyleID='s'"), "1"),
        ("Yes/No", data("1", "Number", "ss:StyleID='s'"), "Oui"),
        ("Yes/No", data("0", "Number", "ss:StyleID='s'"), "Non"),
        ("True/False", data("-1", "Number", "ss:StyleID='s'"), "VRAI"),
        ("True/False", data("0", "Number", "ss:StyleID='s'"), "FAUX"),
        ("On/Off", data("5", "Number", "ss:StyleID='s'"), "Activé"),
        ("On/Off", data("0", "Number", "ss:StyleID='s'"), "Désactivé"),
        ("0.00", data("59.7", "Number"), "59,7"),
    ],
)
def test_a_value_of_xml_has_its_format(put: Put, code: str, cell: str, shown: str) -> None:
    style = f"<Styles><Style ss:ID='s'><NumberFormat ss:Format='{code}'/></Style></Styles>"
    assert read(put("a.xls", book(style, sheet(f"<Row>{cell}{data('x')}</Row>")))).rows == ((shown, "x"),)


@pytest.mark.parametrize(
    ("columns", "row", "cell", "shown"),
    [
        ("<Column ss:StyleID='tel'/>", "", "", "06 39 98 00 41"),
        ("<Column ss:Span='3' ss:StyleID='tel'/>", "", "ss:Index='3'", "06 39 98 00 41"),
        ("<Column/><Column ss:Index='5' ss:StyleID='tel'/>", "", "ss:Index='5'", "06 39 98 00 41"),
        ("<Column ss:Index='16000' ss:StyleID='tel'/>", "", "", "639980041"),
        ("", "ss:StyleID='tel'", "", "06 39 98 00 41"),
        ("<Column ss:StyleID='plain'/>", "ss:StyleID='tel'", "", "06 39 98 00 41"),
        ("<Column ss:StyleID='tel'/>", "", "ss:StyleID='plain'", "639980041"),
        ("", "ss:StyleID='tel'", "ss:StyleID='plain'", "639980041"),
        ("", "", "ss:StyleID='like'", "06 39 98 00 41"),
    ],
)
def test_a_cell_of_xml_has_the_format_of_its_row_or_column(
    put: Put, columns: str, row: str, cell: str, shown: str
) -> None:
    format_ = "0#&quot; &quot;##&quot; &quot;##&quot; &quot;##&quot; &quot;##"
    styles = (
        f"<Styles><Style ss:ID='Default'/><Style ss:ID='tel'><NumberFormat ss:Format='{format_}'/></Style>"
        "<Style ss:ID='like' ss:Parent='tel'><Font/></Style><Style ss:ID='plain'><Font/></Style></Styles>"
    )
    made = sheet(f"{columns}<Row {row}>{data('639980041', 'Number', cell)}</Row>")
    assert read(put("a.xls", book(styles, made))).rows[0][-1] == shown


def test_a_default_format_and_hidden_columns_of_xml(put: Put) -> None:
    style = "<Styles><Style ss:ID='Default'><NumberFormat ss:Format='0.00'/></Style></Styles>"
    made = sheet(f"<Column/><Column ss:Hidden='1'/><Row>{data('5', 'Number')}{data('x')}</Row>")
    table = read(put("a.xls", book(style, made)))
    assert (table.rows, table.hidden_columns) == ((("5,00", "x"),), frozenset({1}))


def test_rows_and_columns_without_a_height_or_width_are_hidden_in_xml(put: Put) -> None:
    made = sheet(
        f"<Column ss:Width='48.5'/><Column ss:Width='0'/><Row ss:Height='15'>{data('a')}{data('b')}</Row>"
        f"<Row ss:Height='0.0'>{data('c')}{data('d')}</Row>"
    )
    table = read(put("a.xls", book(made)))
    assert (table.hidden, table.hidden_columns) == (frozenset({1}), frozenset({1}))


def test_a_formula_of_xml_without_a_result_is_told(put: Put) -> None:
    cells = (
        "<Cell ss:Formula='=1+1'/><Cell ss:Formula='=2+2'><Data ss:Type='Number'></Data></Cell>"
        "<Cell ss:Formula='=A1'><Data ss:Type='String'></Data></Cell>"
    )
    table = read(put("a.xls", book(sheet(f"<Row>{data('Ana')}{cells}{data('x')}</Row>"))))
    assert (table.rows, table.errors) == ((("Ana", "", "", "", "x"),), ((0, 1, "=1+1"), (0, 2, "=2+2")))


def test_places_of_xml(put: Put) -> None:
    made = sheet(
        f"<Column/><Row>{data('a')}{data('d', extra=at('ss:Index', 4))}</Row>"
        f"<Row ss:Index='3' ss:Hidden='1'>{data('b', extra=at('ss:MergeAcross', 1))}{data('c')}"
        "<Cell ss:Index='900'/></Row>"
        f"<Row>{data('e')}</Row>"
    )
    table = read(put("a.xml", book(made)))
    assert (table.rows, table.hidden) == ((("a", "", "", "d"), (), ("b", "", "c"), ("e",)), frozenset({2}))


def test_an_error_in_xml_is_an_empty_cell_that_is_told(put: Put) -> None:
    rows = f"<Row>{data('Ana')}{data('#N/A', 'Error')}</Row><Row>{data('#REF!', 'Error')}{data('Bob')}</Row>"
    table = read(put("a.xls", book(sheet(rows))))
    assert table.rows == (("Ana", ""), ("", "Bob"))
    assert (table.errors, table.error_count) == (((0, 1, "#N/A"), (1, 0, "#REF!")), 2)


def test_sheets_of_xml(put: Put) -> None:
    some = f"<Row>{data('Ana')}</Row>"
    made = book(sheet(some, "Old", "SheetHidden"), sheet("", "Empty"), sheet(some, "Zoé"), sheet(some, "Zoé"))
    table = read(put("a.xls", made))
    assert (table.sheet, table.sheets) == ("Zoé", ("Empty", "Zoé", "Zoé (4)", "Old"))
    assert (table.others, table.hidden_sheets) == (("Zoé (4)", "Old"), frozenset({"Old"}))
    assert read(put("a.xls", made), sheet="Old").rows == (("Ana",),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_xml_in_any_encoding(put: Put, encoding: str) -> None:
    said = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?>"
    made = book(sheet(f"<Row>{data('Zoé')}</Row>"), before=said).decode().encode(encoding)
    assert read(put("a.xls", made)).rows == (("Zoé",),)


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (book(before="<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>]>"), FileKind.ENTITIES),
        (book(before="<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"), FileKind.ENTITIES),
        (b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>]><x>&a;</x>", FileKind.ENTITIES),
        (book(sheet(f"<Row>{data('a & b')}</Row>")), FileKind.DAMAGED),
        (book(sheet("<Row>" * 100)), FileKind.DAMAGED),
        (book(sheet(f"<Row>{data('a')}</Row>"))[:-20], FileKind.DAMAGED),
        (book(*[sheet("")] * 1001), FileKind.DAMAGED),
        (book(sheet("<Row/>" * 100_002)), FileKind.TOO_MANY_ROWS),
        (book(sheet(f"<Row ss:Index='100002'>{data('a')}</Row>")), FileKind.TOO_MANY_ROWS),
        (book(sheet(f"<Row>{data('a', extra=at('ss:Index', 1001))}</Row>")), FileKind.TOO_MANY_COLUMNS),
        (
            book(*[sheet(f"<Row ss:Index='99000'>{data('a')}</Row>", str(n)) for n in range(60)]),
            FileKind.TOO_MANY_CELLS,
        ),
        (book(), FileKind.EMPTY),
        (book(sheet("")), FileKind.EMPTY),
    ],
)
def test_xml_that_harms_or_is_damaged(put: Put, made: bytes, kind: FileKind) -> None:
    with pytest.raises(FileProblem) as raised:
        read(put("a.xls", made))
    assert raised.value.kind is kind
