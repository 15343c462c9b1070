"""The dialog that asks for the file into which people are written, and as what."""

from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.file_dialog import KindDialog
from ovhsms_gui.work.paperwork import ExportKind


class ExportDialog(KindDialog):
    """A table or vCards."""

    def __init__(self, parent: QWidget | None = None) -> None:
        kinds = {words.export_filter(kind): kind for kind in ExportKind}
        title = self.tr("Export the people shown")
        super().__init__("exportContactsDialog", title, kinds, self.tr("contacts"), parent)
