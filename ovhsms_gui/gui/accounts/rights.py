"""What keys may do, and what not, in words."""

from collections.abc import Iterable, Set

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.work.query import Deed

_DEEDS = {
    Deed.READ: QT_TRANSLATE_NOOP("Rights", "read the account and its balance"),
    Deed.SEND: QT_TRANSLATE_NOOP("Rights", "send messages"),
    Deed.FOLLOW: QT_TRANSLATE_NOOP("Rights", "follow what became of messages"),
    Deed.READ_REPLIES: QT_TRANSLATE_NOOP("Rights", "read replies"),
    Deed.READ_STOPS: QT_TRANSLATE_NOOP("Rights", "read OVHcloud's list of STOP"),
    Deed.TAKE_OFF: QT_TRANSLATE_NOOP("Rights", "take a number off the list of STOP"),
    Deed.CALL_BACK: QT_TRANSLATE_NOOP("Rights", "take back what is scheduled"),
}


def may_words(may: Set[Deed]) -> list[str]:
    """A line for what they may do, and one for what they may not."""
    words = []
    if done := _listed(deed for deed in Deed if deed in may):
        words.append(translate("Rights", "They may: {deeds}.").format(deeds=done))
    if missing := _listed(deed for deed in Deed if deed not in may):
        sentence = translate("Rights", "They may not: {deeds}. “Get keys…” makes keys with all rights.")
        words.append(sentence.format(deeds=missing))
    return words


def _listed(deeds: Iterable[Deed]) -> str:
    return ", ".join(translate("Rights", _DEEDS[deed]) for deed in deeds)
