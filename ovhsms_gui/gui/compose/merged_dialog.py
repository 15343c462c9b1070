"""The numbers that were in the list more than once: how often, and under which names."""

from PySide6.QtCore import QModelIndex, QObject, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QHBoxLayout, QWidget

from ovhsms_gui.core.national import written
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.composition import Composition
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.measures import ROW, airy, px
from ovhsms_gui.gui.kit.sheet import Heading
from ovhsms_gui.gui.titled import NOWHERE, Index, Role, TitledModel


class _Rows(TitledModel):
    """Number, names, and how often it was there."""

    def __init__(self, message: Composition, parent: QObject | None = None) -> None:
        super().__init__(parent=parent)
        self.titles = (self.tr("Number"), self.tr("Name"), self.tr("Times in the list"))
        self._region = message.region
        self._receivers = message.plan.receivers
        self.rows: tuple[tuple[Row, int], ...] = tuple(message.rows.repeated())

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """All of them."""
        return 0 if parent.isValid() else len(self.rows)

    def says(self, index: Index, role: int) -> object:
        """A cell; whole as a tooltip."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        row, times = self.rows[index.row()]
        names = self._receivers.names_of(row) or (row.name,)
        return (written(row.number, self._region), ", ".join(names), messages.figure(times))[index.column()]


class MergedDialog(Dialog):
    """Each of them gets the message once; the button leads to its row in the list."""

    row_wanted = Signal(object)  # Row

    def __init__(self, message: Composition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mergedDialog")
        self.setWindowTitle(self.tr("Merged numbers"))
        self._rows = _Rows(message, self)
        one = self.tr("{n} number was in the list more than once")
        many = self.tr("{n} numbers were in the list more than once")
        heading = Heading(
            messages.counted(one, many, len(self._rows.rows)),
            self.tr("Each number gets the message once, with what its first row says."),
        )
        self.table = look.quiet_table("mergedView", self.tr("Merged numbers"), self._rows)
        for column, sample in enumerate(("+33 6 39 98 00 12", "n" * 30)):
            self.table.setColumnWidth(column, look.text_width(sample + "nn"))
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.verticalHeader().setDefaultSectionSize(px(ROW))
        card = Card()
        card.hold(self.table)
        self._go = Button(self.tr("&Show in the list"))
        self._go.setObjectName("showMergedButton")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("mergedCloseButton")
        under = QHBoxLayout()
        airy(under)
        under.addStretch(1)
        under.addWidget(buttons)
        under.addWidget(self._go)
        self.stack(heading, card, under, grows=card)
        self.resize(look.text_width("n") * 80, look.line_height() * 22)
        self.table.selectRow(0)
        self.table.doubleClicked.connect(self._on_double)
        self._go.clicked.connect(self._on_go)
        buttons.rejected.connect(self.reject)
        self.settle(self._go, self.table)

    @Slot(QModelIndex)
    def _on_double(self, _index: QModelIndex) -> None:
        self._on_go()

    @Slot()
    def _on_go(self) -> None:
        row, _times = self._rows.rows[max(0, self.table.currentIndex().row())]
        self.accept()
        self.row_wanted.emit(row)
