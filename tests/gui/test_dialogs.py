"""Every dialog of the program, every control in it, every key: nothing is pressed but what the table says."""

import ast
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

import ovhsms_gui
from ovhsms_gui.core.account import Account
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.core.trial import make_trial
from ovhsms_gui.gui.accounts.dialog import AccountsDialog
from ovhsms_gui.gui.alarm import Alarm
from ovhsms_gui.gui.compose.confirm import ConfirmDialog
from ovhsms_gui.gui.compose.merged_dialog import MergedDialog
from ovhsms_gui.gui.compose.own_number import OwnNumberDialog
from ovhsms_gui.gui.compose.schedule_dialog import ScheduleDialog
from ovhsms_gui.gui.compose.text_name import TextNameDialog
from ovhsms_gui.gui.compose.trial_dialog import TrialDialog
from ovhsms_gui.gui.compose.untaken_dialog import UntakenDialog
from ovhsms_gui.gui.contacts.edit import ContactDialog
from ovhsms_gui.gui.contacts.erase import EraseDialog
from ovhsms_gui.gui.contacts.group_dialog import GroupDialog, RenameDialog
from ovhsms_gui.gui.contacts.stop_dialogs import ConsentDialog, StopListDialog
from ovhsms_gui.gui.imports.dialog import ImportDialog
from ovhsms_gui.gui.opt_out_dialog import OptInDialog, OptOutDialog
from ovhsms_gui.gui.outbox.doubt import DoubtDialog
from ovhsms_gui.gui.outbox.elsewhere_dialog import ElsewhereDialog
from ovhsms_gui.gui.outbox.recall_dialog import RecallDialog
from ovhsms_gui.gui.outbox.trail import TrailDialog
from ovhsms_gui.gui.replies.confirm import AnswerDialog
from ovhsms_gui.gui.settings.dialog import SettingsDialog
from ovhsms_gui.gui.settings.retention import RetentionDialog
from ovhsms_gui.gui.settings.state import RetentionState
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.people import Contact, Span
from ovhsms_gui.store.rows import Doubt, Question, SendRow
from ovhsms_gui.store.stop_lists import Stopped
from ovhsms_gui.store.texts import SavedText
from ovhsms_gui.work.events import Trouble

from .conftest import Desk, guest
from .test_replies import choose, open_page, reply

ANA = Contact(parse("06 39 98 00 12", "FR"), "Ana Duval", "Ana", "Duval", "", (("city", "Lyon"),))
DOUBT = Doubt(people=2, looks=3, next_look=None, stopped="", again=2)
COUNTS = {ReceiverState.UNKNOWN: 2, ReceiverState.PLANNED: 1}
IN_DOUBT = SendRow(
    7, 0.0, "guest", "C", "s", "Bonjour", Terms("MARTIN"), 1.0, None, None, "", COUNTS, doubt=DOUBT
)
Parent = QWidget | None


@dataclass(frozen=True)
class Case:
    """How a dialog is opened, and what Enter presses where no button has the focus.

    `stays`: controls whose Enter goes no further. `made`: the file and the class, or what makes a question there.
    """

    made: str
    open_: Callable[[Desk, Parent], QDialog]
    enter: str = ""
    stays: tuple[str, ...] = ()
    begins: str = ""  # what has the focus first


# ---- how each is opened ----------------------------------------------------------------------------


def written(desk: Desk, people: int = 3) -> None:
    desk.add("\n".join(f"06 39 98 01 {n:02}" for n in range(people)))
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")


def confirm(desk: Desk, parent: Parent) -> QDialog:
    written(desk)
    return ConfirmDialog(desk.parts.compose.plan, parent)


def confirm_many(desk: Desk, parent: Parent) -> QDialog:
    written(desk, 50)
    dialog = ConfirmDialog(desk.parts.compose.plan, parent)
    typed(dialog, "confirmCountEdit", "50")
    return dialog


def trial(desk: Desk, parent: Parent) -> QDialog:
    written(desk)
    number = parse("06 39 98 00 77", "FR")
    return TrialDialog(desk.parts.compose.trial, make_trial(desk.parts.compose.plan, number), parent)


def answer(desk: Desk, parent: Parent) -> QDialog:
    written(desk)
    desk.until(lambda: desk.parts.compose.plan.counted)
    return AnswerDialog(desk.parts.compose.plan, parent)


def own_number(_desk: Desk, parent: Parent) -> QDialog:
    return OwnNumberDialog("FR", parse("06 39 98 00 77", "FR"), parent)


def text_name(desk: Desk, parent: Parent) -> QDialog:
    return TextNameDialog(desk.parts.compose.texts, "Le cabinet sera fermé", parent)


def text_taken(desk: Desk, parent: Parent) -> QDialog:
    texts = desk.parts.compose.texts
    texts.save("Bonjour", "Bonjour à tous")
    desk.until(lambda: bool(texts.rows))
    return TextNameDialog(texts, "Bonjour", parent)


def text_renamed(desk: Desk, parent: Parent) -> QDialog:
    dialog = TextNameDialog(desk.parts.compose.texts, parent=parent, renamed=SavedText("Old", "Bonjour"))
    typed(dialog, "textNameEdit", "New")
    return dialog


def delete_text(desk: Desk, _parent: Parent) -> QDialog:
    desk.parts.compose.texts.save("Closed", "Le cabinet sera fermé")
    desk.until(lambda: bool(desk.parts.compose.texts.rows))
    desk.find(QMenu, "textsMenu").aboutToShow.emit()
    desk.find(QMenu, "deleteTextMenu").actions()[0].trigger()
    return desk.wait_dialog("deleteTextDialog")


def delete_draft(desk: Desk, _parent: Parent) -> QDialog:
    written(desk)
    action = desk.parts.window.findChild(QAction, "deleteDraftAction")
    assert action is not None
    action.trigger()
    return desk.wait_dialog("deleteDraftDialog")


def add_contact(desk: Desk, parent: Parent) -> QDialog:
    return ContactDialog(desk.parts.contacts, None, parent)


def edit_contact(desk: Desk, parent: Parent) -> QDialog:
    return ContactDialog(desk.parts.contacts, replace(ANA, id=1), parent)


def name_number(desk: Desk, _parent: Parent) -> QDialog:
    reply(desk, "C’est qui ?")
    open_page(desk)
    choose(desk)
    desk.click("threadContactButton")
    return desk.wait_dialog("contactDialog")


def erase(desk: Desk, parent: Parent) -> QDialog:
    return EraseDialog(desk.parts.contacts, [replace(ANA, id=1)], None, parent)


def in_group(desk: Desk) -> None:
    """Somebody is in a group, and it is looked at."""
    state = desk.parts.contacts
    state.read()
    desk.until(lambda: state.shown is not None)
    state.keep(ANA)
    desk.until(lambda: state.shown is not None and state.shown.count == 1)
    state.put_in_group(state.at([Span(0, 0)]), "Choir")
    desk.until(lambda: bool(state.groups))
    state.look_at(group=state.groups[0].id)
    desk.until(lambda: state.shown is not None and state.shown.view == state.view)


def group(desk: Desk, parent: Parent) -> QDialog:
    in_group(desk)
    state = desk.parts.contacts
    dialog = GroupDialog(state, state.at([Span(0, 0)]), "1 person", parent)
    typed(dialog, "", "Class 4")
    return dialog


def rename_group(desk: Desk, parent: Parent) -> QDialog:
    in_group(desk)
    return RenameDialog(desk.parts.contacts, parent)


def remove_group(desk: Desk, _parent: Parent) -> QDialog:
    desk.find(QListWidget, "pageList").setCurrentRow(3)
    in_group(desk)
    desk.until(desk.find(QPushButton, "removeGroupButton").isVisible)
    desk.click("removeGroupButton")
    return desk.wait_dialog("removeGroupDialog")


def stop_list(desk: Desk, parent: Parent) -> QDialog:
    dialog = StopListDialog(desk.parts.contacts.stops, parent)
    state = desk.parts.contacts.stops
    desk.until(lambda: bool(state.list.people))
    view = dialog.findChild(QListView, "stopListView")
    assert view is not None
    view.setCurrentIndex(view.model().index(0, 0))
    return dialog


def consent(desk: Desk, parent: Parent) -> QDialog:
    return ConsentDialog(
        desk.parts.contacts.stops, Stopped("+33639980012", "+33639980012", "Ana Duval"), parent
    )


def import_(desk: Desk, parent: Parent) -> QDialog:
    path = desk.places.journal.parent / "parents.csv"
    path.write_text("Name;Phone;Town\nAna;06 39 98 00 12;Lyon\nBob;0612;Nice\n", encoding="utf-8")
    state = desk.parts.compose.open_file(path)
    dialog = ImportDialog(state, parent)
    desk.until(lambda: state.imported is not None)
    return dialog


def untaken(desk: Desk, parent: Parent) -> QDialog:
    dialog = import_(desk, None)
    assert isinstance(dialog, ImportDialog)
    dialog.imported.connect(desk.parts.compose.add_file)
    take = dialog.findChild(QPushButton, "importTakeButton")
    assert take is not None
    take.click()
    desk.until(lambda: desk.parts.compose.untaken.left.count == 1)
    opened = UntakenDialog(desk.parts.compose, parent)
    typed(opened, "untakenNumberEdit", "06 39 98 00 13")
    return opened


def merged(desk: Desk, parent: Parent) -> QDialog:
    desk.add("Ana Duval 06 39 98 00 12, Bruno Petit 06 39 98 00 12")
    return MergedDialog(desk.parts.compose, parent)


def doubt(desk: Desk, parent: Parent) -> QDialog:
    return DoubtDialog(desk.parts.outbox, IN_DOUBT, parent)


def recall(desk: Desk, parent: Parent) -> QDialog:
    return RecallDialog(desk.parts.outbox, IN_DOUBT, (), parent)


def opt_out(desk: Desk, parent: Parent) -> QDialog:
    return OptOutDialog("Ana Duval", 1, desk.parts.replies.let_be, parent)


def opt_in(desk: Desk, parent: Parent) -> QDialog:
    return OptInDialog("Ana Duval", 1, desk.parts.replies.let_be, parent)


def elsewhere(desk: Desk, parent: Parent) -> QDialog:
    state = desk.parts.outbox.elsewhere
    assert state is not None
    return ElsewhereDialog(state, parent)


def trail(desk: Desk, parent: Parent) -> QDialog:
    return TrailDialog(desk.parts.outbox, 7, parent)


def accounts(desk: Desk, parent: Parent) -> QDialog:
    dialog = AccountsDialog(desk.parts.accounts, parent)
    add = dialog.findChild(QPushButton, "addAccountButton")
    assert add is not None
    add.click()  # with an account from the environment the form is locked
    return dialog


def remove_account(desk: Desk, _parent: Parent) -> QDialog:
    account = Account("mine", "École du Parc", desk.server.url, "FR")
    desk.parts.accounts.save(account, account.name, account.endpoint, "FR", guest(desk.server)[1])
    desk.until(lambda: "mine" in {a.id for a in desk.parts.accounts.accounts})
    dialog = AccountsDialog(desk.parts.accounts, desk.parts.window)
    dialog.open()
    view = dialog.findChild(QListWidget, "accountList")
    button = dialog.findChild(QPushButton, "removeAccountButton")
    assert view is not None
    assert button is not None
    for row in range(view.count()):
        if view.item(row).text().startswith("École"):
            view.setCurrentRow(row)
    button.click()
    return desk.wait_dialog("removeAccountDialog")


def close_(desk: Desk, _parent: Parent) -> QDialog:
    written(desk)
    desk.send(60)
    desk.until(lambda: desk.parts.outbox.about_to_leave == 3)
    desk.parts.window.close()
    return desk.wait_dialog("closeDialog")


def settings(desk: Desk, parent: Parent) -> QDialog:
    pages = tuple((page.name, page.title) for page in desk.parts.window.pages)
    keeping = RetentionState(desk.parts.office, desk.parts.office)
    known = desk.parts.accounts.accounts
    return SettingsDialog(desk.parts.office.preferences, pages, known, keeping, parent)


def retention(desk: Desk, parent: Parent) -> QDialog:
    dialog = RetentionDialog(RetentionState(desk.parts.office, desk.parts.office), parent)
    button = dialog.findChild(QPushButton, "keepTextsButton")
    assert button is not None
    desk.until(button.isEnabled)
    return dialog


def alarm(desk: Desk, _parent: Parent) -> QDialog:
    desk.alarm = Alarm(desk.parts.office, desk.parts.compose, desk.parts.shell)
    desk.parts.office.happened.emit(Trouble(StoreProblem(StoreKind.FULL)))
    return desk.wait_dialog("alarmDialog")


def typed(dialog: QDialog, name: str, text: str) -> None:
    edit = dialog.findChild(QLineEdit, name)
    assert edit is not None
    edit.setText(text)


CASES = {
    "schedule": Case(
        "compose/schedule_dialog.py ScheduleDialog",
        lambda _, parent: ScheduleDialog(None, parent),
        "scheduleTakeButton",
        ("scheduleDateEdit", "scheduleTimeEdit"),
        "scheduleDateEdit",
    ),
    "confirm": Case(
        "compose/confirm.py ConfirmDialog",
        confirm,
        "confirmCancelButton",
        ("undoSecondsBox", "confirmSearchEdit"),
        "confirmCancelButton",
    ),
    "merged": Case("compose/merged_dialog.py MergedDialog", merged, "showMergedButton", begins="mergedView"),
    "confirm many": Case(
        "compose/confirm.py ConfirmDialog",
        confirm_many,
        "confirmCancelButton",
        ("undoSecondsBox", "confirmCountEdit", "confirmSearchEdit"),
        "confirmCancelButton",
    ),
    "rows not taken": Case(
        "compose/untaken_dialog.py UntakenDialog", untaken, "takeUntakenButton", begins="untakenNumberEdit"
    ),
    "trial": Case(
        "compose/trial_dialog.py TrialDialog", trial, "testCancelButton", begins="testCancelButton"
    ),
    "answer": Case(
        "replies/confirm.py AnswerDialog", answer, "answerCancelButton", begins="answerCancelButton"
    ),
    "own number": Case(
        "compose/own_number.py OwnNumberDialog", own_number, "keepNumberButton", begins="ownNumberEdit"
    ),
    "text name": Case(
        "compose/text_name.py TextNameDialog", text_name, "saveTextButton", begins="textNameEdit"
    ),
    "text name taken": Case("compose/text_name.py TextNameDialog", text_taken, begins="textNameEdit"),
    "rename text": Case(
        "compose/text_name.py TextNameDialog", text_renamed, "saveTextButton", begins="textNameEdit"
    ),
    "delete text": Case(
        "compose/texts_box.py ChoiceDialog()",
        delete_text,
        "deleteTextCancelButton",
        begins="deleteTextCancelButton",
    ),
    "delete draft": Case(
        "compose/drafts_box.py ChoiceDialog()",
        delete_draft,
        "deleteDraftCancelButton",
        begins="deleteDraftCancelButton",
    ),
    "add contact": Case(
        "contacts/edit.py ContactDialog", add_contact, "saveContactButton", begins="contactNumberEdit"
    ),
    "edit contact": Case(
        "contacts/edit.py ContactDialog", edit_contact, "saveContactButton", begins="contactNumberEdit"
    ),
    "name number": Case(
        "contacts/edit.py ContactDialog", name_number, "saveContactButton", begins="contactFirstNameEdit"
    ),
    "erase": Case("contacts/erase.py EraseDialog", erase, "eraseCancelButton", begins="eraseCancelButton"),
    "group": Case("contacts/group_dialog.py GroupDialog", group, "saveGroupButton", begins="groupBox"),
    "rename group": Case(
        "contacts/group_dialog.py RenameDialog", rename_group, "saveGroupButton", begins="groupNameEdit"
    ),
    "remove group": Case(
        "contacts/side.py ChoiceDialog()",
        remove_group,
        "removeGroupCancelButton",
        begins="removeGroupCancelButton",
    ),
    "stop list": Case(
        "contacts/stop_dialogs.py StopListDialog",
        stop_list,
        "stopListCloseButton",
        begins="stopListSearchEdit",
    ),
    "consent": Case(
        "contacts/stop_dialogs.py ConsentDialog", consent, "consentCancelButton", begins="consentEdit"
    ),
    "import": Case(
        "imports/dialog.py ImportDialog",
        import_,
        "importTakeButton",
        ("importPreview", "importRejected", "importChanged"),
        begins="importNumberBox",
    ),
    "doubt": Case("outbox/doubt.py DoubtDialog", doubt, "doubtCancelButton", begins="doubtCancelButton"),
    "recall": Case(
        "outbox/recall_dialog.py RecallDialog", recall, "recallCancelButton", begins="recallCancelButton"
    ),
    "opt out": Case(
        "opt_out_dialog.py OptOutDialog", opt_out, "optOutCancelButton", begins="optOutCancelButton"
    ),
    "opt in": Case("opt_out_dialog.py OptInDialog", opt_in, "optInCancelButton", begins="optInCancelButton"),
    "elsewhere": Case(
        "outbox/elsewhere_dialog.py ElsewhereDialog",
        elsewhere,
        "elsewhereCloseButton",
        begins="elsewhereView",
    ),
    "trail": Case("outbox/trail.py TrailDialog", trail, "trailCloseButton", begins="trailView"),
    "accounts": Case("accounts/dialog.py AccountsDialog", accounts, begins="accountNameEdit"),
    "remove account": Case(
        "accounts/dialog.py ChoiceDialog()",
        remove_account,
        "removeAccountCancelButton",
        begins="removeAccountCancelButton",
    ),
    "settings": Case(
        "settings/dialog.py SettingsDialog", settings, "settingsCloseButton", begins="languageBox"
    ),
    "retention": Case(
        "settings/retention.py RetentionDialog", retention, "retentionCancelButton", begins="keepMonthsBox"
    ),
    "close": Case("closing.py ChoiceDialog()", close_, "closeCancelButton", begins="closeCancelButton"),
    "alarm": Case("alarm.py ChoiceDialog()", alarm, begins="alarmText"),  # it comes unasked, amid the typing
}
# Qt's and the system's own: what they do with keys is theirs. The last tells why the program does not start.
THEIRS = {
    "contacts/export.py ExportDialog",
    "outbox/detail.py KindDialog()",
    "outbox/view.py KindDialog()",
    "file_dialog.py OpenDialog",
    "file_dialog.py SaveDialog",
    "app.py QMessageBox()",
}


ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


# ---- what is pressed -------------------------------------------------------------------------------


def press(widget: QWidget, key: Qt.Key, *, held: bool = False, ctrl: bool = False) -> None:
    """A key as it comes from the keyboard; `held`: one of those that come while it is kept down."""
    modifiers = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    if key == Qt.Key.Key_Enter:
        modifiers |= Qt.KeyboardModifier.KeypadModifier
    text = {Qt.Key.Key_Space: " ", Qt.Key.Key_Return: "\r", Qt.Key.Key_Enter: "\r"}.get(key, "")
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if isValid(widget):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers, text, held))


def controls(dialog: QDialog) -> list[QWidget]:
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isEnabled()
        and widget.isVisibleTo(dialog)
        and not widget.objectName().startswith("qt_")
        and widget.focusProxy() is None
    ]


class Alone(QObject):
    """Which parts of a dialog are shown in a window of their own while it is made and opened."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.found += [] if isinstance(watched, QDialog) else [watched.objectName()]
        return False


class Watch:
    """A dialog whose buttons do nothing but tell that they were pressed."""

    def __init__(self, desk: Desk, dialog: QDialog) -> None:
        self.desk, self.dialog = desk, dialog
        self.pressed: list[str] = []
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.open()
        desk.until(dialog.isVisible)
        for button in dialog.findChildren(QPushButton):
            if button.menu() is None:
                button.clicked.disconnect()
            # Nothing of Qt's in it: the signal would keep itself alive by it, and the window with it.
            note, name = self.pressed.append, button.objectName()
            button.clicked.connect(lambda _on=False, note=note, name=name: note(name))

    def after(self, widget: QWidget, key: Qt.Key, *, held: bool = False, ctrl: bool = False) -> list[str]:
        """What a key presses while the focus is on this control. The dialog stands as before afterwards."""
        self.dialog.activateWindow()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.until(lambda: QApplication.focusWidget() is widget)
        self.pressed.clear()
        if isinstance(widget, QComboBox) and (edit := widget.lineEdit()) is not None:
            edit.deselect()  # Enter on a text that is selected takes a completion
        typed = widget.text() if isinstance(widget, QLineEdit) else ""
        written = widget.toPlainText() if isinstance(widget, QPlainTextEdit) else ""
        widget.blockSignals(isinstance(widget, QComboBox | QCheckBox | QListWidget))  # a choice is no press
        press(widget, key, held=held, ctrl=ctrl)
        widget.blockSignals(False)
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        if isinstance(widget, QLineEdit):
            widget.setText(typed)
        if isinstance(widget, QPlainTextEdit):
            widget.setPlainText(written)
        return list(self.pressed)

    def unlike(
        self, right: list[str], widget: QWidget, key: Qt.Key, *, held: bool = False, ctrl: bool = False
    ) -> list[str]:
        """What is wrong with what a key presses there."""
        found = self.after(widget, key, held=held, ctrl=ctrl)
        if found == right:
            return []
        how = "held " * held + "Ctrl+" * ctrl
        return [f"{how}{key.name} on {widget.objectName() or type(widget).__name__}: {found}, not {right}"]


# A question that is asked from inside the window has no other parent.
ALL = [(name, False) for name in CASES] + [
    (name, True) for name, case in CASES.items() if not case.made.endswith("()")
]


@pytest.fixture
def watch(request: pytest.FixtureRequest, desk: Desk, qapp: QApplication) -> tuple[Case, Watch]:
    name, with_parent = request.param
    case, alone = CASES[name], Alone()
    qapp.installEventFilter(alone)
    made = Watch(desk, case.open_(desk, desk.parts.window if with_parent else None))
    qapp.removeEventFilter(alone)
    assert alone.found == []
    return case, made


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # of popups, without a screen
@pytest.mark.parametrize(
    "watch", ALL, indirect=True, ids=lambda of: f"{of[0]}, {'window' if of[1] else 'alone'}"
)
def test_no_key_presses_what_it_should_not(watch: tuple[Case, Watch]) -> None:
    case, dialog = watch
    told = [case.enter] if case.enter else []
    # What has the focus first, and what looks as if Enter pressed it.
    focus = dialog.dialog.focusWidget()
    assert focus is not None
    assert focus.objectName() == case.begins
    default = [b.objectName() for b in dialog.dialog.findChildren(QPushButton) if b.isDefault()]
    assert default == ([case.begins] if isinstance(focus, QPushButton) else told)
    wrong = []
    for widget in controls(dialog.dialog):
        if isinstance(widget, QPushButton) and widget.menu() is not None:
            continue  # opens what is chosen from, and answers nothing
        on_it = [widget.objectName()] if isinstance(widget, QPushButton) else []
        for key in ENTERS:
            own = widget.objectName() in case.stays or isinstance(widget, QPlainTextEdit)
            wrong += dialog.unlike(on_it or ([] if own else told), widget, key)
            wrong += dialog.unlike([], widget, key, ctrl=True)
        for key in (*ENTERS, Qt.Key.Key_Space, Qt.Key.Key_Escape):
            wrong += dialog.unlike([], widget, key, held=True)
        wrong += dialog.unlike(on_it, widget, Qt.Key.Key_Space)
        # Whoever goes on typing while a question comes up has not answered it.
        for letter in range(Qt.Key.Key_A, Qt.Key.Key_Z + 1):
            wrong += dialog.unlike([], widget, Qt.Key(letter))
    assert wrong == []
    assert dialog.dialog.isVisible()
    for widget in controls(dialog.dialog):
        wrong += dialog.unlike([], widget, Qt.Key.Key_Escape)
        if dialog.dialog.isVisible():  # it warned that what was typed would be lost
            wrong += dialog.unlike([], widget, Qt.Key.Key_Escape)
        assert not dialog.dialog.isVisible(), widget.objectName()
        dialog.dialog.open()
    assert wrong == []


# ---- none is forgotten -----------------------------------------------------------------------------

_BASES = {"QDialog", "QMessageBox", "QFileDialog", "QInputDialog", "QErrorMessage", "QProgressDialog"}


def dialogs_of(package: Path) -> set[str]:
    """Every class of dialogs that the package makes, and every place where it makes one of a base's."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(package.rglob("*.py"))}
    classes = {
        node.name: (path, {_name(base) for base in node.bases})
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    kinds, grown = set(_BASES), True
    while grown:
        more = {name for name, (_, bases) in classes.items() if bases & kinds} - kinds
        kinds, grown = kinds | more, bool(more)
    parents = {base for _, bases in classes.values() for base in bases}
    found = {f"{_place(classes[name][0], package)} {name}" for name in kinds - _BASES - parents}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            if _name(node.func) in _BASES | (parents & kinds):
                found.add(f"{_place(path, package)} {_name(node.func)}()")
            elif isinstance(node.func, ast.Attribute) and _name(node.func.value) in _BASES:
                found.add(f"{_place(path, package)} {_name(node.func.value)}.{node.func.attr}()")
    return found


def _place(path: Path, package: Path) -> str:
    return path.relative_to(package).as_posix().removeprefix("gui/")


def _name(node: ast.expr) -> str:
    return str(getattr(node, "attr", "") or getattr(node, "id", ""))


def test_every_dialog_of_the_program_is_in_the_table() -> None:
    assert dialogs_of(Path(ovhsms_gui.__file__).parent) == {case.made for case in CASES.values()} | THEIRS


def test_a_dialog_that_is_in_no_table_is_found(tmp_path: Path) -> None:
    (tmp_path / "new.py").write_text(
        "class Base(QDialog): pass\nclass New(Base): pass\n"
        "def ask(): QMessageBox(); QtWidgets.QMessageBox.question(None); Base(); New()\n",
        encoding="utf-8",
    )
    assert dialogs_of(tmp_path) == {
        "new.py New",
        "new.py Base()",
        "new.py QMessageBox()",
        "new.py QMessageBox.question()",
    }


# ---- what is typed -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "box", "result"),
    [
        ("add contact", "contactNoteEdit", "contactResultLabel"),
        ("edit contact", "contactFirstNameEdit", "contactResultLabel"),
        ("accounts", "applicationSecretEdit", "accountResultLabel"),
        ("accounts", "accountNameEdit", "accountResultLabel"),
    ],
)
@pytest.mark.parametrize("leave", ["escape", "window"])
def test_what_was_typed_is_not_dropped_without_a_word(
    desk: Desk, name: str, box: str, result: str, leave: str
) -> None:
    dialog = CASES[name].open_(desk, desk.parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    edit, said = dialog.findChild(QWidget, box), dialog.findChild(QLabel, result)
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    assert said is not None

    def go() -> None:
        QTest.keyClick(edit, Qt.Key.Key_Escape) if leave == "escape" else dialog.close()

    QTest.keyClicks(edit, "Ana")
    go()
    assert dialog.isVisible()
    assert "Press Escape once more" in said.text()
    QTest.keyClicks(edit, "is")  # whoever goes on meant to stay
    go()
    assert dialog.isVisible()
    go()
    assert not dialog.isVisible()


@pytest.mark.parametrize("name", ["add contact", "accounts"])
def test_where_nothing_was_typed_escape_closes_at_once(desk: Desk, name: str) -> None:
    dialog = CASES[name].open_(desk, desk.parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_cancel_says_so_and_drops_what_was_typed(desk: Desk) -> None:
    dialog = add_contact(desk, desk.parts.window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    typed(dialog, "contactNumberEdit", "06 39 98 00 12")
    cancel = dialog.findChild(QPushButton, "contactCancelButton")
    assert cancel is not None
    cancel.click()
    assert not dialog.isVisible()


@pytest.mark.parametrize("changed", [True, False])
def test_the_question_about_a_doubt_names_what_goes(desk: Desk, changed: bool) -> None:
    """The changed message once it has begun to take this one's place; as long as it waits itself, this one."""
    send = replace(IN_DOUBT, heir=8, doubt=replace(DOUBT, changed=changed), stopped=True)
    dialog = DoubtDialog(desk.parts.outbox, send, desk.parts.window)
    again = dialog.findChild(QPushButton, "sendAgainButton")
    assert again is not None
    assert ("changed" in again.text(), "again" in again.text()) == (changed, not changed)
    text = dialog.findChild(QLabel, "doubtText")
    assert text is not None
    assert ("A changed message takes its place" in text.text()) == changed
    assert ("It stays stopped" in text.text()) != changed
    assert "still waiting" not in text.text()


PASSED = Terms("MARTIN", due=Due(0.0))
CHUNKS = {1: Question(None, "0,1")}


@pytest.mark.parametrize(
    ("terms", "doubt", "choices"),
    [
        (Terms("MARTIN"), replace(DOUBT, chunks=CHUNKS), {"sendAgainButton", "leaveButton"}),
        (PASSED, replace(DOUBT, chunks=CHUNKS), {"writeAgainButton", "leaveButton"}),
        (PASSED, replace(DOUBT, chunks=CHUNKS, changed=True), {"sendAgainButton", "leaveButton"}),
        (PASSED, replace(DOUBT, chunks=CHUNKS, let_be=CHUNKS, stopped="left"), {"writeAgainButton"}),
        (Terms("MARTIN"), replace(DOUBT, again=0, let_be=CHUNKS, stopped="left"), {"writeAgainButton"}),
    ],
)
def test_the_question_about_a_doubt_offers_what_can_be_done(
    desk: Desk, terms: Terms, doubt: Doubt, choices: set[str]
) -> None:
    """Nothing leaves at another time than it was confirmed for, and what was let be is not sent again."""
    dialog = DoubtDialog(desk.parts.outbox, replace(IN_DOUBT, terms=terms, doubt=doubt))
    offered = {button.objectName() for button in dialog.findChildren(QPushButton)}
    assert {name for name in offered if not name.endswith("CancelButton")} == choices
    text = dialog.findChild(QLabel, "doubtText")
    assert text is not None
    assert "twice" in text.text() or doubt.changed
    assert ("has passed" in text.text()) == (terms is PASSED and not doubt.changed)
    assert ("If you write it again" in text.text()) == ("writeAgainButton" in choices)
    assert ("“Let it be”" in text.text()) == ("leaveButton" in choices)
