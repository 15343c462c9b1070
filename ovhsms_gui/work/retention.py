"""Texts kept for so many months: counted in the read lane, taken away in the write lane.

Each may raise `StoreProblem`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ovhsms_gui.core.retention import months_before
from ovhsms_gui.core.settings import KEEP_MONTHS
from ovhsms_gui.store.retention import Concerned, Retention, TextSweep
from ovhsms_gui.work.books import ReadBooks, WriteBooks
from ovhsms_gui.work.events import ClockWanted, TextsRemoved

EVERY = 86400.0  # seconds
# Before it is looked again: whether nothing is leaving, and after a little was done.
PATIENCE, BETWEEN = 60.0, 0.2
AFTER_TROUBLE = 600.0  # nobody told the time, or somebody reads the files, so that they cannot be overwritten


@dataclass(frozen=True, slots=True)
class Counted:
    """What so many months would concern now; what was done last, if anything ever was."""

    months: int
    concerned: Concerned
    last: TextSweep | None


def count(books: ReadBooks, *, months: int, now: float) -> Counted:
    """What is older than that. `now` in seconds since 1970; 0 months: nothing is."""
    retention = books.retention
    concerned = retention.concerned(months_before(now, months)) if months else Concerned()
    return Counted(months, concerned, retention.last())


def sweep(books: WriteBooks, *, now: Callable[[bool], float | None], user: str) -> float | None:
    """Take away a little of what is older than the operator wants, once a day. The seconds until the next turn, if any.

    `now`: from whether there is an account in the book, whose keys may only not be there yet, to seconds since 1970;
    None while that is not certain: a clock that is ahead would take away what is new.
    `TextsRemoved` is said once all of it is done.
    """
    retention = books.retention
    if not books.swept or not retention.quiet():
        return PATIENCE
    months = KEEP_MONTHS.among({KEEP_MONTHS.key: books.settings.get(KEEP_MONTHS.key)})
    if not months:
        return BETWEEN if retention.finish() else _end(books, retention.last(), None)
    moment = now(bool(books.accounts.all()))
    if moment is None:
        books.say(ClockWanted())
        return AFTER_TROUBLE
    due = _due(retention, months, moment)
    if isinstance(due, float):
        return due
    under_way = due or retention.begin(moment, months, months_before(moment, months), user)
    if retention.go_on(under_way):
        return BETWEEN
    again = _end(books, under_way, moment)
    return EVERY if again is None else again


def _end(books: WriteBooks, under_way: TextSweep | None, moment: float | None) -> float | None:
    """All of it is taken away. In how many seconds it is to be tried again, if it could not be ended."""
    something = books.eraser.unswept()
    if (again := _overwrite(books)) is not None:
        return again
    if under_way is not None and under_way.ended is None:
        books.retention.end(under_way, under_way.begun if moment is None else moment)
    if something:
        books.say(TextsRemoved())
    return None


def _due(retention: Retention, months: int, now: float) -> TextSweep | float | None:
    """What was cut short and is to go on; else the seconds until the next is due; None: it is."""
    last = retention.last()
    if last is None or last.months != months:
        return None
    if last.ended is None:
        return last
    since = now - last.begun
    return EVERY - since if 0 <= since < EVERY else None


def _overwrite(books: WriteBooks) -> float | None:
    """Leave nothing of what was taken away in the files; in how many seconds that is to be tried again."""
    done = not books.eraser.unswept() or books.eraser.sweep()
    return None if done else AFTER_TROUBLE
