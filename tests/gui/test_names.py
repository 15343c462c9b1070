"""Who dictates says the words on a control, and who listens hears what stands there: in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.paint import spoken

from .conftest import Desk, on_every_page
from .test_dialogs import CASES


@pytest.fixture(params=["en", "fr"], autouse=True)
def spoken_language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, request.param)
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


def called_otherwise(root: QWidget) -> list[str]:
    """Controls whose name lacks the words on them, and labels that are heard as something else than they say."""
    return [
        f"{widget.objectName() or type(widget).__name__}: {words!r} is called {name!r}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel) and not widget.objectName().startswith("qt_")
        for words, name in [(_words(widget), _name(widget))]
        if words.casefold() not in name.casefold()
    ]


def _words(widget: QAbstractButton | QLabel) -> str:
    text = widget.text()
    if isinstance(widget, QLabel) and widget.textFormat() is Qt.TextFormat.RichText:
        text = QTextDocumentFragment.fromHtml(text).toPlainText()
    return " ".join(spoken(text).rstrip("…").split())


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return "" if interface is None else " ".join(interface.text(QAccessible.Text.Name).split())


def test_on_every_page(desk: Desk) -> None:
    assert "\n".join(on_every_page(desk, called_otherwise)) == ""


@pytest.mark.parametrize("name", CASES)
def test_in_every_dialog(desk: Desk, name: str) -> None:
    assert "\n".join(called_otherwise(CASES[name].open_(desk, desk.parts.window))) == ""
