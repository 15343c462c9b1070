"""What is the same to a person: two messages that both arrive, a name with and without its accents."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

NEARLY = 0.9  # share of the text that is alike
_LONGEST = 2000  # comparing is quadratic; messages that differ do so early
_TITLES = frozenset(
    [
        "m",
        "mm",
        "monsieur",
        "mme",
        "madame",
        "mlle",
        "mademoiselle",
        "dr",
        "docteur",
        "mr",
        "mrs",
        "ms",
        "miss",
    ]
)


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
    if text.isascii():
        return " ".join(text.lower().split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def sought(text: str) -> list[str]:
    """The words by which somebody is looked for: of "Mme Petit" the name, for lists seldom have the rest."""
    words = list(dict.fromkeys(fold(text).split()))
    return [word for word in words if word.rstrip(".") not in _TITLES] or words


@lru_cache(maxsize=4096)
def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", fold(name)))


def same_name(one: str, other: str) -> bool:
    """Whether both may be one person, as "DUVAL Ana" and "Ana" may; who has no name may be anybody."""
    return _words(one) <= _words(other) or _words(other) <= _words(one)


def says_no_more(name: str, than: str) -> bool:
    """Every word of a name is one of the other's."""
    return _words(name) <= _words(than)


def persons(names: Iterable[str]) -> tuple[str, ...]:
    """The names that stand for different people, in order: of "Ana", "Ana Duval" and "Ana Martin" the last two."""
    given = tuple(dict.fromkeys(name for name in names if _words(name)))
    fuller = tuple(name for name in given if not any(_words(name) < _words(other) for other in given))
    return tuple({_words(name): name for name in reversed(fuller)}.values())[::-1]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()[:_LONGEST]
