"""Replies as OVHcloud lists them: full objects where it pages, ids where it does not, and nothing else."""

import pytest

from ovhsms_gui.ovh.models import Replies, Reply
from ovhsms_gui.ovh.reading import BadAnswer

ONE = {
    "id": 2**33,
    "creationDatetime": "2026-05-28T20:26:40+00:00",
    "sender": "+33639980015",
    "message": "Oui, merci",
    "tag": "",
    "credits": 0.0,
}


def test_a_page_and_a_list_of_ids() -> None:
    reply = Reply(2**33, "+33639980015", "Oui, merci", 1_780_000_000.0)
    assert Replies.read([ONE], 7) == Replies((reply,), elements=7)
    assert Replies.read([ONE, ONE], 1).elements is None  # fewer than there are: it makes no sense
    assert Replies.read([1, 2**40], None) == Replies(ids=(1, 2**40))
    assert Replies.read([], 0) == Replies(elements=0)


def test_what_they_wrote_is_in_no_log() -> None:
    assert "merci" not in repr(Replies.read([ONE], 1))


@pytest.mark.parametrize("name", ["id", "creationDatetime", "sender", "message"])
def test_what_is_missing_or_another_type_is_no_reply(name: str) -> None:
    with pytest.raises(BadAnswer):
        Reply.read({**ONE, name: None})
    with pytest.raises(BadAnswer):
        Replies.read([{**ONE, name: []}], 1)


def test_credits_and_tag_may_be_absent() -> None:
    bare = {name: value for name, value in ONE.items() if name not in {"tag", "credits"}}
    assert Reply.read(bare).tag is None
