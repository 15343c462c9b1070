"""The desk's work on what is being written: drafts, and texts that were saved to be used again."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.texts import Texts
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
    leftover: Leftover = NO_ROWS


@dataclass(frozen=True, slots=True)
class DropDraft:
    """Forget a draft."""

    id: str


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """Recall a draft; without an id, the one last worked on, and the list of all."""

    id: str = ""


@dataclass(frozen=True, slots=True)
class KeepText:
    """Save a text under a name, in place of one that has it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class RenameText:
    """Give a saved text another name."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DropText:
    """Forget a saved text."""

    name: str


@dataclass(frozen=True, slots=True)
class ReadTexts:
    """Read the saved texts."""


WritingJob: TypeAlias = KeepDraft | DropDraft | ReadDraft | KeepText | RenameText | DropText | ReadTexts


class Writing:
    """Use it in the thread that made it; every method may raise `StoreProblem`."""

    def __init__(self, path: Path, emit: Emit) -> None:
        self._emit = emit
        self._drafts = Drafts(path)
        self._texts = Texts(path)

    def close(self) -> None:
        """Close the database."""
        self._drafts.close()
        self._texts.close()

    def handle(self, job: WritingJob) -> None:
        """Do one of the jobs above."""
        match job:
            case KeepDraft(draft_id, draft, receivers, caret, leftover):
                self._drafts.keep(draft_id, draft, receivers, caret, leftover)
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
            case KeepText(name, text):
                self._texts.keep(name, text)
                self._list_texts()
            case RenameText(old, new):
                self._texts.rename(old, new)
                self._list_texts()
            case DropText(name):
                self._texts.remove(name)
                self._list_texts()
            case ReadTexts():
                self._list_texts()

    def _list_texts(self) -> None:
        self._emit(events.TextsRead(self._texts.all()))

    def _list_drafts(self) -> None:
        self._emit(events.DraftsRead(self._drafts.all()))
