"""The reader: fetches what people answered, each reply once, at the pace that all asking in the background shares."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from ovhsms_gui.core.answering import ANSWERABLE
from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.outbox.events import RepliesRead
from ovhsms_gui.outbox.lists import has_words
from ovhsms_gui.outbox.pace import Ended, Paces
from ovhsms_gui.ovh.endpoints import MAY_NOT
from ovhsms_gui.ovh.models import Replies, Reply
from ovhsms_gui.store.inbox import Box, Came, Inbox

# Between two looks, in seconds: soon after what people can answer went to them, then less and less often; seldom once
# they cannot answer any more, or while there is nothing to answer.
SOONEST, OFTEN, SELDOM = 5.0, 60.0, 1800.0
_SLOWER = 6  # times longer that nothing came for: the gap is that part of it
FIRST_FAILURE_GAP, LONGEST_GAP = 30.0, 3600.0
NOT_ALLOWED_GAP = 86400.0  # keys without the right; new ones are asked at once
NO_KEYS_GAP = 300.0
# A reply may be listed late, at any place: OVHcloud promises neither when nor in which order. What came so long before
# the newest is asked for each time. By ids nothing of it is read twice, and by pages only until all that there are are
# known; but there one that is gone could stand for one that is new, so that all pages are read this often.
OVERLAP = 86400.0
WHOLE_GAP = OVERLAP / 4
FURTHEST = 30 * 86400.0  # back, at the first look
NEWS = 7 * 86400.0  # what is older at the first look was read elsewhere, or by nobody: it is not announced
MOST_RESTARTS = (
    5  # of one reading, for what is deleted meanwhile: a count that goes up and down would have no end
)
MOST_SINGLE, MOST_PAGES = 20, 5  # calls in one turn: messages are waited for too


class Api(Protocol):
    """What is needed of `SmsApi`. Everything raises `Refused`, `NotSent` or `Unknown`."""

    def incoming(self, service: str, since: float, page: int, /) -> Replies:
        """What came in since then."""
        ...

    def incoming_one(self, service: str, reply_id: int, /) -> Reply:
        """One reply."""
        ...

    def clock_ahead(self) -> float | None:
        """Seconds by which OVHcloud's clock is ahead of this computer's; None before it was asked."""
        ...


@dataclass(slots=True)
class _Walk:
    """One reading of a list, over as many turns as it takes.

    Its first page says how many there are; what is new is most often on the last, so that it goes backwards from there.
    What comes meanwhile, at whatever place, or is deleted, moves others to pages that were read already: then it goes
    round again. `known`: what was on its pages before, by id with its time, and need not be read again; nothing where
    all is.
    """

    since: float
    known: dict[int, float]
    whole: bool = field(init=False)
    page: int = 1
    read: dict[int, float] = field(default_factory=dict)  # the same, of what is on its pages now
    newest: float | None = None  # by OVHcloud's clock, of those read
    _round: set[int] = field(default_factory=set)  # ids that it came by, this time round
    _before: int = 0  # how many were read when it began
    _elements: int | None = None  # how many there are in all, by the last page that says so
    _restarts: int = 0

    def __post_init__(self) -> None:
        self.whole = not self.known
        self._before = len(self.known)

    @property
    def all(self) -> dict[int, float]:
        """What is known of the list by now."""
        return self.known | self.read

    def turn(self, listing: Replies) -> bool:
        """Turn the page. False: there is none to be read any more."""
        counted = self._elements or 0
        if listing.elements is not None:
            self._elements = listing.elements
        if counted > (self._elements or 0) and self._restarts < MOST_RESTARTS:
            # Some of it is gone, and which that are, only another reading of all tells.
            self.known, self.read, self.whole = {}, {}, True
            self._restarts += 1
            self._go_round()
            return True
        before = len(self._round)
        self._round.update(reply.id for reply in listing.replies)
        self.read.update((reply.id, reply.created) for reply in listing.replies)
        if len(self._round) == before:  # none comes twice
            return listing.elements is None and self._go_round()
        if self._elements is None:
            self.page += 1
            return True
        if len(self.all) > self._elements:
            self.known = {}  # some of it is gone
        if len(self.all) >= self._elements:
            return False
        last = -(-self._elements // len(listing.replies))
        self.page = last if self.page == 1 else self.page - 1
        return self.page > 1 or self._go_round()

    def _go_round(self) -> bool:
        """Some are missing. False: another round would not find them either."""
        found = len(self.all) > self._before
        self.page, self._round, self._before = 1, set(), len(self.all)
        return found


class ReplyReader:
    """Reads one SMS account after the other, in one thread. What is read is kept before anything else is asked."""

    def __init__(
        self,
        inbox: Inbox,
        api_for: Callable[[str], Api],
        stop: threading.Event,
        notify: Callable[[object], None],
        paces: Paces,
        *,
        wall: Callable[[], float] = time.time,
    ) -> None:
        """`api_for` gives an account's client by its id, or raises LookupError or ValueError.

        `wall` gives seconds since 1970.
        """
        self._inbox = inbox
        self._api_for = api_for
        self._stop = stop
        self._notify = notify
        self._paces = paces
        self._wall = wall
        self._walks: dict[str, _Walk] = {}  # those that are not at their end
        self._known: dict[str, dict[int, float]] = {}  # what each list had at the end of the last
        self._whole: dict[str, float] = {}  # when all pages of each were read
        self._failures: dict[str, int] = {}  # in a row
        self._put_off: dict[str, float] = {}  # until when, by the account's failures
        self._gone: dict[str, set[int]] = {}  # ids of which there is nothing to be read

    def work(self) -> float | None:
        """Take one turn at each SMS account whose time has come. Returns the seconds until the next, if any.

        Raises `StoreProblem`.
        """
        for box in self._inbox.boxes():
            if self._stop.is_set():
                return None
            if self._left(box) <= 0:
                try:
                    self._read(box)
                except Ended:
                    return None
        return min(map(self._left, self._inbox.boxes()), default=None)

    # ---- when ----------------------------------------------------------------------------------

    def _left(self, box: Box) -> float:
        """Seconds until it is to be read."""
        now = self._wall()
        if box.wanted:
            return 0.0
        until = self._put_off.get(box.service)
        if until is not None:
            return until - now if until - now <= NOT_ALLOWED_GAP else 0.0  # else the clock was set
        if box.service in self._walks:
            return 0.0
        since = now - box.asked
        return 0.0 if since < 0 else self._gap(box, now) - since

    def _gap(self, box: Box, now: float) -> float:
        if box.trouble in MAY_NOT:
            return NOT_ALLOWED_GAP
        sent = self._inbox.answerable(box.service, now - ANSWERABLE)
        ages = [now - at for at in sent if at <= now]
        gap = min(max(SOONEST, min(ages) / _SLOWER), OFTEN) if ages else SELDOM
        to_come = [at + SOONEST - box.asked for at in sent if at > now]
        return min(gap, *to_come) if to_come else gap

    def _later(self, box: Box, failure: CallFailed) -> None:
        if isinstance(failure, Refused) and failure.reason in MAY_NOT and has_words(failure):
            gap = NOT_ALLOWED_GAP
        else:
            failures = self._failures.get(box.service, 0)
            self._failures[box.service] = min(failures + 1, 10)
            gap = min(FIRST_FAILURE_GAP * 2.0**failures, LONGEST_GAP)
            gap = max(gap, min(failure.retry_after or 0.0, LONGEST_GAP))
        self._put_off[box.service] = self._wall() + gap

    # ---- reading -------------------------------------------------------------------------------

    def _read(self, box: Box) -> None:
        if box.wanted:
            self._inbox.begin(box.service)
        try:
            api = self._api_for(box.account_id)
        except (LookupError, ValueError):
            self._put_off[box.service] = self._wall() + NO_KEYS_GAP
            return
        self._put_off.pop(box.service, None)
        new, trouble, seen = 0, "", None
        try:
            walk = self._walks.get(box.service)
            if walk is None:
                walk = self._walks[box.service] = self._walk(box, api)
            new, complete = self._turn(box, api, walk)
        except CallFailed as failure:
            self._later(box, failure)
            trouble = failure.reason
        else:
            self._failures.pop(box.service, None)
            if complete:
                self._end(box, walk)
                # What a broken clock dates into the future must not hide what comes after.
                seen = None if walk.newest is None else min(walk.newest, self._now(api))
        self._inbox.asked(box.service, self._wall(), seen=seen, trouble=trouble)
        if new or trouble != box.trouble or box.service not in self._walks:
            self._notify(RepliesRead(box.service, new, trouble))

    def _turn(self, box: Box, api: Api, walk: _Walk) -> tuple[int, bool]:
        """A bounded part of a list: how many replies are new, and whether that was the rest of it."""
        new = 0
        for _ in range(MOST_PAGES):
            self._paces.take(box.account_id)
            listing = api.incoming(box.service, walk.since, walk.page)
            if listing.ids:
                found, complete = self._ones(box, api, walk, listing.ids)
                return new + found, complete
            new += self._keep(box, api, walk, listing.replies)
            if not walk.turn(listing):
                return new, True
        return new, False

    def _ones(self, box: Box, api: Api, walk: _Walk, ids: tuple[int, ...]) -> tuple[int, bool]:
        """Each by its id, those that are not kept yet, the newest first."""
        gone = self._gone.setdefault(box.service, set())
        wanted = sorted(set(ids) - self._inbox.kept(box.service, ids) - gone, reverse=True)
        new = 0
        for reply_id in wanted[:MOST_SINGLE]:
            self._paces.take(box.account_id)
            try:
                reply = api.incoming_one(box.service, reply_id)
            except Refused as refusal:
                if refusal.reason is not Reason.NOT_FOUND or not has_words(refusal):
                    raise
                gone.add(reply_id)
                continue
            new += self._keep(box, api, walk, (reply,))
        return new, len(wanted) <= MOST_SINGLE

    def _keep(self, box: Box, api: Api, walk: _Walk, replies: tuple[Reply, ...]) -> int:
        news = self._now(api) - NEWS if box.seen is None else 0.0
        came = [
            Came(one.id, who(one.sender), one.created, one.message, unread=one.created >= news)
            for one in replies
            if one.id not in walk.known
        ]
        new = self._inbox.keep(box.service, came) if came else 0
        times = [one.created for one in replies] + ([] if walk.newest is None else [walk.newest])
        walk.newest = max(times, default=None)
        return new

    def _walk(self, box: Box, api: Api) -> _Walk:
        since = self._since(box, api)
        recent = 0 <= self._wall() - self._whole.get(box.service, -math.inf) < WHOLE_GAP
        known = self._known.get(box.service, {}) if recent else {}
        return _Walk(since, {id_: at for id_, at in known.items() if at >= since})

    def _end(self, box: Box, walk: _Walk) -> None:
        del self._walks[box.service]
        self._known[box.service] = walk.all
        if walk.whole:
            self._whole[box.service] = self._wall()

    def _since(self, box: Box, api: Api) -> float:
        return self._now(api) - FURTHEST if box.seen is None else box.seen - OVERLAP

    def _now(self, api: Api) -> float:
        """By OVHcloud's clock, which nobody here sets."""
        return self._wall() + (api.clock_ahead() or 0.0)


def who(sender: str) -> str:
    """Whoever wrote, in E.164, in whatever form OVHcloud writes it; as it is where it is no number.

    A short number reaches mobiles of France only: what has no country is one of those.
    """
    raw = sender.strip()
    forms = (raw, f"+{raw}", f"0{raw}") if raw[:1].isdigit() else (raw,)
    return next((number.e164 for form in forms if (number := parse(form, "FR")).e164), None) or raw
