"""What is read of what an SMS account sent from elsewhere, and what of it is ours."""

import threading
import time
from contextlib import closing

import pytest

from ovhsms_gui.core.account import Account, Origin
from ovhsms_gui.core.elsewhere import may_be_listed_as
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import JobRequest
from ovhsms_gui.store.recent import Ours
from ovhsms_gui.work import elsewhere
from ovhsms_gui.work.books import QueryBooks
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
            found = elsewhere.fetch(books, account_id="acc-1", service=SERVICE, seconds=86400.0, ours=ours)
            return [(one.text, one.waits) for one in found.theirs]

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
