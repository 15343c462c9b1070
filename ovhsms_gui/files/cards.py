"""Somebody in an address book of any kind, and a table out of them: one row for each card."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.regions import countries_of_place, is_another, region_of
from ovhsms_gui.files.contents import Cells
from ovhsms_gui.files.phones import Phone, chosen
from ovhsms_gui.files.problem import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, FileKind, FileProblem

OTHER_NUMBERS, BETWEEN = "other_numbers", ", "
HEADER = ("number", "name", "first_name", "last_name", "org", "job_title", "email", OTHER_NUMBERS)
NOTE, GROUPS, COUNTRY = "note", "groups", "country"  # columns too, where a card speaks of them

_MARKS = str.maketrans("", "", " .-/()")  # of which a number is written with any


@dataclass(slots=True)
class Card:
    """What has been read of one card; every text but the note is on one line."""

    name: str = ""
    first_name: str = ""
    last_name: str = ""
    org: str = ""
    title: str = ""
    email: str = ""
    note: str = ""
    countries: list[str] = field(default_factory=list)  # of its addresses
    phones: list[Phone] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    own: dict[str, str] = field(default_factory=dict)  # goes before what the others say
    places: list[str] = field(default_factory=list)  # parts of its addresses, in which a country may be named

    def columns(self, region: str) -> dict[str, str]:
        """All that it says, by the names of the columns."""
        said = [country for country in self.countries if country] or list(self._perhaps(region))
        countries = {region_of(country) or country: country for country in reversed(said)}
        home = next(iter(countries), "") if len(countries) == 1 else ""
        best, others = chosen(self.phones, home if region_of(home) else region)
        name = self.name or f"{self.first_name} {self.last_name}".strip()
        texts = {
            "number": best,
            # A card needs a name: who has none is called by the number.
            "name": "" if name.translate(_MARKS) == best.translate(_MARKS) else name,
            "first_name": self.first_name,
            "last_name": self.last_name,
            "org": self.org,
            "job_title": self.title,
            "email": self.email,
            OTHER_NUMBERS: several(others),
            NOTE: self.note,
            **{
                COUNTRY if place == 1 else f"{COUNTRY}_{place}": country  # each in a column of its own
                for place, country in enumerate(countries.values(), 1)
            },
            GROUPS: "; ".join(group for group in self.groups if group and not everybody(group)),
        }
        return {title: text for title, text in {**texts, **self.own}.items() if title and text}

    def _perhaps(self, region: str) -> Iterator[str]:
        """Countries of which something else in its addresses speaks, and in which one of its numbers is another one."""
        for place in self.places:
            for country in countries_of_place(place):
                if any(is_another(parse(phone.written, region), country) for phone in self.phones):
                    yield country


def rows(cards: Iterable[Card], region: str) -> Iterator[Cells]:
    """The header, then a row for every card, also for one that holds nothing of use."""
    header = dict.fromkeys(HEADER)
    people: list[Cells] = []
    for card in islice(cards, MOST_ROWS):  # with the header, too many
        person = card.columns(region)
        header.update(dict.fromkeys(person))
        people.append(tuple([person.get(name, "") for name in header]))  # as far as columns are known
        if len(header) > MOST_COLUMNS:
            raise FileProblem(FileKind.TOO_MANY_COLUMNS)
        if len(header) * len(people) > MOST_CELLS:
            raise FileProblem(FileKind.TOO_MANY_CELLS)
    yield tuple(header)
    for cells in people:
        yield cells + ("",) * (len(header) - len(cells))


def number(text: str) -> str:
    """A number as it stands in a card, on one line and without the scheme that may stand before it."""
    plain = squeezed(text)
    return plain[4:].partition(";")[0] if plain.lower().startswith("tel:") else plain


def several(numbers: Iterable[str]) -> str:
    """Numbers in one cell, each once."""
    return BETWEEN.join(dict.fromkeys(filter(None, numbers)))


def everybody(group: str) -> bool:
    """Google's own group, in which all are: it says nothing of anybody."""
    return group.lower() == "mycontacts"


def squeezed(text: str) -> str:
    """On one line, one blank between words."""
    return " ".join(text.split())
