"""A scheduled send is changed: for each person the new one goes once their old one is certain not to come."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest

from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.world import FULL_RULES, KeySet
from ovhsms_gui.gui.outbox import replacing as replacing_words
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.rows import Cause

from .conftest import HELLO, Time
from .office import DAY, HOUR, LOST, NO_LISTS, SERVICE, Office

MakePlan = Callable[..., Plan]
JOBS = "/sms/*/jobs/*"
OLD, NEW = HELLO.text, "Bonjour, plutôt à 10 h"
A, B, C, D = (f"+3363998{n:04d}" for n in range(4))


class Desk:
    """An office with a scheduled send, and the operator who changes it."""

    def __init__(self, office: Office, plan: MakePlan, time: Time) -> None:
        self.office, self.plan, self.time = office, plan, time

    def schedule(self, *people: str, due: float = DAY, size: int = 500, text: str = OLD) -> int:
        send_id = self.add(people, due, size, text)
        self.office.go_on(30.0)
        assert set(self.office.states(send_id)) == {"scheduled"}
        return send_id

    def add(self, people: tuple[str, ...], due: float | None, size: int, text: str, **how: object) -> int:
        at = None if due is None else Due(self.time.steady() + due)
        draft = Draft(text, replace(HELLO.terms, due=at), replaces=how.pop("replaces", None))  # type: ignore[arg-type]
        return self.office.journal.add_send(
            self.plan(draft=draft, numbers=people),
            chunk_size=size,
            hold=float(how.pop("hold", 0.0)),  # type: ignore[arg-type]
        )

    def change(
        self,
        old: int,
        *people: str,
        due: float | None = 2 * DAY,
        size: int = 500,
        text: str = NEW,
        hold: float = 0.0,
    ) -> int:
        terms = self.office.send(old).terms
        assert terms.due is not None
        return self.add(people, due, size, text, replaces=Replaced(old, terms.due), hold=hold)

    def states(self, send_id: int) -> dict[str, str]:
        return {row.e164: str(row.state) for row in self.office.journal.receivers(send_id, limit=10_000)}

    def reasons(self, send_id: int) -> dict[str, str]:
        return {row.e164: row.reason for row in self.office.journal.receivers(send_id, limit=10_000)}

    def texts(self) -> dict[str, list[str]]:
        """What each person has at OVHcloud."""
        found: dict[str, list[str]] = {}
        for message in self.office.demo.world.sent:
            found.setdefault(message.receiver, []).append(message.message)
        return found


@pytest.fixture
def desk(office: Office, plan: MakePlan, time: Time) -> Desk:
    return Desk(office, plan, time)


# ---- the usual way ----------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [500, 1])
@pytest.mark.parametrize("due", [2 * DAY, HOUR, None])
def test_who_is_in_both_gets_the_new_one_alone(
    desk: Desk, office: Office, size: int, due: float | None
) -> None:
    old = desk.schedule(A, B, C, size=size)
    new = desk.change(old, A, B, D, due=due, size=size)
    office.go_on(HOUR / 2)
    assert desk.states(old) == dict.fromkeys((A, B, C), "cancelled")
    assert desk.texts() == {A: [NEW], B: [NEW], D: [NEW]}  # C was taken out, D came in
    office.go_on(4 * DAY)
    assert desk.states(new) == dict.fromkeys((A, B, D), "delivered")
    assert desk.texts() == {A: [NEW], B: [NEW], D: [NEW]}


def test_nothing_of_the_new_one_leaves_before_the_old_one_is_certain_not_to(
    desk: Desk, office: Office
) -> None:
    old = desk.schedule(A, B)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    new = desk.change(old, A, B, D)
    office.go_on(HOUR)
    assert desk.texts() == {A: [OLD], B: [OLD], D: [NEW]}  # who is new need not wait
    assert (office.send(new).awaiting, office.send(new).begun) == (2, True)
    assert set(desk.states(old).values()) == {"cancelling"}
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW], D: [NEW]}
    assert office.send(new).awaiting == 0


def test_each_goes_as_soon_as_their_own_is_taken_back(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B, size=1)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, 1, 500, shape="A"))  # for the first
    new = desk.change(old, A, B)
    seen = set()
    while "planned" in desk.states(new).values():
        office.go_on(1.0)
        assert all(len(texts) <= 1 for texts in desk.texts().values())
        seen.add(tuple(desk.states(new).values()))
    assert ("planned", "scheduled") in seen
    assert desk.texts() == {A: [NEW], B: [NEW]}


@pytest.mark.parametrize("restart", [False, True])
def test_it_may_be_changed_again_and_again(desk: Desk, office: Office, restart: bool) -> None:
    """The second change comes while the first one still waits."""
    old = desk.schedule(A, B, C)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    first = desk.change(old, A, B, D)
    office.go_on(60.0)
    second = desk.change(first, A, D, text="Bonjour, plutôt à 11 h")
    office.go_on(60.0)
    if restart:
        office.restart()
        office.journal.resume(second)
    office.go_on(HOUR)
    assert desk.texts()[A] == [OLD]
    office.demo.faults.clear()
    office.go_on(2 * HOUR)
    assert desk.texts() == {A: ["Bonjour, plutôt à 11 h"], D: ["Bonjour, plutôt à 11 h"]}
    assert set(desk.states(first).values()) == {"cancelled"}


def test_two_changes_of_one_send_are_one_after_the_other(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    first, second = desk.change(old, A, B), desk.change(old, A, text="Bonjour, plutôt à 11 h")
    office.go_on(HOUR)
    assert desk.texts() == {A: ["Bonjour, plutôt à 11 h"]}
    assert office.send(second).replaces == Replaced(first, Due(desk.time.steady() + 2 * DAY - HOUR))
    assert (office.send(old).heir, office.send(first).heir) == (second, second)


# ---- undone, stopped, left --------------------------------------------------------------------------


def test_undone_within_its_time_the_old_one_is_as_it_was(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    before = office.journal.count_events(old)
    new = desk.change(old, A, B, D, hold=10.0)
    office.go_on(9.0)
    assert desk.states(old) == dict.fromkeys((A, B), "scheduled")
    office.journal.cancel(new)
    office.go_on(HOUR)
    assert desk.texts() == {A: [OLD], B: [OLD]}
    assert (office.journal.count_events(old), office.send(old).heir) == (before, None)
    again = desk.change(old, A)
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW]}
    assert office.send(old).heir == again


def test_a_no_that_is_not_written_yet_counts_all_the_same(desk: Desk, office: Office) -> None:
    vetoes = Vetoes()
    office.recaller._vetoes = office.runner._vetoes = vetoes
    old = desk.schedule(A)
    new = desk.change(old, A, hold=10.0)
    vetoes.add(new)
    office.time.now += 10.0
    turn = office.recaller.work()
    assert turn is not None
    assert turn > 0
    assert desk.states(old) == {A: "scheduled"}
    with suppress(StoreProblem), vetoes.turn(new):
        raise StoreProblem(StoreKind.FULL)
    office.go_on(HOUR)  # the runner writes it
    assert (desk.texts(), desk.states(new)) == ({A: [OLD]}, {A: "cancelled"})


def test_stopped_while_the_old_one_is_taken_back_nobody_gets_either_and_both_say_so(
    desk: Desk, office: Office
) -> None:
    old = desk.schedule(A, B)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    new = desk.change(old, A, B)
    office.go_on(60.0)
    office.journal.cancel(new)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert (desk.texts(), office.send(new).begun, office.send(old).heir) == ({}, True, None)
    assert set(desk.states(old).values()) == set(desk.states(new).values()) == {"cancelled"}


def test_cancelled_once_it_has_taken_the_old_one_s_place_there_is_nothing_to_look_at(
    desk: Desk, office: Office
) -> None:
    old = desk.schedule(A, B)
    new = desk.change(old, A, B)
    office.go_on(HOUR)
    assert office.send(new).earlier == 0
    office.journal.cancel(new)
    office.recalls.ask(new)
    office.go_on(60.0)
    assert set(office.states(new)) == {"cancelled"}
    [line] = replacing_words.lines(office.send(new))
    assert line.startswith("The earlier message, scheduled for ")
    assert line.endswith(", is cancelled as well.")


def test_left_by_an_earlier_run_before_its_time_it_waits_for_a_word_and_the_old_one_stays(
    desk: Desk, office: Office
) -> None:
    old = desk.schedule(A, B)
    new = desk.change(old, A, B, hold=10.0)
    office.restart()
    office.go_on(HOUR)
    assert (office.send(new).paused, office.send(new).begun) == (Cause.RESTARTED, False)
    assert desk.texts() == {A: [OLD], B: [OLD]}
    office.journal.resume(new)
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}


@pytest.mark.parametrize("word", [True, False], ids=["go on", "stop"])
def test_left_by_an_earlier_run_when_the_old_one_is_gone_it_waits_for_a_word(
    desk: Desk, office: Office, word: bool
) -> None:
    old = desk.schedule(A, B)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    new = desk.change(old, A, B)
    office.go_on(60.0)
    office.demo.faults.clear()
    office.restart()
    office.go_on(HOUR)
    assert (desk.texts(), office.send(new).paused) == ({}, Cause.RESTARTED)
    assert office.journal.need_a_look() == 1
    office.journal.resume(new) if word else office.journal.cancel(new)
    office.go_on(HOUR)
    assert desk.texts() == ({A: [NEW], B: [NEW]} if word else {})


# ---- too late, no right, doubts ---------------------------------------------------------------------


def early(office: Office, person: str) -> None:
    """OVHcloud sends it before its time."""
    world = office.demo.world
    with world.lock:
        messages = world.services[SERVICE].messages
        one = next(message for message in messages.values() if message.receiver == person)
        messages[one.id] = replace(one, leaves=office.time.steady(), arrives=office.time.steady() + 5.0)


@pytest.mark.parametrize("size", [500, 1])
def test_who_was_too_late_keeps_the_old_one_and_is_named(desk: Desk, office: Office, size: int) -> None:
    old = desk.schedule(A, B, C, due=2 * HOUR, size=size)
    early(office, B)
    new = desk.change(old, A, B, C, size=size)
    office.go_on(4 * HOUR)
    assert desk.texts() == {A: [NEW], B: [OLD], C: [NEW]}
    assert desk.states(old) == {A: "cancelled", B: "delivered", C: "cancelled"}
    assert (desk.states(new)[B], desk.reasons(new)[B]) == ("cancelled", Cause.STAYS)
    assert (office.send(new).staying, office.send(old).late) == (1, 1)
    assert {desk.states(new)[A], desk.states(new)[C]} == {"scheduled"}


def test_all_of_it_had_left(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B, due=HOUR)
    new = desk.change(old, A, B, hold=60.0, due=DAY)
    office.time.now += HOUR + 30.0
    office.journal.resume(new)
    office.go_on(2 * HOUR)
    assert desk.texts() == {A: [OLD], B: [OLD]}
    assert set(desk.reasons(new).values()) == {Cause.STAYS}
    assert office.send(old).heir is None  # nothing takes its place


def test_keys_that_may_not_delete_leave_the_old_one_and_say_so(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    rules = [rule for rule in FULL_RULES if rule != ("DELETE", "/sms/*")]
    keys = KeySet("demoDEMOdemoDEMO", "demoSecretdemoSecretdemoSecret00", "demoOtherdemoOtherdemoOtherdemo0")
    office.demo.world.grant(keys, rules)
    may, office.apis[2] = office.apis[2], office.client(keys)
    new = desk.change(old, A, B, D)
    office.go_on(HOUR)
    assert desk.texts() == {A: [OLD], B: [OLD], D: [NEW]}
    assert set(desk.reasons(old).values()) == {Cause.NOT_RECALLED}
    assert desk.reasons(new) == {A: Cause.STAYS, B: Cause.STAYS, D: ""}
    office.apis[2].close()
    office.apis[2] = may  # with new keys it is changed once more
    desk.change(old, A, text="Bonjour, plutôt à 11 h")
    office.go_on(HOUR)
    assert desk.texts() == {A: ["Bonjour, plutôt à 11 h"]}


@pytest.mark.parametrize("taken", [True, False])
@pytest.mark.parametrize("word", ["again", "leave"])
def test_who_is_in_doubt_waits_until_it_is_settled(
    desk: Desk, office: Office, taken: bool, word: str
) -> None:
    kind = FaultKind.DROP_AFTER if taken else FaultKind.DROP_BEFORE
    office.demo.faults.add(Fault(kind, "POST"))
    old = desk.add((A, B), DAY, 500, OLD)
    office.runner.drain()
    new = desk.change(old, A, B, D)
    office.runner.drain()
    assert desk.states(old) == dict.fromkeys((A, B), "unknown")
    office.go_on(HOUR)
    if taken:  # found, and taken back
        assert desk.texts() == {A: [NEW], B: [NEW], D: [NEW]}
        return
    assert desk.texts() == {D: [NEW]}
    assert office.doubt(old).may_send_again
    if word == "again":  # it is the new one that they get
        assert office.journal.send_again(old) == 2
        office.go_on(HOUR)
        assert desk.texts() == {A: [NEW], B: [NEW], D: [NEW]}
    else:
        office.journal.leave(old)
        office.go_on(HOUR)
        assert desk.texts() == {D: [NEW]}
        assert desk.reasons(new) == {A: Cause.STAYS, B: Cause.STAYS, D: ""}


def test_let_be_the_old_one_stays_where_it_is_found_after_all(desk: Desk, office: Office) -> None:
    office.demo.faults.add(LOST)
    old = desk.add((A, B), DAY, 500, OLD)
    office.runner.drain()
    new = desk.change(old, A, B)
    office.demo.faults.add(NO_LISTS["500"][0])
    office.go_on(10.0)
    office.journal.leave(old)
    assert set(desk.reasons(new).values()) == {Cause.STAYS}
    office.demo.faults.clear()
    office.looks.wake(old)
    office.go_on(HOUR)
    assert desk.states(old) == dict.fromkeys((A, B), "scheduled")
    assert desk.texts() == {A: [OLD], B: [OLD]}


def test_what_is_on_its_way_when_it_is_changed_is_taken_back_first(desk: Desk, office: Office) -> None:
    old = desk.add((A, B), DAY, 500, OLD)
    changed: list[int] = []

    def told(_event: object) -> None:
        if not changed:  # it is submitting
            changed.append(desk.change(old, A, B))

    office.runner._notify = told
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}
    assert desk.states(old) == dict.fromkeys((A, B), "cancelled")


def test_a_new_time_that_has_passed_leaves_the_old_one(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    new = desk.change(old, A, B, due=5.0, hold=10.0)
    office.go_on(HOUR)
    assert office.send(new).paused == Cause.PASSED
    assert desk.texts() == {A: [OLD], B: [OLD]}


def test_while_ovhcloud_cannot_be_reached_the_old_one_stays(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    office.restart()  # nobody knows OVHcloud's time
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/auth/time", None, 503))
    new = desk.change(old, A, B)
    office.go_on(60.0)
    assert (desk.states(old), office.send(new).begun) == (dict.fromkeys((A, B), "scheduled"), False)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}


def test_without_keys_it_waits_for_a_word_and_the_old_one_stays(desk: Desk, office: Office) -> None:
    old = desk.schedule(A, B)
    api = office.recaller._api_for

    def none(_chunk: object) -> None:
        raise LookupError

    office.recaller._api_for = none  # type: ignore[assignment]
    new = desk.change(old, A, B)
    office.go_on(60.0)
    assert (desk.texts(), office.send(new).paused) == ({A: [OLD], B: [OLD]}, Cause.NO_KEYS)
    office.recaller._api_for = api
    office.journal.resume(new)
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}


def test_who_did_not_get_the_old_one_need_not_wait(desk: Desk, office: Office) -> None:
    office.demo.world.services[SERVICE].blacklist.add(C)
    old = desk.add((A, B, C), DAY, 500, OLD)
    office.go_on(30.0)
    office.recalls.ask(old, [B])
    office.go_on(30.0)
    assert desk.states(old) == {A: "scheduled", B: "cancelled", C: "invalid"}
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    desk.change(old, A, B)
    office.go_on(60.0)
    assert desk.texts() == {A: [OLD], B: [NEW]}


# ---- an old copy of the journal ---------------------------------------------------------------------


@pytest.mark.parametrize("at", [0.0, 60.0], ids=["before", "while it waits"])
def test_brought_back_from_a_copy_nobody_gets_both(desk: Desk, office: Office, at: float) -> None:
    old = desk.schedule(A, B)
    office.demo.faults.add(Fault(FaultKind.STATUS, "DELETE", JOBS, None, 500, shape="A"))
    new = desk.change(old, A, B, hold=30.0)
    office.go_on(at)
    copy = office.path.with_name("copy")
    office.journal.save_copy(copy)
    office.demo.faults.clear()
    office.go_on(HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}
    office._shut()
    for file in office.path.parent.glob(f"{office.path.name}-*"):
        file.unlink()
    copy.replace(office.path)
    office._open()
    office.run += "+"
    office.journal.recover(office.run)
    office.go_on(60.0)
    office.journal.resume(new)
    office.go_on(3 * HOUR)
    assert desk.texts() == {A: [NEW], B: [NEW]}
    assert set(desk.states(old).values()) == {"cancelled"}
    assert Counter(desk.states(new).values()) == {"scheduled": 2}
