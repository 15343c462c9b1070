"""What is certain of sends, in words: to whom, from whom, when, at which price, how many are listed."""

from PySide6.QtCore import QDate

from ovhsms_gui.core.terms import Terms
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import periods, words
from ovhsms_gui.gui.outbox.listing import Listing
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.store.traces import is_trace


def to_whom(send: SendRow) -> str:
    """One person by name, several by their number."""
    if send.test:
        return translate("Outbox", "test to me")
    return send.who or messages.people(send.total)


def facts(send: SendRow, sms: int) -> str:
    """When, from whom, how many SMS at which price, and what was said of them, in one line."""
    due = send.terms.due
    return " · ".join(
        filter(
            None,
            (
                messages.moment(send.created),
                translate("Outbox", "for {when}").format(when=when.words(due)) if due is not None else "",
                translate("Outbox", "from {sender}").format(sender=sender(send.terms)),
                messages.sms(sms) if sms else "",
                words.billed(send).removesuffix(".") or _estimated(send),
                translate("Outbox", "not advertising") if send.terms.no_stop else "",
            ),
        )
    )


def _estimated(send: SendRow) -> str:
    """What it was to cost, as long as nothing was billed."""
    if send.estimated is None:
        return ""
    return translate("Outbox", "Estimated: {n}").format(n=messages.credits_(send.estimated))


def sender(terms: Terms) -> str:
    """From whom it comes, as the receiver sees it."""
    return translate("Outbox", "a short number (replies allowed)") if terms.allow_replies else terms.sender


def number(row: ReceiverRow) -> str:
    """As it stands in the journal, or that it was erased."""
    return words.erased(row.e164) if is_trace(row.e164) else row.shown or row.e164


def listed(listing: Listing, today: QDate) -> str:
    """How many sends are listed, and of which days."""
    count = len(listing.rows)
    if listing.failed:
        found = translate("Outbox", "The sends could not be searched")
    elif not count:
        found = translate("Outbox", "No send fits")
    else:
        one, many = translate("Outbox", "{n} send"), translate("Outbox", "{n} sends")
        found = messages.counted(one, many, count)
    if count and not listing.whole:
        found = translate("Outbox", "the newest {n} sends").format(n=messages.figure(count))
    return " · ".join(filter(None, (found, periods.words(listing.period, today))))
