"""A bubble whose text can be marked and copied, with the mouse or the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QMenu

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.bubble import Bubble, Stretch, units
from ovhsms_gui.gui.kit.measures import RADIUS, px
from ovhsms_gui.gui.kit.palette import Tone

_WORDS = QTextLayout.CursorMode.SkipWords
_SIGNS = QTextLayout.CursorMode.SkipCharacters
_Keys = QKeySequence.StandardKey


class CopiedBubble(Bubble):
    """Reached by Tab. While nothing is marked, all of it is copied."""

    def __init__(self) -> None:
        self._anchor = self._end = 0  # of what is marked, as Qt counts
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def show_text(self, text: str, stretches: Sequence[Stretch] = ()) -> None:
        """Another message, of which nothing is marked."""
        if text != self.text():
            self._mark(0, 0)
        super().show_text(text, stretches)

    @property
    def marked(self) -> str:
        """What is marked."""
        return self._between(*sorted((self._anchor, self._end)))

    @Slot()
    def mark_all(self) -> None:
        """From the first character to the last."""
        self._mark(0, units(self.text()))

    @Slot()
    def copy(self) -> None:
        """Into the clipboard."""
        QGuiApplication.clipboard().setText(self.marked or self.text())

    def _between(self, start: int, end: int) -> str:
        whole = self.text().encode("utf-16-le", "surrogatepass")
        return whole[2 * start : 2 * end].decode("utf-16-le", "replace")

    def _mark(self, anchor: int, end: int) -> None:
        self._anchor, self._end = anchor, end
        self.update()

    def _place(self, at: QPointF) -> int:
        """The character nearest to a point."""
        laid, inside = self._laid_out(), at - self._origin()
        place = 0
        for number in range(laid.lineCount()):
            line = laid.lineAt(number)
            if number and inside.y() < line.y():
                break
            place = int(line.xToCursor(inside.x()))
        return place

    def _over(self, tone: Tone) -> list[QTextLayout.FormatRange]:
        """What is marked lies over all else."""
        start, end = sorted((self._anchor, self._end))
        if start == end:
            return []
        made, face = QTextLayout.FormatRange(), QTextCharFormat()
        face.setBackground(tone.accent)
        face.setForeground(tone.on_accent)
        made.start, made.length, made.format = start, end - start, face
        return [made]

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring lies over the bubble."""
        super().paintEvent(event)
        if self.hasFocus():
            painter, tone = paint.begin(self)
            paint.ring(painter, self._ground(), px(RADIUS), tone)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A mark begins; with Shift it reaches up to here."""
        if event.button() == Qt.MouseButton.LeftButton:
            here = self._place(event.position())
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._mark(self._anchor if shift else here, here)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It follows the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._mark(self._anchor, self._place(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A word."""
        laid, here = self._laid_out(), self._place(event.position())
        start = laid.previousCursorPosition(min(here + 1, units(self.text())), _WORDS)
        end = laid.nextCursorPosition(start, _WORDS)
        self._mark(start, start + units(self._between(start, end).rstrip()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As in a text box that cannot be written in."""
        laid = self._laid_out()
        steps = {
            _Keys.SelectNextChar: lambda: laid.nextCursorPosition(self._end, _SIGNS),
            _Keys.SelectPreviousChar: lambda: laid.previousCursorPosition(self._end, _SIGNS),
            _Keys.SelectNextWord: lambda: laid.nextCursorPosition(self._end, _WORDS),
            _Keys.SelectPreviousWord: lambda: laid.previousCursorPosition(self._end, _WORDS),
        }
        if event.matches(_Keys.Copy):
            self.copy()
        elif event.matches(_Keys.SelectAll):
            self.mark_all()
        elif (step := next((steps[key] for key in steps if event.matches(key)), None)) is not None:
            self._mark(self._anchor, step())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Also by the key for it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Copy")).triggered.connect(self.copy)
        menu.addAction(self.tr("Select all")).triggered.connect(self.mark_all)
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is marked is so only here."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._mark(0, 0)
