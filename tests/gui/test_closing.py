"""Closing at any moment forgets nobody and nothing that was written, or says so first."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.states import ReceiverState as S
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.work import lookup
from ovhsms_gui.work.events import PeopleChanged

from .conftest import Desk, Open, close, guest, said
from .lanes import Scripted
from .test_replies import ANA, choose, edit, open_page, press_send, reply


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows opened from now on give up sooner a file that another program holds."""
    monkeypatch.setattr("ovhsms_gui.store.database.BUSY_SECONDS", 1.0)


def test_while_a_list_is_read_all_of_it_is_kept(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    people = 3000
    desk.parts.compose.add_text(
        "\n".join(f"06 39 98 {n // 100:02} {n % 100:02}; Ana {n}" for n in range(people)), "pasted"
    )
    assert desk.parts.compose.phase is Phase.READING
    desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible())
    close(desk)
    again = open_desk(guest(server))
    again.until(lambda: len(again.parts.compose.rows) > 0 and not again.parts.compose.busy)
    assert len(again.parts.compose.rows) == people


@pytest.mark.parametrize("stays", [False, True])
def test_while_a_long_list_is_read_it_says_so_and_closes_after(
    open_desk: Open, server: DemoServer, stays: bool
) -> None:
    desk = open_desk(guest(server))
    read = Event()

    def rows() -> Iterator[Row]:
        yield Row(parse("06 39 98 00 12", "FR"), "Ana")
        while not read.is_set():
            yield Row(parse("06 39 98 00 13", "FR"), "Bob")

    desk.parts.compose.add_rows(rows())
    desk.parts.window.close()
    dialog = desk.wait_dialog("closingDialog")
    assert "still being added" in said(dialog)
    if stays:
        button = dialog.findChild(QPushButton, "closingCancelButton")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    read.set()
    desk.until(lambda: desk.dialog("closingDialog") is None and not desk.parts.compose.busy)
    if not stays:
        desk.until(lambda: not desk.parts.window.isVisible())
        return
    desk.until(lambda: desk.parts.compose.kept)
    assert desk.parts.window.isVisible()
    desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible())


def test_an_answer_that_was_just_typed_is_kept(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Merci, à demain")
    desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible())
    close(desk)
    again = open_desk(guest(server))
    open_page(again)
    choose(again)
    assert edit(again).toPlainText() == "Merci, à demain"


def test_while_the_journal_takes_an_answer_it_asks(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), undo=60)
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Merci")
    yes = press_send(desk).findChild(QPushButton, "answerSendButton")
    assert yes is not None
    QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
    assert desk.parts.replies.answering.busy
    desk.parts.window.close()
    assert "1 person" in said(desk.wait_dialog("closeDialog"))


def test_what_the_journal_took_a_moment_ago_is_asked_about(open_desk: Open, server: DemoServer) -> None:
    """The outbox has not read it yet."""
    desk = open_desk(guest(server))
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    closes = desk.parts.window.close
    desk.parts.compose.stored.connect(closes)
    desk.send(60)
    assert "1 person" in said(desk.wait_dialog("closeDialog"))
    assert desk.parts.window.isVisible()


def test_a_window_whose_sends_cannot_be_read_closes_when_it_is_asked_twice(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(guest(server))
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    stored: list[int] = []
    desk.parts.compose.stored.connect(stored.append)
    lane = Scripted()
    monkeypatch.setattr(desk.parts.office, "read", lane)  # and never says anything
    desk.send(60)
    desk.until(lambda: bool(stored) and not desk.parts.compose.busy)
    desk.parts.window.close()
    desk.wait_dialog("closingDialog")
    assert desk.parts.window.isVisible()
    assert lane.asked(lookup.sends), "it is read anew"
    desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible())


@pytest.mark.expects_log
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("stay", [True, False])
def test_what_cannot_be_kept_is_not_lost_without_a_word(
    open_desk: Open, server: DemoServer, stay: bool
) -> None:
    desk = open_desk(guest(server))
    desk.write("Bonjour")
    desk.until(lambda: desk.parts.compose.kept)
    with closing(sqlite3.connect(desk.places.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        desk.write("Bonjour, et bien plus")
        desk.parts.window.close()
        dialog = desk.wait_dialog("closeDialog")
        assert "If you close now, it is lost" in said(dialog)
        assert desk.parts.window.isVisible()
        assert not desk.parts.compose.kept
        other.execute("ROLLBACK")
    if not stay:
        desk.parts.window.close()  # once more is a yes
        desk.until(lambda: not desk.parts.window.isVisible())
        return
    dialog.reject()
    assert desk.parts.window.isEnabled()
    close(desk)
    again = open_desk(guest(server))
    again.until(lambda: again.parts.compose.draft.text == "Bonjour, et bien plus")


@pytest.mark.expects_log
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("stay", [True, False])
def test_an_answer_that_cannot_be_kept_is_not_lost_without_a_word(
    open_desk: Open, server: DemoServer, stay: bool
) -> None:
    desk = open_desk(guest(server))
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 0)  # nothing else waits for the file
    with closing(sqlite3.connect(desk.places.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        edit(desk).setPlainText("Merci, à demain")
        desk.parts.window.close()
        dialog = desk.wait_dialog("closeDialog")
        assert "If you close now, it is lost" in said(dialog)
        assert desk.parts.window.isVisible()
        other.execute("ROLLBACK")
    if not stay:
        desk.parts.window.close()  # once more is a yes
        desk.until(lambda: not desk.parts.window.isVisible())
        return
    dialog.reject()
    assert desk.parts.window.isEnabled()
    assert edit(desk).toPlainText() == "Merci, à demain"
    close(desk)
    again = open_desk(guest(server))
    open_page(again)
    choose(again)
    assert edit(again).toPlainText() == "Merci, à demain"


@pytest.mark.expects_log
@pytest.mark.usefixtures("impatient")
def test_an_answer_that_could_not_be_kept_is_kept_at_the_end(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    desk.until(lambda: desk.parts.replies.unread == 0)
    tried: list[object] = []
    desk.parts.office.write.failed.connect(tried.append)
    with closing(sqlite3.connect(desk.places.journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        edit(desk).setPlainText("Merci, à demain")
        desk.until(lambda: bool(tried))
        other.execute("ROLLBACK")
    close(desk)
    again = open_desk(guest(server))
    open_page(again)
    choose(again)
    assert edit(again).toPlainText() == "Merci, à demain"


def test_of_somebody_who_was_erased_no_answer_is_kept(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Merci, à demain")
    desk.parts.office.happened.emit(PeopleChanged((ANA,)))
    close(desk)
    again = open_desk(guest(server))
    open_page(again)
    choose(again)
    assert edit(again).toPlainText() == ""


def asked_while_it_counts_down(desk: Desk, undo: int = 600) -> QDialog:
    desk.add("06 39 98 00 12")
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(undo)
    desk.until(lambda: desk.parts.outbox.about_to_leave == 1)
    desk.parts.window.close()
    dialog = desk.wait_dialog("closeDialog")
    assert "Not sent to yet: 1 person" in said(dialog)
    return dialog


def test_the_question_goes_once_what_it_was_about_is_undone(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    dialog = asked_while_it_counts_down(desk)
    QTest.keyClick(dialog, Qt.Key.Key_F8)
    desk.until(lambda: desk.parts.outbox.about_to_leave == 0)
    desk.until(lambda: desk.dialog("closeDialog") is None)
    assert desk.parts.window.isVisible(), "the message is back to be written on"


def test_the_question_follows_how_many_wait(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(guest(server))
    dialog = asked_while_it_counts_down(desk)
    waiting = [2]
    monkeypatch.setattr(OutboxState, "about_to_leave", property(lambda _: waiting[0]))
    desk.parts.outbox.sends_changed.emit()
    desk.until(lambda: "Not sent to yet: 2 people" in said(dialog))


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({S.LEAVING: 1}, "Not sent to yet: 1 person"),
        ({S.ACCEPTED: 1, S.PLANNED: 9}, "Not sent to yet: 9 people"),
        ({S.ACCEPTED: 1}, "It has left meanwhile."),
        ({S.SCHEDULED: 1}, "Nothing of it waits here any more."),
        ({S.REFUSED: 1}, "Nothing of it waits here any more."),
        ({S.UNKNOWN: 1}, "Nothing of it waits here any more."),
    ],
)
def test_the_question_says_of_what_no_longer_leaves_by_itself_how_it_is(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch, counts: dict[S, int], told: str
) -> None:
    desk = open_desk(guest(server))
    dialog = asked_while_it_counts_down(desk)
    outbox = desk.parts.outbox
    monkeypatch.setattr(OutboxState, "about_to_leave", property(lambda _: 0))
    outbox.sends = (replace(outbox.sends[0], counts=counts),)
    desk.parts.compose.changed.emit()  # some news, upon which the sends are not read anew
    QApplication.processEvents()
    assert dialog.isVisible()
    assert told in said(dialog)
    if S.LEAVING not in counts:
        assert "F8" not in said(dialog)


def test_the_question_says_so_when_all_has_left_behind_it(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    dialog = asked_while_it_counts_down(desk, undo=6)  # seconds: long enough to ask first
    assert "it leaves at its time. F8 takes it back." in said(dialog)
    desk.until(lambda: "It has left meanwhile." in said(dialog))
    assert dialog.isVisible()
    assert len(desk.server.world.sent) == 1
    button = dialog.findChild(QPushButton, "closeCancelButton")
    assert button is not None
    button.click()
    desk.until(lambda: desk.dialog("closeDialog") is None)
    assert desk.parts.window.isVisible()
    desk.parts.window.close()  # of what has left nobody is asked
    desk.until(lambda: not desk.parts.window.isVisible())


@pytest.mark.parametrize(
    ("demo", "told"), [(False, "Draft kept"), (True, "Kept until you quit")], ids=["program", "demo"]
)
def test_the_demonstration_keeps_a_draft_no_longer_than_it_runs_and_says_so(
    open_desk: Open, server: DemoServer, demo: bool, told: str
) -> None:
    desk = open_desk(guest(server), demo=demo)
    desk.write("Bonjour")
    desk.until(lambda: desk.parts.compose.kept)
    mark = desk.find(QLabel, "draftKeptLabel")
    desk.until(mark.isVisible)
    assert mark.text() == told


@pytest.mark.parametrize("way", ["stay", "closeAnywayButton", "once more"])
def test_the_demonstration_asks_before_it_loses_what_was_written(
    open_desk: Open, server: DemoServer, way: str
) -> None:
    desk = open_desk(guest(server), demo=True)
    desk.write("Bonjour")
    desk.parts.window.close()
    dialog = desk.wait_dialog("closeDialog")
    assert "If you close now, what you wrote here is lost." in said(dialog)
    if way == "stay":
        dialog.reject()
        desk.until(lambda: desk.dialog("closeDialog") is None)
        assert desk.parts.window.isEnabled()
        desk.write("  ")  # and of nothing that was written nobody is asked
    if way == "closeAnywayButton":
        button = dialog.findChild(QPushButton, way)
        assert button is not None
        button.click()
    else:
        desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible())


def test_the_demonstration_asks_before_it_loses_an_answer(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server), demo=True)
    reply(desk, "OUI")
    open_page(desk)
    choose(desk)
    edit(desk).setPlainText("Merci, à demain")
    desk.parts.window.close()
    desk.wait_dialog("closeDialog")
