"""Why a file cannot be read, by kind, and how much of one is read at most."""

from enum import StrEnum

MOST_BYTES = 20 * 2**20
MOST_CARD_BYTES = 100 * 2**20  # of vCards: a phone's address book comes with everybody's picture
MOST_ROWS = 100_001  # a hundred thousand people and the header above them
MOST_COLUMNS = 1_000
# Both limits above at once would be a hundred million cells: more than an office's computer holds.
MOST_CELLS = 5_000_000
# Of a cell: no spreadsheet takes as many, and the csv library no more. To look for a number in megabytes is felt.
MOST_CHARACTERS = 2**17
# What a workbook of MOST_BYTES unpacks to when people wrote it; a bomb unpacks to a thousand times as much.
MOST_UNPACKED = 256 * 2**20


class FileKind(StrEnum):
    """What is wrong with the file. The words for a person are the window's."""

    MISSING = "missing"
    FOLDER = "folder"  # or a device, a pipe: anything that is no plain file
    NOT_ALLOWED = "not_allowed"
    UNREADABLE = "unreadable"  # the disk or the share failed, or another program holds it
    TOO_BIG = "too_big"
    CARDS_TOO_BIG = "cards_too_big"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    TOO_MANY_CELLS = "too_many_cells"
    LONG_CELL = "long_cell"
    BOMB = "bomb"  # small on the disk, huge once unpacked
    ENTITIES = "entities"  # its XML defines entities: no office program writes that, bombs do
    # No table, but its own program can make one of it.
    PDF = "pdf"
    DOCUMENT = "document"  # a text of Word, LibreOffice or Pages, or RTF
    SLIDES = "slides"
    PICTURE = "picture"
    ARCHIVE = "archive"  # files in a file
    DATABASE = "database"
    MAIL = "mail"
    CALENDAR = "calendar"
    SHORTCUT = "shortcut"  # to a table that is on the web
    WEB_PAGE = "web_page"  # without a table
    XML = "xml"  # of another kind
    NUMBERS = "numbers"  # Apple's spreadsheet
    BINARY_WORKBOOK = "binary_workbook"  # xlsb
    OLD_WORKBOOK = "old_workbook"  # sylk, dif, Works and the like
    UNKNOWN = "unknown"  # anything else that is no table
    DAMAGED = "damaged"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"  # it asks for a password
    ENCODING = "encoding"  # it is not written in the encoding that was chosen
    NO_SHEET = "no_sheet"  # it has no sheet of the name that was chosen


class FileProblem(Exception):
    """The file could not be read; nothing of it was taken."""

    def __init__(self, kind: FileKind, detail: str = "") -> None:
        """`detail` is the system's or a library's own words: nothing out of the file."""
        super().__init__(f"{kind}: {detail}" if detail else str(kind))
        self.kind = kind
        self.detail = detail
