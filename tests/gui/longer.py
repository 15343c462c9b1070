"""A language whose every text is longer by two fifths than the English, and what of a window is cut in it."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QTableView,
    QWidget,
)

from ovhsms_gui.gui.kit.account_box import AccountBox
from ovhsms_gui.gui.kit.bars import StackedBar
from ovhsms_gui.gui.kit.cells import FACE
from ovhsms_gui.gui.kit.chip import ChipFace
from ovhsms_gui.gui.kit.measures import px

from .tongues import NAMES, catalogue

_MORE = 0.4
_BEFORE = 1.875  # line heights: the margin and the icon before a state
_WORD = 9  # letters of a word that is put in
# Data in between, such as a sender's name: all of it is in the tip.
_GIVES_WAY = {"previewCostLabel"}


class Longer(QTranslator):
    """To be installed; what is put in stays as long as it is."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known = {(context, text) for context, text, _ in catalogue()}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, _note: str | None = None, _n: int = -1) -> str | None:
        return stretched(text) if (context, text) in self._known else None


def stretched(text: str) -> str:
    """As long as any language may be: more of its first word, and more words."""
    letters = sum(map(str.isalpha, NAMES.sub("", text)))
    more = math.ceil(letters * _MORE)
    if not more:
        return text
    extra = "".join("n" if place % _WORD else " n" for place in range(1, more + 1))
    core = text.rstrip("…:.!? \n")
    return core + extra + text[len(core) :]


def cut(root: QWidget) -> list[str]:
    """What cannot be read whole."""
    return [
        f"{widget.objectName() or type(widget).__name__}: {why}"
        for widget in (root, *root.findChildren(QWidget))
        if widget.isVisible() and widget.window() is root.window()
        for why in _faults(widget)
    ]


def _faults(widget: QWidget) -> Iterator[str]:
    # Words of the first stand beside it, and what an account is called may be cut.
    if isinstance(widget, StackedBar | AccountBox) or widget.objectName() in _GIVES_WAY:
        return
    if isinstance(widget, QAbstractButton) and widget.text():
        yield from _narrow(widget, widget.text())
    elif isinstance(widget, QLabel) and widget.text():
        yield from _label(widget)
    elif isinstance(widget, QAbstractSpinBox):
        yield from _narrow(widget, widget.text())
    elif isinstance(widget, QComboBox):
        yield from _box(widget)
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QTabBar):
        yield from _narrow(widget, " ".join(map(widget.tabText, range(widget.count()))))
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QTableView):
        yield from _cells(widget)
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None and inside.width() > widget.viewport().width():
            yield f"wider than its room, {inside.width()} > {widget.viewport().width()}"
    yield from _outside(widget)


def _narrow(widget: QWidget, text: str) -> Iterator[str]:
    hint = widget.sizeHint()
    if widget.width() < hint.width() or widget.height() < hint.height() - 1:
        yield f"{text!r} has {widget.width()} x {widget.height()}, wants {hint.width()} x {hint.height()}"


def _label(label: QLabel) -> Iterator[str]:
    if label.wordWrap() or label.hasHeightForWidth():
        wanted = label.heightForWidth(label.width())
        if label.height() < wanted - 1:
            yield f"{label.text()!r} is {label.height()} high, wants {wanted}"
    else:
        yield from _narrow(label, label.text())


def _box(box: QComboBox) -> Iterator[str]:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    room = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, box).width()
    needed = box.fontMetrics().horizontalAdvance(box.currentText())
    if needed > room:
        yield f"{box.currentText()!r} has {room}, wants {needed}"


def _line(line: QLineEdit) -> Iterator[str]:
    if isinstance(line.parentWidget(), QComboBox | QAbstractSpinBox) or line.text():
        return
    room = line.width() - line.textMargins().left() - line.textMargins().right()
    needed = line.fontMetrics().horizontalAdvance(line.placeholderText())
    if needed > room:
        yield f"{line.placeholderText()!r} has {room}, wants {needed}"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if header.orientation() is not Qt.Orientation.Horizontal or model is None:
        return
    for section in range(header.count()):
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        needed = header.fontMetrics().horizontalAdvance(text)
        if text and not header.isSectionHidden(section) and needed > header.sectionSize(section):
            yield f"column {text!r} has {header.sectionSize(section)}, wants {needed}"


def _cells(view: QTableView) -> Iterator[str]:
    """Those of states and the like: what people are called may be cut."""
    model = view.model()
    for column in range(model.columnCount()):
        for row in range(min(model.rowCount(), 20)):
            text, face = str(model.index(row, column).data() or ""), model.index(row, column).data(FACE)
            beside = 0
            if isinstance(face, ChipFace):  # which is shown in its place
                text, beside = face.text, px(_BEFORE)
            needed = view.fontMetrics().horizontalAdvance(text) + beside
            if " n" in text and needed > view.columnWidth(column):
                yield f"cell {text!r} has {view.columnWidth(column)}, wants {needed}"


def _outside(widget: QWidget) -> Iterator[str]:
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(parent, QAbstractItemView):
        return
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        return  # scrolled to
    if isinstance(widget, QPlainTextEdit) or not widget.size().isValid():
        return
    inside = QRect(parent.rect())
    if not inside.contains(widget.geometry()):
        yield f"{widget.geometry().getRect()} lies outside {type(parent).__name__} {inside.getRect()}"
