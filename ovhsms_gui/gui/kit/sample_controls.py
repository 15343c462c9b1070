"""The gallery's card of controls, each in its states. Its words are samples and are not translated."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QMenu,
    QRadioButton,
    QSpinBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui.kit.bars import Meter, StackedBar
from ovhsms_gui.gui.kit.bubble import Bubble, Mark, Stretch
from ovhsms_gui.gui.kit.buttons import Button, Kind, Link, quiet, tool
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.chip import Chip, ChipButton, ChipFace, state_face
from ovhsms_gui.gui.kit.dropdown import Dropdown
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.layouts import Part, add, lay
from ovhsms_gui.gui.kit.measures import MARGIN, Type
from ovhsms_gui.gui.kit.palette import State
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


def row(*parts: Part, gap: float = 0.5) -> QHBoxLayout:
    """Side by side; None stretches."""
    return lay(QHBoxLayout(), *parts, gap=gap)


def off(widget: QWidget) -> QWidget:
    """Grey."""
    widget.setEnabled(False)
    return widget


def controls() -> Card:
    """Buttons, chips, bars, fields, boxes, bubbles."""
    card = Card()
    column = lay(QVBoxLayout(), margin=MARGIN, gap=0.625)
    card.column.addLayout(column)
    opens = quiet("Opens")
    opens.setMenu(QMenu(opens))
    filled = Button("Send…", Kind.PRIMARY, Icon.PLANE)
    add(
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
            opens,
            Button("No more to her", Kind.WARN, Icon.STOP),
            Button("Write again…", Kind.QUIET, Icon.WRITE),
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
    add(column, bar, StackedBar(heard="Nothing sent yet"), row(plain, dear, gap=1.0))
    words = row(
        Label("1 SMS — 74 characters left"), None, Label("2 SMS instead of 1", Type.STRONG, State.WARNING)
    )
    add(column, words, Hairline(), _fields(), _boxes(), _segments(), Hairline())
    text = "Bonjour Zoé, your appointment is at {heure}.\n\nSTOP 36111"
    marked = (("Zoé", Mark.FIELD), ("{heure}", Mark.WRONG), ("STOP 36111", Mark.ADDED))
    stretches = [Stretch(text.index(part), len(part), mark) for part, mark in marked]
    add(
        column,
        Bubble(text, stretches),
        Bubble("Thursday 3 December at 11:15, would that do?", mine=True),
        None,
    )
    return card


def _fields() -> QLayout:
    rest, focused = Field("at rest"), FocusedField(_FOCUSED)
    for part in (rest, focused):
        part.setText("06 39 98 00 12")
    search, grey = Field("Name, number or word", Icon.SEARCH), Field("grey")
    grey.setEnabled(False)
    senders, figure = Dropdown(), QSpinBox()
    senders.addItems(["MARTIN", "Short number"])
    figure.setSuffix(" seconds")
    figure.setValue(10)
    return lay(QVBoxLayout(), row(rest, focused), row(search, grey, senders, figure))


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
    tabs = QTabBar()
    for text in ("Not taken", "Worth a look"):
        tabs.addTab(text)
    return row(segments, tabs, None, gap=1.0)
