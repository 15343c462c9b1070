"""The account on top of the rail: who sends, and what is left. A combo box, whatever it looks like."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.icons import Icon, draw_icon
from ovhsms_gui.gui.kit.measures import ENTRY_RADIUS, Type, font, px
from ovhsms_gui.gui.kit.palette import blend

_HEIGHT = 3.5


class AccountBox(Dropdown):
    """Two lines: a name, and the balance under it. What a screen reader hears is the entry that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ("", "", "")
        self._narrow = False
        self.setFixedHeight(px(_HEIGHT))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_account(self, name: str, figure: str = "", unit: str = "") -> None:
        """`figure` and `unit` make the balance: 4,995 and credits."""
        self._words = (name, figure, unit)
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """The balance alone, its unit under it."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        """It takes the rail's width: a long name is cut, and whole in the list that opens."""
        return QSize(px(4), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """As little as the narrow rail has."""
        return self.sizeHint()

    def showPopup(self) -> None:
        """As wide as its entries: the rail is narrow, and a list shows no more than it has room for."""
        entries = self.view()
        entries.setMinimumWidth(entries.sizeHintForColumn(0) + px(1))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Both lines and the angle that says that it opens."""
        painter, tone = paint.begin(self)
        name, figure, unit = self._words
        rect = QRectF(self.rect())
        if self.underMouse():
            paint.rounded(painter, rect, px(ENTRY_RADIUS), blend(tone.ink, tone.rail, 0.06))
        if self.hasFocus():
            paint.ring(painter, rect, px(ENTRY_RADIUS), tone)
        first, second = px(0.375), px(1.75)
        high = px(1.375)
        if self._narrow:
            rows = (figure or name, unit)
            left, width, align = 0.0, rect.width(), paint.CENTRE
        else:
            rows = (name, f"{figure} {unit}".strip())
            left, align = px(0.75), paint.LEFT
            width = rect.width() - left - px(1.75 if self.count() > 1 else 0.5)  # room for the angle
        if not rows[1]:
            first = (px(_HEIGHT) - high) // 2
        painter.setFont(font(Type.STRONG, tabular=self._narrow))
        painter.setPen(tone.ink)
        paint.line_of_text(painter, QRectF(left, first, width, high), rows[0], align)
        painter.setFont(font(Type.CAPTION if self._narrow else Type.BODY, tabular=True))
        painter.setPen(tone.muted)
        paint.line_of_text(painter, QRectF(left, second, width, high), rows[1], align)
        if not self._narrow and self.count() > 1:
            middle = first + high / 2
            draw_icon(painter, Icon.CHEVRON_DOWN, tone.muted, rect.width() - px(1.5), middle, px(1))
