"""What scrolls inside a card: the card's own ground, no frame, and all of the width."""

from PySide6.QtCore import Qt
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

    def __init__(self, bubble: Bubble, heard: str, *, highest: float) -> None:
        """`highest` in line heights."""
        super().__init__(bubble)
        self._bubble = bubble
        self._highest = highest
        self.setAccessibleName(heard)

    def settle(self) -> None:
        """Another text is in the bubble."""
        high = self._bubble.heightForWidth(self.viewport().width())
        most = px(self._highest)
        self.setFixedHeight(max(px(2), min(high, most)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if high > most else Qt.FocusPolicy.NoFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines in less width."""
        super().resizeEvent(event)
        self.settle()
