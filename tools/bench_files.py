"""How fast files of receivers are read, as ratios measured in one run. `make bench` prints them."""

import csv
import gc
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import python_calamine
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
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
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
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


def make_formats(path: Path) -> None:
    """The same with numbers, days and amounts that have formats."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for n, line in enumerate(lines()):
        cells = [WriteOnlyCell(sheet, value) for value in (639980000 + n, 46359.5 + n % 90, 49.9 + n % 7)]
        for cell, code in zip(
            cells, ('0#" "##" "##" "##" "##', "dd/mm/yyyy hh:mm", '#,##0.00 "€"'), strict=True
        ):
            cell.number_format = code
        sheet.append([*line[:2], *cells])
    book.save(path)


def make_ods(path: Path) -> None:
    """As LibreOffice writes it, empty ends and all."""
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text")
    )
    cell = '<table:table-cell office:value-type="string" table:style-name="ce1"><text:p>{}</text:p></table:table-cell>'
    end = '<table:table-cell table:number-columns-repeated="16379"/>'
    row = f'<table:table-row table:style-name="ro1">{cell * len(HEADER)}{end}</table:table-row>'
    table = "".join(row.format(*line) for line in (HEADER, *lines()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", f'<manifest:manifest xmlns:manifest="{MANIFEST}"/>')
        file.writestr(
            "content.xml",
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
            f'<table:table table:name="A">{table}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )


def bare_csv(path: Path) -> None:
    """The library alone."""
    with path.open(encoding="cp1252", newline="") as file:
        list(csv.reader(file, delimiter=";"))


def bare_book(path: Path) -> None:
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
        pasted(app, folder)
        gc.disable()  # as in the program, where only the GUI thread collects
        for what, suffix, make, bare, goal in (
            ("csv", "csv", make_csv, bare_csv, "goal ≤ 2 ×"),
            ("xlsx", "xlsx", make_xlsx, bare_book, "goal ≤ 2 ×"),
            ("xlsx with three columns of formats", "xlsx", make_formats, bare_book, "each shown as in Excel"),
            ("ods", "ods", make_ods, bare_book, "read here without the library"),
        ):
            path = folder / f"people.{suffix}"
            make(path)
            read_it, bare_it = partial(read, path), partial(bare, path)
            ratios = [seconds(read_it) / seconds(bare_it) for _ in range(7)]
            print(
                f"{ROWS:,} rows of {what} against the library alone: {statistics.median(ratios):.2f} ×"
                f" (from {min(ratios):.2f} to {max(ratios):.2f}; {goal})",
                flush=True,
            )
        table = read(folder / "people.csv")
        people_it = partial(people, table, guess(table, "FR"), "FR")
        took = [seconds(people_it) for _ in range(7)]
        print(f"{ROWS:,} rows to people, every number judged: {statistics.median(took):.2f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
