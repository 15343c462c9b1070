"""What is done to the account book, to settings, and to sends of accounts that are told again, in the write lane.

Each may raise `StoreProblem`.
"""

from ovhsms_gui.core.account import Account
from ovhsms_gui.ovh.endpoints import same, stranger
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.sends import sweep


def read(books: WriteBooks) -> tuple[Account, ...]:
    """The accounts in the book, in the order in which they are shown."""
    return books.accounts.all()


def recover(books: WriteBooks) -> None:
    """Settle what an earlier run left that died: sends under way, and an erasing."""
    sweep(books)
    if books.eraser.unswept():
        books.eraser.sweep()


def keep(books: WriteBooks, *, account: Account) -> None:
    """Write an account into the book (never its keys)."""
    books.accounts.save(account)


def drop(books: WriteBooks, *, account_id: str) -> None:
    """Strike an account out of the book."""
    books.accounts.remove(account_id)


def keep_setting(books: WriteBooks, *, key: str, value: object) -> None:
    """Remember a small value."""
    books.settings.set(key, value)


def know(books: WriteBooks, *, account_id: str, mark: str, at_hand: tuple[str, ...]) -> bool:
    """An account's keys are at hand: what is under way under an older id of theirs is its own.

    `at_hand`: the ids of all accounts whose keys are. Returns whether there is something to ask about again. At the
    start this comes before the sweep: else a first look would find the old id without keys.
    """
    return bool(books.identities.know(account_id, mark, at_hand)) and books.swept


def know_services(
    books: WriteBooks, *, account_id: str, endpoint: str, services: tuple[str, ...], at_hand: tuple[str, ...]
) -> bool:
    """An account's keys open these SMS accounts: what else was sent there, by an account that is gone, is its own.

    Their replies are to be read. Returns whether there is something to ask about.
    """
    books.inbox.know(account_id, services)
    # An old send may not say where it went: a name is one SMS account's only at OVHcloud itself.
    unsaid = "" if stranger(endpoint) else endpoint
    astray = books.identities.astray(services, at_hand)
    mine = [send_id for send_id, there in astray if same(there or unsaid, endpoint)]
    if mine:
        books.identities.take(account_id, mine)
    return bool(services)
