"""What the SMS account sent from elsewhere in the last days, each send in a line."""

from PySide6.QtCore import QStringListModel, Qt, Slot
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QListView, QWidget

from ovhsms_gui.core.elsewhere import Batch
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.buttons import quiet
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.sheet import Heading, Said
from ovhsms_gui.gui.outbox.elsewhere import ElsewhereState

_START = 120  # characters of a text


class ElsewhereDialog(Dialog):
    """The sends of other computers, of OVHcloud's Manager and of programs, each in a line."""

    def __init__(self, state: ElsewhereState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("elsewhereDialog")
        self.setWindowTitle(self.tr("Sent from elsewhere"))
        self.setMinimumWidth(px(40))
        self._model, self._view = QStringListModel(self), QListView()
        self._view.setModel(self._model)
        self._view.setObjectName("elsewhereView")
        self._view.setAccessibleName(self.windowTitle())
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setWordWrap(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._view.setMinimumHeight(px(12))
        self._said = Said()
        again = quiet(self.tr("&Ask again"), Icon.REFRESH)
        again.setObjectName("elsewhereAskButton")
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("elsewhereCloseButton")
        buttons.addButton(again, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        heading = Heading(
            self.windowTitle(),
            self.tr(
                "What this SMS account sent in the last three days, or is to send later, and not from here: other "
                "computers, OVHcloud's Manager, other programs."
            ),
        )
        self.stack(heading, self._view, self._said, buttons, grows=self._view)
        again.clicked.connect(state.read)
        state.changed.connect(self._show)
        state.told.connect(self._said.say)
        self.settle(close, self._view)
        self._show()
        state.read()

    @Slot()
    def _show(self) -> None:
        self._model.setStringList([self._line(batch) for batch in self._state.batches])

    def _line(self, batch: Batch) -> str:
        line = self.tr("{moment} · from {sender} · {people}: {text}")
        if batch.waits:
            line = self.tr("due {moment} · from {sender} · {people}: {text}")
        return line.format(
            moment=messages.moment(batch.at),
            sender=batch.sender or self.tr("the short number"),
            people=messages.people(batch.people),
            text=" ".join(batch.text.split())[:_START],
        )
