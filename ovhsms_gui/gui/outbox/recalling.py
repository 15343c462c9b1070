"""The part of a send's card about what waits at OVHcloud: for when, and the ways to change it or take it back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import airy
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.outbox import holding, replacing, scheduled
from ovhsms_gui.store.rows import SendRow

_SIGN = "⚠ "  # in its words; the icon says it here


class Recalling(QWidget):
    """Hidden where nothing of a send waits, is being taken back or was too late to be."""

    wanted = Signal(object)  # numbers (E.164), none for all
    change_wanted = Signal()
    other_wanted = Signal(object)  # int: the send that this one replaces, or is replaced by

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers: tuple[str, ...] = ()  # selected
        self._all = deed(
            self.tr("Cancel the &message…"),
            "cancelScheduledButton",
            self.tr("Cancel the message… for everybody who has not got it: OVHcloud does not send it"),
            Icon.STOP,
        )
        # Always there, and says the same: what stands below would move under whoever goes through the receivers.
        self._some = deed(
            self.tr("Cancel for the selection…"),
            "cancelSelectedButton",
            self.tr("Cancel for the selection… only: the others get the message"),
        )
        self._change = deed(
            self.tr("Cha&nge…"),
            "changeScheduledButton",
            self.tr("Change… text, time or people: until the new message is sent, this one stays as it is"),
            Icon.WRITE,
        )
        self._other = FindingLine()
        self._other.setObjectName("outboxOtherLine")
        self._other_send = 0
        self._notice = Notice(State.TRANSIT, "", "", self._change, self._all, self._some)
        self._notice.sentence.setObjectName("outboxScheduledLabel")
        self._late = FindingLine()
        column = QVBoxLayout(self)
        airy(column, gap=0.375)
        column.addWidget(self._late)
        column.addWidget(self._other)
        column.addWidget(self._notice)
        self._all.clicked.connect(self._on_all)
        self._some.clicked.connect(self._on_some)
        self._change.clicked.connect(self.change_wanted)
        self._other.acted.connect(self._on_other)

    def show_send(self, send: SendRow, now: float) -> None:
        """What waits of it. `now`: by OVHcloud's clock."""
        other = replacing.lines(send)
        lines = [*scheduled.lines(send, now), *filter(None, [holding.line(send, now)])]
        may = scheduled.may_recall(send)
        late = "\n".join(filter(None, (scheduled.late(send), replacing.staying(send).removeprefix(_SIGN))))
        self.setVisible(bool(other or lines or may or late))
        self._notice.setVisible(bool(lines or may))
        self._notice.show_as(State.TRANSIT, "", "\n".join(lines), icon=Icon.CALENDAR)
        self._all.setVisible(may)
        self._some.setVisible(may and send.total > 1)
        self._change.setVisible(replacing.may_change(send))
        self._show_other(send, "\n".join(other))
        self._late.setVisible(bool(late))
        self._late.show_finding(State.WARNING, late.removeprefix(_SIGN))

    def show_selected(self, numbers: tuple[str, ...]) -> None:
        """Those selected of whom it can be taken back."""
        self._numbers = numbers
        self._some.setEnabled(bool(numbers))
        self._some.setToolTip(look.tip("" if numbers else self.tr("Choose people in the table first.")))

    def _show_other(self, send: SendRow, told: str) -> None:
        self._other_send = send.heir or (send.replaces.send_id if send.replaces else 0)
        self._other.setVisible(bool(self._other_send))
        link = self.tr("Show the earlier one") if send.heir is None else self.tr("Show the new one")
        self._other.show_finding(State.TRANSIT, told, link, Icon.CALENDAR)

    @Slot()
    def _on_other(self) -> None:
        self.other_wanted.emit(self._other_send)

    @Slot()
    def _on_all(self) -> None:
        self.wanted.emit(())

    @Slot()
    def _on_some(self) -> None:
        self.wanted.emit(self._numbers)
