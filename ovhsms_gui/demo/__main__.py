"""`python -m ovhsms_gui.demo`: the stand-in alone, until Ctrl-C."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence
from enum import StrEnum

from ovhsms_gui.demo.faults import Fault, FaultKind, parse
from ovhsms_gui.demo.habits import USUAL_ENDINGS, Habits
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import GUIDE_KEYS, default_world

_FAULTS = """\
faults:
  KIND[=VALUE[,RETRY_AFTER]][:METHOD[:PATH[:TIMES]]]
  PATH is without /1.0, * stands for anything; TIMES is 1 unless given, * is for ever.

  drop_before            hang up before the job is taken
  drop_after             take the job, then hang up without an answer
  reset_before           break the connection off before the job is taken
  reset_after            take the job, then break it off
  delay=SECONDS          wait before the job is taken
  delay_after=SECONDS    take the job, wait before the answer
  status=CODE            answer CODE, take nothing; status=429,30 adds Retry-After: 30
  status_after=CODE      take the job, then answer CODE
  garbage                a web page with status 200 instead of the answer, nothing is taken
  garbage_after          the same, but the job is taken
  half                   take the job, write half of the answer
  empty_ids              take the job, answer with no ids
  wrong_types            take the job, answer with values of other types
  miscount=PARTS         an estimate counts so many parts more
  clock_skew=SECONDS     the server's clock is off

example:
  python -m ovhsms_gui.demo --port 8080 --fault 'drop_after:POST:/sms/*/jobs:2'
"""

# In seconds.
_SECONDS = (
    ("--clock-skew", 0.0, "how far the clock is off"),
    ("--pending-seconds", 0.0, "how long a job can be called back"),
    ("--delivery-seconds", 1.0, "how long a message travels"),
    ("--reply-seconds", 5.0, "how long people take to answer"),
    ("--lag", 0.0, "until a message is listed"),
    ("--lingers", 0.0, "until what was called back is not listed"),
)
# Of Habits, by their names there.
_CHOICES = {
    "tags": "what becomes of them",
    "spelling": "of numbers",
    "hours": "when advertising is held",
    "late": "what answers who calls back what has left",
    "billing": "when what waits is paid for",
    "stopped": "how a job is answered for who answered STOP",
}
_SWITCHES = {
    "deaf": "lists hear no filter",
    "pending_pages": "what waits is listed in pages too",
    "redated": "what has left is listed as made when it left",
}
_HABITS = (*_CHOICES, *_SWITCHES, "lag", "lingers", "refunds")


def _fault(text: str) -> Fault:
    try:
        return parse(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no fault: {error}") from None


def _ending(text: str) -> tuple[str, tuple[int, ...]]:
    end, _, codes = text.partition("=")
    try:
        if not end.isdecimal():
            raise ValueError(end)
        return end, tuple(map(int, codes.split(",")))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no ending, such as 98=1,8") from None


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="python -m ovhsms_gui.demo",
        description="A stand-in for OVHcloud's SMS API on this computer. No SMS leaves it.",
        epilog=_FAULTS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    options.add_argument("--port", type=int, default=0, help="on 127.0.0.1; a free one unless given")
    options.add_argument("--fault", type=_fault, action="append", default=[], help="see below; repeatable")
    for name, default, words in _SECONDS:
        options.add_argument(name, type=float, default=default, metavar="S", help=f"{words} ({default:g})")
    options.add_argument("--credits", type=float, metavar="N", help="on each account")
    options.add_argument("--no-pages", action="store_true", help="lists come as ids, whatever is asked for")
    options.add_argument(
        "--error-shape", choices=("A", "B"), default="A", help="body of refusals about keys: older A, newer B"
    )
    for habit, words in _CHOICES.items():
        usual = getattr(Habits(), habit)
        kinds: type[StrEnum] = type(usual)
        options.add_argument(
            f"--{habit}", type=kinds, choices=tuple(kinds), default=usual, help=f"{words} ({usual})"
        )
    for habit, words in _SWITCHES.items():
        options.add_argument(f"--{habit.replace('_', '-')}", action="store_true", help=words)
    options.add_argument(
        "--keeps", dest="refunds", action="store_false", help="what was called back is not paid back"
    )
    options.add_argument(
        "--ending",
        type=_ending,
        action="append",
        default=[],
        metavar="END=PTT[,PTT...]",
        help="what becomes of messages to numbers that end so, a code for each time of travel; repeatable (99=23)",
    )
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGINT or SIGTERM; the exit status."""
    options = _options().parse_args(arguments)
    world = default_world(
        pending_seconds=options.pending_seconds,
        delivery_seconds=options.delivery_seconds,
        reply_seconds=options.reply_seconds,
        error_shape=options.error_shape,
        habits=Habits(
            **{habit: getattr(options, habit) for habit in _HABITS},
            endings={**USUAL_ENDINGS, **dict(options.ending)},
        ),
    )
    world.pages = not options.no_pages
    if options.credits is not None:
        for service in world.services.values():
            service.credits = options.credits
    server = DemoServer(world, options.port)
    server.faults.add(*options.fault)
    if options.clock_skew:
        server.faults.add(Fault(FaultKind.CLOCK_SKEW, times=None, value=options.clock_skew))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        server.start()
    except (OSError, OverflowError) as error:
        print(f"port {options.port} can not be used: {error}", file=sys.stderr)
        return 1
    try:
        print(_greeting(server), flush=True)
        while not stop.wait(0.5):  # a wait without end keeps Ctrl-C waiting on Windows
            pass
    finally:
        server.stop()
    return 0


def _greeting(server: DemoServer) -> str:
    keys = server.world.keys
    return "\n".join(
        (
            f"# OVHcloud stand-in at {server.url} - Ctrl-C ends it. No SMS leaves this computer.",
            "# These keys open nothing else:",
            f"export OVH_ENDPOINT={server.url}",
            f"export OVH_APPLICATION_KEY={keys.application_key}",
            f"export OVH_APPLICATION_SECRET={keys.application_secret}",
            f"export OVH_CONSUMER_KEY={keys.consumer_key}",
            "# A consumer key with no more rights than OVHcloud's Java guide asks for:",
            f"# export OVH_CONSUMER_KEY={GUIDE_KEYS.consumer_key}",
        )
    )


if __name__ == "__main__":
    sys.exit(main())
