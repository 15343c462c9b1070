"""The desk's work on what is being written: drafts, and texts that were saved to be used again."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.work import events
from ovhsms_gui.work.lane import Emit


@dataclass(frozen=True, slots=True)
class KeepDraft:
    """Write a draft down, so that a crash or a power cut loses nothing; one with nothing in it goes.

    `receivers`: the list, or lines as `core.rowlines` writes them, or None where those kept still hold.
    """

    id: str
    draft: Draft
    receivers: Receivers | str | None
    caret: int = 0


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget a draft."""

    id: str


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """Recall a draft; without an id, the one last worked on, and the list of all."""

    id: str = ""


WritingJob: TypeAlias = KeepDraft | DropDraft | ReadDraft


class Writing:
    """Use it in the thread that made it; every method may raise `StoreProblem`."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._drafts = Drafts(path)

    def close(self) -> None:
        """Close the database."""
        self._drafts.close()

    def handle(self, job: WritingJob) -> None:
        """Do one of the jobs above."""
        match job:
            case KeepDraft(draft_id, draft, receivers, caret):
                self._drafts.keep(draft_id, draft, receivers, caret)
                self._list_drafts()
            case DropDraft(draft_id):
                self._drafts.remove(draft_id)
                self._list_drafts()
            case ReadDraft(""):
                self._emit(events.DraftRead(self._drafts.last(), last=True))
                self._list_drafts()
            case ReadDraft(draft_id):
                if (kept := self._drafts.get(draft_id)) is not None:
                    self._emit(events.DraftRead(kept))

    def _list_drafts(self) -> None:
        self._emit(events.DraftsRead(self._drafts.all()))
