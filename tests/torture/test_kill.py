"""Killed anywhere, started again: everybody has exactly one SMS, or is shown as not sent or undecided."""

import sys
from collections import defaultdict
from pathlib import Path

import pytest

from ovhsms_gui.demo.world import GUIDE_KEYS

from .cases import ALL, AROUND_A_CHUNK, IN_VAIN, WHILE_LOOKING, every
from .lives import CHUNKS, ON_ANSWER, PEOPLE, Case, Life, Verdict, lifetime, play, template, total

LOST, GONE = ("", "answer lost"), ("", "lost")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return template(tmp_path)


def hold(case: Case, verdict: Verdict) -> None:
    assert (verdict.twice, verdict.lost) == (0, 0), case
    assert verdict.once + verdict.not_sent + verdict.undecided == PEOPLE, case


@pytest.mark.parametrize("point", AROUND_A_CHUNK)
@pytest.mark.parametrize("at", [1, 11])
def test_killed_around_a_chunk_everybody_gets_it_once(made: Path, point: str, at: int) -> None:
    case = Case(point, (Life(point, at),))
    verdict = play(case, made, made.parent / "life")
    hold(case, verdict)
    assert (verdict.once, verdict.killed) == (PEOPLE, 1)


@pytest.mark.parametrize("point", WHILE_LOOKING)
def test_killed_while_asking_about_what_was_taken(made: Path, point: str) -> None:
    case = Case(point, (Life(point, faults=LOST),))
    verdict = play(case, made, made.parent / "life")
    hold(case, verdict)
    assert (verdict.once, verdict.killed) == (PEOPLE, 1)


@pytest.mark.parametrize("point", IN_VAIN)
def test_killed_while_asking_about_what_was_not_taken(made: Path, point: str) -> None:
    case = Case(point, (Life(point, faults=GONE),))
    verdict = play(case, made, made.parent / "life")
    hold(case, verdict)
    assert (verdict.once, verdict.killed) == (PEOPLE, 1)


def test_killed_again_and_again(made: Path) -> None:
    lives = (
        Life("after the claim is written", 3),
        Life("after the sweep at the start"),
        Life(ON_ANSWER),
        Life("before the answer is written", 2),
        Life("after a look's answer came"),
    )
    case = Case("again and again", lives)
    verdict = play(case, made, made.parent / "life")
    hold(case, verdict)
    assert (verdict.once, verdict.killed) == (PEOPLE, 5)


def test_with_keys_that_may_not_ask_what_is_unknown_stays_so_and_says_why(made: Path) -> None:
    case = Case("no right to look", (Life(ON_ANSWER, 4),), GUIDE_KEYS)
    verdict = play(case, made, made.parent / "life")
    hold(case, verdict)
    size = PEOPLE // CHUNKS
    assert (verdict.once, verdict.undecided, verdict.killed) == (PEOPLE - size, size, 1)


def test_killed_at_any_time(made: Path) -> None:
    """Five moments here, forty in the long run."""
    seconds = lifetime(made, made.parent / "whole")
    for n in range(1, 6):
        case = Case("at any time", (Life(after=seconds * n / 6),))
        hold(case, play(case, made, made.parent / f"life-{n}"))


@pytest.mark.torture
@pytest.mark.timeout(3600)
def test_the_long_table(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """At least 200 deaths; `make torture` prints the table."""
    seconds = lifetime(made, made.parent / "whole")
    verdicts: defaultdict[str, list[Verdict]] = defaultdict(list)
    for n, case in enumerate(every(ALL, 40, seconds)):
        verdict = play(case, made, made.parent / f"life-{n}")
        verdicts[case.kind].append(verdict)
    everything = [verdict for found in verdicts.values() for verdict in found]
    titles = ("points", "kills", "exactly one", "not sent", "undecided", "two", "lost")
    lines = [f"Killed with SIGKILL, started again; {PEOPLE} receivers in {CHUNKS} chunks each time", ""]
    lines.append(f"{'':50}" + "".join(f"{title:>12}" for title in titles))
    for kind, found in [*verdicts.items(), ("all", everything)]:
        v = total(found)
        figures = (len(found), v.killed, v.once, v.not_sent, v.undecided, v.twice, v.lost)
        lines.append(f"{kind:50}" + "".join(f"{figure:>12,}" for figure in figures))
    with capsys.disabled():
        sys.stdout.write("\n\n" + "\n".join(lines) + "\n")
    whole = total(everything)
    assert (whole.twice, whole.lost) == (0, 0)
    assert whole.killed >= 200
