"""Which column of a table is what: guessed, changed by the operator, remembered for the next such table."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ovhsms_gui.core.fields import WHOLE_NAMES
from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.files.cards import HEADER
from ovhsms_gui.files.contents import Format, Table, blank
from ovhsms_gui.files.names import FIRST_NAMES, LAST_NAMES, placeholder
from ovhsms_gui.files.repairs import Found, Reason, read_number


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns by their index; no `number` where none was found yet."""

    header: bool = False
    number: int | None = None
    names: tuple[int, ...] = ()  # in the order in which they make up a name

    def plain(self) -> dict[str, object]:
        """As JSON can keep it."""
        return {"header": self.header, "number": self.number, "names": list(self.names)}

    def fits(self, table: Table) -> bool:
        """Every column is there."""
        return all(index < table.width for index in (self.number or 0, *self.names))


def from_plain(kept: object) -> Mapping | None:
    """What `plain` gave, or None for anything else."""
    match kept:
        case {"header": bool(header), "number": None | int() as number, "names": [*names]} if all(
            type(index) is int and index >= 0 for index in (number or 0, *names)
        ):
            return Mapping(header, number, tuple(names))
    return None


@dataclass(frozen=True, slots=True)
class Guess:
    """A mapping to start from, and how much of its column of numbers are numbers, from 0 to 1."""

    mapping: Mapping
    share: float = 0.0


# Of cards, and of the tables that this program writes. Another's table may begin with the same words and mean
# customers' numbers: in ours nearly all are numbers of phones.
_OWN = Mapping(header=True, number=0, names=(1,))
_OWN_SHARE = 0.5
_OWN_TITLES = HEADER[:2]
_SAMPLE = 200
_DIGIT = re.compile(r"\d")
_FEWEST = 6
# What a column's header adds to what its cells say. A fax takes no SMS.
_HINTS = {
    "mobile": 0.4,
    "portable": 0.4,
    "gsm": 0.4,
    "cell": 0.4,
    "cellphone": 0.4,
    "sm": 0.4,  # SMS, without the s of a plural
    "telephone": 0.2,
    "phone": 0.2,
    "tel": 0.2,
    "numero": 0.1,
    "number": 0.1,
    "fixe": -0.2,
    "fax": -0.9,
}
_CERTAIN = {Kind.MOBILE: 1.0, Kind.MOBILE_OR_LANDLINE: 1.0}
_OTHER_KIND = 0.7
_LOST = 0.3  # 3.36E+10 was a number once
_ENOUGH = 0.2


def guess(table: Table, region: str) -> Guess:
    """What the columns most likely are; national numbers belong to `region`."""
    if not table.rows:
        return Guess(Mapping())
    top = table.rows[table.top]
    sampled = _sampled(table)
    shares = [_share(cells, region) for cells in sampled]
    fullest = max(map(len, sampled), default=0) or 1
    if top[:2] == _OWN_TITLES and (table.format is Format.CARDS or shares[0] >= _OWN_SHARE):
        return Guess(_OWN, shares[0])
    words = [placeholder(cell) for cell in top]
    named = any(_is_header_word(word) for word in words)
    # Of two columns of numbers, the one that few people have anything in is their other one.
    filled = [(1 + len(cells) / fullest) / 2 for cells in sampled]
    scores = [
        share * filled[i] + (_hint(words[i]) if i < len(words) else 0.0) for i, share in enumerate(shares)
    ]
    best = max(range(len(scores)), key=scores.__getitem__, default=0)
    number = best if scores and scores[best] >= _ENOUGH else None
    first = top[number] if number is not None and number < len(top) else ""
    header = named if number is None else _heads(first, named=named)
    header = header and not any(isinstance(read_number(cell, region), Found) for cell in top)
    names = _name_columns(words, number) if header else ()
    return Guess(Mapping(header, number, names), shares[best] if number is not None else 0.0)


def header_key(table: Table) -> str:
    """The same for all tables with the same header; says nothing of what is in it."""
    cells = table.rows[table.top] if table.rows else ()
    said = "\x1f".join(" ".join(cell.split()).casefold() for cell in cells)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _heads(first: str, *, named: bool) -> bool:
    """A row is a header when it has a header's words, or words in the number's column."""
    return named or (not blank((first,)) and not _DIGIT.search(first))


def _sampled(table: Table) -> list[list[str]]:
    """Cells of each column, out of rows from all over the table; the one that may be a header left out."""
    rows = table.rows[table.top + 1 :] or table.rows[table.top :]
    picked = rows[:: max(1, len(rows) // _SAMPLE)]
    return [[row[i] for row in picked if i < len(row) and row[i].strip()] for i in range(table.width)]


def _share(cells: Iterable[str], region: str) -> float:
    marks = [_mark(cell, region) for cell in cells]
    return sum(marks) / len(marks) if marks else 0.0


def _mark(cell: str, region: str) -> float:
    if len(_DIGIT.findall(cell)) < _FEWEST and "e+" not in cell.lower():
        return 0.0  # which most cells of most columns are, and quick to see
    found = read_number(cell, region)
    if isinstance(found, Found):
        return _CERTAIN.get(found.number.kind or Kind.OTHER, _OTHER_KIND)
    return _LOST if found is Reason.DIGITS_LOST else 0.0


def _hint(word: str) -> float:
    hints = (_HINTS.get(part.rstrip("0123456789").removesuffix("s"), 0.0) for part in word.split("_"))
    return max(-0.9, min(0.4, sum(hints)))


def _is_header_word(word: str) -> bool:
    return word in FIRST_NAMES | LAST_NAMES | WHOLE_NAMES or _hint(word) != 0.0


def _name_columns(words: list[str], number: int | None) -> tuple[int, ...]:
    """First and last name, else the whole one; none if no header says so."""
    found = [
        next((i for i, word in enumerate(words) if word in kind and i != number), None)
        for kind in (WHOLE_NAMES, FIRST_NAMES, LAST_NAMES)
    ]
    whole, *parts = found
    both = tuple(index for index in parts if index is not None)
    return (whole,) if whole is not None and len(both) != 2 else both
