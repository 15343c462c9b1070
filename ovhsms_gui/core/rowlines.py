"""Receivers as lines of text, a JSON list each, so that a long list is kept and read again a piece at a time."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ovhsms_gui.core.numbers import in_doubt, parse
from ovhsms_gui.core.receivers import Row


def to_lines(rows: Iterable[Row]) -> str:
    """All that is known of each row: the number as it was judged and as it was written, name, source, columns."""
    return "\n".join(map(_to_line, rows))


def from_lines(lines: str, region: str) -> Iterator[Row]:
    """The rows again, lazily. `region` is for numbers that were not valid; a damaged line is such a number."""
    start = 0
    while start < len(lines):
        end = lines.find("\n", start)
        end = len(lines) if end < 0 else end
        if end > start:
            yield _from_line(lines[start:end], region)
        start = end + 1


def to_text(fields: tuple[tuple[str, str], ...]) -> str:
    """A receiver's columns as JSON; "" for none."""
    return json.dumps(fields) if fields else ""


def from_text(text: str) -> tuple[tuple[str, str], ...]:
    """The columns again."""
    return tuple((str(name), str(value)) for name, value in json.loads(text)) if text else ()


def _to_line(row: Row) -> str:
    # JSON's escapes keep a line on its line, and hold halves of characters that UTF-8 would refuse.
    return json.dumps((row.number.e164 or "", row.number.raw, row.name, row.source, row.fields))


def _from_line(line: str, region: str) -> Row:
    try:
        e164, raw, name, source, fields = json.loads(line)
        number = parse(str(e164 or raw), region)
        pairs = tuple((str(column), str(value)) for column, value in fields)
    except (ValueError, TypeError):
        return Row(parse(line, region))
    if e164 and number.e164 is not None:
        number = replace(number, raw=str(raw))  # what was typed may mean another number in another country
    elif number.e164 is not None:
        number = in_doubt(number)  # it was none because of what stood beside it
    return Row(number, str(name), str(source), pairs)
