"""The dialogs that ask for a file: they begin in Documents, or where the last one for the same purpose was."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path, PurePath

from PySide6.QtCore import QDir, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ovhsms_gui.work.folders import Folders


class FileDialog(QFileDialog):
    """The base of them. `name` is the object's, and the purpose by which the last folder is remembered."""

    def __init__(self, name: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent, title)
        self.setObjectName(name)
        # Where Qt shows a dialog of its own, these two are in no catalogue of Qt's.
        self.setLabelText(QFileDialog.DialogLabel.LookIn, self.tr("Folder:"))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Kind of file:"))
        self.setDirectory(QDir.homePath())
        self._folders: Folders | None = None
        self.fileSelected.connect(self._on_selected)

    def begin_in(self, folders: Folders) -> None:
        """Where the last one was or in Documents, as soon as it is known that this is there: it may be on a share."""
        self._folders = folders
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folders.find(self.objectName(), documents, self._go)

    def _go(self, folder: str) -> None:
        if self.directory() == QDir(QDir.homePath()):  # and nobody has gone elsewhere meanwhile
            self.setDirectory(folder)

    @Slot(str)
    def _on_selected(self, file: str) -> None:
        if self._folders is not None:
            self._folders.keep(self.objectName(), file)


class OpenDialog(FileDialog):
    """Asks for a file that there is. `kinds`: what is offered, the likely one first."""

    def __init__(self, name: str, title: str, kinds: Sequence[str], parent: QWidget) -> None:
        super().__init__(name, title, parent)
        self.setFileMode(QFileDialog.FileMode.ExistingFile)
        self.setNameFilters(kinds)


class KindDialog(FileDialog):
    """Asks where to write, and as what. The ending of the name tells; without one it gets that of the kind chosen."""

    chosen = Signal(object, object)  # Path, and of the kinds the one

    def __init__(
        self, name: str, title: str, kinds: Mapping[str, StrEnum], suggested: str, parent: QWidget | None
    ) -> None:
        """`kinds`: by what they are called, the likely one first; each is the ending of its files."""
        super().__init__(name, title, parent)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._kinds = dict(kinds)
        self.setNameFilters(list(self._kinds))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Write as:"))
        self.selectFile(suggested)
        self._on_filter()
        self.filterSelected.connect(self._on_filter)
        self.fileSelected.connect(self._on_file)

    @property
    def _kind(self) -> StrEnum:
        return self._kinds.get(self.selectedNameFilter(), next(iter(self._kinds.values())))

    @Slot()
    def _on_filter(self) -> None:
        # Before the dialog closes: it asks whether a file of that whole name is to be replaced.
        self.setDefaultSuffix(self._kind)

    @Slot(str)
    def _on_file(self, name: str) -> None:
        path = Path(name)
        ending = path.suffix.lower().removeprefix(".")
        self.chosen.emit(path, next((kind for kind in self._kinds.values() if kind == ending), self._kind))


class SaveDialog(FileDialog):
    """Suggests a name, and gives one that is typed without an ending that of the suggestion."""

    def __init__(self, name: str, title: str, kind: str, suggested: str, parent: QWidget) -> None:
        """`kind` is what is written, in words."""
        super().__init__(name, title, parent)
        ending = PurePath(suggested).suffix
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter(f"{kind} (*{ending})")
        self.setDefaultSuffix(ending.removeprefix("."))
        self.selectFile(suggested)
