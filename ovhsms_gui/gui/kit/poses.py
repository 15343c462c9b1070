"""Parts as they are under the pointer and with the focus, which only one can have at a time: for the gallery."""

from PySide6.QtWidgets import QCheckBox, QPushButton, QStyle, QStyleOptionButton, QStyleOptionFrame

from ovhsms_gui.gui.kit.buttons import Button, Link
from ovhsms_gui.gui.kit.chip import ChipButton
from ovhsms_gui.gui.kit.field import Field


class HoveredButton(Button):
    """As under the pointer."""

    def underMouse(self) -> bool:
        """It is."""
        return True


class FocusedButton(Button):
    """As with the focus."""

    def hasFocus(self) -> bool:
        """It is."""
        return True


class FocusedQuiet(QPushButton):
    """As with the focus."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """What the style is told."""
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class FocusedBox(QCheckBox):
    """As with the focus."""

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """What the style is told."""
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class FocusedField(Field):
    """As with the focus."""

    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        """What the style is told."""
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class FocusedChip(ChipButton):
    """As with the focus."""

    def hasFocus(self) -> bool:
        """It is."""
        return True


class FocusedLink(Link):
    """As with the focus."""

    def hasFocus(self) -> bool:
        """It is."""
        return True
