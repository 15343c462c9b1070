"""Whoever opted out since a message was confirmed does not get it, however long it waited for its turn."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.habits import Hours
from ovhsms_gui.gui.outbox.replacing import missed
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.rows import Cause, Sighting

from .conftest import HELLO, Time
from .office import DAY, NEVER_TAKEN, Office
from .test_consent_taken_back import decidable

MakePlan = Callable[..., Plan]
NIGHT = datetime(2026, 5, 29, 19, 30, tzinfo=UTC).timestamp()  # half past nine in Paris
ANA, BOB, EVE = (f"+3363998000{n}" for n in range(3))


def opt_out(path: Path, *numbers: str) -> None:
    with closing(OptOuts(path)) as opt_outs:
        opt_outs.add(numbers)


@pytest.mark.parametrize("paused", [False, True])
def test_in_the_time_to_undo_or_while_it_is_paused(
    office: Office, plan: MakePlan, path: Path, paused: bool
) -> None:
    send_id = office.journal.add_send(plan(3), hold=30.0)
    if paused:
        office.journal.pause(send_id, Cause.RESTARTED)
    opt_out(path, BOB)
    if paused:
        office.go_on(DAY)
        office.journal.resume(send_id)
    office.go_on(60.0)
    assert set(office.at_ovh()) == {ANA, EVE}
    rows = {row.e164: (row.state, row.reason) for row in office.journal.receivers(send_id)}
    assert rows[BOB] == ("cancelled", Cause.OPTED_OUT)


@pytest.mark.parametrize("size", [500, 1])
def test_killed_before_it_was_to_be_taken_back_it_is_at_the_next_start(
    office: Office, plan: MakePlan, path: Path, time: Time, size: int
) -> None:
    later = replace(HELLO, terms=replace(HELLO.terms, due=Due(time() + DAY, "Europe/Paris")))
    send_id = office.journal.add_send(plan(3, later), chunk_size=size)
    office.go_on(60.0)
    assert office.states(send_id) == ["scheduled"] * 3
    opt_out(path, BOB)  # and there it ended: that what is scheduled goes back is written after this
    office.restart()
    assert office.states(send_id) == ["scheduled", "cancelling", "scheduled"]
    office.go_on(2 * DAY)
    assert office.states(send_id) == ["delivered", "cancelled", "delivered"]
    assert set(office.at_ovh()) == {ANA, EVE}
    rows = {row.e164: row.reason for row in office.journal.receivers(send_id)}
    assert rows[BOB] == Cause.RECALLED


def test_where_everybody_did_it_comes_to_its_end(office: Office, plan: MakePlan, path: Path) -> None:
    send_id = office.journal.add_send(plan(2), hold=30.0)
    opt_out(path, ANA, BOB)
    office.go_on(60.0)
    assert office.at_ovh() == {}
    assert office.states(send_id) == ["cancelled"] * 2
    assert office.journal.unsent() == ()


def test_what_ovhcloud_is_to_send_later_is_taken_back(
    office: Office, plan: MakePlan, path: Path, time: Time
) -> None:
    later = replace(HELLO, terms=replace(HELLO.terms, due=Due(time() + DAY, "Europe/Paris")))
    send_id = office.journal.add_send(plan(3, later))
    office.go_on(60.0)
    assert office.states(send_id) == ["scheduled"] * 3
    opt_out(path, BOB)
    assert office.recalls.leave_out((BOB,)) == 1
    office.go_on(3 * DAY)
    assert set(office.at_ovh()) == {ANA, EVE}
    assert office.states(send_id) == ["delivered", "cancelled", "delivered"]


def test_a_trial_to_the_own_number_goes(office: Office, plan: MakePlan, path: Path) -> None:
    opt_out(path, ANA)
    office.journal.add_send(plan(1), test=True)
    office.go_on(60.0)
    assert set(office.at_ovh()) == {ANA}


@pytest.mark.parametrize("hours", [Hours.STRICT, Hours.NONE])
def test_what_ovhcloud_holds_until_the_hours_begin_is_taken_back(
    office: Office, plan: MakePlan, path: Path, time: Time, hours: Hours
) -> None:
    time.now = NIGHT
    office.habits(hours=hours)
    send_id = office.journal.add_send(plan(3))
    office.go_on(120.0)
    held = hours is Hours.STRICT
    assert office.states(send_id) == ["held" if held else "delivered"] * 3
    assert [(one.people, one.held) for one in office.recalls.waiting((BOB,))] == [(1, True)] * held
    opt_out(path, BOB)
    assert office.recalls.leave_out((BOB,)) == held
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered", "cancelled" if held else "delivered", "delivered"]
    assert set(office.at_ovh()) == ({ANA, EVE} if held else {ANA, BOB, EVE})


def test_who_opts_out_before_it_is_seen_that_ovhcloud_holds_it(
    office: Office, plan: MakePlan, path: Path, time: Time
) -> None:
    time.now = NIGHT
    office.habits(hours=Hours.STRICT)
    send_id = office.journal.add_send(plan(3))
    office.runner.drain()
    assert office.states(send_id) == ["accepted"] * 3
    opt_out(path, BOB)
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered", "cancelled", "delivered"]


def test_what_opting_out_does_not_take_back_is_not_said_to_be_missed(
    office: Office, plan: MakePlan, path: Path
) -> None:
    send_id = office.journal.add_send(plan(1), test=True)
    office.runner.drain()
    office.looks.report(office.journal.chunk(1), [Sighting(ANA, ReceiverState.HELD)], 60.0)
    office.journal.add_send(plan(1), test=True)
    assert office.recalls.waiting((ANA,)) == ()
    opt_out(path, ANA)
    assert office.recalls.leave_out((ANA,)) == 0
    office.restart()
    assert office.states(send_id) == ["held"]
    office.journal.add_send(plan(1))
    assert [one.people for one in office.recalls.waiting((ANA,))] == [1]


def test_who_may_have_the_first_message_stays_in_doubt(office: Office, plan: MakePlan, path: Path) -> None:
    """It is not sent again, and not said to be cancelled either: the first attempt may be there."""
    office.habits(lag=900.0)
    send_id = office.lost(plan(2))
    decidable(office, send_id)
    office.journal.send_again(send_id)
    opt_out(path, BOB)
    office.go_on(30.0)
    assert office.states(send_id)[1] == "unknown"
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered"] * 2
    assert office.at_ovh()[BOB] == 1


def test_who_opted_out_and_was_erased_does_not_get_it_either(
    office: Office, plan: MakePlan, path: Path
) -> None:
    opt_out(path, BOB)
    with closing(Eraser(path)) as eraser:
        eraser.erase((BOB,))
    send_id = office.journal.add_send(plan(2), hold=30.0)
    office.go_on(60.0)
    assert set(office.at_ovh()) == {ANA}
    assert office.states(send_id)[1] == "cancelled"


@pytest.mark.parametrize("lost", [False, True])
def test_while_it_is_on_its_way_or_nobody_knows_where_it_is(
    office: Office, plan: MakePlan, path: Path, time: Time, lost: bool
) -> None:
    later = replace(HELLO, terms=replace(HELLO.terms, due=Due(time() + DAY, "Europe/Paris")))
    if lost:
        send_id = office.lost(plan(3, later))
        opt_out(path, BOB)
    else:
        send_id = office.journal.add_send(plan(3, later))
        office.runner._notify = lambda _: opt_out(path, BOB)  # it is submitting, or just was
    office.go_on(3 * DAY)
    assert office.states(send_id) == ["delivered", "cancelled", "delivered"]
    assert set(office.at_ovh()) == {ANA, EVE}


def test_a_consent_leaves_them_out_and_asks_no_second_time(
    office: Office, plan: MakePlan, path: Path
) -> None:
    send_id = office.lost(plan(3), NEVER_TAKEN)
    decidable(office, send_id)
    opt_out(path, BOB)
    doubt = office.doubt(send_id)
    assert (doubt.people, doubt.again) == (3, 2)
    assert [row.e164 for row in office.journal.undecided(send_id, doubt.chunks)] == [ANA, EVE]
    assert office.journal.send_again(send_id, doubt.chunks) == 2
    office.go_on(DAY)
    assert set(office.at_ovh()) == {ANA, EVE}
    assert office.states(send_id) == ["delivered", "unknown", "delivered"]
    assert not office.doubt(send_id).may_send_again


def test_who_was_left_out_is_not_written_to_again_and_the_others_draft_stays_where_it_is(
    office: Office, plan: MakePlan, path: Path
) -> None:
    send_id = office.journal.add_send(plan(3), chunk_size=1)
    opt_out(path, ANA)
    office.journal.leave_out(1)
    row = office.send(send_id)
    assert (row.counts, row.opted_out) == ({"cancelled": 1, "planned": 2}, 1)
    assert missed(row) == 0
