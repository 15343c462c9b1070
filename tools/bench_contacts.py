"""How fast a hundred thousand contacts are, measured in one run: searched, chosen, imported, erased."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView

from ovhsms_gui.app import Parts, build, start
from ovhsms_gui.core.numbers import Kind, Number
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import people_csv
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.reading import read
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.people import PeopleView
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.collector import Collector

PEOPLE = 100_000
FIRST = ("Zoé", "Ana", "Bob", "Élodie", "Luc", "Inès", "Noé", "Anaïs", "Maël", "Chloé")
LAST = ("Martin", "Duval", "Petit", "Évrard", "Lefèvre", "Moreau", "Noël", "Garçon", "Blanc", "Roux")
WORDS = ("zoe", "zoe mart", "ines 4", "99 99 9", "nobody", "a")


def rows(people: int) -> Iterator[Row]:
    """Made-up people; the numbers are made, not read."""
    for n in range(people):
        raw = f"+336{n:08d}"
        number = Number(raw, raw, None, Kind.MOBILE, "FR", raw)
        yield Row(number, f"{FIRST[n % 10]} {LAST[n // 10 % 10]} {n}", fields=(("city", "Lyon"),))


@contextmanager
def window() -> Iterator[tuple[QApplication, Parts]]:
    """The whole window on a full book."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        places = Places(Path(folder))
        places.create()
        with closing(Contacts(places.journal)) as book:
            book.take(rows(PEOPLE))
        collector = Collector()  # as in the program itself
        collector.start()
        parts = build(places, MemoryVault())
        start(parts)
        parts.window.pages.choose_contacts()
        try:
            yield app, parts
        finally:
            parts.office.stop()
            parts.office.join(60)
            collector.stop()


def until(app: QApplication, true: Callable[[], bool]) -> tuple[float, float]:
    """Seconds until it is so, and the longest gap in which the window did not answer."""
    gaps = [0.0]
    last = [time.perf_counter()]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(0)
    begun = time.perf_counter()
    while not true() and time.perf_counter() - begun < 120:
        app.processEvents()
    beat()
    timer.stop()
    return time.perf_counter() - begun, max(gaps)


def in_the_window() -> None:
    """Typing, scrolling and taking all of them onto the message."""
    with window() as (app, parts):
        table = parts.window.findChild(QTableView, "contactsView")
        edit = parts.window.findChild(QLineEdit, "contactsSearchEdit")
        assert table is not None
        assert edit is not None
        model = table.model()
        took, gap = until(app, lambda: model.rowCount() == PEOPLE and model.index(0, 0).data() != "…")
        line("first page of all", took, gap)
        for words in WORDS:
            parts.contacts.shown = None
            edit.setText(words)
            took, gap = until(app, lambda: parts.contacts.shown is not None)
            line(f"“{words}”: {model.rowCount():,} found, 0.12 s of it waiting for the next key", took, gap)
        edit.clear()
        until(app, lambda: model.rowCount() == PEOPLE)
        table.scrollToBottom()
        took, gap = until(app, lambda: model.index(PEOPLE - 1, 0).data() != "…")
        line("scrolled to the last", took, gap)
        parts.contacts.pick(None)
        compose = parts.compose
        took, gap = until(app, lambda: len(compose.rows) == PEOPLE and not compose.busy)
        line("all of them onto the message", took, gap)
        compose.clear_receivers()
        compose.add_rows(rows(PEOPLE))
        took, gap = until(app, lambda: not compose.busy)
        line("for comparison, as many from anywhere", took, gap)


def on_the_disk() -> None:
    """The store alone: import, search, erase, read a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.sqlite"
        file = Path(folder) / "people.csv"
        people_csv.write(file, lambda: (replace(row, fields=()) for row in rows(PEOPLE)))
        with closing(Contacts(path)) as book, closing(Eraser(path)) as eraser:
            line("stored", seconds(lambda: book.take(rows(PEOPLE))))
            searches = []
            for view in [PeopleView(words=words) for words in WORDS] * 5:
                begun = time.perf_counter()
                book.count(view), book.page(view)
                searches.append(time.perf_counter() - begun)
            line("one search, the middle of 30", statistics.median(searches))
            line("one search, the slowest of 30", max(searches))
            line("erased and swept", seconds(lambda: (eraser.erase(["+33600000007"]), eraser.sweep())))
            line(
                "read from a file and brought up to date",
                seconds(lambda: book.take(people(table := read(file), guess(table, "FR"), "FR").rows)),
            )


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def line(what: str, took: float, gap: float | None = None) -> None:
    """One line; the gap against its goal."""
    tail = "" if gap is None else f"; longest event-loop gap {gap * 1000:.0f} ms (goal ≤ 50 ms)"
    print(f"{what}: {took * 1000:.0f} ms{tail}", flush=True)


def main() -> int:
    """Print all lines."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale("en_GB"))
    assert isinstance(app, QApplication)
    in_the_window()
    on_the_disk()
    return 0


if __name__ == "__main__":
    sys.exit(main())
