"""What an earlier run left, said once at the start."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.outbox.state import OutboxState

_SIGN = "⚠ "  # in its words; the icon says it here


class StartNotice(QWidget):
    """In sight until the outbox is, or nothing needs a look any more."""

    wanted = Signal()  # the operator wants to see it

    def __init__(self, state: OutboxState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._told = False
        self.setObjectName("startNotice")
        there = deed(self.tr("S&how"), "showNoticeButton", self.tr("Show the outbox"))
        there.clicked.connect(self.wanted)
        self._notice = Notice(State.WARNING, "", "", there)
        self._notice.sentence.setObjectName("startNoticeLabel")
        column = QVBoxLayout(self)
        airy(column, margin=(PAGE_MARGIN, 0.5, PAGE_MARGIN, 0))
        column.addWidget(self._notice)
        self.hide()
        state.sends_changed.connect(self._on_sends)

    def go_on_from(self, other: "StartNotice") -> None:
        """Take the place of one in another language: what was said is said once."""
        self._told = other._told  # noqa: SLF001
        if not other.isHidden():
            self._say()

    @Slot()
    def _on_sends(self) -> None:
        if not self._state.need_a_look:
            self.hide()
        elif not self._told:
            self._say()
        self._told = True

    def _say(self) -> None:
        count = self._state.need_a_look
        sentence = (
            self.tr("⚠ An earlier send needs a look: people may be waiting for it.")
            if count == 1
            else self.tr("⚠ {n} earlier sends need a look: people may be waiting for them.").format(n=count)
        )
        self._notice.sentence.setText(sentence.removeprefix(_SIGN))
        self.show()
