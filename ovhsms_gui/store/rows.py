"""What the journal gives out and takes in: plain values, one per row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ovhsms_gui.core.draft import Replaced
from ovhsms_gui.core.errors import OF_THE_KEYS, Reason
from ovhsms_gui.core.states import UNSENT, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Statement, Terms


class Cause(StrEnum):
    """Why something moved, where it is not a `Reason` of a failed call."""

    CONFIRMED = "confirmed"  # the operator confirmed the plan
    POST = "post"  # the runner is about to send it
    ANSWERED = "answered"  # OVHcloud took it
    OPERATOR = "operator"  # paused, resumed or cancelled by hand
    NO_KEYS = "no_keys"  # the account's keys cannot be had now
    ELSEWHERE = "elsewhere"  # the account goes to another address than when this was confirmed
    RETRY = "retry"  # the network is back
    FOUND = "found"  # OVHcloud lists it under its tag
    FOUND_PENDING = "found_pending"  # OVHcloud has it among those that wait
    NOT_FOUND = "not_found_yet"  # OVHcloud was asked and lists nothing
    NOT_LISTED = "not_listed"  # OVHcloud took the chunk, and names everybody but this number
    UNSURE = "unsure"  # OVHcloud's lists do not tell whether the chunk is in them
    SHARED = "shared"  # nor of which of several chunks a message is that is listed
    ANOTHERS = "anothers"  # nor whether a message that is to be taken back is not another send's
    UNREAD = "unread"  # OVHcloud's lists are longer than could be read so far
    ALIKE = "alike"  # OVHcloud lists the same text to the same number at that time, under another tag or none
    REPORT = "report"  # OVHcloud's word on a single message
    UNSAID = "unsaid"  # OVHcloud was asked for days what became of a single message, and has not said it
    CONSENT = "consent"  # the operator has it sent again, knowing the risk
    LEFT = "left"  # the operator lets a doubt be
    SLEPT = "slept"  # the computer slept, or its clock was set, while this was waiting
    RESTARTED = "restarted"  # left over from an earlier run: nothing leaves at a start without a word
    PASSED = "passed"  # the time at which it was to leave: it never leaves at once instead
    CLOSED = "closed"  # the hours for advertising, which were open when it was confirmed
    RECALLED = "recalled"  # OVHcloud has deleted it, and lists it nowhere
    VANISHED = "vanished"  # it waited at OVHcloud, and is in no list so far
    GONE = "gone"  # OVHcloud lists it nowhere any more
    NOT_RECALLED = "not_recalled"  # these keys may not delete what waits at OVHcloud
    NAMELESS = "nameless"  # nothing of what waits at OVHcloud can be told to be theirs
    REPLACED = "replaced"  # another send takes its place
    STAYS = "stays"  # the earlier message, which could not be taken back
    OPTED_OUT = "opted_out"  # put on one's own list since it was confirmed, and before it left
    FAULT = "fault"  # this program failed in the middle


class Marks(StrEnum):
    """By what the messages of an SMS account can be told among others."""

    UNTRIED = ""  # nothing showed it so far
    KEPT = "kept"  # by our tag
    CHANGED = "changed"  # not by the tag, but by number, text, sender and time
    NONE = "none"  # by nothing: something of that is listed otherwise than it was sent


@dataclass(frozen=True, slots=True)
class ChunkOutcome:
    """What an answer said about a chunk. Numbers in E.164; `message` is OVHcloud's own words."""

    valid: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    ids: tuple[int, ...] = ()
    credits: float | None = None
    query_id: str = ""
    http_status: int | None = None
    message: str = ""
    tag: str | None = None  # as OVHcloud gave it back


NOTHING_SAID = ChunkOutcome()
# Of a person in doubt: OVHcloud has at least something for them, and they are not written to again.
LISTED = (Cause.FOUND, Cause.FOUND_PENDING, Cause.ALIKE)
# Of what waits at OVHcloud: it could not be taken back.
NOT_TAKEN_BACK = (Cause.NOT_RECALLED, Cause.NAMELESS)
# Nobody asks OVHcloud as long as this is so.
MUTE = (Cause.NO_KEYS, Cause.ELSEWHERE)
# With these keys, or none, nothing is said or done: not before the operator sees to it.
NO_ENTRY = (*MUTE, *sorted(OF_THE_KEYS), Reason.SERVICE_EXPIRED)


@dataclass(frozen=True, slots=True)
class Removal:
    """When a text was taken away, in seconds since 1970, and after how many months."""

    at: float
    months: int


@dataclass(frozen=True, slots=True)
class ChunkRow:
    """One POST: same text, at most 500 receivers, its own tag."""

    id: int
    send_id: int
    seq: int
    tag: str
    text: str
    receivers: tuple[str, ...]
    account_id: str
    service: str
    terms: Terms
    attempt: int  # how many times it was submitted and may have been taken
    state: ChunkState
    body_hash: str = ""
    submitted: float | None = None  # seconds since 1970, of the last attempt
    answered: float | None = None
    ahead: float | None = None  # seconds by which OVHcloud's clock was ahead then
    outcome: ChunkOutcome = NOTHING_SAID  # `valid` and `invalid` are kept by receiver
    reason: str = ""
    looks: int = 0  # that found nothing, since it came to its state
    first_look: float | None = None  # the first of them, by OVHcloud's clock
    last_look: float | None = None
    trouble: str = ""  # why the look before told nothing
    paused: str | None = None  # why its send is paused: with a turn, it is tried again by itself
    endpoint: str = ""  # where it was, or is to be, sent; "" where that was not written
    origin: tuple[str, ...] = ()  # tags under which its people were sent to before
    doubted: float | None = None  # OVHcloud's time of the first attempt of which nobody knows
    unasked: bool = False  # left by an earlier run, and not looked for yet
    created: float = 0.0  # its send
    late_word: float | None = None  # when the operator let it go though the hours for it had ended
    created_there: float | None = None  # both by OVHcloud's clock, where it was known then
    late_there: float | None = None

    @property
    def tags(self) -> tuple[str, ...]:
        """Every tag under which a message to its people may be listed."""
        return (self.tag, *self.origin)


@dataclass(frozen=True, slots=True)
class Sighting:
    """OVHcloud's word on one message: the number in E.164, and what became of it."""

    number: str
    state: ReceiverState
    reason: str = ""
    ovh_id: int | None = None
    credits: float = 0.0


class Question(NamedTuple):
    """About whom of a chunk in doubt the operator is asked, and for which message: whose answer holds for that."""

    changed: int | None  # the send that goes to them then; None: this one again
    positions: str  # with commas; of so many people each by itself would take long

    @property
    def people(self) -> list[int]:
        """Their positions."""
        return [int(position) for position in self.positions.split(",") if position]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What of a send is unknown, and how far the asking is. Times in seconds since 1970."""

    people: int
    looks: int  # that found nothing
    next_look: float | None
    stopped: str  # why OVHcloud is not asked any more: a `Reason`, or `Cause.LEFT`
    # People to whom it may be sent again: OVHcloud was asked often enough, or cannot be asked.
    again: int = 0
    changed: bool = False  # for them a changed message waits: they get that one instead
    listed: int = 0  # people whom OVHcloud lists already: they are not sent to again
    no_more: int = 0  # people for whom it listed something, and does not any more
    decided: int = 0  # people who get the changed message all the same, by consent,
    went: int = 0  # and how many of them OVHcloud has taken it for
    waits: bool = True  # on somebody of them no word was said
    left: int = 0  # others, whom the operator let be
    closed: int = 0  # who were looked for, where nobody can be sent to again: listed, opted out or erased,
    kept_from: int = 0  # and for whom a changed message waits, which does not go to them if that is let be
    trouble: str = (
        ""  # why the last look told nothing: a `Reason`, `Cause.UNREAD`, `Cause.UNSURE` or `Cause.SHARED`
    )
    vain: bool = False  # it has told nothing for so long that the operator may decide without
    lag: float | None = None  # seconds in which this account listed what it had taken; None: never seen
    chunks: Mapping[int, Question] = field(default_factory=dict, compare=False)  # that may be decided
    let_be: Mapping[int, Question] = field(
        default_factory=dict, compare=False
    )  # whose people may be written to

    @property
    def may_send_again(self) -> bool:
        """There are such people. To let a doubt be is no leave to send it."""
        return self.again > 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a send goes on: what is asked at each chunk, for which all of a `SendRow` would take too long."""

    paused: str | None  # the cause
    paused_message: str  # OVHcloud's own words, if it had any
    queued: bool  # something of it is still to be submitted


@dataclass(frozen=True, slots=True)
class SendRow:
    """One confirmed plan and how far it got. Credits are OVHcloud's."""

    id: int
    created: float  # seconds since 1970
    account_id: str
    account_name: str
    service: str
    text: str
    terms: Terms  # without a sender when replies are allowed
    estimated: float | None  # None: some destination had no known rate
    billed: float | None  # so far; None before the first answer that names a price
    paused: str | None  # the cause
    paused_message: str  # OVHcloud's own words, if it had any
    counts: Mapping[ReceiverState, int]  # only states that somebody is in
    hold_until: float | None = None  # seconds since 1970: the end of the time to undo; None once it is paused
    retry_at: float | None = None  # when it is tried again by itself; None while it is not paused
    doubt: Doubt | None = None
    twice: int = 0  # people who got more than one message
    unasked: int = 0  # chunks that an earlier run left waiting, and OVHcloud has to be asked about first
    test: bool = False  # to the operator's own number
    trouble: str = ""  # why it could not be asked about those chunks
    unaskable: str = (
        ""  # why it cannot be asked about others left by it: they go by the operator's word alone
    )
    stopped: bool = False  # by the operator: nothing more of it leaves
    called_off: int = 0  # people whose message OVHcloud has, and from whom it is taken back if it is held
    again: int = 0  # people to whom alone it goes again, by consent, of a send that was stopped,
    to_go_again: int = 0  # and to how many of them it still is to
    recalled: int = 0  # people for whom it was taken back, after an answer was billed for them too
    unrecalled: str = ""  # why what is being taken back could not be so far
    late: int = 0  # people for whom it was to be taken back, and had left,
    untold: int = 0  # and of whom nothing tells whether it had
    unsaid: int = 0  # people of whom OVHcloud was asked for days, and has not said what became of it
    who: str = ""  # the one person it goes to
    replaces: Replaced | None = None  # the scheduled send whose place it takes,
    begun: bool = False  # which is being taken back, or was
    earlier: int = 0  # people to whom that one, or one before it, came or may still come
    awaiting: int = 0  # people who may still get that one, and this one once it is certain that they do not
    staying: int = 0  # people who keep that one, and do not get this one
    heir: int | None = None  # the send that takes the place of this one, unless that was stopped
    stated: Statement | None = None  # by the operator: that it is no advertising
    removed: Removal | None = None  # its text and fields are gone
    opted_out: int = 0  # people who were left out, because they were on one's own list by then
    erased: int = 0  # people who did not get it, and were erased since: nobody knows any more who they were

    @property
    def may_stop_unasked(self) -> bool:
        """It was stopped, and nobody can ask OVHcloud about the rest: another word of the operator's is enough."""
        return self.stopped and self.unasked > 0 and self.trouble in MUTE

    @property
    def progress(self) -> tuple[int, int]:
        """To how many it has been sent, of how many to whom it is."""
        total = self.again or self.total
        return total - self._unsent, total

    @property
    def to_leave(self) -> int:
        """How many people wait to be sent to, and are without another word, unless it is paused."""
        if self.stopped or (self.unasked and self.trouble in MUTE):
            return 0
        return self._unsent - self.counts.get(ReceiverState.LEAVING, 0)

    @property
    def _unsent(self) -> int:
        return self.to_go_again or sum(self.counts.get(state, 0) for state in UNSENT)

    @property
    def to_be_billed(self) -> float:
        """Credits that those who are not sent to yet will take, as far as that is known."""
        unsent = self._unsent
        return 0.0 if self.stopped or not unsent else (self.estimated or 0.0) * unsent / self.total

    @property
    def total(self) -> int:
        """All receivers."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ReceiverRow:
    """One receiver of one send. `reason` is a code, `message` OVHcloud's own words for its chunk."""

    e164: str
    shown: str
    name: str
    state: ReceiverState
    reason: str = ""
    message: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    copies: int = 0  # messages beside the first
    late: bool = False  # it was to be taken back, and had left, or may have: then its reason says so
    text: str = ""  # as it was sent, without what OVHcloud adds
    parts: int | None = None  # SMS that it was, where the text is gone
    sent: float | None = None  # seconds since 1970: when it was given to OVHcloud
    credits: float | None = (
        None  # what was billed for its chunk, shared evenly among those whom it was taken for
    )
    unbilled: bool = False  # it is billed when it leaves, which is still to come
    at_home: str = ""  # the number as people write it where the reader is, if that was asked for
    answered_stop: bool = False  # by a reply that is kept here, if that was asked for

    @property
    def too_late(self) -> bool:
        """It was to be taken back, and had certainly left."""
        return self.late and self.reason != Cause.UNSURE


@dataclass(frozen=True, slots=True)
class EventRow:
    """One line of the trail. No chunk: it happened to the send as a whole; no positions: to the chunk."""

    at: float  # seconds since 1970
    chunk_id: int | None
    seq: int | None
    from_state: str
    to_state: str
    cause: str
    first: int | None = None  # its receivers' positions
    last: int | None = None

    @property
    def people(self) -> int:
        """How many receivers it is about; 0 when it is about a chunk or the send."""
        return 0 if self.first is None or self.last is None else self.last - self.first + 1
