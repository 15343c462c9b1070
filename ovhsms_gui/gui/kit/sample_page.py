"""The rest of the gallery's page: a card with a table, and the foot. Its words are samples and are not translated."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPlainTextEdit, QTableView, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit.buttons import Button, Kind, quiet, tool
from ovhsms_gui.gui.kit.card import Card, Hairline, Notice, SectionHeading
from ovhsms_gui.gui.kit.cells import FACE, ChipDelegate
from ovhsms_gui.gui.kit.chip import ChipFace, state_face
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import MARGIN, PAGE_MARGIN, ROW, Type, font, px
from ovhsms_gui.gui.kit.palette import Role, State
from ovhsms_gui.gui.kit.sample_controls import row


def receivers() -> Card:
    """A table with its heading, a notice, a text box, and a place where nothing is yet."""
    card = Card()
    tools = (tool("Contacts", Icon.CONTACTS), tool("File…", Icon.IMPORT))
    table = _table()
    notice = Notice(
        State.UNKNOWN,
        "Adèle Roux may have got this message",
        "OVHcloud's answer was lost. Nothing is sent again.",
        quiet("Ask again", Icon.REFRESH),
        quiet("Decide…"),
        heard="Not certain",
    )
    editor = QPlainTextEdit("Bonjour {prénom}, a reminder of your appointment tomorrow.")
    editor.setAccessibleName("Message text")
    editor.setFont(font(Type.EDITOR))
    editor.setFixedHeight(px(3.5))
    nothing = EmptyState(
        Icon.REPLIES,
        "No replies so far",
        "Tick “Let people reply” while writing: they come here.",
        Button("Write a message", Kind.PRIMARY, Icon.WRITE),
    )
    lower = lay(QVBoxLayout(), notice, editor, nothing, margin=MARGIN, gap=0.625)
    head = SectionHeading("To", "17 people", *tools)
    add(card.column, head, Hairline(), table, Hairline(), lower, grows=table)
    return card


def foot() -> QWidget:
    """What was found, what it costs, and the deed."""
    foot = QWidget()
    foot.setAutoFillBackground(True)
    foot.setBackgroundRole(Role.Base)
    inner = lay(QVBoxLayout(), margin=(PAGE_MARGIN, 0.5, PAGE_MARGIN, 0.75), gap=0.0)
    lay(QVBoxLayout(foot), Hairline(), inner, gap=0.0)
    for state, sentence, action in (
        (State.NEGATIVE, "2 empty cells: prénom of Laurent, heure rdv of Inès Lefebvre", "Fill them"),
        (
            State.WARNING,
            "6 people: 2 SMS instead of 1 because of their first name (“ç”, “ë”, “ï”, “î”)",
            "Simplify (saves 6 SMS)",
        ),
        (State.TRANSIT, "06 39 98 01 01 stands there twice: Chloé gets the message once", ""),
    ):
        line = FindingLine()
        line.show_finding(state, sentence, action)
        inner.addWidget(line)
    price = Label("23 SMS · 23.8 credits", Type.PRICE, tabular=True)
    words = lay(QVBoxLayout(), price, muted("Balance after: 4,971.2"), gap=0.0)
    send = Button("&Fill 2 empty cells", Kind.LEAD, trail=Icon.ARROW_RIGHT, tall=True)
    add(inner, 0.5, row(words, None, quiet("Try on my number…", Icon.PHONE), send))
    return foot


def _table() -> QTableView:
    people = (
        ("06 39 98 01 01", "Chloé Lefèvre", "9:00", None),
        ("06 39 98 01 02", "François Müller", "9:15", None),
        ("01 99 00 12 34", "Théo Moreau", "11:30", state_face("landline", State.WARNING)),
        ("06 39 98 01 14", "Laurent", "12:00", None),
        ("06 39 98 01", "Hélène Dubois-Lacombe", "11:00", state_face("too short", State.NEGATIVE)),
        ("+34 612 34 56 78", "José Garcia", "14:15", ChipFace("Spain")),
        ("06 39 98 01 18", "Mélanie David", "14:30", None),
    )
    model = QStandardItemModel(0, 3)
    model.setHorizontalHeaderLabels(["Number", "Name", "heure rdv"])
    for number, name, hour, face in people:
        cells = [QStandardItem(text) for text in (number, name, hour)]
        cells[1].setData(face, FACE)
        model.appendRow(cells)
    table = QTableView()
    table.setAccessibleName("Receivers")
    model.setParent(table)
    table.setModel(model)
    table.setItemDelegate(ChipDelegate(table))
    table.setFrameShape(QTableView.Shape.NoFrame)
    table.setAlternatingRowColors(True)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(px(ROW))
    table.setMinimumHeight(px(9))
    head = table.horizontalHeader()
    head.setFont(font(Type.LABELLED))
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    table.resizeColumnToContents(0)
    table.resizeColumnToContents(2)
    head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    table.selectRow(3)
    return table
