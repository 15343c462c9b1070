"""Links and files as arguments: read, or refused with a sentence and status 2."""

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.opening import Opening
from ovhsms_gui.files import problem
from ovhsms_gui.opening import Unusable, read_opening
from ovhsms_gui.store.drafts import Drafts

from .test_app import run

# Shows the text of a box that would wait for OK.
BOXED = """
import sys
from PySide6.QtWidgets import QMessageBox
QMessageBox.exec = lambda box: print(box.text())
from ovhsms_gui.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_link_becomes_numbers_and_a_text() -> None:
    opening = read_opening("sms:+33639980012,+33639980013?body=Bonjour")
    assert opening == Opening("+33639980012\n+33639980013", "Bonjour", "link")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_text_file_becomes_numbers(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "élèves.txt"
    path.write_bytes("Zoé Lefèvre 06 39 98 00 12\n06 39 98 00 13".encode(encoding))
    wanted = Opening("Zoé Lefèvre 06 39 98 00 12\n06 39 98 00 13", "", "élèves.txt")
    assert read_opening(str(path)) == wanted
    assert read_opening(path.as_uri()) == wanted


def test_a_file_of_20_mb_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "numbers.txt"
    line = b"06 39 98 00 12\n"
    path.write_bytes((line * (problem.MOST_BYTES // len(line) + 1))[: problem.MOST_BYTES])
    assert len(read_opening(str(path)).numbers) == problem.MOST_BYTES
    with path.open("ab") as file:
        file.write(b"\n")
    with pytest.raises(Unusable, match="20 MB"):
        read_opening(str(path))


@pytest.mark.parametrize(
    "argument", ["", ".", "no such file.txt", "sms", "a\0b", "http://exemple.fr/a", "file:", "file://["]
)
def test_what_is_no_file_is_a_sentence(argument: str) -> None:
    with pytest.raises(Unusable) as caught:
        read_opening(argument)
    assert str(caught.value).endswith(".")


def test_what_is_no_text_is_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "numbers.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)
    with pytest.raises(Unusable, match="no text file"):
        read_opening(str(path))


@pytest.mark.skipif(os.name != "posix", reason="a terminal of POSIX's")
@pytest.mark.parametrize(
    ("argument", "words"),
    [("sms:Ana?body=a", "“Ana” stands where"), ("sms:?body=%E9", "damaged"), ("nowhere.txt", "no file")],
)
def test_the_command_ends_with_a_sentence_and_status_2(tmp_path: Path, argument: str, words: str) -> None:
    """Where it was typed; whoever clicked on a link has no terminal, and reads it in a box."""
    master, terminal = os.openpty()
    environment = {**os.environ, "HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "ovhsms_gui", argument]
    with subprocess.Popen(command, env=environment, stderr=terminal) as process:
        assert process.wait(60) == 2
    said = os.read(master, 10_000).decode()
    os.close(master)
    os.close(terminal)
    assert words in said
    assert "Traceback" not in said
    boxed = subprocess.run(
        [sys.executable, "-c", BOXED, argument],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert boxed.returncode == 2
    assert words in boxed.stdout
    assert "Traceback" not in boxed.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a signal closes the first window")
def test_a_second_start_hands_its_link_to_the_first_and_ends(qtbot: QtBot, tmp_path: Path) -> None:
    data = tmp_path / "data"

    def begun() -> list[tuple[str, int]]:
        with closing(Drafts(data / "journal.sqlite")) as drafts:
            return [(row.start, row.people) for row in drafts.all()]

    environment = {**os.environ, "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "ovhsms_gui", "--data-dir", str(data)]
    with subprocess.Popen(command, env=environment) as first:
        try:
            qtbot.waitUntil((data / "journal.sqlite").exists, timeout=30_000)
            done = run("--data-dir", str(data), "sms:+33639980012?body=Bonjour", home=tmp_path)
            assert (done.returncode, done.stdout) == (0, "")
            qtbot.waitUntil(lambda: begun() == [("Bonjour", 1)], timeout=30_000)
        finally:
            first.send_signal(signal.SIGINT)
        assert first.wait(60) == 0
