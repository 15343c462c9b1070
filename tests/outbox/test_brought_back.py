"""A journal out of a backup, and what an earlier run left: nobody is sent to again without a word."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.account import Elsewhere
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Tags
from ovhsms_gui.store.rows import Marks

from .conftest import HELLO
from .office import DAY, HOUR, NEVER_TAKEN, NO_LISTS, SERVICE, MakePlan, Office, numbers


def sent_and_brought_back(
    office: Office, plan: MakePlan, copy: Path, *, sending: float = 60.0, after: float = 2 * DAY
) -> int:
    """A send of which a copy of the journal was made before it left, and that copy after some days."""
    send_id = office.journal.add_send(plan(5), chunk_size=2, hold=10.0)
    office.journal.save_copy(copy)
    office.go_on(sending)
    assert set(office.at_ovh().values()) == {1}
    bring_back(office, copy, after)
    return send_id


def bring_back(office: Office, copy: Path, after: float) -> None:
    """A copy of the journal takes its place, and the program begins again."""
    office._shut()
    for leftover in office.path.parent.glob("journal.sqlite*"):
        leftover.unlink()
    copy.rename(office.path)
    office.time.now += after
    office._open()
    office.run = "the next one"
    office.journal.recover(office.run)


@pytest.mark.parametrize("wrong", [0.0, 5 * HOUR, -5 * HOUR])
@pytest.mark.parametrize("kind", Tags)
def test_a_journal_brought_back_sends_nobody_again(
    office: Office, plan: MakePlan, tmp_path: Path, kind: Tags, wrong: float
) -> None:
    office.time.set(wrong)
    office.habits(tags=kind)
    send_id = sent_and_brought_back(office, plan, tmp_path / "copy.sqlite")
    office.journal.resume(send_id)  # Go on sending
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 5
    assert set(office.at_ovh().values()) == {1}
    assert office.send(send_id).billed == 5.0


@pytest.mark.parametrize("lag", [20.0, 400.0])
@pytest.mark.parametrize("kind", Tags)
def test_a_journal_brought_back_a_moment_later_waits_for_lists_that_lag(
    office: Office, plan: MakePlan, tmp_path: Path, kind: Tags, lag: float
) -> None:
    office.habits(tags=kind, lag=lag)
    send_id = sent_and_brought_back(office, plan, tmp_path / "copy.sqlite", sending=12.0, after=1.0)
    office.journal.resume(send_id)
    office.go_on(1000.0)
    assert office.states(send_id) == ["delivered"] * 5
    assert set(office.at_ovh().values()) == {1}


def test_the_lag_that_was_seen_is_waited_for_three_times(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    office.habits(lag=250.0)
    office.journal.add_send(plan(3, numbers=[f"+3363998{n:04d}" for n in range(50, 53)]))
    office.go_on(HOUR)
    assert (office.looks.lag(SERVICE) or 0.0) > 200.0
    office.habits(lag=700.0)
    send_id = sent_and_brought_back(office, plan, tmp_path / "copy.sqlite", sending=12.0, after=1.0)
    office.journal.resume(send_id)
    office.go_on(HOUR)
    assert set(office.states(send_id)) == {"delivered"}
    assert set(office.at_ovh().values()) == {1}


def test_a_doubt_brought_back_is_not_decided_by_looks_from_before_the_copy(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    office.habits(lag=100.0)
    send_id = office.lost(plan(3), NEVER_TAKEN)
    office.go_on(900.0)
    assert office.doubt(send_id).may_send_again
    office.journal.save_copy(tmp_path / "copy.sqlite")
    assert office.journal.send_again(send_id) == 3
    office.go_on(1.0)
    bring_back(office, tmp_path / "copy.sqlite", 1.0)
    assert office.journal.send_again(send_id) == 0
    office.go_on(300.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert set(office.at_ovh().values()) == {1}


def test_what_was_sent_is_not_said_to_be_cancelled_when_a_journal_brought_back_is_stopped(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    send_id = sent_and_brought_back(office, plan, tmp_path / "copy.sqlite")
    office.journal.cancel(send_id)
    assert office.states(send_id) == ["planned"] * 5
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 5


@pytest.mark.parametrize("name", ["asked", *NO_LISTS])
def test_what_an_earlier_run_left_and_was_stopped_never_leaves(
    office: Office, plan: MakePlan, name: str
) -> None:
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()
    if name != "asked":
        office.demo.faults.add(NO_LISTS[name][0])
    office.journal.cancel(send_id)
    office.restart()
    office.go_on(3 * HOUR)
    assert office.states(send_id) == ["cancelled"] * 3
    assert office.journal.need_a_look() == 0
    assert office.at_ovh() == Counter()


def test_what_an_earlier_run_left_and_ovhcloud_does_not_list_goes_by_the_operators_word(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()
    office.go_on(700.0)
    assert (office.at_ovh(), office.send(send_id).unasked) == (Counter(), 0)
    office.journal.resume(send_id)
    office.go_on(60.0)
    assert office.states(send_id) == ["delivered"] * 3
    assert set(office.at_ovh().values()) == {1}


@pytest.mark.parametrize("name", [*NO_LISTS, "no right"])
def test_what_an_earlier_run_left_and_nobody_can_ask_about_goes_by_a_word_that_knows_it(
    office: Office, plan: MakePlan, name: str
) -> None:
    refused = Fault(FaultKind.STATUS, "GET", "/sms/*", None, 403, shape="A"), Reason.NOT_GRANTED
    fault, reason = {**NO_LISTS, "no right": refused}[name]
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()
    office.demo.faults.add(fault)
    office.journal.resume(send_id)  # it is to be asked about first, was said
    office.go_on(3 * HOUR)
    send = office.send(send_id)
    assert (send.paused, send.retry_at, send.unaskable, send.unasked) == (reason, None, reason, 0)
    assert office.at_ovh() == Counter()
    office.journal.resume(send_id)
    office.go_on(60.0)
    assert office.at_ovh() == Counter(numbers(plan(3)))


def test_whom_a_journal_brought_back_finds_only_in_part_is_in_doubt(office: Office, plan: MakePlan) -> None:
    people = numbers(plan(3))
    send_id = office.journal.add_send(plan(3), hold=10.0)
    office.others(people[1])
    office.restart()
    office.go_on(5.0)
    office.journal.resume(send_id)
    office.go_on(900.0)
    assert office.journal.chunk(1).state is ChunkState.UNKNOWN
    assert office.journal.send_again(send_id) == 2
    office.go_on(60.0)
    assert office.at_ovh() == Counter(people)


def test_what_was_stopped_and_nobody_can_ask_about_is_cancelled_by_a_word_that_knows_it(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.journal.add_send(plan(3), chunk_size=2, hold=10.0)
    office.restart()

    def elsewhere(_: object) -> None:
        raise Elsewhere

    office.watcher._api_for = elsewhere  # type: ignore[assignment]
    assert office.journal.cancel(send_id, unasked=True) == 3
    assert office.states(send_id) == ["planned"] * 3, "it was not known yet that nobody can ask"
    office.go_on(5.0)
    assert office.journal.cancel(send_id) == 3
    assert office.states(send_id) == ["planned"] * 3
    assert office.send(send_id).may_stop_unasked
    office.journal.cancel(send_id, unasked=True)
    assert office.states(send_id) == ["cancelled"] * 3
    assert not office.send(send_id).may_stop_unasked
    assert office.at_ovh() == Counter()


def test_a_word_that_was_said_before_nobody_could_be_asked_is_none_on_that(
    office: Office, plan: MakePlan
) -> None:
    send_id = office.journal.add_send(plan(2))
    office.restart()
    read = office.send(send_id)
    office.demo.faults.add(Fault(FaultKind.STATUS, "GET", "/sms/*", None, 403, shape="A"))
    office.go_on(5.0)
    assert office.send(send_id).unaskable
    office.journal.resume(send_id, read=read)
    office.go_on(60.0)
    assert office.demo.world.sent == ()
    office.journal.resume(send_id, read=office.send(send_id))
    office.go_on(60.0)
    assert len(office.demo.world.sent) == 2


@pytest.mark.parametrize("tags", [Tags.REPLACED, Tags.KEPT, Tags.DROPPED])
def test_a_doubt_that_was_sent_again_after_the_copy_is_not_said_to_be_listed_nowhere(
    office: Office, plan: MakePlan, tmp_path: Path, tags: Tags
) -> None:
    copy = tmp_path / "copy.sqlite"
    office.habits(tags=tags)
    send_id = office.lost(plan(2), NEVER_TAKEN)
    office.journal.save_copy(copy)
    office.go_on(HOUR)
    assert office.journal.send_again(send_id) == 2
    office.go_on(60.0)
    assert set(office.at_ovh().values()) == {1}
    bring_back(office, copy, HOUR)
    office.go_on(HOUR / 2)
    assert not office.send(send_id).doubt or not office.doubt(send_id).may_send_again
    office.go_on(HOUR)
    doubt = office.send(send_id).doubt
    assert doubt is None or (doubt.vain, doubt.trouble) == (True, "unsure")


def taken_for_some(office: Office, plan: MakePlan) -> tuple[int, dict[int, Any]]:
    """A send of three whose answer is lost, after the account was seen to keep tags. Returns what it lists."""
    office.journal.add_send(plan(1, numbers=["+33639989999"], draft=replace(HELLO, text="before")))
    office.go_on(600.0)
    assert office.looks.tags(SERVICE) == Marks.KEPT
    return office.lost(plan(3)), office.demo.world.services[SERVICE].messages


def sent_again_and_brought_back(office: Office, send_id: int, copy: Path) -> None:
    while not office.doubt(send_id).may_send_again:
        office.go_on(30.0)
    office.go_on(HOUR / 2)
    assert office.journal.send_again(send_id) == 1
    office.go_on(HOUR)
    assert office.states(send_id) == ["delivered"] * 3
    bring_back(office, copy, 1.0)
    office.go_on(HOUR / 2)


def test_who_was_sent_to_again_in_a_part_after_the_copy_is_found(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    send_id, listed = taken_for_some(office, plan)
    listed.pop(max(listed))  # the third was never taken
    office.journal.save_copy(tmp_path / "copy.sqlite")
    sent_again_and_brought_back(office, send_id, tmp_path / "copy.sqlite")
    assert office.states(send_id) == ["delivered"] * 3
    assert office.send(send_id).billed == 3.0


def test_who_was_sent_to_again_in_another_part_after_the_copy_is_not_said_to_be_listed_nowhere(
    office: Office, plan: MakePlan, tmp_path: Path
) -> None:
    send_id, listed = taken_for_some(office, plan)
    listed.pop(max(listed))
    second, late = max(listed), listed.pop(max(listed))
    office.journal.save_copy(tmp_path / "copy.sqlite")
    office.go_on(60.0)  # the first is found; the others are a part, of which the second is listed later
    assert office.states(send_id) == ["delivered", "unknown", "unknown"]
    listed[second] = late
    sent_again_and_brought_back(office, send_id, tmp_path / "copy.sqlite")
    assert not office.doubt(send_id).may_send_again
    office.go_on(HOUR)
    doubt = office.doubt(send_id)
    assert (doubt.again, doubt.vain, doubt.trouble) == (1, True, "unsure")
