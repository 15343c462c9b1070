"""How far the library's verdict on one number reaches: to all numbers that its patterns cannot tell apart.

Of a number the library looks at nothing but its length and what the patterns of the numbering plans match.
Once so many first digits are seen that no pattern can depend on the others, the verdict is that of every
number of this length that starts so: same kind and country, same places for the spaces. No plan is known
here; what is read is the installed library's own metadata, so a newer library changes both alike.
"""

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType
from typing import Any

from ovhsms_gui.core.patterns import Ask, needed, shortest

_TYPES = (
    "general_desc",
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
    "fixed_line",
    "mobile",
)
# Groups whose places depend on the length alone, put side by side in their order.
_PLAIN_GROUPS = re.compile(r"(?:\(\\d(?:\{\d+(?:,\d+)?\})?\))+")
_REFERENCE = re.compile(r"\\(\d)")


@dataclass(frozen=True, slots=True)
class Reach:
    """The first `seen` characters of what was dialled decide; its national part starts at `start`.

    `dials_out` is what stands for the plus sign, "" if nothing does.
    """

    seen: int
    start: int
    dials_out: str


@cache
def library() -> ModuleType:
    """`phonenumbers`, imported when the first number comes: it takes a noticeable part of the start."""
    import phonenumbers  # noqa: PLC0415

    return phonenumbers


def reach(dialled: str, region: str, number: Any, *, valid: bool, apart: str) -> Reach | None:
    """How far the verdict reaches that the library gave on `number`, read from "+" and digits.

    `apart`: a pattern of E.164 digits whose numbers are treated differently. None where it cannot be told:
    the number was rewritten, or a pattern is of a kind not known here.
    """
    national = library().national_significant_number(number)
    start = len(dialled) - len(national)
    if dialled[start:] != national:
        return None
    reader = _Reader(dialled, region, number, start)
    try:
        known = reader.read(valid=valid)
        apart_from = needed(apart, reader.code + national, Ask.WHOLE) - len(reader.code)
    except ValueError:
        return None
    if not valid:  # how many zeros lead decides in what way it is wrong
        apart_from = max(apart_from, len(national) - len(national.lstrip("0")) + 1)
        known = known and number.national_number != 0
    return Reach(max(reader.seen, start + apart_from), start, reader.dials_out) if known else None


@dataclass(frozen=True, slots=True)
class Shortest:
    """The fewest digits of a valid number dialled in a region: at home, or after its `dials_out` prefix."""

    home: int
    abroad: int
    dials_out: re.Pattern[str]


NO_NUMBER_IS_SHORTER = 3  # a country calling code and two more digits, says the library


@cache
def shortest_in(region: str) -> Shortest | None:
    """None where it cannot be told."""
    plan = library().PhoneMetadata.metadata_for_region(region.upper(), None)
    if plan is None or not plan.international_prefix:
        return None
    regions = library().COUNTRY_CODE_TO_REGION_CODE[plan.country_code]
    plans = [library().PhoneMetadata.metadata_for_region(other) for other in regions]
    lengths = [length for one in plans for length in one.general_desc.possible_length]
    # Where a number is rewritten, digits may be added to what was dialled.
    added = max(len(re.findall(r"(?<!\\)\d", one.national_prefix_transform_rule or "")) for one in plans)
    try:
        out = min(len("00"), shortest(plan.international_prefix))
    except ValueError:  # pragma: no cover - today's library has no such pattern
        return None
    return Shortest(min(lengths) - added, out + NO_NUMBER_IS_SHORTER, re.compile(plan.international_prefix))


def national_prefix(region: str) -> str:
    """What may be dialled before a number at home: 0 in France, 1 in the USA, "" for nothing."""
    plan = library().PhoneMetadata.metadata_for_region(region.upper(), None)
    return (plan.national_prefix or "") if plan is not None else ""


@cache
def trunk(region: str) -> str:
    """The national prefix where mobiles are always written with it; "" elsewhere, as in the USA."""
    number = library().example_number_for_type(region.upper(), library().PhoneNumberType.MOBILE)
    prefix = national_prefix(region)
    if number is None or not prefix:
        return ""
    written = library().format_number(number, library().PhoneNumberFormat.NATIONAL)
    digits = "".join(filter(str.isdigit, written))
    whole = prefix + library().national_significant_number(number)
    return prefix if digits == whole else ""


class _Reader:
    """Goes the library's way and keeps how many characters it has looked at."""

    def __init__(self, dialled: str, region: str, number: Any, start: int) -> None:
        self.seen = 0
        self.code = str(number.country_code)
        self.dials_out = ""
        self._dialled = dialled
        self._region = region
        self._number = number
        self._start = start
        metadata = library().PhoneMetadata
        self._regions = library().COUNTRY_CODE_TO_REGION_CODE[number.country_code]
        self._own = metadata.metadata_for_region(region.upper(), None)
        self._main = metadata.metadata_for_region_or_calling_code(number.country_code, self._regions[0])

    def read(self, *, valid: bool) -> bool:
        entry = self._entry()
        if entry is None or not self._prefix(entry):
            return False
        self._kind()
        if valid:
            return self._format()
        self._short()
        return True

    def _look(self, pattern: str | None, at: int, ask: Ask) -> re.Match[str] | None:
        if not pattern:
            return None
        rest = self._dialled[at:]
        self.seen = max(self.seen, at + needed(pattern, rest, ask))
        return re.compile(pattern).fullmatch(rest) if ask is Ask.WHOLE else re.match(pattern, rest)

    def _entry(self) -> list[int] | None:
        """Where a national number may start: after the country code, or at the start and perhaps after it."""
        abroad = 1 if self._dialled.startswith("+") else 0
        if not abroad:
            dial_out = self._look(self._own.international_prefix, 0, Ask.EXTENT)
            if dial_out:
                self.seen = max(self.seen, dial_out.end() + 1)
                abroad = 0 if self._dialled.startswith("0", dial_out.end()) else dial_out.end()
        self.dials_out = self._dialled[:abroad].removeprefix("+")
        home = abroad + len(self.code)
        has_code = self._dialled.startswith(self.code, abroad)
        self.seen = max(self.seen, home)
        if abroad:
            return [home] if has_code else None
        return [0, home] if has_code else [0]

    def _prefix(self, entry: list[int]) -> bool:
        """National prefixes may be taken off, more than once. False if one rewrites the number."""
        plans = [self._main] if entry[0] else [self._own, self._main]
        places = list(entry)
        for place in places:
            for plan in plans:
                self._look(plan.general_desc.national_number_pattern, place, Ask.WHOLE)
                prefix = self._look(plan.national_prefix_for_parsing, place, Ask.EXTENT)
                if prefix is None:
                    continue
                if plan.national_prefix_transform_rule and prefix.groups()[-1] is not None:
                    return False
                if place + prefix.end() not in places:
                    places.append(place + prefix.end())
        return self._start in places

    def _kind(self) -> None:
        chosen = library().region_code_for_number(self._number)
        for region in self._regions:
            plan = library().PhoneMetadata.metadata_for_region_or_calling_code(
                self._number.country_code, region
            )
            if plan.leading_digits is None or self._look(plan.leading_digits, self._start, Ask.START):
                self._descriptions(getattr(plan, name) for name in _TYPES)
            if region == chosen:
                return

    def _short(self) -> None:
        """What is no number may be a short one of the region that it is dialled in."""
        plan = library().PhoneMetadata.short_metadata_for_region(self._region)
        if plan is not None and self._region in self._regions:
            self._descriptions((plan.general_desc, plan.short_code))

    def _descriptions(self, found: Any) -> None:
        length = len(self._dialled) - self._start
        for description in found:
            if description is not None and (
                length in description.possible_length or not description.possible_length
            ):
                self._look(description.national_number_pattern, self._start, Ask.WHOLE)

    def _format(self) -> bool:
        """False if the spaces cannot be copied from one number to the other."""
        for plan in self._main.intl_number_format or self._main.number_format:
            leading = plan.leading_digits_pattern[-1:]
            if leading and not self._look(leading[0], self._start, Ask.START):
                continue
            if not _PLAIN_GROUPS.fullmatch(plan.pattern):
                return False  # pragma: no cover - today's library has no such pattern
            if re.fullmatch(plan.pattern, self._dialled[self._start :]):
                groups = plan.pattern.count("(")
                order = [int(group) for group in _REFERENCE.findall(plan.format)]
                rest = _REFERENCE.sub("", plan.format)
                return order == list(range(1, groups + 1)) and not re.search(r"[\d\\]", rest)
        return True
