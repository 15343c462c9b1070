"""How wide the columns of a send's receivers are: as wide as what stands in them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import look
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.outbox import faces, words
from ovhsms_gui.gui.outbox.models import REASON, SendReceiversModel
from ovhsms_gui.store.rows import ReceiverRow

_LOOKED_AT = 200  # rows, from the first one
_WIDEST = 12  # line heights
_TOLD = 10  # as much of the detail is told before a name gives way
_NUMBER = "06 39 98 00 12"
_NAME = "Alexandra Martin"
# What most people are in sooner or later: a column that grew with each of them would be restless.
_USUAL = (
    ReceiverState.PLANNED,
    ReceiverState.LEAVING,
    ReceiverState.ACCEPTED,
    ReceiverState.UNKNOWN,
    ReceiverState.DELIVERED,
    ReceiverState.FAILED,
    ReceiverState.SCHEDULED,
    ReceiverState.CANCELLED,
)

Widths = tuple[int, int, int, int, int]


def widths(model: SendReceiversModel, rows: Sequence[ReceiverRow] = ()) -> tuple[Widths, Widths]:
    """Of number, name, state, detail and hour: what they want, and the least; in device-independent pixels."""
    seen = rows[:_LOOKED_AT]
    number = _widest(_NUMBER, *map(model.number, seen)) + px(1.625)
    name = _widest(_NAME, *(row.name for row in seen)) + px(0.75)
    states = (*(words.short(state, 1) for state in _USUAL), *(faces.of_person(row).text for row in seen))
    state = _widest(*states) + px(2.25)
    title = look.text_width(str(model.headerData(REASON, Qt.Orientation.Horizontal))) + px(1.25)
    detail = _widest(*map(model.detail, seen)) + px(0.75) if seen else px(7)
    hour = look.text_width("00:00:00") + px(1)
    return (
        (number, name, state, max(title, detail), hour),
        (number, px(5), state, max(title, min(detail, px(_TOLD))), hour),
    )


def _widest(*texts: str) -> int:
    return min(max(map(look.text_width, set(texts))), px(_WIDEST))
