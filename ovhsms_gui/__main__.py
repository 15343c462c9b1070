"""The command line. Absolute imports only (it must also run frozen), the heavy ones late."""

import argparse
import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from ovhsms_gui import __version__

if TYPE_CHECKING:
    from ovhsms_gui.core.opening import Opening
    from ovhsms_gui.opening import Unusable


def parser() -> argparse.ArgumentParser:
    """What can be said when starting the program."""
    options = argparse.ArgumentParser(
        prog="ovhsms-gui",
        description="Send SMS by hand through OVHcloud: each receiver once, at the price shown.",
    )
    options.add_argument(
        "--demo",
        action="store_true",
        help="use an embedded OVHcloud: no SMS leaves this computer, nothing is kept",
    )
    options.add_argument(
        "--tour",
        metavar="DIR",
        type=Path,
        help="with --demo: play the main job in the window, save pictures in DIR",
    )
    options.add_argument("--data-dir", metavar="DIR", type=Path, help="keep journal and settings here")
    options.add_argument(
        "--self-check", action="store_true", help="say whether everything needed is there, and end"
    )
    options.add_argument(
        "what",
        nargs="?",
        metavar="SMS-LINK|FILE",
        help="begin a message with an sms: link, or with a text file of phone numbers; nothing is sent by itself",
    )
    options.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return options


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; the exit status is 0 when all went well, 2 when it could not start."""
    options = parser()
    args = options.parse_args(argv)
    if args.tour is not None and not args.demo:
        options.error("--tour needs --demo: it sends messages, and only the demo's cost nothing")
    from ovhsms_gui.screen import missing_screen  # noqa: PLC0415 - see the first line

    opening, unusable = (None, None) if args.what is None else _read(args.what)
    # Who typed it reads it where it was typed; a link that was clicked on has a screen at most.
    if unusable and sys.stderr is not None and sys.stderr.isatty():
        print(unusable, file=sys.stderr)
        return 2
    trouble = missing_screen()
    if trouble:
        print(*filter(None, (unusable, trouble)), sep="\n", file=sys.stderr)
        return 2
    from ovhsms_gui.work.sources import leave_unread  # noqa: PLC0415

    leave_unread()
    from ovhsms_gui import app  # noqa: PLC0415

    if unusable:
        return app.refuse(unusable)
    if args.self_check:
        return app.self_check()
    if args.demo:
        return app.run_demo(tour=args.tour, data_dir=args.data_dir, opening=opening)
    return app.run(data_dir=args.data_dir, opening=opening)


def _read(what: str) -> "tuple[Opening | None, Unusable | None]":
    from ovhsms_gui.opening import Unusable, read_opening  # noqa: PLC0415

    try:
        return read_opening(what), None
    except Unusable as error:
        return None, error


def program() -> NoReturn:
    """Run it, and end the process with its status."""
    gc.disable()  # nothing that a start makes is garbage; a window brings its own collector
    status = main()
    from ovhsms_gui.work.apart import end  # noqa: PLC0415 - see the first line

    end(status)


if __name__ == "__main__":
    program()
