"""The states of the compose page without a widget, over the office and the stand-in server."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.app import make_api
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.opening import Opening
from ovhsms_gui.core.plan import FindingCode, Plan
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.core.rowlines import to_lines
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.core.trial import make_trial
from ovhsms_gui.core.untaken import Untaken
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.files.people import Imported, Person
from ovhsms_gui.gui.accounts.state import AccountsState
from ovhsms_gui.gui.compose.sending import Phase
from ovhsms_gui.gui.compose.state import ComposeState
from ovhsms_gui.gui.compose.trial import Told
from ovhsms_gui.gui.outbox.state import OutboxState
from ovhsms_gui.store.drafts import DraftRow, Drafts, KeptDraft
from ovhsms_gui.store.people import Contact, PeopleView, Span
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work import lookup, people
from ovhsms_gui.work.events import PeopleChanged
from ovhsms_gui.work.office import Office

from .conftest import guest
from .lanes import settle

ANA, BOB, EVE, ZOE = (f"06 39 98 00 {n}" for n in (12, 13, 16, 17))
CHANGED = "Something changed while you were confirming. Nothing was sent: please look again."
TYPED = "What stood in the box of numbers was added to the list. Look at it, then send once more."


@dataclass
class Page:
    """The compose page's state, and what it said."""

    office: Office
    accounts: AccountsState
    compose: ComposeState
    outbox: OutboxState
    server: DemoServer
    qtbot: QtBot
    path: Path
    confirm: list[Plan] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    stored: list[int] = field(default_factory=list)

    def until(self, true: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(true, timeout=15_000)

    def add(self, text: str) -> None:
        self.compose.add_text(text, "typed")
        self.until(lambda: not self.compose.busy)

    def ready(self, text: str = "Bonjour", people: str = f"Ana {ANA}\nBob {BOB}") -> None:
        """A message that may be sent."""
        self.add(people)
        self.compose.set_text(text)
        self.compose.set_sender("MARTIN")

    def asked(self) -> Plan:
        """Send was pressed, and the operator is asked."""
        self.compose.press()
        self.compose.ask()
        self.until(lambda: self.compose.phase is Phase.CONFIRMING)
        return self.confirm[-1]

    def sends(self) -> int:
        """How many the journal holds, when everything that was asked for before is answered."""
        settle(self.office, self.qtbot)
        found: list[lookup.Newest] = []
        self.office.read.ask(partial(lookup.sends, limit=10), found.append)
        self.until(lambda: bool(found))
        return len(found[0].rows)

    def undo(self, send_id: int) -> None:
        """As the outbox does, and as the window hands on what comes back of it."""
        self.outbox.undo(send_id)
        self.until(lambda: not self.outbox.undoing)

    def people(self) -> list[str]:
        rows = self.compose.rows
        return [rows.row(n).number.e164 or rows.row(n).number.raw for n in range(len(rows))]

    def findings(self) -> set[FindingCode]:
        return {finding.code for finding in self.compose.plan.findings}

    @property
    def reached(self) -> list[str]:
        return [message.receiver for message in self.server.world.sent]


Turn_on = Callable[..., Page]


@pytest.fixture
def turn_on(qtbot: QtBot, server: DemoServer, tmp_path: Path) -> Iterator[Turn_on]:
    """Starts the program without a window; those that still run are ended."""
    pages: list[Page] = []

    def start() -> Page:
        places = Places(tmp_path / "data")
        places.create()
        office = Office(places.journal, MemoryVault(), make_api, guests=(guest(server),))
        accounts = AccountsState(office, office)
        compose, outbox = ComposeState(office, accounts, office), OutboxState(office, office)
        outbox.given_back.connect(compose.take_back)
        page = Page(office, accounts, compose, outbox, server, qtbot, places.journal)
        page.compose.confirm_wanted.connect(page.confirm.append)
        page.compose.failed.connect(page.failed.append)
        page.compose.stored.connect(page.stored.append)
        pages.append(page)
        office.start()
        page.compose.start()
        settle(office, qtbot)
        page.until(lambda: len(accounts.entries) == 2 and all(e.service for e in accounts.entries))
        page.until(lambda: all(e.service and e.service.senders for e in accounts.entries))
        page.until(lambda: all(e.service and e.service.credits for e in accounts.entries))
        return page

    yield start
    for page in pages:
        end(page)


def end(page: Page) -> None:
    """As closing the window does."""
    if not page.office.property("ended"):
        page.office.setProperty("ended", True)
        page.compose.keep()
        with page.qtbot.waitSignal(page.office.stopped, timeout=20_000):
            page.office.stop()
        assert page.office.join(20)


@pytest.fixture
def page(turn_on: Turn_on) -> Page:
    return turn_on()


# ---- what was confirmed is what is sent ------------------------------------------------------------


def test_what_was_confirmed_is_sent_once(page: Page) -> None:
    page.ready()
    plan = page.asked()
    page.compose.send(plan, 0)
    page.compose.send(plan, 0)  # a second click in the same moment
    page.until(lambda: page.stored == [1])
    page.until(lambda: page.reached == ["+33639980012", "+33639980013"])
    assert page.sends() == 1
    assert (page.compose.phase, page.compose.blank, page.failed) == (Phase.IDLE, True, [])


def other_account(page: Page) -> None:
    page.accounts.choose(page.accounts.entries[1])


def opts_out(page: Page) -> None:
    write = page.office.write
    write.ask(partial(people.keep, contact=Contact(parse(BOB, "FR"), name="Bob")))
    shown: list[people.PeoplePage] = []
    write.ask(partial(people.page, view=PeopleView(), offset=0, limit=10), shown.append)
    page.until(lambda: bool(shown))
    chosen = people.Chosen(PeopleView(), (Span(0, 0),), shown[0].version)
    write.ask(partial(people.opt_out, chosen=chosen))
    page.until(lambda: page.compose.rows.out == {"+33639980013"})


def dearer(page: Page) -> None:
    account = page.accounts.entries[0].account.id
    page.compose._rates._on_rates(account, {"FR": 1.5})


CHANGES: dict[str, Callable[[Page], object]] = {
    "text": lambda page: page.compose.set_text("Bonsoir"),
    "sender": lambda page: page.compose.set_sender("ECOLE"),
    "replies": lambda page: page.compose.set_allow_replies(wanted=True),
    "stop": lambda page: page.compose.set_no_stop(wanted=True),
    "receiver gone": lambda page: page.compose.remove([1]),
    "all gone": lambda page: page.compose.clear_receivers(),
    "other number": lambda page: page.compose.correct(1, number="06 39 98 00 14"),
    "what is put in": lambda page: page.compose.correct(1, name="Bruno"),
    "account": other_account,
    "opt-out": opts_out,
    "price": dearer,
    "erased": lambda page: page.office.happened.emit(PeopleChanged(("+33639980013",))),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_changed_while_it_was_confirmed_is_not_sent(page: Page, kind: str) -> None:
    page.ready("Bonjour {name}")
    plan = page.asked()
    CHANGES[kind](page)
    page.compose.send(plan, 0)
    assert (page.failed, page.compose.phase) == ([CHANGED], Phase.IDLE)
    if kind not in {"opt-out", "erased", "receiver gone", "all gone"}:
        assert page.compose.draft.text, "nothing typed is lost"
    page.compose.trial.send(make_trial(page.compose.plan, parse("06 39 98 00 19", "FR")))
    page.until(lambda: not page.compose.trial.busy)
    assert page.stored == [], "the journal took the trial, and nothing before it"


def test_news_that_change_nothing_of_it_stop_nothing(page: Page) -> None:
    page.ready()
    plan = page.asked()
    page.accounts.current_changed.emit()
    page.compose._rates._on_rates(page.accounts.entries[0].account.id, {"GB": 9.0})
    page.compose.send(plan, 0)
    page.until(lambda: page.stored == [1])
    assert page.failed == []


# ---- one at a time ---------------------------------------------------------------------------------


def press_again(page: Page) -> None:
    """Once more, and until everything that it might have asked for was answered."""
    page.compose.press()
    page.compose.ask()
    page.sends()


def test_a_second_press_while_it_is_looked_up_asks_once(page: Page) -> None:
    page.ready()
    page.compose.ask()
    assert page.compose.phase is Phase.ASKING
    press_again(page)
    page.until(lambda: page.compose.phase is Phase.CONFIRMING)
    assert len(page.confirm) == 1


def test_a_second_press_between_the_two_questions_asks_once(page: Page) -> None:
    page.ready(people="\n".join(f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(4000)))
    known: list[object] = []
    page.compose.opt_outs_known.connect(lambda: known.append(None))
    page.compose.ask()
    page.until(lambda: bool(known))
    press_again(page)
    page.until(lambda: page.compose.phase is Phase.CONFIRMING)
    assert len(page.confirm) == 1


def test_a_second_press_while_the_operator_is_asked_does_nothing(page: Page) -> None:
    page.ready()
    plan = page.asked()
    press_again(page)
    assert (page.compose.phase, page.confirm) == (Phase.CONFIRMING, [plan])


def test_a_second_press_while_the_journal_takes_it_sends_nothing_more(page: Page) -> None:
    page.ready()
    page.compose.send(page.asked(), 0)
    assert page.compose.phase is Phase.STORING
    press_again(page)
    page.until(lambda: len(page.reached) == 2)
    assert (page.stored, len(page.confirm), page.failed) == ([1], 1, [])


def test_numbers_that_are_still_read_are_not_asked_about(page: Page) -> None:
    page.ready()
    page.compose.add_rows(Row(parse(f"+336399{n:05}", "FR")) for n in range(20_000))
    assert page.compose.phase is Phase.READING
    page.compose.ask()
    assert page.compose.phase is Phase.READING
    page.compose.send(page.compose.plan, 0)
    assert page.failed == [CHANGED]
    page.until(lambda: page.compose.phase is Phase.IDLE)
    assert (page.confirm, page.stored) == ([], [])


@pytest.mark.parametrize("kind", [kind for kind in CHANGES if kind not in {"account", "price", "opt-out"}])
def test_who_writes_on_after_the_press_is_not_asked(page: Page, kind: str) -> None:
    page.ready("Bonjour {name}")
    page.compose.ask()
    CHANGES[kind](page)
    assert page.compose.phase is Phase.IDLE


def test_a_no_lets_it_be_asked_again(page: Page) -> None:
    page.ready()
    page.asked()
    page.compose.let_be()
    assert page.compose.phase is Phase.IDLE
    page.compose.send(page.asked(), 0)
    page.until(lambda: page.stored == [1])
    assert len(page.confirm) == 2


def test_what_comes_from_elsewhere_waits_for_the_answer(page: Page) -> None:
    page.ready()
    plan = page.asked()
    page.compose.fill(Opening(BOB, "Bonsoir", "link"))
    page.compose.add_rows([Row(parse("06 39 98 00 15", "FR"))])
    assert (page.compose.draft.text, len(page.compose.rows)) == ("Bonjour", 2)
    page.compose.send(plan, 0)
    page.until(lambda: page.stored == [1])
    page.until(lambda: page.people() == ["+33639980013", "+33639980015"])
    assert page.compose.draft.text == "Bonsoir"
    page.until(lambda: len(page.reached) == 2)


def erase(page: Page, number: str) -> None:
    page.office.happened.emit(PeopleChanged((parse(number, "FR").e164 or "",)))


@pytest.mark.parametrize("answer", [True, False])
@pytest.mark.parametrize("kind", ["file", "link", "send"])
def test_who_is_erased_while_it_waits_is_not_in_it_when_it_comes(page: Page, kind: str, answer: bool) -> None:
    page.ready()
    plan = page.asked()
    two = f"Eve {EVE}\nZoé {ZOE}"
    if kind == "file":
        left = untaken(3, "Eve", "Eve", f"{EVE} / 0612")
        both = tuple(Person(n, Row(parse(number, "FR"), "x")) for n, number in enumerate((EVE, ZOE)))
        page.compose.add_file(file_of(left, untaken(5), people=both))
    elif kind == "link":
        page.compose.fill(Opening(two, "Bonsoir", "link"))
    else:
        lines = to_lines(Row(parse(number, "FR"), "x") for number in (EVE, ZOE))
        page.compose.take_back(KeptDraft("", Draft("Bonsoir"), 0, lines), False)
    erase(page, EVE)
    if answer:
        page.compose.send(plan, 0)
        page.until(lambda: page.stored == [1])
    else:
        page.compose.let_be()
    page.until(lambda: "+33639980017" in page.people() and not page.compose.busy)
    assert "+33639980016" not in page.people()
    if kind == "file":
        assert page.compose.untaken.left.rows == (untaken(5),)
    page.compose.keep()
    page.until(lambda: page.compose.kept)
    name = page.compose.drafts.current
    page.compose.begin()
    page.compose.open(name)
    page.until(lambda: page.compose.drafts.current == name and "+33639980017" in page.people())
    assert "+33639980016" not in page.people()
    page.add(EVE)
    assert "+33639980016" in page.people(), "who is typed anew is somebody again"


def test_who_is_erased_under_the_dialog_of_a_pasted_table_does_not_come_out_of_it(page: Page) -> None:
    page.compose.hold()
    erase(page, BOB)
    page.compose.add_file(file_of(untaken(5), people=(Person(9, Row(parse(BOB, "FR"), "Bob")),)))
    page.compose.let_go()
    page.until(lambda: not page.compose.busy)
    assert page.people() == []


def test_a_paste_is_not_undone_while_the_journal_takes_the_message(page: Page) -> None:
    page.ready(people="")
    page.compose.paste(f"Ana {ANA}\nBob {BOB}")
    page.until(lambda: len(page.people()) == 2)
    page.compose.send(page.asked(), 0)
    assert page.compose.phase is Phase.STORING
    page.compose.unpaste()
    assert len(page.people()) == 2
    page.until(lambda: len(page.reached) == 2)
    assert page.people() == []


def test_after_a_no_it_comes_at_once(page: Page) -> None:
    page.ready()
    page.asked()
    page.compose.add_rows([Row(parse("06 39 98 00 15", "FR"))])
    page.compose.let_be()
    assert page.people() == ["+33639980012", "+33639980013", "+33639980015"]


# ---- undo ------------------------------------------------------------------------------------------


def untaken(number: int, name: str = "", *cells: str, file: str = "patients.csv") -> Untaken:
    return Untaken(
        file, number, ("Nom", "Tél"), cells or (name, "0612"), "too_short", name, (("nom", name),), "0612"
    )


def file_of(*rows: Untaken, people: tuple[Person, ...] = ()) -> Imported:
    return Imported(people, (), rows[0].file if rows else "patients.csv", untaken=rows)


def test_undo_brings_back_all_that_stood_there(page: Page) -> None:
    page.ready(people=f"{ANA}\n0612")
    page.compose.add_file(file_of(untaken(7, "Zoé")))
    page.compose.send(page.asked(), 30)
    page.until(lambda: page.stored == [1])
    assert page.compose.untaken.left.count == 0
    page.undo(1)
    page.until(lambda: page.people() == ["+33639980012", "0612"])
    assert page.compose.untaken.left.rows == (untaken(7, "Zoé"),)
    assert page.compose.undo_seconds == 30


def test_a_message_that_was_undone_is_the_draft_that_it_was(page: Page) -> None:
    page.ready()
    before = page.compose.drafts.current
    page.compose.send(page.asked(), 30)
    page.until(lambda: page.stored == [1])
    settle(page.office, page.qtbot)
    assert [row.start for row in page.compose.drafts.rows] == [], "what was sent is no draft"
    page.undo(1)
    page.until(lambda: page.compose.draft.text == "Bonjour")
    assert page.compose.drafts.current == before
    assert page.sends() == 1


def test_what_has_left_is_no_draft_any_more(page: Page) -> None:
    page.ready()
    page.compose.send(page.asked(), 0)
    page.until(lambda: len(page.reached) == 2)
    page.until(lambda: page.compose.drafts.aside == frozenset())
    settle(page.office, page.qtbot)
    with closing(Drafts(page.path)) as drafts:
        assert drafts.give_back(1) is None
        assert drafts.all() == ()


def test_what_was_cancelled_after_a_restart_is_written_again_with_all_that_stood_there(
    turn_on: Turn_on,
) -> None:
    first = turn_on()
    first.ready(people=f"{ANA}\n0612")
    first.compose.add_file(file_of(untaken(7, "Zoé")))
    first.compose.send(first.asked(), 30)
    first.until(lambda: first.stored == [1])
    end(first)
    second = turn_on()
    assert second.compose.blank, "it was sent"
    second.office.cancel(1)
    second.outbox.read()
    second.until(lambda: len(second.outbox.sends) == 1)
    second.outbox.choose(1)
    second.until(lambda: second.outbox.current is not None)
    second.outbox.redraft()
    second.until(lambda: second.people() == ["+33639980012", "0612"])
    assert second.compose.untaken.left.rows == (untaken(7, "Zoé"),)
    assert not second.compose.returned, "it was no undo"
    assert second.reached == []


# ---- the box of numbers ----------------------------------------------------------------------------


def test_a_number_in_the_box_is_kept_with_the_draft_and_there_again(turn_on: Turn_on) -> None:
    first = turn_on()
    first.compose.set_numbers("06 39 98")
    end(first)
    second = turn_on()
    assert second.compose.draft.numbers == "06 39 98"
    assert second.findings() >= {FindingCode.NUMBER_IN_BOX}
    assert FindingCode.NO_RECEIVERS not in second.findings()


def test_a_crash_loses_no_number(turn_on: Turn_on) -> None:
    first = turn_on()
    first.compose.set_numbers("06 39 98")
    first.until(lambda: len(first.compose.drafts.rows) == 1)  # by itself, without being closed
    second = turn_on()
    assert second.compose.draft.numbers == "06 39 98"


def test_the_number_belongs_to_the_draft_it_was_typed_for(page: Page) -> None:
    page.compose.set_text("Premier")
    page.compose.set_numbers("06 39 98")
    page.compose.begin()
    assert page.compose.draft.numbers == ""
    page.compose.set_text("Second")
    first = next(row.id for row in kept(page, "Premier") if row.start == "Premier")
    page.compose.open(first)
    page.until(lambda: page.compose.draft.text == "Premier")
    assert page.compose.draft.numbers == "06 39 98"
    page.compose.discard()
    assert page.compose.draft.numbers == ""
    page.compose.set_numbers(ANA)
    page.compose.fill(Opening(BOB, "", "link"))
    assert (page.compose.draft.numbers, page.people()) == ("", ["+33639980013"])


def kept(page: Page, start: str) -> tuple[DraftRow, ...]:
    page.compose.keep()
    page.until(lambda: any(row.start == start for row in page.compose.drafts.rows))
    return page.compose.drafts.rows


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        (ANA, ["+33639980012"]),
        (f"Ana Duval {ANA}", ["+33639980012"]),
        (f"{ANA}, {BOB}", ["+33639980012", "+33639980013"]),
        ("06 39", []),
        (f"{ANA}, 06 39", []),
        ("Ana", []),
        ("+", []),
        (" \n", []),
        ("", []),
    ],
)
def test_leaving_the_box_adds_whole_numbers_and_loses_nothing(
    page: Page, typed: str, listed: list[str]
) -> None:
    page.compose.set_numbers(typed)
    page.compose.leave_numbers()
    assert page.people() == listed
    assert page.compose.draft.numbers == ("" if listed else typed)


def test_enter_lists_it_good_or_bad(page: Page) -> None:
    page.compose.set_numbers("06 39")
    assert page.compose.add_numbers()
    assert (page.people(), page.compose.draft.numbers) == (["06 39"], "")
    assert not page.compose.add_numbers()


def test_a_number_only_added_by_pressing_send_is_looked_at_first(page: Page) -> None:
    page.ready()
    page.compose.set_numbers("06 39 98 00 14")
    page.compose.press()
    page.compose.leave_numbers()  # the press took the caret out of the box
    page.compose.ask()
    assert (page.failed, page.compose.phase) == ([TYPED], Phase.IDLE)
    assert page.people()[-1] == "+33639980014"
    assert page.asked().people == 3


def test_sending_over_what_is_no_number_yet_sends_nothing(page: Page) -> None:
    page.ready()
    page.compose.set_numbers("06 39")
    page.compose.press()
    page.compose.ask()
    assert len(page.failed) == 1
    assert "no whole number" in page.failed[0]
    assert (page.compose.phase, page.compose.draft.numbers, len(page.people())) == (Phase.IDLE, "06 39", 2)


def test_an_erased_number_goes_out_of_the_box_too(page: Page) -> None:
    page.compose.set_text("Bonjour")
    page.compose.set_numbers(f"Ana {ANA}")
    page.office.happened.emit(PeopleChanged(("+33639980012",)))
    assert page.compose.draft.numbers == ""


def test_a_row_that_means_an_erased_number_goes_out_of_the_list(page: Page) -> None:
    page.add(f"{BOB} ou 12\n{BOB} ou 14\n{BOB}")
    page.office.happened.emit(PeopleChanged(("+33639980012",)))
    assert page.people() == [f"{BOB} ou 14", "+33639980013"]


def test_drafts_that_were_emptied_by_an_erasing_leave_the_list(page: Page) -> None:
    page.add(ANA)
    page.compose.keep()
    page.until(lambda: [row.people for row in page.compose.drafts.rows] == [1])
    page.compose.begin()
    page.office.write.ask(partial(people.erase, numbers=("+33639980012",)))
    page.until(lambda: page.compose.drafts.rows == ())


# ---- rows that were not taken ----------------------------------------------------------------------


def test_rows_not_taken_stay_with_their_draft(turn_on: Turn_on) -> None:
    first = turn_on()
    first.compose.add_file(file_of(untaken(3, "Zoé"), untaken(5)))
    assert not first.compose.blank
    first.compose.begin()
    assert first.compose.untaken.left.count == 0
    first.compose.set_text("Second")
    old = next(row.id for row in kept(first, "Second") if not row.start)
    first.compose.open(old)
    first.until(lambda: first.compose.untaken.left.rows == (untaken(3, "Zoé"), untaken(5)))
    end(first)
    second = turn_on()
    assert second.compose.untaken.left.rows == (untaken(3, "Zoé"), untaken(5))
    second.compose.discard()
    assert second.compose.untaken.left.count == 0
    end(second)
    third = turn_on()
    assert third.compose.untaken.left.count == 0


def test_they_are_told_before_sending_and_do_not_block(page: Page) -> None:
    page.ready()
    page.compose.add_file(file_of(*(untaken(n, f"Zoé {n}") for n in range(7))))
    page.compose.add_file(file_of(untaken(9, file="b.xlsx")))
    found = next(f for f in page.asked().findings if f.code is FindingCode.UNTAKEN)
    assert (found.count, found.names[0], found.value) == (8, "Zoé 0", "patients.csv, b.xlsx")


def test_one_is_corrected_and_becomes_a_receiver_with_all_that_is_known(page: Page) -> None:
    page.compose.add_file(file_of(untaken(3, "Zoé"), untaken(5)))
    page.compose.untaken.take(0, parse("0612", "FR"))
    assert page.compose.untaken.left.count == 2, "no number yet"
    page.compose.untaken.take(0, parse(ANA, "FR"))
    assert page.compose.untaken.left.rows == (untaken(5),)
    row = page.compose.rows.row(0)
    assert (row.number.e164, row.name, row.source) == ("+33639980012", "Zoé", "patients.csv:3")
    assert row.fields == (("nom", "Zoé"),)
    page.compose.untaken.leave_out([0])
    assert page.compose.untaken.left.count == 0


def test_the_corrected_file_read_again_leaves_nobody_behind_nor_twice(page: Page) -> None:
    page.compose.add_file(file_of(untaken(3, "Zoé"), untaken(5, "Élie"), untaken(6)))
    now = Person(3, Row(parse(ANA, "FR"), "Zoé"))
    page.compose.add_file(file_of(untaken(5, "Élie"), untaken(6), people=(now,)))
    assert page.compose.untaken.left.rows == (untaken(5, "Élie"), untaken(6))
    other = Person(5, Row(parse(BOB, "FR"), "Élie"))
    page.compose.add_file(Imported((other,), (), "other.csv"))
    assert page.compose.untaken.left.count == 2, "another file's row is another's"


def test_an_erased_number_goes_out_of_them_too(page: Page) -> None:
    page.compose.add_file(file_of(untaken(3, "Zoé", "Zoé", f"{ANA} / {BOB}"), untaken(5)))
    page.office.happened.emit(PeopleChanged(("+33639980012",)))
    assert page.compose.untaken.left.rows == (untaken(5),)


@pytest.mark.parametrize("place", ["good.csv", "no/such/folder/x.csv"])
def test_they_are_saved_or_it_is_told_why_not(page: Page, tmp_path: Path, place: str) -> None:
    page.compose.add_file(file_of(untaken(3, "Zoé"), untaken(5, "x", "Paul", "0613", file="b.csv")))
    told: list[str] = []
    page.compose.untaken.told.connect(told.append)
    page.compose.untaken.save(tmp_path / place)
    page.until(lambda: len(told) == 1)
    if place != "good.csv":
        assert told[0].startswith("✗")
        return
    assert told[0].startswith("✓ 2 rows written")
    lines = (tmp_path / place).read_text("utf-8-sig").splitlines()
    assert lines == [
        "File,Row,Nom,Tél,Reason",
        "patients.csv,3,Zoé,0612,too short",
        "b.csv,5,Paul,0613,too short",
    ]


# ---- drafts, texts, trials -------------------------------------------------------------------------


def test_a_draft_has_its_name_before_it_is_kept_and_another_after_it_was_sent(page: Page) -> None:
    page.ready()
    name = page.compose.drafts.current
    page.compose.keep()
    page.until(lambda: [row.id for row in page.compose.drafts.rows] == [name])
    page.compose.send(page.asked(), 0)
    page.until(lambda: page.compose.drafts.rows == ())
    assert page.compose.drafts.current != name
    assert page.compose.draft == Draft(terms=Terms(sender="MARTIN"))


def test_a_text_that_is_saved_again_replaces_the_one_of_that_name(page: Page) -> None:
    texts = page.compose.texts
    texts.save(" Rappel ", "Un")
    page.until(lambda: [(row.name, row.text) for row in texts.rows] == [("Rappel", "Un")])
    texts.save("RAPPEL", "Deux")
    page.until(lambda: [(row.name, row.text) for row in texts.rows] == [("RAPPEL", "Deux")])
    texts.save("  ", "Trois")
    texts.save("Autre", "Quatre")
    page.until(lambda: len(texts.rows) == 2)
    first, second = texts.rows
    assert not texts.may_rename(first, second.name.upper())
    assert texts.may_rename(first, first.name.upper())
    texts.rename(first, second.name)
    texts.remove(second)
    page.until(lambda: texts.rows == (first,))


def test_a_trial_goes_to_oneself_once_and_its_number_is_remembered(page: Page) -> None:
    page.ready("Bonjour {name}")
    trial, me = page.compose.trial, parse("06 39 98 00 19", "FR")
    told: list[Told] = []
    trial.told.connect(told.append)
    assert trial.number("guest") is None
    trial.set_number("guest", me)
    known = trial.number("guest")
    assert known is not None
    assert known.e164 == me.e164
    made = make_trial(page.compose.plan, me)
    trial.send(made)
    trial.send(made)
    assert trial.busy
    page.until(lambda: told == [Told()])
    page.until(lambda: len(page.reached) == len(made.samples))
    assert set(page.reached) == {"+33639980019"}
    assert page.sends() == len(made.samples)
    assert page.stored == [], "a trial is no send of the message"
    page.compose.set_text("")
    trial.send(make_trial(page.compose.plan, me))
    assert not trial.busy, "an empty text is not sent"


# ---- receivers that were taken out -----------------------------------------------------------------


@pytest.mark.parametrize(
    "how", [lambda page: page.compose.clear_receivers(), lambda page: page.compose.remove([0, 1])]
)
def test_who_was_taken_out_can_be_brought_back_as_they_stood(
    page: Page, how: Callable[[Page], object]
) -> None:
    page.ready()
    page.compose.correct(0, name="Aline")
    out: list[int] = []
    page.compose.taken_out.connect(out.append)
    how(page)
    assert (out, page.people()) == ([2], [])
    page.compose.bring_back()
    page.until(lambda: page.people() == ["+33639980012", "+33639980013"])
    assert page.compose.rows.row(0).name == "Aline"
    page.compose.bring_back()
    assert page.people() == ["+33639980012", "+33639980013"], "once"


def test_nobody_of_another_message_or_who_was_erased_is_brought_back(page: Page) -> None:
    page.ready()
    page.compose.remove([0])
    page.compose.begin()
    page.compose.bring_back()
    assert page.people() == []
    page.ready()
    page.compose.remove([0])
    page.office.happened.emit(PeopleChanged(("+33639980012",)))
    page.compose.bring_back()
    assert page.people() == ["+33639980013"]
