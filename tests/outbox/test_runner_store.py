"""A journal that cannot be used stops sending before the POST; once it can be, everything goes, once."""

import os
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, Marks

from .conftest import Time, asked

MakePlan = Callable[..., Plan]
PEOPLE = 40


class Ovh:
    """Takes everything; `watch` is called during each POST."""

    def __init__(self) -> None:
        self.posts: list[JobRequest] = []
        self.watch: Callable[[], object] = lambda: None

    def send(self, _service: str, request: JobRequest) -> SendReport:
        self.posts.append(request)
        self.watch()
        ids = tuple(2**40 + n for n in range(len(request.receivers)))
        return SendReport(ids, request.receivers, (), float(len(ids)))

    def clock_ahead(self) -> float | None:
        return 0.0

    def resync_clock(self) -> None:
        raise AssertionError("nobody asked for the time")

    @property
    def got(self) -> Counter[str]:
        return Counter(number for post in self.posts for number in post.receivers)


@pytest.fixture
def ovh() -> Ovh:
    return Ovh()


@contextmanager
def runner_on(
    path: Path, time: Time, ovh: Ovh, vetoes: Vetoes | None = None
) -> Iterator[tuple[Journal, Runner]]:
    with closing(Journal(path, clock=time)) as journal:
        journal._db.execute("PRAGMA busy_timeout = 0")
        yield (
            journal,
            Runner(
                journal,
                lambda _: ovh,
                threading.Event(),
                lambda _: None,
                SENDING.by(time, time, time.wait),
                vetoes=vetoes,
            ),
        )


def everybody(journal: Journal, send_id: int) -> set[str]:
    return {row.e164 for row in journal.receivers(send_id)}


# ---- trouble that comes and goes --------------------------------------------------------------------


@contextmanager
def full(journal: Journal, path: Path) -> Iterator[None]:
    """Not a page more, and no room for an event in those that there are."""
    [(pages,)] = journal._db.execute("PRAGMA page_count").fetchall()
    journal._db.execute(f"PRAGMA max_page_count = {pages}")
    with closing(connect(path)) as other:
        other.execute(f"PRAGMA max_page_count = {pages}")
        other.execute("PRAGMA foreign_keys = OFF")
        event = "INSERT INTO event (at, send_id, from_state, to_state, cause) VALUES (0, ?, '', '', '')"
        for send_id in (0, 1, 10**6):
            with pytest.raises(sqlite3.OperationalError, match="full"):
                other.executemany(event, ((send_id,) for _ in range(10**5)))
    try:
        yield
    finally:
        journal._db.execute("PRAGMA max_page_count = 1000000")


@contextmanager
def locked(_journal: Journal, path: Path) -> Iterator[None]:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextmanager
def read_only(journal: Journal, _path: Path) -> Iterator[None]:
    journal._db.execute("PRAGMA query_only = ON")
    try:
        yield
    finally:
        journal._db.execute("PRAGMA query_only = OFF")


TROUBLES = [(full, StoreKind.FULL), (locked, StoreKind.LOCKED), (read_only, StoreKind.READ_ONLY)]
Trouble = Callable[[Journal, Path], AbstractContextManager[None]]
troubles = pytest.mark.parametrize(("trouble", "kind"), TROUBLES, ids=[str(kind) for _, kind in TROUBLES])


@troubles
def test_before_the_post_nothing_is_sent_and_nothing_is_lost(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, trouble: Trouble, kind: StoreKind
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        send_id = journal.add_send(plan(PEOPLE), chunk_size=1)
        with trouble(journal, path):
            before = journal.send(send_id), journal.receivers(send_id), journal.events(send_id)
            for _ in range(2):
                with pytest.raises(StoreProblem) as caught:
                    runner.drain()
                assert caught.value.kind is kind
                assert ovh.posts == []
        assert (journal.send(send_id), journal.receivers(send_id), journal.events(send_id)) == before
        runner.drain()
        assert journal.send(send_id).counts == {ReceiverState.ACCEPTED: PEOPLE}
        assert ovh.got == Counter(everybody(journal, send_id))


@troubles
def test_after_the_post_the_answer_is_kept_and_written_as_soon_as_it_can_be(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, trouble: Trouble, kind: StoreKind
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        send_id = journal.add_send(plan(500), chunk_size=400)
        blocked = trouble(journal, path)
        ovh.watch = blocked.__enter__
        for _ in range(2):
            with pytest.raises(StoreProblem) as caught:
                runner.drain()
            assert caught.value.kind is kind
        assert journal.chunk(1).state is ChunkState.SUBMITTING
        assert len(ovh.posts) == 1
        blocked.__exit__(None, None, None)
        ovh.watch = lambda: None
        runner.drain()
        assert journal.send(send_id).counts == {ReceiverState.ACCEPTED: 500}
        assert set(ovh.got.values()) == {1}
        assert len(journal.chunk(1).outcome.ids) == 400


@troubles
def test_what_could_never_be_written_is_a_doubt_at_the_next_start(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, trouble: Trouble, kind: StoreKind
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        send_id = journal.add_send(plan(500), chunk_size=400)
        blocked = trouble(journal, path)
        ovh.watch = blocked.__enter__
        with pytest.raises(StoreProblem):
            runner.drain()
        blocked.__exit__(None, None, None)
    ovh.watch = lambda: None
    with runner_on(path, time, ovh) as (journal, runner):
        assert journal.recover("the next one") == 1
        runner.drain()
        assert len(ovh.posts) == 1  # nothing leaves at a start without a word
        journal.resume(send_id)
        asked(path, time)
        runner.drain()
        assert journal.send(send_id).counts == {ReceiverState.UNKNOWN: 400, ReceiverState.ACCEPTED: 100}
    assert set(ovh.got.values()) == {1}


@troubles
def test_the_operators_no_counts_also_while_it_cannot_be_written(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, trouble: Trouble, kind: StoreKind
) -> None:
    vetoes = Vetoes()
    with runner_on(path, time, ovh, vetoes) as (journal, runner):
        stopped, goes = journal.add_send(plan(PEOPLE), chunk_size=1, hold=10.0), journal.add_send(plan(2))
        with trouble(journal, path):
            vetoes.add(stopped)
            with pytest.raises(StoreProblem) as caught, vetoes.turn(stopped):
                journal.cancel(stopped)
            assert caught.value.kind is kind
            time.now += 20.0
            with pytest.raises(StoreProblem):
                runner.drain()
            assert ovh.posts == []
        runner.drain()  # there is room again
        assert journal.send(stopped).counts == {ReceiverState.CANCELLED: PEOPLE}
        assert journal.send(goes).counts == {ReceiverState.ACCEPTED: 2}
        assert vetoes.standing() == ()


def test_a_no_that_comes_while_a_post_is_written_down_is_heard(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    vetoes = Vetoes()
    with runner_on(path, time, ovh, vetoes) as (journal, runner):
        send_id = journal.add_send(plan(2))
        move = journal.move

        def slow(chunk_id: int, from_: ChunkState, to: ChunkState, cause: str, **more: Any) -> None:
            move(chunk_id, from_, to, cause, **more)
            vetoes.add(send_id)

        journal.move = slow  # type: ignore[method-assign]
        runner.drain()
        assert ovh.posts == []
        journal.move = move  # type: ignore[method-assign]
        assert runner.drain() is None  # until it is written, its turn never comes
        with vetoes.turn(send_id):
            journal.cancel(send_id)
        assert journal.send(send_id).counts == {ReceiverState.CANCELLED: 2}


# ---- a file that is gone -----------------------------------------------------------------------------


def vanish(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))


def replace(path: Path) -> None:
    other = path.with_name("backup")
    other.write_bytes(path.read_bytes())
    other.replace(path)


def cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def lose_the_log(path: Path) -> None:
    path.with_name(f"{path.name}-wal").unlink()


@pytest.mark.parametrize("attack", [vanish, replace, cut, empty, lose_the_log])
def test_a_journal_that_is_no_longer_there_is_noticed_before_the_next_post(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, attack: Callable[[Path], object]
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        journal.add_send(plan(4), chunk_size=2)
        journal.checkpoint()
        ovh.watch = lambda: attack(path) if len(ovh.posts) == 1 else None
        with pytest.raises(StoreProblem) as caught:
            runner.drain()
        assert caught.value.kind in {StoreKind.GONE, StoreKind.CORRUPT}
        with pytest.raises(StoreProblem):
            runner.drain()
        assert len(ovh.posts) == 1


def overwritten(path: Path, old: bytes) -> None:
    """As a program does that brings files up to date: what is in it changes, and the file is the same one."""
    with path.open("r+b") as file:
        file.write(old)
        file.truncate()


@pytest.mark.parametrize("more", [0, 8192], ids=["same size", "larger"])
def test_a_journal_that_is_written_over_is_noticed_before_the_next_post(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, more: int
) -> None:
    with closing(Journal(path, clock=time)) as journal:
        journal.add_send(plan(500), chunk_size=1)  # the file is large enough already
    old = path.read_bytes() + bytes(more)
    with runner_on(path, time, ovh) as (journal, runner):
        ovh.watch = lambda: overwritten(path, old) if len(ovh.posts) == 3 else None
        for _ in range(2):
            with pytest.raises(StoreProblem) as caught:
                runner.drain()
            assert caught.value.kind is StoreKind.GONE
        assert len(ovh.posts) == 3


def test_it_is_noticed_although_what_others_wrote_since_was_put_into_it(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with closing(Journal(path, clock=time)) as journal:
        journal.add_send(plan(4), chunk_size=1)
    old = path.read_bytes()

    def attack() -> None:
        overwritten(path, old)
        with closing(connect(path)) as other:
            other.execute("INSERT INTO setting VALUES ('hold', '20')")
            other.execute("PRAGMA wal_checkpoint(FULL)")

    with runner_on(path, time, ovh) as (journal, runner):
        journal.checkpoint()
        ovh.watch = attack
        with pytest.raises(StoreProblem) as caught:
            runner.drain()
        assert caught.value.kind in {StoreKind.GONE, StoreKind.CORRUPT}
        assert len(ovh.posts) == 1


def test_a_copy_of_this_run_that_is_brought_back_is_noticed(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    copies: list[bytes] = []

    def attack() -> None:
        time.now += 6.0
        if len(ovh.posts) == 2:
            copies.append(path.read_bytes())
        elif len(ovh.posts) == 8:
            overwritten(path, copies[0])

    with runner_on(path, time, ovh) as (journal, runner):
        journal.add_send(plan(20), chunk_size=1)
        ovh.watch = attack
        with pytest.raises(StoreProblem) as caught:
            runner.drain()
        assert caught.value.kind is StoreKind.GONE
        assert len(ovh.posts) == 8


def test_it_is_noticed_also_when_nothing_was_sent_yet(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with closing(Journal(path, clock=time)) as journal:
        journal.add_send(plan(4), chunk_size=1)
    old = path.read_bytes()
    with runner_on(path, time, ovh) as (journal, runner):
        journal.cancel(1)
        assert runner.drain() is None
        journal.checkpoint()  # as at each quiet moment
        overwritten(path, old)
        with closing(Journal(path, clock=time)) as fresh:
            fresh.add_send(plan(2))
        with pytest.raises(StoreProblem):
            runner.drain()
        with pytest.raises(StoreProblem):
            journal.checkpoint()
    assert ovh.posts == []


# Only there a name may be any bytes.
LATIN = [os.fsdecode(b"latin \xe9")] if sys.platform == "linux" else []


@pytest.mark.parametrize("folder", ["50% # été & more", *LATIN])
def test_it_is_noticed_in_whatever_folder(
    tmp_path: Path, time: Time, ovh: Ovh, plan: MakePlan, folder: str
) -> None:
    (tmp_path / folder).mkdir()
    path = tmp_path / folder / "journal.sqlite"
    with closing(Journal(path, clock=time)) as journal:
        journal.add_send(plan(4), chunk_size=1)
    old = path.read_bytes()
    with runner_on(path, time, ovh) as (journal, runner):
        ovh.watch = lambda: overwritten(path, old) if len(ovh.posts) == 3 else None
        with pytest.raises(StoreProblem):
            runner.drain()
    assert len(ovh.posts) == 3


def test_who_reads_for_long_while_it_is_sent_makes_no_false_alarm(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with runner_on(path, time, ovh) as (journal, runner), closing(connect(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM send").fetchone()

        def pass_time() -> None:
            time.now += 8.0
            if len(ovh.posts) == 10:
                reader.execute("COMMIT")
            if len(ovh.posts) == 5:
                reader.execute("COMMIT")
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM send").fetchone()

        ovh.watch = pass_time
        journal.add_send(plan(20), chunk_size=1)
        runner.drain()
        assert len(ovh.posts) == 20


def test_everything_in_the_file_moves_while_it_is_sent(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    """As when somebody is erased from it: for a moment nothing is where it was."""
    moving: list[threading.Thread] = []

    def move() -> None:
        with closing(connect(path)) as other:
            other.execute("VACUUM")
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def begin() -> None:
        for thread in moving:
            thread.join()
        moving.append(threading.Thread(target=move))
        moving[-1].start()

    with runner_on(path, time, ovh) as (journal, runner):
        journal.add_send(plan(500), chunk_size=400)
        journal.checkpoint()
        journal.add_send(plan(40), chunk_size=1)
        journal._db.execute("PRAGMA busy_timeout = 10000")
        ovh.watch = begin
        try:
            runner.drain()
        finally:
            for thread in moving:
                thread.join()
        assert len(ovh.posts) == 42


@pytest.mark.parametrize("when", ["queued", "cancelled"])
def test_an_older_copy_written_over_the_file_is_noticed_before_the_next_post(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, when: str
) -> None:
    """Its place and its name are the same, and SQLite reads on: what had been sent would be queued again."""
    copy = path.with_name("backup")
    with runner_on(path, time, ovh) as (journal, runner), closing(Journal(path, clock=time)) as desk:
        send_id = desk.add_send(plan(3), hold=10.0)
        desk.save_copy(copy)
        if when == "cancelled":
            desk.cancel(send_id)
        else:
            time.now += 10.0
        runner.drain()
        posted = len(ovh.posts)
        journal.checkpoint()  # as at each quiet moment
        path.write_bytes(copy.read_bytes())
        with closing(Looks(path, clock=time)) as looks:  # whoever writes has the others read the file anew
            looks.learn_tags("sms-1", Marks.KEPT)
        time.now += 60.0
        for _ in range(2):
            with pytest.raises(StoreProblem) as caught:
                runner.drain()
            assert caught.value.kind is StoreKind.GONE
        assert len(ovh.posts) == posted


def test_a_file_that_we_made_shorter_ourselves_is_still_there(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        journal.add_send(plan(500), chunk_size=1)
        journal.checkpoint()
        runner.drain()
        with closing(connect(path)) as other:
            other.execute("DELETE FROM receiver WHERE position > 5")
            other.execute("VACUUM")
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        journal.add_send(plan(2))
        before = len(ovh.posts)
        runner.drain()
        assert len(ovh.posts) == before + 1


# ---- a file that is not what it should be -----------------------------------------------------------


def test_a_damaged_file_sends_nothing_and_goes_on_once_it_is_restored(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with closing(Journal(path, clock=time)) as journal:
        send_id = journal.add_send(plan(3))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreProblem) as caught, runner_on(path, time, ovh) as (_, runner):
        runner.drain()
    assert caught.value.kind is StoreKind.CORRUPT
    assert ovh.posts == []
    for leftover in path.parent.iterdir():
        leftover.unlink()
    path.write_bytes(whole)
    with runner_on(path, time, ovh) as (journal, runner):
        runner.drain()
        assert journal.send(send_id).counts == {ReceiverState.ACCEPTED: 3}


def test_a_file_that_is_damaged_while_it_is_open_sends_nothing_more(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        journal.add_send(plan(3), chunk_size=1)
        with closing(sqlite3.connect(path)) as other:
            other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\xff" * (size - 4096))
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA user_version = 2")  # what is kept in memory is out of date
        with pytest.raises(StoreProblem) as caught:
            runner.drain()
        assert caught.value.kind is StoreKind.CORRUPT
    assert ovh.posts == []


def future(path: Path) -> None:
    """A version that nobody knows yet wrote it, and the send in it."""
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 99")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda path: path.write_bytes(b"Dear diary, " * 1000), StoreKind.CORRUPT),
        (future, StoreKind.NEWER),
    ],
    ids=["no database", "from the future"],
)
def test_a_file_that_is_not_ours_is_left_alone(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan, spoil: Callable[[Path], object], kind: StoreKind
) -> None:
    with closing(Journal(path, clock=time)) as journal:
        journal.add_send(plan(3))
    spoil(path)
    before = path.read_bytes()
    with pytest.raises(StoreProblem) as caught, runner_on(path, time, ovh) as (_, runner):
        runner.drain()
    assert caught.value.kind is kind
    assert ovh.posts == []
    assert path.read_bytes() == before


def test_a_send_that_cannot_be_written_is_not_there_by_half(
    path: Path, time: Time, ovh: Ovh, plan: MakePlan
) -> None:
    with runner_on(path, time, ovh) as (journal, runner):
        with full(journal, path), pytest.raises(StoreProblem) as caught:
            journal.add_send(plan(500), chunk_size=1)
        assert caught.value.kind is StoreKind.FULL
        assert runner.drain() is None
        assert (ovh.posts, journal.sends()) == ([], ())
        send_id = journal.add_send(plan(PEOPLE))
        runner.drain()
        assert [e.cause for e in journal.events(send_id) if e.cause][:2] == [Cause.CONFIRMED, Cause.POST]
    assert set(ovh.got.values()) == {1}
