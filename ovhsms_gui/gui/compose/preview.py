"""The message as one receiver gets it, and the steps to the next, the longest and the dearest."""

import html
from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ovhsms_gui.core.findings import short
from ovhsms_gui.core.plan import PlanLine
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.state import ComposeState

_LONGEST = 1200


class Bubble(QLabel):
    """Plain text on a rounded ground, as phones show what they receive."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.setMargin(round(look.line_height() * 0.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground first."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().brush(QPalette.ColorRole.Window))
        radius = look.line_height() * 0.7
        painter.drawRoundedRect(self.rect(), radius, radius)
        painter.end()
        super().paintEvent(event)


class Preview(QWidget):
    """Shows what ComposeState's plan holds for the receiver chosen, or for the first."""

    receiver_wanted = Signal(object)  # int: the place in the list of receivers

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._listed: Receivers | None = None  # what the places below were found in
        self._places: Sequence[int] = ()  # of the valid receivers, in the list
        self._at = 0  # which of them is shown
        self._chosen = ""

        self._who = look.FigureLabel(wrap=True)
        self._who.setObjectName("previewReceiverLabel")
        self._who.setAccessibleName(self.tr("Whose message is shown"))
        self._bubble = Bubble()
        self._bubble.setObjectName("previewLabel")
        self._bubble.setAccessibleName(self.tr("The message as it is received"))
        previous = _step("previousReceiverButton", self.tr("Previous receiver"), Qt.ArrowType.LeftArrow)
        next_ = _step("nextReceiverButton", self.tr("Next receiver"), Qt.ArrowType.RightArrow)
        previous.setShortcut("Alt+PgUp")
        next_.setShortcut("Alt+PgDown")
        longest = _step("longestReceiverButton", self.tr("Who gets the longest message"))
        longest.setText(self.tr("Longest"))
        dearest = _step("dearestReceiverButton", self.tr("Whose message costs most"))
        dearest.setText(self.tr("Dearest"))
        self._steps = (previous, next_, longest, dearest)

        row = QHBoxLayout()
        look.airy(row, gap=0.2)
        row.addWidget(self._who, 1)
        for button in self._steps:
            row.addWidget(button)
        column = QVBoxLayout(self)
        look.airy(column, gap=0.3)
        column.addLayout(row)
        column.addWidget(self._bubble)

        previous.clicked.connect(self._on_previous)
        next_.clicked.connect(self._on_next)
        longest.clicked.connect(self._on_longest)
        dearest.clicked.connect(self._on_dearest)
        state.changed.connect(self._show)
        self._show()

    def choose(self, place: int) -> None:
        """Show the receiver at this place in the list; one who gets nothing has nothing to show."""
        self._follow()
        at = bisect_left(self._places, place)
        if at < len(self._places) and self._places[at] == place:
            self._at = at
            self._remember()
            self._show()

    @Slot()
    def _on_previous(self) -> None:
        self._step_to(self._at - 1)

    @Slot()
    def _on_next(self) -> None:
        self._step_to(self._at + 1)

    @Slot()
    def _on_longest(self) -> None:
        self._step_to_row(self._state.plan.longest_row)

    @Slot()
    def _on_dearest(self) -> None:
        self._step_to_row(self._state.plan.dearest_row)

    def _step_to_row(self, wanted: Row | None) -> None:
        rows = self._state.plan.receivers.valid
        self._step_to(next((at for at, row in enumerate(rows) if row is wanted), self._at))

    def _step_to(self, at: int) -> None:
        """Round and round: after the last comes the first."""
        self._follow()
        if self._places:
            place = self._places[at % len(self._places)]
            self.choose(place)
            self.receiver_wanted.emit(place)
            said = QAccessibleAnnouncementEvent(
                self._bubble, f"{self._who.accessibleDescription()}. {self._bubble.text()}"
            )
            QAccessible.updateAccessibility(said)

    def _follow(self) -> None:
        """Find the one chosen again after the list has changed."""
        receivers = self._state.plan.receivers
        if receivers is self._listed:
            return
        self._listed = receivers
        rows, nothing = receivers.valid, receivers.out | {None}
        self._places = range(len(rows))
        if len(rows) < len(receivers.rows):
            self._places = [at for at, row in enumerate(receivers.rows) if row.number.e164 not in nothing]
        if not (self._at < len(rows) and rows[self._at].number.e164 == self._chosen):
            found = (at for at, row in enumerate(rows) if row.number.e164 == self._chosen)
            self._at = next(found, 0) if self._chosen else 0
        self._remember()

    def _remember(self) -> None:
        rows = self._state.plan.receivers.valid
        self._chosen = rows[self._at].number.e164 or "" if rows else ""

    @Slot()
    def _show(self) -> None:
        plan, draft = self._state.plan, self._state.draft
        self.setVisible(bool(draft.text))
        if not draft.text:
            return
        self._follow()
        rows = plan.receivers.valid
        line = plan.line(rows[self._at]) if rows else None
        text = line.text if line else draft.text
        if len(text) > _LONGEST:
            text = text[:_LONGEST] + "…"
        self._bubble.setText(text + (STOP_CLAUSE if plan.terms.stop_clause else ""))
        sender = self.tr("a short number") if plan.terms.allow_replies else plan.terms.sender or self.tr("…")
        from_ = self.tr("from {sender}").format(sender=sender)
        stepping = len(rows) > 1 and (plan.varies or len(plan.groups) > 1)
        if line is None:
            name, rest = "", self.tr("As received, {from_sender}").format(from_sender=from_)
        else:
            name = short(line.name or line.shown)
            rest = " · ".join([*self._figures(line), self._place() if stepping else from_])
        self._who.set_words(f"<b>{html.escape(name)}</b>" if name else "", rest)
        self._who.setAccessibleDescription(f"{name} {rest}".strip())
        for button in self._steps:
            button.setVisible(stepping)

    def _figures(self, line: PlanLine) -> tuple[str, str]:
        price = self._state.plan.price(line)
        cost = self.tr("price not known") if price is None else messages.credits_(price)
        return messages.sms(line.parts), cost

    def _place(self) -> str:
        return self.tr("{n} of {all}").format(
            n=messages.figure(self._at + 1), all=messages.figure(len(self._places))
        )


def _step(object_name: str, accessible: str, arrow: Qt.ArrowType = Qt.ArrowType.NoArrow) -> QToolButton:
    button = QToolButton()
    button.setObjectName(object_name)
    button.setAccessibleName(accessible)
    button.setToolTip(look.tip(accessible))
    button.setArrowType(arrow)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
