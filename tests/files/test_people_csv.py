"""People into a table and out of it again, also after a spreadsheet had it."""

import csv
import io
from pathlib import Path

import pytest

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import people_csv
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.reading import read

from .conftest import Build, Put

ANA = Row(
    parse("+33639980012", "FR"),
    "Dr Ana; Duval",
    fields=(
        ("first_name", "Ana"),
        ("last_name", "Duval"),
        ("city", "Évry"),
        ("mobile", "+33 6 39 98 00 99"),
        ("note", "=1+1\nby bus, or 'bike'"),
        ("groups", "Choir; Club"),
    ),
)
BOB = Row(parse("+33639980013", "FR"), "", fields=(("first_name", ""), ("last_name", ""), ("code", "-007")))


def taken_back(path: Path) -> list[Row]:
    table = read(path)
    imported = people(table, guess(table, "FR"), "FR")
    assert not imported.rejected
    return list(imported.rows)


def said(row: Row) -> dict[str, str]:
    return {title: text for title, text in row.fields if text and title != "name"}


def check(rows: list[Row]) -> None:
    ana, bob = rows
    assert (ana.number.e164, ana.name, said(ana)) == ("+33639980012", "Dr Ana; Duval", dict(ANA.fields))
    assert (bob.number.e164, bob.name, said(bob)) == ("+33639980013", "", {"code": "-007"})


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_written_and_read_again(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "people.csv"
    assert people_csv.write(path, lambda: [ANA, BOB], separator) == 2
    text = path.read_text("utf-8-sig")
    for cell in ("'=1+1", "'-007"):
        assert cell in text, "a spreadsheet would take it for a formula"
    assert f"{separator}+33 6 39 98 00 99{separator}" in text, "which its blanks keep a text"
    check(taken_back(path))


def test_after_a_spreadsheet_saved_it(tmp_path: Path, put: Put, xlsx: Build) -> None:
    path = tmp_path / "people.csv"
    people_csv.write(path, lambda: [ANA, BOB])
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.reader(file))
    check(taken_back(put("people.xlsx", xlsx(people=cells))))
    french = io.StringIO(newline="")
    csv.writer(french, delimiter=";").writerows(cells)
    check(taken_back(put("windows.csv", french.getvalue().encode("cp1252"))))
