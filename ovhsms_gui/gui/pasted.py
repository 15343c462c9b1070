"""What is pasted or dropped, where no more than its beginning is wanted."""

from PySide6.QtCore import QMimeData

# In the order in which Qt looks for text.
_KINDS = ("text/plain;charset=utf-8", "text/plain")
_BYTES = 4  # of a character in UTF-8, at most


def beginning(source: QMimeData, characters: int) -> str:
    """So many characters of the text: to make a text for Python of megabytes keeps the window away."""
    for kind in _KINDS:
        if source.hasFormat(kind):
            found = source.data(kind).left(_BYTES * (characters + 1)).data()  # one more for a mark of order
            if found:
                return bytes(found).decode("utf-8-sig", "replace")[:characters]
    return source.text()[:characters]
