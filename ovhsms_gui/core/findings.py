"""What is found before a message is sent: errors that block, warnings that inform."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from ovhsms_gui.core.receivers import Row

NAMES_SHOWN, _NAME_LENGTH = 5, 40


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
    CONTACT_IN_REPLY = "contact_in_reply"
    FOREIGN_REPLY = "foreign_reply"
    TOO_MANY_PARTS = "too_many_parts"
    MANY_PARTS = "many_parts"
    COUNTED_OTHERWISE = "counted_otherwise"  # by OVHcloud
    INVALID_LEFT_OUT = "invalid_left_out"
    UNTAKEN = "untaken"  # rows of a file that are no receivers
    OPTED_OUT = "opted_out"
    ONLY_OPTED_OUT = "only_opted_out"
    MERGED = "merged"
    SEVERAL_NAMES = "several_names"  # of one number
    SEVERAL_TEXTS = "several_texts"  # for one number, as the placeholders would have it
    LANDLINE = "landline"
    PREMIUM = "premium"
    UNPRICED = "unpriced"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"  # no receiver has such a field
    EMPTY_PLACEHOLDER = "empty_placeholder"  # some receivers have nothing in it
    DEFAULT_FOR_ALL = "default_for_all"  # no receiver has such a field, and there is a default
    LEFTOVER_BRACE = "leftover_brace"
    UNSENDABLE_VALUE = "unsendable_value"
    LONG_VALUES = "long_values"
    DEAR_VALUES = "dear_values"  # characters in them force Unicode
    ALREADY_SENT = "already_sent"  # found in the journal, and added when the plan is asked about


@dataclass(frozen=True, slots=True)
class Finding:
    """`names`: at most five of the `count` receivers or characters meant; `value`: for the sentence."""

    code: FindingCode
    level: Level
    count: int = 0
    names: tuple[str, ...] = ()
    value: str = ""


def about(code: FindingCode, level: Level, *groups: tuple[Row, ...]) -> Finding | None:
    """A finding about these receivers, if there are any, with the first few by number."""
    count = sum(map(len, groups))
    first = islice(chain.from_iterable(groups), NAMES_SHOWN)
    return Finding(code, level, count, tuple(short(row.number.shown) for row in first)) if count else None


def about_people(
    code: FindingCode, level: Level, *groups: tuple[Row, ...], value: str = ""
) -> Finding | None:
    """The same, with the first few by name."""
    count = sum(map(len, groups))
    first = islice(chain.from_iterable(groups), NAMES_SHOWN)
    names = tuple(short(row.name or row.number.shown) for row in first)
    return Finding(code, level, count, names, value) if count else None


def short(shown: str) -> str:
    """Pasted junk must not blow up a sentence."""
    flat = " ".join(shown[: 2 * _NAME_LENGTH].split())
    return flat if len(flat) <= _NAME_LENGTH else flat[: _NAME_LENGTH - 1] + "…"
