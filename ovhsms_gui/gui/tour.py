"""The tour: plays the main job in the real window as a person would, and keeps a picture of each step."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)

from ovhsms_gui import __version__
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.kit.palette import DARK, application_palette
from ovhsms_gui.gui.kit.segments import Segments
from ovhsms_gui.gui.main_window import MainWindow
from ovhsms_gui.gui.outbox import words

LIMIT_SECONDS = 20.0
# A file as a French spreadsheet writes it; one number has lost its 0, one all but three of its digits.
_PARENTS = (
    "Prénom;Nom;Téléphone;Heure\n"
    "Zoé;Martin;06 39 98 00 12;15 h\n"
    "Élie;Petit;639980013;15 h 30\n"
    "Noël;Roux;3,36E+10;16 h\n"
)
_LOOK_EVERY_MS = 15
_W = TypeVar("_W", bound=QWidget)


@dataclass(frozen=True, slots=True)
class Until:
    """A step of the script: what must become true, and how to see it."""

    what: str
    true: Callable[[], bool]


class Tour(QObject):
    """Drives the window by object names; `ended` follows, and `status` is 0 only if every step held."""

    ended = Signal()

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._pictures = 0
        self._lines: list[str] = [f"Tour of ovhsms-gui {__version__}", ""]
        self._script = self._play()
        self._step: Until | None = None
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.status = 1

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._timer.start(_LOOK_EVERY_MS)

    # ---- the script ----------------------------------------------------------------------------

    def _play(self) -> Iterator[Until]:
        window = self._window
        window.resize(QSize(1180, 760))
        box = self._find(QComboBox, "accountBox")
        yield Until("the account and its credits appear", lambda: _digits(box.currentText()).endswith("5000"))
        sender = self._find(QComboBox, "senderBox")
        yield Until("the senders appear", lambda: sender.findText("MARTIN") >= 0)
        self._picture("window")
        yield from self._receivers()
        yield from self._message(sender)
        yield from self._confirm()
        yield from self._result()
        yield from self._replies()
        yield from self._schedule()
        yield from self._other_looks()

    def _receivers(self) -> Iterator[Until]:
        edit = self._find(QPlainTextEdit, "receiverEdit")
        summary = self._find(QLabel, "receiverSummary")
        merged, invalid = self._find(QPushButton, "mergedChip"), self._find(QLabel, "invalidChip")
        self._type(edit, "Ana Duval 06 39 98 00 12")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        yield Until(
            "one number typed the national way is one person", lambda: messages.people(1) in summary.text()
        )
        self._type(
            edit, "Bruno Petit +33 (0)6.39.98.00.13; Chloé Renard 0033 6 39 98 00 14, 06 39 98 00 12, 0612"
        )
        QTest.mouseClick(self._find(QPushButton, "addReceiversButton"), Qt.MouseButton.LeftButton)
        yield Until(
            "three people, one merged, one not valid",
            lambda: _digits(" ".join(label.text() for label in (summary, merged, invalid))) == "311",
        )
        self._picture("receivers")
        table = self._find(QTableView, "receiverView")
        table.selectRow(3)
        QTest.mouseClick(self._find(QPushButton, "removeReceiversButton"), Qt.MouseButton.LeftButton)
        yield Until("the bad number is removed", lambda: not invalid.text())

    def _message(self, sender: QComboBox) -> Iterator[Until]:
        edit = self._find(QPlainTextEdit, "messageEdit")
        replace = self._find(QPushButton, "replaceButton")
        text = "Bonjour, le cabinet sera fermé lundi. Votre rendez-vous est déplacé à mardi 24, 9 h 30. "
        self._type(edit, text + "Merci de nous dire si cela ne convient pas, par retour d’appel.")
        yield Until("a curly apostrophe makes it Unicode", replace.isVisible)
        self._picture("unicode")
        QTest.mouseClick(replace, Qt.MouseButton.LeftButton)
        yield Until("replaced, it fits the plain alphabet", lambda: not replace.isVisible())
        toggle = self._find(QCheckBox, "replyToggle")
        QTest.keyClick(toggle, Qt.Key.Key_Space)
        yield Until("with replies the sender name rests", lambda: not sender.isEnabled())
        self._picture("replies")
        QTest.keyClick(toggle, Qt.Key.Key_Space)
        sender.setFocus()
        while sender.currentText() != "MARTIN" and sender.currentIndex() < sender.count() - 1:
            QTest.keyClick(sender, Qt.Key.Key_Down)
        yield Until("the sender is chosen", lambda: sender.isEnabled() and sender.currentText() == "MARTIN")
        QTest.keyClick(self._find(QCheckBox, "noStopToggle"), Qt.Key.Key_Space)
        send = self._find(QPushButton, "sendButton")
        yield Until(
            "the button says what it will do", lambda: send.isEnabled() and messages.people(3) in send.text()
        )
        self._picture("ready")

    def _confirm(self) -> Iterator[Until]:
        QTest.keyClick(
            self._find(QPlainTextEdit, "messageEdit"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
        yield Until("Ctrl+Enter asks before it sends", lambda: self._dialog("confirmDialog") is not None)
        self._picture("confirm")
        QTest.keyClick(self._shown("confirmDialog"), Qt.Key.Key_Return)
        yield Until("Enter means Cancel", lambda: self._dialog("confirmDialog") is None)
        text = self._find(QPlainTextEdit, "messageEdit").toPlainText()
        yield Until("after Cancel the text is still there", lambda: bool(text))
        QTest.mouseClick(self._find(QPushButton, "sendButton"), Qt.MouseButton.LeftButton)
        yield Until("the button asks too", lambda: self._dialog("confirmDialog") is not None)
        self._say_yes(undo=30)
        window, name = self._window, "undoButton"
        yield Until(
            "nothing leaves before the time to undo is over",
            lambda: window.findChild(QPushButton, name) is not None,
        )
        self._picture("undo")
        QTest.mouseClick(self._find(QPushButton, name), Qt.MouseButton.LeftButton)
        edit = self._find(QPlainTextEdit, "messageEdit")
        send = self._find(QPushButton, "sendButton")
        yield Until(
            "Undo brings the message back",
            lambda: edit.toPlainText() == text and send.isEnabled() and messages.people(3) in send.text(),
        )
        QTest.mouseClick(send, Qt.MouseButton.LeftButton)
        yield Until("it is asked about once more", lambda: self._dialog("confirmDialog") is not None)
        self._say_yes(undo=1)

    def _say_yes(self, *, undo: int) -> None:
        dialog = self._shown("confirmDialog")
        box, button = (
            dialog.findChild(QSpinBox, "undoSecondsBox"),
            dialog.findChild(QPushButton, "confirmSendButton"),
        )
        assert box is not None
        assert button is not None
        box.setValue(undo)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _result(self) -> Iterator[Until]:
        label = self._find(QLabel, "outboxStateLabel")
        table = self._find(QTableView, "outboxReceiversView")
        sent = f"3 {words.short(ReceiverState.ACCEPTED, 3)}"
        yield Until("every receiver's result is shown", lambda: sent in label.text() and _rows(table) == 3)
        self._picture("outbox")
        search = self._find(QLineEdit, "sendsSearchEdit")
        self._type(search, "bruno")
        yield Until("a send is found by a name, and whom it went to", lambda: _rows(table) == 1)
        self._picture("search")
        QTest.keyClick(search, Qt.Key.Key_Escape)
        yield Until("Escape gives everybody back", lambda: _rows(table) == 3)
        edit = self._find(QPlainTextEdit, "messageEdit")
        yield Until("the message box is empty for the next one", lambda: not edit.toPlainText())
        box = self._find(QComboBox, "accountBox")
        yield Until("the balance is read again", lambda: "4997" in _digits(box.currentText()))

    def _replies(self) -> Iterator[Until]:
        pages = self._find(QListWidget, "pageList")
        pages.setFocus()
        QTest.keyClick(pages, Qt.Key.Key_Up)
        edit = self._find(QPlainTextEdit, "receiverEdit")
        self._type(edit, "Ana Duval 06 39 98 00 12")
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self._type(self._find(QPlainTextEdit, "messageEdit"), "Rendez-vous demain à 9 h 30. OUI ou NON ?")
        QTest.keyClick(self._find(QCheckBox, "replyToggle"), Qt.Key.Key_Space)
        send = self._find(QPushButton, "sendButton")
        yield Until("a message that can be answered is ready", lambda: messages.people(1) in send.text())
        QTest.mouseClick(send, Qt.MouseButton.LeftButton)
        yield Until("it is asked about", lambda: self._dialog("confirmDialog") is not None)
        self._say_yes(undo=0)
        yield Until("a reply is counted beside its page", lambda: _digits(pages.item(2).text()) == "1")
        pages.setFocus()
        QTest.keyClick(pages, Qt.Key.Key_Down)
        talks = self._find(QTableView, "conversationView")
        yield Until("the conversation is listed", lambda: _rows(talks) == 1)
        QTest.keyClick(talks, Qt.Key.Key_Down)
        name, reply = self._find(QLabel, "threadNameLabel"), self._find(QPlainTextEdit, "replyEdit")
        yield Until(
            "opened, it is read", lambda: name.text() == "Ana Duval" and not _digits(pages.item(2).text())
        )
        self._type(reply, "Jeudi à 11 h 15, cela vous va ?")
        self._picture("conversation")
        QTest.mouseClick(self._find(QPushButton, "replySendButton"), Qt.MouseButton.LeftButton)
        yield Until("it asks before it answers", lambda: self._dialog("answerDialog") is not None)
        self._picture("answer")
        yes = self._shown("answerDialog").findChild(QPushButton, "answerSendButton")
        assert yes is not None
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
        yield Until("the answer is on its way, and the box is empty", lambda: not reply.toPlainText())
        undo = self._window.findChild(QPushButton, "undoButton")
        yield Until("it can be undone like every message", lambda: undo is None or undo.isVisible())
        pages.setFocus()
        QTest.keyClick(pages, Qt.Key.Key_Up)

    def _schedule(self) -> Iterator[Until]:
        """A message for tomorrow, and back again."""
        pages, edit = self._find(QListWidget, "pageList"), self._find(QPlainTextEdit, "messageEdit")
        pages.setFocus()
        QTest.keyClick(pages, Qt.Key.Key_Up)
        yield Until("the page list leads back to the message", edit.isVisible)
        receivers, summary = self._find(QPlainTextEdit, "receiverEdit"), self._find(QLabel, "receiverSummary")
        self._type(receivers, "Ana Duval 06 39 98 00 12, Bruno Petit 06 39 98 00 13")
        QTest.keyClick(receivers, Qt.Key.Key_Return)
        yield Until("two people are to hear of it", lambda: messages.people(2) in summary.text())
        self._type(edit, "Nouveau : le cabinet ouvre aussi le samedi matin, de 9 h à 12 h.")
        QTest.mouseClick(self._find(QPushButton, "whenLaterButton"), Qt.MouseButton.LeftButton)
        yield Until("a time can be chosen", lambda: self._dialog("scheduleDialog") is not None)
        self._picture("schedule")
        days = self._shown("scheduleDialog").findChild(QWidget, "scheduleMonthDays")
        take = self._shown("scheduleDialog").findChild(QPushButton, "scheduleTakeButton")
        assert days is not None
        assert take is not None
        first = take.text()
        QTest.keyClick(days, Qt.Key.Key_Down)
        yield Until("the arrow keys walk through the month", lambda: take.text() != first)
        self._press("scheduleDialog", "scheduleQuickButton0")
        yield Until("what is often chosen is one click", lambda: take.text() == first)
        QTest.keyClick(take, Qt.Key.Key_Return)
        send = self._find(QPushButton, "sendButton")
        yield Until("the button says for when", lambda: send.isEnabled() and _digits(send.text()) != "2")
        QTest.mouseClick(send, Qt.MouseButton.LeftButton)
        yield Until("it is asked for when", lambda: self._dialog("confirmDialog") is not None)
        self._say_yes(undo=1)
        label, which = self._find(QLabel, "outboxStateLabel"), self._find(Segments, "outboxWhichBar")
        kept = f"2 {words.short(ReceiverState.SCHEDULED, 2)}"
        yield Until("OVHcloud keeps it for its time", lambda: kept in label.text())
        QTest.keyClick(which, Qt.Key.Key_Left)
        sends = self._find(QTableView, "outboxView")
        yield Until("what is to come is a list of its own", lambda: _rows(sends) == 1)
        cancel = self._find(QPushButton, "cancelScheduledButton")
        yield Until("it can be cancelled", cancel.isVisible)
        self._picture("scheduled")
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
        yield Until("it is asked before", lambda: self._dialog("recallDialog") is not None)
        self._press("recallDialog", "recallButton")
        gone = f"2 {words.short(ReceiverState.CANCELLED, 2)}"
        yield Until("nobody gets it", lambda: gone in label.text())
        QTest.keyClick(which, Qt.Key.Key_Right)
        yield Until("all sends are listed again", lambda: _rows(sends) > 1)
        self._picture("cancelled")

    def _press(self, dialog: str, name: str) -> None:
        button = self._shown(dialog).findChild(QPushButton, name)
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _import(self, edit: QPlainTextEdit) -> Iterator[Until]:
        file = self._folder / "parents.csv"
        file.write_bytes(_PARENTS.encode("cp1252"))
        self._window.pages.compose.widget.left.import_file(file)
        yield Until(
            "a spreadsheet is understood",
            lambda: (box := self._dialog("importDialog")) is not None and messages.people(2) in _told(box),
        )
        self._picture("import")
        take = self._shown("importDialog").findChild(QPushButton, "importTakeButton")
        assert take is not None
        QTest.mouseClick(take, Qt.MouseButton.LeftButton)
        summary = self._find(QLabel, "receiverSummary")
        yield Until("two people are imported", lambda: messages.people(2) in summary.text())
        self._type(edit, "Bonjour {prenom}, l'école ferme à {heure} aujourd'hui.")
        preview = self._find(QLabel, "previewLabel")
        yield Until(
            "the preview shows what a receiver gets", lambda: "Zoé, l'école ferme à 15 h" in preview.text()
        )
        self._picture("placeholders")
        # A new message, rather than these people taken out: that would be told at the foot of the next pictures.
        QTest.mouseClick(self._find(QPushButton, "newMessageButton"), Qt.MouseButton.LeftButton)
        yield Until("a new message begins", lambda: not edit.toPlainText())

    def _other_looks(self) -> Iterator[Until]:
        pages = self._find(QListWidget, "pageList")
        QTest.mouseClick(self._find(QPushButton, "accountsButton"), Qt.MouseButton.LeftButton)
        yield Until("the accounts dialog opens", lambda: self._dialog("accountsDialog") is not None)
        self._picture("accounts")
        QTest.keyClick(self._shown("accountsDialog"), Qt.Key.Key_Escape)
        yield Until("Escape closes it", lambda: self._dialog("accountsDialog") is None)
        pages.setFocus()
        QTest.keyClick(pages, Qt.Key.Key_Up)
        edit = self._find(QPlainTextEdit, "messageEdit")
        yield Until("the page list works by keyboard", edit.isVisible)
        yield from self._import(edit)
        self._type(
            self._find(QPlainTextEdit, "receiverEdit"),
            "Ana Duval 06 39 98 00 12, +44 7400 123456, 01 99 00 12 34",
        )
        QTest.keyClick(self._find(QPlainTextEdit, "receiverEdit"), Qt.Key.Key_Return)
        self._type(edit, "École fermée demain à cause de la neige ❄")
        QApplication.setPalette(application_palette(DARK))
        yield Until(
            "the dark theme is drawn", lambda: self._window.palette().window().color().lightness() < 100
        )
        self._picture("dark")
        self._window.resize(QSize(1024, 700))
        yield Until("the window is small", lambda: self._window.width() == 1024)
        self._picture("dark-small")

    # ---- the means -----------------------------------------------------------------------------

    @Slot()
    def _look(self) -> None:
        try:
            if self._step is None:
                self._step = next(self._script)
                self._since = time.monotonic()
            if self._step.true():
                self._lines.append(f"ok    {self._step.what}")
                self._step = None
            elif time.monotonic() - self._since > LIMIT_SECONDS:
                self._lines.append(f"FAIL  {self._step.what}")
                self._picture("failed")
                self._end(1)
        except StopIteration:
            self._end(0)
        except (AssertionError, LookupError, RuntimeError) as error:
            self._lines.append(f"FAIL  {type(error).__name__}: {error}")
            self._end(1)

    def _end(self, status: int) -> None:
        self._timer.stop()
        self.status = status
        self._lines += ["", "Every step held." if status == 0 else "The tour did not come to its end."]
        (self._folder / "report.txt").write_text("\n".join(self._lines) + "\n", encoding="utf-8")
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.reject()
        self.ended.emit()

    def _picture(self, name: str) -> None:
        QApplication.processEvents()
        self._pictures += 1
        picture = self._window.grab()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                _lay_over(picture, widget.grab())
        file = f"{self._pictures:02}-{name}.png"
        if not picture.save(str(self._folder / file)):
            raise RuntimeError(f"{file} could not be saved")
        self._lines.append(f"      picture {file}")

    def _find(self, kind: type[_W], name: str) -> _W:
        found = self._window.findChild(kind, name)
        if found is None:
            raise LookupError(name)
        return found

    def _dialog(self, name: str) -> QDialog | None:
        dialogs = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
        return next((dialog for dialog in dialogs if dialog.objectName() == name), None)

    def _shown(self, name: str) -> QDialog:
        dialog = self._dialog(name)
        if dialog is None:
            raise LookupError(name)
        return dialog

    def _type(self, widget: QWidget, text: str) -> None:
        """Key by key. QTest's own typing knows Latin-1 only."""
        widget.setFocus()
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(widget, event)


def _told(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "importSummary")
    return label.text() if label is not None else ""


def _digits(text: str) -> str:
    """The digits alone: how thousands are grouped is the locale's matter."""
    return "".join(char for char in text if char.isdigit())


def _rows(table: QTableView) -> int:
    model = table.model()
    return model.rowCount() if model is not None else 0


def _lay_over(picture: QPixmap, dialog: QPixmap) -> None:
    """Draw a dialog over the window's picture, the window dimmed as a desktop would."""
    painter = QPainter(picture)
    painter.setOpacity(0.35)
    painter.fillRect(picture.rect(), Qt.GlobalColor.black)
    painter.setOpacity(1.0)
    size = dialog.deviceIndependentSize()
    whole = picture.deviceIndependentSize()
    painter.drawPixmap(
        round((whole.width() - size.width()) / 2), round((whole.height() - size.height()) / 2), dialog
    )
    painter.end()
