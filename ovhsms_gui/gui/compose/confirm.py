"""The confirm dialog: the frozen plan once more, before money is spent."""

from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.core.findings import short
from ovhsms_gui.core.plan import Level, Plan
from ovhsms_gui.core.settings import LONGEST_UNDO
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.price import groups_table
from ovhsms_gui.gui.dialog import Dialog, Fields

# From this many people on, the number is typed: a click can be an accident, a number is not.
TYPED_FROM = 50
_NAMED = 5

_SIGNS = {Level.WARNING: "⚠", Level.INFO: "·"}


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
        self.setWindowTitle(self.tr("Send this message?"))
        width = look.text_width("n") * 62
        self.setMinimumWidth(width)

        title = look.heading(self._title())
        title.setWordWrap(True)
        summary = look.markup(self._summary())
        summary.setObjectName("confirmSummary")
        summary.setAccessibleName(self.tr("What will be sent"))
        summary.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._send = look.PrimaryButton(self._title(question=False))
        self._send.setObjectName("confirmSendButton")
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("confirmCancelButton")
        buttons.addButton(self._send, QDialogButtonBox.ButtonRole.AcceptRole)

        column = QVBoxLayout(self)
        look.airy(column, margin=1.2, gap=0.8)
        column.addWidget(title)
        column.addWidget(self._text())
        needed = summary.heightForWidth(width - 2 * round(look.line_height() * 1.2))
        column.addWidget(_scrolling(summary, min(needed, look.line_height() * 22)), 1)
        fields = Fields()
        form = QFormLayout(fields)
        form.setContentsMargins(0, 0, 0, 0)
        column.addWidget(fields)
        self._count: QLineEdit | None = None
        if plan.people >= typed_from:
            self._ask_count(form)
        self._undo = look.SpinBox()
        self._undo.setObjectName("undoSecondsBox")
        self._undo.setRange(0, LONGEST_UNDO)
        self._undo.setSuffix(self.tr(" s"))
        self._undo.setSpecialValueText(self.tr("none: leaves at once"))
        self._undo.setValue(undo)
        self._undo.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        form.addRow(self.tr("Time to &undo:"), self._undo)
        column.addWidget(buttons)

        buttons.rejected.connect(self.reject)
        self._send.clicked.connect(self._on_send)
        self._show()
        self.settle(cancel, cancel)

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
    def _show(self) -> None:
        typed = self._count is None or _digits(self._count.text()) == str(self._plan.people)
        self._send.setEnabled(typed)

    def _title(self, *, question: bool = True) -> str:
        plan = self._plan
        text = self.tr("Send {sms} to {people}?") if question else self.tr("Send {sms} to {people}")
        return text.format(sms=messages.sms(plan.sms), people=messages.people(plan.people))

    def _text(self) -> QWidget:
        plan, first = self._plan, next(self._plan.lines, None)
        text = first.text if first else plan.draft.text
        label = look.label(text + (STOP_CLAUSE if plan.terms.stop_clause else ""))
        label.setObjectName("confirmText")
        label.setAccessibleName(self.tr("The message as it is received"))
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setMargin(round(look.line_height() * 0.6))
        look.on(look.Role.Base, label)
        lines = min(10, max(3, 2 + len(text) // 60 + text.count("\n")))
        return _scrolling(label, look.line_height() * lines)

    def _summary(self) -> str:
        plan, terms = self._plan, self._plan.terms
        sender = self.tr("a short number; people can reply") if terms.allow_replies else terms.sender
        account = f"{plan.context.account_name} · {plan.context.service}" if plan.context else ""
        least = min((group.parts for group in plan.groups), default=plan.measure.parts)
        each = messages.sms(plan.measure.parts)
        if least < plan.measure.parts:
            each = self.tr("{least} to {most}").format(least=messages.figure(least), most=each)
        price = messages.credits_(plan.credits)
        if plan.unpriced:
            price += self.tr(", and {n} abroad at OVHcloud's price there").format(
                n=messages.sms(plan.unpriced)
            )
        rows = (
            [
                (
                    self.tr("Shown above"),
                    self.tr("as {name} gets it; each receiver's text differs").format(name=_first(plan)),
                ),
            ]
            if plan.varies
            else []
        )
        rows += [
            (self.tr("To"), _whom(plan)),
            (self.tr("From"), sender),
            (self.tr("Account"), account),
            (self.tr("Each message"), each),
            (self.tr("Price"), price),
        ]
        if plan.balance_after is not None:
            rows.append((self.tr("Balance after"), messages.credits_(plan.balance_after)))
        if terms.no_stop:
            rows.append((self.tr("Kind"), self.tr("not advertising: no STOP line, at any hour")))
        else:
            rows.append(
                (
                    self.tr("Kind"),
                    self.tr("advertising: OVHcloud holds it outside 8 to 20 h, Monday to Saturday"),
                )
            )
        table = "".join(
            f'<tr><td style="padding-right:1em">{_html(name)}</td><td><b>{_html(value)}</b></td></tr>'
            for name, value in rows
        )
        notes = [(_SIGNS[f.level], messages.finding(f)) for f in plan.findings if f.level in _SIGNS]
        warnings = "".join(f"<p>{sign} {_html(note)}</p>" for sign, note in notes)
        groups = groups_table(plan)
        return f"<table>{table}</table>{groups and '<br>' + groups}{warnings}"

    def _ask_count(self, form: QFormLayout) -> None:
        self._count = QLineEdit()
        self._count.setMaxLength(30)
        self._count.setObjectName("confirmCountEdit")
        self._count.textChanged.connect(self._show)
        self._count.returnPressed.connect(self._on_typed)
        label = self.tr("To be sure, &type the number of people ({n}):").format(
            n=messages.figure(self._plan.people)
        )
        form.addRow(label, self._count)


def _scrolling(label: QLabel, least: int) -> QScrollArea:
    """Room for what may be long, without pushing the buttons off the screen."""
    area = look.ScrollArea()
    area.setWidget(label)
    area.setAccessibleName(label.accessibleName())
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(least)
    return area


def _first(plan: Plan) -> str:
    line = next(plan.lines, None)
    return short(line.name or line.shown) if line else ""


def _whom(plan: Plan) -> str:
    """The first few by name, and how many more."""
    first = [short(line.name or line.shown) for line in islice(plan.lines, _NAMED)]
    more = plan.people - len(first)
    names = ", ".join(first)
    if not more:
        return names
    return QCoreApplication.translate("ConfirmDialog", "{names} and {n} more").format(
        names=names, n=messages.figure(more)
    )


def _digits(text: str) -> str:
    """Drop the grouping marks a person may type: 1 000, 1,000, 1.000."""
    group = QLocale().groupSeparator()
    return "".join(c for c in text.replace(group, "") if not c.isspace() and c not in ",.'’")


def _html(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
