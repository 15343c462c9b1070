"""Full objects page by page, as OVHcloud gives them to its own web pages instead of ids."""

import re
from dataclasses import dataclass
from typing import Any

from ovhsms_gui.demo.exchange import Headers, bad_request
from ovhsms_gui.demo.habits import Habits, Paging

USUAL = 25


@dataclass(frozen=True, slots=True)
class Page:
    """A JSON value with headers of its own."""

    value: list[dict[str, Any]]
    headers: tuple[tuple[str, str], ...]


def page(objects: list[dict[str, Any]], headers: Headers, habits: Habits, key: str = "id") -> Page:
    """The page that the X-Pagination headers ask for, by `key` unless they say otherwise. Raises Refusal."""
    size = min(_figure(headers, "X-Pagination-Size", USUAL), habits.page)
    number = _figure(headers, "X-Pagination-Number", 1)
    key = headers.get("X-Pagination-Sort", key)
    if objects and key not in objects[0]:
        raise bad_request(f"[X-Pagination-Sort] Given data ({key}) is not valid")
    backwards = headers.get("X-Pagination-Sort-Order", "ASC").upper() == "DESC"
    # None sorts before everything else.
    ordered = sorted(objects, key=lambda item: (item[key] is not None, item[key] or 0), reverse=backwards)
    start = 0 if habits.paging is Paging.REPEATED else size * (number - 1)
    if habits.paging is Paging.ENDED and number > 1:
        start = len(ordered)
    counted = habits.paging is not Paging.UNCOUNTED
    return Page(
        ordered[start : start + size],
        (
            *([("X-Pagination-Elements", str(len(objects)))] if counted else []),
            ("X-Pagination-Number", str(number)),
            ("X-Pagination-Size", str(size)),
            ("X-Pagination-Total", str(max(1, -(-len(objects) // size)))),
        ),
    )


def _figure(headers: Headers, name: str, default: int) -> int:
    text = headers.get(name, str(default))
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise bad_request(f"[{name}] Given data ({text[:20]}) is not valid for type long")
    return int(text)
