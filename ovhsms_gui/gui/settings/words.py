"""How long texts are kept, in words."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ovhsms_gui.gui import messages, when
from ovhsms_gui.store.retention import Concerned, TextSweep
from ovhsms_gui.store.rows import Removal

translate = QCoreApplication.translate


def months(count: int) -> str:
    """Such as "12 months"."""
    return messages.counted(translate("Retention", "{n} month"), translate("Retention", "{n} months"), count)


def kept(count: int) -> str:
    """What happens now."""
    if not count:
        return translate("Retention", "The texts of sends and replies are kept for as long as you like.")
    return translate(
        "Retention", "The texts of sends and replies are erased after {months}; the proof of sending stays."
    ).format(months=months(count))


def removed(removal: Removal) -> str:
    """What stands in the place of a text."""
    sentence = translate("Retention", "Text erased on {day}, after {months}.")
    return sentence.format(day=_day(removal.at), months=months(removal.months))


def concerned(found: Concerned, count: int) -> str:
    """What would go now, and what would not."""
    if not (found.sends or found.replies):
        first = translate("Retention", "Nothing is older than {months} today.").format(months=months(count))
    else:
        first = translate(
            "Retention",
            "To be erased now: the texts of {what}, the oldest of {day}. Then, every day, what becomes older.",
        ).format(what=_what(found), day=_day(found.oldest or 0.0))
    if not found.waiting:
        return first
    stays = messages.counted(
        translate("Retention", "{n} more is as old and stays for now: it is not done with, or not read."),
        translate("Retention", "{n} more are as old and stay for now: they are not done with, or not read."),
        found.waiting,
    )
    return f"{first} {stays}"


def last(sweep: TextSweep | None) -> str:
    """What was erased last; "" for never."""
    if sweep is None:
        return ""
    found = Concerned(sweep.sends, sweep.messages, sweep.replies)
    if not (found.sends or found.replies):
        return translate("Retention", "Last looked through on {day}: nothing was to be erased.").format(
            day=_day(sweep.begun)
        )
    return translate("Retention", "Last erased on {day}: the texts of {what}.").format(
        day=_day(sweep.begun), what=_what(found)
    )


def _what(found: Concerned) -> str:
    sends = messages.counted(
        translate("Retention", "{n} send ({messages})"),
        translate("Retention", "{n} sends ({messages})"),
        found.sends,
    ).format(messages=messages.messages(found.messages))
    replies = messages.counted(
        translate("Retention", "{n} reply"), translate("Retention", "{n} replies"), found.replies
    )
    if not found.replies:
        return sends
    if not found.sends:
        return replies
    return translate("Retention", "{sends} and {replies}").format(sends=sends, replies=replies)


def _day(seconds: float) -> str:
    return QLocale().toString(
        QDateTime.fromMSecsSinceEpoch(int(seconds * 1000)).date(), when.DAY.removeprefix("dddd ")
    )
