"""Keys and messages go to a host that is not OVHcloud's only when the operator has allowed it, once for each host."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.gui.accounts.box import AccountChooser
from ovhsms_gui.gui.accounts.dialog import AccountsDialog
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.endpoints import stranger
from ovhsms_gui.store.settings import remembered
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.office import Office

KEYS = Keys(FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key))
ADDRESS, HOST = "https://sms.example.org/1.0", "sms.example.org"


class Desk:
    """The accounts of one run. Whatever address is called, the stand-in answers, and it is noted."""

    def __init__(self, path: Path, vault: MemoryVault, server: DemoServer, *guests: Account) -> None:
        self.server, self.called = server, list[str]()
        known = tuple((guest, KEYS) for guest in guests)
        self.office = Office(path, vault, self.make, guests=known, remembered=remembered(path))
        self.state = AccountsState(self.office)
        self.bar = AccountChooser(self.state)
        self.office.start()

    def make(self, endpoint: str, keys: Keys) -> SmsApi:
        self.called.append(endpoint)
        return SmsApi(Client(self.server.url, keys, connect_timeout=10, read_timeout=10, get_pause=0))

    @property
    def line(self) -> str:
        return self.bar.box.currentText()


Run = Callable[..., AbstractContextManager[Desk]]


@pytest.fixture
def run(tmp_path: Path, server: DemoServer, qtbot: QtBot) -> Run:
    vault = MemoryVault()

    @contextmanager
    def running(*guests: Account) -> Iterator[Desk]:
        desk = Desk(tmp_path / "journal.sqlite", vault, server, *guests)
        qtbot.addWidget(desk.bar)
        try:
            qtbot.waitUntil(lambda: desk.state.ready)
            yield desk
        finally:
            with qtbot.waitSignal(desk.office.stopped, timeout=20_000):
                desk.office.stop()
            assert desk.office.join(5)

    return running


def question() -> QDialog | None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
    return next((dialog for dialog in shown if dialog.objectName() == "allowHostDialog"), None)


def answer(qtbot: QtBot, name: str) -> None:
    qtbot.waitUntil(lambda: question() is not None)
    box = question()
    assert box is not None
    assert HOST in " ".join(label.text() for label in box.findChildren(QLabel))
    button = box.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: question() is None)


def press(dialog: AccountsDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def told(dialog: AccountsDialog) -> str:
    label = dialog.findChild(QLabel, "accountResultLabel")
    assert label is not None
    return label.text()


def fill(dialog: AccountsDialog) -> None:
    values = {
        "accountNameEdit": "École du Parc",
        "applicationKeyEdit": FULL_KEYS.application_key,
        "applicationSecretEdit": FULL_KEYS.application_secret,
        "consumerKeyEdit": FULL_KEYS.consumer_key,
    }
    for name, value in values.items():
        edit = dialog.findChild(QLineEdit, name)
        assert edit is not None
        edit.setText(value)
    box = dialog.findChild(QComboBox, "endpointBox")
    assert box is not None
    box.setEditText(ADDRESS)


def test_typed_keys_go_to_a_stranger_only_after_a_yes_which_is_remembered(run: Run, qtbot: QtBot) -> None:
    with run() as desk:
        dialog = AccountsDialog(desk.state)
        qtbot.addWidget(dialog)
        dialog.show()
        fill(dialog)
        press(dialog, "testAccountButton")
        qtbot.waitUntil(lambda: question() is not None)
        box = question()
        assert box is not None
        cancel = box.findChild(QPushButton, "allowHostCancelButton")
        assert cancel is not None
        assert cancel.isDefault()
        answer(qtbot, "allowHostCancelButton")
        assert desk.called == []
        assert "Nothing was sent" in told(dialog)

        press(dialog, "saveAccountButton")
        answer(qtbot, "allowHostCancelButton")
        qtbot.waitUntil(lambda: HOST in desk.line)
        assert "allow it in Accounts…" in desk.line
        assert desk.called == []

        press(dialog, "testAccountButton")  # with the keys kept
        answer(qtbot, "allowHostButton")
        qtbot.waitUntil(lambda: "sms-ab12345-1" in desk.line)
        assert set(desk.called) == {ADDRESS}
    with run() as desk:
        qtbot.waitUntil(lambda: "sms-ab12345-1" in desk.line)
        assert question() is None


def test_typed_keys_are_tried_after_a_yes(run: Run, qtbot: QtBot) -> None:
    with run() as desk:
        dialog = AccountsDialog(desk.state)
        qtbot.addWidget(dialog)
        dialog.show()
        fill(dialog)
        press(dialog, "testAccountButton")
        answer(qtbot, "allowHostButton")
        qtbot.waitUntil(lambda: "The keys work" in told(dialog))


def test_an_account_of_the_environment_waits_for_a_yes(run: Run, qtbot: QtBot) -> None:
    guest = Account("environment", "Environment", ADDRESS, "FR", Origin.ENVIRONMENT)
    with run(guest) as desk:
        qtbot.waitUntil(lambda: HOST in desk.line)
        assert desk.called == []
        dialog = AccountsDialog(desk.state)
        qtbot.addWidget(dialog)
        dialog.show()
        assert HOST in told(dialog)
        press(dialog, "testAccountButton")
        answer(qtbot, "allowHostButton")
        qtbot.waitUntil(lambda: "sms-ab12345-1" in desk.line)


@pytest.mark.parametrize(
    ("endpoint", "host"),
    [
        ("ovh-eu", ""),
        ("https://eu.api.ovh.com/v1", ""),
        ("https://EU.API.ovh.com/1.0", ""),
        ("http://127.0.0.1:8080/1.0", ""),
        ("http://[::1]:8080/1.0", ""),
        ("http://localhost/1.0", ""),
        ("https://SMS.example.org/1.0", HOST),
        ("https://eu.api.ovh.com.example.org/1.0", "eu.api.ovh.com.example.org"),
        ("https://eu.api.ovh.com@sms.example.org/", ""),  # cannot be used at all
        ("https://127.0.0.1.example.org/1.0", "127.0.0.1.example.org"),
    ],
)
def test_who_is_a_stranger(endpoint: str, host: str) -> None:
    assert stranger(endpoint) == host
