"""What is marked in the editor, where exactly, and what replacing does to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QTextDocumentFragment
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolTip

from ovhsms_gui.core.text import culprit, find_culprits
from ovhsms_gui.gui.compose.edits import LONGEST_TEXT, MessageEdit
from ovhsms_gui.gui.compose.marks import Kind, marks, mendable, mended, removable, unknown_names
from ovhsms_gui.gui.kit.palette import DARK, State, application_palette, tone_of

from .conftest import Desk
from .people import TEAM, take_in

WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline
NBSP, NNBSP = "\u00a0", "\u202f"


def editor(desk: Desk) -> MessageEdit:
    return desk.find(MessageEdit, "messageEdit")


def marked(desk: Desk) -> list[tuple[str, int, int, bool]]:
    """Every run with a format: its text, where it stands in the document as Qt counts, whether underlined."""
    found = []
    block = editor(desk).document().begin()
    while block.isValid():
        raw = block.text().encode("utf-16-le")
        for run in block.layout().formats():
            text = raw[run.start * 2 : (run.start + run.length) * 2].decode("utf-16-le")
            wave = run.format.underlineStyle() == WAVE
            found.append((text, block.position() + run.start, run.length, wave))
        block = block.next()
    return found


def waves(desk: Desk) -> list[tuple[str, int, int]]:
    return [(text, start, length) for text, start, length, wave in marked(desk) if wave]


def counter(desk: Desk) -> str:
    return QTextDocumentFragment.fromHtml(desk.find(QLabel, "partsLabel").text()).toPlainText()


def culprit_words(desk: Desk) -> str:
    return desk.find(QLabel, "culpritLabel").text()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’été", [("’", 1, 1)]),
        ("ok 😀 l’été", [("😀", 3, 2), ("’", 7, 1)]),
        ("👩‍👩‍👧 et 👍🏽 œ", [("👩‍👩‍👧", 0, 8), ("👍🏽", 12, 4), ("œ", 17, 1)]),
        ("🇫🇷 – 😀\n😀 –", [("🇫🇷", 0, 4), ("–", 5, 1), ("😀", 7, 2), ("😀", 10, 2), ("–", 13, 1)]),
        ("me\u0301me e\u0301", [("e\u0301", 1, 2), ("e\u0301", 6, 2)]),
        (f"5{NBSP}€ à 9{NNBSP}h", [(NBSP, 1, 1), (NNBSP, 7, 1)]),
        ("Ærø ñ ß € [ok]", []),
    ],
)
def test_what_forces_unicode_is_underlined_to_the_very_unit(
    desk: Desk, text: str, expected: list[tuple[str, int, int]]
) -> None:
    desk.write(text)
    assert waves(desk) == expected


def test_placeholders_are_marked_and_unknown_ones_underlined(desk: Desk) -> None:
    text = "😀 {first_name} {tiem}, {town|à Foix…}"
    desk.write(text)
    assert [run for run in marked(desk) if run[3]] == [("😀", 0, 2, True), ("…", 36, 1, True)]
    take_in(desk, *TEAM)
    assert [run[0] for run in marked(desk) if not run[3]] == ["{first_name}"]
    assert [run[0] for run in marked(desk) if run[3]] == ["😀", "{tiem}", "{town|à Foix…}"]
    kinds = {mark.text: mark.kind for mark in marks(text, unknown_names(desk.parts.compose.plan))}
    assert (kinds["tiem"], kinds["town"]) == (Kind.UNKNOWN, Kind.DEFAULT), "in the way, and worth a look"
    desk.parts.compose.clear_receivers()
    assert [run[0] for run in marked(desk) if run[3]] == ["😀", "…"], "nobody to tell what is known"


def test_a_name_in_braces_is_not_sent_and_costs_nothing() -> None:
    found = marks("{Âge} {Âge|trente–six} Â")
    assert [mark.text for mark in found if mark.kind is Kind.CULPRIT] == ["–", "Â"]
    assert [(mark.start, mark.end) for mark in found if mark.kind is Kind.CULPRIT] == [(17, 18), (23, 24)]


@given(st.text(st.sampled_from("ae’–œ…😀\u0301\u00a0°nN|👍🏽 \n"), max_size=12))
def test_mending_all_marks_is_what_the_alphabet_says(text: str) -> None:
    expected = list(text)
    for start, char in find_culprits(text):
        spelt = culprit(char).replacement
        if spelt is not None:
            expected[start : start + len(char)] = [spelt] + [""] * (len(char) - 1)
    assert mended(text, mendable(marks(text))) == "".join(expected)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bonjour 😀 à demain", "Bonjour à demain"),
        ("à demain 😀", "à demain"),
        ("à demain 😀👍🏽\nAna ❤\ufe0f", "à demain\nAna"),
        ("😀 l’heure (🇫🇷)!", " l'heure ()!"),
        ("½ № ≈ Ж 20 ℃ \ufffd", "½ No ≈ Ж 20 ℃ \ufffd"),
        ("à 🔟 h, groupe 🅰, 🆘 🈺", "à 🔟 h, groupe 🅰, 🆘 🈺"),
        ("lundi ✅ mardi ❌ jeudi ✔\ufe0f", "lundi ✅ mardi ❌ jeudi ✔\ufe0f"),
    ],
)
def test_a_picture_can_go_with_its_blank_and_what_says_something_cannot(text: str, left: str) -> None:
    assert mended(text, removable(marks(text))) == left


def test_replacing_all_is_one_step_back(desk: Desk) -> None:
    text = f"L’été{NBSP}: 😀 le cœur d’A\u0301na…"
    desk.write(text)
    edit = editor(desk)
    desk.click("replaceButton")
    assert edit.text() == "L'été : 😀 le coeur d'Ana..."
    QTest.keyClick(edit, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert edit.text() == text
    assert desk.parts.compose.draft.text == text
    assert [run[0] for run in waves(desk)] == ["’", NBSP, "😀", "œ", "’A\u0301", "…"]


def test_the_caret_stays_where_it_was(desk: Desk) -> None:
    desk.write("l’été… là")
    edit = editor(desk)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    desk.click("replaceButton")
    QTest.keyClicks(edit, "|")
    assert edit.text() == "l'été... l|à"


def choices(desk: Desk) -> list[str]:
    menu = desk.find(QPushButton, "replaceSomeButton").menu()
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def choose(desk: Desk, words: str) -> None:
    choices(desk)
    menu = desk.find(QPushButton, "replaceSomeButton").menu()
    next(action for action in menu.actions() if words in action.text()).trigger()


def test_one_kind_or_the_one_at_the_caret_is_replaced_alone(desk: Desk) -> None:
    desk.write("😀 l’un – l’autre – fin")
    edit = editor(desk)
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert choices(desk) == [
        "Only the first: “’” curly apostrophe → '",
        "“’” curly apostrophe → ', 2 times",
        "“–” en dash → -, 2 times",
    ]
    edit.go_to(8, 8)
    assert choices(desk)[0] == "Only this one: “–” en dash → -"
    choose(desk, "Only this one")
    assert edit.text() == "😀 l’un - l’autre – fin"
    assert choices(desk)[0] == "Only the next: “’” curly apostrophe → '"
    choose(desk, "2 times")
    assert edit.text() == "😀 l'un - l'autre – fin"
    for expected in ("😀 l’un - l’autre – fin", "😀 l’un – l’autre – fin"):
        edit.undo()
        assert edit.text() == expected


def test_characters_are_named_counted_and_what_replacing_saves_is_told(desk: Desk) -> None:
    desk.add("06 39 98 00 12, 06 39 98 00 13, 06 39 98 00 14")
    desk.write("Bonjour, l’équipe vous attend à l’heure" + " x" * 40)
    assert counter(desk).startswith("2 SMS each instead of 1  ")
    assert culprit_words(desk) == "Because of “’” curly apostrophe (2 times)."
    assert desk.find(QPushButton, "replaceButton").text() == "Sim&plify (saves 3 SMS)"
    desk.write("À bientôt ❄")
    assert "Because of “À”, “ô”, “❄” emoji or symbol only" in culprit_words(desk).replace(
        "snowflake", "emoji or symbol"
    )
    desk.write("l’heure")
    assert "only 70 characters fit into an SMS instead of 160" in culprit_words(desk)
    assert counter(desk).startswith("1 SMS each  ")
    assert desk.find(QPushButton, "replaceButton").text() == "Sim&plify", "it costs no more"
    desk.write("l'heure")
    assert not desk.find(QLabel, "culpritLabel").isVisible()
    desk.write("😀")
    assert not desk.find(QPushButton, "replaceButton").isVisible()
    assert "only 70 characters fit into an SMS." in culprit_words(desk)


def test_an_emoji_is_removed_where_that_saves_something(desk: Desk) -> None:
    desk.add("06 39 98 00 12")
    text = "Bonjour 😊 l’équipe vous attend" + " x" * 60
    desk.write(text)
    assert counter(desk).startswith("3 SMS each instead of 1  ")
    assert culprit_words(desk).startswith("Because of “😊” ")
    button = desk.find(QPushButton, "replaceButton")
    assert button.text() == "Sim&plify (saves 2 SMS)"
    assert button.toolTip().splitlines()[0].endswith(" → nothing"), "it is told before it is done"
    assert choices(desk)[1].endswith("→ nothing, once")
    desk.click("replaceButton")
    assert editor(desk).text() == "Bonjour l'équipe vous attend" + " x" * 60
    editor(desk).undo()
    assert editor(desk).text() == text
    desk.write("Bonjour 😊 l’équipe")
    desk.click("replaceButton")
    assert editor(desk).text() == "Bonjour 😊 l'équipe", "it costs nothing"


def test_the_counter_is_in_the_colour_of_a_warning_while_a_character_makes_it_dear(desk: Desk) -> None:
    label, ink = desk.find(QLabel, "partsLabel"), tone_of(desk.parts.window.palette()).colour(State.WARNING)
    for text, dear in (("é" * 200, False), ("é" * 70 + "😊", True), ("😊", False), ("é" * 71, False)):
        desk.write(text)
        assert (text, ink.name() in label.text()) == (text, dear)


def test_what_replacing_saves_where_only_some_need_more(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour {first_name}, l’équipe vous attend demain matin, tôt")
    # "Antoinette" nine times
    assert counter(desk).startswith("1 SMS each: 2 people  ")
    assert culprit_words(desk).startswith("Up to 3 SMS each instead of 1 because of ")
    assert desk.find(QPushButton, "replaceButton").text() == "Sim&plify (saves 2 SMS)"


def tip(desk: Desk, place: int) -> str:
    edit = editor(desk)
    cursor = edit.textCursor()
    cursor.setPosition(place)
    point = edit.cursorRect(cursor).center() + QPoint(1, 0)
    QApplication.sendEvent(
        edit.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, point, edit.viewport().mapToGlobal(point))
    )
    return QToolTip.text()


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_a_mark_says_what_it_means_under_the_pointer(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("😀 l’an {tiem} {time|<b>9 h</b>}")
    assert "grinning face: with it an SMS holds 70 characters, not 160. Nothing plain" in tip(desk, 1)
    assert "curly apostrophe" in tip(desk, 4)
    assert "No receiver has a column called “tiem”" in tip(desk, 10)
    assert "&lt;b&gt;9 h&lt;/b&gt;" in tip(desk, 18)
    desk.write("plain")
    tip(desk, 2)
    desk.until(lambda: not QToolTip.isVisible())


def test_marks_follow_the_theme(desk: Desk, qapp: QApplication) -> None:
    desk.write("{name} l’an")

    def colours() -> set[str]:
        formats = editor(desk).document().begin().layout().formats()
        return {run.format.foreground().color().name() for run in formats}

    light, before = colours(), qapp.palette()
    try:
        qapp.setPalette(application_palette(DARK))
        QApplication.processEvents()
        assert colours() != light
    finally:
        qapp.setPalette(before)


def test_the_longest_text_is_mended_in_one_step(desk: Desk) -> None:
    text = "’😀" * (LONGEST_TEXT // 4)
    desk.write(text)
    desk.click("replaceButton")
    assert editor(desk).text() == "'" * (len(text) // 2)
    editor(desk).undo()
    assert editor(desk).text() == text
