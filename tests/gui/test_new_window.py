"""In another language the window is made anew: it goes on with exactly what the old one showed."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QModelIndex
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as NotSo

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui import language
from ovhsms_gui.gui.main_window import MainWindow

from .conftest import Desk, Open, close, guest
from .lanes import settle
from .people import TEAM, take_in
from .test_contacts import fill
from .test_replies import bubbles, edit, open_page, reply
from .test_replies import choose as choose_talk
from .test_schedule import schedule
from .test_sends_found import MARTIN, PETIT, ROUX, TUESDAY, keep_sends
from .test_settings import choose, open_settings

COMPOSE, OUTBOX, REPLIES, CONTACTS = range(4)
_TIME = re.compile(r"\d+ s\b|\d+ seconds?")  # that runs meanwhile


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, "en")
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


def speak(desk: Desk, *tongues: str) -> None:
    """As the settings do, which are closed then."""
    dialog = open_settings(desk)
    for tongue in tongues:
        before = desk.parts.window
        choose(dialog, "languageBox", tongue)
        assert desk.parts.window is not before
        dialog = desk.wait_dialog("settingsDialog")
    dialog.reject()
    desk.until(lambda: desk.dialog("settingsDialog") is None)


def there_and_back(desk: Desk) -> MainWindow:
    speak(desk, "fr", "en")
    window = desk.parts.window
    assert isinstance(window, MainWindow)
    return window


def seen(desk: Desk) -> list[tuple[str, ...]]:
    """All that is in sight of the window: what is written, typed and listed, and which rows are chosen."""
    found = []
    for widget in desk.parts.window.findChildren(QWidget):
        if (
            widget.isVisible()
            and widget.window() is desk.parts.window
            and not widget.objectName().startswith("qt_")
        ):
            said = [_TIME.sub("", text) for text in _said(widget) if text]
            if said:
                found.append((type(widget).__name__, widget.objectName(), *said))
    return sorted(found)


def shown(desk: Desk) -> list[tuple[str, ...]]:
    """What is seen once all that was asked for is answered."""
    settle(desk.parts.office, desk.qtbot)
    return seen(desk)


def _said(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model, root = widget.model(), QModelIndex()
        columns = range(1 if not isinstance(widget, QTableView) else model.columnCount(root))
        for row in range(model.rowCount(root)):
            yield " | ".join(str(model.index(row, n, root).data()) for n in columns)
        places = {index.row() for index in widget.selectionModel().selectedIndexes()}
        yield f"chosen: {sorted(places)}, at {widget.currentIndex().row()}"


def receivers(desk: Desk) -> QTableView:
    return desk.find(QTableView, "outboxReceiversView")


def filled(view: QTableView, rows: int) -> bool:
    model = view.model()
    return model.rowCount() == rows and all(model.index(row, 0).data() != "…" for row in range(rows))


def choose_rows(view: QTableView, *rows: int) -> None:
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    view.selectRow(rows[-1])
    for row in rows:
        view.selectionModel().select(view.model().index(row, 0), flags)


def same(desk: Desk, before: list[tuple[str, ...]]) -> None:
    """It comes to what was seen before."""
    with suppress(NotSo):  # what follows says more
        desk.qtbot.waitUntil(lambda: seen(desk) == before, timeout=20_000)
    assert seen(desk) == before


@pytest.fixture
def week(open_desk: Open, server: DemoServer) -> Desk:
    """A window on earlier sends, the last of which waits for a word."""
    desk = open_desk(guest(server), data="week")
    close(desk)
    keep_sends(
        desk.places,
        (TUESDAY, "Bonjour {name}, vos lunettes sont prêtes.", f"{MARTIN}\n{PETIT}\n{ROUX}"),
        (TUESDAY + 86_400, "À demain 9 h", f"{ROUX}\n{MARTIN}"),
    )
    desk = open_desk(guest(server), data="week")
    desk.until(lambda: desk.find(QWidget, "startNotice").isVisible())
    return desk


def test_a_send_shows_its_receivers_in_the_other_language_at_once(week: Desk) -> None:
    desk = week
    desk.show_page(OUTBOX)
    desk.until(lambda: filled(receivers(desk), 2))
    settle(desk.parts.office, desk.qtbot)
    speak(desk, "fr")
    settle(desk.parts.office, desk.qtbot)
    assert filled(receivers(desk), 2), "and not only when there is news"
    assert desk.find(QWidget, "outboxPage").isVisible()


def test_the_outbox_goes_on_with_what_is_looked_for_and_who_is_chosen(week: Desk) -> None:
    desk = week
    desk.show_page(OUTBOX)
    desk.until(lambda: filled(receivers(desk), 2))
    desk.find(QLineEdit, "sendsSearchEdit").setText("lunettes")
    desk.until(lambda: desk.parts.outbox.listing.wanted.words == "lunettes")
    desk.until(lambda: [send.total for send in desk.parts.outbox.listing.rows] == [3])
    desk.parts.outbox.search("")
    desk.parts.outbox.filter(ReceiverState.CANCELLED)
    desk.until(lambda: filled(receivers(desk), 3))
    choose_rows(receivers(desk), 0, 2)
    before = shown(desk)
    assert any("chosen: [0, 2], at 2" in one for one in before)
    there_and_back(desk)
    same(desk, before)


def test_whom_one_looks_for_in_a_send_is_still_looked_for(week: Desk) -> None:
    desk = week
    desk.show_page(OUTBOX)
    desk.until(lambda: filled(receivers(desk), 2))
    desk.find(QLineEdit, "outboxSearchEdit").setText("roux")
    desk.until(lambda: filled(receivers(desk), 1))
    before = shown(desk)
    there_and_back(desk)
    same(desk, before)


def test_a_conversation_stays_open_with_the_half_of_its_answer(desk: Desk) -> None:
    reply(desk, "OUI")
    open_page(desk)
    choose_talk(desk)
    desk.until(lambda: desk.parts.replies.unread == 0 and bubbles(desk) == ["OUI"])
    edit(desk).setPlainText("Merci, à dem")
    before = shown(desk)
    there_and_back(desk)
    same(desk, before)
    assert edit(desk).toPlainText() == "Merci, à dem"


def test_the_contacts_stay_as_they_are_looked_at_and_chosen(desk: Desk) -> None:
    fill(desk.places)
    desk.show_page(CONTACTS)
    view = desk.find(QTableView, "contactsView")
    desk.until(lambda: filled(view, 4))
    desk.find(QLineEdit, "contactsSearchEdit").setText("ti")
    desk.until(lambda: filled(view, 2))
    choose_rows(view, 1)
    before = shown(desk)
    there_and_back(desk)
    same(desk, before)
    assert desk.find(QLineEdit, "contactsSearchEdit").text() == "ti"


def test_the_message_goes_on_with_preview_and_time(desk: Desk) -> None:
    take_in(desk, *TEAM[:2])
    desk.write("Bonjour {first_name}, à {time}")
    desk.choose_sender("MARTIN")
    schedule(desk)
    desk.find(QTableView, "receiverView").selectRow(1)
    desk.until(lambda: desk.parts.compose.plan.counted)
    before = shown(desk)
    there_and_back(desk)
    same(desk, before)


def test_the_countdown_and_what_came_too_late_stay(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(600)
    desk.until(lambda: desk.find(QWidget, "countdownStrip").isVisible())
    desk.until(lambda: filled(receivers(desk), 1))
    desk.parts.outbox.too_late.emit("⚠ Undone too late for 1 person.")
    before = shown(desk)
    assert any("Undone too late for 1 person." in one for one in before)
    there_and_back(desk)
    same(desk, before)


@pytest.mark.parametrize("seen_", [False, True])
def test_the_notice_of_the_start_is_there_again_only_while_it_was(week: Desk, seen_: bool) -> None:
    desk = week
    if seen_:
        desk.show_page(OUTBOX)
        desk.show_page(COMPOSE)
    there_and_back(desk)
    assert desk.find(QWidget, "startNotice").isVisible() is not seen_
    with desk.qtbot.waitSignal(desk.parts.outbox.sends_changed, timeout=20_000):
        desk.parts.outbox.read()
    assert desk.find(QWidget, "startNotice").isVisible() is not seen_
