"""What the contacts give out and take in: plain values, and why something was not done."""

from dataclasses import dataclass
from enum import StrEnum

from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.receivers import Row

_RENAMED_KEPT = 20


@dataclass(frozen=True, slots=True)
class Contact:
    """A person and one number of theirs, in E.164. No `name`: it is made of first and last name.

    `fields` are texts by the names of their placeholders. `id` is 0 for who is not kept: a new one, or somebody
    of whom nothing is known but that they opted out.
    """

    number: Number
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    note: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    id: int = 0
    groups: tuple[str, ...] = ()
    opted_out: bool = False

    @property
    def e164(self) -> str:
        """The number; "" only for a contact that nobody can keep."""
        return self.number.e164 or ""

    def row(self) -> Row:
        """As a receiver of a message."""
        own = (("first_name", self.first_name), ("last_name", self.last_name))
        return Row(self.number, self.name, fields=own + self.fields)


@dataclass(frozen=True, slots=True)
class Group:
    """A group, and how many people are in it."""

    id: int
    name: str
    people: int


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Who is looked at: all contacts, those of a group, or who opted out; of them, those the words fit."""

    group: int | None = None
    opted_out: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbours in a view: the first and the last place."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Renamed:
    """The same number came with another name: the one before, and the one now."""

    shown: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of people who were added: new, known and changed, known and the same, called otherwise now.

    `again` are rows of somebody whom an earlier row of the same file has brought.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    again: int = 0
    renamed: tuple[Renamed, ...] = ()  # the first of them
    also: tuple[
        Renamed, ...
    ] = ()  # the first of those whom another row calls otherwise, which counts for nothing

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.again + other.again,
            (self.renamed + other.renamed)[:_RENAMED_KEPT],
            tuple(dict.fromkeys(self.also + other.also))[:_RENAMED_KEPT],
        )


class Refusal(StrEnum):
    """Why something was not done. The words for a person are the window's."""

    TAKEN = "taken"  # another contact has this number
    GROUP_TAKEN = "group_taken"  # another group has this name
    NO_NAME = "no_name"  # a group needs one
    GONE = "gone"  # it was removed meanwhile
    CHANGED = "changed"  # the list is another one than the one that was looked at
    WAITING = "waiting"  # a message to this number waits, or is in doubt


class NotDone(Exception):
    """A change that cannot be. Nothing changed."""

    def __init__(self, kind: Refusal, names: tuple[str, ...] = ()) -> None:
        """`names` are for the person at the window, and never for a log."""
        super().__init__(str(kind))
        self.kind = kind
        self.names = names
