"""The dialog that shows what a test sends to one's own number, and its price, before it is sent."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.core.trial import Role, Sample, Trial
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.trial import Told, TrialState
from ovhsms_gui.gui.dialog import Dialog

_LONGEST_SHOWN = 2000  # characters of a text


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
        title = look.heading(
            self.tr("Send {sms} to your own number, {number}?").format(
                sms=messages.sms(trial.sms), number=trial.number.shown
            )
        )
        title.setWordWrap(True)
        self._summary = look.label(self._price())
        self._summary.setObjectName("testSummary")
        self._summary.setAccessibleName(self.tr("Price"))
        self._summary.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._other = buttons.addButton(self.tr("&Other number…"), QDialogButtonBox.ButtonRole.ResetRole)
        self._other.setObjectName("otherNumberButton")
        self._cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._cancel.setObjectName("testCancelButton")
        self._send = look.PrimaryButton(self.tr("&Send test"))
        self._send.setObjectName("testSendButton")
        buttons.addButton(self._send, QDialogButtonBox.ButtonRole.AcceptRole)
        self._send.setEnabled(trial.error is None)

        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.8)
        column.addWidget(title)
        column.addWidget(self._texts())
        column.addWidget(self._summary)
        column.addWidget(buttons)

        buttons.rejected.connect(self.reject)
        self._send.clicked.connect(self._on_send)
        self._other.clicked.connect(self._on_other)
        state.told.connect(self._on_told)
        self.settle(self._cancel, self._cancel)

    def _texts(self) -> QWidget:
        """All of them in one area that scrolls when they are long."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        look.airy(column, gap=0.35)
        lines = 0
        for number, sample in enumerate(self._trial.samples):
            if len(self._trial.samples) > 1:
                caption = look.muted(self._caption(sample), wrap=True)
                column.addWidget(caption)
            text = sample.text[:_LONGEST_SHOWN] + (STOP_CLAUSE if sample.plan.terms.stop_clause else "")
            label = look.label(text)
            label.setObjectName(f"testText{number}")
            label.setAccessibleName(self.tr("The message as it is received"))
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setMargin(round(look.line_height() * 0.6))
            look.on(look.Role.Base, label)
            column.addWidget(label)
            lines += 3 + len(text) // 60 + text.count("\n")
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("The texts"))
        area.setMinimumHeight(look.line_height() * min(18, lines))
        return area

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
        return self.tr("Price: {price}. Nobody else gets anything.").format(price=price)

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
        self._summary.setText(words)
