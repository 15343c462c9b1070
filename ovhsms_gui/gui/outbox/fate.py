"""The lines about what became of messages: of the person in the table's line, and of all whose end is not known."""

from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.measures import MARGIN, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import faces, words
from ovhsms_gui.store.rows import Cause, ReceiverRow, SendRow

_IN_ITS_ROW = {Cause.RECALLED, Cause.GONE}  # the same of all that are cancelled, and all is said there


class WhyLine(FindingLine):
    """Why somebody's message is where it is, whether that is the end of it, and what to do next."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("outboxWhyLine")
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(px(MARGIN), 0, px(MARGIN), px(0.5))

    def show_person(self, row: ReceiverRow | None) -> None:
        """Nothing, where there is nothing to be told beside the state and what its row says."""
        why = "" if row is None or row.reason in _IN_ITS_ROW else words.explained(row)
        if row is not None and why:
            chip = faces.of_person(row)
            name = row.name or row.shown or row.e164
            sentence = translate("Outbox", "{name}: {why}").format(name=name, why=why)
            self.show_finding(chip.state, sentence, icon=chip.icon)
        self.setVisible(bool(why))


class UnsaidLine(FindingLine):
    """How many people there are of whom OVHcloud has not said what became of it."""

    def show_send(self, send: SendRow) -> None:
        """Nothing, where there is nobody."""
        self.show_finding(State.UNKNOWN, words.unsaid(send))
        self.setVisible(bool(send.unsaid))
