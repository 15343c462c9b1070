"""The watcher: asks OVHcloud what became of what it took, and whether it took what is unknown. Never sends."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.core.states import FIRST_LOOK, LOOKS_APART, ChunkState, ReceiverState
from ovhsms_gui.outbox.events import SendWatched
from ovhsms_gui.outbox.pace import Pace
from ovhsms_gui.outbox.receipts import became
from ovhsms_gui.ovh.models import Listing, Sms
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import Cause, ChunkOutcome, ChunkRow, Sighting
from ovhsms_gui.store.verdicts import as_e164

# OVHcloud's staff call about 60 calls a minute and key fair.
CALLS_PER_SECOND, BURST = 1.0, 10
LONGEST_DOUBT_GAP, LONGEST_GAP = 300.0, 3600.0  # seconds between two looks
GIVE_UP_AFTER = 3 * 86400.0  # operators try for two to three days
NO_KEYS_GAP = 15.0
# Pending messages carry no tag: one is ours when the same person gets the same text at the same time.
_BEFORE, _AFTER = 60.0, 900.0  # seconds around the POST
MOST_PENDING = 100  # messages looked into, the newest first

# Refusals that pass.
# Answers by which OVHcloud does not let these keys ask; every other one may be another the next time.
_MAY_NOT = {
    Reason.NOT_GRANTED,
    Reason.CONSUMER_KEY,
    Reason.APPLICATION_KEY,
    Reason.SIGNATURE,
    Reason.SERVICE_EXPIRED,
}


class Api(Protocol):
    """What the watcher needs of `SmsApi`. Everything raises `Refused`, `NotSent` or `Unknown`."""

    def outgoing(self, service: str, tag: str, page: int, /) -> Listing:
        """Messages that have left, by tag."""
        ...

    def outgoing_one(self, service: str, message_id: int, /) -> Sms:
        """One of them."""
        ...

    def pending(self, service: str, /) -> tuple[int, ...]:
        """Ids of messages that wait."""
        ...

    def pending_one(self, service: str, message_id: int, /) -> Sms:
        """One of them."""
        ...

    def clock_ahead(self) -> float | None:
        """Seconds by which OVHcloud's clock is ahead of this computer's; None before it was asked."""
        ...


class _Stopped(Exception):
    """The program ends: nothing is concluded from half a look."""


class _Incomplete(Exception):
    """What OVHcloud lists does not tell: there is more than could be looked into, or it is not what was asked."""


class Watcher:
    """Asks about one chunk at a time, doubts first, in one thread and at its own slow pace per account."""

    def __init__(
        self,
        looks: Looks,
        api_for: Callable[[str], Api],
        stop: threading.Event,
        notify: Callable[[object], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        wait: Callable[[float], object] | None = None,
    ) -> None:
        """See `Runner`. `wall` gives seconds since 1970, as the journal's clock does."""
        self._looks = looks
        self._api_for = api_for
        self._stop = stop
        self._notify = notify
        self._clock = clock
        self._wall = wall
        self._wait = wait or stop.wait
        self._paces: dict[str, Pace] = {}
        self._failures = 0  # in a row

    def work(self) -> float | None:
        """Ask about every chunk whose time has come. Returns the seconds until the next one's, if any.

        Raises `StoreProblem`.
        """
        while not self._stop.is_set():
            chunk = self._looks.due()
            if chunk is None:
                return self._looks.next_in()
            try:
                self._look(chunk)
            except _Stopped:
                return None
        return None

    def _look(self, chunk: ChunkRow) -> None:
        try:
            api = self._api_for(chunk.account_id)
        except (LookupError, ValueError):
            self._looks.put_off(chunk.id, NO_KEYS_GAP)
            self._notify(SendWatched(chunk.send_id, Cause.NO_KEYS))
            return
        reason = ""
        try:
            if chunk.state is ChunkState.UNKNOWN:
                self._reconcile(api, chunk)
            else:
                self._track(api, chunk)
        except Refused as refusal:
            reason = refusal.reason
            # A no without a word comes from something in between: OVHcloud was not asked.
            if refusal.reason in _MAY_NOT and _has_words(refusal):
                self._looks.stopped(chunk.id, refusal.reason)
            else:
                self._later(chunk, refusal)
        except CallFailed as failure:
            reason = failure.reason
            self._later(chunk, failure)
        except _Incomplete:
            reason = Cause.UNSURE
            self._looks.stopped(chunk.id, reason)
        except IllegalMove:
            return  # the operator was quicker
        else:
            self._failures = 0
        self._notify(SendWatched(chunk.send_id, reason))

    def _later(self, chunk: ChunkRow, failure: CallFailed) -> None:
        gap = min(FIRST_LOOK[ChunkState.UNKNOWN] * 2.0**self._failures, LONGEST_DOUBT_GAP)
        self._failures = min(self._failures + 1, 10)
        self._looks.put_off(chunk.id, max(gap, failure.retry_after or 0.0))

    # ---- what is unknown -----------------------------------------------------------------------

    def _reconcile(self, api: Api, chunk: ChunkRow) -> None:
        # First what waits, then what has left: a message on its way from one to the other is in one of them.
        waiting, refusal = self._pending(api, chunk)
        found, cause = self._left(api, chunk), Cause.FOUND
        if not found:
            if refusal is not None:
                raise refusal
            found, cause = self._ours(api, chunk, waiting), Cause.FOUND_PENDING
        if not found:
            now = self._wall() + (api.clock_ahead() or 0.0)  # by OVHcloud's clock, which nobody here sets
            gap, left = self._gap(chunk), (chunk.first_look or now) + LOOKS_APART - now
            if gap is not None and left > 0:  # looks made by hand must not put off the one that decides
                gap = min(gap, max(left, 2 * FIRST_LOOK[ChunkState.UNKNOWN]))
            self._looks.found_nothing(chunk.id, gap, now)
            return
        outcome = ChunkOutcome(
            valid=tuple(as_e164(sms.receiver) for sms in found),
            ids=tuple(sms.id for sms in found),
            credits=round(sum(sms.credits for sms in found), 4),
        )
        self._looks.found(chunk.id, outcome, cause)

    def _pending(self, api: Api, chunk: ChunkRow) -> tuple[list[int], Refused | None]:
        """Ids of what waits and is not known to be another chunk's; keys that may not ask may ask for the rest."""
        self._turn(chunk)
        try:
            ids = api.pending(chunk.service)
        except Refused as refusal:
            if refusal.reason is not Reason.NOT_GRANTED:
                raise
            return [], refusal
        return sorted(set(ids) - self._looks.known_ids(chunk.service), reverse=True), None

    def _ours(self, api: Api, chunk: ChunkRow, waiting: list[int]) -> list[Sms]:
        """Those waiting messages that are this chunk's, by person, text and time."""
        ahead = chunk.ahead if chunk.ahead is not None else (api.clock_ahead() or 0.0)
        submitted = (chunk.submitted or 0.0) + ahead
        found: list[Sms] = []
        gone = False
        for id_ in waiting[:MOST_PENDING]:
            sms = self._one(chunk, api.pending_one, id_)
            if sms is None:
                gone = True
                continue
            ours = as_e164(sms.receiver) in chunk.receivers and sms.message == chunk.text
            if ours and submitted - _BEFORE <= sms.created <= submitted + _AFTER:
                found.append(sms)
        if gone and not found:  # what has left meanwhile stands in the other list now
            found = self._left(api, chunk)
        if not found and len(waiting) > MOST_PENDING:
            raise _Incomplete
        return found

    # ---- what was taken ------------------------------------------------------------------------

    def _track(self, api: Api, chunk: ChunkRow) -> None:
        left = self._left(api, chunk, self._looks.done(chunk.id))
        sightings = [
            Sighting(as_e164(sms.receiver), *became(sms.receipt, sms.ptt), ovh_id=sms.id) for sms in left
        ]
        rest = self._looks.waiting(chunk.id) - {sighting.number for sighting in sightings}
        if rest:
            self._turn(chunk)
            pending = set(api.pending(chunk.service)) & set(chunk.outcome.ids)
            # The ids name nobody; but when as many wait as have not left, it is they.
            if len(pending) == len(rest):
                sightings += [Sighting(number, ReceiverState.HELD) for number in rest]
        self._looks.report(chunk, sightings, self._gap(chunk))

    # ---- both ----------------------------------------------------------------------------------

    def _left(self, api: Api, chunk: ChunkRow, skip: Iterable[int] = ()) -> list[Sms]:
        """Every message under the chunk's tag, without those in `skip`. Each once."""
        found: dict[int, Sms] = {}
        for sms in self._listed(api, chunk, frozenset(skip)):
            found[sms.id] = sms
        return list(found.values())

    def _listed(self, api: Api, chunk: ChunkRow, skip: frozenset[int]) -> Iterator[Sms]:
        page, seen = 1, 0
        while True:
            self._turn(chunk)
            listing = api.outgoing(chunk.service, chunk.tag, page)
            mine = [sms for sms in listing.messages if sms.tag in {None, chunk.tag}]
            if listing.messages and not mine:
                raise _Incomplete  # the tag was not heard: this is everybody's list
            yield from mine
            for id_ in listing.ids:
                sms = None if id_ in skip else self._one(chunk, api.outgoing_one, id_)
                if sms is not None and sms.tag not in {None, chunk.tag}:
                    raise _Incomplete
                if sms is not None:
                    yield sms
            seen += len(listing.messages)
            page += 1
            if not listing.messages or seen >= listing.elements:
                return

    def _one(self, chunk: ChunkRow, read: Callable[[str, int], Sms], message_id: int) -> Sms | None:
        """One message; None when it has gone from the list meanwhile."""
        self._turn(chunk)
        try:
            return read(chunk.service, message_id)
        except Refused as refusal:
            if refusal.reason is Reason.NOT_FOUND and _has_words(refusal):
                return None
            raise

    def _turn(self, chunk: ChunkRow) -> None:
        """Wait for this account's turn. Raises `_Stopped`."""
        pace = self._paces.setdefault(chunk.account_id, Pace(CALLS_PER_SECOND, self._clock, burst=BURST))
        while (seconds := pace.wait()) > 0 and not self._stop.is_set():
            self._wait(seconds)
        if self._stop.is_set():
            raise _Stopped
        pace.start()

    def _gap(self, chunk: ChunkRow) -> float | None:
        """Seconds until the next look: the longer it lasts, the longer."""
        age = max(0.0, self._wall() - (chunk.answered or 0.0))
        if age > GIVE_UP_AFTER:
            return None
        if chunk.state is ChunkState.UNKNOWN:
            return min(FIRST_LOOK[ChunkState.UNKNOWN] * 2.0 ** min(chunk.looks + 1, 10), LONGEST_DOUBT_GAP)
        return min(max(FIRST_LOOK[ChunkState.ACCEPTED], age / 2), LONGEST_GAP)


def _has_words(refusal: Refused) -> bool:
    return bool(refusal.code or refusal.message)
