"""Who had nearly the same text within a day, and is not warned about for nothing."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.states import ChunkState
from ovhsms_gui.core.terms import Due
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.recent import DAY_SECONDS, Recent, Repeated
from ovhsms_gui.store.rows import Cause

MakePlan = Callable[..., Plan]
NOW = 1_700_000_000.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


def numbers(plan: Plan) -> list[str]:
    return [line.e164 for line in plan.lines]


def test_a_day_back_by_name_newest_first_and_no_further(path: Path, plan: MakePlan) -> None:
    made = plan(3)
    with closing(Journal(path, clock=lambda: NOW - 60)) as journal:
        journal.add_send(made)
    with closing(Recent(path, clock=lambda: NOW)) as recent:
        found = recent.repeated(made.draft.text, numbers(made))
        assert (found.count, [e164 for e164, _ in found.people], found.at) == (3, numbers(made), NOW - 60)
        assert recent.repeated(made.draft.text, numbers(made)[:1], most=5).count == 1
        assert recent.repeated("Something else entirely, for once", numbers(made)) == Repeated()
        assert recent.repeated(made.draft.text, ["+33639989999"]) == Repeated()
    with closing(Recent(path, clock=lambda: NOW + DAY_SECONDS)) as recent:
        assert recent.repeated(made.draft.text, numbers(made)) == Repeated()


def test_who_got_nothing_is_not_warned_about(path: Path, plan: MakePlan) -> None:
    made = plan(2)
    with closing(Journal(path, clock=lambda: NOW - 60)) as journal:
        send_id = journal.add_send(made)
        journal.cancel(send_id)
        other = journal.add_send(made)
        chunk = journal.next_chunk()
        assert chunk is not None
        assert chunk.send_id == other
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        journal.move(chunk.id, ChunkState.SUBMITTING, ChunkState.REFUSED, Cause.ANSWERED)
    with closing(Recent(path, clock=lambda: NOW)) as recent:
        assert recent.repeated(made.draft.text, numbers(made)) == Repeated()


def test_what_is_due_later_counts_from_then_in_both_directions(path: Path, plan: MakePlan) -> None:
    made = plan(1)
    due = NOW + 7 * DAY_SECONDS
    later = replace(made, draft=replace(made.draft, terms=replace(made.draft.terms, due=Due(due))))
    with closing(Journal(path, clock=lambda: NOW - 60)) as journal:
        journal.add_send(replace(later))
    with closing(Recent(path, clock=lambda: NOW)) as recent:
        text, who = made.draft.text, numbers(made)
        assert recent.repeated(text, who) == Repeated()
        for apart, found in (
            (-DAY_SECONDS, 0),
            (1 - DAY_SECONDS, 1),
            (0.0, 1),
            (DAY_SECONDS - 1, 1),
            (DAY_SECONDS, 0),
        ):
            assert recent.repeated(text, who, at=due + apart).count == found
    with closing(Recent(path, clock=lambda: due - 60)) as recent:  # at once, an hour before that one is due
        assert recent.repeated(text, who).at == due
