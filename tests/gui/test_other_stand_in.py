"""Nothing is hard-wired to the demo: other keys, other services, named by the environment alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox

from ovhsms_gui import app
from ovhsms_gui.app import environment_account
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import GUIDE_RULES, KeySet, Service, World
from ovhsms_gui.gui import messages

from .conftest import Open, lawful

KEYS = KeySet("AnotherAppKey000", "AnotherSecret0000000000000000000", "AnotherConsumer00000000000000000")


@pytest.fixture
def other() -> Iterator[DemoServer]:
    world = World([Service("sms-zz99999-7", 40.0, "Elsewhere", {"OTHER": "enable"})])
    world.applications[KEYS.application_key] = KEYS.application_secret
    world.grant(KEYS, GUIDE_RULES)
    with DemoServer(world, clock=lawful) as server:
        yield server


def test_an_account_from_the_environment_sends_with_the_few_rights_of_the_guide(
    open_desk: Open, other: DemoServer, tmp_path: Path
) -> None:
    environment = {
        "OVH_ENDPOINT": other.url,
        "OVH_APPLICATION_KEY": KEYS.application_key,
        "OVH_APPLICATION_SECRET": KEYS.application_secret,
        "OVH_CONSUMER_KEY": KEYS.consumer_key,
    }
    guests, _ = environment_account(environment, ())
    desk = open_desk(*guests)
    box = desk.find(QComboBox, "accountBox")
    desk.until(lambda: "sms-zz99999-7" in box.currentText())
    sender = desk.find(QComboBox, "senderBox")
    desk.until(sender.isEditable)
    desk.add("06 39 98 00 12\n06 39 98 00 13")
    desk.write("Bonjour")
    sender.setEditText("OTHER")
    desk.confirm()
    desk.until(lambda: len(other.world.sent) == 2)
    assert {message.service for message in other.world.sent} == {"sms-zz99999-7"}


@pytest.mark.expects_log
def test_half_an_environment_is_no_account(tmp_path: Path) -> None:
    guests, told = environment_account({"OVH_APPLICATION_KEY": "x"}, ())
    assert guests == ()
    assert "not used: incomplete" in messages.complaint(told[0])
    assert environment_account({}, (tmp_path / "missing.conf",)) == ((), ())


@pytest.mark.expects_log
def test_a_configuration_that_never_answers_keeps_no_window_away(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(app, "CONFIG_SECONDS", 0.05)
    monkeypatch.setattr(app, "read_environment", lambda *_: release.wait(30))
    guests, told = environment_account({}, ())
    release.set()
    assert guests == ()
    assert "not used: its file, ovh.conf, does not answer" in messages.complaint(told[0])
