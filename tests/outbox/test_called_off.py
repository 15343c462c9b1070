"""The operator's “Cancel the message” is about all of a send: also about what is seen to be held only afterwards."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Hours
from ovhsms_gui.gui.outbox import scheduled
from ovhsms_gui.outbox.events import SendLeaving
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.rows import Cause, ChunkRow, Sighting

from .conftest import HELLO, Time
from .office import DAY, HOUR, LOST, SERVICE, MakePlan, Office
from .test_held_in_trouble import OPENS
from .test_recaller import recall


@pytest.fixture
def office(office: Office, time: Time) -> Office:
    """At ten in the evening."""
    time.now = OPENS - 10 * HOUR
    office.habits(hours=Hours.STRICT)
    return office


@pytest.fixture
def half_held(office: Office, plan: MakePlan) -> Callable[..., int]:
    """Two messages, a POST each: the first is seen to be held, and the second has just been given to OVHcloud."""

    def make(people: int = 2, *, leaving: Callable[[int], object] = int, lost: bool = False) -> int:
        send_id = office.journal.add_send(plan(people), chunk_size=1)
        posted = Counter[type]()

        def news(event: object) -> None:
            posted[type(event)] += 1
            if isinstance(event, SendLeaving) and posted[SendLeaving] == people:
                office.time.now += 60.0
                office.watcher.work()
                if lost:
                    office.demo.faults.add(LOST)
                leaving(send_id)

        office.runner._notify = news
        office.runner.drain()
        return send_id

    return make


def nobody_gets_it(office: Office, send_id: int) -> None:
    office.go_on(DAY)
    assert set(office.states(send_id)) == {"cancelled"}
    assert office.at_ovh() == Counter()


def told(office: Office, send_id: int) -> list[str]:
    return scheduled.lines(office.send(send_id), office.time.steady())


def held_too(people: str) -> str:
    held = f"OVHcloud has taken it for {people}, and has not told so far whether it holds it"
    return f"{held}: where it does, that is cancelled too."


def test_what_is_on_its_way_when_it_is_said(office: Office, half_held: Callable[..., int]) -> None:
    send_id = half_held(leaving=lambda id_: recall(office, id_))
    assert office.states(send_id) == ["cancelling", "accepted"]
    nobody_gets_it(office, send_id)


def test_what_was_taken_and_not_yet_seen_to_be_held(office: Office, half_held: Callable[..., int]) -> None:
    send_id = half_held()
    assert office.states(send_id) == ["held", "accepted"]
    recall(office, send_id)
    assert told(office, send_id)[1:] == [held_too("1 person")]
    office.restart()
    nobody_gets_it(office, send_id)


def test_a_doubt_that_turns_out_to_be_held(office: Office, half_held: Callable[..., int]) -> None:
    send_id = half_held(lost=True)
    assert office.states(send_id) == ["held", "unknown"]
    recall(office, send_id)
    office.restart()
    nobody_gets_it(office, send_id)


def test_to_stop_what_is_queued_takes_nothing_back_that_ovhcloud_has(
    office: Office, half_held: Callable[..., int]
) -> None:
    send_id = half_held(leaving=office.journal.cancel)
    office.go_on(HOUR)
    assert office.states(send_id) == ["held", "held"]
    office.go_on(DAY)
    assert office.states(send_id) == ["delivered", "delivered"]


def test_one_person_who_is_taken_off_leaves_the_others(office: Office, half_held: Callable[..., int]) -> None:
    send_id = half_held()
    recall(office, send_id, office.journal.receivers(send_id)[0].e164)
    office.go_on(DAY)
    assert office.states(send_id) == ["cancelled", "delivered"]


@pytest.fixture
def called_off_and_to_go_again(office: Office, half_held: Callable[..., int]) -> int:
    """All of it was called off; the second message, which OVHcloud lost, is to go again by a later consent."""
    send_id = half_held(lost=True)
    recall(office, send_id)
    with office.demo.world.lock:
        messages = office.demo.world.services[SERVICE].messages
        messages.pop(max(messages))
    office.go_on(HOUR)
    assert office.journal.send_again(send_id) == 1
    return send_id


def test_what_goes_again_by_a_later_consent_is_not_taken_back(
    office: Office, called_off_and_to_go_again: int
) -> None:
    send_id = called_off_and_to_go_again
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled", "held"]
    recall(office, send_id)  # and by a later word it is
    nobody_gets_it(office, send_id)


def test_nor_is_it_where_what_is_queued_is_stopped_once_it_has_gone(
    office: Office, called_off_and_to_go_again: int
) -> None:
    send_id = called_off_and_to_go_again
    office.runner.drain()
    assert office.states(send_id) == ["cancelled", "accepted"]
    office.journal.cancel(send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled", "held"]


def test_by_a_word_on_all_of_it_before_it_is_seen_to_be_held_it_is(
    office: Office, called_off_and_to_go_again: int
) -> None:
    send_id = called_off_and_to_go_again
    office.runner.drain()
    recall(office, send_id)
    nobody_gets_it(office, send_id)


def test_of_what_went_by_a_later_consent_it_is_not_said_that_it_would_be(
    office: Office, called_off_and_to_go_again: int
) -> None:
    send_id = called_off_and_to_go_again
    office.runner.drain()
    assert office.states(send_id) == ["cancelled", "accepted"]
    assert told(office, send_id) == []
    recall(office, send_id)
    assert told(office, send_id) == [held_too("1 person")]


def test_of_the_others_it_is_said_while_that_goes_and_after(office: Office, plan: MakePlan) -> None:
    send_id = office.lost(plan(2), size=1)
    office.runner.drain()
    recall(office, send_id)
    office.looks.stopped(1, Reason.NOT_GRANTED)
    assert office.journal.send_again(send_id) == 1
    assert office.states(send_id) == ["planned", "accepted"]
    assert told(office, send_id) == [held_too("1 person")]
    office.runner.drain()
    assert office.states(send_id) == ["accepted", "accepted"]
    assert told(office, send_id) == [held_too("1 person")]


@pytest.fixture
def listed_for_one(office: Office, plan: MakePlan) -> int:
    """Called off while in doubt, and to go again: OVHcloud has it for the first of two, and lost the other."""
    send_id = office.lost(plan(2))
    recall(office, send_id)
    messages = office.demo.world.services[SERVICE].messages
    with office.demo.world.lock:
        messages.pop(max(messages))
    office.go_on(HOUR)
    doubt = office.doubt(send_id)
    assert (doubt.listed, doubt.again) == (1, 1)
    assert office.journal.send_again(send_id) == 1
    return send_id


def test_whom_ovhcloud_lists_keeps_it_where_the_others_are_sent_to_again(
    office: Office, listed_for_one: int
) -> None:
    going = office.send(listed_for_one)
    assert (going.progress, going.to_leave) == ((0, 1), 1)  # to one person it goes
    office.go_on(HOUR)
    assert office.states(listed_for_one) == ["held", "held"]
    office.go_on(DAY)
    assert office.states(listed_for_one) == ["delivered", "delivered"]
    assert set(office.at_ovh().values()) == {1}


def test_by_another_stop_before_it_goes_neither_is(office: Office, listed_for_one: int) -> None:
    office.journal.cancel(listed_for_one)
    assert office.states(listed_for_one) == ["unknown", "unknown"]
    office.go_on(HOUR)
    assert office.states(listed_for_one) == ["cancelled", "unknown"]


@pytest.mark.parametrize("fault", [None, LOST], ids=["answered", "in doubt"])
def test_stopped_on_its_way_the_consent_is_taken_back(
    office: Office, called_off_and_to_go_again: int, fault: Fault | None
) -> None:
    send_id = called_off_and_to_go_again

    def news(event: object) -> None:
        if isinstance(event, SendLeaving):
            office.journal.cancel(send_id)

    office.runner._notify = news
    if fault is not None:
        office.demo.faults.add(fault)
    office.runner.drain()
    assert office.states(send_id) == ["cancelled", "accepted" if fault is None else "unknown"]
    nobody_gets_it(office, send_id)


def changed(office: Office, plan: MakePlan, old: int) -> int:
    """Other words for both, which begin to take its place."""
    replaces = Replaced(old, Due(office.time.steady()))
    new = office.journal.add_send(plan(2, replace(HELLO, text="Plutôt à 10 h", replaces=replaces)))
    assert office.recalls.begin(new)
    assert office.journal.receivers(new)[1].reason == Cause.STAYS
    return new


def each_gets_one(office: Office, old: int, new: int) -> None:
    office.go_on(2 * DAY)
    assert office.states(old) == ["cancelled", "delivered"]
    assert office.states(new) == ["delivered", "cancelled"]
    assert set(office.at_ovh().values()) == {1}


def test_who_is_said_to_keep_it_where_another_takes_its_place_does(
    office: Office, half_held: Callable[..., int], plan: MakePlan
) -> None:
    old = half_held()
    new = changed(office, plan, old)
    recall(office, old)
    assert len(told(office, old)) == 1  # nothing of who keeps it
    each_gets_one(office, old, new)


def test_nor_does_it_matter_that_it_was_called_off_before(
    office: Office, half_held: Callable[..., int], plan: MakePlan
) -> None:
    old = half_held()
    recall(office, old)
    each_gets_one(office, old, changed(office, plan, old))


def test_nor_that_it_went_by_consent_in_between(
    office: Office, called_off_and_to_go_again: int, plan: MakePlan
) -> None:
    old = called_off_and_to_go_again
    office.runner.drain()
    each_gets_one(office, old, changed(office, plan, old))


def test_who_opted_out_does_not_keep_it(
    office: Office, half_held: Callable[..., int], plan: MakePlan
) -> None:
    old = half_held()
    changed(office, plan, old)
    recall(office, old)
    with closing(OptOuts(office.path)) as opted_out:
        opted_out.add([office.journal.receivers(old)[1].e164])
    office.go_on(2 * DAY)
    assert office.states(old) == ["cancelled"] * 2


def test_once_it_is_seen_to_be_held_it_can_be_taken_back_all_the_same(
    office: Office, half_held: Callable[..., int], plan: MakePlan
) -> None:
    old = half_held()
    changed(office, plan, old)
    recall(office, old)
    office.go_on(HOUR)
    assert office.states(old) == ["cancelled", "held"]
    assert scheduled.may_recall(office.send(old))
    recall(office, old)
    office.go_on(2 * DAY)
    assert office.states(old) == ["cancelled"] * 2


def test_without_the_right_it_stays_held_and_that_is_said(
    office: Office, half_held: Callable[..., int]
) -> None:
    send_id = half_held()
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", times=None, value=403, shape="A"))
    recall(office, send_id)
    office.go_on(HOUR)
    rows = office.journal.receivers(send_id)
    assert [(row.state, row.reason) for row in rows] == [("held", Cause.NOT_RECALLED)] * 2


def test_a_word_during_a_look_that_sees_it_held_is_not_forgotten(
    office: Office, half_held: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    send_id = half_held()
    office.time.now += HOUR
    report = office.looks.report

    def later(chunk: ChunkRow, *args: object, **how: object) -> int:
        if chunk.seq == 0:
            recall(office, send_id)
        return report(chunk, *args, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(office.looks, "report", later)
    office.watcher.work()
    assert office.states(send_id) == ["cancelling", "cancelling"]
    nobody_gets_it(office, send_id)


def test_what_was_thought_to_have_left_and_is_held_is_taken_back_and_not_called_too_late(
    office: Office, half_held: Callable[..., int]
) -> None:
    send_id = half_held()
    recall(office, send_id)
    first, _ = (row.e164 for row in office.journal.receivers(send_id))
    office.recalls.settle(1, {}, [Sighting(first, ReceiverState.ACCEPTED, Cause.UNSURE)])
    assert office.send(send_id).untold == 1
    nobody_gets_it(office, send_id)
    assert (office.send(send_id).late, office.send(send_id).untold) == (0, 0)


def test_that_it_was_not_known_is_forgotten_once_it_is_seen_to_be_held(
    office: Office, half_held: Callable[..., int]
) -> None:
    send_id = half_held()
    office.looks.wake(send_id)
    chunk = office.looks.due()
    assert chunk is not None
    assert chunk.seq == 0  # what is held
    office.looks.report(chunk, [], None)
    assert office.send(send_id).unsaid == 1
    office.looks.wake(send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["held", "held"]
    assert office.send(send_id).unsaid == 0
