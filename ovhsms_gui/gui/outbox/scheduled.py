"""What waits at OVHcloud for its time, and what is taken back of it, in words."""

import time

from ovhsms_gui.core.scheduling import held
from ovhsms_gui.core.states import AT_OVHCLOUD, ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox.causes import cause
from ovhsms_gui.store.rows import SendRow


def late(send: SendRow) -> str:
    """Whom it could not be taken back from any more, or nothing tells whether; nothing without anybody."""
    lines = (
        (send.late, translate("Outbox", "⚠ Cancelled too late for {people}: it had left.")),
        (
            send.untold,
            translate(
                "Outbox",
                "⚠ It was to be cancelled for {people}, and OVHcloud's lists do not tell whether it has left all the "
                "same: ask before you write again.",
            ),
        ),
    )
    return "\n".join(line.format(people=messages.people(count)) for count, line in lines if count)


def may_recall(send: SendRow) -> bool:
    """Something of it waits at OVHcloud, for its time or until it may be sent."""
    return any(send.counts.get(state) for state in AT_OVHCLOUD)


def lines(send: SendRow, now: float | None = None) -> list[str]:
    """What of it waits at OVHcloud for its time, and what is being taken back. `now`: by OVHcloud's clock."""
    due, found = send.terms.due, []
    if due is not None and (waits := send.counts.get(ReceiverState.SCHEDULED, 0)):
        people, now = messages.people(waits), time.time() if now is None else now
        if due.at > now:
            line = translate(
                "Outbox",
                "OVHcloud sends it to {people} {left}, {when}, even if this computer is off. Until then it can be "
                "cancelled.",
            ).format(people=people, left=messages.left(due.at, now), when=when.words(due))
        else:
            line = translate(
                "Outbox", "It was due for {people} {when}: OVHcloud is asked what became of it."
            ).format(people=people, when=when.words(due))
        found.append(line)
    if cancelling := send.counts.get(ReceiverState.CANCELLING, 0):
        found.append(_cancelling(send.unrecalled, messages.people(cancelling)))
    taken = send.called_off - send.untold
    if taken > 0 and now is not None and held(send.terms, Due(now)):
        line = translate(
            "Outbox",
            "OVHcloud has taken it for {people}, and has not told so far whether it holds it: where it does, that is "
            "cancelled too.",
        )
        found.append(line.format(people=messages.people(taken)))
    return found


def _cancelling(trouble: str, people: str) -> str:
    if not trouble:
        line = translate(
            "Outbox",
            "It is being cancelled for {people}: OVHcloud is asked until it is certain that nothing leaves.",
        )
        return line.format(people=people)
    line = translate(
        "Outbox",
        "⚠ It is not certain so far that it is cancelled for {people}: it may leave. {why} It is tried again by "
        "itself; if it must not leave, cancel it in OVHcloud's Manager.",
    )
    return line.format(people=people, why=cause(trouble))
