"""What scrolls inside a card: the card's own ground, no frame, and all of the width."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.measures import px


class Scrolled(QScrollArea):
    """Upright only. Its parts have the focus, and one that gets it comes in sight."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


class BubblePane(Scrolled):
    """A bubble as high as its text, up to some lines; a longer text scrolls, with the arrow keys as well."""

    def __init__(self, bubble: Bubble, heard: str, *, highest: float, least: float = 0.0) -> None:
        """`highest` in line heights; where there is too little room it gives way down to `least` of them, if any."""
        super().__init__(bubble)
        self._bubble = bubble
        self._highest, self._least = highest, least
        self._wanted = 0
        self.setAccessibleName(heard)

    def settle(self) -> None:
        """Another text is in the bubble."""
        high = self._bubble.heightForWidth(self.viewport().width())
        wanted = max(px(2), min(high, px(self._highest)))
        self.setMinimumHeight(min(wanted, px(self._least)) if self._least else wanted)
        self.setMaximumHeight(wanted)
        if wanted != self._wanted:
            self._wanted = wanted
            self.updateGeometry()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if high > px(self._highest) else Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """As high as is wanted."""
        return QSize(super().sizeHint().width(), self._wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines in less width."""
        super().resizeEvent(event)
        self.settle()
