"""The question before what waits at OVHcloud is cancelled: nothing brings it back."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.core.states import AT_OVHCLOUD, ReceiverState
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.kit.buttons import Kind
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow


class RecallDialog(ChoiceDialog):
    """Says for whom, or for how many. Enter keeps the message."""

    def __init__(
        self,
        state: OutboxState,
        send: SendRow,
        numbers: tuple[str, ...],
        parent: QWidget | None = None,
        *,
        whose: str = "",
    ) -> None:
        """`numbers`: of those it is cancelled for, in E.164; none for all. `whose`: the name of the only one."""
        super().__init__("recall", self.tr("Cancel the message?"), parent)
        self._state, self._send_id, self._numbers = state, send.id, numbers
        waits = sum(send.counts.get(one, 0) for one in (*AT_OVHCLOUD, ReceiverState.PLANNED))
        yes = self.choice(self.tr("&Cancel the message"), "recallButton", Kind.DANGER, Icon.STOP)
        yes.clicked.connect(self._on_yes)
        people = whose or messages.people(len(numbers) or waits)
        facts = self.tr("OVHcloud deletes it. “Use again” makes a new message of it.")
        self.ask(
            self.tr("Cancel the message for {people}?").format(people=people),
            f"{_due(send)} {facts}".strip(),
            cancel=self.tr("&Keep the message"),
        )

    @Slot()
    def _on_yes(self) -> None:
        self._state.recall(self._numbers, self._send_id)


def _due(send: SendRow) -> str:
    """When it was to leave, of what was scheduled."""
    due = send.terms.due
    return (
        ""
        if due is None
        else translate("RecallDialog", "It would leave {when}.").format(when=when.words(due))
    )
