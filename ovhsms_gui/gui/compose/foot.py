"""The foot of the compose page: what stands in the way, what it costs, and the send button."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ovhsms_gui.core.findings import Action, Finding, FindingCode, Level, Where
from ovhsms_gui.gui import look, messages, when
from ovhsms_gui.gui.compose.price import groups_table
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.trial_button import TrialButton
from ovhsms_gui.gui.findings import FINDINGS
from ovhsms_gui.gui.kit.buttons import Button, Kind, Link
from ovhsms_gui.gui.kit.finding_list import Acted, FindingList
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.layouts import settle
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.speech import News

_STATES = {Level.ERROR: State.NEGATIVE, Level.WARNING: State.WARNING}
_SHOWN_ALL = 8  # findings in sight at once where the others were asked for
# As many without being asked for, from so high a window on, in line heights: the message needs the room more.
_SHOWN = ((54, 3), (48, 2), (42, 1), (0, 0))
_BESIDE = {FindingCode.DEAR_VALUES}  # told beside the message, where they are mended
_Told = tuple[State, Icon | None, str, tuple[str, ...]]  # the sentence and its actions


class Foot(QWidget):
    """Always in sight: cost and findings of ComposeState's plan."""

    pressed = Signal()  # the send button, which acts when it is let go
    send_wanted = Signal()
    mend_wanted = Signal(object)  # Finding

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._failure, self._failed = "", state.plan
        self._told: list[_Told] = []
        self._about: list[Finding | None] = []  # for each sentence
        self._most = 3  # findings that there is room for
        self._opened = False  # the others were asked for

        self._findings = FindingList()
        self._findings.setObjectName("findingsView")
        self._findings.setAccessibleName(self.tr("What to look at before sending"))
        self._news = News(self._findings)
        self._more = Link(lead=Icon.CHEVRON_DOWN)
        self._more.setObjectName("moreFindingsButton")
        self._cost = look.FigureLabel()
        self._cost.setObjectName("costLabel")
        self._send = Button(tall=True)
        self._send.setObjectName("sendButton")

        look.on(look.Role.Base, self)
        found = QVBoxLayout()
        airy(found, margin=(PAGE_MARGIN, 0.375, PAGE_MARGIN, 0), gap=0)
        found.addWidget(self._findings)
        found.addWidget(self._more)
        self._trial = TrialButton(state)
        deeds = QHBoxLayout()
        airy(deeds, gap=0.75)
        deeds.addStretch(1)
        deeds.addWidget(self._trial)
        deeds.addWidget(self._send)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        airy(self._row, margin=(PAGE_MARGIN, 0.625, PAGE_MARGIN, 0.625))
        self._row.addWidget(self._cost, 1)
        self._row.addLayout(deeds)
        column = QVBoxLayout(self)
        airy(column, gap=0)
        column.addLayout(found)
        column.addLayout(self._row)

        self._send.pressed.connect(self.pressed)
        self._send.clicked.connect(self._on_clicked)
        self._more.clicked.connect(self._on_more)
        self._findings.acted.connect(self._on_acted)
        state.changed.connect(self._on_changed)
        state.failed.connect(self._on_failed)
        self._show()

    def mend_first(self) -> None:
        """Lead to what blocks the sending."""
        error = self._state.plan.error
        if error is not None:
            self.mend_wanted.emit(
                replace(error, action=Action.SHOW) if error.action is Action.REPLACE else error
            )

    def set_height(self, high: int) -> None:
        """Of the window: one that is low has one line about the findings, which opens them.

        What was just done is no finding: it stands first, and in sight however low the window is.
        """
        most = next(shown for least, shown in _SHOWN if high >= px(least))
        if most != self._most:
            self._most = most
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words of the buttons have room before all else."""
        super().resizeEvent(event)
        self._fit_deeds()

    def _fit_deeds(self) -> None:
        room = self.width() - px(2 * PAGE_MARGIN + 1.25)
        room -= self._send.sizeHint().width() + self._cost.sizeHint().width()
        self._trial.spare_words(room < self._trial.whole_width)
        directions = QBoxLayout.Direction
        stacked = room < self._trial.sizeHint().width()
        self._row.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)

    @Slot()
    def _on_more(self) -> None:
        self._opened = not self._opened
        self._fit()

    @Slot()
    def _on_clicked(self) -> None:
        if not self._state.busy:  # it is not greyed meanwhile: the focus would go on to the account's box
            self.send_wanted.emit()

    @Slot(object)
    def _on_acted(self, acted: object) -> None:
        assert isinstance(acted, Acted)
        finding = self._about[acted.row]
        if finding is not None:
            self.mend_wanted.emit(replace(finding, action=finding.actions[acted.place]))

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
        self._show_send()

    def _show_send(self) -> None:
        """It is never dead: what blocks it stands on it, and a press leads there. By one the number is added."""
        error, before = self._state.plan.error, self._send.text()
        if self._state.busy:
            self._send.show_as(self.tr("One moment…"), Kind.PRIMARY)
        elif error is None:
            lead = Icon.PLANE if self._state.plan.terms.due is None else Icon.CALENDAR
            self._send.show_as(self._label(), Kind.PRIMARY, lead)
        elif error.code is FindingCode.COUNTING:
            self._send.show_as(messages.finding_button(error), Kind.PRIMARY)
        else:
            self._send.show_as(messages.finding_button(error), Kind.LEAD, trail=Icon.ARROW_RIGHT)
        self._send.setAccessibleName(self._send.text().replace("&", ""))
        self._fit_deeds()
        if self.isVisible() and self._send.text() != before:
            settle()  # before it is drawn: longer words were cut

    def _show_findings(self) -> None:
        plan = self._state.plan
        told: list[_Told] = []
        if self._failure:
            told.append((State.NEGATIVE, None, self._failure, ()))
        if self._state.returned:
            told.append((State.POSITIVE, None, self.tr("Nothing was sent: the message is back here."), ()))
        self._about = [None] * len(told)  # anew each time: in the same words it may stand elsewhere now
        # First what is in the way, then who gets nothing; the list's summary says what is merely worth knowing.
        for finding in _next(
            sorted(plan.findings, key=_gravity), begun=bool(plan.receivers.rows or plan.draft.text)
        ):
            told.append(self._line(finding))
            self._about.append(finding)
        # What nobody has written yet is no news, and figures in a sentence may change with every key.
        self._news.tell(
            {
                str(about.code if about else line[2]): line[2]
                for line, about in zip(told, self._about, strict=True)
                if line[0] is not State.TRANSIT
            }
        )
        if told == self._told:
            return  # left alone, so that it can be walked through while prices arrive
        self._told = told
        row = self._findings.currentRow()
        self._findings.clear()
        for (state, icon, sentence, actions), about in zip(told, self._about, strict=True):
            advice = messages.advice(about) if about else ""
            self._findings.add(state, sentence, *actions, icon=icon, advice=advice)
        self._findings.setCurrentRow(min(row, self._findings.count() - 1))
        self._fit()

    def _line(self, finding: Finding) -> _Told:
        sentence = messages.finding(finding)
        if FINDINGS[finding.code].not_yet:  # no mistake, and should not look like one
            return State.TRANSIT, Icon.INFO, sentence, tuple(filter(None, (messages.finding_deed(finding),)))
        return (
            _STATES[finding.level],
            None,
            sentence,
            tuple(self._deed(finding, one) for one in finding.actions),
        )

    def _deed(self, finding: Finding, action: Action) -> str:
        """A way to mend it, in words."""
        slot = when.words(finding.due) if finding.due is not None else ""
        return {
            Action.SHOW: self.tr("Show"),
            Action.FILL_IN: self.tr("Fill in"),
            Action.REPLACE: self.tr("Replace"),
            Action.OPEN: self.tr("Open"),
            Action.TAKE: self.tr("Schedule it for {when}").format(when=slot),
            Action.DECLARE: self.tr("It is not advertising"),
            Action.LET_HOLD: self.tr("Let OVHcloud hold it"),
        }[action]

    def _fit(self) -> None:
        """The findings that there is room for, and the way to the others."""
        count, room = len(self._told), max(self._most, self._about.count(None))
        self._opened = self._opened and count > room
        self._findings.show_rows(_SHOWN_ALL if self._opened else room, all_=self._opened)
        rest = count - room
        if self._opened:
            words = self.tr("Fewer remarks")
        elif not room:
            one, many = self.tr("{n} remark before sending"), self.tr("{n} remarks before sending")
            words = messages.counted(one, many, rest)
        else:
            one, many = self.tr("{n} more remark"), self.tr("{n} more remarks")
            words = messages.counted(one, many, rest)
        self._more.show_as(words, Icon.CHEVRON_UP if self._opened else Icon.CHEVRON_DOWN)
        self._more.setVisible(count > room)
        if self.isVisible():
            settle()  # before it is drawn: the list has grown already, and what stands under it has not moved

    def _price(self) -> tuple[str, str]:
        plan = self._state.plan
        if not plan.sms:
            return "", ""
        bold = f"<big><b>{messages.sms(plan.sms)} · {messages.credits_(plan.credits)}</b></big>"
        if plan.unpriced:
            bold += self.tr(" and {n} abroad").format(n=messages.sms(plan.unpriced))
        if plan.balance_after is None:
            after = self.tr("Balance not known")
        else:
            # What is cancelled for it may give its credits back, or not.
            least = plan.draft.replaces is not None
            after = self.tr("Leaves at least {n}") if least else self.tr("Leaves {n}")
            after = after.format(n=messages.figure(plan.balance_after))
            if plan.context is not None and plan.context.waiting:
                waiting = messages.credits_(plan.context.waiting)
                after += " " + self.tr("({waiting} for what still waits)").format(waiting=waiting)
        return bold, after

    def _label(self) -> str:
        plan, replaces = self._state.plan, self._state.draft.replaces is not None
        if plan.terms.due is not None:
            words = self.tr("&Schedule {sms} for {when}…")
            if replaces:
                words = self.tr("Replace &with {sms} for {when}…")
            return words.format(sms=messages.sms(plan.sms), when=when.words(plan.terms.due, zone=False))
        words = self.tr("&Send {sms} to {people}…")
        if replaces:
            words = self.tr("Replace: &send {sms} to {people}…")
        return words.format(sms=messages.sms(plan.sms), people=messages.people(plan.people))


def _next(findings: Iterable[Finding], *, begun: bool) -> Iterator[Finding]:
    """Of what is not written yet one thing at a time; and while nothing is, no word on the hour at which it leaves.

    Nor on what is told where it is mended.
    """
    waits = False
    for finding in findings:
        not_yet = FINDINGS[finding.code].not_yet and finding.code is not FindingCode.COUNTING
        early = not_yet or (finding.where is Where.WHEN and finding.level is Level.WARNING and not begun)
        if finding.level is Level.INFO or finding.code in _BESIDE or (early and waits):
            continue
        waits = waits or not_yet
        yield finding


def _gravity(finding: Finding) -> int:
    """The least stands first."""
    if finding.level is Level.ERROR:
        return 0
    return 1 if finding.code is FindingCode.INVALID_LEFT_OUT else 2
