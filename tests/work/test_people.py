"""The desk on people: an erasing that was cut off is finished, and who was erased is not written to again."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.files import names
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import Imported, Person, Rejected
from ovhsms_gui.files.people import people as read_people
from ovhsms_gui.files.reading import read as read_file
from ovhsms_gui.files.repairs import Reason
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact, PeopleView, Refusal, Span, Taken
from ovhsms_gui.work import events, ledger
from ovhsms_gui.work import people_jobs as people
from ovhsms_gui.work.desk import DeskHandler, ReadAccounts
from ovhsms_gui.work.lane import Again
from ovhsms_gui.work.paperwork import ExportPeople, FileHandler
from ovhsms_gui.work.people_jobs import Chosen

ANA = "+33639980012"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def desk(path: Path, heard: list[object]) -> Iterator[DeskHandler]:
    handler = DeskHandler(path, heard.append)
    yield handler
    handler.close()


def keep(path: Path) -> None:
    with closing(Contacts(path)) as book:
        book.add(Contact(parse(ANA, "FR"), "Wilhelmine"))


def test_an_erasing_that_was_cut_off_is_finished_at_the_next_start(desk: DeskHandler, path: Path) -> None:
    keep(path)
    copy = path.with_name(f"{path.name}.v2")
    copy.write_text("Wilhelmine", "utf-8")
    with closing(Eraser(path)) as eraser:
        eraser.erase([ANA])
        desk.handle(ReadAccounts())
        assert not eraser.unswept()
    assert not copy.exists()


def test_without_an_erasing_a_start_leaves_the_older_copies(desk: DeskHandler, path: Path) -> None:
    copy = path.with_name(f"{path.name}.v2")
    copy.write_text("x", "utf-8")
    desk.handle(ReadAccounts())
    assert copy.exists()


def test_who_was_erased_is_not_in_a_new_draft(desk: DeskHandler, path: Path, heard: list[object]) -> None:
    receivers = ReceiverList()
    receivers.add(read(f"Wilhelmine;{ANA}\nBob;+33639980013", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(make_plan(receivers.snapshot(), Draft("Bonjour", "MARTIN"), context))
        journal.cancel(send_id)
    desk.handle(people.Erase((ANA,)))
    assert heard == [events.PeopleErased((ANA,), 1, swept=True)]
    desk.handle(ledger.ReadNotReached(send_id))
    redraft = heard[1]
    assert isinstance(redraft, events.Redraft)
    assert [(row.name, row.number.e164) for row in from_lines(redraft.receivers, "FR")] == [
        ("Bob", "+33639980013")
    ]


def test_a_choice_in_a_list_that_has_changed_is_refused(
    desk: DeskHandler, path: Path, heard: list[object]
) -> None:
    keep(path)
    desk.handle(people.ReadPeople(PeopleView()))
    [read_] = heard
    assert isinstance(read_, events.PeopleRead)
    chosen = Chosen(PeopleView(), (Span(0, 0),), read_.version)
    desk.handle(people.PutInGroup(chosen, "Choir"))
    for job in (
        people.OptOut(chosen),
        people.OptIn(chosen),
        people.RemoveContacts(chosen),
        people.PutInGroup(chosen, "Club"),
        people.TakeOutOfGroup(chosen, 1),
        people.PickPeople(chosen),
    ):
        heard.clear()
        desk.handle(job)
        assert heard == [events.PeopleRefused(Refusal.CHANGED)], job
    desk.handle(people.ReadGroups())
    read_groups = heard[-1]
    assert isinstance(read_groups, events.GroupsRead)
    assert (read_groups.everybody, read_groups.opted_out) == (1, 0)
    assert [group.name for group in read_groups.groups] == ["Choir"]


@pytest.mark.parametrize("kind", people.ExportKind)
def test_a_column_is_written_under_one_name_however_it_was_typed(
    path: Path, heard: list[object], tmp_path: Path, kind: people.ExportKind
) -> None:
    with closing(Contacts(path)) as book:
        for number, title in ((ANA, "City"), ("+33639980013", "city"), ("+33639980014", "  CITY ")):
            book.add(Contact(parse(number, "FR"), "Wilhelmine", fields=((title, "Évry"),)))
    file = tmp_path / f"people.{kind}"
    FileHandler(path, heard.append).handle(ExportPeople(file, PeopleView(), kind, ";"))
    assert heard == [events.PeopleExported(file, kind, 3)]
    header = read_file(file).rows[0]
    assert [title for title in header if "city" in title.lower()] == ["city"]


LONG = "What the family said about the way to the house"


@pytest.mark.parametrize("kind", people.ExportKind)
@pytest.mark.parametrize(
    "fields",
    [
        {f"{LONG} in summer": "a", f"{LONG} in winter": "b", LONG[:40]: "c"},
        {names.placeholder(LONG): "a", names.placeholder(LONG) + "_2": "b"},
        {"Note": "16/20", "Groups": "A;B", "Number": "7", "Name": "x", "First name": "y", "last_name": "z"},
        {"Ville": "Lyon", "ville": "Paris", "VILLE": "Lille", "ville 2": "Metz"},
        {"★": "a", "…": "b", "column": "c"},
    ],
)
def test_no_field_is_lost_on_the_way_out_and_back(
    path: Path, heard: list[object], tmp_path: Path, kind: people.ExportKind, fields: dict[str, str]
) -> None:
    number = parse(ANA, "FR")
    ana = Contact(number, "Ana D.", "Ana", "Duval", "a note", tuple(fields.items()), groups=("Choir",))
    with closing(Contacts(path)) as book:
        # Whoever stands before her says the same by names that come in another order.
        book.add(Contact(parse("+33639980013", "FR"), "A", fields=tuple(reversed(ana.fields))))
        book.add(ana)
        for _ in range(2):
            file = tmp_path / f"people.{kind}"
            FileHandler(path, heard.append).handle(ExportPeople(file, PeopleView(), kind, ";"))
            book.remove([contact.id for contact in book.each(PeopleView())])
            table = read_file(file)
            book.take(read_people(table, guess(table, "FR"), "FR").rows)
            somebody, back = book.each(PeopleView())
            assert (back.name, back.first_name, back.last_name) == ("Ana D.", "Ana", "Duval")
            assert (back.note, back.groups) == ("a note", ("Choir",))
            assert sorted(text for _, text in back.fields) == sorted(fields.values())
            assert sorted(text for _, text in somebody.fields) == sorted(fields.values())


def some(count: int) -> Imported:
    """A file with so many people in it, and two rows that are nobody."""
    rows = (Row(parse(f"+3363998{n:04d}", "FR"), f"Ana {n}") for n in range(count))
    found = tuple(Person(n, row) for n, row in enumerate(rows))
    return Imported(found, tuple(Rejected(count + n, (), Reason.BLANK) for n in range(2)))


def work_off(desk: DeskHandler, heard: list[object], job: object) -> list[object]:
    """Do a job and all that it leaves to be done, as the lane does; what was told."""
    told: list[object] = []
    while job is not None:
        desk.handle(job)
        again = [event for event in heard if isinstance(event, Again)]
        told += [event for event in heard if not isinstance(event, Again)]
        heard.clear()
        job = again[0].job if again else None
    return told


def test_a_long_import_lets_others_have_their_turn_and_tells_how_far_it_is(
    desk: DeskHandler, heard: list[object]
) -> None:
    told = work_off(desk, heard, people.TakePeople("x.csv", some(1200), threading.Event()))
    assert told == [
        events.PeopleImporting(500, 1200),
        events.PeopleImporting(1000, 1200),
        events.PeopleImported("x.csv", Taken(new=1200), rejected=2),
    ]
    told = work_off(desk, heard, people.TakePeople("x.csv", some(500), threading.Event()))
    assert told == [events.PeopleImported("x.csv", Taken(same=500), rejected=2)]


def test_who_comes_again_much_later_in_a_file_is_still_counted_once(
    desk: DeskHandler, heard: list[object]
) -> None:
    twice = replace(some(600), people=some(600).people * 2)
    told = work_off(desk, heard, people.TakePeople("x.csv", twice, threading.Event()))
    assert told[-1] == events.PeopleImported("x.csv", Taken(new=600, again=600), rejected=2)


def test_an_import_that_is_stopped_keeps_who_was_added(desk: DeskHandler, heard: list[object]) -> None:
    stop = threading.Event()
    desk.handle(people.TakePeople("x.csv", some(1200), stop))
    assert isinstance(heard[-1], Again)
    stop.set()
    job = heard.pop().job  # type: ignore[attr-defined]
    heard.clear()
    told = work_off(desk, heard, job)
    assert told == [events.PeopleImported("x.csv", Taken(new=1000), rejected=2, left=200)]


def test_a_data_file_that_gives_up_keeps_who_was_added_and_tells_who_was_not(
    desk: DeskHandler, heard: list[object], path: Path
) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON contact WHEN NEW.name = 'Ana 700'"
            " BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )
    told = work_off(desk, heard, people.TakePeople("x.csv", some(1200), threading.Event()))
    assert told[:2] == [
        events.PeopleImporting(500, 1200),
        events.PeopleImported("x.csv", Taken(new=500), rejected=2, left=700),
    ]
    assert isinstance(told[2], events.StoreFailed)
    desk.handle(people.ReadPeople(PeopleView()))
    assert isinstance(heard[-1], events.PeopleRead)
    assert heard[-1].count == 500


def test_whatever_ends_an_import_it_is_told_as_ended(desk: DeskHandler, heard: list[object]) -> None:
    rows = (Row(parse(f"+3363998{n:04d}", "FR"), "Ana" if n < 500 else "\ud800") for n in range(501))
    imported = Imported(tuple(Person(n, row) for n, row in enumerate(rows)))
    desk.handle(people.TakePeople("x.csv", imported, threading.Event()))
    job = heard.pop().job  # type: ignore[attr-defined]
    heard.clear()
    with pytest.raises(UnicodeEncodeError):
        desk.handle(job)
    assert heard == [events.PeopleImported("x.csv", Taken(new=500), rejected=0, left=1)]


def test_nobody_waits_for_the_file_while_it_is_swept(path: Path) -> None:
    """Another lane's connection that writes meanwhile gets its turn."""
    keep(path)
    done = threading.Event()

    def write() -> None:
        with closing(Contacts(path)) as book:
            for n in range(50):
                book.add(Contact(parse(f"+3363998{n + 100:04d}", "FR"), "Bob"))
        done.set()

    writer = threading.Thread(target=write)
    with closing(Eraser(path)) as eraser:
        eraser.erase([ANA])
        writer.start()
        swept = [eraser.sweep() for _ in range(3)]
        writer.join(30)
    assert done.is_set()
    assert any(swept)
