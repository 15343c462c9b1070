"""The list under the box of numbers: whom of the contacts what is typed may mean. The caret stays in the box."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QCursor, QKeyEvent, QSinglePointEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ovhsms_gui.core.national import written
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.compose.edits import ReceiverEdit
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.kit.cells import FACE, ChipDelegate
from ovhsms_gui.gui.kit.chip import state_face
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.store.people import Contact

_CONTACT = Qt.ItemDataRole.UserRole
_ROW = 1.75  # line heights
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_PLAIN = Qt.KeyboardModifier.NoModifier | Qt.KeyboardModifier.KeypadModifier


class Suggested(QListWidget):
    """Arrows choose in it, Enter takes who is chosen; Escape puts it away.

    While nobody is chosen, Enter is the box's own for what holds a figure. A name is no number: for that it chooses,
    and takes nobody yet.
    """

    refused = Signal(str)  # why somebody is not taken

    def __init__(self, state: ComposeState, edit: ReceiverEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self._edit = edit
        self._about = ""  # the words whose contacts are sought or shown
        self._rests: QPoint | None = None  # where the pointer does, since these people are shown
        self.setObjectName("suggestionList")
        self.setAccessibleName(self.tr("Contacts that fit"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(ChipDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.hide()
        edit.installEventFilter(self)
        edit.textChanged.connect(self._on_typed)
        edit.cursorPositionChanged.connect(self._on_caret)
        edit.left.connect(self._put_away)
        self.itemClicked.connect(self._on_clicked)
        state.suggestions.found.connect(self._on_found)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the box that are meant for the list; the list stays under the box."""
        if not self.isVisible() or watched is not self._edit:
            return False
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move}:
            self._place()
        elif event.type() in {QEvent.Type.FocusOut, QEvent.Type.Hide}:
            self._put_away()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._takes(event)
        return False

    def viewportEvent(self, event: QEvent) -> bool:
        """A pointer that only rests where the list came up points at nobody: its press was meant for what was there."""
        if isinstance(event, QSinglePointEvent):
            if event.globalPosition().toPoint() == self._rests:
                return True
            self._rests = None
        return super().viewportEvent(event)

    def _takes(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~_PLAIN:
            return False
        key, row = Qt.Key(event.key()), self.currentRow()
        if key in _STEPS:
            self._choose(max(-1, min(row + _STEPS[key], self.count() - 1)))
            return True
        if key == Qt.Key.Key_Escape:
            self._put_away()
            return True
        if key in _ENTER and row >= 0:
            if not event.isAutoRepeat():  # the press that chose somebody is no yes
                self._take(self.item(row))
            return True
        if key in _ENTER and not any(char.isdigit() for char in self._about):
            self._choose(0)
            return True
        return False

    def _choose(self, row: int) -> None:
        self.setCurrentRow(row)
        if (chosen := self.currentItem()) is not None:
            announce(self._edit, str(chosen.data(Qt.ItemDataRole.AccessibleTextRole)))

    # ---- what is sought ------------------------------------------------------------------------

    @Slot()
    def _on_typed(self) -> None:
        if self._edit.hasFocus():
            self.refused.emit("")
            self.setCurrentRow(-1)
            self._about = self._edit.words()
            self._state.suggestions.seek(self._about)

    @Slot()
    def _on_caret(self) -> None:
        """It went to other words than those that the list is about."""
        if self.isVisible() and self._edit.words() != self._about:
            self._put_away()

    @Slot()
    def _put_away(self) -> None:
        self._state.suggestions.stop()

    @Slot(object)
    def _on_found(self, people: object) -> None:
        assert isinstance(people, tuple)
        chosen = self.currentItem()
        number = chosen.data(_CONTACT).number if chosen is not None else None
        self.clear()
        for contact in people:
            self._add(contact)
        numbers = [contact.number for contact in people]
        self.setCurrentRow(numbers.index(number) if number in numbers else -1)
        # Whoever is taken takes the place of the words around the caret, which may have gone on meanwhile.
        shown = bool(people) and self._edit.hasFocus() and self._edit.words() == self._about
        self._rests = QCursor.pos() if shown else None
        self.setVisible(shown)
        if shown:
            self._place()
            self.raise_()
            one = self.tr("{n} person fits: arrow down chooses them")
            many = self.tr("{n} people fit: arrow down chooses one")
            announce(self._edit, messages.counted(one, many, len(people)))

    def _add(self, contact: Contact) -> None:
        number = written(contact.number, self._state.region)
        told = [contact.name, number] if contact.name else [number]
        item = QListWidgetItem(" · ".join(told))
        item.setData(_CONTACT, contact)
        item.setToolTip(look.tip(" · ".join(told)))
        if contact.opted_out:
            face = state_face(self.tr("opted out"), State.TRANSIT, icon=Icon.STOP)
            item.setData(FACE, face)
            told.append(face.text)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(told))
        self.addItem(item)

    def _place(self) -> None:
        parent = self.parentWidget()
        assert parent is not None
        below = self._edit.mapTo(parent, QPoint(0, self._edit.height() + px(0.125)))
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        room = parent.height() - below.y() - px(0.25)
        high = max(min(rows + 2 * self.frameWidth(), room), px(_ROW))
        self.setGeometry(below.x(), below.y(), self._edit.width(), high)

    # ---- who is taken --------------------------------------------------------------------------

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        """The person is a receiver, with all that the contacts know; the words that led there are gone."""
        contact = item.data(_CONTACT)
        assert isinstance(contact, Contact)
        name = contact.name or written(contact.number, self._state.region)
        if contact.opted_out:
            sentence = self.tr("⚠ {name} opted out and was not added.")
            self._put_away()
            self.refused.emit(sentence.format(name=name))
            return
        self._state.add_rows([contact.row()])
        self._edit.take_words()  # only now: at no moment is there nobody
        self._put_away()
        announce(self._edit, self.tr("{name} was added").format(name=name))
