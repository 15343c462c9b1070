"""What is done to contacts, groups and opt-outs, in the write lane. Each may raise `StoreProblem`.

Those that change something may raise `NotDone` too, and have changed nothing then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ovhsms_gui.core.receivers import Row
from ovhsms_gui.store.contacts import from_row
from ovhsms_gui.store.people import Contact, Group, NotDone, PeopleView, Refusal, Span, Taken
from ovhsms_gui.store.recalls import Waiting
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.events import PeopleChanged


@dataclass(frozen=True, slots=True)
class Chosen:
    """Places in a view as it was when they were chosen: its `version` tells whether it still is.

    `numbers` (E.164), where they are few: whoever has these is meant, whatever the view has become since.
    """

    view: PeopleView
    spans: tuple[Span, ...]
    version: int
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """One page of a view of people, from `offset`; `count` are in the view. `version` changes with any of it."""

    view: PeopleView
    version: int
    count: int
    offset: int
    rows: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The groups by name, how many contacts there are, and how many people opted out."""

    groups: tuple[Group, ...]
    everybody: int
    opted_out: int


class Deed(StrEnum):
    """What was done to people."""

    ADDED = "added"
    EDITED = "edited"
    EDITED_OUT = "edited_out"  # has another number, and had opted out with the one before
    REMOVED = "removed"
    GROUP_RENAMED = "group_renamed"
    GROUP_REMOVED = "group_removed"
    PUT_IN = "put_in"
    TAKEN_OUT = "taken_out"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"


@dataclass(frozen=True, slots=True)
class Done:
    """It is done, to so many. `name`: the group's or the contact's."""

    deed: Deed
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picked:
    """People as receivers of a message; so many of them opted out."""

    rows: tuple[Row, ...]
    opted_out: int


@dataclass(frozen=True, slots=True)
class Erased:
    """They are forgotten; of so many messages the proof stays. Not `swept`: remains go at the next start.

    `noted`: other contacts, by name, of whom something is noted in which one of the numbers stands.
    """

    messages: int
    swept: bool
    noted: tuple[str, ...] = ()


# ---- looking ---------------------------------------------------------------------------------------


def page(books: WriteBooks, *, view: PeopleView, offset: int, limit: int) -> PeoplePage:
    """A page of a view."""
    count, rows = books.contacts.count(view), books.contacts.page(view, offset, limit)
    return PeoplePage(view, books.people_version, count, offset, rows)


def summary(books: WriteBooks) -> Summary:
    """The groups, and how many there are of everything."""
    return Summary(books.groups.all(), books.contacts.count(), books.opt_outs.count())


def pick(books: WriteBooks, *, chosen: Chosen) -> Picked:
    """The chosen as receivers of a message; those who opted out stay away."""
    rows: list[Row] = []
    out = 0
    for contact in _chosen(books, chosen):  # one at a time: nobody needs 100,000 contacts at once
        rows.append(contact.row())
        out += contact.opted_out
    return Picked(tuple(rows), out)


def waiting(books: WriteBooks, *, chosen: Chosen) -> tuple[Waiting, ...]:
    """What waits for the chosen, and opting them out takes back."""
    return books.recalls.waiting([contact.e164 for contact in _chosen(books, chosen)])


def waiting_for(books: WriteBooks, *, e164: str) -> tuple[Waiting, ...]:
    """The same for a number, whether it is among the contacts or not."""
    return books.recalls.waiting((e164,))


def known(books: WriteBooks, *, e164: str) -> Contact | None:
    """The contact who has this number, opted out or not; else one to be kept, with the names of the last send to it.

    None if no send names them.
    """
    try:
        [found] = books.contacts.having((e164,))
    except NotDone:
        pass
    else:
        if found.id:
            return found
    row = books.conversations.last_named(e164)
    if row is None:
        return None
    sent = from_row(row)  # what else was in its fields was of that send, such as an hour
    return Contact(sent.number, sent.name, sent.first_name, sent.last_name)


def out_since(books: WriteBooks, *, numbers: tuple[str, ...]) -> float | None:
    """When the last of these numbers (E.164) was opted out, in seconds since 1970."""
    return books.opt_outs.since(numbers)


# ---- changing --------------------------------------------------------------------------------------


def keep(books: WriteBooks, *, contact: Contact) -> Done:
    """Add a contact, or change the one with its id."""
    if not contact.id:
        books.contacts.add(contact)
        return _done(books, Deed.ADDED, 1, contact.name)
    before = books.contacts.edit(contact)
    if (
        contact.e164 != before
        and books.opt_outs.among((before,))
        and not books.opt_outs.among((contact.e164,))
    ):
        _opted_out(books, (contact.e164,))  # it was they who wanted no more, not their telephone
        return _done(books, Deed.EDITED_OUT, 1, contact.name)
    return _done(books, Deed.EDITED, 1, contact.name)


def remove(books: WriteBooks, *, chosen: Chosen) -> Done:
    """Strike contacts out, and nothing else of them."""
    ids = [contact.id for contact in _chosen(books, chosen)]
    return _done(books, Deed.REMOVED, books.contacts.remove(ids))


def rename_group(books: WriteBooks, *, group_id: int, name: str) -> Done:
    """Give a group another name."""
    books.groups.rename(group_id, name)
    return _done(books, Deed.GROUP_RENAMED, 0, name)


def remove_group(books: WriteBooks, *, group_id: int) -> Done:
    """Remove a group; its people stay."""
    books.groups.remove(group_id)
    return _done(books, Deed.GROUP_REMOVED, 0)


def put_in_group(books: WriteBooks, *, chosen: Chosen, name: str) -> Done:
    """Put the chosen into the group of this name, which is made if there is none."""
    ids = [contact.id for contact in _chosen(books, chosen) if contact.id]
    return _done(books, Deed.PUT_IN, books.groups.put(books.groups.add(name), ids), name)


def take_out_of_group(books: WriteBooks, *, chosen: Chosen, group_id: int) -> Done:
    """Take the chosen out of a group."""
    ids = [contact.id for contact in _chosen(books, chosen)]
    return _done(books, Deed.TAKEN_OUT, books.groups.take_out(group_id, ids))


def opt_out(books: WriteBooks, *, chosen: Chosen) -> Done:
    """Write to the chosen no more."""
    numbers = [contact.e164 for contact in _chosen(books, chosen)]
    return _opted_out(books, numbers)


def refuse(books: WriteBooks, *, e164: str, why: str) -> Done:
    """Write to a number no more, whether it is among the contacts or not."""
    return _opted_out(books, (e164,), why)


def opt_in(books: WriteBooks, *, chosen: Chosen) -> Done:
    """The chosen may be written to again: a STOP of theirs is answered with that, as far as it was read."""
    numbers = [contact.e164 for contact in _chosen(books, chosen)]
    count = books.opt_outs.remove(numbers)
    books.conversations.let_be_read(numbers)
    return _done(books, Deed.OPTED_IN, count)


def erase(books: WriteBooks, *, numbers: tuple[str, ...]) -> Erased:
    """Forget whoever has these numbers (E.164)."""
    messages = books.eraser.erase(numbers)
    swept = books.eraser.sweep()
    _changed(books, numbers)
    return Erased(messages, swept, books.contacts.mentioning(numbers))


def sweep(books: WriteBooks) -> None:
    """Overwrite once more what is left in the files of what was erased."""
    books.eraser.sweep()


def take(books: WriteBooks, *, rows: tuple[Row, ...], numbers: set[str]) -> Taken:
    """Add some people of a file. `numbers` are those of the file that are in already, and grow here."""
    taken = books.contacts.take(rows, numbers)
    books.people_version += 1
    return taken


def _opted_out(books: WriteBooks, numbers: Sequence[str], why: str = "") -> Done:
    """What is queued for them is left out at its turn (see `Journal.leave_out`); what OVHcloud has is taken back."""
    count = books.opt_outs.add(numbers, why)
    books.recalls.leave_out(numbers)
    return _done(books, Deed.OPTED_OUT, count)


def _done(books: WriteBooks, deed: Deed, count: int, name: str = "") -> Done:
    _changed(books)
    return Done(deed, count, name)


def _changed(books: WriteBooks, erased: tuple[str, ...] = ()) -> None:
    books.people_version += 1
    books.say(PeopleChanged(erased))


def _chosen(books: WriteBooks, chosen: Chosen) -> Iterable[Contact]:
    if chosen.numbers:
        yield from books.contacts.having(chosen.numbers)
        return
    if chosen.version != books.people_version:
        raise NotDone(Refusal.CHANGED)
    for span in chosen.spans:
        yield from books.contacts.each(chosen.view, span.first, span.last)
