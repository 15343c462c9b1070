"""Buttons that are painted alike on every system, and the quiet ones that are the system's own."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QDialogButtonBox,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import Icon, draw_icon, icon
from ovhsms_gui.gui.kit.label import tip
from ovhsms_gui.gui.kit.measures import CONTROL, GAP, ICON, RADIUS, TALL, Type, font, px
from ovhsms_gui.gui.kit.palette import State, Tone, blend
from ovhsms_gui.gui.kit.speech import call
from ovhsms_gui.gui.kit.still import meant

_BLACK = QColor(Qt.GlobalColor.black)
_SIDES = 1.0  # line heights beside what is in a button


class Kind(Enum):
    """What a press does."""

    PRIMARY = "primary"  # the one deed of a page
    LEAD = "lead"  # goes to what is missing
    UNDO = "undo"  # takes back, on a coloured ground
    DANGER = "danger"  # cannot be taken back
    WARN = "warn"  # is to be thought about
    QUIET = "quiet"  # what may be wanted, and is not asked for


@dataclass(frozen=True, slots=True)
class _Look:
    fill: QColor
    line: QColor | None
    ink: QColor


def _look(kind: Kind, tone: Tone) -> _Look:
    if kind is Kind.PRIMARY:
        return _Look(tone.accent, None, tone.on_accent)
    if kind in {Kind.LEAD, Kind.UNDO}:
        return _Look(tone.soft if kind is Kind.LEAD else tone.card, tone.link, tone.link)
    if kind is Kind.QUIET:
        return _Look(tone.card, tone.edge, tone.ink)
    pair = tone.states[State.NEGATIVE if kind is Kind.DANGER else State.WARNING]
    return _Look(pair.soft, pair.ink, pair.ink)


def hovered(kind: Kind, tone: Tone) -> QColor:
    """The ground under the pointer: still legible."""
    look = _look(kind, tone)
    if kind is Kind.PRIMARY:
        return blend(_BLACK, look.fill, 0.12)
    return blend(look.ink, look.fill, 0.08)


class Pressed(QPushButton):
    """A double click on it is one click: the second may have landed on what came up under the pointer.

    Nor is it pressed by a click on what stood there a moment ago.
    """

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only if it is meant."""
        if meant(self, event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Nothing."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it in the window as it does in a dialog, which decides that by itself."""
        if not (_by_enter(self, event) or _by_arrow(self, event)):
            super().keyPressEvent(event)


class Tool(QToolButton):
    """Enter presses it too, or opens its menu."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As of a button."""
        if not (_by_enter(self, event) or _by_arrow(self, event)):
            super().keyPressEvent(event)


def _by_enter(button: QPushButton | QToolButton, event: QKeyEvent) -> bool:
    """Press it if that is what the key says: not one that is held, nor Ctrl+Enter, which asks to send."""
    if isinstance(button.window(), QDialog) or event.isAutoRepeat():
        return False
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
        return False
    if event.modifiers() not in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
        return False
    if button.menu() is None:
        button.click()
    else:
        button.showMenu()
    return True


def _by_arrow(button: QPushButton | QToolButton, event: QKeyEvent) -> bool:
    """Open its menu as a dropdown is opened: the arrow with Alt would leave it, as the arrow alone does."""
    opens = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
    if not opens or button.menu() is None:
        return False
    button.showMenu()
    return True


class Button(Pressed):
    """A filled button. What is missing makes it LEAD, which names that and goes there; it is grey only while busy."""

    def __init__(
        self,
        text: str = "",
        kind: Kind = Kind.PRIMARY,
        lead: Icon | None = None,
        trail: Icon | None = None,
        *,
        tall: bool = False,
    ) -> None:
        super().__init__()
        self._tall = tall
        self.setFont(font(Type.STRONG))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_as(text, kind, lead, trail)

    def show_as(self, text: str, kind: Kind, lead: Icon | None = None, trail: Icon | None = None) -> None:
        """Another deed. `lead` and `trail` stand before and behind the words."""
        self._kind, self._lead, self._trail = kind, lead, trail
        self.setText(text)
        self.updateGeometry()
        self.update()

    @property
    def kind(self) -> Kind:
        """What a press does now."""
        return self._kind

    def sizeHint(self) -> QSize:
        """All of the words."""
        return QSize(self._content() + 2 * px(_SIDES), px(TALL if self._tall else CONTROL))

    def minimumSizeHint(self) -> QSize:
        """Where there is no room at all, an ellipsis is better than half a button; a dialog has room."""
        whole = self.sizeHint()
        if isinstance(self.parentWidget(), QDialogButtonBox):
            return whole
        return QSize(min(whole.width(), px(8)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, ring, icon, words, icon."""
        painter, tone = paint.begin(self)
        look = _look(self._kind, tone)
        if not self.isEnabled():
            look = _Look(tone.hover, tone.edge if tone.outlined else None, tone.muted)
        elif self.underMouse() or self.isDown():
            look = _Look(hovered(self._kind, tone), look.line, look.ink)
        ground = QRectF(self.rect())
        paint.rounded(painter, ground, px(RADIUS), look.fill, look.line)
        if self.hasFocus():
            paint.ring(painter, ground, px(RADIUS), tone, on_fill=self._kind is not Kind.QUIET)
        self._draw_content(painter, look.ink)

    def _content(self) -> int:
        icons = sum(px(ICON) + px(GAP) for part in (self._lead, self._trail) if part)
        return paint.text_width(self.fontMetrics(), self.text()) + icons

    def _draw_content(self, painter: QPainter, ink: QColor) -> None:
        side, gap, edge = px(ICON), px(GAP), px(_SIDES)
        middle = self.height() / 2
        left = max(edge, (self.width() - self._content()) / 2)
        right = self.width() - left
        if self._lead:
            draw_icon(painter, self._lead, ink, left, middle, side)
            left += side + gap
        if self._trail:
            draw_icon(painter, self._trail, ink, right - side, middle, side)
            right -= side + gap
        painter.setPen(ink)
        painter.setFont(self.font())
        paint.line_of_text(painter, QRectF(left, 0, right - left, self.height()), self.text())


class Link(Pressed):
    """An action in or after a sentence: underlined under the pointer and with the focus."""

    def __init__(self, text: str = "", lead: Icon | None = None) -> None:
        super().__init__(text)
        self._lead = lead
        self.setFlat(True)
        self.setFont(font(Type.ACTION))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def inset(self) -> int:
        """Where the words begin."""
        return px(0.375)

    def show_as(self, text: str, lead: Icon | None = None) -> None:
        """Another action."""
        if (text, lead) != (self.text(), self._lead):
            self._lead = lead
            self.setText(text)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The words, and room for the ring."""
        width = paint.text_width(self.fontMetrics(), self.text())
        return QSize(width + px(0.75) + (px(1.25) if self._lead else 0), px(1.5))

    def minimumSizeHint(self) -> QSize:
        """All of it: an action that cannot be read is none."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words in the colour of all that can be done."""
        painter, tone = paint.begin(self)
        ink = paint.clear_of_disabled(self, tone, tone.link)
        left = self.inset
        if self._lead:
            draw_icon(painter, self._lead, ink, left, self.height() / 2, px(1))
            left += px(1.25)
        face = self.font()
        face.setUnderline(self.isEnabled() and (self.underMouse() or self.hasFocus()))
        painter.setFont(face)
        painter.setPen(ink)
        paint.line_of_text(painter, QRectF(left, 0, self.width() - left, self.height()), self.text())
        if self.hasFocus():
            paint.ring(painter, QRectF(self.rect()), px(0.25), tone)


def quiet(text: str, name: Icon | None = None) -> QPushButton:
    """Everything else that can be pressed: the system's own button, flat where the style is ours."""
    made = Pressed(text)
    if name is not None:
        put_icon(made, name)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def put_icon(button: QAbstractButton, name: Icon) -> None:
    """Before its word, in the colour of it."""
    button.setIcon(icon(name))
    button.setIconSize(QSize(px(ICON), px(ICON)))


def show_icon(button: QToolButton, name: Icon) -> None:
    """Beside its word."""
    put_icon(button, name)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)


def flat(text: str, object_name: str, heard: str, name: Icon | None = None) -> QPushButton:
    """A tool of a card that does one thing: a word and an icon without an edge. `heard`: what it does, in full."""
    made = quiet(text, name)
    made.setFlat(True)
    made.setObjectName(object_name)
    call(made, heard)
    return made


class _LetGo(QObject):
    """Of a button whose menu goes: where the menu was, Qt does not see the pointer leave it, and it stays shaded."""

    def __init__(self, button: QToolButton | QPushButton, menu: QMenu) -> None:
        super().__init__(button)
        self._button = button
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu's."""
        if event.type() == QEvent.Type.Hide:
            button = self._button
            if not button.rect().contains(button.mapFromGlobal(QCursor.pos())):
                QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
        return super().eventFilter(watched, event)


def give_menu(button: QToolButton | QPushButton, menu: QMenu) -> None:
    """It opens by a press, and no trace of that stays on the button."""
    button.setMenu(menu)
    _LetGo(button, menu)


def tool(
    text: str, name: Icon | None = None, menu: QMenu | None = None, *, bare: bool = False
) -> QToolButton:
    """A word and an icon without an edge, reached by Tab. `bare`: the icon alone, and the word in its tip and heard."""
    made = Tool()
    made.setText(text)
    made.setAutoRaise(True)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if name is not None:
        show_icon(made, name)
    styles = Qt.ToolButtonStyle
    made.setToolButtonStyle(styles.ToolButtonIconOnly if bare else styles.ToolButtonTextBesideIcon)
    if bare:
        made.setToolTip(tip(paint.spoken(text)))
        made.setAccessibleName(paint.spoken(text))
    if menu is not None:
        menu.setParent(made, menu.windowFlags())
        give_menu(made, menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
