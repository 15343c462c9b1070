"""Finding among all sends on the outbox page, and what is done with what was found."""

import csv
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QToolButton,
    QWidget,
)

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.segments import Segments
from ovhsms_gui.gui.kit.sends import SEND
from ovhsms_gui.gui.outbox import listing
from ovhsms_gui.gui.outbox.periods import Period
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.rows import Cause
from ovhsms_gui.store.search_index import SearchIndex, place
from ovhsms_gui.work import history, lookup, people
from ovhsms_gui.work.events import Trouble

from .conftest import Desk, Open, close, guest

WORDS = "Le cabinet sera fermé lundi."
TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC).timestamp()
DAY = timedelta(days=1).total_seconds()
PETIT, ROUX, MARTIN = "Mme Petit; 06 39 98 00 12", "Zoé Roux; 06 39 98 00 13", "Luc Martin; 06 39 98 00 14"


def keep_sends(places: Places, *sends: tuple[float, str, str]) -> None:
    """Sends of other days: when, which text, to whom. The last one waits for a word."""
    context = Context("guest", "Cabinet Martin", "sms-ab12345-1", 1e6, {"FR": 1.0}, None)
    for at, text, whom in sends:
        receivers = ReceiverList()
        receivers.add(read(whom, "FR"))
        plan = make_plan(receivers.snapshot(), Draft(text, Terms("MARTIN")), context)
        with closing(Journal(places.journal, clock=lambda at=at: at)) as journal:  # type: ignore[misc]
            send_id = journal.add_send(plan)
            journal.cancel(send_id)
            if (at, text, whom) == sends[-1]:
                journal.pause(journal.add_send(plan), Cause.OPERATOR)


@pytest.fixture
def week(open_desk: Open, server: DemoServer) -> Desk:
    """A window on a week of sends."""
    desk = open_desk(guest(server), data="week")
    close(desk)
    keep_sends(
        desk.places,
        (TUESDAY - DAY, "Le cabinet sera fermé jeudi.", f"{PETIT}\n{ROUX}\n{MARTIN}"),
        (TUESDAY, "Bonjour {name}, vos lunettes sont prêtes.", f"{MARTIN}\n{PETIT}"),
        (TUESDAY + DAY, "Bonjour {name}, votre ordonnance est prête.", PETIT),
        (TUESDAY + 2 * DAY, "À demain 9 h", f"{ROUX}\n{MARTIN}"),
    )
    return open_desk(guest(server), data="week")


def table(desk: Desk) -> list[tuple[str, ...]]:
    model = desk.find(QTableView, "outboxReceiversView").model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def listed(desk: Desk) -> list[str]:
    return [send.text.partition(",")[2].strip() or send.text for send in desk.parts.outbox.listing.rows]


def text_shown(desk: Desk) -> str:
    return desk.find(QLabel, "outboxTextLabel").text()


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Where the focus is, as a person would."""
    desk.parts.window.activateWindow()
    desk.until(lambda: QApplication.focusWidget() is not None)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def test_what_was_told_to_mme_petit_on_tuesday_takes_three_keys_and_a_name(week: Desk) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    press(week, Qt.Key.Key_2, control)
    week.until(lambda: bool(text_shown(week)))
    press(week, Qt.Key.Key_F, control)
    focused = QApplication.focusWidget()
    assert focused is not None
    week.type(focused, "petit")
    press(week, Qt.Key.Key_Down)  # the newest is shown at once, and this is the one before
    week.until(lambda: text_shown(week).startswith("Bonjour Mme Petit, vos lunettes"))
    sends = week.find(QTableView, "outboxView")
    assert "24" in sends.currentIndex().data(SEND).day
    assert "Tuesday" in sends.currentIndex().data(SEND).day
    assert [row[1] for row in table(week)] == ["Mme Petit"]


def test_every_send_is_found_by_name_number_and_words_and_the_person_in_it(week: Desk) -> None:
    week.show_page(1)
    edit, found = week.find(QLineEdit, "sendsSearchEdit"), week.find(QLabel, "outboxFoundLabel")
    week.until(lambda: len(listed(week)) == 5)
    assert not found.isVisible()
    edit.setText("0033 (0)6 39 98 00 12")
    week.until(lambda: found.text() == "3 sends")
    week.until(lambda: [row[1] for row in table(week)] == ["Mme Petit"])
    within = week.find(QLineEdit, "outboxSearchEdit")
    assert within.text() == "0033 (0)6 39 98 00 12"
    edit.setText("lunettes")
    week.until(lambda: listed(week) == ["vos lunettes sont prêtes."])
    week.until(lambda: len(table(week)) == 2)  # everybody got these words
    assert not within.text()
    edit.setText("lunettes petit")
    week.until(lambda: [row[1] for row in table(week)] == ["Mme Petit"])
    within.clear()
    week.until(lambda: len(table(week)) == 2)
    edit.setText("nobody at all")
    week.until(lambda: found.text() == "No send fits")
    week.click("outboxShowAllButton")
    week.until(lambda: len(listed(week)) == 5)
    assert not edit.text()
    assert not found.isVisible()


def test_what_needs_a_look_is_listed_by_itself(week: Desk) -> None:
    week.show_page(1)
    which = week.find(Segments, "outboxWhichBar")
    week.until(lambda: which.accessibleTabName(0) == "To look at, 1")
    assert which.currentIndex() == 2
    for _ in range(2):
        QTest.keyClick(which, Qt.Key.Key_Left)
    week.until(lambda: len(listed(week)) == 1)
    assert week.find(QPushButton, "resumeButton").isVisible()
    week.click("cancelSendButton")
    week.until(lambda: listed(week) == [])
    for _ in range(2):
        QTest.keyClick(which, Qt.Key.Key_Right)
    week.until(lambda: len(listed(week)) == 5)


def test_days_narrow_the_list_and_can_be_taken_off_again(week: Desk) -> None:
    week.show_page(1)
    menu = week.find(QMenu, "outboxDaysMenu")
    menu.aboutToShow.emit()
    this = QDate.currentDate()
    names = [action.text() for action in menu.actions()]
    assert names[:3] == ["Any time", "Today", "Yesterday"]
    week.parts.outbox.listing.within(Period(QDate(2026, 11, 24), QDate(2026, 11, 25)))
    week.until(lambda: listed(week) == ["votre ordonnance est prête.", "vos lunettes sont prêtes."])
    week.find(QLineEdit, "sendsSearchEdit").setText("petit lunettes")
    week.until(lambda: listed(week) == ["vos lunettes sont prêtes."])
    assert len(week.find(QMenu, "outboxMonthsMenu").actions()) == 12
    far = Period(QDate(this.year() + 1, 1, 1), None)
    week.parts.outbox.listing.within(far)
    week.until(lambda: listed(week) == [])
    menu.actions()[0].trigger()
    week.until(lambda: listed(week) == ["vos lunettes sont prêtes."])


def test_escape_gives_the_list_back_and_a_new_send_is_shown_whatever_was_looked_for(week: Desk) -> None:
    week.show_page(1)
    edit = week.find(QLineEdit, "sendsSearchEdit")
    edit.setText("lunettes")
    week.until(lambda: len(listed(week)) == 1)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    week.until(lambda: len(listed(week)) == 5)
    edit.setText("lunettes")
    week.until(lambda: len(listed(week)) == 1)
    week.show_page(0)
    week.add("06 39 98 00 12")
    week.write(WORDS)
    week.choose_sender("MARTIN")
    week.confirm()
    week.until(lambda: len(listed(week)) == 6)
    week.until(lambda: text_shown(week).startswith(WORDS))
    assert not edit.text()


def test_after_somebody_was_erased_the_index_is_made_again_without_them(week: Desk) -> None:
    week.show_page(1)
    with closing(SearchIndex(week.places.journal)) as index:
        week.until(lambda: index.reached()[0] > place(5))
        week.parts.office.write.ask(partial(people.erase, numbers=("+33639980012",)))
        week.find(QLineEdit, "sendsSearchEdit").setText("petit")
        week.until(lambda: week.find(QLabel, "outboxFoundLabel").text() == "No send fits")
        week.until(lambda: index.reached()[0] > place(5))
        assert list(index.find(("pet",), 0, place(9), newest=True)) == []
        assert list(index.find(("lun",), 0, place(9), newest=True)) == [place(2)]


# ---- using again, writing into files ---------------------------------------------------------------


def use(desk: Desk, action: str) -> None:
    [found] = [one for one in desk.find(QMenu, "useAgainMenu").actions() if one.objectName() == action]
    found.trigger()


def people_written_to(desk: Desk) -> list[str]:
    compose = desk.parts.compose
    return [compose.rows.row(n).name for n in range(len(compose.rows))]


@pytest.mark.parametrize(
    ("action", "text", "names"),
    [
        ("useTextAction", "Bonjour {name}, vos lunettes sont prêtes.", []),
        ("usePeopleAction", "", ["Luc Martin", "Mme Petit"]),
        ("useBothAction", "Bonjour {name}, vos lunettes sont prêtes.", ["Luc Martin", "Mme Petit"]),
    ],
)
def test_a_send_is_used_again_and_what_was_being_written_is_kept(
    week: Desk, action: str, text: str, names: list[str]
) -> None:
    week.write("Presque fini")
    week.show_page(1)
    week.find(QLineEdit, "sendsSearchEdit").setText("lunettes")
    week.until(lambda: text_shown(week).startswith("Bonjour Luc Martin, vos lunettes"))
    use(week, action)
    edit = week.find(QPlainTextEdit, "messageEdit")
    week.until(lambda: edit.isVisible() and edit.toPlainText() == text and people_written_to(week) == names)
    assert week.parts.compose.draft.terms.sender == "MARTIN"
    week.until(lambda: [draft.start for draft in week.parts.compose.drafts.rows].count("Presque fini") == 1)


def test_the_arrows_walk_through_the_texts(week: Desk) -> None:
    week.show_page(1)
    week.find(QLineEdit, "sendsSearchEdit").setText("lunettes")
    week.until(lambda: text_shown(week).startswith("Bonjour Luc Martin, vos lunettes"))
    assert week.find(QLabel, "outboxWhoseLabel").text() == "Text for Luc Martin, 1 of 2"
    back, on = week.find(QToolButton, "outboxPreviousButton"), week.find(QToolButton, "outboxNextButton")
    assert not back.isEnabled()
    on.click()
    week.until(lambda: text_shown(week).startswith("Bonjour Mme Petit"))
    assert not on.isEnabled()
    back.click()
    week.until(lambda: text_shown(week).startswith("Bonjour Luc Martin"))


def exported(desk: Desk, button: str, dialog: str, path: Path) -> list[list[str]]:
    desk.click(button)
    shown_ = desk.wait_dialog(dialog)
    assert isinstance(shown_, QFileDialog)
    shown_.fileSelected.emit(str(path))
    shown_.reject()
    desk.until(lambda: path.name in desk.find(QLabel, "outboxToldLabel").text() and path.exists())
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


TITLES = ["Date", "Number", "Name", "Sender", "Text", "SMS", "Credits", "State", "Reason"]


def test_what_is_listed_and_what_is_looked_at_is_exported(week: Desk, tmp_path: Path) -> None:
    week.show_page(1)
    week.find(QLineEdit, "sendsSearchEdit").setText("petit prete")
    week.until(lambda: len(listed(week)) == 2)
    header, *rows = exported(week, "exportListButton", "exportListDialog", tmp_path / "list.csv")
    assert header == TITLES
    assert [(row[2], row[4]) for row in rows] == [
        ("Mme Petit", "Bonjour Mme Petit, votre ordonnance est prête.\nSTOP:36111"),
        ("Mme Petit", "Bonjour Mme Petit, vos lunettes sont prêtes.\nSTOP:36111"),
    ]
    assert [row[3] for row in rows] == ["MARTIN", "MARTIN"]
    assert rows[0][0].startswith("25/11/2026")
    assert [row[5:8] for row in rows] == [["", "", "not sent: cancelled"]] * 2
    week.find(QLineEdit, "sendsSearchEdit").clear()
    week.until(lambda: len(listed(week)) == 5)
    everything = exported(week, "exportListButton", "exportListDialog", tmp_path / "all.csv")
    assert len(everything) == 1 + 3 + 2 + 1 + 2 + 2
    told = week.find(QLabel, "outboxToldLabel")  # and three people
    week.until(lambda: told.text() == f"✓ 10 messages written to {tmp_path / 'all.csv'}.")
    week.find(QTableView, "outboxView").selectRow(4)
    week.until(lambda: len(table(week)) == 3)
    week.find(QLineEdit, "outboxSearchEdit").setText("roux")
    week.until(lambda: [row[1] for row in table(week)] == ["Zoé Roux"])
    header, *rows = exported(week, "exportButton", "exportDialog", tmp_path / "one.csv")
    assert [row[1:3] for row in rows] == [["+33 6 39 98 00 13", "Zoé Roux"]]


def test_a_workbook_holds_times_figures_and_texts(week: Desk, tmp_path: Path) -> None:
    week.show_page(1)
    week.find(QLineEdit, "sendsSearchEdit").setText("lunettes")
    week.until(lambda: len(listed(week)) == 1)
    path = tmp_path / "Liste.XLSX"
    week.click("exportListButton")
    dialog = week.wait_dialog("exportListDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    told = week.find(QLabel, "outboxToldLabel")
    week.until(lambda: told.text() == f"✓ 2 messages written to {path}.")
    sheet = openpyxl.load_workbook(path)["Sends"]
    header, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert header == TITLES
    here = datetime.fromtimestamp(TUESDAY).astimezone().replace(tzinfo=None)
    assert [row[:4] for row in rows] == [
        [here, "+33 6 39 98 00 14", "Luc Martin", "MARTIN"],
        [here, "+33 6 39 98 00 12", "Mme Petit", "MARTIN"],
    ]
    assert rows[1][4] == "Bonjour Mme Petit, vos lunettes sont prêtes.\nSTOP:36111"
    assert rows[1][5:7] == [None, None]  # it was cancelled


def indexed(desk: Desk) -> bool:
    """All five are in the index by which sends are found."""
    with closing(SearchIndex(desk.places.journal)) as index:
        return index.reached()[0] == place(5) + 1


def erase(desk: Desk) -> None:
    done: list[object] = []
    desk.parts.office.write.ask(partial(people.erase, numbers=("+33639980088",)), done.append)
    desk.until(lambda: bool(done))


@pytest.mark.expects_log
def test_the_index_goes_on_after_trouble_with_the_data_folder(
    week: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    week.until(lambda: indexed(week))
    told: list[object] = []
    week.parts.office.happened.connect(told.append)

    def refuse(_books: object) -> bool:
        raise StoreProblem(StoreKind.LOCKED)

    with monkeypatch.context() as broken:
        broken.setattr(history, "take_in", refuse)
        erase(week)
        week.until(lambda: any(isinstance(one, Trouble) for one in told))
    erase(week)
    week.until(lambda: indexed(week))


def test_the_whole_list_is_as_long_as_before_a_search(week: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    week.show_page(1)
    found = week.parts.outbox.listing
    week.until(lambda: len(found.rows) == 5)
    monkeypatch.setattr(listing, "SENDS_PAGE", 2)  # so that all five are several pages
    found.look_for("petit")
    found.take_newest(found.rows)  # there was news before the answer
    found.show_all()
    shown: list[int] = []
    found.changed.connect(lambda: shown.append(len(found.rows)))
    asked: list[int] = []
    for count in (1, 2):  # what was asked before is answered, and what that asked
        week.parts.office.read.ask(lambda _books: 0, asked.append)
        week.until(lambda count=count: len(asked) == count)  # type: ignore[misc]
    assert set(shown) <= {5}


@pytest.mark.expects_log
def test_a_search_that_fails_shows_nothing_and_says_so(week: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    field = week.find(QLineEdit, "sendsSearchEdit")
    found = week.find(QLabel, "outboxFoundLabel")
    field.setText("lunettes")
    week.until(lambda: found.text() == "1 send")

    def refuse(_books: object, **_what: object) -> lookup.Listed:
        raise StoreProblem(StoreKind.LOCKED)

    with monkeypatch.context() as broken:
        broken.setattr(lookup, "listed", refuse)
        field.setText("ordonnance")
        week.until(lambda: found.text() == "The sends could not be searched")
        assert listed(week) == [], "those about glasses are no answer"
    field.setText("ordonnances")
    week.until(lambda: found.text() == "No send fits")
    field.clear()
    week.until(lambda: len(listed(week)) == 5)


@pytest.mark.parametrize(("which", "said_"), [(0, "Nothing to look at"), (1, "Nothing is scheduled")])
def test_where_there_is_none_of_a_kind_it_says_so_and_shows_none(desk: Desk, which: int, said_: str) -> None:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(0)
    desk.show_page(1)
    receivers = desk.find(QTableView, "outboxReceiversView")
    desk.until(receivers.isVisible)
    desk.find(Segments, "outboxWhichBar").setCurrentIndex(which)
    none = desk.find(QWidget, "outboxNone")
    desk.until(none.isVisible)
    assert said_ in [label.text() for label in none.findChildren(QLabel)]
    assert not receivers.isVisible()
    assert not desk.find(QTableView, "outboxView").isVisible()
    desk.click("outboxNoneShowAllButton")
    desk.until(receivers.isVisible)
    assert desk.find(QTableView, "outboxView").isVisible()
    assert not none.isVisible()


def test_a_search_that_finds_nothing_shows_no_send_of_before(week: Desk) -> None:
    receivers, field = week.find(QTableView, "outboxReceiversView"), week.find(QLineEdit, "sendsSearchEdit")
    week.show_page(1)
    week.until(receivers.isVisible)
    field.setText("ordonnance xyz")
    none = week.find(QWidget, "outboxNone")
    week.until(none.isVisible)
    assert "No send fits" in [label.text() for label in none.findChildren(QLabel)]
    assert not receivers.isVisible()
    field.clear()
    week.until(receivers.isVisible)
    assert not none.isVisible()
