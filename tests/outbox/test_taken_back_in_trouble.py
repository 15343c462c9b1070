"""Taking back with OVHcloud, the keys or the lists in the way: one message holds up no other, and no word is false."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ovhsms_gui.core.account import Elsewhere
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Late
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.outbox.recaller import RECALLING, Recaller
from ovhsms_gui.outbox.vanished import LISTED_BY
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.store.history import History, Wanted, Which
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, SERVICE, Office

MakePlan = Callable[..., Plan]
JOBS = "/sms/*/jobs/*"


@pytest.fixture
def scheduled(office: Office, plan: MakePlan, time: Time) -> Callable[..., int]:
    """A send that OVHcloud has and is to send later."""

    def make(people: int = 3, due: float = HOUR) -> int:
        terms = replace(HELLO.terms, due=Due(time.steady() + due))
        send_id = office.journal.add_send(plan(people, replace(HELLO, terms=terms)))
        office.go_on(30.0)
        return send_id

    return make


def recall(office: Office, send_id: int) -> None:
    office.journal.cancel(send_id)
    assert office.recalls.ask(send_id)


def leave_early(office: Office) -> int:
    """The first message leaves before its time. Its id."""
    messages = office.demo.world.services[SERVICE].messages
    first = min(messages)
    messages[first] = replace(messages[first], leaves=office.time.steady() - 1, arrives=office.time.steady())
    return first


def to_look_at(office: Office) -> list[int]:
    history = History(office.path)
    try:
        return [send.id for send in history.sends(Wanted(Which.TO_LOOK_AT), 10)]
    finally:
        history.close()


# ---- one message holds up no other -----------------------------------------------------------------


@pytest.mark.parametrize("late", Late)
def test_one_has_left_already(office: Office, scheduled: Callable[..., int], late: Late) -> None:
    office.habits(late=late)
    send_id = scheduled()
    leave_early(office)
    recall(office, send_id)
    office.go_on(600.0)
    assert office.states(send_id) == ["delivered", "cancelled", "cancelled"]
    assert sum(office.at_ovh().values()) == 1


def test_of_one_there_is_never_a_word(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled()
    first = min(office.demo.world.services[SERVICE].messages)
    path = f"/sms/*/jobs/{first}"
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", path, None, 500, shape="A"))
    recall(office, send_id)
    office.go_on(600.0)
    assert list(office.demo.world.services[SERVICE].messages) == [first]
    assert office.states(send_id) == ["cancelling"] * 3
    office.go_on(6 * HOUR)
    assert office.states(send_id) == ["delivered", "cancelled", "cancelled"]


def test_the_right_goes_in_the_middle(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled()
    _, *others = office.demo.world.services[SERVICE].messages
    for id_ in others:
        office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", f"/sms/*/jobs/{id_}", None, 403, shape="A"))
    recall(office, send_id)
    office.go_on(60.0)
    assert list(office.demo.world.services[SERVICE].messages) == others
    office.go_on(6 * HOUR)
    assert office.states(send_id) == ["scheduled", "delivered", "delivered"]  # its list may be late
    office.go_on(1.5 * DAY)
    assert office.states(send_id) == ["failed", "delivered", "delivered"]


# ---- no word is false ------------------------------------------------------------------------------


@pytest.mark.parametrize("lag", [20.0, 400.0, 1500.0])
def test_a_yes_to_the_deleting_of_what_has_left_is_no_proof(
    office: Office, scheduled: Callable[..., int], time: Time, lag: float
) -> None:
    office.habits(late=Late.SILENT, lag=lag, swift=True)
    send_id = scheduled(due=300.0)
    time.now += 300.0
    recall(office, send_id)
    office.go_on(5.0)
    assert "cancelled" not in office.states(send_id)
    office.go_on(3 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.send(send_id).late == 3


def test_keys_that_are_good_for_nothing_any_more(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled()
    credential = office.demo.world.credentials[FULL_KEYS.consumer_key]
    office.demo.world.credentials[FULL_KEYS.consumer_key] = replace(credential, status="expired")
    recall(office, send_id)
    office.go_on(60.0)
    send = office.send(send_id)
    assert send.unrecalled == Reason.CONSUMER_KEY
    said = words.situation(send, office.time(), None)
    assert "OVHcloud is asked until" not in said
    assert "It is not certain so far that it is cancelled for 3 people: it may leave." in said
    assert to_look_at(office) == [send_id]
    assert office.journal.need_a_look() == 1
    office.demo.world.credentials[FULL_KEYS.consumer_key] = credential
    office.go_on(600.0)
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.send(send_id).unrecalled == ""
    assert to_look_at(office) == []


def test_a_network_that_is_away_is_said_and_is_nothing_to_do_for_anybody(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled()
    office.demo.faults.add(Fault(FaultKind.RESET_BEFORE, "*", "/sms/*", None))
    recall(office, send_id)
    office.go_on(60.0)
    assert "may leave" in words.situation(office.send(send_id), office.time(), None)
    assert to_look_at(office) == []
    office.demo.faults.clear()
    office.go_on(600.0)
    assert office.states(send_id) == ["cancelled"] * 3


@pytest.mark.parametrize(("error", "cause"), [(LookupError, Cause.NO_KEYS), (Elsewhere, Cause.ELSEWHERE)])
def test_whose_keys_are_missing_is_told(
    office: Office, scheduled: Callable[..., int], time: Time, error: type[Exception], cause: Cause
) -> None:
    def none(_chunk: object) -> None:
        raise error

    send_id = scheduled()
    recall(office, send_id)
    tempo = RECALLING.by(time.steady, time, time.wait)
    recaller = Recaller(office.recalls, office.looks, none, office.stop, lambda _: None, tempo)  # type: ignore[arg-type]
    recaller.work()
    assert office.send(send_id).unrecalled == ""  # at a start the keys are still being read
    time.now += 20.0
    recaller.work()
    assert office.send(send_id).unrecalled == cause
    assert to_look_at(office) == [send_id]


def without_keys(office: Office) -> None:
    """The account is gone, and nobody can ask for it."""

    def none(_chunk: object) -> SmsApi:
        raise LookupError

    office.recaller._api_for = office.watcher._api_for = none


def test_what_was_due_long_ago_is_taken_to_have_left_where_the_account_is_gone(
    office: Office, scheduled: Callable[..., int], time: Time
) -> None:
    send_id = scheduled(due=20 * HOUR)
    recall(office, send_id)
    without_keys(office)
    time.now += 19 * HOUR
    office.go_on(HOUR + LISTED_BY - 120.0)
    assert office.states(send_id) == ["cancelling"] * 3
    assert to_look_at(office) == [send_id]
    office.go_on(300.0)
    assert office.states(send_id) == ["accepted"] * 3
    assert to_look_at(office) == []
    assert "may leave" not in words.situation(office.send(send_id), office.time(), None)
    assert office.recaller.work() is None


def test_a_later_night_does_not_hold_what_was_due_in_one(
    office: Office, scheduled: Callable[..., int], time: Time
) -> None:
    send_id = scheduled(due=3 * HOUR)  # in the night, when advertising may not be sent
    recall(office, send_id)
    without_keys(office)
    time.now += 2 * HOUR
    office.go_on(4 * HOUR)
    assert office.states(send_id) == ["cancelling"] * 3
    time.now += 18 * HOUR  # the next evening
    office.go_on(60.0)
    assert office.states(send_id) == ["accepted"] * 3
    said = words.situation(office.send(send_id), time(), None, time())
    assert "OVHcloud's lists do not tell whether it has left" in said
    assert "where it does, that is cancelled too" not in said


def test_what_still_waited_when_the_account_was_gone_is_not_scheduled_for_ever(
    office: Office, scheduled: Callable[..., int], time: Time
) -> None:
    send_id = scheduled(due=20 * HOUR)
    without_keys(office)
    time.now += 2 * DAY
    office.go_on(60.0)
    assert office.states(send_id) == ["scheduled"] * 3
    time.now += 2 * DAY
    office.go_on(HOUR)
    assert office.states(send_id) == ["accepted"] * 3
    assert office.send(send_id).unsaid == 3
    assert office.watcher.work() is None


def test_what_is_due_long_ago_is_tried_for_an_hour_without_keys(
    office: Office, scheduled: Callable[..., int], time: Time
) -> None:
    """As after a holiday: who enters the keys then is not too late to hear what became of it."""
    send_id = scheduled(due=3 * HOUR)
    recall(office, send_id)
    without_keys(office)
    time.now += 20 * HOUR
    office.go_on(HOUR - 60.0)
    assert office.states(send_id) == ["cancelling"] * 3
    office.go_on(120.0)
    assert office.states(send_id) == ["accepted"] * 3


def test_what_was_deleted_before_the_account_was_gone_is_cancelled(
    office: Office, scheduled: Callable[..., int], time: Time
) -> None:
    send_id = scheduled(due=3 * HOUR)
    for path in ("/sms/*/jobs", "/sms/*/outgoing"):
        office.demo.faults.add(Fault(FaultKind.STATUS, "GET", path, None, 500, shape="A"))
    recall(office, send_id)
    office.recaller.work()
    assert office.states(send_id) == ["cancelling"] * 3
    without_keys(office)
    time.now += 20 * HOUR
    office.go_on(HOUR + 60.0)
    assert office.states(send_id) == ["cancelled"] * 3


def test_it_goes_on_after_the_program_ended(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled(due=DAY)
    office.demo.faults.add(Fault(FaultKind.DROP_AFTER, "DELETE", JOBS, 1))
    recall(office, send_id)
    office.recaller.work()
    office.restart()
    office.go_on(2 * HOUR)  # whether it was deleted is not known any more
    assert office.states(send_id) == ["cancelled"] * 3


def test_what_waits_is_not_gone_because_neither_its_list_nor_the_deleting_know_it(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled()
    office.demo.faults.add(Fault(FaultKind.EMPTY_IDS, "GET", "/sms/*/jobs", None))
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 404, shape="A"))
    recall(office, send_id)
    office.go_on(HOUR / 2)
    assert office.states(send_id) == ["cancelling"] * 3
    office.go_on(4 * HOUR)
    assert office.states(send_id) == ["delivered"] * 3


def test_a_list_that_is_silent_proves_nothing_to_keys_that_may_not_ask_by_id(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled(due=DAY)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 404, shape="B"))
    office.demo.faults.add(Fault(FaultKind.EMPTY_IDS, "GET", "/sms/*/jobs", None))
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", JOBS, None, 403, shape="B"))
    recall(office, send_id)
    office.go_on(2 * HOUR)
    assert set(office.states(send_id)) == {"cancelling"}
    assert len(office.at_ovh()) == 3  # they wait there all the same
    office.go_on(DAY)
    assert set(office.states(send_id)) == {"delivered"}


@pytest.mark.parametrize("learnt", [False, True], ids=["new account", "quick so far"])
@pytest.mark.parametrize("lag", [200.0, 700.0, 3000.0])
def test_what_was_never_seen_is_not_believed_deleted_before_an_hour(
    office: Office, plan: MakePlan, time: Time, lag: float, learnt: bool
) -> None:
    if learnt:
        office.journal.add_send(plan(1))
        office.go_on(300.0)
    office.habits(late=Late.NOT_FOUND, lag=lag)
    terms = replace(HELLO.terms, due=Due(time.steady() + 3 * HOUR))
    send_id = office.journal.add_send(plan(2, replace(HELLO, text="Later", terms=terms)))
    office.go_on(30.0)
    recall(office, send_id)
    office.go_on(lag - 60.0)
    assert set(office.states(send_id)) == {"cancelling"}
    office.go_on(DAY)
    rows = office.journal.receivers(send_id)
    assert {(row.state, row.reason) for row in rows} == {("cancelled", Cause.RECALLED)}
    assert "Later" not in {message.message for message in office.demo.world.sent}


@pytest.mark.parametrize("lists", ["/sms/*/jobs", "/sms/*/outgoing*", "/sms/*"])
@pytest.mark.parametrize("status", [404, 429, 500])
def test_a_list_that_always_fails_hinders_no_deleting_and_comes_to_an_end(
    office: Office, scheduled: Callable[..., int], lists: str, status: int
) -> None:
    send_id = scheduled(due=3 * HOUR)
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", lists, None, status, shape="A"))
    recall(office, send_id)
    office.go_on(HOUR)
    assert office.at_ovh() == {}  # it is deleted, whatever the lists say
    office.go_on(DAY)  # until then it might have been held for the night
    rows = office.journal.receivers(send_id)
    assert {(row.state, row.reason) for row in rows} == {("cancelled", Cause.RECALLED)}


def test_what_nobody_can_tell_of_after_it_was_due_is_not_called_cancelled(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled(due=3 * HOUR)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 400, shape="A"))
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*", None, 500, shape="A"))
    recall(office, send_id)
    office.go_on(DAY)
    assert {(row.state, row.reason) for row in office.journal.receivers(send_id)} == {
        ("accepted", Cause.UNSURE)
    }
    office.demo.faults.clear()
    office.go_on(DAY)
    assert set(office.states(send_id)) == {"delivered"}


def test_keys_that_lose_the_right_halfway_leave_none_scheduled_that_is_deleted(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled(due=DAY)
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*/outgoing*", None, 403, shape="A"))
    recall(office, send_id)
    office.go_on(HOUR)
    assert office.at_ovh() == {}
    assert set(office.states(send_id)) == {"cancelled"}


def test_what_its_list_still_names_after_it_was_due_is_not_believed_deleted_by_a_yes(
    office: Office, scheduled: Callable[..., int], time: Time, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.habits(late=Late.SILENT, lag=90.0, swift=True)
    send_id = scheduled(due=HOUR)
    office.go_on(HOUR)
    ids = office.journal.chunk(1).outcome.ids
    pending = SmsApi.pending
    stale = time.steady() + 60.0

    def still(api: SmsApi, service: str) -> tuple[int, ...]:
        return ids if time.steady() < stale else pending(api, service)

    monkeypatch.setattr(SmsApi, "pending", still)
    recall(office, send_id)
    office.go_on(DAY)
    assert set(office.states(send_id)) == {"delivered"}


@pytest.mark.parametrize("lag", [200.0, 900.0, 3000.0])
def test_a_late_yes_proves_nothing_where_the_account_is_slower_than_it_was(
    office: Office, plan: MakePlan, scheduled: Callable[..., int], lag: float
) -> None:
    office.habits(lag=10.0)
    office.journal.add_send(plan(1))
    office.go_on(300.0)
    office.habits(lag=lag, late=Late.SILENT)
    send_id = scheduled(due=HOUR)
    office.go_on(HOUR - 25.0)  # it left a moment ago
    recall(office, send_id)
    office.go_on(DAY)
    assert set(office.states(send_id)) == {"delivered"}
