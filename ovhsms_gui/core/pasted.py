"""Receivers out of any text that somebody pastes or types."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, make_dataclass, replace
from itertools import chain, islice, pairwise
from typing import Any

from ovhsms_gui.core.asides import LINKS, hidden, is_aside, stands_apart
from ovhsms_gui.core.numbers import (
    Number,
    Problem,
    find,
    in_doubt,
    is_overseas,
    lacks_start,
    may_be_abroad,
    parse,
)
from ovhsms_gui.core.plain_line import JOINING, LONGEST_LINE, QUOTES, bare, read_plain_line
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.regions import country_named, is_another, is_elsewhere
from ovhsms_gui.core.written import is_prefix, tidy, visible

# Filled at once, and then made a Row: see the same in `numbers`.
_Blank: Any = make_dataclass("_Blank", [field.name for field in fields(Row)], slots=True)

_BLOCK = 2**14
# In a longer line it is looked for what has neither blank nor separator for so long that it is nobody's number or name:
# to look for numbers in megabytes of it is felt in the window.
_LONG_LINE = 20_000
_ENDLESS, _PART = 2000, 2**18
_UNBROKEN = re.compile(rf"[^\s,;]{{{_ENDLESS}}}")
_BREAK = re.compile(r"[\s,;]")
_CELL = re.compile(r"[^,;\t]+")
# Between tabs or semicolons a comma may be in an amount.
_CELL_WITH_DECIMALS = re.compile(r"(?:[^,;\t]|(?<=\d),(?=\d{1,2}\s*(?:[€%$£]|EUR\b|CHF\b)))+")
_DIGIT = re.compile(r"\d")
# Looking for numbers among other words is slow; a longer cell is shown as it is.
_LONGEST_CELL = 200
# +41 or 0041 in a cell of its own, and a number with its + or 0, beside which another one lacks nothing.
_CODE = re.compile(r"(?:\+|00)[1-9]\d{0,3}")
_CODE_IN_LINE = re.compile(rf"(?:^|[,;\t])[{QUOTES}]{{0,9}}{_CODE.pattern}[{QUOTES}]{{0,9}}(?=$|[,;\t])")
_WHOLE = re.compile(r"(?<![\w+])(?:\+ ?|\(?00? ?)[1-9](?:[ .\-/()\u00a0\u202f\u2010-\u2015\u2212]{0,2}\d){7}")
# A row of what is no number ends here at the latest, so that reading on never takes long.
_LONGEST_JUNK = 2000
# Characters by which it is judged whether a list keeps its names and numbers in order.
_LONGEST_HEAD = 2000
# So many a person may have; more of them beside each other are a list.
_MOST_NUMBERS = 3
_WORD = re.compile(r"[^\W\d_]+")
# "06 39 98 00 12, 13": of another number only the end is written.
_SECOND_END = re.compile(r"\d\d, \d{1,3}\s*(?:\Z|,|et\b|ou\b)")
# Nothing but numbers; and what they may be written in.
_NUMBERS = re.compile(r"[\d\s+().\[\]/\-\u2010-\u2015]+")
_PIECE = re.compile(r"\+?[^\s/+]*\d[^\s/+]*")
# Numbers without a space inside them, in a row.
_UNSPACED = re.compile(r"(?:\+?[\d.()/-]{8,}\s+)+\+?[\d.()/-]{8,}")
# Fewer digits are no number among words: not worth the library's slow look.
_SOME_DIGITS = re.compile(r"(?:\d[^\w+]*){5}")
_SAID = re.compile(r"\A\s*\(([^()]*)\)")
# In how many pieces a number is written, "+33 (0) 6 39 98 00 12" being among the most.
_MOST_PIECES = 8


def read(pasted: str, region: str, source: str = "") -> Iterator[Row]:
    """Read numbers and names out of any text, lazily. All of the text becomes part of some row.

    Lines, commas, semicolons and tabs separate. What stands beside the only number of a line is its name;
    what has no number in it becomes one invalid row, as far as it reaches without a break. `source` is where
    the text came from.
    """
    for line in _lines(pasted):
        if len(line) > _LONG_LINE and _UNBROKEN.search(line):
            yield from _read_broken(line, region, source)
            continue
        person = read_plain_line(line, region)
        if person is None:
            yield from read_closely(line, region, source)
        else:
            number, name = person
            row = _Blank(_certain(number, name, region), name, source, ())
            row.__class__ = Row
            yield row


def _read_broken(line: str, region: str, source: str) -> Iterator[Row]:
    """A line with something endless in it: that in parts, none of which is a number, and the rest as ever."""
    start = 0
    while found := _UNBROKEN.search(line, start):
        yield from read(line[start : found.start()], region, source)
        start = found.start()
        while start < len(line) and not _BREAK.match(line, start):
            end = _BREAK.search(line, start, start + _PART)
            part, start = start, end.start() if end else min(start + _PART, len(line))
            text = visible(line[part:start])
            yield Row(Number(text, None, Problem.NOT_A_NUMBER, shown=text), source=source)
    yield from read(line[start:], region, source)


def _lines(pasted: str) -> Iterator[str]:
    """A block at a time: one by one is slower, and all at once is felt in the window."""
    start = 0
    while start < len(pasted):
        end = pasted.find("\n", start + _BLOCK)
        end = len(pasted) if end < 0 else end
        yield from filter(None, pasted[start:end].splitlines())
        start = end + 1


def read_closely(line: str, region: str, source: str = "") -> Iterator[Row]:
    """The rows of any line, straight or not."""
    for row in _rows_of(visible(line), region):
        yield replace(row, number=_certain(row.number, row.name, region), source=source)


def _rows_of(line: str, region: str) -> Iterator[Row]:
    rows = _read_person(line, region)
    if len(rows) == 1:
        yield from rows
        return
    plain = hidden(line) if len(line) <= LONGEST_LINE else line
    coded, whole = _CODE_IN_LINE.search(plain) is not None, _WHOLE.search(plain) is not None
    found = chain(rows) if rows else _read_list(line, region)
    for row in _doubted(found, region):
        # Which number the code belongs to is not told, and beside whole ones another may be a firm's or an account's.
        doubtful = "+" not in row.number.raw and (coded or (whole and lacks_start(row.number, region)))
        yield replace(row, number=in_doubt(row.number)) if doubtful and row.number.e164 else row


def _doubted(rows: Iterator[Row], region: str) -> Iterator[Row]:
    """A number beside somebody's one of another country may be of that country, too."""
    first = list(islice(rows, 2 * _MOST_NUMBERS))
    numbers = [row for row in first if row.number.e164]
    if 1 < len(numbers) <= _MOST_NUMBERS and len({row.name for row in numbers if row.name}) < 2:
        abroad = {
            row.number.country
            for row in numbers
            if "+" in row.number.raw or tidy(row.number.raw).startswith("00")
        } - {region, ""}
        for row in first:
            doubtful = any(is_another(row.number, country) for country in abroad)
            yield replace(row, number=in_doubt(row.number)) if doubtful else row
    else:
        yield from first
    yield from rows


def _certain(number: Number, name: str, region: str) -> Number:
    """The number, in doubt if the words beside it name a country in which it is another one, or if it lacks too much.

    Nine digits beside a name are an overseas number without its 0, or an office's.
    """
    if number.e164 is None:
        return number
    bare = number.raw[:1] not in "+0"
    lacking = bare and name and is_overseas(number, region) and lacks_start(number, region)
    if lacking or (bare and may_be_abroad(number, region)) or (name and is_elsewhere(number, name)):
        return in_doubt(number)
    return number


def _read_person(line: str, region: str) -> list[Row]:
    """A line such as "Ana Duval;06 39 98 00 12;14h30": a row, or one for each of somebody's numbers."""
    grid = "\t" in line or ";" in line
    if len(line) > LONGEST_LINE or (not grid and _SECOND_END.search(line)):
        return []
    split = _CELL_WITH_DECIMALS if grid else _CELL
    cells = [cell for found in split.findall(line) if (cell := found.strip(QUOTES))]
    digits = [cell for cell in cells if _DIGIT.search(cell)]
    named = any(map(_is_name, cells))
    numeric = [cell for cell in digits if not _is_beside(cell, named=named)] or digits
    if not numeric or len(cells) == 1:
        return []
    number = _with_code(numeric, region)
    found = (
        [[Row(number)]] if number else [list(_read_cell(cell, region)) for cell in numeric[:_MOST_NUMBERS]]
    )
    if any(len(rows) != 1 for rows in found):
        return []
    rows = [row for [row] in found]
    if len(rows) > 1 and not _is_one_persons(cells, numeric, rows):
        return []
    valid = [row for row in rows if row.number.e164] or rows
    return [_named(row, cells, numeric) if row in valid else row for row in rows]


def _named(row: Row, cells: list[str], numeric: list[str]) -> Row:
    """With the words beside it, in their order."""
    first = cells.index(numeric[0])
    before, after = (
        [cell for cell in part if cell not in numeric] for part in (cells[:first], cells[first:])
    )
    name = _joined([*map(bare, before), row.name, *map(bare, after)])
    return replace(_of_country(row, before + after), name=name)


def _is_one_persons(cells: list[str], numeric: list[str], rows: list[Row]) -> bool:
    """Numbers side by side and words on one side of them: "Duval;Ana;06…;07…". Or words side by side, one number."""
    if not len(rows) == len(numeric) < len(cells) or any(row.name for row in rows):
        return False
    is_number = [cell in numeric for cell in cells]
    changes = sum(one != other for one, other in pairwise(is_number))
    valid = sum(row.number.e164 is not None for row in rows)
    return (valid == len(rows) and changes == 1) or (valid == 1 and changes <= 1 + is_number[0])


def _is_name(cell: str) -> bool:
    return any(map(str.isalpha, cell)) and not set(_WORD.findall(cell.lower())) <= LINKS


def _is_beside(cell: str, *, named: bool) -> bool:
    """Such as "CM2", "14h30" or "15 rue X". Where nothing is in words, digits may be a number's, or its end."""
    if is_prefix(cell) or (not _is_name(cell) and any(map(str.isalpha, cell))):
        return False
    return is_aside(cell) and (named or not _DIGIT.search(hidden(cell)))


def _with_code(numeric: list[str], region: str) -> Number | None:
    """A dialling code in one cell and the rest of the number in another."""
    code, *rest = sorted(numeric, key=lambda cell: _CODE.fullmatch(cell) is None)
    if len(rest) != 1 or not _CODE.fullmatch(code):
        return None
    number = parse(f"{code} {rest[0]}", region)
    return number if number.e164 is not None else None


def _of_country(row: Row, beside: list[str]) -> Row:
    """Of the country that a cell names; in doubt where the number is one both there and at home."""
    names = [cell for cell in beside if _is_name(cell)]
    for cell in names if len(names) > 1 else ():
        if row.number.e164 is not None:
            row = replace(row, number=in_doubt(row.number)) if is_elsewhere(row.number, cell) else row
        elif (country := country_named(cell)) and (there := parse(row.number.raw, country)).e164:
            return replace(row, number=there)
    return row


def _joined(words: list[str]) -> str:
    """Words as one name; digits of two cells stay apart, so that they are never taken for a number's."""
    name = ""
    for word in filter(None, words):
        gap = ", " if name[-1:].isdigit() and word[:1].isdigit() else " "
        name = f"{name}{gap}{word}" if name else word
    return bare(name)


def _read_list(line: str, region: str) -> Iterator[Row]:
    """The rows of each cell; cells without a number, as far as they touch, as one invalid row.

    A name stays with its number only where the line says whose it is: "06…, Ana 06…, Bob" does not.
    """
    cells = _cells_of(line, region)
    head: list[tuple[str, list[Row]]] = []
    seen = 0
    while seen < _LONGEST_HEAD and (cell := next(cells, None)):
        head.append((cell[0], list(cell[1])))
        seen += len(cell[0])
    named = _are_named(head, whole=seen < _LONGEST_HEAD)
    for _, rows in chain(head, cells):
        for row in rows:
            yield from (row,) if named or not row.name else _unnamed(row, region)


def _unnamed(row: Row, region: str) -> tuple[Row, Row]:
    """The number by itself, and its words beside it, of which nobody knows whose they are."""
    number = _certain(row.number, row.name, region)
    return replace(row, number=number, name=""), _junk(row.name, region)


def _cells_of(line: str, region: str) -> Iterator[tuple[str, Iterable[Row]]]:
    start = end = 0  # of what holds no number and was not given out yet
    for cell in _CELL.finditer(line):
        text = cell.group().strip(QUOTES)
        if not text:
            continue
        rows = _read_cell(text, region)
        first = next(rows, None)
        if start < end and (first is not None or end - start > _LONGEST_JUNK):
            yield line[start:end], iter((_junk(line[start:end], region),))
            start = end
        if first is None:
            start, end = (start if start < end else cell.start()), cell.end()
        else:
            yield text, chain((first,), rows)
    if start < end:
        yield line[start:end], iter((_junk(line[start:end], region),))


def _are_named(cells: Sequence[tuple[str, Sequence[Row]]], *, whole: bool) -> bool:
    """Words stand before the numbers everywhere, or behind them, so that none is the name of the next one."""
    sides = [_sides(cell, rows) if any(row.number.e164 for row in rows) else None for cell, rows in cells]
    numbered = [side for side in sides if side is not None]
    alone = [
        side is None and not _DIGIT.search(cell) and _WORD.search(cell) is not None
        for side, (cell, _) in zip(sides, cells, strict=True)
    ]
    before, between, after = ([side[place] for side in numbered] for place in range(3))
    if all(before) or not any((*before, *between, *after)):
        return True
    if all(after) and not any(before):
        return not any(alone[: sides.index(numbered[0])])
    return whole and not any((*between, *after, *alone))


def _sides(cell: str, rows: Sequence[Row]) -> tuple[bool, bool, bool]:
    """Whether words stand before, between and after the numbers of a cell."""
    at, parts = 0, list[str]()
    for row in (row for row in rows if _DIGIT.search(row.number.raw)):
        place = max(cell.find(row.number.raw, at), at)
        parts.append(_SAID.sub("", cell[at:place], count=1) if parts else cell[at:place])
        at = place + len(row.number.raw)
    parts.append(_SAID.sub("", cell[at:], count=1))
    first, *between, last = (any(word.lower() not in LINKS for word in _WORD.findall(part)) for part in parts)
    return first, any(between), last


def _junk(text: str, region: str) -> Row:
    return Row(parse(text.strip(), region))


def _read_cell(cell: str, region: str) -> Iterator[Row]:
    """The rows of one cell: mostly one, more when numbers stand side by side, none if it has no number."""
    if not _DIGIT.search(cell):
        return
    number = parse(cell, region)
    if number.e164 is not None:
        yield Row(number)
    elif _UNSPACED.fullmatch(cell):
        for piece in re.finditer(r"\S+", cell):
            yield Row(parse(piece.group(), region))
    elif len(cell) <= _LONGEST_CELL and (rows := _several(cell, region)):
        yield from rows
    elif number.problem is not Problem.NOT_A_NUMBER:
        yield Row(number)


def _several(cell: str, region: str) -> list[Row]:
    return _split(cell, region) if _NUMBERS.fullmatch(cell) else _pick(cell, region)


def _split(cell: str, region: str) -> list[Row]:
    """The numbers that pieces such as "06 39 98 00 12 06 39 98 00 13" make up in exactly one way."""
    pieces = [piece.span() for piece in _PIECE.finditer(cell)]
    # For each piece, at most two ways to read on from it: one is wanted, two are too many.
    ways: list[list[list[Row]]] = [[] for _ in pieces] + [[[]]]
    for first in reversed(range(len(pieces))):
        for end in range(first + 1, min(first + _MOST_PIECES, len(pieces)) + 1):
            if ways[end]:
                number = parse(cell[pieces[first][0] : pieces[end - 1][1]], region)
                if number.e164 is not None:
                    ways[first] += [[Row(number), *rest] for rest in ways[end]]
        del ways[first][2:]
    if len(ways[0]) != 1:
        return []
    [rows] = ways[0]
    bare = sum(lacks_start(row.number, region) for row in rows)
    # Else digits of something else were taken for the beginning of a number, and its own beginning for the end.
    return rows if not bare or (bare == len(rows) and not _WHOLE.search(cell)) else []


def _pick(cell: str, region: str) -> list[Row]:
    """The numbers among other words, which name them. None if a digit would be lost, or is not told apart."""
    spots = find(cell, region) if _SOME_DIGITS.search(cell) else []
    numbers = [parse(cell[start:end], region) for start, end in spots]
    starts, ends = [start for start, _ in spots], [end for _, end in spots]
    between = [cell[a:b] for a, b in zip([0, *ends], [*starts, len(cell)], strict=True)]
    if not spots or not all(map(stands_apart, between, between[1:])):
        return []
    tails = [""] * len(spots)
    if len(spots) > 1:  # "(mobile)" is said of the number before it
        said = [_SAID.match(part) for part in between[1:]]
        tails = [bare(tail[1]) if tail else "" for tail in said]
        rest = (part[tail.end() :] if tail else part for part, tail in zip(between[1:], said, strict=True))
        between = [between[0], *rest]
    words = [bare(word) for word in between]
    words = ["" if word.lower() in JOINING else word for word in words]
    given = [word for word in words if word]
    whole = {number.e164 for number in numbers if not lacks_start(number, region)}
    if (given or any(tails)) and any(number.e164 not in whole for number in numbers):
        return []
    unknown = len(spots) > 1 and len(given) == 1 and not (words[0] or words[-1])  # "06… Ana 06…"
    if unknown:
        names = [""] * len(spots)
    elif len(spots) == 1 or len(given) < 2:
        names = [_joined(given)] * len(spots)  # "Ana 06… or 06…"
    elif words[0]:
        names = [*words[:-2], _joined(words[-2:])]  # "Ana 06…, Bob 07… (mobile)"
    else:
        names = words[1:]  # "06… Ana, 07… Bob"
    rows = [
        Row(number, _joined([name, tail]) if tail else name)
        for number, name, tail in zip(numbers, names, tails, strict=True)
    ]
    return [*rows, _junk(given[0], region)] if unknown else rows
