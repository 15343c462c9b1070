"""A written table reads back whole, runs nowhere, and is there whole or not at all."""

import csv
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ovhsms_gui.files.table import harmless, plain, write

guarded = st.text(st.characters(exclude_categories=["Cs"])) | st.text(st.sampled_from("'=+-@\t\r\n a1"))


def rows_of(path: Path, separator: str = ",") -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


def test_accents_separators_quotes_and_line_ends_survive(tmp_path: Path) -> None:
    rows = [["École; du Parc", 'say "oui"', "two\nlines"], ["5 €", "", "a,b"]]
    assert write(tmp_path / "t.csv", ["a", "b", "c"], rows, separator=";") == 2
    assert rows_of(tmp_path / "t.csv", ";") == [["a", "b", "c"], *rows]
    assert (tmp_path / "t.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    "cell",
    [
        *("=1+1", "+33639980012", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1", "'=1", "''-"),
        "+351 912 345 678",  # a spreadsheet takes it for thousands
        *("+33 6 39+1", "+33 6=1", "+33\t6", "+33  6", " +33 6", "'+33 6 39", "+33 6 39\n", "+٣٣ ٦"),
    ],
)
def test_what_looks_like_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["Ana", "", "a=b", "06 39 98 00 12", "'already", "+33 6 39 98 00 12", "+1 202 555 0123"]
)
def test_other_text_is_left_alone(cell: str) -> None:
    assert harmless(cell) == cell


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    cells=st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), min_size=1)
)
def test_any_text_reads_back_as_its_harmless_form(tmp_path: Path, cells: list[str]) -> None:
    write(tmp_path / "t.csv", ["h"] * len(cells), [cells])
    assert rows_of(tmp_path / "t.csv")[1] == [harmless(cell) for cell in cells]


@given(guarded)
def test_a_harmless_cell_tells_what_it_was(cell: str) -> None:
    assert plain(harmless(cell)) == cell


def test_a_number_that_another_program_or_an_earlier_version_guarded_is_taken_back_too() -> None:
    assert plain("'+33 6 39 98 00 12") == "+33 6 39 98 00 12"
    assert plain("'+33639980012") == "+33639980012"


@given(guarded)
def test_a_cell_without_an_apostrophe_is_what_it_says(cell: str) -> None:
    assert plain(cell.lstrip("'")) == cell.lstrip("'")


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("old")

    def broken() -> Iterator[list[str]]:
        yield ["1"]
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError):
        write(path, ["h"], broken())
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["t.csv"]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_what_is_written_is_for_its_owners_eyes_and_through_no_link(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("not ours")
    (tmp_path / "t.csv.part").symlink_to(other)
    before = os.umask(0)
    try:
        write(tmp_path / "t.csv", ["a"], [["0639980012"]])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "t.csv").stat().st_mode) == 0o600
    assert other.read_text() == "not ours"
    assert (tmp_path / "t.csv.part").is_symlink(), "what lies beside it is somebody else's"
