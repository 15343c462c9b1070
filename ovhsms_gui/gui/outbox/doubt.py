"""The doubt dialog: what nobody knows, and what the operator decides about it."""

from dataclasses import replace

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
from ovhsms_gui.store.rows import Cause, Doubt, SendRow


def to_write(send: SendRow, now: float) -> Doubt | None:
    """Of whom it may be decided to write to them again, where this message cannot be sent again; None: of nobody.

    Its time has passed, or the doubt was let be.
    """
    doubt, due = send.doubt, send.terms.due
    if doubt is None or doubt.changed:
        return None
    passed = due is not None and due.at <= now
    if send.heir is not None and not (passed and doubt.chunks):
        return None  # whoever was let be is written to there
    if doubt.chunks and not passed:
        return None
    chunks = {**doubt.chunks, **doubt.let_be}
    people = sum(len(question.people) for question in chunks.values())
    return replace(doubt, again=people, chunks=chunks) if people else None


def may_leave(send: SendRow) -> bool:
    """There is nobody to decide on: it can only be let be."""
    return send.doubt is not None and send.doubt.closed > 0


class DoubtDialog(ChoiceDialog):
    """Names the risk. Enter is Cancel, and nothing in here sends by accident."""

    def __init__(self, state: OutboxState, send: SendRow, parent: QWidget | None = None) -> None:
        super().__init__("doubt", self.tr("Did they get it?"), parent, width=62)
        assert send.doubt is not None
        self._state = state
        rewritten = to_write(send, state.now())
        self._send_id, self._doubt = send.id, rewritten or send.doubt
        again = self._doubt.again
        people = messages.people(again)
        if rewritten is not None:
            write = self.choice(
                self.tr("&Write it again to {people}…").format(people=people),
                "writeAgainButton",
                Kind.WARN,
                Icon.WRITE,
            )
            write.clicked.connect(self._on_write)
        else:
            name = self.tr("&Send it to {people} again")
            if send.doubt.changed:
                name = self.tr("&Send the changed one to {people}")
            send_ = self.choice(name.format(people=people), "sendAgainButton", Kind.WARN, Icon.PLANE)
            send_.clicked.connect(self._on_again)
        if send.doubt.stopped != Cause.LEFT or rewritten is None:
            leave = self.choice(self.tr("&Let it be"), "leaveButton", None)
            leave.clicked.connect(self._on_leave)
        asked = replace(send, doubt=self._doubt)
        self.ask(
            self.tr("{people} may have got this message").format(
                people=send.who if send.who and again == 1 else people
            ),
            "\n\n".join(
                (words.asked(send), *(self._words(asked) if rewritten is None else self._to_write(asked)))
            ),
            about=Doubted(state, asked, again),
            facts_name=self.tr("What is known"),
        )

    def _to_write(self, send: SendRow) -> list[str]:
        """What it means to write it again."""
        assert send.doubt is not None
        passed = ""
        if send.terms.due is not None and send.terms.due.at <= self._state.now():
            passed = self.tr(
                "The time for which it was scheduled has passed: it cannot be sent again as it is."
            )
        risk = (
            self.tr(
                "If you write it again and it had been sent all the same, this person gets it twice and it is paid "
                "twice."
            )
            if messages.singular(send.doubt.again)
            else self.tr(
                "If you write it again and it had been sent all the same, they get it twice and it is paid twice."
            )
        )
        draft = self.tr(
            "“Write it again” makes a draft, which you can change and send at another time. This message stays "
            "unknown, and OVHcloud is not asked any more."
        )
        said = [" ".join(filter(None, (passed, risk, self._look(send.doubt)))), draft]
        if send.doubt.stopped != Cause.LEFT:
            said.append(self._leave())
        return said

    def _look(self, doubt: Doubt) -> str:
        """Where to look first, unless that is said already."""
        if words.leads_elsewhere(doubt) and doubt.stopped != Cause.LEFT:
            return ""
        if messages.singular(doubt.again):
            return self.tr(
                "OVHcloud's Manager lists what was sent: look there first, or ring this person up."
            )
        return self.tr("OVHcloud's Manager lists what was sent: look there first, or ring one of them up.")

    def _leave(self) -> str:
        return self.tr(
            "“Let it be” sends nothing: the message stays unknown, and OVHcloud is not asked any more."
        )

    def _words(self, send: SendRow) -> list[str]:
        """What it means to send again, or to let be."""
        assert send.doubt is not None
        waiting = send.counts.get(ReceiverState.PLANNED, 0)
        rest = ""
        if send.stopped and not send.doubt.changed and send.total > send.doubt.again:
            rest = self.tr("It stays stopped: nobody else of it is sent to.")
        elif waiting and not send.stopped:
            rest = self.tr("Then the {people} who are still waiting are sent to as well.")
        many = not messages.singular(send.doubt.again)
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
            leave = self._leave()
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
        return [
            f"{risk} {self._look(send.doubt)}".strip(),
            *([rest.format(people=messages.people(waiting))] if rest else []),
            leave,
        ]

    @Slot()
    def _on_again(self) -> None:
        self._state.send_again(self._send_id, self._doubt)

    @Slot()
    def _on_write(self) -> None:
        self._state.rewrite(self._send_id, self._doubt)

    @Slot()
    def _on_leave(self) -> None:
        self._state.leave(self._send_id, self._doubt)
