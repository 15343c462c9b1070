"""Finding among all sends: by name, number and words, with the index and without, and what is left of the erased."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store import search_index
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.history import History, Wanted, Which
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import Cause, ChunkOutcome

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC).timestamp()
DAY = timedelta(days=1).total_seconds()
PETIT, ROUX, LY, KATE = "+33639980012", "+33639980013", "+33639980014", "+447400900123"
# The text, and to whom: number, name, the hour that stands in it.
SENDS = (
    ("Bonjour {name}, votre ordonnance est prête", ((PETIT, "Léa PETIT", ""), (ROUX, "Zoé Roux", ""))),
    ("Rendez-vous demain à {hour}", ((PETIT, "Mme Petit", "9 h 30"), (LY, "Minh Ly", "17 h"))),
    ("Le cabinet sera fermé lundi, Paul Petit le remplace", ((ROUX, "Zoé Roux", ""),)),
    ("See you on Monday", ((KATE, "Kate Hill", ""), (LY, "Léa Ly", ""))),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def add(
    path: Path, text: str, people: tuple[tuple[str, str, str], ...], at: float, *, chunk_size: int = 500
) -> int:
    receivers = ReceiverList()
    receivers.add([Row(parse(raw, "FR"), name, fields=(("hour", hour),)) for raw, name, hour in people])
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0, "GB": 2.0}, ("MARTIN",))
    plan = make_plan(receivers.snapshot(), Draft(text, Terms("MARTIN")), context)
    with closing(Journal(path, clock=lambda: at)) as journal:
        return journal.add_send(plan, chunk_size)


def take_all_in(path: Path) -> None:
    with closing(History(path, writes=True)) as history:
        while history.take_in(2):
            pass


def without_full_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_index, "full_text", lambda: False)


@pytest.fixture(params=["indexed", "half", "not yet", "no full text"])
def history(path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[History]:
    """Over the four sends, one a day from Monday, in blocks of one receiver."""
    monkeypatch.setattr("ovhsms_gui.store.history.BLOCK", 1)
    if request.param == "no full text":
        without_full_text(monkeypatch)
    for n, (text, people) in enumerate(SENDS):
        add(path, text, people, MONDAY + n * DAY)
        if request.param == "indexed" or (request.param == "half" and n == 1):
            take_all_in(path)
    with closing(History(path)) as opened:
        yield opened


def found(history: History, words: str, limit: int = 50) -> list[int]:
    return [send.id for send in history.sends(Wanted(words=words), limit)]


FINDS = {
    "": [4, 3, 2, 1],
    "petit": [3, 2, 1],
    "PETIT lea": [1],
    "petit ordonnance": [1],  # a word of the text and a name
    "lea monday": [4],
    "roux ly": [],  # each of them, but not one person
    "lea roux": [],
    "kate monday zoe": [],
    "Mme Léa Petit": [1],  # she is "Léa PETIT" there
    "M. Roux": [3, 1],
    "m": [4, 2],
    "ordonnance prete": [1],
    "rendez-vous": [2],
    "9 h 30": [2],  # what stood in the text of one of them
    "17 h": [2],
    "ly": [4, 2],  # short words are looked for at the beginnings of words
    "ea": [],
    "06 39 98 00 12": [2, 1],
    "+33 6.39.98.00.12": [2, 1],
    "0033 (0)6 39 98 00 12": [2, 1],
    "980012": [2, 1],
    "00 44 7400 900123": [4],
    "0 12": [],
    'pet"it': [],
    "x" * 300: [],
    "*": [],
    "\ud800petit": [3, 2, 1],
}
# A text with figures in it, and what of it is typed, as it stands there or otherwise.
FIGURES = "Rendez-vous le 08/12/2026 à 14:30, 12,50 € ; en cas d’empêchement appelez le 01 99 00 12 34, s’il vous plaît"
IN_FIGURES = (
    *(
        "14:30",
        "08",
        "08/12",
        "8/12",
        "08/12/2026",
        "12,50",
        "12,50 €",
        "01 99 00 12 34",
        "0199001234",
        "01.99.00",
    ),
    *("d'empêchement", "d’empechement", "s'il vous"),
)


def test_a_send_is_found_by_all_that_was_typed(history: History) -> None:
    assert {words: found(history, words) for words in FINDS} == FINDS


@pytest.mark.parametrize("indexed", [True, False])
def test_figures_and_apostrophes_are_found_as_they_stand_in_the_text(path: Path, indexed: bool) -> None:
    add(path, FIGURES, ((PETIT, "Léa Petit", ""),), MONDAY)
    add(path, "Bonjour", ((ROUX, "Zoé Roux", ""),), MONDAY)
    if indexed:
        take_all_in(path)
    with closing(History(path)) as history:
        assert [words for words in IN_FIGURES if found(history, words) != [1]] == []
        assert found(history, "15:30") == []


def test_no_more_are_read_than_asked_for(history: History) -> None:
    assert found(history, "petit", 2) == [3, 2]
    assert found(history, "", 1) == [4]


def test_the_day_and_what_needs_a_look_narrow_it(history: History, path: Path) -> None:
    with closing(Journal(path)) as journal:
        journal.pause(2, Cause.OPERATOR)
        journal.pause(4, Cause.OPERATOR)
    look = Wanted(Which.TO_LOOK_AT)
    assert [send.id for send in history.sends(look, 9)] == [4, 2]
    assert [send.id for send in history.sends(Wanted(Which.TO_LOOK_AT, "petit"), 9)] == [2]
    tuesday = Wanted(words="petit", since=MONDAY + DAY, until=MONDAY + 2 * DAY)
    assert [send.id for send in history.sends(tuesday, 9)] == [2]
    assert [send.id for send in history.sends(Wanted(since=MONDAY + DAY), 9)] == [4, 3, 2]
    assert history.sends(Wanted(words="petit", until=MONDAY), 9) == ()
    assert not look.everything
    assert Wanted(region="GB").everything


PEOPLE = {
    (2, "petit"): ["Mme Petit"],
    (2, "petit rendez-vous"): ["Mme Petit"],
    (2, "rendez-vous"): ["Mme Petit", "Minh Ly"],  # all of it is in the text that everybody got
    (2, "17"): ["Minh Ly"],
    (2, "0033 (0)6 39 98 00 14"): ["Minh Ly"],
    (2, "980014"): ["Minh Ly"],
    (2, "roux"): [],
    (1, "06 39 98 00 14"): [],
    (4, "l"): ["Léa Ly"],
}


def test_within_a_send_those_are_shown_whom_the_rest_of_the_words_fits(history: History) -> None:
    for (send_id, words), people in PEOPLE.items():
        told = {
            state: [row.name for row in history.receivers(send_id, words, 9, state=state)]
            for state in (None, ReceiverState.PLANNED, ReceiverState.FAILED)
        }
        assert history.names_people(send_id, words) is (words != "rendez-vous")
        assert told == {None: people, ReceiverState.PLANNED: people, ReceiverState.FAILED: []}, words


def test_no_more_receivers_are_read_than_asked_for(history: History) -> None:
    assert [row.name for row in history.receivers(2, "h", 1)] == ["Mme Petit"]


def test_numbers_are_those_of_the_country_that_is_meant(history: History) -> None:
    typed = "07400 900123"
    assert [send.id for send in history.sends(Wanted(words=typed, region="GB"), 9)] == [4]


# ---- the index ---------------------------------------------------------------------------------------


@pytest.fixture
def indexed(path: Path) -> Path:
    for n, (text, people) in enumerate(SENDS):
        add(path, text, people, MONDAY + n * DAY)
    take_all_in(path)
    return path


def index_of(path: Path) -> Path:
    return path.with_name("journal.sqlite.search")


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


def pieces(path: Path) -> set[str]:
    """All that stands in the index."""
    with closing(sqlite3.connect(index_of(path))) as db:
        db.execute("CREATE VIRTUAL TABLE temp.term USING fts5vocab(main, block, row)")
        return {term for (term,) in db.execute("SELECT term FROM temp.term")}


def test_whoever_is_erased_is_in_no_index_any_more(indexed: Path) -> None:
    assert {"min", "inh", "ly ", "014"} <= pieces(indexed)
    with closing(Journal(indexed)) as journal:
        for send_id in (1, 2, 3, 4):
            journal.cancel(send_id)
    with closing(History(indexed, writes=True)) as history, closing(Eraser(indexed)) as eraser:
        assert found(history, "minh") == [2]
        eraser.erase([LY])
        assert pieces(indexed) == set()
        assert found(history, "minh") == []
        assert found(history, "980014") == []
        assert found(history, "petit") == [3, 2, 1]  # in the journal itself, until the index is made again
        assert eraser.sweep()
        assert b"inh" not in bytes_of(index_of(indexed))
        while history.take_in(1):
            pass
        assert {"pet", "012"} <= pieces(indexed)
        assert not {"inh", "014"} & pieces(indexed)
        assert found(history, "petit") == [3, 2, 1]
        assert found(history, "erased") == []


def test_without_full_text_an_index_made_elsewhere_goes_with_the_erased(
    indexed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Journal(indexed)) as journal:
        for send_id in (1, 2, 3, 4):
            journal.cancel(send_id)
    without_full_text(monkeypatch)
    with closing(History(indexed, writes=True)) as history, closing(Eraser(indexed)) as eraser:
        assert not history.take_in(1)
        eraser.erase([LY])
        assert eraser.sweep()
    assert not index_of(indexed).exists()


@pytest.mark.expects_log
def test_a_damaged_index_is_in_the_way_of_no_erasing(indexed: Path) -> None:
    with closing(Journal(indexed)) as journal:
        for send_id in (1, 2, 3, 4):
            journal.cancel(send_id)
    file = index_of(indexed)
    with closing(sqlite3.connect(file)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        size = int(db.execute("PRAGMA page_size").fetchone()[0])
    whole = file.read_bytes()
    file.write_bytes(whole[:size] + b"\xff" * (len(whole) - size))
    with closing(Eraser(indexed)) as eraser:
        eraser.erase([LY])
        assert eraser.sweep()
    with closing(History(indexed)) as history:
        assert found(history, "minh") == []
        assert found(history, "petit") == [3, 2, 1]
    assert b"inh" not in bytes_of(file)


def test_what_the_index_says_is_asked_of_it_and_of_nothing_else(indexed: Path) -> None:
    """So that a million receivers are looked through as fast as a thousand."""
    with closing(sqlite3.connect(indexed)) as db:
        db.execute("UPDATE send SET text = 'petit' WHERE id = 4")
    with closing(History(indexed)) as history:
        assert found(history, "petit") == [3, 2, 1]


def test_words_of_two_people_who_are_found_together_are_not_one_persons(indexed: Path) -> None:
    with closing(History(indexed)) as history:
        assert found(history, "lea roux") == []
        assert found(history, "zoe roux") == [3, 1]


def test_an_index_of_another_journal_is_not_believed(indexed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "journal.sqlite"
    for text, people in reversed(SENDS):
        add(other, text, people, MONDAY)
    index_of(indexed).rename(index_of(other))
    with closing(History(other)) as history:
        assert found(history, "ordonnance") == [4]
    take_all_in(other)
    with closing(History(other)) as history:
        assert found(history, "ordonnance") == [4]
        assert found(history, "monday") == [1]


@pytest.mark.expects_log
@pytest.mark.parametrize("spoil", [b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_index_costs_nothing_but_time(
    indexed: Path, spoil: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    index_of(indexed).write_bytes(spoil)
    with closing(History(indexed)) as history:
        assert found(history, "petit") == [3, 2, 1]
    assert "cannot be used" in caplog.text
    caplog.clear()
    take_all_in(indexed)
    assert "pet" in pieces(indexed)
    with closing(History(indexed)) as history:
        assert found(history, "petit") == [3, 2, 1]
    assert not caplog.records


@pytest.mark.expects_log
def test_an_index_that_breaks_while_it_is_read_is_done_without(
    indexed: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(History(indexed)) as history:
        with closing(sqlite3.connect(index_of(indexed))) as db:
            db.execute("DELETE FROM block_data WHERE id > 10")
            db.execute("DELETE FROM block_idx")
            db.commit()
        assert found(history, "petit") == [3, 2, 1]
        assert [row.name for row in history.receivers(2, "petit", 9)] == ["Mme Petit"]
    assert "cannot be read" in caplog.text


def test_a_clock_that_was_set_back_hides_nothing(path: Path) -> None:
    for at in (MONDAY + DAY, MONDAY, MONDAY + DAY):
        add(path, *SENDS[0], at)
    with closing(History(path)) as history:
        tuesday = Wanted(words="petit", since=MONDAY + DAY)
        assert [send.id for send in history.sends(tuesday, 9)] == [3, 1]


def test_a_big_send_is_found_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = tuple((f"+3363998{n:04d}", f"Ana {n}", "") for n in range(1200))
    add(path, "Bonjour", (*people, (KATE, "Kate", "")), MONDAY)
    add(path, "Bonsoir", people[:600], MONDAY)
    take_all_in(path)
    with closing(History(path)) as history:
        assert found(history, "ana") == [2, 1]
        assert found(history, "ana", 2) == [2, 1]
        assert found(history, "kate") == [1]
        assert [row.name for row in history.receivers(1, "ana", 2000)] == [name for _, name, _ in people]
        assert [row.name for row in history.receivers(1, "980599", 9)] == ["Ana 599"]
        assert [row.name for row in history.receivers(1, "ana", 700)] == [name for _, name, _ in people[:700]]
        assert len(history.receivers(1, "bonjour", 2000)) == 1201


def test_whose_request_is_on_its_way_is_found_as_that(path: Path) -> None:
    add(path, *SENDS[0], MONDAY)
    with closing(Journal(path)) as journal, closing(History(path)) as history:
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        [one] = history.receivers(1, "petit", 9)
        assert one.state is ReceiverState.LEAVING
        assert history.receivers(1, "petit", 9, state=ReceiverState.LEAVING) == (one,)
        assert history.receivers(1, "petit", 9, state=ReceiverState.PLANNED) == ()


def test_whoever_is_read_state_by_state_is_all_there_while_states_change(path: Path) -> None:
    """A list that is written for minutes must not leave out whom the next report moves on."""
    people = tuple((f"+3363998{n:04d}", f"Ana {n}", "") for n in range(4001))
    add(path, "Bonjour", people, MONDAY)
    with closing(Journal(path)) as journal:
        rows = journal.all_receivers(1, state=ReceiverState.PLANNED)
        first = next(rows)
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.CANCELLED, Cause.OPERATOR)
        names = [row.name for row in (first, *rows)]
    assert names == [name for _, name, _ in people]


@pytest.mark.expects_log
def test_a_full_disk_stops_the_index_and_nothing_else(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    people = tuple((f"+3363998{n:04d}", f"Ana {n}", "") for n in range(600))
    add(path, "Bonjour", people, MONDAY)
    with closing(History(path, writes=True)) as history:
        assert history.take_in(1)
        assert history._index._db is not None
        history._index._db.execute("PRAGMA max_page_count = 1")
        pages = history._index._db.execute("PRAGMA page_count").fetchone()
        history._index._db.execute(f"PRAGMA max_page_count = {pages[0]}")
        assert not history.take_in(9)
        assert found(history, "980599") == [1]
    assert "full" in caplog.text


@pytest.mark.parametrize("block", [1, 2, 3, 100])  # positions that are counted together
def test_those_to_look_at_come_first_whatever_page_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr("ovhsms_gui.store.queries.BLOCK", block)
    people = tuple((f"+3363998{n:04d}", f"Ana {n}", "") for n in range(9))
    add(path, "Bonjour", people, MONDAY, chunk_size=3)
    with closing(Journal(path)) as journal:
        told = [row.e164 for row in journal.receivers(1)]
        assert list(journal.troubles_first(1)) == list(journal.receivers(1))
        for valid in (slice(0, 2), slice(1, 3)):
            chunk = journal.next_chunk()
            assert chunk is not None
            journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
            taken = chunk.receivers[valid]
            refused = tuple(number for number in chunk.receivers if number not in taken)
            said = ChunkOutcome(valid=taken, invalid=refused, ids=(1, 2), credits=3.0)
            journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
        right = [told[n] for n in (2, 3, 0, 1, 4, 5, 6, 7, 8)]
        for offset in range(10):
            for limit in (1, 2, 9):
                page = journal.troubles_first(1, offset, limit)
                assert [row.e164 for row in page] == right[offset : offset + limit]
        first, second, third = journal.receivers(1, 0, 3)
        assert (first.text, first.credits, second.credits, third.credits) == ("Bonjour", 1.5, 1.5, None)
        assert first.sent is not None
        assert journal.receivers(1, 8, 1)[0].sent is None


def test_the_sms_of_a_send_are_those_of_everybody(path: Path) -> None:
    add(path, "Bonjour {name}", ((PETIT, "Ana", ""), (ROUX, "Zoé " * 50, ""), (LY, "Ana", "")), MONDAY)
    with closing(History(path)) as history:
        assert history.sms(1) == 1 + 2 + 1


def test_a_send_to_one_person_is_called_by_their_name(path: Path) -> None:
    add(path, *SENDS[2], MONDAY)
    add(path, "Bonjour", ((PETIT, "", ""),), MONDAY)
    add(path, *SENDS[0], MONDAY)
    with closing(Journal(path)) as journal:
        assert [send.who for send in journal.sends()] == ["", "+33 6 39 98 00 12", "Zoé Roux"]


def test_pages_of_whom_was_found_look_for_them_once_until_the_journal_changes(path: Path) -> None:
    add(path, "Bonjour", tuple((f"+3363998{n:04d}", f"Ana {n}", "") for n in range(600)), MONDAY)
    steps = [0]

    def count() -> int:
        steps[0] += 1
        return 0

    with closing(History(path)) as history, closing(Journal(path)) as journal:
        history._db.set_progress_handler(count, 10)
        found = history.receivers(1, "ana", 1000)
        first, steps[0] = steps[0], 0
        assert history.receivers(1, "ana", 1000) == found
        assert steps[0] < first / 20
        journal.cancel(1)
        assert {row.state for row in history.receivers(1, "ana", 1000)} == {ReceiverState.CANCELLED}
