"""Text of one byte a character that was read in another such encoding and saved so: "HÚlÞne" for "Hélène".

Nothing but the spelling tells it. So it is put right where two words of a table say the same, or where one is a word
that people know and was none before; where there is less, it is told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from ovhsms_gui.files.spelling import CENTRAL, TURKISH, WESTERN, is_word

# What it was taken for, and what it was.
_PAIRS = (
    ("cp850", "cp1252"),
    ("cp437", "cp1252"),
    ("cp1252", "cp850"),
    ("cp1252", "mac-roman"),
    ("mac-roman", "cp1252"),
    ("cp1252", "iso8859-15"),
    ("cp1252", "cp1252"),  # as the controls that Latin-1 has there
    ("cp1250", "cp1252"),
    ("cp1251", "cp1252"),
    ("cp1253", "cp1252"),
)
_FRENCH = "éèêëàâäîïôöûüùçœæÿÉÈÊËÀÂÄÎÏÔÖÛÜÙÇŒÆŸ"
_INSIDE = "‘“”«»…–—€°·"  # of a word no right one has these
_SIGNS = f"{_INSIDE}’\xa0\u202f\ufffd"
_TOKEN = re.compile(r"[^ \t\n]+")
_MOST_WORDS = 1_000  # that are looked at for evidence
_SHORTEST, _LONGEST = (
    3,
    40,
)  # characters of one: a letter or two are no word, whose spelling would tell anything
_UNLIKELY, _LIKELY, _SURE, _KNOWN = 0.1, 0.5, 0.7, 1.0  # points of a character by its spelling


def _table(taken_for: str, was: str) -> dict[int, str]:
    shown = {bytes([code]).decode(taken_for, "ignore"): code for code in range(0x80, 0x100)}
    if taken_for == "cp1252":
        shown |= {chr(code): code for code in range(0x80, 0xA0)}
    meant = {char: bytes([code]).decode(was, "ignore") for char, code in shown.items() if char}
    return {ord(char): right for char, right in meant.items() if right}


_TABLES = tuple(_table(*pair) for pair in _PAIRS)


def _suspicious() -> re.Pattern[str]:
    """What stands for a letter of French, and where no right word has it."""
    stand = {(chr(code), right) for table in _TABLES for code, right in table.items() if right in _FRENCH}
    made = sorted({char for char, right in stand if char != right})
    odd, inside, large = (
        re.escape("".join(char for char in made if kind(char)))
        for kind in (
            lambda char: char not in _FRENCH and char not in _SIGNS,
            lambda char: char in _INSIDE,
            lambda char: char in _FRENCH and char.isupper(),
        )
    )
    # What one set begins is quick to search for.
    return re.compile(
        rf"[{odd}{inside}{large}](?:(?<=[{odd}])|(?<=[a-z][{large}])|(?<=[A-Z][{large}])(?=[a-z])"
        rf"|(?<=[A-Za-z][{inside}])(?=[a-z]))"
    )


SUSPICIOUS = _suspicious()


@dataclass(frozen=True, slots=True)
class Misread:
    """How the words of one table are put right, if they are."""

    table: int | None = None  # in which all of them were misread
    known: frozenset[str] = frozenset()  # words that are put right though they are the only ones
    doubtful: frozenset[str] = frozenset()  # words that may be wrong

    def right(self, cell: str) -> str:
        """The cell as it was meant."""
        if (self.table is None and not self.known) or not SUSPICIOUS.search(cell):
            return cell
        return _TOKEN.sub(lambda found: self._word(found[0]), cell)

    def doubt(self, cell: str) -> str:
        """What else the cell may be meant to say; "" if nothing."""
        if not self.doubtful or self.doubtful.isdisjoint(words(cell)):
            return ""
        return _TOKEN.sub(lambda found: _best(found[0])[1] if found[0] in self.doubtful else found[0], cell)

    def _word(self, word: str) -> str:
        if word in self.known:
            return _best(word)[1]
        if self.table is None or not _is_told_by(word):
            return word
        made, before, after = _made(word, self.table)
        better = all(
            now >= _LIKELY or (was < 0 and now >= _UNLIKELY) for was, now in zip(before, after, strict=True)
        )
        right = before and ((max(before) <= _UNLIKELY and better) or (is_word(made) and not is_word(word)))
        return made if right else word


def words(text: str) -> Iterator[str]:
    """Those that may have been misread."""
    return filter(_is_told_by, _TOKEN.findall(text))


def _is_told_by(word: str) -> bool:
    """Whether its spelling says anything."""
    return not word.isascii() and _SHORTEST <= len(word) <= _LONGEST


def judged(cells: Iterable[str]) -> Misread:
    """By the cells of a table that have what is suspicious."""
    some = list(islice(dict.fromkeys(word for cell in cells for word in words(cell)), _MOST_WORDS))
    says: Counter[int] = Counter()
    best: dict[str, int] = {}
    for word in some:
        table, made = _best(word)
        if made != word:
            best[word] = table
            says.update(place for place in range(len(_TABLES)) if _is_evidence(word, place))
    for place in says:
        says[place] -= sum(_speaks_against(word, place) for word in some)
    table, count = max(says.items(), key=lambda one: (one[1], -one[0]), default=(0, 0))
    theirs = {word for word in best if _is_evidence(word, table)}
    if count > 1 and any(_is_impossible(word) or is_word(_made(word, table)[0]) for word in theirs):
        return Misread(table, doubtful=frozenset(best) - theirs)
    left = {word: (_is_impossible(word), is_word(_best(word)[1])) for word in best if says[best[word]] > 0}
    known = frozenset(word for word, sure in left.items() if all(sure))
    return Misread(None, known, frozenset(word for word, sure in left.items() if any(sure)) - known)


@lru_cache(maxsize=4 * _MOST_WORDS)
def _best(word: str) -> tuple[int, str]:
    """In which table it is evidence, and what it is by that; else itself."""
    return next(
        ((place, _made(word, place)[0]) for place in range(len(_TABLES)) if _is_evidence(word, place)),
        (0, word),
    )


def _is_evidence(word: str, place: int) -> bool:
    _, before, after = _made(word, place)
    if not before or min(after) < _SURE:
        return False
    return max(before) <= _UNLIKELY or (max(before) < _KNOWN and is_word(_made(word, place)[0]))


def _is_impossible(word: str) -> bool:
    return max(_made(word, _best(word)[0])[1]) < 0


def _speaks_against(word: str, place: int) -> bool:
    """It is right as it is, and would be changed."""
    made, before, _ = _made(word, place)
    return bool(before) and max(before) > _LIKELY and not is_word(made)


@lru_cache(maxsize=4 * _MOST_WORDS)
def _made(word: str, place: int) -> tuple[str, list[float], list[float]]:
    """What it was, if it was misread so, and the points before and after of what changes; none if it cannot be."""
    table = _TABLES[place]
    made = "".join([char if char.isascii() else table.get(ord(char), "") for char in word])
    if len(made) != len(word):
        return word, [], []
    changed = [at for at, (char, right) in enumerate(zip(word, made, strict=True)) if char != right]
    if not changed:
        return word, [], []
    spellings = [spelling.places(word) for spelling in (WESTERN, CENTRAL, TURKISH)]
    after = WESTERN.places(made)
    return (
        made,
        [max(one.get(at, 0.0) for one in spellings) for at in changed],
        [after.get(at, 0.0) for at in changed],
    )
