"""Who dictates says the words on a control, and who listens hears what stands there: in both languages."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.paint import spoken

from .conftest import Desk
from .test_dialogs import CASES
from .test_french import many_states


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
    many_states(desk)
    desk.until(lambda: desk.parts.compose.plan.counted)
    found = called_otherwise(desk.parts.window)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(60)
    for place in (1, 2, 3):
        desk.show_page(place)
        desk.until(lambda: desk.parts.outbox.about_to_leave > 0)
        found += called_otherwise(desk.parts.window)
    assert "\n".join(sorted(set(found))) == ""


@pytest.mark.parametrize("name", CASES)
def test_in_every_dialog(desk: Desk, name: str) -> None:
    assert "\n".join(called_otherwise(CASES[name].open_(desk, desk.parts.window))) == ""
