"""What was done to people, or why not, in words."""

from collections.abc import Sequence
from pathlib import Path

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import translate
from ovhsms_gui.store.people import Contact, NotDone, PeopleView, Refusal, Taken
from ovhsms_gui.work.paperwork import ExportKind
from ovhsms_gui.work.people import Deed, Done, Erased

_NAMES_SHOWN = 3
_FIRST = 5  # of those about whom is asked

# One person, several people. A single form where the number does not matter.
_DEEDS: dict[Deed, tuple[str, str]] = {
    Deed.ADDED: (QT_TRANSLATE_NOOP("Contacts", "✓ Added."), ""),
    Deed.EDITED: (QT_TRANSLATE_NOOP("Contacts", "✓ Saved."), ""),
    Deed.EDITED_OUT: (
        QT_TRANSLATE_NOOP(
            "Contacts",
            "✓ Saved. They had opted out with the earlier number: the new one gets nothing either, until you opt it "
            "in.",
        ),
        "",
    ),
    Deed.REMOVED: (
        QT_TRANSLATE_NOOP("Contacts", "✓ 1 contact removed. The outbox keeps what was sent."),
        QT_TRANSLATE_NOOP("Contacts", "✓ {n} contacts removed. The outbox keeps what was sent."),
    ),
    Deed.GROUP_RENAMED: (QT_TRANSLATE_NOOP("Contacts", "✓ The group is called “{name}” now."), ""),
    Deed.GROUP_REMOVED: (
        QT_TRANSLATE_NOOP("Contacts", "✓ The group is gone; its people are still here."),
        "",
    ),
    Deed.PUT_IN: (
        QT_TRANSLATE_NOOP("Contacts", "✓ 1 person put into “{name}”."),
        QT_TRANSLATE_NOOP("Contacts", "✓ {n} people put into “{name}”."),
    ),
    Deed.TAKEN_OUT: (
        QT_TRANSLATE_NOOP("Contacts", "✓ 1 person taken out of the group."),
        QT_TRANSLATE_NOOP("Contacts", "✓ {n} people taken out of the group."),
    ),
    Deed.OPTED_OUT: (
        QT_TRANSLATE_NOOP(
            "Contacts",
            "✓ 1 person opted out. What still waits for them is not sent, where it can be stopped.",
        ),
        QT_TRANSLATE_NOOP(
            "Contacts",
            "✓ {n} people opted out. What still waits for them is not sent, where it can be stopped.",
        ),
    ),
    Deed.OPTED_IN: (
        QT_TRANSLATE_NOOP("Contacts", "✓ 1 person may be written to again, unless OVHcloud has their STOP."),
        QT_TRANSLATE_NOOP(
            "Contacts", "✓ {n} people may be written to again, unless OVHcloud has their STOP."
        ),
    ),
}
_ERASED = (
    QT_TRANSLATE_NOOP(
        "Contacts", "✓ Erased. The outbox keeps the proof of 1 message without name and number."
    ),
    QT_TRANSLATE_NOOP(
        "Contacts", "✓ Erased. The outbox keeps the proof of {n} messages without name and number."
    ),
)
# What became of the rows of a file: one of them, several of them.
_ADDED = (QT_TRANSLATE_NOOP("Contacts", "1 person added"), QT_TRANSLATE_NOOP("Contacts", "{n} people added"))
_CHANGED = (
    QT_TRANSLATE_NOOP("Contacts", "1 person brought up to date"),
    QT_TRANSLATE_NOOP("Contacts", "{n} people brought up to date"),
)
_SAME = (
    QT_TRANSLATE_NOOP("Contacts", "1 person already there"),
    QT_TRANSLATE_NOOP("Contacts", "{n} people already there"),
)
_AGAIN = (
    QT_TRANSLATE_NOOP("Contacts", "1 more row with the number of one of them"),
    QT_TRANSLATE_NOOP("Contacts", "{n} more rows with the numbers of some of them"),
)
_LEFT = (
    QT_TRANSLATE_NOOP("Contacts", "Stopped: 1 person of the file was left out; import it again for them."),
    QT_TRANSLATE_NOOP("Contacts", "Stopped: {n} people of the file were left out; import it again for them."),
)
# What a file dialog offers, and what is said when the file is there.
_EXPORTS: dict[ExportKind, tuple[str, str]] = {
    ExportKind.TABLE: (
        QT_TRANSLATE_NOOP("Contacts", "Table for a spreadsheet (*.csv)"),
        QT_TRANSLATE_NOOP("Contacts", "✓ {people} written to {path}, as a table for a spreadsheet."),
    ),
    ExportKind.CARDS: (
        QT_TRANSLATE_NOOP("Contacts", "vCards for a phone or an address book (*.vcf)"),
        QT_TRANSLATE_NOOP(
            "Contacts", "✓ {people} written to {path}, as vCards for a phone or an address book."
        ),
    ),
}
_LEFT_OUT = (
    QT_TRANSLATE_NOOP("Contacts", "1 of them opted out and gets nothing."),
    QT_TRANSLATE_NOOP("Contacts", "{n} of them opted out and get nothing."),
)
_REFUSALS: dict[Refusal, str] = {
    Refusal.TAKEN: QT_TRANSLATE_NOOP(
        "Contacts", "✗ {names} has this number already. Change that contact, or type another number."
    ),
    Refusal.GROUP_TAKEN: QT_TRANSLATE_NOOP(
        "Contacts", "✗ There is a group “{names}” already. Choose another name."
    ),
    Refusal.NO_NAME: QT_TRANSLATE_NOOP("Contacts", "✗ The group needs a name."),
    Refusal.GONE: QT_TRANSLATE_NOOP("Contacts", "✗ It was removed meanwhile: nothing was changed."),
    Refusal.CHANGED: QT_TRANSLATE_NOOP(
        "Contacts", "✗ The list has changed meanwhile: nothing was done. Please choose again."
    ),
    Refusal.WAITING: QT_TRANSLATE_NOOP(
        "Contacts",
        "✗ Nobody was erased: a message to {names} still waits or is in doubt. Cancel or decide it in the "
        "outbox, then erase.",
    ),
}


def _say(text: str) -> str:
    return translate("Contacts", text)


def _counted(forms: tuple[str, str], count: int) -> str:
    one, many = forms
    return messages.counted(_say(one), _say(many or one), count)


def changed(done: Done) -> str:
    """What was done."""
    return _counted(_DEEDS[done.deed], done.count).format(name=done.name)


def refused(why: NotDone) -> str:
    """Why nothing was done, and what to do."""
    return _say(_REFUSALS[why.kind]).format(names=_some(why.names))


def imported(file: str, taken: Taken, rejected: int, left: int) -> str:
    """What became of every row of a file: its people, rows that are nobody, and who was left out by a stop."""
    rows = (
        (taken.new, _ADDED),
        (taken.changed, _CHANGED),
        (taken.same, _SAME),
        (taken.again, _AGAIN),
    )
    became = [_counted(forms, count) for count, forms in rows if count]
    if rejected:
        became.append(messages.not_taken(rejected))
    said = ", ".join(became) or translate("Contacts", "nobody added")
    parts = [translate("Contacts", "✓ {file}: {said}.").format(file=file, said=said)]
    if left:
        parts.append(_counted(_LEFT, left))
    if taken.renamed:
        names = tuple(f"{row.before} → {row.now}" for row in taken.renamed)
        parts.append(translate("Contacts", "⚠ Other names than before: {names}.").format(names=_some(names)))
    if taken.also:
        names = tuple(
            translate("Contacts", "{name} (not {other})").format(name=row.before, other=row.now)
            for row in taken.also
        )
        line = translate(
            "Contacts", "⚠ The same number under several names, of which the first is kept: {names}."
        )
        parts.append(line.format(names=_some(names)))
    return " ".join(parts)


def export_filter(kind: ExportKind) -> str:
    """What people may be written as, for a file dialog."""
    return _say(_EXPORTS[kind][0])


def exported(path: Path, kind: ExportKind, count: int) -> str:
    """What was written, and where."""
    return _say(_EXPORTS[kind][1]).format(people=messages.people(count), path=path)


def erased(what: Erased) -> str:
    """What is left."""
    words = _counted(_ERASED, what.messages) if what.messages else translate("Contacts", "✓ Erased.")
    if not what.swept:
        words += " " + translate("Contacts", "The last remains in the data file go at the next start.")
    if what.noted:
        line = translate(
            "Contacts",
            "⚠ The number still stands in what is noted about {names}: open these contacts and take it out.",
        )
        words += " " + line.format(names=_some(what.noted))
    return words


def left_out(count: int) -> str:
    """So many of those chosen get no message, as the message's own page says too."""
    return _counted(_LEFT_OUT, count)


def nobody(view: PeopleView, everybody: int) -> tuple[str, str]:
    """What an empty list says, and what to do next."""
    if view.words:
        return (
            translate("Contacts", "Nobody fits “{words}”.").format(words=view.words),
            translate("Contacts", "Try fewer letters or a part of the number, or look under All."),
        )
    if view.opted_out:
        return (
            translate("Contacts", "Nobody opted out here."),
            translate(
                "Contacts",
                "Who asks you not to write any more: choose them under All and press “Opt out…”. "
                "Who answers STOP is kept by OVHcloud.",
            ),
        )
    if view.group is not None:
        return (
            translate("Contacts", "Nobody in this group yet."),
            translate("Contacts", "Choose people under All and press “Group…”."),
        )
    if everybody:
        return "", ""
    return (
        translate("Contacts", "No contacts yet."),
        translate("Contacts", "Press “Add…” for one person, or “Import…” for a whole file."),
    )


def called(contact: Contact) -> str:
    """A person in a word: the name, else the number."""
    return contact.name or contact.number.shown


def named(contacts: Sequence[Contact]) -> str:
    """Several of them, the first few by name."""
    names, more = ", ".join(map(called, contacts[:_FIRST])), len(contacts) - _FIRST
    if more <= 0:
        return names
    line = translate("Contacts", "{names} and {people} more")
    return line.format(names=names, people=messages.people(more))


def cells(contact: Contact) -> tuple[str, str, str]:
    """A contact as it is shown beside the number: name, groups, and whether they opted out."""
    return contact.name, ", ".join(contact.groups), opted_out() if contact.opted_out else ""


def opted_out() -> str:
    """The mark of whoever did."""
    return translate("Contacts", "⊘ opted out")


def _some(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:_NAMES_SHOWN])
    return shown if len(names) <= _NAMES_SHOWN else f"{shown} …"
