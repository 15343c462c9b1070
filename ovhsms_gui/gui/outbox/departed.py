"""That a send leaves whose time to undo is over, and what became of it, told where it was counted down."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ovhsms_gui.core.states import UNSENT
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.countdown import HEIGHT
from ovhsms_gui.gui.kit.deeds import deed
from ovhsms_gui.gui.kit.measures import GAP, PAGE_MARGIN, airy, px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.passing import Passing
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.gui.outbox import departures, replacing, words
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.store.steady import steady

_LEAVES = "leaves"
_MOST = 4  # lines: the page below needs its room, and the outbox has them all


class Departed(QWidget):
    """A line for each send, which goes with its page where nothing is amiss, and else stays until that is seen.

    What goes from above a page moves all of it, and whoever aims at a person would hit another. It changes its words
    with the send as long as it is there: nothing is said that is no longer so.
    """

    wanted = Signal(object)  # int: the send that is to be shown

    def __init__(
        self, state: OutboxState, in_sight: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        """`in_sight`: whether the outbox is, which shows it all by itself."""
        super().__init__(parent)
        self.setObjectName("departedStrip")
        self._state = state
        self._in_sight = in_sight
        self._awaited: dict[int, str] = {}  # by send: what was told, that it leaves or why it paused
        self._lines: dict[int, _Line] = {}
        self._column = QVBoxLayout(self)
        airy(self._column, margin=(PAGE_MARGIN, 0.25, PAGE_MARGIN, 0), gap=GAP)
        self.setMinimumHeight(px(HEIGHT))  # the page stays where the bar that counted has put it
        self.hide()
        state.sends_changed.connect(self.look)

    def go_on_from(self, other: "Departed") -> None:
        """Take the place of one in another language."""
        self._awaited = other._awaited  # noqa: SLF001
        for line in other._lines.values():  # noqa: SLF001
            self._show(line.send)

    @Slot()
    def seen(self) -> None:
        """The outbox came in sight."""
        for send_id in tuple(self._lines):
            self._remove(send_id)

    @Slot()
    def turn(self) -> None:
        """Another page comes in sight: what was read by now goes with this one."""
        for send_id in [send_id for send_id, line in self._lines.items() if line.read]:
            self._remove(send_id)

    @Slot()
    def look(self) -> None:
        """A send has changed, or its time to undo is over."""
        now = steady()
        for send in self._state.sends:
            if words.seconds_to_undo(send, now):
                self._awaited.setdefault(send.id, "")
            elif send.id in self._awaited:
                if not (self._state.taken_back(send) or send.id in self._state.undoing):
                    self._follow(send)
            elif send.id in self._lines:
                self._show(send)

    def _follow(self, send: SendRow) -> None:
        waits = any(state in send.counts for state in UNSENT)
        if waits and send.paused is None and replacing.waits(send):
            return  # which is told where it was counted down, too
        what, before = (send.paused or _LEAVES) if waits else "", self._awaited[send.id]
        if waits and (what == before or (what == _LEAVES and before)):
            if send.id in self._lines:  # each try of what pauses is seen, and not heard
                self._lines[send.id].tell(send, self._state.now())
            return
        self._awaited[send.id] = what
        if not waits:
            del self._awaited[send.id]
        if departures.is_known(send) or self._in_sight():
            self._remove(send.id)
        else:
            self._show(send, news=True)

    def _show(self, send: SendRow, *, news: bool = False) -> None:
        line = self._lines.get(send.id)
        if line is None:
            line = self._lines[send.id] = _Line(send)
            line.wanted.connect(self.wanted)
            line.over.connect(self._remove)
            self._column.addWidget(line)
        if line.tell(send, self._state.now()) or news:
            announce(self, line.sentence.text())
        self.show()
        if len(self._lines) > _MOST:  # the oldest of those that would go with their page, or of all
            self._remove(min(self._lines, key=lambda id_: not self._lines[id_].passes))

    @Slot(object)
    def _remove(self, send_id: int) -> None:
        line = self._lines.pop(send_id, None)
        if line is not None:
            focus = QApplication.focusWidget()
            if focus is not None and line.isAncestorOf(focus):
                self.window().setFocus()  # Qt would go on to what undoes another send
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))


class _Line(Notice):
    """One send."""

    wanted = Signal(object)  # int
    over = Signal(object)  # int: it is not wanted any more

    def __init__(self, send: SendRow) -> None:
        show = deed(self.tr("Show"), "showDepartedButton", self.tr("Show the send"))
        close = deed(self.tr("Close"), "closeDepartedButton", self.tr("Take this notice away"))
        super().__init__(State.TRANSIT, "", "", show, close, above=0.3125)  # no higher than HEIGHT
        self.sentence.setObjectName("departedLabel")
        self.send = send
        self._told: departures.Told | None = None
        self.read = False  # as far as can be told, and it asks for nothing
        self._passing = Passing(self)
        self._passing.over.connect(self._on_read)
        show.clicked.connect(self._on_show)
        close.clicked.connect(self._on_over)

    @property
    def passes(self) -> bool:
        """It goes with its page."""
        return self._told is not None and self._told.passes

    def tell(self, send: SendRow, now: float) -> bool:
        """How the send is by now. Whether that is another thing than before. `now`: by OVHcloud's clock."""
        self.send = send
        told, before = departures.told(send, now), self._told
        if told == before:
            return False
        self._told = told
        self.show_as(told.state, "", told.sentence)
        other = before is None or (told.state, told.passes) != (before.state, before.passes)
        if other:
            self.read = False
            self._passing.begin() if told.passes else self._passing.stop()
        return other

    @Slot()
    def _on_show(self) -> None:
        self.wanted.emit(self.send.id)

    @Slot()
    def _on_read(self) -> None:
        self.read = True

    @Slot()
    def _on_over(self) -> None:
        self.over.emit(self.send.id)
