"""Takes in long lists of receivers a slice at a time, so that the window answers meanwhile."""

import time
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.naming import is_theirs
from ovhsms_gui.core.receivers import Added, ReceiverList, Row

# Reading numbers yields to the window this often: one slice must not be felt while typing.
SLICE_SECONDS = 0.008
_AT_ONCE = 100  # rows that are added together, unless one takes long: it may be a megabyte
_FEW = 4  # rows that come at once on a busy machine too: a list that is typed is no longer


class Slow(Iterator[Row]):
    """Rows of which the first may take long by itself: megabytes are gone through for it."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows

    def __next__(self) -> Row:
        return next(self._rows)


class Reading(QObject):
    """Fills a list from iterators, one after the other."""

    grew = Signal()  # the list has more rows
    ended = Signal(object)  # Added: all is read

    def __init__(self, rows: ReceiverList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._waiting: list[Iterator[Row]] = []
        self._expected = 0  # more are being read elsewhere
        self.left_out: frozenset[str] = frozenset()  # whom those must not bring back
        self.erased: frozenset[str] = (
            frozenset()
        )  # nor whatever else comes, before who has it read says otherwise
        self._added = Added()
        self.restoring = False  # the rows of a draft are still being read: what is kept of it still holds
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_slice)

    @property
    def busy(self) -> bool:
        """Something is still to be read."""
        return bool(self._waiting or self._expected)

    @property
    def reads(self) -> bool:
        """Rows are being taken in."""
        return bool(self._waiting)

    @property
    def out(self) -> frozenset[str]:
        """Whose numbers are taken in from nowhere now."""
        return self.left_out | self.erased

    def expect(self) -> None:
        """Rows are being read elsewhere: until they `come` this is busy."""
        self._expected += 1

    def come(self, rows: Iterable[Row] = ()) -> None:
        """These are they."""
        self._expected -= 1
        self.add(rows)
        if not self._expected:
            self.left_out = frozenset()

    def add(self, rows: Iterable[Row], *, restored: bool = False) -> None:
        """Take these in after those that wait; `ended` follows. `restored`: nothing may wait then.

        The first of them at once, unless they are `Slow`: those begin in a turn of their own.
        """
        self.restoring = self.restoring or restored
        self._waiting.append(_without(rows, self.out) if self.out else iter(rows))
        self._timer.start(0)
        if isinstance(rows, Slow):
            self.grew.emit()
        else:
            self._read_slice()

    def leave_out(self, numbers: Collection[str]) -> None:
        """Of what is still to be read, take in no row with one of these numbers (E.164)."""
        self._waiting = [_without(rows, numbers) for rows in self._waiting]
        if self._expected:
            self.left_out |= frozenset(numbers)

    def stop(self) -> Iterator[Row]:
        """Read no further what is here; what was still to be read."""
        rest, self._waiting = chain.from_iterable(self._waiting), []
        self.restoring = False
        return rest

    def clear(self) -> Iterator[Row]:
        """The same, and what was expected does not come any more."""
        self._expected, self.left_out = 0, frozenset()
        return self.stop()

    @Slot()
    def _read_slice(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        end = time.monotonic() + SLICE_SECONDS
        while True:
            some, exhausted = _some(self._waiting[0], end)
            self._added += self._rows.add(some)
            if exhausted or time.monotonic() >= end:
                break
        if exhausted:
            self._waiting.pop(0)
            self.restoring = False  # a draft's rows are always the first to be read
        self.grew.emit()
        if not self._waiting:
            self._timer.stop()
        if not self.busy:
            result, self._added = self._added, Added()
            self.ended.emit(result)


def _without(rows: Iterable[Row], numbers: Collection[str]) -> Iterator[Row]:
    return filter(lambda row: not is_theirs(row, numbers), rows)


def _some(rows: Iterator[Row], end: float) -> tuple[list[Row], bool]:
    """The next rows as long as there is time, a few in any case, and whether they were the last."""
    some: list[Row] = []
    for row in rows:
        some.append(row)
        if len(some) == _AT_ONCE or (len(some) >= _FEW and time.monotonic() >= end):
            return some, False
    return some, True
