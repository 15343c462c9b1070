"""What a row says beside a number about the country that it is of: surely, or so that it is in doubt."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.ranges import library
from ovhsms_gui.core.regions import countries_of_place, country_named, is_another, region_of
from ovhsms_gui.files.cards import BETWEEN, OTHER_NUMBERS
from ovhsms_gui.files.contents import Cells, Table
from ovhsms_gui.files.headers import (
    OTHERS,
    PARENTS,
    PHONES,
    Header,
    Says,
    is_address,
    is_not_theirs,
    is_place,
)
from ovhsms_gui.files.mapping import Mapping
from ovhsms_gui.files.repairs import Found, read_number

# Written so, a number says itself what country's it is.
_INTERNATIONAL = re.compile(r"[^\d+]*(?:\+|00)")
_DIGIT = re.compile(r"\d")
_SAMPLE = 200


def is_international(text: str) -> bool:
    """Whether a number says itself what country's it is."""
    return _INTERNATIONAL.match(text) is not None


class Evidence:
    """The columns of a table by what they say of each number's country."""

    def __init__(self, table: Table, heads: Sequence[Header], mapping: Mapping, region: str) -> None:
        self._region = region
        self._home = f"+{library().country_code_for_region(region)}"
        titles = table.titles(mapping.header)
        countries = _countries(heads, mapping)
        self._said = {i: _said_of(i, heads, mapping, countries, table) for i in mapping.numbers}
        self._addresses = [
            i for i, title in enumerate(titles) if i not in mapping.columns and is_address(title)
        ]
        # What casts doubt: countries whose number is another one, or nobody knows whose.
        self._codes = [
            i
            for i, head in enumerate(heads)
            if i not in mapping.numbers
            and i not in mapping.names
            and not head.whose & OTHERS
            and not (i < len(titles) and is_not_theirs(titles[i]))
            and (
                (mapping.country is not None or head.strange)
                if head.says is Says.COUNTRY
                else head.says is Says.UNKNOWN and _are_countries(table, mapping, i, region)
            )
        ]
        self._places = [i for i, title in enumerate(titles) if i not in mapping.columns and is_place(title)]
        self._phones = [
            i
            for i, head in enumerate(heads)
            if head.says in PHONES or i in mapping.numbers or (i < len(titles) and titles[i] == OTHER_NUMBERS)
        ]
        if len(self._phones) == 1:  # the number's own
            self._phones = []
        self._beside = bool(self._codes or self._places or self._phones)

    def said(self, column: int, cells: Cells) -> Sequence[str]:
        """Of what country a number is, by all that the row says of it."""
        if of_it := self._said[column]:
            said = [one for i in of_it if (one := cells[i].strip())]
            if said:
                return [one for one in said if _DIGIT.search(one)] or said
        if not self._addresses:
            return ()
        return [end for i in self._addresses if (end := _country_at_end(cells[i]))]

    def doubts(self, number: Number, column: int, cells: Cells) -> bool:
        """Whether it is written as at home, and is another one in a country of which its row speaks elsewhere."""
        if not self._beside:
            return False
        found = [one for i in self._places if (cell := cells[i]) for one in countries_of_place(cell)]
        if self._codes:
            found += [one for i in self._codes if (cell := cells[i]) and (one := _region(cell))]
        for i in self._phones:
            cell = cells[i]
            abroad = "+" in cell or "00" in cell[:4]  # seldom, and quick to see
            if abroad and i != column and (BETWEEN in cell or not cell.startswith(self._home)):
                numbers = filter(is_international, cell.split(BETWEEN))
                found += [_country_of(one, self._region) for one in numbers]
        return (
            bool(found)
            and not is_international(number.raw)
            and any(one != self._region and is_another(number, one) for one in set(found))
        )


def _countries(heads: Sequence[Header], mapping: Mapping) -> list[int]:
    """The column of countries that was chosen, and those that say another one; none if none is to be heard."""
    if mapping.country is None:
        return []
    others = (
        i
        for i, head in enumerate(heads)
        if head.says is Says.COUNTRY and not head.strange and i not in mapping.columns
    )
    return [mapping.country, *others]


def _said_of(
    column: int, heads: Sequence[Header], mapping: Mapping, countries: Sequence[int], table: Table
) -> tuple[int, ...]:
    """Those of the same owner, else those of nobody else; of several phones that have one each, the one of this."""
    whose = _owner(heads, column)
    theirs = [i for i in countries if (owner := _owner(heads, i)) and owner == whose]
    rest = [i for i in countries if _fits(_owner(heads, i), whose, chosen=i == mapping.country)]
    columns: list[int] = []
    for dialled in (True, False):
        alike = [i for i in rest if _are_dialled(table, mapping, i) is dialled]
        owned = [i for i in theirs if i in alike]
        columns += owned or _beside(column, alike, heads, mapping)
    return tuple(sorted(columns, key=lambda i: i != mapping.country))


def _owner(heads: Sequence[Header], column: int) -> frozenset[str]:
    """A parent, a spouse or the second of two; nobody for whom all columns are."""
    whose = heads[column].whose if column < len(heads) else frozenset[str]()
    return frozenset(one for one in whose if one in PARENTS or one in OTHERS or one.isdecimal())


def _fits(owner: frozenset[str], whose: frozenset[str], *, chosen: bool) -> bool:
    return owner <= whose or (not whose and (chosen or not owner & OTHERS))


def _beside(
    column: int, countries: Sequence[int], heads: Sequence[Header], mapping: Mapping
) -> Sequence[int]:
    """The one of this phone, where phones and countries stand by turns; else all."""
    phones = [i for i, head in enumerate(heads) if head.says in PHONES or i in mapping.numbers]
    if len(phones) < 2 or len(phones) != len(countries):
        return countries
    order = sorted((*phones, *countries))
    first = phones[0] < min(countries)
    turns = all((i in phones) is (first is not bool(place % 2)) for place, i in enumerate(order))
    return [sorted(countries)[phones.index(column)]] if turns and column in phones else countries


def _are_dialled(table: Table, mapping: Mapping, column: int) -> bool:
    return any(_DIGIT.search(cell) for cell in _sample(table, mapping, column))


def _are_countries(table: Table, mapping: Mapping, column: int, region: str) -> bool:
    """Whether all that a column of unknown meaning says is countries; by codes, only if this one is among them."""
    cells = set(_sample(table, mapping, column))
    found = {_region(cell) for cell in cells if not _DIGIT.search(cell)}
    if not cells or None in found or any(map(_DIGIT.search, cells)):
        return False
    return all(country_named(cell) for cell in cells) or region in found


def _sample(table: Table, mapping: Mapping, column: int) -> Iterator[str]:
    rows = table.rows[0 if mapping.header is None else mapping.header + 1 :]
    step = max(1, len(rows) // _SAMPLE)
    return (row[column] for row in islice(rows, 0, None, step) if column < len(row) and row[column].strip())


def _country_at_end(address: str) -> str | None:
    """On a line of its own, or after a comma."""
    start = max(address.rfind(","), address.rfind("\n")) + 1
    end = address[start:].strip()
    return end if start and country_named(end) and not _DIGIT.search(end) else None


@lru_cache(maxsize=1024)
def _region(said: str) -> str | None:
    return region_of(said)


def _country_of(text: str, region: str) -> str:
    found = read_number(text, region)
    return found.number.country or region if isinstance(found, Found) else region
