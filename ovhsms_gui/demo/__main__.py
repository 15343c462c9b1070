"""`python -m ovhsms_gui.demo`: the stand-in alone, to try other clients against and to practise on."""

import argparse
import signal
import sys
import threading
import time

from ovhsms_gui.demo.faults import FaultKind, parse_fault
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import World


def main() -> int:
    """Run until Ctrl+C."""
    kinds = ", ".join(FaultKind)
    options = argparse.ArgumentParser(prog="python -m ovhsms_gui.demo", description=__doc__)
    options.add_argument("--port", type=int, default=0, help="default: any free one")
    options.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="KIND[=VALUE][:METHOD[:PATH[:TIMES]]]",
        help=f"have a fault, such as drop_after:POST:/sms/*/jobs:2 or status=503:GET:*:forever. Kinds: {kinds}",
    )
    options.add_argument("--delivery-seconds", type=float, default=1.0, help="until a message arrives")
    options.add_argument(
        "--clock-skew", type=float, default=0.0, metavar="SECONDS", help="be ahead of this clock"
    )
    args = options.parse_args()
    try:
        faults = [parse_fault(text) for text in args.fault]
    except ValueError as error:
        options.error(f"--fault: {error}")
    world = World(clock=lambda: time.time() + args.clock_skew, delivery_seconds=args.delivery_seconds)
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    with DemoServer(world, args.port) as server:
        for fault in faults:
            server.faults.add(fault)
        keys = world.keys
        print("A stand-in for OVHcloud listens here; no SMS leaves this computer. To use it:")
        print(f"OVH_ENDPOINT={server.url}")
        print(f"OVH_APPLICATION_KEY={keys.application_key}")
        print(f"OVH_APPLICATION_SECRET={keys.application_secret}")
        print(f"OVH_CONSUMER_KEY={keys.consumer_key}")
        print(
            f"# with the few rights of the Java guide: OVH_CONSUMER_KEY={world.guide_keys.consumer_key}",
            flush=True,
        )
        while not ended.wait(0.5):
            continue
    return 0


if __name__ == "__main__":
    sys.exit(main())
