"""ServerClock: OVHcloud's time from this computer's, asked for once and after a jump."""

from dataclasses import dataclass, field

import pytest

from ovhsms_gui.ovh.clock import ServerClock


@dataclass
class Computer:
    """Two clocks moved by hand, and a server that is ahead."""

    wall: float = 1_000_000.0
    mono: float = 50.0
    ahead: int = 3600
    asked: int = 0
    failures: list[Exception] = field(default_factory=list)

    def fetch(self) -> int:
        self.asked += 1
        if self.failures:
            raise self.failures.pop()
        return int(self.wall) + self.ahead

    def passes(self, seconds: float) -> None:
        self.wall += seconds
        self.mono += seconds


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def clock(computer: Computer) -> ServerClock:
    return ServerClock(computer.fetch, lambda: computer.wall, lambda: computer.mono)


def test_it_asks_once_and_then_counts_itself(computer: Computer, clock: ServerClock) -> None:
    assert computer.asked == 0
    for _ in range(3):
        assert clock.now() == computer.wall + 3600
        computer.passes(10_000)
    assert computer.asked == 1


@pytest.mark.parametrize("jump", [3.0, -3.0, 86_400.0])
def test_it_asks_again_after_a_sleep_or_a_change_of_the_clock(
    computer: Computer, clock: ServerClock, jump: float
) -> None:
    clock.now()
    computer.wall += jump
    computer.ahead = 7
    assert clock.now() == computer.wall + 7
    assert computer.asked == 2
    clock.now()
    assert computer.asked == 2


def test_how_far_ahead_is_known_until_a_jump_and_never_asked_for(
    computer: Computer, clock: ServerClock
) -> None:
    known = [clock.ahead]
    clock.now()
    known.append(clock.ahead)
    computer.passes(10_000)
    known.append(clock.ahead)
    computer.wall += 3.0
    known.append(clock.ahead)
    assert known == [None, 3600, 3600, None]
    assert computer.asked == 1


def test_it_does_not_ask_again_for_a_drift(computer: Computer, clock: ServerClock) -> None:
    clock.now()
    computer.wall += 1.5
    clock.now()
    assert computer.asked == 1


def test_it_asks_when_told_to(computer: Computer, clock: ServerClock) -> None:
    clock.now()
    computer.ahead = 5
    clock.resync()
    assert clock.now() == computer.wall + 5


def test_a_failure_is_the_callers_and_the_next_call_asks_again(
    computer: Computer, clock: ServerClock
) -> None:
    computer.failures = [OSError("no answer")]
    with pytest.raises(OSError, match="no answer"):
        clock.now()
    assert clock.now() == computer.wall + 3600
    assert computer.asked == 2


def test_a_failure_after_a_sleep_is_not_forgotten(computer: Computer, clock: ServerClock) -> None:
    clock.now()
    computer.wall += 60
    computer.failures = [OSError("no answer"), OSError("no answer")]
    for _ in range(2):
        with pytest.raises(OSError, match="no answer"):
            clock.now()
    assert clock.now() == computer.wall + 3600
