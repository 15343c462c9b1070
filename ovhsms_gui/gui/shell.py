"""Holds the window for whatever outlives it: in another language it is made anew, over the same states."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from ovhsms_gui.core.settings import THEME
from ovhsms_gui.gui import language
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.demonstration import Demonstration
from ovhsms_gui.gui.kit.theme import Choice, Theme
from ovhsms_gui.gui.main_window import MainWindow
from ovhsms_gui.gui.window_size import WindowSize
from ovhsms_gui.work.preferences import Preferences

_THEMES = {"": Choice.SYSTEM, "light": Choice.LIGHT, "dark": Choice.DARK}


class Shell(QObject):
    """Makes the window, and another one for another language."""

    close_wanted = Signal()

    def __init__(
        self,
        make: Callable[[], MainWindow],
        preferences: Preferences,
        compose: ComposeState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._preferences = preferences
        self._compose = compose
        self._demonstration = Demonstration(parent=self)
        self._demonstration.changed.connect(self._show_demonstration)
        self._on_theme(preferences.get(THEME))
        self.window = self._open()

    @Slot()
    def bring_up(self) -> None:
        """Come to the front: somebody started the program again."""
        self.window.bring_up()

    @Slot()
    def show_sends(self) -> None:
        """The same, with what became of what was sent."""
        self.window.bring_up()
        self.window.pages.look_at_sends()

    def looks_at(self, send_id: int) -> bool:
        """The operator has a send before the eyes."""
        return self.window.isActiveWindow() and self.window.pages.shows_send(send_id)

    @Slot()
    def allow_close(self) -> None:
        """Everything has come to its end: close for good."""
        self.window.allow_close()

    @Slot()
    def close(self) -> None:
        """As the window's own button does."""
        self.window.close()

    def _open(self) -> MainWindow:
        window = self._make()
        self._size = WindowSize(self._preferences, window)
        window.close_wanted.connect(self._size.keep)
        window.close_wanted.connect(self.close_wanted)
        window.language_chosen.connect(self._on_language)
        window.theme_chosen.connect(self._on_theme)
        window.demo_wanted.connect(self._demonstration.open)
        window.pages.show_demonstration(self._demonstration.stage)
        return window

    @Slot(str)
    def _on_language(self, chosen: str) -> None:
        app = QCoreApplication.instance()
        assert app is not None
        language.speak(app, chosen)
        old, shown = self.window, self.window.isVisible()
        self._compose.leave()
        self._size.keep()
        self.window = self._open()
        self.window.setGeometry(old.geometry())
        self.window.go_on_from(old)
        if shown:
            self.window.show()
        if old.settings is not None:  # where the language was chosen
            self.window.open_settings().go_on_from(old.settings)
        old.retire()

    @Slot()
    def _show_demonstration(self) -> None:
        self.window.pages.show_demonstration(self._demonstration.stage)

    @Slot(str)
    def _on_theme(self, chosen: str) -> None:
        app = QApplication.instance()
        theme = app.findChild(Theme) if app is not None else None
        if theme is not None:
            theme.choose(_THEMES[chosen])
