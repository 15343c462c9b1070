"""One life of the program while it reads replies: it dies by its own hand at a commit, or by the server's at a call.

Run as a process of its own: `replies_child.py ORDER`, the order being JSON.
"""

import json
import sqlite3
import sys
import threading
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, cast
from unittest.mock import patch

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.outbox.pace import WATCHING, Paces
from ovhsms_gui.outbox.replies import ReplyReader
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.store.conversations import Conversations
from ovhsms_gui.store.inbox import Inbox
from tests.torture.child import Clock, MortalConnection, Named, Reaper

SERVICE = "sms-ab12345-1"
QUIET = 600.0  # seconds: when the next look is so far away, all is read
FIRST = "+33639980000"  # whose replies the operator reads as soon as there are some


@dataclass(frozen=True, slots=True)
class Order:
    """`at` and `n`: it dies when it passes this point for the n-th time."""

    folder: str
    url: str
    at: str = ""
    n: int = 0


def live(order: Order, clock: Clock, reaper: Reaper) -> None:
    """Start, read all there is, and end well unless killed."""
    path = Path(order.folder) / "journal.sqlite"
    inbox = cast("Inbox", Named(cast("Any", Inbox(path, clock.wall)), reaper))
    talks = cast("Conversations", Named(cast("Any", Conversations(path, clock.wall)), reaper))
    keys = Keys(
        FULL_KEYS.application_key,
        Secret(FULL_KEYS.application_secret),
        Secret(FULL_KEYS.consumer_key),
    )
    client = Client(order.url, keys, connect_timeout=5, read_timeout=5, get_pause=0.01)
    client.clock = ServerClock(client.clock._fetch, clock.wall, clock.mono)
    stop = threading.Event()
    paces = Paces(WATCHING.by(clock.mono, clock.wall, clock.wait), stop)
    api = SmsApi(client)
    reader = ReplyReader(inbox, lambda _: api, stop, lambda _: None, paces, wall=clock.wall)
    inbox.know("acc-1", [SERVICE])
    seconds: float | None = 0.0
    while seconds is not None and seconds < QUIET:
        clock.wait(seconds)
        seconds = reader.work()
        said = [one.id for one in talks.thread(FIRST, 1000).said if one.unread]
        if said:
            talks.mark_read(FIRST, max(said))
    inbox.close()
    talks.close()
    api.close()


def main() -> None:
    order = Order(**json.loads(sys.argv[1]))
    reaper = MortalConnection.reaper = Reaper(order.at, order.n)
    clock = Clock(Path(order.folder) / "waited")
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    with patch.object(sqlite3, "connect", partial(sqlite3.connect, factory=MortalConnection)):
        live(order, clock, reaper)
    clock.close()


if __name__ == "__main__":
    main()
