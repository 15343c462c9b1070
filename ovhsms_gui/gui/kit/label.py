"""Words on a page: plain text in one of our inks and types; one that wraps asks for one line if there is room."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import Icon, draw_icon
from ovhsms_gui.gui.kit.measures import ICON, Type, font, px

_NARROWEST = 8  # line heights to which what wraps or is cut may be pressed


def tip(text: str) -> str:
    """A tooltip in which nothing is markup: Qt takes for markup what holds a tag, and loads its pictures."""
    return GuiQt.convertFromPlainText(text) if GuiQt.mightBeRichText(text) else text


class Label(QLabel):
    """Plain text that follows the theme. `ink`: a State, or the name of a colour of Tone."""

    def __init__(
        self,
        text: str = "",
        kind: Type = Type.BODY,
        ink: str = "ink",
        *,
        wrap: bool = False,
        tabular: bool = False,
    ) -> None:
        super().__init__()
        self._ink = ink
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(kind, tabular=tabular))
        self.setWordWrap(wrap)
        self.setText(text)

    def set_ink(self, ink: str) -> None:
        """Another State or colour of Tone."""
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        """All of it on one line. The letter of its key is drawn by itself, no nearer to the next than it must."""
        metrics = self.fontMetrics()
        size = metrics.size(self._flags(), self.text())
        before, mark, rest = self.text().partition("&") if self.buddy() else ("", "", "")
        apart = sum(map(metrics.horizontalAdvance, (before, rest[:1], rest[1:]))) + 1 if mark else 0
        # A last letter may reach beyond its own advance.
        return QSize(max(size.width() + 1, apart), size.height())

    def minimumSizeHint(self) -> QSize:
        """What wraps gives way."""
        return self._pressed() if self.wordWrap() else self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the ink of the theme that is there now."""
        painter, tone = paint.begin(self)
        painter.setPen(paint.clear_of_disabled(self, tone, tone.colour(self._ink)))
        flags = self.alignment() | self._flags()
        if self.wordWrap():
            flags |= Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()), int(flags), self._shown())

    def _pressed(self) -> QSize:
        return QSize(min(self.sizeHint().width(), px(_NARROWEST)), self.fontMetrics().height())

    def _shown(self) -> str:
        return self.text()

    def _flags(self) -> Qt.TextFlag:
        return paint.mnemonic() if self.buddy() else Qt.TextFlag(0)


class Elided(Label):
    """One line that gives way; what was cut is whole in its tip, and for a screen reader."""

    def __init__(
        self, text: str = "", kind: Type = Type.BODY, ink: str = "ink", *, tabular: bool = False
    ) -> None:
        super().__init__(text, kind, ink, tabular=tabular)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return self._pressed()

    def event(self, event: QEvent) -> bool:
        """What was cut is told whole."""
        if isinstance(event, QHelpEvent) and self.sizeHint().width() > self.width():
            QToolTip.showText(event.globalPos(), tip(self.text()), self)
            return True
        return super().event(event)

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())


class Glyph(QLabel):
    """An icon beside words. `heard`: what it says to who cannot see it; empty where the words say it."""

    def __init__(self, name: Icon, ink: str = "ink", *, heard: str = "", size: float = ICON) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._size = size
        self.setFixedWidth(px(size))
        self.show_icon(name, ink, heard)

    def show_icon(self, name: Icon, ink: str, heard: str = "") -> None:
        """Another icon, another colour, and how it is heard."""
        self._icon, self._ink = name, ink
        self.setAccessibleName(heard)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(px(self._size), px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """In the middle of its height."""
        painter, tone = paint.begin(self)
        colour = paint.clear_of_disabled(self, tone, tone.colour(self._ink))
        draw_icon(painter, self._icon, colour, 0, self.height() / 2, px(self._size))


def muted(text: str = "", *, wrap: bool = False) -> Label:
    """An explanation that stands back."""
    return Label(text, Type.CAPTION, "muted", wrap=wrap)
