"""What is read of what an SMS account sent from elsewhere, and what of it is ours."""

import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.elsewhere import may_be_listed_as
from ovhsms_gui.core.pasted import read as read_rows
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.habits import Habits, Tags
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import JobRequest, Sms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.recent import Ours
from ovhsms_gui.store.rows import Cause, ChunkOutcome
from ovhsms_gui.work import elsewhere
from ovhsms_gui.work.books import QueryBooks, ReadBooks
from ovhsms_gui.work.connections import KeyStore

SERVICE, WORDS = "sms-ab12345-1", "La réunion est à 8 h 30."
KEYS = Keys(FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key))


def make(endpoint: str, keys: Keys) -> SmsApi:
    return SmsApi(Client(endpoint, keys, connect_timeout=10, read_timeout=10, get_pause=0))


def test_what_was_seen_waiting_is_known_by_its_mark_once_it_has_left() -> None:
    passed, told = [0.0], list[object]()
    keys = KeyStore()
    with (
        DemoServer(clock=lambda: time.time() + passed[0]) as server,
        closing(QueryBooks(keys, make, told.append, threading.Event())) as books,
    ):
        world = server.world
        world.pages, world.pending_seconds, world.habits = False, 3600.0, Habits(bare=True)
        keys.put(Account("acc-1", "Cabinet Martin", server.url, "FR", Origin.SESSION), KEYS)
        for tag in ("ours", "theirs"):
            make(server.url, KEYS).send(
                SERVICE, JobRequest(WORDS, ("+33639980012",), Terms("MARTIN", no_stop=True), tag)
            )

        def seen(ours: Ours) -> list[tuple[str, bool]]:
            listed = elsewhere.fetch(books, account_id="acc-1", service=SERVICE, seconds=86400.0, ours=ours)
            return [(one.text, one.waits) for one in elsewhere.rest(ours, listed).theirs]

        tags = frozenset(["ours"])
        assert len(seen(Ours(tags=tags))) == 2  # what waits shows no tag
        assert seen(Ours(tags=tags, in_doubt=frozenset([WORDS]))) == []
        passed[0] = 7200.0
        assert seen(Ours(tags=tags)) == [("La reunion est a 8 h 30.", False)]


@pytest.mark.parametrize(
    ("listed", "ours"),
    [
        (WORDS, True),
        ("La reunion est a 8 h 30.", True),
        (WORDS + "\nSTOP:36111", True),
        (WORDS + " STOP au 36111", True),
        ("La reunion est a 8 h 30.STOP:36111", True),
        (WORDS + " Stop aux retards, merci de venir à l’heure cette fois.", False),
        ("La réunion est à 9 h 30.", False),
        ("", False),
    ],
)
def test_how_a_text_of_ours_may_be_listed(listed: str, ours: bool) -> None:
    assert may_be_listed_as(WORDS, listed) is ours


@pytest.mark.parametrize("tags", ["kept", "dropped"])
@pytest.mark.parametrize("answered", [True, False])
@pytest.mark.parametrize("pending", [0.0, 3600.0], ids=["left", "waits"])
def test_what_leaves_after_it_was_asked_what_is_ours_is_ours_all_the_same(
    tmp_path: Path, tags: str, answered: bool, pending: float
) -> None:
    path, keys = tmp_path / "journal.sqlite", KeyStore()
    with (
        DemoServer() as server,
        closing(Journal(path)) as journal,
        closing(ReadBooks(path)) as read,
        closing(QueryBooks(keys, make, lambda _: None, threading.Event())) as query,
        closing(make(server.url, KEYS)) as api,
    ):
        server.world.pending_seconds, server.world.habits = pending, Habits(tags=Tags(tags))
        keys.put(Account("acc-1", "Cabinet Martin", server.url, "FR", Origin.SESSION), KEYS)
        first = elsewhere.ours(read, service=SERVICE, seconds=86400.0)
        receivers = ReceiverList()
        receivers.add(read_rows("+33639980012", "FR"))
        context = Context("acc-1", "Cabinet Martin", SERVICE, 5000.0, {"FR": 1.0}, None)
        terms = Terms("MARTIN", no_stop=True)
        journal.add_send(make_plan(receivers.snapshot(), Draft(WORDS, terms), context))
        chunk = journal.next_chunk()
        assert chunk is not None
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        report = api.send(SERVICE, JobRequest(WORDS, chunk.receivers, terms, chunk.tag))
        api.send(SERVICE, JobRequest("Autre chose", chunk.receivers, terms, "theirs"))
        listed = elsewhere.fetch(query, account_id="acc-1", service=SERVICE, seconds=86400.0, ours=first)
        if answered:
            said = ChunkOutcome(valid=chunk.receivers, ids=tuple(report.ids))
            journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.ACCEPTED, Cause.ANSWERED, outcome=said)
        assert len(elsewhere.rest(first, listed).theirs) == 2  # by what was known before
        seen = elsewhere.sort(read, service=SERVICE, seconds=86400.0, listed=listed)
        assert [one.text for one in seen.theirs] == ["Autre chose"]


@pytest.mark.parametrize(
    ("kept", "tag", "ours"),
    [(True, "foreign", False), (True, None, True), (False, "foreign", True), (False, None, True)],
)
def test_what_has_left_under_another_mark_is_anothers_only_where_marks_are_kept(
    kept: bool, tag: str | None, ours: bool
) -> None:
    sms = Sms(7, "+33639980012", WORDS, 0.0, 1.0, 1, 4, tag, "MARTIN")
    listed = elsewhere.Listed((sms,)), elsewhere.Listed()
    seen = elsewhere.rest(Ours(in_doubt=frozenset([WORDS]), kept=kept), listed)
    assert (not seen.theirs) is ours
