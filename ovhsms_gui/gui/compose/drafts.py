"""Which drafts there are, and which of them is being written. Decides; draws nothing."""

import uuid
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.store.drafts import DraftRow, KeptDraft
from ovhsms_gui.work import drafts
from ovhsms_gui.work.office import Office


class DraftsState(QObject):
    """Names the draft being written, and has it kept. It has its name before it is ever kept."""

    changed = Signal()  # the list, or which one is being written
    listed = Signal(object)  # frozenset[str]: the ids of those that there are now

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office, self._write = office, office.write
        self.unkept = False  # what was to be written down last could not be, and is here only
        self.rows: tuple[DraftRow, ...] = ()
        self.current = str(uuid.uuid4())
        self.aside: frozenset[int] = frozenset()  # sends that can come back as the drafts that they were

    def keep(
        self,
        draft: Draft,
        receivers: Receivers | str | None,
        caret: int,
        left: Leftover = NO_ROWS,
        *,
        then: Callable[[], object] | None = None,
        otherwise: Callable[[Exception], object] | None = None,
    ) -> None:
        """Write down the one being written; see `store.drafts.Drafts.keep`. `otherwise`: it could not be."""
        keep = partial(
            drafts.keep, draft_id=self.current, draft=draft, receivers=receivers, caret=caret, leftover=left
        )
        self._write.ask(keep, partial(self._on_kept, then), otherwise=partial(self._on_not_kept, otherwise))

    def _on_kept(self, then: Callable[[], object] | None, rows: tuple[DraftRow, ...]) -> None:
        self._set_unkept(unkept=False)
        self._take(rows)
        if then is not None:
            then()

    def _on_not_kept(self, otherwise: Callable[[Exception], object] | None, error: Exception) -> None:
        self._set_unkept(unkept=True)
        if otherwise is not None:
            otherwise(error)
        else:
            self._office.fail(error)

    def _set_unkept(self, *, unkept: bool) -> None:
        if unkept is not self.unkept:
            self.unkept = unkept
            self.changed.emit()

    def remove(self, draft_id: str = "") -> None:
        """Forget one; without an id, the one being written."""
        self._write.ask(partial(drafts.remove, draft_id=draft_id or self.current), self._take)

    def look(self) -> None:
        """Read anew which there are."""
        self._write.ask(drafts.read_all, self._take)

    def leave(self, send_id: int) -> None:
        """Something of a send leaves: the draft that it was cannot come back any more."""
        if send_id in self.aside:
            self.aside -= {send_id}
            self._write.ask(drafts.settle)

    def read(self, draft_id: str, then: Callable[[KeptDraft | None], object]) -> None:
        """Ask for one; None where there is none any more."""
        self._write.ask(partial(drafts.read, draft_id=draft_id), then)

    def read_last(self, then: Callable[[KeptDraft], object]) -> None:
        """Ask for the one last worked on, and for the list."""
        self._write.ask(drafts.read_last, partial(self._take_last, then))

    def go_on(self, draft_id: str) -> None:
        """From now on this one is being written; "" for a new one."""
        self.current = draft_id or str(uuid.uuid4())
        self.changed.emit()

    def _take(self, rows: tuple[DraftRow, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            self.changed.emit()
            self.listed.emit(frozenset(row.id for row in rows))

    def _take_last(
        self,
        then: Callable[[KeptDraft], object],
        found: tuple[KeptDraft, tuple[DraftRow, ...], frozenset[int]],
    ) -> None:
        last, rows, self.aside = found
        then(last)
        self._take(rows)
