"""OVHcloud's lists of STOP, in the lanes: read, kept, and somebody taken off."""

import time
from collections.abc import Iterable
from dataclasses import dataclass

from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.store.stop_lists import DONE, StopList
from ovhsms_gui.work.books import QueryBooks, WriteBooks
from ovhsms_gui.work.clock import user_here
from ovhsms_gui.work.connections import NoKeys
from ovhsms_gui.work.events import StopListRead

AGAIN = 900.0  # seconds, between two readings of one list
APART = 2.0  # and between the readings of two
_REGION = "FR"  # of a number that OVHcloud lists without its country: it has SMS accounts of this one


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Which numbers (E.164) get nothing: `out` of all, and of them who only is on OVHcloud's list.

    `asking`: who of the others answered STOP, which nobody has said yes or no to.
    """

    out: frozenset[str] = frozenset()
    stopped: frozenset[str] = frozenset()
    asking: frozenset[str] = frozenset()


# ---- asked of OVHcloud, in the query lane ------------------------------------------------------------


def look(books: QueryBooks) -> float | None:
    """Read the list whose turn it is; `StopListRead` is said. Seconds until the next one's, None without one.

    Keys that may not read it are not asked with again, until there are others. It has its turn among all that is asked
    in the background; it is not waited for here, where people are asked for too.
    """
    now = time.monotonic()
    for place in [place for place, at in books.stop_turns.items() if at <= now][:1]:
        if books.stop_booked != place:
            books.stop_booked, books.stop_booked_at = place, now + books.paces.book(place[0])
        if books.stop_booked_at > now:
            return books.stop_booked_at - now
        books.stop_booked = None
        again = read(books, account_id=place[0], service=place[1])
        books.stop_turns[place] = now + AGAIN if again else float("inf")
    waiting = [at for at in books.stop_turns.values() if at < float("inf")]
    return None if not waiting else max(APART, min(waiting) - now)


def read(books: QueryBooks, *, account_id: str, service: str) -> bool:
    """Read one list; `StopListRead` is said. False when it is of no use to ask again."""
    try:
        numbers = books.connections.api(account_id).stop_list(service)
    except NoKeys:
        return False
    except CallFailed as error:
        books.say(StopListRead(account_id, service, None, error.reason))
        return error.reason is not Reason.NOT_GRANTED
    books.say(StopListRead(account_id, service, numbers))
    return True


def take_off(books: QueryBooks, *, account_id: str, service: str, listed: str) -> str:
    """Have a number taken off a list. DONE, also when it was not on it any more; else why not."""
    try:
        books.connections.api(account_id).take_off(service, listed)
    except NoKeys:
        return Reason.CONSUMER_KEY
    except Refused as refusal:
        return DONE if refusal.reason is Reason.NOT_FOUND and refusal.message else refusal.reason
    except CallFailed as error:
        return error.reason
    return DONE


# ---- kept, in the write lane -------------------------------------------------------------------------


def keep(books: WriteBooks, *, service: str, numbers: tuple[str, ...]) -> bool:
    """It was read. True when others are on it than before."""
    return books.stop_lists.keep(service, {_e164(number): number for number in numbers})


def left_out(books: WriteBooks, *, numbers: Iterable[str], service: str) -> LeftOut:
    """Which of these numbers (E.164) get nothing from an SMS account, "" for none; they may come lazily."""
    asked = tuple(numbers)
    own = books.opt_outs.among(asked)
    stopped = books.stop_lists.among(service, asked) - own if service else frozenset()
    out = own | stopped
    return LeftOut(out, stopped, books.conversations.asking(asked) - out)


def stop_list(books: WriteBooks, *, service: str) -> StopList:
    """The list of an SMS account, as it was read last."""
    return books.stop_lists.read(service)


def consent(books: WriteBooks, *, service: str, e164: str, statement: str) -> int:
    """Write down that somebody wants to be written to again: when, and who says so. The consent's number."""
    return books.stop_lists.consent(service, e164, statement, user_here())


def settle(books: WriteBooks, *, consent: int, outcome: str) -> None:
    """Write down what came of it."""
    books.stop_lists.settle(consent, outcome)


def _e164(listed: str) -> str:
    """As the receivers have it; what is no number stands for itself."""
    plain = listed if listed.lstrip().startswith(("+", "0")) else f"+{listed.lstrip()}"
    return parse(plain, _REGION).e164 or listed
