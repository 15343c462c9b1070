"""People write the numbers of their own country without its code, and those of others with it."""

import pytest

from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import parse


@pytest.mark.parametrize(
    ("raw", "region", "expected"),
    [
        ("+33639980012", "FR", "06 39 98 00 12"),
        ("+33639980012", "fr", "06 39 98 00 12"),
        ("+33639980012", "BE", "+33 6 39 98 00 12"),
        ("+34612345678", "FR", "+34 612 34 56 78"),
        ("+262692123456", "FR", "+262 692 12 34 56"),
        ("0612", "FR", "0612"),
        ("hello", "FR", "hello"),
    ],
)
def test_a_number_is_written_as_people_there_write_it(raw: str, region: str, expected: str) -> None:
    assert written(parse(raw, "FR"), region) == expected
