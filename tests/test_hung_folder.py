"""A data folder that does not answer, as on a share that hangs: a start says so, and ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ovhsms_gui.store.places import Places
from ovhsms_gui.work.data_folder import answers

posix = pytest.mark.skipif(os.name != "posix", reason="a pipe in a file's place is POSIX's")


@pytest.fixture
def hung(tmp_path: Path) -> Places:
    """Whoever opens its file waits until somebody writes, which nobody does."""
    places = Places(tmp_path / "data")
    places.data.mkdir()
    os.mkfifo(places.journal)
    return places


@posix
def test_one_that_hangs_does_not_answer(hung: Places) -> None:
    assert not answers(hung, 0.1)
    hung.journal.write_bytes(b"")  # lets the thread go


def test_one_that_is_there_or_could_be_made_does(tmp_path: Path) -> None:
    assert answers(Places(tmp_path))
    assert answers(Places(tmp_path / "not yet"))
    (tmp_path / "file").write_text("no folder")
    assert answers(Places(tmp_path / "file"))


@posix
@pytest.mark.parametrize("demo", [[], ["--demo"]])
def test_a_start_says_so_and_ends(hung: Places, demo: list[str]) -> None:
    code = (
        "import sys; from PySide6.QtWidgets import QMessageBox; from ovhsms_gui import __main__;"
        "from ovhsms_gui.work import data_folder; data_folder.answers.__defaults__ = (0.1,);"
        "QMessageBox.exec = lambda box: None; __main__.program()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *demo, "--data-dir", str(hung.data)],
        env={**os.environ, "HOME": str(hung.data), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "does not answer" in done.stderr
    assert str(hung.data) in done.stderr
    assert "Traceback" not in done.stderr
