"""The foot of the compose page: what stands in the way, what it costs, and the send button."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from ovhsms_gui.core.findings import Finding, FindingCode, Level
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.price import groups_table
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.trial_button import TrialButton
from ovhsms_gui.gui.findings import FINDINGS

_SIGNS = {Level.ERROR: "✗", Level.WARNING: "⚠"}


class Foot(QWidget):
    """Always in sight: cost and findings of ComposeState's plan."""

    pressed = Signal()  # the send button, which acts when it is let go
    send_wanted = Signal()
    mend_wanted = Signal(object)  # Finding

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._failure, self._failed = "", state.plan
        self._told: list[str] = []
        self._about: list[Finding | None] = []  # for each sentence

        self._findings = QListWidget()
        self._findings.setObjectName("findingsView")
        self._findings.setAccessibleName(self.tr("What to look at before sending"))
        self._findings.setFrameShape(QFrame.Shape.NoFrame)
        self._findings.setWordWrap(True)
        self._findings.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._findings.viewport().setAutoFillBackground(False)
        self._findings.setFixedHeight(round(look.line_height() * 4.2))
        self._cost = look.FigureLabel()
        self._cost.setObjectName("costLabel")
        self._cost.setAccessibleName(self.tr("Price"))
        self._cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._send = look.PrimaryButton()
        self._send.setObjectName("sendButton")
        self._send.setMinimumSize(
            QSize(look.text_width(self._send_words(140, 140)), round(look.line_height() * 2.1))
        )

        row = QHBoxLayout(self)
        look.airy(row, margin=0.6, gap=1.0)
        row.addWidget(self._findings, 1)
        row.addWidget(self._cost)
        row.addWidget(TrialButton(state))
        row.addWidget(self._send)

        self._send.pressed.connect(self.pressed)
        self._send.clicked.connect(self._on_clicked)
        self._findings.itemActivated.connect(self._on_item)
        self._findings.itemClicked.connect(self._on_item)
        state.changed.connect(self._on_changed)
        state.failed.connect(self._on_failed)
        self._show()

    def mend_first(self) -> None:
        """Lead to what blocks the sending."""
        error = self._state.plan.error
        if error is not None:
            self.mend_wanted.emit(error)

    @Slot()
    def _on_clicked(self) -> None:
        self.send_wanted.emit()

    @Slot(QListWidgetItem)
    def _on_item(self, item: QListWidgetItem) -> None:
        finding = self._about[self._findings.row(item)]
        if finding is not None:
            self.mend_wanted.emit(finding)

    @Slot()
    def _on_changed(self) -> None:
        plan = self._state.plan
        if plan.draft != self._failed.draft or plan.receivers is not self._failed.receivers:
            self._failure = ""  # not for a balance or a price that came in meanwhile
        self._show()

    @Slot(str)
    def _on_failed(self, sentence: str) -> None:
        self._failure, self._failed = sentence, self._state.plan
        self._show()

    def _show(self) -> None:
        plan = self._state.plan
        self._show_findings()
        self._cost.set_words(*self._price(), between="<br>")
        self._cost.setToolTip(groups_table(plan))
        self._send.setText(self._label())
        self._send.setAccessibleName(self._send.text().replace("&", ""))
        # By a press the number is added, and shown; what is being counted is waited for.
        ready = plan.error is None or plan.error.code in (FindingCode.NUMBER_IN_BOX, FindingCode.COUNTING)
        self._send.setEnabled(ready and not self._state.busy)

    def _show_findings(self) -> None:
        plan = self._state.plan
        told = [f"✗ {self._failure}"] if self._failure else []
        if self._state.returned:
            told.append(self.tr("✓ Nothing was sent: the message is back here."))
        self._about = [None] * len(told)  # anew each time: in the same words it may stand elsewhere now
        for finding in plan.findings:
            if finding.level is not Level.INFO:  # the summary under the list says that
                sign = "·" if FINDINGS[finding.code].not_yet else _SIGNS[finding.level]
                told.append(f"{sign} {messages.finding(finding)}")
                self._about.append(finding)
        if told == self._told:
            return  # left alone, so that it can be walked through while prices arrive
        self._told = told
        row = self._findings.currentRow()
        self._findings.clear()
        for sentence in told:
            item = QListWidgetItem(sentence)
            item.setToolTip(look.tip(sentence))
            self._findings.addItem(item)
        self._findings.setCurrentRow(min(row, self._findings.count() - 1))

    def _price(self) -> tuple[str, str]:
        plan = self._state.plan
        if not plan.sms:
            return "", ""
        bold = f"<b>{messages.sms(plan.sms)} · {messages.credits_(plan.credits)}</b>"
        if plan.unpriced:
            bold += self.tr(" and {n} abroad").format(n=messages.sms(plan.unpriced))
        if plan.balance_after is None:
            after = self.tr("balance not known")
        else:
            after = self.tr("leaves {n}").format(n=messages.figure(plan.balance_after))
        return bold, after

    def _label(self) -> str:
        plan = self._state.plan
        if self._state.busy:
            return self.tr("One moment…")
        if plan.error is not None:  # why the button is grey, on the button
            return messages.finding_button(plan.error)
        return self._send_words(plan.sms, plan.people)

    def _send_words(self, sms: int, people: int) -> str:
        return self.tr("&Send {sms} to {people}…").format(
            sms=messages.sms(sms), people=messages.people(people)
        )
