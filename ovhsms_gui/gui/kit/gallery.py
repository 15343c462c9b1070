"""Every part of the kit in its states, on a page as the program has them. For whoever works on it: nobody else sees it.

Its words are samples and are not translated.
"""

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ovhsms_gui.gui.kit.account_box import AccountBox
from ovhsms_gui.gui.kit.buttons import tool
from ovhsms_gui.gui.kit.countdown import CountdownBar
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Glyph, Label, muted
from ovhsms_gui.gui.kit.layouts import lay
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type
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
from ovhsms_gui.gui.kit.rail import PageList, Rail, RailButton, Waiting
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
        self.countdown = CountdownBar()
        self.countdown.show_left(1, "17 SMS leave in 8 seconds", 8, 10)
        kept = (Glyph(Icon.OK, State.POSITIVE), muted("Draft kept"))
        title = row(Label("Write", Type.PAGE_TITLE), None, *kept, tool("&New", Icon.PLUS))
        left = controls()
        self.toast = Toast(left)
        cards = row(left, receivers(), gap=1.0)
        cards.setStretch(0, 1)
        cards.setStretch(1, 1)
        edges = (PAGE_MARGIN, 0.75, PAGE_MARGIN, 1.0)
        body = lay(QVBoxLayout(), title, cards, margin=edges, gap=0.75, grows=cards)
        page = lay(QVBoxLayout(), self.countdown, body, foot(), gap=0.0, grows=body)
        lay(QHBoxLayout(self), self.rail, page, gap=0.0, grows=page)

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
        rail = Rail(account, pages, (RailButton("Settings", Icon.SETTINGS, "Settings"),))
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
        lay(QVBoxLayout(whole), *map(Sample, TONES.values()), gap=1.0)
        self.setWidget(whole)
