"""OVHcloud's list of those who answered STOP, and the consent with which one of them is taken off."""

from PySide6.QtCore import QItemSelection, QStringListModel, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QFrame, QListView, QWidget

from ovhsms_gui.core.similar import fold
from ovhsms_gui.gui import look, messages
from ovhsms_gui.gui.contacts.stop_state import StopListState
from ovhsms_gui.gui.dialog import Dialog, pop_up
from ovhsms_gui.gui.kit.buttons import Button, Kind, quiet
from ovhsms_gui.gui.kit.field import Field
from ovhsms_gui.gui.kit.icons import Icon
from ovhsms_gui.gui.kit.label import muted
from ovhsms_gui.gui.kit.measures import px
from ovhsms_gui.gui.kit.sheet import Heading, Said, under
from ovhsms_gui.store.stop_lists import DONE, Consent, Stopped

_LONGEST = 500  # characters of a statement
_SHORTEST = 10
_CONSENTS = 3.5  # line heights


class StopListDialog(Dialog):
    """Who is on it, how old what is shown is, and who was taken off by whose word."""

    def __init__(self, state: StopListState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._shown: tuple[Stopped, ...] = ()
        self.setObjectName("stopListDialog")
        self.setWindowTitle(self.tr("Who answered STOP"))
        self.setMinimumWidth(px(34))
        self._age = muted(wrap=True)
        self._age.setObjectName("stopListAge")
        self._find = Field(self.tr("Name or number"), Icon.SEARCH)
        self._find.setObjectName("stopListSearchEdit")
        self._find.setAccessibleName(self.tr("Find somebody by name or number"))
        self._find.setMaxLength(200)
        self._people, self._view = self._list("stopListView", self.tr("Who answered STOP"))
        self._view.setMinimumHeight(px(9))
        self._consents, self._off = self._list("consentView", self.tr("Taken off with consent"))
        self._off.setFixedHeight(px(_CONSENTS))
        self._off.setUniformItemSizes(False)
        self._off.setWordWrap(True)
        self._off.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._past = look.label(self.tr("Taken off with consent"))
        self._said = Said(room=False)
        self._refresh = quiet(self.tr("&Read it again"), Icon.REFRESH)
        self._refresh.setObjectName("stopListReadButton")
        self._take = quiet(self.tr("&Take off the list…"))
        self._take.setObjectName("takeOffButton")
        buttons = QDialogButtonBox()
        close = buttons.addButton(self.tr("&Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setObjectName("stopListCloseButton")
        for button in (self._refresh, self._take):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        heading = Heading(
            self.windowTitle(),
            self.tr(
                "They get nothing from this SMS account: OVHcloud blocks it, and messages written here leave them out. "
                "Only they can change that, by asking for messages again."
            ),
        )
        self.stack(
            heading,
            self._age,
            self._find,
            self._view,
            self._past,
            self._off,
            self._said,
            buttons,
            grows=self._view,
        )
        self._find.textChanged.connect(self._show)
        self._refresh.clicked.connect(state.refresh)
        self._take.clicked.connect(self._on_take)
        self._view.selectionModel().selectionChanged.connect(self._on_selected)
        state.changed.connect(self._show)
        state.told.connect(self._said.say)
        self.settle(close, self._find)
        self._show()
        state.read()

    def _list(self, name: str, heard: str) -> tuple[QStringListModel, QListView]:
        model, view = QStringListModel(self), QListView()
        view.setModel(model)
        view.setObjectName(name)
        view.setAccessibleName(heard)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.setFrameShape(QFrame.Shape.NoFrame)
        return model, view

    @Slot()
    def _show(self) -> None:
        state, found = self._state, self._state.list
        words = fold(self._find.text())
        digits = "".join(char for char in words if char.isdigit()).lstrip("0")
        self._shown = tuple(
            one
            for one in found.people
            if not words or words in fold(one.name) or (digits and digits in one.e164)
        )
        self._people.setStringList([state.called(one) for one in self._shown])
        self._age.setText(state.problem.removeprefix("⚠ ") or self._read())
        self._consents.setStringList([self._consent(one) for one in found.consents])
        self._past.setVisible(bool(found.consents))
        self._off.setVisible(bool(found.consents))
        self._on_selected(QItemSelection(), QItemSelection())

    def _read(self) -> str:
        found = self._state.list
        if found.read is None:
            return self.tr("OVHcloud's list has not been read yet.")
        sentence = self.tr("{people}, as OVHcloud listed them on {moment}.")
        return sentence.format(people=messages.people(len(found.people)), moment=messages.moment(found.read))

    def _consent(self, one: Consent) -> str:
        if one.outcome == DONE:
            words = self.tr("{moment}, {number}, by {user}: {statement}")
        else:
            words = self.tr("{moment}, {number}, by {user}, not taken off: {statement}")
        number, moment = self._state.called(Stopped(one.e164, one.e164)), messages.moment(one.at)
        return words.format(moment=moment, number=number, user=one.os_user, statement=one.statement)

    @Slot(QItemSelection, QItemSelection)
    def _on_selected(self, _new: QItemSelection, _old: QItemSelection) -> None:
        chosen = self._view.selectionModel().hasSelection()
        self._take.setEnabled(chosen)
        self._take.setToolTip(look.tip("" if chosen else self.tr("Choose somebody in the list first.")))

    @Slot()
    def _on_take(self) -> None:
        row = self._view.currentIndex().row()
        if 0 <= row < len(self._shown):
            pop_up(ConsentDialog(self._state, self._shown[row], self))


class ConsentDialog(Dialog):
    """Takes nobody off without a statement: what was agreed to, when and how."""

    def __init__(self, state: StopListState, one: Stopped, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._one = state, one
        self.setObjectName("consentDialog")
        self.setWindowTitle(self.tr("Write to them again?"))
        self.setMinimumWidth(px(32))
        who = state.called(one)
        heading = Heading(
            self.tr("Write to {who} again?").format(who=who),
            self.tr(
                "Whoever answered STOP may be written to only after asking for it anew. What you state here is kept, "
                "with the time and your name on this computer."
            ),
        )
        self._statement = Field()
        self._statement.setObjectName("consentEdit")
        self._statement.setMaxLength(_LONGEST)
        caption = self.tr("&When and how did they ask for it?")
        self._statement.setAccessibleName(caption.replace("&", ""))
        self._agreed = QCheckBox(self.tr("They &want messages from us again"))
        self._agreed.setObjectName("consentToggle")
        self._said = Said()
        take = Button(self.tr("&Take off the list"), Kind.WARN)
        take.setObjectName("consentTakeButton")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        no = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        no.setObjectName("consentCancelButton")
        buttons.addButton(take, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        take.clicked.connect(self._on_take)
        self.stack(heading, under(caption, self._statement), self._agreed, self._said, buttons)
        self.settle(no, self._statement)
        self.guard(self._statement.text, self._said.say)

    @Slot()
    def _on_take(self) -> None:
        statement = " ".join(self._statement.text().split())
        if len(statement) < _SHORTEST:
            self._said.say(self.tr("✗ State when and how they asked for it, such as “by phone on 3 March”."))
            self._statement.setFocus()
        elif not self._agreed.isChecked():
            self._said.say(self.tr("✗ Tick that they want messages from you again."))
            self._agreed.setFocus()
        else:
            self._state.take_off(self._one, statement)
            self.accept()
