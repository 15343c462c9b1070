"""An account that comes again under a new id goes on with what its old one left, told by address and keys."""

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.app import environment_account
from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, FULL_RULES, GUIDE_KEYS
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.identities import Identities
from ovhsms_gui.store.journal import Cause, Journal, SendRow
from ovhsms_gui.store.vault import MemoryVault
from ovhsms_gui.work.accounts import know_services
from ovhsms_gui.work.books import WriteBooks
from ovhsms_gui.work.events import ServicesRead
from ovhsms_gui.work.office import Office

KEYS = Keys(FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key))


def make_api(endpoint: str, keys: Keys) -> SmsApi:
    return SmsApi(Client(endpoint, keys, connect_timeout=10, read_timeout=10, get_pause=0))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as demo:
        yield demo


def account(server: DemoServer, id_: str) -> Account:
    return Account(id_, "Cabinet Martin", server.url, "FR", Origin.SESSION)


@contextmanager
def office(path: Path, qtbot: QtBot, *guests: tuple[Account, Keys]) -> Iterator[tuple[Office, list[object]]]:
    happened: list[object] = []
    made = Office(path, MemoryVault(), make_api, guests=guests)
    made.happened.connect(happened.append)
    made.start()
    try:
        yield made, happened
    finally:
        with qtbot.waitSignal(made.stopped, timeout=20_000):
            made.stop()
        assert made.join(5)


def left_in_doubt(path: Path, server: DemoServer, qtbot: QtBot, id_: str = "old") -> int:
    """A run ended while nobody knew whether its one text was taken: it was."""
    receivers = ReceiverList()
    receivers.add(read("Ana; 06 39 98 00 12", "FR"))
    context = Context(id_, "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    plan = make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN")), context)
    server.faults.add(Fault(FaultKind.DROP_AFTER, "POST", "/sms/*/jobs"))
    with office(path, qtbot, (account(server, id_), KEYS)) as (desk, happened):
        desk.send(plan, happened.append, happened.append)
        qtbot.waitUntil(lambda: in_doubt(path))
    assert happened
    return 1


def in_doubt(path: Path) -> bool:
    sends = seen(path)
    return bool(sends) and ReceiverState.UNKNOWN in sends[0].counts


def seen(path: Path) -> tuple[SendRow, ...]:
    with closing(Journal(path)) as journal:
        return journal.sends()


def test_the_same_keys_under_a_new_id_go_on_with_what_the_old_one_left(
    path: Path, server: DemoServer, qtbot: QtBot
) -> None:
    send_id = left_in_doubt(path, server, qtbot)
    with office(path, qtbot):  # nobody's keys are at hand
        qtbot.waitUntil(lambda: (d := seen(path)[0].doubt) is not None and d.trouble == Cause.NO_KEYS)
        [send] = seen(path)
        assert "is being asked" not in words.asked(send)
        assert "cannot be asked now" in words.asked(send)
    with office(path, qtbot, (account(server, "new"), KEYS)):
        qtbot.waitUntil(lambda: seen(path)[0].counts == {ReceiverState.ACCEPTED: 1}, timeout=40_000)
    assert (seen(path)[0].id, seen(path)[0].account_id) == (send_id, "new")
    assert len(server.world.sent) == 1


def waits_for_keys(path: Path) -> bool:
    """The next look is far away, as after many without keys."""
    doubt = seen(path)[0].doubt
    if doubt is None or doubt.trouble != Cause.NO_KEYS:
        return False
    with closing(connect(path)) as db:
        db.execute("UPDATE chunk SET next_look = ?", (time.time() + 3000.0,))
    return True


def is_found(path: Path) -> bool:
    return seen(path)[0].counts == {ReceiverState.ACCEPTED: 1}


def test_keys_that_are_entered_again_are_asked_with_at_once(
    path: Path, server: DemoServer, qtbot: QtBot
) -> None:
    left_in_doubt(path, server, qtbot)
    with office(path, qtbot) as (desk, happened):
        qtbot.waitUntil(lambda: waits_for_keys(path))
        desk.save_account(account(server, "old"), KEYS, lambda *told: happened.append(told))
        qtbot.waitUntil(lambda: is_found(path), timeout=40_000)


def test_keys_whose_address_is_allowed_are_asked_with_at_once(
    path: Path, server: DemoServer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_in_doubt(path, server, qtbot)
    for module in ("connections", "office"):
        monkeypatch.setattr(f"ovhsms_gui.work.{module}.stranger", lambda _endpoint: "sms.example.org")
    with office(path, qtbot, (account(server, "old"), KEYS)) as (desk, _):
        qtbot.waitUntil(lambda: waits_for_keys(path))
        desk.allow_host("sms.example.org")
        qtbot.waitUntil(lambda: is_found(path), timeout=40_000)


def test_other_keys_take_over_nothing(path: Path, server: DemoServer, qtbot: QtBot) -> None:
    left_in_doubt(path, server, qtbot)
    for other in (replace(KEYS, consumer_key=Secret("y" * 32)), replace(KEYS, application_key="x" * 16)):
        with office(path, qtbot, (account(server, "new"), other)):
            qtbot.waitUntil(lambda: (d := seen(path)[0].doubt) is not None and d.trouble == Cause.NO_KEYS)
    assert seen(path)[0].account_id == "old"


def renewed(server: DemoServer) -> Keys:
    """Other keys of the same OVHcloud account: the old ones ran out."""
    server.world.grant(replace(FULL_KEYS, consumer_key="r" * 32), FULL_RULES)
    return replace(KEYS, consumer_key=Secret("r" * 32))


def test_new_keys_that_open_the_same_sms_account_go_on_with_what_was_sent_there(
    path: Path, server: DemoServer, qtbot: QtBot
) -> None:
    left_in_doubt(path, server, qtbot)
    with closing(connect(path)) as db:
        db.execute("DELETE FROM identity")  # as in a journal from before keys were marked
    with office(path, qtbot, (account(server, "new"), renewed(server))):
        qtbot.waitUntil(lambda: seen(path)[0].counts == {ReceiverState.ACCEPTED: 1}, timeout=40_000)
    assert seen(path)[0].account_id == "new"
    assert len(server.world.sent) == 1


def test_keys_that_open_another_sms_account_are_not_asked(
    path: Path, server: DemoServer, qtbot: QtBot
) -> None:
    left_in_doubt(path, server, qtbot)
    del server.world.services["sms-ab12345-1"]
    with office(path, qtbot, (account(server, "new"), renewed(server))) as (_, happened):
        qtbot.waitUntil(lambda: any(isinstance(event, ServicesRead) for event in happened))
        qtbot.waitUntil(lambda: (d := seen(path)[0].doubt) is not None and d.trouble == Cause.NO_KEYS)
    assert seen(path)[0].account_id == "old"


def test_what_was_sent_elsewhere_or_by_an_account_that_is_kept_is_not_taken_over(
    path: Path, server: DemoServer, qtbot: QtBot
) -> None:
    left_in_doubt(path, server, qtbot)
    heard: list[object] = []
    with closing(WriteBooks(path, heard.append)) as books, closing(AccountBook(path)) as book:

        def whose(endpoint: str, *at_hand: str) -> str:
            """Whose the send is, once the new account's keys have opened the SMS account."""
            names = ("sms-ab12345-1",)
            know_services(books, account_id="new", endpoint=endpoint, services=names, at_hand=at_hand)
            return seen(path)[0].account_id

        assert whose("ovh-eu", "new") == "old"
        assert whose(server.url, "new", "old") == "old"
        book.save(account(server, "old"))
        assert whose(server.url, "new") == "old"
        book.remove("old")
        assert whose(server.url, "new") == "new"
    assert heard == []


def test_an_id_that_had_other_keys_too_is_nobodys(path: Path, server: DemoServer, qtbot: QtBot) -> None:
    left_in_doubt(path, server, qtbot)
    with closing(Identities(path)) as identities:
        identities.know("old", "other keys")
        for mark in ("other keys", KEYS.mark(server.url)):
            assert identities.know("new", mark) == 0
    assert seen(path)[0].account_id == "old"


def test_other_keys_in_the_environment_are_another_account(
    path: Path, server: DemoServer, qtbot: QtBot
) -> None:
    def guest(consumer_key: str) -> tuple[Account, Keys]:
        [one], _ = environment_account(
            {
                "OVH_ENDPOINT": server.url,
                "OVH_APPLICATION_KEY": KEYS.application_key,
                "OVH_APPLICATION_SECRET": KEYS.application_secret.reveal(),
                "OVH_CONSUMER_KEY": consumer_key,
            },
            (),
        )
        return one

    mine, others = guest(FULL_KEYS.consumer_key), guest("o" * 32)
    assert mine[0].id == guest(FULL_KEYS.consumer_key)[0].id
    assert mine[0].id != others[0].id
    left_in_doubt(path, server, qtbot, mine[0].id)
    server.world.grant(replace(FULL_KEYS, consumer_key="o" * 32), FULL_RULES)
    del server.world.services["sms-ab12345-1"]
    with office(path, qtbot, others):
        qtbot.waitUntil(lambda: (d := seen(path)[0].doubt) is not None and d.trouble == Cause.NO_KEYS)


def test_whoever_has_the_keys_too_keeps_what_is_theirs(path: Path, server: DemoServer, qtbot: QtBot) -> None:
    left_in_doubt(path, server, qtbot)
    with closing(Identities(path)) as identities:
        mark = KEYS.mark(server.url)
        assert identities.know("new", mark, ("old", "new")) == 0
        assert identities.know("new", mark, ("new",)) == 1
        assert identities.know("newer", mark) == 1
    assert seen(path)[0].account_id == "newer"


def test_better_keys_ask_again_what_could_not_be_asked(path: Path, server: DemoServer, qtbot: QtBot) -> None:
    left_in_doubt(path, server, qtbot)
    poor = Keys(
        GUIDE_KEYS.application_key, Secret(GUIDE_KEYS.application_secret), Secret(GUIDE_KEYS.consumer_key)
    )
    with office(path, qtbot, (account(server, "old"), poor)) as (made, _):
        qtbot.waitUntil(lambda: (d := seen(path)[0].doubt) is not None and d.may_send_again, timeout=40_000)
        made.save_account(account(server, "old"), KEYS, lambda _account, _status: None)
        qtbot.waitUntil(lambda: seen(path)[0].counts == {ReceiverState.ACCEPTED: 1}, timeout=40_000)
    assert len(server.world.sent) == 1


def test_a_mark_is_of_address_and_keys_and_shows_neither() -> None:
    mark = KEYS.mark("https://eu.api.ovh.com/1.0")
    assert mark == replace(KEYS, application_secret=Secret("z" * 32)).mark("https://eu.api.ovh.com/1.0")
    assert mark != KEYS.mark("https://sms.example.org/1.0")
    for part in (KEYS.application_key, KEYS.consumer_key.reveal(), KEYS.application_secret.reveal()):
        assert part not in mark


def test_what_waits_is_not_said_to_be_asked_about_while_nobody_asks() -> None:
    counts = {ReceiverState.PLANNED: 2}
    row = SendRow(1, 0.0, "old", "A", "s", "t", Terms("M"), 1.0, None, "restarted", "", counts)
    asked = replace(row, unasked=1)
    assert "OVHcloud is asked" in words.situation(asked, 0.0, None)
    for paused in ("restarted", None, "no_keys"):
        mute = words.situation(replace(asked, paused=paused, trouble=Cause.NO_KEYS), 0.0, None)
        assert "OVHcloud is asked" not in mute
        assert "cannot be asked now" in mute
        assert mute.count("keys are not at hand") == 1
