"""Whoever opted out since a message was confirmed does not get it, however long it waited for its turn."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, Office
from .test_consent_taken_back import decidable

MakePlan = Callable[..., Plan]
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
