"""A data file that cannot be used: a sentence, nothing sent, nothing typed is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QPlainTextEdit

from ovhsms_gui.demo.server import DemoServer

from .conftest import Open, guest


def corrupt(path: Path) -> None:
    path.write_bytes(b"this is no database at all, " * 200)


def newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 9999")


def in_the_way(path: Path) -> None:
    path.mkdir()


def told() -> str:
    boxes = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return " ".join(label.text() for box in boxes for label in box.findChildren(QLabel))


@pytest.mark.expects_log
@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [(corrupt, "damaged"), (newer, "newer version"), (in_the_way, "cannot be")],
)
def test_a_spoilt_data_file(
    open_desk: Open, server: DemoServer, tmp_path: Path, spoil: object, sentence: str
) -> None:
    (tmp_path / "data").mkdir()
    assert callable(spoil)
    spoil(tmp_path / "data" / "journal.sqlite")
    desk = open_desk(guest(server), wait=False, alarm=True)
    desk.until(lambda: sentence in told())
    assert "Nothing is sent" in told()
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.parts.compose.set_sender("MARTIN")
    desk.send(0)
    view = desk.find(QListWidget, "findingsView")
    desk.until(lambda: "Nothing was sent, and nothing you typed is lost" in view.item(0).text())
    desk.parts.accounts.current_changed.emit()  # a balance that comes in takes nothing away
    assert "Nothing was sent" in view.item(0).text()
    desk.write("Bonjour, à demain")
    assert "Nothing was sent" not in view.item(0).text()
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour, à demain"
    assert len(desk.parts.compose.rows) == 1
    assert server.world.sent == ()
