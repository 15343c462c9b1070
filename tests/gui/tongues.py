"""A language in which every text of the catalogue is marked, and all that a window shows, to find what is not."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, QObject, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QWidget,
)

CATALOGUE = Path(__file__).resolve().parents[2] / "resources" / "i18n" / "fr.ts"
NAMES = re.compile(r"(?<!\{)\{\w+\}(?!\})")
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_QT_SAYS = {"QPlatformTheme", "QTabBar"}  # "Cancel" and its like
_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)


def catalogue() -> Iterator[tuple[str, str, str]]:
    """Context, text and translation of each message."""
    for context in ET.parse(CATALOGUE).getroot().iter("context"):
        for message in context.iter("message"):
            yield (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("translation", ""),
            )


class Marked(QTranslator):
    """Marks what the catalogue holds, and leaves bare what is put into it, which has to be marked by itself."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known = {(context, text) for context, text, _ in catalogue()}

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, _note: str | None = None, _n: int = -1) -> str | None:
        if (context, text) not in self._known and context not in _QT_SAYS:
            return None
        pieces = NAMES.split(text)
        names = [*NAMES.findall(text), ""]
        marked = (f"⟦{piece}⟧" if _WORD.search(piece) else piece for piece in pieces)
        return "".join(piece + name for piece, name in zip(marked, names, strict=True))


def unmarked(text: str) -> list[str]:
    """The words that no catalogue has seen."""
    return _WORD.findall(_MARKED.sub(" ", _TAG.sub(" ", html.unescape(text))))


def shown(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text in there, and whose it is."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.objectName().startswith("qt_"):
            for text in _texts(widget):
                yield widget.objectName() or type(widget).__name__, text


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QSpinBox):
        yield widget.suffix()
        yield widget.specialValueText()
    if isinstance(widget, QTabWidget):
        yield from map(widget.tabText, range(widget.count()))
    if isinstance(widget, QMenu):
        widget.aboutToShow.emit()
        yield from map(QAction.text, widget.actions())
    if isinstance(widget, QComboBox | QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    root = QModelIndex()
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount(root))
    rows = range(min(model.rowCount(root), 50))
    found = [model.headerData(column, Qt.Orientation.Horizontal) for column in columns]
    found += [
        model.data(model.index(row, column, root), role)
        for row in rows
        for column in columns
        for role in _ROLES
    ]
    yield from (text for text in found if isinstance(text, str))
