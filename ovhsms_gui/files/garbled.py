"""Text that was read in a wrong encoding and saved so, "ZoÃ©" for "Zoé": noticed, and put right where it is certain."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from ovhsms_gui.files.contents import Cells, Table
from ovhsms_gui.files.misread import SUSPICIOUS, Misread, judged

Changed = tuple[str, str]  # a cell as it was and as it is

# Into what the bytes of UTF-8 were made, by what they were taken for. Windows leaves five bytes without a character.
_TAKEN_FOR = ("cp1252", "mac-roman", "cp850")
_HOLES = {code: chr(code) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# What people's names and messages have, and what stands for a character that was lost before.
_USUAL = frozenset(
    "áàâäãåæçéèêëíìîïñóòôöõøœúùûüÿßÁÀÂÄÃÅÆÇÉÈÊËÍÎÏÑÓÔÖÕØŒÚÙÛÜŸ€’‘“”«»°–—…·\xa0\u202f\ufffdłśżźćńęąŁŚŻčšžřěČŠŽ"
)
_LONGEST = 10_000  # characters of a cell that somebody reads
_ENOUGH = 5_000  # rows by which it is judged how the others were misread
_TIMES = 3  # who does it once does it again


def _tables() -> tuple[dict[str, int], ...]:
    """For each, which character is which byte."""
    tables = []
    for name in _TAKEN_FOR:
        characters = {
            code: bytes([code]).decode(name, "ignore") or _HOLES[code] for code in range(0x80, 0x100)
        }
        # What takes it for Latin-1, such as utf8_encode of PHP, leaves controls where Windows has characters.
        controls = {chr(code): code for code in range(0x80, 0xA0)} if name == "cp1252" else {}
        tables.append(controls | {char: code for code, char in characters.items()})
    return tuple(tables)


def _shapes(table: dict[str, int]) -> re.Pattern[str]:
    """Two, three or four bytes that are one character of UTF-8."""

    def some(first: int, last: int) -> str:
        return "[" + re.escape("".join(char for char, code in table.items() if first <= code <= last)) + "]"

    rest = some(0x80, 0xBF)
    return re.compile(f"{some(0xC2, 0xDF)}{rest}|{some(0xE0, 0xEF)}{rest}{{2}}|{some(0xF0, 0xF4)}{rest}{{3}}")


_BYTES = _tables()
_SHAPES = tuple(map(_shapes, _BYTES))
_ANY = re.compile("|".join(shape.pattern for shape in _SHAPES))


def mended(table: Table) -> Table:
    """The table with what was put right, how many cells, and one of them to show."""
    rows = list(table.rows)
    odd: list[int] = []
    lost = 0
    changed: list[Changed] = []
    for index, row in enumerate(table.rows):
        joined = "".join(row)
        if joined.isascii():
            continue
        if _ANY.search(joined):
            joined = "".join(_put_right(rows, index, plain, changed))
        if SUSPICIOUS.search(joined):
            odd.append(index)
        lost += joined.count("\ufffd")
    doubtful: list[Changed] = []
    some = odd[:: max(1, len(odd) // _ENOUGH)]
    misread = judged(cell for index in some for cell in rows[index])
    if misread != Misread():
        for index in odd:
            row = _put_right(rows, index, misread.right, changed)
            doubtful += [(cell, other) for cell in row if (other := misread.doubt(cell))]
    return replace(
        table,
        rows=tuple(rows) if changed else table.rows,
        lost=max(lost, table.lost),
        garbled=len(changed),
        example=next(iter(changed), ("", "")),
        doubtful=len(doubtful),
        doubt=next(iter(doubtful), ("", "")),
    )


def _put_right(rows: list[Cells], index: int, right: Callable[[str], str], changed: list[Changed]) -> Cells:
    before = rows[index]
    rows[index] = tuple(map(right, before))
    changed += [pair for pair in zip(before, rows[index], strict=True) if pair[0] != pair[1]]
    return rows[index]


def plain(cell: str) -> str:
    """The cell as it was meant; as it is, unless what is made of it are usual characters only."""
    if len(cell) > _LONGEST:
        return cell
    for table, shape in zip(_BYTES, _SHAPES, strict=True):
        made = certain = cell
        right = _USUAL.union(shape.sub("", cell))
        for _ in range(_TIMES):
            made = shape.sub(partial(_character, table), made)
            if all(char in right for char in made if not char.isascii()):
                certain = made
        if certain != cell:
            return certain
    return cell


def _character(table: dict[str, int], found: re.Match[str]) -> str:
    """What the bytes are, if that is usual, or a part of what was misread before."""
    try:
        char = bytes(map(table.__getitem__, found[0])).decode()
    except UnicodeDecodeError:
        return found[0]
    return char if char in _USUAL or char in table else found[0]
