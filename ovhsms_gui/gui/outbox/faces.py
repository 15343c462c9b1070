"""What of a send, and of its people, is shown by icon and colour: the words are those of `words`."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from ovhsms_gui.core.placeholders import Place, key, template, values
from ovhsms_gui.core.states import UNSENT, ReceiverState
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.kit.bars import ORDER, Parts
from ovhsms_gui.gui.kit.bubble import Mark, Stretch
from ovhsms_gui.gui.kit.chip import ChipFace, state_face
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.outbox import holding, replacing, words
from ovhsms_gui.store.rows import Cause, ReceiverRow, SendRow

translate = QCoreApplication.translate
_S = ReceiverState
_LOOKS: Mapping[ReceiverState, tuple[State, Icon]] = {
    _S.PLANNED: (State.TRANSIT, Icon.CLOCK),
    _S.LEAVING: (State.TRANSIT, Icon.TRANSIT),
    _S.ACCEPTED: (State.TRANSIT, Icon.TRANSIT),
    _S.INVALID: (State.NEGATIVE, Icon.ERROR),
    _S.REFUSED: (State.NEGATIVE, Icon.ERROR),
    _S.UNKNOWN: (State.UNKNOWN, Icon.UNKNOWN),
    _S.SCHEDULED: (State.TRANSIT, Icon.CALENDAR),
    _S.CANCELLING: (State.TRANSIT, Icon.CLOCK),
    _S.HELD: (State.TRANSIT, Icon.CLOCK),
    _S.DELIVERED: (State.POSITIVE, Icon.OK),
    _S.FAILED: (State.NEGATIVE, Icon.ERROR),
    _S.EXPIRED: (State.NEGATIVE, Icon.ERROR),
    _S.CANCELLED: (State.TRANSIT, Icon.STOP),
}
_AT_OVHCLOUD = (_S.SCHEDULED, _S.CANCELLING, _S.HELD)
_TO_COME = (_S.PLANNED, *_AT_OVHCLOUD)
_NOT_LEFT = (*_TO_COME, _S.CANCELLED)
# What is to be seen first of a send, and what says the least about it.
_ORDER = (State.UNKNOWN, State.NEGATIVE, State.TRANSIT, State.POSITIVE)


def face(state: ReceiverState, text: str) -> ChipFace:
    """A chip for people in a state."""
    kind, icon = _LOOKS[state]
    return ChipFace(text, kind, icon)


def counted(send: SendRow, state: ReceiverState) -> ChipFace:
    """A chip for all who are in a state."""
    text = words.counted(send, state)
    return _not_known(text) if words.is_unsaid(send, state) else face(state, text)


def of_person(row: ReceiverRow) -> ChipFace:
    """The chip of one receiver."""
    unknown = row.reason in {Cause.UNSAID, Cause.VANISHED}
    return _not_known() if unknown else face(row.state, words.short(row.state, 1))


def _not_known(text: str = "") -> ChipFace:
    return ChipFace(text or words.not_known(), State.UNKNOWN, Icon.UNKNOWN)


def chip(send: SendRow, now: float, *, undo: bool = False) -> ChipFace:
    """What matters most of a send: what waits for a word, what is unknown, what failed; else how far it got.

    Of what is to come, how long it is until then; `now` by OVHcloud's clock. `undo`: it can be undone as yet.
    """
    if undo:
        return face(_S.PLANNED, translate("Outbox", "about to leave"))
    waiting = sum(send.counts.get(state, 0) for state in UNSENT)
    if waiting and send.paused is not None:
        return state_face(translate("Outbox", "paused"), State.WARNING)
    if replacing.is_under_way(send):
        return face(_S.PLANNED, replacing.chip())
    present = [state for state in ReceiverState if send.counts.get(state)]
    for kind in _ORDER:
        shown = [state for state in present if _LOOKS[state][0] is kind]
        if not shown:
            continue
        if kind is State.UNKNOWN:
            shown += [state for state in present if _LOOKS[state][0] is State.NEGATIVE]
        if present == shown[:1]:
            if send.unsaid == send.total:
                return _not_known()
            if shown[0] is _S.DELIVERED and send.total > 1:
                return face(_S.DELIVERED, translate("Outbox", "all delivered"))
            return face(shown[0], words.short(shown[0], send.total) + _left(send, shown[0], now))
        if len(shown) == 1:
            return counted(send, shown[0])
        return face(shown[0], ", ".join(words.counted(send, state) for state in shown))
    return ChipFace("")


def _left(send: SendRow, state: ReceiverState, now: float) -> str:
    """How long it is until it leaves, where that is known."""
    due = send.terms.due if state is ReceiverState.SCHEDULED else holding.until(send, now)
    return f" · {messages.left(due.at, now)}" if due is not None and due.at > now else ""


def to_come(send: SendRow) -> bool:
    """It is to leave at its time, or is held by OVHcloud, and has not left for all."""
    later = _TO_COME if send.terms.due is not None else _AT_OVHCLOUD
    return any(send.counts.get(state) for state in later)


def in_order(send: SendRow) -> list[ReceiverState]:
    """The states that somebody is in, as the bar has them."""
    present = (state for state in ReceiverState if send.counts.get(state))
    return sorted(present, key=lambda state: ORDER.index(_LOOKS[state][0]))


def shares(send: SendRow) -> Parts:
    """The parts of a send's bar: hollow for those of whom nothing has left."""
    parts: Counter[State | None] = Counter()
    for state, count in send.counts.items():
        parts[None if state in _NOT_LEFT else _LOOKS[state][0]] += count
    parts[State.TRANSIT] -= send.unsaid
    parts[State.UNKNOWN] += send.unsaid
    return {kind: count for kind, count in parts.items() if count > 0}


def clock(seconds: float) -> str:
    """The time of day."""
    return when.clock(QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)).time())


def moment(seconds: float, today: QDate) -> str:
    """A day and the time of it in words, such as "Yesterday 9:15"."""
    date = QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)).date()
    near = {0: translate("Outbox", "Today"), -1: translate("Outbox", "Yesterday")}
    return f"{near.get(today.daysTo(date)) or _long(date, today)} {clock(seconds)}"


def day(seconds: float, today: QDate) -> str:
    """A day in words: whoever asks about a Tuesday finds it by that."""
    date = QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)).date()
    if date == today.addDays(1):
        return translate("Outbox", "Tomorrow, {day}").format(day=_long(date, today))
    if date == today:
        return translate("Outbox", "Today")
    if date == today.addDays(-1):
        return translate("Outbox", "Yesterday, {day}").format(day=_long(date, today))
    return _long(date, today)


def _long(date: QDate, today: QDate) -> str:
    """With the year only where that is another one."""
    shape = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    if date.year() == today.year():
        shape = shape.replace("yyyy", "").strip(" ,")
    return when.dated(date, shape)


def as_received(send: SendRow, row: ReceiverRow | None) -> tuple[str, list[Stretch]]:
    """The text as one of the receivers got it, or as it was written if there is none; what is marked in it."""
    made = template(send.text)
    text = ""
    stretches: list[Stretch] = []
    given: dict[str, str | None] = {}
    if row is not None:
        found = values(made.keys, row.name, row.fields, row.shown)
        given = dict(zip(made.keys, found, strict=True))
    for piece in made.pieces:
        if isinstance(piece, Place):
            value = given.get(key(piece.name)) or (piece.default if row is not None else None)
            shown = made.source[piece.start : piece.end] if value is None else value
            stretches.append(Stretch(_units(text), _units(shown), Mark.FIELD))
        else:
            shown = piece
        text += shown
    if text and send.terms.stop_clause:
        stretches.append(Stretch(_units(text), _units(STOP_CLAUSE), Mark.ADDED))
        text += STOP_CLAUSE
    return text, stretches


def personal(send: SendRow) -> bool:
    """Not everybody gets the same text."""
    return bool(template(send.text).keys)


def _units(text: str) -> int:
    """As Qt counts: in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
