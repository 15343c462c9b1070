"""What is done to drafts, in the write lane. Each may raise `StoreProblem`."""

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.store.drafts import DraftRow, KeptDraft
from ovhsms_gui.work.books import WriteBooks

DraftRows = tuple[DraftRow, ...]


def keep(
    books: WriteBooks,
    *,
    draft_id: str,
    draft: Draft,
    receivers: Receivers | str | None,
    caret: int = 0,
    leftover: Leftover = NO_ROWS,
) -> DraftRows:
    """Write a draft down, so that a crash or a power cut loses nothing; see `store.drafts.Drafts.keep`."""
    books.drafts.keep(draft_id, draft, receivers, caret, leftover)
    return books.drafts.all()


def remove(books: WriteBooks, *, draft_id: str) -> DraftRows:
    """Forget a draft."""
    books.drafts.remove(draft_id)
    return books.drafts.all()


def read(books: WriteBooks, *, draft_id: str) -> KeptDraft | None:
    """One draft; None where there is none of this id."""
    return books.drafts.get(draft_id)


def read_all(books: WriteBooks) -> DraftRows:
    """The list."""
    return books.drafts.all()


def settle(books: WriteBooks) -> None:
    """Something of a send leaves: the draft that was put aside for it is not wanted any more."""
    books.drafts.settle()


def read_last(books: WriteBooks) -> tuple[KeptDraft, DraftRows, frozenset[int]]:
    """The one last worked on, all drafts, and the sends that have one put aside."""
    return books.drafts.last(), books.drafts.all(), books.drafts.aside()
