"""Codes into words: every sentence that the core's codes can lead to stands here, once."""

import os
from functools import cache
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from ovhsms_gui.core.errors import CallFailed, Reason
from ovhsms_gui.core.findings import FindingCode
from ovhsms_gui.core.numbers import Kind, Number, Problem
from ovhsms_gui.core.plan import Finding
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP, Complaint
from ovhsms_gui.gui import characters, fields, when
from ovhsms_gui.gui.findings import FINDINGS
from ovhsms_gui.resources import resource
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.vault import VaultStatus

translate = QCoreApplication.translate


def _say(text: str) -> str:
    """A sentence from one of the tables below, translated."""
    return translate("Messages", text)


# What happened, and what to do about it. What it means for the messages is said where they are shown.
_REASONS: dict[Reason, str] = {
    Reason.APPLICATION_KEY: QT_TRANSLATE_NOOP(
        "Messages",
        "OVHcloud does not know this application key here. Check the application key, and that the "
        "endpoint is the one where the keys were made.",
    ),
    Reason.SIGNATURE: QT_TRANSLATE_NOOP(
        "Messages",
        "OVHcloud could not verify the signature. The application secret is the likely culprit: copy "
        "it again, whole. (A consumer key that was never approved can cause this too.)",
    ),
    Reason.CONSUMER_KEY: QT_TRANSLATE_NOOP(
        "Messages",
        "OVHcloud does not accept the consumer key: it is mistyped, has expired, was revoked or was never "
        "approved. Check it, or get new keys.",
    ),
    Reason.NOT_GRANTED: QT_TRANSLATE_NOOP(
        "Messages",
        "The keys are good, but they were not given the right to do this. Get new keys with “Get keys…”, "
        "which asks for the rights needed.",
    ),
    Reason.CLOCK: QT_TRANSLATE_NOOP(
        "Messages",
        "This computer's clock differs too much from OVHcloud's. Set date and time, then try again.",
    ),
    Reason.NOT_FOUND: QT_TRANSLATE_NOOP(
        "Messages", "OVHcloud does not find this SMS account or item. Check that it still exists."
    ),
    Reason.SENDER: QT_TRANSLATE_NOOP(
        "Messages",
        "OVHcloud does not accept this sender name: it does not exist on the account or is not validated yet. "
        "Choose another sender.",
    ),
    Reason.CREDITS: QT_TRANSLATE_NOOP(
        "Messages", "There are not enough credits. Buy credits in your OVHcloud account, then try again."
    ),
    Reason.RATE: QT_TRANSLATE_NOOP("Messages", "OVHcloud asks for a pause: too many calls in a short time."),
    Reason.SERVICE_EXPIRED: QT_TRANSLATE_NOOP(
        "Messages", "This SMS account has expired. Renew it in your OVHcloud account."
    ),
    Reason.CONFLICT: QT_TRANSLATE_NOOP("Messages", "OVHcloud reports a conflict with something under way."),
    Reason.VALUE: QT_TRANSLATE_NOOP("Messages", "OVHcloud does not accept something in the message."),
    Reason.REFUSED: QT_TRANSLATE_NOOP("Messages", "OVHcloud refused."),
    Reason.INVALID_RECEIVERS: QT_TRANSLATE_NOOP("Messages", "OVHcloud accepts none of these numbers."),
    Reason.DNS: QT_TRANSLATE_NOOP(
        "Messages", "OVHcloud's address could not be looked up. Check the internet connection."
    ),
    Reason.NO_CONNECTION: QT_TRANSLATE_NOOP(
        "Messages", "No connection to OVHcloud. Check the internet connection."
    ),
    Reason.CONNECT_TIMEOUT: QT_TRANSLATE_NOOP(
        "Messages", "OVHcloud could not be reached in time. Check the internet connection."
    ),
    Reason.TLS: QT_TRANSLATE_NOOP(
        "Messages",
        "No secure connection: the server's certificate could not be verified. A proxy, a guest network's "
        "sign-in page or a wrong clock can be the cause.",
    ),
    Reason.PROXY: QT_TRANSLATE_NOOP(
        "Messages", "The proxy let no connection through. Check the proxy settings."
    ),
    Reason.READ_TIMEOUT: QT_TRANSLATE_NOOP("Messages", "OVHcloud's answer did not come in time."),
    Reason.RESET: QT_TRANSLATE_NOOP("Messages", "The connection broke before the answer came."),
    Reason.SERVER_ERROR: QT_TRANSLATE_NOOP("Messages", "OVHcloud reports a fault on its side."),
    Reason.BAD_ANSWER: QT_TRANSLATE_NOOP(
        "Messages",
        "The answer makes no sense. A proxy or a network sign-in page may have answered in OVHcloud's place.",
    ),
    Reason.INTERRUPTED: QT_TRANSLATE_NOOP(
        "Messages", "The program ended while OVHcloud's answer was still awaited."
    ),
}

_PROBLEMS: dict[Problem, str] = {
    Problem.EMPTY: QT_TRANSLATE_NOOP("Messages", "empty"),
    Problem.NOT_A_NUMBER: QT_TRANSLATE_NOOP("Messages", "not a phone number"),
    Problem.TOO_SHORT: QT_TRANSLATE_NOOP("Messages", "too short"),
    Problem.TOO_LONG: QT_TRANSLATE_NOOP("Messages", "too long"),
    Problem.NO_COUNTRY: QT_TRANSLATE_NOOP("Messages", "unknown country code"),
    Problem.NOT_IN_USE: QT_TRANSLATE_NOOP("Messages", "no such number"),
    Problem.SHORT_NUMBER: QT_TRANSLATE_NOOP("Messages", "a short number, cannot receive"),
    Problem.IN_DOUBT: QT_TRANSLATE_NOOP("Messages", "in doubt: write it with + and the country's code"),
}

_KINDS: dict[Kind, str] = {
    Kind.MOBILE: QT_TRANSLATE_NOOP("Messages", "mobile"),
    Kind.LANDLINE: QT_TRANSLATE_NOOP("Messages", "landline"),
    Kind.MOBILE_OR_LANDLINE: QT_TRANSLATE_NOOP("Messages", "mobile or landline"),
    Kind.PREMIUM: QT_TRANSLATE_NOOP("Messages", "premium number"),
    Kind.TOLL_FREE: QT_TRANSLATE_NOOP("Messages", "toll-free number"),
    Kind.SHORT: QT_TRANSLATE_NOOP("Messages", "short number"),
    Kind.VOIP: QT_TRANSLATE_NOOP("Messages", "internet phone"),
    Kind.OTHER: QT_TRANSLATE_NOOP("Messages", "other number"),
}
_DOUBTFUL = frozenset({Kind.LANDLINE, Kind.PREMIUM, Kind.TOLL_FREE, Kind.SHORT, Kind.OTHER})

_STATES: dict[ReceiverState, tuple[str, str]] = {
    ReceiverState.PLANNED: ("…", QT_TRANSLATE_NOOP("Messages", "waiting, not sent yet")),
    ReceiverState.LEAVING: ("…", QT_TRANSLATE_NOOP("Messages", "on its way to OVHcloud")),
    ReceiverState.ACCEPTED: ("✓", QT_TRANSLATE_NOOP("Messages", "sent, accepted by OVHcloud")),
    ReceiverState.INVALID: ("✗", QT_TRANSLATE_NOOP("Messages", "not sent: number not accepted")),
    ReceiverState.REFUSED: ("✗", QT_TRANSLATE_NOOP("Messages", "not sent: refused")),
    ReceiverState.UNKNOWN: ("?", QT_TRANSLATE_NOOP("Messages", "unknown: may have been sent")),
    ReceiverState.SCHEDULED: ("…", QT_TRANSLATE_NOOP("Messages", "scheduled at OVHcloud")),
    ReceiverState.CANCELLING: ("…", QT_TRANSLATE_NOOP("Messages", "being cancelled")),
    ReceiverState.HELD: ("…", QT_TRANSLATE_NOOP("Messages", "held by OVHcloud until later")),
    ReceiverState.DELIVERED: ("✓", QT_TRANSLATE_NOOP("Messages", "delivered")),
    ReceiverState.FAILED: ("✗", QT_TRANSLATE_NOOP("Messages", "not delivered")),
    ReceiverState.EXPIRED: ("✗", QT_TRANSLATE_NOOP("Messages", "not delivered in time")),
    ReceiverState.CANCELLED: ("⊘", QT_TRANSLATE_NOOP("Messages", "not sent: cancelled")),
}

_VAULT: dict[VaultStatus, str] = {
    VaultStatus.OK: QT_TRANSLATE_NOOP("Messages", "Keys are kept in {where}."),
    VaultStatus.NONE_STORED: QT_TRANSLATE_NOOP(
        "Messages", "The keyring holds no keys for this account. Enter them again under Accounts."
    ),
    VaultStatus.LOCKED: QT_TRANSLATE_NOOP(
        "Messages", "The keyring is locked. Unlock it and try again; until then keys stay in memory only."
    ),
    VaultStatus.DENIED: QT_TRANSLATE_NOOP(
        "Messages",
        "The system did not let this program use the keyring. Allow it and try again; until then keys stay in "
        "memory only.",
    ),
    VaultStatus.BROKEN: QT_TRANSLATE_NOOP(
        "Messages",
        "The keyring does not work as it should; keys stay in memory only, until the program ends.",
    ),
    VaultStatus.NO_KEYRING: QT_TRANSLATE_NOOP(
        "Messages",
        "This computer has no usable keyring: keys stay in memory only, and are asked for again at the next start.",
    ),
}

_SYSTEM_KEYRING = QT_TRANSLATE_NOOP("Messages", "the system's keyring")

_STORE: dict[StoreKind, str] = {
    StoreKind.NEWER: QT_TRANSLATE_NOOP(
        "Messages", "The data folder was written by a newer version of this program. Install that version."
    ),
    StoreKind.LOCKED: QT_TRANSLATE_NOOP(
        "Messages", "Another program holds the data file. Close it, then try again."
    ),
    StoreKind.FULL: QT_TRANSLATE_NOOP("Messages", "The disk is full. Make room, then try again."),
    StoreKind.READ_ONLY: QT_TRANSLATE_NOOP(
        "Messages", "The data folder cannot be written to. Check its permissions."
    ),
    StoreKind.CORRUPT: QT_TRANSLATE_NOOP(
        "Messages", "The data file is damaged. Restore it from a backup, or start with an empty data folder."
    ),
    StoreKind.CANNOT_OPEN: QT_TRANSLATE_NOOP(
        "Messages", "The data folder cannot be opened. Check that it exists and that you may use it."
    ),
    StoreKind.GONE: QT_TRANSLATE_NOOP(
        "Messages",
        "The data file was moved, replaced or cut while the program was running. Close the program, put the right "
        "file back, and start it again.",
    ),
    StoreKind.OTHER: QT_TRANSLATE_NOOP("Messages", "The data folder cannot be used."),
}


# What the system says of files, which Python gives in English wherever it is not Windows.
QT_TRANSLATE_NOOP("System", "Device or resource busy")
QT_TRANSLATE_NOOP("System", "Disk quota exceeded")
QT_TRANSLATE_NOOP("System", "File exists")
QT_TRANSLATE_NOOP("System", "File name too long")
QT_TRANSLATE_NOOP("System", "Input/output error")
QT_TRANSLATE_NOOP("System", "Is a directory")
QT_TRANSLATE_NOOP("System", "No space left on device")
QT_TRANSLATE_NOOP("System", "No such file or directory")
QT_TRANSLATE_NOOP("System", "Not a directory")
QT_TRANSLATE_NOOP("System", "Operation not permitted")
QT_TRANSLATE_NOOP("System", "Permission denied")
QT_TRANSLATE_NOOP("System", "Read-only file system")


def _system(words: str) -> str:
    """The system's own words, where they are known; what else is given stays as it is."""
    return translate("System", words)


def reason(why: Reason) -> str:
    """What happened and what to do about it."""
    return _say(_REASONS[why])


def failure(error: CallFailed) -> str:
    """A failed query in one line, with OVHcloud's own words where they say more."""
    words = reason(error.reason)
    if error.message and error.reason in (Reason.VALUE, Reason.REFUSED, Reason.CONFLICT):
        words = translate("Messages", "{words} Its words: “{message}”.").format(
            words=words, message=error.message
        )
    return words


def problem(why: Problem) -> str:
    """Why a text is no number that can receive an SMS."""
    return _say(_PROBLEMS[why])


def verdict(number: Number) -> tuple[str, str]:
    """A sign and the words for one number: ("✓", "mobile, France")."""
    if number.problem is not None:
        return "✗", _say(_PROBLEMS[number.problem])
    kind = number.kind or Kind.OTHER
    words = _say(_KINDS[kind])
    if number.country:
        words = f"{words}, {country(number.country)}"
    return ("⚠" if kind in _DOUBTFUL else "✓"), words


def doubtful(number: Number) -> str:
    """What kind of number it is, where it may not take an SMS; "" where it does."""
    kind = number.kind or Kind.OTHER
    return _say(_KINDS[kind]) if number.problem is None and kind in _DOUBTFUL else ""


def country(code: str) -> str:
    """A country's name for its ISO 3166 code; the code itself when Qt does not know it."""
    own = _countries(QLocale().name()[:2]).get(code)
    if own is not None:
        return own
    territory = QLocale.codeToTerritory(code)
    if territory == QLocale.Country.AnyTerritory:
        return code
    return QLocale.territoryToString(territory)


@cache
def _countries(language: str) -> dict[str, str]:
    """Countries in another language than English, which is the only one that Qt tells."""
    file = resource(f"i18n/countries_{language}.txt")
    lines = file.read_text("utf-8").splitlines() if file.is_file() else []
    return {code: name for code, _, name in (line.partition(" ") for line in lines)}


def receiver_state(state: ReceiverState) -> tuple[str, str]:
    """A sign and the words for what became of one receiver's message."""
    sign, words = _STATES[state]
    return sign, _say(words)


def vault(status: VaultStatus, where: str = "") -> str:
    """What the keyring's answer means."""
    return _say(_VAULT[status]).format(where=_say(where or _SYSTEM_KEYRING))


def store(problem: StoreProblem) -> str:
    """What is wrong with the data folder; nothing is sent while it is."""
    return _say(_STORE[problem.kind])


def copy_problem(problem: StoreProblem) -> str:
    """Why a copy could not be written: of the copy, not of the data folder."""
    if problem.kind is StoreKind.FULL:
        return _say(_STORE[problem.kind])
    return translate("Messages", "Choose another place.")


def start_problem(problem: StoreProblem, folder: Path | None) -> str:
    """Why the program cannot start: what is wrong, with which folder, in the system's word."""
    where = translate("Messages", "{problem} The folder is {folder}.") if folder else "{problem}"
    sentence = where.format(problem=store(problem), folder=path(folder) if folder else "")
    return f"{sentence} ({_system(problem.detail)})" if problem.detail else sentence


def path(place: Path) -> str:
    """A file or folder as it can be shown: not every name is text."""
    return os.fsencode(place).decode("utf-8", "replace")


def finding(item: Finding) -> str:
    """One finding as a sentence."""
    words = FINDINGS[item.code]
    text = _say(words.many if words.many and not singular(item.count) else words.one)
    unsendable = item.code is FindingCode.UNSENDABLE
    names = ", ".join(map(characters.unsendable, item.names) if unsendable else item.names)
    if len(item.names) < item.count:
        names += " …"
    value = when.words(item.until) if item.until else item.value
    if item.code is FindingCode.MISTYPED_PLACEHOLDER:
        value = fields.called(value)
    said = text.format(count=figure(item.count), names=names, value=value)
    if item.why and item.until:
        said = f"{when.closed(item.why, item.until.zone)} {said}"
    return said.replace("….", "…")  # names that are cut end the sentence


def not_written(place: Path, error: OSError) -> str:
    """A file that was to be written is not there, in the system's own word."""
    sentence = translate("Messages", "✗ {path} could not be written ({why}). Choose another place.")
    return sentence.format(path=path(place), why=_system(error.strerror or type(error).__name__))


def advice(item: Finding) -> str:
    """What else can be done about it; "" for nothing."""
    return _say(words).format() if (words := FINDINGS[item.code].advice) else ""


def finding_deed(item: Finding) -> str:
    """What is to be done about what is merely not done yet; "" for nothing."""
    return _say(words) if (words := FINDINGS[item.code].deed) else ""


def finding_button(item: Finding) -> str:
    """What the send button says while this blocks it."""
    return _say(FINDINGS[item.code].button)


def complaint(error: Exception) -> str:
    """What is wrong with something that was given, in the language of the window where it has words of ours."""
    if isinstance(error, Complaint):
        values = {
            name: complaint(value) if isinstance(value, Exception) else _system(str(value))
            for name, value in error.values.items()
        }
        return translate("Complaints", error.words).format(**values)
    return str(error)


def quoted(text: str) -> str:
    """Between the quotation marks of the language."""
    return translate("Messages", "“{text}”").format(text=text)


def singular(count: float) -> bool:
    """So many take the singular: in English 1 alone, in French all below 2."""
    return abs(count) < 2 if QLocale().language() == QLocale.Language.French else count == 1


def counted(one: str, many: str, count: float) -> str:
    """The form of a sentence, translated already, that so many take, with the number in it.

    Both forms stand in the code as whole sentences: so English is right without a catalogue, which "%n" is not, and
    the number may be grouped or have decimals.
    """
    return (one if singular(count) else many).replace("{n}", figure(count))


_HUGE = 1e15  # more than anybody has, and than a number of decimals is told


def figure(value: float) -> str:
    """A number as this locale writes it; decimals only where there are any."""
    locale = QLocale()
    if abs(value) >= _HUGE:
        return locale.toString(float(value), "g", 3)
    if value == int(value):
        return locale.toString(int(value))
    text = locale.toString(value, "f", 2)
    return text.rstrip("0").rstrip(locale.decimalPoint()) if locale.decimalPoint() in text else text


def moment(seconds: float, *, precise: bool = False) -> str:
    """A day and time (seconds since 1970) as tables have them; `precise`: with the seconds."""
    return when.moment(seconds, precise=precise)


def left(until: float, now: float) -> str:
    """How long it is until then, roughly, such as "in 3 hours"; days as the calendar counts them."""
    minutes = max(0, round((until - now) / 60))
    hours = round(minutes / 60)
    if minutes < 60:
        one, many, count = (
            translate("Messages", "in {n} minute"),
            translate("Messages", "in {n} minutes"),
            minutes,
        )
    elif hours < 48:
        one, many, count = translate("Messages", "in {n} hour"), translate("Messages", "in {n} hours"), hours
    else:
        one, many = translate("Messages", "in {n} day"), translate("Messages", "in {n} days")
        then, today = (QDateTime.fromMSecsSinceEpoch(int(at * 1000)).date() for at in (until, now))
        count = today.daysTo(then)
    return counted(one, many, count)


def separator() -> str:
    """What parts the cells of a table that is written: here spreadsheets take the semicolon beside a decimal comma."""
    return ";" if QLocale().decimalPoint() == "," else ","


def people(count: int) -> str:
    """Such as "1 person" or "140 people"."""
    return counted(translate("Messages", "{n} person"), translate("Messages", "{n} people"), count)


def messages(count: int) -> str:
    """Such as "1 message" or "140 messages"."""
    return counted(translate("Messages", "{n} message"), translate("Messages", "{n} messages"), count)


def rows(count: int) -> str:
    """Such as "1 row" or "140 rows" of a table."""
    return counted(translate("Messages", "{n} row"), translate("Messages", "{n} rows"), count)


def not_taken(count: int) -> str:
    """Such as "1 row not taken"."""
    one, many = translate("Messages", "{n} row not taken"), translate("Messages", "{n} rows not taken")
    return counted(one, many, count)


def sms(count: int) -> str:
    """Such as "420 SMS"."""
    return translate("Messages", "{n} SMS").format(n=figure(count))


def credits_(value: float) -> str:
    """Such as "1 credit" or "4 987 credits"."""
    return counted(translate("Messages", "{n} credit"), translate("Messages", "{n} credits"), value)
