"""What the confirm dialog tells before money is spent."""

import re

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QPushButton

from .conftest import Desk
from .lanes import settle
from .people import LONDON, TEAM, person, take_in

LONG = "Bonjour {first_name}, " + "x" * 100


def told(dialog: QDialog, name: str = "confirmSummary") -> str:
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
    assert rows(told(dialog)) == [
        ["Country", "SMS each", "People", "Credits"],
        ["France", "1", "3", "3"],
        ["France", "2", "1", "2"],
        ["United Kingdom", "1", "1", f"{abroad:g}"],
    ]
    assert f"{5 + abroad:g} credits" in told(dialog)
    assert rows(desk.find(QLabel, "costLabel").toolTip()) == rows(told(dialog))


def test_the_table_says_no_more_than_what_fits(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 160 * n) for n in range(9)))
    desk.write("Bonjour {first_name|vous}")
    found = rows(told(ask(desk)))
    assert len(found) == 7
    assert found[-1] == ["4 more groups", "", "4", "10"]


def test_one_group_needs_no_table(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour")
    assert rows(told(ask(desk))) == []
    assert desk.find(QLabel, "costLabel").toolTip() == ""


def test_the_first_receivers_text_is_shown_and_that_others_differ(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour {first_name}")
    dialog = ask(desk)
    assert told(dialog, "confirmText") == "Bonjour Ana\nSTOP:36111"
    assert "as Ana Duval gets it; each receiver's text differs" in told(dialog)


def test_every_warning_is_repeated(desk: Desk) -> None:
    take_in(desk, *TEAM, person("01 99 00 12 34", "Office", first_name="you"))
    desk.write(LONG + " {brace {town|Paris}")
    view = desk.find(QListWidget, "findingsView")
    desk.choose_sender("MARTIN")
    sentences = [view.item(row).text() for row in range(view.count())]
    assert len(sentences) == 5
    summary = told(ask(desk))
    assert [sentence for sentence in sentences if sentence not in summary] == []


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


def test_cancel_lets_the_message_be_asked_about_again(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour")
    ask(desk).reject()
    ask(desk)
