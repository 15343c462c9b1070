"""Drafts: several, as they were typed, the last one first."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.rowlines import from_lines, to_lines
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.untaken import Leftover, Untaken
from ovhsms_gui.store.drafts import DraftRow, Drafts, KeptDraft
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.settings import Settings

from .conftest import MakePlan

ANA = Row(parse("06 39 98 00 12", "FR"), "Ana Duval", "pasted", (("salle", "B, 2"), ("heure", "9 h")))
JUNK = Row(parse("a;b", "FR"), "", "typed")
HELLO = Draft("Bonjour,\n  à demain", Terms("MARTIN", no_stop=True))
PEOPLE = Receivers((ANA, JUNK))
LEFT = Leftover(
    (
        Untaken("a.csv", 2, ("Nom", "Tél"), ("Zoé", "0612"), "too_short", "Zoé", (("nom", "Zoé"),), "0612"),
        Untaken("a.csv", 3, ("Nom", "Tél"), ("Bob", "06 39 98 00 12 / 06 39 98 00 13"), "several"),
    )
)


class Clock:
    now = 1_780_000_000.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def drafts(path: Path) -> Iterator[Drafts]:
    with closing(Drafts(path, Clock())) as drafts:
        yield drafts


def rows(kept: KeptDraft | None) -> tuple[Row, ...]:
    assert kept is not None
    return tuple(from_lines(kept.receivers, "FR"))


def test_a_draft_comes_back_with_its_people_and_the_caret(drafts: Drafts, path: Path) -> None:
    drafts.keep("a", HELLO, PEOPLE, 7)
    with closing(Drafts(path)) as again:
        last = again.last()
        assert (last.id, last.draft, last.caret) == ("a", HELLO, 7)
        assert rows(last) == (ANA, JUNK)


def test_what_else_was_said_of_a_number_comes_back_too(drafts: Drafts) -> None:
    bob = replace(ANA, name="Bob")
    drafts.keep("a", HELLO, Receivers((ANA, JUNK), others={str(ANA.number.e164): (bob,)}), 0)
    assert rows(drafts.last()) == (ANA, bob, JUNK)
    assert [row.people for row in drafts.all()] == [2]


def test_half_a_character_does_not_stop_the_keeping(drafts: Drafts) -> None:
    drafts.keep("a", Draft("x\ud83d\x00"), PEOPLE, 0)
    assert drafts.last().draft.text == "x\ud83d\x00"
    assert drafts.all()[0].start.startswith("x")


def test_several_are_listed_by_their_first_words_the_newest_first(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0)
    drafts.keep("b", Draft("z" * 500), Receivers(), 0)
    drafts.keep("c", Draft(), PEOPLE, 0)
    assert [(row.id, row.start, row.people) for row in drafts.all()] == [
        ("c", "", 2),
        ("b", "z" * 80, 0),
        ("a", "Bonjour, à demain", 2),
    ]
    drafts.keep("a", Draft("Bonsoir"), PEOPLE, 0)
    assert [row.id for row in drafts.all()] == ["a", "c", "b"]
    drafts.remove("c")
    assert [row.id for row in drafts.all()] == ["a", "b"]


def test_to_look_at_a_draft_changes_no_date_but_makes_it_the_last(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0)
    drafts.keep("b", Draft("Bonsoir"), Receivers(), 0)
    before = drafts.all()
    drafts.keep("a", HELLO, Receivers((ANA, JUNK)), 5)
    assert drafts.all() == before
    assert (drafts.last().id, drafts.last().caret) == ("a", 5)


def test_a_list_that_is_still_being_read_is_not_written_over(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0)
    drafts.keep("a", Draft("Autre"), None, 0)
    assert rows(drafts.get("a")) == (ANA, JUNK)
    drafts.keep("a", Draft(), None, 0)
    assert [(row.start, row.people) for row in drafts.all()] == [("", 2)]


def test_lines_are_kept_as_a_list_is(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, to_lines([ANA, JUNK]), 0)
    assert rows(drafts.get("a")) == (ANA, JUNK)
    assert drafts.all()[0].people == 2


def test_the_same_list_under_another_name_is_written_too(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0)
    drafts.keep("a", Draft("Autre"), PEOPLE, 0)
    drafts.keep("b", HELLO, PEOPLE, 0)
    drafts.remove("b")
    drafts.keep("b", HELLO, PEOPLE, 0)
    assert rows(drafts.get("a")) == rows(drafts.get("b")) == (ANA, JUNK)


def test_one_with_nothing_in_it_goes_and_its_choices_stay(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0)
    drafts.keep("a", Draft("", Terms("MARTIN", no_stop=True)), Receivers(), 0)
    assert drafts.all() == ()
    assert drafts.last() == KeptDraft("", Draft("", Terms("MARTIN")))  # a statement is about one message


def test_at_first_there_is_nothing(drafts: Drafts) -> None:
    assert drafts.last() == KeptDraft("", Draft())
    assert drafts.get("a") is None
    drafts.remove("a")


@pytest.mark.parametrize("value", [[1], {"text": 3, "sender": None, "no_stop": "yes", "unheard": 1}])
def test_what_does_not_fit_is_left_out(drafts: Drafts, path: Path, value: object) -> None:
    with closing(Settings(path)) as settings:
        settings.set("writing", value)
    assert drafts.last() == KeptDraft("", Draft())


def test_the_one_draft_of_an_earlier_version_is_taken_over_once(drafts: Drafts, path: Path) -> None:
    old = {"text": "Ancien", "sender": "MARTIN", "allow_replies": False, "no_stop": True}
    with closing(Settings(path)) as settings:
        settings.set("draft", {**old, "receivers": "Ana Duval;+33639980012\n+33639980013\nun deux"})
    last = drafts.last()
    assert last.draft == Draft("Ancien", Terms("MARTIN", no_stop=True))
    assert [(row.name, row.number.e164 or row.number.raw) for row in rows(last)] == [
        ("Ana Duval", "+33639980012"),
        ("", "+33639980013"),
        ("", "un deux"),
    ]
    assert [(row.start, row.people) for row in drafts.all()] == [("Ancien", 3)]
    drafts.remove(last.id)
    assert (drafts.last().draft.text, drafts.all()) == ("", ())
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM setting WHERE key = 'draft'").fetchone() == (0,)


def test_one_that_an_earlier_version_kept_reads_the_same_and_is_as_old_as_it_was(
    drafts: Drafts, path: Path
) -> None:
    draft = Draft("Bonjour", Terms("MARTIN", allow_replies=True), "06 39")
    content = (
        '{"text": "Bonjour", "sender": "MARTIN", "allow_replies": true, "no_stop": false, "numbers": "06 39"}'
    )
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("INSERT INTO draft VALUES ('a', 5.0, 'Bonjour', 0, ?, 3, '', NULL)", (content,))
    assert drafts.get("a") == KeptDraft("a", draft, 3)
    drafts.keep("a", draft, Receivers(), 3)
    assert [row.changed for row in drafts.all()] == [5.0]


def test_an_empty_draft_of_an_earlier_version_leaves_its_choices(drafts: Drafts, path: Path) -> None:
    with closing(Settings(path)) as settings:
        settings.set("draft", {"text": "", "sender": "MARTIN", "receivers": ""})
    assert drafts.last() == KeptDraft("", Draft("", Terms("MARTIN")))
    assert drafts.all() == ()


def test_a_row_of_the_list_is_a_plain_value(drafts: Drafts) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0)
    assert drafts.all() == (DraftRow("a", Clock.now + 1, "Bonjour, à demain", 2),)


def test_the_journal_keeps_what_came_with_a_number(path: Path, plan: MakePlan) -> None:
    made = plan(1)
    people = Receivers((ANA, *made.receivers.rows))
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(type(made)(**{**made.__dict__, "receivers": people}))
        found = list(journal.all_receivers(send_id))
    assert [(row.e164, row.fields, row.state) for row in found] == [
        ("+33639980012", ANA.fields, ReceiverState.PLANNED),
        ("+33639980000", (), ReceiverState.PLANNED),
    ]


# ---- what is not in the list ------------------------------------------------------------------------


def test_rows_not_taken_and_a_number_in_the_box_are_something(drafts: Drafts) -> None:
    drafts.keep("a", Draft(), Receivers(), 0, LEFT)
    drafts.keep("b", Draft(numbers="06 39"), Receivers(), 0)
    assert {row.id for row in drafts.all()} == {"a", "b"}
    assert drafts.last().draft.numbers == "06 39"
    kept = drafts.get("a")
    assert kept is not None
    assert kept.leftover == LEFT
    drafts.keep("b", Draft(), Receivers(), 0)
    drafts.keep("a", Draft(), Receivers(), 0)
    assert drafts.all() == ()
    assert drafts.last().draft.numbers == "", "what was chosen stays, and nothing that was typed"


def test_they_are_written_when_they_changed_and_not_at_each_pause(drafts: Drafts, path: Path) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0, LEFT)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE untaken SET lines = 'as it was'")
        drafts.keep("a", Draft("Autre"), PEOPLE, 0, LEFT)
        assert db.execute("SELECT lines FROM untaken").fetchall() == [("as it was",)]
        drafts.keep("a", Draft("Autre"), PEOPLE, 0, LEFT.without([0]))
        assert rows_left(drafts) == LEFT.rows[1:]
        read_again = drafts.last().leftover
        db.execute("UPDATE untaken SET lines = 'as it was'")
        drafts.keep("a", Draft("Encore"), PEOPLE, 0, read_again)
        assert db.execute("SELECT lines FROM untaken").fetchall() == [("as it was",)]


def rows_left(drafts: Drafts) -> tuple[Untaken, ...]:
    return drafts.last().leftover.rows


def test_the_same_rows_under_another_name_are_written_too(drafts: Drafts) -> None:
    for name in ("a", "b", "a"):
        drafts.keep(name, HELLO, PEOPLE, 0, LEFT)
        assert rows_left(drafts) == LEFT.rows
    drafts.remove("a")
    drafts.keep("a", HELLO, PEOPLE, 0, LEFT)
    assert rows_left(drafts) == LEFT.rows


def test_they_go_with_their_draft(drafts: Drafts, path: Path) -> None:
    drafts.keep("a", HELLO, PEOPLE, 0, LEFT)
    drafts.keep("b", HELLO, PEOPLE, 0, LEFT)
    drafts.remove("a")
    drafts.keep("b", Draft(), Receivers(), 0)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM untaken").fetchone() == (0,)


def test_whoever_is_erased_is_in_neither(drafts: Drafts, path: Path) -> None:
    drafts.keep("a", replace(HELLO, numbers="Ana 06 39 98 00 12"), Receivers((JUNK,)), 0, LEFT)
    drafts.keep("b", replace(HELLO, numbers="06 39 98 00 13"), Receivers((JUNK,)), 0)
    with closing(Eraser(path)) as eraser:
        eraser.erase(["+33639980012"])
        assert eraser.sweep()
    kept, other = drafts.get("a"), drafts.get("b")
    assert kept is not None
    assert other is not None
    assert (kept.leftover.rows, kept.draft) == (LEFT.rows[:1], HELLO)
    assert other.draft.numbers == "06 39 98 00 13"
    files = (path, path.with_name(f"{path.name}-wal"))
    assert not any(b"98 00 12" in file.read_bytes() for file in files if file.exists())


# ---- one that was sent ------------------------------------------------------------------------------


def test_one_that_was_sent_is_no_draft_and_not_the_last_one(
    drafts: Drafts, path: Path, plan: MakePlan
) -> None:
    drafts.keep("a", HELLO, PEOPLE, 7, LEFT)
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(plan(), hold=30.0, draft_id="a")
    assert (drafts.all(), drafts.get("a"), drafts.last().id) == ((), None, "")
    drafts.settle()
    assert drafts.aside() == {send_id}, "it may still come back"
    kept = drafts.give_back(send_id)
    assert kept is not None
    assert (kept.id, kept.draft, kept.caret, kept.leftover) == ("a", HELLO, 7, LEFT)
    assert rows(kept) == (ANA, JUNK)
    assert (drafts.aside(), [row.id for row in drafts.all()]) == (frozenset(), ["a"])


def test_it_waits_as_long_as_nothing_leaves_even_when_it_was_cancelled(
    drafts: Drafts, path: Path, plan: MakePlan
) -> None:
    drafts.keep("a", HELLO, PEOPLE, 7)
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(plan(), hold=30.0, draft_id="a")
        journal.cancel(send_id)
    drafts.settle()
    assert drafts.aside() == {send_id}
    assert drafts.all() == ()


def test_it_is_forgotten_once_something_of_it_leaves(drafts: Drafts, path: Path, plan: MakePlan) -> None:
    drafts.keep("a", HELLO, PEOPLE, 7)
    drafts.keep("b", HELLO, None, 0)
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(plan(), draft_id="a")
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, "")
        journal.cancel(send_id)
    drafts.settle()
    assert (drafts.aside(), drafts.give_back(send_id)) == (frozenset(), None)
    assert [row.id for row in drafts.all()] == ["b"]


def test_a_send_that_cannot_put_its_draft_aside_is_none(drafts: Drafts, path: Path, plan: MakePlan) -> None:
    drafts.keep("a", HELLO, PEOPLE, 7)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TRIGGER full BEFORE UPDATE ON draft BEGIN SELECT RAISE(ABORT, 'full'); END")
    with closing(Journal(path)) as journal:
        with pytest.raises(StoreProblem):
            journal.add_send(plan(), draft_id="a")
        assert journal.next_chunk() is None, "it would be said that nothing was sent, and sent"
        assert journal.sends() == ()


def test_a_time_comes_back_with_its_draft_and_is_no_other_ones(drafts: Drafts) -> None:
    later = Draft("Bonjour", Terms("MARTIN", due=Due(1_790_000_000.5, "Indian/Reunion")))
    drafts.keep("one", later, "", 0)
    kept = drafts.get("one")
    assert kept is not None
    assert kept.draft == later
    drafts.keep("one", Draft(terms=later.terms), "", 0)  # nothing is written any more: only the choices stay
    assert drafts.last().draft == Draft(terms=Terms("MARTIN"))


@pytest.mark.parametrize(
    "due",
    [
        5,
        "soon",
        {"at": 1e300, "zone": ""},
        {"at": -1, "zone": ""},
        [],
        {"at": 1},
        {"at": "x", "zone": ""},
        {"at": float("inf"), "zone": ""},
    ],
)
def test_a_time_that_makes_no_sense_is_none(drafts: Drafts, due: object) -> None:
    drafts.keep("one", Draft("Bonjour"), "", 0)
    content = json.dumps({"text": "Bonjour", "due": due})
    drafts._db.execute("UPDATE draft SET content = ?", (content,))
    kept = drafts.get("one")
    assert kept is not None
    assert kept.draft == Draft("Bonjour")
