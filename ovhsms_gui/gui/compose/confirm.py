"""The confirm dialog: the frozen plan once more, before money is spent."""

from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.findings import short
from ovhsms_gui.core.national import written
from ovhsms_gui.core.plan import FindingCode, Level, Plan
from ovhsms_gui.core.settings import LONGEST_UNDO
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose import confirm_words
from ovhsms_gui.gui.compose.confirm_people import ConfirmPeople
from ovhsms_gui.gui.compose.confirm_words import AGAIN
from ovhsms_gui.gui.compose.price import groups_table
from ovhsms_gui.gui.dialog import Dialog, Fields
from ovhsms_gui.gui.kit.bubble import Bubble, Mark, Stretch, units
from ovhsms_gui.gui.kit.buttons import Button, Kind, quiet, tool
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, Glyph, Label, muted
from ovhsms_gui.gui.kit.layouts import hide_unless
from ovhsms_gui.gui.kit.measures import Type, airy, px, screen_room
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.sheet import Heading, Scrolled
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.titled import cut

# From this many people on, the number is typed: a click can be an accident, a number is not.
TYPED_FROM = 50

_STATES = {Level.WARNING: State.WARNING, Level.INFO: State.TRANSIT}
LONGEST_SHOWN = 20_000  # characters: a cell of a file may hold a megabyte
_INSET = 0.75  # line heights beside what stands in the card
_SIZE = (54, 37)  # of the whole, in line heights
_IN_SIGHT = 3  # findings
_FRAME = 3  # line heights of the screen that the window's own frame takes
_LOW = 34  # line heights: on a lower screen what explains gives way to what leaves


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The operator said yes to this plan, to be undone within so many seconds."""

    plan: Plan
    undo: int


class ConfirmDialog(Dialog):
    """Shows a Plan and gives that very Plan back. Enter is Cancel, but on the button that sends."""

    confirmed = Signal(object)  # Confirmed

    def __init__(
        self, plan: Plan, parent: QWidget | None = None, *, typed_from: int = TYPED_FROM, undo: int = 10
    ) -> None:
        """`typed_from`: number of people from which it has to be typed; `undo`: seconds to undo it."""
        super().__init__(parent)
        self._plan = plan
        self.setObjectName("confirmDialog")
        self.setWindowTitle(confirm_words.asked(plan))
        self._low = screen_room(self).height() < px(_LOW)
        self._people = ConfirmPeople(plan)
        self._make_text()
        self._make_foot(typed_from, undo)
        card = Card()
        card.column.addLayout(self._inside())
        heading = Heading(confirm_words.title(plan), "" if self._low else confirm_words.told(plan))
        self.stack(heading, card, self._findings(), self._foot(), grows=card)
        self.resize(px(_SIZE[0]), px(_SIZE[1]) + self._more)
        self._people.chosen.connect(self._on_chosen)
        self._send.clicked.connect(self._on_send)
        for key, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            walk = QShortcut(QKeySequence(QKeyCombination(key)), self)
            walk.activated.connect(self._on_previous if by < 0 else self._on_next)
        self._undo.valueChanged.connect(self._show_leaves)
        self._show_person(0)
        self._show_leaves()
        self._show()
        self.settle(self._cancel, self._cancel)

    # ---- building ------------------------------------------------------------------------------

    def _make_text(self) -> None:
        """Whose text is shown, and the text."""
        several = self._plan.people > 1
        self._previous = tool(self.tr("Previous receiver"), Icon.CHEVRON_LEFT, bare=True)
        self._previous.setObjectName("confirmPreviousButton")
        self._next = tool(self.tr("Next receiver"), Icon.CHEVRON_RIGHT, bare=True)
        self._next.setObjectName("confirmNextButton")
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        self._name = Elided("", Type.STRONG)
        self._name.setObjectName("confirmNameLabel")
        self._number = Elided("", Type.BODY, "muted", tabular=True)
        self._place = muted()
        self._place.setObjectName("confirmPlaceLabel")
        hide_unless(several, self._previous, self._next, self._place)
        self._text = Bubble()
        self._text.setObjectName("confirmText")
        self._cost = Label("", Type.CAPTION, "muted", wrap=True)
        self._cost_icon = Glyph(Icon.WARNING, State.WARNING, size=0.9375)
        self._leaves = Label(wrap=True)
        self._leaves.setObjectName("confirmWhenLabel")

    def _make_foot(self, typed_from: int, undo: int) -> None:
        lead = Icon.PLANE if self._plan.terms.due is None else Icon.CALENDAR
        self._send = Button(confirm_words.deed(self._plan), Kind.PRIMARY, lead)
        self._send.setObjectName("confirmSendButton")
        self._cancel = quiet(self.tr("&Back to the message"))
        self._cancel.setObjectName("confirmCancelButton")
        self._count: Field | None = None
        if self._plan.people >= typed_from:
            self._count = Field()
            self._count.setMaxLength(30)
            self._count.setObjectName("confirmCountEdit")
            self._count.setFixedWidth(px(5.5))
            self._count.textChanged.connect(self._show)
            self._count.returnPressed.connect(self._on_typed)
        self._undo = look.SpinBox()
        self._undo.setObjectName("undoSecondsBox")
        self._undo.setRange(0, LONGEST_UNDO)
        self._undo.setSuffix(self.tr(" s"))
        self._undo.setSpecialValueText(self.tr("none"))  # a longer one would cut the words of the button
        self._undo.setValue(undo)
        self._undo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _inside(self) -> QLayout:
        """The people at the left, what the chosen one gets and what all of it costs at the right."""
        scrolled = Scrolled(self._what(), self.tr("The message, and how it is sent"))
        right = QVBoxLayout()
        airy(right, gap=0.0)
        right.addLayout(self._whose())
        right.addWidget(scrolled, 1)
        right.addWidget(Hairline())
        right.addLayout(self._price())
        both = QHBoxLayout()
        airy(both, gap=0.0)
        both.addWidget(self._people, 1)
        both.addWidget(Hairline(upright=True))
        both.addLayout(right, 2)
        return both

    def _whose(self) -> QLayout:
        row = QHBoxLayout()
        airy(row, margin=(0.375 if self._plan.people > 1 else _INSET, 0.5, _INSET, 0.25), gap=0.25)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addSpacing(px(0.25) if self._plan.people > 1 else 0)
        row.addWidget(self._name)
        row.addSpacing(px(0.25))
        row.addWidget(self._number)
        row.addStretch(1)
        row.addWidget(self._place)
        row.addStrut(px(2))
        return row

    def _what(self) -> QWidget:
        """All that may be long: the text, how it is sent, and the groups that make the price."""
        made = QWidget()
        text = QVBoxLayout()
        airy(text, margin=(_INSET, 0.0, _INSET, _INSET), gap=0.3125)
        text.addWidget(muted(confirm_words.sender(self._plan)))
        text.addWidget(self._text)
        cost = QHBoxLayout()
        airy(cost, gap=0.375)
        cost.addWidget(self._cost_icon)
        cost.addWidget(self._cost, 1)
        text.addLayout(cost)
        column = QVBoxLayout(made)
        airy(column, gap=0.0)
        column.addLayout(text)
        column.addWidget(Hairline())
        column.addWidget(self._facts())
        if table := groups_table(self._plan):
            groups = look.markup(table)
            groups.setObjectName("confirmGroups")
            groups.setContentsMargins(px(_INSET), 0, px(_INSET), px(_INSET))
            column.addWidget(groups)
        column.addStretch(1)
        return made

    def _facts(self) -> QWidget:
        made = QWidget()
        made.setObjectName("confirmSummary")
        grid = QGridLayout(made)
        airy(grid, margin=_INSET, gap=0.375)
        grid.setHorizontalSpacing(px(0.75))
        grid.setColumnStretch(1, 1)
        for at, (name, value) in enumerate(confirm_words.facts(self._plan)):
            grid.addWidget(Label(name, Type.BODY, "muted"), at, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._leaves if value is None else Label(value, wrap=True), at, 1)
        return made

    def _price(self) -> QLayout:
        plan = self._plan
        price = messages.credits_(plan.credits)
        if plan.unpriced:
            price += self.tr(", and {n} abroad at OVHcloud's price there").format(
                n=messages.sms(plan.unpriced)
            )
        cost = Label(price, Type.DETAIL_TITLE, tabular=True, wrap=bool(plan.unpriced))
        cost.setObjectName("confirmPriceLabel")
        row = QHBoxLayout()
        airy(row, margin=(_INSET, 0.5, _INSET, 0.5), gap=0.75)
        row.addLayout(self._figure(self.tr("Price"), cost), int(bool(plan.unpriced)))
        if plan.balance_after is not None and plan.context is not None and plan.context.credits is not None:
            before = Label(messages.figure(plan.context.credits), Type.HEADING, tabular=True)
            after = Label(messages.figure(plan.balance_after), Type.HEADING, tabular=True)
            after.setObjectName("confirmBalanceLabel")
            row.addWidget(Hairline(upright=True))
            row.addLayout(self._figure(self.tr("Balance"), before))
            if plan.context.waiting:
                still = Label(messages.figure(plan.context.waiting), Type.HEADING, tabular=True)
                row.addLayout(self._figure(self.tr("Still waiting"), still))
            row.addWidget(Glyph(Icon.ARROW_RIGHT, "muted"))
            least = plan.draft.replaces is not None  # what is cancelled for it may come back, or not
            name = self.tr("Balance after, at least") if least else self.tr("Balance after")
            row.addLayout(self._figure(name, after))
        row.addStretch(1)
        return row

    def _figure(self, caption: str, figure: QLabel) -> QLayout:
        """A figure under its name; beside it where height is dear."""
        directions = QBoxLayout.Direction
        both = QBoxLayout(directions.LeftToRight if self._low else directions.TopToBottom)
        airy(both, gap=0.375 if self._low else 0.125)
        both.addStretch(1)
        both.addWidget(muted(caption))
        both.addWidget(figure)
        both.addStretch(1)
        return both

    def _findings(self) -> QWidget:
        """What was found, first that it is paid for twice, each a line. More than a few scroll."""
        lines = QWidget()
        column = QVBoxLayout(lines)
        airy(column, gap=0.0)
        found = [finding for finding in self._plan.findings if finding.level in _STATES]
        for finding in sorted(found, key=lambda one: (one.code not in AGAIN, one.level is not Level.WARNING)):
            line = FindingLine()
            icon = Icon.GROUP if finding.code is FindingCode.MERGED else None
            line.show_finding(_STATES[finding.level], messages.finding(finding), icon=icon)
            column.addWidget(line)
        area = Scrolled(lines, self.tr("What was found"))
        area.setObjectName("confirmFindings")
        # All of them where the screen has room for a window that is so much higher.
        most, all_ = (
            px(1.625 * (2 if self._low else _IN_SIGHT) + 0.25),
            area.heightForWidth(px(_SIZE[0] - 2.5)),
        )
        spare = screen_room(self).height() - px(_SIZE[1] + _FRAME)
        self._more = max(0, min(all_ - most, spare))
        area.setMaximumHeight(most + self._more)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        hide_unless(bool(found), area)
        return area

    def _foot(self) -> QLayout:
        fields = Fields()
        asked = QHBoxLayout(fields)
        airy(asked)
        people = messages.figure(self._plan.people)
        for field, words in (
            (self._undo, self.tr("Time to &undo:")),
            (self._count, self.tr("&Type {n} to confirm").format(n=people)),
        ):
            if field is not None:
                label = Label(words)
                label.setBuddy(field)
                asked.addWidget(label)
                asked.addWidget(field)
                asked.addSpacing(px(1))
        asked.addStretch(1)
        buttons = QDialogButtonBox()
        buttons.addButton(self._cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self._send, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.rejected.connect(self.reject)
        # What is typed needs room of its own: the button names large numbers then.
        directions = QBoxLayout.Direction
        row = QBoxLayout(directions.LeftToRight if self._count is None else directions.TopToBottom)
        airy(row, gap=0.625)
        row.addWidget(fields, 1)
        row.addWidget(buttons)
        return row

    # ---- what the operator does ----------------------------------------------------------------

    @Slot()
    def _on_send(self) -> None:
        if self._send.isEnabled():
            self._send.setEnabled(False)  # a double click is one click
            self.confirmed.emit(Confirmed(self._plan, self._undo.value()))
            self.accept()

    @Slot()
    def _on_typed(self) -> None:
        if self._send.isEnabled():
            self._send.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_previous(self) -> None:
        self._people.step(-1)

    @Slot()
    def _on_next(self) -> None:
        self._people.step(1)

    @Slot(object)
    def _on_chosen(self, place: object) -> None:
        assert isinstance(place, int)
        self._show_person(place)
        announce(self._text, f"{self._name.text()}. {self._text.text()}")

    # ---- what is shown -------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        typed = self._count is None or _digits(self._count.text()) == str(self._plan.people)
        self._send.setEnabled(typed)

    @Slot()
    def _show_leaves(self) -> None:
        self._leaves.setText(confirm_words.leaves(self._plan, self._undo.value()))

    def _show_person(self, place: int) -> None:
        plan, rows = self._plan, self._plan.receivers.valid
        if not rows:
            return
        line = plan.line(rows[place])
        text = cut(line.text, LONGEST_SHOWN)
        self._name.setText(short(line.name or written(line, plan.region)))
        self._number.setText(written(line, plan.region) if line.name else "")
        of = self.tr("{n} of {all}")
        self._place.setText(of.format(n=messages.figure(place + 1), all=messages.figure(len(rows))))
        added = STOP_CLAUSE if plan.terms.stop_clause else ""
        start, length = units(text), units(added)
        self._text.show_text(text + added, [Stretch(start, length, Mark.ADDED)] if added else [])
        price = plan.price(line)
        cost = self.tr("price not known") if price is None else messages.credits_(price)
        dear = line.parts > 1
        self._cost.setText(f"{messages.sms(line.parts)} · {cost}")
        self._cost.set_ink(State.WARNING if dear else "muted")
        self._cost_icon.setVisible(dear)


def _digits(text: str) -> str:
    """Drop the grouping marks a person may type: 1 000, 1,000, 1.000."""
    group = QLocale().groupSeparator()
    return "".join(c for c in text.replace(group, "") if not c.isspace() and c not in ",.'’")
