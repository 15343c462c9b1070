"""On no page does anything reach beyond the edge of its card, from the smallest window up, in both languages."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTableView, QWidget

from ovhsms_gui.gui.kit.card import Card

from .conftest import Desk
from .people import TEAM, take_in
from .test_replies import ANA, reply

SIZES = [(663, 411), (683, 384), (819, 560), (900, 600), (1024, 700), (1366, 768)]  # 683: 1366 at 200 %
OUTBOX, REPLIES, CONTACTS = 1, 2, 3


def beyond(page: QWidget) -> list[str]:
    """What is in sight and ends right of the card on which it stands, or of the page."""
    found = []
    for card in (page, *page.findChildren(Card)):
        for child in card.findChildren(QWidget):
            over = child.mapTo(card, QPoint(child.width(), 0)).x() - card.width()
            if over > 0 and child.isVisible() and not _scrolls(child, card):
                found.append(f"{child.objectName() or type(child).__name__}: {over}")
    return found


def _scrolls(child: QWidget, card: QWidget) -> bool:
    """It stands in what can be scrolled that way."""
    above = child.parentWidget()
    while above is not None and above is not card:
        if isinstance(above, QAbstractScrollArea) and above.horizontalScrollBar().maximum() > 0:
            return above.horizontalScrollBar().isVisible()
        above = above.parentWidget()
    return False


def test_nothing_reaches_beyond_its_card(tongue: str, desk: Desk) -> None:
    window = desk.parts.window
    take_in(desk, *TEAM)
    reply(desk, "Je préfère le téléphone")
    desk.add("06 39 98 00 12\n06 39 98 00 13")
    desk.write("Bonjour, rappel de votre rendez-vous demain. Cabinet Martin")
    desk.choose_sender("MARTIN")
    desk.send(0)
    pages = window.pages
    for place in (OUTBOX, REPLIES, CONTACTS):
        desk.show_page(place)
    desk.until(lambda: desk.parts.outbox.current is not None)
    desk.parts.replies.choose(ANA)
    desk.until(lambda: desk.parts.replies.talk is not None)
    table = desk.find(QTableView, "outboxReceiversView")
    desk.until(lambda: table.model().rowCount() > 0)
    faults = []
    for place in (OUTBOX, REPLIES, CONTACTS):
        desk.show_page(place)
        page = (pages.outbox, pages.replies, pages.contacts)[place - OUTBOX].widget
        desk.until(page.isVisible)
        for size in SIZES:
            window.resize(1366, 768)
            window.resize(*size)
            for _ in range(3):
                QApplication.processEvents()
            if window.width() > size[0]:
                faults.append(f"{place} {size}: the window is {window.width()} wide")
            shows = (page.go_to_list, page.open_chosen) if place != CONTACTS else (lambda: None,)
            for show in shows:
                show()
                for _ in range(3):
                    QApplication.processEvents()
                faults += [f"{place} {size}: {fault}" for fault in beyond(page)]
    assert "\n".join(faults) == ""
