"""The numbers of one row: what country's they are, which one is its person's, and what is told instead of guessed."""

import re
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from ovhsms_gui.core.numbers import MOBILES, Kind, Problem
from ovhsms_gui.core.ranges import library
from ovhsms_gui.core.regions import is_elsewhere, region_of
from ovhsms_gui.files.cards import BETWEEN, HEADER, OTHER_NUMBERS
from ovhsms_gui.files.contents import Cells, Table
from ovhsms_gui.files.evidence import Evidence, is_international
from ovhsms_gui.files.headers import (
    CALLED,
    NEVER,
    OTHERS,
    PAYERS,
    PHONES,
    Header,
    Says,
    header,
    is_doubtful,
    of_a_fax,
    of_another,
    roles,
)
from ovhsms_gui.files.mapping import Mapping
from ovhsms_gui.files.owners import headers, is_apart
from ovhsms_gui.files.repairs import FEWEST, Found, Reason, Repair, digits_in, read_number

Outcome: TypeAlias = Found | Problem | Reason


class Remark(StrEnum):
    """What is worth a look at a number that was taken."""

    ABROAD = "abroad"  # written with its country, which is not the one that the row says
    COUNTRY = "country"  # read as of the country that the row says, while it would be another one here
    LABEL = "label"  # what stands beside it is no kind and no place of a phone
    FURTHER = "further"  # its person has another mobile, which was not taken


class Chosen(NamedTuple):
    """A number, or why there is none, and what is to be told of it."""

    outcome: Outcome
    remark: Remark | None = None
    column: int | None = None  # where it stands, if the columns are several people's


Chooser: TypeAlias = Callable[[Cells], Sequence[Chosen]]

# Google's mark between values of one kind.
_VALUES = " ::: "
_DIGIT = re.compile(r"\d")
# One plan, and one way to dial within it.
_FRENCH = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"})
_ORDER = {Kind.MOBILE: 0, Kind.MOBILE_OR_LANDLINE: 1, Kind.LANDLINE: 3, Kind.PREMIUM: 4, Kind.TOLL_FREE: 4}
_ANY_KIND = 2
_SAID = {Says.MOBILE: 0, Says.LANDLINE: 2}
_LANDLINES = frozenset({"home", "domicile", "work", "fixe", "maison", "bureau", "main"})


def chooser(table: Table, mapping: Mapping, region: str) -> Chooser:
    """What to ask about each row, as long as the widest column that `mapping` speaks of: never raises."""
    if mapping.number is None:
        nothing = (Chosen(Reason.NO_NUMBER),)
        return lambda _cells: nothing
    row = _Row(table, mapping, region)
    if mapping.apart:
        return row.each
    return row.best if mapping.more or row.labels or row.several else row.only


class _Row:
    """How the rows of one table are read."""

    def __init__(self, table: Table, mapping: Mapping, region: str) -> None:
        heads = headers(table, mapping.header)
        self._region = region
        self._titled = mapping.header is not None
        self._evidence = Evidence(table, heads, mapping, region)
        self._columns = mapping.numbers
        self._number = self._columns[0]
        self._persons = _persons(heads, self._columns)
        self._says = {i: heads[i].says if i < len(heads) else Says.UNKNOWN for i in self._columns}
        self._second = {i: i < len(heads) and heads[i].second for i in self._columns}
        self._others = [
            (i, head.says in PHONES)
            for i, head in enumerate(heads)
            if i not in mapping.columns and head.says not in NEVER
        ]
        self._strange = _strange(heads, mapping)
        self._spare = _spare(table, mapping)
        self.labels = _labels(table, mapping)
        self.several = any(_VALUES in row[i] for i in self._columns for row in table.rows if i < len(row))

    def only(self, cells: Cells) -> Sequence[Chosen]:
        """The number of the one column."""
        chosen = self._read(self._number, cells[self._number], cells)
        if chosen.outcome is Reason.NO_NUMBER:
            return (self._elsewhere(cells),)
        if self._spare is not None and isinstance(chosen.outcome, Found) and chosen.remark is None:
            others = (
                self._read(self._number, text, cells).outcome for text in cells[self._spare].split(BETWEEN)
            )
            if any(_is_another_mobile(other, chosen.outcome) for other in others):
                return (chosen._replace(remark=Remark.FURTHER),)
        if self._strange and chosen.remark is None:
            return (chosen._replace(remark=Remark.LABEL),)
        return (chosen,)

    def each(self, cells: Cells) -> Sequence[Chosen]:
        """Every person's number once, and what stands in a number's place and is none."""
        found: dict[object, Chosen] = {}
        for columns in self._persons:
            for chosen in self._best(columns, cells) if len(columns) > 1 else self._all(columns[0], cells):
                if isinstance(chosen.outcome, Found):
                    found.setdefault(chosen.outcome.number.e164, chosen)
                else:
                    found[len(found), chosen.column] = chosen
        return tuple(found.values()) or (self._none(cells),)

    def best(self, cells: Cells) -> Sequence[Chosen]:
        """The one that most likely takes an SMS."""
        return self._best(self._columns, cells) or (self._none(cells),)

    def _all(self, column: int, cells: Cells) -> Iterator[Chosen]:
        if not self._is_fax(column, cells) and not self._is_anothers(column, cells):
            for text in cells[column].split(_VALUES):
                chosen = self._read(column, text, cells)
                if chosen.outcome is not Reason.NO_NUMBER:
                    doubtful = Remark.LABEL if self._is_doubtful(column, cells) else None
                    yield chosen._replace(column=column, remark=chosen.remark or doubtful)

    def _best(self, columns: Sequence[int], cells: Cells) -> Sequence[Chosen]:
        """By what a number is, and then by what is said of it."""
        ranked: list[tuple[int, int, int, Chosen]] = []
        wrong: list[Chosen] = []
        found = [one for column in sorted(columns) for one in self._all(column, cells)]
        certain = [one for one in found if not self._is_doubtful(one.column or 0, cells)]
        for chosen in certain or found:
            if isinstance(chosen.outcome, Found):
                kind = _ORDER.get(chosen.outcome.number.kind or Kind.OTHER, _ANY_KIND)
                ranked.append((kind, self._rank(chosen.column or 0, cells), len(ranked), chosen))
            else:
                wrong.append(chosen)
        kind, _, _, best = min(ranked, default=(_ANY_KIND, 0, 0, None))
        if best is None or (kind >= _ANY_KIND and wrong):  # the mobile may be the one that is mistyped
            return wrong[:1]
        mobiles = {
            one.outcome.number.e164
            for one in found
            if isinstance(one.outcome, Found) and one.outcome.number.kind is Kind.MOBILE
        }
        another = isinstance(best.outcome, Found) and mobiles - {best.outcome.number.e164}
        return (best._replace(remark=best.remark or (Remark.FURTHER if another else None)),)

    def _rank(self, column: int, cells: Cells) -> int:
        label = cells[self.labels[column]] if column in self.labels else ""
        said = _SAID.get(header(label).says if label else self._says[column], 1)
        landline = not _LANDLINES.isdisjoint(label.casefold().split())
        return max(said, 2 * landline) + self._second[column]

    def _is_fax(self, column: int, cells: Cells) -> bool:
        return column in self.labels and of_a_fax(cells[self.labels[column]])

    def _is_anothers(self, column: int, cells: Cells) -> bool:
        return column in self.labels and of_another(cells[self.labels[column]])

    def _is_doubtful(self, column: int, cells: Cells) -> bool:
        labelled = column in self.labels and is_doubtful(cells[self.labels[column]])
        return labelled or column in self._strange

    def _none(self, cells: Cells) -> Chosen:
        fax = any(self._is_fax(i, cells) and cells[i].strip() for i in self._columns)
        anothers = any(self._is_anothers(i, cells) and cells[i].strip() for i in self._columns)
        return (
            Chosen(Reason.ANOTHERS if anothers else Reason.FAX) if fax or anothers else self._elsewhere(cells)
        )

    def _elsewhere(self, cells: Cells) -> Chosen:
        """Nothing stands in the column of numbers; does it in another?"""
        for column, of_phones in self._others:
            if len(digits_in(cells[column])) < FEWEST:
                continue
            found = read_number(cells[column], self._region)
            if isinstance(found, Found) and (
                of_phones or (found.number.kind in MOBILES and found.repair not in {Repair.ZERO, Repair.PLUS})
            ):
                return Chosen(Reason.ELSEWHERE)
        return Chosen(Reason.NO_NUMBER)

    def _read(self, column: int, text: str, cells: Cells) -> Chosen:
        said = self._evidence.said(column, cells)
        if not said:
            found = read_number(text, self._region)
            if not self._titled:
                return _unless_elsewhere(found, cells)
            doubtful = isinstance(found, Found) and self._evidence.doubts(found.number, column, cells)
            return Chosen(Reason.OTHER_COUNTRY if doubtful else found)
        first, *others = [self._read_in(country, text) for country in dict.fromkeys(said)]
        # A country at home and one at work: what is a number of both may be of either.
        for other in others:
            if other.outcome is Reason.WHICH_COUNTRY or not isinstance(first.outcome, Found):
                first = other
            elif isinstance(other.outcome, Found) and other.outcome.number.e164 != first.outcome.number.e164:
                return Chosen(Reason.OTHER_COUNTRY)
        return first

    def _read_in(self, said: str, text: str) -> Chosen:
        """What it is in the country of which the row speaks."""
        country = _region(said)
        international = is_international(text)
        if country is None:
            found = read_number(text, self._region)
            certain = international or not isinstance(found, Found)
            return Chosen(found if certain else Reason.WHICH_COUNTRY)
        dialled = _DIGIT.search(said) is not None
        found = read_number(text, country)
        if isinstance(found, Found):
            if _alike(found.number.country, country, dialled=dialled):
                return Chosen(found) if dialled or international else self._unless_here(found, text)
            # People move, and keep their number; but a dialling code belongs to the number itself.
            moved = international and not dialled
            return Chosen(found, Remark.ABROAD) if moved else Chosen(Reason.OTHER_COUNTRY)
        at_home = read_number(text, self._region)
        if not isinstance(at_home, Found):
            return Chosen(found)
        alike = _alike(at_home.number.country, country, dialled=dialled)
        return Chosen(at_home if alike else Reason.OTHER_COUNTRY)

    def _unless_here(self, found: Found, text: str) -> Chosen:
        """People who live abroad keep their numbers: one that is valid here, too, may be meant so."""
        here = read_number(text, self._region)
        if not isinstance(here, Found) or here.number.e164 == found.number.e164:
            return Chosen(found)
        better = found.number.kind in MOBILES or here.number.kind not in MOBILES
        return Chosen(found, Remark.COUNTRY) if better else Chosen(Reason.OTHER_COUNTRY)


def _unless_elsewhere(found: Outcome, cells: Cells) -> Chosen:
    """Without titles any cell may say a country, as in a paste."""
    if isinstance(found, Found) and any(is_elsewhere(found.number, cell) for cell in cells):
        return Chosen(Reason.OTHER_COUNTRY)
    return Chosen(found)


def _is_another_mobile(other: Outcome, than: Found) -> bool:
    return isinstance(other, Found) and other.number.kind in MOBILES and other.number.e164 != than.number.e164


def _spare(table: Table, mapping: Mapping) -> int | None:
    """Where a card has the numbers that were not chosen."""
    titles = table.titles(mapping.header)
    return titles.index(OTHER_NUMBERS) if titles[:2] == HEADER[:2] and OTHER_NUMBERS in titles else None


def _persons(heads: Sequence[Header], columns: Sequence[int]) -> list[tuple[int, ...]]:
    """Columns of numbers, those of one parent together."""
    persons: dict[object, tuple[int, ...]] = {}
    for i in columns:
        whose = heads[i].whose if i < len(heads) else frozenset()
        person = whose if is_apart(whose) else i
        persons[person] = (*persons.get(person, ()), i)
    return list(persons.values())


def _strange(heads: Sequence[Header], mapping: Mapping) -> frozenset[int]:
    """The phones that may be another one's than the name beside them."""
    names = [heads[i] for i in mapping.names if i < len(heads)]
    named = roles(one for head in names for one in head.whose)
    persons = any(roles(head.whose - PAYERS) for head in names if head.says is not Says.ORGANISATION)
    return frozenset(
        i
        for i in mapping.numbers
        if mapping.names and i < len(heads) and not roles(heads[i].whose) & named
        if (heads[i].strange and not heads[i].whose <= CALLED)
        or heads[i].whose & OTHERS
        or (persons and _is_of_a_role(heads[i].whose))
    )


def _is_of_a_role(whose: frozenset[str]) -> bool:
    """Of their own name alone; a parent's phone, a payer's or a contact's is meant beside another's, too."""
    return bool(roles(whose - PAYERS - CALLED)) and not is_apart(whose)


def _labels(table: Table, mapping: Mapping) -> dict[int, int]:
    """For a column such as "Phone 1 - Value" the "Phone 1 - Label" beside it."""
    titles = table.titles(mapping.header)
    labels = {_stem(title): i for i, title in enumerate(titles) if header(title).says is Says.LABEL}
    stems = {i: _stem(titles[i]) for i in mapping.numbers if i < len(titles)}
    return {i: labels[stem] for i, stem in stems.items() if stem and stem in labels}


def _stem(title: str) -> str:
    return title.rpartition(" - ")[0].casefold()


@lru_cache(maxsize=1024)
def _region(said: str) -> str | None:
    return region_of(said)


@cache
def _alike(number: str, said: str, *, dialled: bool) -> bool:
    """A number's country is the one that its row says, or has its plan, so that nothing is contradicted.

    Overseas numbers are dialled from France, and written, like those of France itself.
    """
    code = library().country_code_for_region
    overseas = {number, said} <= _FRENCH and (said == "FR" or not dialled)
    return number == said or overseas or (bool(number) and code(number) == code(said))
