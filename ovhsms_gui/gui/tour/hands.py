"""What the tour does with its hands: finds, types, presses, and keeps pictures."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget

from ovhsms_gui.gui.main_window import MainWindow

_W = TypeVar("_W", bound=QWidget)


class Hands:
    """Knows the window's parts by their object names. What is not there raises LookupError."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.lines: list[str] = []  # of the report
        self._pictures = 0

    def find(self, kind: type[_W], name: str, within: QWidget | None = None) -> _W:
        """A part of the window, or of a dialog."""
        found = (within or self.window).findChild(kind, name)
        if found is None:
            raise LookupError(name)
        return found

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Press a button by mouse."""
        QTest.mouseClick(self.find(QPushButton, name, within), Qt.MouseButton.LeftButton)

    def type(self, widget: QWidget, text: str) -> None:
        """Key by key. QTest's own typing knows Latin-1 only."""
        widget.setFocus()
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(widget, event)

    def dialog(self, name: str) -> QDialog | None:
        """The dialog that is open under that name."""
        return next((dialog for dialog in _dialogs() if dialog.objectName() == name), None)

    def shown(self, name: str) -> QDialog:
        """The same, where it has to be open."""
        dialog = self.dialog(name)
        if dialog is None:
            raise LookupError(name)
        return dialog

    def close_all(self) -> None:
        """Leave no dialog open."""
        for dialog in _dialogs():
            dialog.reject()

    def picture(self, name: str) -> None:
        """Keep a picture of the window as it is, with the dialogs over it. Raises RuntimeError."""
        QApplication.processEvents()
        for widget in QApplication.allWidgets():
            if widget.underMouse():  # nobody points there: the pointer lies where it was left
                QApplication.sendEvent(widget, QEvent(QEvent.Type.Leave))
        self._pictures += 1
        picture = self.window.grab()
        for dialog in _dialogs():
            _lay_over(picture, dialog.grab())
        file = f"{self._pictures:02}-{name}.png"
        if not picture.save(str(self.folder / file)):
            raise RuntimeError(f"{file} could not be saved")
        self.lines.append(f"      picture {file}")


def _dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


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
