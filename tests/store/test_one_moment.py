"""What several queries tell is of one moment: somebody erased or a list renewed between two of them tears nothing."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.store import conversations, history
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.conversations import Conversations
from ovhsms_gui.store.database import Store
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.history import History
from ovhsms_gui.store.inbox import Came, Inbox
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.people import Contact, PeopleView
from ovhsms_gui.store.recent import Recent
from ovhsms_gui.store.retention import Retention
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.store.stop_lists import StopLists

from .conftest import MakePlan

NOW = 1_780_000_000.0
SERVICE = "sms-ab12345-1"
ANA, BOB, ZOE = "+33639980000", "+33639980001", "+33639980077"
TEXT = "Bonjour, à demain 9 h"


@dataclass(frozen=True)
class Book:
    """A file in which everybody is everywhere, and what other threads may do to it."""

    path: Path
    plan: MakePlan

    def fill(self) -> None:
        with closing(Journal(self.path, self.clock)) as journal:
            for _ in range(2):
                journal.add_send(self.plan())
                chunk = journal.next_chunk()
                assert chunk is not None
                journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
                outcome = ChunkOutcome(valid=chunk.receivers, ids=(101, 102, 103))
                journal.move(
                    chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=outcome
                )
        with closing(Inbox(self.path, self.clock)) as inbox:
            people = (ANA, BOB, ZOE)
            inbox.keep(SERVICE, [Came(at, number, NOW + at, "OUI", True) for at, number in enumerate(people)])
        with closing(Contacts(self.path)) as contacts:
            for number in (ANA, BOB, ZOE):
                contacts.add(Contact(parse(number, "FR"), f"Ana {number[-2:]}"))
        with closing(Drafts(self.path)) as drafts:
            drafts.keep("a", Draft(TEXT), Receivers((Row(parse(ANA, "FR"), "Ana"),)), 0)

    def clock(self) -> float:
        return NOW

    def erase(self) -> None:
        """Everybody goes, and what was only theirs."""
        with closing(Eraser(self.path)) as eraser:
            eraser.erase([ANA, BOB, ZOE])
        with closing(Contacts(self.path)) as contacts:
            contacts.remove([1, 2, 3])

    def send(self) -> None:
        """One more send, which waits."""
        with closing(Journal(self.path, self.clock)) as journal:
            journal.add_send(self.plan())

    def drop(self) -> None:
        """The draft goes."""
        with closing(Drafts(self.path)) as drafts:
            drafts.remove("a")


READS: dict[str, tuple[type[Store], Callable[..., object]]] = {
    "conversations": (Conversations, lambda s: s.listed(conversations.Wanted(), 10)),
    "conversations searched": (Conversations, lambda s: s.listed(conversations.Wanted(words="oui"), 10)),
    "conversations unread": (Conversations, lambda s: s.listed(conversations.Wanted(unread=True), 10)),
    "a conversation": (Conversations, lambda s: s.thread(ANA, 10)),
    "contacts": (Contacts, lambda s: s.page(PeopleView())),
    "suggestions": (Contacts, lambda s: s.meant("ana", 5)),
    "a draft": (Drafts, lambda s: s.get("a")),
    "sends": (Journal, lambda s: s.sends(10)),
    "a send": (Journal, lambda s: s.send(1)),
    "its people": (Journal, lambda s: s.troubles_first(1, 0, 10)),
    "a chunk": (Journal, lambda s: s.chunk(1)),
    "sends found": (History, lambda s: s.sends(history.Wanted(words="ana"), 10)),
    "ids found": (History, lambda s: s.ids(history.Wanted(words="demain"))),
    "the same words": (Recent, lambda s: s.repeated(TEXT, [ANA, BOB])),
    "old texts": (Retention, lambda s: s.concerned(NOW + 9e6)),
    "the list of STOP": (StopLists, lambda s: s.read(SERVICE)),
}


@pytest.fixture
def book(tmp_path: Path, plan: MakePlan) -> Book:
    book = Book(tmp_path / "journal.sqlite", plan)
    book.fill()
    return book


@pytest.mark.parametrize("does", ["erase", "send", "drop"])
@pytest.mark.parametrize("read", READS)
def test_nothing_comes_between_two_queries(book: Book, read: str, does: str) -> None:
    make, asked = READS[read]
    for at in itertools.count():
        copy = replace(book, path=book.path.with_name(f"{at}.sqlite"))
        shutil.copyfile(book.path, copy.path)
        with closing(_opened(make, copy.path)) as store:
            before, statements = asked(store), itertools.count()

            def between(
                _: str, statements: Iterator[int] = statements, at: int = at, copy: Book = copy
            ) -> None:
                if next(statements) == at:
                    getattr(copy, does)()

            store._db.set_trace_callback(between)
            seen = asked(store)
            store._db.set_trace_callback(None)
            assert seen in (before, asked(store))
        if next(statements) <= at:
            return


def _opened(make: type[Store], path: Path) -> Store:
    return make(path, lambda: NOW) if make in {Conversations, Journal, Recent} else make(path)
