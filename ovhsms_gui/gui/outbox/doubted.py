"""Whom a doubt is about, and the text that each of them may have got."""

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.label import Elided
from ovhsms_gui.gui.kit.layouts import hide_unless
from ovhsms_gui.gui.kit.measures import ROW, Type, airy, px
from ovhsms_gui.gui.kit.scrolled import BubblePane
from ovhsms_gui.gui.outbox import faces
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.paging import PagedModel
from ovhsms_gui.gui.settings.words import removed
from ovhsms_gui.store.rows import ReceiverRow, SendRow

_IN_SIGHT = 4  # people; the others are scrolled to
_HIGHEST = 6.5  # line heights of the text


class _People(PagedModel[ReceiverRow]):
    """Name, and number as it is written at home."""

    def __init__(self, region: str, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._region = region
        self.titles = (self.tr("Name"), self.tr("Number"))

    def cells(self, row: ReceiverRow) -> tuple[str, ...]:
        """One who has no name is a number alone."""
        return row.name, self.number(row)

    def number(self, row: ReceiverRow) -> str:
        """As people of the account's country write it."""
        return written(parse(row.e164, ""), self._region)


class Doubted(QWidget):
    """One person in a line, several in a list; under it the text of whoever is chosen, as they got it."""

    def __init__(self, state: OutboxState, send: SendRow, count: int) -> None:
        super().__init__()
        self._state, self._send, self._count = state, send, count
        self._people = _People(state.region(), self)
        self._people.wanted.connect(self._on_wanted)
        self._people.dataChanged.connect(self._show)
        self._view = look.quiet_table(
            "doubtPeopleView", self.tr("Who may have got the message"), self._people
        )
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.horizontalHeader().hide()
        self._view.setColumnWidth(0, look.text_width("Alexandra de La Rochefoucauld"))
        self._view.verticalHeader().setDefaultSectionSize(px(ROW))
        self._view.setFixedHeight(
            px(ROW) * min(count, _IN_SIGHT) + (px(0.5 * ROW) if count > _IN_SIGHT else 0)
        )
        card = Card()
        card.hold(self._view)
        hide_unless(count > 1, card)
        self._whose = Elided("", Type.CAPTION if count > 1 else Type.STRONG)
        self._whose.setObjectName("doubtWhoseLabel")
        self._bubble = Bubble()
        self._bubble.setObjectName("doubtMessageLabel")
        self._pane = BubblePane(
            self._bubble, self.tr("Text that they may have got"), highest=_HIGHEST, least=2.0
        )
        column = QVBoxLayout(self)
        airy(column, gap=0.5)
        for part in (card, self._whose, self._pane):
            column.addWidget(part)
        self._people.show(count)
        self._view.selectRow(0)
        self._view.selectionModel().currentRowChanged.connect(self._show)
        self._show()

    @Slot(object)
    def _on_wanted(self, offset: int) -> None:
        self._state.read_undecided(self._send, offset, partial(self._take, offset))

    def _take(self, offset: int, rows: tuple[ReceiverRow, ...]) -> None:
        self._people.take(offset, rows)

    @Slot()
    def _show(self) -> None:
        place = max(0, self._view.currentIndex().row())
        row = self._people.row(place)
        if row is not None:
            self._whose.setText(self._of(row, place))
        text, stretches = faces.as_received(self._send, row)
        if self._send.removed is not None:
            text, stretches = removed(self._send.removed), []
        if text != self._bubble.text():
            self._bubble.show_text(text, stretches)
            self._pane.settle()

    def _of(self, row: ReceiverRow, place: int) -> str:
        number = self._people.number(row)
        if self._count == 1:
            return f"{row.name} · {number}" if row.name else number
        return self.tr("Text for {name}, {n} of {count}").format(
            name=row.name or number, n=messages.figure(place + 1), count=messages.figure(self._count)
        )
