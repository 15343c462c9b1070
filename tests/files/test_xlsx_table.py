"""A written workbook reads back whole as what it was, computes nothing, and is there whole or not at all."""

import os
import stat
import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from ovhsms_gui.files import xlsx_table
from ovhsms_gui.files.xlsx_table import Cell, write


def read(path: Path) -> dict[str, list[list[object]]]:
    """By sheet: what is in it, with the kind of each cell that is no empty one."""
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def kinds(path: Path) -> set[str]:
    [sheet] = openpyxl.load_workbook(path)
    return {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}


def test_times_figures_and_texts_are_what_they_were(tmp_path: Path) -> None:
    at = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001 - a workbook knows no zone
    rows: list[list[Cell]] = [
        [at, "06 39 98 00 12", "École; « du Parc »\nSTOP:36111", 2, 1.5],
        [at, "", "😊", None, 0],
    ]
    assert write(tmp_path / "t.xlsx", ["a", "b", "c", "d", "e"], rows, title="Envois") == 2
    assert read(tmp_path / "t.xlsx") == {
        "Envois": [
            ["a", "b", "c", "d", "e"],
            [at, "06 39 98 00 12", "École; « du Parc »\nSTOP:36111", 2, 1.5],
            [at, None, "😊", None, 0],
        ]
    }


HOSTILE = (
    *("=cmd|' /C calc'!A0", "=1+1", "{=1+1}", "+33639980012", "-2", "@SUM(A1)", "0639980012", "1e5", "TRUE"),
    *(
        "http://example.org",
        "mailto:a@example.org",
        "internal:Envois!A1",
        "'=1",
        "_x0041_",
        "a\x01b",
        "<b>&amp;",
    ),
)


def test_no_text_is_a_formula_a_link_or_a_figure(tmp_path: Path) -> None:
    write(tmp_path / "t.xlsx", ["=1+1"], [[cell] for cell in HOSTILE], title="Envois")
    assert kinds(tmp_path / "t.xlsx") == {"s"}
    [sheet] = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert [cell.hyperlink for [cell] in sheet.iter_rows()] == [None] * (len(HOSTILE) + 1)
    plain = [value for [value] in read(tmp_path / "t.xlsx")["Envois"]]
    assert [value for value in plain if "x00" not in str(value)] == [
        "=1+1",
        *(cell for cell in HOSTILE if "x00" not in cell and "\x01" not in cell),
    ]


def test_a_text_that_no_cell_can_hold_is_cut(tmp_path: Path) -> None:
    write(tmp_path / "t.xlsx", ["a"], [["x" * 40_000]], title="Envois")
    [[_], [text]] = read(tmp_path / "t.xlsx")["Envois"]
    assert text == "x" * 32_766 + "…"  # and says so


def test_what_one_sheet_cannot_hold_stands_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_table, "ROWS", 3)
    assert write(tmp_path / "t.xlsx", ["n"], [[n] for n in range(5)], title="Envois") == 5
    assert read(tmp_path / "t.xlsx") == {
        "Envois": [["n"], [0], [1]],
        "Envois 2": [["n"], [2], [3]],
        "Envois 3": [["n"], [4]],
    }


def test_nobody_is_a_table_of_titles(tmp_path: Path) -> None:
    assert write(tmp_path / "t.xlsx", ["a"], [], title="Envois") == 0
    assert read(tmp_path / "t.xlsx") == {"Envois": [["a"]]}


def test_rows_do_not_stay_in_memory(tmp_path: Path) -> None:
    def held(count: int) -> int:
        rows = ([f"{n} " + "x" * 100] * 3 for n in range(count))
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        write(tmp_path / "t.xlsx", ["a", "b", "c"], rows, title="Envois")
        return tracemalloc.get_traced_memory()[1] - before

    held(10)
    tracemalloc.start()
    try:
        few, many = held(300), held(6000)
    finally:
        tracemalloc.stop()
    assert many < few + 6000 * 100  # of some 1.8 million characters


def test_a_failure_in_the_middle_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    path.write_text("old")

    def broken() -> Iterator[list[Cell]]:
        yield ["a"]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(path, ["h"], broken(), title="Envois")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["t.xlsx"]


def test_a_folder_that_is_not_there_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "no" / "t.xlsx", ["h"], [], title="Envois")


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_what_is_written_is_for_its_owners_eyes(tmp_path: Path) -> None:
    seen: list[int] = []

    def rows() -> Iterator[list[Cell]]:
        yield ["0639980012"]
        seen.extend(stat.S_IMODE(place.stat().st_mode) & 0o077 for place in tmp_path.rglob("*"))

    before = os.umask(0)
    try:
        write(tmp_path / "t.xlsx", ["a"], rows(), title="Envois")
    finally:
        os.umask(before)
    assert len(seen) >= 3, "the file, and the folder with what is written so far"
    assert set(seen) == {0}
    assert stat.S_IMODE((tmp_path / "t.xlsx").stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["t.xlsx"]
