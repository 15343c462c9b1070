"""What is said of a send on every page once its time to undo is over."""

from typing import NamedTuple

from ovhsms_gui.core.scheduling import held
from ovhsms_gui.core.states import UNSENT, ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import holding, replacing, words
from ovhsms_gui.gui.outbox.causes import cause
from ovhsms_gui.store.rows import NO_ENTRY, SendRow

_S = ReceiverState
_MISSED = (_S.INVALID, _S.REFUSED, _S.FAILED, _S.EXPIRED)
_GETS = (_S.SCHEDULED, _S.CANCELLING, _S.ACCEPTED, _S.HELD, _S.DELIVERED, _S.UNKNOWN)  # or may
_SIGN = "⚠ "  # in its words; the icon says it here


class Told(NamedTuple):
    """A sentence, its colour, and whether it was read once it has been there for a while."""

    state: State
    sentence: str
    passes: bool = False


def is_known(send: SendRow) -> bool:
    """Whoever stopped it, or took all of it back, knows."""
    by_hand = send.counts.get(_S.CANCELLED, 0) - send.opted_out - send.staying
    return send.stopped or by_hand == send.total


def told(send: SendRow, now: float) -> Told:
    """How the send is at this moment, by OVHcloud's clock."""
    text, counts, due = words.named(send), words.summary(send), send.terms.due
    leaves = when.words(due) if due is not None else ""
    if any(state in send.counts for state in UNSENT):
        if send.paused is None:
            line = (
                translate("Outbox", "“{text}” is leaving, to {people}.")
                if due is None
                else translate("Outbox", "“{text}” is being scheduled for {people}, {when}.")
            )
            people = messages.people(send.total - send.counts.get(_S.CANCELLED, 0))
            return Told(State.TRANSIT, line.format(text=text, people=people, when=leaves))
        line = translate("Outbox", "“{text}” is paused. {why}")
        return Told(State.WARNING, line.format(text=text, why=cause(send.paused, send.paused_message)))
    if _waits_for_a_word(send):
        line = translate("Outbox", "“{text}” needs a look: {counts}.")
        return Told(State.WARNING, line.format(text=text, counts=counts))
    if send.staying or any(state in send.counts for state in _MISSED):
        return Told(State.NEGATIVE, _missed(send))
    if any(state in send.counts for state in (_S.UNKNOWN, _S.CANCELLING, _S.CANCELLED)):
        line = translate("Outbox", "“{text}”: {counts}.")
        return Told(State.TRANSIT, line.format(text=text, counts=counts), passes=True)
    if sentence := _held(send, now):
        return Told(State.TRANSIT, sentence, passes=True)
    line = (
        translate("Outbox", "Sent to {people}: “{text}”")
        if _S.SCHEDULED not in send.counts
        else translate("Outbox", "Scheduled for {people}, {when}: “{text}”")
    )
    people = messages.people(send.total)
    sentence = line.format(people=people, text=text, when=leaves)
    return Told(State.POSITIVE, sentence, passes=True)


def _waits_for_a_word(send: SendRow) -> bool:
    """It is listed as one to look at (`store.queries.NEEDS_A_LOOK`)."""
    doubted = send.doubt is not None and send.doubt.waits
    return doubted or send.unrecalled in NO_ENTRY


def _missed(send: SendRow) -> str:
    """Who does not get it, of which nothing can be decided any more."""
    line = (
        translate("Outbox", "Not everybody gets “{text}”: {counts}.")
        if any(state in send.counts for state in _GETS)
        else translate("Outbox", "Nobody gets “{text}”: {counts}.")
    )
    line = line.format(text=words.named(send), counts=words.summary(send))
    return f"{line} {replacing.staying(send).removeprefix(_SIGN)}".rstrip()


def _held(send: SendRow, now: float) -> str:
    """Whom OVHcloud holds it for until advertising may be sent, or may, before it has said so; else nothing."""
    text, count = words.named(send), send.counts.get(_S.HELD, 0)
    opens = holding.until(send, now)
    if opens is None:
        if count:
            return translate("Outbox", "“{text}”: {counts}.").format(text=text, counts=words.summary(send))
        if send.terms.due is not None or _S.ACCEPTED not in send.counts or not held(send.terms, Due(now)):
            return ""
        opens = holding.opens_after(None, now)
        line = translate(
            "Outbox", "“{text}”: taken by OVHcloud for {people}, which may hold it until {when}."
        )
    elif count < send.total:
        line = translate("Outbox", "“{text}”: sent to {people}, held by OVHcloud for {others} until {when}.")
    else:
        line = translate("Outbox", "“{text}”: held by OVHcloud for {others} until {when}.")
    return line.format(
        text=text,
        people=messages.people(send.total - count),
        others=messages.people(count),
        when=when.words(opens) if opens is not None else "",
    )
