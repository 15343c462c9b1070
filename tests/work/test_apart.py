"""Threads that are left behind tell nothing after the end, and do not change how the program ends."""

import subprocess
import sys
import threading

import pytest

from ovhsms_gui.work.apart import Gate, begin

# What Python takes apart with the objects of Qt while threads still use them.
BUSY = """
import threading
from PySide6.QtCore import QCoreApplication, QObject, Signal
from ovhsms_gui.work.apart import begin, end

class Busy(QObject):
    said = Signal()

app = QCoreApplication([])
busy, under_way = [Busy() for _ in range(6)], threading.Event()

def work(one):
    while True:
        one.said.emit()
        under_way.set()

for one in busy:
    one.said.connect(one.deleteLater)
    begin("busy", work, one)
under_way.wait()
print("written", flush=False)
end({status})
"""


def test_what_is_told_after_the_gate_was_shut_arrives_nowhere() -> None:
    told: list[object] = []
    gate = Gate(told.append)
    gate.tell(1)
    gate.shut()
    gate.tell(2)
    assert told == [1]


def test_shutting_waits_for_what_is_just_being_told() -> None:
    begun, may_go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def tell() -> None:
        begun.set()
        may_go_on.wait(30)
        ended.set()

    gate = Gate(tell)
    begin("telling", gate.tell)
    begun.wait(30)
    shutting = begin("shutting", gate.shut)
    assert shutting.is_alive()
    may_go_on.set()
    shutting.join(30)
    assert ended.is_set()


@pytest.mark.parametrize("status", [0, 2])
def test_the_process_ends_with_its_status_and_its_output_whoever_is_left_behind(status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BUSY.format(status=status)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, "written\n", "")


def test_without_them_it_ends_as_every_program_does() -> None:
    code = "import atexit; atexit.register(print, 'last'); from ovhsms_gui.work.apart import end; end(3)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (3, "last\n")
