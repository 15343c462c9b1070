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
from ovhsms_gui.gui.kit.measures import MARGIN, Type, airy
from ovhsms_gui.gui.kit.palette import (
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
    opens = quiet("Opens")
    opens.setMenu(QMenu(opens))
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
            opens,
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
    rest, focused = Field("at rest"), FocusedField(_FOCUSED)
    for part in (rest, focused):
        part.setText("06 39 98 00 12")
    search, grey = Field("Name, number or word", Icon.SEARCH), Field("grey")
    grey.setEnabled(False)
    senders, figure = Dropdown(), QSpinBox()
    senders.addItems(["MARTIN", "Short number"])
    figure.setSuffix(" seconds")
    figure.setValue(10)
    lines = QVBoxLayout()
    airy(lines, gap=0.5)
    lines.addLayout(row(rest, focused))
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
    tabs = QTabBar()
    for text in ("Not taken", "Worth a look"):
        tabs.addTab(text)
    return row(segments, tabs, None, gap=1.0)
