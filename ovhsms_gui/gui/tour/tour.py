"""The tour itself: goes from step to step, each in its time, and reports."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui import __version__
from ovhsms_gui.gui.main_window import MainWindow
from ovhsms_gui.gui.tour.hands import Hands
from ovhsms_gui.gui.tour.scenes import Until, play

LIMIT_SECONDS = 20.0
_LOOK_EVERY_MS = 15


class Tour(QObject):
    """Plays the scenes; `ended` follows, and `status` is 0 only if every step held."""

    ended = Signal()

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__(window)
        self._hands = Hands(window, folder)
        self._script = play(self._hands)
        self._step: Until | None = None
        self._since = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self.status = 1

    @Slot()
    def start(self) -> None:
        """Begin."""
        self._hands.folder.mkdir(parents=True, exist_ok=True)
        for old in self._hands.folder.glob("[0-9][0-9]-*.png"):
            old.unlink()
        self._timer.start(_LOOK_EVERY_MS)

    @Slot()
    def _look(self) -> None:
        try:
            if self._step is None:
                self._step = next(self._script)
                self._since = time.monotonic()
            if self._step.true():
                self._report(f"ok    {self._step.what}")
                self._step = None
            elif time.monotonic() - self._since > LIMIT_SECONDS:
                self._report(f"FAIL  {self._step.what}")
                self._hands.picture("failed")
                self._end(1)
        except StopIteration:
            self._end(0)
        except (AssertionError, LookupError, RuntimeError) as error:
            self._report(f"FAIL  {type(error).__name__}: {error}")
            self._end(1)

    def _report(self, line: str) -> None:
        self._hands.lines.append(line)

    def _end(self, status: int) -> None:
        self._timer.stop()
        self.status = status
        last = "Every step held." if status == 0 else "The tour did not come to its end."
        lines = [f"Tour of ovhsms-gui {__version__}", "", *self._hands.lines, "", last, ""]
        (self._hands.folder / "report.txt").write_text("\n".join(lines), encoding="utf-8")
        self._hands.close_all()
        self.ended.emit()
        self._hands.window.close()  # once more is a yes: what was written is to be forgotten
