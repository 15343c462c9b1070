"""Where each finding comes from: a receiver in the list, some characters of the text, the sender or the account."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from ovhsms_gui.core.checks import HOME, SPECIAL, long_sizes, needed
from ovhsms_gui.core.doubles import doubles
from ovhsms_gui.core.fields import usual
from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.placeholders import Place, key
from ovhsms_gui.core.plan import Finding, FindingCode, Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.text import find_culprits, unsendable
from ovhsms_gui.gui.compose.marks import unknown_names


class Where(Enum):
    """The part of the page."""

    RECEIVERS = auto()
    TEXT = auto()
    SENDER = auto()
    ACCOUNT = auto()
    UNTAKEN = auto()  # the rows of a file that are no receivers


@dataclass(frozen=True, slots=True)
class Cause:
    """`row`: its place in the list of receivers; `span`: the characters of the text, from and up to.

    `field`: the placeholder whose value is meant, if it is one, to be typed where `edit` says so.
    """

    where: Where
    row: int | None = None
    span: tuple[int, int] | None = None
    field: str = ""
    edit: bool = False


_PLACES = {
    FindingCode.NO_ACCOUNT: Where.ACCOUNT,
    FindingCode.BALANCE: Where.ACCOUNT,
    FindingCode.NO_SENDER: Where.SENDER,
    FindingCode.SENDER_FORM: Where.SENDER,
    FindingCode.UNTAKEN: Where.UNTAKEN,
    FindingCode.EMPTY_TEXT: Where.TEXT,
    FindingCode.UNSENDABLE: Where.TEXT,
    FindingCode.MANY_PARTS: Where.TEXT,
    FindingCode.COUNTED_OTHERWISE: Where.TEXT,
    FindingCode.TOO_MANY_PARTS: Where.TEXT,
    FindingCode.CONTACT_IN_REPLY: Where.TEXT,
    FindingCode.UNKNOWN_PLACEHOLDER: Where.TEXT,
    FindingCode.DEFAULT_FOR_ALL: Where.TEXT,
    FindingCode.LEFTOVER_BRACE: Where.TEXT,
}


def cause(plan: Plan, finding: Finding) -> Cause:
    """What to show for this finding."""
    span = _span(plan, finding)
    row = None if span else _row(plan, finding)
    if row is not None:
        field = _field(plan, finding, row)
        edit = finding.code in (FindingCode.EMPTY_PLACEHOLDER, FindingCode.UNSENDABLE_VALUE)
        return Cause(Where.RECEIVERS, _place(plan, row), field=field, edit=edit)
    return Cause(_PLACES.get(finding.code, Where.RECEIVERS), span=span)


def _place(plan: Plan, wanted: Row) -> int | None:
    return next((place for place, row in enumerate(plan.receivers.rows) if row is wanted), None)


# ---- in the text -----------------------------------------------------------------------------------


def _span(plan: Plan, finding: Finding) -> tuple[int, int] | None:
    text = plan.draft.text
    match finding.code:
        case FindingCode.UNKNOWN_PLACEHOLDER:
            return _placeholder(plan, default=False)
        case FindingCode.DEFAULT_FOR_ALL:
            return _placeholder(plan, default=True)
        case FindingCode.LEFTOVER_BRACE:
            taken = plan.template.places
            found = _written(finding.value, text)
            return next((at for at in found if not any(p.start <= at[0] < p.end for p in taken)), None)
        case FindingCode.CONTACT_IN_REPLY:
            return next(_written(finding.value, text), None)
        case FindingCode.UNSENDABLE:
            place = next((at for at, char in enumerate(text) if unsendable(char)), None)
            return None if place is None else (place, place + 1)
    return None


def _written(value: str, text: str) -> Iterator[tuple[int, int]]:
    """Where it stands in the text: a finding shows what is long short, and any blanks as a space."""
    words = map(re.escape, value.removesuffix("…").split())
    return (found.span() for found in re.finditer(r"\s+".join(words), text) if found.group())


def _placeholder(plan: Plan, *, default: bool) -> tuple[int, int] | None:
    unknown = unknown_names(plan)

    def meant(place: Place) -> bool:
        wanted = key(place.name)
        return wanted in unknown and (place.default is not None) is default and (default or not usual(wanted))

    return next(((place.start, place.end) for place in plan.template.places if meant(place)), None)


# ---- among the receivers ---------------------------------------------------------------------------


def _row(plan: Plan, finding: Finding) -> Row | None:
    receivers = plan.receivers
    rows: Iterable[Row] = ()
    match finding.code:
        case FindingCode.ONLY_INVALID | FindingCode.INVALID_LEFT_OUT:
            rows = receivers.wrong
        case FindingCode.ONLY_OPTED_OUT | FindingCode.OPTED_OUT:
            rows = receivers.opted_out
        case FindingCode.LANDLINE:
            rows = receivers.kinds.get(Kind.LANDLINE, ())
        case FindingCode.PREMIUM:
            rows = (row for kind in SPECIAL for row in receivers.kinds.get(kind, ()))
        case FindingCode.FOREIGN_REPLY:
            rows = (row for country, found in receivers.countries.items() if country != HOME for row in found)
        case FindingCode.UNPRICED:
            missing = {group.country for group in plan.groups if group.credits is None}
            rows = (row for country in missing for row in receivers.countries[country])
        case FindingCode.EMPTY_PLACEHOLDER:
            return _first_empty(plan)
        case FindingCode.EMPTY_TEXT:
            rows = (row for size in plan.sizes if size.blank and plan.varies for row in size.rows)
        case FindingCode.UNSENDABLE_VALUE:
            rows = plan.merge.bad
        case FindingCode.LONG_VALUES:
            rows = (row for size in long_sizes(plan) for row in size.rows)
        case FindingCode.DEAR_VALUES:
            rows = (row for size in plan.dear for row in size.rows)
        case FindingCode.SEVERAL_TEXTS:
            rows, _ = doubles(receivers, plan.template.keys)
        case FindingCode.SEVERAL_NAMES:
            _, rows = doubles(receivers, plan.template.keys)
        case FindingCode.COUNTED_OTHERWISE if plan.varies:
            return plan.longest_row
        case FindingCode.CONTACT_IN_REPLY:
            # Not in the text, or it would have been found there.
            rows = (row for row in receivers.valid if _brings(plan, row, finding.value))
    return next(iter(rows), None)


def _first_empty(plan: Plan) -> Row | None:
    asked = [at for at, name in enumerate(plan.template.keys) if name in needed(plan)]
    lacking = (size.rows[0] for size in plan.sizes if any(size.shapes[at] is None for at in asked))
    return next(lacking, None)


def _field(plan: Plan, finding: Finding, row: Row) -> str:
    """The placeholder whose value is meant; "" for none."""
    pairs = list(zip(plan.template.keys, row.values(plan.template.keys), strict=True))
    match finding.code:
        case FindingCode.EMPTY_PLACEHOLDER:
            found = (name for name, value in pairs if value is None and name in needed(plan))
        case FindingCode.UNSENDABLE_VALUE:
            found = (name for name, value in pairs if value and unsendable(value))
        case FindingCode.DEAR_VALUES:
            found = (name for name, value in pairs if value and any(find_culprits(value)))
        case _:
            return ""
    return next(found, "")


def _brings(plan: Plan, row: Row, words: str) -> bool:
    return any(words in (value or "") for value in row.values(plan.template.keys))
