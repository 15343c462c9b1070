"""How long the window is away under what nobody expects of it, and the memory it takes. `make bench` prints it."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget

from ovhsms_gui.app import Parts, build, start
from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.numbers import Kind, Number
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.settings import LONGEST_UNDO, UNDO_SECONDS
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui.contacts.edit import ContactDialog
from ovhsms_gui.gui.imports.state import ImportState
from ovhsms_gui.gui.kit.theme import Theme
from ovhsms_gui.gui.replies.state import LINES
from ovhsms_gui.outbox import recaller, runner
from ovhsms_gui.outbox.events import RepliesRead
from ovhsms_gui.outbox.pace import Tempo
from ovhsms_gui.outbox.recaller import Recaller
from ovhsms_gui.outbox.runner import Runner
from ovhsms_gui.store.inbox import Came
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work import books as work_books
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.collector import Collector
from ovhsms_gui.work.people import erase
from ovhsms_gui.work.sources import leave_unread
from tools.event_loop import gaps

PEOPLE = 100_000
ROUNDS = 3
SCHEDULED, DAY = 2_000, 86_400.0
MEGABYTE = 1_000_000
REPLIES, PAGE = 10_000, 500  # and how many OVHcloud gives at once
_WANTED = "n° 4321"
PATIENCE = 120.0  # seconds
SIZE = (1366, 728)  # what a panel leaves of an ordinary screen


class Bench:
    """The whole window on the stand-in server, and a stop-watch for its silences."""

    def __init__(self, app: QApplication, parts: Parts, folder: Path) -> None:
        self.app, self.parts, self.folder = app, parts, folder
        self.idle = _resident()
        self.worked = 0.0  # milliseconds of the window's own thread in the longest turn of the last attack

    def until(self, true: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Let the window live until it is so."""
        end = time.monotonic() + patience
        while not true():
            self.app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError(f"not so after {patience:.0f} s")

    def rest(self, seconds: float = 0.3) -> None:
        """Let it live on, so that what was put off shows too."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.app.processEvents()

    def gap(self, work: Callable[[], object]) -> float:
        """The longest silence of the window in milliseconds while this is done, and just after."""
        self.rest()
        with gaps(self.app) as longest:
            self.app.processEvents()
            work()
            self.rest()
        self.worked = longest[1] * 1000
        return longest[0] * 1000

    def shown(self, name: str) -> QWidget | None:
        """A widget of the window or of a dialog, if it is to be seen."""
        return next((w for w in self.app.allWidgets() if w.objectName() == name and w.isVisible()), None)

    def find(self, name: str) -> QWidget:
        """The same; it must be there."""
        found = self.shown(name)
        assert found is not None, name
        return found

    def dialog(self, name: str) -> QDialog:
        """A dialog, once it is open."""
        self.until(lambda: any(w.objectName() == name and w.isVisible() for w in self.app.topLevelWidgets()))
        found = self.find(name)
        assert isinstance(found, QDialog)
        return found

    def paste(self, name: str, text: str) -> Callable[[], None]:
        """Into a box, as Ctrl+V does, when it is called: who has copied a text has it at hand."""
        edit = self.find(name)
        if isinstance(edit, QLineEdit):
            return lambda: edit.insert(text)
        assert isinstance(edit, QPlainTextEdit)
        data = QMimeData()
        data.setText(text)
        return lambda: edit.insertFromMimeData(data)

    def quiet(self) -> None:
        """Nothing is read, asked or counted any more."""
        self.until(lambda: not self.parts.compose.busy and self.parts.compose.plan.counted)

    def settle(self) -> None:
        """Nothing is made ahead any more."""
        timer = self.parts.window.findChild(QTimer, "ahead")
        assert timer is not None
        self.until(lambda: not timer.isActive())

    def fill(self, count: int = PEOPLE) -> None:
        """People who do not exist, with a name and a town."""
        self.parts.compose.clear_receivers()
        self.parts.compose.add_rows(people(count))
        self.quiet()
        self.rest()


def people(count: int = PEOPLE) -> Iterator[Row]:
    """The numbers are made, not read."""
    for n in range(count):
        raw = f"+336{n:08d}"
        yield Row(
            Number(raw, raw, None, Kind.MOBILE, "FR", raw), f"Zoé Martin {n}", fields=(("town", f"Lyon {n}"),)
        )


# ---- the attacks -----------------------------------------------------------------------------------


def _imported(bench: Bench, path: Path) -> None:
    bench.parts.window.pages.compose.widget.left.import_file(path)
    dialog = bench.dialog("importDialog")
    state = bench.parts.compose.findChildren(ImportState)[-1]
    bench.until(lambda: state.imported is not None)
    bench.rest(0.5)
    dialog.reject()


def long_line(bench: Bench) -> float:
    """A file of 19 MB that is one line."""
    path = bench.folder / "line.csv"
    path.write_bytes(b"x" * (19 * MEGABYTE))
    return bench.gap(lambda: _imported(bench, path))


def long_cells(bench: Bench) -> float:
    """A table with a title, a number and a cell of ten million characters."""
    path = bench.folder / "cells.csv"
    path.write_text(
        f"Nom;Téléphone;{'T' * 100_000}\n{'Zoé ' * 2_500_000};06 39 98 00 12;x\nAna;12;{'é' * MEGABYTE}\n"
    )
    return bench.gap(lambda: _imported(bench, path))


def many_cells(bench: Bench) -> float:
    """A file of a hundred thousand columns."""
    path = bench.folder / "wide.csv"
    path.write_text(
        "\n".join(";".join(f"{what}{n}" for n in range(100_000)) for what in ("Titre ", "06 39 98 00 ", "c"))
    )
    return bench.gap(lambda: _imported(bench, path))


def note(bench: Bench) -> float:
    """Ten million characters pasted into a contact's note."""
    dialog = ContactDialog(bench.parts.contacts, None, bench.parts.window)
    dialog.open()
    bench.rest()
    try:
        return bench.gap(bench.paste("contactNoteEdit", "Zoé lit. " * (10 * MEGABYTE // 9)))
    finally:
        dialog.reject()
        dialog.deleteLater()


def name_line(bench: Bench) -> float:
    """The same into a contact's name."""
    dialog = ContactDialog(bench.parts.contacts, None, bench.parts.window)
    dialog.open()
    bench.rest()
    try:
        return bench.gap(bench.paste("contactFirstNameEdit", "x" * (10 * MEGABYTE)))
    finally:
        dialog.reject()
        dialog.deleteLater()


def numbers_box(bench: Bench) -> float:
    """Ten million characters in one line pasted where numbers are typed."""
    return _numbers(bench, 10 * MEGABYTE)


def numbers_short(bench: Bench) -> float:
    """Seventy thousand characters in one line, there."""
    return _numbers(bench, 70_000)


def _numbers(bench: Bench, characters: int) -> float:
    paste = bench.paste("receiverEdit", "x" * characters)

    def work() -> None:
        paste()
        bench.quiet()

    try:
        return bench.gap(work)
    finally:
        bench.parts.compose.clear_receivers()


def message_long(bench: Bench) -> float:
    """Ten million characters pasted into the message."""
    return bench.gap(bench.paste("messageEdit", "x" * (10 * MEGABYTE)))


def message_short(bench: Bench) -> float:
    """As many characters in one line as the message takes."""
    edit = bench.find("messageEdit")
    try:
        return bench.gap(bench.paste("messageEdit", "x" * 38_000))
    finally:
        assert isinstance(edit, QPlainTextEdit)
        edit.clear()


def search_box(bench: Bench) -> float:
    """A million words looked for among the contacts."""
    bench.parts.window.pages.choose_contacts()
    bench.rest()
    try:
        return bench.gap(bench.paste("contactsSearchEdit", "zoe " * MEGABYTE))
    finally:
        edit = bench.find("contactsSearchEdit")
        assert isinstance(edit, QLineEdit)
        edit.clear()
        bench.parts.window.pages.write()
        bench.rest()


def placeholder(bench: Bench) -> float:
    """`{name}` typed before a hundred thousand people."""
    bench.fill()
    edit = bench.find("messageEdit")

    def work() -> None:
        QTest.keyClicks(edit, "Bonjour {name}, {town}", Qt.KeyboardModifier.NoModifier, 30)
        bench.quiet()
        bench.rest()

    try:
        return bench.gap(work)
    finally:
        assert isinstance(edit, QPlainTextEdit)
        edit.clear()


def confirmation(bench: Bench) -> float:
    """Send pressed for the first time with a hundred thousand people and a name in the text."""
    bench.fill()
    edit = bench.find("messageEdit")
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText("Bonjour {name}")
    bench.quiet()
    bench.rest(1.0)

    def work() -> None:
        QTest.mouseClick(bench.find("sendButton"), Qt.MouseButton.LeftButton)
        bench.dialog("confirmDialog")

    try:
        return bench.gap(work)
    finally:
        bench.dialog("confirmDialog").reject()
        bench.rest()


def sent(bench: Bench) -> float:
    """Confirmed: the journal takes a hundred thousand."""
    _confirm(bench)

    def work() -> None:
        QTest.mouseClick(bench.find("confirmSendButton"), Qt.MouseButton.LeftButton)
        bench.until(lambda: not bench.parts.compose.draft.text)

    return bench.gap(work)


def undone(bench: Bench) -> float:
    """And undone again."""
    bench.until(lambda: bench.shown("undoButton") is not None)

    def work() -> None:
        QTest.mouseClick(bench.find("undoButton"), Qt.MouseButton.LeftButton)
        bench.until(lambda: len(bench.parts.compose.rows) == PEOPLE)
        bench.quiet()
        bench.rest(1.0)

    return bench.gap(work)


def scheduled(bench: Bench) -> float:
    """Two thousand scheduled, until OVHcloud has taken them all."""
    bench.parts.compose.set_due(Due(time.time() + DAY))
    bench.parts.office.preferences.put(UNDO_SECONDS, 0)
    _ask(bench, SCHEDULED, "Bonjour")

    def work() -> None:
        QTest.mouseClick(bench.find("confirmSendButton"), Qt.MouseButton.LeftButton)
        bench.until(lambda: _counted(bench, ReceiverState.SCHEDULED) == SCHEDULED)

    return bench.gap(work)


def cancelled(bench: Bench) -> float:
    """And all of them cancelled, forty times as fast as OVHcloud is asked."""
    bench.until(lambda: bench.shown("cancelScheduledButton") is not None)

    def work() -> None:
        QTest.mouseClick(bench.find("cancelScheduledButton"), Qt.MouseButton.LeftButton)
        bench.dialog("recallDialog")
        QTest.mouseClick(bench.find("recallButton"), Qt.MouseButton.LeftButton)
        bench.until(lambda: _counted(bench, ReceiverState.CANCELLED) == SCHEDULED)

    return bench.gap(work)


def _counted(bench: Bench, state: ReceiverState) -> int:
    sends = bench.parts.outbox.sends
    return sends[0].counts.get(state, 0) if sends else 0


def _confirm(bench: Bench) -> None:
    bench.parts.office.preferences.put(UNDO_SECONDS, LONGEST_UNDO)
    _ask(bench, PEOPLE, "Bonjour {name}")


def _ask(bench: Bench, count: int, text: str) -> None:
    bench.fill(count)
    edit = bench.find("messageEdit")
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText(text)
    bench.quiet()
    bench.rest(1.0)
    QTest.mouseClick(bench.find("sendButton"), Qt.MouseButton.LeftButton)
    bench.dialog("confirmDialog")
    if bench.shown("confirmCountEdit") is not None:
        bench.paste("confirmCountEdit", str(count))()
    bench.rest()


def _untaken(bench: Bench) -> Path:
    path = bench.folder / "untaken.csv"
    path.write_text(
        "Nom;Téléphone\n" + "".join(f"Zoé {n};06 39 98\n" for n in range(PEOPLE)) + "Ana;06 39 98 00 13\n"
    )
    return path


def _taken(bench: Bench) -> None:
    bench.parts.window.pages.compose.widget.left.import_file(_untaken(bench))
    bench.dialog("importDialog")
    state = bench.parts.compose.findChildren(ImportState)[-1]
    bench.until(lambda: state.imported is not None)
    bench.rest()


def again(bench: Bench) -> float:
    """A file with a hundred thousand rows not taken, imported a second time."""
    _taken(bench)
    QTest.mouseClick(bench.find("importTakeButton"), Qt.MouseButton.LeftButton)
    bench.quiet()
    bench.rest(1.0)
    _taken(bench)

    def work() -> None:
        QTest.mouseClick(bench.find("importTakeButton"), Qt.MouseButton.LeftButton)
        bench.rest()
        bench.quiet()

    return bench.gap(work)


def erased(bench: Bench) -> float:
    """Somebody erased while a hundred thousand rows not taken are there."""

    def work() -> None:
        bench.parts.office.write.ask(partial(erase, numbers=("+33639980013",)))
        bench.until(lambda: not len(bench.parts.compose.rows))
        bench.rest(1.0)

    try:
        return bench.gap(work)
    finally:
        bench.parts.compose.discard()
        bench.rest()


def receipts(bench: Bench) -> float:
    """Two hundred thousand receipts, coming in while the send they are of is looked at, as fast as they are read."""
    bench.parts.office.preferences.put(UNDO_SECONDS, 0)
    both = ("Bonjour", "À demain, 9 h")
    for text in both:
        bench.parts.window.show_page(bench.parts.window.pages.compose)
        bench.parts.compose.set_no_stop(True)  # of each message anew
        bench.parts.compose.set_allow_replies(True)
        _ask(bench, PEOPLE, text)
        QTest.mouseClick(bench.find("confirmSendButton"), Qt.MouseButton.LeftButton)
        bench.until(lambda: not bench.parts.compose.draft.text)
    shows, outbox = bench.parts.window.pages.shows_send, bench.parts.outbox
    bench.until(lambda: len(outbox.sends) == len(both) and shows(outbox.sends[0].id))

    def come() -> None:
        bench.until(lambda: _told(bench) == len(both) * PEOPLE, patience=10 * PATIENCE)

    return bench.gap(come)


def _told(bench: Bench) -> int:
    """Of how many it is known for good: those that end in 99 are not reached."""
    ends = (ReceiverState.DELIVERED, ReceiverState.FAILED)
    return sum(send.counts.get(state, 0) for send in bench.parts.outbox.sends for state in ends)


def _hurry() -> None:
    """At its own pace OVHcloud would be asked for seven minutes, and more."""
    hundreds = Tempo(per_second=200.0)
    setattr(runner, "Runner", partial(Runner, tempo=hundreds))  # noqa: B010
    setattr(work_books, "WATCHING", hundreds)  # noqa: B010


def answered(bench: Bench) -> float:
    """Ten thousand replies of as many people, coming in while their page is in sight."""
    bench.parts.window.show_page(bench.parts.window.pages.replies)
    bench.until(lambda: bench.parts.replies.ready)

    def come() -> None:
        bench.parts.office.write.ask(_come)
        bench.until(lambda: bench.parts.replies.unread == REPLIES)

    return bench.gap(come)


def ahead(bench: Bench) -> float:
    """What nobody has asked for yet, made while nothing else goes on."""
    return bench.gap(bench.settle)


def visited(bench: Bench) -> float:
    """The page of ten thousand conversations, in sight for the first time."""
    bench.parts.office.write.ask(_come)
    bench.until(lambda: bench.parts.replies.unread == REPLIES)
    return bench.gap(lambda: bench.parts.window.show_page(bench.parts.window.pages.replies))


def talks_found(bench: Bench) -> float:
    """One of ten thousand conversations looked for, letter by letter, and opened."""
    state = bench.parts.replies
    find = bench.find("repliesSearchEdit")
    assert isinstance(find, QLineEdit)

    def look() -> None:
        for end in range(1, len(_WANTED) + 1):
            find.setText(_WANTED[:end])
            QTest.keyClick(find, Qt.Key.Key_Return)
            bench.rest(0.05)
        bench.until(lambda: len(state.rows) == 1 and not state.searching)
        state.choose(state.rows[0].e164)
        bench.until(lambda: state.talk is not None)

    return bench.gap(look)


def opened(bench: Bench) -> float:
    """A conversation of sixty long messages, opened."""
    state = bench.parts.replies
    bench.parts.office.write.ask(_write_long)
    bench.parts.window.show_page(bench.parts.window.pages.replies)
    bench.until(lambda: state.unread == LINES)

    def look() -> None:
        state.choose(state.rows[0].e164)
        bench.until(lambda: state.talk is not None)

    return bench.gap(look)


def _write_long(books: WriteBooks) -> None:
    now, text = time.time() - LINES, "D’accord pour jeudi à 9 h 30, merci à vous et à bientôt. " * 5
    books.inbox.keep("sms-ab12345-1", [Came(n, "+33639980012", now + n, text) for n in range(1, LINES + 1)])
    books.say(RepliesRead("sms-ab12345-1", LINES))


def _come(books: WriteBooks) -> None:
    now = time.time() - REPLIES
    for start_ in range(0, REPLIES, PAGE):
        page = [
            Came(n, f"+336{n:08d}", now + n, f"Réponse n° {n} : d’accord pour jeudi, merci à vous")
            for n in range(start_ + 1, start_ + PAGE + 1)
        ]
        books.inbox.keep("sms-ab12345-1", page)
        books.say(RepliesRead("sms-ab12345-1", len(page)))


# Each line on a window of its own; those that stand together follow one another in one.
ATTACKS: tuple[tuple[Callable[[Bench], float], ...], ...] = (
    (long_line,),
    (long_cells,),
    (many_cells,),
    (note,),
    (name_line,),
    (numbers_box,),
    (numbers_short,),
    (message_long,),
    (message_short,),
    (search_box,),
    (placeholder,),
    (confirmation,),
    (sent, undone),
    (scheduled, cancelled),
    (receipts,),
    (again, erased),
    (answered, talks_found),
    (visited,),
    (opened,),
    (ahead,),
)


# ---- measured --------------------------------------------------------------------------------------


@contextmanager
def window() -> Iterator[Bench]:
    """The whole window, with an account that has credits enough."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    QLocale.setDefault(QLocale("en_GB"))
    with tempfile.TemporaryDirectory() as name, _ovhcloud() as (url, keys):
        if app.findChild(Theme) is None:
            Theme(app)  # drawn as the program draws
        places = Places(Path(name) / "data")
        places.create()
        account = Account("guest", "Cabinet Martin", url, "FR", Origin.ENVIRONMENT)
        collector = Collector()  # as in the program itself
        collector.start()
        parts = build(places, MemoryVault(), guests=((account, keys),))
        start(parts)
        parts.window.resize(*SIZE)
        bench = Bench(app, parts, Path(name))
        bench.until(lambda: (e := parts.accounts.current) is not None and e.service is not None)
        bench.rest(1.5)
        parts.compose.set_no_stop(True)
        parts.compose.set_allow_replies(True)
        try:
            yield bench
        finally:
            parts.office.stop()
            parts.office.join(60)
            collector.stop()


@contextmanager
def _ovhcloud() -> Iterator[tuple[str, Keys]]:
    """Address and keys of a stand-in with credits enough: a process of its own, as OVHcloud does not share ours."""
    command = [sys.executable, "-u", "-m", "ovhsms_gui.demo", "--credits=1e9", f"--reply-seconds={10 * DAY}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            told = dict(
                re.findall(r"^export OVH_(\w+)=(\S+)$", "".join(islice(process.stdout, 8)), re.MULTILINE)
            )
            secrets = Secret(told["APPLICATION_SECRET"]), Secret(told["CONSUMER_KEY"])
            yield told["ENDPOINT"], Keys(told["APPLICATION_KEY"], *secrets)
        finally:
            process.kill()


def _resident() -> float:
    """MB of memory held now."""
    return _status("VmRSS")


def _peak() -> float:
    """MB of memory held at most."""
    return _status("VmHWM")


def _status(what: str) -> float:
    lines = Path("/proc/self/status")
    if not lines.exists():
        return 0.0
    line = next(line for line in lines.read_text().splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def _one(place: int) -> None:
    """Print what one window's attacks did to it."""
    leave_unread()  # as the program itself begins
    setattr(recaller, "Recaller", partial(Recaller, tempo=Tempo(per_second=200.0)))  # noqa: B010 - else 7 minutes
    if receipts in ATTACKS[place]:
        _hurry()
    with window() as bench:
        if ahead not in ATTACKS[place]:
            bench.settle()
        for attack in ATTACKS[place]:
            gap = attack(bench)
            print(f"{attack.__name__} {gap:.0f} {bench.worked:.0f} {_peak() - bench.idle:.0f}", flush=True)


def main() -> int:
    """Print all lines; a name or several: only those."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        _one(int(sys.argv[2]))
        return 0
    wanted = set(sys.argv[1:])
    env = {**os.environ}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # a program that is installed is compiled
    for place, attacks in enumerate(ATTACKS):
        if wanted and not wanted & {attack.__name__ for attack in attacks}:
            continue
        found: dict[str, list[tuple[float, ...]]] = {}
        for _ in range(ROUNDS):
            command = [sys.executable, "-m", "tools.bench_alive", "--one", str(place)]
            done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
            if done.returncode:
                print(done.stderr.splitlines()[-1], flush=True)
            for line in done.stdout.splitlines():
                name, *figures = line.split()
                found.setdefault(name, []).append(tuple(map(float, figures)))
        for attack in attacks:
            if took := found.get(attack.__name__):
                gap, worked, memory = (statistics.median(each) for each in zip(*took, strict=True))
                what = (attack.__doc__ or "").rstrip(".")
                print(
                    f"{what}: longest event-loop gap {gap:.0f} ms (goal ≤ 50 ms; {worked:.0f} of its own), "
                    f"{memory:.0f} MB above idle",
                    flush=True,
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
