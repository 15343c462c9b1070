"""The main job as somebody does it who cannot see: by keys alone, and by what the accessibility bus tells."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from .listener import ALT, CONTROL, Listener, Thing, session


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[Listener]:
    with session(tmp_path) as one:
        one.take_up("SMS through OVHcloud")
        yield one


def add(listener: Listener, who: str) -> None:
    listener.type(who)
    listener.press("Return")


def here(listener: Listener, words: str) -> None:
    """What has the keyboard says these words."""
    listener.until(lambda: (one := listener.focused()) and words in one.said, f"not on {words!r}")


def tab_to(listener: Listener, words: str) -> None:
    for _ in range(30):
        one = listener.focused()
        if one is not None and words in one.said:
            return
        listener.press("Tab")
        listener.until(partial(_left, listener, one), "Tab leads nowhere")
    pytest.fail(f"no way to {words!r}\n{listener.transcript()}")


def _left(listener: Listener, before: Thing | None) -> bool:
    return listener.focused() != before


def hears(listener: Listener, words: str) -> None:
    listener.until(lambda: any(words in one for one in listener.announced), f"never told: {words!r}")


@pytest.mark.timeout(900)
def test_the_whole_job_is_done_by_keys_and_heard(listener: Listener) -> None:
    assert listener.find("Account and SMS service", "combo box").name.startswith("Cabinet Martin")

    # People.
    here(listener, "Numbers or names to add")
    add(listener, "Ana 06 39 98 00 12")
    add(listener, "Bob 06 39 98 00 13")
    listener.find("2 people", "label")
    assert listener.find("Ana", "cell")

    # The text, and what it costs.
    listener.press("m", ALT)
    here(listener, "Message")
    listener.type("Bonjour {names}")
    here(listener, "Bonjour {names}")
    hears(listener, "“names”")  # nobody has that: it is told though the caret is in the text
    listener.press("Left")
    listener.press("BackSpace")
    hears(listener, "1 SMS each")
    listener.find("1 SMS each", "label")

    # Whom it comes from, and how it arrives.
    listener.press("f", ALT)
    here(listener, "From")
    listener.press("m")
    here(listener, "From MARTIN")
    listener.find("Bonjour Ana", "label")
    listener.press("m", ALT)
    listener.press("Next", ALT)
    hears(listener, "Bob")
    listener.find("Bonjour Bob", "label")
    listener.find("2 SMS · 2 credits", "label")

    # The question, whose answer that sends nothing has the keyboard.
    listener.press("Return", CONTROL)
    listener.take_up("Send this message?")
    here(listener, "Back to the message")
    for words in ("Nothing is sent yet", "Bonjour Ana", "2 credits", "MARTIN"):
        listener.find(words)
    tab_to(listener, "Send 2 SMS to 2 people")
    listener.press("Return")

    # The time to undo, and the result.
    hears(listener, "Nothing was sent yet.")
    listener.take_up("SMS through OVHcloud")
    listener.find("Undo", "push button")
    hears(listener, "Billed: 2 credits.")
    assert listener.find("accepted by OVHcloud", "cell")

    told = listener.announced
    assert [one for one in set(told) if told.count(one) > 1] == [], "each once"
    assert not [one.said for one in listener.showing() if "Numbers or names to add" in one.said], (
        "of the other page"
    )
