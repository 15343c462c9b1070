"""No two of the letters by which something is reached are the same, on any page, in either language."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListWidget,
    QPushButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, guest

pytestmark = pytest.mark.usefixtures("tongue")


def twice(desk: Desk, *hidden: str) -> dict[str, list[str]]:
    """Letters that lead to several things in sight. `hidden`: buttons that may come into sight beside them."""
    found = defaultdict(list)
    for widget in desk.parts.window.findChildren(QWidget):
        if widget.isVisible() or widget.objectName() in hidden:
            for text in _texts(widget):
                if led_by := letter(text):
                    found[led_by].append(text)
    return {letter: texts for letter, texts in found.items() if len(texts) > 1}


def letter(text: str) -> str:
    """The one that leads there; "" where there is none."""
    bare = text.replace("&&", "")
    return bare[bare.index("&") + 1].casefold() if "&" in bare[:-1] else ""


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
        yield widget.text()
    if isinstance(widget, QTabBar):
        yield from map(widget.tabText, range(widget.count()))


def test_without_an_account(open_desk: Open) -> None:
    desk = open_desk()
    desk.until(lambda: desk.parts.window.findChild(QPushButton, "tryDemoButton") is not None)
    desk.until(lambda: desk.find(QPushButton, "tryDemoButton").isVisible())
    assert twice(desk) == {}


def test_on_the_pages_while_a_send_can_be_undone(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=60)
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13\n0612\nAna 06 39 98 00 12")
    desk.write("Bonjour, le cabinet sera fermé lundi ❄ à cause de la neige")
    desk.choose_sender("MARTIN")
    desk.find(QTableView, "receiverView").selectRow(0)
    assert twice(desk, "untakenButton", "replaceSomeButton", "resumeButton") == {}
    desk.parts.compose.remove([2])
    desk.confirm()
    desk.until(lambda: desk.find(QPushButton, "undoButton").isVisible())
    desk.until(lambda: desk.find(QPushButton, "exportButton").isVisible())
    of_a_send = ("resumeButton", "cancelSendButton", "decideButton", "lookUpButton", "redraftButton")
    assert twice(desk, *of_a_send, "cancelScheduledButton", "cancelSelectedButton") == {}
    for place in (0, 2):
        desk.show_page(place)
        assert twice(desk) == {}
    desk.click("undoButton")
    desk.until(lambda: bool(desk.parts.compose.draft.text))
    desk.until(lambda: desk.parts.window.place == 0)  # which comes in sight a turn later
    desk.show_page(1)
    desk.until(lambda: desk.find(QPushButton, "redraftButton").isVisible())
    assert twice(desk) == {}


def test_what_the_text_is_made_with_has_letters(desk: Desk) -> None:
    for name in ("fieldsBox", "textsBox", "draftsBox", "newMessageButton"):
        assert "&" in desk.find(QAbstractButton, name).text(), name
    box = desk.find(QToolButton, "fieldsBox")
    for words in ("Insert a fie&ld", "Fie&ld"):
        assert letter(QCoreApplication.translate("FieldsBox", words)) == letter(box.text())


@pytest.mark.parametrize("later", [True, False])
def test_on_a_message_for_later_that_replaces_another(desk: Desk, later: bool) -> None:
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13\n0612\nAna 06 39 98 00 12")
    desk.choose_sender("MARTIN")
    compose = desk.parts.compose
    due = Due(desk.now + 90_000.0, "Europe/Paris")
    texts = ("Bonjour", "Bonjour, l’équipe vous attend à l’heure" + " x" * 40)
    for draft in (compose.draft, replace(compose.draft, replaces=Replaced(7, due))):
        for text in texts:
            compose._change(replace(draft, text=text))
            compose.set_due(due if later else None)
            desk.until(lambda: compose.plan.counted)
            assert twice(desk, "untakenButton", "replaceSomeButton", "resumeButton") == {}


def test_each_page_tells_the_keys_that_lead_to_it(desk: Desk) -> None:
    """The pages have no letters: there are too few."""
    pages = desk.find(QListWidget, "pageList")
    for place in range(pages.count()):
        assert f"Ctrl+{place + 1}" in pages.item(place).toolTip()


def test_on_what_is_in_doubt(open_desk: Open, server: DemoServer) -> None:
    server.faults.add(Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"))
    desk = open_desk(guest(server), undo=0)
    desk.add("Ana 06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.confirm()
    outbox = desk.parts.outbox
    desk.until(lambda: outbox.current is not None and ReceiverState.UNKNOWN in outbox.current.counts)
    assert twice(desk, "decideButton", "lookUpButton", "redraftButton", "resumeButton") == {}
