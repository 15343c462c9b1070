"""A send that takes the place of a scheduled one, and the one whose place is taken, in words."""

from ovhsms_gui.core.states import NOT_REACHED, ReceiverState
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import scheduled
from ovhsms_gui.store.rows import SendRow


def may_change(send: SendRow) -> bool:
    """Something of it waits for its time, and no other takes its place already."""
    return send.terms.due is not None and scheduled.may_recall(send) and send.heir is None


def missed(send: SendRow) -> int:
    """How many may be written to again: they did not get it, and nothing else instead."""
    if send.heir is not None:
        return 0
    return (
        sum(send.counts.get(state, 0) for state in NOT_REACHED) - send.staying - send.opted_out - send.erased
    )


def is_lost(send: SendRow) -> bool:
    """All who did not get it were erased since."""
    return send.heir is None and send.erased > 0 and not missed(send)


def waits(send: SendRow) -> str:
    """Why nothing of it leaves: all who are not sent to yet may still get the earlier one."""
    if not send.awaiting or send.awaiting < send.counts.get(ReceiverState.PLANNED, 0):
        return ""
    line = translate("Outbox", "It waits for {people} until the earlier message is certain not to come.")
    return line.format(people=messages.people(send.awaiting))


def is_under_way(send: SendRow) -> bool:
    """All of it waits until what it replaces is taken back, which has begun."""
    return send.begun and not send.stopped and send.paused is None and bool(waits(send))


def chip() -> str:
    """What it waits for then, in a word or two."""
    return translate("Outbox", "cancelling the earlier one")


def first(send: SendRow) -> str:
    """What happens once its time to undo is over; nothing of what replaces none."""
    if send.replaces is None:
        return ""
    return translate("Outbox", "The earlier message is then cancelled first, which may take about a minute.")


def under_way(send: SendRow, text: str) -> str:
    """What one that `is_under_way` waits for, and what becomes of it if that is too late. `text` names it."""
    line = translate(
        "Outbox",
        "“{text}” waits until the earlier message, scheduled for {when}, is cancelled, which may take about a minute. "
        "If OVHcloud says that it is too late for somebody, they keep the earlier one, and do not get this one.",
    )
    return line.format(text=text, when="" if send.replaces is None else when.words(send.replaces.due))


def staying(send: SendRow) -> str:
    """Who keeps the earlier message; nothing without anybody."""
    line = translate(
        "Outbox", "⚠ Not for {people}: the earlier message stays, which could not be cancelled any more."
    )
    return line.format(people=messages.people(send.staying)) if send.staying else ""


def lines(send: SendRow) -> list[str]:
    """What it has to do with another send."""
    found = []
    if send.heir is not None:
        found.append(translate("Outbox", "A changed message takes the place of this one."))
    if send.replaces is not None:
        found.append(_of_new(send).format(when=when.words(send.replaces.due)))
    return found


def _of_new(send: SendRow) -> str:
    if send.begun and send.stopped and not send.earlier:
        return translate("Outbox", "The earlier message, scheduled for {when}, is cancelled as well.")
    if send.begun and send.stopped:
        return translate(
            "Outbox",
            "Stopped after the cancelling of the earlier message, scheduled for {when}, had begun: look at what became "
            "of it.",
        )
    if send.stopped:
        return translate("Outbox", "Stopped: the earlier message stays scheduled for {when}.")
    if send.awaiting and send.begun:
        return translate(
            "Outbox",
            "The earlier message, scheduled for {when}, is being cancelled first. This may take about a minute, and "
            "longer while OVHcloud does not answer. If it says that it is too late for somebody, they keep the earlier "
            "one, and do not get this one.",
        )
    if send.begun:
        return translate("Outbox", "It takes the place of the message that was scheduled for {when}.")
    return translate(
        "Outbox", "The earlier message stays scheduled for {when} until this one begins to leave."
    )
