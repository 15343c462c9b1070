"""How things look: spacing from font metrics, colours from the palette, a few shared small widgets."""

import html
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QFontMetrics, QPalette, QValidator, QWheelEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.gui.kit.buttons import Pressed
from ovhsms_gui.gui.kit.palette import tone_of
from ovhsms_gui.gui.kit.speech import call

Role = QPalette.ColorRole


def line_height() -> int:
    """Height of a line of the application's font, in device-independent pixels."""
    return QFontMetrics(QApplication.font()).height()


def text_width(sample: str) -> int:
    """Width of a sample text in the application's font."""
    return QFontMetrics(QApplication.font()).horizontalAdvance(sample)


def tip(text: str, *, wrap: bool = False) -> str:
    """A tooltip in which nothing is markup: Qt takes for markup what holds a tag, and loads its pictures.

    `wrap`: a long line is broken, which Qt does in markup only.
    """
    if wrap and text:
        return GuiQt.convertFromPlainText(text, GuiQt.WhiteSpaceMode.WhiteSpaceNormal)
    return GuiQt.convertFromPlainText(text) if GuiQt.mightBeRichText(text) else text


def label(text: str = "") -> QLabel:
    """A label in which nothing is markup, whoever wrote the text."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def markup(text: str = "") -> QLabel:
    """A label of markup that is ours: what comes from outside is escaped in it."""
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setText(text)
    return made


class FigureLabel(QLabel):
    """A figure that matters in bold, what explains it muted, and right again after a change of theme."""

    def __init__(self, *, wrap: bool = False) -> None:
        super().__init__()
        self._words, self._ink = ("", ""), "ink"
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(wrap)

    def set_words(self, strong: str, quiet: str = "", *, between: str = "&nbsp; ", ink: str = "ink") -> None:
        """`strong` may hold markup, and is in the ink of a State; `quiet` is plain."""
        self._ink = ink
        self._words = (strong, between + html.escape(quiet) if quiet else "")
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """The colours are part of the text: write it anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show()

    def _show(self) -> None:
        strong, quiet = self._words
        colour = self.palette().color(Role.PlaceholderText).name()
        if self._ink != "ink":
            strong = f'<span style="color:{tone_of(self.palette()).colour(self._ink).name()}">{strong}</span>'
        self.setText(f'{strong}<span style="color:{colour}">{quiet}</span>' if quiet else strong)


class SpinBox(QSpinBox):
    """The wheel scrolls the page that it stands on: whoever scrolls past has chosen nothing.

    Of more than the most, that is taken. Qt does not take the last digit: for 99 of 60 it would be 9.
    """

    def validate(self, typed: str, place: int) -> tuple[QValidator.State, str, int]:
        """More than the most can be typed."""
        if self._is_too_much(typed):
            return QValidator.State.Intermediate, typed, place
        return super().validate(typed, place)

    def fixup(self, typed: str) -> str:
        """And is the most."""
        return self.textFromValue(self.maximum()) + self.suffix() if self._is_too_much(typed) else typed

    def _is_too_much(self, typed: str) -> bool:
        digits = typed.removesuffix(self.suffix()).strip()
        return digits.isdecimal() and int(digits[:9]) > self.maximum()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Somebody else's matter."""
        event.ignore()


def button(text: str, object_name: str, accessible: str) -> QPushButton:
    """A quiet button with the names by which tests and screen readers find it."""
    made = Pressed(text)
    made.setObjectName(object_name)
    call(made, accessible)
    return made


def hint(line: QLineEdit, words: str) -> None:
    """What to type, while nothing is: with room for all of it."""
    line.setPlaceholderText(words)
    line.setMinimumWidth(line.fontMetrics().horizontalAdvance(words) + line_height())


def menu_button(button: QToolButton) -> None:
    """Let a tool button be a menu's: reached by Tab, opened by Space or a click, as quiet as the others."""
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setAutoRaise(True)


_Table = TypeVar("_Table", bound=QTableView)


def quiet_table(object_name: str, accessible: str, model: QAbstractItemModel) -> QTableView:
    """A table of whole rows. Heights are fixed and widths set by hand: it never measures every row."""
    return quieted(QTableView(), object_name, accessible, model)


def quieted(table: _Table, object_name: str, accessible: str, model: QAbstractItemModel) -> _Table:
    """The same of a table that does more than others."""
    table.setObjectName(object_name)
    table.setAccessibleName(accessible)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(round(line_height() * 1.6))
    columns = table.horizontalHeader()
    columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    columns.setHighlightSections(False)
    columns.setStretchLastSection(True)
    return table


def on(role: QPalette.ColorRole, widget: QWidget) -> QWidget:
    """Give a widget the palette's `role` as its ground."""
    widget.setBackgroundRole(role)
    widget.setAutoFillBackground(True)
    return widget
