"""The composition root: builds, joins, starts and stops everything, and is the only place that may."""

import logging
import logging.handlers
import os
import platform
import signal
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QLocale,
    QObject,
    QTimer,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from ovhsms_gui import __version__
from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.accounts.state import LAST_SERVICE, AccountsState
from ovhsms_gui.gui.compose.state import UNDO_SECONDS, ComposeState
from ovhsms_gui.gui.compose.trial import OWN_NUMBERS
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.main_window import MainWindow
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.window_size import WINDOW_SIZE, WindowSize
from ovhsms_gui.ovh.config import default_files, read_environment
from ovhsms_gui.ovh.endpoints import resolve
from ovhsms_gui.resources import resource
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.places import Places, default_places
from ovhsms_gui.store.vault import KeyringVault, MemoryVault
from ovhsms_gui.work.collector import Collector
from ovhsms_gui.work.events import StoreFailed
from ovhsms_gui.work.instance import Instance
from ovhsms_gui.work.lane import Crashed
from ovhsms_gui.work.office import Office, Vault

if TYPE_CHECKING:
    from ovhsms_gui.ovh.api import SmsApi

log = logging.getLogger("ovhsms_gui")

Guest = tuple[Account, Keys]

# A running POST may take its read time-out; past this the journal already says "submitting".
JOIN_SECONDS = 75.0

# What takes long to import is imported where it is needed first: whether it is there, only the self-check asks.
LATE = ("requests", "keyring", "phonenumbers", "python_calamine", "xlrd")


def make_api(endpoint: str, keys: Keys) -> "SmsApi":
    """A client for one lane and one account."""
    # In a lane, where nobody waits for requests: it takes as long to import as Qt does.
    from ovhsms_gui.ovh.api import SmsApi  # noqa: PLC0415
    from ovhsms_gui.ovh.client import Client  # noqa: PLC0415

    return SmsApi(Client(endpoint, keys))


@dataclass(frozen=True, slots=True)
class Parts:
    """What was built, for the tour and the tests to hold."""

    office: Office
    accounts: AccountsState
    compose: ComposeState
    outbox: OutboxState
    contacts: ContactsState
    window: MainWindow


def build(places: Places, vault: Vault, *, guests: tuple[Guest, ...] = (), banner: str = "") -> Parts:
    """Join the rooms. Nothing is read, asked or shown before `start`."""
    office = Office(places.journal, vault, make_api, guests=guests)
    try:
        accounts = AccountsState(office, office)
        compose = ComposeState(office, accounts, office)
        outbox = OutboxState(office, office)
        contacts = ContactsState(office, accounts)
        window = MainWindow(accounts, compose, outbox, contacts, banner=banner)
    except BaseException:
        office.stop()  # a thread that still runs when its QThread goes takes the process down
        office.join(JOIN_SECONDS)
        raise
    size = WindowSize(office, window)
    window.close_wanted.connect(size.keep)
    window.close_wanted.connect(office.stop)
    office.stopped.connect(window.allow_close)
    return Parts(office, accounts, compose, outbox, contacts, window)


def start(parts: Parts) -> None:
    """Set everything going and show the window."""
    parts.office.start()
    parts.office.read_setting(WINDOW_SIZE)
    parts.office.read_setting(LAST_SERVICE)
    parts.office.read_setting(UNDO_SECONDS)
    parts.office.read_setting(OWN_NUMBERS)
    parts.office.read_draft()
    parts.office.read_texts()
    parts.window.show()


def run(data_dir: Path | None = None, opening: Opening | None = None) -> int:
    """The program as people use it; the exit status."""
    qt = _application()
    try:
        places = Places(data_dir) if data_dir else default_places()
        places.create()
    except StoreProblem as problem:
        QMessageBox.critical(None, "ovhsms-gui", messages.store(problem))
        return 2
    instance = Instance(places.lock)
    if not instance.claim(opening.pack() if opening else b""):
        if instance.taken:
            return 0  # the window that is open already has come to the front
        text = qt.translate(
            "App", "The program is open already, but did not answer. Nothing was opened: try again."
        )
        QMessageBox.critical(None, "ovhsms-gui", text)
        return 2
    with ExitStack() as ending:
        ending.callback(instance.release)
        _log_to(places.log, ending)
        parts = build(places, KeyringVault(), guests=environment_account(os.environ, default_files()))
        instance.wanted.connect(parts.window.bring_up)
        instance.handed.connect(parts.compose.take)
        return _run(qt, parts, ending, opening)


def run_demo(tour: Path | None = None, data_dir: Path | None = None, opening: Opening | None = None) -> int:
    """The program on an embedded OVHcloud; with `tour`, playing itself."""
    from ovhsms_gui.demo.server import DemoServer  # noqa: PLC0415 - not needed by who works for real

    qt = _application()
    with ExitStack() as ending:
        folder = data_dir or Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="ovhsms-demo-")))
        places = Places(folder)
        places.create()
        _log_to(places.log, ending)
        server = ending.enter_context(DemoServer())
        plain = server.world.keys
        keys = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
        account = Account("demo", "Cabinet Martin", server.url, "FR", Origin.SESSION)
        banner = qt.translate("App", "Demo: no SMS leaves this computer")
        parts = build(places, MemoryVault(), guests=((account, keys),), banner=banner)
        if tour is None:
            return _run(qt, parts, ending, opening)
        from ovhsms_gui.gui.tour import Tour  # noqa: PLC0415

        guide = Tour(parts.window, tour)
        guide.ended.connect(parts.window.close)
        QTimer.singleShot(0, guide, guide.start)
        status = _run(qt, parts, ending)
        return status or guide.status


def self_check() -> int:
    """Print what the program stands on; 0 when all of it is there."""
    qt = _application()
    vault = KeyringVault().open()
    icon = resource("ovhsms-gui.svg")
    missing = [name for name in LATE if not _can_import(name)]
    lines = [
        f"ovhsms-gui {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({qt.platformName()}), {platform.platform()}",
        f"Keyring: {vault.status} {vault.where}",
        f"Resources: {'found' if icon.is_file() else 'MISSING'}",
        f"Libraries: {'MISSING ' + ', '.join(missing) if missing else 'found'}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if icon.is_file() and not missing else 1


def _can_import(name: str) -> bool:
    try:
        import_module(name)
    except ImportError:
        return False
    return True


def _application() -> QApplication:
    qt = QApplication.instance()
    if not isinstance(qt, QApplication):
        qt = QApplication(sys.argv[:1])
    qt.setApplicationName("ovhsms-gui")
    qt.setApplicationDisplayName("ovhsms-gui")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName("ovhsms-gui")
    qt.setWindowIcon(QIcon(str(resource("ovhsms-gui.svg"))))
    if QLocale().language() == QLocale.Language.C:
        QLocale.setDefault(QLocale("en_GB"))  # figures for people, not for programs
    look.tune_palette(qt)
    return qt


def environment_account(env: Mapping[str, str], files: Sequence[Path]) -> tuple[Guest, ...]:
    """The account of OVH_* variables and ovh.conf files, if there is one that can be used."""
    try:
        found = read_environment(env, files)
    except ValueError as error:
        log.warning("the OVH_* environment or ovh.conf is not usable: %s", error)
        return ()
    if found is None:
        return ()
    endpoint, keys = found
    try:
        resolve(endpoint)
    except ValueError as error:
        log.warning("the endpoint of the OVH_* environment or ovh.conf is not usable: %s", error)
        return ()
    return ((Account("environment", "Environment", endpoint, "FR", Origin.ENVIRONMENT), keys),)


def _run(qt: QApplication, parts: Parts, ending: ExitStack, opening: Opening | None = None) -> int:
    alarm = Alarm(parts)
    alarm.install(ending)
    # Python runs its signal handlers only when Python runs: give it a turn now and then.
    beat = QTimer()
    beat.timeout.connect(alarm.beat)
    beat.start(500)
    previous = signal.signal(signal.SIGINT, alarm.interrupted)
    ending.callback(signal.signal, signal.SIGINT, previous)
    collector = Collector()
    collector.start()
    ending.callback(collector.stop)
    start(parts)
    if opening is not None:
        parts.compose.fill(opening)
    status = qt.exec()
    beat.stop()
    parts.office.stop()
    if not parts.office.join(JOIN_SECONDS):
        log.error("a call did not end in time; the journal holds its state")
        logging.shutdown()
        os._exit(70)
    return status or (1 if alarm.rang else 0)


def _log_to(path: Path, ending: ExitStack) -> None:
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=500_000, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    ending.callback(handler.close)
    ending.callback(root.removeHandler, handler)
    qInstallMessageHandler(_on_qt_message)
    ending.callback(qInstallMessageHandler, None)


_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def _on_qt_message(kind: QtMsgType, _context: object, message: str) -> None:
    """Qt's own messages go into the log, not to the terminal."""
    logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message)


class Alarm(QObject):
    """The last net: faults nobody foresaw are logged, told once in plain words, and lose no text."""

    _told = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._open = False
        self.rang = False
        self._told.connect(self._tell)
        parts.office.happened.connect(self._on_event)

    def install(self, ending: ExitStack) -> None:
        """Catch what Python would print; put the old hooks back at the end."""
        ending.callback(setattr, sys, "excepthook", sys.excepthook)
        ending.callback(setattr, threading, "excepthook", threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception

    @Slot()
    def beat(self) -> None:
        """Let Python look for signals."""

    def interrupted(self, _number: int, _frame: object) -> None:
        """Ctrl+C closes like the window's own button."""
        self._parts.window.close()

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        log.critical("unforeseen", exc_info=(kind, error, trace))
        self._told.emit(kind.__name__)

    def _on_thread_exception(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self._on_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)

    @Slot(object)
    def _on_event(self, event: object) -> None:
        match event:
            case Crashed(_, error):
                self._told.emit(type(error).__name__)
            case StoreFailed(problem):
                self._tell_store(problem)

    def _tell_store(self, problem: StoreProblem) -> None:
        self._show(
            self.tr("{problem} Nothing is sent while it is so, and nothing you typed is lost.").format(
                problem=messages.store(problem)
            )
        )

    @Slot(str)
    def _tell(self, kind: str) -> None:
        self.rang = True
        self._parts.compose.keep()
        self._show(
            self.tr(
                "Something went wrong inside the program ({kind}). Your text is kept. What was already on "
                "its way is in the outbox with its state; nothing is sent again by itself. The log in the "
                "data folder has the details."
            ).format(kind=kind)
        )

    def _show(self, text: str) -> None:
        if self._open:  # one at a time: a fault in a loop must not bury the screen
            return
        self._open = True
        box = QMessageBox(QMessageBox.Icon.Warning, "ovhsms-gui", text, parent=self._parts.window)
        box.finished.connect(self._on_closed)
        box.open()

    @Slot(int)
    def _on_closed(self, _result: int) -> None:
        self._open = False
