"""What stands in the gallery: the cards and the foot of a page. Its words are samples and are not translated."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLayout,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui.kit.bars import Meter, StackedBar
from ovhsms_gui.gui.kit.bubble import Bubble, Mark, Stretch
from ovhsms_gui.gui.kit.buttons import Button, Kind, Link, quiet, tool
from ovhsms_gui.gui.kit.card import Card, Hairline, Notice, SectionHeading
from ovhsms_gui.gui.kit.cells import FACE, ChipDelegate
from ovhsms_gui.gui.kit.chip import Chip, ChipButton, ChipFace, state_face
from ovhsms_gui.gui.kit.empty import EmptyState
from ovhsms_gui.gui.kit.field import Captioned, Field
from ovhsms_gui.gui.kit.finding import FindingLine
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label, muted
from ovhsms_gui.gui.kit.measures import MARGIN, PAGE_MARGIN, ROW, Type, airy, font, px
from ovhsms_gui.gui.kit.palette import (
    Role,
    State,
)
from ovhsms_gui.gui.kit.poses import (
    FocusedBox,
    FocusedButton,
    FocusedChip,
    FocusedField,
    FocusedLink,
    FocusedQuiet,
    HoveredButton,
)
from ovhsms_gui.gui.kit.segments import Segment, Segments

_FOCUSED = "focus"


def row(*parts: QWidget | None, gap: float = 0.5) -> QHBoxLayout:
    """Side by side; None stretches."""
    made = QHBoxLayout()
    airy(made, gap=gap)
    for part in parts:
        if part is None:
            made.addStretch(1)
        else:
            made.addWidget(part)
    return made


def stack(column: QVBoxLayout, *parts: QWidget | QLayout) -> None:
    """One under the other."""
    for part in parts:
        if isinstance(part, QLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)


def off(widget: QWidget) -> QWidget:
    """Grey."""
    widget.setEnabled(False)
    return widget


def controls() -> Card:
    """Buttons, chips, bars, fields, boxes, bubbles."""
    card = Card()
    column = QVBoxLayout()
    airy(column, margin=MARGIN, gap=0.625)
    card.column.addLayout(column)
    filled = Button("Send…", Kind.PRIMARY, Icon.PLANE)
    stack(
        column,
        row(filled, HoveredButton("hover"), FocusedButton(_FOCUSED), off(Button("busy")), None),
        row(
            Button("Fill 2 cells", Kind.LEAD, trail=Icon.ARROW_RIGHT),
            quiet("Quiet", Icon.PHONE),
            off(quiet("grey")),
            Button("Erase…", Kind.DANGER, Icon.TRASH),
            None,
        ),
        row(
            FocusedQuiet(_FOCUSED),
            Button("No more to her", Kind.WARN, Icon.STOP),
            FocusedButton("Erase…", Kind.DANGER),
            None,
        ),
        row(
            tool("&Texts", Icon.TEXTS, QMenu()),
            tool("Import…", Icon.IMPORT),
            tool("Ask again", Icon.REFRESH, bare=True),
            Link("Action in a sentence"),
            FocusedLink(_FOCUSED),
            None,
            gap=0.25,
        ),
        Hairline(),
        row(
            Chip(state_face("14 delivered", State.POSITIVE)),
            Chip(state_face("1 on its way", State.TRANSIT)),
            Chip(state_face("1 not certain", State.UNKNOWN)),
            Chip(state_face("1 failed", State.NEGATIVE)),
            None,
            gap=0.375,
        ),
        row(
            ChipButton(state_face("7 rows not taken", State.WARNING, opens=True)),
            FocusedChip(state_face("1 merged", State.TRANSIT, icon=Icon.GROUP, opens=True)),
            Chip(ChipFace("Spain")),
            None,
            gap=0.375,
        ),
    )
    bar = StackedBar()
    bar.show_counts(
        {State.POSITIVE: 140, State.TRANSIT: 30, State.UNKNOWN: 1, State.NEGATIVE: 1},
        "140 delivered, 30 on their way, 1 not certain, 1 failed",
    )
    plain, dear = Meter(), Meter()
    plain.show_fill(1, 0.54)
    dear.show_fill(2, 0.9, dear=True)
    meters = row(plain, dear, gap=1.0)
    column.addWidget(bar)
    column.addWidget(StackedBar(heard="Nothing sent yet"))
    column.addLayout(meters)
    words = row(
        Label("1 SMS — 74 characters left"), None, Label("2 SMS instead of 1", Type.STRONG, State.WARNING)
    )
    stack(column, words, Hairline(), _fields(), _boxes(), _segments(), Hairline())
    text = "Bonjour Zoé, your appointment is at {heure}.\n\nSTOP 36111"
    marked = (("Zoé", Mark.FIELD), ("{heure}", Mark.WRONG), ("STOP 36111", Mark.ADDED))
    stretches = [Stretch(text.index(part), len(part), mark) for part, mark in marked]
    column.addWidget(Bubble(text, stretches))
    column.addWidget(Bubble("Thursday 3 December at 11:15, would that do?", mine=True))
    column.addStretch(1)
    return card


def _fields() -> QLayout:
    rest, wrong = Captioned("at rest", Field()), Captioned("wrong", Field())
    focused = Captioned(_FOCUSED, FocusedField())
    for part, number in ((rest, "06 39 98 00 12"), (focused, "06 39 98 00 12"), (wrong, "06 39 98 00")):
        part.field.setText(number)
    wrong.show_wrong("too short")
    search, grey = Field("Name, number or word", Icon.SEARCH), Field("grey")
    grey.setEnabled(False)
    senders, figure = QComboBox(), QSpinBox()
    senders.addItems(["MARTIN", "Short number"])
    figure.setSuffix(" seconds")
    figure.setValue(10)
    lines = QVBoxLayout()
    airy(lines, gap=0.5)
    lines.addLayout(row(rest, focused, wrong))
    lines.addLayout(row(search, grey, senders, figure))
    return lines


def _boxes() -> QLayout:
    ticked, partly, focused = QCheckBox("ticked"), QCheckBox("partly"), FocusedBox(_FOCUSED)
    ticked.setChecked(True)
    focused.setChecked(True)
    partly.setTristate(True)
    partly.setCheckState(Qt.CheckState.PartiallyChecked)
    grey, one, other = QCheckBox("grey, and why"), QRadioButton("one"), QRadioButton("other")
    grey.setEnabled(False)
    one.setChecked(True)
    return row(ticked, QCheckBox("free"), partly, focused, grey, one, other, None, gap=0.75)


def _segments() -> QLayout:
    segments = Segments()
    segments.show_segments(Segment("To look at", 2, State.WARNING), Segment("Scheduled", 1), Segment("All"))
    segments.setAccessibleName("Which sends")
    return row(segments, None)


def receivers() -> Card:
    """A table with its heading, a notice, a text box, and a place where nothing is yet."""
    card = Card()
    card.column.addWidget(
        SectionHeading("To", "17 people", tool("Contacts", Icon.CONTACTS), tool("File…", Icon.IMPORT))
    )
    card.column.addWidget(Hairline())
    card.column.addWidget(_table(), 1)
    card.column.addWidget(Hairline())
    lower = QVBoxLayout()
    airy(lower, margin=MARGIN, gap=0.625)
    again, decide = quiet("Ask again", Icon.REFRESH), quiet("Decide…")
    lower.addWidget(
        Notice(
            State.UNKNOWN,
            "Adèle Roux may have got this message",
            "OVHcloud's answer was lost. Nothing is sent again.",
            again,
            decide,
            heard="Not certain",
        )
    )
    editor = QPlainTextEdit("Bonjour {prénom}, a reminder of your appointment tomorrow.")
    editor.setAccessibleName("Message text")
    editor.setFont(font(Type.EDITOR))
    editor.setFixedHeight(px(3.5))
    lower.addWidget(editor)
    write = Button("Write a message", Kind.PRIMARY, Icon.WRITE)
    lower.addWidget(
        EmptyState(
            Icon.REPLIES,
            "No replies so far",
            "Tick “Let people reply” while writing: they come here.",
            write,
        )
    )
    card.column.addLayout(lower)
    return card


def foot() -> QWidget:
    """What was found, what it costs, and the deed."""
    foot = QWidget()
    foot.setAutoFillBackground(True)
    foot.setBackgroundRole(Role.Base)
    column = QVBoxLayout(foot)
    airy(column, gap=0.0)
    column.addWidget(Hairline())
    inner = QVBoxLayout()
    airy(inner, margin=(PAGE_MARGIN, 0.5, PAGE_MARGIN, 0.75), gap=0.0)
    column.addLayout(inner)
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
    words = QVBoxLayout()
    airy(words, gap=0.0)
    stack(words, Label("23 SMS · 23.8 credits", Type.PRICE, tabular=True), muted("Balance after: 4,971.2"))
    last = row(None, quiet("Try on my number…", Icon.PHONE))
    last.insertLayout(0, words)
    last.addWidget(Button("&Fill 2 empty cells", Kind.LEAD, trail=Icon.ARROW_RIGHT, tall=True))
    inner.addSpacing(px(0.5))
    inner.addLayout(last)
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
