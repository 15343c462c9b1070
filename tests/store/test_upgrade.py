"""A journal of the first version, with sends in every state, becomes one of today: nothing in it is lost."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Doubt, Sighting
from ovhsms_gui.store.schema import MIGRATIONS

from .conftest import MakePlan

NOW = 1_780_000_000.0
# By chunk: its state, and those of its two people.
CHUNKS = [
    ("accepted", ["accepted", "invalid"]),
    ("refused", ["refused", "refused"]),
    ("unknown", ["unknown", "unknown"]),
    ("submitting", ["planned", "planned"]),
    ("queued", ["planned", "planned"]),
    ("cancelled", ["cancelled", "cancelled"]),
    ("accepted", ["accepted", "unknown"]),
]
STATES = [state for _, states in CHUNKS for state in states]
TOLD = ["leaving" if of == "submitting" else state for of, states in CHUNKS for state in states]
MANY = 20_000  # people of another send: several blocks of the counts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def old(path: Path) -> Path:
    """Written as the first version wrote it."""
    with closing(connect(path, MIGRATIONS[:1])) as db:
        db.execute("BEGIN")
        send = (
            "INSERT INTO send VALUES"
            " (?, ?, 'acc-1', 'Cabinet Martin', 'sms-ab12345-1', ?, 'MARTIN', 0, 1, 'd', 14, 3, ?, ?)"
        )
        db.execute(send, (1, NOW - 60, "Bonjour", "credits", "No more credits"))
        db.execute(send, (2, NOW - 30, "À tous", None, ""))
        for seq, (state, people) in enumerate(CHUNKS):
            asked = state not in {"queued", "cancelled"}
            db.execute(
                "INSERT INTO chunk VALUES"
                " (?, 1, ?, ?, 'Bonjour', ?, 2, ?, ?, 'a dead run', ?, ?, ?, 200, 'EU.1', ?, 2.0, ?, 'said')",
                (
                    seq + 1,
                    seq,
                    f"tag{seq}",
                    2 * seq,
                    state,
                    int(asked),
                    "hash" if asked else "",
                    NOW - 50 if asked else None,
                    NOW - 49 if asked else None,
                    f"[{2**40 + seq}]" if state == "accepted" else "[]",
                    "reset" if state == "unknown" else "",
                ),
            )
            db.execute(
                "INSERT INTO event (at, send_id, chunk_id, from_state, to_state, cause)"
                " VALUES (?, 1, ?, '', 'queued', 'confirmed')",
                (NOW - 60, seq + 1),
            )
            for n, person in enumerate(people):
                reason = "not_listed" if (state, person) == ("accepted", "unknown") else ""
                number = f"+3363998{2 * seq + n:04d}"
                db.execute(
                    "INSERT INTO receiver VALUES (1, ?, ?, ?, ?, 'Ana', ?, ?)",
                    (2 * seq + n, seq + 1, number, number, person, reason),
                )
        db.executemany("INSERT INTO tally VALUES (1, ?, ?)", Counter(STATES).items())
        db.execute(
            "INSERT INTO chunk (id, send_id, seq, tag, text, first, size, state)"
            " VALUES (99, 2, 0, 'many', 'À tous', 0, ?, 'queued')",
            (MANY,),
        )
        db.executemany(
            "INSERT INTO receiver VALUES (2, ?, 99, ?, '', '', 'planned', '')",
            ((n, f"+336399800{n:05d}") for n in range(MANY)),
        )
        db.execute("INSERT INTO tally VALUES (2, 'planned', ?)", (MANY,))
        db.execute("INSERT INTO account VALUES ('acc-1', 'Cabinet Martin', 'ovh-eu', 'FR', 'keyring')")
        db.execute("INSERT INTO setting VALUES ('hold', '20')")
        db.execute("COMMIT")
    return path


def dump(path: Path, *tables: str) -> list[list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as db:
        return [db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]


def test_nothing_is_lost(old: Path) -> None:
    with closing(Journal(old, clock=lambda: NOW)) as journal:
        many, send = journal.sends()
        assert (send.text, send.paused, send.paused_message) == ("Bonjour", "credits", "No more credits")
        assert journal.chunk(1).endpoint == "ovh-eu"  # where its account went
        assert (send.billed, send.estimated, send.terms.no_stop) == (3.0, 14.0, True)
        assert (send.hold_until, send.retry_at) == (None, None)
        assert send.counts == {ReceiverState(s): n for s, n in Counter(TOLD).items()}
        assert [row.state for row in journal.receivers(1)] == TOLD
        assert journal.receivers(1)[13].reason == Cause.NOT_LISTED
        assert [str(journal.chunk(n).state) for n in range(1, 8)] == [state for state, _ in CHUNKS]
        chunk = journal.chunk(1)
        assert (chunk.tag, chunk.outcome.ids, chunk.body_hash, chunk.attempt) == ("tag0", (2**40,), "hash", 1)
        assert [(e.chunk_id, e.to_state, e.people) for e in journal.events(1)] == [
            *((n, "queued", 0) for n in range(1, 8)),
            (100, "unknown", 0),
        ]
        assert send.doubt == Doubt(3, 0, 0.0, "")
        # Whom an answer did not name is a chunk of their own, and was sent to under the first one's tag.
        rest = journal.chunk(100)
        assert (rest.receivers, rest.origin, journal.chunk(7).receivers) == (
            ("+33639980013",),
            ("tag6",),
            ("+33639980012",),
        )
        assert many.counts == {ReceiverState.PLANNED: MANY}
    kept = ("account", "setting")
    assert dump(old, *kept) == dump(old.with_name("journal.sqlite.v1"), *kept)


def test_the_end_of_the_time_to_undo_and_the_next_try_were_one_column(path: Path) -> None:
    held, tried, paused, plain = 1, 2, 3, 4
    with closing(connect(path, MIGRATIONS[:8])) as db:
        for send_id, cause, at in (
            (held, None, NOW + 30),
            (tried, "dns", NOW + 50),
            (paused, "operator", None),
            (plain, None, None),
        ):
            db.execute(
                "INSERT INTO send (id, created, account_id, account_name, service, text, sender, allow_replies,"
                " no_stop, digest, paused, not_before)"
                " VALUES (?, ?, 'a', 'A', 's', 'Bonjour', 'MARTIN', 0, 0, 'd', ?, ?)",
                (send_id, NOW, cause, at),
            )
            db.execute(
                "INSERT INTO chunk (send_id, seq, tag, text, first, size, state)"
                " VALUES (?, 0, ?, 'Bonjour', 0, 1, 'queued')",
                (send_id, f"tag{send_id}"),
            )
    passed = 0.0
    with closing(Journal(path, clock=lambda: NOW + passed)) as journal:
        assert [(send.id, send.hold_until, send.retry_at) for send in journal.sends()] == [
            (plain, None, None),
            (paused, None, None),
            (tried, None, NOW + 50),
            (held, NOW + 30, None),
        ]
        assert journal.need_a_look() == 1
        for seconds, due in ((29.0, [plain]), (30.0, [held, plain]), (50.0, [held, tried, plain])):
            passed = seconds
            gone: list[int] = []
            while (chunk := journal.next_chunk(sends=gone)) is not None:
                gone.append(chunk.send_id)
            assert gone == due


def test_the_old_file_is_kept_as_it_was(old: Path) -> None:
    tables = ("send", "chunk", "receiver", "tally", "event", "account", "setting")
    before = dump(old, *tables)
    Journal(old).close()
    copy = old.with_name("journal.sqlite.v1")
    assert dump(copy, *tables) == before
    with closing(connect(copy, MIGRATIONS[:1])) as db:  # the first version still opens it
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with closing(connect(old)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


def test_what_it_left_open_goes_on(old: Path) -> None:
    with closing(Journal(old, clock=lambda: NOW)) as journal, closing(Looks(old, clock=lambda: NOW)) as looks:
        assert journal.recover() == 1  # what was being submitted
        assert journal.send(1).paused == "credits"
        assert journal.send(2).paused == Cause.RESTARTED
        assert journal.next_chunk() is None
        due: list[int] = []
        while (chunk := looks.due()) is not None:
            assert chunk.id not in due
            due.append(chunk.id)
            looks.put_off(chunk.id, 60.0)
        # Doubts first, then what waits, for this may be an old journal; what was taken is asked about too.
        assert due == [3, 4, 100, 5, 99, 1, 7]
        looks.found(3, ChunkOutcome(valid=("+33639980004", "+33639980005"), ids=(5, 6)), Cause.FOUND)
        journal.resume(1)
        assert journal.next_chunk() is None
        looks.found_nothing(5, 60.0, NOW)
        looks.found_nothing(5, 60.0, NOW + 120.0)
        queued = journal.next_chunk()
        assert queued is not None
        assert queued.id == 5
        counts = Counter(STATES) + Counter({"accepted": 2, "unknown": 2})
        counts -= Counter({"unknown": 2, "planned": 2})
        assert journal.send(1).counts == {ReceiverState(s): n for s, n in counts.items()}
        assert journal.chunk(4).reason == Reason.INTERRUPTED


def test_counts_by_block_add_up_and_move(old: Path) -> None:
    with closing(Journal(old, clock=lambda: NOW)) as journal:
        [page] = journal.receivers(2, MANY - 1, 5, state=ReceiverState.PLANNED)
        assert page.e164 == f"+336399800{MANY - 1:05d}"
        journal.move(99, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        journal.move(99, ChunkState.SUBMITTING, ChunkState.UNKNOWN, Reason.RESET)
        assert journal.send(2).counts == {ReceiverState.UNKNOWN: MANY}


def test_the_trail_stays_append_only(old: Path, plan: MakePlan) -> None:
    Journal(old).close()
    with closing(connect(old)) as db:
        for change in ("UPDATE event SET cause = 'x'", "DELETE FROM event"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                db.execute(change)
    with closing(Journal(old)) as journal:
        send_id = journal.add_send(plan(3))
        assert [event.cause for event in journal.events(send_id)] == [Cause.CONFIRMED]
        assert journal.send(send_id).counts == {ReceiverState.PLANNED: 3}


def test_without_room_for_a_copy_nothing_is_changed(old: Path) -> None:
    old.with_name("journal.sqlite.v1").mkdir()
    with pytest.raises(StoreProblem) as caught:
        Journal(old)
    assert caught.value.kind is StoreKind.CANNOT_OPEN
    with closing(connect(old, MIGRATIONS[:1])) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert len(db.execute("PRAGMA table_info(chunk)").fetchall()) == 19
    old.with_name("journal.sqlite.v1").rmdir()
    Journal(old).close()


def test_it_is_done_once(old: Path) -> None:
    Journal(old).close()
    with closing(Journal(old)) as journal, closing(connect(old)) as db:
        journal.recover()
        copied = old.with_name("journal.sqlite.v1").stat().st_mtime_ns
        tallies = db.execute("SELECT sum(count) FROM tally").fetchone()
    assert tallies == (len(STATES) + MANY,)
    Journal(old).close()
    assert old.with_name("journal.sqlite.v1").stat().st_mtime_ns == copied


def test_what_was_billed_when_it_left_is_not_billed_again(path: Path) -> None:
    """Before the ids of such messages were kept: one of three had left."""
    without = next(n for n, sql in enumerate(MIGRATIONS) if "left_ids" in sql)
    people = {"+33639980000": (7, "accepted"), "+33639980001": (8, "held"), "+33639980002": (None, "held")}
    with closing(connect(path, MIGRATIONS[:without])) as db, db:
        db.execute(
            "INSERT INTO send (id, created, account_id, account_name, service, text, sender, allow_replies, no_stop,"
            " digest, billed) VALUES (1, ?, 'a', 'A', 'sms-ab12345-1', 'Bonjour', 'MARTIN', 0, 1, 'd', 1.0)",
            (NOW,),
        )
        db.execute(
            "INSERT INTO chunk (id, send_id, seq, tag, text, first, size, state, ids, credits, left_credits,"
            " left_people) VALUES (1, 1, 0, 'tag', 'Bonjour', 0, 3, 'accepted', '[7, 8, 9]', 0.0, 1.0, 1)"
        )
        db.executemany(
            "INSERT INTO receiver (send_id, position, chunk_id, e164, shown, name, state, reason, ovh_id)"
            " VALUES (1, ?, 1, ?, '', '', ?, '', ?)",
            [(n, number, state, id_) for n, (number, (id_, state)) in enumerate(people.items())],
        )
        db.executemany("INSERT INTO tally VALUES (1, ?, 0, ?)", [("accepted", 1), ("held", 2)])
    with (
        closing(Journal(path, clock=lambda: NOW)) as journal,
        closing(Looks(path, clock=lambda: NOW)) as looks,
    ):
        seen = [
            Sighting(number, ReceiverState.DELIVERED, ovh_id=id_, credits=1.0)
            for id_, number in enumerate(people, 7)
        ]
        looks.report(journal.chunk(1), seen, 60.0)
        assert journal.send(1).billed == 3.0
        assert [row.credits for row in journal.receivers(1)] == [1.0] * 3
