"""Contacts offered under the box of numbers: arrows and Enter take them, and nothing is taken by itself."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListWidget, QPlainTextEdit

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.store.people import Contact, PeopleView, Span
from ovhsms_gui.work import people
from ovhsms_gui.work.events import PeopleChanged

from .conftest import Desk

Key = Qt.Key
ANA, MARC, MARYSE = "06 39 98 02 01", "06 39 98 02 02", "06 39 98 02 04"


def contact(name: str, number: str, **fields: str) -> Contact:
    return Contact(parse(number, "FR"), name, fields=tuple(fields.items()))


@pytest.fixture
def known(desk: Desk) -> Desk:
    """Three contacts, one of whom opted out; the caret is in the box."""
    done: list[object] = []
    everybody = (
        contact("Ana Martin", ANA, ville="Lyon"),
        contact("Marc Dupont", MARC),
        contact("Maryse Petit", MARYSE),
    )
    for one in everybody:
        desk.parts.office.write.ask(partial(people.keep, contact=one), done.append)
    desk.until(lambda: len(done) == 3)
    out = people.Chosen(PeopleView(words="Maryse"), (Span(0, 0),), 3)
    desk.parts.office.write.ask(partial(people.opt_out, chosen=out), done.append)
    desk.until(lambda: len(done) == 4)
    desk.parts.window.activateWindow()
    desk.until(desk.parts.window.isActiveWindow)
    box(desk).setFocus()
    return desk


def box(desk: Desk) -> QPlainTextEdit:
    return desk.find(QPlainTextEdit, "receiverEdit")


def offered(desk: Desk) -> list[str]:
    """As a screen reader says them."""
    shown = desk.find(QListWidget, "suggestionList")
    heard = Qt.ItemDataRole.AccessibleTextRole
    return [str(shown.item(row).data(heard)) for row in range(shown.count())] if shown.isVisible() else []


def type_(desk: Desk, text: str) -> None:
    QTest.keyClicks(box(desk), text)


def press(desk: Desk, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(box(desk), key)


def listed(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.parts.compose.rows
    return [(rows.row(n).name, rows.row(n).number.e164 or rows.row(n).number.raw) for n in range(len(rows))]


def test_a_name_that_is_begun_offers_whom_it_may_mean(known: Desk) -> None:
    type_(known, "ma")
    known.until(lambda: len(offered(known)) == 3)
    assert offered(known) == [
        "Marc Dupont, 06 39 98 02 02",
        "Maryse Petit, 06 39 98 02 04, opted out",
        "Ana Martin, 06 39 98 02 01",
    ], "first whose name begins so, and a surname counts"
    type_(known, "rt")
    known.until(lambda: offered(known) == ["Ana Martin, 06 39 98 02 01"])
    assert box(known).hasFocus()


def test_who_was_written_to_is_offered_after_the_contacts_until_they_are_erased(known: Desk) -> None:
    known.add("Marius Bell 06 39 98 00 12\nMarta Roux 06 39 98 00 13\nMarc 06 39 98 02 02")
    known.write("Bonjour")
    known.choose_sender("MARTIN")
    known.parts.compose.set_no_stop(True)
    known.send(0)
    known.until(lambda: len(known.parts.outbox.sends) == 1)
    done: list[object] = []
    known.parts.office.write.ask(partial(people.refuse, e164="+33639980012", why=""), done.append)
    known.until(lambda: bool(done))
    known.show_page(0)
    box(known).setFocus()
    type_(known, "mar")
    bell, roux = "Marius Bell, 06 39 98 00 12, opted out", "Marta Roux, 06 39 98 00 13"
    known.until(lambda: len(offered(known)) == 5)
    assert offered(known)[:2] == ["Marc Dupont, 06 39 98 02 02", "Maryse Petit, 06 39 98 02 04, opted out"]
    assert sorted(offered(known)[3:]) == [bell, roux], "each once, and a contact by the name that it has"
    type_(known, "ta")
    known.until(lambda: offered(known) == [roux])
    press(known, Key.Key_Down, Key.Key_Return)
    known.until(lambda: listed(known) == [("Marta Roux", "+33639980013")])
    erase = partial(people.erase, numbers=("+33639980013",))
    known.parts.office.write.ask(erase, done.append)
    known.until(lambda: len(done) == 2)
    type_(known, "mar")
    known.until(lambda: len(offered(known)) == 4)
    assert roux not in offered(known)


def test_how_somebody_is_addressed_is_no_part_of_the_name(known: Desk) -> None:
    type_(known, "Mme mart")
    known.until(lambda: offered(known) == ["Ana Martin, 06 39 98 02 01"])


def test_a_number_that_is_begun_offers_whose_it_is(known: Desk) -> None:
    type_(known, "06 39 98 02 02")
    known.until(lambda: offered(known) == ["Marc Dupont, 06 39 98 02 02"])


def test_arrow_and_enter_take_a_contact_with_all_that_is_known(known: Desk) -> None:
    type_(known, "martin")
    known.until(lambda: len(offered(known)) == 1)
    press(known, Key.Key_Down, Key.Key_Return)
    known.until(lambda: listed(known) == [("Ana Martin", "+33639980201")])
    assert dict(known.parts.compose.rows.row(0).fields)["ville"] == "Lyon"
    assert (box(known).toPlainText(), offered(known), box(known).hasFocus()) == ("", [], True)


def test_while_nobody_is_chosen_enter_is_the_boxs_own(known: Desk) -> None:
    type_(known, "06 39 98 02 02")
    known.until(lambda: len(offered(known)) == 1)
    press(known, Key.Key_Down, Key.Key_Up, Key.Key_Return)
    known.until(lambda: listed(known) == [("", "+33639980202")])
    known.until(lambda: offered(known) == [])


def test_enter_after_a_name_chooses_and_a_second_one_takes(known: Desk) -> None:
    type_(known, "dupont")
    known.until(lambda: len(offered(known)) == 1)
    press(known, Key.Key_Return)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(box(known), held)
    assert (listed(known), box(known).toPlainText(), offered(known)) == (
        [],
        "dupont",
        ["Marc Dupont, 06 39 98 02 02"],
    )
    press(known, Key.Key_Return)
    known.until(lambda: listed(known) == [("Marc Dupont", "+33639980202")])
    assert box(known).toPlainText() == ""


def test_escape_puts_the_list_away_and_keeps_what_is_typed(known: Desk) -> None:
    type_(known, "ma")
    known.until(lambda: len(offered(known)) == 3)
    press(known, Key.Key_Down, Key.Key_Escape)
    assert (offered(known), box(known).toPlainText(), listed(known)) == ([], "ma", [])


def test_of_several_lines_the_one_with_the_caret_is_meant_and_taken(known: Desk) -> None:
    type_(known, "06 39 98 00 14")
    QTest.keyClick(box(known), Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    type_(known, "dupont")
    known.until(lambda: offered(known) == ["Marc Dupont, 06 39 98 02 02"])
    press(known, Key.Key_Down, Key.Key_Return)
    known.until(lambda: listed(known) == [("Marc Dupont", "+33639980202")])
    assert box(known).toPlainText().strip() == "06 39 98 00 14"


def test_who_opted_out_is_not_taken_and_it_is_said(known: Desk) -> None:
    type_(known, "maryse")
    known.until(lambda: offered(known) == ["Maryse Petit, 06 39 98 02 04, opted out"])
    press(known, Key.Key_Down, Key.Key_Return)
    refused = known.find(QFrame, "refusedSuggestion")
    assert refused.isVisible()
    [label] = refused.findChildren(QLabel, options=Qt.FindChildOption.FindDirectChildrenOnly)[1:]
    assert label.text() == "Maryse Petit opted out and was not added."
    assert (listed(known), box(known).toPlainText()) == ([], "maryse")
    type_(known, "x")
    assert not refused.isVisible()


def test_answers_to_earlier_words_are_not_shown(known: Desk) -> None:
    told: list[object] = []
    known.parts.compose.suggestions.found.connect(told.append)
    for words in ("ma", "mar", "marc"):
        known.parts.compose.suggestions.seek(words)
    known.until(lambda: bool(told))
    assert [[one.name for one in some] for some in told] == [["Marc Dupont"]]  # type: ignore[attr-defined]


def test_who_was_sought_is_not_offered_for_other_words(known: Desk) -> None:
    """The caret went on before the answer came: whoever is taken would take the other words' place."""
    told: list[object] = []
    known.parts.compose.suggestions.found.connect(told.append)
    box(known).setPlainText("ana, ")
    box(known).moveCursor(QTextCursor.MoveOperation.End)
    type_(known, "marc")
    press(known, *[Key.Key_Left] * 6)
    known.until(lambda: any(told))
    assert offered(known) == []


@pytest.mark.parametrize("key", [Key.Key_Tab, Key.Key_Backtab])
def test_whoever_leaves_the_box_leaves_the_list(known: Desk, key: Qt.Key) -> None:
    type_(known, "ma")
    known.until(lambda: len(offered(known)) == 3)
    press(known, key)
    known.until(lambda: offered(known) == [])
    assert box(known).toPlainText() == "ma"


def test_a_click_takes_a_contact_and_the_caret_stays(known: Desk) -> None:
    type_(known, "marc")
    known.until(lambda: len(offered(known)) == 1)
    shown = known.find(QListWidget, "suggestionList")
    middle = shown.visualItemRect(shown.item(0)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    known.until(lambda: listed(known) == [("Marc Dupont", "+33639980202")])
    assert box(known).hasFocus()


def test_a_pointer_that_rests_where_the_list_comes_up_chooses_nobody(known: Desk) -> None:
    edit, shown = box(known), known.find(QListWidget, "suggestionList")
    rest = edit.mapToGlobal(QPoint(px(4), edit.height() + px(1)))
    QCursor.setPos(rest)
    type_(known, "ma")
    known.until(lambda: len(offered(known)) == 3)
    under = shown.viewport().mapFromGlobal(rest)
    assert shown.itemAt(under) is not None
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=under)
    assert (shown.currentRow(), len(offered(known)), listed(known)) == (-1, 3, [])
    beside = under + QPoint(2, 0)
    QTest.mouseMove(shown.viewport(), beside)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    known.until(lambda: len(listed(known)) == 1)


def test_nobody_who_was_erased_stays_in_the_list(known: Desk) -> None:
    type_(known, "ma")
    known.until(lambda: len(offered(known)) == 3)
    known.parts.office.happened.emit(PeopleChanged(("+33639980202",)))
    assert offered(known) == []
    known.parts.office.write.ask(partial(people.erase, numbers=("+33639980202",)))
    known.until(lambda: [one.split(",")[0] for one in offered(known)] == ["Maryse Petit", "Ana Martin"])


def test_news_of_others_take_neither_the_list_nor_who_is_chosen(known: Desk) -> None:
    """A list of those who opted out may come from OVHcloud at any moment."""
    news = PeopleChanged()
    type_(known, "ma")
    known.parts.office.happened.emit(news)  # while they are sought
    known.until(lambda: len(offered(known)) == 3)
    press(known, Key.Key_Down, Key.Key_Down, Key.Key_Down)
    told: list[object] = []
    known.parts.compose.suggestions.found.connect(told.append)
    known.parts.office.happened.emit(news)
    known.until(lambda: bool(told))
    press(known, Key.Key_Return)
    known.until(lambda: [name for name, _ in listed(known)] == ["Ana Martin"])
    assert told[0], "nothing was taken away meanwhile"


def test_whoever_types_on_chooses_anew(known: Desk) -> None:
    type_(known, "ma")
    known.until(lambda: len(offered(known)) == 3)
    press(known, Key.Key_Down)
    type_(known, "rc")
    known.until(lambda: len(offered(known)) == 1)
    assert known.find(QListWidget, "suggestionList").currentRow() == -1
