"""The door to the keys: the same answers from memory and from a keyring, and every failure a plain status."""

import json
import sys
from collections.abc import Callable

import pytest
from keyring.backends import SecretService, kwallet
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.store.vault import Backend, KeyringVault, MemoryVault, VaultStatus, system_backend

KEYS = Keys("aK7pYexample1234", Secret("s" * 31 + "é"), Secret("c" * 32))
OTHER = Keys("bK7pYexample1234", Secret("t" * 32), Secret("d" * 32))
ID = "7f1c2a44-1111-4c1e-9a77-000000000001"
NEIGHBOUR = "7f1c2a44-1111-4c1e-9a77-000000000002"


class KeychainDenied(Exception):
    """Named like the one of keyring's macOS backend, which imports on macOS only."""


class SecAuthFailure(Exception):
    """The same."""


class WindowsError5(Exception):
    winerror = 5


class Store:
    """A keyring backend in memory, with the faults that real ones have."""

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.keeps = True  # writes are kept
        self.twists: Callable[[str], str] = str  # what reading makes of them

    def get_password(self, service: str, username: str) -> str | None:
        self.fail()
        text = self.items.get((service, username))
        return None if text is None else self.twists(text)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.fail()
        if self.keeps:
            self.items[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.fail()
        if self.keeps:
            del self.items[service, username]

    def fail(self) -> None:
        if self.failure:
            raise self.failure


@pytest.fixture
def store() -> Store:
    return Store()


@pytest.fixture(params=["memory", "keyring"])
def vault(request: pytest.FixtureRequest, store: Store) -> KeyringVault:
    return MemoryVault() if request.param == "memory" else keyring_vault(store)


def keyring_vault(store: Store) -> KeyringVault:
    backend = Backend("Test Keyring", store)
    return KeyringVault(lambda: backend)


# The contract: both


def test_keys_come_back_as_they_were(vault: KeyringVault) -> None:
    assert vault.open().status is VaultStatus.OK
    assert vault.save(ID, KEYS).status is VaultStatus.OK
    assert vault.save(NEIGHBOUR, OTHER).status is VaultStatus.OK
    answer = vault.load(ID)
    assert answer.status is VaultStatus.OK
    assert answer.keys == KEYS
    assert vault.load(NEIGHBOUR).keys == OTHER


def test_nothing_stored_is_an_answer_of_its_own(vault: KeyringVault) -> None:
    vault.save(NEIGHBOUR, OTHER)
    assert vault.load(ID).status is VaultStatus.NONE_STORED
    assert vault.load(ID).keys is None
    assert vault.remove(ID).status is VaultStatus.NONE_STORED


def test_saving_again_replaces(vault: KeyringVault) -> None:
    vault.save(ID, KEYS)
    vault.save(ID, OTHER)
    assert vault.load(ID).keys == OTHER


def test_removed_keys_are_gone_and_the_others_stay(vault: KeyringVault) -> None:
    vault.save(ID, KEYS)
    vault.save(NEIGHBOUR, OTHER)
    assert vault.remove(ID).status is VaultStatus.OK
    assert vault.load(ID).status is VaultStatus.NONE_STORED
    assert vault.load(NEIGHBOUR).keys == OTHER


def test_keys_too_long_for_some_keyring_are_turned_down_by_all(vault: KeyringVault) -> None:
    answer = vault.save(ID, Keys("a", Secret("s" * 1000), Secret("c")))
    assert answer.status is VaultStatus.BROKEN
    assert "too long" in answer.detail
    assert vault.load(ID).status is VaultStatus.NONE_STORED


def test_every_answer_names_the_place(vault: KeyringVault) -> None:
    places = {vault.open().where, vault.save(ID, KEYS).where, vault.load(ID).where, vault.remove(ID).where}
    assert len(places) == 1
    assert all(places)


# A keyring that works, looked at from behind


def test_an_item_is_one_small_text_under_the_account(store: Store) -> None:
    keyring_vault(store).save(ID, KEYS)
    [((service, _), text)] = store.items.items()
    assert service == f"ovhsms-gui/{ID}"
    assert len(text) < 1000
    assert json.loads(text) == {
        "application_key": "aK7pYexample1234",
        "application_secret": "s" * 31 + "é",
        "consumer_key": "c" * 32,
    }


@pytest.mark.parametrize("text", ["", "plain", "[]", "{}", '{"application_key": 1}', "null"])
def test_an_item_that_is_not_ours_is_broken_not_absent(store: Store, text: str) -> None:
    store.items[f"ovhsms-gui/{ID}", "keys"] = text
    answer = keyring_vault(store).load(ID)
    assert answer.status is VaultStatus.BROKEN
    assert answer.keys is None


# Which keyring it is


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="these have one each")
@pytest.mark.parametrize(
    ("service", "wallet", "where"),
    [
        (True, True, "Secret Service"),
        (True, False, "Secret Service"),
        (False, True, "KWallet"),
        (False, False, None),
    ],
)
def test_the_systems_own_keyring_and_no_other(
    monkeypatch: pytest.MonkeyPatch, service: bool, wallet: bool, where: str | None
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(SecretService.Keyring, "viable", service)
    monkeypatch.setattr(kwallet.DBusKeyring, "viable", wallet)
    found = system_backend()
    assert (found.where if found else None) == where
    if found:
        assert isinstance(found.store, SecretService.Keyring if service else kwallet.DBusKeyring)


# Keyrings that do not work


def test_no_keyring() -> None:
    vault = KeyringVault(lambda: None)
    answers = [vault.open(), vault.load(ID), vault.save(ID, KEYS), vault.remove(ID)]
    assert {answer.status for answer in answers} == {VaultStatus.NO_KEYRING}


def test_a_keyring_that_comes_later_is_found(store: Store) -> None:
    backends = [None, Backend("Test Keyring", store)]
    vault = KeyringVault(lambda: backends.pop(0))
    assert vault.open().status is VaultStatus.NO_KEYRING
    assert vault.open().status is VaultStatus.OK


def test_a_keyring_that_is_refused_at_the_door() -> None:
    def find() -> Backend | None:
        raise NoKeyringError("no recommended backend")

    assert KeyringVault(find).open().status is VaultStatus.NO_KEYRING


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (KeyringLocked("Failed to unlock the collection!"), VaultStatus.LOCKED),
        (InitError("Failed to create the collection: Prompt dismissed."), VaultStatus.LOCKED),
        (caused(KeyringLocked("Can't get"), KeychainDenied(-128, "denied")), VaultStatus.DENIED),
        (caused(KeyringError("Can't get"), SecAuthFailure(-25293, "failure")), VaultStatus.DENIED),
        (WindowsError5("CredRead"), VaultStatus.DENIED),
        (KeyringError("Can't get password from keychain"), VaultStatus.BROKEN),
        (PasswordSetError("Can't store password on keychain"), VaultStatus.BROKEN),
        (RuntimeError("anything"), VaultStatus.BROKEN),
    ],
)
def test_each_failure_has_one_meaning_for_every_call(
    store: Store, failure: Exception, status: VaultStatus
) -> None:
    store.failure = failure
    vault = keyring_vault(store)
    answers = [vault.open(), vault.load(ID), vault.save(ID, KEYS), vault.remove(ID)]
    assert [answer.status for answer in answers] == [status] * 4
    assert {answer.where for answer in answers} == {"Test Keyring"}
    assert all(type(failure).__name__ in answer.detail for answer in answers)


@pytest.mark.parametrize("twist", [str.upper, lambda text: text[:-1], lambda text: text + " "])
def test_a_keyring_that_gives_back_something_else_is_broken(
    store: Store, twist: Callable[[str], str]
) -> None:
    store.twists = twist
    assert keyring_vault(store).save(ID, KEYS).status is VaultStatus.BROKEN


def test_a_keyring_that_forgets_is_broken(store: Store) -> None:
    store.keeps = False
    assert keyring_vault(store).save(ID, KEYS).status is VaultStatus.BROKEN


def test_a_keyring_that_does_not_forget_is_broken(store: Store) -> None:
    vault = keyring_vault(store)
    vault.save(ID, KEYS)
    store.keeps = False
    assert vault.remove(ID).status is VaultStatus.BROKEN


def test_no_answer_shows_a_secret_even_if_the_keyring_talks(store: Store) -> None:
    vault = keyring_vault(store)
    shown = [repr(vault.save(ID, KEYS)), repr(vault.load(ID))]
    store.failure = RuntimeError("cannot store " + "s" * 31 + "é" + "c" * 32)
    shown += [repr(vault.save(ID, KEYS)), repr(vault.load(ID)), repr(vault.remove(ID)), repr(vault.open())]
    for text in shown:
        assert "sss" not in text
        assert "ccc" not in text
