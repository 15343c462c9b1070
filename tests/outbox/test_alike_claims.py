"""What a chunk may still have of what is listed, beside what is known to be its own. Pure."""

from collections.abc import Collection, Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.outbox.evidence import AFTER, BEFORE, Claim, Window, settled, weigh
from ovhsms_gui.outbox.whose import Whose
from ovhsms_gui.ovh.models import Sms
from ovhsms_gui.store.rows import ChunkOutcome, ChunkRow, Marks

from .conftest import HELLO

ANA, BOB = "+33639980000", "+33639980001"
NOW = 1_780_000_000.0
APART = 300.0  # seconds between two POSTs


def chunk(id_: int, state: ChunkState, attempt: int, at: float, *ids: int, people: Sequence[str]) -> ChunkRow:
    """One in doubt since `at`; where it was sent again, that was a little later."""
    return ChunkRow(
        id_,
        id_,
        0,
        f"tag-{id_}",
        HELLO.text,
        tuple(people),
        "acc-1",
        "sms-ab12345-1",
        HELLO.terms,
        attempt,
        state,
        submitted=at + APART * (attempt - 1),
        ahead=0.0,
        outcome=ChunkOutcome(ids=ids),
        doubted=at,
        created=at,
    )


def sms(id_: int, number: str, at: float) -> Sms:
    return Sms(id_, number, HELLO.text, at, 1.0, 0, 0, sender=HELLO.terms.sender)


def claim(chunk: ChunkRow, listed: Sequence[Sms]) -> Claim:
    assert chunk.submitted is not None
    window = Window(chunk.created - BEFORE, chunk.submitted + AFTER)
    return Claim.of(chunk, chunk.created, listed, window, frozenset())


def test_whose_ids_are_all_known_takes_no_strangers_message_while_one_is_not_listed_yet() -> None:
    mine = chunk(1, ChunkState.ACCEPTED, 2, NOW, 1, 2, people=[ANA])
    theirs = chunk(2, ChunkState.UNKNOWN, 1, NOW + APART + 60.0, people=[ANA])
    listed = [sms(1, ANA, NOW + 1.0), sms(9, ANA, theirs.created + 1.0)]
    own, rival = claim(mine, listed), claim(theirs, listed)
    evidence = settled(weigh(mine, listed, own.window, frozenset()), own, [rival])
    assert ({ANA: (listed[0],)}, {}, 0) == (evidence.ours, evidence.alike, evidence.shared)
    evidence = settled(weigh(theirs, listed, rival.window, frozenset({1})), rival, [own])
    assert ({ANA: (listed[1],)}, 0) == (evidence.alike, evidence.shared)


def test_who_has_every_message_that_was_sent_to_them_wants_no_more() -> None:
    mine = chunk(1, ChunkState.ACCEPTED, 2, NOW, 1, 2, 3, people=[ANA, BOB])
    listed = [sms(1, ANA, NOW + 1.0), sms(2, ANA, NOW + APART + 1.0)]
    own = claim(mine, listed)
    assert (own.wanting(ANA), own.wanting(BOB)) == (0, 1)
    assert claim(mine, listed[:1]).wanting(ANA) == 1


def test_a_rival_is_weighed_against_its_own_peoples_messages_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a send with a text for each there are as many as people: all against all would be their square."""
    mine = chunk(1, ChunkState.UNKNOWN, 1, NOW, people=[ANA, BOB])
    rivals = tuple(
        chunk(id_, ChunkState.UNKNOWN, 1, NOW, people=[who]) for id_, who in enumerate((ANA, BOB), 2)
    )
    listed = [sms(8, ANA.replace("+", "00"), NOW + 1.0), sms(9, BOB.replace("+33", "0"), NOW + 1.0)]
    handed: dict[int, list[int]] = {}
    claim = Whose.claim

    def watched(self: Whose, api: Any, chunk: ChunkRow, listed: Collection[Sms]) -> Claim:
        handed[chunk.id] = [sms.id for sms in listed]
        return claim(self, api, chunk, listed)

    monkeypatch.setattr(Whose, "claim", watched)
    looks: Any = SimpleNamespace(
        rivals=lambda _: rivals,
        claimed=lambda _: frozenset(),
        tags_of_others=lambda *_: frozenset(),
        tags=lambda _: Marks.UNTRIED,
    )
    api: Any = SimpleNamespace(clock_ahead=lambda: 0.0)
    evidence = Whose(looks, lambda: NOW).weigh(api, mine, listed)
    assert handed == {1: [8, 9], 2: [8], 3: [9]}
    assert (evidence.alike, evidence.shared) == ({}, 2)
