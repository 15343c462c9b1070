"""The desk on people: an erasing that was cut off is finished, and who was erased is not written to again."""

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Context, make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row, read
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact, PeopleView, Refusal, Span
from ovhsms_gui.work import events, ledger, people
from ovhsms_gui.work.desk import DeskHandler, ReadAccounts
from ovhsms_gui.work.people import Chosen

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
    assert heard[1] == events.Redraft(Draft("Bonjour", "MARTIN"), "Bob;+33639980013", 1)


def test_a_choice_in_a_list_that_has_changed_is_refused(
    desk: DeskHandler, path: Path, heard: list[object]
) -> None:
    keep(path)
    desk.handle(people.ReadPeople(PeopleView()))
    [read_] = heard
    assert isinstance(read_, events.PeopleRead)
    desk.handle(people.KeepGroup(0, "Choir"))
    chosen = Chosen(PeopleView(), (Span(0, 0),), read_.version)
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


def test_a_long_import_tells_how_far_it_is_and_keeps_what_came_before_a_fault(
    desk: DeskHandler, heard: list[object], tmp_path: Path
) -> None:
    def odd(_: Path) -> Iterator[Row]:
        for n in range(2500):
            yield Row(parse(f"+3363998{n:04d}", "FR"), f"Ana {n}")
        raise ValueError("no more")

    desk.handle(people.ImportPeople(tmp_path / "x.csv", odd))
    assert heard == [
        events.PeopleImporting(1000),
        events.PeopleImporting(2000),
        events.PeopleFileFailed(tmp_path / "x.csv", "", reading=True),
    ]
    desk.handle(people.ReadPeople(PeopleView()))
    assert isinstance(heard[-1], events.PeopleRead)
    assert heard[-1].count == 2000


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
