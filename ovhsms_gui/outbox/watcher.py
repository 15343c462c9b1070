"""The watcher: asks OVHcloud what became of what it took, and whether it took what is unknown. Never sends."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace

from ovhsms_gui.core.account import Elsewhere
from ovhsms_gui.core.errors import CallFailed, Reason, Refused
from ovhsms_gui.core.states import FIRST_LOOK, GIVE_UP_AFTER, IN_VAIN, ChunkState, ReceiverState, patience
from ovhsms_gui.outbox.events import SendWatched
from ovhsms_gui.outbox.evidence import AFTER, Evidence, Window, weigh
from ovhsms_gui.outbox.lists import Api, Lists, has_words, may_be_cut
from ovhsms_gui.outbox.pace import WATCHING, Ended, Paces, Tempo
from ovhsms_gui.outbox.receipts import became
from ovhsms_gui.outbox.vanished import LISTED_BY, Vanished
from ovhsms_gui.outbox.whose import AsSent, Clock, Whose
from ovhsms_gui.ovh.endpoints import MAY_NOT
from ovhsms_gui.ovh.models import Sms
from ovhsms_gui.store.errors import IllegalMove
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import NOTHING_SAID, Cause, ChunkOutcome, ChunkRow, Marks, Sighting

__all__ = ["Api", "Watcher"]

LONGEST_DOUBT_GAP, LONGEST_GAP = 300.0, 3600.0  # seconds between two looks
SCHEDULED_GAP = 86400.0  # and at what waits to be due: until then one look finds nothing that another did not
DOUBT_GAP_THEN = 3600.0  # a doubt is asked about as long as it lasts
COPIES_FOR = 3600.0  # what was sent again may turn up twice: so long it is looked for
# OVHcloud counts in minutes, rounded up, and needs a moment: only then it can be said that it holds something.
LEAVES_WITHIN = 120.0
SOONEST_GAP = 1.0  # a start looks before the keys are read


class Watcher:
    """Asks about one chunk at a time, doubts first, in one thread and at its own slow pace per account.

    What a look concludes is worked out by `evidence` from what `lists` reads.
    """

    def __init__(
        self,
        looks: Looks,
        api_for: Callable[[ChunkRow], Api],
        stop: threading.Event,
        notify: Callable[[object], None],
        tempo: Tempo = WATCHING,
        paces: Paces | None = None,
    ) -> None:
        """See `Runner`. `paces`: those that are shared with others who ask in the background."""
        self._looks = looks
        self._api_for = api_for
        self._stop = stop
        self._notify = notify
        self._clock, self._wall = tempo.clock, tempo.wall
        self._began = tempo.wall()
        self._lists = Lists((paces or Paces(tempo, stop)).take)
        self._failures: dict[str, int] = {}  # in a row, by account
        self._tried: dict[int, float] = {}  # by chunk: when it was last asked about
        self._seen: dict[int, float] = {}  # by chunk: when it was last seen to wait for its time
        self._mute: dict[int, float] = {}  # by chunk: since when there are no keys for it
        self._vanished = Vanished(looks, self._lists, tempo.clock)
        self._whose = Whose(looks, tempo.wall)

    def work(self, between: Callable[[], object] | None = None) -> float | None:
        """Ask about every chunk whose time has come. Returns the seconds until the next one's, if any.

        `between`: what else is asked in the background has its turn before each. Raises `StoreProblem`.
        """
        while not self._stop.is_set():
            if between is not None:
                between()
            chunk = self._looks.due()
            if chunk is None:
                return self._looks.next_in()
            try:
                self._look(chunk)
            except Ended:
                return None
        return None

    def _look(self, chunk: ChunkRow) -> None:
        try:
            api = self._api_for(chunk)
        except (LookupError, ValueError) as error:
            cause = Cause.ELSEWHERE if isinstance(error, Elsewhere) else Cause.NO_KEYS
            self._wait_for_keys(chunk, cause)
            self._notify(SendWatched(chunk.send_id, cause))
            return
        self._mute.pop(chunk.id, None)
        if self._is_known_to_wait(api, chunk):
            self._let_wait(api, chunk)
            return
        reason = ""
        self._lists.begin()
        try:
            if chunk.state is ChunkState.ACCEPTED:
                self._track(api, chunk)
            else:
                reason = self._reconcile(api, chunk)
        except Refused as refusal:
            reason = refusal.reason
            if refusal.reason in MAY_NOT and has_words(refusal):
                self._looks.stopped(chunk.id, refusal.reason)
            else:
                self._later(chunk, refusal)
        except CallFailed as failure:
            reason = failure.reason
            self._later(chunk, failure)
        except IllegalMove:
            return  # the operator was quicker
        else:
            self._failures.pop(chunk.account_id, None)
        self._notify(SendWatched(chunk.send_id, reason))

    def _wait_for_keys(self, chunk: ChunkRow, cause: Cause) -> None:
        """Look again later and later, or when the keys come; what was taken is given up as otherwise."""
        gap = self._gap(AsSent(chunk), chunk)
        mute = self._clock() - self._mute.setdefault(chunk.id, self._clock())
        if gap is None and mute > IN_VAIN:  # what waited there was to leave days ago
            left = [Sighting(number, ReceiverState.ACCEPTED) for number in self._looks.at_ovhcloud(chunk.id)]
            self._looks.report(chunk, left, None)
            return
        if gap is None or chunk.state is not ChunkState.ACCEPTED:  # a start looks before the keys are read
            gap = max(gap or 0.0, LONGEST_DOUBT_GAP)
        since = self._since(chunk)
        self._looks.put_off(chunk.id, min(max(SOONEST_GAP, 2 * since), gap), cause, tried=since)

    def _later(self, chunk: ChunkRow, failure: CallFailed) -> None:
        failures = self._failures.get(chunk.account_id, 0)
        gap = min(FIRST_LOOK[ChunkState.UNKNOWN] * 2.0**failures, LONGEST_DOUBT_GAP)
        self._failures[chunk.account_id] = min(failures + 1, 10)
        gap = max(gap, min(failure.retry_after or 0.0, LONGEST_GAP))
        self._looks.put_off(chunk.id, gap, failure.reason, tried=self._since(chunk))

    def _since(self, chunk: ChunkRow) -> float:
        """Seconds since a look before told nothing either, as far as this run of the program knows.

        None where it did, or where the chunk was not in doubt, or let be, in between.
        """
        now = self._clock()
        last, self._tried[chunk.id] = self._tried.get(chunk.id, now), now
        return now - last if chunk.trouble else 0.0

    # ---- what is in doubt ----------------------------------------------------------------------

    def _reconcile(self, api: Api, chunk: ChunkRow) -> str:
        """Look for a chunk in doubt. Returns why the look told nothing, "" if it told."""
        # First what waits, then what has left: a message on its way from one to the other is in one of them.
        waiting, refusal = self._waiting(api, chunk)
        listed: list[Sms] = []
        complete, torn, pending = True, False, False
        for tag in chunk.tags:
            tagged = self._lists.tagged(api, chunk, tag, fresh=False)
            complete, torn = complete and tagged.complete, torn or tagged.torn
            listed += tagged.messages
        window = self._whose.window(api, chunk)
        evidence = self._whose.weigh(api, chunk, listed)
        if not evidence.covers(chunk):
            if refusal is not None and not evidence.ours:
                raise refusal
            claimed = self._looks.claimed(chunk)
            read = self._lists.pending_ones(api, chunk, [id_ for id_ in waiting if id_ not in claimed])
            # What was not there is on its way to the next list, unless this one still has it.
            torn = torn or may_be_cut(waiting)
            torn = torn or (bool(read.gone) and bool(read.gone & set(self._lists.pending(api, chunk))))
            complete, pending = complete and read.complete and refusal is None, True
            listed += read.messages
            evidence = self._whose.weigh(api, chunk, listed)
        if not evidence.covers(chunk):
            for times in self._windows(api, chunk, window):
                between = self._lists.between(api, chunk, times, fresh=False)
                complete, torn = complete and between.complete, torn or between.torn
                listed += between.messages
            evidence = self._whose.weigh(api, chunk, listed)
        # Once some are found the rest is a part, which is looked for alone.
        if not evidence.covers(chunk) and not evidence.ours and self._may_be_of_a_copy(chunk):
            later = Window(window.until, self._whose.now(api) + AFTER, "sent again")
            between = self._lists.between(api, chunk, later, fresh=False)
            listed += between.messages
            again = weigh(chunk, listed, later, self._whose.claimed(chunk, listed))
            complete = complete and between.complete
            torn = torn or between.torn or bool(again.alike) or bool(again.unreadable)
        seen = set(waiting) if pending else set()
        return self._conclude(api, chunk, evidence, seen, complete=complete, torn=torn)

    def _may_be_of_a_copy(self, chunk: ChunkRow) -> bool:
        """An earlier run sent it: this journal may be from before it was sent again, as a part under another tag."""
        return chunk.state is ChunkState.UNKNOWN and (chunk.submitted or chunk.created) < self._began

    def _conclude(
        self, api: Api, chunk: ChunkRow, evidence: Evidence, waiting: set[int], *, complete: bool, torn: bool
    ) -> str:
        sure = not torn and not evidence.unreadable and self._looks.tags(chunk.service) != Marks.NONE
        # A text that is listed otherwise than it was sent may hide ours: that tags were kept is no promise.
        sure = sure and not evidence.near
        sure = sure and not evidence.nearly & waiting  # what waits has no tag, however well those are kept
        told = complete and sure and not evidence.shared
        if evidence.covers(chunk) or (told and evidence.ours):
            self._lists.forget(chunk)
            self._found(api, chunk, evidence, waiting)
            return ""
        listed = {
            number: Sighting(number, ReceiverState.UNKNOWN, _cause(number, evidence, waiting))
            for number in evidence.listed
        }
        if not told:
            why = Cause.SHARED if evidence.shared else Cause.UNSURE if complete else Cause.UNREAD
            soon = FIRST_LOOK[ChunkState.UNKNOWN]
            if complete:  # to read the same once more tells the same, for a while
                soon = max(soon, min(self._since_post(api, chunk) / 4, LONGEST_DOUBT_GAP))
            self._looks.put_off(chunk.id, soon, why, tried=self._since(chunk), listed=listed)
            return why
        now = self._whose.now(api)
        apart = patience(self._looks.lag(chunk.service))
        gap, left = self._gap(api, chunk), (chunk.first_look or now) + apart - now
        if left > 0:  # looks made by hand must not put off the one that decides
            gap = min(gap or LONGEST_DOUBT_GAP, max(left, 2 * FIRST_LOOK[ChunkState.UNKNOWN]))
        self._looks.found_nothing(chunk.id, gap, now, apart=apart, listed=listed)
        return ""

    def _found(self, api: Api, chunk: ChunkRow, evidence: Evidence, waiting: set[int]) -> None:
        known = set(chunk.outcome.ids)
        messages = evidence.messages
        causes = {_cause(number, evidence, waiting) for number, _ in messages}
        outcome = ChunkOutcome(
            valid=tuple(evidence.people),
            ids=tuple(sms.id for _, sms in messages),
            credits=round(sum(sms.credits for _, sms in messages if sms.id not in known), 4),
        )
        cause = next(c for c in (Cause.ALIKE, Cause.FOUND_PENDING, Cause.FOUND) if c in causes)
        sightings = [
            Sighting(number, ReceiverState.ACCEPTED, ovh_id=sms.id, credits=sms.credits)
            for number, sms in messages
        ]
        self._looks.found(chunk.id, outcome, cause, sightings, at=self._whose.now(api))

    def _waiting(self, api: Api, chunk: ChunkRow) -> tuple[tuple[int, ...], Refused | None]:
        """Ids of what waits; keys that may not ask for them may ask for the rest."""
        try:
            return self._lists.pending(api, chunk), None
        except Refused as refusal:
            if refusal.reason is not Reason.NOT_GRANTED:
                raise
            return (), refusal

    def _windows(self, api: Api, chunk: ChunkRow, window: Window) -> tuple[Window, ...]:
        """The same, and of what was scheduled the one around that time, once it may have left."""
        due = chunk.terms.due
        if due is None or self._whose.now(api) < due.at:
            return (window,)
        return (window, Window.around(due))

    # ---- what was taken ------------------------------------------------------------------------

    def _is_known_to_wait(self, api: Api, chunk: ChunkRow) -> bool:
        """It is not due, and was seen to wait not long ago: nobody is asked.

        The look is made all the same, for the computer may have slept: what nobody asks costs nothing.
        """
        seen = self._seen.get(chunk.id)
        if seen is None or chunk.state is not ChunkState.ACCEPTED or api.clock_ahead() is None:
            return False
        return self._until_due(api, chunk) > 0 and 0 <= self._whose.now(api) - seen < SCHEDULED_GAP

    def _waits(self, api: Api, chunk: ChunkRow) -> bool:
        """It is not due, and all of it is among what waits."""
        if chunk.terms.due is None or not chunk.outcome.ids:
            return False
        pending, refusal = self._waiting(api, chunk)  # first: then OVHcloud's time is known
        if self._until_due(api, chunk) <= 0:
            return False
        wanted = frozenset(chunk.outcome.ids) - self._looks.done(chunk.id)
        if refusal is None and not (wanted and wanted <= frozenset(pending)):
            return False
        self._seen[chunk.id] = self._whose.now(api)
        return True

    def _let_wait(self, api: Api, chunk: ChunkRow) -> None:
        self._looks.put_off(chunk.id, self._until_due(api, chunk) + FIRST_LOOK[ChunkState.ACCEPTED])

    def _track(self, api: Api, chunk: ChunkRow) -> None:
        if self._waits(api, chunk):
            self._let_wait(api, chunk)
            return
        self._seen.pop(chunk.id, None)
        done, ids = self._looks.done(chunk.id), frozenset(chunk.outcome.ids)
        waiting_for = self._looks.waiting(chunk.id)
        found: list[Sms] = []
        for tag in chunk.tags:
            found += self._lists.tagged(api, chunk, tag, fresh=True, skip=done).messages
        # Only now: before a call nobody may know OVHcloud's time, and ours may have been set.
        age = self._age(api, chunk)
        early = chunk.terms.due is not None and age < LEAVES_WITHIN
        twice = chunk.doubted is not None and chunk.attempt > 1 and age < COPIES_FOR
        evidence = self._of_taken(api, chunk, found)
        sightings = _sightings(evidence)
        rest, held, lost = waiting_for - set(evidence.ours), set[str](), False
        unlisted: tuple[Sms, ...] = ()
        if rest or twice:
            pending = frozenset(self._lists.pending(api, chunk)) & ids
            held = self._held(api, chunk, pending, rest)
            seen = {sms.id for sms in found} | pending | done
            if twice or (len(held) < len(rest) and ids - seen):
                only = None if twice else ids - seen
                for window in self._windows(api, chunk, self._whose.window(api, chunk)):
                    found += self._lists.between(api, chunk, window, fresh=True, only=only).messages
                evidence = self._of_taken(api, chunk, found)
                sightings = _sightings(evidence)
                held -= set(evidence.ours)
            known = {sms.id for sms in found} | pending | done
            if age > LISTED_BY and not rest & self._vanished.concerns(chunk):
                unlisted = self._lists.left_ones(api, chunk, ids - known).messages
            singly, gone = self._vanished.look(
                api,
                chunk,
                rest - held - set(evidence.ours),
                ids - known,
                self._whose.now(api),
                self._whose.leaves(api, chunk),
            )
            lost = bool(gone or unlisted)
            sightings += [*_sightings(self._of_taken(api, chunk, [*unlisted, *singly])), *gone]
            if not early:  # else it only waits for its time
                sightings += [Sighting(number, ReceiverState.HELD) for number in held]
        if unlisted:
            self._looks.learn_tags(chunk.service, Marks.NONE)  # what is in no list may be there
        else:
            self._learn_tags(api, chunk, found)
        learned_from = None if early or lost else age
        gap = self._gap(api, chunk)
        if gap is None and (held or rest & self._vanished.concerns(chunk)):
            gap = LONGEST_GAP  # it is still to leave, or was to
        self._looks.report(chunk, sightings, gap, age=learned_from, longer=twice)

    def _of_taken(self, api: Api, chunk: ChunkRow, found: Iterable[Sms]) -> Evidence:
        """Ours by id or tag; after a doubt also what is like it, which may be what was sent before."""
        found = tuple(found)
        if chunk.doubted is None or self._looks.tags(chunk.service) == Marks.KEPT:
            window = self._whose.window(api, chunk)
            return Evidence(weigh(chunk, found, window, self._whose.claimed(chunk, found)).ours, {})
        evidence = self._whose.weigh(api, chunk, found)
        people = evidence.people
        return Evidence({n: (*evidence.ours.get(n, ()), *evidence.alike.get(n, ())) for n in people}, {})

    def _held(self, api: Api, chunk: ChunkRow, pending: frozenset[int], rest: frozenset[str]) -> set[str]:
        """Who of the rest waits at OVHcloud. The ids name nobody, unless as many wait as have not left."""
        if len(pending) == len(rest):
            return set(rest)
        read = self._lists.pending_ones(api, chunk, pending)
        return set(weigh(chunk, read.messages, self._whose.window(api, chunk), frozenset()).ours) & rest

    def _learn_tags(self, api: Api, chunk: ChunkRow, found: Iterable[Sms]) -> None:
        """Of an answered chunk the ids are known: how else its messages could have been told tells of all."""
        own = [sms for sms in found if sms.id in chunk.outcome.ids]
        if chunk.reason != Cause.ANSWERED or not own:
            return
        unmarked = replace(chunk, tag="", origin=(), outcome=NOTHING_SAID)
        alike = weigh(unmarked, own, self._whose.window(api, chunk), frozenset()).alike
        if {sms.tag for sms in own} <= set(chunk.tags):
            self._looks.learn_tags(chunk.service, Marks.KEPT)
        else:
            known = sum(map(len, alike.values())) == len({sms.id for sms in own})
            self._looks.learn_tags(chunk.service, Marks.CHANGED if known else Marks.NONE)

    # ---- both ----------------------------------------------------------------------------------

    def _since_post(self, api: Clock, chunk: ChunkRow) -> float:
        """Seconds since it was last sent: so long it can be asked whether OVHcloud took it."""
        return max(0.0, self._whose.now(api) - self._whose.posted(api, chunk))

    def _age(self, api: Clock, chunk: ChunkRow) -> float:
        """Seconds since it could leave: so long it can be asked what became of it."""
        due = chunk.terms.due
        since_post = self._since_post(api, chunk)
        return since_post if due is None else max(0.0, min(since_post, self._whose.now(api) - due.at))

    def _until_due(self, api: Clock, chunk: ChunkRow) -> float:
        """Seconds until OVHcloud is to send it; 0 once it is due, and for what was not scheduled."""
        due = chunk.terms.due
        return 0.0 if due is None else max(0.0, due.at - self._whose.now(api))

    def _gap(self, api: Clock, chunk: ChunkRow) -> float | None:
        """Seconds until the next look: the longer it lasts, the longer."""
        if chunk.state is not ChunkState.ACCEPTED:
            if self._since_post(api, chunk) > GIVE_UP_AFTER:
                return DOUBT_GAP_THEN
            return min(FIRST_LOOK[ChunkState.UNKNOWN] * 2.0 ** min(chunk.looks + 1, 10), LONGEST_DOUBT_GAP)
        early = self._until_due(api, chunk)
        if early > 0:  # some of it waits no more
            return early + FIRST_LOOK[ChunkState.ACCEPTED]
        age = self._age(api, chunk)
        if age > GIVE_UP_AFTER:
            return None
        return min(max(FIRST_LOOK[ChunkState.ACCEPTED], age / 2), LONGEST_GAP)


def _sightings(evidence: Evidence) -> list[Sighting]:
    return [
        Sighting(number, *became(sms.receipt, sms.ptt), ovh_id=sms.id, credits=sms.credits)
        for number, found in evidence.ours.items()
        for sms in found
    ]


def _cause(number: str, evidence: Evidence, waiting: set[int]) -> Cause:
    if number in evidence.ours:
        return Cause.FOUND
    alike = evidence.alike.get(number, ())
    return Cause.FOUND_PENDING if {sms.id for sms in alike} & waiting else Cause.ALIKE
