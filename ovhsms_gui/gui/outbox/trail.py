"""The trail dialog: everything that happened to a send, as the journal wrote it down."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.sheet import Heading
from ovhsms_gui.gui.kit.tables import StateDelegate, fit, in_card
from ovhsms_gui.gui.outbox import facts, words
from ovhsms_gui.gui.outbox.models import PART, TrailModel
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.work.lookup import TrailPage

_WHY = 3  # the column that takes what is left
_LONG = 1_798_063_600.0  # a moment with two digits for each of its figures


class TrailDialog(Dialog):
    """Shows one send's trail, page after page."""

    def __init__(self, state: OutboxState, send_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._send_id = send_id
        self._model = TrailModel(self)
        self.setObjectName("trailDialog")
        self.setWindowTitle(self.tr("What happened?"))  # as what leads here
        table = look.quiet_table("trailView", self.tr("What happened to this send"), self._model)
        in_card(table)
        table.setItemDelegate(StateDelegate(table))
        self._table, self._what, self._batches = table, 0, False
        self._columns = fit(table, *self._widths(), grows=_WHY)
        table.hideColumn(PART)  # now: hidden while the last column stretches it would keep its room
        buttons = QDialogButtonBox()
        close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("trailCloseButton")
        buttons.rejected.connect(self.reject)
        card = Card()
        card.hold(table)
        send = state.current
        stated = facts.stated(send) if send is not None and send.id == send_id else ""
        self.stack(Heading(self.tr("What happened?"), stated), card, buttons, grows=card)
        self.resize(look.text_width("n") * 118, look.line_height() * 24)
        self.settle(close, table)
        self._model.wanted.connect(self._on_wanted)
        state.trail.connect(self._on_read)
        self._on_wanted(0)

    def _widths(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """What the columns want, and the least. The batch of a send that went in one says nothing."""
        n = look.text_width("n")
        moment = look.text_width(messages.moment(_LONG, precise=True)) + px(1.625)
        batch = look.text_width(self.tr("Batch") + " 000") if self._batches else 0
        what = min(max(38 * n, self._what), 60 * n)
        return (moment, batch, what, 20 * n), (moment, batch, 20 * n, 12 * n)

    @Slot(object)
    def _on_wanted(self, offset: object) -> None:
        self._state.read_trail(self._send_id, offset)  # type: ignore[arg-type]

    @Slot(object)
    def _on_read(self, read: object) -> None:
        if isinstance(read, TrailPage) and read.send_id == self._send_id:
            if read.count != self._model.rowCount():
                self._model.renew(read.count)
            self._model.take(read.offset, read.rows)
            self._batches |= any(row.seq for row in read.rows)  # the first is 0
            self._table.setColumnHidden(PART, not self._batches)
            told = max((look.text_width(words.move(row)) for row in read.rows), default=0)
            self._what = max(self._what, told + px(1))
            self._columns.want(*self._widths())
