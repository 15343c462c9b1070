"""What OVHcloud promises nowhere, and so may do either way: to tags, lists and the spelling of numbers."""

import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Tags(StrEnum):
    """What becomes of the tag that a job came with."""

    KEPT = "kept"
    CHANGED = "changed"
    CUT = "cut"
    REPLACED = "replaced"
    DROPPED = "dropped"


class Spelling(StrEnum):
    """How numbers are written in answers and lists."""

    E164 = "e164"
    ZEROS = "00"  # 0033…
    BARE = "bare"  # 33…
    SPACED = "spaced"
    NATIONAL = "national"  # 06… for +336…, as for +316…
    LOCAL = "local"  # 6… for +336…
    MASKED = "masked"  # +3363998****


class Paging(StrEnum):
    """How a list that is asked for in pages comes in them."""

    USUAL = "usual"
    REPEATED = "repeated"  # every page is the first
    UNCOUNTED = "uncounted"  # nobody says how many there are
    ENDED = "ended"  # nothing comes after the first


@dataclass(frozen=True, slots=True)
class Habits:
    """`lag`: seconds after which a message is listed. `deaf`: lists hear no filter and show everything.

    `bare`: texts are listed without their accents. `swift`: what waits is listed at once, and the lag is that of what
    has left. `page`: messages on one at most.
    """

    tags: Tags = Tags.KEPT
    lag: float = 0.0
    deaf: bool = False
    spelling: Spelling = Spelling.E164
    bare: bool = False
    swift: bool = False
    paging: Paging = Paging.USUAL
    page: int = 1000

    def tag(self, given: str) -> str:
        """Under which tag a job is kept; without one of its own it gets one, as at OVHcloud."""
        return _TAGS[self.tags](given) if given else secrets.token_hex(8)

    def text(self, given: str) -> str:
        """As it is listed."""
        if not self.bare:
            return given
        return "".join(
            char for char in unicodedata.normalize("NFD", given) if not unicodedata.combining(char)
        )

    def number(self, e164: str) -> str:
        """As it is shown."""
        return _SPELLINGS[self.spelling](e164)


_TAGS: dict[Tags, Callable[[str], str]] = {
    Tags.KEPT: lambda tag: tag,
    Tags.CHANGED: lambda tag: f"api_{tag}",
    Tags.CUT: lambda tag: tag[:8],
    Tags.REPLACED: lambda _tag: secrets.token_hex(8),
    Tags.DROPPED: lambda _tag: "",
}
_SPELLINGS: dict[Spelling, Callable[[str], str]] = {
    Spelling.E164: lambda number: number,
    Spelling.ZEROS: lambda number: f"00{number[1:]}",
    Spelling.BARE: lambda number: number[1:],
    Spelling.SPACED: lambda number: f"{number[:3]} {number[3:4]} " + " ".join(_pairs(number[4:])),
    Spelling.NATIONAL: lambda number: f"0{number[3:]}" if number.startswith("+3") else number,
    Spelling.LOCAL: lambda number: number[3:] if number.startswith("+3") else number,
    Spelling.MASKED: lambda number: f"{number[:-4]}****",
}


def _pairs(digits: str) -> list[str]:
    return [digits[start : start + 2] for start in range(0, len(digits), 2)]
