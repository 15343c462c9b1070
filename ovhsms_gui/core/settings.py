"""The settings: every small choice that outlives the window, declared once with its default and what it may be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

LONGEST_UNDO = 60  # seconds
LONGEST_KEPT = 120  # months
LANGUAGES = ("", "en", "fr")
THEMES = ("", "light", "dark")
PAGES = ("compose", "outbox", "replies", "contacts")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One of them. What is kept is what JSON holds; what does not fit, such as of another version, is the default."""

    key: str
    default: T
    fits: Callable[[object], bool]

    def among(self, values: Mapping[str, object]) -> T:
        """Its value among those kept."""
        value = values.get(self.key)
        return value if self.fits(value) else self.default  # type: ignore[return-value]


def _text(value: object) -> bool:
    return isinstance(value, str)


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _texts_by_name(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _switch(value: object) -> bool:
    return isinstance(value, bool)


def _undo(value: object) -> bool:
    return type(value) is int and 0 <= value <= LONGEST_UNDO


def _months(value: object) -> bool:
    return type(value) is int and 0 <= value <= LONGEST_KEPT


def _size(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(type(one) is int for one in value)


THEME = Setting("theme", "", lambda value: value in THEMES)  # "": as the system is
LANGUAGE = Setting("language", "", lambda value: value in LANGUAGES)  # "": the system's, else English
START_PAGE = Setting("start_page", PAGES[0], lambda value: value in PAGES)
LAST_SERVICE = Setting("last_service", "", _text)  # the account and SMS service chosen last
UNDO_SECONDS = Setting("undo_seconds", 10, _undo)  # as chosen last
NOTIFY = Setting("notify", True, _switch)  # by the system, when a send is complete or has failures
KEEP_MONTHS = Setting("keep_months", 0, _months)  # after which texts go; 0: they are kept
OWN_NUMBERS: Setting[Mapping[str, str]] = Setting(
    "own_numbers", {}, _texts_by_name
)  # the operator's, E.164, by account
ALLOWED_HOSTS: Setting[list[str]] = Setting(
    "allowed_hosts", [], _texts
)  # beside OVHcloud's: keys and messages may go there
LAST_FOLDERS: Setting[Mapping[str, str]] = Setting("last_folders", {}, _texts_by_name)  # by what for
WINDOW_SIZE = Setting("window_size", [0, 0, 0], _size)  # width, height, 1 when it filled the screen
