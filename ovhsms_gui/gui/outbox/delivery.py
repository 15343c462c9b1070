"""OVHcloud's delivery codes in words: what happened, and on whose side; whether that is the end; what to do next."""

from typing import NamedTuple

from ovhsms_gui.core.states import FINAL, ReceiverState
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.gui.messages import translate


class Words(NamedTuple):
    """What happened, and what the operator can do about it."""

    what: str
    then: str


_NOTHING = QT_TRANSLATE_NOOP("Delivery", "There is nothing to do: the operator tries for up to three days.")
_LATER = QT_TRANSLATE_NOOP("Delivery", "Write again later, or ring them up.")
_RING = QT_TRANSLATE_NOOP("Delivery", "Ring them up, or reach them in another way.")
_ANOTHER = QT_TRANSLATE_NOOP("Delivery", "Ask them for another number.")
_REWRITE = QT_TRANSLATE_NOOP(
    "Delivery",
    "Write it again in other words: without link or capitals, with your name and what it is about.",
)
_SUPPORT = QT_TRANSLATE_NOOP("Delivery", "Ask OVHcloud's support, which can see more.")
_ASK_THEM = QT_TRANSLATE_NOOP("Delivery", "It may have arrived: ask them before you write again.")

# OVHcloud's codes ("Everything you need to know about SMS users"): its "ptt", and its receipts without one.
_CODES: dict[str, Words] = {
    "ptt_1": Words(
        QT_TRANSLATE_NOOP("Delivery", "The phone is off or out of reach; the operator is trying again."),
        _NOTHING,
    ),
    "ptt_2": Words(QT_TRANSLATE_NOOP("Delivery", "The operator has trouble and is trying again."), _NOTHING),
    "ptt_3": Words(QT_TRANSLATE_NOOP("Delivery", "The operator has it and delivers it."), _NOTHING),
    "ptt_4": Words(
        QT_TRANSLATE_NOOP("Delivery", "The phone has received it."),
        QT_TRANSLATE_NOOP("Delivery", "There is nothing to do."),
    ),
    "ptt_5": Words(
        QT_TRANSLATE_NOOP("Delivery", "The operator could not deliver it, and gives no reason."),
        QT_TRANSLATE_NOOP("Delivery", "Check the number, then write again."),
    ),
    "ptt_6": Words(QT_TRANSLATE_NOOP("Delivery", "The operator does not say what became of it."), _ASK_THEM),
    "ptt_8": Words(QT_TRANSLATE_NOOP("Delivery", "The phone was out of reach for too long."), _LATER),
    "ptt_20": Words(
        QT_TRANSLATE_NOOP("Delivery", "It cannot be delivered in this form."),
        QT_TRANSLATE_NOOP(
            "Delivery", "Write it again, shorter and without special characters, or ring them up."
        ),
    ),
    "ptt_21": Words(
        QT_TRANSLATE_NOOP("Delivery", "The receiver's own account with the operator has no credit."), _RING
    ),
    "ptt_23": Words(
        QT_TRANSLATE_NOOP("Delivery", "The number is wrong or barred: do not use it any more."),
        QT_TRANSLATE_NOOP("Delivery", "Correct it in the contacts, or take it out of your lists."),
    ),
    "ptt_24": Words(QT_TRANSLATE_NOOP("Delivery", "The phone is out of reach for now."), _NOTHING),
    "ptt_25": Words(QT_TRANSLATE_NOOP("Delivery", "The operator's network has a fault."), _NOTHING),
    "ptt_26": Words(
        QT_TRANSLATE_NOOP("Delivery", "The phone has a fault, or no room for messages."), _NOTHING
    ),
    "ptt_27": Words(QT_TRANSLATE_NOOP("Delivery", "The phone cannot show such a message."), _RING),
    "ptt_28": Words(QT_TRANSLATE_NOOP("Delivery", "The operator took it for spam."), _REWRITE),
    "ptt_29": Words(QT_TRANSLATE_NOOP("Delivery", "The operator does not let this text through."), _REWRITE),
    "ptt_33": Words(
        QT_TRANSLATE_NOOP("Delivery", "A parental lock on the phone's line keeps it out."), _RING
    ),
    "ptt_39": Words(
        QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator, and the new one failed."), _LATER
    ),
    "ptt_73": Words(
        QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator and cannot be reached."), _ANOTHER
    ),
    "ptt_74": Words(
        QT_TRANSLATE_NOOP("Delivery", "The phone is abroad and cannot be reached there."),
        QT_TRANSLATE_NOOP("Delivery", "Write again when they are back, or ring them up."),
    ),
    "ptt_76": Words(
        QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator and is blocked."), _ANOTHER
    ),
    "ptt_202": Words(
        QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator, and OVHcloud does not reach it."),
        _SUPPORT,
    ),
    "ptt_1999": Words(
        QT_TRANSLATE_NOOP("Delivery", "To the USA only approved templates are let through."),
        QT_TRANSLATE_NOOP("Delivery", "Have a template approved in OVHcloud's Manager first."),
    ),
    "receipt_2": Words(
        QT_TRANSLATE_NOOP("Delivery", "It was not delivered, and OVHcloud gives no reason."),
        QT_TRANSLATE_NOOP("Delivery", "Check the number, then write again."),
    ),
    "receipt_8": Words(QT_TRANSLATE_NOOP("Delivery", "The operator holds it back for now."), _NOTHING),
    "receipt_16": Words(
        QT_TRANSLATE_NOOP("Delivery", "OVHcloud could not send it, and does not bill it."), _LATER
    ),
}
# The same where there is little room.
_BRIEF: dict[str, str] = {
    "ptt_1": QT_TRANSLATE_NOOP("Delivery", "phone off, tried again"),
    "ptt_2": QT_TRANSLATE_NOOP("Delivery", "operator tries again"),
    "ptt_3": "",  # the state says it
    "ptt_4": "",
    "ptt_5": QT_TRANSLATE_NOOP("Delivery", "no reason given"),
    "ptt_6": QT_TRANSLATE_NOOP("Delivery", "may have arrived"),
    "ptt_8": QT_TRANSLATE_NOOP("Delivery", "out of reach too long"),
    "ptt_20": QT_TRANSLATE_NOOP("Delivery", "form not accepted"),
    "ptt_21": QT_TRANSLATE_NOOP("Delivery", "receiver without credit"),
    "ptt_23": QT_TRANSLATE_NOOP("Delivery", "wrong or barred number"),
    "ptt_24": QT_TRANSLATE_NOOP("Delivery", "out of reach for now"),
    "ptt_25": QT_TRANSLATE_NOOP("Delivery", "network fault"),
    "ptt_26": QT_TRANSLATE_NOOP("Delivery", "phone fault or full"),
    "ptt_27": QT_TRANSLATE_NOOP("Delivery", "phone cannot show it"),
    "ptt_28": QT_TRANSLATE_NOOP("Delivery", "taken for spam"),
    "ptt_29": QT_TRANSLATE_NOOP("Delivery", "text not let through"),
    "ptt_33": QT_TRANSLATE_NOOP("Delivery", "parental lock"),
    "ptt_39": QT_TRANSLATE_NOOP("Delivery", "new operator failed"),
    "ptt_73": QT_TRANSLATE_NOOP("Delivery", "changed operator"),
    "ptt_74": QT_TRANSLATE_NOOP("Delivery", "abroad, out of reach"),
    "ptt_76": QT_TRANSLATE_NOOP("Delivery", "changed operator"),
    "ptt_202": QT_TRANSLATE_NOOP("Delivery", "changed operator"),
    "ptt_1999": QT_TRANSLATE_NOOP("Delivery", "USA: template needed"),
    "receipt_2": QT_TRANSLATE_NOOP("Delivery", "no reason given"),
    "receipt_8": QT_TRANSLATE_NOOP("Delivery", "held back for now"),
    "receipt_16": QT_TRANSLATE_NOOP("Delivery", "could not be sent"),
}
_PTT, _RECEIPT = "ptt_", "receipt_"
_END = QT_TRANSLATE_NOOP("Delivery", "That is final.")
_OPEN = QT_TRANSLATE_NOOP("Delivery", "That is not the last word: OVHcloud is asked on.")


def is_code(reason: str) -> bool:
    """It is one of OVHcloud's delivery codes, known or not."""
    return reason.startswith((_PTT, _RECEIPT))


def words(code: str) -> str:
    """What happened, on whose side. A code that nobody here knows stands in its sentence."""
    if code in _CODES:
        return translate("Delivery", _CODES[code].what)
    number = code.removeprefix(_PTT).removeprefix(_RECEIPT)
    return translate("Delivery", "OVHcloud gives it the code {code}, which is not known here.").format(
        code=number
    )


def brief(code: str) -> str | None:
    """What happened, in a few words; "" where the state says it, None of a code that nobody here knows."""
    few = _BRIEF.get(code)
    return translate("Delivery", few) if few else few


def explained(code: str, state: ReceiverState) -> str:
    """The same, whether it is the end of it, and what to do next."""
    end = translate("Delivery", _END if state in FINAL else _OPEN)
    then = translate("Delivery", _CODES[code].then if code in _CODES else _SUPPORT)
    return f"{words(code)} {end} {then}"
