"""What the runner tells while it works. Small: how far a send got is read from the journal."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SendLeaving:
    """A chunk of this send is on its way: its people do not wait any more, and OVHcloud has not answered."""

    send_id: int


@dataclass(frozen=True, slots=True)
class SendProgress:
    """A chunk of this send moved, or the runner has to wait before the next one."""

    send_id: int
    waiting: float | None = None  # seconds that OVHcloud asked us to wait


@dataclass(frozen=True, slots=True)
class SendPaused:
    """Nothing more of this send goes until it is resumed; what is queued stays queued."""

    send_id: int
    reason: str  # a `Reason` or a `Cause`
    message: str = ""  # OVHcloud's own words, if it had any


@dataclass(frozen=True, slots=True)
class SendFinished:
    """Nothing of this send is queued any more."""

    send_id: int


@dataclass(frozen=True, slots=True)
class SendRecalling:
    """So many messages of a part of this send, of so many, are taken back: OVHcloud is still to list them no more."""

    send_id: int
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SendWatched:
    """OVHcloud was asked about messages of this send: their states may have changed.

    `reason`: why it did not say, as a `Reason` or a `Cause`; "" when it did. Not `asked`: it is about to be.
    """

    send_id: int
    reason: str = ""
    asked: bool = True


@dataclass(frozen=True, slots=True)
class RepliesRead:
    """OVHcloud was asked for the replies of an SMS account; so many are new. `reason`: why it did not say."""

    service: str
    new: int
    reason: str = ""
