"""Bringing the index up to date by which sends are found, in the write lane: what reads must wait for nothing."""

from ovhsms_gui.work.books import WriteBooks

_BLOCKS = 4  # of receivers: the lane has other things to do


def take_in(books: WriteBooks) -> bool:
    """A little more of it; whether there is more to do. May raise `StoreProblem`."""
    return books.history.take_in(_BLOCKS)
