"""Sends as a table for a spreadsheet: a line for each person, with all that was sent to them and what became of it."""

from datetime import UTC, datetime
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.outbox import facts, words
from ovhsms_gui.store.queries import TAKEN
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.work.paperwork import Sheet, SheetKind

translate = QCoreApplication.translate


def made(kind: SheetKind) -> Sheet:
    """How sends are written as such a file."""
    to_cells = typed if kind is SheetKind.WORKBOOK else cells
    return Sheet(kind, header(), to_cells, translate("Outbox", "Sends"), messages.separator())


def kinds() -> dict[str, SheetKind]:
    """The kinds of file by what a dialog calls them, the likely one first."""
    return {
        translate("Outbox", "Excel workbook (*.xlsx)"): SheetKind.WORKBOOK,
        translate("Outbox", "Table for a spreadsheet (*.csv)"): SheetKind.TABLE,
    }


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


class Line(NamedTuple):
    """Of one person, in the order of the columns. Times in seconds since 1970."""

    at: float
    number: str
    name: str
    sender: str
    text: str
    sms: int | None
    credits: float | str | None  # in words, what is not billed yet
    state: str
    reason: str


def line(send: SendRow, row: ReceiverRow) -> Line:
    """Without SMS and credits where OVHcloud has no message, as far as is known."""
    taken = row.state in TAKEN or row.state is ReceiverState.UNKNOWN
    added = STOP_CLAUSE if row.text and send.terms.stop_clause else ""
    at = facts.moment(send, row)
    return Line(
        send.created if at is None else at,
        facts.number(row),
        row.name,
        facts.sender(send.terms),
        row.text + added,
        facts.sms_each(send.terms, row) if taken else None,
        words.unbilled() if row.unbilled else row.credits,
        messages.receiver_state(row.state)[1],
        words.person(row),
    )


def cells(send: SendRow, row: ReceiverRow) -> tuple[str, ...]:
    """A line of a CSV file, as a spreadsheet of the interface's language reads it."""
    at, number, name, sender, text, sms, credits_, state, reason = line(send, row)
    figures = (n or "" if n is None or isinstance(n, str) else messages.figure(n) for n in (sms, credits_))
    return (_moment(at), number, name, sender, text, *figures, state, reason)


def typed(send: SendRow, row: ReceiverRow) -> tuple[str | float | datetime | None, ...]:
    """A line of a workbook: the time is one, on this computer's clock, and figures can be added up."""
    at, *others = line(send, row)
    return (datetime.fromtimestamp(at, UTC).astimezone().replace(tzinfo=None), *others)


def _moment(seconds: float) -> str:
    """As a spreadsheet knows it for a time again, which is not how it is told in words."""
    return QLocale().toString(
        QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)), QLocale.FormatType.ShortFormat
    )
