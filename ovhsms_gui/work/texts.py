"""What is done to saved texts, in the write lane. Each returns all texts then, and may raise `StoreProblem`."""

from ovhsms_gui.store.texts import SavedText
from ovhsms_gui.work.books import WriteBooks

Texts = tuple[SavedText, ...]


def read(books: WriteBooks) -> Texts:
    """In the order of their names."""
    return books.texts.all()


def keep(books: WriteBooks, *, name: str, text: str) -> Texts:
    """Save a text under a name, in place of one that has it."""
    books.texts.keep(name, text)
    return books.texts.all()


def rename(books: WriteBooks, *, old: str, new: str) -> Texts:
    """Give a text another name."""
    books.texts.rename(old, new)
    return books.texts.all()


def remove(books: WriteBooks, *, name: str) -> Texts:
    """Forget a text."""
    books.texts.remove(name)
    return books.texts.all()
