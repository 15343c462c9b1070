"""Where this program keeps its files: one private folder."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from ovhsms_gui.store.errors import translated


@dataclass(frozen=True, slots=True)
class Places:
    """The data folder and what lies in it. Making one touches nothing; `create()` does."""

    data: Path

    @property
    def journal(self) -> Path:
        """The one SQLite file: journal, accounts, settings."""
        return self.data / "journal.sqlite"

    @property
    def lock(self) -> Path:
        """Held by the running instance."""
        return self.data / "lock"

    @property
    def log(self) -> Path:
        """The program's log."""
        return self.data / "ovhsms-gui.log"

    def create(self) -> None:
        """Make the folder, for its owner alone; one of ours that others can look into is closed to them.

        Raises `StoreProblem`.
        """
        private_folder(self.data)
        with translated():
            if self.is_open and self._holds_ours_only():
                self.data.chmod(0o700)

    @property
    def is_open(self) -> bool:
        """Others of this computer can look into the folder. Raises `StoreProblem`."""
        with translated():
            return os.name == "posix" and bool(self.data.stat().st_mode & 0o077)

    @property
    def is_anybodys(self) -> bool:
        """Others of this computer can put their files into the folder, or in the place of ours."""
        with translated():
            return os.name == "posix" and bool(self.data.stat().st_mode & 0o022)

    def _holds_ours_only(self) -> bool:
        """A folder that is used for other things too keeps its mode: somebody may count on it."""
        ours = (self.journal.name, self.lock.name, self.log.name)
        return self.data.stat().st_uid == os.getuid() and all(
            path.name.startswith(ours) for path in self.data.iterdir()
        )


def default_places() -> Places:
    """The folder the system has for this user's program data."""
    return Places(platformdirs.user_data_path("ovhsms-gui", appauthor=False))


def private_folder(path: Path) -> None:
    """Make `path` (0700) if it is not there; a folder that exists keeps its mode. Raises `StoreProblem`."""
    with translated():
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def private_file(path: Path) -> None:
    """Make `path` (0600) if it is not there, before anything can be written to it. Raises `StoreProblem`."""
    with translated():
        path.touch(mode=0o600)
        path.chmod(0o600)
