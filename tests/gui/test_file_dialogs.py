"""Dialogs that ask for a file begin in Documents, or where the last one for the same purpose was."""

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from ovhsms_gui.core.settings import LAST_FOLDERS
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.work import folders
from ovhsms_gui.work.events import Trouble

from .conftest import Desk, Open, close, guest

DIALOGS = {
    "importFileDialog": (0, "importButton"),
    "importContactsDialog": (3, "importContactsButton"),
}


@pytest.fixture
def documents(home: Path) -> Path:
    folder = home / "Mes documents"
    folder.mkdir()
    (home / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Mes documents"\n', "utf-8")
    return folder


def opened(desk: Desk, name: str = "importFileDialog") -> QFileDialog:
    page, button = DIALOGS[name]
    desk.show_page(page)
    desk.click(button)
    dialog = desk.wait_dialog(name)
    assert isinstance(dialog, QFileDialog)
    return dialog


def folder(dialog: QFileDialog) -> Path:
    return Path(dialog.directory().absolutePath())


def answered(desk: Desk) -> None:
    """What was asked in the files' lane before is answered."""
    asked: list[str] = []
    desk.parts.office.files.ask(lambda _data: "", asked.append)
    desk.until(lambda: bool(asked))


def choose(desk: Desk, dialog: QFileDialog, file: Path) -> None:
    """As if it were a file: what is read from it is told in a dialog of its own, which is closed again."""
    dialog.fileSelected.emit(str(file))
    dialog.reject()
    desk.wait_dialog("importDialog").reject()
    desk.until(lambda: desk.dialog("importDialog") is None)


def test_they_begin_in_documents(desk: Desk, documents: Path) -> None:
    dialog = opened(desk)
    desk.until(lambda: folder(dialog) == documents)


def test_without_such_a_folder_at_home(desk: Desk, documents: Path, home: Path) -> None:
    documents.rmdir()
    dialog = opened(desk)
    answered(desk)
    assert folder(dialog) == home


def test_each_comes_back_to_where_it_was_after_a_restart_too(
    open_desk: Open, server: DemoServer, documents: Path, tmp_path: Path
) -> None:
    desk = open_desk(guest(server))
    table = tmp_path / "École" / "parents.csv"
    table.parent.mkdir()
    table.write_text("Nom;Téléphone\nAna;06 39 98 00 12\n", "utf-8")
    choose(desk, opened(desk), table)
    close(desk)
    desk = open_desk(guest(server))
    dialog = opened(desk)
    desk.until(lambda: folder(dialog) == table.parent)
    dialog.reject()
    other = opened(desk, "importContactsDialog")
    answered(desk)
    assert folder(other) == documents, "which was for something else"


def test_a_folder_that_is_gone_leaves_it_in_documents(desk: Desk, documents: Path, tmp_path: Path) -> None:
    desk.parts.office.preferences.put(LAST_FOLDERS, {"importFileDialog": str(tmp_path / "gone")})
    dialog = opened(desk)
    answered(desk)
    assert folder(dialog) == documents


def test_a_folder_that_the_system_refuses_to_look_at_leaves_it_in_documents_too(
    desk: Desk, documents: Path
) -> None:
    news: list[object] = []
    desk.parts.office.happened.connect(news.append)
    desk.parts.office.preferences.put(LAST_FOLDERS, {"importFileDialog": f"/{'x' * 5000}"})
    dialog = opened(desk)
    answered(desk)
    assert folder(dialog) == documents
    assert not [one for one in news if isinstance(one, Trouble)]


def test_one_that_does_not_answer_holds_up_nothing_and_comes_too_late_for_who_has_gone_elsewhere(
    desk: Desk, documents: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    class Slow(type(Path())):  # type: ignore[misc]
        """On a share that takes its time."""

        def is_dir(self, **how: bool) -> bool:
            answers.wait(60)
            return bool(super().is_dir(**how))

    monkeypatch.setattr(folders, "Path", Slow)
    desk.parts.office.preferences.put(LAST_FOLDERS, {"importFileDialog": str(tmp_path)})
    dialog = opened(desk)
    assert folder(dialog) == home, "not even Documents is waited for"
    elsewhere = documents / "2026"
    elsewhere.mkdir()
    dialog.setDirectory(str(elsewhere))
    answers.set()
    answered(desk)
    assert folder(dialog) == elsewhere


def test_a_name_that_is_suggested_stays_when_the_folder_of_the_last_time_is_shown(
    desk: Desk, documents: Path, tmp_path: Path
) -> None:
    desk.add("Ana 06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 1)
    desk.parts.office.preferences.put(LAST_FOLDERS, {"exportDialog": str(tmp_path)})
    desk.until(lambda: desk.parts.outbox.current is not None)
    desk.click("exportButton")
    dialog = desk.wait_dialog("exportDialog")
    assert isinstance(dialog, QFileDialog)
    desk.until(lambda: folder(dialog) == tmp_path)
    assert dialog.selectedFiles() == [str(tmp_path / "sms.xlsx")]
    dialog.selectNameFilter(dialog.nameFilters()[1])
    dialog.filterSelected.emit(dialog.nameFilters()[1])
    assert dialog.selectedFiles() == [str(tmp_path / "sms.csv")]
