"""People into a file and out of it again, also after a spreadsheet had it."""

from pathlib import Path

import pytest

from ovhsms_gui.core.numbers import Problem, parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import people_csv, people_file

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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("own.csv", "number,name\n"),
        ("cards.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Duval\nTEL;TYPE=CELL:06 39 98 00 12\nEND:VCARD\n"),
        ("other.csv", "Nom;Prénom;Portable\nDuval;Ana;06 39 98 00 12\n\nPetit;Bob;0612\n"),
        ("bare.txt", "06 39 98 00 12\n06 39 98 00 13\n"),
    ],
)
def test_files_of_other_programs_are_read_as_far_as_they_can_be(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    found = [(row.number.e164, row.name) for row in people_file.read(path, "FR")]
    assert (
        found
        == {
            "own.csv": [],
            "cards.vcf": [("+33639980012", "Ana Duval")],
            "other.csv": [("+33639980012", "Ana Duval"), (None, "")],
            "bare.txt": [("+33639980012", ""), ("+33639980013", "")],
        }[name]
    )


def test_our_own_file_is_known_by_its_first_line(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    people_csv.write(path, [ANA], ";")
    assert people_csv.is_ours(path)
    [ana] = people_file.read(path, "FR")
    assert ana.fields == ANA.fields
