"""What OVHcloud's lists say about each person of a chunk. Pure: from what was listed to what is known."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime

from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.hours import OPENS, PARIS
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.ovh.models import Sms
from ovhsms_gui.store.rows import ChunkRow

BEFORE, AFTER = 60.0, 900.0  # seconds around the POST in which its messages are made, by OVHcloud's clock
_EXACT = 5.0  # seconds: so well it is known when something was sent, by OVHcloud's clock
_LONGEST_HOLD = 7 * 1440  # minutes until advertising may be sent, over holidays too
# Whether OVHcloud lists a text with the STOP clause that it adds is not documented.
_SIGNS = re.compile(r"[^0-9a-z.,;:!?]+")
_STOP = re.compile(r"\s*STOP\b.{0,24}", re.DOTALL)

ByNumber = Mapping[str, tuple[Sms, ...]]


@dataclass(frozen=True, slots=True)
class Window:
    """When a chunk's messages were made, in seconds since 1970 by OVHcloud's clock."""

    since: float
    until: float
    name: str = "posted"

    @classmethod
    def around(cls, due: Due) -> "Window":
        """The second one of what was scheduled: which of its two times OVHcloud gives as made is not documented."""
        return cls(due.at - BEFORE, due.at + AFTER, "due")

    def __contains__(self, moment: float) -> bool:
        return self.since <= moment <= self.until


@dataclass(frozen=True, slots=True)
class Evidence:
    """By receiver's number: messages that are certainly this chunk's, and such as are like them.

    `unreadable`: such as are either, but to numbers that may be anybody's of this chunk. `near`: others to its people
    at that time, whose text is the same but for accents and signs, or its beginning: where lists leave the rest out, it
    may be ours.
    `otherwise`: others with such a text, of whatever sender and time, or with the beginning of one: without a tag
    nothing tells that they are not ours. `shared`: people to whom a message is listed that may as well be another
    chunk's: see `settled`. `doubtful`: such as are like them, and rather another's: they keep nobody from being asked
    about, and settle nothing.
    """

    ours: ByNumber
    alike: ByNumber
    unreadable: int = 0
    near: int = 0
    otherwise: ByNumber = field(default_factory=dict)
    shared: int = 0
    doubtful: ByNumber = field(default_factory=dict)

    @property
    def people(self) -> frozenset[str]:
        """For whom there is something."""
        return frozenset(self.ours) | frozenset(self.alike)

    @property
    def listed(self) -> frozenset[str]:
        """For whom there may be something: nobody of them is sent to again."""
        return self.people | frozenset(self.doubtful)

    def covers(self, chunk: ChunkRow) -> bool:
        """There is something for everybody."""
        return self.people >= frozenset(chunk.receivers)

    @property
    def nearly(self) -> frozenset[int]:
        """Ids of what is told otherwise to those for whom there is nothing."""
        people = self.people
        return frozenset(
            sms.id for number, found in self.otherwise.items() if number not in people for sms in found
        )

    @property
    def messages(self) -> tuple[tuple[str, Sms], ...]:
        """What counts of each person: what is ours, and only without it what is like it."""
        by_person = {**self.alike, **self.ours}
        return tuple((number, sms) for number, found in by_person.items() for sms in found)


def weigh(
    chunk: ChunkRow,
    listed: Iterable[Sms],
    window: Window,
    claimed: AbstractSet[int],
    *,
    kept: bool = False,
) -> Evidence:
    """Sort what was listed. `claimed`: ids of messages that are known to be other chunks'.

    A message is the chunk's by its id or by a tag that the chunk was sent under. Without, it is like one of it when
    the same person got the same text from the same sender at that time: OVHcloud promises nowhere to keep a tag,
    and what waits has none. But what was made before it was sent is rather another's, and so is what has left without
    its tag where tags are known to be `kept`.
    """
    who, sent = Addressees(chunk.receivers), _first_sent(chunk)
    ids, tags = frozenset(chunk.outcome.ids), frozenset(chunk.tags)
    ours: defaultdict[str, list[Sms]] = defaultdict(list)
    alike: defaultdict[str, list[Sms]] = defaultdict(list)
    doubtful: defaultdict[str, list[Sms]] = defaultdict(list)
    otherwise: defaultdict[str, list[Sms]] = defaultdict(list)
    unreadable = near = 0
    for sms in {sms.id: sms for sms in listed}.values():
        certain = sms.id in ids or sms.tag in tags
        if not certain and sms.id in claimed:
            continue
        number, then = who.find(sms.receiver), _at_that_time(chunk, sms, window)
        if certain or (then and _same(chunk, sms)):
            if number is not None:
                anothers = sms.created < sent - _EXACT or (kept and _has_left(sms))
                (ours if certain else doubtful if anothers else alike)[number].append(sms)
            else:
                unreadable += who.may_mean(sms.receiver)
        elif number is not None:
            own, other = _bare(chunk.text), _bare(sms.message)
            same, part = own == other, own.startswith(other)
            near += then and (same or bool(other and part)) and _same_sender(chunk, sms.sender)
            if (sms.created in window and (part or other.startswith(own))) or (own and same):
                otherwise[number].append(sms)
    return Evidence(
        _frozen(ours),
        _frozen(_as_many_as_sent(chunk, ours, alike)),
        unreadable,
        near,
        _frozen(otherwise),
        doubtful=_frozen(doubtful),
    )


@dataclass(frozen=True, slots=True)
class Claim:
    """What a chunk may have of what is listed, while nobody knows all ids under which it was taken.

    `posted`: when it was first sent, by OVHcloud's clock. `found` counts however often it was sent.
    """

    chunk: ChunkRow
    posted: float
    window: Window
    found: Evidence

    @classmethod
    def of(
        cls, chunk: ChunkRow, posted: float, listed: Iterable[Sms], window: Window, claimed: AbstractSet[int]
    ) -> "Claim":
        """See `weigh`."""
        return cls(chunk, posted, window, weigh(replace(chunk, attempt=0), listed, window, claimed))

    def alike(self, number: str) -> dict[int, Sms]:
        """What is like it, and was not made before the chunk was sent."""
        found = self.found.alike.get(number, ())
        return {sms.id: sms for sms in found if sms.created >= self.posted - _EXACT}

    def may_have(self, number: str) -> dict[int, Sms]:
        """The same, and what may be it in other words: a list may leave out accents and signs, or the end."""
        found = self.found.otherwise.get(number, ())
        told = {sms.id: sms for sms in found if self.posted - _EXACT <= sms.created and self._then(sms)}
        return told | self.alike(number)

    @property
    def people(self) -> AbstractSet[str]:
        """For whom it may have any of that."""
        return self.found.alike.keys() | self.found.otherwise.keys()

    def wanting(self, number: str) -> int:
        """How many messages it may have for somebody beside those that are known to be its own."""
        chunk, ours = self.chunk, self.found.ours.get(number, ())
        sent = max(1, chunk.attempt)
        if chunk.state is not ChunkState.ACCEPTED:
            return max(0, sent - len(ours))
        if not chunk.origin and len(chunk.outcome.ids) >= sent * len(chunk.receivers):
            return 0  # where it has an origin, some of those are other people's
        named = sum(sms.id in chunk.outcome.ids for sms in ours)
        # One that the answer named is theirs, whether it is listed or not.
        return max(0, sent - max(1, named) - (len(ours) - named))

    def _then(self, sms: Sms) -> bool:
        return sms.created in self.window or _at_that_time(self.chunk, sms, self.window)


def settled(evidence: Evidence, own: Claim, rivals: Collection[Claim]) -> Evidence:
    """Leave out what is like a chunk and may be another's, as long as there is not one for each.

    A message that was made before a chunk was sent is another one's. Else nothing but a tag tells whose it is, and what
    waits has none.
    """
    alike, shared = dict(evidence.alike), 0
    by_person: defaultdict[str, list[Claim]] = defaultdict(list)
    for rival in rivals:
        for number in rival.people:
            by_person[number].append(rival)
    for number in evidence.alike:
        mine = own.alike(number)
        theirs = [
            (wanting, found)
            for rival in by_person.get(number, ())
            if (wanting := rival.wanting(number)) and (found := rival.may_have(number))
        ]
        if not theirs:
            continue
        others = [(wanting, found) for wanting, found in theirs if found.keys() & mine.keys()]
        there = set(mine).union(*(found for _, found in others))
        wanted = own.wanting(number) + sum(wanting for wanting, _ in others)
        if not mine or not own.wanting(number):
            del alike[number]
        elif others and len(there) < wanted:
            del alike[number]
            shared += 1
        else:
            kept = tuple(sms for sms in alike[number] if sms.id in mine)
            alike[number] = kept or (min(mine.values(), key=lambda sms: (sms.created, sms.id)),)
    return replace(evidence, alike=alike, shared=shared)


def disputed(rivals: Collection[Claim], numbers: Iterable[str]) -> frozenset[int]:
    """Ids of what may be the rivals' to these people."""
    people = frozenset(numbers)
    return frozenset(
        id_
        for rival in rivals
        for number in rival.people & people
        if rival.wanting(number)
        for id_ in rival.may_have(number)
    )


def _as_many_as_sent(
    chunk: ChunkRow, ours: Mapping[str, list[Sms]], alike: Mapping[str, list[Sms]]
) -> Mapping[str, list[Sms]]:
    """Of what is like it, no more than a person can have of this chunk, the nearest first: the rest is another's.

    How often a chunk was sent is not known where the journal may be an old copy.
    """
    if not chunk.attempt or chunk.unasked:
        return alike
    posted = (chunk.submitted or chunk.created) + (chunk.ahead or 0.0)
    nearest = {
        number: sorted(found, key=lambda sms: (abs(sms.created - posted), sms.id))
        for number, found in alike.items()
    }
    capped = {
        number: found[: max(0, chunk.attempt - len(ours.get(number, ())))]
        for number, found in nearest.items()
    }
    return {number: found for number, found in capped.items() if found}


def _first_sent(chunk: ChunkRow) -> float:
    """When the first of it was sent of which nobody knows, by OVHcloud's clock; any time where that is not known."""
    if chunk.unasked or chunk.submitted is None or chunk.ahead is None:
        return -math.inf
    posted = chunk.submitted + chunk.ahead
    return posted if chunk.doubted is None else min(posted, chunk.doubted)


def _has_left(sms: Sms) -> bool:
    """What waits has neither a tag nor a time at which it left."""
    return sms.tag is not None or sms.sent is not None


def _at_that_time(chunk: ChunkRow, sms: Sms, window: Window) -> bool:
    due = chunk.terms.due
    if due is None:
        return sms.created in window and (not sms.delay or _held(chunk, sms))
    if sms.sent is not None and sms.sent < due.at - BEFORE:
        return False  # ours cannot have left yet
    around = Window.around(due)
    # Whether what has left keeps its minutes is not documented.
    fits = sms.sent is not None or not sms.delay or sms.due in around or _held(chunk, sms)
    return sms.created in around or (sms.created in window and fits)


def _held(chunk: ChunkRow, sms: Sms) -> bool:
    """Its minutes are those until advertising may be sent: whether OVHcloud tells them so is not documented."""
    if not chunk.terms.stop_clause or sms.delay > _LONGEST_HOLD:
        return False
    day = datetime.fromtimestamp(sms.due, PARIS).date()
    opens = datetime.combine(day, OPENS, PARIS).timestamp()
    wanted = chunk.terms.due.at if chunk.terms.due else sms.created
    return sms.due > wanted and opens - BEFORE <= sms.due <= opens + AFTER


def _same(chunk: ChunkRow, sms: Sms) -> bool:
    return _same_text(chunk, sms.message) and _same_sender(chunk, sms.sender)


def _same_text(chunk: ChunkRow, listed: str) -> bool:
    own, other = _plain(chunk.text), _plain(listed)
    if own == other:
        return True
    return (
        chunk.terms.stop_clause and other.startswith(own) and _STOP.fullmatch(other[len(own) :]) is not None
    )


def _plain(text: str) -> str:
    """Neither white space nor the way in which an accent is written makes another text."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _bare(text: str) -> str:
    """What is left of a text in every alphabet."""
    return _SIGNS.sub("", unicodedata.normalize("NFKD", text).casefold())


def _same_sender(chunk: ChunkRow, listed: str | None) -> bool:
    """A name is a name; a number, or nothing, may stand for it where the operators put their own."""
    if not listed or not any(map(str.isalpha, listed)):
        return True
    return listed.casefold() == chunk.terms.sender.casefold() and not chunk.terms.allow_replies


def _frozen(found: Mapping[str, list[Sms]]) -> ByNumber:
    return {number: tuple(messages) for number, messages in found.items()}
