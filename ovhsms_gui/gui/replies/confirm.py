"""The light question before an answer leaves: one person, the very words, what it costs."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from ovhsms_gui.core.findings import Level
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose import confirm_words
from ovhsms_gui.gui.dialog import Dialog
from ovhsms_gui.gui.kit.bubble import Bubble
from ovhsms_gui.gui.kit.buttons import Button, quiet
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.layouts import hide_unless
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Heading, Scrolled
from ovhsms_gui.gui.replies import words

_STATES = {Level.WARNING: State.WARNING, Level.INFO: State.TRANSIT}


class AnswerDialog(Dialog):
    """Gives back the very Plan that it shows. Enter is Cancel, but on the button that sends."""

    confirmed = Signal(object)  # Plan

    def __init__(self, plan: Plan, parent: QWidget | None = None, *, undo: int = 10) -> None:
        """`undo`: seconds to undo it."""
        super().__init__(parent)
        self._plan = plan
        self._undo = undo
        self.setObjectName("answerDialog")
        self.setWindowTitle(self.tr("Send this answer?"))
        self.setMinimumWidth(look.text_width("n") * 56)
        line = next(plan.lines)
        name = words.called(line.e164, line.name, plan.region)
        title = self.tr("Send this answer to {name}?").format(name=name)
        card = Card()
        card.column.addWidget(self._text(line.text))
        self._cancel = quiet(self.tr("&Back to the answer"))
        self._cancel.setObjectName("answerCancelButton")
        price = self.tr("&Send {sms}").format(sms=messages.sms(plan.sms))
        self._send = Button(price, lead=Icon.REPLY)
        self._send.setObjectName("answerSendButton")
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._send, QDialogButtonBox.ButtonRole.AcceptRole)
        self.stack(Heading(title), card, self._findings(), self._facts(), buttons, grows=card)
        buttons.rejected.connect(self.reject)
        self._send.clicked.connect(self._on_send)
        self.settle(self._cancel, self._cancel)

    def _text(self, text: str) -> QWidget:
        """All of it; a long one scrolls."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        airy(column, margin=MARGIN)
        bubble = Bubble(text, mine=True)
        bubble.setObjectName("answerText")
        column.addWidget(bubble)
        column.addStretch(1)
        return Scrolled(inside, self.tr("The answer"))

    def _findings(self) -> QWidget:
        lines = QWidget()
        column = QVBoxLayout(lines)
        airy(column, gap=0.0)
        found = [finding for finding in self._plan.findings if finding.level in _STATES]
        for finding in found:
            line = FindingLine()
            line.show_finding(_STATES[finding.level], messages.finding(finding))
            column.addWidget(line)
        hide_unless(bool(found), lines)
        return lines

    def _facts(self) -> QWidget:
        """Each with its name, the price first."""
        made = QWidget()
        grid = QGridLayout(made)
        airy(grid, gap=0.25)
        grid.setHorizontalSpacing(px(0.75))
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(self._said()):
            grid.addWidget(Label(name, Type.BODY, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Label(value, Type.BODY if at else Type.STRONG, wrap=True), at, 1)
        return made

    def _said(self) -> tuple[tuple[str, str], ...]:
        plan = self._plan
        line = next(plan.lines)
        price = messages.credits_(plan.credits)
        if plan.unpriced:
            price = self.tr("{n} at OVHcloud's price abroad").format(n=messages.sms(plan.unpriced))
        facts = [(self.tr("Price"), price)]
        if plan.balance_after is not None:
            facts.append((self.tr("Balance after"), messages.figure(plan.balance_after)))
        return (
            *facts,
            (self.tr("When"), confirm_words.leaves(plan, self._undo)),
            (self.tr("To"), words.number(line.e164, plan.region)),
            (self.tr("From"), words.sender(plan)),
            (self.tr("Kind"), self.tr("not advertising: no STOP line, at any hour")),
        )

    @Slot()
    def _on_send(self) -> None:
        if self._send.isEnabled():
            self._send.setEnabled(False)  # a double click is one click
            self.confirmed.emit(self._plan)
            self.accept()
