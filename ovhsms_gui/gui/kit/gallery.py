"""Every part of the kit in its states, on a page as the program has them. For whoever works on it: nobody else sees it.

Its words are samples and are not translated.
"""

from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ovhsms_gui.gui.kit.account_box import AccountBox
from ovhsms_gui.gui.kit.buttons import quiet, tool
from ovhsms_gui.gui.kit.countdown import CountdownBar
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph, Label, muted
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, airy
from ovhsms_gui.gui.kit.palette import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Role,
    State,
    Tone,
    application_palette,
)
from ovhsms_gui.gui.kit.rail import PageList, Rail, Waiting
from ovhsms_gui.gui.kit.sample_controls import controls, row
from ovhsms_gui.gui.kit.sample_page import foot, receivers
from ovhsms_gui.gui.kit.toast import Toast

TONES = {"light": LIGHT, "dark": DARK, "high-light": HIGH_LIGHT, "high-dark": HIGH_DARK}


class Sample(QWidget):
    """One page of parts in one tone."""

    def __init__(self, tone: Tone, *, narrow: bool = False) -> None:
        super().__init__()
        self.setPalette(application_palette(tone))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(Role.Window)
        self.rail = self._rail(narrow)
        across = QHBoxLayout(self)
        airy(across, gap=0.0)
        across.addWidget(self.rail)
        page = QVBoxLayout()
        airy(page, gap=0.0)
        across.addLayout(page, 1)
        self.countdown = CountdownBar()
        self.countdown.show_left(1, "17 SMS leave in 8 seconds", 8, 10)
        page.addWidget(self.countdown)
        body = QVBoxLayout()
        airy(body, margin=(PAGE_MARGIN, 0.75, PAGE_MARGIN, 1.0), gap=0.75)
        title = row(
            Label("Write", Type.PAGE_TITLE), None, Glyph(Icon.OK, State.POSITIVE), muted("Draft kept")
        )
        title.addWidget(tool("&New", Icon.PLUS))
        body.addLayout(title)
        left = controls()
        self.toast = Toast(left)
        cards = row(left, receivers(), gap=1.0)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        body.addLayout(cards, 1)
        page.addLayout(body, 1)
        page.addWidget(foot())

    def _rail(self, narrow: bool) -> Rail:
        account = AccountBox()
        account.setAccessibleName("Account")
        account.addItems(["Cabinet Martin", "Association des parents"])
        account.show_account("Cabinet Martin", "4\u202f995", "credits")
        pages = PageList()
        pages.setAccessibleName("Pages")
        for text, icon in (
            ("Write", Icon.WRITE),
            ("Outbox", Icon.OUTBOX),
            ("Replies", Icon.REPLIES),
            ("Contacts", Icon.CONTACTS),
        ):
            pages.add_page(text, icon)
        pages.show_waiting(1, Waiting(2, State.WARNING, "2 to look at"))
        pages.show_waiting(2, Waiting(3, None, "3 unread"))
        pages.setCurrentRow(0)
        rail = Rail(account, pages, (quiet("Settings", Icon.SETTINGS),))
        rail.show_status(State.POSITIVE, "On line")
        rail.set_narrow(narrow)
        return rail


class Gallery(QScrollArea):
    """The samples one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("The kit")
        self.setWidgetResizable(True)
        whole = QWidget()
        column = QVBoxLayout(whole)
        airy(column, gap=1.0)
        for tone in TONES.values():
            column.addWidget(Sample(tone))
        self.setWidget(whole)
