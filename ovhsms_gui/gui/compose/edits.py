"""The two text boxes. Both take a paste apart before it reaches the widget: a large one would freeze it."""

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from ovhsms_gui.core.placeholders import key, places
from ovhsms_gui.gui import characters, look
from ovhsms_gui.gui.compose.grounds import Grounds, draw_mark
from ovhsms_gui.gui.compose.highlighter import Highlighter
from ovhsms_gui.gui.compose.marks import Kind, Mark, in_units, marks, swaps
from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.dropdown import meant_for_a_button
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph
from ovhsms_gui.gui.kit.measures import CONTROL, ICON, RADIUS, Type, font, px

# Above this even 255 parts, the most OVHcloud's own page takes, cannot hold the text.
LONGEST_TEXT = 255 * 153
# A word of many lines: Qt would look for its end anew in each of them, and that at each key stroke.
_LONG_WORD = re.compile(r"\S{500}")
_SEPARATORS = frozenset("\n\r\t,;")
_MOST_LINES = 4  # of the box of numbers
_LEAST, _LEAST_LOW, _MOST = 4.75, 3.625, 16  # line heights of the message's box
# The caret comes back from these by itself: another program's window, a menu, a list of suggestions.
_PASSING = frozenset(
    {
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class ReceiverEdit(QPlainTextEdit):
    """Where numbers are typed. Enter adds them; a pasted list goes straight to the reader."""

    entered = Signal()
    left = Signal()  # for another place of this window, or for a dialog
    undo_wanted = Signal()  # of what was pasted: of what is typed here nothing is left to be undone
    pasted = Signal(object)  # str, which may be megabytes: Qt would copy it twice

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.document().setDocumentMargin(px(0.25))
        margin = round(self.document().documentMargin())
        above = (px(CONTROL) - self.fontMetrics().lineSpacing()) // 2 - margin - self.frameWidth()
        self._above = max(0, above)
        self.setViewportMargins(px(0.5 + ICON), self._above, 0, 0)
        self.viewport().setAutoFillBackground(
            False
        )  # its square corners would lie over the ring's round ones
        self._glyph = Glyph(Icon.PERSON_ADD, "muted")
        self._glyph.setParent(self)
        self._hint = ""
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines may be others, and what was in sight may not be."""
        super().resizeEvent(event)
        self._glyph.setGeometry(px(0.5), 0, px(ICON), px(CONTROL))
        self._show_hint()
        self._fit()

    def set_hint(self, text: str) -> None:
        """What stands here while nothing does, on one line."""
        self._hint = text
        self._show_hint()

    def _show_hint(self) -> None:
        room = self.viewport().width() - 2 * round(self.document().documentMargin()) - px(0.25)
        self.setPlaceholderText(self.fontMetrics().elidedText(self._hint, Qt.TextElideMode.ElideRight, room))

    @Slot()
    def _fit(self) -> None:
        """As high as a field, and higher while more than fits on a line stands in it."""
        document = self.document()
        lines = min(_MOST_LINES, max(1, round(document.size().height())))
        text = self.fontMetrics().lineSpacing() * lines + 2 * round(document.documentMargin())
        high = max(px(CONTROL), text + 2 * self.frameWidth() + self._above)
        self.setFixedHeight(high)
        policies = Qt.ScrollBarPolicy
        more = document.size().height() > _MOST_LINES
        self.setVerticalScrollBarPolicy(policies.ScrollBarAsNeeded if more else policies.ScrollBarAlwaysOff)

    def words(self) -> str:
        """What stands around the caret, between line breaks, commas and the like: one person's name or number."""
        start, end = self._around()
        return self.toPlainText()[start:end]

    def take_words(self) -> None:
        """Take it out, with what sets it apart from the next; Ctrl+Z brings it back."""
        text, (start, end) = self.toPlainText(), self._around()
        while end < len(text) and (text[end] in _SEPARATORS or text[end].isspace()):
            end += 1
        units = in_units(text)
        cursor = self.textCursor()
        cursor.setPosition(units(start))
        cursor.setPosition(units(end), QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self.setTextCursor(cursor)

    def _around(self) -> tuple[int, int]:
        text = self.toPlainText()
        before = text.encode("utf-16-le", "surrogatepass")[: 2 * self.textCursor().position()]
        start = end = len(before.decode("utf-16-le", "replace"))
        while start > 0 and text[start - 1] not in _SEPARATORS:
            start -= 1
        while end < len(text) and text[end] not in _SEPARATORS:
            end += 1
        return start, end

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter adds; Shift+Enter starts a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            if not event.isAutoRepeat():  # a held key undoes what was typed, and not all people as well
                self.undo_wanted.emit()
        elif meant_for_a_button(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """A file that is dropped here is for the list."""
        return not holds_file(source) and super().canInsertFromMimeData(source)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever works elsewhere is done here."""
        super().focusOutEvent(event)
        if event.reason() not in _PASSING:
            self.left.emit()

    def event(self, event: QEvent) -> bool:
        """A dialog of this window takes the caret as another program would."""
        if event.type() == QEvent.Type.WindowBlocked:
            self.left.emit()
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop. A single number is inserted to be looked at, a list is read at once."""
        text = "" if holds_file(source) else source.text()
        if not text:
            return  # a picture, say: what is marked is not to be lost for nothing
        if len(text) > 100 or any(char in _SEPARATORS for char in text.strip()):
            self.pasted.emit(text)
        else:
            self.insertPlainText(text)


def holds_file(data: QMimeData) -> bool:
    """Qt gives the names of files for text."""
    return any(url.isLocalFile() for url in data.urls())


class MessageEdit(QPlainTextEdit):
    """Where the message is written, with marks on what is not plain text.

    Refuses, and says so, what could never be sent.
    """

    too_long = Signal(object)  # int: characters

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font(Type.EDITOR))
        self.document().setDocumentMargin(px(0.5))
        self.viewport().setAutoFillBackground(False)  # the card's; marks lie between it and the text
        self._lines = 1
        self.set_low(low=False)
        self._grounds = Grounds()
        self._unknown: frozenset[str] = frozenset()
        self._highlighter = Highlighter(self.document(), self.palette())
        self.textChanged.connect(self._on_text)

    @Slot()
    def _on_text(self) -> None:
        self._wrap(self.text())
        self._count_lines()

    def _wrap(self, text: str) -> None:
        """Break lines between words, or, before it comes in, anywhere in a text with a word that has no end."""
        modes = QTextOption.WrapMode
        endless = _LONG_WORD.search(text)
        self.setWordWrapMode(modes.WrapAnywhere if endless else modes.WrapAtWordBoundaryOrAnywhere)

    def setPlainText(self, text: str) -> None:
        """Another text stands here."""
        self._wrap(text)
        super().setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Writes what was meant to be written."""
        if meant_for_a_button(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def text(self) -> str:
        """The text as typed. `toPlainText` would turn no-break spaces into spaces, unseen."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_unknown(self, names: frozenset[str]) -> None:
        """The placeholders to mark as wrong, as `key` compares names."""
        self._unknown = names
        self._highlighter.set_unknown(names)
        self._grounds.set_unknown(names)

    def caret(self) -> int:
        """Where the caret stands, in characters of `text`."""
        return self._characters(self.textCursor().position())

    def place_caret(self, place: int) -> None:
        """Put the caret before this character of `text`; no place outside it is wrong."""
        within = max(0, min(place, len(self.text())))
        self.go_to(within, within)

    def go_to(self, start: int, end: int) -> None:
        """Select the characters from `start` up to `end` of `text`, in sight."""
        units = in_units(self.text())
        cursor = self.textCursor()
        cursor.setPosition(units(start))
        cursor.setPosition(units(end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def deselect(self) -> None:
        """Put the caret behind what is selected: the next key would take it away."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)

    def mend(self, wanted: Sequence[Mark]) -> None:
        """Replace these characters, in one step for Ctrl+Z."""
        self._replace(swaps(self.text(), wanted))

    def rename(self, start: int, name: str) -> None:
        """Give the placeholder that starts here, wherever it stands, another name, in one step for Ctrl+Z."""
        text = self.text()
        found = places(text)
        wrong = {key(place.name) for place in found if place.start == start}
        named = ((text.index(one.name, one.start), one.name) for one in found if key(one.name) in wrong)
        self._replace((at, at + len(old), name) for at, old in named)

    def _replace(self, wanted: Iterable[tuple[int, int, str]]) -> None:
        units = in_units(self.text())
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for start, end, words in sorted(wanted, reverse=True):  # the last first: places before it stay
            cursor.setPosition(units(start))
            cursor.setPosition(units(end), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words)
        cursor.endEditBlock()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Not the name of a file that is dropped here."""
        return not holds_file(source) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop, as plain text."""
        text = "" if holds_file(source) else source.text()
        if not text:
            return
        if len(text) + self.document().characterCount() > LONGEST_TEXT:
            self.too_long.emit(len(text))
        else:
            self._wrap(self.text() + text)
            self.insertPlainText(text)

    def set_low(self, *, low: bool) -> None:
        """Where there is little room two lines are in sight, else three."""
        self.setMinimumHeight(px(_LEAST_LOW if low else _LEAST))

    def sizeHint(self) -> QSize:
        """All of a text that is not long: it may have less, and takes what is left."""
        high = self._lines * self.fontMetrics().lineSpacing() + 2 * round(self.document().documentMargin())
        return QSize(super().sizeHint().width(), max(self.minimumHeight(), min(high, px(_MOST))))

    def _count_lines(self) -> None:
        lines = round(self.document().size().height())
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines."""
        super().resizeEvent(event)
        self._count_lines()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring, the grounds of the marks, and then the text."""
        painter, tone = paint.begin(self.viewport())
        first, offset = self.firstVisibleBlock(), self.contentOffset()
        top = self.blockBoundingGeometry(first).translated(offset).top()
        sight = QRectF(event.rect())
        whole = QRectF(self.viewport().rect())
        whole.moveLeft(offset.x())
        whole.setTop(sight.top())
        whole.setBottom(sight.bottom())
        for rect, kind in self._grounds.within(first, self, top, whole):
            draw_mark(painter, rect, kind, tone)
        if self.hasFocus() and self.frameShape() is QFrame.Shape.NoFrame:  # else the frame has it
            paint.ring(painter, QRectF(self.viewport().rect()), px(RADIUS), tone)
        painter.end()
        super().paintEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring comes."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """What a mark means, under the pointer."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().viewportEvent(event)
        place = self._characters(self.cursorForPosition(event.pos()).position())
        under = (
            mark for mark in reversed(marks(self.text(), self._unknown)) if mark.start <= place <= mark.end
        )
        found = next(under, None)
        words = "" if found is None else self._meaning(found)
        QToolTip.showText(event.globalPos(), look.tip(words, wrap=True), self.viewport())
        return True

    def changeEvent(self, event: QEvent) -> None:
        """The marks' colours come from the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_highlighter"):
            self._highlighter.set_palette(self.palette())

    def _characters(self, units: int) -> int:
        before = self.text().encode("utf-16-le", "surrogatepass")[: units * 2]
        return len(before.decode("utf-16-le", "replace"))

    def _meaning(self, mark: Mark) -> str:
        if mark.kind is Kind.CULPRIT:
            culprit = mark.culprit
            if culprit.replacement is None:
                words = self.tr(
                    "{name}: with it an SMS holds 70 characters, not 160. Nothing plain can stand for it."
                )
            elif culprit.replacement:
                words = self.tr(
                    "{name}: with it an SMS holds 70 characters, not 160. “{plain}” can stand for it."
                )
            else:
                words = self.tr(
                    "{name}: with it an SMS holds 70 characters, not 160. Nobody sees it: it can go."
                )
            return words.format(name=characters.called(culprit), plain=culprit.replacement)
        if mark.kind is Kind.UNKNOWN:
            words = self.tr("No receiver has a column called “{name}”.")
        elif mark.kind is Kind.DEFAULT:
            words = self.tr("No receiver has a column called “{name}”: everybody gets “{default}”.")
        elif mark.default is None:
            words = self.tr("Each receiver's own “{name}” stands here.")
        else:
            words = self.tr("Each receiver's own “{name}” stands here, or “{default}” where there is none.")
        return words.format(name=mark.text, default=mark.default)
