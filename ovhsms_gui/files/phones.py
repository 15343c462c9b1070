"""Which of somebody's numbers takes an SMS: by what the number is, and only then by what is said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.files.headers import Says, header, is_doubtful, of_another
from ovhsms_gui.files.repairs import Found, read_number

# What a label adds; the lowest sum is the best.
_SAYS = {Says.MOBILE: -4, Says.LANDLINE: 1}
_CELL = _SAYS[Says.MOBILE]
_PREFERRED = frozenset({"PREF", "MAIN", "PRINCIPAL"})
# Where nobody reads a message, beside a fax.
_NEVER = ("FAX", "PAGER", "BEEPER", "BIP", "MODEM", "TELEX", "TLX")
# What cards say of a phone beside its kind and place, and how they are written.
_TYPES = re.compile(
    "VOICE|MSG|DATA|VIDEO|TEXT|TEXTPHONE|PCS|ISDN|BBS|SCHOOL|URI|QUOTED-PRINTABLE|BASE64|[78]BIT|B|PREF|EVOLUTION-(?!ASSISTANT).+"
)


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it is written, and all labels that it has."""

    written: str
    labels: frozenset[str]


class _Rank(NamedTuple):
    """How well a number takes an SMS, by its labels, and whether it may be another one's."""

    rank: int
    doubtful: bool


def chosen(phones: Sequence[Phone], region: str) -> tuple[str, list[str]]:
    """The number to write to, "" if there is none, and the others; national forms belong to `region`."""
    said = [(phone.written, _said(phone.labels)) for phone in phones]
    usable = [(written, rank) for written, rank in said if rank is not None]
    if len(usable) > 1:  # or there is nothing to choose
        usable.sort(key=lambda pair: (pair[1].doubtful, _kind(pair[0], pair[1].rank, region), pair[1].rank))
    ranked = [written for written, _ in usable]
    return (ranked[0] if ranked else ""), ranked[1:] + [written for written, rank in said if rank is None]


def _said(labels: frozenset[str]) -> _Rank | None:
    """What is said of it; None for a fax and the like, and for what was or is another's."""
    plain = [label.upper().strip("_$!<>").removeprefix("X-") for label in labels]  # as Apple writes its own
    says = {header(label).says for label in plain}
    rank = sum(_SAYS.get(one, 0) for one in says) - (not _PREFERRED.isdisjoint(plain))
    never = Says.FAX in says or any(label.endswith(_NEVER) for label in plain)  # WorkFAX is one word
    named = [] if never else [label for label in plain if not _TYPES.fullmatch(label)]
    if any(map(of_another, named)) or (never and rank > _CELL):
        return None
    return _Rank(rank, any(map(is_doubtful, named)))


def _kind(written: str, rank: int, region: str) -> int:
    """The same, by its range."""
    found = read_number(written, region)
    labelled = rank <= _CELL
    if not isinstance(found, Found):
        # Somebody's mobile that was written wrong is told; nobody writes to their landline instead.
        return 2 if labelled else 4
    if found.number.kind is Kind.MOBILE_OR_LANDLINE and not labelled:
        return 1
    return 0 if found.number.kind in {Kind.MOBILE, Kind.MOBILE_OR_LANDLINE} else 3
