"""Whose doubt is let be is whoever the question named, however people fell into chunks; nobody else's is."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.gui.outbox.doubt import may_leave
from ovhsms_gui.store import replacing
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.moves import Moves
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.rows import Cause, Sighting
from ovhsms_gui.work import sends
from ovhsms_gui.work.books import WriteBooks

from .conftest import Time
from .office import DAY, HOUR, NEVER_TAKEN, MakePlan, Office
from .test_changed_in_vain import doubted, named
from .test_replacing import NEW, OLD, A, B, C, D, Desk


@pytest.fixture
def desk(office: Office, plan: MakePlan, time: Time) -> Desk:
    return Desk(office, plan, time)


def alike(desk: Desk, old: int, who: str) -> None:
    """OVHcloud lists something for them that may be another send's."""
    for chunk in desk.office.doubt(old).chunks:
        sighting = Sighting(who, ReceiverState.UNKNOWN, Cause.ALIKE)
        desk.office.looks.put_off(chunk, 60.0, "", listed={who: sighting})


def test_whoever_is_listed_and_waits_for_the_changed_one_is_not_let_be_with_the_others(
    desk: Desk, office: Office
) -> None:
    old = doubted(desk, A, B)
    new = desk.change(old, A)
    office.go_on(HOUR)
    alike(desk, old, A)
    assert (named(desk, old), office.doubt(old).changed) == ([B], False)
    assert office.journal.leave(old, office.doubt(old).chunks) == 1
    assert desk.states(new) == {A: "planned"}
    assert office.doubt(old).stopped == ""


def test_whoever_is_listed_and_gets_no_changed_one_is_let_be_with_the_others(
    desk: Desk, office: Office
) -> None:
    """Nobody could decide on them any more."""
    old = doubted(desk, A, B)
    desk.change(old, A)
    office.go_on(HOUR)
    alike(desk, old, B)
    assert (named(desk, old), office.doubt(old).changed) == ([A], True)
    assert office.journal.leave(old, office.doubt(old).chunks) == 1
    assert office.doubt(old).stopped == Cause.LEFT


@pytest.mark.parametrize("size", [1, 2, 3, 500])
def test_who_was_let_be_can_be_decided_in_every_chunk(desk: Desk, office: Office, size: int) -> None:
    office.demo.faults.add(*[NEVER_TAKEN] * -(-4 // size))
    old = desk.add((A, B, C, D), DAY, size, OLD)
    for _ in range(4):
        office.runner.drain()
        office.journal.resume(old)
    desk.change(old, A, B, C)
    office.go_on(HOUR)
    assert named(desk, old) == [A, B, C]
    assert office.journal.leave(old, office.doubt(old).chunks) == 3
    assert named(desk, old) == [A, B, C, D]
    office.go_on(HOUR)
    assert office.journal.send_again(old, office.doubt(old).chunks) == 4


def test_nothing_is_said_to_be_asked_of_whoever_was_let_be(desk: Desk, office: Office) -> None:
    old = doubted(desk, A, B, C)
    desk.change(old, A, B)
    office.go_on(HOUR)
    office.journal.send_again(old, office.doubt(old).chunks)
    assert office.journal.leave(old, office.doubt(old).chunks) == 1
    office.go_on(HOUR)
    said = words.asked(office.send(old))
    assert "changed message went to 2 people" in said
    assert said.endswith("For 1 person you let it be.")
    assert desk.texts() == {A: [NEW], B: [NEW]}


def test_where_everybody_is_listed_no_decision_is_promised(desk: Desk, office: Office) -> None:
    old = doubted(desk, A, B)
    office.go_on(HOUR)
    [chunk] = office.doubt(old).chunks
    alike(desk, old, A)
    alike(desk, old, B)
    for tell in (words.asked, words.asking):
        said = tell(office.send(old))
        assert (
            "OVHcloud has listed something for 2 people that may be this message, and is asked again." in said
        )
        assert "decide" not in said
    office.looks.stopped(chunk, Cause.UNSURE)
    for tell in (words.asked, words.asking):
        said = tell(office.send(old))
        assert "that may be this message; nothing more comes to be known by itself." in said
        assert "decide" not in said


def test_what_waits_is_settled_once_for_all_who_are_let_be(
    desk: Desk, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each chunk the whole send would be gone through, in one transaction."""
    office.demo.faults.add(*[NEVER_TAKEN] * 3)
    old = desk.add((A, B, C), DAY, 1, OLD)
    for _ in range(3):
        office.runner.drain()
        office.journal.resume(old)
    new = desk.change(old, A, B, C)
    office.go_on(HOUR)
    doubt = office.doubt(old)
    passed_on: list[int] = []
    pass_on = replacing.pass_on

    def count(moves: Moves, db: sqlite3.Connection, replaced: int, first: int, last: int) -> None:
        passed_on.append(replaced)
        pass_on(moves, db, replaced, first, last)

    monkeypatch.setattr(replacing, "pass_on", count)
    assert office.journal.leave(old, doubt.chunks) == 3
    assert passed_on.count(old) == 1
    assert desk.states(new) == dict.fromkeys((A, B, C), "cancelled")


def test_it_is_written_again_to_whoever_is_still_in_doubt_then(desk: Desk, office: Office) -> None:
    """And once more, for a draft may be given up; but not to whom OVHcloud lists something since."""
    old = doubted(desk, A, B, C)
    office.go_on(2 * DAY)  # what was scheduled cannot be sent again
    asked = office.doubt(old)
    assert asked.again == 3
    alike(desk, old, B)
    with closing(WriteBooks(office.path, lambda _: None)) as books:
        books.swept = True  # it is the same run
        assert sends.rewrite(books, send_id=old, doubt=asked)[0] == 0, "something else is asked by now"
        people, kept = sends.rewrite(books, send_id=old, doubt=office.doubt(old))
        assert (people, kept.draft.text) == (2, office.send(old).text)
        assert [number for number in (A, B, C) if number[-4:] in kept.receivers.replace(" ", "")] == [A, C]
        left = office.doubt(old)
        assert left.stopped == Cause.LEFT
        assert sends.rewrite(books, send_id=old, doubt=replace(left, chunks=left.let_be))[0] == 2
    assert not office.at_ovh().keys() & {A, B, C}


@pytest.mark.parametrize("why", ["opted out", "listed"])
def test_a_doubt_in_which_nobody_can_be_decided_on_can_be_let_be(
    desk: Desk, office: Office, why: str
) -> None:
    old = doubted(desk, A, B)
    office.go_on(3 * HOUR)
    if why == "listed":
        for who in (A, B):
            alike(desk, old, who)
    else:
        with closing(OptOuts(office.path)) as optouts:
            optouts.add([A, B])
    doubt = office.doubt(old)
    assert (doubt.again, doubt.closed, office.journal.need_a_look()) == (0, 2, 1)
    said = words.asked(office.send(old))
    assert "you can decide" not in said
    assert ("let it be" in said) == (why == "opted out")
    office.journal.leave(old, doubt.chunks)
    doubt = office.doubt(old)
    assert (doubt.stopped, doubt.closed, office.journal.need_a_look()) == (Cause.LEFT, 0, 0)


def test_where_nobody_can_be_decided_on_the_changed_one_does_not_go_to_whoever_is_listed(
    desk: Desk, office: Office
) -> None:
    """And that is said: it waited for ever."""
    old = doubted(desk, A, B)
    new = desk.change(old, A)
    office.go_on(HOUR)
    for who in (A, B):
        alike(desk, old, who)
    send = office.send(old)
    assert send.doubt is not None
    assert (send.doubt.closed, send.doubt.kept_from, may_leave(send)) == (2, 1, True)
    assert words.asked(send).endswith("If you let it be, the changed message does not go to 1 person.")
    office.journal.leave(old, send.doubt.chunks)
    doubt = office.doubt(old)
    assert (doubt.stopped, doubt.kept_from) == (Cause.LEFT, 0)
    assert desk.states(new) == {A: "cancelled"}
    assert desk.reasons(new) == {A: Cause.STAYS}


def test_whoever_opted_out_of_a_message_that_was_changed_can_be_let_be_and_erased(
    desk: Desk, office: Office
) -> None:
    old = doubted(desk, A, B)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    with closing(OptOuts(office.path)) as optouts:
        optouts.add([A, B])
    office.recalls.leave_out([A, B])
    office.go_on(60.0)
    send = office.send(old)
    assert send.doubt is not None
    assert (send.heir, send.doubt.closed, send.doubt.kept_from, may_leave(send)) == (new, 2, 0, True)
    assert words.asked(send).endswith("there is nothing to decide: you can let it be.")
    office.journal.leave(old, send.doubt.chunks)
    assert office.doubt(old).stopped == Cause.LEFT
    assert desk.states(new) == dict.fromkeys((A, B), "cancelled")
    with closing(Eraser(office.path)) as eraser:
        assert eraser.erase([A, B]) == 4
