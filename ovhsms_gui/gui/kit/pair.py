"""One of two, side by side, where choosing one may ask something first: buttons, which show what has been chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Pressed
from ovhsms_gui.gui.kit.measures import CONTROL, ENTRY_RADIUS, RADIUS, Type, airy, font, px

_SIDE = 0.6875
_INSET = 2  # px


class Half(Pressed):
    """Looks as a segment does. A press changes nothing by itself: what is chosen is told by `setChecked`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """None: a time may have to be chosen first."""

    def sizeHint(self) -> QSize:
        """As wide as it is when chosen, so that nothing moves."""
        width = paint.text_width(QFontMetrics(font(Type.STRONG)), self.text()) + px(2 * _SIDE)
        return QSize(width, px(CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Nothing of it is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """What is chosen lies on the groove."""
        painter, tone = paint.begin(self)
        rect = QRectF(self.rect())
        chosen = self.isChecked()
        if chosen:
            face = rect.adjusted(_INSET, _INSET, -_INSET, -_INSET)
            line = tone.link if tone.outlined else tone.hairline
            paint.rounded(painter, face, px(RADIUS), tone.card, line)
        painter.setFont(font(Type.STRONG if chosen else Type.ACTION))
        lit = chosen or self.underMouse() or self.isDown()
        painter.setPen(tone.ink if lit and self.isEnabled() else tone.muted)
        paint.line_of_text(painter, rect, self.text(), paint.CENTRE)
        if self.hasFocus():
            paint.ring(painter, rect, px(ENTRY_RADIUS), tone)


class Pair(QWidget):
    """The groove in which both lie."""

    def __init__(self, one: Half, other: Half, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        airy(row, gap=0)
        row.addWidget(one)
        row.addWidget(other)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As that of segments."""
        painter, tone = paint.begin(self)
        line = tone.edge if tone.outlined else None
        paint.rounded(painter, QRectF(self.rect()), px(ENTRY_RADIUS), tone.hover, line)
