"""A table over rows that lie elsewhere: what it asks for, and what it has drawn anew."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from ovhsms_gui.gui.paging import PAGE, PagedModel

LONG = 5 * PAGE


class Names(PagedModel[str]):
    """Rows of one cell."""

    def cells(self, row: str) -> tuple[str, ...]:
        """The text itself."""
        return (row,)


class Room:
    """The model, what it asked for, and which rows it had drawn anew."""

    def __init__(self, qtbot: QtBot) -> None:
        self.model = Names(("Name",))
        self.asked: list[object] = []
        self.drawn: list[tuple[int, int]] = []
        self.model.wanted.connect(self.asked.append)
        self.model.dataChanged.connect(lambda first, last, _: self.drawn.append((first.row(), last.row())))
        self.until: Callable[[Callable[[], bool]], None] = qtbot.waitUntil

    def fill(self, *pages: int) -> None:
        """They were looked at."""
        for page in pages:
            self.model.index(page * PAGE, 0).data()
        self.until(lambda: self.asked == [page * PAGE for page in pages])
        for page in pages:
            self.model.take(page * PAGE, rows(page))
        self.asked.clear()
        self.drawn.clear()


def rows(page: int) -> tuple[str, ...]:
    return tuple(f"n° {page * PAGE + n}" for n in range(PAGE))


@pytest.fixture
def room(qtbot: QtBot) -> Room:
    room = Room(qtbot)
    room.model.show(LONG)
    return room


def test_the_same_list_is_read_again_where_it_is_looked_at_and_drawn_where_it_changed(room: Room) -> None:
    room.fill(0, 1, 3)
    room.model.renew(LONG, looked_at=(PAGE - 3, PAGE + 9))
    room.until(lambda: room.asked == [0, PAGE])
    assert room.drawn == []
    assert not room.model.take(0, rows(0)), "it is as it was"
    assert room.model.take(PAGE, ("Ana", *rows(1)[1:]))
    assert room.drawn == [(PAGE, PAGE)]
    assert room.model.index(PAGE, 0).data() == "Ana"


def test_what_is_not_looked_at_is_read_again_when_it_is(room: Room) -> None:
    room.fill(0, 3)
    room.model.renew(LONG, looked_at=(0, 9))
    room.until(lambda: room.asked == [0])
    assert room.model.index(3 * PAGE, 0).data() == f"n° {3 * PAGE}", "the old one until then"
    room.until(lambda: room.asked == [0, 3 * PAGE])


def test_a_list_that_is_longer_or_shorter_keeps_what_is_shown(room: Room) -> None:
    room.fill(0)
    for count in (LONG + 1, PAGE):
        room.model.renew(count)
        assert room.model.rowCount() == count
        assert room.model.index(0, 0).data() == "n° 0"


def test_news_while_a_page_is_being_read_has_it_read_once_more(room: Room) -> None:
    room.fill(0)
    room.model.renew(LONG, looked_at=(0, 9))
    room.until(lambda: room.asked == [0])
    room.model.renew(LONG, looked_at=(0, 9))
    room.model.take(0, rows(0))
    room.model.renew(LONG, looked_at=(0, 9))
    room.until(lambda: room.asked == [0, 0])
