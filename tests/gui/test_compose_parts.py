"""The parts line: as typed, and what the receivers' own words make of it."""

import re

from PySide6.QtWidgets import QCheckBox, QLabel

from .conftest import Desk
from .people import TEAM, person, take_in


def parts(desk: Desk) -> list[str]:
    words = desk.find(QLabel, "partsLabel").text().replace("<br>", "\n").replace("&nbsp;", " ")
    return re.sub("<[^>]*>", "", words).split("\n")


def test_of_no_text_nothing_is_counted(desk: Desk) -> None:
    label = desk.find(QLabel, "partsLabel")
    assert label.isHidden()
    desk.write("Bonjour")
    assert not label.isHidden()


def test_one_text_for_all_is_one_figure(desk: Desk) -> None:
    take_in(desk, *TEAM)
    desk.write("Bonjour")
    assert parts(desk) == ["1 SMS each  142 characters left · STOP line included"]
    desk.find(QCheckBox, "noStopToggle").click()
    assert parts(desk) == ["1 SMS each  153 characters left"]


def test_who_needs_more_is_counted(desk: Desk) -> None:
    take_in(desk, *TEAM, person("06 39 98 00 15", "Zoë", first_name="Zoë" + "z" * 66))
    desk.find(QCheckBox, "noStopToggle").click()
    desk.write("Bonjour {first_name}, " + "x" * 80)
    assert parts(desk) == [
        "1 SMS each; 2 SMS for 1 person; 3 SMS for 1 person  42 characters left in the longest"
    ]


def test_many_different_lengths_are_a_range(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 150 * n) for n in range(6)))
    take_in(desk, *TEAM[:2])
    desk.write("Bonjour {first_name|vous}")
    assert parts(desk)[0].startswith("1 SMS each; 2 to 6 SMS for 5 people  149 characters left")


def test_without_anybody_the_text_counts_as_it_stands(desk: Desk) -> None:
    desk.find(QCheckBox, "noStopToggle").click()
    desk.write("Bonjour {first_name}")
    assert parts(desk) == ["1 SMS each  138 characters left"]


def test_each_is_what_most_get(desk: Desk) -> None:
    take_in(desk, *(person(f"06 39 98 01 {n:02}", "", first_name="y" * 150 * (n > 0)) for n in range(3)))
    desk.write("Bonjour {first_name|vous}")
    assert parts(desk)[0].startswith("2 SMS each; 1 SMS for 1 person  ")
