"""Accounts and settings: what was saved is there at the next start."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.settings import Settings

MARTIN = Account("7f1c2a44-1111-4c1e-9a77-000000000001", "Cabinet Martin", "ovh-eu", "FR")
ECOLE = Account("7f1c2a44-1111-4c1e-9a77-000000000002", "école", "http://127.0.0.1:9", "BE", Origin.SESSION)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.sqlite"


@pytest.fixture
def book(path: Path) -> Iterator[AccountBook]:
    book = AccountBook(path)
    yield book
    book.close()


@pytest.fixture
def settings(path: Path) -> Iterator[Settings]:
    settings = Settings(path)
    yield settings
    settings.close()


def test_accounts_come_back_as_they_were(book: AccountBook, path: Path) -> None:
    book.save(ECOLE)
    book.save(MARTIN)
    again = AccountBook(path)
    assert again.all() == (MARTIN, ECOLE)
    again.close()


def test_saving_again_changes_and_removing_removes(book: AccountBook) -> None:
    book.save(MARTIN)
    book.save(ECOLE)
    book.save(replace(MARTIN, name="Martin & fils", region="LU"))
    book.remove(ECOLE.id)
    book.remove("never there")
    assert book.all() == (replace(MARTIN, name="Martin & fils", region="LU"),)


@pytest.mark.parametrize("value", [True, 3, 2.5, "été 🙂", [1, "b"], {"x": [None, 1]}])
def test_a_setting_comes_back_as_it_was(settings: Settings, path: Path, value: object) -> None:
    settings.set("key", "before")
    settings.set("key", value)
    again = Settings(path)
    assert again.get("key") == value
    again.close()


def test_a_setting_that_is_missing_or_of_another_type_is_the_default(settings: Settings) -> None:
    assert settings.get("threshold", 50) == 50
    assert settings.get("threshold") is None
    settings.set("threshold", "many")
    assert settings.get("threshold", 50) == 50
    assert settings.get("threshold", "few") == "many"
