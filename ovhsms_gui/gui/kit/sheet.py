"""What dialogs are made of: a heading, what may scroll, what came of it, and a foot of buttons."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.finding import heard
from ovhsms_gui.gui.kit.icons import STATE_ICONS, Icon
from ovhsms_gui.gui.kit.label import Glyph, Label, muted
from ovhsms_gui.gui.kit.layouts import hide_unless, lay
from ovhsms_gui.gui.kit.measures import CONTROL, ENTRY_RADIUS, FINDING, RADIUS, Type, airy, px
from ovhsms_gui.gui.kit.palette import Role, State
from ovhsms_gui.gui.kit.speech import announce

# What our sentences begin with. The icon says it instead.
SIGNS = {"✓": State.POSITIVE, "⚠": State.WARNING, "✗": State.NEGATIVE}

MARGINS = (1.25, 1.0, 1.25, 1.125)  # of a dialog, in line heights
GAP = 0.75
_LEAST = 3.0  # line heights that are left of what scrolls


class Heading(QWidget):
    """What a dialog asks or holds, and a sentence that explains it. A sign before the title becomes its icon."""

    def __init__(self, title: str = "", sentence: str = "") -> None:
        super().__init__()
        sign, _, rest = title.partition(" ")
        state = SIGNS.get(sign)
        self.title = Label(title if state is None else rest, Type.DIALOG_TITLE, wrap=True)
        self.sentence = muted(sentence, wrap=True)
        hide_unless(bool(sentence), self.sentence)
        mark = [] if state is None else [Glyph(STATE_ICONS[state], state, size=1.35)]
        across = lay(QHBoxLayout(), *mark, self.title, grows=self.title)
        lay(QVBoxLayout(self), across, self.sentence, gap=0.125)


def under(caption: str, field: QWidget) -> QVBoxLayout:
    """A field under its name, whose key leads to it."""
    name = Label(caption, Type.CAPTION, "muted", wrap=True)
    name.setBuddy(field)
    return lay(QVBoxLayout(), name, field, gap=0.25)


def named(form: QFormLayout, caption: str, field: QWidget, *more: QWidget) -> Label:
    """A field beside its name, which stands as high as the first line in the field. `more`: fields beside it."""
    name = Label(caption, ink="muted")
    name.setBuddy(field)
    name.setFixedHeight(px(CONTROL))
    if not more:
        form.addRow(name, field)
        return name
    row = QHBoxLayout()
    airy(row)
    for part in (field, *more):
        row.addWidget(part, 1)
    form.addRow(name, row)
    return name


class Scrolled(QScrollArea):
    """Shows all of its content where there is room, and scrolls where there is not. `heard`: what it is.

    It is reached by Tab only while it scrolls and nothing in it is: then the arrow keys move it.
    """

    def __init__(self, content: QWidget, heard: str = "", *, fills: bool = False) -> None:
        """`fills`: it has what room is left, so that nobody asks how high all of a long content would be."""
        super().__init__()
        self._content = content
        self._fills = fills
        self.setAccessibleName(heard)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not fills)
        self.setSizePolicy(policy)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def hasHeightForWidth(self) -> bool:
        """Its content wraps."""
        return not self._fills

    def heightForWidth(self, width: int) -> int:
        """All of the content, as it is beside a bar: a line that the bar breaks would keep the bar for ever."""
        inside = self._content
        width -= self.verticalScrollBar().sizeHint().width()
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        if layout is None and inside.hasHeightForWidth():
            return inside.heightForWidth(width)
        return inside.sizeHint().height()

    def sizeHint(self) -> QSize:
        """The content's."""
        return self.minimumSizeHint() if self._fills else self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the content and a bar beside it; a few lines high."""
        least = self._content.minimumSizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(least.width() + bar, min(least.height(), px(_LEAST)))

    def event(self, event: QEvent) -> bool:
        """More content may want more room; the ring comes and goes."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.viewport().update()
        return done

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ring of what has the focus."""
        super().paintEvent(event)
        if self.hasFocus():
            painter, tone = paint.begin(self.viewport())
            paint.ring(painter, QRectF(self.viewport().rect()), px(RADIUS), tone)

    @Slot(int, int)
    def _on_range(self, low: int, high: int) -> None:
        inside = self._content.findChildren(QWidget)
        reached = any(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in inside)
        scrolls = high > low and not reached
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if scrolls else Qt.FocusPolicy.NoFocus)


class _Sentence(QLabel):
    """Plain text that wraps, and can be marked with the mouse: what is said may be an address."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(px(8), self.fontMetrics().height())


class Said(QFrame):
    """What came of it, or what is missing: a sentence with the icon and the ground of its state.

    A sentence without a sign stands back. `room`: a line is kept free for it, so that nothing moves when one comes.
    """

    def __init__(self, *, room: bool = True) -> None:
        super().__init__()
        self._room = room
        self._state: State | None = None
        self._glyph = Glyph(Icon.INFO, size=1.0)
        self.label = _Sentence()
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(self.label, 1)
        self.setMinimumHeight(px(FINDING))
        self.say("")

    @Slot(str)
    def say(self, sentence: str, state: State | None = None) -> None:
        """The state is that of the sign that the sentence begins with, if it is not given."""
        sign, _, rest = sentence.partition(" ")
        if sign in SIGNS:
            state, sentence = state or SIGNS[sign], rest
        new = sentence != self.label.text()
        self._state = state if sentence else None
        shown = self._state is not None
        airy(
            self._row, margin=(0.625, 0.3125, 0.625, 0.3125) if shown else (0.0, 0.3125, 0.0, 0.3125), gap=0.5
        )
        self._glyph.setVisible(shown)
        if self._state is not None:
            self._glyph.show_icon(STATE_ICONS[self._state], self._state, heard(self._state))
        self.label.setForegroundRole(Role.WindowText if shown else Role.PlaceholderText)
        self.label.setText(sentence)
        self.label.setAccessibleName("" if sentence else self.tr("Result"))  # what is seen is heard
        self.update()
        if not self._room:
            self.setVisible(bool(sentence))
        if sentence and new and self.isVisible():
            announce(self.label, sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The state's soft ground, if it has one."""
        if self._state is None:
            return
        painter, tone = paint.begin(self)
        pair = tone.states[self._state]
        line = pair.ink if tone.outlined else None
        paint.rounded(painter, QRectF(self.rect()), px(ENTRY_RADIUS), pair.soft, line)
