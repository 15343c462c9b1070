"""The French plan, which has several country codes: a 0 and nine digits reach the mainland and overseas alike."""

from typing import Any

from ovhsms_gui.core.ranges import library

_CODES = (33, 262, 508, 590, 594, 596)
_LENGTH = 9


def elsewhere(number: Any, dialled: str) -> list[Any]:
    """The library's numbers that a national form could be besides, in the other countries of its plan."""
    national = library().national_significant_number(number)
    at_home = dialled in (national, f"0{national}")
    if number.country_code not in _CODES or len(national) != _LENGTH or not at_home:
        return []
    return [
        library().PhoneNumber(country_code=code, national_number=number.national_number)
        for code in _CODES
        if code != number.country_code
    ]


def is_from(e164: str, text: str, region: str) -> bool:
    """Whether the text is the national form of a number that is not of `region`."""
    digits = "".join(filter(str.isdigit, text))
    home = f"+{library().country_code_for_region(region.upper())}"
    return "+" not in text and not e164.startswith(home) and digits.removeprefix("0") == e164[-_LENGTH:]
