"""The keys of this session, by account, and the API clients made from them. Shared by the lanes."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from ovhsms_gui.core.account import Account
from ovhsms_gui.core.secret import Keys

if TYPE_CHECKING:
    from ovhsms_gui.ovh.api import SmsApi


class NoKeys(LookupError):
    """No keys are at hand for this account."""


MakeApi = Callable[[str, Keys], "SmsApi"]


class KeyStore:
    """Endpoint and keys by account id. Thread-safe; nothing in here is ever written anywhere."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._entries: dict[str, tuple[str, Keys]] = {}

    def put(self, account: Account, keys: Keys) -> None:
        """Remember an account's keys until the program ends."""
        with self._lock:
            self._entries[account.id] = (account.endpoint, keys)

    def drop(self, account_id: str) -> None:
        """Forget them."""
        with self._lock:
            self._entries.pop(account_id, None)

    def endpoint(self, account_id: str) -> str:
        """Where this account's calls go; "" when its keys are not at hand."""
        with self._lock:
            return self._entries.get(account_id, ("", None))[0]

    def get(self, account_id: str) -> tuple[str, Keys]:
        """Endpoint and keys; raises NoKeys."""
        with self._lock:
            try:
                return self._entries[account_id]
            except KeyError:
                raise NoKeys(account_id) from None


class Connections:
    """One lane's API clients, one per account: sessions are not shared between threads."""

    def __init__(self, keys: KeyStore, make: MakeApi) -> None:
        self._keys = keys
        self._make = make
        self._open: dict[str, tuple[tuple[str, Keys], SmsApi]] = {}

    def api(self, account_id: str) -> "SmsApi":
        """The client for the account's present keys; raises NoKeys, and ValueError for a bad endpoint."""
        entry = self._keys.get(account_id)
        known = self._open.get(account_id)
        if known is not None:
            if known[0] == entry:
                return known[1]
            known[1].close()
            del self._open[account_id]
        api = self._make(*entry)
        self._open[account_id] = (entry, api)
        return api

    def close(self) -> None:
        """Close every client."""
        for _, api in self._open.values():
            api.close()
        self._open.clear()
