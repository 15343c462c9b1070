"""The parts line: as typed, and what the receivers' own words make of it."""

import re

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QListWidget, QWidget

from ovhsms_gui.gui.compose.parts import fill
from ovhsms_gui.gui.kit.chip import ChipButton
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.palette import State

from .conftest import Desk
from .people import TEAM, person, take_in


def parts(desk: Desk) -> list[str]:
    words = desk.find(QLabel, "partsLabel").text().replace("<br>", "\n").replace("&nbsp;", " ")
    return re.sub("<[^>]*>", "", words).split("\n")


def others(desk: Desk) -> str:
    chip = desk.find(ChipButton, "otherPartsChip")
    assert chip.isVisible() == bool(chip.text())
    return chip.text()


def test_of_no_text_nothing_is_counted(desk: Desk) -> None:
    label = desk.find(QLabel, "partsLabel")
    assert label.isHidden()
    desk.write("Bonjour")
    assert not label.isHidden()


def test_one_text_for_all_is_one_figure(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour")
    assert parts(desk) == ["1 SMS each  142 characters left · STOP line included"]
    assert others(desk) == ""
    desk.find(QCheckBox, "noStopToggle").click()
    assert parts(desk) == ["1 SMS each  153 characters left"]


def test_who_needs_more_is_counted(desk: Desk) -> None:
    take_in(desk, *TEAM, person("06 39 98 00 15", "Zoë", first_name="Zoë" + "z" * 66))
    desk.find(QCheckBox, "noStopToggle").click()
    desk.write("Bonjour {first_name}, " + "x" * 80)
    assert parts(desk) == ["1 SMS each: 2 people  65 characters left"], "by most people's messages"
    assert others(desk) == "2 to 3 SMS each: 2 people"
    shown = desk.find(QLabel, "previewReceiverLabel")
    seen = []
    for _ in range(3):
        desk.click("otherPartsChip")
        seen.append(shown.text())
    assert seen == [TEAM[-1].name, "Zoë", TEAM[-1].name]


def test_the_meter_shows_what_the_words_beside_it_say(desk: Desk) -> None:
    few = person("06 39 98 00 15", "Zoê", first_name="Zoê"), person("06 39 98 00 16", "Eve", first_name="Eve")
    take_in(desk, *TEAM, *few[:1])
    desk.find(QCheckBox, "noStopToggle").click()
    desk.write("Bonjour {first_name}, " + "x" * 60)
    assert fill(desk.parts.compose.plan)[::2] == (1, False)
    assert parts(desk)[0].startswith("1 SMS each: 3 people  ")
    assert others(desk) == "", "the remark tells of them"
    assert desk.find(QLabel, "dearValuesLabel").text().startswith("2 SMS instead of 1 for Zoê")
    desk.parts.compose.remove([0, 1, 3])
    take_in(desk, *few)
    assert fill(desk.parts.compose.plan)[::2] == (1, False), "where as many get another number, the lower one"
    desk.parts.compose.remove([desk.parts.compose.plan.receivers.people])
    assert fill(desk.parts.compose.plan)[::2] == (2, True)
    assert parts(desk)[0].startswith("2 SMS each  ")


def test_the_chip_leads_to_the_preview_where_that_stands_alone(desk: Desk) -> None:
    window = desk.parts.window
    window.activateWindow()
    desk.until(window.isActiveWindow)
    window.resize(px(60), px(50))
    take_in(desk, *TEAM)
    desk.write("Bonjour {first_name}, " + "x" * 80)
    QTest.keyClick(desk.find(QWidget, "receiverEdit"), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    chip = desk.find(ChipButton, "otherPartsChip")
    desk.until(chip.isVisible)
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    desk.until(desk.find(QWidget, "previewLabel").isVisible)
    assert desk.find(QWidget, "nextReceiverButton").hasFocus()


def test_many_different_lengths_are_a_range(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 150 * n) for n in range(6)))
    take_in(desk, *TEAM[:2])
    desk.write("Bonjour {first_name|vous}")
    assert parts(desk)[0].startswith("1 SMS each: 3 people  136 characters left")
    assert others(desk) == "2 to 6 SMS each: 5 people"


def test_without_anybody_the_text_counts_as_it_stands(desk: Desk) -> None:
    desk.find(QCheckBox, "noStopToggle").click()
    desk.write("Bonjour {first_name}")
    assert parts(desk) == ["1 SMS each  138 characters left"]


def test_nobody_can_take_the_figures_for_less_than_one_sms_each(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 150 * (n < 2)) for n in range(6)))
    desk.write("Bonjour {first_name|vous}")
    assert others(desk) == "2 SMS each: 2 people"
    findings = desk.find(QListWidget, "findingsView")
    told = [findings.item(row).text() for row in range(findings.count())]
    assert any(line.startswith("2 people need up to 2 SMS each because of ") for line in told)


def test_each_is_what_most_get(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 150 * (n > 0)) for n in range(3)))
    desk.write("Bonjour {first_name|vous}")
    assert parts(desk)[0].startswith("2 SMS each: 2 people  ")
    assert others(desk) == "1 SMS for 1 person"
    assert desk.find(ChipButton, "otherPartsChip").face.state is State.TRANSIT, "they cost less"
