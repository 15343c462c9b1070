"""Whom OVHcloud means by a number, in whatever form it writes it."""

import re
from collections.abc import Iterable

_DIGITS = re.compile(r"\D")
# Any number with its country and area in it; a masked one ("+3363998****") has a mark or too few digits.
_READABLE = re.compile(r"\+?[\d\s().\u00a0\u202f-]{6,}")
_SHORTEST = 6  # digits of a number without its country


class Addressees:
    """The receivers of one message (E.164, or the trace of somebody who was erased)."""

    def __init__(self, numbers: Iterable[str]) -> None:
        self._by_digits = {_DIGITS.sub("", number): number for number in numbers if number.startswith("+")}
        self._national: dict[str, str | None] = {}

    def find(self, raw: str) -> str | None:
        """The one who is meant, None if it is nobody of these or more than one may be."""
        digits = _DIGITS.sub("", raw.replace("(0)", ""))
        international = digits[2:] if digits.startswith("00") else digits
        if international in self._by_digits:
            return self._by_digits[international]
        if _has_country(raw) or not digits.startswith("0"):
            return None
        return self._ending(digits[1:])

    def may_mean(self, raw: str) -> bool:
        """It may be one of these, if not for certain: masked, cut, or without a country where several would fit."""
        if not readable(raw):
            return True
        ending = _DIGITS.sub("", raw).lstrip("0")
        return not _has_country(raw) and any(digits.endswith(ending) for digits in self._by_digits)

    def _ending(self, national: str) -> str | None:
        if national not in self._national:
            fits = [
                number
                for digits, number in self._by_digits.items()
                if len(national) >= _SHORTEST
                and digits.endswith(national)
                and 1 <= len(digits) - len(national) <= 3
            ]
            self._national[national] = fits[0] if len(fits) == 1 else None
        return self._national[national]


def _has_country(raw: str) -> bool:
    return raw.lstrip().startswith(("+", "00"))


def ending(raw: str) -> str:
    """Its last digits: a number that `Addressees.find` takes for somebody ends as theirs does."""
    return _DIGITS.sub("", raw.replace("(0)", ""))[-_SHORTEST:]


def readable(raw: str) -> bool:
    """It is a whole number, even if it is nobody's here: not masked, cut or empty."""
    return _READABLE.fullmatch(raw.strip()) is not None
