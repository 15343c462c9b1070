"""Which drafts there are, and which of them is being written. Decides; draws nothing."""

import uuid

from PySide6.QtCore import QObject, Signal, Slot

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.core.untaken import NO_ROWS, Leftover
from ovhsms_gui.store.drafts import DraftRow
from ovhsms_gui.work import events
from ovhsms_gui.work.office import Office
from ovhsms_gui.work.writing import KeepDraft


class DraftsState(QObject):
    """Names the draft being written, and has it kept. It has its name before it is ever kept."""

    changed = Signal()  # the list, or which one is being written

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.rows: tuple[DraftRow, ...] = ()
        self.current = str(uuid.uuid4())
        office.happened.connect(self._on_event)

    def keep(
        self, draft: Draft, receivers: Receivers | str | None, caret: int, left: Leftover = NO_ROWS
    ) -> None:
        """Write down the one being written; see `KeepDraft`."""
        self._office.keep_draft(KeepDraft(self.current, draft, receivers, caret, left))

    def remove(self, draft_id: str = "") -> None:
        """Forget one; without an id, the one being written."""
        self._office.drop_draft(draft_id or self.current)

    def read(self, draft_id: str) -> None:
        """Ask for one; a DraftRead follows."""
        self._office.read_draft(draft_id)

    def go_on(self, draft_id: str) -> None:
        """From now on this one is being written; "" for a new one."""
        self.current = draft_id or str(uuid.uuid4())
        self.changed.emit()

    @Slot(object)
    def _on_event(self, event: object) -> None:
        if isinstance(event, events.DraftsRead) and event.rows != self.rows:
            self.rows = event.rows
            self.changed.emit()
