"""Whether a reply asks to be written to no more, or again, in any of the usual spellings."""

import re
from collections.abc import Iterable

from ovhsms_gui.core.similar import fold

# What asks for it by itself.
_WORDS = (
    r"stop+|stoop|sotp|stpo|stopp?er|stoppez|"
    r"arret(?:er|ez|s)?|"
    r"(?:se )?desinscri(?:re|ption|ptions|t|te|vez|s)|(?:se )?desabonn(?:er|ez|ement|e|ee)|resilier|resiliation|"
    r"unsubscribe|unsub|opt[ -]?out|stopall|stop all|quit|cancel|end|remove(?: me)?"
)
# What only makes it polite, or says what is to stop. Short numbers and words of the line that says how to do it too.
_AROUND = (
    r"merci(?: beaucoup| d avance)?|svp|s v p|stp|s t p|s il[ -](?:vous|te)[ -]plait|please|pls|thanks|thank you|"
    r"bonjour|bonsoir|salut|hello|hi|oui|non|ok|cordialement|bonne journee|"
    r"au|a|to|le|la|les|l|ce|cet|cette|ces|vos|votre|tes|des|de|d|du|moi|me|you|your|my|"
    r"sms|smss?|texto|textos|messages?|msgs?|envois?|pubs?|publicites?|publicitaires?|spams?|texts?|texting|sending|"
    r"now|maintenant|immediatement|tout de suite|definitivement|all|tous|toutes|tout|"
    r"36\d{3}|3 ?6 ?\d ?\d ?\d"
)
# Whole sentences that say it without the word.
_SENTENCES = (
    r"(?:je )?(?:ne |n )?(?:veux|souhaite|desire) (?:ne )?(?:plus|pas) "
    r"(?:etre contacte[es]?|recevoir (?:vos|de|des|tes|les) (?:sms|messages?|textos?|pubs?))|"
    r"ne (?:me|m) (?:contactez|ecrivez|envoyez) plus(?: (?:de|vos) (?:sms|messages?))?|"
    r"ne plus (?:me )?(?:contacter|ecrire)|"
    r"retirez[ -]moi de (?:votre|vos|la|cette) listes?|(?:remove|take) me (?:off|from) (?:your|the|this) list|"
    r"(?:do not|don t) (?:text|contact) me(?: (?:again|any ?more))?"
)
_ASKS = re.compile(rf"(?:(?:{_AROUND}) )*(?:(?:{_WORDS})|{_SENTENCES})(?: (?:{_AROUND}|{_WORDS}))*")
# What takes it back. Nothing less does: who writes "pardon" or "merci" afterwards has said nothing of it.
_AGAIN = (
    r"(?:re)?start|unstop|resume|(?:re)?subscribe|opt[ -]?in|"
    r"(?:se |me )?(?:reprendre|reprenez|reprends|reprise|reactiver|reactivez|reactivation|reabonn(?:er|ez|ement)|"
    r"reinscri(?:re|ption|vez))|"
    r"annul(?:er|ez|e|ation) (?:de |du )?(?:le |mon |ma |la )?(?:stop|desinscription|desabonnement)"
)
_TAKES_BACK = re.compile(rf"(?:(?:{_AROUND}) )*(?:{_AGAIN})(?: (?:{_AROUND}|{_AGAIN}))*")
# A reply of this many words has more to say than that.
_LONGEST = 12


def asks_to_stop(reply: str) -> bool:
    """Whoever wrote this wants no more messages: a STOP, and nothing else that somebody should read as such.

    It is offered as one, never acted on: what is not certain, such as "arrêt de bus", is no STOP.
    """
    return _ASKS.fullmatch(_plain(reply)) is not None


def takes_it_back(reply: str) -> bool:
    """Whoever wrote this wants messages again, and says nothing else."""
    return _TAKES_BACK.fullmatch(_plain(reply)) is not None


def what_is_kept(reply: str) -> str:
    """What stays of an old reply whose text is not kept: whoever said STOP is not written to, however long ago."""
    return "STOP" if asks_to_stop(reply) else "START" if takes_it_back(reply) else ""


def still_asks(replies: Iterable[tuple[str, bool]]) -> bool:
    """Whether a STOP among these replies of one person, the latest first, holds: it does whatever follows it.

    Not if they took it back themselves, or somebody at this desk looked at it and let it be (what stands beside each).
    """
    for reply, let_be in replies:
        plain = _plain(reply)  # once: of tens of thousands it takes its time
        if _TAKES_BACK.fullmatch(plain):
            return False
        # One that was listed late may be older than what was looked at.
        if not let_be and _ASKS.fullmatch(plain):
            return True
    return False


def _plain(reply: str) -> str:
    """Its words, folded, one space between them; "" if there are too many."""
    words = re.findall(r"\w+(?:-\w+)*", fold(reply).replace("œ", "oe"))
    if len(words) > _LONGEST:
        return ""
    return ("" if all(len(word) == 1 for word in words) else " ").join(words)
