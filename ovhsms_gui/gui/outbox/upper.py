"""What stands above a table on one card: all of it where there is room, else it scrolls, and the table stays."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.scrolled import Scrolled

_LEAST = 7  # line heights


class Upper(Scrolled):
    """As high as its content, and less only where the rest of the card needs the room.

    Its bar then stands above the table's: one that scrolled both would stand beside it, and nobody knows which to take.
    """

    def __init__(self, inner: QWidget) -> None:
        super().__init__(inner)
        self._wanted = self._wide = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """More content wants more room. A scroll area watches what is in it."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._settle()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """All of the content."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """A few lines high, and as wide as what is in it beside a bar: nothing scrolls sideways."""
        return QSize(self._wide, min(self._wanted, px(_LEAST)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More lines in less width."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        inner = self.widget()
        layout = None if inner is None else inner.layout()
        if layout is None:
            return
        # As it is beside a bar: a line that the bar breaks would keep the bar for ever.
        bar = self.verticalScrollBar().sizeHint().width()
        width, wide = self.width() - bar, layout.totalMinimumSize().width() + bar
        high = (
            layout.totalHeightForWidth(width)
            if layout.hasHeightForWidth()
            else layout.totalSizeHint().height()
        )
        if (wide, high) != (self._wide, self._wanted):
            self._wide, self._wanted = wide, high
            self.updateGeometry()
