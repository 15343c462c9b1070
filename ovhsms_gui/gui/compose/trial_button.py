"""The button that sends a test to one's own number: it asks for the number once, and always before it sends."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from ovhsms_gui.core.numbers import Number
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.buttons import Pressed, put_icon
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.speech import call


class TrialButton(Pressed):
    """Tests the message of ComposeState."""

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setObjectName("testButton")
        self.setText(self.tr("T&est to me…"))
        put_icon(self, Icon.PHONE)
        self.whole_width = self.sizeHint().width()  # with its words
        call(self, self.tr("Send a test to my own number"))
        self.setToolTip(self.tr("Sends the first, the longest and the dearest text to your own number only"))
        self.clicked.connect(self._on_clicked)
        state.changed.connect(self._show)
        state.trial.told.connect(self._show)
        self._show()

    def spare_words(self, spare: bool) -> None:
        """Where there is no room for words, the icon has to do."""
        self.setText("" if spare else self.tr("T&est to me…"))

    @Slot()
    def _show(self) -> None:
        plan = self._state.plan
        ready = plan.counted and plan.context is not None and bool(plan.draft.text.strip())
        self.setEnabled(ready and not (self._state.busy or self._state.trial.busy))

    @Slot()
    def _on_clicked(self) -> None:
        number = self._number()
        if number is None:
            self._on_number_wanted()
        else:
            self._test(number)

    def _number(self) -> Number | None:
        context = self._state.plan.context
        return None if context is None else self._state.trial.number(context.account_id)

    @Slot()
    def _on_number_wanted(self) -> None:
        from ovhsms_gui.gui.compose.own_number import OwnNumberDialog  # noqa: PLC0415

        dialog = OwnNumberDialog(self._state.region, self._number(), self.window())
        dialog.given.connect(self._on_number)
        self._open(dialog)

    @Slot(object)
    def _on_number(self, number: object) -> None:
        assert isinstance(number, Number)
        context = self._state.plan.context
        if context is not None:
            self._state.trial.set_number(context.account_id, number)
            self._test(number)

    def _test(self, number: Number) -> None:
        from ovhsms_gui.core.trial import make_trial  # noqa: PLC0415
        from ovhsms_gui.gui.compose.trial_dialog import TrialDialog  # noqa: PLC0415

        dialog = TrialDialog(self._state.trial, make_trial(self._state.plan, number), self.window())
        dialog.number_wanted.connect(self._on_number_wanted)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self._state.hold()
        dialog.finished.connect(self._state.let_go)
        pop_up(dialog)
