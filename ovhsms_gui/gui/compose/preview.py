"""The message as one receiver gets it, and the steps to the next, the longest and the dearest."""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import chain

from PySide6.QtCore import QSize, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ovhsms_gui.core.findings import short
from ovhsms_gui.core.national import written
from ovhsms_gui.core.plan import PlanLine
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.marks import in_units
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.bubble import Mark, Stretch
from ovhsms_gui.gui.kit.buttons import tool
from ovhsms_gui.gui.kit.card import Hairline
from ovhsms_gui.gui.kit.copied_bubble import CopiedBubble
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, muted
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy, px
from ovhsms_gui.gui.kit.scrolled import BubblePane
from ovhsms_gui.gui.kit.speech import announce, call

_LONGEST = 1200
_NARROW = 36  # line heights
_HIGHEST, _LEAST = 60, 5.5  # line heights: all of it, and what is left where there is little room


class Preview(QWidget):
    """Shows what ComposeState's plan holds for the receiver chosen, or for the first."""

    receiver_wanted = Signal(object)  # int: the place in the list of receivers

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._state = state
        self._listed: Receivers | None = None  # what the places below were found in
        self._places: Sequence[int] = ()  # of the valid receivers, in the list
        self._at = 0  # which of them is shown
        self._chosen = ""

        self._preview = muted(self.tr("Preview:"))
        self._who = Elided("", Type.STRONG)
        self._who.setObjectName("previewReceiverLabel")
        self._which = muted()
        self._which.setObjectName("previewPlaceLabel")
        self._cost = Elided("", Type.CAPTION, "muted")
        self._cost.setObjectName("previewCostLabel")
        self._bubble = CopiedBubble()
        self._bubble.setObjectName("previewLabel")
        self._pane = BubblePane(self._bubble, "", highest=_HIGHEST, least=_LEAST)
        previous = _step("previousReceiverButton", self.tr("Previous receiver"), Icon.CHEVRON_LEFT)
        next_ = _step("nextReceiverButton", self.tr("Next receiver"), Icon.CHEVRON_RIGHT)
        previous.setShortcut("Alt+PgUp")
        next_.setShortcut("Alt+PgDown")
        longest = _step("longestReceiverButton", self.tr("Who gets the longest message"))
        longest.setText(self.tr("Longest"))
        call(longest, longest.toolTip())
        dearest = _step("dearestReceiverButton", self.tr("Whose message costs most"))
        dearest.setText(self.tr("Most expensive"))
        call(dearest, dearest.toolTip())
        self._steps = (previous, next_, longest, dearest)
        self.first = next_  # what is reached first

        look.on(look.Role.AlternateBase, self)
        self._band = QGridLayout()
        airy(self._band, margin=(MARGIN, 0.375, MARGIN, 0.75), gap=0.25)
        self._band.addWidget(previous, 0, 0)
        self._band.addWidget(next_, 0, 1)
        self._whose = self._beside()
        self._band.addWidget(self._pane, 2, 0, 1, 5)
        self._band.setColumnStretch(2, 1)
        self._place_steps(narrow=False)
        self._line = Hairline()
        column = QVBoxLayout(self)
        airy(column, gap=0)
        column.addLayout(self._band)
        column.addStretch(1)
        column.addWidget(self._line)

        previous.clicked.connect(self._on_previous)
        next_.clicked.connect(self._on_next)
        longest.clicked.connect(self._on_longest)
        dearest.clicked.connect(self._on_dearest)
        self._listen()
        self._show()

    def _listen(self) -> None:
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        self._state.changed.connect(self._on_changed)

    def _beside(self) -> QHBoxLayout:
        row = QHBoxLayout()
        airy(row)
        row.addWidget(self._preview)
        row.addWidget(self._who)
        row.addWidget(self._which, 1)
        return row

    def minimumSizeHint(self) -> QSize:
        """That of where there is little room, however much there is: else both cards would not stand in less again."""
        least = super().minimumSizeHint()
        if not self._narrow and not self._steps[0].isHidden():
            gap, margins = self._band.horizontalSpacing(), self._band.contentsMargins()
            moved = sum(gap + button.minimumSizeHint().width() for button in self._steps[2:])
            below = margins.left() + self._cost.minimumSizeHint().width() + moved + margins.right()
            least.setWidth(max(least.width() - moved, below))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, half of the steps stand in the line below, so that the name can be read."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        if narrow != self._narrow:
            self._place_steps(narrow=narrow)

    def _place_steps(self, *, narrow: bool) -> None:
        self._narrow = narrow
        _previous, _next, longest, dearest = self._steps
        for column, button in enumerate((longest, dearest), 3):
            self._band.addWidget(button, int(narrow), column)
        self._band.removeItem(self._whose)
        self._band.addLayout(self._whose, 0, 2, 1, 3 if narrow else 1)
        self._band.addWidget(self._cost, 1, 0, 1, 3 if narrow else 5)

    def set_apart(self, *, grey: bool, line: bool) -> None:
        """By a ground of its own from what is above, and by a line from what is below."""
        self.setAutoFillBackground(grey)
        self._line.setVisible(line)

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

    def step_to_next(self, among: Collection[int]) -> None:
        """To the next of these people, whose rows are told by their identity."""
        self._follow()
        rows = self._state.plan.receivers.valid
        onwards = chain(range(self._at + 1, len(rows)), range(self._at))
        self._step_to(next((at for at in onwards if id(rows[at]) in among), self._at))

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
            announce(self._bubble, f"{self._who.accessibleDescription()}. {self._bubble.text()}")

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
    def _on_changed(self) -> None:
        """A long text takes its own box long enough: here it is shown in the next turn."""
        if len(self._state.draft.text) > _LONGEST:
            self._soon.start(0)
        else:
            self._show()

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
        added = STOP_CLAUSE if plan.terms.stop_clause else ""
        self._bubble.show_text(text + added, _added(text, added))
        self._pane.settle()
        sender = self.tr("a short number") if plan.terms.allow_replies else plan.terms.sender
        from_ = self.tr("from {sender}").format(sender=sender) if sender else ""
        stepping = len(rows) > 1 and (plan.varies or len(plan.groups) > 1)
        if line is None:
            words = self.tr("As received, {from_sender}") if from_ else self.tr("As received")
            name, place, cost = "", "", words.format(from_sender=from_)
        else:
            name, place = short(line.name or written(line, plan.region)), self._place() if stepping else ""
            figures = " · ".join(self._figures(line))
            if not stepping and len(rows) > 1:
                name, figures = self.tr("Text for everybody"), self.tr("{cost} each").format(cost=figures)
            cost = " · ".join(filter(None, (figures, from_)))
        self._who.setText(name)
        self._who.setVisible(bool(name))
        self._preview.setVisible(line is not None)
        self._which.setText(place)
        self._cost.setText(cost)
        self._who.setAccessibleDescription(" ".join(filter(None, (name, place, cost))))
        for button in self._steps:
            button.setVisible(stepping)
        self._band.setHorizontalSpacing(
            px(0.25) if stepping else 0
        )  # there is one beside what is hidden, too

    def _figures(self, line: PlanLine) -> tuple[str, str]:
        price = self._state.plan.price(line)
        cost = self.tr("price not known") if price is None else messages.credits_(price)
        return messages.sms(line.parts), cost

    def _place(self) -> str:
        return self.tr("{n} of {all}").format(
            n=messages.figure(self._at + 1), all=messages.figure(len(self._places))
        )


def _added(text: str, added: str) -> tuple[Stretch, ...]:
    """What is not ours stands back."""
    return (Stretch(in_units(text)(len(text)), len(added), Mark.ADDED),) if added else ()


def _step(object_name: str, accessible: str, name: Icon | None = None) -> QToolButton:
    button = tool(accessible, name, bare=name is not None)
    button.setObjectName(object_name)
    button.setToolTip(look.tip(accessible))
    return button
