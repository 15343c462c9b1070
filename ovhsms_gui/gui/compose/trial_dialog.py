"""The dialog that shows what a test sends to one's own number, and its price, before it is sent."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.core.trial import Role, Sample, Trial
from ovhsms_gui.gui import look, messages, when
from ovhsms_gui.gui.compose.confirm import LONGEST_SHOWN
from ovhsms_gui.gui.compose.trial import Told, TrialState
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.bubble import Bubble, Mark, Stretch, units
from ovhsms_gui.gui.kit.buttons import Button
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.measures import MARGIN, airy
from ovhsms_gui.gui.kit.sheet import Heading, Said, Scrolled
from ovhsms_gui.gui.titled import cut


class TrialDialog(Dialog):
    """Sends the very Trial it shows. Enter is Cancel, but on the other buttons."""

    number_wanted = Signal()  # another number than this one

    def __init__(self, state: TrialState, trial: Trial, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._trial = trial
        self.setObjectName("testDialog")
        self.setWindowTitle(self.tr("Test to me"))
        self.setMinimumWidth(look.text_width("n") * 62)
        title = self.tr("Send {sms} to your own number, {number}?").format(
            sms=messages.sms(trial.sms), number=trial.number.shown
        )
        self._summary = Said()
        self._summary.label.setObjectName("testSummary")
        self._summary.say(self._price())
        buttons = QDialogButtonBox()
        self._other = buttons.addButton(self.tr("&Other number…"), QDialogButtonBox.ButtonRole.ResetRole)
        self._other.setObjectName("otherNumberButton")
        self._cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._cancel.setObjectName("testCancelButton")
        self._send = Button(self.tr("&Send test"), lead=Icon.PLANE)
        self._send.setObjectName("testSendButton")
        buttons.addButton(self._send, QDialogButtonBox.ButtonRole.AcceptRole)
        self._send.setEnabled(trial.error is None)

        card = Card()
        card.column.addWidget(self._texts())
        self.stack(Heading(title), card, self._summary, buttons, grows=card)

        buttons.rejected.connect(self.reject)
        self._send.clicked.connect(self._on_send)
        self._other.clicked.connect(self._on_other)
        state.told.connect(self._on_told)
        self.settle(self._cancel, self._cancel)

    def _texts(self) -> QWidget:
        """All of them in one area that scrolls when they are long."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        airy(column, margin=MARGIN, gap=0.375)
        for number, sample in enumerate(self._trial.samples):
            if len(self._trial.samples) > 1:
                column.addWidget(muted(self._caption(sample), wrap=True))
            text = cut(sample.text, LONGEST_SHOWN)
            added = STOP_CLAUSE if sample.plan.terms.stop_clause else ""
            marks = [Stretch(units(text), units(added), Mark.ADDED)] if added else []
            bubble = Bubble(text + added, marks)
            bubble.setObjectName(f"testText{number}")
            column.addWidget(bubble)
        column.addStretch(1)
        return Scrolled(inside, self.tr("The texts"))

    def _caption(self, sample: Sample) -> str:
        words = {
            (Role.FIRST,): self.tr("First in the list, for {name}"),
            (Role.LONGEST,): self.tr("The longest, for {name}"),
            (Role.DEAREST,): self.tr("The dearest, for {name}"),
            (Role.LONGEST, Role.DEAREST): self.tr("The longest and dearest, for {name}"),
            (Role.FIRST, Role.LONGEST): self.tr("First in the list and the longest, for {name}"),
            (Role.FIRST, Role.DEAREST): self.tr("First in the list and the dearest, for {name}"),
        }
        return words.get(sample.roles, self.tr("For {name}")).format(name=sample.name)

    def _price(self) -> str:
        trial = self._trial
        if trial.error is not None:
            return f"✗ {messages.finding(trial.error)}"
        price = messages.credits_(trial.credits)
        if trial.unpriced:
            price = self.tr("{price}, and {n} at OVHcloud's price abroad").format(
                price=price, n=messages.sms(trial.unpriced)
            )
        said = self.tr("Price: {price}. Nobody else gets anything.").format(price=price)
        held = next((one.until for one in trial.samples[0].plan.findings if one.until is not None), None)
        if held is not None:
            said += " " + self.tr("OVHcloud holds it until {when}.").format(when=when.words(held))
        return said

    @Slot()
    def _on_send(self) -> None:
        if self._send.isEnabled():
            self._send.setEnabled(False)  # a double click is one click
            self._other.setEnabled(False)
            self._state.send(self._trial)

    @Slot()
    def _on_other(self) -> None:
        self.number_wanted.emit()
        self.reject()

    @Slot(object)
    def _on_told(self, told: object) -> None:
        assert isinstance(told, Told)
        self._cancel.setText(self.tr("&Close"))
        if told.problem:
            words = self.tr("✗ {problem} Not all of it was sent.").format(problem=told.problem)
        else:
            words = self.tr("✓ On its way to {number}. The outbox says how far it got.").format(
                number=self._trial.number.shown
            )
        self._summary.say(words)
