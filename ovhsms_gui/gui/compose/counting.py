"""Looks at long lists of receivers for a plan a slice at a time, so that the window answers meanwhile."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pieces import AT_ONCE, finish
from ovhsms_gui.core.placeholders import template
from ovhsms_gui.core.planning import looks
from ovhsms_gui.core.receivers import Receivers
from ovhsms_gui.gui.compose.reading import SLICE_SECONDS


class Counting(QObject):
    """Works for the latest question; of an earlier one that was not answered nothing is left."""

    ended = Signal()  # `count` would say yes now

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: tuple[object, ...] = ()
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)

    def count(self, receivers: Receivers, draft: Draft) -> bool:
        """Whether all is known that `make_plan` wants to know of these; if not, `ended` follows."""
        asked = (receivers, template(draft.text).keys, draft.terms.allow_replies)
        if not (self._asked and self._asked[0] is receivers and self._asked[1:] == asked[1:]):
            self._asked, self._steps = asked, looks(receivers, draft)
            if len(receivers.rows) <= AT_ONCE:
                finish(self._steps)  # whoever has few never waits
            if self._goes_on():
                self._timer.start(0)
            else:
                self._timer.stop()
        return not self._timer.isActive()

    @Slot()
    def _on_turn(self) -> None:
        if not self._goes_on():
            self._timer.stop()
            self.ended.emit()

    def _goes_on(self) -> bool:
        """After another slice."""
        end = time.monotonic() + SLICE_SECONDS
        return any(time.monotonic() >= end for _ in self._steps)
