"""What an earlier run left, said once at the start."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.outbox.state import OutboxState


class StartNotice(QWidget):
    """In sight until the outbox is, or nothing needs a look any more."""

    wanted = Signal()  # the operator wants to see it

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._told = False
        self.setObjectName("startNotice")
        look.on(look.Role.AlternateBase, self)
        self._label = look.label()
        self._label.setObjectName("startNoticeLabel")
        self._label.setWordWrap(True)
        there = look.button(self.tr("S&how"), "showNoticeButton", self.tr("Show the outbox"))
        there.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        look.airy(row, margin=0.5, gap=0.8)
        row.addWidget(self._label, 1)
        row.addWidget(there)
        self.hide()
        state.sends_changed.connect(self._on_sends)

    @Slot()
    def _on_sends(self) -> None:
        count = self._state.need_a_look
        if not count:
            self.hide()
        elif not self._told:
            self._label.setText(
                self.tr("⚠ An earlier send needs a look: people may be waiting for it.")
                if count == 1
                else self.tr("⚠ {n} earlier sends need a look: people may be waiting for them.").format(
                    n=count
                )
            )
            self.show()
        self._told = True
