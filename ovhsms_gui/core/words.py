"""Sentences of the rooms that have no window: marked where they stand, put into the reader's language by the window."""


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Mark a text for translation. PySide6's own is typed as giving an object."""
    return text


def QT_TRANSLATE_NOOP3(_context: str, text: str, _which: str) -> str:  # noqa: N802 - as lupdate knows it of C++
    """Mark a text that other languages say in another way where `_which` is meant."""
    return text


class Complaint(ValueError):
    """What is wrong with something given, for people: `words` as marked for translation, `values` to put into them.

    Its text is English, for the log and the terminal.
    """

    def __init__(self, words: str, **values: object) -> None:
        super().__init__(words.format(**values))
        self.words = words
        self.values = values
