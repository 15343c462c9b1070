"""What is taken back of what OVHcloud is to send later: with proof, by name, and on after whatever comes between."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Hours, Late
from ovhsms_gui.demo.world import FULL_RULES, KeySet
from ovhsms_gui.gui.outbox import causes, words
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.rows import Cause, Sighting

from .conftest import HELLO, Time
from .office import DAY, HOUR, SERVICE, Office

MakePlan = Callable[..., Plan]
JOBS = "/sms/*/jobs/*"


@pytest.fixture
def scheduled(office: Office, plan: MakePlan, time: Time) -> Callable[..., int]:
    """A send that OVHcloud has and is to send later."""

    def make(people: int = 3, due: float = DAY, size: int = 500, text: str = HELLO.text) -> int:
        terms = replace(HELLO.terms, due=Due(time.steady() + due))
        send_id = office.journal.add_send(
            plan(people, replace(HELLO, text=text, terms=terms)), chunk_size=size
        )
        office.go_on(30.0)
        assert set(office.states(send_id)) == {"scheduled"}
        return send_id

    return make


def recall(office: Office, send_id: int, *people: str) -> None:
    if not people:
        office.journal.cancel(send_id)
    office.recalls.ask(send_id, people)


def who(office: Office, send_id: int) -> list[str]:
    return [row.e164 for row in office.journal.receivers(send_id)]


def everybody_once(office: Office, send_id: int) -> None:
    """Who is cancelled got nothing; everybody else got one message."""
    rows = office.journal.receivers(send_id, limit=10_000)
    assert office.at_ovh() == Counter(row.e164 for row in rows if row.state != "cancelled")


def rights(office: Office, *without: tuple[str, str]) -> SmsApi:
    """Keys that may all but that."""
    rules = [rule for rule in FULL_RULES if rule not in without]
    keys = KeySet("demoDEMOdemoDEMO", "demoSecretdemoSecretdemoSecret00", "demoOtherdemoOtherdemoOtherdemo0")
    office.demo.world.grant(keys, rules)
    return office.client(keys)


# ---- all of it --------------------------------------------------------------------------------------


@pytest.mark.parametrize("pages", [True, False])
@pytest.mark.parametrize("tags", ["kept", "dropped"])
@pytest.mark.parametrize("size", [500, 2])
def test_all_of_it_is_taken_back_with_proof(
    office: Office, scheduled: Callable[..., int], pages: bool, tags: str, size: int
) -> None:
    office.habits(tags=tags)
    office.demo.world.pages = pages
    send_id = scheduled(size=size)
    recall(office, send_id)
    assert office.states(send_id) == ["cancelling"] * 3
    office.go_on()
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.at_ovh() == Counter()
    assert office.demo.world.services[SERVICE].credits == 5000.0
    causes = {event.cause for event in office.journal.events(send_id) if event.to_state == "cancelled"}
    assert causes == {Cause.RECALLED}
    office.go_on(4 * DAY)
    assert office.states(send_id) == ["cancelled"] * 3
    assert (office.recaller.work(), office.looks.next_in()) == (None, None)


def test_what_is_still_queued_goes_with_it(
    office: Office, scheduled: Callable[..., int], plan: MakePlan
) -> None:
    terms = replace(HELLO.terms, due=Due(office.time.steady() + DAY))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)), chunk_size=1)
    office.demo.faults.add(Fault(FaultKind.STATUS, "POST", JOBS.removesuffix("/*"), 1, 429, 60, shape="A"))
    office.runner._wait = lambda _: recall(office, send_id)  # during the pause that OVHcloud asked for
    office.runner.drain()
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.at_ovh() == Counter()


def test_what_is_on_its_way_when_it_is_said_is_taken_back_too(office: Office, plan: MakePlan) -> None:
    terms = replace(HELLO.terms, due=Due(office.time.steady() + DAY))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)))
    office.runner._notify = lambda _: recall(office, send_id)  # it is submitting, or just was
    office.go_on()
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.at_ovh() == Counter()


def test_a_doubt_that_is_found_after_it_was_said_is_taken_back_too(office: Office, plan: MakePlan) -> None:
    terms = replace(HELLO.terms, due=Due(office.time.steady() + DAY))
    send_id = office.lost(plan(3, replace(HELLO, terms=terms)))
    recall(office, send_id)
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.at_ovh() == Counter()


# ---- some of it -------------------------------------------------------------------------------------


def test_one_person_is_taken_off_and_the_others_get_theirs(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled(5)
    person = who(office, send_id)[3]
    recall(office, send_id, person)
    office.go_on()
    assert office.states(send_id) == ["scheduled"] * 3 + ["cancelled", "scheduled"]
    everybody_once(office, send_id)
    recall(office, send_id, *who(office, send_id)[:2])
    office.go_on(2 * DAY)
    assert office.states(send_id) == ["cancelled"] * 2 + ["delivered", "cancelled", "delivered"]
    everybody_once(office, send_id)


def test_two_sends_of_the_same_words_for_the_same_time_are_told_apart(
    office: Office, scheduled: Callable[..., int]
) -> None:
    office.habits(tags="dropped")
    kept, other = scheduled(), scheduled(due=DAY - 30)
    recall(office, other, who(office, other)[1])
    office.go_on(2 * DAY)
    assert office.states(kept) == ["delivered"] * 3
    assert office.states(other) == ["delivered", "cancelled", "delivered"]


# ---- too late, and doubts ---------------------------------------------------------------------------


def test_what_was_too_late_is_said_by_name(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled(4, due=2 * HOUR)
    world = office.demo.world
    with world.lock:  # OVHcloud is early for one of them
        messages = world.services[SERVICE].messages
        early = next(iter(messages.values()))
        messages[early.id] = replace(early, leaves=office.time.steady(), arrives=office.time.steady() + 5.0)
    recall(office, send_id)
    office.go_on(3 * HOUR)
    late = [row for row in office.journal.receivers(send_id) if row.late]
    assert [row.e164 for row in late] == [early.receiver]
    assert sorted(office.states(send_id)) == ["cancelled"] * 3 + ["delivered"]
    assert office.send(send_id).late == 1
    everybody_once(office, send_id)


def test_without_a_receipt_it_stays_told_who_was_too_late_and_of_whom_nothing_tells(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled(2)
    left, unsure = (row.e164 for row in office.journal.receivers(send_id))
    office.recalls.ask(send_id)
    seen = [
        Sighting(left, ReceiverState.ACCEPTED, ""),
        Sighting(unsure, ReceiverState.ACCEPTED, Cause.UNSURE),
    ]
    office.recalls.settle(1, {}, seen)
    for reason in ("", Cause.UNSAID):  # then it is asked for days in vain
        rows = {row.e164: row for row in office.journal.receivers(send_id)}
        assert rows[left].reason == reason
        assert (rows[left].too_late, rows[unsure].too_late) == (True, False)
        assert (office.send(send_id).late, office.send(send_id).untold) == (1, 1)
        assert words.person(rows[unsure]) == causes.cause(Cause.UNSURE)
        office.looks.report(office.journal.chunk(1), (), None)


@pytest.mark.parametrize("tags", ["kept", "dropped"])
def test_of_what_has_left_nothing_is_said_to_be_cancelled(
    office: Office, scheduled: Callable[..., int], tags: str
) -> None:
    office.habits(tags=tags, lag=120.0)
    send_id = scheduled(due=HOUR)
    office.time.now += HOUR + 60  # it leaves now, and is listed in two minutes
    recall(office, send_id)
    office.go_on()
    assert set(office.states(send_id)) <= {"cancelling", "accepted", "delivered"}
    office.go_on(HOUR)
    assert office.states(send_id) == ["delivered"] * 3
    assert office.send(send_id).late == 3


def test_somebody_else_deleted_it_meanwhile(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled()
    with office.demo.world.lock:
        for message in office.demo.world.sent:
            office.demo.world.call_back(message, office.time.steady())
    recall(office, send_id)
    office.go_on(HOUR - 60.0)
    assert office.states(send_id) == ["cancelling"] * 3  # the lists may not know of it yet
    office.go_on(HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    assert Cause.GONE in {event.cause for event in office.journal.events(send_id)}


def test_what_is_listed_late_is_deleted_all_the_same(office: Office, plan: MakePlan) -> None:
    office.habits(lag=600.0)
    terms = replace(HELLO.terms, due=Due(office.time.steady() + DAY))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)))
    office.runner.drain()
    recall(office, send_id)
    office.go_on(2 * HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.at_ovh() == Counter()


FAULTS = {
    "answer lost": Fault(FaultKind.DROP_AFTER, "DELETE", JOBS, 2),
    "not heard": Fault(FaultKind.DROP_BEFORE, "DELETE", JOBS, 2),
    "half an answer": Fault(FaultKind.HALF, "DELETE", JOBS, 2),
    "500": Fault(FaultKind.STATUS, "DELETE", JOBS, 3, 500, shape="A"),
    "500 after": Fault(FaultKind.STATUS_AFTER, "DELETE", JOBS, 3, 500, shape="A"),
    "429": Fault(FaultKind.STATUS, "DELETE", JOBS, 2, 429, 30, shape="A"),
    "404 that is not OVHcloud's": Fault(FaultKind.STATUS, "DELETE", JOBS, 2, 404, shape="none"),
    "garbage": Fault(FaultKind.GARBAGE, "DELETE", JOBS, 2),
    "garbage after": Fault(FaultKind.GARBAGE_AFTER, "DELETE", JOBS, 2),
    "clock": Fault(FaultKind.CLOCK_SKEW, "DELETE", JOBS, 1, 3600),
    "no list": Fault(FaultKind.STATUS, "GET", "/sms/*", 6, 500, shape="A"),
    "empty list": Fault(FaultKind.EMPTY_IDS, "GET", "/sms/*/jobs", 1),
    "wrong list": Fault(FaultKind.WRONG_TYPES, "GET", "/sms/*", 3),
}


@pytest.mark.parametrize("some", [False, True], ids=["all", "one"])
@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_whatever_goes_wrong_it_is_taken_back_in_the_end(
    office: Office, scheduled: Callable[..., int], fault: Fault, some: bool
) -> None:
    send_id = scheduled(3)
    people = who(office, send_id)[:1] if some else []
    office.demo.faults.add(fault)
    recall(office, send_id, *people)
    office.go_on(HOUR)
    expected = ["cancelled", "scheduled", "scheduled"] if some else ["cancelled"] * 3
    assert office.states(send_id) == expected
    everybody_once(office, send_id)


@pytest.mark.parametrize("calls", range(1, 9))
def test_after_a_restart_it_goes_on(office: Office, scheduled: Callable[..., int], calls: int) -> None:
    send_id = scheduled(3)
    recall(office, send_id)
    left = iter(range(calls))

    def end(_seconds: float) -> None:
        office.time.now += 1.0
        if next(left, None) is None:
            office.stop.set()

    office.recaller._paces._wait = end
    office.recaller.work()
    assert office.stop.is_set() == (set(office.states(send_id)) != {"cancelled"})
    office.stop.clear()
    office.restart()
    office.go_on(2 * HOUR)  # whether it was deleted is not known any more
    assert office.states(send_id) == ["cancelled"] * 3
    everybody_once(office, send_id)


# ---- rights -----------------------------------------------------------------------------------------


def test_keys_that_may_not_delete_leave_it_scheduled_and_say_so(
    office: Office, scheduled: Callable[..., int]
) -> None:
    send_id = scheduled()
    may = office.apis[2]
    office.apis[2] = rights(office, ("DELETE", "/sms/*"))
    recall(office, send_id)
    office.go_on(60.0)
    rows = office.journal.receivers(send_id)
    assert [(row.state, row.reason) for row in rows] == [("scheduled", Cause.NOT_RECALLED)] * 3
    assert office.recaller.work() is None  # it is not tried again by itself
    office.apis[2].close()
    office.apis[2] = may  # with new keys,
    recall(office, send_id)  # said once more
    office.go_on()
    assert office.states(send_id) == ["cancelled"] * 3


# ---- many -------------------------------------------------------------------------------------------


def test_many_are_taken_back_as_fast_as_sends_are_sent(office: Office, scheduled: Callable[..., int]) -> None:
    send_id = scheduled(200, size=100)
    started = office.time.steady()
    recall(office, send_id)
    assert office.recaller.work() is None
    assert office.states(send_id) == ["cancelled"] * 200
    calls = 200 + 2 * 5  # each message; for each chunk what waits twice, its tag, and the time of its making
    assert 200 / 5 <= office.time.steady() - started <= (calls + 4) / 5


# ---- what OVHcloud holds ----------------------------------------------------------------------------


@pytest.fixture
def held(office: Office, plan: MakePlan, time: Time) -> int:
    """Advertising that was sent at night, three quarters of an hour before it may be."""
    time.now = datetime(2026, 5, 29, 5, 15, tzinfo=UTC).timestamp()
    office.habits(hours=Hours.STRICT, lag=60.0)
    send_id = office.journal.add_send(plan(3))
    office.go_on(300.0)
    assert office.states(send_id) == ["held"] * 3
    return send_id


@pytest.mark.parametrize("people", [0, 1])
def test_what_is_held_is_taken_back_at_once_with_proof(office: Office, held: int, people: int) -> None:
    recall(office, held, *who(office, held)[:people])
    office.go_on(10.0)
    assert office.states(held)[: people or 3] == ["cancelled"] * (people or 3)
    office.go_on(DAY)
    assert office.states(held).count("delivered") == (3 - people if people else 0)
    everybody_once(office, held)


@pytest.mark.parametrize("late", list(Late))
@pytest.mark.parametrize("due", [True, False], ids=["for the night", "at once"])
def test_what_left_as_the_hours_began_is_not_said_to_be_cancelled(
    office: Office, plan: MakePlan, time: Time, late: Late, due: bool
) -> None:
    """However long it was held before: its lists may not have it yet."""
    opens = datetime(2026, 5, 29, 6, 0, tzinfo=UTC).timestamp()
    time.now = opens - 10 * HOUR
    office.habits(hours=Hours.STRICT, late=late, lag=300.0, swift=True)
    terms = replace(HELLO.terms, due=Due(opens - 5 * HOUR) if due else None)
    send_id = office.journal.add_send(plan(2, replace(HELLO, terms=terms)))
    office.go_on(9.8 * HOUR)
    assert office.states(send_id) == ["held"] * 2
    time.now = opens + 1.0
    recall(office, send_id)
    office.go_on(60.0)
    assert "cancelled" not in office.states(send_id)
    office.go_on(DAY)
    everybody_once(office, send_id)
    assert office.states(send_id) == ["delivered"] * 2


def test_keys_that_may_not_delete_leave_it_held(office: Office, held: int) -> None:
    may = office.apis[2]
    office.apis[2] = rights(office, ("DELETE", "/sms/*"))
    may.close()
    recall(office, held)
    office.go_on(10.0)
    assert office.states(held) == ["held"] * 3
    assert {row.reason for row in office.journal.receivers(held)} == {Cause.NOT_RECALLED}


def test_what_waits_though_it_was_to_be_sent_at_once_is_taken_back(
    office: Office, plan: MakePlan, time: Time
) -> None:
    """By day nothing tells why it waits: it may be leaving, so it is believed an hour later."""
    time.now = datetime(2026, 5, 29, 10, 0, tzinfo=UTC).timestamp()
    office.demo.world.pending_seconds = DAY
    send_id = office.journal.add_send(plan(2))
    office.go_on(60.0)
    assert office.states(send_id) == ["held"] * 2
    assert office.recalls.ask(send_id) == 2
    office.go_on(60.0)
    assert office.states(send_id) == ["cancelling"] * 2
    office.go_on(2 * HOUR)
    assert office.states(send_id) == ["cancelled"] * 2
    assert office.at_ovh() == {}


# ---- who was not named ------------------------------------------------------------------------------


@pytest.fixture
def unnamed(office: Office, plan: MakePlan, monkeypatch: pytest.MonkeyPatch) -> int:
    """A scheduled send of which the answer named all but the last person."""
    taken = office.apis[0].send

    def send(service: str, request: JobRequest) -> SendReport:
        report = taken(service, request)
        return replace(report, valid=report.valid[:2])

    monkeypatch.setattr(office.apis[0], "send", send)
    terms = replace(HELLO.terms, due=Due(office.time.steady() + DAY))
    send_id = office.journal.add_send(plan(3, replace(HELLO, terms=terms)))
    office.runner.drain()
    return send_id


@pytest.mark.parametrize("whom", [[2], [0], [0, 1], [1, 2], [0, 1, 2]])
def test_who_was_not_named_shares_an_answer_with_others_and_nobody_loses_theirs(
    office: Office, unnamed: int, whom: list[int]
) -> None:
    office.go_on(HOUR / 2)
    assert office.states(unnamed) == ["scheduled"] * 3  # found by its id
    people = who(office, unnamed)
    recall(office, unnamed, *(people[n] for n in whom))
    office.go_on(2 * DAY)
    assert office.states(unnamed) == ["cancelled" if n in whom else "delivered" for n in range(3)]
    everybody_once(office, unnamed)


def test_who_was_not_named_is_billed_once_and_as_the_others(office: Office, unnamed: int) -> None:
    office.go_on(HOUR / 2)
    assert [(row.credits, row.unbilled) for row in office.journal.receivers(unnamed)] == [(1.0, False)] * 3
    office.go_on(2 * DAY)
    assert office.states(unnamed) == ["delivered"] * 3
    assert office.send(unnamed).billed == 3.0
    assert [(row.credits, row.unbilled) for row in office.journal.receivers(unnamed)] == [(1.0, False)] * 3


@pytest.mark.parametrize("listed", ["before", "after"])
def test_whoever_was_not_named_and_sent_to_again_is_taken_off_both(
    office: Office, unnamed: int, listed: str
) -> None:
    office.habits(lag=1500.0)
    office.go_on(1200.0)
    assert office.journal.send_again(unnamed) == 1
    office.runner.drain()
    if listed == "before":
        office.go_on(HOUR)
    last = who(office, unnamed)[2]
    assert office.at_ovh()[last] == 2
    recall(office, unnamed, last)
    office.go_on(2 * DAY)
    assert office.states(unnamed) == ["delivered"] * 2 + ["cancelled"]
    everybody_once(office, unnamed)


@pytest.mark.parametrize("listed", ["before", "after"])
def test_one_person_who_was_sent_to_again_is_taken_off_both(
    office: Office, plan: MakePlan, listed: str
) -> None:
    office.habits(lag=1500.0)
    terms = replace(HELLO.terms, due=Due(office.time.steady() + DAY))
    send_id = office.lost(plan(2, replace(HELLO, terms=terms)))
    office.go_on(1200.0)
    assert office.journal.send_again(send_id) == 2
    office.runner.drain()
    if listed == "before":
        office.go_on(HOUR)
    first, last = who(office, send_id)
    recall(office, send_id, last)
    office.go_on(2 * DAY)
    assert office.states(send_id) == ["delivered", "cancelled"]
    assert office.at_ovh() == {first: 2}
