"""A file that never ends, as on a share that is gone: it holds up itself, and nothing else."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QListWidget, QPlainTextEdit, QPushButton

from ovhsms_gui import opening
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.opening import read_opening
from ovhsms_gui.work.paperwork import ExportKind

from .conftest import Desk, close


class HungPath(type(Path())):  # type: ignore[misc]
    """Opening it takes until `answers` is set."""

    answers: threading.Event

    def open(self, *arguments: Any, **named: Any) -> Any:
        self.answers.wait(60)
        return super().open(*arguments, **named)


@pytest.fixture
def hung(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "hung.csv").write_text("Nom;Téléphone\nAna;06 39 98 00 12\n")
    path = HungPath(tmp_path / "hung.csv")
    path.answers = threading.Event()
    yield path
    path.answers.set()


class HungFolder(type(Path())):  # type: ignore[misc]
    """A place on such a share: whoever asks the system for it, or for what lies beside it, waits for `answers`."""

    answers = threading.Event()

    def __fspath__(self) -> str:
        self.answers.wait(60)
        return str(self)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Path]:
    HungFolder.answers.clear()
    yield HungFolder(tmp_path / "there.csv")
    HungFolder.answers.set()


def write_people(desk: Desk, path: Path) -> None:
    desk.parts.contacts.export(path, ExportKind.TABLE)


def write_cards(desk: Desk, path: Path) -> None:
    desk.parts.contacts.export(path, ExportKind.CARDS)


def write_copy(desk: Desk, path: Path) -> None:
    desk.parts.accounts.save_copy(path)


WRITERS = [write_people, write_cards, write_copy]


def open_(desk: Desk, path: Path) -> QDialog:
    desk.parts.window.pages.compose.widget.left.import_file(path)
    return desk.wait_dialog("importDialog")


def summary(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "importSummary")
    assert label is not None
    return label.text()


def cancel(dialog: QDialog) -> None:
    button = dialog.findChild(QPushButton, "importCancelButton")
    assert button is not None
    button.click()


def be_patient_no_longer(desk: Desk, name: str) -> None:
    timers = [timer for timer in desk.parts.office.findChildren(QTimer, name) if timer.isActive()]
    assert timers
    for timer in timers:
        timer.start(0)


def test_after_a_while_the_dialog_says_that_the_file_does_not_answer(desk: Desk, hung: HungPath) -> None:
    dialog = open_(desk, hung)
    assert "Reading" in summary(dialog)
    be_patient_no_longer(desk, "fileSilence")
    desk.until(lambda: "does not answer" in summary(dialog))
    hung.answers.set()
    desk.until(lambda: "1 person" in summary(dialog))


def test_enter_while_the_file_is_read_is_no_cancel(desk: Desk, hung: HungPath) -> None:
    dialog = open_(desk, hung)
    dialog.activateWindow()
    desk.until(lambda: dialog.focusWidget() is not None)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(dialog.focusWidget(), key)
    assert dialog.isVisible()
    hung.answers.set()
    desk.until(lambda: "1 person" in summary(dialog))
    assert isinstance(dialog.focusWidget(), QComboBox)


def test_send_does_not_wait_for_a_file(desk: Desk, hung: Path) -> None:
    desk.add("06 39 98 00 13")
    desk.write("Bonjour")
    desk.parts.compose.set_allow_replies(True)
    cancel(open_(desk, hung))
    desk.click("sendButton")
    desk.wait_dialog("confirmDialog")


def test_closing_does_not_wait_for_a_file(desk: Desk, hung: Path) -> None:
    cancel(open_(desk, hung))
    close(desk)


def test_another_file_is_read_while_the_first_never_ends(desk: Desk, hung: HungPath, tmp_path: Path) -> None:
    (tmp_path / "good.csv").write_text("Nom;Téléphone\nZoé;06 39 98 00 14\nNoé;06 39 98 00 15\n")
    cancel(open_(desk, hung))
    dialog = open_(desk, tmp_path / "good.csv")
    be_patient_no_longer(desk, "filesPatience")
    desk.until(lambda: "2 people" in summary(dialog))
    hung.answers.set()  # what comes at last is of another dialog: these are the receivers of this one still
    desk.until(lambda: not any(thread.name == "files" for thread in threading.enumerate()))
    assert "2 people" in summary(dialog)


def test_an_answer_to_a_dialog_that_was_closed_is_not_taken_by_the_next(
    desk: Desk, hung: HungPath, tmp_path: Path
) -> None:
    (tmp_path / "good.csv").write_text("Nom;Téléphone\nZoé;06 39 98 00 14\nNoé;06 39 98 00 15\n")
    cancel(open_(desk, hung))
    dialog = open_(desk, tmp_path / "good.csv")
    hung.answers.set()
    desk.until(lambda: "Reading" not in summary(dialog))
    assert "2 people" in summary(dialog)


# ---- the other way round: a file that is written ---------------------------------------------------


@pytest.mark.parametrize("write", WRITERS)
def test_send_does_not_wait_for_what_is_written(
    desk: Desk, there: Path, write: Callable[[Desk, Path], None]
) -> None:
    desk.add("06 39 98 00 13")
    desk.write("Bonjour")
    desk.parts.compose.set_allow_replies(True)
    write(desk, there)
    desk.confirm()
    desk.until(lambda: len(desk.server.world.sent) == 1)


@pytest.mark.parametrize("write", WRITERS)
def test_closing_does_not_wait_for_what_is_written(
    desk: Desk, there: Path, write: Callable[[Desk, Path], None]
) -> None:
    write(desk, there)
    close(desk)


def test_it_is_said_that_it_is_being_written_and_when_it_is(desk: Desk, there: Path) -> None:
    said: list[str] = []
    desk.parts.accounts.copied.connect(said.append)
    write_copy(desk, there)
    assert said == ["Writing there.csv…"]
    HungFolder.answers.set()
    desk.until(lambda: len(said) == 2)
    assert said[1].startswith("✓ A copy of all data")


# ---- a file with which the program was started -------------------------------------------------------


def opened(path: Path) -> Opening:
    return Opening(source=path.name, file=path)


def told(desk: Desk) -> list[str]:
    view = desk.find(QListWidget, "findingsView")
    return [view.item(n).text() for n in range(view.count())]


def test_a_file_that_the_program_was_started_with_is_waited_for_in_the_window(
    desk: Desk, hung: HungPath
) -> None:
    desk.parts.compose.fill(opened(hung))
    desk.write("Bonjour")
    be_patient_no_longer(desk, "openingSilence")
    desk.until(lambda: any("“hung.csv” does not answer" in line for line in told(desk)))
    assert desk.find(QPlainTextEdit, "messageEdit").toPlainText() == "Bonjour"
    hung.answers.set()
    rows = desk.parts.compose.rows
    desk.until(lambda: [rows.row(n).number.e164 for n in range(len(rows))][-1:] == ["+33639980012"])
    assert not any("does not answer" in line for line in told(desk))
    desk.until(lambda: "Bonjour" in {row.start for row in desk.parts.compose.drafts.rows})


def test_a_file_that_answers_late_and_is_of_no_use_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.parts.compose.fill(opened(tmp_path / "nowhere.txt"))
    desk.until(lambda: any("There is no file “nowhere.txt”" in line for line in told(desk)))


def test_a_start_does_not_wait_for_it(hung: HungPath, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "Path", lambda _: hung)
    assert read_opening("hung.csv", patience=0.05) == opened(hung.absolute())
    hung.answers.set()
    assert read_opening("hung.csv") == Opening("Nom;Téléphone\nAna;06 39 98 00 12\n", "", "hung.csv")
