"""The journal's codes in words: moves, causes, and how far a send got."""

from PySide6.QtCore import QCoreApplication

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import QT_TRANSLATE_NOOP
from ovhsms_gui.store.rows import Cause, SendRow

_MOVES = {
    "queued": QT_TRANSLATE_NOOP("Outbox", "waits to be sent"),
    "submitting": QT_TRANSLATE_NOOP("Outbox", "on its way to OVHcloud"),
    "accepted": QT_TRANSLATE_NOOP("Outbox", "accepted by OVHcloud"),
    "refused": QT_TRANSLATE_NOOP("Outbox", "refused"),
    "unknown": QT_TRANSLATE_NOOP("Outbox", "unknown: may have been sent"),
    "cancelled": QT_TRANSLATE_NOOP("Outbox", "cancelled"),
    "paused": QT_TRANSLATE_NOOP("Outbox", "the send pauses"),
    "running": QT_TRANSLATE_NOOP("Outbox", "the send goes on"),
}
_CAUSES = {
    Cause.CONFIRMED: QT_TRANSLATE_NOOP("Outbox", "confirmed by you"),
    Cause.POST: QT_TRANSLATE_NOOP("Outbox", "its turn came"),
    Cause.ANSWERED: QT_TRANSLATE_NOOP("Outbox", "OVHcloud's answer"),
    Cause.OPERATOR: QT_TRANSLATE_NOOP("Outbox", "your decision"),
    Cause.NO_KEYS: QT_TRANSLATE_NOOP(
        "Outbox", "The account's keys are not at hand: unlock the keyring or enter them again."
    ),
    Cause.RESTARTED: QT_TRANSLATE_NOOP(
        "Outbox", "The program ended before these were sent. They wait for your word."
    ),
    Cause.FAULT: QT_TRANSLATE_NOOP(
        "Outbox", "The program failed in the middle. What is waiting has not been sent."
    ),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Outbox", text)


def move(to_state: str) -> str:
    """What became of a part or of the send."""
    return _say(_MOVES[to_state]) if to_state in _MOVES else to_state


def cause(code: str, own: str = "") -> str:
    """Why, with OVHcloud's own words where there are any. An unknown code stands for itself."""
    if code in set(Reason):
        words = messages.reason(Reason(code))
    elif code in set(Cause) and Cause(code) in _CAUSES:
        words = _say(_CAUSES[Cause(code)])
    else:
        words = code
    return f"{words} “{own}”".strip() if own else words


def summary(send: SendRow) -> str:
    """How far a send got, in one line."""
    order = list(ReceiverState)
    counts = sorted(send.counts.items(), key=lambda item: order.index(item[0]))
    return " · ".join(
        f"{messages.figure(count)} {messages.receiver_state(state)[1]}" for state, count in counts if count
    )
