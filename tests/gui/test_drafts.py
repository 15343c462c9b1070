"""Drafts by object names: several, none lost, and the last one there again after a restart."""

from contextlib import closing

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QToolButton

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.compose.edits import MessageEdit
from ovhsms_gui.gui.kit.measures import px, screen_room
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.places import Places

from .conftest import Desk, Open, close, guest

FIELDS = (("salle", "B"), ("heure", "9 h"))


@pytest.fixture
def first(open_desk: Open, server: DemoServer) -> Desk:
    return open_desk(guest(server))


def editor(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "messageEdit")


def begun(desk: Desk) -> set[str]:
    return {row.start for row in desk.parts.compose.drafts.rows}


def menu(desk: Desk) -> list[str]:
    shown = desk.find(QMenu, "draftsMenu")
    shown.aboutToShow.emit()
    return [action.text() for action in shown.actions()]


def choose(desk: Desk, words: str) -> None:
    menu(desk)
    actions = desk.find(QMenu, "draftsMenu").actions()
    next(action for action in actions if words in action.text()).trigger()


def test_a_new_message_leaves_the_old_one_among_the_drafts(desk: Desk) -> None:
    desk.add("Ana Duval 06 39 98 00 12")
    desk.write("Premier texte")
    QTest.keyClick(editor(desk), Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert editor(desk).toPlainText() == ""
    assert len(desk.parts.compose.rows) == 0
    desk.write("Second texte")
    desk.parts.compose.keep()
    desk.until(lambda: begun(desk) == {"Premier texte", "Second texte"})
    assert desk.find(QToolButton, "draftsBox").text() == "D&rafts (1)"
    choose(desk, "Premier texte · 1 person · ")
    desk.until(lambda: editor(desk).toPlainText() == "Premier texte")
    assert desk.parts.compose.rows.row(0).name == "Ana Duval"
    choose(desk, "Second texte")
    desk.until(lambda: editor(desk).toPlainText() == "Second texte")
    assert len(desk.parts.compose.rows) == 0


def test_what_is_typed_while_another_draft_comes_is_kept(desk: Desk) -> None:
    desk.write("Premier")
    desk.parts.compose.begin()
    desk.write("Second")
    desk.parts.compose.keep()
    desk.until(lambda: begun(desk) == {"Premier", "Second"})
    choose(desk, "Premier")
    desk.write("Second, et la fin")
    desk.until(lambda: editor(desk).toPlainText() == "Premier")
    desk.until(lambda: begun(desk) == {"Premier", "Second, et la fin"})


def test_a_draft_is_deleted_only_after_a_question_whose_answer_is_no(desk: Desk) -> None:
    desk.write("Premier")
    desk.parts.compose.keep()
    desk.until(lambda: begun(desk) == {"Premier"})
    choose(desk, "Delete this draft")
    box = desk.wait_dialog("deleteDraftDialog")
    QTest.keyClick(box, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("deleteDraftDialog") is None)
    assert editor(desk).toPlainText() == "Premier"
    choose(desk, "Delete this draft")
    button = desk.wait_dialog("deleteDraftDialog").findChild(QPushButton, "deleteDraftButton")
    assert button is not None
    button.click()
    desk.until(lambda: begun(desk) == set())
    assert editor(desk).toPlainText() == ""


def test_a_sent_message_is_a_draft_no_longer_and_not_before(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.parts.compose.keep()
    desk.until(lambda: begun(desk) == {"Bonjour"})
    desk.confirm()
    assert begun(desk) == {"Bonjour"}
    desk.until(lambda: len(desk.server.world.sent) == 1)
    desk.until(lambda: begun(desk) == set())


def test_restart_restores_window_draft_caret_and_what_came_with_the_numbers(
    first: Desk, open_desk: Open, server: DemoServer
) -> None:
    place(first, "Bonjour {salle}", 4)
    first.parts.window.resize(1111, 777)
    close(first)
    second = open_desk(guest(server), wide=False)
    second.until(lambda: editor(second).toPlainText() == "Bonjour {salle}")
    assert editor(second).textCursor().position() == 4
    second.until(lambda: len(second.parts.compose.rows) == 2)
    assert second.parts.compose.rows.row(0).fields == FIELDS
    assert second.parts.compose.rows.row(0).source == "people.csv"
    second.until(lambda: second.parts.window.size() == QSize(1111, 777).boundedTo(screen(second)))


def place(desk: Desk, text: str, caret: int) -> None:
    """A draft with columns, as an import leaves it, and the caret somewhere in it."""
    ana = Row(parse("06 39 98 00 12", "FR"), "Ana Duval", "people.csv", FIELDS)
    with closing(Drafts(desk.places.journal)) as drafts:
        drafts.keep("placed", Draft(text), Receivers((ana, Row(parse("0612", "FR")))), 0)
    desk.parts.compose.open("placed")
    desk.until(lambda: editor(desk).toPlainText() == text)
    cursor = editor(desk).textCursor()
    cursor.setPosition(caret)
    editor(desk).setTextCursor(cursor)


def screen(desk: Desk) -> QSize:
    """What there is of it for a window below its title."""
    return screen_room(desk.parts.window) - QSize(0, px(2.25))


def test_closing_while_a_long_draft_is_still_read_loses_nobody(open_desk: Open, server: DemoServer) -> None:
    people = Receivers(tuple(Row(parse(f"+3363998{n:04}", "FR"), f"n{n}") for n in range(10_000)))
    places = Places(open_desk().places.data.parent / "long")
    places.create()
    with closing(Drafts(places.journal)) as drafts:
        drafts.keep("long", Draft("À tous"), people, 0)
    desk = open_desk(guest(server), data="long", wait=False)
    desk.until(lambda: editor(desk).toPlainText() == "À tous")
    assert desk.parts.compose.busy, "the case this is about"
    close(desk)
    with closing(Drafts(places.journal)) as drafts:
        assert [row.people for row in drafts.all()] == [10_000]
        kept = drafts.get("long")
        assert kept is not None
        assert kept.receivers.count("\n") == 9_999


def test_written_again_people_keep_what_came_with_their_numbers(desk: Desk) -> None:
    desk.server.faults.add(Fault(FaultKind.STATUS, "POST", "/sms/*/jobs", value=403))
    place(desk, "Bonjour, salle {salle}", 0)
    desk.choose_sender("MARTIN")
    desk.confirm()
    button = desk.find(QPushButton, "redraftButton")
    desk.until(button.isVisible)
    desk.click("redraftButton")
    desk.until(lambda: editor(desk).toPlainText() == "Bonjour, salle {salle}")
    desk.until(lambda: len(desk.parts.compose.rows) == 1)
    assert desk.parts.compose.rows.row(0).fields == FIELDS
    assert desk.parts.compose.rows.row(0).name == "Ana Duval"
    desk.confirm()
    desk.until(lambda: [message.message for message in desk.server.world.sent] == ["Bonjour, salle B"])


# ---- the caret -------------------------------------------------------------------------------------

SMILES = "😀😀😀 bonjour"


def stands_at(desk: Desk) -> int:
    """Where the caret stands, in characters of the text."""
    edit = editor(desk)
    assert isinstance(edit, MessageEdit)
    assert edit.textCursor().position() == len(edit.text()[: edit.caret()].encode("utf-16-le")) // 2
    return edit.caret()


def stand(desk: Desk, characters: int) -> None:
    edit = editor(desk)
    assert isinstance(edit, MessageEdit)
    edit.go_to(characters, characters)


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4, 11])
@pytest.mark.parametrize(
    "text", [SMILES, "e\u0301te\u0301 \U0001f469\u200d\u2695\ufe0f!", "plain words", "é\n😀\n\n"]
)
def test_the_caret_comes_back_with_a_draft_whatever_stands_before_it(desk: Desk, text: str, at: int) -> None:
    desk.write(text)
    at = min(at, len(desk.parts.compose.draft.text))
    stand(desk, at)
    assert desk.parts.compose.caret == at
    first = desk.parts.compose.draft.text
    desk.parts.compose.begin()
    desk.write("Un autre")
    desk.until(lambda: bool(desk.parts.compose.drafts.rows))
    [row] = [row for row in desk.parts.compose.drafts.rows if row.id != desk.parts.compose.drafts.current]
    desk.parts.compose.open(row.id)
    desk.until(lambda: desk.parts.compose.draft.text == first)
    assert stands_at(desk) == at


def test_after_an_undo_the_caret_stands_at_the_end(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    desk.add("06 39 98 00 12")
    desk.write(SMILES)
    desk.choose_sender("MARTIN")
    desk.send(60)
    desk.until(lambda: desk.parts.compose.blank)
    desk.parts.outbox.undo(1)
    desk.until(lambda: desk.parts.compose.draft.text == SMILES)
    assert stands_at(desk) == len(SMILES)


@pytest.mark.parametrize("kept", [14, 99, -3])
def test_a_caret_that_an_older_version_kept_is_no_place_outside_the_text(desk: Desk, kept: int) -> None:
    """It counted an emoji as two."""
    compose = desk.parts.compose
    desk.write(SMILES)
    compose.caret = kept
    compose.keep()
    desk.until(lambda: bool(compose.drafts.rows))
    compose.begin()
    compose.open(compose.drafts.rows[0].id)
    desk.until(lambda: desk.parts.compose.draft.text == SMILES)
    assert stands_at(desk) == max(0, min(kept, len(SMILES)))


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of popups, without a screen
@pytest.mark.parametrize("name", ["fieldsBox", "textsBox", "draftsBox"])
@pytest.mark.parametrize("by_letter", [False, True])
def test_enter_opens_the_menus_of_the_message_and_so_does_their_letter(
    desk: Desk, name: str, by_letter: bool
) -> None:
    box, opened = desk.find(QToolButton, name), list[bool]()
    menu = box.menu()
    menu.aboutToShow.connect(lambda: opened.append(True))
    menu.aboutToShow.connect(lambda: QTimer.singleShot(0, menu, menu.close))
    if by_letter:
        desk.until(desk.parts.window.isActiveWindow)
        letter = Qt.Key(ord(box.text().partition("&")[2][0].upper()))
        QTest.keyClick(desk.find(QPlainTextEdit, "messageEdit"), letter, Qt.KeyboardModifier.AltModifier)
    else:
        QTest.keyClick(box, Qt.Key.Key_Return)
    desk.until(lambda: opened == [True])


def test_the_fields_give_way_to_how_many_drafts_there_are(desk: Desk) -> None:
    window, box = desk.parts.window, desk.find(QToolButton, "fieldsBox")
    width = 1500
    while box.text() == "Insert a fie&ld":  # as narrow as it has all its words
        width -= 4
        window.resize(width, 800)
        QApplication.processEvents()
    window.resize(width + 4, 800)
    desk.until(lambda: box.text() == "Insert a fie&ld")
    desk.write("Bonjour")
    desk.parts.compose.keep()
    desk.parts.compose.begin()
    desk.until(lambda: desk.find(QToolButton, "draftsBox").text() == "D&rafts (1)")
    for _ in range(5):  # a heading is laid out by turns
        QApplication.processEvents()
    assert (box.text(), box.width() >= box.sizeHint().width()) == ("Fie&ld", True)
