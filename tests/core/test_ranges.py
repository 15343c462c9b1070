"""What the library's own patterns tell about regions, and that a pattern of another kind tells nothing."""

import phonenumbers
import pytest

from ovhsms_gui.core.ranges import national_prefix, reach, trunk


@pytest.mark.parametrize(
    ("region", "prefix", "always"),
    [
        ("FR", "0", "0"),
        ("GB", "0", "0"),
        ("US", "1", ""),  # may be dialled, and is not written
        ("ES", "", ""),
        ("DK", "", ""),
        ("XX", "", ""),
    ],
)
def test_what_is_dialled_before_a_number_at_home(region: str, prefix: str, always: str) -> None:
    assert (national_prefix(region), trunk(region)) == (prefix, always)


def test_a_pattern_of_another_kind_tells_nothing() -> None:
    number = phonenumbers.parse("0639980012", "FR")
    assert reach("0639980012", "FR", number, valid=True, apart=r"3363998\d{4}") is not None
    assert reach("0639980012", "FR", number, valid=True, apart=r"(?=33)\d+") is None


def test_a_number_that_the_library_rewrote_tells_nothing() -> None:
    number = phonenumbers.parse("0639980012", "FR")
    assert reach("0639980013", "FR", number, valid=True, apart=r"3363998\d{4}") is None
