"""Grounds: the card that content lies on edge to edge, its heading, hairlines, and the notice of one state."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.flow import Flow
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon
from ovhsms_gui.gui.kit.label import Elided, Glyph, Label
from ovhsms_gui.gui.kit.layouts import Part, lay
from ovhsms_gui.gui.kit.measures import CARD_RADIUS, ENTRY_RADIUS, GAP, HAIRLINE, MARGIN, RING, Type, airy, px
from ovhsms_gui.gui.kit.palette import State

_WORDS = 16  # line heights: less is no room for a sentence
_BESIDE = 0.625  # line heights from the icon to the words
_LINES = 2.5  # of it beside the buttons: more is told in the whole width


class Card(QFrame):
    """A ground with a hairline and round corners. Children lie edge to edge, split by hairlines, without frames."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watched: list[QWidget] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(HAIRLINE, HAIRLINE, HAIRLINE, HAIRLINE)
        self.column.setSpacing(0)

    def hold(self, child: QWidget) -> None:
        """Fill it with one frameless thing that has the focus for all of it; the round corners stay free."""
        inset = px(CARD_RADIUS / 2)
        self.column.setContentsMargins(inset, inset, inset, inset)
        self.column.addWidget(child)
        self.ring_for(child)

    def ring_for(self, child: QWidget) -> None:
        """Show at the card's own edge that this frameless child has the focus."""
        self._watched.append(child)
        child.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The ring comes and goes with the child's focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground."""
        painter, tone = paint.begin(self)
        focused = any(child.hasFocus() for child in self._watched)
        line, width = (tone.link, RING) if focused else (tone.hairline, HAIRLINE)
        paint.rounded(painter, QRectF(self.rect()), px(CARD_RADIUS), tone.card, line, width)


class Hairline(QWidget):
    """The thin line between two things on one ground."""

    def __init__(self, *, upright: bool = False) -> None:
        super().__init__()
        if upright:
            self.setFixedWidth(HAIRLINE)
        else:
            self.setFixedHeight(HAIRLINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """All of it: palettes of systems have no colour so faint."""
        painter, tone = paint.begin(self)
        painter.fillRect(self.rect(), tone.hairline)


class SectionHeading(QWidget):
    """What a card holds, how much of it, and its tools, on one line."""

    def __init__(self, title: str, count: str = "", *tools: Part) -> None:
        super().__init__()
        self.title = Label(title, Type.HEADING)
        self.count = Elided(count, Type.BODY, "muted")
        parts = (self.title, 0.375, self.count, None, *tools)
        lay(QHBoxLayout(self), *parts, margin=(MARGIN, 0.5, MARGIN - 0.5, 0.5), gap=0.25)


class Notice(QFrame):
    """One thing to be decided, where it is decided: what it is, what it means, and the buttons."""

    def __init__(
        self,
        state: State,
        title: str,
        sentence: str,
        *buttons: QWidget,
        icon: Icon | None = None,
        heard: str = "",
        above: float = 0.5,
    ) -> None:
        """`heard`: what the icon says to who cannot see it; `above`: line heights over the words, and under them."""
        super().__init__()
        self._state = state
        self.title = Label(title, Type.STRONG, wrap=True)
        self.sentence = Label(sentence, wrap=True)
        words = lay(QVBoxLayout(), self.title, self.sentence, gap=0.0)
        said = QHBoxLayout()
        airy(said, gap=_BESIDE)
        self._glyph = Glyph(icon or STATE_ICONS[state], state, heard=heard)
        said.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        said.addLayout(words, 1)
        self._said = lay(QVBoxLayout(), said, gap=0.0)
        self._deeds = Flow(gap=GAP, right=True)
        for button in buttons:
            self._deeds.addWidget(button)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        airy(self._across, margin=(MARGIN, above, 0.625, above), gap=0.625)
        self._across.addLayout(self._said, 1)
        self._across.addLayout(self._deeds)

        self.title.setVisible(bool(title))

    def show_as(
        self, state: State, title: str, sentence: str, *, icon: Icon | None = None, heard: str = ""
    ) -> None:
        """Another thing to be decided. Without a title the sentence stands alone."""
        self._state = state
        self._glyph.show_icon(icon or STATE_ICONS[state], state, heard)
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.sentence.setText(sentence)
        self._turn()
        self.update()

    def put_under(self, link: Link) -> None:
        """What can be done stands under the sentence, its words in line with it."""
        row = QHBoxLayout()
        row.setContentsMargins(self._glyph.sizeHint().width() + px(_BESIDE) - link.inset, px(GAP), 0, 0)
        row.addWidget(link)
        row.addStretch(1)
        self._said.addLayout(row)

    def put_first(self, button: QWidget) -> None:
        """One more button, before the others."""
        self._deeds.put_first(button)
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons would press the words into a column, they stand under them."""
        self._turn()
        super().resizeEvent(event)

    def _turn(self) -> None:
        room = self.width() - self._deeds.sizeHint().width() - px(MARGIN + 3)
        tight = room < px(_WORDS) or self.sentence.sizeHint().width() > _LINES * room
        directions = QBoxLayout.Direction
        self._across.setDirection(directions.TopToBottom if tight else directions.LeftToRight)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The state's soft ground."""
        painter, tone = paint.begin(self)
        pair = tone.states[self._state]
        line = pair.ink if tone.outlined else None
        paint.rounded(painter, QRectF(self.rect()), px(ENTRY_RADIUS), pair.soft, line)
