"""What the desk is asked to do with people: one frozen value for each thing."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from ovhsms_gui.files.people import Imported
from ovhsms_gui.store.people import Contact, PeopleView, Span, Taken

_NOBODY = Taken()


@dataclass(frozen=True, slots=True)
class Chosen:
    """Places in a view as it was when they were chosen: its `version` tells whether it still is."""

    view: PeopleView
    spans: tuple[Span, ...]
    version: int


@dataclass(frozen=True, slots=True)
class ReadPeople:
    """Read a page of a view."""

    view: PeopleView
    offset: int = 0
    limit: int = 200


@dataclass(frozen=True, slots=True)
class ReadGroups:
    """Read the groups, and how many there are of everything."""


@dataclass(frozen=True, slots=True)
class KeepContact:
    """Add a contact, or change the one with its id."""

    contact: Contact


@dataclass(frozen=True, slots=True)
class RemoveContacts:
    """Strike contacts out, and nothing else of them."""

    chosen: Chosen


@dataclass(frozen=True, slots=True)
class RenameGroup:
    """Give a group another name."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class RemoveGroup:
    """Remove a group; its people stay."""

    id: int


@dataclass(frozen=True, slots=True)
class PutInGroup:
    """Put the chosen into the group of this name, which is made if there is none."""

    chosen: Chosen
    name: str


@dataclass(frozen=True, slots=True)
class TakeOutOfGroup:
    """Take the chosen out of a group."""

    chosen: Chosen
    group: int


@dataclass(frozen=True, slots=True)
class OptOut:
    """Write to the chosen no more."""

    chosen: Chosen


@dataclass(frozen=True, slots=True)
class OptIn:
    """The chosen may be written to again."""

    chosen: Chosen


@dataclass(frozen=True, slots=True)
class ReadOptedOut:
    """Tell which of these numbers (E.164) opted out; they may come lazily. `token` comes back with the answer."""

    token: str
    numbers: Iterable[str]


@dataclass(frozen=True, slots=True)
class PickPeople:
    """Read the chosen as receivers of a message; those who opted out stay away."""

    chosen: Chosen


@dataclass(frozen=True, slots=True)
class Erase:
    """Forget whoever has these numbers."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sweep:
    """Overwrite what is left in the files of what was erased."""


@dataclass(frozen=True, slots=True)
class TakePeople:
    """Add the next people of a file, until its end or until `stop` is set.

    `done` of them are in already, with these `numbers`, and came to `taken`: between two of these, others have their
    turn at the desk.
    """

    file: str
    imported: Imported
    stop: threading.Event
    done: int = 0
    taken: Taken = _NOBODY
    numbers: set[str] = field(
        default_factory=set, compare=False
    )  # one for all turns: copies cost their square


class ExportKind(StrEnum):
    """What people are written as: the ending of such a file's name."""

    TABLE = "csv"
    CARDS = "vcf"


Job: TypeAlias = (
    ReadPeople
    | ReadGroups
    | KeepContact
    | RemoveContacts
    | RenameGroup
    | RemoveGroup
    | PutInGroup
    | TakeOutOfGroup
    | OptOut
    | OptIn
    | ReadOptedOut
    | PickPeople
    | Erase
    | Sweep
    | TakePeople
)
