"""The recaller: takes back what OVHcloud has and is to send later, and believes it when no list has it any more."""

import math
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Protocol

from ovhsms_gui.core.account import Elsewhere
from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.core.scheduling import held
from ovhsms_gui.core.states import IN_VAIN, ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.outbox import lists
from ovhsms_gui.outbox.events import SendPaused, SendRecalling, SendWatched
from ovhsms_gui.outbox.evidence import AFTER, BEFORE, Window
from ovhsms_gui.outbox.lists import Lists, has_words
from ovhsms_gui.outbox.pace import Ended, Paces, Tempo
from ovhsms_gui.outbox.receipts import became
from ovhsms_gui.outbox.vanished import LISTED_BY
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.outbox.whose import AsSent, Clock, Whose
from ovhsms_gui.ovh.endpoints import MAY_NOT
from ovhsms_gui.ovh.models import Sms
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.recalls import Recalls
from ovhsms_gui.store.rows import Cause, ChunkRow, Sighting

RECALLING = Tempo(per_second=5.0)  # somebody waits for it: as fast as sends
SHORTEST_GAP, LONGEST_GAP, NO_KEYS_GAP = 5.0, 300.0, 15.0  # seconds between two tries
# Before this many seconds from when it is due nothing has left: what is in no list then was deleted.
SAFE = 60.0
# Answers about the call: of every other message they would be the same. What else is refused is about that one.
_OF_ALL = MAY_NOT | {Reason.CLOCK, Reason.RATE}


class Api(lists.Api, Protocol):
    """What the recaller needs of `SmsApi`."""

    def call_back(self, service: str, message_id: int, /) -> None:
        """Delete what has not left."""
        ...

    def resync_clock(self) -> None:
        """Ask OVHcloud for the time."""
        ...


@dataclass(slots=True)
class _Wanted:
    """Of one chunk: the messages to take back, by id, and whose each is where that is known."""

    owners: dict[int, str | None]
    everybody: bool  # nobody of the chunk gets theirs
    unseen: bool = False  # some of them are not listed yet, or any more
    disputed: frozenset[str] = frozenset()  # who may have one that may as well be another's
    spared: frozenset[int] = (
        frozenset()
    )  # found by their likeness alone: not deleted, and followed all the same
    kept: dict[str, tuple[ReceiverState, Cause]] = field(default_factory=dict)
    left: list[Sighting] = field(default_factory=list)


class Recaller:
    """Takes back chunk by chunk, in one thread. To delete once more what is deleted harms nothing, so it does."""

    def __init__(
        self,
        recalls: Recalls,
        looks: Looks,
        api_for: Callable[[ChunkRow], Api],
        stop: threading.Event,
        notify: Callable[[object], None],
        tempo: Tempo = RECALLING,
        *,
        vetoes: Vetoes | None = None,
    ) -> None:
        """See `Runner`."""
        self._recalls = recalls
        self._looks = looks
        self._api_for = api_for
        self._stop = stop
        self._notify = notify
        self._vetoes = vetoes or Vetoes()
        self._clock = tempo.clock
        self._paces = Paces(tempo, stop)
        self._lists = Lists(self._paces.take)
        self._whose = Whose(looks, tempo.wall)
        self._later: dict[int, float] = {}  # by chunk: when it is tried again
        self._tries: dict[int, int] = {}
        self._hold_off: dict[int, float] = {}  # by send: when it is looked again whether it may begin
        # OVHcloud has said so: by message, from when on that is believed.
        self._deleted: dict[tuple[str, int], float] = {}
        self._failed: set[tuple[str, int]] = set()  # no word on these: the others first
        self._seen: set[tuple[str, int]] = set()  # waiting, in this run
        self._since: dict[int, float] = {}  # by chunk: the first of the refusals that nothing came between
        self._mute: dict[int, float] = {}  # by chunk: since when there are no keys for it

    def work(self) -> float | None:
        """Take back all that is to be. Returns the seconds until the next try, None without one.

        Raises `StoreProblem`.
        """
        while not self._stop.is_set():
            turns = self._begin()
            waiting = {id_: at for id_, at in self._later.items() if at > self._clock()}
            chunk = self._recalls.next(tuple(waiting))
            if chunk is None:
                return min([*turns, *(at - self._clock() for at in waiting.values())], default=None)
            try:
                gap, reason = self._try(chunk)
            except Ended:
                return None
            if gap is None:
                self._later.pop(chunk.id, None)
                self._tries.pop(chunk.id, None)
            else:
                self._later[chunk.id] = self._clock() + gap
            self._notify(SendWatched(chunk.send_id, reason))
        return None

    def _begin(self) -> list[float]:
        """Take back what another send takes the place of, once its time to undo is over. Seconds until then, of each.

        While OVHcloud cannot be reached, or the other one cannot go any more, the earlier one stays as it is.
        """
        turns = []
        for one in self._recalls.to_begin():
            put_off = self._hold_off.get(one.send_id, 0.0) - self._clock()
            wait = max(one.seconds, put_off, SHORTEST_GAP if one.send_id in self._vetoes else 0.0)
            first = None if wait > 0 else self._recalls.first_of(one.send_id)
            if wait > 0:
                turns.append(wait)
            elif first is not None and (gap := self._obstacle(first)) is not None:
                self._hold_off[one.send_id] = self._clock() + gap
                turns.append(gap)
            elif self._recalls.begin(one.send_id):
                self._notify(SendWatched(one.send_id, asked=False))
        return turns

    def _obstacle(self, first: ChunkRow) -> float | None:
        """Seconds after which it is tried again, if now it may not begin; it may be left to the operator, too."""
        cause = ""
        try:
            api = self._api_for(first)
            if api.clock_ahead() is None:
                api.resync_clock()
            if first.terms.due is not None and self._until_due(api, first) <= 0:
                cause = Cause.PASSED
        except (LookupError, ValueError) as error:
            cause = Cause.ELSEWHERE if isinstance(error, Elsewhere) else Cause.NO_KEYS
        except CallFailed:
            return NO_KEYS_GAP
        if not cause:
            return None
        self._recalls.hold(first.send_id, cause)
        self._notify(SendPaused(first.send_id, cause))
        return NO_KEYS_GAP

    def _try(self, chunk: ChunkRow) -> tuple[float | None, str]:
        """Seconds until it has to be tried again, if it has, and why."""
        try:
            api = self._api_for(chunk)
        except (LookupError, ValueError) as error:
            cause = Cause.ELSEWHERE if isinstance(error, Elsewhere) else Cause.NO_KEYS
            nobody = AsSent(chunk)
            if self._in_vain(nobody, chunk, self._mute):
                self._let_be(nobody, chunk, Cause.UNSURE)
                return None, cause
            if chunk.id in self._later:  # a start tries before the keys are read
                self._recalls.note(chunk.id, cause)
            return NO_KEYS_GAP, cause
        self._mute.pop(chunk.id, None)
        self._lists.begin()
        try:
            done, disputed = self._take_back(api, chunk)
            self._since.pop(chunk.id, None)
            self._recalls.note(chunk.id, Cause.ANOTHERS, disputed)
            return (None, "") if done else (self._gap(chunk), "")
        except CallFailed as failure:
            end = self._ends_by(api, chunk, failure)
            if end is not None:
                self._let_be(api, chunk, end)
                return None, failure.reason
            self._recalls.note(chunk.id, failure.reason)
            gap = max(self._gap(chunk), min(failure.retry_after or 0.0, LONGEST_GAP))
            if failure.reason is Reason.RATE:
                self._paces.of(chunk.account_id).slow_down(gap)
            return gap, failure.reason

    def _ends_by(self, api: Api, chunk: ChunkRow, failure: CallFailed) -> Cause | None:
        """Why it is tried no more, if it is not."""
        if failure.reason is Reason.NOT_GRANTED and has_words(failure):
            return Cause.NOT_RECALLED
        if failure.status is None:  # OVHcloud said nothing: it is asked again when it can be
            return None
        return Cause.UNSURE if self._in_vain(api, chunk, self._since) else None

    def _in_vain(self, api: Clock, chunk: ChunkRow, since: dict[int, float]) -> bool:
        """For an hour nothing was told; and what was not deleted would have left an hour ago."""
        tried = self._clock() - since.setdefault(chunk.id, self._clock())
        return tried > IN_VAIN and self._whose.now(api) - self._whose.leaves(api, chunk) > LISTED_BY

    def _gap(self, chunk: ChunkRow) -> float:
        tries = self._tries.get(chunk.id, 0)
        self._tries[chunk.id] = min(tries + 1, 10)
        return float(min(SHORTEST_GAP * 2.0**tries, LONGEST_GAP))

    def _let_be(self, api: Clock, chunk: ChunkRow, cause: Cause) -> None:
        """Try it no more: what OVHcloud has said to be deleted is, the others are as before."""
        self._since.pop(chunk.id, None)
        self._mute.pop(chunk.id, None)
        gone = self._said_deleted(chunk)
        kept = self._stay(api, chunk, cause, self._recalls.ids(chunk.id).keys() - gone)
        self._recalls.settle(chunk.id, dict.fromkeys(gone, Cause.RECALLED), kept=kept)

    def _said_deleted(self, chunk: ChunkRow) -> frozenset[str]:
        """For whom OVHcloud has said, in time, that it is: of nobody who may have it twice."""
        if _may_be_twice(chunk):
            return frozenset()
        now, people = self._clock(), self._recalls.ids(chunk.id)
        said = {id_ for (service, id_), at in self._deleted.items() if service == chunk.service and at <= now}
        rest = self._of_nobody_else(chunk, people)
        if rest is not None and rest | {id_ for id_ in people.values() if id_ is not None} <= said:
            return frozenset(people)
        return frozenset(number for number, id_ in people.items() if id_ in said)

    def _stay(
        self, api: Clock, chunk: ChunkRow, cause: Cause, numbers: Iterable[str]
    ) -> dict[str, tuple[ReceiverState, Cause]]:
        """They are as before; of what is long past and nobody tells of, it is taken that it has left."""
        until = self._until_due(api, chunk)
        state = ReceiverState.SCHEDULED if until > 0 else ReceiverState.HELD
        if cause is Cause.UNSURE:
            state = ReceiverState.ACCEPTED
        return dict.fromkeys(numbers, (state, cause))

    # ---- one chunk -----------------------------------------------------------------------------

    def _take_back(self, api: Api, chunk: ChunkRow) -> tuple[bool, frozenset[str]]:
        """True when nothing of it remains to be done; else for whom it may be another send's that remains."""
        unread: CallFailed | None = None
        try:
            pending = self._pending(api, chunk)
        except CallFailed as error:
            if _is_likened(chunk):  # only what waits beside it tells whether it is another's
                raise
            # It may leave before the list can be read, and the ids may do.
            unread, pending = error, frozenset()
        wanted = self._wanted(api, chunk, pending)
        failure = self._delete_all(api, chunk, wanted, pending)
        if unread is not None:
            raise failure or unread
        done = self._prove(api, chunk, wanted)
        if failure is not None and not done:
            raise failure
        return done, wanted.disputed

    def _delete_all(
        self, api: Api, chunk: ChunkRow, wanted: _Wanted, pending: frozenset[int]
    ) -> CallFailed | None:
        """Delete them, up to the first of which OVHcloud says nothing: what was deleted until then is proved first."""
        # Whether it is listed or not: how soon what was taken is listed is not documented.
        ids = [
            id_ for id_ in wanted.owners.keys() - wanted.spared if (chunk.service, id_) not in self._deleted
        ]
        ids.sort(key=lambda id_: ((chunk.service, id_) in self._failed, id_))
        for done, id_ in enumerate(ids, 1):
            try:
                self._delete(api, chunk, id_, waits=id_ in pending)
            except CallFailed as failure:
                self._failed.add((chunk.service, id_))
                return failure
            self._notify(SendRecalling(chunk.send_id, done, len(ids)))
        return None

    def _delete(self, api: Api, chunk: ChunkRow, message_id: int, *, waits: bool) -> None:
        self._paces.take(chunk.account_id)
        try:
            api.call_back(chunk.service, message_id)
        except Refused as refusal:
            if refusal.reason is Reason.CLOCK:
                api.resync_clock()  # and the next try has the right time
            if refusal.reason in _OF_ALL or not has_words(refusal):
                raise
            return  # it has left, or is deleted: the lists tell
        # Whether the same is said of what has left is not documented: then it is listed within the hour, for this
        # account may be slower than it was.
        until = self._until_due(api, chunk)
        # What its list still names may be on its way once it is due, or just before what it was held until.
        held_on = waits and self._is_held(api, chunk)
        in_time = held_on or until > (0.0 if waits and self._whose.opens(api, chunk) is None else SAFE)
        self._deleted[chunk.service, message_id] = self._clock() + (0.0 if in_time else LISTED_BY)

    def _wanted(self, api: Api, chunk: ChunkRow, pending: frozenset[int]) -> _Wanted:
        people = self._recalls.ids(chunk.id)
        owners: dict[int, str | None] = {id_: number for number, id_ in people.items() if id_ is not None}
        rest = self._of_nobody_else(chunk, people)
        if rest is not None:
            wanted = _Wanted({**dict.fromkeys(rest), **owners}, everybody=True)
        else:
            wanted = _Wanted(owners, everybody=False)
            others, _ = self._recalls.others(chunk.id)
            nameless = frozenset(number for number, id_ in people.items() if id_ is None)
            rest = frozenset(chunk.outcome.ids) - others - owners.keys()
            self._name(api, chunk, wanted, frozenset(people), nameless, rest, pending)
        if _may_be_twice(chunk) or _is_likened(chunk):
            self._add_copies(api, chunk, wanted, pending, frozenset(people))
        return wanted

    def _of_nobody_else(self, chunk: ChunkRow, people: Mapping[str, int | None]) -> frozenset[int] | None:
        """Ids of all messages of which it is not known whose they are, if they can be nobody's but these people's."""
        others, staying = self._recalls.others(chunk.id)
        rest = frozenset(chunk.outcome.ids) - others - frozenset(people.values())
        nameless = sum(id_ is None for id_ in people.values())
        if staying or len(rest) < nameless or (len(rest) > nameless and self._recalls.shares_answer(chunk)):
            return None
        return rest

    def _name(
        self,
        api: Api,
        chunk: ChunkRow,
        wanted: _Wanted,
        people: frozenset[str],
        nameless: frozenset[str],
        rest: frozenset[int],
        pending: frozenset[int],
    ) -> None:
        """Find out which messages are those people's: an answer names numbers and ids, and not which is whose.

        All of them, where somebody may have two.
        """
        who, twice = Addressees(chunk.receivers), _may_be_twice(chunk)
        missing = set(nameless)
        for sms in self._read(api, chunk, rest & pending, lambda: twice or bool(missing)):
            number = who.find(sms.receiver)
            if number is None:
                continue
            self._recalls.know(chunk.id, {number: sms.id})
            if number in people:
                missing.discard(number)
                wanted.owners[sms.id] = number
        for sms in self._left(api, chunk, rest) if missing or twice else ():
            number = who.find(sms.receiver)
            if number in people:
                missing.discard(number)
                wanted.left.append(_sighting(number, sms))
        gone = rest - pending - {seen.ovh_id for seen in wanted.left}
        wanted.unseen = bool(missing and gone) and self._until_due(api, chunk) > -LISTED_BY
        if not wanted.unseen:
            wanted.kept = self._stay(api, chunk, Cause.NAMELESS, missing)

    def _read(self, api: Api, chunk: ChunkRow, ids: Iterable[int], more: Callable[[], bool]) -> Iterable[Sms]:
        for id_ in sorted(ids):  # mostly in the order in which they were sent
            if not more():
                return
            read = self._lists.pending_ones(api, chunk, [id_])
            self._lists.begin()  # somebody waits for it: all of them, in one go
            yield from read.messages

    def _add_copies(
        self, api: Api, chunk: ChunkRow, wanted: _Wanted, pending: frozenset[int], people: frozenset[str]
    ) -> None:
        """What was sent again may wait twice, the second time under an id that no answer named.

        What was found by its likeness alone is read anew, with all that waits: it may be a colleague's, and is theirs
        only where there is no other.
        """
        own_ids, likened, deleted = frozenset(chunk.outcome.ids), frozenset[int](), Counter[str | None]()
        if _is_likened(chunk):
            others, _ = self._recalls.others(chunk.id)
            likened = frozenset(id_ for id_ in own_ids - others if (chunk.service, id_) not in self._deleted)
            deleted.update(wanted.owners.get(id_) for id_ in own_ids - others - likened)
        unknown = pending - self._looks.claimed(chunk) - (own_ids - likened)
        waiting = [
            *self._read(api, chunk, unknown, lambda: True),
            *self._lists.waiting_ones(api, chunk, likened - pending).messages,
        ]
        read = waiting[:]
        window = self._whose.window(api, chunk)
        if chunk.terms.due is not None and self._until_due(api, chunk) <= 0:
            for times in (window, Window.around(chunk.terms.due)):
                read += self._lists.between(api, chunk, times, fresh=True).messages
        claim = self._whose.claim_anew if _is_likened(chunk) else self._whose.claim
        own, anothers = claim(api, chunk, read), self._whose.disputed(api, chunk, read)
        open_, told = set[str](), set[int]()
        for number in people:
            certain, alike = own.found.ours.get(number, ()), own.alike(number)
            wanting, free = own.wanting(number) - deleted[number], alike.keys() - anothers
            if len(free) > wanting:  # nothing tells which of them
                free = set()
            theirs = {*(sms.id for sms in certain), *free}
            wanted.owners |= dict.fromkeys(theirs, number)
            told |= theirs
            if len(free) < min(wanting, len(alike)):
                open_.add(number)
        wanted.spared, who = likened - told, Addressees(people)
        open_ |= {one for sms in waiting if sms.id in wanted.spared and (one := who.find(sms.receiver))}
        # To delete what may be another's would be a guess. What has left long ago, and still does not tell, never will.
        if self._until_due(api, chunk) > -LISTED_BY:
            wanted.disputed = frozenset(open_)
        else:
            wanted.kept |= self._stay(api, chunk, Cause.UNSURE, open_)

    # ---- proof ---------------------------------------------------------------------------------

    def _prove(self, api: Api, chunk: ChunkRow, wanted: _Wanted) -> bool:
        """Write down what is certain; True when that is all."""
        ids = frozenset(wanted.owners)
        waiting = self._pending(api, chunk) & ids
        now = self._clock()
        # What was sent again may turn up twice: not before an hour after it the lists tell of all of it.
        until, last = self._until_due(api, chunk), self._since_post(api, chunk)
        all_listed = not _may_be_twice(chunk) or (until > SAFE and last > LISTED_BY) or until < -LISTED_BY
        said = {id_ for id_ in ids if self._deleted.get((chunk.service, id_), math.inf) <= now}
        left, told = self._all_left(api, chunk, ids, waiting | said)
        gone = ids - waiting - left.keys() if all_listed else frozenset[int]()
        certain, unsure = gone & said, set[int]()
        if told:
            final = {id_ for id_ in gone - said if self._is_final(api, chunk, id_)}
            nowhere = {id_ for id_ in final if not self._waits_all_the_same(api, chunk, id_)}
            if until > SAFE:
                certain |= nowhere
            else:  # it may have left all the same: its list may be slower than that
                unsure = nowhere
        open_ = ids - left.keys() - certain - unsure
        who = Addressees(chunk.receivers)
        owners = {id_: wanted.owners[id_] or who.find(sms.receiver) for id_, sms in left.items()}
        sightings = [*wanted.left]
        sightings += [_sighting(number, left[id_]) for id_, number in owners.items() if number is not None]
        late = {seen.number for seen in sightings}
        if None in owners.values():  # somebody has it, and nobody can tell who
            known = {number for number in wanted.owners.values() if number is not None}
            may_have = self._recalls.ids(chunk.id).keys() - known - late
            sightings += [Sighting(number, ReceiverState.ACCEPTED, Cause.UNSURE) for number in may_have]
            late |= may_have
        if unsure:
            whose = {wanted.owners[id_] for id_ in unsure}
            people = self._recalls.ids(chunk.id) if None in whose else filter(None, whose)
            wanted.kept |= self._stay(api, chunk, Cause.UNSURE, people)
        still = {*wanted.disputed, *(wanted.owners[id_] for id_ in open_)}
        cause = Cause.RECALLED if certain <= said else Cause.GONE
        if wanted.everybody and not open_:
            taken = self._recalls.ids(chunk.id).keys() - still
        else:
            taken = {number for id_ in certain if (number := wanted.owners[id_]) is not None} - still
        kept = {number: end for number, end in wanted.kept.items() if number not in late}
        cancelled = dict.fromkeys(taken - late - kept.keys(), cause)
        self._recalls.settle(chunk.id, cancelled, sightings, kept)
        done = all_listed and not (open_ or wanted.unseen or wanted.disputed)
        for id_ in ids if done else ():
            self._deleted.pop((chunk.service, id_), None)
            self._failed.discard((chunk.service, id_))
        return done

    def _waits_all_the_same(self, api: Api, chunk: ChunkRow, message_id: int) -> bool:
        """Its list does not name it, and its deleting was not heard of: it is asked for by its id.

        Where it may not be asked for, a list that is silent about it proves nothing as long as it can still leave.
        """
        self._lists.begin()
        read = self._lists.waiting_ones(api, chunk, [message_id])
        may_leave = self._until_due(api, chunk) > -LISTED_BY or self._is_held(api, chunk)
        return bool(read.messages) or (bool(read.unasked) and may_leave)

    def _is_final(self, api: Api, chunk: ChunkRow, message_id: int) -> bool:
        """What is in neither list is deleted: it was there before, and cannot have left yet, or would be listed by now.

        Until something of it was seen, it may be that the lists, and what deletes, do not know of it yet; for how long,
        nobody has documented, and this account may be slower than it was.
        """
        until = self._until_due(api, chunk)
        seen = (chunk.service, message_id) in self._seen or self._since_post(api, chunk) > LISTED_BY
        return (until > SAFE and seen) or until < -LISTED_BY

    def _since_post(self, api: Api, chunk: ChunkRow) -> float:
        return self._whose.now(api) - self._whose.posted(api, chunk)

    def _all_left(
        self, api: Api, chunk: ChunkRow, ids: frozenset[int], known: AbstractSet[int]
    ) -> tuple[dict[int, Sms], bool]:
        """Those that have left, by id, and whether that could be asked. All but the `known` are asked about singly."""
        try:
            left = {sms.id: sms for sms in self._left(api, chunk, ids)}
            for id_ in ids - known - left.keys():
                sms = self._one(api, chunk, id_)
                if sms is not None:
                    left[id_] = sms
        except Refused as refusal:
            if refusal.reason is not Reason.NOT_GRANTED or not has_words(refusal) or not known:
                raise
            return {}, False
        return left, True

    def _left(self, api: Api, chunk: ChunkRow, ids: frozenset[int]) -> list[Sms]:
        """Those that have left, as far as the lists tell: under its tags, and by the times of its making."""
        found: list[Sms] = []
        for tag in chunk.tags:
            found += self._lists.tagged(api, chunk, tag, fresh=True).messages
        posted = self._whose.posted(api, chunk)
        windows = [Window(posted - BEFORE, posted + AFTER)]
        if chunk.terms.due is not None and self._until_due(api, chunk) <= 0:
            windows.append(Window.around(chunk.terms.due))
        for window in windows:
            found += self._lists.between(api, chunk, window, fresh=True, only=ids).messages
        return list({sms.id: sms for sms in found if sms.id in ids}.values())

    def _one(self, api: Api, chunk: ChunkRow, message_id: int) -> Sms | None:
        self._paces.take(chunk.account_id)
        try:
            return api.outgoing_one(chunk.service, message_id)
        except Refused as refusal:
            if refusal.reason is Reason.NOT_FOUND and has_words(refusal):
                return None
            raise

    # ---- calls ---------------------------------------------------------------------------------

    def _pending(self, api: Api, chunk: ChunkRow) -> frozenset[int]:
        found = frozenset(self._lists.pending(api, chunk))
        self._seen.update((chunk.service, id_) for id_ in found & frozenset(chunk.outcome.ids))
        return found

    def _until_due(self, api: Clock, chunk: ChunkRow) -> float:
        """Seconds until it can leave; less than none: for so long it can have left, and just now if it was held."""
        now, opens = self._whose.now(api), self._whose.opens(api, chunk)
        # OVHcloud's time is known to some seconds: a moment before may be a moment after.
        return (self._whose.due(api, chunk).at if opens is None or opens > now + SAFE else opens) - now

    def _is_held(self, api: Api, chunk: ChunkRow) -> bool:
        """Of what still waits: it was due a while ago, and advertising may not be sent, nor in a moment."""
        now, due = self._whose.now(api), self._whose.due(api, chunk)
        return now - due.at > SAFE and all(held(chunk.terms, Due(at)) for at in (due.at, now, now + SAFE))


def _may_be_twice(chunk: ChunkRow) -> bool:
    return chunk.doubted is not None and chunk.attempt > 1


def _is_likened(chunk: ChunkRow) -> bool:
    """It was found by what its messages are like, not by an answer or its tag."""
    return chunk.reason in {Cause.ALIKE, Cause.FOUND_PENDING}


def _sighting(number: str, sms: Sms) -> Sighting:
    return Sighting(number, *became(sms.receipt, sms.ptt), ovh_id=sms.id, credits=sms.credits)
