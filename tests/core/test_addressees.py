"""A number is its receiver's in any form, and never somebody else's."""

import pytest

from ovhsms_gui.core.addressees import Addressees, ending, readable

ANA, BEN, UK = "+33639980012", "+33639980013", "+447700900123"
ALL = Addressees([ANA, BEN, UK, "erased:abc"])


@pytest.mark.parametrize(
    ("raw", "who"),
    [
        (ANA, ANA),
        ("0033639980012", ANA),
        ("33639980012", ANA),
        ("+33 6 39 98 00 12", ANA),
        ("+33 (0)6 39 98 00 13", BEN),
        ("0639980013", BEN),
        ("06.39.98.00.13", BEN),
        ("07700900123", UK),
        ("+33639980014", None),
        ("0639980014", None),
        ("+0639980013", None),
        ("+3363998****", None),
        ("639980012", None),  # nothing says what is missing before it
        ("0012", None),
        ("", None),
    ],
)
def test_who_is_meant(raw: str, who: str | None) -> None:
    assert ALL.find(raw) == who
    assert who is None or ending(raw) == ending(who)


def test_a_number_that_may_be_two_peoples_is_nobodys() -> None:
    assert Addressees(["+33639980012", "+44639980012"]).find("0639980012") is None


@pytest.mark.parametrize(
    ("raw", "whole"), [(ANA, True), ("0639980013", True), ("+336399800**", False), ("", False)]
)
def test_a_masked_number_cannot_be_read(raw: str, whole: bool) -> None:
    assert readable(raw) is whole


@pytest.mark.parametrize(
    ("raw", "may"),
    [
        ("639980012", True),  # without its country
        ("9980012", True),  # cut
        ("+3363998****", True),
        ("", True),
        ("0639980014", False),
        ("+33639980014", False),
        ("0033639980014", False),
        ("33639980014", False),
    ],
)
def test_who_may_be_meant(raw: str, may: bool) -> None:
    assert ALL.may_mean(raw) is may


def test_a_number_that_may_be_two_peoples_may_be_theirs() -> None:
    assert Addressees(["+33639980012", "+44639980012"]).may_mean("0639980012")
