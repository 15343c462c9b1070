"""Text of any program: its encoding and separator are found, can be chosen, and no row is swallowed."""

import contextlib
import io
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovhsms_gui.files.charsets import ENCODINGS
from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.problem import FileKind, FileProblem
from ovhsms_gui.files.reading import read
from ovhsms_gui.files.separated import SEPARATORS, split

from .conftest import Put

ROWS = (("Prénom", "Nom", "Mobile"), ("Hélène", "Lefèvre", "06 39 98 00 12"), ("Zoé", "Gaël", "0639980013"))


def text(separator: str = ";", end: str = "\r\n") -> str:
    return "".join(separator.join(row) + end for row in ROWS)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("cp1252", "cp1252"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("mac-roman", "mac-roman"),
        ("cp850", "cp850"),
    ],
)
def test_the_encoding_is_found(put: Put, written: str, found: str) -> None:
    table = read(put("a.csv", text().encode(written)))
    assert (table.encoding, table.rows, table.format) == (found, ROWS, Format.TEXT)


@pytest.mark.parametrize("word", ["Éric", "Müller", "André", "Noël", "François", "Œuvre", "10 €"])
def test_a_single_accent_is_read_as_windows_writes_it(put: Put, word: str) -> None:
    table = read(put("a.csv", f"nom;tel\n{word};0639980012\n".encode("cp1252")))
    assert table.rows[1] == (word, "0639980012")


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1250", "Zażółć gęślą jaźń; Łukasz Wiśniewski; Święto"),
        ("cp1251", "Добрый день; Наталья Иванова; Привет из города"),
        ("cp1253", "Καλημέρα σας; Γιώργος Παπαδόπουλος; Ευχαριστώ πολύ"),
    ],
)
def test_other_alphabets_are_told_from_accents(put: Put, encoding: str, words: str) -> None:
    table = read(put("a.csv", (words + "\n").encode(encoding) * 5))
    assert "; ".join(table.rows[0]).replace(";  ", "; ") == words


def test_utf_16_with_its_mark_and_tabs_as_excel_saves_unicode_text(put: Put) -> None:
    table = read(put("a.txt", text("\t").encode("utf-16")))
    assert (table.rows, table.separator) == (ROWS, "\t")


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ('"sep=|"\r\na|b\r\n', (("a", "b"),)),
        ("Nom,Mobile\nAna;1\nBob;2\n", (("Nom", "Mobile"), ("Ana", "1"), ("Bob", "2"))),
        ("Nom\tMobile\nAna;1\nBob;2\n", (("Nom", "Mobile"), ("Ana", "1"), ("Bob", "2"))),
        ("A list\nAna;1\nBob;2\n", (("A list",), ("Ana", "1"), ("Bob", "2"))),
        ("Nom;Mobile\nAna;1;\nBob;2;\n", (("Nom", "Mobile"), ("Ana", "1", ""), ("Bob", "2", ""))),
        ('a;b\n="0639980012";="Ana"\n', (("a", "b"), ("0639980012", "Ana"))),
        ('a;b\n"=""0639980012""";x\n', (("a", "b"), ("0639980012", "x"))),
        ("a;b\n=“0639980012”;x\n", (("a", "b"), ("0639980012", "x"))),
        ("a;b\n=SUM(A1);=\n", (("a", "b"), ("=SUM(A1)", "="))),
        ("a;b\nA\x00na;1\n\x1a", (("a", "b"), ("Ana", "1"))),
        ("Ana\t\t06\nRosalie\t07\nBob\t\t\t08\n", (("Ana", "06"), ("Rosalie", "07"), ("Bob", "08"))),
        (
            "Ana Duval    06 39\nRosalie Roux 07\nBob  08 09\n",
            (("Ana Duval    06 39",), ("Rosalie Roux 07",), ("Bob  08 09",)),
        ),
        ("Ana Duval     06 39\nRosalie Roux  07\n", (("Ana Duval", "06 39"), ("Rosalie Roux", "07"))),
        (
            "Dear all,\nwe are closed.  See you\nsoon\n",
            (("Dear all,",), ("we are closed.  See you",), ("soon",)),
        ),
    ],
)
def test_what_programs_do_to_a_table(put: Put, written: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(put("a.csv", written.encode())).rows == rows


THREE = (("0639980012",), ("0639980013",), ("0639980014",))


@pytest.mark.parametrize("between", [";", ",", "\t", "|", " ", "; ", ", ", "  ", " / ", ";\n", ",\n", "\r"])
def test_numbers_beside_each_other_are_people(put: Put, between: str) -> None:
    path = put("a.txt", between.join(row[0] for row in THREE).encode())
    table = read(path, region="FR")
    assert tuple(row[:1] for row in table.rows) == THREE
    # What was found is given again when another choice is made by hand.
    assert read(path, region="FR", separator=table.separator, encoding=table.encoding).rows == table.rows


@pytest.mark.parametrize(
    ("written", "rows"),
    [
        ("06 39 98 00 12, 06.39.98.00.13", (("06 39 98 00 12",), ("06.39.98.00.13",))),
        ("0639980012;0639980013\n0639980014\n", THREE),
        ("0639980012;0639980013\n0639980014;+33639980015\n", (*THREE, ("+33639980015",))),
        ("0639980012;0199000012\n", (("0639980012",), ("0199000012",))),
        # A mobile and a landline in each row are one person's.
        (
            "0639980012;0199000012\n0639980013;0199000013\n",
            (("0639980012", "0199000012"), ("0639980013", "0199000013")),
        ),
        ("0639980012;75001\n", (("0639980012", "75001"),)),
        ("06;39;98;00;12\n", (("06", "39", "98", "00", "12"),)),
        ("06/39/98/00/12\n", (("06/39/98/00/12",),)),
        ("+33 (0)6 39 98 00 12\n", (("+33 (0)6 39 98 00 12",),)),
    ],
)
def test_a_text_of_nothing_but_numbers(put: Put, written: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert read(put("a.txt", written.encode()), region="FR").rows == rows


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_separator_is_found(put: Put, separator: str, end: str) -> None:
    table = read(put("a.csv", text(separator, end).encode()))
    assert table.separator == separator
    assert table.rows == (ROWS if separator else tuple(("".join(row),) for row in ROWS))


def test_the_first_line_of_excel_that_names_the_separator_is_no_row(put: Put) -> None:
    table = read(put("a.csv", b"sep=|\r\n" + b"a;b|c;d\r\n1;2|3;4\r\n"))
    assert (table.rows, table.separator) == ((("a;b", "c;d"), ("1;2", "3;4")), "|")


def test_both_can_be_chosen(put: Put) -> None:
    path = put("a.csv", "é;b,c\n".encode("cp1252"))
    assert read(path, encoding="cp850", separator=",").rows == (("Ú;b", "c"),)
    assert read(path, separator="").rows == (("é;b,c",),)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_that_is_offered_reads_plain_letters(put: Put, encoding: str) -> None:
    assert read(put("a.csv", "a;b\nc;d\n".encode(encoding)), encoding=encoding).rows == (
        ("a", "b"),
        ("c", "d"),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "rot13", "no-such"])
def test_an_encoding_that_does_not_fit_is_refused(put: Put, encoding: str) -> None:
    with pytest.raises(FileProblem) as raised:
        read(put("a.csv", "é;bc\n".encode("cp1252")), encoding=encoding)
    assert raised.value.kind is FileKind.ENCODING


def test_a_damaged_place_costs_that_place_not_the_accents_of_all(put: Put) -> None:
    many = text() * 20
    for encoding in ("utf-8", "utf-16"):
        data = bytearray(many.encode(encoding))
        data[800:802] = b"\xff\xdc"
        table = read(put("a.csv", bytes(data)))
        assert (table.rows[:3], 1 <= table.lost <= 3) == (ROWS, True)
    assert read(put("b.csv", many.encode())).lost == 0


def test_a_byte_that_windows_does_not_know_costs_no_accent(put: Put) -> None:
    table = read(put("a.csv", b"\x81;;1\n" + text().encode("cp1252") * 3))
    assert (table.rows[-2:], table.encoding, table.lost) == (ROWS[1:], "cp1252", 1)


def test_quoted_newlines_separators_and_quotes_are_part_of_a_cell(put: Put) -> None:
    table = read(put("a.csv", b'a;b\r\n"two\r\nlines";"x;y"\r\n"say ""oui""";z'))
    assert table.rows == (("a", "b"), ("two\nlines", "x;y"), ('say "oui"', "z"))


def test_a_quote_that_is_never_closed_swallows_nobody(put: Put) -> None:
    table = read(put("a.csv", b'nom;tel\n"Bob;1\nAna;2\nZoe;3\n'))
    assert table.rows == (("nom", "tel"), ("Bob", "1"), ("Ana", "2"), ("Zoe", "3"))


@pytest.mark.parametrize("separator", [None, ";", ""])
def test_a_cell_beyond_the_limits_of_csv_is_refused_as_what_it_is(put: Put, separator: str | None) -> None:
    path = put("a.csv", f"a;b\n{'x' * 200_000};c\n".encode())
    with pytest.raises(FileProblem) as raised:
        read(path, separator=separator)
    assert raised.value.kind is FileKind.LONG_CELL


def test_one_number_a_line_is_a_table_of_one_column(put: Put) -> None:
    table = read(put("a.txt", b"0639980012\n\n06 39 98 00 13\n"))
    assert (table.rows, table.separator) == ((("0639980012",), (), ("06 39 98 00 13",)), "")
    assert [table.number(index) for index in range(3)] == [1, 2, 3]


def test_a_file_of_one_line_takes_no_more_than_a_few_times_its_size(put: Put) -> None:
    size = 4 * 2**20
    read(put("a.csv", b"a;b\n"))
    for line in (
        b"a;",
        b";",
        b"ab,",
        b'"a;',
        b"0639980012;",
        b"0639980012 ",
        b"a  ",
        b"x",
        "é;".encode("cp1252"),
    ):
        path = put("a.csv", line * (size // len(line)))
        tracemalloc.start()
        try:
            with contextlib.suppress(FileProblem):
                read(path, region="FR")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert peak < 10 * size, line


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.sampled_from('aé1;,\t|" \n\r')), st.sampled_from([None, *SEPARATORS]))
def test_every_letter_of_a_text_is_in_some_cell(put: Put, written: str, separator: str | None) -> None:
    def letters(text: str) -> str:
        return "".join(filter(str.isalnum, text))

    try:
        rows = read(put("a.csv", written.encode()), separator=separator).rows
    except FileProblem:
        rows = ()  # empty: then there was no letter either
    assert letters("".join(map("".join, rows))) == letters(written)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_line_without_end_is_not_copied_and_what_stands_around_it_is_read(
    end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[int] = []
    whole = io.StringIO

    def copy(text: str, newline: str | None) -> io.StringIO:
        copied.append(len(text))
        return whole(text, newline=newline)

    monkeypatch.setattr(io, "StringIO", copy)
    short = [("Ana", "06 39 98 00 12"), ("Bob\u2028Petit", "06 39 98 00 13")] * 4000
    wanted = [*short, ("x" * 100_000, "12"), *short]
    rows, separator = split(end.join(map(";".join, wanted)), None, "FR")
    assert (list(rows), separator) == (wanted, ";")
    if "\n" in end:
        assert max(copied) <= 2**16
        copied.clear()
        rows, separator = split("x" * 1_000_000, None, "FR")
        assert (list(rows), separator, copied) == ([("x" * 1_000_000,)], "", [])
