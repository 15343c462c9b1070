"""What the replies page says: times, who wrote, how long people can answer, and what is in the way."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.national import written
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.text import STOP_CLAUSE
from ovhsms_gui.gui import messages, when
from ovhsms_gui.gui.kit.bubble import Mark, Stretch, units
from ovhsms_gui.gui.kit.chip import ChipFace, state_face
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.palette import State
from ovhsms_gui.gui.kit.talks import TalkFace
from ovhsms_gui.gui.outbox import faces, holding
from ovhsms_gui.gui.outbox import words as of_sends
from ovhsms_gui.gui.settings.words import removed
from ovhsms_gui.ovh.endpoints import MAY_NOT
from ovhsms_gui.store.conversations import Conversation, Said, Thread
from ovhsms_gui.store.inbox import Box
from ovhsms_gui.store.rows import ReceiverRow

translate = QCoreApplication.translate

_HOUR = 3600.0
_SOON = 12 * _HOUR  # with less they may be hurried
_WEEK = 7


def number(e164: str, region: str) -> str:
    """As it is written at home; what is no number stays as OVHcloud writes it."""
    parsed = parse(e164, "")
    if parsed.e164 is not None:
        return written(parsed, region)
    return e164 or translate("Replies", "unknown number")


def called(e164: str, name: str, region: str) -> str:
    """By name, or by number."""
    return name or number(e164, region)


def face(row: Conversation, region: str, now: float) -> TalkFace:
    """A conversation in the list."""
    words = " ".join(row.text.split())
    if row.removed is not None and not words:
        words = removed(row.removed)
    if row.mine:
        words = translate("Replies", "You: {text}").format(text=words)
    return TalkFace(
        called(row.e164, row.name, region),
        lately(row.at, now),
        words,
        messages.figure(row.unread) if row.unread else "",
        _chip(row, now),
    )


def heard(row: Conversation, region: str, now: float) -> str:
    """All of it, for who cannot see it."""
    shown = face(row, region, now)
    unread = unread_words(row.unread) if row.unread else ""
    chip = shown.chip.text if shown.chip else ""
    return ", ".join(filter(None, (shown.who, unread, shown.when, chip, shown.text)))


def _chip(row: Conversation, now: float) -> ChipFace | None:
    if row.asks_to_stop:
        return state_face("STOP", State.WARNING, icon=Icon.STOP)
    if row.opted_out:
        return ChipFace(translate("Replies", "opted out"))
    return _hurry(row, now)


def _hurry(row: Conversation, now: float) -> ChipFace | None:
    left = (row.until or 0.0) - now
    if row.mine or not 0 < left <= _SOON:
        return None
    text = translate("Replies", "about {hours} h left").format(
        hours=messages.figure(max(1, int(left / _HOUR)))
    )
    return state_face(text, State.WARNING, icon=Icon.CLOCK)


def lately(seconds: float, now: float) -> str:
    """A moment as short as it can be told: the hour today, then the day."""
    date, today = day_of(seconds), day_of(now)
    if date == today:
        return faces.clock(seconds)
    if date == today.addDays(-1):
        return translate("Replies", "yesterday")
    if 0 < date.daysTo(today) < _WEEK:
        return QLocale().toString(date, "dddd")
    form = "d MMM" if date.year() == today.year() else "d MMM yyyy"
    return when.dated(date, form)


def day(seconds: float, now: float) -> str:
    """The day that stands above the messages of it."""
    date, today = day_of(seconds), day_of(now)
    form = "dddd d MMMM" if date.year() == today.year() else when.DAY
    text = when.dated(date, form)
    if date == today:
        return translate("Replies", "Today, {day}").format(day=text)
    if date == today.addDays(-1):
        return translate("Replies", "Yesterday, {day}").format(day=text)
    return text[:1].upper() + text[1:]


def day_of(seconds: float) -> QDate:
    """On which day a moment is here."""
    return QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)).date()


def unread_words(count: int) -> str:
    """Such as "3 unread replies"."""
    return messages.counted(
        translate("Replies", "{n} unread reply"), translate("Replies", "{n} unread replies"), count
    )


def speaker(said: Said, who: str) -> str:
    """Whose message it is and when it was, for who cannot see the side it stands at."""
    form = translate("Replies", "You, {time}") if said.mine else translate("Replies", "{who}, {time}")
    return form.format(who=who, time=faces.clock(said.at))


def at(said: Said, now: float) -> str:
    """When one of ours went, or is to go: then the day is told too, for it is read as one that is past."""
    if said.due is not None and said.due.at > now:
        return when.words(said.due)
    return faces.clock(said.at)


def fate(said: Said, now: float) -> ChipFace:
    """What became of a message of ours: the state, when that was, from whom it came, and what it was billed."""
    shown = faces.of_person(_row(said))
    sender_ = ""
    if said.terms is not None:
        sender_ = translate("Replies", "a short number") if said.terms.allow_replies else said.terms.sender
    billed = "" if said.credits is None else messages.credits_(said.credits)
    state = shown.text, at(said, now)
    if said.state is ReceiverState.HELD:  # it has not gone, whatever the hour at which it was to
        opens = holding.opens_after(said.due, now)
        state = (shown.text if opens is None else holding.until_then(opens), "")
    if said.unbilled:
        billed = of_sends.unbilled()
    parts = (*state, sender_, billed)
    return replace(shown, text=" · ".join(filter(None, parts)))


def why(said: Said) -> str:
    """Why a message of ours has not arrived, where that is known."""
    return "" if said.state is ReceiverState.DELIVERED else of_sends.person(_row(said))


def _row(said: Said) -> ReceiverRow:
    assert said.state is not None
    return ReceiverRow("", "", "", said.state, said.reason)


def text(said: Said) -> tuple[str, tuple[Stretch, ...]]:
    """As that person got it, and what of it OVHcloud added."""
    if not (said.terms and said.terms.stop_clause and said.text):
        return said.text, ()
    return said.text + STOP_CLAUSE, (Stretch(units(said.text), units(STOP_CLAUSE), Mark.ADDED),)


def left_out() -> str:
    """Why nothing is sent to somebody who is on OVHcloud's list."""
    return translate(
        "Replies", "Answered STOP: OVHcloud has this number on its list, and nothing is sent to it."
    )


def silent(thread: Thread) -> str:
    """Under whoever has said nothing: nothing was said to them either, or only they did not."""
    if not thread.said:
        return translate("Replies", "Nothing was sent to this number from here, and nothing came from it.")
    return translate("Replies", "Nothing has come from this number.")


def answerable(who: str, until: float | None, now: float) -> str:
    """How long somebody can write back, about: OVHcloud does not say from when on it counts."""
    if until is None:
        return ""
    left = until - now
    if left <= 0:
        return translate(
            "Replies", "{who} can no longer answer your last message. A new one lets them, for about 48 h."
        ).format(who=who)
    end = QDateTime.fromMSecsSinceEpoch(int(until * 1000))
    day_ = QLocale().toString(end.date(), "dddd")  # of the next two days it is enough
    if left < _HOUR:
        return translate("Replies", "{who} can answer for less than about 1 h more").format(who=who)
    return translate(
        "Replies", "{who} can answer for about {hours} h more, until about {day}, {time}"
    ).format(who=who, hours=messages.figure(int(left / _HOUR)), day=day_, time=when.clock(end.time()))


def cost(plan: Plan) -> str:
    """How long the answer is, and from whom it comes."""
    size = plan.measure
    left = messages.counted(
        translate("Parts", "{n} character left"), translate("Parts", "{n} characters left"), size.left
    )
    return " · ".join(filter(None, (messages.sms(size.parts), left, short_sender(plan))))


def short_sender(plan: Plan) -> str:
    """From whom it comes, in the fewest words."""
    return translate("Replies", "a short number") if plan.terms.allow_replies else plan.terms.sender


def sender(plan: Plan) -> str:
    """From whom it comes, as they see it."""
    if plan.terms.allow_replies:
        return translate("Replies", "a short number, which can be answered")
    return plan.terms.sender


def asked(boxes: tuple[Box, ...], now: float) -> str:
    """When OVHcloud was asked last: each account has times of its own."""
    last = max((box.asked for box in boxes), default=0.0)
    if not last:
        return ""
    if day_of(last) == day_of(now):
        return translate("Replies", "Read at {time}").format(time=faces.clock(last))
    return translate("Replies", "Read on {when}").format(when=messages.moment(last))


def asked_each(boxes: tuple[Box, ...]) -> str:
    """When it was asked about each, where there are several."""
    if len(boxes) < 2:
        return ""
    never = translate("Replies", "not yet")
    return "\n".join(
        translate("Replies", "{service}: {when}").format(
            service=box.service, when=messages.moment(box.asked) if box.asked else never
        )
        for box in boxes
    )


def trouble(boxes: tuple[Box, ...]) -> str:
    """Why replies are missing: what that means, and what to do. "" when none are."""
    found = [box for box in boxes if box.trouble]
    if not found:
        return ""
    reason = Reason(found[0].trouble)
    if reason is Reason.NOT_GRANTED:
        sentence = translate(
            "Replies",
            "⚠ The keys of {service} may not read replies: people can answer, but it does not come up here. Get new "
            "keys under “Accounts…”, or read the replies in OVHcloud's Manager.",
        )
    elif reason in MAY_NOT:
        sentence = translate("Replies", "⚠ The replies to {service} cannot be read. {why}")
    else:
        sentence = translate(
            "Replies", "⚠ The replies to {service} could not be read; it is tried again by itself. {why}"
        )
    return sentence.format(service=found[0].service, why=messages.reason(reason))
