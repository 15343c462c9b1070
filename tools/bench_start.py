"""How long the window takes to be there and what it holds in memory, against a bare window with a label.

`make bench` prints the ratios of several starts by turns; every start is a process of its own.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

RUNS = 7
IDLE_MS = 1500
OURS, BARE = "ours", "bare"
_GOAL = 1.5
_MEASURES = (
    ("seconds", "s", "start to a painted window that takes keys"),
    ("work", "s", "processor time until then, which other programs disturb less"),
    ("megabytes", "MB", "memory when idle"),
)


def main() -> int:
    """Print both ratios, or with "ours" or "bare" be the process that is measured."""
    if sys.argv[1:2] in ([OURS], [BARE]):
        return _ours() if sys.argv[1] == OURS else _bare()
    _start(OURS)  # compiles what is not compiled yet
    pairs = [(_start(OURS), _start(BARE)) for _ in range(RUNS)]
    for what, unit, title in _MEASURES:
        ratios = [ours[what] / bare[what] for ours, bare in pairs]
        ours, bare = (statistics.median(pair[side][what] for pair in pairs) for side in (0, 1))
        print(
            f"{title}: {ours:.2f} {unit} against {bare:.2f} {unit} of a bare window: {statistics.median(ratios):.2f} ×"
            f" (from {min(ratios):.2f} to {max(ratios):.2f}; goal ≤ {_GOAL} ×)",
            flush=True,
        )
    return 0


def _start(which: str) -> dict[str, float]:
    """Seconds from the start of the process to its window, and its megabytes a little later."""
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
        env.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed is compiled
        begun = time.monotonic()  # one clock for all processes
        done = subprocess.run(
            [sys.executable, "-m", "tools.bench_start", which, folder],
            env=env,
            capture_output=True,
            text=True,
            check=True,
        )
    said = json.loads(done.stdout)
    return {"seconds": said["at"] - begun, "work": said["work"], "megabytes": said["megabytes"]}


# ---- in the process that is measured -----------------------------------------------------------------


def _ours() -> int:
    gc.disable()  # as the program itself begins
    from ovhsms_gui.work.sources import leave_unread  # noqa: PLC0415 - as the program itself begins

    leave_unread()
    from ovhsms_gui import app  # noqa: PLC0415 - its import is part of the start

    begin = app.start

    def start(parts: app.Parts) -> None:
        begin(parts)
        _tell(parts.window)

    app.start = start
    return app.run(data_dir=Path(sys.argv[2]))


def _bare() -> int:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow  # noqa: PLC0415

    qt = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Bonjour"))
    window.resize(1180, 760)
    window.show()
    _tell(window)
    return qt.exec()


def _tell(window: "QWidget") -> None:
    """Say when all is done that waited when the window came up, and what is held when nothing goes on."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    def there() -> None:
        window.grab()  # painted, on whatever screen
        at, work = time.monotonic(), time.process_time()
        QTimer.singleShot(IDLE_MS, lambda: idle(at, work))

    def idle(at: float, work: float) -> None:
        print(json.dumps({"at": at, "work": work, "megabytes": _megabytes()}), flush=True)
        window.close()

    QTimer.singleShot(0, there)


def _megabytes() -> float:
    """What the process holds that no other can share."""
    pages = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    held = (int(line.split()[1]) for line in pages.splitlines() if line.startswith("Private_"))
    return sum(held) / 1024


if __name__ == "__main__":
    sys.exit(main())
