"""What the lanes tell the window. Frozen values; the window dispatches by type."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from ovhsms_gui.core.account import Account, Service
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import CallFailed, Reason
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.store.drafts import DraftRow, KeptDraft
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.people import Contact, Group, PeopleView, Refusal, Taken
from ovhsms_gui.store.recent import Repeated
from ovhsms_gui.store.rows import EventRow, ReceiverRow, SendRow
from ovhsms_gui.store.texts import SavedText
from ovhsms_gui.store.vault import VaultStatus
from ovhsms_gui.work.people_jobs import ExportKind


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
class KeysMissing:
    """An account's keys could not be had from the keyring."""

    account_id: str
    status: VaultStatus


@dataclass(frozen=True, slots=True)
class HostAsked:
    """An account's keys would go to a host that is not OVHcloud's: nothing does before the operator allows it."""

    account_id: str
    host: str


@dataclass(frozen=True, slots=True)
class AccountSaved:
    """OK: kept in the keyring and read back equal. Otherwise kept for this session only."""

    account: Account
    status: VaultStatus


@dataclass(frozen=True, slots=True)
class AccountRemoved:
    """OK: keys and account are gone. Otherwise the keyring kept the keys, and so the account stays."""

    account_id: str
    status: VaultStatus


@dataclass(frozen=True, slots=True)
class KeysTested:
    """The answer to a test: the services found, or what went wrong. `token` tells which test."""

    token: int
    services: tuple[str, ...]
    error: CallFailed | None
    host: str = ""  # nothing was tried: the keys would go there, and nobody allowed that


@dataclass(frozen=True, slots=True)
class ServicesRead:
    """An account's SMS services by name; each one's balance and senders follow as `ServiceRead`."""

    account_id: str
    names: tuple[str, ...]
    error: CallFailed | None


@dataclass(frozen=True, slots=True)
class ServiceRead:
    """One service with what its keys may read of it."""

    service: Service


@dataclass(frozen=True, slots=True)
class RatesRead:
    """Credits for one part by ISO country; a country that is missing could not be read."""

    account_id: str
    rates: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class EstimateRead:
    """In how many parts OVHcloud would send a text; None: it did not say, and why, as far as that is known."""

    account_id: str
    question: Question
    parts: int | None
    problem: Reason | None = None


@dataclass(frozen=True, slots=True)
class RecentRead:
    """Who of a plan's receivers had nearly the same text lately."""

    digest: str
    repeated: Repeated


@dataclass(frozen=True, slots=True)
class SendStored:
    """The journal holds the send: from here on nothing is lost."""

    send_id: int
    digest: str
    test: bool = False  # to the operator's own number


@dataclass(frozen=True, slots=True)
class SendNotStored:
    """The journal could not take the send: nothing will leave."""

    digest: str
    problem: StoreProblem
    test: bool = False


@dataclass(frozen=True, slots=True)
class StoreFailed:
    """The data folder gave up in the middle of something."""

    problem: StoreProblem


@dataclass(frozen=True, slots=True)
class SendsRead:
    """The newest sends, and how many of all wait for the operator."""

    sends: tuple[SendRow, ...]
    need_a_look: int


@dataclass(frozen=True, slots=True)
class View:
    """Which receivers of a send are looked at: all, those in a state, those whose name or number fits."""

    send_id: int
    state: ReceiverState | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class ReceiversRead:
    """One page of a view, from `offset`; `count` rows are in the view."""

    view: View
    send: SendRow
    count: int
    offset: int
    rows: tuple[ReceiverRow, ...]
    more: bool = False  # a search that found more than it gives


@dataclass(frozen=True, slots=True)
class Exported:
    """The file is there, with so many receivers in it."""

    path: Path
    rows: int


@dataclass(frozen=True, slots=True)
class ExportFailed:
    """The file could not be written; `why` is the system's own word for it."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class TrailRead:
    """A page of what happened to a send, oldest first, from `offset`; `count` lines in all."""

    send_id: int
    count: int
    offset: int
    rows: tuple[EventRow, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """What could be taken back of a send was. `too_late`: people to whom it is on its way, or went."""

    send_id: int
    too_late: int


@dataclass(frozen=True, slots=True)
class Redraft:
    """A new draft of an old send, for those who did not get it; none when `people` is 0."""

    draft: Draft
    receivers: str = field(repr=False)  # as `core.rowlines` writes them
    people: int
    undone: int = 0  # the send's number, if nobody got it because it was undone


@dataclass(frozen=True, slots=True)
class Recovered:
    """At start: so many chunks were under way when the last run ended; nobody knows if they left."""

    chunks: int


@dataclass(frozen=True, slots=True)
class SettingRead:
    """A stored setting; `None` when there is none."""

    key: str
    value: object


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft to go on with. `last`: it was asked for as the one worked on when the program last ended."""

    kept: KeptDraft
    last: bool = False


@dataclass(frozen=True, slots=True)
class DraftsRead:
    """The drafts that there are, the newest first."""

    rows: tuple[DraftRow, ...]


@dataclass(frozen=True, slots=True)
class TextsRead:
    """The saved texts in the order of their names."""

    texts: tuple[SavedText, ...]


# ---- people ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """One page of a view of people, from `offset`; `count` are in the view. `version` changes with any of it."""

    view: PeopleView
    version: int
    count: int
    offset: int
    rows: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class GroupsRead:
    """The groups by name, how many contacts there are, and how many people opted out."""

    groups: tuple[Group, ...]
    everybody: int
    opted_out: int


class Deed(StrEnum):
    """What was done to people."""

    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"
    GROUP_RENAMED = "group_renamed"
    GROUP_REMOVED = "group_removed"
    PUT_IN = "put_in"
    TAKEN_OUT = "taken_out"
    OPTED_OUT = "opted_out"
    OPTED_IN = "opted_in"


@dataclass(frozen=True, slots=True)
class PeopleChanged:
    """It is done, to so many. `name`: the group's or the contact's."""

    deed: Deed
    count: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class PeopleRefused:
    """Nothing was changed, and why."""

    kind: Refusal
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeoplePicked:
    """People as receivers of a message; so many of them opted out."""

    rows: tuple[Row, ...]
    opted_out: int


@dataclass(frozen=True, slots=True)
class OptedOut:
    """Those of the numbers asked about that are on the own opt-out list. `token` tells which question."""

    token: str
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class CopySaved:
    """A copy of the data file was written, or why not."""

    path: Path
    problem: StoreProblem | None


@dataclass(frozen=True, slots=True)
class PeopleErased:
    """They are forgotten; of so many messages the proof stays. Not `swept`: remains go at the next start."""

    numbers: tuple[str, ...]
    messages: int
    swept: bool


@dataclass(frozen=True, slots=True)
class PeopleImporting:
    """So many of the file's people are in, of so many."""

    done: int
    people: int


@dataclass(frozen=True, slots=True)
class PeopleImported:
    """What became of every row of a file: its people, the rows that are nobody, and who was left out by a stop."""

    file: str
    taken: Taken
    rejected: int
    left: int = 0


@dataclass(frozen=True, slots=True)
class PeopleExported:
    """The file is there, with so many people in it."""

    path: Path
    kind: ExportKind
    people: int


@dataclass(frozen=True, slots=True)
class PeopleNotExported:
    """The file could not be written; `why` is the system's own word for it."""

    path: Path
    why: str
