"""One number that was told differently: under several names, or with several texts to put in."""

from collections.abc import Callable, Iterator

from ovhsms_gui.core.findings import NAMES_SHOWN, Finding, FindingCode, Level, Where, short
from ovhsms_gui.core.national import written
from ovhsms_gui.core.pieces import finish, pieces
from ovhsms_gui.core.placeholders import NAME
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.similar import same_name


def conflicts(receivers: Receivers, keys: tuple[str, ...]) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Those for whom another row puts in other words, and of the rest those with several names."""
    finish(find_conflicts(receivers, keys))
    return receivers.kept[conflicts, keys]  # type: ignore[return-value]


def find_conflicts(receivers: Receivers, keys: tuple[str, ...]) -> Iterator[None]:
    """Find them step by step, for `conflicts`."""
    if (conflicts, keys) in receivers.kept:
        return
    texts, names = [], []
    several = (
        [row for row in receivers.valid if row.number.e164 in receivers.others] if receivers.others else ()
    )
    for rows in pieces(several):
        for row in rows:
            if keys and any(_else(other, row, keys) for other in receivers.others_of(row)):
                texts.append(row)
            elif row.number.e164 in receivers.apart:
                names.append(row)
        yield
    receivers.kept[conflicts, keys] = tuple(texts), tuple(names)


def _else(other: Row, row: Row, keys: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """What it would put in otherwise: key, the row's own words, its words. A longer name is the same one."""
    pairs = zip(keys, row.values(keys), other.values(keys), strict=True)
    return [
        (name, mine or "", theirs)
        for name, mine, theirs in pairs
        if theirs is not None
        and theirs.split() != (mine or "").split()
        and not (_are_names(name, mine, theirs, row, other) and same_name(row.name, other.name))
    ]


def _are_names(wanted: str, mine: str | None, theirs: str, row: Row, other: Row) -> bool:
    """The whole names are put in: by {name}, or by {nom} of whom no more is known."""
    return wanted == NAME or (mine, theirs) == (row.name, other.name)


def several_texts(plan: Plan) -> Finding | None:
    """Who is told only one of several texts, with the words that differ."""
    rows, _ = conflicts(plan.receivers, plan.template.keys)
    return _told(FindingCode.SEVERAL_TEXTS, rows, lambda row: _both_texts(plan, row))


def _both_texts(plan: Plan, row: Row) -> str:
    """Such as "Ana (9 h / 16 h)"."""
    found = (_else(other, row, plan.template.keys) for other in plan.receivers.others_of(row))
    name, mine, theirs = next(filter(None, found))[0]
    words = f"{mine or '–'} / {theirs}"
    return words if name == NAME else f"{row.name or written(row.number, plan.region)} ({words})"


def several_names(plan: Plan) -> Finding | None:
    """Numbers under which several people stand, with their names."""
    _, rows = conflicts(plan.receivers, plan.template.keys)
    return _told(FindingCode.SEVERAL_NAMES, rows, lambda row: " / ".join(plan.receivers.names_of(row)))


def _told(code: FindingCode, rows: tuple[Row, ...], say: Callable[[Row], str]) -> Finding | None:
    if not rows:
        return None
    told = tuple(short(say(row)) for row in rows[:NAMES_SHOWN])
    return Finding(code, Level.WARNING, Where.RECEIVERS, len(rows), told, groups=(rows,))
