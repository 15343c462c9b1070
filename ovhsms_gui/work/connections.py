"""The keys of this session, by account, and the API clients made from them. Shared by the lanes."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from ovhsms_gui.core.account import Account, Elsewhere
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.ovh.endpoints import address, same
from ovhsms_gui.store.rows import ChunkRow

if TYPE_CHECKING:
    from ovhsms_gui.ovh.api import SmsApi


class NoKeys(LookupError):
    """No keys are at hand for this account."""


MakeApi = Callable[[str, Keys], "SmsApi"]
Entry = tuple[str, Keys]  # endpoint and keys


class KeyStore:
    """Endpoint and keys by account id. Thread-safe; nothing in here is ever written anywhere."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # By account, then by address, the present one last: what was sent to an earlier one is asked about there.
        self._entries: dict[str, dict[str, Entry]] = {}

    def put(self, account: Account, keys: Keys) -> None:
        """Remember an account's keys until the program ends."""
        with self._lock:
            places = self._entries.setdefault(account.id, {})
            places.pop(address(account.endpoint), None)
            places[address(account.endpoint)] = (account.endpoint, keys)

    def drop(self, account_id: str) -> None:
        """Forget them."""
        with self._lock:
            self._entries.pop(account_id, None)

    def endpoint(self, account_id: str) -> str:
        """Where this account's calls go; "" when its keys are not at hand."""
        try:
            return self.get(account_id)[0]
        except NoKeys:
            return ""

    def get(self, account_id: str) -> Entry:
        """Endpoint and keys, as they are now; raises NoKeys."""
        with self._lock:
            try:
                return list(self._entries[account_id].values())[-1]
            except KeyError:
                raise NoKeys(account_id) from None

    def at(self, account_id: str, endpoint: str) -> Entry:
        """Those for an address, "" for the present one; raises NoKeys, and Elsewhere when all are for others."""
        present = self.get(account_id)
        if not endpoint:
            return present
        with self._lock:
            try:
                return self._entries.get(account_id, {})[address(endpoint)]
            except KeyError:
                raise Elsewhere(account_id) from None


class Connections:
    """One lane's API clients, one per account and address: sessions are not shared between threads."""

    def __init__(self, keys: KeyStore, make: MakeApi) -> None:
        self._keys = keys
        self._make = make
        self._open: dict[tuple[str, str], tuple[Entry, SmsApi]] = {}

    def api(self, account_id: str) -> "SmsApi":
        """The client for the account's present keys; raises NoKeys, and ValueError for a bad endpoint."""
        return self._connect(account_id, self._keys.get(account_id))

    def to_send(self, chunk: ChunkRow) -> "SmsApi":
        """The same, if the account still goes where the chunk was confirmed for; else raises Elsewhere."""
        entry = self._keys.get(chunk.account_id)
        if chunk.endpoint and not same(chunk.endpoint, entry[0]):
            raise Elsewhere(chunk.account_id)
        return self._connect(chunk.account_id, entry)

    def to_ask(self, chunk: ChunkRow) -> "SmsApi":
        """The client for where the chunk was sent; raises Elsewhere when no keys for that are at hand."""
        return self._connect(chunk.account_id, self._keys.at(chunk.account_id, chunk.endpoint))

    def close(self) -> None:
        """Close every client."""
        for _, api in self._open.values():
            api.close()
        self._open.clear()

    def _connect(self, account_id: str, entry: Entry) -> "SmsApi":
        place = (account_id, entry[0])
        known = self._open.get(place)
        if known is not None:
            if known[0] == entry:
                return known[1]
            known[1].close()
            del self._open[place]
        api = self._make(*entry)
        self._open[place] = (entry, api)
        return api
