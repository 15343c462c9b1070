"""The field in which one looks for something: when it asks, and what its keys do."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.kit.search import Search


class Told:
    """What the field asked for, and the steps it led to."""

    def __init__(self, qtbot: QtBot) -> None:
        self.field = Search("edit", "Name", "Find a name")
        qtbot.addWidget(self.field)
        self.words: list[str] = []
        self.steps: list[Qt.Key] = []
        self.field.asked.connect(self.words.append)
        self.field.walked.connect(self.steps.append)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.field, key)


def test_it_asks_once_after_the_last_key(qtbot: QtBot) -> None:
    told = Told(qtbot)
    QTest.keyClicks(told.field, "petit")
    assert told.words == []
    qtbot.waitUntil(lambda: told.words == ["petit"])


def test_enter_asks_at_once_and_nothing_twice(qtbot: QtBot) -> None:
    told = Told(qtbot)
    QTest.keyClicks(told.field, "petit")
    told.press(Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert told.words == ["petit"]


def test_escape_clears_it_and_asks_for_all_again(qtbot: QtBot) -> None:
    told = Told(qtbot)
    QTest.keyClicks(told.field, "petit")
    told.press(Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert (told.field.text(), told.words) == ("", ["petit", ""])


def test_arrow_keys_walk_through_what_is_found_and_not_before(qtbot: QtBot) -> None:
    told = Told(qtbot)
    told.field.asked.connect(lambda _: told.field.set_looking(looking=True))
    QTest.keyClicks(told.field, "petit")
    told.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert (told.words, told.steps) == (["petit"], [])
    told.field.set_looking(looking=False)
    assert told.steps == [Qt.Key.Key_Down] * 2
    told.press(Qt.Key.Key_PageUp)
    assert told.steps[2:] == [Qt.Key.Key_PageUp]


def test_steps_are_not_for_other_words_than_those_they_were_pressed_for(qtbot: QtBot) -> None:
    told = Told(qtbot)
    told.field.asked.connect(lambda _: told.field.set_looking(looking=True))
    QTest.keyClicks(told.field, "petit")
    told.press(Qt.Key.Key_Down)
    QTest.keyClicks(told.field, "e")
    told.press(Qt.Key.Key_Return)
    told.field.set_looking(looking=False)
    assert (told.words, told.steps) == (["petit", "petite"], [])


def test_what_somebody_else_asked_for_is_shown_but_not_over_what_is_being_typed(qtbot: QtBot) -> None:
    told = Told(qtbot)
    told.field.show_words("roux")
    assert told.field.text() == "roux"
    QTest.keyClicks(told.field, "e")
    told.field.show_words("")
    assert told.field.text() == "rouxe"
    told.press(Qt.Key.Key_Return)
    assert told.words == ["rouxe"]  # what was shown had been asked for
