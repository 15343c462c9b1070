"""Made-up people with fields, put into the list as a reader of files would."""

from typing import TYPE_CHECKING

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row

if TYPE_CHECKING:
    from .conftest import Desk


def person(raw: str, name: str, **fields: str) -> Row:
    return Row(parse(raw, "FR"), name, "file", tuple(fields.items()))


TEAM = (
    person("06 39 98 00 12", "Ana Duval", first_name="Ana", time="9 h"),
    person("06 39 98 00 13", "Bruno Petit", first_name="Bruno", time="9 h 30"),
    person("0612", "Nobody", first_name="Nobody", time="never"),
    person(
        "06 39 98 00 14", "Marie-Antoinette de La Rochefoucauld", first_name="Antoinette" * 9, time="10 h"
    ),
)
LONDON = person("+44 7400 900123", "Kate Hill", first_name="Kate", time="11 h")


def take_in(desk: "Desk", *rows: Row) -> None:
    desk.parts.compose.add_rows(rows)
    desk.until(lambda: not desk.parts.compose.busy)


def many_states(desk: "Desk") -> None:
    """A page on which much is to be said: rows that are wrong, a dear character, a field that some lack."""
    take_in(desk, *TEAM, LONDON)
    desk.add("06 39 98 00 12\n01 99 00 12 34")
    desk.write("Bonjour {first_name}, le cabinet sera fermé à {hour}, c’est déplacé ❄")
    desk.until(lambda: desk.parts.compose.plan.counted)
