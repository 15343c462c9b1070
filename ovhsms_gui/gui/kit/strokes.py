"""The flat style's fields, buttons and boxes, each drawn from the option that Qt hands over."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComplex,
    QStyleOptionToolButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import Icon, draw_icon, ours
from ovhsms_gui.gui.kit.measures import CELL_RADIUS, HAIRLINE, RADIUS, RING, px
from ovhsms_gui.gui.kit.option import (
    ENABLED,
    FOCUSED,
    HOVERED,
    ON,
    PARTLY,
    SELECTED,
    SUNKEN,
    ComplexDrawn,
    Drawn,
    arrow,
    nothing,
    rect_of,
    smooth,
    state_of,
    tone_in,
)
from ovhsms_gui.gui.kit.palette import Tone, blend

_Primitive = QStyle.PrimitiveElement
_FLAT = QStyleOptionButton.ButtonFeature.Flat.value
_DEFAULT = QStyleOptionButton.ButtonFeature.DefaultButton.value
_HAS_MENU = QStyleOptionButton.ButtonFeature.HasMenu.value
_QUIET_LINE = 0.62  # of the edge of a field: a button needs none to be found


def _field(painter: QPainter, rect: QRect, tone: Tone, state: int) -> None:
    """A place to type or to choose in."""
    on = state & ENABLED
    fill = tone.card if on else tone.ground
    line = tone.link if state & FOCUSED else tone.edge if on or tone.outlined else tone.hairline
    paint.rounded(painter, QRectF(rect), px(RADIUS), fill, line, RING if state & FOCUSED else HAIRLINE)


def _command(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    state, tone, rect = state_of(option), tone_in(option), QRectF(rect_of(option))
    features = option.features.value if isinstance(option, QStyleOptionButton) else 0
    flat = features & _FLAT
    fill = None if flat else tone.card
    line = None if flat else tone.edge if tone.outlined else blend(tone.edge, tone.card, _QUIET_LINE)
    if state & ON:
        fill, line = tone.soft, tone.link
    elif features & _DEFAULT and not flat:
        line = tone.link
    if state & ENABLED and state & (HOVERED | SUNKEN):
        fill = tone.hover
    smooth(painter)
    paint.rounded(painter, rect, px(RADIUS), fill, line)
    if state & FOCUSED:
        paint.ring(painter, rect, px(RADIUS), tone)
    painter.restore()


def _line_edit(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    if isinstance(widget, QLineEdit) and not widget.hasFrame():
        return
    smooth(painter)
    _field(painter, rect_of(option), tone_in(option), state_of(option))
    painter.restore()


def _frame(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Around what scrolls. A text box, and a list without a current entry, show here that they have the focus."""
    tone, rect = tone_in(option), rect_of(option)
    line, width = tone.hairline, HAIRLINE
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        line = tone.edge
    rings = isinstance(widget, QPlainTextEdit | QTextEdit) or (
        isinstance(widget, QAbstractItemView) and not widget.currentIndex().isValid()
    )
    if rings and widget is not None and widget.hasFocus():
        line, width = tone.link, RING
    smooth(painter)
    # The corners of what scrolls are square, and of the same colour as the card that it lies on.
    paint.rounded(painter, QRectF(rect), px(RADIUS), tone.card, line, width)
    painter.restore()


def _box(option: QStyleOption, painter: QPainter, radius: float) -> tuple[Tone, QRectF, int]:
    """The ground of a check box or a radio button."""
    state, tone, rect = state_of(option), tone_in(option), QRectF(rect_of(option))
    on = state & ENABLED
    if state & (ON | PARTLY):
        fill = tone.accent if on else tone.edge
        paint.rounded(painter, rect, radius, fill, fill)
    else:
        fill = tone.card if on else tone.ground
        if on and state & HOVERED:
            fill = tone.hover
        paint.rounded(painter, rect, radius, fill, tone.edge, 1.25)
    if state & FOCUSED:
        paint.ring(painter, rect, radius, tone, on_fill=bool(state & (ON | PARTLY)))
    return tone, rect, state


def _check_box(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    smooth(painter)
    tone, rect, state = _box(option, painter, px(CELL_RADIUS))
    if state & PARTLY:
        painter.fillRect(
            rect.adjusted(px(0.25), rect.height() / 2 - 1, -px(0.25), 1 - rect.height() / 2), tone.on_accent
        )
    elif state & ON:
        side = rect.width() * 0.86
        left = rect.center().x() - side / 2
        draw_icon(painter, Icon.CHECK, tone.on_accent, left, rect.center().y(), side)
    painter.restore()


def _radio(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    smooth(painter)
    tone, rect, state = _box(option, painter, rect_of(option).height() / 2)
    if state & ON:
        inset = rect.width() * 0.32
        dot = rect.adjusted(inset, inset, -inset, -inset)
        paint.rounded(painter, dot, dot.height() / 2, tone.on_accent)
    painter.restore()


def _focus(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Buttons, boxes and tabs ring themselves; what is left are cells, labels, sliders."""
    if isinstance(widget, QPushButton | QCheckBox | QRadioButton | QToolButton | QTabBar):
        return
    tone = tone_in(option)
    smooth(painter)
    filled = tone.outlined and bool(state_of(option) & SELECTED)
    paint.ring(painter, QRectF(rect_of(option)), px(CELL_RADIUS), tone, on_fill=filled)
    painter.restore()


def _tool_ground(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    state, tone, rect = state_of(option), tone_in(option), QRectF(rect_of(option))
    smooth(painter)
    if state & ON:
        paint.rounded(painter, rect, px(RADIUS), tone.soft, tone.link if tone.outlined else None)
    elif state & ENABLED and state & (HOVERED | SUNKEN):
        paint.rounded(painter, rect, px(RADIUS), tone.hover)
    if state & FOCUSED:
        paint.ring(painter, rect, px(RADIUS), tone)
    painter.restore()


def _push_label(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    assert isinstance(option, QStyleOptionButton)
    menu = option.features.value & _HAS_MENU
    shown: QIcon = option.icon
    size: QSize = option.iconSize
    text: str = option.text
    if widget is not None:
        painter.setFont(widget.font())
    _icon_and_word(option, painter, shown, size, text, menu=bool(menu), gap=0.5)


def _icon_and_word(
    option: QStyleOption, painter: QPainter, shown: QIcon, size: QSize, text: str, *, menu: bool, gap: float
) -> None:
    """Icon, word and the angle of a menu, in the middle of the rectangle."""
    rect, tone = QRectF(rect_of(option)), tone_in(option)
    ink = tone.ink if state_of(option) & ENABLED else tone.muted
    side = 0 if shown.isNull() else size.width()
    between = px(gap) if side and text else 0
    angle = px(0.875) if menu else 0
    word = paint.text_width(painter.fontMetrics(), text) if text else 0
    whole = side + between + word + (angle + px(0.25) if menu else 0)
    left = max(rect.x(), rect.x() + (rect.width() - whole) / 2)
    middle = rect.center().y()
    name = ours(shown) if side else None
    if name is not None:
        draw_icon(painter, name, ink, left, middle, side)
    elif side:
        mode = QIcon.Mode.Normal if state_of(option) & ENABLED else QIcon.Mode.Disabled
        shown.paint(
            painter,
            QRect(round(left), round(middle - side / 2), side, side),
            Qt.AlignmentFlag.AlignCenter,
            mode,
        )
    left += side + between
    painter.setPen(ink)
    room = max(0.0, min(word, rect.right() - left - (angle + px(0.25) if menu else 0)))
    paint.line_of_text(painter, QRectF(left, rect.y(), room, rect.height()), text)
    if menu:
        draw_icon(painter, Icon.CHEVRON_DOWN, tone.muted, left + room + px(0.25), middle, angle)


def _combo(_style: QStyle, option: QStyleOptionComplex, painter: QPainter, _widget: QWidget | None) -> None:
    rect, tone, side = rect_of(option), tone_in(option), px(1)
    smooth(painter)
    _field(painter, rect, tone, state_of(option))
    left = rect.x() + rect.width() - side - px(0.4375)
    draw_icon(painter, Icon.CHEVRON_DOWN, tone.muted, left, rect.y() + rect.height() / 2, side)
    painter.restore()


def _spin(style: QStyle, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    tone, side = tone_in(option), px(0.75)
    smooth(painter)
    _field(painter, rect_of(option), tone, state_of(option))
    sub, spin = QStyle.SubControl, QStyle.ComplexControl.CC_SpinBox
    for part, name in ((sub.SC_SpinBoxUp, Icon.CHEVRON_UP), (sub.SC_SpinBoxDown, Icon.CHEVRON_DOWN)):
        rect = QRectF(style.subControlRect(spin, option, part, widget))
        draw_icon(painter, name, tone.muted, rect.center().x() - side / 2, rect.center().y(), side)
    painter.restore()


def _tool(_style: QStyle, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None) -> None:
    assert isinstance(option, QStyleOptionToolButton)
    _tool_ground(option, painter, widget)
    styles = Qt.ToolButtonStyle
    bare = option.toolButtonStyle is styles.ToolButtonIconOnly
    words = option.toolButtonStyle is styles.ToolButtonTextOnly
    shown = QIcon() if words else option.icon
    if shown.isNull() and option.arrowType != Qt.ArrowType.NoArrow:
        arrow(_ARROWS[option.arrowType])(option, painter, widget)
        return
    text = "" if bare and not shown.isNull() else option.text
    menu = isinstance(widget, QToolButton) and widget.menu() is not None
    painter.save()
    painter.setFont(option.font)
    _icon_and_word(option, painter, shown, option.iconSize, text, menu=menu, gap=0.375)
    painter.restore()


_ARROWS = {
    Qt.ArrowType.UpArrow: Icon.CHEVRON_UP,
    Qt.ArrowType.DownArrow: Icon.CHEVRON_DOWN,
    Qt.ArrowType.LeftArrow: Icon.CHEVRON_LEFT,
    Qt.ArrowType.RightArrow: Icon.CHEVRON_RIGHT,
}

PRIMITIVES: dict[QStyle.PrimitiveElement, Drawn] = {
    _Primitive.PE_PanelButtonCommand: _command,
    _Primitive.PE_FrameDefaultButton: nothing,
    _Primitive.PE_PanelLineEdit: _line_edit,
    _Primitive.PE_FrameLineEdit: _line_edit,
    _Primitive.PE_Frame: _frame,
    _Primitive.PE_IndicatorCheckBox: _check_box,
    _Primitive.PE_IndicatorItemViewItemCheck: _check_box,
    _Primitive.PE_IndicatorRadioButton: _radio,
    _Primitive.PE_FrameFocusRect: _focus,
    _Primitive.PE_PanelButtonTool: _tool_ground,
    _Primitive.PE_IndicatorArrowUp: arrow(Icon.CHEVRON_UP),
    _Primitive.PE_IndicatorArrowDown: arrow(Icon.CHEVRON_DOWN),
    _Primitive.PE_IndicatorArrowLeft: arrow(Icon.CHEVRON_LEFT),
    _Primitive.PE_IndicatorArrowRight: arrow(Icon.CHEVRON_RIGHT),
}
CONTROLS: dict[QStyle.ControlElement, Drawn] = {
    QStyle.ControlElement.CE_PushButtonBevel: _command,  # without a second angle for a menu
    QStyle.ControlElement.CE_PushButtonLabel: _push_label,
}
COMPLEX: dict[QStyle.ComplexControl, ComplexDrawn] = {
    QStyle.ComplexControl.CC_ComboBox: _combo,
    QStyle.ComplexControl.CC_SpinBox: _spin,
    QStyle.ComplexControl.CC_ToolButton: _tool,
}
