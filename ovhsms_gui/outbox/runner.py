"""The runner: takes queued chunks from the journal, POSTs each once, and writes down what came of it."""

import hashlib
import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from ovhsms_gui.core.errors import CallFailed, NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.outbox.events import SendFinished, SendLeaving, SendPaused, SendProgress
from ovhsms_gui.outbox.pace import Pace
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.errors import IllegalMove, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import NOTHING_SAID, Cause, ChunkOutcome, ChunkRow
from ovhsms_gui.store.verdicts import as_e164

POSTS_PER_SECOND = 5.0
SHORTEST_WAIT, LONGEST_WAIT = 1.0, 120.0  # seconds, after a 429
SHORTEST_RETRY, LONGEST_RETRY = 5.0, 300.0  # seconds, while the network is away
RETRY_FOR = 3600.0  # after so many seconds without network the words may be stale: the operator decides
OVERSLEPT = 300.0  # a turn that comes so many seconds late was slept through
_CALL = 80.0  # seconds: no call takes longer

# Causes of `NotSent` that no waiting mends.
_KEYS = {Reason.APPLICATION_KEY, Reason.SIGNATURE, Reason.CONSUMER_KEY}


class Api(Protocol):
    """What the runner needs of `SmsApi`."""

    def send(self, service: str, request: JobRequest, /) -> SendReport:
        """POST once; raises `Refused`, `NotSent` or `Unknown`."""
        ...

    def resync_clock(self) -> None:
        """Ask OVHcloud for the time; raises like `send`."""
        ...

    def clock_ahead(self) -> float | None:
        """Seconds by which OVHcloud's clock is ahead of this computer's; None before it was asked."""
        ...


@dataclass(frozen=True, slots=True)
class _Result:
    """Where a submitted chunk goes from here, and why. `wait` is in seconds."""

    to: ChunkState
    cause: str
    said: ChunkOutcome = NOTHING_SAID
    pause: bool = False
    wait: float | None = None
    retry: float | None = None  # seconds until a paused send is tried again by itself
    ahead: float | None = None  # seconds by which OVHcloud's clock is ahead


class Runner:
    """Drains the journal in one thread. What is certain about the messages decides what it does next.

    Nothing is POSTed before the journal says so on the disk, and nothing is POSTed again unless it is proved
    that the first time nothing was taken.
    """

    def __init__(
        self,
        journal: Journal,
        api_for: Callable[[str], Api],
        stop: threading.Event,
        notify: Callable[[object], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        wait: Callable[[float], object] | None = None,
        posts_per_second: float = POSTS_PER_SECOND,
    ) -> None:
        """Make a runner.

        `api_for` takes an account's id; it raises LookupError when no keys are at hand and ValueError when
        the account cannot be used. `stop` is looked at before each POST; a POST under way is never cut.
        `notify` gets the values of `outbox.events`. `clock` never goes back; `wall` gives seconds since 1970;
        `wait` takes seconds and ends early on `stop`.
        """
        self._journal = journal
        self._api_for = api_for
        self._stop = stop
        self._notify = notify
        self._clock, self._wall = clock, wall
        self._wait = wait or stop.wait
        self._awaited: float | None = None  # by the wall clock: when the next turn should come
        self._away: dict[int, tuple[float, int]] = {}  # sends without network: since when, tries
        self._pace = Pace(posts_per_second, clock)
        self._last, self._times = "", 0  # the cause of the last result, and how often in a row
        self._unwritten: tuple[ChunkRow, _Result] | None = None

    def drain(self) -> float | None:
        """Send every queued chunk whose turn it is. Returns the seconds until the next turn, None without one.

        Raises `StoreProblem`. Before a POST: it was not sent. After it: the chunk stays in submitting; what
        came of it is written at the next call, else the chunk becomes unknown at the program's next start.
        """
        try:
            return self._drain()
        except BaseException:
            self._awaited = None  # nobody knows when the next turn comes: late is not overslept
            raise

    def _drain(self) -> float | None:
        unwritten, self._unwritten = self._unwritten, None
        if unwritten:
            self._record(*unwritten)
        self._pace.recover()
        while not self._stop.is_set():
            self._notice_sleep()
            chunk = self._journal.next_chunk()
            if chunk is None:
                turn = self._journal.next_turn()
                self._await(turn)
                return turn
            seconds = self._pace.wait()
            if seconds > 0:
                self._await(seconds)
                self._wait(seconds)
                continue  # and look again: the operator may have cancelled meanwhile
            try:
                api = self._api_for(chunk.account_id)
            except (LookupError, ValueError):
                self._hold(chunk, Cause.NO_KEYS)
                continue
            self._await(_CALL)
            if chunk.paused is None or self._network_is_back(api, chunk):
                self._submit(api, chunk)
        return None

    def _await(self, seconds: float | None) -> None:
        self._awaited = None if seconds is None else self._wall() + seconds

    def _notice_sleep(self) -> None:
        """What should have left before the computer slept, or its clock was set, may be stale by now."""
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self._wall() > awaited + OVERSLEPT:
            self._away.clear()
            for send_id in self._journal.hold_waiting(Cause.SLEPT):
                self._notify(SendPaused(send_id, Cause.SLEPT))

    def _network_is_back(self, api: Api, chunk: ChunkRow) -> bool:
        """Ask for the time, which sends nothing, before a paused send goes on by itself."""
        try:
            api.resync_clock()
        except CallFailed as failure:
            self._journal.retry_in(chunk.send_id, self._retry(chunk.send_id))
            self._notify(SendPaused(chunk.send_id, chunk.paused or failure.reason))
            return False
        self._journal.resume(chunk.send_id, Cause.RETRY)
        return True

    def _retry(self, send_id: int) -> float | None:
        """Seconds until a send without network is tried again; None when it has been away too long."""
        since, tries = self._away.get(send_id, (self._clock(), 0))
        if self._clock() - since > RETRY_FOR:
            del self._away[send_id]
            return None
        self._away[send_id] = since, tries + 1
        return min(SHORTEST_RETRY * 2.0**tries, LONGEST_RETRY)

    def _submit(self, api: Api, chunk: ChunkRow) -> None:
        request = _request(chunk)
        try:
            self._journal.move(
                chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST, body_hash=_digest(request)
            )
        except IllegalMove:
            return  # cancelled since we looked
        self._notify(SendLeaving(chunk.send_id))
        self._pace.start()
        try:
            result = self._post(api, chunk, request)
        except Exception:
            # A fault of ours, and nobody knows how far it got: never again by itself.
            self._record(chunk, _Result(ChunkState.UNKNOWN, Cause.FAULT, pause=True))
            raise
        result = replace(result, ahead=api.clock_ahead())
        self._record(chunk, result)
        if result.cause == Reason.CLOCK and not result.pause:
            self._set_clock(api, chunk)

    def _post(self, api: Api, chunk: ChunkRow, request: JobRequest) -> _Result:
        try:
            return _answered(chunk, api.send(chunk.service, request))
        except Refused as refusal:
            return self._refused(refusal)
        except NotSent as failure:
            retry = None if failure.reason in _KEYS else self._retry(chunk.send_id)
            return _Result(ChunkState.QUEUED, failure.reason, _said(failure), pause=True, retry=retry)
        except Unknown as failure:
            return _Result(ChunkState.UNKNOWN, failure.reason, _said(failure), pause=True)

    def _refused(self, refusal: Refused) -> _Result:
        said, again = _said(refusal), refusal.reason == self._last
        match refusal.reason:
            case Reason.RATE:  # nothing was taken: the same chunk, later
                seconds = refusal.retry_after or SHORTEST_WAIT * 2 ** (self._times if again else 0)
                wait = min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)
                return _Result(ChunkState.QUEUED, Reason.RATE, said, wait=wait)
            case Reason.CLOCK:  # nothing was taken: once more with the right time
                return _Result(ChunkState.QUEUED, Reason.CLOCK, said, pause=again)
            case reason:  # the next POST would meet with the same
                return _Result(ChunkState.REFUSED, reason, said, pause=True)

    def _set_clock(self, api: Api, chunk: ChunkRow) -> None:
        try:
            api.resync_clock()
        except CallFailed as failure:
            self._hold(chunk, failure.reason, failure.message)

    def _hold(self, chunk: ChunkRow, cause: str, message: str = "") -> None:
        self._journal.pause(chunk.send_id, cause, message)
        self._notify(SendPaused(chunk.send_id, cause, message))

    def _record(self, chunk: ChunkRow, result: _Result) -> None:
        """Write down what came of a POST, then tell."""
        try:
            self._journal.move(
                chunk.id,
                ChunkState.SUBMITTING,
                result.to,
                result.cause,
                outcome=result.said,
                pause=result.pause,
                retry_in=result.retry,
                ahead=result.ahead,
            )
        except StoreProblem:
            self._unwritten = chunk, result  # nobody else knows
            raise
        self._times = self._times + 1 if result.cause == self._last else 1
        self._last = "" if result.pause else result.cause
        if result.to is not ChunkState.QUEUED:
            self._away.pop(chunk.send_id, None)
        if result.wait:
            self._pace.slow_down(result.wait)
        self._tell(chunk.send_id, result)

    def _tell(self, send_id: int, result: _Result) -> None:
        send, queued = self._journal.send(send_id), self._journal.queued_chunks(send_id)
        self._notify(SendProgress(send_id, send.counts, send.total, result.wait, queued * self._pace.gap))
        if send.paused:
            self._notify(SendPaused(send_id, send.paused, send.paused_message))
        elif not queued:
            bad = result.to is not ChunkState.ACCEPTED
            self._notify(
                SendFinished(
                    send_id,
                    send.counts,
                    send.total,
                    send.billed,
                    result.cause if bad else "",
                    result.said.message if bad else "",
                )
            )


def _request(chunk: ChunkRow) -> JobRequest:
    return JobRequest(
        message=chunk.text,
        receivers=chunk.receivers,
        sender=chunk.sender or None,
        sender_for_response=chunk.allow_replies,
        no_stop=chunk.no_stop,
        tag=chunk.tag,
    )


def _digest(request: JobRequest) -> str:
    """Name the body without keeping it."""
    return hashlib.sha256(json.dumps(request.body(), sort_keys=True).encode()).hexdigest()


def _answered(chunk: ChunkRow, report: SendReport) -> _Result:
    said = ChunkOutcome(
        valid=tuple(report.valid),
        invalid=tuple(report.invalid),
        ids=tuple(report.ids),
        credits=report.credits_removed,
        query_id=report.query_id,
        http_status=200,
    )
    if said.ids:
        return _Result(ChunkState.ACCEPTED, Cause.ANSWERED, said)
    if set(chunk.receivers) <= set(map(as_e164, said.invalid)):
        return _Result(ChunkState.REFUSED, Reason.INVALID_RECEIVERS, said)
    # Taken for nobody and refused for nobody: that is no answer.
    return _Result(ChunkState.UNKNOWN, Reason.BAD_ANSWER, said, pause=True)


def _said(failure: CallFailed) -> ChunkOutcome:
    return ChunkOutcome(query_id=failure.query_id, http_status=failure.status, message=failure.message)
