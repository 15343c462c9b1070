"""What is told together is of one moment, whatever is written between two of its queries."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.work import lookup
from ovhsms_gui.work.books import ReadBooks, WriteBooks

NUMBERS = ("+33639980012", "+33639980013", "+33639980014")


class Desk:
    """A send that waits, and what the other lanes do to it while it is looked at."""

    def __init__(self, path: Path) -> None:
        self.read, self.write = ReadBooks(path), WriteBooks(path, lambda _: None)
        receivers = ReceiverList()
        receivers.add(read("\n".join(NUMBERS), "FR"))
        context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, None)
        self.plan = make_plan(receivers.snapshot(), Draft("Bonjour", Terms("MARTIN", no_stop=True)), context)
        self.send_id = self.write.journal.add_send(self.plan)

    def close(self) -> None:
        self.read.close()
        self.write.close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with closing(Desk(tmp_path / "journal.sqlite")) as desk:
        yield desk


def after(monkeypatch: pytest.MonkeyPatch, name: str, deed: Any) -> None:
    """Do something once a method of the journal has told what it is asked."""
    real = getattr(Journal, name)

    def told(self: Journal, *args: Any, **kwargs: Any) -> Any:
        found = real(self, *args, **kwargs)
        monkeypatch.setattr(Journal, name, real)
        deed()
        return found

    monkeypatch.setattr(Journal, name, told)


def test_what_is_to_leave_is_among_the_newest_sends(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    after(monkeypatch, "sends", lambda: desk.write.journal.cancel(desk.send_id))
    newest = lookup.sends(desk.read, limit=10)
    assert newest.unsent == newest.rows


def test_a_page_of_receivers_has_as_many_as_it_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    after(monkeypatch, "send", lambda: desk.write.journal.cancel(desk.send_id))
    view = lookup.View(desk.send_id, ReceiverState.PLANNED)
    page = lookup.receivers(desk.read, view=view, offset=0, limit=10)
    assert len(page.rows) == page.count == len(NUMBERS)


def test_a_page_of_the_trail_has_as_many_lines_as_it_says(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    after(monkeypatch, "events", lambda: desk.write.journal.cancel(desk.send_id))
    page = lookup.trail(desk.read, send_id=desk.send_id, offset=0, limit=100)
    assert len(page.rows) == page.count
