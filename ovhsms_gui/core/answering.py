"""Answering somebody: how long people can write back, and from whom an answer comes."""

from collections.abc import Sequence
from datetime import UTC, datetime

from ovhsms_gui.core.hours import next_legal
from ovhsms_gui.core.terms import Terms

# Seconds in which people can answer what came from a short number. OVHcloud says 48 hours, and not from when on: here
# it is counted from when our last message to them can have left, and told as "about".
ANSWERABLE = 48 * 3600.0
# Mobiles of metropolitan France, which alone a short number reaches.
_SHORT_NUMBER = ("+336", "+337")


def can_have_left(due: float, seen: float) -> float:
    """When OVHcloud let go what it held (seconds since 1970): it was to leave at `due`, and had by the time of `seen`.

    Where the hours of advertising were in the way, when they began; else nobody knows better than that.
    """
    opens = _opens(due)
    return opens if due < opens < seen else seen


def can_leave(due: float, now: float) -> float:
    """When OVHcloud lets go what it still holds and was to leave at `due`, as far as those hours tell."""
    return _opens(max(due, now))


def _opens(moment: float) -> float:
    return next_legal(datetime.fromtimestamp(moment, UTC)).timestamp()


def fitting(e164: str, last: str = "", senders: Sequence[str] | None = None) -> Terms:
    """The terms of an answer to somebody who wrote: no advertising, and from what they can write back to if possible.

    Else from the sender of the last message to them, if the account still has it. `senders`: those it has, None if
    that is not known.
    """
    if e164.startswith(_SHORT_NUMBER):
        return Terms(allow_replies=True, no_stop=True)
    if senders is not None and last not in senders:
        last = next(iter(senders), "")
    return Terms(sender=last, no_stop=True)
