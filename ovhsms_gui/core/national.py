"""How a number is written somewhere: people there write their own without the country's code."""

from functools import lru_cache
from typing import Protocol

from ovhsms_gui.core.ranges import library


class Shown(Protocol):
    """A number, or a message that goes to one."""

    @property
    def e164(self) -> str | None:
        """None for what is no number."""

    @property
    def shown(self) -> str:
        """As it is written everywhere."""

    @property
    def country(self) -> str:
        """ISO 3166."""


def written(number: Shown, region: str) -> str:
    """As it is written in `region` (ISO 3166): 06 39 98 00 12 in France, +33 6 39 98 00 12 elsewhere."""
    if number.e164 is None or number.country != region.upper():
        return number.shown
    return _at_home(number.e164)


@lru_cache(maxsize=1024)  # what is in sight is drawn again and again
def _at_home(e164: str) -> str:
    return str(library().format_number(library().parse(e164), library().PhoneNumberFormat.NATIONAL))
