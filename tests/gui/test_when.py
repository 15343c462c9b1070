"""Days in words: as the calendar counts them, and as French writes the first of a month."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import QDate, QLocale

from ovhsms_gui.gui import messages, when


@pytest.fixture
def french() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.French))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("now", "then", "words"),
    [
        ("2026-11-27 20:10", "2026-11-30 08:05", "in 3 days"),  # 60 hours
        ("2026-11-27 08:00", "2026-11-30 18:00", "in 3 days"),
        ("2026-11-27 23:50", "2026-11-29 23:55", "in 2 days"),
        ("2026-11-27 20:10", "2026-11-29 08:05", "in 36 hours"),
        ("2026-11-27 20:10", "2026-11-27 20:40", "in 30 minutes"),
    ],
)
def test_days_are_those_of_the_calendar(now: str, then: str, words: str) -> None:
    until, at = (datetime.fromisoformat(moment).timestamp() for moment in (then, now))
    assert messages.left(until, at) == words


def test_in_french_the_first_of_a_month_is_no_plain_figure(french: None) -> None:
    assert when.dated(QDate(2026, 12, 1), "dddd d MMMM") == "mardi 1er décembre"
    assert when.dated(QDate(2026, 12, 1), "ddd d MMM") == "mar. 1er déc."
    assert when.dated(QDate(2026, 12, 11), "dddd d MMMM") == "vendredi 11 décembre"


def test_in_english_it_is() -> None:
    assert when.dated(QDate(2026, 12, 1), "dddd d MMMM") == "Tuesday 1 December"
