"""The question before somebody who did not ask for it is written to no more: what is scheduled for them is lost."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.gui.choice import ChoiceDialog
from ovhsms_gui.gui.kit.buttons import Kind
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.replies.state import RepliesState


class OptOutDialog(ChoiceDialog):
    """Says who it is. Enter leaves all as it is."""

    def __init__(self, state: RepliesState, e164: str, called: str, parent: QWidget | None = None) -> None:
        """`e164`: whose number it is, whatever is shown by the time of the answer."""
        super().__init__("optOut", self.tr("Opt out?"), parent)
        self._state, self._e164 = state, e164
        yes = self.choice(self.tr("&Opt out"), "optOutNowButton", Kind.DANGER, Icon.STOP)
        yes.clicked.connect(self._on_yes)
        self.ask(
            self.tr("Opt out {name}?").format(name=called),
            self.tr(
                "Messages scheduled for this person are cancelled, and “Opt in” later on does not bring those back."
            ),
        )

    @Slot()
    def _on_yes(self) -> None:
        self._state.leave_out(self._e164)
