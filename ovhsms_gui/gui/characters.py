"""What characters are called in the language of the window; in English as core calls them."""

import re
import unicodedata

from PySide6.QtCore import QCoreApplication

from ovhsms_gui.core.text import Culprit
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

# Core's own names, and the marks of letters in Unicode's: looked up below.
QT_TRANSLATE_NOOP("Characters", "curly apostrophe")
QT_TRANSLATE_NOOP("Characters", "opening curly apostrophe")
QT_TRANSLATE_NOOP("Characters", "reversed apostrophe")
QT_TRANSLATE_NOOP("Characters", "letter apostrophe")
QT_TRANSLATE_NOOP("Characters", "grave accent")
QT_TRANSLATE_NOOP("Characters", "acute accent")
QT_TRANSLATE_NOOP("Characters", "prime")
QT_TRANSLATE_NOOP("Characters", "low quote")
QT_TRANSLATE_NOOP("Characters", "single guillemet")
QT_TRANSLATE_NOOP("Characters", "opening curly quote")
QT_TRANSLATE_NOOP("Characters", "closing curly quote")
QT_TRANSLATE_NOOP("Characters", "low double quote")
QT_TRANSLATE_NOOP("Characters", "double prime")
QT_TRANSLATE_NOOP("Characters", "opening guillemet")
QT_TRANSLATE_NOOP("Characters", "closing guillemet")
QT_TRANSLATE_NOOP("Characters", "typographic hyphen")
QT_TRANSLATE_NOOP("Characters", "non-breaking hyphen")
QT_TRANSLATE_NOOP("Characters", "figure dash")
QT_TRANSLATE_NOOP("Characters", "en dash")
QT_TRANSLATE_NOOP("Characters", "em dash")
QT_TRANSLATE_NOOP("Characters", "horizontal bar")
QT_TRANSLATE_NOOP("Characters", "minus sign")
QT_TRANSLATE_NOOP("Characters", "ellipsis")
QT_TRANSLATE_NOOP("Characters", "bullet")
QT_TRANSLATE_NOOP("Characters", "middle dot")
QT_TRANSLATE_NOOP("Characters", "arrow")
QT_TRANSLATE_NOOP("Characters", "multiplication sign")
QT_TRANSLATE_NOOP("Characters", "plus-minus sign")
QT_TRANSLATE_NOOP("Characters", "less-or-equal sign")
QT_TRANSLATE_NOOP("Characters", "greater-or-equal sign")
QT_TRANSLATE_NOOP("Characters", "fraction slash")
QT_TRANSLATE_NOOP("Characters", "superscript 2")
QT_TRANSLATE_NOOP("Characters", "superscript 3")
QT_TRANSLATE_NOOP("Characters", "degree sign")
QT_TRANSLATE_NOOP("Characters", "numero sign")
QT_TRANSLATE_NOOP("Characters", "micro sign")
QT_TRANSLATE_NOOP("Characters", "copyright sign")
QT_TRANSLATE_NOOP("Characters", "registered sign")
QT_TRANSLATE_NOOP("Characters", "trade mark sign")
QT_TRANSLATE_NOOP("Characters", "ligature œ")
QT_TRANSLATE_NOOP("Characters", "ligature Œ")
QT_TRANSLATE_NOOP("Characters", "capital ß")
QT_TRANSLATE_NOOP("Characters", "l with stroke")
QT_TRANSLATE_NOOP("Characters", "capital l with stroke")
QT_TRANSLATE_NOOP("Characters", "d with stroke")
QT_TRANSLATE_NOOP("Characters", "capital d with stroke")
QT_TRANSLATE_NOOP("Characters", "eth")
QT_TRANSLATE_NOOP("Characters", "capital eth")
QT_TRANSLATE_NOOP("Characters", "thorn")
QT_TRANSLATE_NOOP("Characters", "capital thorn")
QT_TRANSLATE_NOOP("Characters", "dotless i")
QT_TRANSLATE_NOOP("Characters", "tab")
QT_TRANSLATE_NOOP("Characters", "non-breaking space")
QT_TRANSLATE_NOOP("Characters", "narrow non-breaking space")
QT_TRANSLATE_NOOP("Characters", "line separator")
QT_TRANSLATE_NOOP("Characters", "paragraph separator")
QT_TRANSLATE_NOOP("Characters", "soft hyphen")
QT_TRANSLATE_NOOP("Characters", "zero-width space")
QT_TRANSLATE_NOOP("Characters", "zero-width non-joiner")
QT_TRANSLATE_NOOP("Characters", "zero-width joiner")
QT_TRANSLATE_NOOP("Characters", "word joiner")
QT_TRANSLATE_NOOP("Characters", "byte order mark")
QT_TRANSLATE_NOOP("Characters", "text direction mark")
QT_TRANSLATE_NOOP("Characters", "flag")
QT_TRANSLATE_NOOP("Characters", "emoji")
QT_TRANSLATE_NOOP("Characters", "half a character")
QT_TRANSLATE_NOOP("Characters", "control character")
QT_TRANSLATE_NOOP("Characters", "NUL")
QT_TRANSLATE_NOOP("Characters", "bell")
QT_TRANSLATE_NOOP("Characters", "backspace")
QT_TRANSLATE_NOOP("Characters", "escape")
QT_TRANSLATE_NOOP("Characters", "delete")
QT_TRANSLATE_NOOP("Characters", "grave")
QT_TRANSLATE_NOOP("Characters", "acute")
QT_TRANSLATE_NOOP("Characters", "circumflex")
QT_TRANSLATE_NOOP("Characters", "tilde")
QT_TRANSLATE_NOOP("Characters", "diaeresis")
QT_TRANSLATE_NOOP("Characters", "cedilla")
QT_TRANSLATE_NOOP("Characters", "caron")
QT_TRANSLATE_NOOP("Characters", "macron")
QT_TRANSLATE_NOOP("Characters", "breve")
QT_TRANSLATE_NOOP("Characters", "ogonek")
QT_TRANSLATE_NOOP("Characters", "ring above")
QT_TRANSLATE_NOOP("Characters", "dot above")
QT_TRANSLATE_NOOP("Characters", "dot below")
QT_TRANSLATE_NOOP("Characters", "double acute")
QT_TRANSLATE_NOOP("Characters", "comma below")
QT_TRANSLATE_NOOP("Characters", "stroke")
QT_TRANSLATE_NOOP("Characters", "horn")
QT_TRANSLATE_NOOP("Characters", "hook above")

_SIGN = QT_TRANSLATE_NOOP("Characters", "sign")
_KINDS = {  # by the first letter of Unicode's category
    "L": QT_TRANSLATE_NOOP("Characters", "letter"),
    "S": QT_TRANSLATE_NOOP("Characters", "emoji or symbol"),
    "Z": QT_TRANSLATE_NOOP("Characters", "space"),
}
_MARKED = re.compile(r"(?:capital )?\w with ([\w ]+)")
_IN_PIECES = re.compile(r"\w in two pieces")
_KEYCAP = re.compile(r"keycap (.)")


def called(culprit: Culprit) -> str:
    """The name of a character: a known one, a letter by its mark, else what kind of thing it is."""
    name = culprit.name
    known = translate("Characters", name)
    if known != name:
        return known
    if _IN_PIECES.fullmatch(name):
        return translate("Characters", "{letter} in two pieces").format(letter=name[0])
    keycap = _KEYCAP.fullmatch(name)
    if keycap:
        return translate("Characters", "keycap {sign}").format(sign=keycap[1])
    marked = _MARKED.fullmatch(name)
    mark = translate("Characters", marked[1]) if marked else ""
    if marked and mark != marked[1]:
        letter = unicodedata.normalize("NFD", culprit.char)[0]
        return translate("Characters", "{letter} with {mark}").format(letter=letter, mark=mark)
    control = unsendable(name)
    if control != name:
        return control
    # Unicode's names are English: in another language the word for the kind says more.
    kind = _KINDS.get(unicodedata.category(culprit.char[0])[0], _SIGN)
    own = translate("Characters", kind)
    return name if own == kind else own


def unsendable(name: str) -> str:
    """The name of what cannot be sent, such as "control character (U+0001)"."""
    words, bracket, code = name.partition(" (U+")
    known = translate("Characters", words)
    return f"{known}{bracket}{code}" if bracket else name
