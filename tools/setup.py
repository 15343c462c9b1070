"""Sets up what `make` needs: .venv, dependencies, system libraries. `python3 tools/setup.py run|test`.

Standard library only: it runs before anything is installed. What is missing is found by trying, not by asking a
package manager; apt-get runs only when something is missing and it may, else one line says what to install.
"""

import hashlib
import os
import shutil
import subprocess
import sys
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
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONTS = "fonts-dejavu-core"
# Programs that tests start: a virtual screen, a session bus, a real keyring.
PROGRAMS = {"Xvfb": "xvfb", "dbus-run-session": "dbus", "gnome-keyring-daemon": "gnome-keyring"}


def main() -> int:
    """Do what is not done yet; exit status 1 when something has to be installed by hand."""
    purpose = sys.argv[1] if len(sys.argv) > 1 else "run"
    if purpose not in EXTRAS:
        print(f"usage: {sys.argv[0]} {'|'.join(EXTRAS)}", file=sys.stderr)
        return 2
    if sys.version_info < (3, 11):  # noqa: UP036 - run by whatever Python there is
        print("Python 3.11 or newer is needed.", file=sys.stderr)
        return 1
    if not PYTHON.exists() and not make_venv():
        return 1
    if not install(purpose):
        return 1
    return 0 if sys.platform != "linux" or system_parts(purpose) else 1


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
    if apt({f"python{sys.version_info[0]}-venv"}):
        return run(sys.executable, "-m", "venv", str(VENV))
    return False


def install(purpose: str) -> bool:
    """Install the project and its dependencies, unless that was done for this very pyproject.toml."""
    stamp = VENV / f"installed-{purpose}"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    others = [VENV / f"installed-{name}" for name in ({"run", "test"} if purpose == "run" else {"test"})]
    if any(path.exists() and path.read_text() == wanted for path in others):
        return True
    print("Installing what the program needs into .venv (once; some minutes)…", flush=True)
    target = f"{ROOT}{EXTRAS[purpose]}"
    if not run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-e", target):
        print(
            "The dependencies could not be installed: see above. Is there an internet connection?",
            file=sys.stderr,
        )
        return False
    stamp.write_text(wanted)
    return True


def system_parts(purpose: str) -> bool:
    """Look for libraries, fonts and, for the tests, programs; install what is missing where that is possible."""
    missing = {package for name, package in LIBRARIES.items() if not loads(name)}
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    if not any(next(folder.rglob("*.[to]t[fc]"), None) for folder in folders if folder.is_dir()):
        missing.add(FONTS)
    if purpose == "test":
        missing |= {package for program, package in PROGRAMS.items() if shutil.which(program) is None}
    return not missing or apt(missing)


def loads(name: str) -> bool:
    """The loader finds this library. In a process of its own: some libraries do not like to be loaded twice."""
    return run(sys.executable, "-c", f"import ctypes; ctypes.CDLL({name!r})", quiet=True)


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
        environment = {"DEBIAN_FRONTEND": "noninteractive"}
        if run(*prefix, "apt-get", "update", quiet=True) and run(
            *prefix, *command, quiet=True, extra=environment
        ):
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
