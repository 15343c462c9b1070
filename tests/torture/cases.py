"""Where a process is killed: every point that the issue of exactly once turns on, and many in between."""

from collections.abc import Iterator

from ovhsms_gui.demo.world import GUIDE_KEYS

from .lives import CHUNKS, NOT_TAKEN, ON_ANSWER, ON_ARRIVAL, Case, Life

AROUND_A_CHUNK = (
    "before the claim is written",
    "after the claim is written",
    "before the POST",
    ON_ARRIVAL,
    NOT_TAKEN,
    ON_ANSWER,
    "after the POST's answer came",
    "before the answer is written",
    "after the answer is written",
)
WHILE_LOOKING = (
    "before a look",
    "after a look's answer came",
    "before a find is written",
    "after a find is written",
)
IN_VAIN = (
    "before a look in vain is written",
    "after a look in vain is written",
    "after the consent is written",
)


def every(passes: range, moments: int, run_seconds: float) -> Iterator[Case]:
    """Cases: each point at these passes (1 to 20), and so many moments over a run's time."""
    for point in AROUND_A_CHUNK:
        yield from (Case(point, (Life(point, n),)) for n in passes)
    for n in range(1, moments + 1):
        yield Case("at any time", (Life(after=run_seconds * n / (moments + 1)),))
    few = list(passes)[:: max(1, len(passes) // 4)]
    lost = {n: ("",) * (n - 1) + ("answer lost",) for n in few}
    gone = {n: ("",) * (n - 1) + ("lost",) for n in few}
    for n in few:
        for point in WHILE_LOOKING:
            yield Case("while OVHcloud is asked (taken)", (Life(point, faults=lost[n]),))
        for point in IN_VAIN:
            yield Case("while OVHcloud is asked (not taken)", (Life(point, faults=gone[n]),))
        yield Case(
            "again and again, in the recovery too",
            (
                Life("after the claim is written", n),
                Life("after the sweep at the start"),
                Life(ON_ANSWER, 1),
                Life("before the answer is written", 2),
                Life("after a look's answer came"),
            ),
        )
        yield Case("with keys that may not ask", (Life(ON_ANSWER, n),), GUIDE_KEYS)


ALL = range(1, CHUNKS + 1)
SOME = (1, 7, 20)
