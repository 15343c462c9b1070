"""What was typed is neither taken for something else, nor lost by looking elsewhere or while something is kept."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.settings import UNDO_SECONDS
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.store.vault import MemoryVault, VaultAnswer

from . import test_replies as replies
from . import test_untaken as untaken
from .conftest import Desk, Open
from .lanes import settle
from .test_accounts import accounts, fill, press, result
from .test_contacts import choose, groups, in_group, inside, opened
from .test_import import open_, part, take


@contextmanager
def write_lane_held(desk: Desk) -> Iterator[None]:
    """Whatever it is asked meanwhile is done afterwards."""
    free = Event()
    desk.parts.office.write.ask(_until(free))
    yield
    free.set()


def _until(free: Event) -> Callable[[object], None]:
    def wait(_books: object) -> None:
        free.wait(30)

    return wait


# ---- taken for something else --------------------------------------------------------------------


def test_a_new_group_is_not_another_that_begins_so(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 4)
    in_group(desk, "Parents 6e", 0)
    choose(desk, 1)
    desk.click("groupButton")
    dialog = desk.wait_dialog("groupDialog")
    line = inside(dialog, QComboBox, "groupBox").lineEdit()
    assert line is not None
    QTest.keyClicks(line, "Parents")
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("groupDialog") is None)
    desk.until(
        lambda: [text for text in groups(desk) if "Parents" in text] == ["Parents  1", "Parents 6e  1"]
    )


# ---- rows not taken ------------------------------------------------------------------------------


@pytest.fixture
def rows_not_taken(desk: Desk, tmp_path: Path) -> Desk:
    path = tmp_path / "patients.csv"
    path.write_text(untaken.HEAD + untaken.GOOD + untaken.BAD, "utf-8")
    take(desk, open_(desk, path))
    return desk


def typed_for_the_first(desk: Desk) -> tuple[QDialog, QLineEdit]:
    dialog = untaken.opened(desk)
    edit = part(dialog, QLineEdit, "untakenNumberEdit")
    edit.selectAll()
    QTest.keyClicks(edit, "06 39 98 00 51")
    return dialog, edit


def test_a_number_that_is_typed_stays_with_its_row(rows_not_taken: Desk) -> None:
    dialog, edit = typed_for_the_first(rows_not_taken)
    table = part(dialog, QTableView, "untakenView")
    table.selectRow(2)
    assert edit.text() == "06 39 92"
    table.selectRow(0)
    assert edit.text() == "06 39 98 00 51"
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert len(rows_not_taken.parts.compose.rows) == 19
    assert edit.text() == "06 39 91"


@pytest.mark.parametrize("by", ["Escape", "Close"])
def test_a_number_that_is_not_taken_yet_is_warned_about_where_it_stands(
    rows_not_taken: Desk, by: str
) -> None:
    dialog, edit = typed_for_the_first(rows_not_taken)
    part(dialog, QTableView, "untakenView").selectRow(2)

    def leave() -> None:
        if by == "Close":
            press(dialog, "untakenCloseButton")
        else:
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

    leave()
    assert dialog.isVisible()
    assert "Not saved yet" in part(dialog, QLabel, "untakenTold").text()
    assert edit.text() == "06 39 98 00 51"
    leave()
    rows_not_taken.until(lambda: rows_not_taken.dialog("untakenDialog") is None)


# ---- accounts ------------------------------------------------------------------------------------


class SlowVault(MemoryVault):
    """Slower than the hand, when it is told so."""

    def __init__(self) -> None:
        super().__init__()
        self.free = Event()
        self.free.set()

    def save(self, account_id: str, keys: Keys) -> VaultAnswer:
        self.free.wait(30)
        return super().save(account_id, keys)


@pytest.fixture
def two(open_desk: Open, server: DemoServer) -> tuple[Desk, QDialog, SlowVault]:
    """The dialog of two accounts, Alpha and Beta."""
    vault = SlowVault()
    desk = open_desk(vault=vault)
    keys = server.world.keys
    own = Keys(keys.application_key, Secret(keys.application_secret), Secret(keys.consumer_key))
    for name in ("Alpha", "Beta"):
        desk.parts.accounts.save(None, name, server.url, "FR", own)
        desk.until(lambda name=name: name in known(desk))  # type: ignore[misc]
    settle(desk.parts.office, desk.qtbot)
    dialog = accounts(desk)
    return desk, dialog, vault


def known(desk: Desk) -> list[str]:
    return [account.name for account in desk.parts.accounts.accounts]


def pick(dialog: QDialog, name: str) -> None:
    accounts_list = part(dialog, QListWidget, "accountList")
    [item] = accounts_list.findItems(name, Qt.MatchFlag.MatchStartsWith)
    accounts_list.setCurrentItem(item)


def key(dialog: QDialog) -> QLineEdit:
    return part(dialog, QLineEdit, "applicationKeyEdit")


def beta_is_being_saved(desk: Desk, dialog: QDialog, vault: SlowVault) -> list[object]:
    """And Alpha is looked at meanwhile; who was saved is in the answer, once the vault is free."""
    saved: list[object] = []
    desk.parts.accounts.saved.connect(lambda account, _status: saved.append(account))
    pick(dialog, "Beta")
    fill(desk, dialog, accountNameEdit="Beta")
    vault.free.clear()
    press(dialog, "saveAccountButton")
    pick(dialog, "Alpha")
    return saved


def test_the_account_that_was_asked_about_is_removed(two: tuple[Desk, QDialog, SlowVault]) -> None:
    desk, dialog, vault = two
    saved = beta_is_being_saved(desk, dialog, vault)
    press(dialog, "removeAccountButton")
    question = desk.wait_dialog("removeAccountDialog")
    assert any("Alpha" in label.text() for label in question.findChildren(QLabel))
    vault.free.set()
    desk.until(lambda: bool(saved))
    press(question, "removeAccountNowButton")
    desk.until(lambda: len(known(desk)) == 1)
    assert known(desk) == ["Beta"]


def test_what_is_saved_late_takes_nobody_away_from_another_account(
    two: tuple[Desk, QDialog, SlowVault],
) -> None:
    desk, dialog, vault = two
    saved = beta_is_being_saved(desk, dialog, vault)
    QTest.keyClicks(key(dialog), "abc")
    vault.free.set()
    desk.until(lambda: bool(saved))
    assert part(dialog, QLineEdit, "accountNameEdit").text() == "Alpha"
    assert key(dialog).text() == "abc"
    assert "Keys are kept" in result(dialog)


@pytest.mark.parametrize("by", ["list", "Add"])
def test_keys_that_are_typed_stay_with_their_account(two: tuple[Desk, QDialog, SlowVault], by: str) -> None:
    desk, dialog, _vault = two
    press(dialog, "addAccountButton")
    if by == "Add":
        pick(dialog, "Alpha")
    QTest.keyClicks(key(dialog), "abc")
    back = "Alpha" if by == "Add" else ""
    if by == "Add":
        press(dialog, "addAccountButton")
    else:
        pick(dialog, "Beta")
    assert key(dialog).text() == ""
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert "Not saved yet" in result(dialog)
    assert key(dialog).text() == "abc", "the warning shows what it is about"
    assert part(dialog, QLineEdit, "accountNameEdit").text() == back
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    desk.until(lambda: desk.dialog("accountsDialog") is None)


# ---- while it is being kept ----------------------------------------------------------------------


def test_nothing_is_typed_into_a_contact_that_is_being_saved(open_desk: Open, server: DemoServer) -> None:
    desk = opened(open_desk, server, 4)
    choose(desk, 0)
    desk.click("editContactButton")
    dialog = desk.wait_dialog("contactDialog")
    note = inside(dialog, QPlainTextEdit, "contactNoteEdit")
    number = inside(dialog, QLineEdit, "contactNumberEdit")
    number.setText("+33639980001")  # Bob's
    with write_lane_held(desk):
        press(dialog, next(b.objectName() for b in dialog.findChildren(QPushButton) if b.isDefault()))
        QTest.keyClicks(note, "rappeler")
        assert note.toPlainText() == ""
    desk.until(lambda: not note.isReadOnly())  # refused
    QTest.keyClicks(note, "rappeler")
    assert note.toPlainText() == "rappeler"


def test_nothing_is_typed_into_an_answer_that_is_being_taken(desk: Desk) -> None:
    replies.reply(desk, "OUI")
    replies.open_page(desk)
    replies.choose(desk)
    edit = replies.edit(desk)
    edit.setPlainText("A quatorze heures")
    yes = replies.press_send(desk).findChild(QPushButton, "answerSendButton")
    assert yes is not None
    with write_lane_held(desk):
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
        QTest.keyClicks(edit, " et demie")
        assert edit.toPlainText() == "A quatorze heures"
    desk.until(lambda: edit.toPlainText() == "")
    QTest.keyClicks(edit, "PS")
    assert edit.toPlainText() == "PS"


# ---- taken back ----------------------------------------------------------------------------------


@pytest.mark.parametrize("elsewhere", [False, True])
def test_an_answer_that_is_taken_back_stands_before_what_was_written_since(
    desk: Desk, elsewhere: bool
) -> None:
    replies.reply(desk, "OUI", replies.ANA)
    replies.reply(desk, "NON", replies.BOB)
    desk.parts.office.preferences.put(UNDO_SECONDS, 60)
    replies.open_page(desk)
    place = {row.e164: n for n, row in enumerate(desk.parts.replies.rows)}
    replies.choose(desk, place[replies.ANA])
    edit = replies.edit(desk)
    edit.setPlainText("A quatorze heures")
    replies.say_yes(desk)
    desk.until(lambda: edit.toPlainText() == "")
    QTest.keyClicks(edit, "PS: la carte")
    desk.parts.replies.answering.keep()
    desk.until(lambda: desk.find(QPushButton, "undoButton").isVisible())
    if elsewhere:
        replies.choose(desk, place[replies.BOB])
        desk.until(lambda: edit.toPlainText() == "")
    desk.click("undoButton")
    told = desk.find(QLabel, "replyToldLabel")
    desk.until(lambda: "Nothing was sent" in told.text())
    if elsewhere:
        assert edit.toPlainText() == ""
        settle(desk.parts.office, desk.qtbot)
        replies.choose(desk, place[replies.ANA])
    assert edit.toPlainText() == "A quatorze heures\nPS: la carte"
