"""Texts older than n months: their words are nowhere any more, the proof of sending stays, what is open is let be."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Draft, Replaced
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.retention import months_before
from ovhsms_gui.core.settings import KEEP_MONTHS
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.store.conversations import Conversations
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.history import History, Wanted
from ovhsms_gui.store.inbox import Came, Inbox
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.retention import Concerned, Retention
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Removal
from ovhsms_gui.store.schema import MIGRATIONS
from ovhsms_gui.store.search_index import SearchIndex, place
from ovhsms_gui.work import retention
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.events import ClockWanted, TextsRemoved

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC).timestamp()
DAY = 86400.0
OLD, YOUNG = NOW - 400 * DAY, NOW - 20 * DAY
MONTHS = 12
LIMIT = months_before(NOW, MONTHS)
SERVICE = "sms-ab12345-1"
ANA, BOB = "+33639980012", "+33639980013"
WORDS = "Bonjour {name}, votre ordonnance est prête au comptoir {place}"
SECRETS = ("ordonnance", "comptoir", "hibiscus", "jacinthe")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite"


def people(count: int = 2) -> list[Row]:
    place = ("hibiscus", "jacinthe")
    return [
        Row(parse(f"+3363998{n + 12:04}", "FR"), f"Zoé Martin{n}", fields=(("place", place[n % 2]),))
        for n in range(count)
    ]


def add(
    path: Path,
    at: float = OLD,
    *,
    text: str = WORDS,
    rows: list[Row] | None = None,
    terms: Terms = Terms("MARTIN"),  # noqa: B008 - frozen
    replaces: Replaced | None = None,
    draft_id: str = "",
    size: int = 500,
) -> int:
    receivers = ReceiverList()
    receivers.add(people() if rows is None else rows)
    context = Context("acc-1", "Cabinet Martin", SERVICE, 5000.0, {"FR": 1.0}, ("MARTIN",))
    plan = make_plan(receivers.snapshot(), Draft(text, terms, replaces=replaces), context)
    with closing(Journal(path, clock=lambda: at)) as journal:
        return journal.add_send(plan, size, draft_id=draft_id)


def move(path: Path, send_id: int, to: ChunkState, at: float = OLD, *, scheduled: bool = False) -> None:
    """All of a send's chunks, as OVHcloud answers."""
    with closing(Journal(path, clock=lambda: at)) as journal:
        ids = [
            event.chunk_id
            for event in journal.events(send_id)
            if event.to_state == "queued" and event.chunk_id
        ]
        for number, chunk_id in enumerate(ids):
            chunk = journal.chunk(chunk_id)
            journal.move(
                chunk_id,
                ChunkState.QUEUED,
                ChunkState.SUBMITTING,
                Cause.POST,
                body_hash=f"ordonnance{number}",
            )
            if to is ChunkState.SUBMITTING:
                continue
            taken = tuple(range(1000 * chunk_id, 1000 * chunk_id + len(chunk.receivers)))
            said = ChunkOutcome(valid=chunk.receivers, ids=taken, credits=2.0, message="Bonjour ordonnance ?")
            outcome = said if to is ChunkState.ACCEPTED else ChunkOutcome(message="Bonjour ordonnance ?")
            journal.move(chunk_id, ChunkState.SUBMITTING, to, Cause.ANSWERED, outcome=outcome)
    if scheduled:
        become(path, send_id, ReceiverState.SCHEDULED)


def become(path: Path, send_id: int, state: ReceiverState) -> None:
    """As if all of them had come to a state; how they do is told elsewhere."""
    with closing(connect(path)) as db:
        db.execute("UPDATE receiver SET state = ? WHERE send_id = ?", (state, send_id))
        db.execute("DELETE FROM tally WHERE send_id = ? AND NOT count", (send_id,))
        db.execute("UPDATE tally SET state = ? WHERE send_id = ?", (state, send_id))


def delivered(path: Path, at: float = OLD, **more: object) -> int:
    send_id = add(path, at, **more)  # type: ignore[arg-type]
    move(path, send_id, ChunkState.ACCEPTED, at)
    become(path, send_id, ReceiverState.DELIVERED)
    return send_id


def came(path: Path, id_: int, text: str, at: float = OLD, *, unread: bool = False) -> None:
    with closing(Inbox(path)) as inbox:
        inbox.keep(SERVICE, [Came(id_, ANA, at, text, unread)])


class Office:
    """The write lane, turn after turn."""

    def __init__(self, path: Path, months: int = MONTHS) -> None:
        self.said: list[object] = []
        self.now: float | None = NOW
        self.told = True  # by OVHcloud, if there is anybody to ask it
        self.books = WriteBooks(path, self.said.append)
        self.books.swept = True
        self.set(months)

    def set(self, months: int) -> None:
        self.books.settings.set(KEEP_MONTHS.key, months)

    def certain(self, booked: bool) -> float | None:
        return None if booked and not self.told else self.now

    def turn(self) -> float | None:
        return retention.sweep(self.books, now=self.certain, user="ana")

    def all(self) -> float | None:
        """Until there is nothing more to do at once."""
        while (seconds := self.turn()) == retention.BETWEEN:
            pass
        return seconds


@pytest.fixture
def office(path: Path) -> Iterator[Callable[..., Office]]:
    made: list[Office] = []

    def make(months: int = MONTHS) -> Office:
        made.append(Office(path, months))
        return made[-1]

    yield make
    for one in made:
        one.books.close()


def still_there(path: Path, words: tuple[str, ...] = SECRETS) -> set[tuple[str, str]]:
    """In which files a word stands, in whatever of their corners."""
    found = set()
    for file in path.parent.iterdir():
        content = file.read_bytes().lower()
        found |= {(file.name, word) for word in words if word.encode() in content}
    return found


# ---- what goes, and what stays -------------------------------------------------------------------------


def test_the_words_are_nowhere_any_more_and_the_proof_stays(
    path: Path, office: Callable[..., Office]
) -> None:
    draft = Draft(WORDS, Terms("MARTIN"))
    with closing(Drafts(path)) as drafts:
        drafts.keep("d", draft, "", 0)
    send_id = delivered(path, draft_id="d")
    came(path, 1, "Merci pour l’ordonnance et le jacinthe")
    with closing(History(path, writes=True)) as history:
        while history.take_in(2):
            pass
        sms = history.sms(send_id)
        assert history.ids(Wanted(words="ordonnance")) == (send_id,)
    with closing(Journal(path)) as journal:
        before, rows = journal.send(send_id), journal.receivers(send_id)
        trail = journal.events(send_id)
    assert {word for _, word in still_there(path)} == set(SECRETS)
    desk = office()
    assert desk.all() == retention.EVERY
    assert desk.said == [TextsRemoved()]
    with closing(SearchIndex(path)) as index:
        assert list(index.find(["ordonnance"], 0, place(send_id + 1), newest=True)) == []
    with closing(Journal(path)) as journal:
        after, now = journal.send(send_id), journal.receivers(send_id)
        assert journal.events(send_id) == trail
    assert after == replace(before, text="", removed=Removal(NOW, MONTHS))
    for was, is_ in zip(rows, now, strict=True):
        assert is_ == replace(was, text="", fields=(), message="", parts=2)
        assert (is_.e164, is_.name, is_.state, is_.credits) == (
            was.e164,
            was.name,
            ReceiverState.DELIVERED,
            2.0,
        )
    with closing(History(path, writes=True)) as history:
        assert history.sms(send_id) == sms == 4
        for _ in range(2):  # without the index, and with the one that is made anew
            assert history.ids(Wanted(words="ordonnance")) == history.ids(Wanted(words="hibiscus")) == ()
            assert history.ids(Wanted(words="Zoé")) == (send_id,)
            while history.take_in(2):
                pass
    with closing(Drafts(path)) as drafts:
        assert not drafts.aside()
    assert still_there(path) == set()
    [done] = desk.books.retention.all()
    assert (done.months, done.before, done.os_user) == (MONTHS, LIMIT, "ana")
    assert (done.sends, done.messages, done.replies, done.ended) == (1, 2, 1, NOW)


def test_how_many_sms_it_was_is_known_of_long_texts_too(path: Path, office: Callable[..., Office]) -> None:
    send_id = delivered(path, text="{place} " + "à" * 200 + "ê", rows=people(3))
    with closing(History(path)) as history:
        sms = history.sms(send_id)
    office().all()
    with closing(History(path)) as history:
        assert history.sms(send_id) == sms > 3


def test_copies_of_earlier_versions_go_too(path: Path, office: Callable[..., Office]) -> None:
    delivered(path)
    copy = path.with_name(f"{path.name}.v3")
    copy.write_text("ordonnance")
    office().all()
    assert not copy.exists()


def test_what_is_younger_stays_by_when_it_left(path: Path, office: Callable[..., Office]) -> None:
    delivered(path, YOUNG)
    late = add(path, OLD)
    move(path, late, ChunkState.ACCEPTED, YOUNG)  # it waited for the network
    planned = add(path, OLD, terms=Terms("MARTIN", due=Due(YOUNG)))
    move(path, planned, ChunkState.ACCEPTED, OLD)
    become(path, planned, ReceiverState.DELIVERED)
    came(path, 1, "jacinthe", YOUNG)
    desk = office()
    assert desk.books.retention.concerned(LIMIT) == Concerned()
    assert desk.all() == retention.EVERY
    assert all(send.text and send.removed is None for send in desk.books.journal.sends())
    assert [talk.text for talk in desk.books.conversations.thread(ANA, 9).said if not talk.mine] == [
        "jacinthe"
    ]
    assert not desk.said


@pytest.mark.parametrize(
    "state",
    [
        ReceiverState.SCHEDULED,
        ReceiverState.CANCELLING,
        ReceiverState.HELD,
        ReceiverState.UNKNOWN,
        ReceiverState.PLANNED,
    ],
)
def test_whom_something_may_still_come_to_keeps_it(
    path: Path, office: Callable[..., Office], state: ReceiverState
) -> None:
    send_id = delivered(path)
    become(path, send_id, state)
    done = delivered(path)
    desk = office()
    assert desk.books.retention.concerned(LIMIT) == Concerned(1, 2, 0, OLD, waiting=1)
    desk.all()
    assert desk.books.journal.send(send_id).text == WORDS
    assert desk.books.journal.send(done).text == ""


@pytest.mark.parametrize("state", [ChunkState.QUEUED, ChunkState.UNKNOWN])
def test_what_waits_or_is_in_doubt_keeps_it(
    path: Path, office: Callable[..., Office], state: ChunkState
) -> None:
    send_id = add(path)
    with closing(Journal(path)) as journal:
        if state is ChunkState.QUEUED:
            journal.pause(send_id, Cause.RESTARTED)
    if state is ChunkState.UNKNOWN:
        move(path, send_id, state)
        with closing(Journal(path)) as journal:
            journal.leave(send_id)  # the operator may think again
    desk = office()
    desk.all()
    assert desk.books.journal.send(send_id).text == WORDS
    assert all(row.text and row.fields for row in desk.books.journal.receivers(send_id))


def test_what_is_replaced_keeps_it_until_that_is_done(path: Path, office: Callable[..., Office]) -> None:
    due = Due(OLD + DAY)
    old = add(path, terms=Terms("MARTIN", due=due))
    move(path, old, ChunkState.ACCEPTED, scheduled=True)
    new = add(path, text="Plutôt jeudi", terms=Terms("MARTIN", due=due), replaces=Replaced(old, due))
    become(path, old, ReceiverState.CANCELLED)
    with closing(Journal(path)) as journal:
        journal.pause(new, Cause.RESTARTED)
    desk = office()
    desk.all()
    assert desk.books.journal.send(old).text == WORDS
    become(path, new, ReceiverState.CANCELLED)
    with closing(connect(path)) as db:
        db.execute("UPDATE chunk SET state = 'cancelled' WHERE send_id = ?", (new,))
    desk.now = NOW + DAY
    desk.all()
    assert [send.text for send in desk.books.journal.sends()] == ["", ""]


def test_of_replies_those_that_were_read_and_a_stop_stays_one(
    path: Path, office: Callable[..., Office]
) -> None:
    came(path, 1, "jacinthe")
    came(path, 2, "Arrêtez svp, merci", OLD + 1)
    came(path, 3, "hibiscus", OLD + 2, unread=True)
    desk = office()
    assert desk.books.retention.concerned(LIMIT) == Concerned(0, 0, 2, OLD, waiting=1)
    desk.all()
    thread = desk.books.conversations.thread(ANA, 9)
    assert [(said.text, said.removed is not None, said.unread) for said in thread.said] == [
        ("", True, False),
        ("STOP", True, False),
        ("hibiscus", False, True),
    ]
    assert still_there(path) == {(path.name, "hibiscus")}
    came(path, 1, "jacinthe")  # listed once more
    assert len(desk.books.conversations.thread(ANA, 9).said) == 3


# ---- when ------------------------------------------------------------------------------------------------


def test_off_is_what_it_is_at_first_and_nothing_goes(path: Path, office: Callable[..., Office]) -> None:
    send_id = delivered(path)
    desk = office(0)
    assert KEEP_MONTHS.default == 0
    assert desk.turn() is None
    assert desk.books.journal.send(send_id).text == WORDS
    assert desk.books.retention.all() == ()


def test_once_a_day_and_at_once_after_another_choice(path: Path, office: Callable[..., Office]) -> None:
    desk = office()
    assert desk.all() == retention.EVERY
    desk.now = NOW + 60
    assert desk.turn() == retention.EVERY - 60
    desk.set(24)
    assert desk.turn() == retention.EVERY
    desk.now = NOW + DAY + 61
    assert desk.turn() == retention.EVERY
    assert [(one.months, one.sends) for one in desk.books.retention.all()] == [(24, 0), (24, 0), (12, 0)]


def test_not_by_a_clock_that_nobody_vouches_for(path: Path, office: Callable[..., Office]) -> None:
    send_id = delivered(path)
    desk = office()
    desk.now = None
    assert desk.turn() == retention.AFTER_TROUBLE
    assert desk.said == [ClockWanted()]
    assert desk.books.journal.send(send_id).text == WORDS


def test_not_while_the_keys_of_an_account_are_still_to_come(
    path: Path, office: Callable[..., Office]
) -> None:
    delivered(path)
    desk = office()
    account = Account("acc-1", "Cabinet Martin", "ovh-eu", "FR", Origin.KEYRING)
    desk.books.accounts.save(account)
    desk.told = False
    assert desk.turn() == retention.AFTER_TROUBLE
    assert desk.said == [ClockWanted()]
    desk.books.accounts.remove(account.id)
    assert desk.all() == retention.EVERY


def test_not_while_something_leaves(path: Path, office: Callable[..., Office]) -> None:
    old, leaving = delivered(path), add(path, NOW)
    desk = office()
    assert desk.turn() == retention.PATIENCE
    move(path, leaving, ChunkState.SUBMITTING, NOW)
    assert desk.turn() == retention.PATIENCE
    desk.books.swept = False
    assert desk.turn() == retention.PATIENCE
    assert desk.books.journal.send(old).text == WORDS


# ---- a little at a time ----------------------------------------------------------------------------------


def test_a_large_send_goes_in_pieces_and_once_begun_shows_no_text(path: Path) -> None:
    send_id = delivered(path, rows=people(25), size=4)
    other = delivered(path, rows=people(3))
    with closing(Retention(path)) as kept, closing(Journal(path)) as journal:
        sweep = kept.begin(NOW, MONTHS, LIMIT, "ana")
        assert kept.go_on(sweep, 10)
        assert (journal.send(send_id).text, journal.send(other).text) == ("", WORDS)
        assert [bool(row.fields) for row in journal.receivers(send_id)] == [False] * 10 + [True] * 15
        while kept.go_on(sweep, 10):
            pass
        assert not any(row.fields or row.text for row in journal.receivers(send_id))
        [done] = kept.all()
        assert (done.sends, done.messages) == (2, 28)


def test_what_was_begun_is_done_even_if_it_is_turned_off(path: Path, office: Callable[..., Office]) -> None:
    delivered(path, rows=people(25), size=4)
    left = delivered(path)
    with closing(Retention(path)) as kept:
        kept.go_on(kept.begin(NOW, MONTHS, LIMIT, "ana"), 10)
    desk = office(0)
    assert desk.all() is None
    assert not any(row.fields or row.text for row in desk.books.journal.receivers(1))
    assert desk.books.journal.send(left).text == WORDS
    assert not desk.books.eraser.unswept()


_KILLED = """
import os, signal, sys
from pathlib import Path
from ovhsms_gui.store.retention import Retention
path, months, before, now, times, when = sys.argv[1:]
kept = Retention(Path(path))
sweep = kept.last() or kept.begin(float(now), int(months), float(before), "ana")
forget, left = Retention._forget_words, int(times)
def dying(self):
    global left
    left -= 1
    if not left and when == "inside":
        os.kill(os.getpid(), signal.SIGKILL)
    forget(self)
Retention._forget_words = dying
while kept.go_on(sweep, 10):
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.parametrize("when", ["inside", "after"])
@pytest.mark.parametrize("times", [1, 2, 4])
def test_killed_in_the_middle_it_goes_on_at_the_next_start(
    path: Path, office: Callable[..., Office], when: str, times: int
) -> None:
    sends = [delivered(path, rows=people(n), size=4) for n in (3, 25, 2, 14)]
    came(path, 1, "jacinthe")
    command = [sys.executable, "-c", _KILLED, str(path), str(MONTHS), str(LIMIT), str(NOW), str(times), when]
    assert subprocess.run(command, check=False, timeout=60).returncode < 0
    with closing(Journal(path)) as journal:
        for send in journal.sends():  # as a whole it is one or the other
            assert (send.text == "") == (send.removed is not None)
            if send.removed is None:
                assert all(row.text and row.fields for row in journal.receivers(send.id))
        assert sum(send.removed is None for send in journal.sends()) >= (1 if times < 4 else 0)
    desk = office()
    assert desk.all() == retention.EVERY
    assert [desk.books.journal.send(send_id).text for send_id in sends] == [""] * 4
    assert still_there(path) == set()
    [done] = desk.books.retention.all()
    assert (done.sends, done.messages, done.replies) == (4, 44, 1)


def test_who_reads_meanwhile_is_waited_for(path: Path, office: Callable[..., Office]) -> None:
    delivered(path)
    desk = office()
    with closing(sqlite3.connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM send").fetchone()
        desk.books.eraser._db.execute("PRAGMA busy_timeout = 50")
        assert desk.all() == retention.AFTER_TROUBLE
        assert desk.books.retention.all()[0].ended is None
    assert desk.all() == retention.EVERY
    assert still_there(path) == set()


# ---- the tables ------------------------------------------------------------------------------------------


def test_a_journal_of_before_has_all_its_texts(path: Path) -> None:
    path.parent.mkdir()
    with closing(connect(path, MIGRATIONS[:16])) as db:
        db.execute(
            "INSERT INTO send (id, created, account_id, account_name, service, text, sender, allow_replies, no_stop,"
            " digest) VALUES (1, ?, 'a', 'A', 's', 'Bonjour', 'MARTIN', 0, 0, 'd')",
            (OLD,),
        )
        db.execute(
            "INSERT INTO reply (service, ovh_id, e164, at, text, search, unread)"
            " VALUES ('s', 1, ?, ?, 'Oui', 'oui', 0)",
            (ANA, OLD),
        )
    with closing(Journal(path)) as journal, closing(Conversations(path)) as talks:
        assert (journal.send(1).text, journal.send(1).removed) == ("Bonjour", None)
        assert [said.removed for said in talks.thread(ANA, 9).said] == [None]
    with closing(Retention(path)) as kept:
        assert kept.all() == ()
        assert kept.concerned(LIMIT) == Concerned(1, 0, 1, OLD)


def test_what_was_done_stays_written_down(path: Path) -> None:
    with closing(Retention(path)) as kept:
        kept.begin(NOW, MONTHS, LIMIT, "ana")
    with closing(connect(path)) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute("DELETE FROM text_sweep")


@pytest.mark.parametrize(
    ("now", "months", "then"),
    [
        ((2026, 11, 26), 12, (2025, 11, 26)),
        ((2026, 3, 31), 1, (2026, 2, 28)),
        ((2024, 2, 29), 12, (2023, 2, 28)),
        ((2026, 1, 15), 1, (2025, 12, 15)),
        ((2026, 1, 15), 36, (2023, 1, 15)),
    ],
)
def test_months_are_those_of_the_calendar(
    now: tuple[int, int, int], months: int, then: tuple[int, int, int]
) -> None:
    at = datetime(*now, 12, tzinfo=UTC).timestamp()
    assert months_before(at, months) == datetime(*then, 12, tzinfo=UTC).timestamp()
