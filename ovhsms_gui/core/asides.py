"""What stands beside a number and is none itself: a street, a class, a date, an hour, an amount, an address."""

import re

_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_FULL_DATE = (
    rf"(?:{_DAY}([./-]){_MONTH}\1{_YEAR}|{_MONTH}([./-]){_DAY}\2{_YEAR}|{_YEAR}([./-]){_MONTH}\3{_DAY})"
)
_ALONE = r"(?<![\d./-])", r"(?![./-]?\d)"  # no part of something longer
# A day, an hour with its minutes, an amount with its sign, a person's social security number, an account's (IBAN) and
# a firm's (SIRET), and addresses, as nobody writes a number of a phone.
_CERTAIN = re.compile(
    rf"{_ALONE[0]}{_FULL_DATE}{_ALONE[1]}"
    r"|(?<!\d)(?:[01]?\d|2[0-4]) ?[h:] ?[0-5]\d(?::[0-5]\d)?(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?:[ .'\u00a0\u202f]\d{3})*(?:[.,]\d{1,2})?[ \u00a0\u202f]?(?:€|%|EUR\b|CHF\b|\$|£)"
    r"|(?<!\d)[12] ?\d\d ?(?:0[1-9]|1[0-2]|[2-9]\d) ?(?:\d\d|2[AB]) ?\d{3} ?\d{3}(?: ?\d\d)?(?![ .]?\d)"
    r"|(?<!\w)(?-i:[A-Z]{2}\d\d(?: ?[A-Z]{4})?(?: ?(?:\d[A-Z\d]{3}|[A-Z\d]{3}\d)){3,7}(?: ?[A-Z\d]{1,3})?)(?!\w)"
    r"|(?<![\d+])[1-9]\d{13}(?!\d)"
    r"|[^\s,;]+@[^\s,;]+|(?:https?://|www\.)[^\s,;]+",
    re.IGNORECASE,
)
# A year of two digits makes a date that could be the first half of a number, were it not by itself.
_SHORT_DATE = re.compile(rf"{_DAY}([./-])(?:{_MONTH})\1\d\d")
# Hardly anybody writes the half of a number so, unless it begins as a mobile does: that stays to be told.
_SLASHED_DATE = re.compile(rf"(?!0[67]){_DAY}/{_MONTH}/\d\d")
_DATE = re.compile(rf"\s*{_FULL_DATE}(?!\S)")
# Digits in a row, however they are spaced; and the sign that makes any of them part of a number.
_RUN = re.compile(r"(\+\s*)?\d(?:[\s().\[\]/\-\u2010-\u2015\u2212·_']*\d)*")
_GROUP = re.compile(r"\d+")
_MOST, _YEAR_LONG, _POSTCODE = 3, 4, 5
# A letter where a digit was meant: with digits beside it, a number that somebody mistyped.
_LOOKS_LIKE_DIGITS = re.compile(r"[\doOlI|]*\d[\doOlI|]*")
# Words that lead from a number to another one, of which only the end may be written.
LINKS = frozenset({"et", "ou", "and", "or", "à", "a", "au", "to", "und", "oder", "bis", "puis", "/", "-"})


def hidden(text: str) -> str:
    """The same, with something in the place of each day, hour, amount or address that is no part of a number."""
    return _CERTAIN.sub(lambda found: ";" * len(found.group()), text)


def is_date(text: str) -> bool:
    """A day with all digits of its year, whatever follows it."""
    return _DATE.match(text) is not None


def is_aside(cell: str) -> bool:
    """A cell with digits that is no number, nor a part of one or a number that was mistyped."""
    return _SHORT_DATE.fullmatch(cell) is not None or all(map(_is_small, _RUN.finditer(hidden(cell))))


def stands_apart(before: str, after: str) -> bool:
    """Whether what is written on both sides of a number is aside, and words keep its digits from the number's."""
    return _is_apart(before, -1) and _is_apart(after, 1)


def _is_apart(words: str, away: int) -> bool:
    if not is_aside(words):
        return False
    for word in hidden(words).split()[::away]:
        if _LOOKS_LIKE_DIGITS.fullmatch(word.strip("()[],.:")):
            return False
        if (any(map(str.isalpha, word)) and word.lower() not in LINKS) or ";" in word:
            return True
    return not any(map(str.isdigit, words))


def _is_small(run: re.Match[str]) -> bool:
    """A class, an age, a house, a year, a postcode, a day."""
    groups = _GROUP.findall(run.group())
    digits = sum(map(len, groups))
    if run[1] or run.string[: run.start()].rstrip().endswith("/"):
        return False
    if _SLASHED_DATE.fullmatch(run.group()):
        return True
    if digits <= _MOST or (len(groups) == 1 and digits == _POSTCODE):
        return True
    return digits <= _POSTCODE and not groups[0].startswith("0")
