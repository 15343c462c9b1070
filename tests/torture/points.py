"""Where the process is killed: every point, by kind. In `make test` a fixed few of each kind, else all."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ovhsms_gui.demo.faults import Fault, FaultKind
from ovhsms_gui.demo.habits import Habits, Spelling, Tags

ALL = os.environ.get("OVHSMS_TORTURE") == "1"

ONE, NOT_SENT, UNDECIDED = "exactly one", "not sent, said so", "undecided, said so"
POST, GET = ("POST", "/sms/*/jobs"), ("GET", "/sms/*")


USUAL = Habits()


@dataclass(frozen=True, slots=True)
class Death:
    """How one life of the program ends.

    `at`: a point that the child knows (see there), or the server: "post", "get" or "delete" with "arrives" (carried
    out after the death), "lost" (never carried out) or "answered" (carried out before it); or "time", and then `n` is
    a percentage of what a whole run takes. "": it ends by itself, in doubt. `faults`: with the number of the
    call that each strikes, among those of its method in this life.
    """

    at: str
    n: float = 1
    faults: tuple[tuple[int, Fault], ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One or several deaths in a row, then a life in which everything settles, and what must be in the end.

    `ends`: what must have become of some and may have become of all; `perhaps`: what may be so, too.
    """

    kind: str
    deaths: tuple[Death, ...]
    ends: frozenset[str] = frozenset({ONE})
    perhaps: frozenset[str] = frozenset()
    guide: bool = False  # keys that may send, and not look
    consent: bool = False
    cancel: bool = False
    due: float = 0.0  # seconds until OVHcloud is to send it
    recall: int = 0  # from so many people it is taken back
    change: bool = False  # another takes its place
    pending: float = 0.0  # seconds that messages wait at the server before they leave
    credits: float = 5000.0
    barred: tuple[int, ...] = ()  # receivers whom the server turns down
    habits: Habits = USUAL

    @property
    def name(self) -> str:
        """For a person."""
        parts = [
            f"{death.at or 'ends'} {death.n:g}"
            + "".join(f" {fault.kind}{fault.value or ''}@{n}" for n, fault in death.faults)
            for death in self.deaths
        ]
        marks = [
            mark
            for mark, on in (
                ("guide", self.guide),
                ("consent", self.consent),
                ("pending", self.pending),
                ("short of credits", self.credits < 1000),
                ("barred", self.barred),
                (f"for {self.recall}", self.recall),
                ("stopped", self.change and self.cancel),
                (f"tags {self.habits.tags}", self.habits.tags is not Tags.KEPT),
                (f"lag {self.habits.lag:g}", self.habits.lag),
                ("deaf", self.habits.deaf),
                (f"numbers {self.habits.spelling}", self.habits.spelling is not Spelling.E164),
            )
            if on
        ]
        return ", ".join([self.kind, *parts, *marks]).replace("_", " ")


def fault(kind: FaultKind, value: float = 0, call: tuple[str, str] = POST) -> Fault:
    return Fault(kind, *call, value=value)


DROP_AFTER, DROP_BEFORE = fault(FaultKind.DROP_AFTER), fault(FaultKind.DROP_BEFORE)
DOUBTFUL = (  # taken, and no answer that says so
    DROP_AFTER,
    fault(FaultKind.STATUS_AFTER, 500),
    fault(FaultKind.HALF),
    fault(FaultKind.EMPTY_IDS),
    fault(FaultKind.GARBAGE_AFTER),
    fault(FaultKind.WRONG_TYPES),
)
IN_VAIN = (DROP_BEFORE, fault(FaultKind.STATUS, 500), fault(FaultKind.STATUS, 503), fault(FaultKind.GARBAGE))
PROVEN = (fault(FaultKind.STATUS, 429), fault(FaultKind.CLOCK_SKEW, 3600))  # nothing was taken
LATER = 4 * 3600.0  # seconds: long enough to settle every doubt before
CHUNKS = range(1, 21)
EVERY_OTHER = range(1, 21, 2)
SOME = (1, 2, 7, 11, 19, 20)


def points() -> Iterator[Point]:
    for percent in range(2, 100, 2):
        if percent % 4:  # whatever was under way, the operator's word brings it to everybody
            yield Point("at any time", (Death("time", percent),), consent=True)
        else:
            yield Point("at any time", (Death("time", percent),), perhaps=frozenset({UNDECIDED}))

    for at, kind in (
        ("before submit", "before the commit for a POST"),
        ("after submit", "after the commit for a POST"),
    ):
        for n in CHUNKS:
            # After the commit nothing was taken, but only the operator may say so.
            yield Point(kind, (Death(at, n),), consent=True)

    kind = "during a POST"
    for at in ("no body", "half a request", "post lost"):
        for n in SOME:
            yield Point(kind, (Death(at, n),), consent=True)
        yield Point(kind, (Death(at, 5),), frozenset({ONE, UNDECIDED}))
    for at in ("post arrives", "post answered"):
        for n in EVERY_OTHER:
            yield Point(kind, (Death(at, n),), consent=n % 4 == 1)

    kind = "after the answer, before its commit"
    for at in ("answered", "before answer"):
        for n in EVERY_OTHER:
            yield Point(kind, (Death(at, n),), consent=n % 4 == 1)
    for n in EVERY_OTHER:
        yield Point("after the commit of the answer", (Death("after answer", n),))

    kind = "at a start"
    for at in (
        "before add_send",
        "after add_send",
        "before recover",
        "after recover",
        "before mark",
        "after mark",
    ):
        yield Point(kind, (Death(at),))
    for at in ("before recover", "after recover", "before resume", "after resume"):
        yield Point(kind, (Death("post answered", 4), Death(at)))

    yield from while_asking()
    yield from with_faults()

    kind = "keys that may not look"
    asked = frozenset({ONE, UNDECIDED})
    for at in ("after submit", "half a request", "post arrives", "post lost", "post answered", "answered"):
        yield Point(kind, (Death(at, 6),), asked, guide=True)
    for at in ("before stopped", "after stopped"):
        yield Point(kind, (Death("post answered", 6), Death(at)), asked, guide=True)
        yield Point(kind, (Death("", faults=((9, DROP_AFTER),)), Death(at)), asked, guide=True)

    kind = "nothing taken, sent again by consent"
    for at in ("before send_again", "after send_again", "before found_nothing", "after found_nothing"):
        for n in (1, 12):
            yield Point(kind, (Death("after submit", n), Death(at)), consent=True)
    for again in ("post arrives", "post answered", "answered", "after submit"):
        first, then = Death("post lost", 3), Death("after send_again")
        # The next life has its word given, and dies at the POST that the consent was for.
        yield Point(kind, (first, then, Death(again)), consent=True)

    kind = "again and again"
    for n in (1, 5, 18):
        yield Point(kind, (Death("post answered", n), *(Death("before recover"),) * 3))
        yield Point(kind, (Death("post answered", n), *(Death("after recover"),) * 3))
        yield Point(kind, (Death("post lost", n), *(Death("post lost"),) * 2), consent=True)
        yield Point(kind, (Death("after submit", n), *(Death("after submit"),) * 2), consent=True)
    yield Point(kind, tuple(Death("post answered") for _ in range(6)))
    yield Point(kind, tuple(Death("answered") for _ in range(6)))
    yield Point(kind, tuple(Death("before answer", 2) for _ in range(4)), pending=60)
    yield Point(kind, tuple(Death("time", percent) for percent in (20, 15, 10, 5)), consent=True)

    yield from with_other_habits()
    yield from scheduled()
    yield from changed()

    kind = "cancelled after a death"
    stopped = frozenset({ONE, NOT_SENT})
    for at in ("post arrives", "post answered", "before answer", "after answer"):
        yield Point(kind, (Death(at, 8),), stopped, cancel=True)
    for at in ("before cancel", "after cancel"):
        yield Point(kind, (Death("post answered", 8), Death(at)), stopped, cancel=True)

    kind = "people turned down"
    for at in ("post arrives", "answered", "after answer"):
        yield Point(kind, (Death(at, 3),), stopped, barred=(57, 133))
        yield Point(kind, (Death(at, 3),), stopped, credits=95)
    # In the chunk in doubt: OVHcloud lists nine, and of the tenth nobody knows.
    yield Point(kind, (Death("post answered", 6),), frozenset({ONE, NOT_SENT, UNDECIDED}), barred=(57, 133))


def while_asking() -> Iterator[Point]:
    """Two lives before the last: one ends in doubt, the next while OVHcloud is asked."""
    kind = "while OVHcloud is asked"
    for n in (1, 9, 20):
        doubt = Death("", faults=((n, DROP_AFTER),))
        for at in ("before found", "after found", "get arrives", "get answered", "before report"):
            yield Point(kind, (doubt, Death(at)))
    for at in ("before found", "after found", "get answered"):
        yield Point(kind, (Death("post answered", 7), Death(at, 1 if at != "get answered" else 2)))
    doubt = Death("", faults=((9, DROP_AFTER),))
    for at in ("before found", "after found", "get arrives", "get answered"):
        yield Point(kind, (doubt, Death(at, 3 if at.startswith("get") else 1)), pending=60)
    doubt = Death("", faults=((9, DROP_BEFORE),))
    for n in (1, 2):
        for at in ("before found_nothing", "after found_nothing"):
            yield Point(kind, (doubt, Death(at, n)), consent=True)
    yield Point(kind, (doubt, Death("after found_nothing", 2)), frozenset({ONE, UNDECIDED}))


def scheduled() -> Iterator[Point]:
    """OVHcloud is to send it later: it is scheduled and taken back."""
    kind = "scheduled"
    for at in ("after submit", "post lost", "half a request", "no body"):
        for n in EVERY_OTHER:
            yield Point(kind, (Death(at, n),), consent=True, due=LATER)
    for at in ("post arrives", "post answered", "answered", "before answer", "after answer"):
        for n in EVERY_OTHER:
            yield Point(kind, (Death(at, n),), due=LATER)

    for people, ends in ((200, frozenset({NOT_SENT})), (25, frozenset({ONE, NOT_SENT}))):
        kind = "taken back" if people == 200 else "taken back from some"
        for at in ("before ask", "after ask"):
            yield Point(kind, (Death(at),), ends, due=LATER, recall=people)
        for at in ("delete arrives", "delete answered", "delete lost"):
            for n in range(1, people + 1, people // 8):
                yield Point(kind, (Death(at, n),), ends, due=LATER, recall=people)
        for at in ("before settle", "after settle"):
            for n in (1, 2, 3):
                yield Point(kind, (Death(at, n),), ends, due=LATER, recall=people)
        for tags in (Tags.DROPPED, Tags.CHANGED):
            again = tuple(Death(at, 3) for at in ("delete answered", "delete lost", "delete arrives"))
            yield Point(kind, again, ends, due=LATER, recall=people, habits=Habits(tags=tags))


def changed() -> Iterator[Point]:
    """Another takes its place, for most of the same people: the first twenty POSTs are the old one's."""
    kind, both = "changed", frozenset({ONE, NOT_SENT})  # some were taken out
    for at in ("before add_send", "after add_send"):
        yield Point(kind, (Death(at, 2),), both, due=LATER, change=True)
    for at in ("before begin", "after begin"):
        yield Point(kind, (Death(at),), both, due=LATER, change=True)
    for at in ("delete arrives", "delete answered", "delete lost"):
        for n in range(1, 201, 25):
            yield Point(kind, (Death(at, n),), both, due=LATER, change=True)
    for at in ("before settle", "after settle"):
        for n in (1, 2, 7, 20):
            yield Point(kind, (Death(at, n),), both, due=LATER, change=True)
    for at in ("before submit", "after submit", "post lost", "half a request"):
        for n in (21, 22, 31, 40):
            yield Point(kind, (Death(at, n),), both, consent=True, due=LATER, change=True)
    for at in ("post arrives", "post answered", "answered", "before answer", "after answer"):
        for n in (21, 22, 31, 40):
            yield Point(kind, (Death(at, n),), both, due=LATER, change=True)

    kind = "changed, and stopped after a death"
    # Who is new to it need not wait, and may have theirs by then.
    for at, ends in (
        ("after add_send", frozenset({ONE})),
        ("before begin", frozenset({ONE})),
        ("after begin", frozenset({NOT_SENT})),
    ):
        n = 2 if at == "after add_send" else 1
        yield Point(kind, (Death(at, n),), ends, perhaps=both, due=LATER, change=True, cancel=True)
    for at in ("delete answered", "after settle", "post answered", "after answer"):
        n = {"delete answered": 60, "after settle": 5}.get(at, 23)
        ends = frozenset({NOT_SENT}) if at.startswith("delete") else both
        yield Point(kind, (Death(at, n),), ends, perhaps=both, due=LATER, change=True, cancel=True)

    kind = "changed, again and again"
    for tags in (Tags.KEPT, Tags.DROPPED, Tags.CHANGED):
        again = tuple(Death(at, 3) for at in ("delete answered", "delete lost", "delete arrives"))
        habits = Habits(tags=tags)
        yield Point(kind, again, both, due=LATER, change=True, habits=habits)
        later = (
            Death("after begin"),
            Death("after settle", 4),
            Death("post answered", 3),
            Death("before recover"),
        )
        yield Point(kind, later, both, consent=True, due=LATER, change=True, habits=habits)


def with_other_habits() -> Iterator[Point]:
    """The server keeps no tag, lists late, hears no filter, spells numbers its own way."""
    kind = "what is promised nowhere"
    for tags in (Tags.CHANGED, Tags.CUT, Tags.REPLACED, Tags.DROPPED):
        for at in ("post answered", "answered", "before answer"):
            yield Point(kind, (Death(at, 4),), consent=True, habits=Habits(tags=tags))
    for lag in (180.0, 400.0):
        for tags in (Tags.KEPT, Tags.REPLACED):
            for n in (1, 9):
                yield Point(
                    kind, (Death("post answered", n),), consent=True, habits=Habits(tags=tags, lag=lag)
                )
            yield Point(kind, (Death("post lost", 3),), consent=True, habits=Habits(tags=tags, lag=lag))
    odd = Habits(tags=Tags.DROPPED, lag=180.0, deaf=True, spelling=Spelling.NATIONAL)
    for at in ("after submit", "post arrives", "post answered", "before found", "after found"):
        yield Point(kind, (Death("post answered", 5), Death(at)), consent=True, habits=odd)


def with_faults() -> Iterator[Point]:
    """The server fails and the process dies of something else."""
    kind = "with faults of the server"
    for trouble in DOUBTFUL:
        for at in ("answered", "before answer", "after answer"):
            yield Point(kind, (Death(at, 4, ((4, trouble),)),), consent=True)
    for trouble in IN_VAIN:
        for at in ("before answer", "after answer"):
            yield Point(kind, (Death(at, 4, ((4, trouble),)),), consent=True)
    for trouble in PROVEN:
        for at in ("before answer", "after answer", "post answered"):
            # "post answered" comes a call later: the chunk that goes once more.
            n = 5 if at == "post answered" else 4
            yield Point(kind, (Death(at, n, ((4, trouble),)),), consent=True)
    late = (5, fault(FaultKind.DELAY, 0.05)), (6, fault(FaultKind.DELAY_AFTER, 0.05))
    for n in (5, 6):
        yield Point(kind, (Death("post arrives", n, late),))
        yield Point(kind, (Death("post answered", n, late),))
    deaf = tuple((n, fault(FaultKind.STATUS, 500, GET)) for n in range(1, 6))
    yield Point(kind, (Death("post answered", 4), Death("get arrives", 4, deaf)))
    yield Point(kind, (Death("post lost", 4), Death("after found_nothing", 1, deaf)), consent=True)


def few() -> Iterator[Point]:
    """Of each kind the first and the last, of the larger ones some between."""
    for _, group in groupby(points(), key=lambda point: point.kind):
        of_kind = list(group)
        last = len(of_kind) - 1
        between = {last // 2} if last < 30 else {last // 4, last // 2, 3 * last // 4}
        places = {0, last} | (between if last > 15 else set())
        yield from (of_kind[place] for place in sorted(places))


POINTS = list(points()) if ALL else list(few())
