"""What is looked for among the sends: the words typed, however they are spelled, and the number that they may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.similar import fold, sought

SHORTEST = 3  # characters: a shorter word is looked for at the beginnings of words only
_MOST_WORDS = 20


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
    digits = "".join(filter(str.isdecimal, typed)).lstrip("0")
    if digits and not any(map(str.isalpha, typed)):
        return LookedFor((_needle(digits),), parse(typed, region).e164 or "")
    return LookedFor(tuple(map(_needle, sought(_whole(typed))))[:_MOST_WORDS])


def line(parts: Iterable[str], e164: str = "") -> str:
    """What is looked through: a text, or what is known of a person."""
    words = fold(" ".join(parts))
    return f" {words} {e164.lstrip('+')}" if e164 else f" {words}"


def _needle(word: str) -> str:
    return word if len(word) >= SHORTEST else f" {word}"


def _whole(text: str) -> str:
    """Half a character cannot be looked for."""
    return text.encode("utf-8", "ignore").decode()
