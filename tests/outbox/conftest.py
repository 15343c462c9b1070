"""A journal with a clock of its own, and confirmed plans for made-up people."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.states import LOOKS_APART
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks

if TYPE_CHECKING:
    from .office import Office

HELLO = Draft("Bonjour, à demain 9 h", Terms("MARTIN"))


class Time:
    """Seconds since 1970, moved by hand and by waiting: nothing in here ever takes any."""

    def __init__(self, now: float = 1_780_000_000.0) -> None:
        self.now = now
        self.waits: list[float] = []
        self._off = 0.0

    def __call__(self) -> float:
        return self.now

    def steady(self) -> float:
        """As the clock that nobody can set."""
        return self.now - self._off

    def set(self, ahead: float) -> None:
        """Somebody sets the clock ahead by so many seconds, or back."""
        self.now += ahead
        self._off += ahead

    def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


def asked(path: Path, time: Time) -> None:
    """OVHcloud lists nothing of what an earlier run left queued."""
    with closing(Looks(path, clock=time)) as looks:
        while (chunk := looks.due()) is not None:
            if chunk.unasked:
                looks.found_nothing(chunk.id, 0.0, time())
                looks.found_nothing(chunk.id, None, time() + LOOKS_APART)
            else:
                looks.put_off(chunk.id, 5.0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    journal = Journal(path)
    yield journal
    journal.close()


@pytest.fixture
def office(path: Path, time: Time) -> "Iterator[Office]":
    from .office import Office  # noqa: PLC0415 - made of what is above

    with closing(Office(path, time)) as office:
        yield office


@pytest.fixture
def plan() -> Callable[..., Plan]:
    def make(
        people: int = 3,
        draft: Draft = HELLO,
        account: str = "acc-1",
        service: str = "sms-ab12345-1",
        numbers: Sequence[str] = (),
    ) -> Plan:
        receivers = ReceiverList()
        numbers = numbers or [f"+3363998{n:04d}" for n in range(people)]
        receivers.add(read("\n".join(f"Ana; {number}" for number in numbers), "FR"))
        context = Context(account, "Cabinet Martin", service, 5000.0, {"FR": 1.0, "NL": 1.0}, None)
        return make_plan(receivers.snapshot(), draft, context)

    return make
