"""A system that is set to high contrast is followed, from the start and when it is set meanwhile."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ovhsms_gui.gui.kit.palette import HIGH_DARK, HIGH_LIGHT, LIGHT, Tone, application_palette, tone_of
from ovhsms_gui.gui.kit.theme import Choice, Theme

Wants = Qt.ContrastPreference


class System:
    """Qt's hints on a system of which one can say what it is set to; the real ones tell it to nobody else."""

    def __init__(self, real: Any) -> None:
        self._real = real
        self.contrast = Wants.NoPreference

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)

    def accessibility(self) -> Any:
        return _Accessibility(self._real.accessibility(), self.contrast)


class _Accessibility:
    def __init__(self, real: Any, contrast: Wants) -> None:
        self.contrastPreferenceChanged = real.contrastPreferenceChanged
        self._contrast = contrast

    def contrastPreference(self) -> Wants:  # noqa: N802 - Qt's name
        return self._contrast


@pytest.fixture
def system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> System:
    made = System(qapp.styleHints())
    monkeypatch.setattr(QGuiApplication, "styleHints", lambda *_: made)
    return made


def tone(app: QApplication) -> Tone:
    return tone_of(app.palette())


def test_it_is_followed(dressed: QApplication, system: System) -> None:
    theme = Theme(dressed, Choice.LIGHT, own_look=False)
    assert tone(dressed) == LIGHT
    for contrast, wanted in ((Wants.HighContrast, HIGH_LIGHT), (Wants.NoPreference, LIGHT)):
        system.contrast = contrast
        system.accessibility().contrastPreferenceChanged.emit(contrast)
        assert tone(dressed) == wanted
    system.contrast = Wants.HighContrast
    theme.choose(Choice.DARK)
    assert dressed.palette() == application_palette(HIGH_DARK)
    theme.deleteLater()


def test_where_the_system_has_its_own_colours_lines_carry_what_grounds_did(
    dressed: QApplication, system: System
) -> None:
    system.contrast = Wants.HighContrast
    palette = dressed.palette()
    palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.black)
    palette.setColor(palette.ColorRole.WindowText, Qt.GlobalColor.yellow)
    assert tone_of(palette).outlined
