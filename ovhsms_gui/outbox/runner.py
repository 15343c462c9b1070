"""The runner: takes queued chunks from the journal, POSTs each once, and writes down what came of it."""

import hashlib
import json
import math
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from ovhsms_gui.core.account import Elsewhere
from ovhsms_gui.core.addressees import Addressees
from ovhsms_gui.core.errors import OF_THE_KEYS, CallFailed, NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.scheduling import held, opening
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.outbox.events import SendFinished, SendLeaving, SendPaused, SendProgress
from ovhsms_gui.outbox.pace import Pace, Tempo
from ovhsms_gui.outbox.vetoes import Vetoes
from ovhsms_gui.ovh.models import JobRequest, SendReport
from ovhsms_gui.store.errors import IllegalMove, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import NOTHING_SAID, Cause, ChunkOutcome, ChunkRow

SHORTEST_WAIT, LONGEST_WAIT = 1.0, 120.0  # seconds, after a 429
SHORTEST_RETRY, LONGEST_RETRY = 5.0, 300.0  # seconds, while the network is away
# After so many seconds without network, or of OVHcloud asking to wait, the words may be stale: the operator decides.
# Those of what is due later are not before it is.
RETRY_FOR = 3600.0
# While one account waits, the others' turn may come, or the operator's word.
SENDING = Tempo(per_second=5.0, glance=1.0)
TOLD_FOR = 60.0  # seconds from the confirmation on, for which it was told whether the hours would be over
CLOCKS_APART = 60.0  # two readings of OVHcloud's clock are, at the most
OVERSLEPT = 300.0  # a turn that comes so many seconds late was slept through
_CALL = 80.0  # seconds: no call takes longer


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


@dataclass(slots=True)
class _Account:
    """How OVHcloud answers one account: its waiting is nobody else's."""

    pace: Pace
    last: str = ""  # the cause of the last result,
    times: int = 0  # and how often in a row
    limited: float | None = None  # since when OVHcloud asks to wait, by the clock that never goes back


class Runner:
    """Drains the journal in one thread. What is certain about the messages decides what it does next.

    Nothing is POSTed before the journal says so on the disk, and nothing is POSTed again unless it is proved
    that the first time nothing was taken.
    """

    def __init__(
        self,
        journal: Journal,
        api_for: Callable[[ChunkRow], Api],
        stop: threading.Event,
        notify: Callable[[object], None],
        tempo: Tempo = SENDING,
        *,
        vetoes: Vetoes | None = None,
    ) -> None:
        """Make a runner.

        `api_for` raises LookupError when the account's keys are not at hand, Elsewhere when they are for another
        address than the chunk's, and ValueError when the account cannot be used. `stop` is looked at before each
        POST; a POST under way is never cut. `notify` gets the values of `outbox.events`. `vetoes`: sends that
        the operator stopped, whether or not the journal knows of it.
        """
        self._journal = journal
        self._api_for = api_for
        self._stop = stop
        self._notify = notify
        self._clock, self._wall = tempo.clock, tempo.wall
        self._wait = tempo.waits(stop)
        self._tempo = tempo
        self._awaited: float | None = None  # by the wall clock: when the next turn should come
        self._away: dict[int, tuple[float, int]] = {}  # sends without network: since when, tries
        self._shifts: dict[int, float] = {}  # by send: how this computer's clock stood at its first turn
        self._accounts: dict[str, _Account] = {}
        self._vetoes = vetoes or Vetoes()
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
        for account in self._accounts.values():
            if account.limited is None:
                account.pace.recover()
        while not self._stop.is_set():
            self._notice_sleep()
            self._write_vetoes()
            waiting = {name: seconds for name, a in self._accounts.items() if (seconds := a.pace.wait()) > 0}
            stopped = self._vetoes.standing()
            chunk = self._journal.next_chunk(waiting, stopped)
            if chunk is None and waiting and self._journal.next_chunk((), stopped) is not None:
                seconds = min(waiting.values())
                self._await(seconds)
                self._wait(seconds)
                continue  # and look again: the operator may have cancelled meanwhile
            if chunk is None:
                turn = self._journal.next_turn(stopped)  # a no that is being written wakes us
                self._await(turn)
                return turn
            self._shifts.setdefault(chunk.send_id, self._shift())
            try:
                api = self._api_for(chunk)
            except Elsewhere:
                self._hold(chunk, Cause.ELSEWHERE)
                continue
            except (LookupError, ValueError):
                self._hold(chunk, Cause.NO_KEYS)
                continue
            self._await(_CALL)
            if chunk.paused is None or self._network_is_back(api, chunk):
                self._submit(api, chunk)
        return None

    def _account(self, chunk: ChunkRow) -> _Account:
        known = self._accounts.get(chunk.account_id)
        if known is None:
            known = self._accounts[chunk.account_id] = _Account(self._tempo.pace())
        return known

    def _write_vetoes(self) -> None:
        """What the operator stopped while it could not be written is written as soon as it can be."""
        for send_id in self._vetoes.owed():
            if self._vetoes.settle(send_id, self._journal.cancel):
                self._notify(SendPaused(send_id, Cause.OPERATOR))

    def _await(self, seconds: float | None) -> None:
        self._awaited = None if seconds is None else self._wall() + seconds

    def _notice_sleep(self) -> None:
        """What should have left before the computer slept, or its clock was set, may be stale by now.

        What is due later is not: whether it still is, is looked at before its POST.
        """
        awaited, self._awaited = self._awaited, None
        if awaited is not None and self._wall() > awaited + OVERSLEPT:
            self._away.clear()
            for send_id in self._journal.hold_waiting(Cause.SLEPT, due_by=self._wall()):
                self._notify(SendPaused(send_id, Cause.SLEPT))

    def _network_is_back(self, api: Api, chunk: ChunkRow) -> bool:
        """Ask for the time, which sends nothing, before a paused send goes on by itself."""
        try:
            api.resync_clock()
        except CallFailed as failure:
            self._journal.retry_in(chunk.send_id, self._retry(api, chunk))
            self._notify(SendPaused(chunk.send_id, chunk.paused or failure.reason))
            return False
        self._journal.resume(chunk.send_id, Cause.RETRY)
        return True

    def _retry(self, api: Api, chunk: ChunkRow) -> float | None:
        """Seconds until a send without network is tried again; None when it has been away too long."""
        since, tries = self._away.get(chunk.send_id, (self._clock(), 0))
        left = self._until_due(api, chunk)
        if self._is_stale(left, since):
            self._away.pop(chunk.send_id, None)
            return None
        self._away[chunk.send_id] = since, min(tries + 1, 10)
        wait = min(SHORTEST_RETRY * 2.0**tries, LONGEST_RETRY)
        return wait if left is None else min(wait, left)

    def _is_stale(self, left: float | None, since: float) -> bool:
        """Its words may be: it was due, or has been tried for too long. `left`: see `_until_due`."""
        return self._clock() - since > RETRY_FOR if left is None else left <= 0

    def _until_due(self, api: Api, chunk: ChunkRow) -> float | None:
        """Seconds by OVHcloud's clock, as far as it is known, until a message is due; None where it is at once."""
        due, ahead = chunk.terms.due, api.clock_ahead()
        if due is None:
            return None
        return due.at - self._wall() - ((chunk.ahead or 0.0) if ahead is None else ahead)

    def _submit(self, api: Api, chunk: ChunkRow) -> None:
        if api.clock_ahead() is None:
            # Whatever becomes of the POST, its messages are known by OVHcloud's time, which must not die with us.
            try:
                api.resync_clock()
            except CallFailed as failure:
                self._not_sent(api, chunk, failure)
                return
        if self._has_passed(api, chunk):
            self._hold(chunk, Cause.PASSED)
            return
        if self._has_closed(api, chunk):
            self._hold(chunk, Cause.CLOSED)
            return
        if self._journal.ask_anew(chunk.id):
            self._notify(SendProgress(chunk.send_id))
            return
        if self._journal.leave_out(chunk.id):  # it may have waited for days since it was confirmed
            self._tell(chunk.send_id, _Result(ChunkState.CANCELLED, ""))
            return  # the chunk is another one now, or none
        try:
            self._journal.move(
                chunk.id,
                ChunkState.QUEUED,
                ChunkState.SUBMITTING,
                Cause.POST,
                body_hash=_digest(chunk),
                ahead=api.clock_ahead(),
            )
        except IllegalMove:
            return  # cancelled since we looked
        self._account(chunk).pace.start()
        if chunk.send_id in self._vetoes:  # said no while this was written
            self._record(chunk, _Result(ChunkState.QUEUED, Cause.OPERATOR))
            return
        self._notify(SendLeaving(chunk.send_id))
        try:
            result = replace(self._post(api, chunk), ahead=api.clock_ahead())
            self._record(chunk, result)
        except StoreProblem:
            raise
        except Exception:
            # A fault of ours, and nobody knows how far it got: never again by itself.
            with suppress(IllegalMove):  # what came of it is written, and telling of it failed
                self._record(chunk, _Result(ChunkState.UNKNOWN, Cause.FAULT, pause=True))
            raise
        if result.cause == Reason.CLOCK and not result.pause:
            self._set_clock(api, chunk)

    def _has_passed(self, api: Api, chunk: ChunkRow) -> bool:
        left = self._until_due(api, chunk)
        return left is not None and left <= 0

    def _has_closed(self, api: Api, chunk: ChunkRow) -> bool:
        """Advertising could be sent when it was confirmed, and cannot any more: that needs a word.

        Only one, for as long as the hours that are over then have not begun again.
        """
        if chunk.terms.due is not None:
            return False
        ahead = api.clock_ahead() or 0.0
        now = self._wall() + ahead
        told = all(
            held(chunk.terms, Due(at)) or held(chunk.terms, Due(at + TOLD_FOR))
            for at in self._confirmed(chunk, ahead)
        )
        if told or not held(chunk.terms, Due(now)):
            return False
        word = chunk.late_there
        if word is None and chunk.late_word is not None:
            word = chunk.late_word + ahead
        return word is None or not word - CLOCKS_APART <= now < opening(Due(word)).at

    def _confirmed(self, chunk: ChunkRow, ahead: float) -> tuple[float, ...]:
        """When its send was, by OVHcloud's clock; where that was not known then, when it may have been."""
        if chunk.created_there is not None:
            return (chunk.created_there,)
        # Moved against the steady clock: it was set, or this computer slept.
        moved = self._shift() - self._shifts.get(chunk.send_id, self._shift())
        return (
            chunk.created + (ahead if chunk.ahead is None else chunk.ahead),
            chunk.created + ahead + moved,
        )

    def _shift(self) -> float:
        return self._wall() - self._clock()

    def _post(self, api: Api, chunk: ChunkRow) -> _Result:
        left = self._until_due(api, chunk)  # anew: to write it down took its time, or the computer slept
        if left is not None and api.clock_ahead() is None:
            return _Result(ChunkState.QUEUED, Reason.CLOCK, pause=self._account(chunk).last == Reason.CLOCK)
        if left is not None and left <= 0:
            return _Result(ChunkState.QUEUED, Cause.PASSED, pause=True)
        request = _request(chunk, 0 if left is None else math.ceil(left / 60))
        try:
            return _answered(chunk, api.send(chunk.service, request))
        except Refused as refusal:
            return self._refused(api, chunk, refusal)
        except NotSent as failure:
            retry = None if failure.reason in OF_THE_KEYS else self._retry(api, chunk)
            return _Result(ChunkState.QUEUED, failure.reason, _said(failure), pause=True, retry=retry)
        except Unknown as failure:
            return _Result(ChunkState.UNKNOWN, failure.reason, _said(failure), pause=True)

    def _not_sent(self, api: Api, chunk: ChunkRow, failure: CallFailed) -> None:
        """Nothing was written and nothing left: it waits for the network, or for the operator."""
        retry = None if failure.reason in OF_THE_KEYS else self._retry(api, chunk)
        self._journal.pause(chunk.send_id, failure.reason, failure.message, retry_in=retry)
        self._notify(SendPaused(chunk.send_id, failure.reason, failure.message))

    def _refused(self, api: Api, chunk: ChunkRow, refusal: Refused) -> _Result:
        account = self._account(chunk)
        said, again = _said(refusal), refusal.reason == account.last
        match refusal.reason:
            case Reason.RATE:  # nothing was taken: the same chunk, later
                seconds = refusal.retry_after or SHORTEST_WAIT * 2 ** min(account.times if again else 0, 10)
                wait = min(max(seconds, SHORTEST_WAIT), LONGEST_WAIT)
                now = self._clock()
                account.limited = now if account.limited is None else account.limited
                if self._is_stale(self._until_due(api, chunk), account.limited):
                    return _Result(ChunkState.QUEUED, Reason.RATE, said, pause=True, wait=wait)
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
        account = self._account(chunk)
        account.times = account.times + 1 if result.cause == account.last else 1
        account.last = "" if result.pause else result.cause
        if result.to is not ChunkState.QUEUED:
            self._away.pop(chunk.send_id, None)
        if result.cause != Reason.RATE:
            account.limited = None
        if result.wait:
            account.pace.slow_down(result.wait)
        if result.cause == Reason.RATE and result.pause:  # the account's other sends have waited as long
            account.limited = None
            for send_id in self._journal.hold_waiting(Reason.RATE, chunk.account_id, due_by=self._wall()):
                self._notify(SendPaused(send_id, Reason.RATE))
        self._tell(chunk.send_id, result)

    def _tell(self, send_id: int, result: _Result) -> None:
        send = self._journal.standing(send_id)
        self._notify(SendProgress(send_id, result.wait))
        if send.paused:
            self._notify(SendPaused(send_id, send.paused, send.paused_message))
        elif not send.queued:
            self._notify(SendFinished(send_id))


def _request(chunk: ChunkRow, minutes: int) -> JobRequest:
    return JobRequest(chunk.text, chunk.receivers, chunk.terms, chunk.tag, delay=minutes)


def _digest(chunk: ChunkRow) -> str:
    """Name the body without keeping it, but for the minutes until it is due: they are worked out right before."""
    request = JobRequest(chunk.text, chunk.receivers, chunk.terms.at_once, chunk.tag)
    return hashlib.sha256(json.dumps(request.body(), sort_keys=True).encode()).hexdigest()


def _answered(chunk: ChunkRow, report: SendReport) -> _Result:
    said = ChunkOutcome(
        valid=tuple(report.valid),
        invalid=tuple(report.invalid),
        ids=tuple(report.ids),
        credits=report.credits_removed,
        query_id=report.query_id,
        http_status=200,
        tag=report.tag,
    )
    if said.ids:
        return _Result(ChunkState.ACCEPTED, Cause.ANSWERED, said)
    if set(chunk.receivers) <= set(map(Addressees(chunk.receivers).find, said.invalid)):
        return _Result(ChunkState.REFUSED, Reason.INVALID_RECEIVERS, said)
    # Taken for nobody and refused for nobody: that is no answer.
    return _Result(ChunkState.UNKNOWN, Reason.BAD_ANSWER, said, pause=True)


def _said(failure: CallFailed) -> ChunkOutcome:
    return ChunkOutcome(query_id=failure.query_id, http_status=failure.status, message=failure.message)
