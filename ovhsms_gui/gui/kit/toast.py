"""What was just done, for a while, with the way back. Never an error, never a question."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Signal, Slot
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Pressed
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph, Label
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import ENTRY_RADIUS, Type, font, px
from ovhsms_gui.gui.kit.passing import Passing
from ovhsms_gui.gui.kit.speech import announce

_UNDO = QKeySequence.StandardKey.Undo


class _Back(Pressed):
    """The way back, in the toast's own ink."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font(Type.STRONG))

    def sizeHint(self) -> QSize:
        """The words, and room for the ring."""
        return QSize(paint.text_width(self.fontMetrics(), self.text()) + px(0.75), px(1.75))

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Always underlined: there is no other colour in here."""
        painter, tone = paint.begin(self)
        face = self.font()
        face.setUnderline(True)
        painter.setFont(face)
        painter.setPen(tone.card)
        paint.line_of_text(painter, QRectF(self.rect()), self.text(), paint.CENTRE)
        if self.hasFocus():
            paint.rounded(painter, QRectF(self.rect()), px(0.25), None, tone.card, 2)


class Toast(QFrame):
    """At the foot of its page, or of what it may cover there, in the middle. The pointer or the focus makes it stay."""

    back_wanted = Signal()

    def __init__(self, page: QWidget, *over: QWidget, key: QKeySequence.StandardKey | str = _UNDO) -> None:
        """`over`: parts of the page without controls at their foot; as long as none is shown, the page's own foot.

        `key`: on this page it does the same as the way back.
        """
        super().__init__(page)
        self._key = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        self._page, self._over = page, (*over, page)
        self._done = Label("", Type.ACTION, "card")
        self._back = _Back()
        self._back.clicked.connect(self._on_back)
        parts = (Glyph(Icon.OK, "card"), self._done, 0.25, self._back)
        lay(QHBoxLayout(self), *parts, margin=(0.75, 0.375, 0.5, 0.375))
        self._passing = Passing(self)
        self._passing.over.connect(self.hide)
        for watched in self._over:
            watched.installEventFilter(self)
        self.hide()

    def say(self, done: str, back: str = "") -> None:
        """What was done, and the words of the way back, if there is one."""
        self._done.setText(done)
        self._back.setText(f"{back} ({self._key})" if back else "")
        self._back.setVisible(bool(back))
        self.show()
        self._place()
        self.raise_()
        self._passing.begin()
        announce(self, done)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """It stays at the foot of what changes its size."""
        placed = event.type() in {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
        if placed and watched in self._over and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ink for a ground."""
        painter, tone = paint.begin(self)
        paint.rounded(painter, QRectF(self.rect()), px(ENTRY_RADIUS), tone.ink)

    def _place(self) -> None:
        over = next((part for part in self._over if part.isVisible()), self._page)
        self._done.setWordWrap(False)
        self.adjustSize()
        room = over.width() - px(1)
        if self.width() > room:  # in lines: beside what it is over it would lie on controls
            self._done.setWordWrap(True)
            self.resize(room, self.heightForWidth(room))
        corner = over.mapTo(self._page, QPoint())
        left = corner.x() + (over.width() - self.width()) // 2
        foot = min(corner.y() + over.height(), self._page.height())  # it may be scrolled out of sight
        self.move(max(0, left), max(0, foot - self.height() - px(1)))

    @Slot()
    def _on_back(self) -> None:
        self.hide()
        self.back_wanted.emit()
