"""Where people's own files were last read or written, a folder for each purpose."""

from collections.abc import Callable
from functools import partial
from pathlib import Path, PurePath

from ovhsms_gui.core.settings import LAST_FOLDERS
from ovhsms_gui.work.file_lane import FileLane
from ovhsms_gui.work.preferences import Preferences


class Folders:
    """Lives in the GUI thread. The folder may be on a share that is gone, so it is looked for in the files' lane."""

    def __init__(self, preferences: Preferences, files: FileLane) -> None:
        self._preferences = preferences
        self._files = files

    def find(self, purpose: str, then: Callable[[str], object]) -> None:
        """Tell the folder of the last time; nothing where there was none, or it is not there any more."""
        folder = self._preferences.get(LAST_FOLDERS).get(purpose, "")
        if folder:
            self._files.ask(partial(_still_there, folder), partial(_tell, then))

    def keep(self, purpose: str, file: str) -> None:
        """Remember the folder of a file."""
        kept = self._preferences.get(LAST_FOLDERS)
        self._preferences.put(LAST_FOLDERS, {**kept, purpose: str(PurePath(file).parent)})


def _still_there(folder: str, _data: Path) -> str:
    try:
        return folder if Path(folder).is_dir() else ""
    except OSError:  # a share that is gone may be refused rather than missing; nobody has asked for it
        return ""


def _tell(then: Callable[[str], object], folder: str) -> None:
    if folder:
        then(folder)
