"""Guards for every test: no real home, no network but loopback, no unexpected warnings, no leaked threads."""

import gc
import logging
import os
import shutil
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LANGUAGE"] = "en"  # whatever the machine speaks: a program that a test starts asks the system
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
# Thousands of small databases, each written through to the disk: in memory they take half the time. One run leaves
# half a GB behind.
_MEMORY = Path("/dev/shm")
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > 4 << 30:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
for _name in [name for name in os.environ if name.startswith("OVH_")]:
    del os.environ[_name]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log: warnings of ours are part of what is tested")


def pytest_collection_finish() -> None:
    """Spare each test the look through all that was imported, which takes most of a short test's time.

    Once only: a window that lives at that moment would never be collected, and Qt's next one may lie where it lay.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(folder))
    return folder


@pytest.fixture(autouse=True, scope="session")
def set_apart() -> None:
    """What is there before the first test: to look through all of it takes longer than most tests."""
    gc.freeze()


@pytest.fixture(autouse=True)
def collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program itself: never in a thread that happens to allocate while a window's remains lie about.

    A test without windows is tidied of what it made itself.
    """
    gc.disable()
    yield
    gc.collect(2 if "qapp" in request.fixturenames else 0)


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches out of this computer fails."""

    def guard(name: str) -> None:
        real = getattr(socket.socket, name)

        def guarded(self: socket.socket, *arguments: Any) -> Any:
            host = arguments[-1][0] if isinstance(arguments[-1], tuple) else ""
            if self.family in {socket.AF_INET, socket.AF_INET6} and not str(host).startswith(("127.", "::1")):
                raise AssertionError(f"a test tried to reach {host}")
            return real(self, *arguments)

        monkeypatch.setattr(socket.socket, name, guarded)

    for name in ("connect", "connect_ex", "sendto"):
        guard(name)


@pytest.fixture(autouse=True)
def no_blocking_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A modal loop would hang a test, and the program must not have one."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None:
        return

    def refuse(self: Any, *_arguments: Any) -> int:
        raise AssertionError(f"exec() of {type(self).__name__} {self.objectName()}".strip())

    for kind in (widgets.QDialog, widgets.QMessageBox, widgets.QFileDialog):
        monkeypatch.setattr(kind, "exec", refuse)


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning of ours that the test does not expect fails it."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    found = [
        f"{record.name}: {record.getMessage()}"
        for when in ("setup", "call", "teardown")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING and record.name.startswith("ovhsms_gui")
    ]
    if found:
        pytest.fail(f"unexpected log: {found}")


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Every thread that a test starts has ended with it; an abandoned keyring call may be a daemon."""
    before = set(threading.enumerate())
    yield
    left = [
        thread
        for thread in set(threading.enumerate()) - before
        if thread.is_alive() and thread.name != "keyring" and not thread.name.startswith("Dummy-")
    ]
    for thread in left:
        thread.join(5)
    alive = [thread.name for thread in left if thread.is_alive()]
    if alive:
        pytest.fail(f"threads still alive: {alive}")


@pytest.fixture(autouse=True)
def no_running_qthreads(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Python does not list Qt's threads; one that still runs when its object goes takes the process down."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    started: list[Any] = []
    real = core.QThread.start

    def start(self: Any, *arguments: Any) -> None:
        started.append(self)
        real(self, *arguments)

    monkeypatch.setattr(core.QThread, "start", start)
    yield
    valid = cast("Any", sys.modules["shiboken6"]).isValid
    running = [thread for thread in started if valid(thread) and thread.isRunning()]
    for thread in running:
        thread.quit()
        thread.wait(5000)
    if running:
        pytest.fail(f"QThreads still running: {[thread.objectName() or '?' for thread in running]}")
