"""Why something is as it is, in words: the journal's causes, and the reasons of failed calls."""

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import delivery
from ovhsms_gui.store.rows import Cause

_CAUSES: dict[str, str] = {
    Cause.CONFIRMED: QT_TRANSLATE_NOOP("Outbox", "confirmed by you"),
    Cause.POST: QT_TRANSLATE_NOOP("Outbox", "its turn came"),
    Cause.ANSWERED: QT_TRANSLATE_NOOP("Outbox", "OVHcloud's answer"),
    Cause.OPERATOR: QT_TRANSLATE_NOOP("Outbox", "your decision"),
    Cause.NO_KEYS: QT_TRANSLATE_NOOP(
        "Outbox",
        "The account's keys are not at hand: unlock the keyring, enter them again or allow their address in Accounts….",
    ),
    Cause.ELSEWHERE: QT_TRANSLATE_NOOP(
        "Outbox",
        "The account goes to another address now than the one for which this was confirmed: enter that address and its "
        "keys again in Accounts….",
    ),
    Cause.RETRY: QT_TRANSLATE_NOOP("Outbox", "The connection is back."),
    Cause.FOUND: QT_TRANSLATE_NOOP("Outbox", "OVHcloud lists it: it was taken."),
    Cause.FOUND_PENDING: QT_TRANSLATE_NOOP("Outbox", "OVHcloud has it among those that wait: it was taken."),
    Cause.NOT_FOUND: QT_TRANSLATE_NOOP("Outbox", "OVHcloud was asked, and does not list it."),
    Cause.NOT_LISTED: QT_TRANSLATE_NOOP(
        "Outbox", "OVHcloud took the message for the others and does not list this number."
    ),
    Cause.UNSURE: QT_TRANSLATE_NOOP("Outbox", "OVHcloud's lists do not tell whether it has this message."),
    Cause.SHARED: QT_TRANSLATE_NOOP(
        "Outbox",
        "OVHcloud lists fewer messages with this text than you confirmed, and does not tell yet which of them these "
        "are.",
    ),
    Cause.ANOTHERS: QT_TRANSLATE_NOOP(
        "Outbox",
        "OVHcloud has a message with the same text, which may as well be a colleague's, or that of another send to "
        "them: nothing is deleted that may be another's.",
    ),
    Cause.UNREAD: QT_TRANSLATE_NOOP(
        "Outbox", "OVHcloud's lists are longer than could be read so far: the reading goes on."
    ),
    Cause.ALIKE: QT_TRANSLATE_NOOP(
        "Outbox",
        "OVHcloud lists the same text to this number at that time, though not under this program's mark: it may be "
        "a colleague's.",
    ),
    Cause.REPORT: QT_TRANSLATE_NOOP("Outbox", "OVHcloud's report"),
    Cause.UNSAID: QT_TRANSLATE_NOOP(
        "Outbox",
        "Not known: OVHcloud has not said within three days what became of it, and is not asked any more. It may have "
        "arrived: ask them before you write again.",
    ),
    Cause.CONSENT: QT_TRANSLATE_NOOP("Outbox", "your decision to send it again"),
    Cause.LEFT: QT_TRANSLATE_NOOP("Outbox", "your decision to let it be"),
    Cause.SLEPT: QT_TRANSLATE_NOOP(
        "Outbox",
        "The computer slept, or its clock was set, before everybody was sent to. Nothing goes without your word: "
        "“Go on sending”.",
    ),
    Cause.RESTARTED: QT_TRANSLATE_NOOP(
        "Outbox",
        "The program ended before everybody was sent to. Nothing goes without your word: “Go on sending”.",
    ),
    Cause.PASSED: QT_TRANSLATE_NOOP(
        "Outbox",
        "The time for which this was scheduled has passed, and nothing leaves at another one: stop it, then write it "
        "again for another time.",
    ),
    Cause.CLOSED: QT_TRANSLATE_NOOP(
        "Outbox",
        "Since you confirmed it, the hours in which advertising may be sent have ended. “Go on sending” gives it to "
        "OVHcloud now, which holds it until they begin again; or stop it, then write it again for another time.",
    ),
    Cause.RECALLED: QT_TRANSLATE_NOOP("Outbox", "OVHcloud has deleted it, and lists it nowhere."),
    Cause.VANISHED: QT_TRANSLATE_NOOP(
        "Outbox",
        "It waited at OVHcloud, and is in none of its lists so far: they are late, or somebody deleted it there. "
        "OVHcloud is asked on for a day; it may have arrived: ask them before you write again.",
    ),
    Cause.GONE: QT_TRANSLATE_NOOP("Outbox", "OVHcloud lists it nowhere any more."),
    Cause.NOT_RECALLED: QT_TRANSLATE_NOOP(
        "Outbox",
        "These keys may not cancel what OVHcloud has: cancel it in OVHcloud's Manager, or get new keys with “Get "
        "keys…” and cancel it again.",
    ),
    Cause.NAMELESS: QT_TRANSLATE_NOOP(
        "Outbox",
        "None of the messages that wait at OVHcloud can be told to be theirs: look in its Manager.",
    ),
    Cause.REPLACED: QT_TRANSLATE_NOOP("Outbox", "A changed message takes its place."),
    Cause.STAYS: QT_TRANSLATE_NOOP(
        "Outbox", "The earlier message stays: it could not be cancelled any more."
    ),
    Cause.OPTED_OUT: QT_TRANSLATE_NOOP(
        "Outbox", "They opted out after it was confirmed: it is not sent to them any more."
    ),
    Cause.FAULT: QT_TRANSLATE_NOOP(
        "Outbox", "The program failed in the middle. What is waiting has not been sent."
    ),
}

_REASONS = frozenset(Reason)

# The same of one person where there is little room; "" where the state says it.
_BRIEF: dict[str, str] = {
    Cause.FOUND: "",
    Cause.FOUND_PENDING: "",
    Cause.RECALLED: QT_TRANSLATE_NOOP("Outbox", "deleted at OVHcloud"),
    Cause.GONE: QT_TRANSLATE_NOOP("Outbox", "no longer at OVHcloud"),
    Cause.NOT_FOUND: QT_TRANSLATE_NOOP("Outbox", "not at OVHcloud"),
    Cause.NOT_LISTED: QT_TRANSLATE_NOOP("Outbox", "not at OVHcloud"),
    Cause.REPLACED: QT_TRANSLATE_NOOP("Outbox", "replaced"),
    Cause.OPTED_OUT: QT_TRANSLATE_NOOP("Outbox", "opted out"),
}


def brief(code: str) -> str | None:
    """Why, in a few words; None where there are none so short."""
    if delivery.is_code(code):
        return delivery.brief(code)
    few = _BRIEF.get(code)
    return translate("Outbox", few) if few else few


def cause(code: str, own: str = "") -> str:
    """Why, with OVHcloud's own words where there are any. An unknown code stands for itself."""
    if delivery.is_code(code):
        words = delivery.words(code)
    elif code in _REASONS:
        words = messages.reason(Reason(code))
    elif code in _CAUSES:
        words = translate("Outbox", _CAUSES[code])
    else:
        words = code
    return f"{words} {messages.quoted(own)}".strip() if own else words
