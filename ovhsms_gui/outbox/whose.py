"""Whose a listed message is, where several sends may have it: what is known of it, and what no list tells."""

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Protocol

from ovhsms_gui.core.addressees import ending
from ovhsms_gui.core.scheduling import opening
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.outbox.evidence import AFTER, BEFORE, Claim, Evidence, Window, disputed, settled, weigh
from ovhsms_gui.outbox.lists import Api
from ovhsms_gui.ovh.models import Sms
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.rows import NOTHING_SAID, ChunkRow, Marks


class Clock(Protocol):
    """Tells OVHcloud's time."""

    def clock_ahead(self) -> float | None:
        """Seconds by which it is ahead of this computer's, if that is known."""
        ...


@dataclass(frozen=True, slots=True)
class AsSent:
    """Stands in for OVHcloud without keys: its clock is as far ahead as when a chunk was sent."""

    chunk: ChunkRow

    def clock_ahead(self) -> float | None:
        """As `Clock`."""
        return self.chunk.ahead


class Whose:
    """Tells what is a chunk's from what is, or may be, another's. Reads the journal only."""

    def __init__(self, looks: Looks, wall: Callable[[], float]) -> None:
        self._looks = looks
        self._wall = wall

    def weigh(self, api: Api, chunk: ChunkRow, listed: Collection[Sms]) -> Evidence:
        """What is listed for a chunk, but for what may be another's."""
        window = self.window(api, chunk)
        kept = self._looks.tags(chunk.service) == Marks.KEPT
        evidence = weigh(chunk, listed, window, self.claimed(chunk, listed), kept=kept)
        if not evidence.alike:
            return evidence
        return settled(evidence, self.claim(api, chunk, listed), self._rivals(api, chunk, listed))

    def claim(self, api: Api, chunk: ChunkRow, listed: Collection[Sms]) -> Claim:
        """What a chunk may have of what is listed."""
        window, claimed = self.window(api, chunk), self.claimed(chunk, listed)
        return Claim.of(chunk, self.first_posted(api, chunk), listed, window, claimed)

    def claim_anew(self, api: Api, chunk: ChunkRow, listed: Collection[Sms]) -> Claim:
        """The same of one that was found by its likeness alone, whatever was found then."""
        window, claimed = self.window(api, chunk), self.claimed(chunk, listed)
        again = replace(chunk, state=ChunkState.UNKNOWN, outcome=NOTHING_SAID)
        return Claim.of(again, self.first_posted(api, chunk), listed, window, claimed)

    def disputed(self, api: Api, chunk: ChunkRow, listed: Collection[Sms]) -> frozenset[int]:
        """Ids of what another may have, and nobody knows."""
        return disputed(self._rivals(api, chunk, listed), chunk.receivers)

    def claimed(self, chunk: ChunkRow, listed: Collection[Sms]) -> frozenset[int]:
        """Ids of what is listed and is another's: it was found to be, or it has the tag of another send."""
        theirs = self._looks.tags_of_others(chunk, {sms.tag for sms in listed if sms.tag} - {*chunk.tags})
        tagged = frozenset(sms.id for sms in listed if sms.tag in theirs)
        if {sms.id for sms in listed} <= {*chunk.outcome.ids}:
            return tagged  # no other chunk has those; to read what all others have takes long
        return self._looks.claimed(chunk) | tagged

    def _rivals(self, api: Api, chunk: ChunkRow, listed: Collection[Sms]) -> tuple[Claim, ...]:
        rivals = self._looks.rivals(chunk)
        # There may be one for each person: each is weighed against what may be its own people's alone.
        by_ending: defaultdict[str, list[Sms]] = defaultdict(list)
        for sms in listed:
            by_ending[ending(sms.receiver)].append(sms)
        return tuple(
            self.claim(api, rival, [sms for end in {*map(ending, rival.receivers)} for sms in by_ending[end]])
            for rival in rivals
        )

    # ---- when ----------------------------------------------------------------------------------

    def now(self, api: Clock) -> float:
        """By OVHcloud's clock, which nobody here sets."""
        return self._wall() + (api.clock_ahead() or 0.0)

    def posted(self, api: Clock, chunk: ChunkRow) -> float:
        """When it was last sent, by OVHcloud's clock as it was then."""
        ahead = chunk.ahead if chunk.ahead is not None else (api.clock_ahead() or 0.0)
        return (chunk.submitted or chunk.created) + ahead

    def due(self, api: Clock, chunk: ChunkRow) -> Due:
        """For when it was; what has no time, for when it was sent."""
        return chunk.terms.due or Due(self.posted(api, chunk))

    def opens(self, api: Clock, chunk: ChunkRow) -> float | None:
        """Until when it was held, if it was due when advertising may not be sent."""
        due = self.due(api, chunk)
        opens = opening(due).at if chunk.terms.advertising else due.at
        return opens if opens > due.at else None

    def leaves(self, api: Clock, chunk: ChunkRow) -> float:
        """From when on it could leave."""
        return self.opens(api, chunk) or self.due(api, chunk).at

    def first_posted(self, api: Api, chunk: ChunkRow) -> float:
        """When the first of it was sent of which nobody knows."""
        posted = self.posted(api, chunk)
        return posted if chunk.doubted is None else min(posted, chunk.doubted)

    def window(self, api: Api, chunk: ChunkRow) -> Window:
        """When its messages were made, if any were."""
        if chunk.unasked and chunk.doubted is None:  # the journal may be an old copy: any time since
            confirmed = chunk.created + min(
                0.0, api.clock_ahead() or 0.0
            )  # ours may have been wrong all along
            return Window(confirmed - AFTER, self.now(api) + AFTER)
        until = self.now(api) if chunk.unasked else self.posted(api, chunk)
        return Window(self.first_posted(api, chunk) - BEFORE, until + AFTER)
