"""What the message's page costs the window's own thread: to be painted, and at each key. `make bench` prints it.

By the processor time of that thread: whatever else this computer does, the figures are nearly the same.
"""

import statistics
import sys
import time
from collections.abc import Callable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from ovhsms_gui.core.numbers import Kind, Number
from ovhsms_gui.core.receivers import Row
from tools.bench_alive import Bench, window

PEOPLE = 10_000
PAINTED = 60  # times
TEXT = "Bonjour {first_name}, rappel de votre rendez-vous demain à {hour}. Cabinet Martin"
TYPED = " Merci de venir avec votre ordonnance."


def _fill(bench: Bench, count: int) -> QPlainTextEdit:
    """People who do not exist, and a text with two of their fields; one lacks one, which is told."""
    bench.parts.compose.clear_receivers()
    bench.parts.compose.add_rows(_person(place) for place in range(count))
    bench.quiet()
    edit = bench.find("messageEdit")
    assert isinstance(edit, QPlainTextEdit)
    edit.setPlainText(TEXT)
    bench.quiet()
    bench.rest(1.0)
    return edit


def _person(place: int) -> Row:
    raw = f"+336{place:08d}"
    fields = (("first_name", ("Zoé", "Anaïs", "Bob")[place % 3]), ("hour", "9 h 15" if place else ""))
    return Row(Number(raw, raw, None, Kind.MOBILE, "FR", raw), f"Zoé Martin {place}", fields=fields)


def _own(work: Callable[[], object]) -> float:
    """Milliseconds of this thread."""
    begun = time.thread_time()
    work()
    return (time.thread_time() - begun) * 1000


def painted(bench: Bench) -> list[float]:
    """Both cards, with 17 people, their fields and what is told of them; the list and the text have their own turns."""
    _fill(bench, 17)
    page = bench.parts.window.pages.compose.widget.widget()
    assert page is not None
    return [_own(page.repaint) for _ in range(PAINTED)]


def listed(bench: Bench) -> list[float]:
    """All rows in sight."""
    rows = bench.parts.window.pages.compose.widget.left.table.viewport()
    return [_own(rows.repaint) for _ in range(PAINTED)]


def keys(bench: Bench) -> list[float]:
    """Each key until what it changed is on the screen; the counting of so many goes on between two of them."""
    edit = _fill(bench, PEOPLE)
    edit.setFocus()

    def press(char: str) -> None:
        QTest.keyClicks(edit, char)
        bench.app.processEvents()

    took = []
    for char in TYPED:
        took.append(_own(lambda char=char: press(char)))  # type: ignore[misc]
        bench.rest(0.1)
    return took


def main() -> int:
    """Print all lines."""
    with window() as bench:
        for what, goal, measure in (
            ("The message's page painted anew", 12, painted),
            ("The rows of its list painted anew", 12, listed),
            (f"A key in a message to {PEOPLE:,} people with two fields", 50, keys),
        ):
            took = measure(bench)
            print(
                f"{what}: {statistics.median(took):.1f} ms of the window's own thread, "
                f"{max(took):.1f} ms at most (goal ≤ {goal} ms)",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
