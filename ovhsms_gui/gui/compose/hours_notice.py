"""What is said, where a time is chosen, of advertising that may not be sent then, and the way out for what is none."""

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ovhsms_gui.core.hours import why_not
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when
from ovhsms_gui.gui.kit.buttons import Link
from ovhsms_gui.gui.kit.card import Notice
from ovhsms_gui.gui.kit.finding import heard
from ovhsms_gui.gui.kit.palette import State


class HoursNotice(Notice):
    """Says why, and takes the operator's word that it is no advertising."""

    declared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._declare = Link()
        self._declare.setObjectName("scheduleDeclareButton")
        super().__init__(State.WARNING, "", "")
        self.put_under(self._declare)
        self.setParent(parent)
        self.setObjectName("scheduleHoursNotice")
        self._declare.setText(self.tr("It is not advertising"))
        self._declare.clicked.connect(self.declared)

    def warn(self, due: Due, opens: Due) -> None:
        """It may not be sent at `due`; OVHcloud would hold it until it `opens`."""
        why = why_not(datetime.fromtimestamp(due.at, UTC))
        held = self.tr("OVHcloud would hold this message until {when}.")
        held = held.format(when=when.words(opens, zone=False))
        sentence = f"{when.closed(why, due.zone)} {held}" if why else held
        title = self.tr("This message is advertising")
        self.show_as(State.WARNING, title, sentence, heard=heard(State.WARNING))
        self._declare.setVisible(True)
        self._declare.setAccessibleDescription(sentence)

    def reassure(self) -> None:
        """The operator stated that it is none."""
        self.show_as(
            State.TRANSIT,
            self.tr("Not advertising, as you state"),
            self.tr("It may leave at any hour, without the STOP line. Your statement is kept with it."),
            heard=heard(State.TRANSIT),
        )
        self._declare.setVisible(False)
