"""A line over the message's terms: that it takes the place of a scheduled send, and the way to send it beside that."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui import when
from ovhsms_gui.gui.compose.remark import Remark
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.buttons import quiet
from ovhsms_gui.gui.kit.measures import airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.speech import call


class ReplacingRow(QWidget):
    """Hidden where the draft of ComposeState replaces nothing."""

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        both = quiet(self.tr("Keep both"))
        both.setObjectName("keepBothButton")
        call(both, self.tr("The earlier message stays scheduled, and this one is sent as well"))
        self._remark = Remark("replacesLabel", both)
        column = QVBoxLayout(self)
        airy(column, margin=(0, 0, 0, 0.375), gap=0)
        column.addWidget(self._remark)
        both.clicked.connect(self._on_both)
        state.changed.connect(self._show)
        self._show()

    @Slot()
    def _on_both(self) -> None:
        self._state.keep_both()

    @Slot()
    def _show(self) -> None:
        replaces = self._state.draft.replaces
        self.setVisible(replaces is not None)
        if replaces is not None:
            sentence = self.tr(
                "This message replaces the one scheduled for {when}, which stays as it is until you send this one."
            )
            self._remark.say(sentence.format(when=when.words(replaces.due)), State.TRANSIT)
