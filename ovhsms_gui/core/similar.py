"""What is the same to a person: two messages that both arrive, a name with and without its accents."""

import unicodedata
from difflib import SequenceMatcher

NEARLY = 0.9  # share of the text that is alike
_LONGEST = 2000  # comparing is quadratic; messages that differ do so early


def nearly_same(one: str, other: str) -> bool:
    """The same but for case, spacing and a few characters, such as a corrected typing error."""
    first, second = _plain(one), _plain(other)
    if first == second:
        return True
    if not first or not second:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return (
        matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY
    )


def fold(text: str) -> str:
    """As people look for a name: without accents, case and superfluous spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()[:_LONGEST]
