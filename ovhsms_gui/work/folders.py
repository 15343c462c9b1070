"""Where people's own files were last read or written, a folder for each purpose."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path, PurePath

from ovhsms_gui.core.settings import LAST_FOLDERS
from ovhsms_gui.work.asking import tell
from ovhsms_gui.work.file_lane import FileLane
from ovhsms_gui.work.preferences import Preferences


class Folders:
    """Lives in the GUI thread. A folder may be on a share that is gone, so they are looked for in the files' lane."""

    def __init__(self, preferences: Preferences, files: FileLane) -> None:
        self._preferences = preferences
        self._files = files

    def find(self, purpose: str, usual: str, then: Callable[[str], object]) -> None:
        """Tell the folder of the last time, or else the usual one; nothing where neither is there."""
        folders = (self._preferences.get(LAST_FOLDERS).get(purpose, ""), usual)
        self._files.ask(partial(_first_there, folders), partial(_tell, then))

    def keep(self, purpose: str, file: str) -> None:
        """Remember the folder of a file."""
        kept = self._preferences.get(LAST_FOLDERS)
        self._preferences.put(LAST_FOLDERS, {**kept, purpose: str(PurePath(file).parent)})


def _first_there(folders: Iterable[str], _data: Path) -> str:
    return next((folder for folder in folders if folder and _is_there(folder)), "")


def _is_there(folder: str) -> bool:
    try:
        return Path(folder).is_dir()
    except OSError:  # a share that is gone may be refused rather than missing; nobody has asked for it
        return False


def _tell(then: Callable[[str], object], folder: str) -> None:
    if folder:
        tell(then, folder)
