"""What the confirm dialog tells before money is spent."""

import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QPushButton,
    QSpinBox,
    QToolButton,
)

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.gui.compose.confirm_people import _People
from ovhsms_gui.gui.titled import NOWHERE, Index

from .conftest import Desk, said
from .lanes import settle
from .people import LONDON, TEAM, person, take_in

LONG = "Bonjour {first_name}, " + "x" * 100


def told(dialog: QDialog, name: str) -> str:
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return label.text()


def ask(desk: Desk) -> QDialog:
    desk.until(lambda: desk.parts.compose.plan.unpriced == 0)
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    return desk.wait_dialog("confirmDialog")


def rows(markup: str) -> list[list[str]]:
    cells = (re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in re.findall(r"<tr>(.*?)</tr>", markup))
    return [found for found in cells if len(found) == 4]


def test_groups_are_listed_by_country_and_parts_the_dearest_first(desk: Desk) -> None:
    take_in(desk, *TEAM, person("06 39 98 00 15", "Chloé Renard", first_name="Chloé"), LONDON)
    desk.write(LONG)
    abroad = desk.server.world.rates["gb"].credits
    dialog = ask(desk)
    assert rows(told(dialog, "confirmGroups")) == [
        ["Country", "SMS each", "People", "Credits"],
        ["France", "1", "3", "3"],
        ["France", "2", "1", "2"],
        ["United Kingdom", "1", "1", f"{abroad:g}"],
    ]
    assert told(dialog, "confirmPriceLabel") == f"{5 + abroad:g} credits"
    assert rows(desk.find(QLabel, "costLabel").toolTip()) == rows(told(dialog, "confirmGroups"))


def test_the_table_says_no_more_than_what_fits(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 160 * n) for n in range(9)))
    desk.write("Bonjour {first_name|vous}")
    found = rows(told(ask(desk), "confirmGroups"))
    assert len(found) == 7
    assert found[-1] == ["4 more groups", "", "4", "10"]


def test_one_group_needs_no_table(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour")
    assert ask(desk).findChild(QLabel, "confirmGroups") is None
    assert desk.find(QLabel, "costLabel").toolTip() == ""


def test_everybodys_text_can_be_read_before_it_leaves(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour {first_name}")
    dialog = ask(desk)
    count = 3

    def shown() -> tuple[str, str, str]:
        parts = ("confirmNameLabel", "confirmPlaceLabel", "confirmText")
        name, place, text = (told(dialog, part) for part in parts)
        return name, place, text

    first = ("Ana Duval", f"1 of {count}", "Bonjour Ana\nSTOP:36111")
    assert shown() == first
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    second = shown()
    assert second[1:] == (f"2 of {count}", f"Bonjour {second[0].split()[0]}\nSTOP:36111")
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert shown() == first
    step = dialog.findChild(QToolButton, "confirmPreviousButton")
    assert step is not None
    step.click()
    assert shown()[1] == f"{count} of {count}", "round and round"
    people = dialog.findChild(QListView, "confirmPeopleView")
    assert people is not None
    people.setCurrentIndex(people.model().index(1, 0))
    assert shown() == second


def test_somebody_is_found_by_a_part_of_the_name_or_number(desk: Desk) -> None:
    take_in(desk, *TEAM, person("06 39 98 00 15", "Chloé Renard", first_name="Chloé"))
    desk.write("Bonjour {first_name}")
    dialog = ask(desk)
    search = dialog.findChild(QLineEdit, "confirmSearchEdit")
    people = dialog.findChild(QListView, "confirmPeopleView")
    assert search is not None
    assert people is not None
    for words in ("chloe r", "98 00 15"):
        search.setText(words)
        found = people.model()
        assert [found.index(at, 0).data() for at in range(found.rowCount())] == ["Chloé Renard"]
        assert told(dialog, "confirmText").startswith("Bonjour Chloé")
    search.setText("nobody")
    assert people.model().rowCount() == 0
    search.setText("")
    assert people.model().rowCount() == 4


def test_a_long_list_of_people_is_placed_some_at_a_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    count, asked = 5000, [0]
    model = "ovhsms_gui.gui.compose.confirm_people._People"
    ask_of = _People.rowCount

    def row_count(self: _People, parent: Index = NOWHERE) -> int:
        asked[0] += 1
        return ask_of(self, parent)

    monkeypatch.setattr(f"{model}.rowCount", row_count)
    rows = (Row(parse(f"06 39 98 {n // 100:02d} {n % 100:02d}", "FR"), f"Zoé {n}") for n in range(count))
    take_in(desk, *rows)
    desk.write("Bonjour {name}")
    desk.until(lambda: desk.parts.compose.plan.counted)
    desk.parts.compose.confirm_wanted.connect(lambda _: asked.append(asked[0]))
    dialog = ask(desk)
    assert 0 < asked[1] < count
    people = dialog.findChild(QListView, "confirmPeopleView")
    assert people is not None
    last = people.model().index(count - 1, 0)
    desk.until(lambda: people.visualRect(last).height() > 0)
    QTest.keyClick(dialog, Qt.Key.Key_PageUp)
    assert told(dialog, "confirmPlaceLabel") == "5,000 of 5,000"
    assert people.viewport().rect().contains(people.visualRect(last)), "in sight"


def test_every_warning_is_repeated(desk: Desk) -> None:
    take_in(desk, *TEAM, person("01 99 00 12 34", "Office", first_name="you"))
    desk.write(LONG + " {brace {town|Paris}")
    view = desk.find(QListWidget, "findingsView")
    desk.choose_sender("MARTIN")
    sentences = [view.item(row).text() for row in range(view.count())]
    assert len(sentences) == 5
    summary = said(ask(desk))
    assert [sentence for sentence in sentences if sentence.lstrip("⚠· ") not in summary] == []


def test_the_buttons_stay_in_sight_whatever_there_is_to_tell(desk: Desk) -> None:
    long = (person(f"06 39 98 01 {n:02}", "Name " * 7, first_name="y" * 160 * n) for n in range(9))
    take_in(desk, *TEAM, *long, person("01 99 00 12 34", "Office"))
    desk.write("Bonjour {first_name|vous} {brace {town|Paris} " + "x" * 2000)
    dialog = ask(desk)
    assert dialog.minimumSizeHint().boundedTo(QSize(1024, 700)) == dialog.minimumSizeHint()
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    assert dialog.rect().contains(button.mapTo(dialog, button.rect().bottomRight()))


def test_two_presses_between_the_questions_open_one_dialog_and_send_once(desk: Desk) -> None:
    many = (person(f"06 39 98 {n // 100:02} {n % 100:02}", "") for n in range(3000))
    take_in(desk, *many)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    known: list[object] = []
    desk.parts.compose.opt_outs_known.connect(lambda: known.append(None))
    desk.click("sendButton")
    desk.until(lambda: bool(known))
    desk.click("sendButton")
    desk.wait_dialog("confirmDialog")
    desk.parts.window.pages.compose.widget.send()  # Ctrl+Enter, while the dialog stands there
    settle(desk.parts.office, desk.qtbot)  # all that was asked before is answered then
    shown = [w for w in QApplication.topLevelWidgets() if w.objectName() == "confirmDialog" and w.isVisible()]
    assert len(shown) == 1


def test_it_says_until_when_the_message_can_be_taken_back(desk: Desk) -> None:
    take_in(desk, *TEAM[:1])
    desk.write("Bonjour")
    dialog = ask(desk)
    box = dialog.findChild(QSpinBox, "undoSecondsBox")
    assert box is not None
    box.setValue(20)
    assert told(dialog, "confirmWhenLabel") == "in 20 s (until then you can take it back)"
    box.setValue(0)
    assert told(dialog, "confirmWhenLabel") == "at once, without time to take it back"


def test_cancel_lets_the_message_be_asked_about_again(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour")
    ask(desk).reject()
    ask(desk)
