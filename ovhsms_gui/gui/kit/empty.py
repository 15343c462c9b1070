"""Nothing here yet: what would be here, and the one way to it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import Icon, draw_icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.measures import Type, airy, px

_DISC, _ICON = 3.0, 1.5


class _Disc(QWidget):
    """The icon, large, on a round ground. The heading says what it shows."""

    def __init__(self, name: Icon) -> None:
        super().__init__()
        self._icon = name
        self.setFixedSize(QSize(px(_DISC), px(_DISC)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The disc."""
        painter, tone = paint.begin(self)
        rect = QRectF(self.rect())
        paint.rounded(painter, rect, rect.height() / 2, tone.soft, tone.link if tone.outlined else None)
        side = px(_ICON)
        draw_icon(painter, self._icon, tone.link, (self.width() - side) / 2, self.height() / 2, side)


class EmptyState(QWidget):
    """In the middle of the room that it has: icon, heading, one sentence, one button."""

    def __init__(self, name: Icon, title: str, sentence: str, button: QPushButton | None = None) -> None:
        super().__init__()
        self.title = Label(title, Type.HEADING, wrap=True)
        self.sentence = Label(sentence, Type.BODY, "muted", wrap=True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        airy(column, margin=1.0, gap=0.375)
        column.addStretch(1)
        column.addWidget(_Disc(name), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(0.25))
        for label in (self.title, self.sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        if button is not None:
            column.addSpacing(px(0.375))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
