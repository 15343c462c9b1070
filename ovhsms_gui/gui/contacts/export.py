"""The dialog that asks for the file into which people are written, and as what."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.file_dialog import FileDialog
from ovhsms_gui.work.paperwork import ExportKind


class ExportDialog(FileDialog):
    """The ending of the name tells the kind of file; a name without one gets that of the kind chosen."""

    chosen = Signal(object, object)  # Path, ExportKind

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("exportContactsDialog", self.tr("Export the people shown"), parent)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._kinds = {words.export_filter(kind): kind for kind in ExportKind}
        self.setNameFilters(list(self._kinds))
        self.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Write as:"))
        self.selectFile(self.tr("contacts"))
        self._on_filter()
        self.filterSelected.connect(self._on_filter)
        self.fileSelected.connect(self._on_file)

    @property
    def _kind(self) -> ExportKind:
        return self._kinds.get(self.selectedNameFilter(), ExportKind.TABLE)

    @Slot()
    def _on_filter(self) -> None:
        # Before the dialog closes: it asks whether a file of that whole name is to be replaced.
        self.setDefaultSuffix(self._kind)

    @Slot(str)
    def _on_file(self, name: str) -> None:
        path = Path(name)
        ending = path.suffix.lower().removeprefix(".")
        self.chosen.emit(path, ExportKind(ending) if ending in set(ExportKind) else self._kind)
