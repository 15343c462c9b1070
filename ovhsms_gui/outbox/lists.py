"""Reads OVHcloud's lists of messages, a bounded part at a time, and goes on the next time where it stopped."""

from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, field, replace
from typing import Protocol

from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.outbox.evidence import Window
from ovhsms_gui.ovh.models import Listing, Sms
from ovhsms_gui.store.rows import ChunkRow

# In one look; the rest is read in the next.
MOST_SINGLE, MOST_PAGES = 100, 40
_LARGEST_MEMORY = 50_000  # messages
# Ids come without a count. How many OVHcloud gives at most is not documented: it would be so many, or a multiple.
_ROUND, _SHORTEST_CUT = 50, 64


class Api(Protocol):
    """What is needed of `SmsApi`. Everything raises `Refused`, `NotSent` or `Unknown`."""

    def outgoing(self, service: str, tag: str, page: int, /) -> Listing:
        """Messages that have left, by tag."""
        ...

    def outgoing_between(self, service: str, since: float, until: float, page: int, /) -> Listing:
        """Messages that have left, by the time at which they were made."""
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


@dataclass(frozen=True, slots=True)
class Read:
    """What one list says. `complete`: all of it was read, now or before.

    `torn`: it contradicts itself, so that what is not in it may be there all the same. `gone`: ids that it has, and of
    which nothing could be read. `unasked`: ids that these keys may not ask about, so that nothing follows of them.
    """

    messages: tuple[Sms, ...] = ()
    complete: bool = True
    torn: bool = False
    gone: frozenset[int] = frozenset()
    unasked: frozenset[int] = frozenset()


@dataclass(slots=True)
class _Place:
    """How far a list in pages was read, and what was in it, by id."""

    page: int = 1
    messages: dict[int, Sms] = field(default_factory=dict)

    def add(self, listing: Listing) -> bool:
        """Turn the page. False: there was nothing new on it, so the next has nothing either."""
        before = len(self.messages)
        self.messages.update((sms.id, sms) for sms in listing.messages)
        self.page += 1
        return len(self.messages) > before

    def is_whole(self, listing: Listing) -> bool:
        """As many as there are in all; where that is not told, a page past the last is empty, and none comes twice."""
        if listing.elements is None:
            return not listing.messages
        return len(self.messages) >= listing.elements


class Lists:
    """One look's worth of reading: begin each with `begin`. `turn` waits for the account's turn before a call."""

    def __init__(self, turn: Callable[[str], None]) -> None:
        self._turn = turn
        # Of a message, neither the receiver nor the text nor its time ever changes: one reading is enough.
        self._known: dict[tuple[str, str, int], Sms] = {}
        self._places: dict[tuple[int, str], _Place] = {}
        self._readings: dict[tuple[str, str, int], int] = {}  # how often each was read
        self._left = MOST_SINGLE

    def begin(self) -> None:
        """Another look."""
        self._left = MOST_SINGLE
        if len(self._known) > _LARGEST_MEMORY:
            self._known.clear()
            self._readings.clear()

    def forget(self, chunk: ChunkRow) -> None:
        """Nothing more is to be read for this chunk."""
        for key in [key for key in self._places if key[0] == chunk.id]:
            del self._places[key]

    def pending(self, api: Api, chunk: ChunkRow) -> tuple[int, ...]:
        """Ids of what waits, newest first."""
        self._turn(chunk.account_id)
        return tuple(sorted(set(api.pending(chunk.service)), reverse=True))

    def pending_ones(self, api: Api, chunk: ChunkRow, ids: Iterable[int]) -> Read:
        """Those messages that wait."""
        return self._ones(chunk, "pending", ids, api.pending_one)

    def left_ones(self, api: Api, chunk: ChunkRow, ids: Iterable[int]) -> Read:
        """Those messages among what has left, as they are now, whatever the lists say."""
        return self._ones(chunk, "outgoing", ids, api.outgoing_one, fresh=True)

    def waiting_ones(self, api: Api, chunk: ChunkRow, ids: Iterable[int]) -> Read:
        """Those messages among what waits, as it is now, whatever the list says."""
        try:
            return self._ones(chunk, "pending", ids, api.pending_one, fresh=True)
        except Refused as refusal:
            if refusal.reason is Reason.NOT_GRANTED and has_words(refusal):
                return Read(unasked=frozenset(ids))
            raise

    def tagged(
        self, api: Api, chunk: ChunkRow, tag: str, *, fresh: bool, skip: frozenset[int] = frozenset()
    ) -> Read:
        """What has left under a tag. A list that does not hear the tag is everybody's: nothing is to follow from it.

        `fresh`: what becomes of the messages matters, not only that they are there. `skip`: ids that do not.
        """
        read = self._pages(
            api,
            chunk,
            f"tag {tag}",
            lambda page: api.outgoing(chunk.service, tag, page),
            fresh=fresh,
            skip=skip,
        )
        heard = all(sms.tag in {None, *chunk.tags} for sms in read.messages)
        return read if heard else Read(read.messages)

    def between(
        self, api: Api, chunk: ChunkRow, window: Window, *, fresh: bool, only: frozenset[int] | None = None
    ) -> Read:
        """What has left of what was made in that time. `only`: no other ids are read one by one."""
        since, until = window.since, window.until
        return self._pages(
            api,
            chunk,
            f"made when {window.name}",
            lambda page: api.outgoing_between(chunk.service, since, until, page),
            fresh=fresh,
            only=only,
        )

    def _pages(
        self,
        api: Api,
        chunk: ChunkRow,
        name: str,
        call: Callable[[int], Listing],
        *,
        fresh: bool,
        skip: frozenset[int] = frozenset(),
        only: frozenset[int] | None = None,
    ) -> Read:
        place = self._places.setdefault((chunk.id, name), _Place())
        for _ in range(MOST_PAGES):
            self._turn(chunk.account_id)
            listing = call(place.page)
            if listing.ids:
                del self._places[chunk.id, name]
                ids = set(listing.ids) - skip
                ids = ids if only is None else ids & only
                read = self._ones(chunk, "outgoing", ids, api.outgoing_one, fresh=fresh)
                # What has left stays.
                return replace(read, torn=bool(read.gone) or may_be_cut(listing.ids))
            news = place.add(listing)
            if not news or place.is_whole(listing):
                del self._places[chunk.id, name]
                return Read(tuple(place.messages.values()), torn=not place.is_whole(listing))
        return Read(tuple(place.messages.values()), complete=False)

    def _ones(
        self,
        chunk: ChunkRow,
        name: str,
        ids: Iterable[int],
        read: Callable[[str, int], Sms],
        *,
        fresh: bool = False,
    ) -> Read:
        """Each by its id, the newest first: what was read before is known, unless it has to be `fresh`.

        Then those have their turn first that were read the least: more than one look reads may wait for long.
        """
        messages: list[Sms] = []
        complete, gone = True, set()
        wanted = [(chunk.service, name, id_) for id_ in sorted(ids, reverse=True)]
        if fresh:
            wanted.sort(key=lambda key: self._readings.get(key, 0))
        for key in wanted:
            id_ = key[2]
            if not fresh and key in self._known:
                messages.append(self._known[key])
                continue
            if self._left <= 0:
                complete = False
                continue
            self._left -= 1
            sms = self._one(chunk, read, id_)
            if sms is None:
                gone.add(id_)
                continue
            self._known[key] = sms
            self._readings[key] = self._readings.get(key, 0) + 1
            messages.append(sms)
        return Read(tuple(messages), complete, gone=frozenset(gone))

    def _one(self, chunk: ChunkRow, read: Callable[[str, int], Sms], message_id: int) -> Sms | None:
        """One message; None when it has gone from the list meanwhile."""
        self._turn(chunk.account_id)
        try:
            return read(chunk.service, message_id)
        except Refused as refusal:
            if refusal.reason is Reason.NOT_FOUND and has_words(refusal):
                return None
            raise


def may_be_cut(ids: Sized) -> bool:
    """A list of ids is as long as one whose end was left off would be."""
    count = len(ids)
    return count > 0 and (count % _ROUND == 0 or (count >= _SHORTEST_CUT and count.bit_count() == 1))


def has_words(refusal: CallFailed) -> bool:
    """OVHcloud's own no. One without a word comes from something in between: OVHcloud was not asked."""
    return bool(refusal.code or refusal.message)
