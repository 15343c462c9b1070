"""Conversations: what came, what went, what is unread, and what is left of somebody who is erased."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from ovhsms_gui.core.answering import ANSWERABLE, fitting
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.hours import PARIS
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.conversations import Conversations, Wanted
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.inbox import Came, Inbox
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.people import Contact
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Sighting

from .conftest import MakePlan

NOW = 1_780_000_000.0
S = "sms-ab12345-1"
ANA, BOB, ZOE = "+33639980000", "+33639980001", "+33639980077"


class Desk:
    """One file, and all that reads and writes conversations in it."""

    def __init__(self, path: Path) -> None:
        self.path, self.now = path, NOW
        self.inbox = Inbox(path, lambda: self.now)
        self.talks = Conversations(path, lambda: self.now)
        self.journal = Journal(path, lambda: self.now)
        self._ids = 0

    def close(self) -> None:
        for part in (self.inbox, self.talks, self.journal):
            part.close()

    def came(self, number: str, text: str, ago: float = 0.0, *, unread: bool = True) -> Came:
        self._ids += 1
        one = Came(self._ids, number, self.now - ago, text, unread)
        assert self.inbox.keep(S, [one]) == 1
        return one

    def sent(self, plan: Plan, ago: float = 0.0) -> None:
        """A plan that OVHcloud took then."""
        self.now -= ago
        self.journal.add_send(plan)
        chunk = self.journal.next_chunk()
        assert chunk is not None
        self.journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        outcome = ChunkOutcome(valid=chunk.receivers, ids=tuple(range(100, 100 + len(chunk.receivers))))
        self.journal.move(
            chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=outcome
        )
        self.now += ago

    def listed(self, **wanted: object) -> list[str]:
        return [row.e164 for row in self.talks.listed(Wanted(**wanted), 100)[0]]  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with closing(Desk(tmp_path / "journal.sqlite")) as desk:
        yield desk


def test_the_latest_stand_first_and_the_unread_are_counted(desk: Desk) -> None:
    desk.came(ANA, "OUI", 60)
    desk.came(BOB, "NON", 30)
    desk.came(ANA, "Merci", 10)
    found, more = desk.talks.listed(Wanted(), 1)
    assert [(row.e164, row.text, row.unread) for row in found] == [(ANA, "Merci", 2)]
    assert more
    assert desk.listed() == [ANA, BOB]
    assert desk.talks.unread() == 3


def test_a_stop_is_let_be_however_much_was_written_to_them_since(desk: Desk, plan: MakePlan) -> None:
    desk.came(ANA, "STOP", 90)
    for ago in (80, 70):
        desk.sent(plan(1, Draft("Rappel", Terms("MARTIN", no_stop=True))), ago=ago)
    shown = desk.talks.thread(ANA, 2)
    assert shown.asks_to_stop
    assert all(said.mine for said in shown.said)
    desk.talks.let_be(ANA, shown.last)
    assert not desk.talks.thread(ANA, 2).asks_to_stop
    desk.came(ANA, "STOP")
    assert desk.talks.thread(ANA, 2).asks_to_stop, "they ask again"
    desk.talks.let_be(ANA, shown.last)
    assert desk.talks.thread(ANA, 2).asks_to_stop, "which was not there when it was let be"


ASK = Draft("OUI ou NON ?", Terms(allow_replies=True, no_stop=True))


def test_what_was_sent_and_what_came_are_one_conversation(desk: Desk, plan: MakePlan) -> None:
    desk.sent(plan(2, ASK), ago=7200)
    desk.came(ANA, "OUI", 3600)
    desk.came(ZOE, "C’est qui ?", 1800)
    thread = desk.talks.thread(ANA, 9)
    assert [(said.mine, said.text) for said in thread.said] == [(True, "OUI ou NON ?"), (False, "OUI")]
    assert thread.said[0].state == ReceiverState.ACCEPTED
    assert (thread.name, thread.service) == ("Ana", S)
    assert thread.until == NOW - 7200 + ANSWERABLE
    assert desk.talks.thread(ZOE, 9).until is None
    assert desk.listed() == [ZOE, ANA]  # whoever did not answer is in no conversation
    desk.sent(plan(1), ago=60)
    [first, _] = desk.talks.listed(Wanted(), 9)[0]
    assert (first.e164, first.mine, first.text) == (ANA, True, "Bonjour, à demain 9 h")
    assert desk.talks.thread(ANA, 9).sender == "MARTIN"
    assert desk.listed(words="ana demain") == [ANA]


def test_whoever_was_only_written_to_has_all_of_it_in_one_place(desk: Desk, plan: MakePlan) -> None:
    desk.sent(plan(2), ago=7200)
    desk.sent(plan(1, ASK), ago=60)
    thread = desk.talks.thread(ANA, 9)
    assert [(said.text, said.terms) for said in thread.said] == [
        ("Bonjour, à demain 9 h", Terms("MARTIN")),
        (ASK.text, ASK.terms),
    ]
    assert (thread.name, thread.service, thread.wrote, thread.known) == ("Ana", S, False, True)
    assert desk.listed() == []  # a conversation it is not
    desk.came(ANA, "OUI")
    assert desk.talks.thread(ANA, 9).wrote


def test_each_message_has_what_it_was_billed(desk: Desk, plan: MakePlan) -> None:
    desk.journal.add_send(plan(2))
    chunk = desk.journal.next_chunk()
    assert chunk is not None
    assert desk.talks.thread(ANA, 9).said[0].credits is None
    desk.journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
    outcome = ChunkOutcome(valid=chunk.receivers, ids=(100, 101), credits=4.0)
    desk.journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=outcome)
    assert [said.credits for said in desk.talks.thread(BOB, 9).said] == [2.0]


def test_whom_nothing_here_names_is_not_known(desk: Desk, plan: MakePlan) -> None:
    assert not desk.talks.thread(ANA, 9).known
    desk.journal.add_send(plan(1))
    desk.journal.cancel(1)
    thread = desk.talks.thread(ANA, 9)
    assert (thread.known, thread.said) == (True, ())  # nothing left
    with closing(Eraser(desk.path)) as eraser:
        eraser.erase([ANA])
    assert not desk.talks.thread(ANA, 9).known
    with closing(Contacts(desk.path)) as contacts:
        contacts.add(Contact(parse(ANA, ""), "Ana Duval"))
    thread = desk.talks.thread(ANA, 9)
    assert (thread.known, thread.name, thread.said) == (True, "Ana Duval", ())


def test_when_people_could_answer_is_known_for_as_long_as_they_can(desk: Desk, plan: MakePlan) -> None:
    desk.sent(plan(1), ago=60)
    assert desk.inbox.answerable(S, NOW - ANSWERABLE) == ()
    desk.sent(plan(1, ASK), ago=3600)
    assert desk.inbox.answerable(S, NOW - ANSWERABLE) == (NOW - 3600,)
    assert desk.inbox.answerable(S, NOW - 1800) == ()
    assert desk.inbox.answerable("sms-ab12345-2", 0.0) == ()


def test_what_is_held_has_not_gone_and_cannot_be_answered_yet(desk: Desk, plan: MakePlan) -> None:
    desk.came(ANA, "OUI", 9000)
    desk.sent(plan(1, Draft("À quelle heure ?", Terms(allow_replies=True))), 3600)
    seen(desk, ReceiverState.HELD, ANA)
    thread = desk.talks.thread(ANA, 9)
    assert [said.text for said in thread.said] == ["OUI", "À quelle heure ?"]
    assert thread.until is None
    [row] = desk.talks.listed(Wanted(), 9)[0]
    assert (row.text, row.mine) == ("OUI", False)


@pytest.mark.parametrize(
    ("due", "now", "leaves"),
    [
        (None, "2026-05-30 21:10", "2026-06-01 08:00"),  # a Saturday: until Monday morning
        ("2026-05-31 18:00", "2026-05-30 21:10", "2026-06-01 08:00"),
        (None, "2026-06-01 21:00", "2026-06-02 08:00"),  # it did not leave when it could have
        (None, "2026-06-02 09:00", "2026-06-02 09:00"),  # now it may at any time
    ],
)
def test_what_is_held_stands_at_the_time_at_which_it_can_leave(
    desk: Desk, plan: MakePlan, due: str | None, now: str, leaves: str
) -> None:
    desk.now = at("2026-05-30 21:00")
    terms = Terms("MARTIN", due=Due(at(due)) if due else None)
    desk.sent(plan(1, Draft("Portes ouvertes", terms)))
    seen(desk, ReceiverState.HELD, ANA)
    desk.now = at(now)
    desk.came(ANA, "OUI", ago=60)
    said = desk.talks.thread(ANA, 9).said
    assert [(one.text, one.at) for one in said] == [
        ("OUI", at(now) - 60),
        ("Portes ouvertes", at(leaves)),
    ]


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS).timestamp()


def seen(desk: Desk, state: ReceiverState, *numbers: str) -> None:
    """OVHcloud was asked about the first message to them."""
    with closing(Looks(desk.path, lambda: desk.now)) as looks:
        looks.report(desk.journal.chunk(1), [Sighting(number, state) for number in numbers], 60.0)


@pytest.mark.parametrize(
    ("posted", "gone", "left"),
    [
        ("2026-05-30 21:00", "2026-06-01 09:00", "2026-06-01 08:00"),  # a Saturday: until Monday morning
        ("2026-05-30 21:00", "2026-05-31 09:00", "2026-05-31 09:00"),  # but it was sooner
        ("2026-05-29 10:00", "2026-05-30 22:00", "2026-05-30 22:00"),  # nobody knows why
    ],
)
def test_what_was_held_stands_where_it_can_have_left_and_can_be_answered_from_then(
    desk: Desk, plan: MakePlan, posted: str, gone: str, left: str
) -> None:
    desk.now = at(posted)
    desk.sent(plan(2, Draft("À quelle heure ?", Terms(allow_replies=True))))
    desk.now += 600
    seen(desk, ReceiverState.HELD, ANA)
    for number in (ANA, BOB):
        desk.came(number, "OUI")
    desk.now = at(gone)
    seen(desk, ReceiverState.DELIVERED, ANA, BOB)
    ana, bob = (desk.talks.thread(number, 9) for number in (ANA, BOB))
    assert ana.until == at(left) + ANSWERABLE
    assert bob.until == at(posted) + ANSWERABLE  # it was held for nobody else
    assert desk.inbox.answerable(S, at(gone) - ANSWERABLE) == (at(left),)
    assert [(said.mine, said.at) for said in ana.said] == [(False, at(posted) + 600), (True, at(left))]
    assert [(said.mine, said.at) for said in bob.said] == [(True, at(posted)), (False, at(posted) + 600)]
    rows = desk.talks.listed(Wanted(), 9)[0]
    assert [(row.e164, row.mine, row.at) for row in rows] == [
        (ANA, True, at(left)),
        (BOB, False, at(posted) + 600),
    ]


def test_when_what_was_held_left_is_not_looked_for_in_all_that_ever_became_of_it(desk: Desk) -> None:
    asked: list[str] = []
    desk.talks._db.set_trace_callback(asked.append)
    desk.talks.listed(Wanted(), 9)
    desk.talks._db.set_trace_callback(None)
    [sql] = [sql for sql in asked if "event.from_state" in sql]
    plan = [step for *_, step in desk.talks._db.execute(f"EXPLAIN QUERY PLAN {sql}")]
    steps = [step for step in plan if step.startswith("SEARCH event")]
    assert steps
    assert all("event_let_go" in step for step in steps), steps


def test_what_is_kept_is_kept_once_and_not_changed(desk: Desk) -> None:
    one = desk.came(ANA, "OUI")
    assert desk.inbox.keep(S, [Came(one.id, ANA, one.at, "NON"), Came(99, ANA, one.at, "Deux")]) == 1
    assert desk.inbox.keep("sms-ab12345-2", [one]) == 1  # ids are one SMS account's
    assert desk.inbox.kept(S, [one.id, 99, 100]) == {one.id, 99}
    assert [said.text for said in desk.talks.thread(ANA, 9).said].count("NON") == 0


def test_read_is_what_was_shown_and_not_what_came_since(desk: Desk) -> None:
    desk.came(ANA, "OUI", 60)
    shown = desk.talks.thread(ANA, 9).said[-1].id
    desk.came(ANA, "Merci")
    assert desk.talks.mark_read(ANA, shown) == 1
    assert [said.unread for said in desk.talks.thread(ANA, 9).said] == [False, True]
    desk.talks.mark_read(ANA, 99)
    desk.talks.mark_unread(ANA)
    assert [said.unread for said in desk.talks.thread(ANA, 9).said] == [False, True]
    assert desk.listed(unread=True) == [ANA]


def test_only_the_last_messages_are_read_and_there_are_more(desk: Desk) -> None:
    for n in range(5):
        desk.came(ANA, f"n° {n}", 100 - n)
    thread = desk.talks.thread(ANA, 2)
    assert ([said.text for said in thread.said], thread.more) == (["n° 3", "n° 4"], True)
    assert not desk.talks.thread(ANA, 5).more


def test_found_by_number_and_words_without_their_accents(desk: Desk) -> None:
    desk.came(ANA, "D’accord, à jeudi")
    desk.came(BOB, "Désolé, déplacement")
    assert desk.listed(words="desole") == [BOB]
    assert desk.listed(words="d'accord jeudi") == [ANA]
    assert desk.listed(words="06 39 98 00 01") == [BOB]
    assert desk.listed(words="98 00 00") == [ANA]
    assert desk.listed(words="vendredi") == []


def test_what_is_being_written_is_kept_until_it_is_empty(desk: Desk) -> None:
    desk.came(ANA, "OUI")
    desk.talks.keep_answer(ANA, "Merci \ud83d")
    assert desk.talks.thread(ANA, 1).answer == "Merci \ud83d"
    desk.talks.keep_answer(ANA, "")
    assert desk.talks.thread(ANA, 1).answer == ""


def test_who_is_erased_has_said_nothing_and_is_not_read_again(desk: Desk) -> None:
    hers = desk.came(ANA, "Je suis Ana\nmon fixe : 01 99 00 12 34")
    his = desk.came(BOB, "Voyez avec Ana, 06.39.98.00.00\nÀ jeudi")
    desk.talks.keep_answer(ANA, "Bonjour Ana")
    desk.talks.keep_answer(BOB, "Rappelez le 06 39 98 00 00")
    with closing(Eraser(desk.path)) as eraser:
        eraser.erase([ANA])
        eraser.sweep()
    assert desk.listed() == [BOB]
    assert [said.text for said in desk.talks.thread(BOB, 9).said] == ["…\nÀ jeudi"]
    assert desk.talks.thread(BOB, 9).answer == ""
    assert desk.talks.unread() == 1
    assert desk.inbox.keep(S, [hers, his]) == 0  # OVHcloud lists them for a day more
    assert desk.talks.thread(ANA, 9).said == ()
    assert desk.listed(words="ana") == []
    desk.close()
    for file in desk.path.parent.iterdir():
        for trace in (b"mon fixe", b"39980000", b"98.00.00", b"Bonjour Ana"):
            assert trace not in file.read_bytes(), (file, trace)
    desk.__init__(desk.path)  # type: ignore[misc]


@pytest.mark.parametrize(
    ("number", "last", "senders", "terms"),
    [
        (ANA, "MARTIN", ("MARTIN",), Terms(allow_replies=True, no_stop=True)),
        ("+33199001234", "MARTIN", ("ECOLE", "MARTIN"), Terms("MARTIN", no_stop=True)),
        ("+447400900123", "GONE", ("ECOLE", "MARTIN"), Terms("ECOLE", no_stop=True)),
        ("+447400900123", "", (), Terms("", no_stop=True)),
        ("+447400900123", "MARTIN", None, Terms("MARTIN", no_stop=True)),
    ],
)
def test_an_answer_comes_from_what_fits(
    number: str, last: str, senders: tuple[str, ...] | None, terms: Terms
) -> None:
    assert fitting(number, last, senders) == terms
    assert ANSWERABLE == 172_800
