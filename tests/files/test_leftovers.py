"""What a killed export left beside its file goes with the next one; what is written now, or is not ours, stays."""

import os
from pathlib import Path

import pytest

from ovhsms_gui.files import leftovers, table

OURS = "patients.csv.0123456789abcdef.part"
FOLDER = ".patients.xlsx.a_b1c2d3.part"


def aged(path: Path, seconds: float) -> Path:
    at = path.stat().st_mtime - seconds
    os.utime(path, (at, at))
    return path


def make(folder: Path, name: str, seconds: float) -> Path:
    (folder / name).write_text("Ana;06 39 98 00 12")
    return aged(folder / name, seconds)


def exported(folder: Path) -> Path:
    path = folder / "list.csv"
    table.write(path, ["Number"], [["06 39 98 00 12"]], separator=";")
    leftovers.clear_beside(path)
    return path


def test_what_a_killed_export_left_is_gone_after_the_next(tmp_path: Path) -> None:
    make(tmp_path, OURS, 3600)
    aside = tmp_path / FOLDER
    aside.mkdir()
    make(aside, "tmpabc", 3600)
    aged(aside, 3600)
    path = exported(tmp_path)
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_being_written_now_stays(tmp_path: Path) -> None:
    beside = make(tmp_path, OURS, 60)
    aside = tmp_path / FOLDER
    aside.mkdir()
    make(aside, "tmpabc", 60)
    aged(aside, 3600)
    exported(tmp_path)
    assert beside.exists()
    assert list(aside.iterdir())


@pytest.mark.parametrize(
    "name", ["notes.part", "film.mkv.part", "patients.csv.0123.part", "patients.csv.0123456789abcdef"]
)
def test_what_is_not_ours_stays(tmp_path: Path, name: str) -> None:
    other = make(tmp_path, name, 1e6)
    exported(tmp_path)
    assert other.exists()


def test_a_link_and_what_it_leads_to_stay(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    other = make(tmp_path / "elsewhere", "mine.txt", 1e6)
    (tmp_path / OURS).symlink_to(other)
    exported(tmp_path)
    assert (tmp_path / OURS).is_symlink()
    assert other.exists()
