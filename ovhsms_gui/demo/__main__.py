"""`python -m ovhsms_gui.demo`: the stand-in alone, until Ctrl-C."""

import argparse
import signal
import sys
import threading
from collections.abc import Sequence

from ovhsms_gui.demo.faults import Fault, FaultKind, parse
from ovhsms_gui.demo.habits import USUAL_ENDINGS, Billing, Habits, Hours, Late, Spelling, Stopped, Tags
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
    options.add_argument("--clock-skew", type=float, default=0.0, metavar="S", help="be off by S seconds")
    options.add_argument(
        "--pending-seconds",
        type=float,
        default=0.0,
        metavar="S",
        help="how long a job can be called back (0)",
    )
    options.add_argument(
        "--delivery-seconds", type=float, default=1.0, metavar="S", help="how long a message travels (1)"
    )
    options.add_argument(
        "--error-shape", choices=("A", "B"), default="A", help="body of refusals about keys: older A, newer B"
    )
    options.add_argument(
        "--tags", type=Tags, choices=tuple(Tags), default=Tags.KEPT, help="what becomes of them (kept)"
    )
    options.add_argument("--lag", type=float, default=0.0, metavar="S", help="until a message is listed (0)")
    options.add_argument("--deaf", action="store_true", help="lists hear no filter")
    options.add_argument(
        "--spelling", type=Spelling, choices=tuple(Spelling), default=Spelling.E164, help="of numbers (e164)"
    )
    options.add_argument(
        "--hours",
        type=Hours,
        choices=tuple(Hours),
        default=Hours.NONE,
        help="when advertising is held (none)",
    )
    options.add_argument(
        "--late",
        type=Late,
        choices=tuple(Late),
        default=Late.NOT_FOUND,
        help="what answers who calls back what has left (not_found)",
    )
    options.add_argument(
        "--billing",
        type=Billing,
        choices=tuple(Billing),
        default=Billing.TAKEN,
        help="when what waits is paid for (taken)",
    )
    options.add_argument(
        "--stopped",
        type=Stopped,
        choices=tuple(Stopped),
        default=Stopped.INVALID,
        help="how a job is answered for who answered STOP (invalid)",
    )
    options.add_argument("--keeps", action="store_true", help="what was called back is not paid back")
    options.add_argument("--pending-pages", action="store_true", help="what waits is listed in pages too")
    options.add_argument(
        "--lingers", type=float, default=0.0, metavar="S", help="until what was called back is not listed (0)"
    )
    options.add_argument(
        "--redated", action="store_true", help="what has left is listed as made when it left"
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
        error_shape=options.error_shape,
        habits=Habits(
            options.tags,
            options.lag,
            options.deaf,
            options.spelling,
            hours=options.hours,
            late=options.late,
            billing=options.billing,
            refunds=not options.keeps,
            pending_pages=options.pending_pages,
            lingers=options.lingers,
            redated=options.redated,
            stopped=options.stopped,
            endings={**USUAL_ENDINGS, **dict(options.ending)},
        ),
    )
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
