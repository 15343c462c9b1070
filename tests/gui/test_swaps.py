"""Another message comes to stand here while something is open: nothing is lost, and nothing meets the wrong one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.gui.compose.sending import Phase

from .conftest import Desk, Open, close, guest
from .test_correct import by_keys, table
from .test_countdown import send
from .test_drafts import begun, choose, menu
from .test_import import open_, part, take

LINK = Opening("Zoé Roux 06 39 98 00 19", "From a link", "link")


def follow_link(desk: Desk) -> None:
    """As another start of the program hands it over, whatever is open here."""
    desk.parts.compose.take(LINK.pack())
    desk.until(lambda: desk.parts.compose.draft.text == "From a link")


def press_new(desk: Desk) -> None:
    editor = table(desk).viewport().findChild(QLineEdit)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    desk.until(lambda: desk.parts.compose.draft.text == "")


# ---- a cell of the list ----------------------------------------------------------------------------


def type_a_name(desk: Desk) -> QLineEdit:
    desk.add("Ana 06 39 98 00 12\nBob 06 39 98 00 13")
    desk.write("Premier")
    by_keys(desk, 0, 1)
    editor = table(desk).viewport().findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QTest.keyClicks(editor, "Anatole")
    return editor


def names(desk: Desk) -> list[str]:
    return [row.name for row in desk.parts.compose.rows.snapshot().rows]


@pytest.mark.parametrize(("leave", "there"), [(press_new, []), (follow_link, ["Zoé Roux"])])
def test_what_is_typed_in_a_cell_goes_with_its_own_message(
    desk: Desk, leave: Callable[[Desk], None], there: list[str]
) -> None:
    type_a_name(desk)
    leave(desk)
    assert names(desk) == there
    desk.until(lambda: "Premier" in begun(desk))
    choose(desk, "Premier ·")
    desk.until(lambda: desk.parts.compose.draft.text == "Premier")
    desk.until(lambda: names(desk) == ["Anatole", "Bob"])


def test_what_is_typed_in_a_cell_is_there_after_a_restart(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    type_a_name(desk)
    close(desk)
    desk = open_desk(guest(server))
    desk.until(lambda: len(desk.parts.compose.rows) == 2)
    assert names(desk) == ["Anatole", "Bob"]


# ---- a dialog --------------------------------------------------------------------------------------


def import_one_bad(desk: Desk, folder: Path, name: str) -> None:
    path = folder / f"{name}.csv"
    path.write_text(
        f"Nom;Téléphone\nAna Duval;06 39 98 00 12\nBob Petit;06 39 98 00 13\n{name};06 39\n", "utf-8"
    )
    take(desk, open_(desk, path))
    desk.write(name)


def test_rows_not_taken_are_no_longer_offered_when_another_message_stands_there(
    desk: Desk, tmp_path: Path
) -> None:
    import_one_bad(desk, tmp_path, "Un")
    desk.parts.compose.begin()
    import_one_bad(desk, tmp_path, "Deux")
    desk.until(lambda: "Un" in begun(desk))
    desk.click("untakenButton")
    dialog = desk.wait_dialog("untakenDialog")
    desk.parts.compose.take(LINK.pack())
    assert desk.parts.compose.draft.text == "Deux"  # the link waits for what is open over this message
    dialog.reject()
    desk.until(lambda: desk.parts.compose.draft.text == "From a link")
    desk.until(lambda: "Deux" in begun(desk))
    choose(desk, "Deux ·")
    desk.until(lambda: desk.parts.compose.draft.text == "Deux")
    assert [row.name for row in desk.parts.compose.untaken.left.rows] == ["Deux"]


def test_the_draft_that_was_asked_about_is_deleted_and_no_other(desk: Desk) -> None:
    desk.write("Premier")
    menu(desk)
    desk.find(QMenu, "draftsMenu").actions()[-1].trigger()
    dialog = desk.wait_dialog("deleteDraftDialog")
    follow_link(desk)
    desk.until(lambda: begun(desk) == {"Premier", "From a link"})
    QTest.mouseClick(part(dialog, QPushButton, "deleteDraftButton"), Qt.MouseButton.LeftButton)
    desk.until(lambda: begun(desk) == {"From a link"})
    assert desk.parts.compose.draft.text == "From a link"
    assert names(desk) == ["Zoé Roux"]


# ---- the end ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("people", [2, 3000])
def test_closing_while_the_journal_takes_a_message_asks_and_leaves_it_in_one_place(
    open_desk: Open, server: DemoServer, people: int
) -> None:
    desk = open_desk(guest(server))
    desk.add("\n".join(f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(people)))
    desk.write("Bonjour")
    desk.choose_sender("MARTIN")
    desk.send(60)
    assert desk.parts.compose.phase is Phase.STORING
    desk.parts.window.close()
    desk.wait_dialog("closeDialog")  # they are waiting for it
    desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible())
    close(desk)
    desk = open_desk(guest(server))
    desk.until(lambda: [send.total for send in desk.parts.outbox.sends] == [people])
    assert desk.parts.compose.blank  # else it would be sent once more
    assert server.world.sent == ()


def test_closing_right_after_an_undo_keeps_the_message(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk, "Bonjour")
    desk.parts.outbox.undo(desk.parts.outbox.sends[0].id)
    desk.parts.window.close()
    desk.until(lambda: not desk.parts.window.isVisible() or desk.dialog("closeDialog") is not None)
    close(desk)
    desk = open_desk(guest(server))
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")
    assert len(desk.parts.compose.rows) == 2
    assert server.world.sent == ()


def test_write_again_pressed_twice_is_one_draft_and_works_once_more(desk: Desk) -> None:
    send(desk, "Bonjour")
    desk.until(lambda: desk.parts.outbox.current is not None)
    desk.parts.outbox.cancel()
    again = desk.find(QPushButton, "redraftButton")
    desk.until(again.isVisible)
    QTest.keyClick(again, Qt.Key.Key_Space)
    QTest.keyClick(again, Qt.Key.Key_Space)
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")
    desk.write("Second")
    desk.parts.compose.keep()
    desk.until(lambda: [row.start for row in desk.parts.compose.drafts.rows] == ["Second"])
    again.click()
    desk.until(lambda: desk.parts.compose.draft.text == "Bonjour")


# ---- somebody erased -------------------------------------------------------------------------------


def test_whoever_is_erased_while_a_list_is_read_is_not_read_into_it(desk: Desk) -> None:
    numbers = [f"+3363998{n:04}" for n in range(10_000)]
    desk.parts.compose.add_rows(Row(parse(number, "")) for number in numbers)
    assert desk.parts.compose.busy
    desk.parts.compose.forget(numbers[-1:])
    desk.until(lambda: not desk.parts.compose.busy)
    assert [row.number.e164 for row in desk.parts.compose.rows.snapshot().rows] == numbers[:-1]
