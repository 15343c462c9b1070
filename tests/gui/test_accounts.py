"""The accounts dialog: add, test, save, remove; the keyring when it works and when it does not."""

import json
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)

from ovhsms_gui.core.account import Origin
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.kit.card import Card
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.vault import MemoryVault, VaultAnswer, VaultStatus
from ovhsms_gui.work.accounts import drop, keep

from .conftest import Desk, Open, close, guest
from .lanes import Scripted, settle


class NoVault:
    """A computer without a usable keyring."""

    def __init__(self, status: VaultStatus = VaultStatus.NO_KEYRING) -> None:
        self.status = status

    def open(self) -> VaultAnswer:
        return VaultAnswer(self.status)

    def save(self, _account_id: str, _keys: Keys) -> VaultAnswer:
        return VaultAnswer(self.status)

    def load(self, _account_id: str) -> VaultAnswer:
        return VaultAnswer(self.status)

    def remove(self, _account_id: str) -> VaultAnswer:
        return VaultAnswer(self.status)


def accounts(desk: Desk) -> QDialog:
    desk.click("accountsButton")
    return desk.wait_dialog("accountsDialog")


def fill(desk: Desk, dialog: QDialog, **changed: str) -> None:
    keys = desk.server.world.keys
    values = {
        "accountNameEdit": "École du Parc",
        "applicationKeyEdit": keys.application_key,
        "applicationSecretEdit": keys.application_secret,
        "consumerKeyEdit": keys.consumer_key,
    } | {name: value for name, value in changed.items() if name != "endpoint"}
    for name, value in values.items():
        edit = dialog.findChild(QLineEdit, name)
        assert edit is not None
        edit.setText(value)
    box = dialog.findChild(QComboBox, "endpointBox")
    assert box is not None
    box.setEditText(changed.get("endpoint", desk.server.url))


def press(dialog: QDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def result(dialog: QDialog) -> str:
    label = dialog.findChild(QLabel, "accountResultLabel")
    assert label is not None
    return label.text()


def test_keys_are_tested_saved_and_there_after_a_restart(open_desk: Open) -> None:
    vault = MemoryVault()
    desk = open_desk(vault=vault)
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "testAccountButton")
    desk.until(lambda: "The keys work" in result(dialog))
    assert "sms-ab12345-1" in result(dialog)
    press(dialog, "saveAccountButton")
    box = desk.find(QComboBox, "accountBox")
    desk.until(lambda: "École du Parc · sms-ab12345-1" in box.currentText())
    secret = dialog.findChild(QLineEdit, "applicationSecretEdit")
    assert secret is not None
    assert not secret.text()
    close(desk)
    again = open_desk(vault=vault)
    box = again.find(QComboBox, "accountBox")
    again.until(lambda: "École du Parc · sms-ab12345-1 · 5,000 credits" in box.currentText())


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"applicationKeyEdit": "wrongwrongwrong0"}, "Check the application key"),
        ({"applicationSecretEdit": "x" * 32}, "application secret is the likely culprit"),
        ({"applicationSecretEdit": "x" * 31}, "Look at the application secret first: it has 31"),
        ({"consumerKeyEdit": "y" * 32}, "does not accept the consumer key"),
        ({"consumerKeyEdit": ""}, "Still missing: consumer key."),
        ({"endpoint": "http://example.org/1.0"}, "Only https is safe"),
        ({"endpoint": "ovh-us"}, "has no SMS"),
        ({"endpoint": "http://127.0.0.1:1/1.0"}, "No connection"),
    ],
)
def test_a_failed_test_names_the_likely_culprit(open_desk: Open, changed: dict[str, str], words: str) -> None:
    desk = open_desk()
    dialog = accounts(desk)
    fill(desk, dialog, **changed)
    press(dialog, "testAccountButton")
    desk.until(lambda: words in result(dialog))
    edit = dialog.findChild(QLineEdit, "applicationKeyEdit")
    assert edit is not None
    assert edit.text(), "what was typed is still there"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (VaultStatus.NO_KEYRING, "no usable keyring"),
        (VaultStatus.LOCKED, "locked"),
        (VaultStatus.DENIED, "did not let this program"),
        (VaultStatus.BROKEN, "does not work as it should"),
    ],
)
def test_without_a_keyring_keys_live_for_the_session_and_the_banner_says_so(
    open_desk: Open, status: VaultStatus, words: str
) -> None:
    desk = open_desk(vault=NoVault(status))
    banner = desk.find(QLabel, "bannerLabel")
    desk.until(lambda: words in banner.text())
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    box = desk.find(QComboBox, "accountBox")
    desk.until(lambda: "sms-ab12345-1" in box.currentText())
    desk.until(lambda: words in result(dialog) or "keys work" in result(dialog).lower())
    assert words in banner.text()
    close(desk)
    again = open_desk(vault=NoVault(status))
    desk.until(lambda: again.parts.accounts.ready)
    assert again.parts.accounts.accounts == ()


def test_the_ring_of_the_list_is_around_the_list_alone(desk: Desk) -> None:
    dialog = accounts(desk)
    view = dialog.findChild(QListWidget, "accountList")
    assert view is not None
    card = view.parentWidget()
    assert isinstance(card, Card)
    for name in ("addAccountButton", "removeAccountButton"):
        button = dialog.findChild(QPushButton, name)
        assert button is not None
        assert not card.isAncestorOf(button)


def test_removing_asks_and_deletes_the_keys(open_desk: Open) -> None:
    vault = MemoryVault()
    desk = open_desk(vault=vault)
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: len(desk.parts.accounts.accounts) == 1)
    account = desk.parts.accounts.accounts[0]
    assert vault.load(account.id).status is VaultStatus.OK
    button = dialog.findChild(QPushButton, "removeAccountButton")
    assert button is not None
    desk.until(button.isEnabled)
    press(dialog, "removeAccountButton")
    press(desk.wait_dialog("removeAccountDialog"), "removeAccountNowButton")
    desk.until(lambda: desk.parts.accounts.accounts == ())
    assert vault.load(account.id).status is VaultStatus.NONE_STORED
    view = dialog.findChild(QListWidget, "accountList")
    assert view is not None
    assert view.count() == 0


def test_the_book_holds_no_key(open_desk: Open, server: DemoServer, tmp_path: Path) -> None:
    desk = open_desk(vault=MemoryVault())
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: len(desk.parts.accounts.accounts) == 1)
    close(desk)
    keys = server.world.keys
    whole = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert "École du Parc".encode() in whole
    for secret in (keys.application_secret, keys.consumer_key, keys.application_key):
        assert secret.encode() not in whole
        assert json.dumps(secret).encode() not in whole


def test_the_test_names_what_the_keys_may_and_may_not_do(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(vault=MemoryVault())
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "testAccountButton")
    everything = (
        "read the account and its balance, send messages, follow what became of messages, read replies, "
        "read OVHcloud's list of STOP, take back what is scheduled, take a number off the list of STOP"
    )
    desk.until(lambda: f"They may: {everything}." in result(dialog))
    assert "may not" not in result(dialog)
    keys = replace(server.world.keys, consumer_key="reading" * 4 + "only")
    server.world.grant(keys, [("GET", "/sms"), ("GET", "/sms/*"), ("GET", "/auth/currentCredential")])
    fill(desk, dialog, consumerKeyEdit=keys.consumer_key)
    press(dialog, "testAccountButton")
    reading = (
        "read the account and its balance, follow what became of messages, read replies, "
        "read OVHcloud's list of STOP"
    )
    desk.until(lambda: f"They may: {reading}." in result(dialog))
    missing = "send messages, take back what is scheduled, take a number off the list of STOP"
    assert f"They may not: {missing}." in result(dialog)
    keys = replace(server.world.keys, consumer_key="sending" * 4 + "only")
    server.world.grant(
        keys,
        [
            ("GET", "/sms"),
            ("POST", "/sms/*/jobs"),
            ("GET", "/sms/*/incoming"),
            ("DELETE", "/sms/*/blacklists/*"),
            ("GET", "/auth/currentCredential"),
        ],
    )
    fill(desk, dialog, consumerKeyEdit=keys.consumer_key)
    press(dialog, "testAccountButton")
    desk.until(
        lambda: "They may: send messages, read replies, take a number off the list of STOP." in result(dialog)
    )


def test_keys_that_may_not_tell_what_they_may_do_are_no_worse_for_it(
    open_desk: Open, server: DemoServer
) -> None:
    desk = open_desk(vault=MemoryVault())
    dialog = accounts(desk)
    keys = replace(server.world.keys, consumer_key="silent" * 5 + "32")
    server.world.grant(keys, [("GET", "/sms"), ("POST", "/sms/*")])
    fill(desk, dialog, consumerKeyEdit=keys.consumer_key)
    press(dialog, "testAccountButton")
    desk.until(lambda: "The keys work" in result(dialog))
    assert "They may" not in result(dialog)


def test_a_copy_of_all_data_is_saved_where_one_likes(open_desk: Open, tmp_path: Path) -> None:
    desk = open_desk(vault=MemoryVault())
    dialog = accounts(desk)
    target = tmp_path / "my copy.sqlite"
    press(dialog, "saveCopyButton")
    chooser = desk.wait_dialog("saveCopyDialog")
    assert isinstance(chooser, QFileDialog)
    chooser.fileSelected.emit(str(target))
    chooser.close()
    desk.until(lambda: "A copy of all data, without keys" in result(dialog))
    assert str(target) in result(dialog)
    with closing(Journal(target)) as copy:
        assert copy.sends() == ()
    desk.parts.accounts.save_copy(tmp_path / "no such folder" / "my copy.sqlite")
    desk.until(lambda: "Choose another place." in result(dialog))


def test_an_account_that_is_chosen_while_it_connects_stays_chosen(
    open_desk: Open, server: DemoServer
) -> None:
    account, keys = guest(server)
    desk = open_desk((account, keys), (replace(account, id="other", name="Lausanne"), keys), wait=False)
    accounts = desk.parts.accounts
    desk.until(lambda: len(accounts.accounts) == 2)
    accounts.choose(next(entry for entry in accounts.entries if entry.account.id == "other"))
    desk.until(lambda: all(accounts.service_names(one.id) for one in accounts.accounts))
    assert accounts.current is not None
    assert accounts.current.account.id == "other"


# ---- said only once it is written --------------------------------------------------------------------


def kept(open_desk: Open) -> tuple[Desk, QDialog]:
    """An account in the keyring, open in the dialog."""
    desk = open_desk(vault=MemoryVault())
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: "École du Parc · sms-ab12345-1" in desk.find(QComboBox, "accountBox").currentText())
    settle(desk.parts.office, desk.qtbot)
    return desk, dialog


@pytest.mark.parametrize("well", [True, False])
def test_another_name_is_saved_when_it_is_written_and_not_before(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch, well: bool
) -> None:
    desk, dialog = kept(open_desk)
    name = dialog.findChild(QLineEdit, "accountNameEdit")
    assert name is not None
    name.setText("École du Lac")
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        assert result(dialog) == "Saving…"
        if well:
            lane.answer(keep, None)
            assert result(dialog) == "Saved. The keys are unchanged."
            assert desk.parts.accounts.accounts[0].name == "École du Lac"
        else:
            lane.fail(keep, StoreProblem(StoreKind.FULL))
            assert result(dialog).startswith("It could not be saved for the next start.")
            assert desk.parts.accounts.accounts[0].name == "École du Parc"


def test_keys_are_saved_when_their_account_is_written_and_not_before(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, dialog = kept(open_desk)
    fill(desk, dialog, applicationKeyEdit=desk.server.world.keys.application_key)
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        desk.until(lambda: bool(lane.asked(keep)))
        assert result(dialog) == "Saving…"
        lane.fail(keep, StoreProblem(StoreKind.FULL))
    assert result(dialog).startswith("It could not be saved for the next start.")
    save = dialog.findChild(QPushButton, "saveAccountButton")
    assert save is not None
    assert save.isEnabled()
    assert [account.origin for account in desk.parts.accounts.accounts] == [Origin.SESSION]


def typed_in(dialog: QDialog, name: str) -> QLineEdit:
    edit = dialog.findChild(QLineEdit, name)
    assert edit is not None
    return edit


def test_an_account_that_could_not_be_written_is_one_when_it_is_saved_again(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(vault=MemoryVault())
    dialog = accounts(desk)
    fill(desk, dialog)
    not_booked(desk, dialog, monkeypatch)
    [account] = desk.parts.accounts.accounts
    settle(desk.parts.office, desk.qtbot)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: all(a.origin is Origin.KEYRING for a in desk.parts.accounts.accounts))
    assert [a.id for a in desk.parts.accounts.accounts] == [account.id]


def test_what_could_not_be_written_leaves_a_read_only_account_as_it_is(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk(guest(server), vault=MemoryVault())
    dialog = accounts(desk)
    press(dialog, "addAccountButton")
    fill(desk, dialog)
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        desk.until(lambda: bool(lane.asked(keep)))
        dialog.findChildren(QListWidget, "accountList")[0].setCurrentRow(0)
        lane.fail(keep, StoreProblem(StoreKind.FULL))
    save = dialog.findChild(QPushButton, "saveAccountButton")
    assert save is not None
    assert not save.isEnabled()
    assert typed_in(dialog, "accountNameEdit").text() == "Cabinet Martin"


def test_what_is_typed_while_another_name_is_written_is_not_lost(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, dialog = kept(open_desk)
    name = typed_in(dialog, "accountNameEdit")
    name.setText("École du Lac")
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        QTest.keyClicks(name, " Bleu")
        lane.answer(keep, None)
    assert name.text() == "École du Lac Bleu"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Not saved yet" in result(dialog)
    press(dialog, "removeAccountButton")
    asked = desk.wait_dialog("removeAccountDialog")
    assert any("“École du Lac”" in label.text() for label in asked.findChildren(QLabel))


def test_another_name_that_is_written_late_is_no_longer_unsaved(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, dialog = kept(open_desk)
    typed_in(dialog, "accountNameEdit").setText("École du Lac")
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        press(dialog, "addAccountButton")
        lane.answer(keep, None)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


# ---- nothing stays behind ----------------------------------------------------------------------------


class Moody(MemoryVault):
    """A keyring that takes keys, and gives them up, when it is in the mood."""

    def __init__(self) -> None:
        super().__init__()
        self.mood = VaultStatus.OK

    def save(self, account_id: str, keys: Keys) -> VaultAnswer:
        return super().save(account_id, keys) if self.mood is VaultStatus.OK else VaultAnswer(self.mood)

    def remove(self, account_id: str) -> VaultAnswer:
        return super().remove(account_id) if self.mood is VaultStatus.OK else VaultAnswer(self.mood)


def not_booked(desk: Desk, dialog: QDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Save what is typed: the keyring takes the keys, and the book cannot be written."""
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        desk.until(lambda: bool(lane.asked(keep)))
        lane.fail(keep, StoreProblem(StoreKind.FULL))


def remove(desk: Desk, dialog: QDialog) -> None:
    press(dialog, "removeAccountButton")
    press(desk.wait_dialog("removeAccountDialog"), "removeAccountNowButton")


@pytest.mark.parametrize("new", [True, False])
def test_removing_what_could_not_be_written_leaves_nothing_behind(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch, new: bool
) -> None:
    vault = MemoryVault()
    desk = open_desk(vault=vault)
    dialog = accounts(desk)
    fill(desk, dialog)
    if not new:
        press(dialog, "saveAccountButton")
        desk.until(lambda: result(dialog).startswith(("Keys are kept", "The keys work")))
        settle(desk.parts.office, desk.qtbot)
        fill(desk, dialog)
    not_booked(desk, dialog, monkeypatch)
    [account] = desk.parts.accounts.accounts
    assert vault.load(account.id).status is VaultStatus.OK
    press(dialog, "addAccountButton")
    dialog.findChildren(QListWidget, "accountList")[0].setCurrentRow(0)
    remove(desk, dialog)
    desk.until(lambda: "are gone" in result(dialog))
    assert vault.load(account.id).status is VaultStatus.NONE_STORED
    close(desk)
    again = open_desk(vault=vault)
    again.until(lambda: again.parts.accounts.ready)
    assert again.parts.accounts.accounts == ()


def test_keys_kept_before_the_keyring_refused_others_are_not_said_to_be_gone(open_desk: Open) -> None:
    vault = Moody()
    desk = open_desk(vault=vault)
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: [a.origin for a in desk.parts.accounts.accounts] == [Origin.KEYRING])
    settle(desk.parts.office, desk.qtbot)
    vault.mood = VaultStatus.LOCKED
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: [a.origin for a in desk.parts.accounts.accounts] == [Origin.SESSION])
    settle(desk.parts.office, desk.qtbot)  # what is known of the account is said as it comes
    [account] = desk.parts.accounts.accounts
    remove(desk, dialog)
    desk.until(lambda: "so the account stays" in result(dialog))
    vault.mood = VaultStatus.OK
    remove(desk, dialog)
    desk.until(lambda: "are gone" in result(dialog))
    assert vault.load(account.id).status is VaultStatus.NONE_STORED


@pytest.mark.parametrize("status", [VaultStatus.NO_KEYRING, VaultStatus.LOCKED, VaultStatus.DENIED])
def test_an_account_that_no_keyring_took_can_be_removed(open_desk: Open, status: VaultStatus) -> None:
    desk = open_desk(vault=NoVault(status))
    dialog = accounts(desk)
    fill(desk, dialog)
    press(dialog, "saveAccountButton")
    desk.until(lambda: len(desk.parts.accounts.accounts) == 1)
    settle(desk.parts.office, desk.qtbot)
    remove(desk, dialog)
    desk.until(lambda: "are gone" in result(dialog))
    assert desk.parts.accounts.accounts == ()


def test_an_account_that_is_removed_while_it_is_being_saved_is_gone(
    open_desk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, dialog = kept(open_desk)
    fill(desk, dialog)
    lane = Scripted()
    with monkeypatch.context() as held:
        held.setattr(desk.parts.office, "write", lane)
        press(dialog, "saveAccountButton")
        desk.until(lambda: bool(lane.asked(keep)))
        remove(desk, dialog)
        desk.until(lambda: bool(lane.asked(drop)))
        assert "are gone" not in result(dialog)
        lane.answer(keep, None)
        lane.answer(drop, None)
    assert "are gone" in result(dialog)
    assert desk.parts.accounts.accounts == ()
