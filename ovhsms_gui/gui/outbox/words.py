"""The journal's codes in words: moves, causes, and how far a send got."""

import math

from ovhsms_gui.core.states import AT_OVHCLOUD, UNSENT, UNTRIED, ReceiverState, patience
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP, QT_TRANSLATE_NOOP3
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import causes, delivery, holding, replacing, scheduled
from ovhsms_gui.gui.outbox.causes import cause
from ovhsms_gui.store.rows import MUTE, Cause, Doubt, EventRow, ReceiverRow, SendRow

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
_START = 30  # characters of a text
_SAID = {Cause.RESTARTED, Cause.SLEPT, Cause.PASSED, Cause.CLOSED}  # how it goes on stands in the sentence

_NOT_LEFT = {
    ReceiverState.PLANNED,
    ReceiverState.SCHEDULED,
    ReceiverState.HELD,
    ReceiverState.CANCELLING,
    ReceiverState.CANCELLED,
}


def _say(text: str) -> str:
    return translate("Outbox", text)


def move(row: EventRow) -> str:
    """What became of the send, of a part, or of some people in it."""
    if row.people and row.to_state in set(ReceiverState):
        words = messages.receiver_state(ReceiverState(row.to_state))[1]
        return translate("Outbox", "{people}: {words}").format(
            people=messages.people(row.people), words=words
        )
    return _say(_MOVES[row.to_state]) if row.to_state in _MOVES else row.to_state


# The counts in one line; `messages.receiver_state` says it in full for one person.
_SHORT = {
    ReceiverState.PLANNED: QT_TRANSLATE_NOOP("Outbox", "waiting"),
    ReceiverState.LEAVING: QT_TRANSLATE_NOOP("Outbox", "on its way"),
    ReceiverState.ACCEPTED: QT_TRANSLATE_NOOP("Outbox", "sent"),
    ReceiverState.INVALID: QT_TRANSLATE_NOOP("Outbox", "number not accepted"),
    ReceiverState.REFUSED: QT_TRANSLATE_NOOP("Outbox", "refused"),
    ReceiverState.UNKNOWN: QT_TRANSLATE_NOOP("Outbox", "unknown"),
    ReceiverState.SCHEDULED: QT_TRANSLATE_NOOP("Outbox", "scheduled"),
    ReceiverState.CANCELLING: QT_TRANSLATE_NOOP("Outbox", "being cancelled"),
    ReceiverState.HELD: QT_TRANSLATE_NOOP("Outbox", "held until later"),
    ReceiverState.DELIVERED: QT_TRANSLATE_NOOP("Outbox", "delivered"),
    ReceiverState.FAILED: QT_TRANSLATE_NOOP("Outbox", "not delivered"),
    ReceiverState.EXPIRED: QT_TRANSLATE_NOOP("Outbox", "not delivered in time"),
    ReceiverState.CANCELLED: QT_TRANSLATE_NOOP("Outbox", "cancelled"),
}
# French tells several from one, where English does not.
_ONE, _SEVERAL = "", "several"
QT_TRANSLATE_NOOP3("Outbox", "number not accepted", "several")
QT_TRANSLATE_NOOP3("Outbox", "refused", "several")
QT_TRANSLATE_NOOP3("Outbox", "unknown", "several")
QT_TRANSLATE_NOOP3("Outbox", "scheduled", "several")
QT_TRANSLATE_NOOP3("Outbox", "being cancelled", "several")
QT_TRANSLATE_NOOP3("Outbox", "held until later", "several")
QT_TRANSLATE_NOOP3("Outbox", "not delivered in time", "several")
QT_TRANSLATE_NOOP3("Outbox", "cancelled", "several")


def named(send: SendRow) -> str:
    """The first words of its text, by which it is told from others."""
    text = " ".join(send.text.split())
    return text if len(text) <= _START else text[:_START] + "…"


def summary(send: SendRow) -> str:
    """How far a send got, in one line."""
    return " · ".join(counted(send, state) for state in ReceiverState if state in send.counts)


def counted(send: SendRow, state: ReceiverState) -> str:
    """How many are in a state."""
    count = send.counts.get(state, 0)
    if is_unsaid(send, state):
        return f"{messages.figure(count)} {not_known()}"
    return f"{messages.figure(count)} {short(state, count)}"


def is_unsaid(send: SendRow, state: ReceiverState) -> bool:
    """Of all who are in this state, and were sent to, OVHcloud has not said what became of it."""
    return state is ReceiverState.ACCEPTED and 0 < send.counts.get(state, 0) == send.unsaid


def not_known() -> str:
    """Of what was sent, and OVHcloud has not said what became of it, in a word or two."""
    return translate("Outbox", "delivery not known")


def short(state: ReceiverState, count: int) -> str:
    """A state in a word or two, of so many."""
    return translate("Outbox", _SHORT[state], _ONE if messages.singular(count) else _SEVERAL)


def person(row: ReceiverRow) -> str:
    """Why one receiver's message is where it is."""
    if row.copies:
        return received(row.copies + 1)
    if row.too_late:
        return translate("Outbox", "Cancelled too late: it had left.")
    if row.answered_stop:
        return translate("Outbox", "Its owner answered STOP: OVHcloud refuses the number.")
    if row.state is ReceiverState.INVALID:
        return translate("Outbox", "It may be mistyped or out of service, or its owner answered STOP.")
    return cause(row.reason, row.message)


def brief(row: ReceiverRow) -> str:
    """The same in the few words for which a column has room, where there are such."""
    if row.copies:
        return translate("Outbox", "received {n} times").format(n=messages.figure(row.copies + 1))
    if row.too_late:
        return translate("Outbox", "cancelled too late")
    if row.answered_stop:
        return translate("Outbox", "answered STOP")
    if row.state is ReceiverState.INVALID:
        return translate("Outbox", "mistyped, or STOP")
    if row.state is ReceiverState.UNKNOWN:
        return translate("Outbox", "may have got it")
    if row.reason in {Cause.UNSAID, Cause.VANISHED}:
        return translate("Outbox", "may have arrived")
    few = causes.brief(row.reason)
    return person(row) if few is None else few


def explained(row: ReceiverRow) -> str:
    """The same in full, where OVHcloud has a code for it: whether that is the end of it, and what to do next."""
    if row.copies or row.too_late or not delivery.is_code(row.reason):
        return person(row)
    own = messages.quoted(row.message) if row.message else ""
    return f"{delivery.explained(row.reason, row.state)} {own}".strip()


def received(times: int) -> str:
    """How often one person got it, where that is more than once."""
    if times == 2:
        return translate("Outbox", "Received twice: OVHcloud lists two messages.")
    return translate("Outbox", "Received {n} times: OVHcloud lists so many messages.").format(
        n=messages.figure(times)
    )


def erased(mark: str) -> str:
    """What stands in the place of a number that was erased: enough of its hash to tell two apart."""
    return translate("Outbox", "erased ({code})").format(code=mark.rpartition(":")[2][:6])


def situation(send: SendRow, now: float, asked_to_wait: float | None, there: float | None = None) -> str:
    """Where a send stands, what that means for the messages, and what the operator can do.

    `now` as in `rows`; `there` by OVHcloud's clock.
    """
    unsent, kept = waiting(send, now, asked_to_wait), scheduled.lines(send, there)
    kept.append("" if there is None else holding.line(send, there))
    late = (scheduled.late(send), replacing.staying(send))
    other = replacing.lines(send)
    rest = (summary(send), asked(send), unsaid(send), twice(send), *late, billed(send))
    lines = (*unsent, *other, *kept, *rest)
    return "\n".join(filter(None, lines))


def unbilled() -> str:
    """Of what waits at OVHcloud, which took no credits for it so far."""
    return translate("Outbox", "billed when it leaves")


def is_unbilled(send: SendRow) -> bool:
    """OVHcloud has it, and took no credits for it so far."""
    return send.billed == 0 and any(
        send.counts.get(state) for state in (*AT_OVHCLOUD, ReceiverState.CANCELLING)
    )


def billed(send: SendRow) -> str:
    """What OVHcloud took for it; nothing before it named a price.

    It is not known when it takes that for what waits there, nor whether it gives it back for what is cancelled.
    """
    if send.billed is None:
        return ""
    if is_unbilled(send):
        return translate("Outbox", "Billed when it leaves.")
    if is_billed(send):
        line = translate("Outbox", "Billed: {n}.")
    elif send.counts.get(ReceiverState.CANCELLED, 0) == send.total:
        line = translate("Outbox", "Nothing was sent; the balance shows whether OVHcloud has given back {n}.")
    elif not _is_to_leave(send):
        line = translate(
            "Outbox",
            "Billed: {n}, with what was cancelled for {people}; the balance shows whether OVHcloud has given that "
            "back.",
        )
    elif _may_come_back(send):
        line = translate(
            "Outbox",
            "Price at OVHcloud: {n}, with what was cancelled for {people}; the balance shows whether OVHcloud has "
            "given that back.",
        )
    else:
        line = translate("Outbox", "Price at OVHcloud: {n}.")
    return line.format(n=messages.credits_(send.billed), people=messages.people(send.recalled))


def is_billed(send: SendRow) -> bool:
    """What OVHcloud took for it is what it cost: it has left, and nothing of it comes back."""
    return not is_unbilled(send) and not _is_to_leave(send) and not _may_come_back(send)


def _is_to_leave(send: SendRow) -> bool:
    present = {state for state, count in send.counts.items() if count}
    return present <= _NOT_LEFT and present != {ReceiverState.CANCELLED}


def _may_come_back(send: SendRow) -> bool:
    return send.recalled > 0 and bool(send.billed)


def twice(send: SendRow) -> str:
    """Who got it more than once; nothing if nobody did."""
    line = translate("Outbox", "⚠ Received twice by {people}: all of it is billed.")
    return line.format(people=messages.people(send.twice)) if send.twice else ""


def unsaid(send: SendRow) -> str:
    """Of whom OVHcloud has not said what became of it; nothing without anybody."""
    line = translate(
        "Outbox",
        "Not known for {people}: OVHcloud has not said within three days what became of it, and is not asked any more. "
        "They may have got it. “Ask OVHcloud now” asks once more.",
    )
    return line.format(people=messages.people(send.unsaid)) if send.unsaid else ""


def in_doubt(send: SendRow) -> str:
    """What is not known, in a few words."""
    people = 0 if send.doubt is None else send.doubt.people
    one, many = (
        translate("Outbox", "{n} person may have got this message"),
        translate("Outbox", "{n} people may have got this message"),
    )
    return messages.counted(one, many, people)


def unwritten() -> str:
    """Of a send that was taken back while nothing could be written."""
    return translate(
        "Outbox",
        "You took it back: nothing of it leaves. That cannot be written down just now; the message is back to be "
        "changed as soon as it can be.",
    )


def seconds_to_undo(send: SendRow, now: float) -> int:
    """Whole seconds in which a send can still be undone; 0 when it has begun to leave."""
    if send.hold_until is None or ReceiverState.PLANNED not in send.counts:
        return 0
    return max(0, math.ceil(send.hold_until - now))


def waiting(send: SendRow, now: float, asked_to_wait: float | None) -> list[str]:
    """What keeps those who are not sent to yet, and how it goes on; nothing once everybody is."""
    unsent = sum(send.counts.get(state, 0) for state in UNSENT)
    if not unsent:
        return []
    if seconds_to_undo(send, now):
        return [translate("Outbox", "Nothing has left yet: “Undo” above takes it back.")]
    if send.unasked and send.stopped:
        line = translate("Outbox", "Stopped: nothing more of it leaves.")
        if not send.may_stop_unasked:
            return [f"{line} {_being_asked(send)}"]
        word = translate(
            "Outbox",
            "“Stop without asking” cancels it all the same: whoever has it already is then shown as not having it.",
        )
        return [f"{line} {_unasked(send)} {word}"]
    if send.paused is not None and ReceiverState.PLANNED in send.counts:
        line = translate("Outbox", "⚠ Paused. {why}").format(why=cause(send.paused, send.paused_message))
        if send.retry_at is not None:
            line += " " + translate("Outbox", "It goes on by itself when the connection is back.")
        elif send.paused not in _SAID:
            line += " " + translate("Outbox", "The rest waits until you press “Go on sending”.")
        if send.unasked and send.trouble not in MUTE:
            line += " " + _being_asked(send)
        elif send.unasked:
            line += " " + _unasked(send)
        if send.unaskable:
            line += " " + _unaskable(send)
        return [line]
    if send.unasked and send.trouble in MUTE:
        return [_unasked(send)]
    if send.unasked:
        line = translate("Outbox", "The rest goes on as soon as it is known what has left.")
        return [f"{line} {_being_asked(send)}"]
    if waits := replacing.waits(send):
        return [waits]
    done, total = map(messages.figure, send.progress)
    lines = [translate("Outbox", "Sending… {done} of {total}").format(done=done, total=total)]
    if asked_to_wait:
        lines.append(
            translate("Outbox", "OVHcloud asks for a pause: going on in {n} s.").format(
                n=messages.figure(round(asked_to_wait))
            )
        )
    return lines


def _being_asked(send: SendRow) -> str:
    if not send.trouble:
        return translate(
            "Outbox",
            "OVHcloud is asked whether it has it already, which takes some minutes, and up to an hour where its lists "
            "are slow.",
        )
    line = translate("Outbox", "OVHcloud is asked whether it has it already, and has not told so far.")
    return line if send.trouble == send.paused else f"{line} {cause(send.trouble)}"


def _unasked(send: SendRow) -> str:
    line = translate(
        "Outbox", "OVHcloud has to be asked first whether it has it already, and cannot be asked now."
    )
    return line if send.trouble == send.paused else f"{line} {cause(send.trouble)}"


def _unaskable(send: SendRow) -> str:
    why = "" if send.unaskable == send.paused else cause(send.unaskable)
    line = translate(
        "Outbox",
        "OVHcloud could not be asked whether it has it already. {why} Look in its Manager first: who has it would get "
        "it twice.",
    )
    return line.format(why=why).replace("  ", " ")


def asked(send: SendRow) -> str:
    """What is unknown of a send, and how far the asking is."""
    doubt = send.doubt
    if doubt is None:
        return ""
    first = translate(
        "Outbox",
        "It is not known whether OVHcloud took it for {people}: they may have got the message. It is not sent again "
        "by itself.",
    ).format(people=messages.people(doubt.people))
    return f"{first} {_asking(doubt)}"


def asking(send: SendRow) -> str:
    """How far the asking is, under `in_doubt`."""
    doubt = send.doubt
    if doubt is None:
        return ""
    if doubt.may_send_again and not (doubt.stopped or doubt.vain or doubt.listed or doubt.no_more):
        line = translate(
            "Outbox", "OVHcloud was asked {n} times and does not list it. Nothing is sent again by itself."
        )
        return line.format(n=messages.figure(doubt.looks))
    return " ".join((_asking(doubt), translate("Outbox", "Nothing is sent again by itself.")))


def _asking(doubt: Doubt) -> str:
    if doubt.stopped == Cause.LEFT and not doubt.decided:
        return translate("Outbox", "You let it be.")
    if doubt.listed == doubt.people:  # there is nobody to decide on
        line = (
            translate(
                "Outbox",
                "OVHcloud has listed something for {people} that may be this message; nothing more comes to be known "
                "by itself.",
            )
            if doubt.stopped
            else translate(
                "Outbox",
                "OVHcloud has listed something for {people} that may be this message, and is asked again.",
            )
        )
        return f"{line.format(people=messages.people(doubt.people))} {_kept_from(doubt)}".rstrip()
    if doubt.closed > doubt.listed and doubt.closed + doubt.decided + doubt.left == doubt.people:
        line = translate(
            "Outbox",
            "Opted out or erased since: {people}. Nothing is sent there again, and there is nothing to decide: you can "
            "let it be.",
        )
        return (
            f"{line.format(people=messages.people(doubt.closed - doubt.listed))} {_kept_from(doubt)}".rstrip()
        )
    lines = _known(doubt)
    if (doubt.decided or doubt.left) and doubt.decided + doubt.listed + doubt.left == doubt.people:
        if doubt.left:  # nothing is open of anybody else
            line = translate("Outbox", "For {people} you let it be.")
            lines.append(line.format(people=messages.people(doubt.left)))
        return " ".join(lines)
    if doubt.stopped == Cause.UNSURE:
        unsure = translate(
            "Outbox",
            "OVHcloud's lists do not tell whether it has left, and nothing more comes to be known by itself.",
        )
        return " ".join((*lines, unsure, _ask_them(doubt)))
    if doubt.stopped:
        line = translate(
            "Outbox", "OVHcloud could not be asked whether it has it. {why} Look in its Manager, then decide."
        )
        return " ".join((*lines, line.format(why=cause(doubt.stopped))))
    if doubt.trouble in MUTE and doubt.vain:
        line = translate(
            "Outbox",
            "For an hour OVHcloud could not be asked whether it has it. {why} Look in its Manager, then decide.",
        )
        lines.append(line.format(why=cause(doubt.trouble)))
    elif doubt.vain and doubt.trouble == Cause.UNSURE:
        line = translate(
            "Outbox",
            "For an hour OVHcloud's lists have not told whether it has left; they are read again.",
        )
        lines += [line, _ask_them(doubt)]
    elif doubt.vain:
        line = translate(
            "Outbox",
            "For an hour OVHcloud has not told whether it has it, and is asked again. {why} Look in its Manager, then "
            "decide.",
        )
        lines.append(line.format(why=cause(doubt.trouble)).replace("  ", " "))
    elif doubt.may_send_again:
        line = translate("Outbox", "OVHcloud was asked {n} times and does not list it: decide what to do.")
        lines += [line.format(n=messages.figure(doubt.looks)), _sure(doubt)]
    elif doubt.trouble in MUTE:
        lines.append(
            translate(
                "Outbox", "OVHcloud cannot be asked now; after an hour of that you can decide. {why}"
            ).format(why=cause(doubt.trouble))
        )
    elif doubt.trouble:
        line = translate(
            "Outbox",
            "OVHcloud has not told so far whether it has it, and is asked again; after an hour of that you can decide. "
            "{why}",
        )
        lines.append(line.format(why=cause(doubt.trouble)))
    elif doubt.no_more:
        lines.append(translate("Outbox", "OVHcloud is asked again; within an hour you can decide."))
    elif doubt.looks and patience(doubt.lag) > UNTRIED:
        lines.append(
            translate(
                "Outbox",
                "OVHcloud does not list it so far, and is asked again. Its lists are slow on this account: within an "
                "hour you can decide.",
            )
        )
    elif doubt.looks:
        lines.append(
            translate(
                "Outbox",
                "OVHcloud does not list it so far, and is asked again. Within some minutes you can decide.",
            )
        )
    else:
        lines.append(translate("Outbox", "OVHcloud is being asked."))
    return " ".join(lines)


def _known(doubt: Doubt) -> list[str]:
    """What is known of some, in a sentence each."""
    told = (
        (
            doubt.went,
            translate(
                "Outbox",
                "By your decision the changed message went to {people}, who may have got this one too.",
            ),
        ),
        (
            doubt.decided - doubt.went,
            translate(
                "Outbox",
                "By your decision the changed message goes to {people}, who may have got this one too.",
            ),
        ),
        (doubt.listed, translate("Outbox", "It lists something for {people}, who are not sent to again.")),
        (
            doubt.no_more,
            translate(
                "Outbox",
                "OVHcloud listed something for {people} that may have been this message, and does not any more.",
            ),
        ),
    )
    return [line.format(people=messages.people(count)) for count, line in told if count]


def _kept_from(doubt: Doubt) -> str:
    """What becomes of the changed message that waits, where the doubt can only be let be; nothing without one."""
    line = translate("Outbox", "If you let it be, the changed message does not go to {people}.")
    return line.format(people=messages.people(doubt.kept_from)) if doubt.kept_from else ""


def _ask_them(doubt: Doubt) -> str:
    if messages.singular(doubt.people):
        return translate(
            "Outbox", "Ask this person whether it came, or look in OVHcloud's Manager; then decide."
        )
    return translate(
        "Outbox", "Ask one of these people whether it came, or look in OVHcloud's Manager; then decide."
    )


def leads_elsewhere(doubt: Doubt) -> bool:
    """What is said of the asking names OVHcloud's Manager already."""
    return bool(doubt.stopped) or doubt.vain


def _sure(doubt: Doubt) -> str:
    """How much it means that OVHcloud does not list something."""
    if doubt.lag is None:
        return translate(
            "Outbox",
            "How soon it lists what it takes on this account is not known yet: it may still turn up.",
        )
    return translate("Outbox", "On this account it has listed what it took within {n} s lately.").format(
        n=messages.figure(math.ceil(doubt.lag))
    )
