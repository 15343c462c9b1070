"""Alphabet, units and parts of an SMS, the characters that make it dearer, and how to mend them.

GSM 03.38 (3GPP TS 23.038) and its concatenation: 160 and 153 septets, 70 and 67 UTF-16 units.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

GSM, UCS = "GSM-7", "UCS-2"

# What OVHcloud appends to advertising: 11 units, as its own Manager counts them.
STOP_CLAUSE = "\nSTOP:36111"

_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENSION = "\f^{}\\[~]|€"  # an escape and a character: two units
TWO_SEPTETS = re.compile(f"[{re.escape(_EXTENSION)}]")
# Matching a run of the alphabet is several times faster than searching for what is outside it.
_ALL_BASIC = re.compile(f"[{re.escape(_BASIC)}]*+")
_ALL_GSM = re.compile(f"[{re.escape(_BASIC + _EXTENSION)}]*+")

_SINGLE = {GSM: 160, UCS: 70}
_PER_PART = {GSM: 153, UCS: 67}
_ESCAPE = "\x1b"
_HIGH_SURROGATES = "\xd8\xd9\xda\xdb"  # first bytes, as Latin-1


@dataclass(frozen=True, slots=True)
class Measure:
    """Units are septets or UTF-16 code units, STOP clause included; a part holds `per_part` of them."""

    encoding: str  # "GSM-7" or "UCS-2"
    units: int
    parts: int
    per_part: int
    left: int  # units still free in the last part


def measure(text: str, *, stop_clause: bool = False) -> Measure:
    """How many parts a text is sent, and billed, in. An empty text without STOP clause has none."""
    sent = text + STOP_CLAUSE if stop_clause else text
    if _ALL_BASIC.fullmatch(sent):
        return _cut(GSM, sent)
    if _ALL_GSM.fullmatch(sent):
        for char in _EXTENSION:
            sent = sent.replace(char, _ESCAPE + ".")
        return _cut(GSM, sent, _ESCAPE)
    first_bytes = sent.encode("utf-16-be", "surrogatepass")[::2]
    return _cut(UCS, first_bytes.decode("latin-1"), _HIGH_SURROGATES)


def _cut(encoding: str, units: str, leads: str = "") -> Measure:
    """Cut one character per unit into parts. A unit in `leads` stays with the next, which can cost one."""
    total, single = len(units), _SINGLE[encoding]
    if total <= single:
        return Measure(encoding, total, 1 if total else 0, single, single - total)
    per_part = _PER_PART[encoding]
    parts = start = end = 0
    while end < total:
        parts, start, end = parts + 1, end, end + per_part
        if end < total and units[end - 1] in leads:
            end -= 1
    return Measure(encoding, total, parts, per_part, per_part - (total - start))


def is_basic(text: str) -> bool:
    """Each character is one septet, and each can be sent."""
    return _ALL_BASIC.fullmatch(text) is not None


def clean(text: str) -> str:
    """Every line end as one line feed."""
    return re.sub("\r\n|[\r\u2028\u2029]", "\n", text)


# Nobody sees them. Not the joiners, which emoji and some scripts need.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


@lru_cache(maxsize=2**16)
def tidy(value: str) -> str:
    """A value as it is put into a text: composed accents, one blank between words, none at the ends of a line.

    Blanks of any width are one; what nobody sees is left out; line ends stay, each as one line feed.
    """
    if value.isprintable() and "  " not in value and value == value.strip():  # no control, no other blank
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    seen = unicodedata.normalize("NFC", _UNSEEN.sub("", clean(value)))
    return "\n".join(" ".join(line.split()) for line in seen.split("\n")).strip("\n")


# Control characters and halves of surrogate pairs. Not the tab, which merely makes the text Unicode.
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_CONTROLS = {"\x00": "NUL", "\x07": "bell", "\x08": "backspace", "\x1b": "escape", "\x7f": "delete"}


def unsendable(text: str) -> tuple[str, ...]:
    """What no phone can show, each once, by a printable name such as "NUL (U+0000)"."""
    return tuple(map(_control_name, dict.fromkeys(_UNSENDABLE.findall(text))))


def find_unsendable(text: str) -> tuple[int, int] | None:
    """Where the first of that stands: from this character up to that."""
    found = _UNSENDABLE.search(text)
    return found.span() if found else None


def _control_name(char: str) -> str:
    name = "half a character" if "\ud800" <= char <= "\udfff" else _CONTROLS.get(char, "control character")
    return f"{name} (U+{ord(char):04X})"


# ---- the characters that force UCS-2 ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Culprit:
    """What a reader takes for one character and what forces UCS-2.

    `replacement` says the same in GSM-7: "" for what nobody sees, None where nothing does.
    """

    char: str
    name: str
    count: int
    replacement: str | None


_PLAIN = {
    "’": ("curly apostrophe", "'"),
    "‘": ("opening curly apostrophe", "'"),
    "‛": ("reversed apostrophe", "'"),
    "ʼ": ("letter apostrophe", "'"),
    "`": ("grave accent", "'"),
    "´": ("acute accent", "'"),
    "′": ("prime", "'"),
    "‚": ("low quote", "'"),
    "‹": ("single guillemet", "'"),
    "›": ("single guillemet", "'"),
    "“": ("opening curly quote", '"'),
    "”": ("closing curly quote", '"'),
    "„": ("low double quote", '"'),
    "″": ("double prime", '"'),
    "«": ("opening guillemet", '"'),
    "»": ("closing guillemet", '"'),
    "‐": ("typographic hyphen", "-"),
    "‑": ("non-breaking hyphen", "-"),
    "‒": ("figure dash", "-"),
    "–": ("en dash", "-"),
    "—": ("em dash", "-"),
    "―": ("horizontal bar", "-"),
    "−": ("minus sign", "-"),
    "…": ("ellipsis", "..."),
    "•": ("bullet", "-"),
    "·": ("middle dot", "."),
    "→": ("arrow", "->"),
    "×": ("multiplication sign", "x"),
    "±": ("plus-minus sign", "+/-"),
    "≤": ("less-or-equal sign", "<="),
    "≥": ("greater-or-equal sign", ">="),
    "⁄": ("fraction slash", "/"),
    "²": ("superscript 2", "2"),
    "³": ("superscript 3", "3"),
    "°": ("degree sign", "deg"),
    "n°": ("numero sign", "no"),
    "N°": ("numero sign", "No"),
    "№": ("numero sign", "No"),
    "µ": ("micro sign", "u"),
    "©": ("copyright sign", "(c)"),
    "®": ("registered sign", "(R)"),
    "™": ("trade mark sign", "(TM)"),
    "œ": ("ligature œ", "oe"),
    "Œ": ("ligature Œ", "OE"),
    "ẞ": ("capital ß", "ß"),
    "ł": ("l with stroke", "l"),
    "Ł": ("capital l with stroke", "L"),
    "đ": ("d with stroke", "d"),
    "Đ": ("capital d with stroke", "D"),
    "ð": ("eth", "d"),
    "Ð": ("capital eth", "D"),
    "þ": ("thorn", "th"),
    "Þ": ("capital thorn", "Th"),
    "ı": ("dotless i", "i"),
    "\t": ("tab", " "),
    "\u00a0": ("non-breaking space", " "),
    "\u202f": ("narrow non-breaking space", " "),
    "\u2028": ("line separator", "\n"),
    "\u2029": ("paragraph separator", "\n"),
    "\u00ad": ("soft hyphen", ""),
    "\u200b": ("zero-width space", ""),
    "\u200c": ("zero-width non-joiner", ""),
    "\u200d": ("zero-width joiner", ""),
    "\u2060": ("word joiner", ""),
    "\ufeff": ("byte order mark", ""),
} | dict.fromkeys(
    "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ("text direction mark", "")
)

_FOREIGN = f"[^{re.escape(_BASIC + _EXTENSION)}]"
# Accents and variation selectors, which may follow anything; skin tones and flag tags, which follow emoji.
_MARK = "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
_TONE = "[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]"
_CULPRIT = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    f"|{_FOREIGN}(?:{_MARK}|{_TONE})*(?:\u200d{_FOREIGN}(?:{_MARK}|{_TONE})*)*"
    f"|[nN]°|.{_MARK}+",
    re.DOTALL,
)
_MARKS = re.compile(_MARK)
_TOLD = "🔟✓✔✅☑✗✘❌❎☒☐"  # signs that stand for a figure, a yes or a no


def find_culprits(text: str) -> Iterator[tuple[int, str]]:
    """Where each character that forces UCS-2 starts, in order, and what it is."""
    if not _ALL_GSM.fullmatch(text):
        for found in _CULPRIT.finditer(text):
            yield found.start(), found.group()


@lru_cache(maxsize=1024)
def culprit(char: str, count: int = 1) -> Culprit:
    """One that was found, by its name and with what can stand for it."""
    return Culprit(char, _name(char), count, _plain(char))


def _plain(cluster: str) -> str | None:
    """The same in GSM-7: as it is known, composed (e + accent = é), or without its accents."""
    if cluster in _PLAIN:
        return _PLAIN[cluster][1]
    composed = unicodedata.normalize("NFC", cluster)
    if _ALL_GSM.fullmatch(composed):
        return composed
    bare = "".join(map(_plain_character, _MARKS.sub("", unicodedata.normalize("NFD", cluster))))
    return bare if _ALL_GSM.fullmatch(bare) else None


def _plain_character(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char][1]
    if _UNSENDABLE.match(char):
        return ""
    if unicodedata.category(char) == "Zs":
        return " "
    # Ligatures, full-width forms and the "fonts" of chat programs. Not ½ or ⑤: 1½ is not 11/2.
    if char.isalpha() or char.isdecimal() or "\uff01" <= char <= "\uff5e":
        return _MARKS.sub("", unicodedata.normalize("NFKD", char))
    return char


def is_picture(cluster: str) -> bool:
    """An emoji or the like, without which the words say the same. Not what is a letter or a measure, as ℃."""
    first = cluster[0]
    if first in _TOLD or "\U0001f100" <= first < "\U0001f1e6" or "\U0001f200" <= first < "\U0001f300":
        return False  # words, letters and figures in a box
    if "\U0001f000" <= first <= "\U0001faff":
        return True
    return unicodedata.category(first) == "So" and first != "\ufffd" and not unicodedata.decomposition(first)


def _name(cluster: str) -> str:
    if cluster in _PLAIN:
        return _PLAIN[cluster][0]
    if "\U0001f1e6" <= cluster[0] <= "\U0001f1ff":
        return "flag"
    if cluster[-1] == "\u20e3":
        return f"keycap {cluster[0]}"
    if "\u200d" in cluster[1:]:
        return "emoji"
    composed = unicodedata.normalize("NFC", cluster)
    if _ALL_GSM.fullmatch(composed):
        return f"{composed} in two pieces"
    foreign = re.search(_FOREIGN, composed)
    return _character_name(foreign.group() if foreign else composed[0])


def _character_name(char: str) -> str:
    if _UNSENDABLE.match(char):
        return _control_name(char)
    words = unicodedata.name(char, f"character U+{ord(char):04X}")
    if not words.startswith("character"):
        words = words.lower()
    return words.removeprefix("latin small letter ").replace("latin capital letter ", "capital ")
