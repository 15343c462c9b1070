"""OVHcloud's time is what counts where it is known, whatever this computer's clock is set to."""

import getpass

import pytest

from ovhsms_gui.work.clock import Clock, user_here


class Clocks:
    """This computer's two."""

    def __init__(self) -> None:
        self.wall, self.mono = 1_000_000.0, 50.0

    def pass_(self, seconds: float) -> None:
        self.wall += seconds
        self.mono += seconds


@pytest.fixture
def here() -> Clocks:
    return Clocks()


@pytest.fixture
def clock(here: Clocks) -> Clock:
    return Clock(lambda: here.wall, lambda: here.mono)


def test_before_it_is_known_it_is_this_computer_s(here: Clocks, clock: Clock) -> None:
    assert clock.now() == here.wall
    here.wall += 3600
    assert not clock.jumped()


def test_it_goes_on_from_the_moment_at_which_it_was_told(here: Clocks, clock: Clock) -> None:
    asked = here.mono
    here.pass_(3)  # the answer was on its way
    clock.take(2_000_000.0, asked)
    assert clock.now() == 2_000_003.0
    here.pass_(10)
    assert clock.now() == 2_000_013.0
    assert not clock.jumped()


@pytest.mark.parametrize("by", [-5 * 3600.0, 5 * 3600.0])
def test_a_clock_that_is_set_or_a_computer_that_slept_is_noticed_once(
    here: Clocks, clock: Clock, by: float
) -> None:
    clock.take(2_000_000.0, here.mono)
    here.wall += by
    assert clock.jumped()
    assert not clock.jumped()
    clock.take(2_000_001.0, here.mono)
    assert clock.now() == 2_000_001.0


def test_who_sits_here_may_have_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert user_here() == getpass.getuser()

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert user_here() == ""
