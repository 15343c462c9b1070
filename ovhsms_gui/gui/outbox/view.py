"""The outbox page's widgets: sends above, the chosen send's receivers below. Shows OutboxState."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.states import NOT_REACHED, ReceiverState
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.models import SendReceiversModel, SendsModel
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.outbox.trail import TrailDialog
from ovhsms_gui.store.rows import SendRow


class OutboxPage(QWidget):
    """What was sent, to whom, and what became of it."""

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outboxPage")
        look.on(look.Role.Base, self)
        self._state = state
        self._sends = SendsModel(state, self)
        self._receivers = SendReceiversModel(state, self)

        self._sends_view = look.quiet_table("outboxView", self.tr("Sends"), self._sends)
        self._sends_view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._sends_view.setColumnWidth(0, look.text_width("00/00/0000 00:00 00"))
        self._sends_view.setColumnWidth(1, look.text_width("1 000 people 00"))
        self._sends_view.setColumnWidth(2, look.text_width("n") * 34)
        self._receivers_view = look.quiet_table(
            "outboxReceiversView", self.tr("Receivers of this send"), self._receivers
        )
        self._receivers_view.setColumnWidth(0, look.text_width("+33 6 39 98 00 12 0000"))
        self._receivers_view.setColumnWidth(1, look.text_width("Alexandra Martin"))
        self._receivers_view.setColumnWidth(2, look.text_width("n") * 34)
        self._label = QLabel()
        self._label.setObjectName("outboxStateLabel")
        self._label.setAccessibleName(self.tr("How far this send got"))
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._progress = QProgressBar()
        self._progress.setObjectName("outboxProgress")
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setTextVisible(False)
        self._resume = look.button(self.tr("&Go on sending"), "resumeButton", self.tr("Go on sending"))
        self._cancel = look.button(
            self.tr("&Stop sending"), "cancelSendButton", self.tr("Stop: do not send what is still waiting")
        )
        self._export = look.button(
            self.tr("&Export…"), "exportButton", self.tr("Write this send into a file for a spreadsheet")
        )
        self._trail = look.button(
            self.tr("What &happened…"), "trailButton", self.tr("Show everything that happened to this send")
        )
        self._redraft = look.button(
            self.tr("&Write again…"),
            "redraftButton",
            self.tr("Make a new draft for those who did not get it"),
        )
        self._told = look.muted(wrap=True)
        self._told.setObjectName("outboxToldLabel")
        self._told.hide()
        self._empty = look.muted(
            self.tr("Nothing sent yet.\n\nWhat you send appears here, with what became of each message.")
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self._lay_out()
        self._sends_view.selectionModel().currentRowChanged.connect(self._on_row)
        self._resume.clicked.connect(self._on_resume)
        self._cancel.clicked.connect(self._on_cancel)
        self._export.clicked.connect(self._on_export)
        self._trail.clicked.connect(self._on_trail)
        self._redraft.clicked.connect(self._on_redraft)
        state.trail.connect(self._on_trail_read)
        state.told.connect(self._on_told)
        state.sends_changed.connect(self._show)
        state.receivers_reset.connect(self._receivers.renew)
        state.receivers_changed.connect(self._receivers.update_rows)
        self._show()

    def show_send(self, send_id: int) -> None:
        """Bring one send up."""
        self._state.choose(send_id)
        self._sends_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        look.airy(row)
        row.addWidget(self._label, 1)
        row.addWidget(self._resume, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignTop)
        for button in (self._redraft, self._trail, self._export):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        below = QWidget()
        column = QVBoxLayout(below)
        look.airy(column, gap=0.55)
        column.addLayout(row)
        column.addWidget(self._progress)
        column.addWidget(self._receivers_view, 1)
        column.addWidget(self._told)
        title = look.heading(self.tr("&Outbox"))
        title.setBuddy(self._sends_view)
        above = QWidget()
        upper = QVBoxLayout(above)
        look.airy(upper, gap=0.55)
        upper.addWidget(title)
        upper.addWidget(self._sends_view, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(above)
        split.addWidget(below)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(round(look.line_height() * 0.8))
        frame = QVBoxLayout(self)
        look.airy(frame, margin=1.2)
        self._stack = QStackedLayout()
        frame.addLayout(self._stack)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)

    @Slot(QModelIndex, QModelIndex)
    def _on_row(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            send = self._sends.send(current.row())
            if self._state.current is None or self._state.current.id != send.id:
                self._state.choose(send.id)

    @Slot()
    def _on_resume(self) -> None:
        self._state.resume()

    @Slot()
    def _on_cancel(self) -> None:
        self._state.cancel()

    @Slot()
    def _on_trail(self) -> None:
        self._state.read_trail()

    @Slot(object)
    def _on_trail_read(self, rows: object) -> None:
        dialog = TrailDialog(rows, self.window())  # type: ignore[arg-type]
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _on_redraft(self) -> None:
        self._state.redraft()

    @Slot()
    def _on_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export this send"))
        dialog.setObjectName("exportDialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Table for a spreadsheet (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("sms.csv")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._on_file)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._state.export(Path(path))

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        self._told.setText(sentence)
        self._told.show()

    @Slot()
    def _show(self) -> None:
        self._sends.renew()
        self._stack.setCurrentIndex(1 if self._sends.rowCount() else 0)
        send = self._state.current
        if send is None and self._sends.rowCount():
            self._sends_view.selectRow(0)
            return
        if send is None:
            return
        row = self._sends.row_of(send.id)
        if row >= 0 and self._sends_view.currentIndex().row() != row:
            self._sends_view.selectRow(row)
        waiting = send.counts.get(ReceiverState.PLANNED, 0)
        self._label.setText(self._words(send, waiting))
        self._progress.setMaximum(max(send.total, 1))
        self._progress.setValue(send.total - waiting)
        self._progress.setVisible(waiting > 0)
        self._resume.setVisible(waiting > 0 and send.paused is not None)
        self._cancel.setVisible(waiting > 0)
        missed = sum(send.counts.get(state, 0) for state in NOT_REACHED)
        self._redraft.setVisible(missed > 0)
        self._redraft.setToolTip(
            self.tr("A new draft of this message for the {people} who did not get it").format(
                people=messages.people(missed)
            )
        )

    def _words(self, send: SendRow, waiting: int) -> str:
        lines = []
        if waiting and send.paused is not None:
            why = words.cause(send.paused, send.paused_message)
            lines.append(self.tr("⚠ Paused. {why}").format(why=why))
        elif waiting:
            done = messages.figure(send.total - waiting)
            lines.append(
                self.tr("Sending… {done} of {total}").format(done=done, total=messages.figure(send.total))
            )
            if self._state.waiting:
                lines.append(
                    self.tr("OVHcloud asks for a pause: going on in {n} s.").format(
                        n=round(self._state.waiting)
                    )
                )
        lines.append(words.summary(send))
        unknown = send.counts.get(ReceiverState.UNKNOWN, 0)
        if unknown:
            lines.append(
                self.tr(
                    "OVHcloud's answer about {people} did not arrive: they may have got the message. It is not sent "
                    "again by itself. Look in OVHcloud's Manager before you write to them once more."
                ).format(people=messages.people(unknown))
            )
        if send.billed is not None:
            lines.append(self.tr("Billed: {n}.").format(n=messages.credits_(send.billed)))
        return "\n".join(lines)
