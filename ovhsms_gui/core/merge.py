"""Receivers by what their text measures, so that a text with placeholders is priced while it is typed.

Two people whose names have the same shape get texts of the same size. Shapes depend on the receivers and on
the names used, not on the text between them, so they are worked out once and kept with the receivers.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ovhsms_gui.core.fields import NAME, PHONES, field_of
from ovhsms_gui.core.pieces import finish, pieces
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.text import GSM, TWO_SEPTETS, is_basic, measure, unsendable

Shapes = tuple[str | None, ...]

_ONE_UNIT = re.compile("[^\ud800-\udfff\U00010000-\U0010ffff]+")
_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")  # not halves of them: two of those may stand together


@dataclass(frozen=True, slots=True)
class Merge:
    """The receivers by country and by the shapes of their values, in order of their first one.

    `bad`: those with a value that holds what no phone can show. `titles`: the columns that some receiver has, as they
    are written; `columns`: their keys. `said`: the fields of the text for which some receiver has a value. `several`:
    the fields that some receiver has under more than one spelling.
    """

    groups: Mapping[tuple[str, Shapes], tuple[Row, ...]]
    bad: tuple[Row, ...] = ()
    columns: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    several: frozenset[str] = frozenset()

    def knows(self, wanted: str) -> bool:
        """Some receiver has such a field, however it is spelled."""
        meant = field_of(wanted)
        if meant in self.said or meant == NAME or wanted in PHONES:
            return True
        return any(field_of(column) == meant for column in self.columns)


UNCOUNTED = Merge(MappingProxyType({}))  # of receivers who were not all looked at


def merged(receivers: Receivers, keys: tuple[str, ...]) -> Merge:
    """The receivers grouped for a text that uses these names."""
    if not keys:
        return Merge({(country, ()): rows for country, rows in receivers.countries.items()})
    finish(merging(receivers, keys))
    found = receivers.kept[keys]
    assert isinstance(found, Merge)
    return found


def merging(receivers: Receivers, keys: tuple[str, ...]) -> Iterator[None]:
    """Group them step by step, for `merged` to find."""
    if not keys or keys in receivers.kept:
        return
    groups: dict[tuple[str, Shapes], list[Row]] = {}
    bad: list[Row] = []
    titles: set[tuple[str, ...]] = set()  # rows of one table have the same
    for rows in pieces(receivers.valid):
        for row in rows:
            found = row.values(keys)
            shapes = tuple([None if value is None else shape(value) for value in found])
            groups.setdefault((row.number.country, shapes), []).append(row)
            if any(value and not is_basic(value) and unsendable(value) for value in found):
                bad.append(row)
        titles.update([tuple([column for column, _ in row.fields]) for row in rows])
        yield
    whole = MappingProxyType({pair: tuple(rows) for pair, rows in groups.items()})
    said = {
        field_of(name)
        for _, shapes in groups
        for name, one in zip(keys, shapes, strict=True)
        if one is not None
    }
    columns = [frozenset(map(key, one)) for one in titles]
    receivers.kept[keys] = Merge(
        whole,
        tuple(bad),
        frozenset().union(*columns),
        frozenset().union(*titles),
        frozenset(said),
        frozenset(meant for one in columns for meant, n in Counter(map(field_of, one)).items() if n > 1),
    )


def shape(value: str) -> str:
    """The simplest text that measures the same as this value, whatever stands around it.

    There are few of them, and not one for each price or each smile: what is counted is each of them, not each person.
    """
    return "a" * len(value) if is_basic(value) else _shape(value)


@lru_cache(maxsize=2**16)
def _shape(value: str) -> str:
    if measure(value).encoding == GSM:
        return "€".join("a" * len(run) for run in TWO_SEPTETS.split(value))
    simple = _TWO_UNITS.sub("👍", _ONE_UNIT.sub(lambda run: "a" * len(run.group()), value))
    return simple if simple.strip("a") else "ê" + simple[1:]
