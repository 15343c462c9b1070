"""A link or a file begins a message in the window, and never sends one."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QStackedWidget

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.demo.server import DemoServer

from .conftest import Desk, Open, close, guest

LINK = Opening("0471 12 34 56\n+33639980013", "Bonjour\r\nà tous", "link")


def text(desk: Desk) -> str:
    return desk.find(QPlainTextEdit, "messageEdit").toPlainText()


def numbers(desk: Desk) -> list[str | None]:
    rows = desk.parts.compose.rows
    return [rows.row(n).number.e164 for n in range(len(rows))]


def test_at_the_start_it_waits_for_the_account_whose_country_national_numbers_belong_to(
    open_desk: Open, server: DemoServer
) -> None:
    account, keys = guest(server)
    belgian = Account(account.id, account.name, account.endpoint, "BE", Origin.ENVIRONMENT)
    desk = open_desk((belgian, keys), wait=False)
    desk.parts.compose.fill(LINK)
    assert numbers(desk) == []
    desk.until(lambda: numbers(desk) == ["+32471123456", "+33639980013"])
    assert text(desk) == "Bonjour\nà tous"
    assert desk.parts.compose.rows.row(0).source == "link"
    assert server.world.sent == ()


def test_what_was_being_written_stays_among_the_drafts(open_desk: Open, server: DemoServer) -> None:
    first = open_desk(guest(server))
    first.write("Half written")
    close(first)
    second = open_desk(guest(server), wait=False)
    second.parts.compose.fill(LINK)
    second.until(lambda: text(second) == "Bonjour\nà tous")
    second.until(lambda: "Half written" in {row.start for row in second.parts.compose.drafts.rows})
    close(second)
    third = open_desk(guest(server))
    third.until(lambda: text(third) == "Bonjour\nà tous")


def test_from_another_start_it_comes_to_the_compose_page(desk: Desk) -> None:
    desk.write("Half written")
    desk.show_page(1)
    desk.parts.compose.take(b"nonsense")
    assert text(desk) == "Half written"
    desk.parts.compose.take(Opening("06 39 98 00 12", "", "numbers.txt").pack())
    desk.until(lambda: numbers(desk) == ["+33639980012"])
    assert text(desk) == ""
    stack = desk.parts.window.findChildren(QStackedWidget)
    assert any(desk.parts.window.pages.compose.widget is page.currentWidget() for page in stack)
    desk.until(lambda: "Half written" in {row.start for row in desk.parts.compose.drafts.rows})
    assert desk.server.world.sent == ()


def test_a_file_that_another_start_could_not_read_is_read_here(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "numbers.txt"
    path.write_text("Ana 06 39 98 00 12")
    desk.parts.compose.take(Opening(source=path.name, file=path).pack())
    desk.until(lambda: numbers(desk) == ["+33639980012"])
    assert desk.parts.compose.rows.row(0).source == "numbers.txt"


def test_it_waits_until_a_paste_is_read(desk: Desk) -> None:
    lines = "\n".join(f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(9_000))
    desk.paste(desk.find(QPlainTextEdit, "receiverEdit"), lines)
    assert desk.parts.compose.busy
    desk.parts.compose.fill(LINK)
    assert text(desk) == ""
    desk.until(lambda: text(desk) == "Bonjour\nà tous")
    QApplication.processEvents()
    desk.until(lambda: [row.people for row in desk.parts.compose.drafts.rows if not row.start] == [9_000])


@pytest.mark.parametrize("choose", ["importTakeButton", "importCancelButton"])
def test_it_waits_for_the_dialog_that_is_open_over_a_message(desk: Desk, tmp_path: Path, choose: str) -> None:
    file = tmp_path / "class.csv"
    file.write_text("Name;Mobile\nAna;06 39 98 00 55\n", encoding="utf-8")
    desk.write("For those of the file")
    desk.parts.window.pages.compose.widget.left.import_file(file)
    dialog = desk.wait_dialog("importDialog")
    take = dialog.findChild(QPushButton, "importTakeButton")
    button = dialog.findChild(QPushButton, choose)
    assert take is not None
    assert button is not None
    desk.until(take.isEnabled)
    desk.parts.compose.fill(LINK)
    assert text(desk) == "For those of the file"
    button.click()
    desk.until(lambda: text(desk) == "Bonjour\nà tous")
    desk.until(lambda: numbers(desk) == ["+33471123456", "+33639980013"])
    taken = int(choose == "importTakeButton")
    kept = ("For those of the file", taken)
    desk.until(lambda: kept in {(row.start, row.people) for row in desk.parts.compose.drafts.rows})
