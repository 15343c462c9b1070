"""A dialog acts on the people it was opened for, whatever the list has become meanwhile."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton

from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open
from .test_contacts import choose, groups, in_group, inside, look_at, names, opened, press, told


@pytest.fixture
def page(open_desk: Open, server: DemoServer) -> Desk:
    return opened(open_desk, server, 4)


def others_come(desk: Desk, folder: Path) -> None:
    """The people of a file, before all who are there."""
    file = folder / "more.csv"
    file.write_text("Nom;Mobile\nAaron Premier;06 39 98 77 01\nAbel Second;06 39 98 77 02\n", "utf-8")
    source = desk.parts.contacts.open_file(file)
    desk.until(lambda: source.imported is not None)
    source.take()
    desk.until(lambda: names(desk)[:2] == ["Aaron Premier", "Abel Second"])


def asked(desk: Desk, button: str, dialog: str) -> QDialog:
    """What a button asks about Bob."""
    choose(desk, names(desk).index("Bob Petit"))
    desk.click(button)
    return desk.wait_dialog(dialog)


def test_whom_the_dialog_names_comes_into_the_group(page: Desk, tmp_path: Path) -> None:
    dialog = asked(page, "groupButton", "groupDialog")
    others_come(page, tmp_path)
    inside(dialog, QComboBox, "groupBox").setCurrentText("Lundi")
    press(dialog, "saveGroupButton")
    page.until(lambda: page.dialog("groupDialog") is None)
    assert "1 person put into “Lundi”" in told(page)
    look_at(page, "Lundi")
    page.until(lambda: names(page) == ["Bob Petit"])


def test_whom_the_dialog_names_is_taken_out_of_the_group(page: Desk) -> None:
    in_group(page, "Lundi", 0, 1)
    look_at(page, "Lundi")
    page.until(lambda: names(page) == ["Ana Duval", "Bob Petit"])
    dialog = asked(page, "groupButton", "groupDialog")
    state = page.parts.contacts
    state.search("Bob")  # Ana's place is Bob's now
    page.until(lambda: names(page) == ["Bob Petit"])
    press(dialog, "takeOutButton")
    page.until(lambda: page.dialog("groupDialog") is None)
    state.search("")
    page.until(lambda: names(page) == ["Ana Duval"])


def test_whom_the_question_names_is_removed(page: Desk, tmp_path: Path) -> None:
    dialog = asked(page, "eraseButton", "eraseDialog")
    others_come(page, tmp_path)
    press(dialog, "removeContactsButton")
    page.until(lambda: "1 contact removed" in told(page))
    page.until(lambda: len(names(page)) == 5)
    assert "Bob Petit" not in names(page)


def test_out_of_which_group_is_what_the_button_says(page: Desk) -> None:
    in_group(page, "Lundi", 0)
    in_group(page, "Mardi", 1)
    look_at(page, "Lundi")
    page.until(lambda: names(page) == ["Ana Duval"])
    choose(page, 0)
    state = page.parts.contacts
    mardi = next(group for group in state.groups if group.name == "Mardi")
    state.look_at(group=mardi.id)  # on its way: Ana is shown yet
    page.click("groupButton")
    dialog = page.wait_dialog("groupDialog")
    assert "Lundi" in inside(dialog, QPushButton, "takeOutButton").text()


def test_the_group_that_was_asked_about_is_removed_and_no_other(page: Desk) -> None:
    in_group(page, "Lundi", 0)
    in_group(page, "Mardi", 1)
    look_at(page, "Lundi")
    page.click("removeGroupButton")
    dialog = page.wait_dialog("removeGroupDialog")
    state = page.parts.contacts
    mardi = next(group for group in state.groups if group.name == "Mardi")
    state.look_at(group=mardi.id)
    press(dialog, "removeGroupNowButton")
    page.until(lambda: not any("Lundi" in text for text in groups(page)))
    assert any("Mardi" in text for text in groups(page))
    assert state.view.group == mardi.id
