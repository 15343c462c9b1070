"""Answering somebody: how long people can write back, and from whom an answer comes."""

from collections.abc import Sequence

from ovhsms_gui.core.terms import Terms

# Seconds in which people can answer what came from a short number. OVHcloud says 48 hours, and not from when on: it is
# counted here from our last message to them, and told as "about".
ANSWERABLE = 48 * 3600.0
# Mobiles of metropolitan France, which alone a short number reaches.
_SHORT_NUMBER = ("+336", "+337")


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
