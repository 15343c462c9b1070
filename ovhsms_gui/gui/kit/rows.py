"""The flat style's lists, tables, menus, bars and tips, each drawn from the option that Qt hands over."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionViewItem,
    QWidget,
)

from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.measures import CELL_RADIUS, HAIRLINE, RING, px
from ovhsms_gui.gui.kit.option import (
    ENABLED,
    FOCUSED,
    HOVERED,
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
from ovhsms_gui.gui.kit.palette import Role, blend

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_OVER = 0.375  # line heights beside a title, which stands over the text of the cells
_SLIDER, _SLIDER_HELD = 0.24, 0.42  # of the ink over the ground


def _cell(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """The ground of a cell or an entry that is selected."""
    state, tone = state_of(option), tone_in(option)
    if state & SELECTED:
        painter.fillRect(rect_of(option), tone.accent if tone.outlined else tone.soft)
        return
    brush = option.backgroundBrush if isinstance(option, QStyleOptionViewItem) else None
    if brush is not None and brush.style() != Qt.BrushStyle.NoBrush:
        painter.fillRect(rect_of(option), brush)
    elif state & HOVERED and state & ENABLED:
        painter.fillRect(rect_of(option), tone.hover)


def coloured(element: QStyle.ControlElement, option: QStyleOption) -> QStyleOption:
    """The option with the inks that a row that is selected, or a title, has here."""
    if element is _Control.CE_ItemViewItem and isinstance(option, QStyleOptionViewItem):
        if state_of(option) & SELECTED:
            tone = tone_in(option)
            row = QStyleOptionViewItem(option)
            palette = row.palette
            palette.setColor(Role.HighlightedText, tone.on_accent if tone.outlined else tone.ink)
            row.palette = palette
            return row
    elif element is _Control.CE_HeaderLabel and isinstance(option, QStyleOptionHeader):
        title = QStyleOptionHeader(option)
        palette = title.palette
        palette.setColor(Role.ButtonText, tone_in(option).muted)
        title.palette = palette
        ends = px(_OVER if title.textAlignment & Qt.AlignmentFlag.AlignRight else 0.125)
        title.rect = rect_of(option).adjusted(px(_OVER), 0, -ends, 0)
        return title
    return option


def _header(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    tone, rect = tone_in(option), rect_of(option)
    painter.fillRect(rect, tone.hover if state_of(option) & (HOVERED | SUNKEN) else tone.alt)
    painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, tone.hairline)


def _menu_ground(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    tone, rect = tone_in(option), rect_of(option)
    painter.fillRect(rect, tone.card)
    painter.save()
    painter.setPen(tone.edge if tone.outlined else blend(tone.edge, tone.card, 0.62))
    painter.drawRect(rect.adjusted(0, 0, -1, -1))
    painter.restore()


def _tip(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    painter.fillRect(rect_of(option), tone_in(option).ink)


def _tab(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    """A line under the tab that is shown."""
    tone, state, rect = tone_in(option), state_of(option), rect_of(option)
    chosen = bool(state & SELECTED)
    if state & ENABLED and state & HOVERED and not chosen:
        painter.fillRect(rect, tone.hover)
    high = RING if chosen else HAIRLINE
    painter.fillRect(
        rect.x(), rect.bottom() + 1 - high, rect.width(), high, tone.link if chosen else tone.hairline
    )
    if state & FOCUSED:
        smooth(painter)
        paint.ring(painter, QRectF(rect), px(CELL_RADIUS), tone)
        painter.restore()


def _tab_frame(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    rect = rect_of(option)
    painter.fillRect(rect.x(), rect.y(), rect.width(), HAIRLINE, tone_in(option).hairline)


def _groove(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    tone, rect = tone_in(option), QRectF(rect_of(option))
    smooth(painter)
    paint.rounded(painter, rect, px(0.1875), tone.hover, tone.edge if tone.outlined else None)
    painter.restore()


def _progress(option: QStyleOption, painter: QPainter, _widget: QWidget | None) -> None:
    assert isinstance(option, QStyleOptionProgressBar)
    tone, rect = tone_in(option), QRectF(rect_of(option))
    low, high, value = option.minimum, option.maximum, option.progress
    if high > low:
        rect.setWidth(rect.width() * max(0, value - low) / (high - low))
    smooth(painter)
    paint.rounded(painter, rect, px(0.1875), tone.accent)
    painter.restore()


def _scroll_bar(
    style: QStyle, option: QStyleOptionComplex, painter: QPainter, widget: QWidget | None
) -> None:
    """A slider and nothing else."""
    tone, state = tone_in(option), state_of(option)
    part, bar = QStyle.SubControl.SC_ScrollBarSlider, QStyle.ComplexControl.CC_ScrollBar
    rect = QRectF(style.subControlRect(bar, option, part, widget))
    inset = max(2, px(0.15))
    rect.adjust(inset, inset, -inset, -inset)
    share = 1.0 if tone.outlined else _SLIDER_HELD if state & (HOVERED | SUNKEN) else _SLIDER
    smooth(painter)
    paint.rounded(painter, rect, min(rect.width(), rect.height()) / 2, blend(tone.ink, tone.card, share))
    painter.restore()


def _sort_arrow(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    up = QStyleOptionHeader.SortIndicator.SortUp
    which = option.sortIndicator if isinstance(option, QStyleOptionHeader) else None
    arrow(Icon.CHEVRON_UP if which == up else Icon.CHEVRON_DOWN)(option, painter, widget)


PRIMITIVES: dict[QStyle.PrimitiveElement, Drawn] = {
    _Primitive.PE_PanelItemViewItem: _cell,
    _Primitive.PE_PanelMenu: _menu_ground,
    _Primitive.PE_FrameMenu: nothing,
    _Primitive.PE_FrameTabWidget: _tab_frame,
    _Primitive.PE_FrameTabBarBase: nothing,
    _Primitive.PE_PanelTipLabel: _tip,
    _Primitive.PE_IndicatorHeaderArrow: _sort_arrow,
}
CONTROLS: dict[QStyle.ControlElement, Drawn] = {
    _Control.CE_HeaderSection: _header,
    _Control.CE_HeaderEmptyArea: _header,
    _Control.CE_TabBarTabShape: _tab,
    _Control.CE_ProgressBarGroove: _groove,
    _Control.CE_ProgressBarContents: _progress,
}
COMPLEX: dict[QStyle.ComplexControl, ComplexDrawn] = {QStyle.ComplexControl.CC_ScrollBar: _scroll_bar}
