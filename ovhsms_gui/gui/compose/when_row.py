"""When the message leaves: as soon as it is confirmed, or at a time that is chosen."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ovhsms_gui.core.scheduling import held, opening
from ovhsms_gui.gui import when
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.dialog import pop_up
from ovhsms_gui.gui.kit.label import Label, tip
from ovhsms_gui.gui.kit.pair import Half, Pair
from ovhsms_gui.gui.kit.speech import call


class WhenRow(Pair):
    """Shows and changes the time of ComposeState's draft; `title` stands before it, `told` under it."""

    declared = Signal()  # that it is no advertising

    def __init__(self, state: ComposeState, parent: QWidget | None = None) -> None:
        self._now, self._later = Half(""), Half("")
        super().__init__(self._now, self._later, parent)
        self._state = state
        self.title = Label(self.tr("When"))
        self._now.setText(self.tr("Now"))
        self._now.setObjectName("whenNowButton")
        told = self.tr("It leaves once you have confirmed it; there you choose how long it can be taken back")
        call(self._now, told)
        self._now.setToolTip(tip(told))
        self._later.setText(self.tr("L&ater…"))
        self._later.setObjectName("whenLaterButton")
        call(self._later, self.tr("Choose when it leaves"))
        self.told = Label(wrap=True)
        self.told.setObjectName("whenLabel")
        self._now.clicked.connect(self._on_now)
        self._later.clicked.connect(self.choose)
        state.changed.connect(self._show)
        self._show()

    @Slot()
    def choose(self) -> None:
        """Ask for the time."""
        from ovhsms_gui.gui.compose.schedule_dialog import ScheduleDialog  # noqa: PLC0415

        terms, now = self._state.draft.terms, self._state.now
        dialog = ScheduleDialog(terms.due, self.window(), now=lambda: now().at, advertising=terms.advertising)
        dialog.declared.connect(self.declared)
        dialog.taken.connect(self._state.set_due)
        dialog.finished.connect(self._state.let_go)
        self._state.hold()  # no other message comes up under it
        pop_up(dialog)

    @Slot()
    def _on_now(self) -> None:
        self._state.set_due(None)

    @Slot()
    def _show(self) -> None:
        terms = self._state.draft.terms
        due, leaves = terms.due, terms.due or self._state.now()
        self._now.setChecked(due is None)
        self._later.setChecked(due is not None)
        said = "" if due is None else self.tr("Leaves {when}").format(when=when.words(due))
        if terms.let_hold and held(terms, leaves):
            said = self.tr("{leaves}; held by OVHcloud until {when}").format(
                leaves=said or self.tr("Now"), when=when.words(opening(leaves))
            )
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self._later.setAccessibleDescription(said)
