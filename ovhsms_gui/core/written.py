"""How people write a number: the words, marks and signs around its digits."""

import re

# Marks that phones, spreadsheets and web pages copy along: directions and joiners.
MARKS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_PICTURES = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\v\f\r"} | {0x7F: 0x2421}
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_PICTURED = re.compile("[\u2400-\u2421\x80-\x9f]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Dialled before a number so that it does not show one's own, in GSM networks and in North America.
_HIDING = r"(?:[*#]{1,2}31[#*]|\*(?:67|82))\s*"
HIDING_PREFIX = re.compile(rf"{_HIDING}(?=[+(\d])")
_PREFIX = re.compile(
    rf"\A(?:(?:t[eé]l(?:[eé]phone)?|portable|mobile|phone|sms)\b[\s.:]*(?:{_HIDING})?|{_HIDING})",
    re.IGNORECASE,
)
# A 0 that another number may begin with, and the end of a second one: "06 39 98 00 12/13", not "06/39/98/00/12".
_LATER_ZERO = re.compile(r"(?<=\D)0")
_SECOND = re.compile(r"(?: -|(?<!/\d\d)(?<!/\d\d\d)/) *\d{1,3}\s*\Z")
_FIRST_DIGITS = re.compile(r"\d+")


def is_prefix(text: str) -> bool:
    """Words such as "Tél.", which `parse` takes for part of the number that follows."""
    return _PREFIX.match(text) is not None


def visible(text: str) -> str:
    """Control characters as their pictures (U+2400…), which `parse` takes for them; white space stays."""
    return text.translate(_PICTURES) if _CONTROLS.search(text) else text


def tidy(text: str) -> str:
    """Without full-width forms, marks that nobody sees, a leading "tel:" and what hides one's own number."""
    plain = _PICTURED.sub("", MARKS.sub("", text)).translate(_FULL_WIDTH).strip()
    return _PREFIX.sub("", plain, count=1)


def is_bare(text: str) -> bool:
    """Whether the first digit is neither a 0 nor behind a plus sign."""
    first = _FIRST_DIGITS.search(text)
    return first is not None and not first[0].startswith("0") and "+" not in text


def others_in(text: str) -> list[str]:
    """What would be a number of its own in a text that is written as one: what a second one ends, or begins with."""
    second = _SECOND.search(text)
    ended = [text[: second.start()]] if second else []
    return ended + ([text[zero.start() :] for zero in _LATER_ZERO.finditer(text)] if is_bare(text) else [])
