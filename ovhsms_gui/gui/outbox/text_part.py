"""The text of the chosen send as one of its receivers got it, and the ways to use it again."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ovhsms_gui.gui import messages
from ovhsms_gui.gui.kit.bubble import Bubble, Stretch
from ovhsms_gui.gui.kit.buttons import tool
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Elided, muted
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy
from ovhsms_gui.gui.kit.scrolled import BubblePane
from ovhsms_gui.gui.outbox import faces
from ovhsms_gui.gui.settings.words import removed
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.store.traces import is_trace

_HIGHEST = 6.5  # line heights


class TextPart(QWidget):
    """Shows whose text it is, and the text."""

    stepped = Signal(object)  # int: so many people on in the table
    use_wanted = Signal(bool, bool)  # the text, the people
    person_wanted = Signal()  # all that went to this one, and came from there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._with_text: dict[QAction, tuple[str, str]] = {}  # what each says, and says once the text is gone
        self._text: tuple[str, tuple[Stretch, ...]] = ("", ())
        self._bubble = Bubble()
        self._bubble.setObjectName("outboxTextLabel")
        self._pane = BubblePane(self._bubble, self.tr("Text of this send"), highest=_HIGHEST)
        self._removed = muted("", wrap=True)
        self._removed.setObjectName("outboxRemovedLabel")
        self._whose = Elided("", Type.CAPTION, "muted")
        self._whose.setObjectName("outboxWhoseLabel")
        self._previous = tool(self.tr("Text of the person before"), Icon.CHEVRON_LEFT, bare=True)
        self._previous.setObjectName("outboxPreviousButton")
        self._next = tool(self.tr("Text of the next person"), Icon.CHEVRON_RIGHT, bare=True)
        self._next.setObjectName("outboxNextButton")
        self._all = tool(self.tr("Messages"), Icon.REPLIES)
        self._all.setObjectName("outboxPersonButton")
        self._all.setAccessibleName(
            self.tr("Messages: everything sent to this person, and what they answered")
        )
        self._all.setToolTip(self.tr("Everything about this person (Ctrl+I)"))
        self._all.clicked.connect(self.person_wanted)
        self._previous.clicked.connect(self._on_previous)
        self._next.clicked.connect(self._on_next)
        above = QHBoxLayout()
        airy(above, gap=0.25)
        above.addWidget(self._previous)
        above.addWidget(self._next)
        above.addWidget(self._whose, 1)
        above.addWidget(self._all)
        above.addWidget(self._make_use())
        column = QVBoxLayout(self)
        airy(column, margin=(MARGIN, 0.375, MARGIN, 0.625), gap=0.25)
        column.addLayout(above)
        column.addWidget(self._pane)
        column.addWidget(self._removed)

    def _make_use(self) -> QWidget:
        menu = QMenu()
        menu.setObjectName("useAgainMenu")
        for name, words, gone, text, people in (
            ("useTextAction", self.tr("The text"), self.tr("The text: it was erased"), True, False),
            ("usePeopleAction", self.tr("The people"), "", False, True),
            (
                "useBothAction",
                self.tr("Text and people"),
                self.tr("Text and people: the text was erased"),
                True,
                True,
            ),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.setData((text, people))
            if text:
                self._with_text[action] = (words, gone)
        menu.triggered.connect(self._on_use)
        use = tool(self.tr("Use aga&in"), Icon.WRITE, menu)
        use.setObjectName("useAgainBox")
        use.setAccessibleName(self.tr("Use again: begin a new message with what this send had"))
        return use

    def show_text(self, send: SendRow, row: ReceiverRow | None, place: int, count: int) -> None:
        """As that receiver got it, who stands at a place among so many."""
        text, stretches = faces.as_received(send, row)
        self._all.setEnabled(row is not None and not is_trace(row.e164))
        personal = row is not None and faces.personal(send)
        several = personal and count > 1
        self._previous.setVisible(several)
        self._next.setVisible(several)
        self._previous.setEnabled(place > 0)
        self._next.setEnabled(place < count - 1)
        if row is not None and personal:
            name = row.name or row.shown or row.e164
            words = self.tr("Text for {name}, {n} of {count}") if several else self.tr("Text for {name}")
            at, all_ = messages.figure(place + 1), messages.figure(count)
            self._whose.setText(words.format(name=name, n=at, count=all_))
        else:
            self._whose.setText(self.tr("Text for everybody") if send.total > 1 else self.tr("Text"))
        self._pane.setVisible(send.removed is None)
        self._removed.setVisible(send.removed is not None)
        self._removed.setText("" if send.removed is None else removed(send.removed))
        for action, (usual, gone) in self._with_text.items():
            action.setEnabled(send.removed is None)
            action.setText(usual if send.removed is None else gone)
        if (text, tuple(stretches)) != self._text:
            self._text = text, tuple(stretches)
            self._bubble.show_text(text, stretches)
            self._pane.settle()

    @Slot()
    def _on_previous(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_next(self) -> None:
        self.stepped.emit(1)

    @Slot(QAction)
    def _on_use(self, action: QAction) -> None:
        text, people = action.data()
        self.use_wanted.emit(text, people)
