"""What is done to people: a file is added bit by bit, and who was erased is not written to again."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.files import names
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import Imported, Person
from ovhsms_gui.files.people import people as read_people
from ovhsms_gui.files.reading import read as read_file
from ovhsms_gui.files.repairs import Reason
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.contacts import words
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact, NotDone, PeopleView, Refusal, Span, Taken
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work import accounts, events, people, sends
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.paperwork import ExportKind, export_people

ANA = "+33639980012"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def heard() -> list[object]:
    return []


@pytest.fixture
def books(path: Path, heard: list[object]) -> Iterator[WriteBooks]:
    with closing(WriteBooks(path, heard.append)) as books:
        yield books


def test_who_opted_out_and_has_another_number_now_is_still_opted_out(books: WriteBooks) -> None:
    people.keep(books, contact=Contact(parse(ANA, "FR"), "Ana"))
    people.refuse(books, e164=ANA, why="")
    [ana] = books.contacts.page(PeopleView(), 0, 10)
    new = parse("06 39 98 00 99", "FR")
    done = people.keep(books, contact=replace(ana, number=new))
    assert books.opt_outs.among((ANA, "+33639980099")) == {ANA, "+33639980099"}
    assert "opted out with the earlier number" in words.changed(done)
    [ana] = books.contacts.page(PeopleView(), 0, 10)
    assert people.keep(books, contact=replace(ana, name="Ana Duval")).deed is people.Deed.EDITED


def keep(path: Path) -> None:
    with closing(Contacts(path)) as book:
        book.add(Contact(parse(ANA, "FR"), "Wilhelmine"))


def test_an_erasing_that_was_cut_off_is_finished_at_the_next_start(books: WriteBooks, path: Path) -> None:
    keep(path)
    copy = path.with_name(f"{path.name}.v2")
    copy.write_text("Wilhelmine", "utf-8")
    with closing(Eraser(path)) as eraser:
        eraser.erase([ANA])
        accounts.recover(books)
        assert not eraser.unswept()
    assert not copy.exists()


def test_without_an_erasing_a_start_leaves_the_older_copies(books: WriteBooks, path: Path) -> None:
    copy = path.with_name(f"{path.name}.v2")
    copy.write_text("x", "utf-8")
    accounts.recover(books)
    assert copy.exists()


def test_in_whose_notes_the_number_stands_is_told_by_name(books: WriteBooks) -> None:
    rows = read(f"Wilhelmine;{ANA}\nBob;+33639980013\nZoé;+33639980014", "FR")
    assert people.take(books, rows=tuple(rows), numbers=set()).new == 3
    view = PeopleView()
    bob = next(contact for contact in books.contacts.each(view) if contact.name == "Bob")
    people.keep(books, contact=replace(bob, note="mari de Wilhelmine, 06 39 98 00 12"))
    assert people.erase(books, numbers=(ANA,)).noted == ("Bob",)
    bob = next(contact for contact in books.contacts.each(view) if contact.name == "Bob")
    people.keep(books, contact=replace(bob, note="marié"))
    assert people.erase(books, numbers=(ANA,)).noted == ()


def test_who_was_erased_is_not_in_a_new_draft(books: WriteBooks, path: Path, heard: list[object]) -> None:
    receivers = ReceiverList()
    receivers.add(read(f"Wilhelmine;{ANA}\nBob;+33639980013", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    with closing(Journal(path)) as journal:
        send_id = journal.add_send(
            make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)
        )
        journal.cancel(send_id)
    assert people.erase(books, numbers=(ANA,)) == people.Erased(1, swept=True)
    assert heard == [events.PeopleChanged((ANA,))]
    redraft = sends.redraft(books, send_id=send_id)
    assert [(row.name, row.number.e164) for row in from_lines(redraft.receivers, "FR")] == [
        ("Bob", "+33639980013")
    ]


def test_a_choice_in_a_list_that_has_changed_is_refused(
    books: WriteBooks, path: Path, heard: list[object]
) -> None:
    keep(path)
    page = people.page(books, view=PeopleView(), offset=0, limit=10)
    assert (page.count, [contact.name for contact in page.rows]) == (1, ["Wilhelmine"])
    chosen = people.Chosen(page.view, (Span(0, 0),), page.version)
    assert people.put_in_group(books, chosen=chosen, name="Choir") == people.Done(
        people.Deed.PUT_IN, 1, "Choir"
    )
    assert heard == [events.PeopleChanged()]
    deeds: tuple[Callable[[WriteBooks], object], ...] = (
        partial(people.opt_out, chosen=chosen),
        partial(people.opt_in, chosen=chosen),
        partial(people.remove, chosen=chosen),
        partial(people.put_in_group, chosen=chosen, name="Club"),
        partial(people.take_out_of_group, chosen=chosen, group_id=1),
        partial(people.pick, chosen=chosen),
    )
    for deed in deeds:
        with pytest.raises(NotDone) as refused:
            deed(books)
        assert refused.value.kind is Refusal.CHANGED, deed
    assert heard == [events.PeopleChanged()]  # and no more since
    summary = people.summary(books)
    assert (summary.everybody, summary.opted_out) == (1, 0)
    assert [group.name for group in summary.groups] == ["Choir"]


@pytest.mark.parametrize("kind", ExportKind)
def test_a_column_is_written_under_one_name_however_it_was_typed(
    path: Path, tmp_path: Path, kind: ExportKind
) -> None:
    with closing(Contacts(path)) as book:
        for number, title in ((ANA, "City"), ("+33639980013", "city"), ("+33639980014", "  CITY ")):
            book.add(Contact(parse(number, "FR"), "Wilhelmine", fields=((title, "Évry"),)))
    file = tmp_path / f"people.{kind}"
    assert export_people(path, path=file, view=PeopleView(), kind=kind, separator=";") == 3
    header = read_file(file).rows[0]
    assert [title for title in header if "city" in title.lower()] == ["city"]


@pytest.mark.parametrize("kind", ExportKind)
def test_who_is_added_while_people_are_written_does_not_fail_it(
    path: Path, tmp_path: Path, kind: ExportKind, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are gone through more than once: what is written is of one moment."""
    headers = names.headers

    def add_meanwhile(*asked: Any) -> Any:
        found = headers(*asked)
        with closing(Contacts(path)) as other:
            other.add(Contact(parse("+33639980014", "FR"), "Zoé", fields=(("Ville", "Évry"),)))
        return found

    with closing(Contacts(path)) as book:
        book.add(Contact(parse(ANA, "FR"), "Ana"))
    monkeypatch.setattr(names, "headers", add_meanwhile)
    file = tmp_path / f"people.{kind}"
    assert export_people(path, path=file, view=PeopleView(), kind=kind, separator=";") == 1


LONG = "What the family said about the way to the house"


@pytest.mark.parametrize("kind", ExportKind)
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
    path: Path, tmp_path: Path, kind: ExportKind, fields: dict[str, str]
) -> None:
    number = parse(ANA, "FR")
    ana = Contact(number, "Ana D.", "Ana", "Duval", "a note", tuple(fields.items()), groups=("Choir",))
    with closing(Contacts(path)) as book:
        # Whoever stands before her says the same by names that come in another order.
        book.add(Contact(parse("+33639980013", "FR"), "A", fields=tuple(reversed(ana.fields))))
        book.add(ana)
        for _ in range(2):
            file = tmp_path / f"people.{kind}"
            assert export_people(path, path=file, view=PeopleView(), kind=kind, separator=";") == 2
            book.remove([contact.id for contact in book.each(PeopleView())])
            table = read_file(file)
            book.take(read_people(table, guess(table, "FR"), "FR").rows)
            somebody, back = book.each(PeopleView())
            assert (back.name, back.first_name, back.last_name) == ("Ana D.", "Ana", "Duval")
            assert (back.note, back.groups) == ("a note", ("Choir",))
            assert sorted(text for _, text in back.fields) == sorted(fields.values())
            assert sorted(text for _, text in somebody.fields) == sorted(fields.values())


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


# ---- the people of a file ----------------------------------------------------------------------------


def some(count: int) -> Imported:
    """A file with so many people in it, and two rows that are nobody."""
    rows = (Row(parse(f"+3363998{n:04d}", "FR"), f"Ana {n}") for n in range(count))
    found = tuple(Person(n, row) for n, row in enumerate(rows))
    return Imported(found, tuple(Untaken("", count + n, (), (), Reason.BLANK) for n in range(2)))


class Page:
    """The contacts page without its window, and all that it tells, asks for and is answered, in order."""

    def __init__(self, path: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.heard: list[object] = []
        self.office = Office(path, MemoryVault(), make_api)
        self.office.happened.connect(self.heard.append)
        self.state = ContactsState(self.office, AccountsState(self.office))
        self.state.told.connect(self.heard.append)
        self.file = path.with_name("x.csv")
        self.file.write_text("Ana;06 39 98 00 12", "utf-8")

    def take(self, imported: Imported) -> None:
        """The operator wants all people of the file."""
        self.state.open_file(self.file).taken.emit(self.file, imported)
        assert self.state.importing

    def until_taken(self) -> None:
        self.qtbot.waitUntil(lambda: not self.state.importing)

    def summary(self) -> None:
        """Somebody else has a question for the lane that is busy with the file."""
        self.office.write.ask(people.summary, self.heard.append)

    def told(self) -> list[str]:
        return [heard for heard in self.heard if isinstance(heard, str)]

    def errors(self) -> list[Exception]:
        return [heard.error for heard in self.heard if isinstance(heard, events.Trouble)]


def make_api(endpoint: str, keys: object) -> SmsApi:
    raise AssertionError(endpoint)


@pytest.fixture
def page(path: Path, qtbot: QtBot) -> Iterator[Page]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    page = Page(path, qtbot)
    yield page
    with qtbot.waitSignal(page.office.stopped):
        page.office.stop()
    assert page.office.join(5)
    QLocale.setDefault(before)


def under_way(done: int, count: int) -> str:
    return f"Adding… {messages.figure(done)} of {messages.people(count)}"


def added(taken: Taken, *, rejected: int = 2, left: int = 0) -> str:
    return words.imported("x.csv", taken, rejected, left)


def test_a_long_file_tells_how_far_it_is_and_what_became_of_it(page: Page) -> None:
    page.take(some(1200))
    page.until_taken()
    assert page.told() == [*(under_way(n, 1200) for n in (0, 500, 1000)), added(Taken(new=1200))]
    page.heard.clear()
    page.take(some(500))
    page.until_taken()
    assert page.told() == [under_way(0, 500), added(Taken(same=500))]


def test_a_long_file_lets_others_have_their_turn(page: Page) -> None:
    def heard(sentence: str) -> None:
        if sentence == under_way(1000, 1200):
            page.summary()

    page.state.told.connect(heard)
    page.take(some(1200))
    page.summary()
    page.until_taken()
    assert page.heard == [
        under_way(0, 1200),
        under_way(500, 1200),
        people.Summary((), everybody=500, opted_out=0),
        under_way(1000, 1200),
        people.Summary((), everybody=1000, opted_out=0),
        added(Taken(new=1200)),
    ]


def test_who_comes_again_much_later_in_a_file_is_still_counted_once(page: Page) -> None:
    page.take(replace(some(600), people=some(600).people * 2))
    page.until_taken()
    assert page.told()[-1] == added(Taken(new=600, again=600))


def test_a_file_that_is_stopped_keeps_who_was_added(page: Page) -> None:
    def heard(sentence: str) -> None:
        if sentence == under_way(500, 1200):
            page.state.stop_taking()

    page.state.told.connect(heard)
    page.take(some(1200))
    page.until_taken()
    assert page.told() == [under_way(0, 1200), under_way(500, 1200), added(Taken(new=1000), left=200)]


def test_a_data_file_that_gives_up_keeps_who_was_added_and_tells_who_was_not(page: Page, path: Path) -> None:
    with closing(Contacts(path)), closing(sqlite3.connect(path)) as database:
        database.execute(
            "CREATE TRIGGER full BEFORE INSERT ON contact WHEN NEW.name = 'Ana 700'"
            " BEGIN SELECT RAISE(ABORT, 'planted'); END"
        )
    page.take(some(1200))
    page.until_taken()
    page.qtbot.waitUntil(lambda: bool(page.errors()))
    assert page.told() == [under_way(0, 1200), under_way(500, 1200), added(Taken(new=500), left=700)]
    [problem] = page.errors()
    assert isinstance(problem, StoreProblem)
    with closing(Contacts(path)) as book:
        assert book.count() == 500


@pytest.mark.expects_log
def test_whatever_ends_a_file_under_way_it_is_told_as_ended(page: Page) -> None:
    rows = (Row(parse(f"+3363998{n:04d}", "FR"), "Ana" if n < 500 else "\ud800") for n in range(501))
    page.take(Imported(tuple(Person(n, row) for n, row in enumerate(rows))))
    page.until_taken()
    page.qtbot.waitUntil(lambda: bool(page.errors()))
    assert page.told()[-1] == added(Taken(new=500), rejected=0, left=1)
    [fault] = page.errors()
    assert isinstance(fault, UnicodeEncodeError)
