"""The composition root: builds, joins, starts and stops everything, and is the only place that may."""

import logging
import logging.handlers
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    Qt,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from ovhsms_gui import __version__
from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.settings import LANGUAGE
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP, Complaint
from ovhsms_gui.gui import language, messages
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.alarm import Alarm
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.contacts.state import ContactsState
from ovhsms_gui.gui.kit.theme import Theme
from ovhsms_gui.gui.main_window import MainWindow
from ovhsms_gui.gui.notifications import Notifications
from ovhsms_gui.gui.outbox.elsewhere import ElsewhereState
from ovhsms_gui.gui.outbox.ends import Ends
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.gui.replies.state import RepliesState
from ovhsms_gui.gui.settings.state import RetentionState
from ovhsms_gui.gui.shell import Shell
from ovhsms_gui.ovh.config import default_files, read_environment
from ovhsms_gui.ovh.endpoints import address, resolve
from ovhsms_gui.resources import resource
from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.store.places import Places, default_places, private_file
from ovhsms_gui.store.settings import remembered
from ovhsms_gui.store.vault import KeyringVault, MemoryVault
from ovhsms_gui.work.apart import within
from ovhsms_gui.work.clock import user_here
from ovhsms_gui.work.collector import Collector
from ovhsms_gui.work.data_folder import answers
from ovhsms_gui.work.instance import Claim, Instance
from ovhsms_gui.work.office import Office, Vault

if TYPE_CHECKING:
    from ovhsms_gui.ovh.api import SmsApi

log = logging.getLogger("ovhsms_gui")

Guest = tuple[Account, Keys]

# So long a start waits for a configuration file.
CONFIG_SECONDS = 2.0
# A running POST may take its read time-out; past this the journal already says "submitting".
JOIN_SECONDS = 75.0

# In which people of the demonstration answer: soon, for whoever looks at it, and not before they are waited for.
REPLY_SECONDS = 2.0

# In which a lane that computes gives way to the window. Each of Qt's calls may give way to it in turn, so that with
# Python's own 5 ms a window that is drawn anew beside a busy lane is away for a tenth of a second.
GIVE_WAY_SECONDS = 0.0005

# After which the keyring is asked: its library takes as long to import as the window takes to be painted.
KEYRING_MS = 100

# What takes long to import is imported where it is needed first: whether it is there, only the self-check asks.
LATE = ("requests", "keyring", "phonenumbers", "python_calamine", "xlrd", "xlsxwriter")


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
    replies: RepliesState
    contacts: ContactsState
    shell: Shell

    @property
    def window(self) -> MainWindow:
        """The present one: in another language it is another."""
        return self.shell.window


def build(
    places: Places,
    vault: Vault,
    *,
    guests: tuple[Guest, ...] = (),
    notices: tuple[Complaint, ...] = (),
    demo: bool = False,
    clock: Callable[[], float] = time.time,
) -> Parts:
    """Join the rooms. Nothing is read, asked or shown before `start`.

    `notices`: what is to be known about this start. `demo`: it is the demonstration. `clock`: this computer's, for as
    long as OVHcloud's is not known.
    """
    sys.setswitchinterval(GIVE_WAY_SECONDS)
    # Read once more after the language was: a program that was still closing may have kept something in between.
    kept = remembered(places.journal)
    office = Office(
        places.journal,
        vault,
        make_api,
        guests=guests,
        remembered=kept,
        clock=clock,
        user=user_here(),
    )
    try:
        accounts = AccountsState(office, office)
        compose = ComposeState(office, accounts, office)
        outbox = OutboxState(office, office, region=lambda: compose.region)
        replies = RepliesState(office, accounts, office, region=lambda: compose.region, now=office.now)
        outbox.elsewhere = ElsewhereState(office, accounts, outbox)
        contacts = ContactsState(office, accounts)
        outbox.given_back.connect(compose.take_back)
        outbox.reused.connect(compose.use_again)
        outbox.draft_wanted.connect(compose.go_on)
        compose.drafts.listed.connect(outbox.take_drafts)
        outbox.finished.connect(accounts.refresh_balance)
        outbox.prices_changed.connect(compose.set_waiting)
        outbox.prices_changed.connect(replies.answering.set_waiting)
        compose.stored.connect(outbox.begin)
        replies.answering.queued.connect(outbox.begin)
        for undo_wanted in (compose.undo_wanted, replies.answering.undo_wanted):
            undo_wanted.connect(outbox.undo)
        outbox.undone.connect(replies.answering.take_back)
        replies.answering.stored.connect(outbox.read)
        make = partial(
            MainWindow,
            accounts,
            compose,
            outbox,
            replies,
            contacts,
            office.preferences,
            office.folders,
            RetentionState(office, office),
            notices=notices,
            demo=demo,
        )
        shell = Shell(make, office.preferences, compose)
    except BaseException:
        office.stop()  # a thread that still runs when its QThread goes takes the process down
        office.join(JOIN_SECONDS)
        raise
    shell.close_wanted.connect(office.stop)
    office.stopped.connect(shell.allow_close)
    return Parts(office, accounts, compose, outbox, replies, contacts, shell)


def start(parts: Parts) -> None:
    """Show the window and set everything going."""
    parts.compose.start()
    parts.window.show()
    parts.office.start(keyring_in=KEYRING_MS)


def run(data_dir: Path | None = None, opening: Opening | None = None) -> int:
    """The program as people use it; the exit status."""
    qt = _application()
    with ExitStack() as ending:
        try:
            places = Places(data_dir) if data_dir else default_places()
            if not answers(places):
                return _refuse(_silent(places))
            speak_as_chosen(qt, places)
            instance = _claim(places, opening, ending)
        except StoreProblem as problem:
            return _refuse(messages.start_problem(problem, data_dir))
        if isinstance(instance, int):
            return instance
        guests, unusable = environment_account(os.environ, default_files())
        notices = (*_open_folder(places), *_log_to(places.log, ending), *unusable)
        parts = build(places, KeyringVault(), guests=guests, notices=notices)
        _listen(instance, parts)
        return _run(qt, parts, ending, opening)


def run_demo(tour: Path | None = None, data_dir: Path | None = None, opening: Opening | None = None) -> int:
    """The program on an embedded OVHcloud; with `tour`, playing itself."""
    import tempfile  # noqa: PLC0415 - not needed by who works for real

    from ovhsms_gui.demo.habits import Habits, Hours  # noqa: PLC0415
    from ovhsms_gui.demo.server import DemoServer  # noqa: PLC0415
    from ovhsms_gui.demo.world import default_world  # noqa: PLC0415

    qt = _application()
    with ExitStack() as ending:
        try:
            folder = data_dir or Path(
                ending.enter_context(tempfile.TemporaryDirectory(prefix="ovhsms-demo-"))
            )
            places = Places(folder)
            if not answers(places):
                return _refuse(_silent(places))
            speak_as_chosen(qt, places)
            instance = _claim(places, opening, ending)
        except StoreProblem as problem:
            return _refuse(messages.start_problem(problem, data_dir))
        if isinstance(instance, int):
            return instance
        notices = _log_to(places.log, ending)
        world = default_world(reply_seconds=REPLY_SECONDS, habits=Habits(hours=Hours.STRICT))
        server = ending.enter_context(DemoServer(world))
        plain = server.world.keys
        keys = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
        account = Account("demo", "Cabinet Martin", server.url, "FR", Origin.SESSION)
        parts = build(places, MemoryVault(), guests=((account, keys),), notices=notices, demo=True)
        _listen(instance, parts)
        if tour is None:
            return _run(qt, parts, ending, opening)
        from ovhsms_gui.gui.tour.tour import Tour  # noqa: PLC0415

        guide = Tour(parts.window, tour)
        guide.ended.connect(parts.shell.close)
        QTimer.singleShot(0, guide, guide.start)
        status = _run(qt, parts, ending)
        return status or guide.status


def _silent(places: Places) -> str:
    return QCoreApplication.translate(
        "App",
        "The data folder does not answer: {folder}. It may be on a share or a stick that hangs. Nothing was opened and "
        "nothing was sent: try again when it can be reached, or start with another folder.",
    ).format(folder=messages.path(places.data))


def _claim(places: Places, opening: Opening | None, ending: ExitStack) -> Instance | int:
    """The folder, or the exit status when another program has it. Raises `StoreProblem`."""
    places.create()
    instance = Instance(places.lock)
    match instance.claim(opening.pack() if opening else b""):
        case Claim.OURS:
            ending.callback(instance.release)
            return instance
        case Claim.HANDED:
            return 0  # the window that is open already has come to the front
    return _refuse(
        QCoreApplication.translate(
            "App",
            "The program is open already, but did not answer. Nothing was opened and nothing was sent: "
            "close it, or wait until it has closed, and try again.",
        )
    )


def _listen(instance: Instance, parts: Parts) -> None:
    instance.wanted.connect(parts.shell.bring_up)
    instance.handed.connect(parts.compose.take)
    parts.shell.close_wanted.connect(instance.deafen)


def refuse(why: Complaint) -> int:
    """Say why there will be no window; the exit status."""
    _application()
    return _refuse(messages.complaint(why))


def _refuse(sentence: str) -> int:
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415 - few starts come to that

    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"{sentence}\n")
    box = QMessageBox(QMessageBox.Icon.Critical, "ovhsms-gui", sentence)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.exec()
    return 2


def _open_folder(places: Places) -> tuple[Complaint, ...]:
    """Told when others of this computer can look into the data folder."""
    if not places.is_open:
        return ()
    words = QT_TRANSLATE_NOOP(
        "Complaints",
        "Other users of this computer can look into {folder}: take a folder of its own for this program.",
    )
    if places.is_anybodys:
        words = QT_TRANSLATE_NOOP(
            "Complaints",
            "⚠ Other users of this computer can change what lies in {folder}, and so to whom and through whom this "
            "program sends: take a folder of its own for it.",
        )
    return (Complaint(words, folder=messages.path(places.data)),)


def self_check() -> int:
    """Print what the program stands on; 0 when all of it is there."""
    import platform  # noqa: PLC0415 - nobody else asks

    qt = _application()
    vault = KeyringVault().open()
    icon = resource("ovhsms-gui.svg")
    missing = [name for name in LATE if not _can_import(name)]
    silent = language.missing()
    lines = [
        f"ovhsms-gui {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()} ({qt.platformName()}), {platform.platform()}",
        f"Keyring: {vault.status} {vault.where}",
        f"Resources: {'found' if icon.is_file() else 'MISSING'}",
        f"Languages: {'MISSING ' + ', '.join(silent) if silent else 'found'}",
        f"Libraries: {'MISSING ' + ', '.join(missing) if missing else 'found'}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0 if icon.is_file() and not missing and not silent else 1


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
    language.speak(qt)
    if qt.findChild(Theme) is None:
        Theme(qt)
    return qt


def speak_as_chosen(qt: QApplication, places: Places) -> None:
    """The language that was chosen in an earlier session; the system's speaks until it is known, as when it is not."""
    chosen = LANGUAGE.among(remembered(places.journal))
    if chosen:
        language.speak(qt, chosen)


_SILENT = QT_TRANSLATE_NOOP("Complaints", "its file, ovh.conf, does not answer")


def _unused(why: ValueError) -> Complaint:
    log.warning("the account of the environment is not usable: %s", why)
    return Complaint(
        QT_TRANSLATE_NOOP("Complaints", "The account of the environment is not used: {why}"), why=why
    )


def environment_account(
    env: Mapping[str, str], files: Sequence[Path]
) -> tuple[tuple[Guest, ...], tuple[Complaint, ...]]:
    """The account of OVH_* variables or an ovh.conf file, if there is one, and why if it cannot be used."""
    try:
        found = within(CONFIG_SECONDS, "ovh.conf", partial(read_environment, env, files))
        if found is None:
            return (), ()
        endpoint, keys = found
        resolve(endpoint)
    except TimeoutError:  # a pipe, or a home on a share that hangs
        return (), (_unused(Complaint(_SILENT)),)
    except ValueError as error:
        return (), (_unused(error),)
    # Other keys are another account: they are not asked about what was sent with these.
    id_ = f"environment-{keys.mark(address(endpoint))[:16]}"
    name = QCoreApplication.translate("App", "Environment")
    return ((Account(id_, name, endpoint, "FR", Origin.ENVIRONMENT), keys),), ()


def _run(qt: QApplication, parts: Parts, ending: ExitStack, opening: Opening | None = None) -> int:
    alarm = Alarm(parts.office, parts.compose, parts.shell)
    alarm.install(ending)
    # Python runs its signal handlers only when Python runs: give it a turn now and then.
    notifications = Notifications(qt.windowIcon(), parts.shell)
    ends = Ends(parts.outbox, parts.office.preferences, parts.shell.looks_at, parts.shell)
    ends.told.connect(notifications.show)
    notifications.clicked.connect(parts.shell.show_sends)
    ending.callback(notifications.end)
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


class _PrivateLog(logging.handlers.RotatingFileHandler):
    """For its owner's eyes, the files that it begins later too."""

    def _open(self) -> TextIOWrapper:
        private_file(Path(self.baseFilename))
        return super()._open()


def _log_to(path: Path, ending: ExitStack) -> tuple[Complaint, ...]:
    """Write the log there; told when that cannot be."""
    qInstallMessageHandler(_on_qt_message)
    ending.callback(qInstallMessageHandler, None)
    try:
        handler = _PrivateLog(path, maxBytes=500_000, backupCount=3, encoding="utf-8")
    except (StoreProblem, OSError) as error:
        log.warning("no log: %s", error)
        return (Complaint(QT_TRANSLATE_NOOP("Complaints", "No log is written: its file cannot be opened.")),)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    ending.callback(handler.close)
    ending.callback(root.removeHandler, handler)
    return ()


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
