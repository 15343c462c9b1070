"""Dresses the program: the system's own style where it has one, else the flat one in our colours, light or dark."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ovhsms_gui.gui.kit.palette import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Role,
    Tone,
    application_palette,
    tone_of,
    wants_contrast,
)
from ovhsms_gui.gui.kit.style import Flat

_OWN_LOOK = frozenset({"windows", "cocoa"})


class Choice(Enum):
    """What somebody chose in the settings."""

    SYSTEM = Qt.ColorScheme.Unknown
    LIGHT = Qt.ColorScheme.Light
    DARK = Qt.ColorScheme.Dark


def has_own_look(app: QApplication) -> bool:
    """Whether the system's own style and colours are left alone."""
    return app.platformName() in _OWN_LOOK


class Theme(QObject):
    """To be kept as long as the application: it follows the system from light to dark, and to high contrast."""

    def __init__(
        self, app: QApplication, choice: Choice = Choice.SYSTEM, *, own_look: bool | None = None
    ) -> None:
        """`own_look`: whether the system's style and colours are left alone; None: as it is here."""
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._own_look = has_own_look(app) if own_look is None else own_look
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self.dress)
        accessibility = getattr(hints, "accessibility", None)  # Qt tells since 6.10
        if accessibility is not None:
            accessibility().contrastPreferenceChanged.connect(self.dress)
        if self._own_look:
            app.paletteChanged.connect(self.dress)
        else:
            app.setStyle(Flat())
        self.choose(choice)

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system is."""
        self._choice = choice
        self._app.styleHints().setColorScheme(choice.value)
        self.dress()

    @Slot()
    def dress(self) -> None:
        """Put the colours on that are wanted now."""
        if not self._own_look:
            self._app.setPalette(application_palette(self._tone()))
            return
        # Systems leave quiet text at half of its ink: too little to be read.
        now = self._app.palette()
        muted = tone_of(now).muted
        if now.color(Role.PlaceholderText) != muted:
            quiet = QPalette()
            quiet.setColor(Role.PlaceholderText, muted)
            self._app.setPalette(quiet)

    def _tone(self) -> Tone:
        scheme = self._choice.value
        if scheme is Qt.ColorScheme.Unknown:
            scheme = self._app.styleHints().colorScheme()
        dark = scheme is Qt.ColorScheme.Dark
        if wants_contrast():
            return HIGH_DARK if dark else HIGH_LIGHT
        return DARK if dark else LIGHT
