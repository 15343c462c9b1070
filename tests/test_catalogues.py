"""Every translation, one by one: what is put in, what is pressed, and how French is printed."""

import re
from collections import Counter

import pytest

from .gui.tongues import NAMES, catalogue

MESSAGES = list(catalogue())
NARROW, WIDE = "\u202f", "\u00a0"
# What is typed as it stands: links, times of computers, the patterns of files.
CODE = re.compile(r"sms:\S*|https?:|\{\{.*?\}\}|\(\*.*?\)")
RULES = {
    "a straight apostrophe": r"['`]",
    "a straight or an English quotation mark": r'["“”]',
    "no narrow space before ; ! ?": rf"(?<![{NARROW}(«])[;!?]",
    "no space before :": rf"(?<!{WIDE}):",
    "no narrow space inside « »": rf"«(?!{NARROW})|(?<!{NARROW})»",
    "three points": r"\.\.\.",
    "a figure that may be parted from its unit": r"[\d}] (?:h|s|Mo|SMS)\b",
    "two spaces": r"(?<!\{name\})  ",
}


def test_there_are_hundreds() -> None:
    assert len(MESSAGES) > 900
    assert [text for _, text, french in MESSAGES if not french] == []


def test_the_same_names_are_put_in() -> None:
    assert [
        french for _, text, french in MESSAGES if set(NAMES.findall(text)) != set(NAMES.findall(french))
    ] == []


def test_the_same_markup_is_in_both() -> None:
    tags = re.compile(r"</?\w+>|%\w|\n")
    assert [
        french for _, text, french in MESSAGES if Counter(tags.findall(text)) != Counter(tags.findall(french))
    ] == []


def test_a_letter_to_press_is_in_both_or_in_neither() -> None:
    assert [french for _, text, french in MESSAGES if text.count("&") != french.count("&")] == []
    pressed = [french[french.index("&") + 1] for _, _, french in MESSAGES if "&" in french]
    assert [letter for letter in pressed if not letter.isascii() or not letter.isalpha()] == []


@pytest.mark.parametrize("name", RULES)
def test_it_is_printed_as_french_is(name: str) -> None:
    rule = re.compile(RULES[name])
    assert [french for _, _, french in MESSAGES if rule.search(CODE.sub("x", french))] == []


def test_dots_that_say_that_a_dialog_follows_are_kept() -> None:
    assert [
        french for _, text, french in MESSAGES if "&" in text and text.endswith("…") != french.endswith("…")
    ] == []


def test_nothing_is_left_in_english() -> None:
    alike = {
        text for _, text, french in MESSAGES if text == french and re.search(r"[a-z]{3}", NAMES.sub("", text))
    }
    assert alike == {
        "Contacts",
        "contacts",
        "mobile",
        "macron",
        "tilde",
        "prime",
        "double prime",
        "Contacts…",
        "Date",
        "ogonek",
        "eth",
        "thorn",
        "caron",
        "&Message",
        "Message",
        "Messages",
        "{n} message",
        "{n} messages",
        "Conversation",
        "e-mail",
        "Conversations",
        "N&ote",
        "Pages",
    }
