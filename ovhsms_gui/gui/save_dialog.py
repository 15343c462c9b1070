"""The dialog that asks where a file is to be written."""

from pathlib import PurePath

from PySide6.QtWidgets import QFileDialog, QWidget


class SaveDialog(QFileDialog):
    """Suggests a name, and gives one that is typed without an ending that of the suggestion."""

    def __init__(self, name: str, title: str, kind: str, suggested: str, parent: QWidget) -> None:
        """`name` is the object's; `kind` is what is written, in words."""
        super().__init__(parent, title)
        ending = PurePath(suggested).suffix
        self.setObjectName(name)
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setNameFilter(f"{kind} (*{ending})")
        self.setDefaultSuffix(ending.removeprefix("."))
        self.selectFile(suggested)
