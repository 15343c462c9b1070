"""Buttons with the names by which they are found and heard: the quiet one with an edge, and the tool without."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ovhsms_gui.gui.kit.buttons import Button, Kind, Pressed, quiet
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.icons import icon as tinted
from ovhsms_gui.gui.kit.measures import GAP, ICON, px
from ovhsms_gui.gui.kit.paint import text_width
from ovhsms_gui.gui.kit.speech import call


class _Flat(Pressed):
    """Without an edge there is no need of room around the words."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Icon, words, and room for the ring."""
        icon = 0 if self.icon().isNull() else px(ICON + GAP)
        return QSize(
            text_width(self.fontMetrics(), self.text()) + icon + px(1.125), super().sizeHint().height()
        )

    def minimumSizeHint(self) -> QSize:
        """All of it."""
        return self.sizeHint()


def deed(text: str, object_name: str, heard: str, icon: Icon | None = None) -> QPushButton:
    """A quiet button; `heard` says what a press does to who cannot see where it stands."""
    made = quiet(text, icon)
    made.setObjectName(object_name)
    call(made, heard)
    return made


def flat_deed(text: str, object_name: str, heard: str, icon: Icon | None = None) -> QPushButton:
    """The same without an edge: one of the tools of a card."""
    made = _Flat(text)
    if icon is not None:
        made.setIcon(tinted(icon))
        made.setIconSize(QSize(px(ICON), px(ICON)))
    made.setObjectName(object_name)
    call(made, heard)
    return made


def filled_deed(text: str, object_name: str, heard: str, kind: Kind, icon: Icon | None = None) -> QPushButton:
    """The same in the colours of what a press does: the deed that a notice is about."""
    made = Button(text, kind, icon)
    made.setObjectName(object_name)
    call(made, heard)
    return made
