"""Which column of a table is what: guessed, changed by the operator, remembered for the next such table."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.regions import region_of
from ovhsms_gui.files.cards import COUNTRY, HEADER
from ovhsms_gui.files.contents import Format, Table, blank
from ovhsms_gui.files.headers import (
    CHILDREN,
    HEADS,
    NEVER,
    OTHERS,
    PARENTS,
    PHONES,
    Header,
    Says,
    header,
    roles,
    says_nobody,
)
from ovhsms_gui.files.names import placeholder
from ovhsms_gui.files.owners import Own, headers, is_apart, own_words
from ovhsms_gui.files.repairs import FEWEST, Found, Reason, Repair, digits_in, read_number


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns by their index; no `number` where none was found yet.

    With `more` columns of numbers a row has several: each is a receiver if they are `apart`, such as a mother's and
    a father's, else the one that most likely takes an SMS.
    """

    header: int | None = None  # the index of the row that names the columns
    number: int | None = None
    names: tuple[int, ...] = ()  # in the order in which they make up a name
    more: tuple[int, ...] = ()
    apart: bool = False
    country: int | None = None  # says what country's a row's number is, by a name, a code or a dialling code
    hidden: bool = False  # take the rows that the spreadsheet hides, too

    @property
    def numbers(self) -> tuple[int, ...]:
        """All columns of numbers."""
        return () if self.number is None else (self.number, *self.more)

    @property
    def alone(self) -> int | None:
        """The column of numbers, if it is the only one."""
        return None if self.more else self.number

    @property
    def columns(self) -> tuple[int, ...]:
        """All that it speaks of."""
        return (*self.numbers, *self.names, *(() if self.country is None else (self.country,)))

    def plain(self) -> dict[str, object]:
        """As JSON can keep it: what is so for the next table too, and so no hidden rows."""
        return {
            "header": self.header,
            "number": self.number,
            "names": list(self.names),
            "more": list(self.more),
            "apart": self.apart,
            "country": self.country,
        }

    def fits(self, table: Table) -> bool:
        """Every column is there, and the header."""
        return all(index < table.width for index in self.columns) and (self.header or 0) < len(table.rows)


def from_plain(kept: object) -> Mapping | None:
    """What `plain` gave, now or when a header could only be the first row; None for anything else."""
    if not isinstance(kept, dict):
        return None
    said: dict[str, Any] = {"more": [], "apart": False, "country": None} | kept
    row = said.get("header", "")
    match said:
        case {
            "number": number,
            "names": [*names],
            "more": [*more],
            "apart": bool(apart),
            "country": country,
        } if (
            all(_is_index(index) for index in (*names, *more))
            and all(index is None or _is_index(index) for index in (number, country))
            and (row is None or isinstance(row, bool) or _is_index(row))
        ):
            top = (0 if row else None) if isinstance(row, bool) else row
            return Mapping(top, number, tuple(names), tuple(more), apart, country)
    return None


def _is_index(value: object) -> bool:
    return type(value) is int and value >= 0


# Of cards, and of the tables that this program writes. Another's table may begin with the same words and mean
# customers' numbers: in ours nearly all are numbers of phones.
_OWN = Mapping(header=0, number=0, names=(1,))
_OWN_SHARE = 0.5
_OWN_TITLES = HEADER[:2]
TITLES = 20  # rows at most in which a header is looked for
_SAMPLE = 200
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
# In what may be a title; without a mark before it the number may be somebody's: "Tél. ex 06 39 98 00 12".
_EXAMPLE = re.compile(r"[(\[,:–-]\s*(?:ex|exemple|example|format|e\.g)\b.*", re.IGNORECASE | re.DOTALL)
# What a column's header adds to what its cells say, and then lifts it above those whose header does not say so.
_HINTS = {Says.MOBILE: 0.4, Says.PHONE: 0.2, Says.NUMBER: 0.1}
_SAID, _MAYBE, _LANDLINE_SAID, _PERHAPS = 1.0, 0.9, 0.5, 0.3
_CERTAIN = {Kind.MOBILE: 1.0, Kind.MOBILE_OR_LANDLINE: 1.0}
_OTHER_KIND = 0.7
_ZERO_LOST = 0.8  # nine digits are a firm's number as well
_LOST = 0.3  # 3.36E+10 was a number once
_ENOUGH, _MOST = 0.2, 0.9
# "007" is a number of something, and "0033" is one too where a header says of what.
_DIALLED, _WITH_PLUS = re.compile(r"\+\s?[1-9]\d{0,3}|00\s?[1-9]\d{1,3}"), re.compile(r"\+\s?[1-9]\d{0,3}")
_RUN = re.compile(r"\d(?:[ .\xa0\u202f-]?\d){7}")  # of digits, as a phone has
_DATED = re.compile(
    r"(?<!\d)(?:[0-3]?\d([./-])[01]?\d\1)?(?:19|20)\d\d(?!\d)|(?<![\d./-])[0-3]?\d([./])[01]?\d\2\d\d(?![./-]?\d)"
)
# Words of headers that are people's surnames as well.
_OF_BOTH = """
    client contact patient eleve enfant child student pupil membre member abonne agent locataire tenant personne person
    benevole famille resident joueur candidat kunde klant mitglied schuler beneficiaire salarie usager adherent
    land pais paese handy mobil mob natel cel cell movil
"""
_SURNAMES = PARENTS | OTHERS | frozenset(_OF_BOTH.split())
_CODE_LETTERS = 3  # shorter ones are languages, initials and the like


def guess(table: Table, region: str) -> Mapping:
    """What the columns most likely are; national numbers belong to `region`."""
    if not table.rows:
        return Mapping()
    top = 0 if table.format is Format.CARDS else header_row(table, region)
    heads = headers(table, top)
    sampled = _sampled(table, top)
    shares = [_share(cells, region) for cells in sampled]
    if (
        top is not None
        and table.rows[top][:2] == _OWN_TITLES
        and (table.format is Format.CARDS or shares[0] >= _OWN_SHARE)
    ):
        country = table.rows[top].index(COUNTRY) if COUNTRY in table.rows[top] else None
        return replace(_OWN, header=top, country=country)
    scores = list(_scores(heads, sampled, shares))
    # A column that the spreadsheet hides is meant only where no other one will do.
    seen = [i for i, score in enumerate(scores) if i not in table.hidden_columns and score >= _ENOUGH]
    best = max(seen or range(len(scores)), key=scores.__getitem__, default=0)
    if not scores or scores[best] < _ENOUGH:
        return Mapping(top, None, name_columns(heads, ()))
    there = [
        i
        for i, share in enumerate(shares)
        if (share >= _ENOUGH or (not sampled[i] and _any(table, top, i)))
        and not (seen and i in table.hidden_columns)
    ]
    if top is None:
        # Nothing but numbers beside each other: nobody's other ones.
        only = all(share >= _MOST for share, cells in zip(shares, sampled, strict=True) if cells)
        number, more, apart = (there[0], tuple(there[1:]), len(there) > 1) if only else (best, (), False)
    else:
        number, more, apart = _numbers(best, heads, there)
    chosen = (number, *more)
    country = _country(heads, sampled, number, chosen, top)
    return Mapping(top, number, name_columns(heads, chosen), more, apart, country)


def header_row(table: Table, region: str) -> int | None:
    """The index of the row that names the columns, by its words: under titles, if there are any.

    A row whose words say nothing, or that holds what may be a number, is a person: who is taken for a header is
    forgotten.
    """
    rows = table.rows[:TITLES]
    wide = any(sum(map(bool, map(str.strip, row))) > 1 for row in rows)
    best, most, people = None, 0.5, 0
    for index, cells in enumerate(rows):
        row = [_EXAMPLE.sub("", cell) if header(cell).says in PHONES else cell for cell in cells]
        numbers = [_mark(cell, region) for cell in row]
        if any(numbers):
            people += max(numbers) == 1.0
            continue
        said = [cell for cell in row if cell.strip()]
        titled = any(map(_is_of_phones, said)) and not any(map(_RUN.search, said))
        numbered = not titled and any(map(may_be_number, said))
        if people > 1 or len(said) < 1 + wide or numbered:
            continue
        words = sum(map(_word, said)) if wide else max(map(_title, said))
        if words > most:
            best, most = index, words
    return best


def may_be_number(cell: str) -> bool:
    """Whether somebody may have written a phone's number there, be it a wrong one; a day or a year is none."""
    return len(digits_in(cell)) >= FEWEST and len(digits_in(_DATED.sub("", cell))) >= FEWEST


def _is_of_phones(cell: str) -> bool:
    """A title beside which single digits are of another title: "Réunion 12/09 à 18h30"."""
    return header(cell).says in PHONES and not may_be_number(cell)


def _title(cell: str) -> float:
    """How much a cell that stands alone makes its row a header."""
    if says_nobody(cell):
        return -1.0
    says = header(cell).says
    if says is Says.UNKNOWN:
        return 0.5 if _is_surname(cell) else 0.0  # "Mère", beside others
    return 0.5 if says is Says.OTHER else 1.0


def _word(cell: str) -> float:
    """The same beside others: "Parent" and "Land" are people's names, too, and "1 rue du Port" is an address."""
    word = _title(cell)
    if word > 0 and cell.strip()[0].isdigit():
        return 0.0
    return min(word, 0.5) if _is_surname(cell) else word


def _is_surname(cell: str) -> bool:
    return _SURNAMES.issuperset(placeholder(cell).split("_"))


def header_key(table: Table, row: int) -> str:
    """The same for all tables with the same header in this row; says nothing of what is in it."""
    cells = table.titles(row)
    said = "\x1f".join(" ".join(cell.split()).casefold() for cell in cells)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def key_rows(table: Table) -> Iterator[int]:
    """The rows that may be a header, or the first of a table without one."""
    return (index for index, row in enumerate(table.rows[:TITLES]) if not blank(row))


def further(table: Table, mapping: Mapping, region: str) -> tuple[int, ...]:
    """Columns that hold people's numbers and are not chosen for them."""
    heads = headers(table, mapping.header)
    return tuple(
        index
        for index, cells in enumerate(_sampled(table, mapping.header))
        if index not in mapping.columns
        and heads[index].says not in NEVER | {Says.LANDLINE}
        and _share(cells, region) >= (_ENOUGH if heads[index].says in PHONES else _MOST)
    )


def name_columns(heads: Sequence[Header], numbers: Sequence[int]) -> tuple[int, ...]:
    """First and last name, else the whole one, else a firm's; none if no header says so."""
    whose = {one for index in numbers if index < len(heads) for one in heads[index].whose}

    def best(says: Says) -> list[int]:
        found = [
            i
            for i, head in enumerate(heads)
            if head.says is says and i not in numbers and (head.whose & whose or not head.whose & OTHERS)
        ]
        # Of a "Prénom père" and a "Prénom élève" the one whose number it is.
        return sorted(
            found, key=lambda i: (heads[i].second, heads[i].strange, -len(heads[i].whose & whose), i)
        )

    both = _of_one(heads, best(Says.FIRST), best(Says.LAST), whose)
    whole, firm = (next(iter(best(says)), None) for says in (Says.WHOLE, Says.ORGANISATION))
    if whole is not None:
        theirs, halves = bool(heads[whole].whose & whose), any(heads[i].whose & whose for i in both)
        # "Titulaire" beside "Nom" may say whether they are one.
        role = bool(heads[whole].whose) and any(not heads[i].whose for i in both)
        if theirs > halves or (theirs == halves and len(both) != 2 and not role):
            return (whole,)
    return both or (() if firm is None else (firm,))


def _of_one(
    heads: Sequence[Header], given: Sequence[int], family: Sequence[int], whose: Collection[str]
) -> tuple[int, ...]:
    """The first and last name of one person: whose number it is, if they have one."""
    if not given or not family:
        return (*given[:1], *family[:1])
    owners = {i: roles(heads[i].whose) for i in (*given, *family)}
    both = first, last = given[0], family[0]
    pairs = [(i, j) for i in given for j in family if _are_one(owners[i], owners[j])]
    if both in pairs:
        return both
    theirs = tuple(i for i in both if not heads[i].whose.isdisjoint(whose))
    two = bool(owners[first] and owners[last])
    # A name of nobody is of whom the one beside it is, unless another of nobody goes with it.
    if not theirs and pairs and (two or not owners[pairs[0][0]]):
        return pairs[0]
    if two:
        return (theirs or (last,)) if len(theirs) < len(both) else ()
    # Beside a parent's family name a child's first name is nobody's, but the child's family name is the parent's too.
    parent = any(is_apart(heads[i].whose.intersection(whose)) for i in theirs)
    return theirs if theirs and (last in theirs if parent else pairs) else both


def _are_one(owner: frozenset[str], other: frozenset[str]) -> bool:
    return bool(owner) is bool(other) and (owner <= other or other <= owner)


def _scores(
    heads: Sequence[Header], sampled: Sequence[Sequence[str]], shares: Sequence[float]
) -> Iterator[float]:
    """How likely each column is the one with the numbers. What a header says outvotes what cells look like."""
    fullest = max(map(len, sampled), default=0) or 1
    own = own_words(heads)
    mobile = any(
        head.says is Says.MOBILE and not head.strange and head.whose <= own.called and share >= _ENOUGH
        for head, share in zip(heads, shares, strict=True)
    )
    for head, cells, share in zip(heads, sampled, shares, strict=True):
        if head.says in NEVER:
            yield -1.0
            continue
        # Of two columns of numbers, the one that few people have anything in is their other one.
        score = share * (1 + len(cells) / fullest) / 2 + _HINTS.get(head.says, 0.0)
        if head.says in PHONES and (not cells or share >= _ENOUGH):
            score += _whose(head, own, mobile=mobile)
        yield score + _SAID * (head.says is Says.NUMBER and share >= _MOST)


def _whose(head: Header, own: Own, *, mobile: bool) -> float:
    """What it adds that a phone is the row's person's, may be, or is somebody else's; they may have a `mobile`."""
    if head.strange or head.whose & OTHERS:
        return 0.0
    if head.whose <= own.called or (head.whose & PARENTS and not (own.has_one and head.whose <= HEADS)):
        return _LANDLINE_SAID if head.says is Says.LANDLINE else _SAID
    return _MAYBE if head.whose <= own.maybe and head.says is not Says.LANDLINE and not mobile else _PERHAPS


def _numbers(best: int, heads: Sequence[Header], there: Sequence[int]) -> tuple[int, tuple[int, ...], bool]:
    """The column of numbers, the others that go with it, and whether those are other people's."""
    columns = [
        i
        for i in there
        if i == best
        or heads[i].says in {Says.MOBILE, Says.PHONE}
        or (
            heads[i].says in {Says.WHOLE, Says.UNKNOWN} and heads[i].whose & PARENTS and not heads[i].strange
        )  # "Mère", and no name in it
    ]
    owned = [i for i in columns if _is_somebodys(heads[i])]
    # A child's own is not its parents', and it is them that a school writes to.
    if best in owned or (owned and heads[best].whose & CHILDREN):
        return owned[0], tuple(owned[1:]), len({heads[i].whose for i in owned}) > 1
    if heads[best].says not in PHONES | {Says.NUMBER}:
        return best, (), False
    theirs, own = heads[best].whose, own_words(heads)
    known = theirs <= own.called | own.maybe
    same = (
        i
        for i in columns
        if i not in owned and (heads[i].whose == theirs or (known and heads[i].whose <= own.called))
    )
    return best, tuple(i for i in same if i != best), False


def _is_somebodys(head: Header) -> bool:
    return not head.strange and (
        bool(head.whose & PARENTS) or (is_apart(head.whose) and not head.whose <= OTHERS)
    )


def _country(
    heads: Sequence[Header],
    sampled: Sequence[Sequence[str]],
    number: int,
    chosen: Sequence[int],
    top: int | None,
) -> int | None:
    found = []
    for i, (head, cells) in enumerate(zip(heads, sampled, strict=True)):
        if i in chosen or not cells or (head.says is Says.COUNTRY and head.strange):
            continue
        code = _DIALLED if head.says is Says.UNKNOWN else _WITH_PLUS
        dialled = all(code.fullmatch(cell.strip()) for cell in cells)
        words = all(len(_LETTER.findall(cell)) >= _CODE_LETTERS for cell in cells)
        named = top is None and words
        known = sum(region_of(cell) is not None for cell in cells) / len(cells)
        # Where a header says so, a country that nobody knows is told: read as this one it would be a stranger's.
        said = known >= _ENOUGH or words
        if said if head.says is Says.COUNTRY else known == 1 and (dialled or named):
            digits = any(map(_DIGIT.search, cells))
            found.append((not digits, head.second, not head.whose & heads[number].whose, abs(i - number), i))
    return min(found)[-1] if found else None


def _any(table: Table, top: int | None, column: int) -> bool:
    start = 0 if top is None else top + 1
    return any(column < len(row) and row[column].strip() for row in table.rows[start:])


def _sampled(table: Table, top: int | None) -> list[list[str]]:
    """Cells of each column, out of rows from all over the table under its header."""
    rows = table.rows if top is None else [row for row in table.rows[top + 1 :] if row != table.rows[top]]
    picked = rows[:: max(1, len(rows) // _SAMPLE)]
    return [[row[i] for row in picked if i < len(row) and row[i].strip()] for i in range(table.width)]


def _share(cells: Iterable[str], region: str) -> float:
    marks = [_mark(cell, region) for cell in cells]
    return sum(marks) / len(marks) if marks else 0.0


def _mark(cell: str, region: str) -> float:
    if len(digits_in(cell)) < FEWEST and "e+" not in cell.lower():
        return 0.0  # which most cells of most columns are, and quick to see
    found = read_number(cell, region)
    if isinstance(found, Found):
        mark = _CERTAIN.get(found.number.kind or Kind.OTHER, _OTHER_KIND)
        bare = found.repair is Repair.OVERSEAS and cell.strip()[:1] not in {"0", "+"}
        return mark * _ZERO_LOST if bare or found.repair is Repair.ZERO else mark
    return _LOST if found is Reason.DIGITS_LOST else 0.0
