"""Grounds under what is marked in a text box: a field's, a wrong field's, a dear character's."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextBlock, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit

from ovhsms_gui.gui.compose.marks import Kind, Mark, in_units, marks
from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.measures import CELL_RADIUS, px
from ovhsms_gui.gui.kit.palette import State, Tone


def draw_mark(painter: QPainter, rect: QRectF, kind: Kind, tone: Tone) -> None:
    """One of them."""
    if kind is Kind.PLACEHOLDER:
        paint.rounded(painter, rect, px(CELL_RADIUS), tone.soft, tone.link if tone.outlined else None)
        return
    pair = tone.states[State.NEGATIVE if kind is Kind.UNKNOWN else State.WARNING]
    line = None if kind is Kind.CULPRIT and not tone.outlined else pair.ink
    paint.rounded(painter, rect, px(CELL_RADIUS), pair.soft, line)


class Grounds:
    """Finds where the marks of a box stand that are in sight. What a line's text is marked with is kept."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Mark, ...]] = {}
        self._unknown: Collection[str] = ()

    def set_unknown(self, names: Collection[str]) -> None:
        """The fields that no receiver has, as `key` compares names."""
        self._unknown = names
        self._kept = {}

    def within(
        self, first: QTextBlock, edit: QPlainTextEdit, top: float, sight: QRectF
    ) -> Iterator[tuple[QRectF, Kind]]:
        """From `first` on, whose lines begin at `top`: the rectangles that `sight` has something of."""
        kept: dict[str, tuple[Mark, ...]] = {}
        block, left = first, sight.left()
        while block.isValid() and top <= sight.bottom():
            if block.isVisible():
                text = block.text()
                found = self._kept.get(text)
                kept[text] = marks(text.replace("\u2028", "\n"), self._unknown) if found is None else found
                yield from _placed(block.layout(), text, kept[text], left, top, sight)
            top += edit.blockBoundingRect(block).height()
            block = block.next()
        self._kept = kept


def _placed(
    layout: QTextLayout, text: str, found: tuple[Mark, ...], left: float, top: float, sight: QRectF
) -> Iterator[tuple[QRectF, Kind]]:
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    seen = [
        line
        for line in lines
        if top + line.y() + line.height() >= sight.top() and top + line.y() <= sight.bottom()
    ]
    if not (seen and found):
        return
    units = in_units(text)
    for line in seen:
        begin = line.textStart()
        stop = begin + line.textLength()
        for mark in found:
            start, end = max(begin, units(mark.start)), min(stop, units(mark.end))
            if start < end:
                x, far = (_x(line.cursorToX(place)) for place in (start, end))
                yield QRectF(left + x - 1, top + line.y(), far - x + 2, line.height()), mark.kind


def _x(found: object) -> float:
    """PySide gives the place back with it."""
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
