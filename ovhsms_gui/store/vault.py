"""The keys: in the system's own keyring and nowhere else, or in memory for one session."""

import importlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP

_USER = "keys"
_LIMIT = 1000  # characters: Windows takes 1280, and past them fails with an error that says nothing

# By sys.platform: the name for people, the module, the class.
_BACKENDS = {
    "win32": (
        (
            QT_TRANSLATE_NOOP("Messages", "Windows Credential Manager"),
            "keyring.backends.Windows",
            "WinVaultKeyring",
        ),
    ),
    "darwin": ((QT_TRANSLATE_NOOP("Messages", "macOS Keychain"), "keyring.backends.macOS", "Keyring"),),
    "": (
        ("Secret Service", "keyring.backends.SecretService", "Keyring"),
        ("KWallet", "keyring.backends.kwallet", "DBusKeyring"),
    ),
}


class VaultStatus(StrEnum):
    """How a call to the vault ended. The sentences are the window's."""

    OK = "ok"
    NONE_STORED = "none_stored"
    LOCKED = "locked"  # there, but nobody unlocked it
    DENIED = "denied"  # there, but not for this program
    BROKEN = "broken"  # there, but it fails or does not give back what it was given
    NO_KEYRING = "no_keyring"


# What the backends raise, by name: most of these classes exist on one system only.
_MEANINGS = {
    "KeychainDenied": VaultStatus.DENIED,  # macOS: the operator said no
    "SecAuthFailure": VaultStatus.DENIED,  # macOS: the item belongs to another signature of this program
    "NoKeyringError": VaultStatus.NO_KEYRING,
    "SecretServiceNotAvailableException": VaultStatus.NO_KEYRING,
    "KeyringLocked": VaultStatus.LOCKED,
    "LockedException": VaultStatus.LOCKED,
    "PromptDismissedException": VaultStatus.LOCKED,
    "InitError": VaultStatus.LOCKED,  # Secret Service without an open collection, KWallet without a wallet
}
_WINDOWS_ACCESS_DENIED = 5


@dataclass(frozen=True, slots=True)
class VaultAnswer:
    """`where` is the keyring's name for people; `detail` is for the log and holds no secret."""

    status: VaultStatus
    keys: Keys | None = None
    where: str = ""
    detail: str = ""


class PasswordStore(Protocol):
    """What is used of a backend of the `keyring` package."""

    def get_password(self, service: str, username: str, /) -> str | None:
        """Look the text up."""
        ...

    def set_password(self, service: str, username: str, password: str, /) -> None:
        """Store the text."""
        ...

    def delete_password(self, service: str, username: str, /) -> None:
        """Remove the text."""
        ...


@dataclass(frozen=True, slots=True)
class Backend:
    """A store of passwords and its name for people."""

    where: str
    store: PasswordStore


def system_backend() -> Backend | None:
    """Build this system's own keyring, or None.

    Never keyring's default choice: an environment variable or a configuration file can make that any class,
    one that writes a plain file included. keyring is imported here because that takes as long as it does.
    """
    for where, module, name in _BACKENDS.get(sys.platform, _BACKENDS[""]):
        kind = getattr(importlib.import_module(module), name)
        if kind.viable:
            return Backend(where, kind())
    return None


class KeyringVault:
    """One keyring item per account. No method raises: a keyring that fails is an answer.

    A call may wait until a person unlocks the keyring, and some keyrings hang when two threads come first: never call
    from the window's thread, and one at a time. `work/keycall.py` sees to both.
    """

    def __init__(self, find: Callable[[], Backend | None] = system_backend) -> None:
        self._find = find

    def open(self) -> VaultAnswer:
        """Find the keyring and read from it: a locked one asks to be unlocked now."""
        return self._ask(lambda store: _plain(_get(store, "probe") is None))

    def load(self, account_id: str) -> VaultAnswer:
        """Get the keys of an account."""

        def load(store: PasswordStore) -> VaultAnswer:
            text = _get(store, account_id)
            return VaultAnswer(VaultStatus.NONE_STORED) if text is None else _read(text)

        return self._ask(load)

    def save(self, account_id: str, keys: Keys) -> VaultAnswer:
        """Store the keys of an account, and believe it only when they read back the same."""
        text = _write(keys)
        if len(text) >= _LIMIT:
            return VaultAnswer(VaultStatus.BROKEN, detail="too long for a keyring")

        def save(store: PasswordStore) -> VaultAnswer:
            _get(
                store, account_id
            )  # reading unlocks, or says plainly why not; not every backend's writing does
            store.set_password(_service(account_id), _USER, text)
            return _plain(_get(store, account_id) == text, "reads back different")

        return self._ask(save)

    def remove(self, account_id: str) -> VaultAnswer:
        """Remove the keys of an account."""

        def remove(store: PasswordStore) -> VaultAnswer:
            if _get(store, account_id) is None:
                return VaultAnswer(VaultStatus.NONE_STORED)
            store.delete_password(_service(account_id), _USER)
            return _plain(_get(store, account_id) is None, "still there after removal")

        return self._ask(remove)

    def _ask(self, action: Callable[[PasswordStore], VaultAnswer]) -> VaultAnswer:
        backend = None
        try:
            backend = self._find()
            if backend is None:
                return VaultAnswer(VaultStatus.NO_KEYRING)
            return replace(action(backend.store), where=backend.where)
        except Exception as error:  # noqa: BLE001 - backends raise what they like, and each of it is an answer
            return _failure(error, backend.where if backend else "")


class MemoryVault(KeyringVault):
    """The same door on a dict: keys for this session only."""

    def __init__(self) -> None:
        backend = Backend(QT_TRANSLATE_NOOP("Messages", "this session's memory"), _Memory())
        super().__init__(lambda: backend)


class _Memory:
    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str, /) -> str | None:
        return self._texts.get((service, username))

    def set_password(self, service: str, username: str, password: str, /) -> None:
        self._texts[service, username] = password

    def delete_password(self, service: str, username: str, /) -> None:
        del self._texts[service, username]


def _service(account_id: str) -> str:
    # A service per account: Windows renames the older item when two users share one.
    return f"ovhsms-gui/{account_id}"


def _get(store: PasswordStore, account_id: str) -> str | None:
    return store.get_password(_service(account_id), _USER)


def _plain(good: bool, detail: str = "gives what was never stored") -> VaultAnswer:
    return VaultAnswer(VaultStatus.OK) if good else VaultAnswer(VaultStatus.BROKEN, detail=detail)


def _write(keys: Keys) -> str:
    return json.dumps(
        {
            "application_key": keys.application_key,
            "application_secret": keys.application_secret.reveal(),
            "consumer_key": keys.consumer_key.reveal(),
        }
    )


def _read(text: str) -> VaultAnswer:
    try:
        found = json.loads(text)
        keys = Keys(
            found["application_key"], Secret(found["application_secret"]), Secret(found["consumer_key"])
        )
    except (ValueError, TypeError, KeyError):
        return VaultAnswer(VaultStatus.BROKEN, detail="holds something else")
    return VaultAnswer(VaultStatus.OK, keys)


def _failure(error: Exception, where: str) -> VaultAnswer:
    """The meaning of an exception by the types in its chain: its words may hold what was to be stored."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None:
        chain.append(link)
        link = link.__cause__ or link.__context__
    names = [type(link).__name__ for link in chain]
    status = next((_MEANINGS[name] for name in reversed(names) if name in _MEANINGS), VaultStatus.BROKEN)
    codes = [code for link in chain if isinstance(code := getattr(link, "winerror", None), int)]
    if _WINDOWS_ACCESS_DENIED in codes:
        status = VaultStatus.DENIED
    return VaultAnswer(status, where=where, detail=" < ".join([*names, *map(str, codes)]))
