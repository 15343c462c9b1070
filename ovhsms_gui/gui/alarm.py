"""The last net under the window: faults nobody foresaw are logged, told once in plain words, and lose no text."""

import logging
import sys
import threading
from contextlib import ExitStack
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.shell import Shell
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.work.events import Trouble
from ovhsms_gui.work.office import Office

log = logging.getLogger(__name__)


class Alarm(QObject):
    """Hears of faults in the window's thread and in every other."""

    _told = Signal(str)
    _interrupted = Signal()

    def __init__(self, office: Office, compose: ComposeState, shell: Shell) -> None:
        super().__init__()
        self._compose = compose
        self._shell = shell
        self._open = False
        self.rang = False
        self._told.connect(self._tell)
        self._interrupted.connect(shell.close, Qt.ConnectionType.QueuedConnection)
        office.happened.connect(self._on_news)

    def install(self, ending: ExitStack) -> None:
        """Catch what Python would print; put the old hooks back at the end."""
        ending.callback(setattr, sys, "excepthook", sys.excepthook)
        ending.callback(setattr, threading, "excepthook", threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    @Slot()
    def beat(self) -> None:
        """Let Python look for signals."""

    def interrupted(self, _number: int, _frame: object) -> None:
        """Ctrl+C closes like the window's own button. Later: Python asks in the middle of anything, of painting too."""
        self._interrupted.emit()

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("unforeseen", exc_info=(kind, error, trace))
        self._told.emit(kind.__name__)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._on_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)

    @Slot(object)
    def _on_news(self, event: object) -> None:
        match event:
            case Trouble(StoreProblem() as problem):
                self._tell_store(problem)
            case Trouble(error):
                self._told.emit(type(error).__name__)

    def _tell_store(self, problem: StoreProblem) -> None:
        self._show(
            self.tr(
                "{problem} Nothing is sent from here while it is so, and nothing you typed is lost."
            ).format(problem=messages.store(problem))
        )

    @Slot(str)
    def _tell(self, kind: str) -> None:
        self.rang = True
        self._compose.keep()
        self._show(
            self.tr(
                "Something went wrong inside the program ({kind}). Your text is kept. What was already on "
                "its way is in the outbox with its state; nothing is sent again by itself. The log in the "
                "data folder has the details."
            ).format(kind=kind)
        )

    def _show(self, text: str) -> None:
        if self._open:  # one at a time: a fault in a loop must not bury the screen
            return
        self._open = True
        box = ChoiceDialog("alarm", "ovhsms-gui", self._shell.window)
        box.ask(self.tr("⚠ Something is wrong"), text, cancel=self.tr("&Close"), unasked=True)
        box.finished.connect(self._on_closed)
        pop_up(box)

    @Slot(int)
    def _on_closed(self, _result: int) -> None:
        self._open = False
