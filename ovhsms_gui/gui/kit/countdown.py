"""The bar across the top of every page while a send can still be undone."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Button, Kind
from ovhsms_gui.gui.kit.icons import Icon, draw_icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.measures import MARGIN, PAGE_MARGIN, Type, airy, font, px
from ovhsms_gui.gui.kit.palette import blend
from ovhsms_gui.gui.kit.speech import announce

HEIGHT = 3.0  # line heights; what follows it in its place takes no more
_RING = 1.75
_ICON = 1.25
_LINE = 0.1875
_PEN = 2.5  # px


class CountdownBar(QWidget):
    """A ring with the seconds, the sentence, the way back, and a line that shrinks."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what: object = None
        self._left: int | None = 0  # None: nothing is counted down
        self._total = 1
        self.sentence = Label("", Type.ACTION, wrap=True)
        self.undo = Button(self.tr("Undo the send"), Kind.UNDO, Icon.UNDO)
        self.undo.setObjectName("undoButton")
        self.undo.clicked.connect(self.undo_wanted)
        self.setMinimumHeight(px(HEIGHT))
        row = QHBoxLayout(self)
        airy(row, margin=(MARGIN + _RING + 0.5, 0.375, PAGE_MARGIN, 0.375 + _LINE), gap=0.75)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_left(self, what: object, sentence: str, left: int, total: int) -> None:
        """`left` of `total` seconds. `what` tells the sends apart: each is announced once, not at every second."""
        self._left, self._total = left, max(1, total)
        self._show(what, sentence)

    def show_waiting(self, what: object, sentence: str) -> None:
        """The time is over, and it waits for something else: nothing here takes it back any more."""
        self._left = None
        self._show((what, None), sentence)

    def _show(self, what: object, sentence: str) -> None:
        new = what != self._what
        self._what = what
        self.sentence.setText(sentence)
        self.undo.setVisible(self._left is not None)
        self.update()
        if new:
            announce(self, sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, line, ring; or ground and a clock."""
        painter, tone = paint.begin(self)
        if self._left is None:
            painter.fillRect(self.rect(), tone.soft)
            middle = (self.height() - px(_LINE)) / 2
            draw_icon(painter, Icon.CLOCK, tone.link, px(MARGIN + (_RING - _ICON) / 2), middle, px(_ICON))
            return
        share = min(1.0, max(0.0, self._left / self._total))
        line = px(_LINE)
        painter.fillRect(self.rect(), tone.soft)
        foot = QRectF(0, self.height() - line, self.width(), line)
        painter.fillRect(foot, blend(tone.link, tone.soft, 0.22))
        foot.setWidth(self.width() * share)
        painter.fillRect(foot, tone.link)
        side = px(_RING)
        rect = QRectF(px(MARGIN), (self.height() - line - side) / 2, side, side)
        arc = rect.adjusted(_PEN / 2, _PEN / 2, -_PEN / 2, -_PEN / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(blend(tone.link, tone.soft, 0.25), _PEN))
        painter.drawEllipse(arc)
        painter.setPen(QPen(tone.link, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawArc(arc, 90 * 16, round(360 * 16 * share))  # Qt counts sixteenths of a degree
        painter.setFont(font(Type.LABELLED, tabular=True))
        painter.setPen(tone.link)
        painter.drawText(rect, paint.CENTRE, str(self._left))
