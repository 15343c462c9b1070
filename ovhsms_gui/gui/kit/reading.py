"""Tab goes as one reads: through what lies in a layout from its first place to its last."""

from collections.abc import Iterator
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QGridLayout, QLayout, QScrollArea, QWidget


def in_reading_order(root: QWidget) -> None:
    """To be called when all is laid out. Left alone, Tab goes in the order in which things were made."""
    for before, then in pairwise(_stops(root)):
        QWidget.setTabOrder(before, then)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    # What scrolls is a stop as soon as there is too little room for it, and may be given the focus before.
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(widget, QScrollArea):
        yield widget
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    layout = widget.layout()
    if inner is not None:
        yield from _stops(inner)
    elif layout is not None:
        yield from _within(layout, widget)


def _within(layout: QLayout, of: QWidget) -> Iterator[QWidget]:
    for part in _parts(layout, of):
        yield from _stops(part) if isinstance(part, QWidget) else _within(part, of)


def _parts(layout: QLayout, of: QWidget) -> list[QWidget | QLayout]:
    """From left to right and down.

    WORKAROUND: nothing is asked of QLayout.itemAt(): what it gives is kept when Qt has deleted it with its widget,
    and taken for whatever lies at the same address later. Seen with PySide6 6.11.3, test again with later ones.
    https://doc.qt.io/qtforpython-6/shiboken6/typesystem_ownership.html
    """
    widgets = (child for child in of.children() if isinstance(child, QWidget))
    layouts = (child for child in layout.children() if isinstance(child, QLayout))
    placed: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(widget), widget) for widget in widgets]
    placed += [(layout.indexOf(inner), inner) for inner in layouts]
    here = [(_row_and_column(layout, place), part) for place, part in placed if place >= 0]
    return [part for _, part in sorted(here, key=lambda one: one[0])]


def _row_and_column(layout: QLayout, place: int) -> tuple[int, int]:
    if isinstance(layout, QGridLayout):
        row, column, *_ = cast("tuple[int, int, int, int]", layout.getItemPosition(place))
        return row, column
    if isinstance(layout, QFormLayout):
        row, role = cast("tuple[int, QFormLayout.ItemRole]", layout.getItemPosition(place))
        return row, role.value
    return 0, place
