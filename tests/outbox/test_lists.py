"""OVHcloud's lists are read a bounded part at a time; what was read is remembered, as far as it is not too much."""

from collections.abc import Callable

import pytest

from ovhsms_gui.core.errors import Reason, Refused
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.outbox.lists import MOST_PAGES, Lists
from ovhsms_gui.ovh.models import Listing, Sms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.rows import ChunkRow

MakePlan = Callable[..., Plan]


class Shelf:
    """Messages at OVHcloud, one on each page, and what was asked."""

    def __init__(self, count: int) -> None:
        self.messages = [Sms(n, f"+3363998{n:04d}", "Bonjour", 0.0, 1.0, 0, 1) for n in range(1, count + 1)]
        self.asked: list[int] = []
        self.refusal: Refused | None = None

    def outgoing(self, _service: str, _tag: str, page: int, /) -> Listing:
        self.asked.append(page)
        return Listing(tuple(self.messages[page - 1 : page]), elements=len(self.messages))

    def outgoing_between(self, service: str, _since: float, _until: float, page: int, /) -> Listing:
        return self.outgoing(service, "", page)

    def outgoing_one(self, _service: str, message_id: int, /) -> Sms:
        self.asked.append(message_id)
        if self.refusal:
            raise self.refusal
        return self.messages[message_id - 1]

    def pending(self, _service: str, /) -> tuple[int, ...]:
        return tuple(sms.id for sms in self.messages)

    def pending_one(self, service: str, message_id: int, /) -> Sms:
        return self.outgoing_one(service, message_id)

    def clock_ahead(self) -> float | None:
        return None


@pytest.fixture
def chunk(journal: Journal, plan: MakePlan) -> ChunkRow:
    journal.add_send(plan(3))
    return journal.chunk(1)


@pytest.fixture
def lists() -> Lists:
    return Lists(lambda _chunk: None)


def test_what_is_too_long_for_one_look_goes_on_where_it_stopped(lists: Lists, chunk: ChunkRow) -> None:
    shelf = Shelf(MOST_PAGES + 10)
    read = lists.tagged(shelf, chunk, chunk.tag, fresh=False)
    assert (len(read.messages), read.complete, read.torn) == (MOST_PAGES, False, False)
    read = lists.tagged(shelf, chunk, chunk.tag, fresh=False)
    assert (len(read.messages), read.complete, read.torn) == (MOST_PAGES + 10, True, False)
    assert shelf.asked == list(range(1, MOST_PAGES + 11))


def test_what_is_given_up_begins_anew(lists: Lists, chunk: ChunkRow) -> None:
    shelf = Shelf(MOST_PAGES + 10)
    lists.tagged(shelf, chunk, chunk.tag, fresh=False)
    lists.forget(chunk)
    shelf.asked.clear()
    assert not lists.tagged(shelf, chunk, chunk.tag, fresh=False).complete
    assert shelf.asked == list(range(1, MOST_PAGES + 1))


def test_a_message_is_read_once_unless_far_too_many_were(
    lists: Lists, chunk: ChunkRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(3)
    for _ in range(2):
        lists.begin()
        assert len(lists.pending_ones(shelf, chunk, (1, 2, 3)).messages) == 3
    assert shelf.asked == [3, 2, 1]
    monkeypatch.setattr("ovhsms_gui.outbox.lists._LARGEST_MEMORY", 2)
    lists.begin()
    assert len(lists.pending_ones(shelf, chunk, (1, 2, 3)).messages) == 3
    assert shelf.asked == [3, 2, 1] * 2


def test_only_ovhclouds_own_word_says_that_a_message_is_gone(lists: Lists, chunk: ChunkRow) -> None:
    shelf = Shelf(3)
    shelf.refusal = Refused(Reason.NOT_FOUND, status=404, message="The requested object does not exist")
    read = lists.pending_ones(shelf, chunk, (1, 2))
    assert (len(read.messages), set(read.gone)) == (0, {1, 2})
    for refusal in (
        Refused(Reason.NOT_FOUND, status=404),
        Refused(Reason.NOT_GRANTED, status=403, code="NO"),
    ):
        shelf.refusal = refusal
        with pytest.raises(Refused) as raised:
            lists.pending_ones(shelf, chunk, (1, 2))
        assert raised.value is refusal
