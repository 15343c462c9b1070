"""The import dialog's lower part: the rows that are not taken, and the numbers that were put right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QTableView, QTabWidget, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.imports.tables import TextTable, changed, rejected
from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.speech import call
from ovhsms_gui.gui.kit.tables import StateDelegate, fit, in_card

_LEAST = 5.5  # line heights of a table


class Outcome(Card):
    """Most files have none of either: it is made for those that have. `show_state` when that has changed."""

    save_wanted = Signal()  # the rows that are not taken, into a file

    def __init__(self, state: ImportState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._save = Link(self.tr("&Save these rows…"), Icon.EXPORT)
        self._save.setObjectName("saveRejectedButton")
        call(self._save, self.tr("Write the rows that are not taken into a file"))
        self._save.clicked.connect(self.save_wanted)
        self._left, self._mended = TextTable(self), TextTable(self)
        self._rejected = flat_table("importRejected", self.tr("Rows that are not taken"), self._left, _LEAST)
        self._changed = flat_table(
            "importChanged", self.tr("Numbers that were put right or are worth a look"), self._mended, _LEAST
        )
        self._tabs = QTabWidget()
        self._tabs.setObjectName("importTabs")
        self._tabs.setAccessibleName(self.tr("What became of the rows"))
        self._tabs.setDocumentMode(True)
        self._tabs.setCornerWidget(self._save)
        self._tabs.setMinimumHeight(px(_LEAST + 2))
        self._tabs.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.column.addWidget(self._tabs)
        for table in (self._rejected, self._changed):
            self._tabs.addTab(table, "")
            self.ring_for(table)
        row, n = look.text_width("100 000 00"), look.text_width("n")
        fit(self._rejected, (row, 52 * n, 24 * n), (row, 30 * n, 12 * n), grows=1)
        fit(self._changed, (row, 30 * n, 22 * n, 24 * n), (row, 14 * n, 16 * n, 18 * n), grows=3)
        stand_clear(self)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In the order in which Tab goes through them."""
        return self._tabs, self._save, self._rejected, self._changed

    def show_state(self) -> None:
        """Show what the state has."""
        left, mended = rejected(self._state), changed(self._state)
        row = self.tr("Row")
        self._left.fill((row, self.tr("Reason"), self.tr("What stands there")), left)
        self._mended.fill(
            (row, self.tr("What stood there"), self.tr("Number"), self.tr("What was done")), mended
        )
        self._tabs.setTabText(0, self.tr("Not taken ({count})").format(count=messages.figure(len(left))))
        self._tabs.setTabText(1, self.tr("Worth a look ({count})").format(count=messages.figure(len(mended))))
        self._tabs.setTabVisible(0, bool(left))
        self._tabs.setTabVisible(1, bool(mended))
        self._save.setVisible(bool(left))


def flat_table(name: str, heard: str, model: TextTable, least: float) -> QTableView:
    """A table for a card of the dialog, at least so many line heights high."""
    table = look.quiet_table(name, heard, model)
    in_card(table)
    table.setItemDelegate(StateDelegate(table))
    table.setMinimumHeight(px(least))
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    return table


def stand_clear(card: Card) -> None:
    """Keep what is in it clear of its round corners."""
    card.column.setContentsMargins(1, px(0.25), 1, px(0.3125))
