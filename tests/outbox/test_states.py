"""docs/states.md says what the program does: its tables are held against the code's moves, exits and sentences."""

from pathlib import Path

import pytest

from ovhsms_gui.core.states import CHUNK_MOVES, FINAL, RECEIVER_MOVES, ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.gui.outbox import causes, words
from ovhsms_gui.store.rows import Cause, Doubt, SendRow

TEXT = (Path(__file__).parents[2] / "docs" / "states.md").read_text(encoding="utf-8")


def table(title: str) -> list[dict[str, str]]:
    """The first table under a title."""
    lines = TEXT.partition(f"## {title}\n")[2].partition("\n## ")[0].splitlines()
    head, _, *rows = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")
    ]
    assert rows, f"no table under {title}"
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_moves_of_a_chunk_are_those_of_the_table() -> None:
    rows = table("Moves of a chunk")
    assert {(ChunkState(row["from"]), ChunkState(row["to"])) for row in rows} == CHUNK_MOVES
    assert len(rows) == len(CHUNK_MOVES)
    assert all(row["evidence"] for row in rows)


def test_the_moves_of_a_person_are_those_of_the_table() -> None:
    moves = {
        (ReceiverState(row["from"]), ReceiverState(to))
        for row in table("Moves of a person")
        for to in row["to"].split(", ")
    }
    assert moves == RECEIVER_MOVES
    final = TEXT.partition("Final, never taken back: ")[2].partition(".")[0].split(", ")
    assert set(map(ReceiverState, final)) == FINAL


def test_every_state_that_is_not_an_end_has_an_exit() -> None:
    ends = {ChunkState.ACCEPTED, ChunkState.REFUSED, ChunkState.CANCELLED}
    assert {ChunkState(row["from"]) for row in table("Moves of a chunk")} == set(ChunkState) - ends
    assert {ReceiverState(row["from"]) for row in table("Moves of a person")} == set(
        ReceiverState
    ) - FINAL - {
        ReceiverState.LEAVING  # read only: a person who is planned, in a chunk that is submitting
    }


@pytest.mark.parametrize("row", table("Exits of a doubt"), ids=lambda row: row["case"])
def test_a_doubt_is_said_and_decided_as_in_the_table(row: dict[str, str]) -> None:
    people = 3
    listed = int(row["listed"])
    doubt = Doubt(
        people=people,
        looks=int(row["looks"]),
        next_look=None if row["stopped"] else 1.0,
        stopped=row["stopped"],
        again=people - listed if row["decide"] == "yes" else 0,
        listed=listed,
        trouble=row["trouble"],
        vain=row["vain"] == "yes",
        lag=float(row["lag"]) if row["lag"] else None,
    )
    assert doubt.may_send_again == (row["decide"] == "yes")
    counts = {ReceiverState.UNKNOWN: people}
    send = SendRow(1, 0.0, "a", "A", "s", "t", Terms("M"), 1.0, None, None, "", counts, doubt=doubt)
    shown = words.asked(send)
    assert row["sentence"] in shown
    assert "{" not in shown


@pytest.mark.parametrize(
    "row", table("Exits of what an earlier run left queued"), ids=lambda row: row["case"]
)
def test_what_an_earlier_run_left_is_said_as_in_the_table(row: dict[str, str]) -> None:
    shown = words.situation(
        SendRow(
            *(1, 0.0, "a", "A", "s", "t", Terms("M"), 1.0, None, row["paused"] or None, ""),
            {ReceiverState.PLANNED: 3},
            unasked=int(row["unasked"]),
            trouble=row["trouble"],
            unaskable=row["unaskable"],
            stopped=row["stopped"] == "yes",
        ),
        0.0,
        None,
    )
    assert row["sentence"] in shown
    assert "{" not in shown


def test_every_cause_has_the_sentence_of_the_table() -> None:
    assert {Cause(row["cause"]): row["sentence"] for row in table("Causes")} == {
        cause: causes.cause(cause) for cause in Cause
    }
