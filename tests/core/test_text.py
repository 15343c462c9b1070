"""Alphabet, parts, culprits. The oracles: the gsm0338 codec, and a splitter that fills parts one by one."""

import re
from collections import Counter

import gsm0338
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ovhsms_gui.core.text import (
    STOP_CLAUSE,
    Culprit,
    clean,
    culprit,
    find_culprits,
    measure,
    unsendable,
)

CODEC = gsm0338.Codec()


def culprits(text: str) -> list[Culprit]:
    counts = Counter(char for _, char in find_culprits(text))
    return [culprit(char, count) for char, count in counts.items()]


def replace_culprits(text: str) -> str:
    """The text with every culprit replaced that has a replacement."""
    pieces, end = [], 0
    for start, char in find_culprits(text):
        spelt = culprit(char).replacement
        pieces += [text[end:start], char if spelt is None else spelt]
        end = start + len(char)
    return "".join([*pieces, text[end:]])


def septets(char: str) -> int | None:
    """Bytes of one character in GSM 03.38, None outside it. The bare escape is no character."""
    if char == "\x1b":
        return None
    try:
        return len(CODEC.encode(char)[0])
    except UnicodeEncodeError:
        return None


def fill(sizes: list[int], single: int, several: int) -> tuple[int, int, int]:
    """Units, parts and room left when indivisible pieces are put into parts one after the other."""
    if sum(sizes) <= single:
        return sum(sizes), min(1, len(sizes)), single - sum(sizes)
    parts, room = 0, 0
    for size in sizes:
        if size > room:
            parts, room = parts + 1, several
        room -= size
    return sum(sizes), parts, room


GSM = [chr(code) for code in range(0x3000) if septets(chr(code)) is not None]
PAIRS = [char for char in GSM if septets(char) == 2]
gsm_text = st.text(st.sampled_from(GSM) | st.sampled_from(PAIRS), max_size=700)
foreign_text = st.text(st.sampled_from("eê漢👍🏽\u200d€ \n") | st.characters(), max_size=350)


def test_every_character_of_the_basic_plane_is_in_the_alphabet_or_not_as_the_codec_has_it() -> None:
    wrong = [
        f"U+{code:04X}"
        for code in range(0x10000)
        if measure(chr(code)).encoding != ("UCS-2" if septets(chr(code)) is None else "GSM-7")
    ]
    assert wrong == []
    assert {char: measure(char).units for char in GSM} == {char: septets(char) for char in GSM}
    assert (len(GSM), len(PAIRS)) == (127 + 10, 10)  # 128 places, one of them the escape


@pytest.mark.parametrize("char", ["\t", "\x1b", "\x00", "\u00a0", "ê", "ç", "À", "`", "’"])
def test_what_people_take_for_plain_is_not_gsm(char: str) -> None:
    assert measure(char).encoding == "UCS-2"


@given(gsm_text, st.booleans())
@example("a" * 152 + "€" + "b" * 10, False)
@example("€" * 400, True)
def test_gsm_parts_are_what_filling_them_gives(text: str, stop: bool) -> None:
    found = measure(text, stop_clause=stop)
    sizes = [len(CODEC.encode(char)[0]) for char in text + (STOP_CLAUSE if stop else "")]
    assert found.encoding == "GSM-7"
    assert (found.units, found.parts, found.left) == fill(sizes, 160, 153)
    assert found.per_part == (160 if found.units <= 160 else 153)


@given(foreign_text.map(lambda text: text + "ê"), st.booleans())
@example("ê" * 66 + "👍" + "ê" * 10, False)
@example("👍" * 200, True)
@example("a\U0010ffff" * 200, True)
def test_unicode_parts_are_what_filling_them_gives(text: str, stop: bool) -> None:
    found = measure(text, stop_clause=stop)
    sizes = [2 if ord(char) > 0xFFFF else 1 for char in text + (STOP_CLAUSE if stop else "")]
    assert found.encoding == "UCS-2"
    assert (found.units, found.parts, found.left) == fill(sizes, 70, 67)
    assert found.per_part == (70 if found.units <= 70 else 67)


@pytest.mark.parametrize(
    ("text", "stop", "expected"),
    [
        ("", False, ("GSM-7", 0, 0, 160, 160)),
        ("", True, ("GSM-7", 11, 1, 160, 149)),
        ("a" * 149, True, ("GSM-7", 160, 1, 160, 0)),
        ("a" * 150, True, ("GSM-7", 161, 2, 153, 145)),
        ("a" * 160, False, ("GSM-7", 160, 1, 160, 0)),
        ("a" * 161, False, ("GSM-7", 161, 2, 153, 145)),
        ("a" * 306, False, ("GSM-7", 306, 2, 153, 0)),
        ("a" * 307, False, ("GSM-7", 307, 3, 153, 152)),
        ("€" * 80, False, ("GSM-7", 160, 1, 160, 0)),
        ("€" * 153, False, ("GSM-7", 306, 3, 153, 151)),  # 76 pairs a part: a unit of each stays empty
        ("a" * 152 + "€" + "a" * 152, False, ("GSM-7", 306, 3, 153, 152)),
        ("ê" * 59, True, ("UCS-2", 70, 1, 70, 0)),
        ("ê" * 70, False, ("UCS-2", 70, 1, 70, 0)),
        ("ê" * 71, False, ("UCS-2", 71, 2, 67, 63)),
        ("ê" * 134, False, ("UCS-2", 134, 2, 67, 0)),
        ("ê" * 66 + "👍" + "ê" * 66, False, ("UCS-2", 134, 3, 67, 66)),
        ("\ud83d", False, ("UCS-2", 1, 1, 70, 69)),
    ],
)
def test_the_edges(text: str, stop: bool, expected: tuple[str, int, int, int, int]) -> None:
    found = measure(text, stop_clause=stop)
    assert (found.encoding, found.units, found.parts, found.per_part, found.left) == expected


@pytest.mark.parametrize(
    ("text", "name", "replacement"),
    [
        ("’", "curly apostrophe", "'"),
        ("“", "opening curly quote", '"'),
        ("«", "opening guillemet", '"'),
        ("»", "closing guillemet", '"'),
        ("…", "ellipsis", "..."),
        ("–", "en dash", "-"),
        ("—", "em dash", "-"),
        ("\u00a0", "non-breaking space", " "),
        ("\u202f", "narrow non-breaking space", " "),
        ("\u2003", "em space", " "),
        ("\u2011", "non-breaking hyphen", "-"),
        ("\t", "tab", " "),
        ("\u200b", "zero-width space", ""),
        ("\ufeff", "byte order mark", ""),
        ("\u202e", "text direction mark", ""),
        ("\x00", "NUL (U+0000)", ""),
        ("\ud83d", "half a character (U+D83D)", ""),
        ("œ", "ligature œ", "oe"),
        ("Œ", "ligature Œ", "OE"),
        ("ê", "e with circumflex", "e"),
        ("ï", "i with diaeresis", "i"),
        ("ç", "c with cedilla", "c"),
        ("À", "capital a with grave", "A"),
        ("ł", "l with stroke", "l"),
        ("e\u0301", "é in two pieces", "é"),
        ("c\u0327", "c with cedilla", "c"),
        ("ﬁ", "latin small ligature fi", "fi"),
        ("Ａ", "fullwidth capital a", "A"),
        ("n°", "numero sign", "no"),
        ("°", "degree sign", "deg"),
        ("½", "vulgar fraction one half", None),  # 1½ is not 11/2
        ("①", "circled digit one", None),
        ("²", "superscript 2", "2"),
        ("👍", "thumbs up sign", None),
        ("👍🏽", "thumbs up sign", None),
        ("❤️", "heavy black heart", None),
        ("👩‍🚀", "emoji", None),
        ("🇫🇷", "flag", None),
        ("1️⃣", "keycap 1", "1"),
        ("漢", "cjk unified ideograph-6f22", None),
        ("й", "cyrillic small letter short i", None),
        ("\ue000", "character U+E000", None),
    ],
)
def test_a_culprit_has_a_name_and_what_says_the_same(text: str, name: str, replacement: str | None) -> None:
    assert culprits(f"Ana {text} Duval") == [Culprit(text, name, 1, replacement)]
    assert (
        replace_culprits(f"Ana {text} Duval") == f"Ana {text if replacement is None else replacement} Duval"
    )


def test_culprits_come_in_their_order() -> None:
    found = list(find_culprits("’ê’👍ê’ É è €"))
    assert found == [(0, "’"), (1, "ê"), (2, "’"), (3, "👍"), (4, "ê"), (5, "’")]


def test_marks_of_other_scripts_are_letters_and_stay() -> None:
    text = "का שָׁלוֹם"
    assert replace_culprits(text) == text


@given(gsm_text)
def test_a_gsm_text_has_no_culprits(text: str) -> None:
    assert culprits(text) == []
    assert replace_culprits(text) == text


culprit_text = st.text(
    st.sampled_from("eEnN°’«…œ1\u0301\u0327\u200b\u200d\ufe0f\u20e3🇫👍🏽½ \u00a0") | st.characters(),
    max_size=60,
)


@given(culprit_text)
def test_culprits_are_all_that_forces_unicode(text: str) -> None:
    found = culprits(text)
    rest = text
    for one in sorted(found, key=lambda one: -len(one.char)):
        assert text.count(one.char) >= one.count > 0
        assert one.name
        assert one.name.isprintable()
        rest = rest.replace(one.char, "")
    assert bool(found) == (measure(text).encoding == "UCS-2")
    assert measure(rest).encoding == "GSM-7"


@given(culprit_text)
def test_what_can_be_replaced_is_plain_afterwards(text: str) -> None:
    for one in culprits(text):
        if one.replacement is not None:
            assert measure(one.replacement).encoding == "GSM-7"
    after = replace_culprits(text)
    if all(one.replacement is not None for one in culprits(text)):
        assert measure(after).encoding == "GSM-7"
    assert replace_culprits(after) == after


def test_line_ends_are_cleaned_and_nothing_else() -> None:
    assert clean("a\r\nb\rc\u2028d\u2029e\n\tf\x00 ") == "a\nb\nc\nd\ne\n\tf\x00 "


@given(st.text())
def test_cleaning_is_done_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert not re.search("[\r\u2028\u2029]", clean(text))


def test_unsendable_characters_are_named_once() -> None:
    assert unsendable("a\x00b\x00\x1b\x07\x9f\ud800") == (
        "NUL (U+0000)",
        "escape (U+001B)",
        "bell (U+0007)",
        "control character (U+009F)",
        "half a character (U+D800)",
    )


@pytest.mark.parametrize("text", ["", "Bonjour,\nà demain\t!", "👍🏽 שלום \u202e", "漢字"])
def test_any_readable_text_is_sendable(text: str) -> None:
    assert unsendable(text) == ()
