"""The whole window on the stand-in server, driven by object names."""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QDateTime, QEvent, QLocale, QMimeData, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ovhsms_gui.app import Parts, build, start
from ovhsms_gui.core import states
from ovhsms_gui.core.account import Account, Origin, Service
from ovhsms_gui.core.hours import PARIS, closed_day
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.settings import UNDO_SECONDS
from ovhsms_gui.core.words import Complaint
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet
from ovhsms_gui.gui import language
from ovhsms_gui.gui.alarm import Alarm
from ovhsms_gui.gui.kit.theme import Theme
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.settings import Settings
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.office import Vault

from .people import many_states

W = TypeVar("W", bound=QWidget)


def _lawful_start() -> float:
    """Ten in Paris of the last day but today on which, as on the next, advertising may be sent."""
    day = datetime.now(PARIS).date() - timedelta(1)
    while closed_day(day) or closed_day(day + timedelta(1)):
        day -= timedelta(1)
    return datetime.combine(day, time(10), PARIS).timestamp()


_START, _STARTED = _lawful_start(), monotonic()


def lawful() -> float:
    """What time it is for the window and for OVHcloud: whenever the tests run, it is ten in the morning."""
    return _START + monotonic() - _STARTED


@dataclass
class Desk:
    """The program under a test's hands."""

    parts: Parts
    server: DemoServer
    qtbot: QtBot
    places: Places
    alarm: Alarm | None = None

    @property
    def now(self) -> float:
        """As the window has it."""
        return self.parts.office.now()

    @property
    def today(self) -> QDate:
        """As the window has it."""
        return QDateTime.fromMSecsSinceEpoch(round(self.now * 1000)).date()

    @property
    def services(self) -> tuple[Service, ...]:
        """Those of the accounts shown, as far as they have been listed."""
        return tuple(entry.service for entry in self.parts.accounts.entries if entry.service is not None)

    def find(self, kind: type[W], name: str) -> W:
        window = self.parts.window
        found: W | None = window.findChild(kind, name)
        for page in () if found is not None else sorted(window.pages, key=lambda page: not page.made):
            found = page.widget.findChild(kind, name)  # a page is made at its first visit
            if found is not None:
                break
        assert found is not None, name
        return found

    def dialog(self, name: str) -> QDialog | None:
        shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible())
        return next((one for one in shown if one.objectName() == name and self._is_ours(one)), None)

    def _is_ours(self, dialog: QWidget) -> bool:
        """Not one that an earlier test's window leaves behind, whose end may still be on its way."""
        above = dialog
        while (parent := above.parentWidget()) is not None:
            above = parent
        return above is self.parts.window

    def wait_dialog(self, name: str) -> QDialog:
        self.until(lambda: self.dialog(name) is not None)
        dialog = self.dialog(name)
        assert dialog is not None
        return dialog

    def until(self, true: Callable[[], bool]) -> None:
        # A look that finds no keys yet is put off for 15 seconds, and may come just then.
        self.qtbot.waitUntil(true, timeout=40_000)

    def type(self, widget: QWidget, text: str) -> None:
        for char in text:
            event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
            QApplication.sendEvent(widget, event)

    def paste(self, widget: QPlainTextEdit, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        widget.insertFromMimeData(data)

    def show_page(self, place: int) -> None:
        """As its line in the list of pages says."""
        self.find(QListWidget, "pageList").setCurrentRow(place)

    def click(self, name: str) -> None:
        QTest.mouseClick(self.find(QPushButton, name), Qt.MouseButton.LeftButton)

    def add(self, text: str) -> None:
        edit = self.find(QPlainTextEdit, "receiverEdit")
        edit.setPlainText(text)
        QTest.keyClick(edit, Qt.Key.Key_Return)
        self.until(lambda: not self.parts.compose.busy)

    def write(self, text: str) -> None:
        self.find(QPlainTextEdit, "messageEdit").setPlainText(text)

    def choose_sender(self, name: str) -> None:
        box = self.find(QComboBox, "senderBox")
        self.until(lambda: box.findText(name) >= 0)
        box.setCurrentText(name)

    def send(self, undo: int) -> None:
        """As a confirmation does, without asking: what nobody has counted yet cannot be confirmed either."""
        self.until(lambda: self.parts.compose.plan.counted)
        self.parts.compose.send(self.parts.compose.plan, undo)

    def recall(self, name: str = "cancelScheduledButton") -> None:
        """Cancel what waits at OVHcloud, and say yes."""
        self.click(name)
        button = self.wait_dialog("recallDialog").findChild(QPushButton, "recallButton")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def confirm(self) -> None:
        self.click("sendButton")
        dialog = self.wait_dialog("confirmDialog")
        button = dialog.findChild(QPushButton, "confirmSendButton")
        assert button is not None
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    """Figures as the program writes them where the system names no language. The words are: no catalogue is loaded."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture(params=["en", "fr"])
def tongue(english: None, qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    """The window's language, each in turn."""
    before = QLocale()
    language.speak(qapp, request.param)
    yield request.param
    language.speak(qapp, "en")
    QLocale.setDefault(before)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the kit's style and colours; as it was afterwards."""
    style, face = qapp.style().objectName(), qapp.font()
    theme = Theme(qapp)
    yield qapp
    # No event loop has run that would: each page still there takes its part of every change of style.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.deleteLater()
    qapp.setStyle(style)
    qapp.setPalette(QPalette())
    qapp.setFont(face)


@pytest.fixture(autouse=True)
def no_blocking_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A modal loop would hang a test, and the program must not have one."""

    def refuse(self: QDialog) -> int:
        raise AssertionError(f"exec() of {self.objectName()}")

    monkeypatch.setattr(QDialog, "exec", refuse)


@pytest.fixture
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """OVHcloud lists at once what it has, and the program knows it: one look tells what it has not."""
    monkeypatch.setattr(states, "LOOKS_NEEDED", 1)
    for patience in ("LOOKS_APART", "UNTRIED"):
        monkeypatch.setattr(states, patience, 0.0)


@pytest.fixture
def early_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    """OVHcloud is asked sooner what became of what it got."""
    for state in states.FIRST_LOOK:
        monkeypatch.setitem(states.FIRST_LOOK, state, 0.5)


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer(clock=lawful) as demo:
        yield demo


def guest(
    server: DemoServer, keys: KeySet | None = None, name: str = "Cabinet Martin"
) -> tuple[Account, Keys]:
    plain = keys or server.world.keys
    account = Account("guest", name, server.url, "FR", Origin.ENVIRONMENT)
    return account, Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))


Open = Callable[..., Desk]


@pytest.fixture
def open_desk(qtbot: QtBot, server: DemoServer, tmp_path: Path) -> Iterator[Open]:
    """Opens windows, and closes those still open at the end."""
    desks: list[Desk] = []

    def open_(
        *guests: tuple[Account, Keys],
        vault: Vault | None = None,
        data: str = "data",
        wait: bool = True,
        alarm: bool = False,
        undo: int = 0,
        demo: bool = False,
        notices: tuple[Complaint, ...] = (),
        wide: bool = True,
        clock: Callable[[], float] = lawful,
    ) -> Desk:
        places = Places(tmp_path / data)
        places.create()
        with suppress(StoreProblem), closing(Settings(places.journal)) as settings:
            settings.set(UNDO_SECONDS.key, undo)
        parts = build(places, vault or MemoryVault(), guests=guests, notices=notices, demo=demo, clock=clock)
        if wide:  # as most people see it; the screen of the tests is smaller
            parts.window.resize(1280, 800)
        desk = Desk(parts, server, qtbot, places)
        desks.append(desk)
        if alarm:
            desk.alarm = Alarm(parts.office, parts.compose, parts.shell)
        start(parts)
        if wait and guests:
            box = desk.find(QComboBox, "accountBox")
            desk.until(lambda: "sms-" in box.currentText())
            desk.until(lambda: (e := parts.accounts.current) is not None and _read(e))
        return desk

    yield open_
    for desk in desks:
        close(desk)


def on_every_page(desk: Desk, look: Callable[[QWidget], list[str]]) -> list[str]:
    """What is found on a page with many states, and on the others once something is about to leave."""
    window = desk.parts.window
    many_states(desk)
    found = look(window)
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(60)
    pages = desk.find(QListWidget, "pageList")
    for place in range(1, pages.count()):
        desk.show_page(place)
        desk.until(lambda: desk.parts.outbox.about_to_leave > 0)
        found += look(window)
    return found


def said(dialog: QDialog) -> str:
    """All that a dialog says, a label a line."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def close(desk: Desk) -> None:
    """Close a window as its user would, and wait for its end."""
    window = desk.parts.window
    _close_dialogs()
    if window.isVisible():
        ended: list[bool] = []
        desk.parts.office.stopped.connect(lambda: ended.append(True))
        window.close()
        while not ended:
            desk.until(lambda: bool(ended) or desk.dialog("closeDialog") is not None)
            if not ended:
                window.close()  # once more is a yes
    desk.until(lambda: not window.isVisible())
    assert desk.parts.office.join(20)
    _close_dialogs()  # a last word about the end, which no later test shall take for its own


def _close_dialogs() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
            if widget.isVisible():  # it warned that something typed would be lost
                widget.reject()


def _read(entry: object) -> bool:
    service = getattr(entry, "service", None)
    if not isinstance(service, Service):
        return False
    balance = service.credits is not None or service.balance_problem is not None
    return balance and (service.senders is not None or service.senders_problem is not None)


@pytest.fixture
def desk(open_desk: Open, server: DemoServer) -> Desk:
    """One window on an account with all rights."""
    return open_desk(guest(server))
