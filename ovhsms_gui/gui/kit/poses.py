"""Parts as they are under the pointer and with the focus, which only one can have at a time: for the gallery."""

from typing import Any

from PySide6.QtWidgets import QCheckBox, QPushButton, QStyle

from ovhsms_gui.gui.kit.buttons import Button, Link
from ovhsms_gui.gui.kit.chip import ChipButton
from ovhsms_gui.gui.kit.field import Field


class HoveredButton(Button):
    """As under the pointer."""

    def underMouse(self) -> bool:
        """It is."""
        return True


class _Focused:
    """As with the focus, for parts that paint themselves."""

    def hasFocus(self) -> bool:
        """It is."""
        return True


class FocusedButton(_Focused, Button):
    """As with the focus."""


class FocusedChip(_Focused, ChipButton):
    """As with the focus."""


class FocusedLink(_Focused, Link):
    """As with the focus."""


class _FocusedInStyle:
    """The same for parts that the style paints."""

    def initStyleOption(self, option: Any) -> None:
        """What the style is told."""
        super().initStyleOption(option)  # type: ignore[misc]
        option.state |= QStyle.StateFlag.State_HasFocus


class FocusedQuiet(_FocusedInStyle, QPushButton):
    """As with the focus."""


class FocusedBox(_FocusedInStyle, QCheckBox):
    """As with the focus."""


class FocusedField(_FocusedInStyle, Field):
    """As with the focus."""
