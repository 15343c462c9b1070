"""Day and time of a scheduled message are typed as people write them; no key is swallowed, none leaves a hole."""

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QDateTimeEdit, QTimeEdit
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when
from ovhsms_gui.gui.compose.schedule_dialog import ScheduleDialog

PARIS = "Europe/Paris"
NOW = when.due(QDate(2026, 11, 25), QTime(10, 0), PARIS)
K = Qt.Key
ALL = "all"


@pytest.fixture
def dialog(qtbot: QtBot) -> ScheduleDialog:
    """Offers Thursday 26 November at nine."""
    made = ScheduleDialog(None, now=lambda: NOW.at, zone=PARIS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def field(dialog: ScheduleDialog, name: str) -> QDateTimeEdit:
    found = dialog.findChild(QTimeEdit if "Time" in name else QDateEdit, name)
    assert found is not None
    found.setFocus()
    return found


def press(edit: QDateTimeEdit, *keys: str | Qt.Key) -> None:
    for key in keys:
        if key is ALL:
            QTest.keyClick(edit, K.Key_A, Qt.KeyboardModifier.ControlModifier)
        elif isinstance(key, str):
            QTest.keyClicks(edit, key)
        else:
            QTest.keyClick(edit, key)


def at(dialog: ScheduleDialog) -> str:
    return when.local(dialog.due).toString("yyyy-MM-dd H:mm")


@pytest.mark.parametrize(
    ("keys", "time"),
    [
        ((ALL, "8:05"), "8:05"),
        ((ALL, "0805"), "8:05"),
        ((ALL, "8h05"), "8:05"),
        ((ALL, "8 h 05"), "8:05"),
        ((ALL, "805"), "8:05"),
        (("1h05",), "1:05"),  # which is not ten hours
        (("1430",), "14:30"),
        ((ALL, "14:30", K.Key_Backspace, K.Key_Backspace, "15"), "14:15"),
        ((ALL, "8:05", "9"), "9:00"),  # a whole time is followed by another one
        ((ALL, "24"), "2:00"),  # 2:4 something
        ((ALL, "x"), "9:00"),
        ((ALL, K.Key_Delete), "9:00"),
        ((ALL, K.Key_Delete, "14"), "14:00"),
        ((K.Key_Right, "30"), "9:30"),
        (("14", K.Key_Right, "5", K.Key_Left, K.Key_Down), "13:05"),
        ((K.Key_End, "8"), "8:00"),
        ((K.Key_Up, K.Key_Right, K.Key_Up), "10:01"),
        ((K.Key_PageUp, K.Key_PageUp, K.Key_PageDown), "10:00"),
    ],
)
def test_a_time_is_typed_whatever_is_selected(
    dialog: ScheduleDialog, keys: tuple[str | Qt.Key, ...], time: str
) -> None:
    edit = field(dialog, "scheduleTimeEdit")
    press(edit, *keys)
    before = edit.text()
    assert at(dialog) == f"2026-11-26 {time}"
    assert before == time, "what is shown is what is meant, at each key"
    field(dialog, "scheduleDateEdit")
    assert edit.text() == time


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((ALL, "30"), "2026-11-30"),
        ((ALL, "30/11"), "2026-11-30"),
        (("3011",), "2026-11-30"),
        ((ALL, "30/11/2026"), "2026-11-30"),
        ((ALL, "30.11.26"), "2026-11-30"),
        ((ALL, "3"), "2026-12-03"),
        ((ALL, "3/11"), "2027-11-03"),
        ((ALL, "lundi"), "2026-11-30"),
        (("mer",), "2026-12-02"),
        ((ALL, "1 fev"), "2027-02-01"),
        ((ALL, "30/2"), "2026-11-30"),  # there is none
        ((ALL, "x"), "2026-11-26"),
        ((ALL, K.Key_Delete), "2026-11-26"),
        ((K.Key_Up,), "2026-11-27"),
        ((K.Key_Right, K.Key_Right, K.Key_Up), "2026-12-26"),
        ((K.Key_PageUp,), "2026-12-26"),
        ((K.Key_PageDown,), "2026-11-25"),  # no day before today
    ],
)
def test_a_day_is_typed_whatever_is_selected(qtbot: QtBot, keys: tuple[str | Qt.Key, ...], day: str) -> None:
    QLocale.setDefault(QLocale("fr_FR"))
    made = ScheduleDialog(None, now=lambda: NOW.at, zone=PARIS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    edit = field(made, "scheduleDateEdit")
    press(edit, *keys)
    shown = edit.text()
    assert at(made) == f"{day} 9:00"
    assert shown == edit.locale().toString(QDate.fromString(day, "yyyy-MM-dd"), when.DAY)


@pytest.mark.parametrize("key", [K.Key_Return, K.Key_Enter])
@pytest.mark.parametrize("name", ["scheduleTimeEdit", "scheduleDateEdit"])
def test_enter_in_a_field_settles_it_and_takes_nothing(
    dialog: ScheduleDialog, name: str, key: Qt.Key
) -> None:
    taken: list[Due] = []
    dialog.taken.connect(taken.append)
    edit = field(dialog, name)
    press(edit, ALL, "8", key, key)
    assert dialog.isVisible()
    assert not taken
    assert at(dialog) == ("2026-11-26 8:00" if "Time" in name else "2026-12-08 9:00")
    press(edit, K.Key_Escape)
    assert not dialog.isVisible()
    assert not taken


def test_tab_leaves_a_field_for_the_next_one_whatever_was_typed(dialog: ScheduleDialog) -> None:
    day = field(dialog, "scheduleDateEdit")
    press(day, ALL, "30")
    QTest.keyClick(day, K.Key_Tab)
    time = dialog.focusWidget()
    assert time.objectName() == "scheduleTimeEdit"
    QTest.keyClicks(time, "8h05")
    assert at(dialog) == "2026-11-30 8:05"
    QTest.keyClick(time, K.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.focusWidget() is day


@pytest.mark.usefixtures("dressed")  # in the kit's style the way back stands before
@pytest.mark.parametrize("advertising", [False, True])
@pytest.mark.parametrize("leads_on", [K.Key_Tab, K.Key_Return, K.Key_Enter])
def test_a_key_that_leads_on_and_enter_after_a_time_take_it(
    qtbot: QtBot, advertising: bool, leads_on: Qt.Key
) -> None:
    made = ScheduleDialog(None, now=lambda: NOW.at, zone=PARIS, advertising=advertising)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    taken: list[Due] = []
    made.taken.connect(taken.append)
    edit = field(made, "scheduleTimeEdit")
    press(edit, "14h30", leads_on)
    assert not taken
    QTest.keyClick(made.focusWidget(), K.Key_Return)
    assert [when.local(due).toString("yyyy-MM-dd H:mm") for due in taken] == ["2026-11-26 14:30"]


@pytest.mark.parametrize(
    ("name", "keys", "expected"),
    [
        ("scheduleTimeEdit", ("8", K.Key_Shift, ":", "05"), "2026-11-26 8:05"),
        ("scheduleTimeEdit", (K.Key_Shift, "8", "h", K.Key_CapsLock, "05"), "2026-11-26 8:05"),
        ("scheduleDateEdit", ("30", K.Key_Shift, "/", K.Key_Shift, "12"), "2026-12-30 9:00"),
    ],
)
def test_a_key_that_is_held_for_another_begins_nothing_anew(
    dialog: ScheduleDialog, name: str, keys: tuple[str | Qt.Key, ...], expected: str
) -> None:
    press(field(dialog, name), *keys)
    assert at(dialog) == expected
