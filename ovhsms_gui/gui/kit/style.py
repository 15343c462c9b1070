"""Fusion made flat, for systems without a look of their own: two grounds, hairlines, one ring. No style sheets.

Windows and macOS keep their styles. Sizes are here; the strokes are in `strokes` (fields and buttons) and `rows`
(lists, tables, menus, bars).
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QProxyStyle,
    QPushButton,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QTextEdit,
    QToolButton,
    QWidget,
)

from ovhsms_gui.gui.kit import rows, strokes
from ovhsms_gui.gui.kit.measures import CELL_SIDE, CONTROL, ICON, RING, TOOL, px

_Metric = QStyle.PixelMetric
_Hint = QStyle.StyleHint
_Contents = QStyle.ContentsType
_Sub = QStyle.SubControl
_Complex = QStyle.ComplexControl

# In line heights.
_METRICS = {
    _Metric.PM_ScrollBarExtent: 0.6875,
    _Metric.PM_ScrollBarSliderMin: 1.5,
    _Metric.PM_IndicatorWidth: 1.0,
    _Metric.PM_IndicatorHeight: 1.0,
    _Metric.PM_ExclusiveIndicatorWidth: 1.0,
    _Metric.PM_ExclusiveIndicatorHeight: 1.0,
    _Metric.PM_CheckBoxLabelSpacing: 0.5,
    _Metric.PM_RadioButtonLabelSpacing: 0.5,
    _Metric.PM_ButtonIconSize: ICON,
    _Metric.PM_SmallIconSize: 1.0,
    _Metric.PM_MenuButtonIndicator: 1.0,
    _Metric.PM_FocusFrameHMargin: CELL_SIDE,
    _Metric.PM_ButtonShiftHorizontal: 0.0,
    _Metric.PM_ButtonShiftVertical: 0.0,
}
_HINTS = {
    _Hint.SH_DialogButtonBox_ButtonsHaveIcons: 0,
    # What the dialog is for stands last, the way back before it.
    _Hint.SH_DialogButtonLayout: QDialogButtonBox.ButtonLayout.GnomeLayout.value,
    _Hint.SH_ScrollBar_Transient: 0,
    _Hint.SH_ComboBox_Popup: 0,  # a list under the box, not a menu over it
    _Hint.SH_Widget_ShareActivation: 0,  # as Fusion has it: asked about every widget whenever a window opens
}
_PRIMITIVES = strokes.PRIMITIVES | rows.PRIMITIVES
_CONTROLS = strokes.CONTROLS | rows.CONTROLS
_COMPLEX = strokes.COMPLEX | rows.COMPLEX


class Flat(QProxyStyle):
    """To be given to `QApplication.setStyle`, which keeps it; nobody else need hold it."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.letters = False  # underlined: while Alt is held

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Sizes by the font."""
        lines = _METRICS.get(metric)
        if lines is not None:
            return px(lines)
        if metric is _Metric.PM_DefaultFrameWidth and isinstance(widget, QPlainTextEdit | QTextEdit):
            return max(RING, px(0.125))  # as much as the round corners take
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,  # noqa: N803 - Qt's name
    ) -> int:
        """No icons on a dialog's buttons, no scroll bars that hide."""
        if hint is _Hint.SH_UnderlineShortcut:
            return int(self.letters)
        ours = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if ours is None else ours

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """Heights of controls."""
        made = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]  # it may be None
        if kind is _Contents.CT_PushButton:
            gap = px(0.5) if isinstance(widget, QPushButton) and not widget.icon().isNull() else 0
            if isinstance(widget, QPushButton) and widget.isFlat():  # nothing is drawn around it
                return QSize(size.width() + px(0.75) + gap, max(size.height(), px(TOOL)))
            return QSize(max(size.width() + px(1.75) + gap, px(4)), max(size.height() + px(0.5), px(CONTROL)))
        if kind is _Contents.CT_ToolButton and isinstance(widget, QToolButton):
            menu = px(1.125) if widget.menu() is not None else 0
            height = max(size.height(), px(TOOL))
            return QSize(max(size.width() + px(0.75) + menu, height), height)
        if kind in _FIELDS and not (isinstance(widget, QLineEdit) and not widget.hasFrame()):
            return QSize(made.width() + px(_FIELDS[kind]), max(made.height(), px(CONTROL)))
        if kind is _Contents.CT_ItemViewItem:
            return QSize(made.width(), max(made.height(), px(1.5)))
        if kind is _Contents.CT_HeaderSection:
            return QSize(made.width() + px(0.5), max(made.height(), px(1.75)))
        if kind is _Contents.CT_MenuItem and size.height() > 0:
            return QSize(
                made.width() + px(0.5),
                max(made.height(), px(1.75)) if made.height() > px(1) else made.height(),
            )
        return made

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        """Room between a field's edge and its text."""
        rect = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if (
            element is QStyle.SubElement.SE_LineEditContents
            and isinstance(widget, QLineEdit)
            and widget.hasFrame()
        ):
            return rect.adjusted(px(0.375), 0, -px(0.25), 0)
        return rect

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Where the parts of a control are: a scroll bar is its slider alone."""
        rect = super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]
        if control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return _scroll_part(option, part, rect)
        if control is _Complex.CC_ComboBox and part is _Sub.SC_ComboBoxEditField:
            return option.rect.adjusted(px(0.5), RING, -px(1.625), -RING)
        if control is _Complex.CC_SpinBox and part in _SPUN:
            return _spin_part(option.rect, part)
        return rect

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """What `strokes` and `rows` know, else Fusion."""
        drawn = _PRIMITIVES.get(element)
        if drawn is None:
            super().drawPrimitive(element, option, painter, widget)
        else:
            drawn(option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """What `strokes` and `rows` know; Fusion draws a row or a title in the colours that `rows` gives it."""
        drawn = _CONTROLS.get(element)
        if drawn is not None:
            drawn(option, painter, widget)
        else:
            super().drawControl(element, rows.coloured(element, option), painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """What `strokes` and `rows` know, else Fusion."""
        drawn = _COMPLEX.get(control)
        if drawn is None:
            super().drawComplexControl(control, option, painter, widget)
        else:
            drawn(self, option, painter, widget)


# How much wider than Fusion's, in line heights.
_FIELDS = {_Contents.CT_LineEdit: 0.0, _Contents.CT_SpinBox: 0.75, _Contents.CT_ComboBox: 0.5}


_SPUN = {_Sub.SC_SpinBoxUp, _Sub.SC_SpinBoxDown, _Sub.SC_SpinBoxEditField}


def _spin_part(whole: QRect, part: QStyle.SubControl) -> QRect:
    """Two angles at the right, the number in what is left."""
    side = px(1.375)
    buttons = whole.adjusted(whole.width() - side, RING, -px(0.125), -RING)
    if part is _Sub.SC_SpinBoxEditField:
        return whole.adjusted(px(0.375), RING, -side, -RING)
    half = buttons.height() // 2
    if part is _Sub.SC_SpinBoxUp:
        return QRect(buttons.x(), buttons.y(), buttons.width(), half)
    return QRect(buttons.x(), buttons.y() + half, buttons.width(), buttons.height() - half)


def _scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl, rect: QRect) -> QRect:
    """No arrow buttons; the slider as long as what is seen of the whole."""
    if part in {_Sub.SC_ScrollBarAddLine, _Sub.SC_ScrollBarSubLine}:
        return QRect()
    groove: QRect = option.rect
    if part not in _SCROLLED:
        return rect
    across = option.orientation == Qt.Orientation.Horizontal
    room = groove.width() if across else groove.height()
    low, high, page = option.minimum, option.maximum, option.pageStep
    steps = high - low
    length = room if steps <= 0 else min(room, max(px(1.5), round(room * page / (steps + page))))
    place = option.sliderPosition - low
    if option.upsideDown:
        place = steps - place
    start = 0 if steps <= 0 else round((room - length) * place / steps)
    begin, end = {
        _Sub.SC_ScrollBarSlider: (start, start + length),
        _Sub.SC_ScrollBarSubPage: (0, start),
        _Sub.SC_ScrollBarAddPage: (start + length, room),
        _Sub.SC_ScrollBarGroove: (0, room),
    }[part]
    if across:
        return QRect(groove.x() + begin, groove.y(), end - begin, groove.height())
    return QRect(groove.x(), groove.y() + begin, groove.width(), end - begin)


_SCROLLED = {
    _Sub.SC_ScrollBarSlider,
    _Sub.SC_ScrollBarSubPage,
    _Sub.SC_ScrollBarAddPage,
    _Sub.SC_ScrollBarGroove,
}
