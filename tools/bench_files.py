"""How fast files of receivers are read, as ratios measured in one run. `make bench` prints them."""

import csv
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import python_calamine
from PySide6.QtWidgets import QApplication

from ovhsms_gui.app import build, start
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.reading import read
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.collector import Collector
from tools.event_loop import gaps

ROWS = 100_000
HEADER = ("Prénom", "Nom", "Téléphone", "Rendez-vous", "Ville")


def lines() -> Iterator[tuple[str, ...]]:
    """People who do not exist, at numbers of a range that does."""
    for n in range(ROWS):
        yield (
            "Ana",
            f"Martin {n}",
            f"06 {n // 10000:02d} {n // 100 % 100:02d} {n % 100:02d} 12",
            "mardi 9 h",
            "Lille",
        )


def make_csv(path: Path) -> None:
    """As a French spreadsheet writes it."""
    with path.open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(lines())


def make_xlsx(path: Path) -> None:
    """By openpyxl."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for line in lines():
        sheet.append(line)
    book.save(path)


def bare_csv(path: Path) -> None:
    """The library alone."""
    with path.open(encoding="cp1252", newline="") as file:
        list(csv.reader(file, delimiter=";"))


def bare_xlsx(path: Path) -> None:
    """The library alone."""
    python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def pasted(app: QApplication, folder: Path) -> None:
    """A hundred thousand numbers pasted into the window."""
    places = Places(folder / "data")
    places.create()
    collector = Collector()  # as in the program itself
    collector.start()
    parts = build(places, MemoryVault())
    start(parts)
    text = "\n".join(line[2] for line in lines())
    with gaps(app) as longest:
        begin = time.perf_counter()
        parts.compose.add_text(text, "pasted")
        while parts.compose.busy:
            app.processEvents()
        took = time.perf_counter() - begin
        app.processEvents()
    print(
        f"{ROWS:,} numbers pasted into the window in {took:.1f} s:"
        f" longest event-loop gap {longest[0] * 1000:.0f} ms (goal ≤ 50 ms)",
        flush=True,
    )
    parts.office.stop()
    parts.office.join(30)
    collector.stop()


def main() -> int:
    """Print all lines."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for suffix, make, bare in (("csv", make_csv, bare_csv), ("xlsx", make_xlsx, bare_xlsx)):
            path = folder / f"people.{suffix}"
            make(path)
            read_it, bare_it = partial(read, path), partial(bare, path)
            ratios = [seconds(read_it) / seconds(bare_it) for _ in range(7)]
            print(
                f"{ROWS:,} rows of {suffix} against the library alone: {statistics.median(ratios):.2f} ×"
                f" (from {min(ratios):.2f} to {max(ratios):.2f}; goal ≤ 2 ×)",
                flush=True,
            )
        table = read(folder / "people.csv")
        took = seconds(lambda: people(table, guess(table, "FR").mapping, "FR"))
        print(f"  and its people, every number judged: {took:.1f} s")
        pasted(app, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
