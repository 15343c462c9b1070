"""What OVHcloud holds because advertising may not be sent, in words."""

from ovhsms_gui.core.scheduling import opening
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.store.rows import SendRow


def until(send: SendRow, now: float) -> Due | None:
    """When it leaves, as far as the rule tells. None where nothing is held. `now`: by OVHcloud's clock."""
    if not send.counts.get(ReceiverState.HELD):
        return None
    return opens_after(send.terms.due, now)


def opens_after(due: Due | None, now: float) -> Due | None:
    """The same of one message that is held, by the time that was chosen for it."""
    leaves = Due(max(now, due.at), due.zone) if due is not None else Due(now, when.zone_here())
    opens = opening(leaves)
    return None if opens.at == leaves.at else opens


def until_then(opens: Due | None) -> str:
    """Such as "held until Monday 30 November 8:00"; without a time where none is known."""
    if opens is None:
        return messages.receiver_state(ReceiverState.HELD)[1]
    return translate("Outbox", "held until {when}").format(when=when.words(opens))


def line(send: SendRow, now: float) -> str:
    """Whom it is held for, and until when; nothing where nobody is."""
    held = send.counts.get(ReceiverState.HELD, 0)
    if not held:
        return ""
    opens = until(send, now)
    if opens is None:
        words = translate(
            "Outbox",
            "OVHcloud holds it for {people} until it may be sent, even if this computer is off. Until then it can be "
            "cancelled.",
        )
        return words.format(people=messages.people(held))
    words = translate(
        "Outbox",
        "OVHcloud holds it for {people} until {when}, {left}, since advertising may not be sent before, even if this "
        "computer is off. Until then it can be cancelled.",
    )
    return words.format(
        people=messages.people(held), when=when.words(opens), left=messages.left(opens.at, now)
    )
