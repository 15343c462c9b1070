"""Receivers by what their text measures, so that a text with placeholders is priced while it is typed.

Two people whose names have the same shape get texts of the same size. Shapes depend on the receivers and on
the names used, not on the text between them, so they are worked out once and kept with the receivers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from ovhsms_gui.core.fields import NAME, PHONES, field_of
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.text import GSM, measure, unsendable

Shapes = tuple[str | None, ...]

_SURROGATES = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Merge:
    """The receivers by country and by the shapes of their values, in order of their first one.

    `bad`: those with a value that holds what no phone can show. `columns`: the keys that some receiver has.
    """

    groups: Mapping[tuple[str, Shapes], tuple[Row, ...]]
    bad: tuple[Row, ...] = ()
    columns: frozenset[str] = frozenset()

    def knows(self, wanted: str) -> bool:
        """Some receiver has such a field, however it is spelled."""
        meant = field_of(wanted)
        return meant == NAME or wanted in PHONES or any(field_of(column) == meant for column in self.columns)


def merged(receivers: Receivers, keys: tuple[str, ...]) -> Merge:
    """The receivers grouped for a text that uses these names."""
    if not keys:
        return Merge({(country, ()): rows for country, rows in receivers.countries.items()})
    kept = receivers.kept
    if keys not in kept:
        kept[keys] = _merge(receivers, keys)
    found = kept[keys]
    assert isinstance(found, Merge)
    return found


def _merge(receivers: Receivers, keys: tuple[str, ...]) -> Merge:
    groups: dict[tuple[str, Shapes], list[Row]] = {}
    bad: list[Row] = []
    for row in receivers.valid:
        found = row.values(keys)
        shapes = tuple(None if value is None else shape(value) for value in found)
        groups.setdefault((row.number.country, shapes), []).append(row)
        if any(value is not None and _is_bad(value) for value in found):
            bad.append(row)
    whole = MappingProxyType({pair: tuple(rows) for pair, rows in groups.items()})
    return Merge(whole, tuple(bad), _columns(receivers))


def _columns(receivers: Receivers) -> frozenset[str]:
    kept = receivers.kept
    if _columns not in kept:
        titles = {column for row in receivers.valid for column, _ in row.fields}
        kept[_columns] = frozenset(map(key, titles))
    return kept[_columns]  # type: ignore[return-value]


@lru_cache(maxsize=2**16)
def shape(value: str) -> str:
    """The simplest text that measures the same as this value, whatever stands around it."""
    size = measure(value)
    if size.encoding == GSM:
        return "a" * len(value) if size.units == len(value) else value
    return value if _SURROGATES.search(value) else "ê" + "a" * (len(value) - 1)


@lru_cache(maxsize=2**16)
def _is_bad(value: str) -> bool:
    return bool(unsendable(value))
