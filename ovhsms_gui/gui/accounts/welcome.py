"""What stands in the window while there is no account: three steps to the first message."""

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QIcon, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ovhsms_gui.gui import look
from ovhsms_gui.gui.demonstration import Stage
from ovhsms_gui.gui.kit import paint
from ovhsms_gui.gui.kit.buttons import Button, Kind, Link, quiet
from ovhsms_gui.gui.kit.card import Card, Hairline
from ovhsms_gui.gui.kit.flow import FlowBox
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import Label
from ovhsms_gui.gui.kit.layouts import add, lay
from ovhsms_gui.gui.kit.measures import PAGE_MARGIN, Type, airy, font, px
from ovhsms_gui.gui.kit.sheet import Said, Scrolled
from ovhsms_gui.gui.kit.speech import announce
from ovhsms_gui.resources import resource

_WIDE = 44  # line heights
_DISC = 2.0
_LOGO = 3.25


class _Number(QWidget):
    """The number of a step on its disc, and the line that leads to the next one. The heading says the number too."""

    def __init__(self, number: int, *, now: bool, last: bool) -> None:
        super().__init__()
        self._number, self._now, self._last = number, now, last
        self.setFixedWidth(px(_DISC))
        self.setMinimumHeight(px(_DISC))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Filled where one begins."""
        painter, tone = paint.begin(self)
        side = px(_DISC)
        disc = QRectF(0, 0, side, side)
        if not self._last:
            painter.setPen(QPen(tone.hairline, 1.5))
            painter.drawLine(side // 2, side + px(0.25), side // 2, self.height())
        fill, line = (tone.accent, None) if self._now else (tone.card, tone.edge)
        paint.rounded(painter, disc, side / 2, fill, line, 1.5)
        painter.setFont(font(Type.HEADING))
        painter.setPen(tone.on_accent if self._now else tone.muted)
        painter.drawText(disc, paint.CENTRE, str(self._number))


class Welcome(QWidget):
    """Shown in place of the page. It opens OVHcloud's page by itself; the rest is the window's."""

    accounts_wanted = Signal()
    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcomePage")
        self._open = Button(self.tr("&Open OVHcloud's site"), Kind.PRIMARY, trail=Icon.EXTERNAL, tall=True)
        self._open.setObjectName("openOvhButton")
        self._have = quiet(self.tr("I have an &SMS account"))
        self._have.setObjectName("haveAccountButton")
        self._keys = Link(self.tr("I have my &keys"), Icon.KEY)
        self._keys.setObjectName("haveKeysButton")
        self._demo = Link(self.tr("&Try the demonstration: no SMS is sent"))
        self._demo.setObjectName("tryDemoButton")
        self._said = Said(room=False)
        card = Card()
        card.setMaximumWidth(px(_WIDE))
        steps = (
            _step(number, title, sentence, deeds)
            for number, (title, sentence, *deeds) in enumerate(self._steps(), 1)
        )
        inside = lay(QVBoxLayout(), self._head(), Hairline(), *steps, margin=(2.0, 1.5, 2.0, 1.0), gap=1.0)
        add(inside, self._said, Hairline(), self._foot())
        card.column.addLayout(inside)
        held = QWidget()
        middle = QHBoxLayout(held)
        airy(middle, margin=(PAGE_MARGIN, 1.0, PAGE_MARGIN, 1.0), gap=0.0)
        middle.addStretch(1)
        middle.addWidget(card, 1000, Qt.AlignmentFlag.AlignVCenter)
        middle.addStretch(1)
        lay(QVBoxLayout(self), Scrolled(held, self.tr("Welcome")))
        self.setFocusProxy(self._open)
        self._open.clicked.connect(self._on_open)
        self._demo.clicked.connect(self.demo_wanted)
        for button in (self._have, self._keys):
            button.clicked.connect(self.accounts_wanted)

    def offer_demo(self, *, offered: bool) -> None:
        """The demonstration is no way on for who is in it."""
        self._demo.setVisible(offered)
        self._undecided.setVisible(offered)

    def show_demonstration(self, stage: Stage) -> None:
        """It takes a while to come up, and there is one at a time."""
        words = {
            Stage.OPENING: self.tr("Opening the demonstration…"),
            Stage.OPEN: self.tr("The demonstration is open in a window of its own"),
        }.get(stage)
        self._demo.setText(words or self.tr("&Try the demonstration: no SMS is sent"))
        self._demo.setEnabled(words is None)
        self._said.say(
            self.tr("⚠ The demonstration could not be opened. Nothing was sent; try once more.")
            if stage is Stage.FAILED
            else ""
        )
        if words and self.isVisible():
            announce(self._demo, words)

    def _head(self) -> QHBoxLayout:
        logo, side = look.label(), px(_LOGO)
        logo.setPixmap(
            QIcon(str(resource("ovhsms-gui.svg"))).pixmap(QSize(side, side), self.devicePixelRatio())
        )
        title = Label(self.tr("Welcome"), Type.PAGE_TITLE, wrap=True)
        sentence = self.tr("Three steps to your first SMS. Nothing is sent before the third.")
        words = lay(QVBoxLayout(), title, Label(sentence, ink="muted", wrap=True), gap=0.125)
        return lay(QHBoxLayout(), logo, words, gap=1.0, grows=words)

    def _steps(self) -> tuple[tuple[str, str, *tuple[QPushButton, ...]], ...]:
        return (
            (
                self.tr("At OVHcloud: credits and a sender name"),
                self.tr(
                    "Buy a pack of SMS credits, then ask for the name that people will see, such as MARTIN "
                    "(11 letters at most). OVHcloud checks it first: go on without waiting."
                ),
                self._open,
                self._have,
            ),
            (
                self.tr("The keys that open this account to the program"),
                self.tr(
                    "OVHcloud makes them on one page, with the rights ticked; you copy them here. "
                    "They stay in the keyring of this computer."
                ),
            ),
            (
                self.tr("A first message, to yourself"),
                self.tr("A test on your own number, to see what others will see. 1 credit."),
            ),
        )

    def _foot(self) -> FlowBox:
        self._undecided = Label(self.tr("Not decided yet?"), ink="muted")
        self._undecided.setFixedHeight(
            self._demo.sizeHint().height()
        )  # its words stand as high as the others
        return FlowBox(self._undecided, self._demo, self._keys)

    @Slot()
    def _on_open(self) -> None:
        french = QLocale().language() is QLocale.Language.French
        url = f"https://www.ovhcloud.com/{'fr' if french else 'en'}/sms/"
        if not QDesktopServices.openUrl(QUrl(url)):
            self._said.say(self.tr("⚠ No browser could be opened. The page is: {url}").format(url=url))


def _step(number: int, title: str, sentence: str, deeds: list[QPushButton]) -> QHBoxLayout:
    below = [lay(QHBoxLayout(), *deeds, None, margin=(0.0, 0.375, 0.0, 0.0))] if deeds else []
    said = (Label(title, Type.HEADING, wrap=True), Label(sentence, ink="muted", wrap=True))
    words = lay(QVBoxLayout(), *said, *below, None, margin=(0.0, 0.3125, 0.0, 0.25), gap=0.25)
    disc = _Number(number, now=number == 1, last=number == 3)
    return lay(QHBoxLayout(), disc, words, gap=0.875, grows=words)
