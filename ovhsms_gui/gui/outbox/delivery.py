"""OVHcloud's delivery codes in words."""

from PySide6.QtCore import QCoreApplication

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP

# OVHcloud's delivery codes ("Everything you need to know about SMS users").
_PTT: dict[str, str] = {
    "1": QT_TRANSLATE_NOOP("Delivery", "The phone is off or out of reach; the operator is trying again."),
    "2": QT_TRANSLATE_NOOP("Delivery", "The operator has trouble and is trying again."),
    "5": QT_TRANSLATE_NOOP("Delivery", "The operator could not deliver it, and gives no reason."),
    "6": QT_TRANSLATE_NOOP("Delivery", "The operator does not say what became of it."),
    "8": QT_TRANSLATE_NOOP("Delivery", "The phone was out of reach for too long."),
    "20": QT_TRANSLATE_NOOP("Delivery", "It cannot be delivered in this form."),
    "21": QT_TRANSLATE_NOOP("Delivery", "The receiver's own account with the operator has no credit."),
    "23": QT_TRANSLATE_NOOP("Delivery", "The number is wrong or barred: do not use it any more."),
    "24": QT_TRANSLATE_NOOP("Delivery", "The phone is out of reach for now."),
    "25": QT_TRANSLATE_NOOP("Delivery", "The operator's network has a fault."),
    "26": QT_TRANSLATE_NOOP("Delivery", "The phone has a fault, or no room for messages."),
    "27": QT_TRANSLATE_NOOP("Delivery", "The phone cannot show such a message."),
    "28": QT_TRANSLATE_NOOP("Delivery", "The operator took it for spam."),
    "29": QT_TRANSLATE_NOOP("Delivery", "The operator does not let this text through."),
    "33": QT_TRANSLATE_NOOP("Delivery", "A parental lock keeps it out."),
    "39": QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator, and the new one failed."),
    "73": QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator and cannot be reached."),
    "74": QT_TRANSLATE_NOOP("Delivery", "The phone is abroad and cannot be reached there."),
    "76": QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator and is blocked."),
    "202": QT_TRANSLATE_NOOP("Delivery", "The number has changed its operator: ask OVHcloud's support."),
    "1999": QT_TRANSLATE_NOOP("Delivery", "To the USA only approved templates are let through."),
}


def words(code: str) -> str:
    """What OVHcloud's delivery code, its "ptt", says of a message."""
    if code in _PTT:
        return QCoreApplication.translate("Delivery", _PTT[code])
    return QCoreApplication.translate("Delivery", "OVHcloud's delivery code {code}.").format(code=code)
