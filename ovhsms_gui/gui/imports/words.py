"""What is found in a file, and what becomes of its rows, in words."""

from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.files.choosing import Remark
from ovhsms_gui.files.contents import Table
from ovhsms_gui.files.names import Column
from ovhsms_gui.files.repairs import Reason, Repair
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import translate


class Purpose(Enum):
    """Whom the people of a file are taken for."""

    RECEIVERS = "receivers"
    CONTACTS = "contacts"


class Wording(NamedTuple):
    """How the dialog speaks of them."""

    title: str
    take: str  # the button's, with {people}
    columns: str  # what {names} are


_PURPOSES = {
    Purpose.RECEIVERS: Wording(
        QT_TRANSLATE_NOOP("Import", "Import receivers"),
        QT_TRANSLATE_NOOP("Import", "Import {people}"),
        QT_TRANSLATE_NOOP("Import", "Can be put into the text: {names}"),
    ),
    Purpose.CONTACTS: Wording(
        QT_TRANSLATE_NOOP("Import", "Import contacts"),
        QT_TRANSLATE_NOOP("Import", "Add {people} to the contacts"),
        QT_TRANSLATE_NOOP("Import", "Kept with each contact, and can be put into the text: {names}"),
    ),
}
_ROWS: dict[Reason, str] = {
    Reason.BLANK: QT_TRANSLATE_NOOP("Import", "blank"),
    Reason.NO_NUMBER: QT_TRANSLATE_NOOP("Import", "no number in the column of numbers"),
    Reason.DIGITS_LOST: QT_TRANSLATE_NOOP(
        "Import", "the spreadsheet has lost digits: write the number as text there"
    ),
    Reason.SEVERAL: QT_TRANSLATE_NOOP("Import", "more than one number in the cell: whose is the message?"),
    Reason.HEADING: QT_TRANSLATE_NOOP("Import", "a title, or the names of the columns"),
    Reason.ABOVE: QT_TRANSLATE_NOOP(
        "Import", "stands above the names of the columns, or repeats a row from there"
    ),
    Reason.HIDDEN: QT_TRANSLATE_NOOP("Import", "hidden in the spreadsheet"),
    Reason.FAX: QT_TRANSLATE_NOOP("Import", "only a fax number"),
    Reason.ELSEWHERE: QT_TRANSLATE_NOOP("Import", "its number stands in a column that is not chosen"),
    Reason.ANOTHERS: QT_TRANSLATE_NOOP("Import", "labelled as somebody else’s number, or as an old one"),
    Reason.OTHER_COUNTRY: QT_TRANSLATE_NOOP("Import", "the number is not of the country that its row says"),
    Reason.WHICH_COUNTRY: QT_TRANSLATE_NOOP(
        "Import", "the country in its row is not known: write the number with + and the dialling code"
    ),
}
_DONE: dict[str, str] = {  # by Repair and Remark
    Repair.PLUS: QT_TRANSLATE_NOOP("Import", "got its + back"),
    Repair.ZERO: QT_TRANSLATE_NOOP("Import", "got its first 0 back"),
    Repair.EXPONENT: QT_TRANSLATE_NOOP("Import", "was written like 3.36E+10, with all its digits"),
    Repair.DECIMALS: QT_TRANSLATE_NOOP("Import", "was written with decimals"),
    "overseas": QT_TRANSLATE_NOOP("Import", "is of another country of the same plan: +262 for 0692…"),
    Repair.WORDS: QT_TRANSLATE_NOOP("Import", "stood among other words"),
    Remark.ABROAD: QT_TRANSLATE_NOOP("Import", "another country than its row says"),
    Remark.COUNTRY: QT_TRANSLATE_NOOP(
        "Import", "read by the country in its row; here it would be another number"
    ),
    Remark.LABEL: QT_TRANSLATE_NOOP("Import", "its label may name somebody else"),
    Remark.FURTHER: QT_TRANSLATE_NOOP("Import", "has another mobile, which is not taken"),
}
# One number, several numbers.
_REPAIRS: dict[Repair, tuple[str, str]] = {
    Repair.PLUS: (
        QT_TRANSLATE_NOOP("Import", "1 number got its + back"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers got their + back"),
    ),
    Repair.ZERO: (
        QT_TRANSLATE_NOOP("Import", "1 number got its first 0 back"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers got their first 0 back"),
    ),
    Repair.EXPONENT: (
        QT_TRANSLATE_NOOP("Import", "1 number was written like 3.36E+10"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers were written like 3.36E+10"),
    ),
    Repair.DECIMALS: (
        QT_TRANSLATE_NOOP("Import", "1 number was written with decimals"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers were written with decimals"),
    ),
    Repair.OVERSEAS: (
        QT_TRANSLATE_NOOP("Import", "1 number belongs to another country of the same plan: +262 for 0692…"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers belong to other countries of the same plan: +262 for 0692…"),
    ),
    Repair.WORDS: (
        QT_TRANSLATE_NOOP("Import", "1 number stood among other words"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers stood among other words"),
    ),
}
_REMARKS: dict[Remark, tuple[str, str]] = {
    Remark.ABROAD: (
        QT_TRANSLATE_NOOP("Import", "1 number is of another country than its row says"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers are of other countries than their rows say"),
    ),
    Remark.COUNTRY: (
        QT_TRANSLATE_NOOP(
            "Import", "1 number is read by the country in its row; here it would be another number"
        ),
        QT_TRANSLATE_NOOP(
            "Import", "{n} numbers are read by the countries in their rows; here they would be other numbers"
        ),
    ),
    Remark.LABEL: (
        QT_TRANSLATE_NOOP("Import", "1 number has a label that may name somebody else"),
        QT_TRANSLATE_NOOP("Import", "{n} numbers have labels that may name somebody else"),
    ),
    Remark.FURTHER: (
        QT_TRANSLATE_NOOP("Import", "1 person has another mobile, which is not taken"),
        QT_TRANSLATE_NOOP("Import", "{n} people have another mobile, which is not taken"),
    ),
}
_LANDLINES = (
    QT_TRANSLATE_NOOP("Import", "1 landline, which may not receive SMS"),
    QT_TRANSLATE_NOOP("Import", "{n} landlines, which may not receive SMS"),
)
_MERGED = (
    QT_TRANSLATE_NOOP("Import", "1 duplicate merged"),
    QT_TRANSLATE_NOOP("Import", "{n} duplicates merged"),
)
_HIDDEN = (
    QT_TRANSLATE_NOOP("Import", "&Take the hidden row, too"),
    QT_TRANSLATE_NOOP("Import", "&Take the {n} hidden rows, too"),
)
_LEFT_OUT = (
    QT_TRANSLATE_NOOP("Import", "1 hidden row left out"),
    QT_TRANSLATE_NOOP("Import", "{n} hidden rows left out"),
)
_MORE = (
    QT_TRANSLATE_NOOP("Import", "and 1 &other column"),
    QT_TRANSLATE_NOOP("Import", "and {n} &other columns"),
)
_ERRORS = (
    QT_TRANSLATE_NOOP("Import", "1 cell holds an error of the spreadsheet and is empty here: {places}."),
    QT_TRANSLATE_NOOP("Import", "{n} cells hold errors of the spreadsheet and are empty here: {places}."),
)
_FORMULAS = (
    QT_TRANSLATE_NOOP(
        "Import",
        "1 cell holds a formula or an error without a value and is empty here: {places}. "
        "Open the file in a spreadsheet program, and save it there.",
    ),
    QT_TRANSLATE_NOOP(
        "Import",
        "{n} cells hold formulas or errors without a value and are empty here: {places}. "
        "Open the file in a spreadsheet program, and save it there.",
    ),
)
_FURTHER = (
    QT_TRANSLATE_NOOP("Import", "This column holds numbers, too, which are not taken: {columns}."),
    QT_TRANSLATE_NOOP("Import", "These columns hold numbers, too, which are not taken: {columns}."),
)
_OTHERS_LEFT = (
    QT_TRANSLATE_NOOP("Import", "1 other sheet not taken"),
    QT_TRANSLATE_NOOP("Import", "{n} other sheets not taken"),
)
_OTHERS = (  # some could not be looked into: nothing is said of what they hold
    QT_TRANSLATE_NOOP(
        "Import",
        "Another sheet is not taken: {sheets}. "
        "To take it as well, import the file again and choose this sheet: its people are added.",
    ),
    QT_TRANSLATE_NOOP(
        "Import",
        "Other sheets are not taken: {sheets}. "
        "To take them as well, import the file again for each, and choose that sheet: its people are added.",
    ),
)
_UNSEEN = QT_TRANSLATE_NOOP("Import", "{sheet} (hidden)")
_AND_MORE = (
    QT_TRANSLATE_NOOP("Import", "{sheets} and 1 more"),
    QT_TRANSLATE_NOOP("Import", "{sheets} and {n} more"),
)
_LOST = (
    QT_TRANSLATE_NOOP("Import", "1 character could not be read"),
    QT_TRANSLATE_NOOP("Import", "{n} characters could not be read"),
)
_GARBLED = (
    QT_TRANSLATE_NOOP("Import", "1 cell was spelt wrong and was put right: {was} is {now}"),
    QT_TRANSLATE_NOOP("Import", "{n} cells were spelt wrong and were put right, as {was} is {now}"),
)
_DOUBTFUL = (
    QT_TRANSLATE_NOOP("Import", "1 cell may be spelt wrong: {was} for {now}"),
    QT_TRANSLATE_NOOP("Import", "{n} cells may be spelt wrong, as {was} for {now}"),
)
_ENCODINGS = {
    "utf-8": "UTF-8",
    "cp1252": QT_TRANSLATE_NOOP("Import", "Western (Windows)"),
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16 BE",
    "iso8859-15": QT_TRANSLATE_NOOP("Import", "Western (ISO)"),
    "mac-roman": QT_TRANSLATE_NOOP("Import", "Western (Mac)"),
    "cp850": QT_TRANSLATE_NOOP("Import", "Western (DOS)"),
    "cp1250": QT_TRANSLATE_NOOP("Import", "Central European (Windows)"),
    "cp1251": QT_TRANSLATE_NOOP("Import", "Cyrillic (Windows)"),
    "cp1253": QT_TRANSLATE_NOOP("Import", "Greek (Windows)"),
    "cp1254": QT_TRANSLATE_NOOP("Import", "Turkish (Windows)"),
}
_SHOWN = 30  # characters of an example
_SEPARATORS = {
    ";": QT_TRANSLATE_NOOP("Import", "Semicolon ;"),
    ",": QT_TRANSLATE_NOOP("Import", "Comma ,"),
    "\t": QT_TRANSLATE_NOOP("Import", "Tab"),
    "|": QT_TRANSLATE_NOOP("Import", "Bar |"),
    "  ": QT_TRANSLATE_NOOP("Import", "Several blanks"),
    "": QT_TRANSLATE_NOOP("Import", "None: one column"),
}
_NO_OTHER = QT_TRANSLATE_NOOP("Import", "and no &other column")
_PLACE = QT_TRANSLATE_NOOP("Import", "{what} in row {row}, {column}")
_PLACES = 3  # of errors, in the sentence about them; of sheets, too


def _say(text: str) -> str:
    return translate("Import", text)


def _counted(forms: tuple[str, str], count: int) -> str:
    one, many = forms
    return messages.counted(_say(one), _say(many), count)


def wording(purpose: Purpose) -> Wording:
    """What the dialog says of people who are taken for this."""
    return Wording(*map(_say, _PURPOSES[purpose]))


def reasons() -> dict[str, str]:
    """Why rows are not taken, as sentences, by what is kept of it."""
    ours = {str(why): _say(words) for why, words in _ROWS.items()}
    return ours | {str(why): messages.problem(why) for why in Problem}


def repaired(what: Repair, count: int) -> str:
    """What was put right in so many numbers."""
    return _counted(_REPAIRS[what], count)


def done(repair: Repair | None, remark: Remark | None) -> str:
    """What was done to one number, or is to be known of it."""
    return " · ".join(_say(_DONE[what]) for what in (repair, remark) if what is not None)


def remarked(what: Remark, count: int) -> str:
    """So many numbers are worth a look."""
    return _counted(_REMARKS[what], count)


def landlines(count: int) -> str:
    """So many numbers most likely take no SMS."""
    return _counted(_LANDLINES, count)


def merged(count: int) -> str:
    """So many are said once more."""
    return _counted(_MERGED, count)


def hidden(count: int) -> str:
    """The button that takes the rows that the spreadsheet hides."""
    return _counted(_HIDDEN, count)


def left_out(count: int) -> str:
    """So many rows are hidden in the spreadsheet."""
    return _counted(_LEFT_OUT, count)


def more(count: int) -> str:
    """The button behind which the other columns of numbers are."""
    return _counted(_MORE, count) if count else _say(_NO_OTHER)


def errors(table: Table, columns: Sequence[Column]) -> str:
    """Where the spreadsheet shows an error instead of a value, or the file has a formula without its result."""
    place = _say(_PLACE)
    places = [
        place.format(what=_short(what), row=messages.figure(table.number(row)), column=columns[column].title)
        for row, column, what in table.errors[:_PLACES]
        if column < len(columns)
    ]
    more = ["…"] if table.error_count > len(places) else []
    unsolved = any(what.startswith("=") for _, _, what in table.errors)
    said = _counted(_FORMULAS if unsolved else _ERRORS, table.error_count)
    return said.replace("{places}", ", ".join(places + more))


def further(titles: Sequence[str]) -> str:
    """Columns of numbers that nobody chose."""
    return _counted(_FURTHER, len(titles)).replace("{columns}", ", ".join(map(messages.quoted, titles)))


def others_left(count: int) -> str:
    """So many other sheets of the file say something."""
    return _counted(_OTHERS_LEFT, count)


def others(table: Table) -> str:
    """Which sheets these are, and how their people are taken, too."""
    unseen = _say(_UNSEEN)
    named = [
        unseen.replace("{sheet}", said) if name in table.hidden_sheets else said
        for name in table.others[:_PLACES]
        for said in (messages.quoted(_short(name)),)
    ]
    sheets, more = ", ".join(named), len(table.others) - len(named)
    if more:
        sheets = _counted(_AND_MORE, more).replace("{sheets}", sheets)
    return _counted(_OTHERS, len(table.others)).replace("{sheets}", sheets)


def lost(count: int) -> str:
    """So many characters are not what they were."""
    return _counted(_LOST, count)


def garbled(count: int, example: tuple[str, str]) -> str:
    """In so many cells the accents had been lost in another program, such as here."""
    return _by_example(_GARBLED, count, example)


def doubtful(count: int, example: tuple[str, str]) -> str:
    """So many cells may be such ones, and were left as they are."""
    return _by_example(_DOUBTFUL, count, example)


def _by_example(forms: tuple[str, str], count: int, example: tuple[str, str]) -> str:
    was, now = map(_short, example)
    return _counted(forms, count).replace("{was}", was).replace("{now}", now)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def saved(path: Path, rows: int) -> str:
    """What became of the rows that were to be written out."""
    return translate("Import", "✓ {rows} written to {path}.").format(rows=messages.rows(rows), path=path)


def encoding(name: str) -> str:
    """An encoding as people know it."""
    return _say(_ENCODINGS.get(name, name))


def separator(char: str) -> str:
    """A separator as people know it."""
    return _say(_SEPARATORS.get(char, char))
