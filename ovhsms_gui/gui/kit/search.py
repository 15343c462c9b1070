"""A field in which one looks for something in a list: asks after the last key, and leads into what is found."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon, icon
from ovhsms_gui.gui.kit.label import tip
from ovhsms_gui.gui.kit.palette import Role

_AFTER_MS = 250  # after the last key
_LONGEST = 200  # characters
_WALKS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Search(Field):
    """The arrow keys move in the list; Enter asks at once and leads there, Escape clears it and then leads there."""

    asked = Signal(str)  # for these words
    walked = Signal(object)  # Qt.Key, pressed in the list; the focus stays here: one may type on
    left = Signal()  # for the list

    def __init__(self, name: str, placeholder: str, heard: str, hint: str = "") -> None:
        """`name`: the object's; `heard`: what a screen reader says that it is for."""
        super().__init__(placeholder, Icon.SEARCH)
        self.setObjectName(name)
        self.setAccessibleName(heard)
        self.setToolTip(tip(hint))
        self.setMaxLength(_LONGEST)
        self.setClearButtonEnabled(True)
        clear = self.findChild(QAction, "_q_qlineeditclearaction")  # Qt's own cross is black in any theme
        if clear is not None:
            clear.setIcon(icon(Icon.CLOSE, Role.PlaceholderText))
        self._looking = False
        self._view: QWidget | None = None
        self._steps: list[Qt.Key] = []  # pressed before what was typed is found
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_AFTER_MS)
        self._rest.timeout.connect(self._ask)
        self.textChanged.connect(self._rest.start)

    def go(self) -> None:
        """Put the keyboard here."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def lead_in(self, view: QWidget) -> None:
        """The list that is walked through."""
        self._view = view

    def ask_now(self) -> None:
        """Do not wait for another key."""
        if self._rest.isActive():
            self._rest.stop()
            self._ask()

    def show_words(self, words: str) -> None:
        """What is looked for by now, as somebody else asked; what is being typed stays."""
        if not self.asks and self.text().strip() != words:
            self.set_words(words)

    def set_words(self, words: str) -> None:
        """The same whatever is being typed; it is not asked for."""
        self.setText(words)
        self._rest.stop()

    def set_looking(self, *, looking: bool) -> None:
        """While it is looked for, steps wait: they are for what will be found."""
        self._looking = looking
        if not looking:
            steps, self._steps = self._steps, []
            for key in steps:
                self._step(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the class."""
        key = Qt.Key(event.key())
        if key in _WALKS:
            self._walk(key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.ask_now()
            self.left.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.ask_now()
        else:
            if key == Qt.Key.Key_Escape:
                self.left.emit()
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        self.ask_now()
        if self._looking:
            self._steps.append(key)
        else:
            self._step(key)

    def _step(self, key: Qt.Key) -> None:
        self.walked.emit(key)
        if self._view is not None:
            press = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(self._view, press)

    @property
    def asks(self) -> bool:
        """What is typed is still to be asked for."""
        return self._rest.isActive()

    @Slot()
    def _ask(self) -> None:
        self._steps.clear()
        self.asked.emit(self.text())
