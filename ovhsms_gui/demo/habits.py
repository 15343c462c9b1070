"""What OVHcloud promises nowhere, and so may do either way: to tags, lists, numbers and what is scheduled."""

import secrets
import sys
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from ovhsms_gui.core.hours import CLOSES, OPENS, PARIS, closed_day


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


class Hours(StrEnum):
    """On which days advertising is held all day; where it is held at all, so it is at night."""

    NONE = "none"  # nothing is held
    STRICT = "strict"  # Sundays and public holidays
    SUNDAYS = "sundays"  # holidays are days like others
    WEEKENDS = "weekends"


class Late(StrEnum):
    """What answers the DELETE of what has left."""

    NOT_FOUND = "not_found"
    REFUSED = "refused"  # 400, in words
    SILENT = "silent"  # 200, as if it had been in time


class Stopped(StrEnum):
    """What becomes of a message to a number that answered STOP."""

    INVALID = "invalid"  # the answer names the number among those that are not valid
    TAKEN = "taken"  # it has an id like others, is never delivered and not billed
    NAMELESS = "nameless"  # the answer does not name it at all


class Billing(StrEnum):
    """When credits are taken for what waits."""

    TAKEN = "taken"  # with the job
    LEAVING = "leaving"


@dataclass(frozen=True, slots=True)
class Habits:
    """`lag`: seconds after which a message is listed. `deaf`: lists hear no filter and show everything.

    `bare`: texts are listed without their accents. `swift`: what waits is listed at once, and the lag is that of what
    has left. `page`: messages on one at most. `most`: ids at most in a list that does not come in pages, the newest.

    Of what waits: `hours` in which advertising is held, `late`: what answers who comes too late, `billing`: when it is
    paid for, `refunds`: whether what was called back is paid back, `pending_pages`: whether its list comes in pages
    too, `lingers`: seconds for which that list goes on showing what was called back, `redated`: whether what has
    left is listed as made when it left, `furthest`: minutes ahead at most, `hold_told`: its minutes are those until it
    leaves, `askew`: seconds by which the time of its making is told too late.

    `stopped`: how a job is answered for a number on the list of STOP.

    `endings`: what becomes of messages to numbers that end so: the codes ("ptt") that follow the operator's first one,
    each after as long as a message travels. All others arrive.
    """

    tags: Tags = Tags.KEPT
    lag: float = 0.0
    deaf: bool = False
    spelling: Spelling = Spelling.E164
    bare: bool = False
    swift: bool = False
    paging: Paging = Paging.USUAL
    page: int = 1000
    most: int = sys.maxsize
    hours: Hours = Hours.NONE
    late: Late = Late.NOT_FOUND
    billing: Billing = Billing.TAKEN
    refunds: bool = True
    pending_pages: bool = False
    lingers: float = 0.0
    redated: bool = False
    furthest: int = 2**31 - 1
    hold_told: bool = False
    askew: float = 0.0
    stopped: Stopped = Stopped.INVALID
    endings: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: USUAL_ENDINGS, hash=False)

    def delivery(self, receiver: str, since: float, travels: float) -> tuple[int, int]:
        """DeliveryReceipt and ptt of a message that left so many seconds ago."""
        if since < travels:
            return _RECEIPTS[_ACCEPTED], _ACCEPTED
        codes = self._codes(receiver)
        steps = int(since / travels) if travels > 0 else len(codes)
        ptt = codes[min(steps, len(codes)) - 1]
        return _RECEIPTS.get(ptt, _FAILED), ptt

    def reaches(self, receiver: str) -> bool:
        """Whether what is sent there is delivered in the end."""
        return self._codes(receiver)[-1] == _DELIVERED

    def _codes(self, receiver: str) -> tuple[int, ...]:
        return next((codes for end, codes in self.endings.items() if receiver.endswith(end)), (_DELIVERED,))

    def released(self, due: float) -> float:
        """When advertising leaves that is due at this moment (seconds since 1970)."""
        held_on = _HELD_ON.get(self.hours)
        if held_on is None:
            return due
        local = datetime.fromtimestamp(due, PARIS)
        if not held_on(local.date()) and OPENS <= local.time() < CLOSES:
            return due
        day = local.date() + timedelta(local.time() >= OPENS)
        while held_on(day):
            day += timedelta(1)
        return datetime.combine(day, OPENS, PARIS).timestamp()

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


# Numbers that end in 99 fail, so that operators can see what a failure looks like.
USUAL_ENDINGS: Mapping[str, tuple[int, ...]] = MappingProxyType({"99": (23,)})
_ACCEPTED, _DELIVERED, _FAILED = 3, 4, 2
# What goes with a ptt: waiting, delivered, or an error that is not billed; failed with all others.
_RECEIPTS = {1: 4, 2: 4, _ACCEPTED: 4, 24: 4, 25: 4, 26: 4, _DELIVERED: 1, 28: 16, 29: 16, 1999: 16}

_HELD_ON: dict[Hours, Callable[[date], bool]] = {
    Hours.STRICT: lambda day: closed_day(day) is not None,
    Hours.SUNDAYS: lambda day: day.isoweekday() == 7,
    Hours.WEEKENDS: lambda day: day.isoweekday() > 5,
}
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
