"""What the query lane says when there is nobody to ask."""

import threading

from ovhsms_gui.core.estimate import Question
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.work import events
from ovhsms_gui.work.connections import KeyStore
from ovhsms_gui.work.query import QueryHandler, ReadEstimate


def test_an_estimate_for_an_account_that_was_removed_meanwhile_is_answered_all_the_same() -> None:
    told: list[object] = []
    handler = QueryHandler(
        KeyStore(), lambda endpoint, keys: SmsApi(Client(endpoint, keys)), told.append, threading.Event()
    )
    asked = Question("Bonjour", False, "alpha")
    handler.handle(ReadEstimate("gone", asked))
    handler.close()
    assert told == [events.EstimateRead("gone", asked, None)]
