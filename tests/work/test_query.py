"""What the query lane answers when there is nobody to ask."""

import threading
from contextlib import closing

from ovhsms_gui.core.estimate import Question
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.work import query
from ovhsms_gui.work.books import QueryBooks
from ovhsms_gui.work.connections import KeyStore


def test_an_account_that_was_removed_meanwhile_is_answered_for_all_the_same() -> None:
    told: list[object] = []

    def make(endpoint: str, keys: object) -> SmsApi:
        raise AssertionError(endpoint)

    with closing(QueryBooks(KeyStore(), make, told.append, threading.Event())) as books:
        asked = Question("Bonjour", False, "alpha")
        assert query.estimate(books, account_id="gone", question=asked) == query.Counted()
        assert query.rates(books, account_id="gone", countries=("FR", "NL")) == {}
    assert told == []
