"""A field with its caption, and what is wrong in it where the caption stands."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon, icon
from ovhsms_gui.gui.kit.label import Glyph, Label
from ovhsms_gui.gui.kit.measures import RADIUS, RING, Type, airy, px
from ovhsms_gui.gui.kit.palette import Role, State
from ovhsms_gui.gui.kit.speech import announce


class Field(QLineEdit):
    """A line to type in. `name`: an icon at its left end, for what is searched or looked up."""

    def __init__(self, placeholder: str = "", name: Icon | None = None) -> None:
        super().__init__()
        self._wrong = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)  # Qt tells no screen reader of it
        if name is not None:
            self.addAction(icon(name, Role.PlaceholderText), QLineEdit.ActionPosition.LeadingPosition)

    def show_wrong(self, reason: str) -> None:
        """Mark it, and let a screen reader tell why; nothing wrong: an empty reason."""
        self._wrong = bool(reason)
        self.setAccessibleDescription(reason)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The mark is laid over the edge that the system's style draws."""
        super().paintEvent(event)
        if self._wrong:
            painter, tone = paint.begin(self)
            ink = tone.states[State.NEGATIVE].ink
            paint.rounded(painter, QRectF(self.rect()), px(RADIUS), None, ink, RING)


class Captioned(QWidget):
    """A field under its caption; while something is wrong, that stands in the caption's place."""

    def __init__(self, caption: str, field: Field) -> None:
        super().__init__()
        self.field = field
        self._caption = Label(caption, Type.CAPTION, "muted")
        self._caption.setBuddy(field)
        self._glyph = Glyph(STATE_ICONS[State.NEGATIVE], State.NEGATIVE, size=0.9375)
        self._reason = Label("", Type.CHIP, State.NEGATIVE, wrap=True)
        field.setAccessibleName(paint.spoken(caption))
        above = QHBoxLayout()
        airy(above, gap=0.25)
        above.addStrut(px(1))  # the height of either, so that nothing moves
        for part in (self._caption, self._glyph, self._reason):
            above.addWidget(part)
        above.addStretch(1)
        column = QVBoxLayout(self)
        airy(column, gap=0.125)
        column.addLayout(above)
        column.addWidget(field)
        self.show_wrong("")

    def show_wrong(self, reason: str) -> None:
        """Empty: nothing is."""
        new = reason != self._reason.text()
        self.field.show_wrong(reason)
        self._reason.setText(reason)
        self._caption.setVisible(not reason)
        self._glyph.setVisible(bool(reason))
        self._reason.setVisible(bool(reason))
        if reason and new:
            announce(self.field, reason)
