"""Tab goes as one reads: through what lies in a layout from its first place to its last."""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLayout, QLayoutItem, QScrollArea, QWidget


def in_reading_order(root: QWidget) -> None:
    """To be called when all is laid out. Left alone, Tab goes in the order in which things were made."""
    for before, then in pairwise(_stops(root)):
        QWidget.setTabOrder(before, then)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inner is not None:
        yield from _stops(inner)
    elif layout is not None:
        yield from _within(layout)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        part, inner = item.widget(), item.layout()
        if part is not None:
            yield from _stops(part)
        elif inner is not None:
            yield from _within(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    """From left to right and down."""
    places = sorted(range(layout.count()), key=lambda place: _row_and_column(layout, place))
    return [item for place in places if (item := layout.itemAt(place)) is not None]


def _row_and_column(layout: QLayout, place: int) -> tuple[int, int]:
    if isinstance(layout, QGridLayout):
        row, column, *_ = cast("tuple[int, int, int, int]", layout.getItemPosition(place))
        return row, column
    if isinstance(layout, QFormLayout):
        row, role = cast("tuple[int, QFormLayout.ItemRole]", layout.getItemPosition(place))
        return row, role.value
    return 0, place
