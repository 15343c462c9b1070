"""News of the lanes: what nobody asked for, or what more than one wants to know. The window dispatches by type."""

from dataclasses import dataclass

from ovhsms_gui.core.account import Account, Service
from ovhsms_gui.core.errors import CallFailed, Reason
from ovhsms_gui.store.vault import VaultStatus


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something failed and nobody answers for it: a `StoreProblem`, or a fault of ours that nobody foresaw."""

    error: Exception


@dataclass(frozen=True, slots=True)
class Recovered:
    """At start: so many chunks were under way when the last run ended; nobody knows if they left."""

    chunks: int


@dataclass(frozen=True, slots=True)
class VaultRead:
    """The OS keyring's state, and what it calls itself."""

    status: VaultStatus
    where: str


@dataclass(frozen=True, slots=True)
class AccountsRead:
    """All accounts known now, in the order in which they are shown."""

    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class StrangeHost:
    """An account's keys would go to a host that is not OVHcloud's: nothing does before the operator allows it."""

    host: str


@dataclass(frozen=True, slots=True)
class ServicesRead:
    """An account's SMS services by name; each one's balance and senders follow as `ServiceRead`.

    `why` there are none to be had: OVHcloud's answer, a host to be allowed first, or keys that the keyring withholds.
    """

    account_id: str
    names: tuple[str, ...] = ()
    why: CallFailed | StrangeHost | VaultStatus | None = None


@dataclass(frozen=True, slots=True)
class ServiceRead:
    """One service with what its keys may read of it."""

    service: Service


@dataclass(frozen=True, slots=True)
class ClockRead:
    """OVHcloud's time in seconds since 1970, and what `time.monotonic` said at that moment."""

    there: float
    mono: float


@dataclass(frozen=True, slots=True)
class ClockWanted:
    """What cannot be taken back waits until OVHcloud has told the time."""


@dataclass(frozen=True, slots=True)
class StopListRead:
    """OVHcloud's list of STOP of a service: the numbers as it writes them, or None and why not.

    The window hears of it once it is written down.
    """

    account_id: str
    service: str
    numbers: tuple[str, ...] | None
    problem: Reason | None = None


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """Contacts, groups or opt-outs are other ones now; whoever had one of the `erased` numbers is forgotten."""

    erased: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextsRemoved:
    """What was kept long enough has no text any more, as the operator wants it."""
