"""What is looked for among the sends: the words typed, however they are spelled, and the number that they may be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.similar import fold, sought

SHORTEST = 3  # characters: a shorter word is looked for at the beginnings of words only
_MOST_WORDS = 20
# What one keyboard writes and another does not.
_ALIKE = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae"})
# Figures with something between them: a date, an hour, a price, a number to call.
_APART = re.compile(r"\d++(?:\W{1,2}\d++)+")


@dataclass(frozen=True, slots=True)
class LookedFor:
    """`needles` are all to be found, in a line made by `line`; `number` is the E.164 that was meant, or ""."""

    needles: tuple[str, ...] = ()
    number: str = ""

    def __bool__(self) -> bool:
        return bool(self.needles)

    def left_by(self, text: str) -> tuple[str, ...]:
        """What of it a line does not hold."""
        return tuple(needle for needle in self.needles if needle not in text)


def looked_for(typed: str, region: str) -> LookedFor:
    """Accents and case aside; of a number its digits, however it was typed, in `region` if it is a national one."""
    digits = "".join(filter(str.isdecimal, typed))
    if digits and not any(map(str.isalpha, typed)):
        own = digits.lstrip("0")  # without what stands for the country
        needle = own if len(own) >= SHORTEST else f" {digits}"
        return LookedFor((needle,), parse(typed, region).e164 or "")
    words = (word.translate(_ALIKE) for word in sought(_whole(typed)))
    return LookedFor(tuple(map(_needle, words))[:_MOST_WORDS])


def line(parts: Iterable[str], e164: str = "") -> str:
    """What is looked through: a text, or what is known of a person. Figures stand in it as they are, and joined."""
    words = _folded(" ".join(parts))
    joined = (re.sub(r"\W", "", figures) for figures in _APART.findall(words))
    return " ".join(("", words, *joined, *filter(None, [e164.lstrip("+")])))


def _folded(text: str) -> str:
    return fold(text).translate(_ALIKE)


def _needle(word: str) -> str:
    return word if len(word) >= SHORTEST else f" {word}"


def _whole(text: str) -> str:
    """Half a character cannot be looked for."""
    return text.encode("utf-8", "ignore").decode()
