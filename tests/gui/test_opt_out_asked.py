"""Before anybody is opted out it is asked, and said what of the messages scheduled for them is lost by it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.gui import when
from ovhsms_gui.store.people import Contact

from .conftest import Desk, said
from .lanes import settle
from .test_contacts import CONTACTS, OUTBOX, choose, names, press, table

ANA, BOB = "06 39 98 00 12", "06 39 98 00 13"


def people(desk: Desk) -> None:
    """Two contacts, shown."""
    for number, name in ((ANA, "Ana Duval"), (BOB, "Bob Petit")):
        desk.parts.contacts.keep(Contact(parse(number, "FR"), name))
    desk.show_page(CONTACTS)
    desk.until(lambda: names(desk) == ["Ana Duval", "Bob Petit"])


def schedule(desk: Desk, to: str, text: str, hours: int) -> Due:
    """Have a message wait at OVHcloud."""
    due = Due(desk.now + hours * 3600, "Europe/Paris")
    desk.add(to)
    desk.write(text)
    desk.choose_sender("MARTIN")
    desk.parts.compose.set_due(due)
    desk.send(0)
    outbox = desk.parts.outbox
    desk.until(lambda: bool(outbox.sends) and ReceiverState.SCHEDULED in outbox.sends[0].counts)
    return due


def ask(desk: Desk, *rows: int) -> str:
    choose(desk, *rows)
    desk.click("optOutButton")
    dialog = desk.wait_dialog("optOutDialog")
    settle(desk.parts.office, desk.qtbot)
    return said(dialog)


def test_what_is_scheduled_for_a_contact_is_named_and_enter_leaves_all_as_it_is(desk: Desk) -> None:
    due = schedule(desk, ANA, "Bonjour, rappel de votre rendez-vous", 3)
    people(desk)
    asked = ask(desk, 0)
    assert "Opt out Ana Duval?" in asked
    assert "This message is cancelled" in asked
    assert f"• {when.words(due)}, for 1 person: “Bonjour, rappel de votre rendez-vous”" in asked
    focus = desk.wait_dialog("optOutDialog").focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Return)
    desk.until(lambda: desk.dialog("optOutDialog") is None)
    settle(desk.parts.office, desk.qtbot)
    assert [row[3] for row in table(desk)] == ["", ""]
    assert desk.parts.outbox.sends[0].counts == {ReceiverState.SCHEDULED: 1}


def test_a_yes_takes_it_back(desk: Desk) -> None:
    schedule(desk, ANA, "Bonjour", 3)
    people(desk)
    ask(desk, 0)
    press(desk.wait_dialog("optOutDialog"), "optOutNowButton")
    desk.until(lambda: [row[3] for row in table(desk)] == ["opted out", ""])
    desk.show_page(OUTBOX)
    desk.until(lambda: desk.parts.outbox.sends[0].counts == {ReceiverState.CANCELLED: 1})


def test_several_are_counted_and_named(desk: Desk) -> None:
    later = schedule(desk, ANA, "Plus tard", 5)
    sooner = schedule(desk, f"{ANA}\n{BOB}", "Bientôt", 3)
    people(desk)
    asked = ask(desk, 0, 1)
    assert "Opt out 2 people?" in asked
    assert "Ana Duval, Bob Petit" in asked
    lines = [line for line in asked.splitlines() if line.startswith("•")]
    assert lines == [
        f"• {when.words(sooner)}, for 2 people: “Bientôt”",
        f"• {when.words(later)}, for 1 person: “Plus tard”",
    ]


def test_where_nothing_is_scheduled_that_is_said(desk: Desk) -> None:
    people(desk)
    assert "Nothing is scheduled." in ask(desk, 1)
    yes = desk.wait_dialog("optOutDialog").findChild(QPushButton, "optOutNowButton")
    assert yes is not None
    assert yes.text() == "&Opt out"
