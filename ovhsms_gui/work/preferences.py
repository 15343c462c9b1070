"""The operator's settings: read before the window is built, kept by the write lane."""

from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from ovhsms_gui.core.settings import Setting
from ovhsms_gui.work.accounts import keep_setting
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.lane import Lane

T = TypeVar("T")


class Preferences:
    """Lives in the GUI thread."""

    def __init__(self, write: Lane[WriteBooks], values: Mapping[str, object]) -> None:
        """`values`: as they were kept, by key."""
        self._write = write
        self._values = dict(values)

    def get(self, setting: Setting[T]) -> T:
        """Its value now."""
        return setting.among(self._values)

    def put(self, setting: Setting[T], value: T) -> None:
        """Give it another value, which is kept."""
        self._values[setting.key] = value
        self._write.ask(partial(keep_setting, key=setting.key, value=value))
