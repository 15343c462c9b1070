"""People into a file and out of it again, also after a spreadsheet had it."""

from pathlib import Path

import pytest

from ovhsms_gui.core.numbers import Problem, parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import people_csv

ANA = Row(parse("+33639980012", "FR"), "Ana; Duval", fields=(("city", "Évry"), ("note", "=1+1")))
BOB = Row(parse("+33639980013", "FR"), "", fields=(("code", "-007"),))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_written_and_read_again(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "people.csv"
    assert people_csv.write(path, [ANA, BOB], separator) == 2
    text = path.read_text("utf-8-sig")
    assert "'=1+1" in text
    assert "'-007" in text
    ana, bob = people_csv.read(path, "FR")
    assert (ana.number.e164, ana.name, ana.source) == ("+33639980012", "Ana; Duval", "people.csv:2")
    assert ana.fields == (("city", "Évry"), ("note", "=1+1"), ("code", ""))
    assert bob.fields == (("city", ""), ("note", ""), ("code", "-007"))


def test_as_a_person_or_a_spreadsheet_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('name,number,quote\n"Ana\nDuval",06 39 98 00 12,\'til six\n,,\nX,0612\n', "utf-8")
    ana, wrong = people_csv.read(path, "FR")
    assert (ana.name, ana.number.e164, ana.fields) == (
        "Ana\nDuval",
        "+33639980012",
        (("quote", "'til six"),),
    )
    assert (wrong.number.problem, wrong.fields) == (Problem.TOO_SHORT, ())


def test_a_file_without_numbers_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    for text in ("", "name;city\nAna;Lyon\n"):
        path.write_text(text, "utf-8")
        with pytest.raises(ValueError, match="numbers"):
            list(people_csv.read(path, "FR"))
