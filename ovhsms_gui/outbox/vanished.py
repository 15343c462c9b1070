"""What OVHcloud was to send later and has no more: its lists are late, or somebody deleted it there."""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.outbox.lists import MOST_SINGLE, Api, Lists
from ovhsms_gui.ovh.models import Sms
from ovhsms_gui.store.looks import FORGOTTEN_AFTER, Looks
from ovhsms_gui.store.rows import Cause, ChunkRow, Sighting

# So many seconds after it was to leave it would be listed, if it had.
LISTED_BY = 3600.0
# So many after it could leave, no list is so slow.
_SURELY_BY = 86400.0


class Vanished:
    """Says after an hour that a message neither waits nor is listed, and its id is unknown too; and asks on.

    After a day it is believed to be gone.
    """

    def __init__(self, looks: Looks, lists: Lists, clock: Callable[[], float]) -> None:
        self._looks = looks
        self._lists = lists
        self._clock = clock
        self._there: dict[int, float] = {}  # by chunk: when nobody was missing, or the first look
        self._nowhere: dict[int, set[int]] = {}  # by chunk: ids that are in neither list

    def concerns(self, chunk: ChunkRow) -> frozenset[str]:
        """To whom OVHcloud was to send later, and has not been seen to."""
        return self._looks.at_ovhcloud(chunk.id) | self._looks.vanished(chunk.id)

    def look(
        self,
        api: Api,
        chunk: ChunkRow,
        missing: AbstractSet[str],
        ids: AbstractSet[int],
        now: float,
        leaves: float,
    ) -> tuple[tuple[Sms, ...], list[Sighting]]:
        """What has left of those `ids` that no list names after all, and whose message is gone of those `missing`.

        `now`, and when it `leaves`, by OVHcloud's clock. Everything is as yet unknown before it has been missing for
        long enough, and before all ids were asked about: as many as a look may read, the others with the next.
        """
        if not self._is_overdue(chunk, missing, now):
            return (), []
        nowhere = self._nowhere.setdefault(chunk.id, set())
        left = self._lists.left_ones(api, chunk, sorted(ids - nowhere)[: MOST_SINGLE // 2])
        waits = self._lists.waiting_ones(api, chunk, left.gone)
        nowhere |= waits.gone | waits.unasked  # for an hour its list did not name it either
        if waits.messages:  # its list had forgotten it
            self._there[chunk.id] = self._clock()
        if left.messages or ids - nowhere:  # whose those are is told first
            return left.messages, []
        people = self._whose(chunk, missing, nowhere & ids) & self.concerns(chunk)
        nowhere.clear()  # and once more the next time
        # After so long it may also have left, and been deleted from what has: nobody looked in between.
        long_ago = chunk.terms.due is not None and now - chunk.terms.due.at > FORGOTTEN_AFTER
        if long_ago:
            return (), [Sighting(number, ReceiverState.ACCEPTED, Cause.UNSURE) for number in people]
        if now - leaves > _SURELY_BY:
            return (), [Sighting(number, ReceiverState.FAILED, Cause.GONE) for number in people]
        # What was due is so still, and nobody says any more that something is held.
        due = self._looks.at_ovhcloud(chunk.id) - self._looks.at_ovhcloud(chunk.id, held=True)
        states = dict.fromkeys(people, ReceiverState.ACCEPTED)
        states |= dict.fromkeys(people & due, ReceiverState.SCHEDULED)
        return (), [Sighting(number, state, Cause.VANISHED) for number, state in states.items()]

    def _is_overdue(self, chunk: ChunkRow, missing: AbstractSet[str], now: float) -> bool:
        due, steady = chunk.terms.due, self._clock()
        missing = missing & self.concerns(chunk)
        if not missing:
            self._there[chunk.id] = steady
            self._nowhere.pop(chunk.id, None)
            return False
        since = self._there.setdefault(chunk.id, steady)
        if due is not None and not missing & self._looks.at_ovhcloud(chunk.id, held=True):
            return now - due.at > LISTED_BY  # it was to leave then, whether anybody looked or not
        return steady - since > LISTED_BY

    def _whose(self, chunk: ChunkRow, missing: AbstractSet[str], gone: AbstractSet[int]) -> AbstractSet[str]:
        """Whose own it is; and everybody's who has none that is known, unless fewer are gone than that."""
        ids = self._looks.ids(chunk.id)
        nameless = {number for number in missing if ids.get(number) is None}
        theirs = {number for number in missing if ids.get(number) in gone}
        return theirs | (nameless if len(gone - set(ids.values())) >= len(nameless) else set())
