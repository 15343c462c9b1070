"""An account as the window knows it, and the SMS services its keys open. No secret in here."""

from dataclasses import dataclass
from enum import StrEnum

from ovhsms_gui.core.errors import Reason


class Origin(StrEnum):
    """Where an account's keys are kept."""

    KEYRING = "keyring"
    SESSION = "session"  # in memory only, until the program ends
    ENVIRONMENT = "environment"  # read from OVH_* variables or ovh.conf, read-only


@dataclass(frozen=True, slots=True)
class Account:
    """One set of keys under a name. `id` is a UUID and the only link to the keyring item."""

    id: str
    name: str
    endpoint: str  # a name such as "ovh-eu", or a full URL
    region: str = "FR"  # ISO 3166 country that national numbers belong to
    origin: Origin = Origin.KEYRING


class Elsewhere(LookupError):
    """The account's keys at hand are for another address than the one that is asked for."""


@dataclass(frozen=True, slots=True)
class Service:
    """One OVHcloud SMS service ("sms-ab12345-1"). `None`: the keys may not read it, or not yet read."""

    account_id: str
    name: str
    credits: float | None = None
    senders: tuple[str, ...] | None = None  # enabled ones only
    balance_problem: Reason | None = None
    senders_problem: Reason | None = None
