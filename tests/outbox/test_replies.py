"""Replies are read once each, whatever OVHcloud's list is like and whatever fails, at a pace that is shared."""

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.account import Elsewhere
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.errors import Reason
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.terms import Due, Terms
from ovhsms_gui.demo import pages
from ovhsms_gui.demo.exchange import Reply, Request
from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits, Paging, Spelling
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS, GUIDE_KEYS, Incoming, KeySet, default_world
from ovhsms_gui.outbox.events import RepliesRead
from ovhsms_gui.outbox.pace import WATCHING, Paces
from ovhsms_gui.outbox.replies import NEWS, OFTEN, OVERLAP, SELDOM, WHOLE_GAP, ReplyReader, who
from ovhsms_gui.outbox.runner import SENDING, Runner
from ovhsms_gui.outbox.watcher import Watcher
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.ovh.models import Replies
from ovhsms_gui.store.conversations import Conversations, Said, Wanted
from ovhsms_gui.store.inbox import Inbox
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks

from .conftest import Time

SERVICE = "sms-ab12345-1"
ANA = "+33639980021"
ASK = Draft("Répondez OUI ou NON", Terms(allow_replies=True, no_stop=True))
MakePlan = Callable[..., Plan]


class Counting(DemoServer):
    """The stand-in, which notes when it was asked for what."""

    def __init__(self, time: Time) -> None:
        super().__init__(default_world(), clock=time.steady)
        self.time = time
        self.calls: list[tuple[float, str]] = []

    def answer(self, request: Request) -> Reply:
        if request.method == "GET" and request.path.startswith("/sms/"):
            self.calls.append((self.time.now, request.path))
        return super().answer(request)

    def of_replies(self) -> int:
        return sum("/incoming" in path for _, path in self.calls)


class Desk:
    """Runner, watcher and reader on one clock that moves by waiting."""

    def __init__(self, path: Path, time: Time) -> None:
        self.path, self.time = path, time
        self.demo = Counting(time)
        self.demo.start()
        self.service = self.demo.world.services[SERVICE]
        self.keys: KeySet | None = FULL_KEYS
        self.news: list[RepliesRead] = []
        self.stop = threading.Event()
        self._made: list[SmsApi] = []
        self._asks: dict[KeySet | None, SmsApi] = {}
        self._open()

    def _open(self) -> None:
        time = self.time
        self.inbox = Inbox(self.path, time)
        self.talks = Conversations(self.path, time)
        self.journal = Journal(self.path, clock=time, steady=time.steady)
        self.looks = Looks(self.path, clock=time, steady=time.steady)
        api = self.client()
        clocks = (time.steady, time, time.wait)
        tempo = WATCHING.by(*clocks)
        paces = Paces(tempo, self.stop)
        self.runner = Runner(self.journal, lambda _: api, self.stop, lambda _: None, SENDING.by(*clocks))
        self.watcher = Watcher(self.looks, lambda _: api, self.stop, lambda _: None, tempo, paces)
        self.reader = ReplyReader(self.inbox, lambda _: self.ask(), self.stop, self.tell, paces, wall=time)

    def ask(self) -> SmsApi:
        """As the office does: a client for the keys that there are."""
        if self.keys not in self._asks:
            self._asks[self.keys] = self.client()
        return self._asks[self.keys]

    def client(self) -> SmsApi:
        if self.keys is None:
            raise Elsewhere("acc-1")
        plain = self.keys
        secrets = Keys(plain.application_key, Secret(plain.application_secret), Secret(plain.consumer_key))
        client = Client(self.demo.url, secrets, connect_timeout=5, read_timeout=5, get_pause=0)
        client.clock = ServerClock(client.clock._fetch, self.time, self.time.steady)
        self._made.append(SmsApi(client))
        return self._made[-1]

    def tell(self, event: object) -> None:
        assert isinstance(event, RepliesRead)
        self.news.append(event)

    def restart(self) -> None:
        self.shut()
        self._open()
        self.inbox.know("acc-1", [SERVICE])

    def shut(self) -> None:
        for part in (self.inbox, self.talks, self.journal, self.looks):
            part.close()
        for api in self._made:
            api.close()
        self._made.clear()
        self._asks.clear()

    def close(self) -> None:
        self.shut()
        self.demo.stop()

    def read(self) -> None:
        """Until nothing more is due just now."""
        while self.reader.work() == 0:
            pass

    def live(self, seconds: float) -> None:
        end = self.time.now + seconds
        while self.time.now < end:
            waits = [self.runner.drain(), self.watcher.work(self.reader.work), self.reader.work()]
            soonest = min((wait for wait in waits if wait is not None), default=seconds)
            self.time.now = min(end, self.time.now + max(soonest, 0.1))

    def came(self, text: str, number: str = ANA, ago: float = 0.0, reply_id: int = 0) -> int:
        """A reply, listed from now on, made so many seconds ago."""
        one = Incoming(reply_id or self.demo.world.next_id(), self.time.steady() - ago, number, text)
        with self.demo.world.lock:
            self.service.incoming[one.id] = one
        return one.id

    def kept(self, number: str = ANA) -> list[str]:
        return [said.text for said in self.said(number)]

    def said(self, number: str = ANA) -> tuple[Said, ...]:
        return self.talks.thread(number, 20_000).said


@pytest.fixture
def desk(path: Path, time: Time) -> Iterator[Desk]:
    with closing(Desk(path, time)) as desk:
        desk.inbox.know("acc-1", [SERVICE])
        yield desk


@pytest.fixture(params=[True, False], ids=["pages", "ids"])
def either(request: pytest.FixtureRequest, desk: Desk) -> Desk:
    """A server that knows pages, and one that does not."""
    desk.demo.world.pages = request.param
    return desk


def test_each_reply_is_kept_once_and_unread(either: Desk) -> None:
    either.came("OUI")
    either.came("Merci")
    either.read()
    either.inbox.wake()
    either.read()
    assert either.kept() == ["OUI", "Merci"]
    assert either.talks.unread() == 2
    assert [event.new for event in either.news] == [2, 0]


def test_what_was_read_stays_read_though_it_is_listed_again(either: Desk) -> None:
    either.came("OUI")
    either.read()
    either.talks.mark_read(ANA, either.said()[-1].id)
    either.came("Encore moi")
    either.restart()
    either.read()
    assert [(said.text, said.unread) for said in either.said()] == [("OUI", False), ("Encore moi", True)]


def test_a_reply_that_is_listed_late_or_out_of_order_is_not_lost(either: Desk) -> None:
    first = either.came("Première")
    either.read()
    either.came("En retard", ago=OVERLAP - 60, reply_id=first - 1000)
    either.inbox.wake()
    either.read()
    assert either.kept() == ["En retard", "Première"]


def test_a_list_that_hears_no_date_is_read_all_the_same(either: Desk) -> None:
    either.demo.world.habits = Habits(deaf=True)
    either.came("Vieux", ago=90 * 86400.0)
    either.came("Neuf")
    either.read()
    assert [(said.text, said.unread) for said in either.said()] == [("Vieux", False), ("Neuf", True)]


def test_what_was_there_long_before_is_no_news_at_the_first_look(either: Desk) -> None:
    either.came("Vieux", ago=NEWS + 60)
    either.came("Neuf", ago=NEWS - 60)
    either.read()
    assert [(said.text, said.unread) for said in either.said()] == [("Vieux", False), ("Neuf", True)]


def test_a_reply_from_the_future_hides_none_that_comes_after(either: Desk) -> None:
    either.came("De demain", ago=-400 * 86400.0)
    either.read()
    either.came("D’aujourd’hui")
    either.inbox.wake()
    either.read()
    assert set(either.kept()) == {"De demain", "D’aujourd’hui"}


@pytest.mark.parametrize("paging", Paging)
def test_pages_may_come_in_any_way(desk: Desk, paging: Paging) -> None:
    desk.demo.world.habits = Habits(paging=paging, page=10)
    for n in range(25):
        desk.came(f"n° {n}", ago=100 - n)
    for _ in range(5):
        desk.inbox.wake()
        desk.read()
    whole = 25 if paging in {Paging.USUAL, Paging.UNCOUNTED} else 10
    assert desk.kept() == [f"n° {n}" for n in range(whole)]
    # Pages that lie are no reason to lose what comes later.
    desk.demo.world.habits = Habits()
    desk.inbox.wake()
    desk.read()
    assert len(desk.kept()) == 25


FAILURES = [
    Fault(FaultKind.STATUS, "GET", "/sms/*/incoming*", 4, 500, shape="A"),
    Fault(FaultKind.STATUS, "GET", "/sms/*/incoming*", 2, 429, 7, shape="A"),
    Fault(FaultKind.GARBAGE, "GET", "/sms/*/incoming*", 2),
    Fault(FaultKind.HALF, "GET", "/sms/*/incoming*", 8),
    Fault(FaultKind.EMPTY_IDS, "GET", "/sms/*/incoming", 1),
    Fault(FaultKind.WRONG_TYPES, "GET", "/sms/*/incoming*", 2),
    Fault(FaultKind.DROP_AFTER, "GET", "/sms/*/incoming*", 8),
    Fault(FaultKind.STATUS, "GET", "/sms/*/incoming*", 2, 404, shape=""),
]


@pytest.mark.expects_log
@pytest.mark.parametrize("fault", FAILURES, ids=lambda fault: f"{fault.kind} {fault.value:g}")
def test_whatever_fails_none_is_lost(either: Desk, fault: Fault) -> None:
    either.came("Avant", ago=3600)
    either.read()
    for n in range(8):
        either.came(f"n° {n}", ago=100 - n)
    either.demo.faults.add(fault)
    either.live(4 * 3600.0)
    assert either.kept() == ["Avant", *(f"n° {n}" for n in range(8))]
    [box] = either.inbox.boxes()
    assert box.trouble == ""


def test_one_that_is_gone_before_it_is_read_stops_none(desk: Desk) -> None:
    desk.demo.world.pages = False
    gone, _ = desk.came("Effacée"), desk.came("Restée")
    desk.demo.faults.add(Fault(FaultKind.STATUS, "GET", f"/sms/*/incoming/{gone}", None, 404, shape="B"))
    desk.read()
    before = desk.demo.of_replies()
    desk.inbox.wake()
    desk.read()
    assert desk.kept() == ["Restée"]
    assert desk.demo.of_replies() == before + 1  # and it is not asked for again


@pytest.mark.parametrize("spelling", [one for one in Spelling if one is not Spelling.MASKED])
def test_whoever_wrote_is_told_in_any_spelling(desk: Desk, spelling: Spelling) -> None:
    desk.demo.world.habits = Habits(spelling=spelling)
    desk.came("OUI", "+33639980012")
    desk.read()
    assert desk.kept("+33639980012") == ["OUI"]


@pytest.mark.parametrize("sender", ["+3363998****", "38071", "INFO", ""])
def test_what_is_no_number_stays_as_it_is(sender: str) -> None:
    assert who(sender) == sender


# ---- how often, and how fast ---------------------------------------------------------------------


def asks(desk: Desk, seconds: float) -> int:
    before = desk.demo.of_replies()
    desk.live(seconds)
    return desk.demo.of_replies() - before


def test_it_asks_often_while_people_can_answer_and_seldom_otherwise(desk: Desk, plan: MakePlan) -> None:
    desk.read()
    assert asks(desk, 4 * SELDOM) == pytest.approx(4, abs=1)
    desk.journal.add_send(plan(draft=ASK))
    desk.live(600)
    assert asks(desk, 3600.0) == pytest.approx(3600 / OFTEN, abs=2)
    desk.time.now += 46 * 3600.0
    desk.live(60)
    assert asks(desk, 1800.0) == pytest.approx(1800 / OFTEN, abs=2)
    desk.time.now += 3600.0
    desk.live(60)
    assert asks(desk, 4 * SELDOM) == pytest.approx(4, abs=1)


def test_soon_after_a_send_that_can_be_answered_it_looks_within_seconds(desk: Desk, plan: MakePlan) -> None:
    desk.read()
    desk.journal.add_send(plan(draft=ASK))
    desk.live(1)
    desk.came("OUI")
    desk.live(20)
    assert desk.kept() == ["OUI"]


def test_what_cannot_be_answered_is_no_reason_to_ask(desk: Desk, plan: MakePlan) -> None:
    desk.read()
    desk.journal.add_send(plan())
    assert asks(desk, 3600.0) <= 3600 / SELDOM + 1


def test_what_is_due_later_is_waited_for_from_then_on(desk: Desk, plan: MakePlan) -> None:
    desk.read()
    due = Due(desk.time.now + 7200)
    desk.journal.add_send(plan(draft=Draft(ASK.text, Terms(allow_replies=True, no_stop=True, due=due))))
    assert asks(desk, 7100.0) <= 7100 / SELDOM + 1
    assert asks(desk, 3700.0) >= 55


def test_background_calls_together_are_no_more_than_one_a_second(desk: Desk, plan: MakePlan) -> None:
    desk.demo.world.pages = False
    for n in range(3):
        desk.journal.add_send(plan(numbers=[f"+3363998{n}{m:03d}" for m in range(30)], draft=ASK), 5)
    for n in range(120):
        desk.came(f"n° {n}", f"+3363998{n:04d}", ago=120 - n)
    start = desk.time.now
    desk.live(300)
    assert desk.talks.unread() == 120
    times = [at for at, _ in desk.demo.calls]
    kinds = Counter("incoming" in path for _, path in desk.demo.calls)
    assert min(kinds.values()) > 20  # both are asked about
    for at in times:
        in_a_minute = sum(at <= other < at + 60 for other in times)
        assert in_a_minute <= 60 + 10, at - start  # ten may follow each other after a rest


def test_messages_in_doubt_do_not_wait_for_ten_thousand_replies(desk: Desk, plan: MakePlan) -> None:
    desk.demo.world.pages = False
    for n in range(10_000):
        desk.came(f"n° {n}", f"+3363998{n:04d}", ago=10_000 - n)
    desk.journal.add_send(plan(draft=ASK))
    desk.live(90)
    assert {row.state for row in desk.journal.receivers(1)} == {"delivered"}
    assert desk.talks.unread() > 50


def test_ten_thousand_replies_are_twenty_calls_where_there_are_pages(desk: Desk) -> None:
    for n in range(10_000):
        desk.came(f"n° {n}", f"+3363998{n:04d}", ago=10_000 - n)
    desk.read()
    assert desk.talks.unread() == 10_000
    assert desk.demo.of_replies() == 20


def calls(desk: Desk) -> int:
    """Made when all is asked for that is due."""
    before = desk.demo.of_replies()
    desk.inbox.wake()
    desk.read()
    return desk.demo.of_replies() - before


@pytest.fixture
def ten_pages(desk: Desk) -> list[int]:
    """The ids of a hundred replies on ten pages, which have been read."""
    desk.demo.world.habits = Habits(page=10)
    ids = [desk.came(f"n° {n}", ago=1000 - n, reply_id=2**33 + 10 * n) for n in range(100)]
    assert calls(desk) == 10
    return ids


def test_what_is_known_is_not_read_again_each_time(desk: Desk, ten_pages: list[int]) -> None:
    assert calls(desk) == 1
    desk.came("Neuf", reply_id=ten_pages[-1] + 10)
    assert calls(desk) == 2  # the first page tells that there is one more, and it is on the last
    assert desk.kept()[-1] == "Neuf"
    assert calls(desk) == 1
    desk.restart()
    assert calls(desk) == 11  # once all


@pytest.mark.parametrize("nth", [0, 3, 55, 98])
def test_one_that_is_listed_late_is_found_at_any_place(desk: Desk, ten_pages: list[int], nth: int) -> None:
    desk.came("En retard", ago=OVERLAP - 60, reply_id=ten_pages[nth] + 1)
    assert calls(desk) <= 11
    assert desk.kept().count("En retard") == 1
    assert calls(desk) == 1


def test_one_that_is_gone_stands_for_none_that_is_new(desk: Desk, ten_pages: list[int]) -> None:
    with desk.demo.world.lock:
        del desk.service.incoming[ten_pages[3]]
    assert calls(desk) == 10  # fewer than are known: then all is read
    assert calls(desk) == 1
    with desk.demo.world.lock:  # both at once look as if nothing had happened
        del desk.service.incoming[ten_pages[40]]
    desk.came("En retard", ago=950, reply_id=ten_pages[50] + 1)
    desk.live(WHOLE_GAP + SELDOM)
    assert desk.kept().count("En retard") == 1


@pytest.mark.parametrize("page", range(1, 8))
def test_one_that_comes_between_two_pages_hides_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    """Where the newest are listed first it moves one of each page to the next, which was read already."""
    in_order = pages.page

    def newest_first(found: Sequence[Incoming], *how: Any, **more: Any) -> pages.Page:
        if len(desk.demo.calls) == page:
            desk.came("Neuf")
        return in_order(found[::-1], *how, **more)

    monkeypatch.setattr("ovhsms_gui.demo.routes.page", newest_first)
    desk.demo.world.habits = Habits(page=3)
    texts = [f"n° {n}" for n in range(20)]
    for n, text in enumerate(texts):
        desk.came(text, ago=(25 - n) * OVERLAP)  # later looks do not go back so far
    desk.read()
    desk.inbox.wake()
    desk.read()
    assert desk.kept() == [*texts, "Neuf"]


@pytest.mark.parametrize("paging", [Paging.USUAL, Paging.UNCOUNTED])
@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("page", range(1, 8))
def test_one_that_is_deleted_between_two_pages_hides_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, page: int, newest_first: bool, paging: Paging
) -> None:
    """It moves one of each page to the one before, which may have been read already."""
    in_order = pages.page

    def deleted(found: Sequence[Incoming], *how: Any, **more: Any) -> pages.Page:
        listed = list(found[::-1] if newest_first else found)
        if len(desk.demo.calls) == page:
            del desk.service.incoming[listed.pop(0).id]
        return in_order(listed, *how, **more)

    monkeypatch.setattr("ovhsms_gui.demo.routes.page", deleted)
    desk.demo.world.habits = Habits(page=3, paging=paging)
    texts = [f"n° {n}" for n in range(20)]
    for n, text in enumerate(texts):
        desk.came(text, ago=(25 - n) * OVERLAP)  # later looks do not go back so far
    desk.read()
    kept = desk.kept()
    assert len(kept) == len(set(kept))
    assert set(kept) >= {one.message for one in desk.service.incoming.values()}


def test_a_list_that_counts_only_on_its_first_page_is_read_to_its_end_and_no_further(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_order = SmsApi.incoming

    def counted_once(self: SmsApi, service: str, since: float, page: int) -> Replies:
        listing = in_order(self, service, since, page)
        return listing if page == 1 else replace(listing, elements=None)

    monkeypatch.setattr(SmsApi, "incoming", counted_once)
    desk.demo.world.habits = Habits(page=10)
    for n in range(25):
        desk.came(f"n° {n}", ago=1000 - n)
    for _ in range(10):
        if desk.reader.work():
            break
    assert len(desk.kept()) == 25
    assert desk.demo.of_replies() <= 8


# ---- keys ----------------------------------------------------------------------------------------


@pytest.mark.expects_log
def test_keys_without_the_right_are_told_once_and_not_nagged(desk: Desk, plan: MakePlan) -> None:
    desk.keys = GUIDE_KEYS
    desk.journal.add_send(plan(draft=ASK))
    before = desk.demo.of_replies()
    desk.live(20 * 3600.0)
    assert desk.demo.of_replies() - before == 1
    assert [event.reason for event in desk.news] == [Reason.NOT_GRANTED]
    [box] = desk.inbox.boxes()
    assert box.trouble == Reason.NOT_GRANTED
    desk.came("OUI")
    desk.keys = FULL_KEYS
    desk.inbox.know("acc-1", [SERVICE])  # they were given the right, or are others
    desk.live(10)
    assert desk.kept() == ["OUI"]


def test_without_keys_nobody_is_asked_and_with_them_at_once(desk: Desk) -> None:
    desk.keys = None
    desk.came("OUI")
    desk.live(3600)
    assert desk.demo.of_replies() == 0
    desk.keys = FULL_KEYS
    desk.inbox.know("acc-1", [SERVICE])
    desk.live(1)
    assert desk.kept() == ["OUI"]


def test_two_sms_accounts_are_read_both(desk: Desk) -> None:
    desk.inbox.know("acc-1", ["sms-ab12345-2"])
    desk.came("Ici")
    desk.demo.world.reply("sms-ab12345-2", ANA, "Là", desk.time.now + 1)
    desk.read()
    assert desk.kept() == ["Ici", "Là"]


def test_a_clock_set_back_or_ahead_stops_nothing(desk: Desk) -> None:
    desk.read()
    for by in (-400 * 86400.0, 400 * 86400.0):
        desk.time.set(by)
        desk.came(f"après {by:g}")
        desk.live(2 * SELDOM)
    assert len(desk.kept()) == 2


def test_it_ends_at_once_when_the_program_does(desk: Desk) -> None:
    desk.came("OUI")
    desk.stop.set()
    assert desk.reader.work() is None
    assert desk.demo.of_replies() == 0


def test_conversations_are_told_by_number(desk: Desk) -> None:
    desk.came("OUI", "+33639980012")
    desk.came("NON", "+33639980013")
    desk.read()
    found, more = desk.talks.listed(Wanted(), 10)
    assert ({row.e164 for row in found}, more) == ({"+33639980012", "+33639980013"}, False)
