"""Whether the data folder can be had at all: on a share or a stick that hangs, whoever opens a file waits for ever."""

from contextlib import suppress
from functools import partial

from ovhsms_gui.store.places import Places
from ovhsms_gui.work.apart import within

# A disk that slept is awake by then.
PATIENCE_SECONDS = 8.0


def answers(places: Places, patience: float = PATIENCE_SECONDS) -> bool:
    """Whether it answers within so many seconds, be it that there is none. Asked in a thread that is left behind."""
    try:
        within(patience, "data folder", partial(_touch, places))
    except TimeoutError:
        return False
    return True


def _touch(places: Places) -> None:
    """Look into it and into its file, before SQLite does: this handle's end would take the locks of another."""
    with suppress(OSError):  # what is wrong with it says who uses it
        any(places.data.iterdir())
        with places.journal.open("rb") as file:
            file.read(1)
