"""What the SMS account sent from elsewhere: two programs on one account, and what is looked at on request."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QDialog, QListView, QPushButton

from ovhsms_gui.core.elsewhere import Theirs, batches
from ovhsms_gui.core.terms import Due
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import GUIDE_KEYS, KeySet
from ovhsms_gui.gui.outbox.elsewhere_dialog import ElsewhereDialog
from ovhsms_gui.work import elsewhere

from .conftest import Desk, Open, guest, lawful, said
from .test_replies import SERVICE

CLASS = "\n".join(f"Élève {chr(65 + n)} 06 39 98 01 {n:02}" for n in range(8))
WORDS = "La classe sera fermée vendredi, reprise lundi à 8 h 30."


@pytest.fixture(params=["pages", "ids"])
def server(request: pytest.FixtureRequest) -> Iterator[DemoServer]:
    with DemoServer(clock=lawful) as demo:
        demo.world.pages = request.param == "pages"
        yield demo


def send(desk: Desk, people: str = CLASS, words: str = WORDS) -> None:
    desk.add(people)
    desk.write(words)
    desk.choose_sender("MARTIN")
    before = len(desk.server.world.sent)
    desk.send(0)
    desk.until(lambda: len(desk.server.world.sent) > before)


def ask(desk: Desk, people: str, words: str) -> str:
    """What the confirmation says of a message."""
    desk.add(people)
    desk.write(words)
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    told = said(dialog)
    dialog.reject()
    return told


def second(open_desk: Open, server: DemoServer, keys: KeySet | None = None) -> Desk:
    """Another program, with a data folder of its own."""
    account, secrets = guest(server, keys, name="École du Parc")
    return open_desk((replace(account, id="other"), secrets), data="second")


def test_the_second_desk_warns_with_the_firsts_words_time_and_people(
    open_desk: Open, server: DemoServer
) -> None:
    send(open_desk(guest(server)))
    told = ask(second(open_desk, server), CLASS, WORDS.replace("8 h 30", "8 h 35"))
    assert "8 people had this text, or nearly the same, from elsewhere on this account" in told
    assert "“La classe sera fermée vendredi, reprise" in told
    assert "”, 8 people)" in told
    assert "Élève A, Élève B" in told


def test_what_is_ours_is_no_news_from_elsewhere(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk)
    told = ask(desk, CLASS, WORDS)
    assert "8 people had this text, or nearly the same, within 24 hours" in told
    assert "from elsewhere" not in told


def test_other_words_and_other_people_are_not_doubled(open_desk: Open, server: DemoServer) -> None:
    send(open_desk(guest(server)))
    desk = second(open_desk, server)
    assert "from elsewhere" not in ask(desk, CLASS, "Sortie au musée mardi, prévoir un pique-nique.")


def test_each_persons_own_text_counts(open_desk: Open, server: DemoServer) -> None:
    send(open_desk(guest(server)), words="Bonjour Élève D, la classe sera fermée vendredi, reprise lundi.")
    told = ask(
        second(open_desk, server), CLASS, "Bonjour {name}, la classe sera fermée vendredi, reprise lundi."
    )
    assert "people had this text, or nearly the same, from elsewhere" in told


def test_for_a_few_people_nobody_is_asked(open_desk: Open, server: DemoServer) -> None:
    send(open_desk(guest(server)))
    desk = second(open_desk, server)
    few = "\n".join(CLASS.splitlines()[:5])
    assert "from elsewhere" not in ask(desk, few, WORDS)


def test_where_it_cannot_be_read_the_message_goes_on_and_it_is_said(
    open_desk: Open, server: DemoServer
) -> None:
    send(open_desk(guest(server)))
    desk = second(open_desk, server)
    server.faults.add(Fault(FaultKind.GARBAGE, "GET", "/sms/*/outgoing*", None))
    told = ask(desk, CLASS, WORDS)
    assert "Not all that was sent from elsewhere on this account could be read" in told


def test_keys_that_may_not_look_are_no_news(open_desk: Open, server: DemoServer) -> None:
    desk = second(open_desk, server, GUIDE_KEYS)
    desk.add(CLASS)
    desk.write(WORDS)
    desk.parts.compose.set_sender("MARTIN")
    desk.click("sendButton")
    assert "elsewhere" not in said(desk.wait_dialog("confirmDialog"))


def listed(dialog: QDialog) -> list[str]:
    view = dialog.findChild(QListView, "elsewhereView")
    assert view is not None
    return [str(view.model().index(row, 0).data()) for row in range(view.model().rowCount())]


def test_it_is_looked_at_on_request(open_desk: Open, server: DemoServer) -> None:
    send(open_desk(guest(server)))
    desk = second(open_desk, server)
    desk.show_page(1)
    assert desk.find(QPushButton, "elsewhereButton").isEnabled()
    state = desk.parts.outbox.elsewhere
    assert state is not None
    dialog = ElsewhereDialog(state, desk.parts.window)
    dialog.open()
    desk.until(lambda: len(listed(dialog)) == 1)
    [line] = listed(dialog)
    assert line.endswith(f"· from MARTIN · 8 people: {WORDS}")
    dialog.reject()


def test_where_each_costs_a_call_the_newest_are_read_and_the_limit_is_said(
    open_desk: Open, server: DemoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "MOST_SINGLE", 3)
    send(open_desk(guest(server)))
    desk = second(open_desk, server)
    state = desk.parts.outbox.elsewhere
    assert state is not None
    dialog = ElsewhereDialog(state, desk.parts.window)
    dialog.open()
    people = 8 if server.world.pages else 3
    desk.until(lambda: any(f"{people} people" in line for line in listed(dialog)))
    if not server.world.pages:
        desk.until(lambda: "Only the newest 3 messages" in said(dialog))
    dialog.reject()


def test_the_same_words_at_another_time_are_another_send() -> None:
    first = [Theirs(f"+3363998010{n}", "Bonjour", 1000.0 + n, "MARTIN") for n in range(3)]
    later = [Theirs("+33639980100", "Bonjour", 9000.0, "MARTIN")]
    other = [Theirs("+33639980100", "Bonsoir", 1001.0, "")]
    found = batches([*later, *other, *first])
    assert [(b.at, b.text, b.sender, b.people) for b in found] == [
        (9000.0, "Bonjour", "MARTIN", 1),
        (1001.0, "Bonsoir", "", 1),
        (1000.0, "Bonjour", "MARTIN", 3),
    ]


def schedule(desk: Desk, hours: float, *, send: bool) -> None:
    """So many hours from now: sent, or ready to be confirmed."""
    desk.add(CLASS)
    desk.write(WORDS)
    desk.choose_sender("MARTIN")
    desk.parts.compose.set_no_stop(True)
    desk.parts.compose.set_due(Due(desk.now + hours * 3600))
    if send:
        desk.send(0)
        desk.until(lambda: [str(s) for send in desk.parts.outbox.sends for s in send.counts] == ["scheduled"])


def test_what_is_due_from_elsewhere_counts_as_well(open_desk: Open, server: DemoServer) -> None:
    schedule(open_desk(guest(server)), 72, send=True)
    desk = second(open_desk, server)
    schedule(desk, 80, send=False)
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    told = said(dialog)
    assert "8 people are to get this text, or nearly the same, from elsewhere on this account" in told
    assert "(due " in told
    dialog.reject()
    state = desk.parts.outbox.elsewhere
    assert state is not None
    shown = ElsewhereDialog(state, desk.parts.window)
    shown.open()
    desk.until(lambda: len(listed(shown)) == 1)
    [line] = listed(shown)
    assert line.startswith("due ")
    assert line.endswith(f"· from MARTIN · 8 people: {WORDS}")
    shown.reject()


def test_what_is_due_more_than_a_day_apart_does_not(open_desk: Open, server: DemoServer) -> None:
    schedule(open_desk(guest(server)), 72, send=True)
    desk = second(open_desk, server)
    schedule(desk, 24, send=False)
    desk.click("sendButton")
    assert "elsewhere" not in said(desk.wait_dialog("confirmDialog"))


def test_what_is_due_and_ours_is_no_news_from_elsewhere(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    schedule(desk, 72, send=True)
    desk.show_page(0)
    schedule(desk, 80, send=False)
    desk.click("sendButton")
    told = said(desk.wait_dialog("confirmDialog"))
    assert "8 people had this text, or nearly the same, within 24 hours" in told
    assert "from elsewhere" not in told


def test_that_all_of_them_had_it_stands_on_the_button(open_desk: Open, server: DemoServer) -> None:
    desk = open_desk(guest(server))
    send(desk)
    desk.show_page(0)
    desk.add(CLASS)
    desk.write(WORDS)
    desk.choose_sender("MARTIN")
    desk.click("sendButton")
    dialog = desk.wait_dialog("confirmDialog")
    button = dialog.findChild(QPushButton, "confirmSendButton")
    assert button is not None
    assert button.text() == "Send again: 8 SMS to 8 people"


@pytest.mark.parametrize("some", [False, True])
def test_that_keys_may_not_see_what_waits_is_said(open_desk: Open, server: DemoServer, some: bool) -> None:
    if some:
        send(open_desk(guest(server)))
    mine = replace(server.world.keys, consumer_key="demoSentdemoSentdemoSentdemoSent")
    paths = ("", "/senders", "/senders/*", "/outgoing", "/outgoing/*")
    rules = [("GET", "/sms"), *(("GET", f"/sms/{SERVICE}{path}") for path in paths)]
    desk = second(open_desk, server, server.world.grant(mine, rules))
    state = desk.parts.outbox.elsewhere
    assert state is not None
    told: list[str] = []
    state.told.connect(told.append)
    state.read()
    desk.until(lambda: len(told) == 2)
    assert "nothing waits" not in told[1]
    assert told[1].startswith("⚠ ")
    assert "What is scheduled from elsewhere could not be read. The keys are good, but" in told[1]
    assert ("Nothing was sent from elsewhere in the last three days." in told[1]) is not some
