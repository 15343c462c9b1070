"""Sets up what `make` needs: .venv, dependencies, system libraries. `python3 tools/setup.py run|test`.

Standard library only: it runs before anything is installed. What is missing is found by trying, not by asking a
package manager; apt-get runs only when something is missing and it may, else one line says what to install.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
EXTRAS = {"run": "", "test": "[test,lint]"}

# Shared libraries that Qt's wheels expect of the system, and Debian's packages that bring them.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONTS = "fonts-dejavu-core"
# Programs that tests start: a virtual screen, a session bus, a real keyring, what screen readers listen to.
PROGRAMS = {
    "Xvfb": "xvfb",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "at-spi-bus-launcher": "at-spi2-core",
}
ASIDE = "/usr/libexec"  # where those lie that nobody calls by hand


def main() -> int:
    """Do what is not done yet; exit status 1 when something has to be installed by hand."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if purpose not in EXTRAS:
        print(f"usage: {sys.argv[0]} {'|'.join(EXTRAS)}", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 1
    fresh = not installed(purpose)
    if fresh and not ((has_pip() or make_venv()) and install(purpose)):
        return 1
    if sys.platform == "linux" and not system_parts(purpose):
        return 1
    return 0 if not fresh or qt_loads() else 1


def has_pip() -> bool:
    """There is a working .venv; one whose making was interrupted, or whose Python has gone, is not."""
    return PYTHON.exists() and run(str(PYTHON), "-m", "pip", "--version", quiet=True)


def make_venv() -> bool:
    """Make .venv, also where Debian's python3-venv is not installed."""
    if run(sys.executable, "-m", "venv", str(VENV), quiet=True):
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    if not run(sys.executable, "-m", "venv", "--without-pip", str(VENV)):
        print(
            "The virtual environment could not be made. Install python3-venv, then try again.",
            file=sys.stderr,
        )
        return False
    if run(sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "pip", quiet=True):
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    if apt({f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"}):
        return run(sys.executable, "-m", "venv", str(VENV))
    return False


def state() -> str:
    """What an installation depends on: the project's file, and the Python it was made for."""
    version = ".".join(map(str, sys.version_info[:2]))
    return f"{version} {hashlib.sha256((ROOT / 'pyproject.toml').read_bytes()).hexdigest()}"


def installed(purpose: str) -> bool:
    """Nothing has changed since the dependencies were installed. What the tests need includes the program's."""
    stamps = [VENV / f"installed-{name}" for name in ({"run", "test"} if purpose == "run" else {"test"})]
    return PYTHON.exists() and any(stamp.exists() and stamp.read_text() == state() for stamp in stamps)


def install(purpose: str) -> bool:
    """Install the project and its dependencies."""
    print("Installing what the program needs into .venv (once; some minutes)…", flush=True)
    target = f"{ROOT}{EXTRAS[purpose]}"
    if not run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target):
        print(
            "The dependencies could not be installed: see above. Is there an internet connection?",
            file=sys.stderr,
        )
        return False
    (VENV / f"installed-{purpose}").write_text(state())
    return True


def qt_loads() -> bool:
    """Once, after installing: import what the window is made of, whatever the table above forgot."""
    code = "import PySide6.QtWidgets, PySide6.QtNetwork, PySide6.QtSvg"
    done = subprocess.run([str(PYTHON), "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        print(f"Qt does not load here. Please install what it names: {reason}", file=sys.stderr)
        for stamp in VENV.glob("installed-*"):
            stamp.unlink()  # so that the next run looks again
    return done.returncode == 0


def system_parts(purpose: str) -> bool:
    """Look for libraries, fonts and, for the tests, programs; install what is missing where that is possible."""
    missing = {LIBRARIES[name] for name in unloadable(LIBRARIES)}
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    if not any(next(folder.rglob("*.[to]t[fc]"), None) for folder in folders if folder.is_dir()):
        missing.add(FONTS)
    if purpose == "test":
        path = os.pathsep.join((os.environ.get("PATH", ""), ASIDE))
        missing |= {
            package for program, package in PROGRAMS.items() if shutil.which(program, path=path) is None
        }
    return not missing or apt(missing)


def unloadable(names: Iterable[str]) -> set[str]:
    """Those of these libraries that the loader does not find. Tried in a process of its own."""
    code = (
        "import ctypes, sys\n"
        "for name in sys.argv[1:]:\n"
        "    try: ctypes.CDLL(name)\n"
        "    except OSError: print(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def apt(packages: set[str]) -> bool:
    """Install Debian packages if this user may without being asked; else say in one line what to do."""
    names = sorted(packages)
    command = ["apt-get", "install", "-y", "--no-install-recommends", *names]
    prefix: list[str] | None = None
    if shutil.which("apt-get"):
        if os.geteuid() == 0:
            prefix = []
        elif shutil.which("sudo") and run("sudo", "-n", "true", quiet=True):
            prefix = ["sudo", "-n"]
    if prefix is not None:
        print(f"Installing missing system parts: {' '.join(names)}", flush=True)
        run(*prefix, "apt-get", "update", quiet=True)  # fails as a whole when one foreign source does
        if run(*prefix, *command, quiet=True, extra={"DEBIAN_FRONTEND": "noninteractive"}):
            return True
    print(f"Missing system parts. Please run: sudo apt-get install {' '.join(names)}", file=sys.stderr)
    return False


def run(*command: str, quiet: bool = False, extra: dict[str, str] | None = None) -> bool:
    """Run a command; True when it ended well."""
    out = subprocess.DEVNULL if quiet else None
    try:
        return (
            subprocess.run(
                command,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                check=False,
                env={**os.environ, **(extra or {})},
            ).returncode
            == 0
        )
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main())
