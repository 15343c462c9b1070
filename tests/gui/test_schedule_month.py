"""The dialog in which a time is chosen: by the month, by the keyboard, with the hours for advertising."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QDate, QLocale, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QLabel, QPushButton, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.hours import PARIS
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import language, messages, when
from ovhsms_gui.gui.compose import schedule_dialog
from ovhsms_gui.gui.compose.hours_notice import HoursNotice
from ovhsms_gui.gui.compose.legal_hours import LegalHours
from ovhsms_gui.gui.compose.schedule_dialog import ScheduleDialog
from ovhsms_gui.gui.kit.buttons import Button, Kind, Link
from ovhsms_gui.gui.kit.month import Days

from .conftest import said

PARIS_TIME = "Europe/Paris"
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=PARIS).timestamp()


def opened(qtbot: QtBot, *, advertising: bool = True, now: float = WEDNESDAY) -> ScheduleDialog:
    dialog = ScheduleDialog(now=lambda: now, zone=PARIS_TIME, advertising=advertising)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture(autouse=True)
def spacious(monkeypatch: pytest.MonkeyPatch) -> None:
    """There is room for the month, as on most screens."""
    monkeypatch.setattr(schedule_dialog, "_WIDE", 0)
    monkeypatch.setattr(schedule_dialog, "_HIGH", 0)


def days(dialog: ScheduleDialog) -> Days:
    found = dialog.findChild(Days, "scheduleMonthDays")
    assert found is not None
    return found


def put(dialog: ScheduleDialog, day: QDate, at: QTime) -> None:
    date, time = (
        dialog.findChild(QDateEdit, "scheduleDateEdit"),
        dialog.findChild(QTimeEdit, "scheduleTimeEdit"),
    )
    assert date is not None
    assert time is not None
    date.setDate(day)
    time.setTime(at)


def button(dialog: ScheduleDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert found is not None
    return found


def notice(dialog: ScheduleDialog) -> QWidget:
    found = dialog.findChild(QWidget, "scheduleHoursNotice")
    assert found is not None
    return found


def test_by_the_keyboard_alone_a_day_is_walked_to_and_taken(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    taken: list[Due] = []
    dialog.taken.connect(taken.append)
    month = days(dialog)
    month.setFocus()
    assert month.day == QDate(2026, 11, 26)  # tomorrow at nine is what is offered first
    keys = Qt.Key
    for key, day in (
        (keys.Key_Right, QDate(2026, 11, 27)),
        (keys.Key_Down, QDate(2026, 12, 4)),
        (keys.Key_Left, QDate(2026, 12, 3)),
        (keys.Key_Up, QDate(2026, 11, 26)),
        (keys.Key_PageDown, QDate(2026, 12, 26)),
        (keys.Key_End, QDate(2026, 12, 31)),
        (keys.Key_Home, QDate(2026, 12, 1)),
        (keys.Key_PageUp, QDate(2026, 11, 25)),  # no day before today
    ):
        QTest.keyClick(month, key)
        assert (month.day, dialog.due.at) == (day, when.due(day, QTime(9, 0), PARIS_TIME).at)
    QTest.keyClick(month, keys.Key_Right)
    QTest.keyClick(month, keys.Key_Return)
    assert [due.at for due in taken] == [when.due(QDate(2026, 11, 26), QTime(9, 0), PARIS_TIME).at]


def test_the_month_follows_the_field_and_the_pointer_the_month(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    put(dialog, QDate(2027, 2, 3), QTime(9, 0))
    month = days(dialog)
    assert month.month == QDate(2027, 2, 1)
    assert "Wednesday 3 February" in month.accessibleDescription()
    cell = month._cell(9)  # the tenth day from Monday 1 February on
    QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=cell.center().toPoint())
    assert when.local(dialog.due).date() == QDate(2027, 2, 10)
    before = dialog.findChild(QWidget, "monthBeforeButton")
    assert before is not None
    for _ in range(3):
        QTest.mouseClick(before, Qt.MouseButton.LeftButton)
    assert (month.month, month.day) == (QDate(2026, 11, 1), QDate(2027, 2, 10))
    assert not before.isEnabled()  # there is nothing to choose before today


def test_days_on_which_advertising_may_not_be_sent_say_why(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    put(dialog, QDate(2026, 12, 25), QTime(10, 0))
    assert days(dialog).accessibleDescription().endswith("On Christmas Day no advertising may be sent.")
    assert notice(dialog).isVisible()
    assert "On Christmas Day no advertising may be sent. OVHcloud would hold" in said(dialog)
    assert "On Christmas Day" in button(dialog, "scheduleTakeButton").accessibleDescription()


def test_the_link_of_the_notice_begins_where_its_sentence_does(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    put(dialog, QDate(2026, 11, 28), QTime(20, 30))
    said_, link = notice(dialog), button(dialog, "scheduleDeclareButton")
    assert isinstance(said_, HoursNotice)
    assert isinstance(link, Link)
    qtbot.waitUntil(lambda: link.y() >= said_.sentence.geometry().bottom())
    assert link.x() + link.inset == said_.sentence.x()


@pytest.mark.parametrize("way", ["click", "key"])
def test_of_a_time_without_advertising_the_button_and_enter_go_to_the_next_one_for_it(
    qtbot: QtBot, way: str
) -> None:
    dialog = opened(qtbot)
    taken: list[Due] = []
    dialog.taken.connect(taken.append)
    put(dialog, QDate(2026, 11, 28), QTime(20, 30))
    take = button(dialog, "scheduleTakeButton")
    assert isinstance(take, Button)
    assert (take.text(), take.kind) == ("&Choose Monday 30 November 8:05", Kind.LEAD)

    def press() -> None:
        if way == "click":
            take.click()
        else:
            QTest.keyClick(days(dialog), Qt.Key.Key_Return)

    press()
    due = when.due(QDate(2026, 11, 30), QTime(8, 5), PARIS_TIME)
    assert (taken, dialog.due) == ([], due), "nothing else than what was typed is taken unseen"
    assert (take.text(), take.kind) == ("&Choose Monday 30 November 8:05", Kind.PRIMARY)
    assert not notice(dialog).isVisible()
    press()
    assert taken == [due]


def test_what_is_no_advertising_has_no_hours(qtbot: QtBot) -> None:
    dialog = opened(qtbot, advertising=False)
    put(dialog, QDate(2026, 12, 25), QTime(23, 0))
    assert not notice(dialog).isVisible()
    assert "no advertising" not in days(dialog).accessibleDescription()


def test_the_statement_is_given_with_the_time_and_not_without(qtbot: QtBot) -> None:
    told: list[str] = []
    for name in ("scheduleCancelButton", "scheduleTakeButton"):
        dialog = opened(qtbot)
        dialog.declared.connect(lambda: told.append("stated"))
        dialog.taken.connect(lambda _due: told.append("taken"))
        put(dialog, QDate(2026, 11, 28), QTime(20, 30))
        button(dialog, "scheduleDeclareButton").click()
        assert button(dialog, "scheduleTakeButton").text() == "&Choose Saturday 28 November 20:30"
        assert "Not advertising, as you state" in said(dialog)
        button(dialog, name).click()
    assert told == ["stated", "taken"]


def test_what_is_often_chosen_is_lawful(qtbot: QtBot) -> None:
    saturday = datetime(2026, 11, 28, 10, 0, tzinfo=PARIS).timestamp()
    dialog = opened(qtbot, now=saturday)
    assert button(dialog, "scheduleQuickButton0").text() == "Monday 30 November 9:00"
    other = opened(qtbot, now=saturday, advertising=False)
    assert button(other, "scheduleQuickButton0").text() == "Tomorrow 9:00"


def offered(dialog: ScheduleDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QPushButton) if "Quick" in one.objectName()]


def test_one_day_is_offered_once(qtbot: QtBot) -> None:
    thursday = datetime(2026, 11, 26, 10, 0, tzinfo=PARIS).timestamp()
    assert offered(opened(qtbot, now=thursday)) == ["Tomorrow 9:00", "Monday 30 November 8:05"]


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [
        (9, 0, ["Today 14:00", "Tomorrow 9:00", "Monday 30 November 8:05"]),
        (13, 58, ["Tomorrow 9:00", "Monday 30 November 8:05", "Friday 4 December 14:00"]),
        (15, 0, ["Tomorrow 9:00", "Monday 30 November 8:05", "Friday 4 December 14:00"]),
    ],
)
def test_on_a_friday_it_is_said_which_friday_is_meant_the_soonest_first(
    qtbot: QtBot, hour: int, minute: int, told: list[str]
) -> None:
    now = datetime(2026, 11, 27, hour, minute, tzinfo=PARIS).timestamp()
    dialog = opened(qtbot, now=now)
    assert offered(dialog) == told
    assert button(dialog, "scheduleTakeButton").text() == "&Choose Saturday 28 November 9:00"


def test_what_is_offered_is_what_is_chosen(qtbot: QtBot) -> None:
    dialog = opened(qtbot, now=datetime(2026, 11, 27, 9, 0, tzinfo=PARIS).timestamp())
    button(dialog, "scheduleQuickButton1").click()
    assert button(dialog, "scheduleTakeButton").text() == "&Choose Friday 27 November 14:00"
    assert button(dialog, "scheduleTakeButton").isEnabled()


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        (PARIS_TIME, QDate(2026, 11, 27), ((8.0, 20.0),)),
        (PARIS_TIME, QDate(2026, 11, 29), ()),
        ("Indian/Reunion", QDate(2026, 11, 27), ((11.0, 23.0),)),
        ("America/Montreal", QDate(2026, 11, 27), ((2.0, 14.0),)),
        ("Pacific/Noumea", QDate(2026, 11, 28), ((0.0, 6.0), (18.0, 24.0))),
        ("Pacific/Noumea", QDate(2026, 11, 29), ((0.0, 6.0),)),  # Saturday afternoon in Paris
    ],
)
def test_the_hours_of_a_day_are_those_of_where_one_is(
    zone: str, day: QDate, hours: tuple[tuple[float, float], ...]
) -> None:
    assert LegalHours(zone).of(day) == hours
    assert bool(LegalHours(zone).closed(day)) is not bool(hours)


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    language.speak(qapp, "fr")
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(QLocale("en_GB"))


@pytest.mark.usefixtures("french")
def test_in_french_hours_are_written_as_the_french_do(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    assert button(dialog, "scheduleTakeButton").text() == "&Choisir jeudi 26 novembre 9\u00a0h\u00a000"
    assert button(dialog, "scheduleQuickButton1").text() == "Vendredi 27 novembre 14\u00a0h\u00a000"
    seconds = datetime(2026, 11, 26, 7, 47, 5).timestamp()  # noqa: DTZ001 - as this computer has it
    assert messages.moment(seconds) == "26/11/2026 7\u00a0h\u00a047"
    assert messages.moment(seconds, precise=True) == "26/11/2026 7\u00a0h\u00a047\u00a0min\u00a005\u00a0s"
    put(dialog, QDate(2026, 11, 27), QTime(20, 30))
    told = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "retiendrait ce message jusqu’à samedi 28 novembre 8\u00a0h\u00a000" in told


def test_in_english_they_are_short() -> None:
    seconds = datetime(2026, 11, 26, 7, 47, 5).timestamp()  # noqa: DTZ001
    assert messages.moment(seconds) == "26/11/2026 7:47"
    assert messages.moment(seconds, precise=True) == "26/11/2026 7:47:05"
