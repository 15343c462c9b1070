"""Full objects page by page, as OVHcloud gives them to its own web pages instead of ids."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ovhsms_gui.demo.exchange import Headers, bad_request
from ovhsms_gui.demo.habits import Habits, Paging

USUAL = 25

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Page:
    """A JSON value with headers of its own."""

    value: list[dict[str, Any]]
    headers: tuple[tuple[str, str], ...]


def page(
    found: Sequence[_T],
    form: Callable[[_T], dict[str, Any]],
    headers: Headers,
    habits: Habits,
    key: str = "id",
) -> Page:
    """The page that the X-Pagination headers ask for. Raises Refusal.

    `found` is in the order of `key`: unless they ask for another, no more is given its `form` than stands on the page.
    """
    size = min(_figure(headers, "X-Pagination-Size", USUAL), habits.page)
    number = _figure(headers, "X-Pagination-Number", 1)
    by = headers.get("X-Pagination-Sort", key)
    if found and by not in form(found[0]):
        raise bad_request(f"[X-Pagination-Sort] Given data ({by}) is not valid")
    backwards = headers.get("X-Pagination-Sort-Order", "ASC").upper() == "DESC"
    if by == key:
        ordered = found[::-1] if backwards else found
    else:  # None sorts before everything else.
        by_value = [(form(one)[by], one) for one in found]
        by_value.sort(key=lambda pair: (pair[0] is not None, pair[0] or 0), reverse=backwards)
        ordered = [one for _, one in by_value]
    start = 0 if habits.paging is Paging.REPEATED else size * (number - 1)
    if habits.paging is Paging.ENDED and number > 1:
        start = len(ordered)
    counted = habits.paging is not Paging.UNCOUNTED
    return Page(
        [form(one) for one in ordered[start : start + size]],
        (
            *([("X-Pagination-Elements", str(len(found)))] if counted else []),
            ("X-Pagination-Number", str(number)),
            ("X-Pagination-Size", str(size)),
            ("X-Pagination-Total", str(max(1, -(-len(found) // size)))),
        ),
    )


def _figure(headers: Headers, name: str, default: int) -> int:
    text = headers.get(name, str(default))
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise bad_request(f"[{name}] Given data ({text[:20]}) is not valid for type long")
    return int(text)
