"""The doubt dialog: what nobody knows, and what the operator decides about it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.kit.buttons import Kind
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.doubted import Doubted
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow


class DoubtDialog(ChoiceDialog):
    """Names the risk. Enter is Cancel, and nothing in here sends by accident."""

    def __init__(self, state: OutboxState, send: SendRow, parent: QWidget | None = None) -> None:
        super().__init__("doubt", self.tr("Did they get it?"), parent, width=62)
        assert send.doubt is not None
        self._state = state
        self._send_id, self._doubt = send.id, send.doubt
        people = messages.people(send.doubt.again)
        name = self.tr("&Send it to {people} again")
        if send.doubt.changed:
            name = self.tr("&Send the changed one to {people}")
        again = self.choice(
            name.format(people=people),
            "sendAgainButton",
            Kind.WARN,
            Icon.PLANE,
        )
        leave = self.choice(self.tr("&Let it be"), "leaveButton", None)
        again.clicked.connect(self._on_again)
        leave.clicked.connect(self._on_leave)
        self.ask(
            self.tr("{people} may have got this message").format(
                people=send.who if send.who and send.doubt.again == 1 else people
            ),
            self._words(send),
            about=Doubted(state, send, send.doubt.again),
            facts_name=self.tr("What is known"),
        )

    def _words(self, send: SendRow) -> str:
        assert send.doubt is not None
        waiting = send.counts.get(ReceiverState.PLANNED, 0)
        rest = ""
        if send.stopped and not send.doubt.changed and send.total > send.doubt.again:
            rest = self.tr("It stays stopped: nobody else of it is sent to.")
        elif waiting and not send.stopped:
            rest = self.tr("Then the {people} who are still waiting are sent to as well.")
        look, many = "", not messages.singular(send.doubt.again)
        if not words.leads_elsewhere(send.doubt):
            look = (
                self.tr("OVHcloud's Manager lists what was sent: look there first, or ring one of them up.")
                if many
                else self.tr(
                    "OVHcloud's Manager lists what was sent: look there first, or ring this person up."
                )
            )
        if not send.doubt.changed:
            risk = (
                self.tr(
                    "If you send it again and it had been sent all the same, they get it twice and it is paid twice."
                )
                if many
                else self.tr(
                    "If you send it again and it had been sent all the same, this person gets it twice and it is paid "
                    "twice."
                )
            )
            leave = self.tr(
                "“Let it be” sends nothing: the message stays unknown, and OVHcloud is not asked any more."
            )
        else:
            risk = (
                self.tr(
                    "A changed message takes its place, and waits. If you send that one and this had been sent all the "
                    "same, they get both and both are paid."
                )
                if many
                else self.tr(
                    "A changed message takes its place, and waits. If you send that one and this had been sent all the "
                    "same, this person gets both and both are paid."
                )
            )
            leave = (
                self.tr(
                    "“Let it be” sends nothing: this message stays unknown, OVHcloud is not asked any more, and the "
                    "changed one does not go to them."
                )
                if many
                else self.tr(
                    "“Let it be” sends nothing: this message stays unknown, OVHcloud is not asked any more, and the "
                    "changed one does not go to this person."
                )
            )
        return "\n\n".join(
            (
                words.asked(send),
                f"{risk} {look}".strip(),
                *([rest.format(people=messages.people(waiting))] if rest else []),
                leave,
            )
        )

    @Slot()
    def _on_again(self) -> None:
        self._state.send_again(self._send_id, self._doubt)

    @Slot()
    def _on_leave(self) -> None:
        self._state.leave(self._send_id, self._doubt)
