"""What is certain of sends, in words: to whom, from whom, when, at which price, how many are listed."""

from functools import lru_cache

from PySide6.QtCore import QDate, QDateTime

from ovhsms_gui.core.scheduling import opening
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.gui.outbox import faces, holding, periods, words
from ovhsms_gui.gui.outbox.listing import Listing
from ovhsms_gui.store.rows import ReceiverRow, SendRow
from ovhsms_gui.store.traces import is_trace


def to_whom(send: SendRow) -> str:
    """One person by name, several by their number."""
    if send.test:
        return translate("Outbox", "test to me")
    return send.who or messages.people(send.total)


def priced(send: SendRow, to: str) -> str:
    """The same with what it is to cost, while all of it is to come: it is not billed yet."""
    if not faces.to_come(send) or send.estimated is None or send.counts.get(ReceiverState.CANCELLED):
        return to
    return f"{to} · {messages.credits_(send.estimated)}"


def leaves(send: SendRow, now: float, *, whole: bool = False, undo: int = 0) -> str:
    """When it was confirmed, or is to leave; `whole`: with all of the day. `now`: by OVHcloud's clock.

    `undo`: seconds in which it can be undone as yet.
    """
    due = send.terms.due
    if undo and due is None:
        return translate("Outbox", "in {n} s").format(n=messages.figure(undo))
    opens = holding.until(send, now)
    if opens is not None:  # OVHcloud lets nothing of it leave before
        return holding.until_then(opens) if whole else when.short(opens)
    if due is None or not faces.to_come(send):
        return messages.moment(send.created) if whole else faces.clock(send.created)
    return translate("Outbox", "for {when}").format(when=when.words(due)) if whole else when.short(due)


def facts(send: SendRow, sms: int) -> str:
    """When, from whom, how many SMS at which price, in one line; who stated what of it is `stated`."""
    due = send.terms.due
    return " · ".join(
        filter(
            None,
            (
                faces.moment(send.created, QDate.currentDate()),
                translate("Outbox", "for {when}").format(when=when.words(due)) if due is not None else "",
                _from(send.terms),
                messages.sms(sms) if sms else "",
                _billed(send),
                _inside(_estimated(send)) if send.billed is None or words.is_unbilled(send) else "",
                translate("Outbox", "not advertising") if send.terms.no_stop else "",
            ),
        )
    )


def fresh(answered: float | None, now: float) -> str:
    """When OVHcloud last said what became of it, on whichever day; "" where it has not been asked since the start."""
    if answered is None:
        return ""
    then, today = (QDateTime.fromMSecsSinceEpoch(round(at * 1000)).date() for at in (answered, now))
    if then == today:
        return translate("Outbox", "Updated at {time}").format(time=faces.clock(answered))
    return translate("Outbox", "Updated: {moment}").format(moment=messages.moment(answered))


def stated(send: SendRow) -> str:
    """On whose word, and when, it is no advertising; "" for what is, or where that was not kept."""
    if send.stated is None or not send.terms.no_stop:
        return ""
    at, user = messages.moment(send.stated.at), send.stated.by
    if not user:
        return translate("Outbox", "Stated to be no advertising: {when}.").format(when=at)
    return translate("Outbox", "Stated to be no advertising: {when}, by {user}.").format(when=at, user=user)


def _inside(sentence: str) -> str:
    """As it stands within a line."""
    return sentence[:1].lower() + sentence[1:]


def given_back(send: SendRow) -> str:
    """Where it is seen what became of the credits for what was cancelled for everybody; "" where none were taken."""
    if send.billed is None or words.is_billed(send) or not _is_cancelled(send):
        return ""
    line = translate("Outbox", "See in the balance whether OVHcloud has given back {n}.")
    return line.format(n=messages.credits_(send.billed))


def _is_cancelled(send: SendRow) -> bool:
    return send.counts.get(ReceiverState.CANCELLED, 0) == send.total


def _billed(send: SendRow) -> str:
    if given_back(send):
        return translate("Outbox", "nothing was sent")
    if send.billed is None or not words.is_billed(send):
        return _inside(words.billed(send).removesuffix("."))
    one, many = translate("Outbox", "{n} credit billed"), translate("Outbox", "{n} credits billed")
    return messages.counted(one, many, send.billed)


def _estimated(send: SendRow) -> str:
    """What it was to cost, as long as nothing was billed."""
    if send.estimated is None:
        return ""
    return translate("Outbox", "Estimated: {n}").format(n=messages.credits_(send.estimated))


def _from(terms: Terms) -> str:
    if terms.allow_replies:
        return translate("Outbox", "from a short number (replies allowed)")
    return translate("Outbox", "from {sender}").format(sender=terms.sender)


def sender(terms: Terms) -> str:
    """From whom it comes, as the receiver sees it."""
    return translate("Outbox", "a short number (replies allowed)") if terms.allow_replies else terms.sender


def moment(send: SendRow, row: ReceiverRow) -> float | None:
    """When it left for one person, or is to leave at OVHcloud, in seconds since 1970; None where neither is known."""
    if row.sent is None:
        return None
    leaves = send.terms.due or Due(row.sent)  # it never leaves at another time instead
    return opening(leaves).at if row.state is ReceiverState.HELD else leaves.at


def sms_each(terms: Terms, row: ReceiverRow) -> int:
    """How many SMS one person's message is."""
    return _sms(terms, row.text) if row.parts is None else row.parts


@lru_cache(maxsize=64)  # many people get one text
def _sms(terms: Terms, text: str) -> int:
    return terms.measure(text).parts


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
