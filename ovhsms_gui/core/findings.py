"""What is found before a message is sent: errors that block, warnings that inform."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass, field
from enum import Enum, StrEnum, auto
from itertools import chain, islice

from ovhsms_gui.core.hours import Closed, Holiday
from ovhsms_gui.core.national import written
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.terms import Due

NAMES_SHOWN, NAME_LENGTH = 5, 40


class Level(StrEnum):
    """How serious a finding is: an error blocks the sending."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingCode(StrEnum):
    """What was found. The words are the window's."""

    COUNTING = "counting"  # not all receivers were looked at for this text
    NO_ACCOUNT = "no_account"
    NUMBER_IN_BOX = "number_in_box"  # typed, and in nobody's list yet
    NO_RECEIVERS = "no_receivers"
    ONLY_INVALID = "only_invalid"
    EMPTY_TEXT = "empty_text"
    UNSENDABLE = "unsendable"
    NO_SENDER = "no_sender"
    SENDER_FORM = "sender_form"
    BALANCE = "balance"
    BALANCE_WAITING = "balance_waiting"
    CONTACT_IN_REPLY = "contact_in_reply"
    FOREIGN_REPLY = "foreign_reply"
    TOO_MANY_PARTS = "too_many_parts"
    MANY_PARTS = "many_parts"
    TIME_PASSED = "time_passed"  # for which it was scheduled
    HOURS = "hours"  # advertising, to leave when it may not be sent
    HELD = "held"  # the same, and the operator lets OVHcloud hold it
    COUNTED_OTHERWISE = "counted_otherwise"  # by OVHcloud
    INVALID_LEFT_OUT = "invalid_left_out"
    UNTAKEN = "untaken"  # rows of a file that are no receivers
    OPTED_OUT = "opted_out"
    STOPPED = "stopped"  # on OVHcloud's list of those who answered STOP
    ASKED_TO_STOP = "asked_to_stop"  # the same by a reply, which nobody has said yes or no to
    ONLY_OPTED_OUT = "only_opted_out"
    MERGED = "merged"
    SEVERAL_NAMES = "several_names"  # of one number
    SEVERAL_TEXTS = "several_texts"  # for one number, as the placeholders would have it
    LANDLINE = "landline"
    PREMIUM = "premium"
    UNPRICED = "unpriced"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"  # no receiver has such a field
    MISTYPED_PLACEHOLDER = "mistyped_placeholder"  # the same, but nearly one that somebody has
    EMPTY_PLACEHOLDER = "empty_placeholder"  # some receivers have nothing in it
    DEFAULT_FOR_ALL = "default_for_all"  # no receiver has such a field, and there is a default
    LEFTOVER_BRACE = "leftover_brace"
    UNSENDABLE_VALUE = "unsendable_value"
    LONG_VALUES = "long_values"
    DEAR_VALUES = "dear_values"  # characters in them force Unicode
    ALREADY_SENT = "already_sent"  # found in the journal, and added when the plan is asked about
    SENT_ELSEWHERE = "sent_elsewhere"  # found at OVHcloud, and added as well
    DUE_ELSEWHERE = "due_elsewhere"  # and so is this: there it is to come
    ELSEWHERE_UNREAD = (
        "elsewhere_unread"  # OVHcloud did not say what was sent from elsewhere, or not all of it
    )


class Where(Enum):
    """Where it is mended: a part of the page."""

    RECEIVERS = auto()
    TEXT = auto()
    SENDER = auto()
    ACCOUNT = auto()
    WHEN = auto()
    UNTAKEN = auto()  # the rows of a file that are no receivers


class Action(Enum):
    """How it is mended."""

    SHOW = auto()  # the caret is taken there: to the span, or to the first of the rows
    FILL_IN = auto()  # the placeholder's value of the first of the rows is opened for typing
    REPLACE = auto()  # what is at the span, and the same elsewhere in the text, by what `value` names
    OPEN = auto()  # the dialog that deals with it
    TAKE = auto()  # the time that is offered
    DECLARE = auto()  # the operator states that it is no advertising
    LET_HOLD = auto()  # the operator lets OVHcloud hold it


@dataclass(frozen=True, slots=True)
class Finding:
    """`names`: at most five of the `count` receivers or characters meant; `value`: for the sentence.

    `groups`: the receivers meant, in groups that exist anyway. There may be a hundred thousand, and findings are made
    on each key stroke. `span`: the characters of the text meant, from and up to. `placeholder`: the one whose value
    is meant in the first of the rows, as `key` compares names; "" for none. `others`: further ways beside `action`.
    `due`: a time that is offered; `until`: what ends it by itself; `why`: what forbids advertising.
    """

    code: FindingCode
    level: Level
    where: Where
    count: int = 0
    names: tuple[str, ...] = ()
    value: str = ""
    _: KW_ONLY
    groups: tuple[tuple[Row, ...], ...] = field(default=(), repr=False, compare=False)
    span: tuple[int, int] | None = None
    placeholder: str = ""
    action: Action = Action.SHOW
    others: tuple[Action, ...] = ()
    due: Due | None = None
    until: Due | None = None
    why: Closed | Holiday | None = None

    @property
    def actions(self) -> tuple[Action, ...]:
        """All ways to mend it, the first one first."""
        return (self.action, *self.others)

    @property
    def rows(self) -> Iterator[Row]:
        """The receivers meant."""
        return chain.from_iterable(self.groups)


def about(
    region: str,
    code: FindingCode,
    level: Level,
    *groups: tuple[Row, ...],
    named: bool = False,
    value: str = "",
    placeholder: str = "",
    action: Action = Action.SHOW,
    others: tuple[Action, ...] = (),
) -> Finding | None:
    """A finding about these receivers, if there are any, with the first few by number as in `region`, or by name."""
    count = sum(map(len, groups))
    if not count:
        return None
    first = islice(chain.from_iterable(groups), NAMES_SHOWN)
    return Finding(
        code,
        level,
        Where.RECEIVERS,
        count,
        tuple(called(row, region) if named else short(written(row.number, region)) for row in first),
        value,
        groups=groups,
        placeholder=placeholder,
        action=action,
        others=others,
    )


def called(row: Row, region: str) -> str:
    """A receiver by name, else by number as it is written in `region`."""
    return short(row.name or written(row.number, region))


def short(shown: str) -> str:
    """Pasted junk must not blow up a sentence."""
    flat = " ".join(shown[: 2 * NAME_LENGTH].split())
    return flat if len(flat) <= NAME_LENGTH else flat[: NAME_LENGTH - 1] + "…"
