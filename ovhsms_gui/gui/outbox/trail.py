"""The trail dialog: everything that happened to a send, as the journal wrote it down."""

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.store.rows import EventRow


class TrailDialog(QDialog):
    """When, which part, what became of it, why."""

    def __init__(self, rows: tuple[EventRow, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("trailDialog")
        self.setWindowTitle(self.tr("What happened"))
        titles = (self.tr("When"), self.tr("Part"), self.tr("What"), self.tr("Why"))
        model = QStandardItemModel(0, len(titles), self)
        model.setHorizontalHeaderLabels(titles)
        for row in rows:
            model.appendRow([QStandardItem(text) for text in self._cells(row)])
        table = look.quiet_table("trailView", self.tr("What happened to this send"), model)
        table.setColumnWidth(0, look.text_width("00/00/0000 00:00:00 000"))
        table.setColumnWidth(1, look.text_width("Part 000"))
        table.setColumnWidth(2, look.text_width("n") * 30)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        look.airy(column, margin=1.0, gap=0.7)
        column.addWidget(table, 1)
        column.addWidget(buttons)
        self.resize(look.text_width("n") * 110, look.line_height() * 24)
        table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cells(self, row: EventRow) -> tuple[str, str, str, str]:
        when = QDateTime.fromMSecsSinceEpoch(int(row.at * 1000))
        part = "" if row.seq is None else str(row.seq + 1)
        return (
            QLocale().toString(when, "dd/MM/yyyy HH:mm:ss"),
            part,
            words.move(row),
            words.cause(row.cause),
        )
