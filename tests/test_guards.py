"""The guards of conftest.py can fail: bad tests, run in a pytest of their own, go red for the right reason."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BAD = """
import logging, socket, threading, time
import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QDialog, QMessageBox

release = threading.Event()
kept = []

def test_connects_out():
    socket.socket().connect(("192.0.2.1", 9))

def test_looks_out():
    socket.socket().connect_ex(("192.0.2.1", 9))

def test_sends_out():
    socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 9))

def test_warns():
    logging.getLogger("ovhsms_gui.core").warning("out of the blue")

@pytest.fixture
def late():
    yield
    logging.getLogger("ovhsms_gui.gui").error("while closing")

def test_warns_late(late):
    pass

def test_leaves_a_thread():
    threading.Thread(target=time.sleep, args=(8,), daemon=True, name="left").start()

def test_leaves_a_qthread(qapp):
    thread = QThread()
    thread.setObjectName("lane")
    thread.start()
    kept.append(thread)

def test_opens_a_modal_dialog(qapp):
    QDialog().exec()

def test_opens_a_message_box(qapp):
    QMessageBox().exec()
"""
GOOD = """
import logging, os, socket, threading
from pathlib import Path
import pytest
from PySide6.QtCore import QThread

def test_reaches_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()

def test_unix(tmp_path):
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))

@pytest.mark.expects_log
def test_warns_and_says_so():
    logging.getLogger("ovhsms_gui.core").warning("expected")

def test_others_may_warn():
    logging.getLogger("elsewhere").warning("not ours")

def test_joins_its_threads(qapp):
    thread = threading.Thread(target=lambda: None)
    thread.start()
    thread.join()
    lane = QThread()
    lane.start()
    lane.quit()
    assert lane.wait(5000)

def test_home_is_of_its_own():
    assert str(Path.home()).startswith(os.environ["PARENT"])
"""
REASONS = {
    "test_connects_out": "a test tried to reach 192.0.2.1",
    "test_looks_out": "a test tried to reach 192.0.2.1",
    "test_sends_out": "a test tried to reach 192.0.2.1",
    "test_warns": "unexpected log",
    "test_warns_late": "unexpected log",
    "test_leaves_a_thread": "threads still alive: ['left']",
    "test_leaves_a_qthread": "QThreads still running: ['lane']",
    "test_opens_a_modal_dialog": "exec() of QDialog",
    "test_opens_a_message_box": "exec() of QMessageBox",
}


def inner(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    shutil.copy(Path(__file__).with_name("conftest.py"), folder)
    (folder / "test_inner.py").write_text(text, "utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nqt_api = pyside6\n", "utf-8")
    options = ["--import-mode=importlib", "-p", "no:cacheprovider", "--basetemp", str(folder / "temp")]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-rfE", *options, str(folder)],
        cwd=folder,
        env={**_environment(), "PARENT": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}


@pytest.fixture(scope="module")
def red(tmp_path_factory: pytest.TempPathFactory) -> str:
    return inner(tmp_path_factory.mktemp("bad"), BAD).stdout


@pytest.mark.parametrize(("name", "reason"), REASONS.items())
def test_a_guard_goes_red(red: str, name: str, reason: str) -> None:
    lines = [line for line in red.splitlines() if line.startswith(("FAILED", "ERROR"))]
    assert any(f"::{name} " in line and reason in line for line in lines), red


def test_good_tests_pass_the_guards(tmp_path: Path) -> None:
    done = inner(tmp_path, GOOD)
    assert done.returncode == 0, done.stdout
