"""Conversations: looked up in the read lane, marked and kept in the write lane. Each may raise `StoreProblem`."""

from dataclasses import dataclass

from ovhsms_gui.store.conversations import Conversation, Thread, Wanted
from ovhsms_gui.store.inbox import Box
from ovhsms_gui.work.books import ReadBooks, WriteBooks
from ovhsms_gui.work.events import PeopleChanged


@dataclass(frozen=True, slots=True)
class Listed:
    """The conversations that were wanted, the latest first; how many of all replies are unread; how far they go."""

    wanted: Wanted
    limit: int
    rows: tuple[Conversation, ...]
    more: bool
    unread: int
    boxes: tuple[Box, ...]


def listed(books: ReadBooks, *, wanted: Wanted, limit: int) -> Listed:
    """Those that are wanted."""
    with books.conversations.one_moment():
        rows, more = books.conversations.listed(wanted, limit)
        return Listed(wanted, limit, rows, more, books.conversations.unread(), books.inbox.boxes())


def thread(books: ReadBooks, *, e164: str, limit: int) -> Thread:
    """One conversation."""
    return books.conversations.thread(e164, limit)


def mark_read(books: WriteBooks, *, e164: str, last: int) -> int:
    """What was shown of one was read."""
    return books.conversations.mark_read(e164, last)


def mark_unread(books: WriteBooks, *, e164: str) -> None:
    """The last of one is to be seen again."""
    books.conversations.mark_unread(e164)


def keep_answer(books: WriteBooks, *, e164: str, text: str) -> None:
    """What is being written is not lost."""
    books.conversations.keep_answer(e164, text)


def let_be(books: WriteBooks, *, e164: str, last: int) -> None:
    """They asked for no more messages, and are not opted out for that."""
    books.conversations.let_be(e164, last)
    books.say(PeopleChanged())  # whoever writes to them is not warned any more


def opt_in(books: WriteBooks, *, e164: str, last: int) -> int:
    """They may be written to again: it was a slip, or they say so. How many were on one's own list.

    That answers a STOP of theirs too, up to the reply with the id `last`: nobody is asked about it once more.
    """
    found = books.opt_outs.remove((e164,))
    books.conversations.let_be(e164, last)
    books.people_version += 1
    books.say(PeopleChanged())
    return found


def wake(books: WriteBooks) -> None:
    """Have all of them read now."""
    books.inbox.wake()
