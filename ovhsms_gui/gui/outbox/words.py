"""The journal's codes in words: moves, causes, and how far a send got."""

from PySide6.QtCore import QCoreApplication

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import QT_TRANSLATE_NOOP
from ovhsms_gui.store.rows import Cause, EventRow, SendRow

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
    Cause.RETRY: QT_TRANSLATE_NOOP("Outbox", "The connection is back."),
    Cause.FOUND: QT_TRANSLATE_NOOP("Outbox", "OVHcloud lists it: it was taken."),
    Cause.FOUND_PENDING: QT_TRANSLATE_NOOP("Outbox", "OVHcloud has it among those that wait: it was taken."),
    Cause.NOT_FOUND: QT_TRANSLATE_NOOP("Outbox", "OVHcloud was asked, and does not list it."),
    Cause.NOT_LISTED: QT_TRANSLATE_NOOP(
        "Outbox", "OVHcloud took the message for the others and does not list this number."
    ),
    Cause.TOO_MANY: QT_TRANSLATE_NOOP(
        "Outbox", "So much else waits at OVHcloud that it cannot be told whether this is among it."
    ),
    Cause.REPORT: QT_TRANSLATE_NOOP("Outbox", "OVHcloud's report"),
    Cause.CONSENT: QT_TRANSLATE_NOOP("Outbox", "your decision to send it again"),
    Cause.LEFT: QT_TRANSLATE_NOOP("Outbox", "your decision to let it be"),
    Cause.SLEPT: QT_TRANSLATE_NOOP(
        "Outbox",
        "The computer slept, or its clock was set, before these were sent. They wait for your word.",
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


def move(row: EventRow) -> str:
    """What became of the send, of a part, or of some people in it."""
    if row.people and row.to_state in set(ReceiverState):
        words = messages.receiver_state(ReceiverState(row.to_state))[1]
        return _say("{people}: {words}").format(people=messages.people(row.people), words=words)
    return _say(_MOVES[row.to_state]) if row.to_state in _MOVES else row.to_state


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
