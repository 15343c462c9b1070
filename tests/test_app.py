"""The program from outside: its command line, its tour, and accounts of another stand-in from the environment."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from ovhsms_gui import __version__
from ovhsms_gui.app import LATE
from ovhsms_gui.demo.world import FULL_KEYS


def run(
    *arguments: str, home: Path, patience: int = 100, **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return subprocess.run(
        [sys.executable, "-m", "ovhsms_gui", *arguments],
        env={**clean, "HOME": str(home), **environment},
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )


def test_version(tmp_path: Path) -> None:
    done = run("--version", home=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, f"ovhsms-gui {__version__}")


def test_a_tour_without_the_demo_is_refused(tmp_path: Path) -> None:
    done = run("--tour", str(tmp_path), home=tmp_path)
    assert done.returncode == 2
    assert "--tour needs --demo" in done.stderr


_FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ovhsms_gui import __main__, app
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.vault import MemoryVault

qt = QApplication([])
places = Places(Path(sys.argv[1]))
places.create()
parts = app.build(places, MemoryVault())
parts.window.show()
parts.window.grab()
print(*sys.modules)
parts.office.stop()
parts.office.join(60)
"""

# Each with what it is made of: a page or a dialog that nobody has opened, a file that nobody has chosen.
_LATER = (
    "ovhsms_gui.core.corrected",
    "ovhsms_gui.core.pasted",
    "ovhsms_gui.demo",
    "ovhsms_gui.files",
    "ovhsms_gui.gui.accounts.dialog",
    "ovhsms_gui.gui.accounts.welcome",
    "ovhsms_gui.gui.compose.confirm",
    "ovhsms_gui.gui.compose.own_number",
    "ovhsms_gui.gui.compose.schedule_dialog",
    "ovhsms_gui.gui.compose.text_name",
    "ovhsms_gui.gui.compose.trial_dialog",
    "ovhsms_gui.gui.compose.untaken_dialog",
    "ovhsms_gui.gui.contacts.view",
    "ovhsms_gui.gui.imports",
    "ovhsms_gui.gui.outbox.view",
    "ovhsms_gui.gui.replies.confirm",
    "ovhsms_gui.gui.replies.view",
    "ovhsms_gui.gui.settings.dialog",
    "ovhsms_gui.gui.settings.retention",
    "ovhsms_gui.opening",
    "ovhsms_gui.outbox.recaller",
    "ovhsms_gui.outbox.runner",
    "ovhsms_gui.outbox.watcher",
    "ovhsms_gui.ovh.client",
    "ovhsms_gui.ovh.models",
    "configparser",
    "http",
    *LATE,
)


def test_what_the_first_window_does_not_need_is_imported_later(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path)], capture_output=True, text=True, check=True
    )
    loaded = done.stdout.split()
    assert "ovhsms_gui.gui.compose.view" in loaded
    early = [
        name for name in loaded if name.startswith(tuple(f"{later}." for later in _LATER)) or name in _LATER
    ]
    assert early == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can lack a screen")
def test_no_screen_is_a_sentence_and_not_an_abort(tmp_path: Path) -> None:
    done = run("--demo", home=tmp_path, QT_QPA_PLATFORM="")
    assert done.returncode == 2
    assert "no screen" in done.stderr
    assert "Traceback" not in done.stderr


def test_self_check_finds_what_it_needs(tmp_path: Path) -> None:
    done = run("--self-check", home=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"ovhsms-gui {__version__}" in done.stdout
    assert "Resources: found" in done.stdout
    assert "Languages: found" in done.stdout
    assert "Libraries: found" in done.stdout


def test_self_check_misses_a_library_that_is_imported_late() -> None:
    code = "import sys; sys.modules['xlrd'] = None; from ovhsms_gui import app; sys.exit(app.self_check())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, "Libraries: MISSING xlrd" in done.stdout) == (1, True)


@pytest.mark.timeout(400)  # it walks through the whole program, beside other tests
def test_the_tour_holds_and_leaves_pictures_and_no_secret(tmp_path: Path) -> None:
    pictures = tmp_path / "tour"
    done = run("--demo", "--tour", str(pictures), home=tmp_path / "home", patience=360)
    report = (pictures / "report.txt").read_text("utf-8")
    assert done.returncode == 0, report + done.stderr
    assert "FAIL" not in report
    assert done.stderr == ""
    shots = sorted(pictures.glob("*.png"))
    assert len(shots) >= 8
    for shot in shots:
        image = QImage(str(shot))
        assert image.width() >= 1000
        colours = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
        assert len(colours) > 20, f"{shot.name} is blank"
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    for secret in (FULL_KEYS.application_secret, FULL_KEYS.consumer_key):
        assert not [path for path in files if secret.encode() in path.read_bytes()]


def test_a_start_is_not_held_up_by_looks_for_garbage() -> None:
    code = (
        "import gc; from ovhsms_gui import __main__ as begin;"
        "begin.main = lambda: print(gc.isenabled()) or 0; begin.program()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_start_reads_no_sources() -> None:
    code = (
        "import linecache; from ovhsms_gui import __main__ as begin; begin.main(['--self-check']);"
        "print(*(file for file in linecache.cache if 'ovhsms_gui' in file), sep=', ')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == ""
