"""Sends as a table for a spreadsheet: a line for each person, with all that was sent to them and what became of it."""

from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import facts, words
from ovhsms_gui.store.queries import TAKEN
from ovhsms_gui.store.rows import ReceiverRow, SendRow

translate = QCoreApplication.translate


def header() -> tuple[str, ...]:
    """The titles of the columns."""
    return (
        translate("Outbox", "Date"),
        translate("Outbox", "Number"),
        translate("Outbox", "Name"),
        translate("Outbox", "Sender"),
        translate("Outbox", "Text"),
        translate("Outbox", "SMS"),
        translate("Outbox", "Credits"),
        translate("Outbox", "State"),
        translate("Outbox", "Reason"),
    )


def cells(send: SendRow, row: ReceiverRow) -> tuple[str, ...]:
    """A line of it. Without SMS and credits where OVHcloud has no message, as far as is known."""
    taken = row.state in TAKEN or row.state is ReceiverState.UNKNOWN
    added = STOP_CLAUSE if row.text and send.terms.stop_clause else ""
    return (
        _moment(send.created if row.sent is None else row.sent),
        facts.number(row),
        row.name,
        facts.sender(send.terms),
        row.text + added,
        messages.figure(_sms(send.terms, row.text) if row.parts is None else row.parts) if taken else "",
        "" if row.credits is None else messages.figure(row.credits),
        messages.receiver_state(row.state)[1],
        words.person(row),
    )


def _moment(seconds: float) -> str:
    """As a spreadsheet knows it for a time again, which is not how it is told in words."""
    return QLocale().toString(
        QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)), QLocale.FormatType.ShortFormat
    )


@lru_cache(maxsize=64)  # many people get one text
def _sms(terms: Terms, text: str) -> int:
    return terms.measure(text).parts
