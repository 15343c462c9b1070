"""The demonstration, opened from the window without an account: a program of its own, and one at a time."""

import os
import subprocess
import sys
from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication

_LOOK_MS = 500
_LOADED = 40  # looks: by then it is open, whether this window has noticed or not


class Stage(Enum):
    """How far it is."""

    CLOSED = auto()
    OPENING = auto()
    OPEN = auto()
    FAILED = auto()  # closed, and never came up


def _command() -> tuple[str, ...]:
    frozen = getattr(sys, "frozen", False)
    return (sys.executable, "--demo") if frozen else (sys.executable, "-m", "ovhsms_gui", "--demo")


class Demonstration(QObject):
    """Starts it and sees whether it still runs. It goes on when this program ends."""

    changed = Signal()

    def __init__(
        self, command: Sequence[str] | None = None, parent: QObject | None = None, *, look_ms: int = _LOOK_MS
    ) -> None:
        """`look_ms`: how often it is seen whether it runs, in milliseconds."""
        super().__init__(parent)
        self.stage = Stage.CLOSED
        self._command = tuple(command or _command())
        self._program: subprocess.Popen[bytes] | None = None
        self._looks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(look_ms)
        self._timer.timeout.connect(self._look)

    @Slot()
    def open(self) -> None:
        """Start it, unless it runs."""
        if self._program is not None:
            return
        nothing = subprocess.DEVNULL
        flags = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # on Windows
        try:
            # Not QProcess: that one ends it with us, or loses sight of it.
            self._program = subprocess.Popen(  # noqa: S603 - this program itself
                self._command,
                stdin=nothing,
                stdout=nothing,
                stderr=nothing,
                start_new_session=os.name == "posix",
                creationflags=flags,
            )
        except OSError:
            self._be(Stage.FAILED)
            return
        self._looks = 0
        self._timer.start()
        self._be(Stage.OPENING)

    @Slot()
    def _look(self) -> None:
        if self._program is None:
            return
        self._looks += 1
        status = self._program.poll()
        if status is not None:
            self._program = None
            self._timer.stop()
            self._be(Stage.FAILED if status and self._looks < _LOADED else Stage.CLOSED)
        elif self.stage is Stage.OPENING and (self._looks >= _LOADED or _behind()):
            self._be(Stage.OPEN)

    def _be(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()


def _behind() -> bool:
    """Another program's window has come up before ours."""
    return QGuiApplication.applicationState() is not Qt.ApplicationState.ApplicationActive
