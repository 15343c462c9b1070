"""The fields of people as a text is to name them: as their column is called, or in the window's language."""

import re

from PySide6.QtCore import QCoreApplication

from ovhsms_gui.core.fields import FIRST_NAME, LAST_NAME, NAME, field_of
from ovhsms_gui.core.placeholders import key, places

translate = QCoreApplication.translate


def called(column: str, *, alone: bool = True) -> str:
    """The column as a text can name it, without marks if it has to be; "" if it cannot.

    A name that a reader of files made of it is told as people write: "heure rdv", and in the window's language where
    it stands alone for its field.
    """
    bare = key(column)
    if column == bare:
        plain = bare.replace("_", " ")
        column = _own().get(field_of(bare), plain) if alone else plain
    plain = " ".join(re.findall(r"[^\W_]+", column))
    return next((name for name in (column, plain) if _is_one(f"{{{name}}}")), "")


def _own() -> dict[str, str]:
    """What the contacts and the cards call otherwise than people do; the very words are spellings of the field."""
    return {
        NAME: translate("Fields", "name"),
        FIRST_NAME: translate("Fields", "first name"),
        LAST_NAME: translate("Fields", "last name"),
        "org": translate("Fields", "company"),
        "title": translate("Fields", "title"),
        "job_title": translate("Fields", "job title"),
        "email": translate("Fields", "e-mail"),
    }


def _is_one(text: str) -> bool:
    return [(place.start, place.end) for place in places(text)] == [(0, len(text))]
