"""The base of every dialog: which button Enter presses, and that a key that is held presses none."""

from collections.abc import Callable
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui.file_dialog import FileDialog
from ovhsms_gui.gui.keys import UNDO_KEY
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.letters import Letters
from ovhsms_gui.gui.kit.measures import px, screen_room
from ovhsms_gui.gui.kit.reading import in_reading_order
from ovhsms_gui.gui.kit.sheet import GAP, MARGINS
from ovhsms_gui.gui.kit.still import shifted
from ovhsms_gui.work.folders import Folders

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_WIDEST = 36  # line heights, of what only grows by a long line
_AROUND = 2.25  # line heights of the screen that the window's own frame takes
# No finger comes back so soon. X11 tells a key that is held as let go and pressed in the same moment, and Qt does not
# always see that it is one that repeats.
_HAND_MS = 10


class Dialog(QDialog):
    """Enter presses the button that it stands on, elsewhere the one that the dialog names, if any.

    Left alone, Qt takes the first button it finds for the one that Enter presses, unless another was made the
    default after it was laid out in the dialog; and a key that is held presses what comes up under it.
    """

    undo_wanted = Signal()  # the window's own key for it, which a dialog keeps from it

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Letters(self)
        self._enter: QPushButton | None = None
        self._sized = self._seen = False
        self._let_go: dict[int, int] = {}  # when each key was last let go, in milliseconds
        self._typed: Callable[[], object] | None = None
        self._say_so: Callable[[str], None] | None = None
        self._may_drop: object = None  # as it was in the beginning, or warned about: goes without a word

    def guard(self, typed: Callable[[], object], say: Callable[[str], None]) -> None:
        """Have Escape and the window's own button lose nothing that is `typed` without a warning.

        To be called again when what is typed has been kept, or is another thing now.
        """
        self._typed, self._say_so, self._may_drop = typed, say, typed()

    def hold(self, *, held: bool = True) -> None:
        """While what was typed is on its way to be kept, nothing is typed that would go with the dialog."""
        for edit in self.findChildren(QWidget):
            if isinstance(edit, QLineEdit | QPlainTextEdit):
                edit.setReadOnly(held)

    @Slot()
    def drop(self) -> None:
        """Close by a button that says so, whatever was typed."""
        super().reject()

    def reject(self) -> None:
        """Escape, and the window's own button."""
        typed = None if self._typed is None else self._typed()
        if typed == self._may_drop or self._say_so is None:
            super().reject()
        else:
            self._may_drop = typed
            self._say_so(self.tr("⚠ Not saved yet. Press Escape once more to drop what you typed."))

    def settle(self, enter: QPushButton | None, first: QWidget) -> None:
        """To be called once, when all is laid out: what Enter presses, and what has the focus first."""
        for button in self.findChildren(QPushButton):
            button.installEventFilter(self)
        self.let_enter(enter)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_in(self, part: QWidget, after: QWidget, *reached: QWidget) -> None:
        """What was laid out here later: Tab comes to these `after` that, and its buttons are as all others.

        They have to be named: asked what comes next in the order of Tab, PySide takes the dialog for a child of it.
        """
        for before, then in pairwise((after, *reached)):
            self.setTabOrder(before, then)
        for button in part.findChildren(QPushButton):
            button.installEventFilter(self)
        self.let_enter(self._enter)

    def let_enter(self, press: QPushButton | None) -> None:
        """Have Enter press another button from now on, or none."""
        self._enter = press
        for button in self.findChildren(QPushButton):
            # Those that may become the default show by it that Enter presses them while they have the focus;
            # but where there is no default Qt would choose one among them.
            button.setAutoDefault(press is not None)
            button.setDefault(button is press)

    def stack(self, *parts: QWidget | QLayout, grows: QWidget | None = None) -> None:
        """Lay these out one under the other; `grows` takes the room that is left."""
        lay(QVBoxLayout(self), *parts, margin=MARGINS, gap=GAP, grows=grows)

    def fit(self) -> None:
        """As large as what is in it needs, or as it was made, and no larger than the screen."""
        layout = self.layout()
        if layout is None:
            return
        size = self.size()
        if not self._sized:
            least, hint = layout.totalMinimumSize(), layout.totalSizeHint()
            width = max(self.minimumWidth(), least.width(), min(hint.width(), px(_WIDEST)))
            height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else hint.height()
            size = QSize(width, height)
        room = screen_room(self)
        self.resize(size.boundedTo(QSize(room.width(), room.height() - px(_AROUND))))

    def showEvent(self, event: QShowEvent) -> None:
        """Only now: a button box that comes up makes its first button the default where none is."""
        if not event.spontaneous():
            # Who was given a size keeps it.
            self._sized = self._sized or (
                not self._seen and self.testAttribute(Qt.WidgetAttribute.WA_Resized)
            )
            self._seen = True
            self.fit()
            in_reading_order(self)  # only now: the style and the system say how the buttons stand
        super().showEvent(event)
        self.let_enter(self._enter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands at its foot is elsewhere now."""
        super().resizeEvent(event)
        shifted(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a button is the same with every style and system, and neither it nor Space is held."""
        if not (isinstance(watched, QPushButton) and isinstance(event, QKeyEvent)):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.KeyRelease:
            self._on_let_go(event)
        elif event.type() == QEvent.Type.KeyPress and _is_enter(event):
            if self._is_pressed(event):
                watched.click()
            return True
        elif event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Space:
            return self._is_held(event)
        return False

    def event(self, event: QEvent) -> bool:
        """Alt and a letter that are held open this dialog, and must not press what has the letter in here.

        And it grows with what comes into it.
        """
        shortcut = event.type() == QEvent.Type.ShortcutOverride
        if shortcut and isinstance(event, QKeyEvent) and self._is_held(event):
            event.accept()
            return True
        if event.type() != QEvent.Type.LayoutRequest:
            return super().event(event)  # which may be the end of it
        done, layout = super().event(event), self.layout()
        grows = self._seen and not self._sized
        if grows and layout is not None and layout.totalHeightForWidth(self.width()) > self.height():
            self.fit()  # a line that wraps makes no window grow by itself
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no control in here has taken."""
        if QKeySequence(event.keyCombination()) == UNDO_KEY and not self._is_held(event):
            self.undo_wanted.emit()
        elif not (self._is_held(event) or _is_enter(event)):
            super().keyPressEvent(event)
        elif self._is_pressed(event) and self._enter is not None:
            self._enter.click()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Know when a key was let go."""
        self._on_let_go(event)
        super().keyReleaseEvent(event)

    def _on_let_go(self, event: QKeyEvent) -> None:
        self._let_go[event.key()] = event.timestamp()

    def _is_held(self, event: QKeyEvent) -> bool:
        before = self._let_go.get(event.key(), 0)
        return event.isAutoRepeat() or (before > 0 and event.timestamp() - before < _HAND_MS)

    def _is_pressed(self, event: QKeyEvent) -> bool:
        return event.modifiers() in _PLAIN and not self._is_held(event)


@runtime_checkable
class Home(Protocol):
    """The program's window, as far as its dialogs know it."""

    folders: Folders

    def undo_send(self) -> None:
        """Take back the send that was confirmed last, if there is time."""


def pop_up(dialog: QDialog) -> None:
    """Open it, and go on: nothing waits for its answer. Once it is closed it is gone."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    below = dialog.parentWidget()
    while below is not None and not isinstance(below.window(), Home):
        below = below.window().parentWidget()
    if below is not None:
        home = below.window()
        assert isinstance(home, Home)
        if isinstance(dialog, Dialog):
            dialog.undo_wanted.connect(home.undo_send)
        elif isinstance(dialog, FileDialog):
            dialog.begin_in(home.folders)
    dialog.open()


class Fields(QWidget):
    """Holds fields in which Enter settles what was typed, and goes no further."""

    settled = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Every other key is the dialog's."""
        if not _is_enter(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.settled.emit()


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in _ENTER
