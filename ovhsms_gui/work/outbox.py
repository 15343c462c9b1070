"""The turns of the lanes that empty the queue, ask what became of it, and take back what is due later."""

from ovhsms_gui.store.errors import StoreProblem
from ovhsms_gui.work.books import RecallBooks, SendBooks, WatchBooks
from ovhsms_gui.work.events import Trouble

# Seconds, when the data folder gave up.
SEND_AFTER_TROUBLE, WATCH_AFTER_TROUBLE, RECALL_AFTER_TROUBLE = 30.0, 300.0, 30.0


def drain(books: SendBooks) -> float | None:
    """Send what is due. Returns the seconds until there is more, if any. A turn too many costs one empty look."""
    try:
        seconds = books.runner.drain()
        if seconds is None:
            books.journal.checkpoint()  # all is quiet: whoever copies the file copies all of it
    except StoreProblem as problem:
        books.say(Trouble(problem))
        return SEND_AFTER_TROUBLE
    return seconds


def watch(books: WatchBooks) -> float | None:
    """Ask about what is due, messages and replies in turn. Returns the seconds until there is more, if any."""
    try:
        waits = books.watcher.work(books.replies.work), books.replies.work()
        return min((seconds for seconds in waits if seconds is not None), default=None)
    except StoreProblem as problem:
        books.say(Trouble(problem))
        return WATCH_AFTER_TROUBLE


def recall(books: RecallBooks) -> float | None:
    """Take back what is to be. Returns the seconds until there is more to try, if any."""
    try:
        books.vetoes.settle_recalls(books.recalls.ask)  # said while it could not be written
        return books.recaller.work()
    except StoreProblem as problem:
        books.say(Trouble(problem))
        return RECALL_AFTER_TROUBLE
