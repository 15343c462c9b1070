"""Why a file cannot be read, and what to do, in words."""

from ovhsms_gui.core.words import QT_TRANSLATE_NOOP
from ovhsms_gui.files.problem import (
    MOST_BYTES,
    MOST_CARD_BYTES,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_ROWS,
    FileKind,
    FileProblem,
)
from ovhsms_gui.gui import messages
from ovhsms_gui.gui.messages import translate

_FILES: dict[FileKind, str] = {
    FileKind.MISSING: QT_TRANSLATE_NOOP("Import", "The file is not there any more."),
    FileKind.FOLDER: QT_TRANSLATE_NOOP("Import", "This is a folder, not a file: choose a file in it."),
    FileKind.NOT_ALLOWED: QT_TRANSLATE_NOOP("Import", "You are not allowed to read this file."),
    FileKind.UNREADABLE: QT_TRANSLATE_NOOP(
        "Import", "The file cannot be read. Close it in other programs, or copy it to this computer first."
    ),
    FileKind.TOO_BIG: QT_TRANSLATE_NOOP("Import", "The file is larger than {megabytes} MB. Split it."),
    FileKind.CARDS_TOO_BIG: QT_TRANSLATE_NOOP(
        "Import",
        "The address book is larger than {card_megabytes} MB. Export it without pictures, or in parts.",
    ),
    FileKind.TOO_MANY_ROWS: QT_TRANSLATE_NOOP("Import", "The file has more than {rows} rows. Split it."),
    FileKind.TOO_MANY_COLUMNS: QT_TRANSLATE_NOOP(
        "Import", "The file has more than {columns} columns. Delete those that are not needed."
    ),
    FileKind.TOO_MANY_CELLS: QT_TRANSLATE_NOOP(
        "Import", "The file has too many cells. Delete the columns that are not needed."
    ),
    FileKind.LONG_CELL: QT_TRANSLATE_NOOP(
        "Import",
        "A cell of the file holds more than {characters} characters, as no list of people does. "
        "Delete that cell, or choose another separator.",
    ),
    FileKind.BOMB: QT_TRANSLATE_NOOP(
        "Import", "The file would unpack to an enormous size, as harmful files do. It was not opened."
    ),
    FileKind.ENTITIES: QT_TRANSLATE_NOOP(
        "Import",
        "The file holds what no spreadsheet program writes, but harmful files do. It was not opened.",
    ),
    FileKind.PDF: QT_TRANSLATE_NOOP(
        "Import",
        "This is a PDF. Open it, copy the table into a spreadsheet, and save that as xlsx.",
    ),
    FileKind.DOCUMENT: QT_TRANSLATE_NOOP(
        "Import",
        "This is a text document. Open it, copy the table into a spreadsheet, and save that as xlsx.",
    ),
    FileKind.SLIDES: QT_TRANSLATE_NOOP(
        "Import",
        "This is a presentation. Open it, copy the table into a spreadsheet, and save that as xlsx.",
    ),
    FileKind.PICTURE: QT_TRANSLATE_NOOP(
        "Import",
        "This is a picture. Nothing can be read from it: ask for the list as a spreadsheet (xlsx).",
    ),
    FileKind.ARCHIVE: QT_TRANSLATE_NOOP(
        "Import",
        "These are files packed into one. Unpack it, and import the table that is in it.",
    ),
    FileKind.DATABASE: QT_TRANSLATE_NOOP(
        "Import",
        "This is a database. Open it, export the table or query that you need as xlsx, and import that.",
    ),
    FileKind.MAIL: QT_TRANSLATE_NOOP(
        "Import",
        "This is an e-mail. Open it, save the file that is attached, and import that.",
    ),
    FileKind.CALENDAR: QT_TRANSLATE_NOOP(
        "Import",
        "This is a calendar. It holds no numbers: export the people from your address book (vcf).",
    ),
    FileKind.SHORTCUT: QT_TRANSLATE_NOOP(
        "Import",
        "This only leads to a table somewhere else. Open it, download the table as xlsx, and import that.",
    ),
    FileKind.WEB_PAGE: QT_TRANSLATE_NOOP(
        "Import",
        "This is a web page without a table. Open the list in its program, and export it as xlsx or csv.",
    ),
    FileKind.XML: QT_TRANSLATE_NOOP(
        "Import",
        "This is XML of a program of its own. Open the list in that program, and export it as xlsx or csv.",
    ),
    FileKind.NUMBERS: QT_TRANSLATE_NOOP(
        "Import",
        "This is a spreadsheet of Apple Numbers. Open it there, and export it as Excel (xlsx).",
    ),
    FileKind.BINARY_WORKBOOK: QT_TRANSLATE_NOOP(
        "Import",
        "This is a binary workbook (xlsb). Open it in Excel, and save it as xlsx.",
    ),
    FileKind.OLD_WORKBOOK: QT_TRANSLATE_NOOP(
        "Import",
        "This is a spreadsheet of an old kind. Open it in a spreadsheet program, and save it as xlsx.",
    ),
    FileKind.UNKNOWN: QT_TRANSLATE_NOOP(
        "Import",
        "This is no table that can be read. Open it in the program that made it, and save it there as xlsx or csv.",
    ),
    FileKind.DAMAGED: QT_TRANSLATE_NOOP(
        "Import", "The file is damaged. Open it in the program that made it, and save it once more."
    ),
    FileKind.EMPTY: QT_TRANSLATE_NOOP("Import", "The file is empty."),
    FileKind.ENCRYPTED: QT_TRANSLATE_NOOP(
        "Import", "The file asks for a password. Save it without one, and import that."
    ),
    FileKind.ENCODING: QT_TRANSLATE_NOOP(
        "Import", "The file is not written in this encoding: choose another."
    ),
    FileKind.NO_SHEET: QT_TRANSLATE_NOOP("Import", "The file has no such sheet any more."),
}


def problem(found: FileProblem) -> str:
    """What is wrong with a file, and what to do."""
    return translate("Import", _FILES[found.kind]).format(
        megabytes=MOST_BYTES // 2**20,
        card_megabytes=MOST_CARD_BYTES // 2**20,
        rows=messages.figure(MOST_ROWS - 1),
        columns=messages.figure(MOST_COLUMNS),
        characters=messages.figure(MOST_CHARACTERS),
    )


def silent() -> str:
    """What is said of a file that takes long to answer."""
    return translate(
        "Import",
        "The file does not answer. If it is on a network drive or a stick that is away, cancel: nothing was taken.",
    )
