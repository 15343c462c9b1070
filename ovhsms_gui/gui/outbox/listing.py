"""Which sends are listed: all of them, those that need a look, those of some days, those that were looked for."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.gui.outbox.periods import ANY_TIME, Period
from ovhsms_gui.store.history import Wanted, Which
from ovhsms_gui.store.rows import SendRow
from ovhsms_gui.work import history, lookup
from ovhsms_gui.work.lookup import Listed
from ovhsms_gui.work.office import Office

SENDS_PAGE = 200
# What has just begun has its lanes and the window to itself first; until then it is found without the index.
_TAKE_IN_MS = 2_000


class Listing(QObject):
    """Reads them anew whenever there is news; keeps the index up to date by which they are found."""

    changed = Signal()  # other sends are listed, or these are otherwise
    older_wanted = Signal()  # of all

    def __init__(self, office: Office, region: Callable[[], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._region = region
        self.wanted = Wanted()
        self.period = ANY_TIME
        self.rows: tuple[SendRow, ...] = ()
        self._newest: tuple[SendRow, ...] = ()
        self._limit = SENDS_PAGE
        self.failed = False  # what is wanted could not be read
        self._reading: Wanted | None = None
        self._again = False  # there was news while it was being read
        self._taking_in = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_TAKE_IN_MS)
        self._soon.timeout.connect(self.take_in)

    @property
    def everything(self) -> bool:
        """Nothing narrows it."""
        return self.wanted.everything

    @property
    def whole(self) -> bool:
        """There are no older ones to be read."""
        return len(self.rows) % SENDS_PAGE != 0

    @property
    def searching(self) -> bool:
        """What is wanted is still being read."""
        return self._reading is not None and not self.everything

    def show_only(self, which: Which) -> None:
        """List these only."""
        self._want(replace(self.wanted, which=which))

    def look_for(self, words: str) -> None:
        """List those only that hold the words; "": all."""
        self._want(replace(self.wanted, words=words.strip(), region=self._region()))

    def look_in_all(self, words: str) -> None:
        """The same among all of them, whatever was listed before."""
        self.period = ANY_TIME
        self._want(Wanted(words=words.strip(), region=self._region()))

    def within(self, period: Period) -> None:
        """List those of some days only."""
        self.period = period
        self._want(replace(self.wanted, since=period.since, until=period.until))

    def show_all(self) -> None:
        """List all of them again."""
        self.period = ANY_TIME
        self._want(Wanted())

    def take_newest(self, newest: tuple[SendRow, ...]) -> None:
        """These are the newest of all now."""
        if newest and (not self._newest or newest[0].id != self._newest[0].id):
            self._soon.start()
        self._newest = newest
        known = {
            send.id: send for send in newest
        }  # until it is read which: the same in the list as beside it
        self.rows = tuple(known.get(send.id, send) for send in self.rows)
        self._renew()

    @Slot()
    def take_in(self) -> None:
        """Bring the index up to date: there is something new, or whoever was erased has emptied it."""
        if not self._taking_in:
            self._taking_in = True
            self._office.write.ask(history.take_in, self._on_taken_in, otherwise=self._on_not_taken_in)

    def read_older(self, have: int) -> None:
        """Read further back than the `have` sends that there are."""
        if self.everything:
            self.older_wanted.emit()
        elif self._limit == have:
            self._limit += SENDS_PAGE
            self._read()

    def _want(self, wanted: Wanted) -> None:
        if wanted != self.wanted:
            self.wanted = wanted
            self._limit = SENDS_PAGE
            self._renew()

    def _renew(self) -> None:
        if self.everything:
            self.rows, self.failed = self._newest, False
            self.changed.emit()
        else:
            self._read()

    def _read(self) -> None:
        """One question at a time, however often there is news and whatever is typed meanwhile."""
        if self._reading is not None:
            self._again = True
            return
        self._reading, self._again = self.wanted, False
        self._office.read.ask(
            partial(lookup.listed, wanted=self.wanted, limit=self._limit),
            self._on_listed,
            otherwise=self._on_not_listed,
        )

    def _on_listed(self, listed: Listed) -> None:
        self._reading = None
        if listed.wanted == self.wanted:
            self.rows, self.failed = listed.rows, False
            self.changed.emit()
        if not self.everything and (self._again or listed.wanted != self.wanted):
            self._read()

    def _on_not_listed(self, error: Exception) -> None:
        wanted, self._reading = self._reading, None
        self._office.fail(error)
        if wanted == self.wanted:
            self.rows, self.failed = (), True  # those of before answer another question
            self.changed.emit()
        elif not self.everything:
            self._read()

    def _on_taken_in(self, more: bool) -> None:
        self._taking_in = False
        if more:
            self.take_in()

    def _on_not_taken_in(self, error: Exception) -> None:
        self._taking_in = False
        self._office.fail(error)
