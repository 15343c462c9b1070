"""The checks of a plan, each a function that finds one thing or nothing."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import islice

from ovhsms_gui.core.conflicts import several_names, several_texts
from ovhsms_gui.core.fields import NAME, PHONES, field_of, spellings, usual
from ovhsms_gui.core.findings import (
    NAME_LENGTH,
    NAMES_SHOWN,
    Action,
    Finding,
    FindingCode,
    Level,
    Where,
    about,
    called,
    short,
)
from ovhsms_gui.core.numbers import Kind
from ovhsms_gui.core.pieces import finish, pieces
from ovhsms_gui.core.placeholders import Place, key, leftover
from ovhsms_gui.core.plan import Plan, Size
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.scheduling import outside_hours, passed
from ovhsms_gui.core.text import culprit, find_culprits, find_unsendable, unsendable

_MANY_PARTS, _TOO_MANY_PARTS = 6, 255
_HOME = "FR"  # the short number that people can answer reaches French mobiles only
_SPECIAL = (Kind.PREMIUM, Kind.TOLL_FREE, Kind.SHORT, Kind.OTHER)
# 255 parts hold no more: what comes after is an error of its own.
_READ_AT_MOST = _TOO_MANY_PARTS * 160
_LONGEST_NAME = 60  # characters of a placeholder
_NEAR = 0.75  # a letter or two of a field's name are others

_ERROR, _WARNING, _INFO = Level.ERROR, Level.WARNING, Level.INFO


def _account(plan: Plan) -> Finding | None:
    return Finding(FindingCode.NO_ACCOUNT, _ERROR, Where.ACCOUNT) if plan.context is None else None


def _number_in_box(plan: Plan) -> Finding | None:
    waits = plan.draft.numbers.strip()
    return Finding(FindingCode.NUMBER_IN_BOX, _ERROR, Where.RECEIVERS) if waits else None


def _somebody(plan: Plan) -> Finding | None:
    if plan.people:
        return None
    if not plan.receivers.rows:
        waits = plan.draft.numbers.strip()
        return None if waits else Finding(FindingCode.NO_RECEIVERS, _ERROR, Where.RECEIVERS)
    invalid = about(plan.region, FindingCode.ONLY_INVALID, _ERROR, plan.receivers.wrong)
    return invalid or about(plan.region, FindingCode.ONLY_OPTED_OUT, _ERROR, plan.receivers.opted_out)


def _text(plan: Plan) -> Finding | None:
    if not plan.draft.text.strip():
        return Finding(FindingCode.EMPTY_TEXT, _ERROR, Where.TEXT)
    blank = tuple(size.rows for size in plan.sizes if size.blank)
    return Finding(FindingCode.EMPTY_TEXT, _ERROR, Where.RECEIVERS, groups=blank) if blank else None


def _sendable(plan: Plan) -> Finding | None:
    names = unsendable(plan.draft.text)
    if not names:
        return None
    span = find_unsendable(plan.draft.text)
    return Finding(FindingCode.UNSENDABLE, _ERROR, Where.TEXT, len(names), names[:NAMES_SHOWN], span=span)


# OVHcloud, "Everything you need to know about SMS senders", widened to what its Manager's form accepts.
_SENDER = re.compile(r"(?=.*[^\d])[A-Za-z0-9 _.,&+-]{1,11}")


def _sender(plan: Plan) -> Finding | None:
    if plan.terms.allow_replies:
        return None
    name, known = plan.terms.sender, plan.context.senders if plan.context else None
    if not name or (known is not None and name not in known):
        return Finding(FindingCode.NO_SENDER, _ERROR, Where.SENDER, value=name)
    if known is None and not _SENDER.fullmatch(name):
        return Finding(FindingCode.SENDER_FORM, _ERROR, Where.SENDER, value=name)
    return None


# With the short number OVHcloud answers 400 to links, e-mail addresses and phone numbers in the text. A bare
# name needs a usual ending or a path: "demain.Merci" is no link; a national number is grouped as people do:
# "01.02.2026 14 h" is none. Each branch starts at the start of a word only, else long words cost their square.
_CONTACT = re.compile(
    r"""(?<![\w.+-])(?:
        https?://\S* | www\.\S*
        | [\w.+-]+@[\w-]+\.\w[\w.-]*
        | (?:[\w-]+\.)+(?:(?:fr|com|net|org|eu|info|io)\b(?:/\S*)? | [a-z]{2,}/\S+)
    ) | (?<![\w+])(?<!\d[.-])(?:
        (?:\+|00)(?:[ .()/-]{0,3}\d){8,}
        | 0(?:\d{8,10} | \d([ ./-])\d\d(?:\1\d\d){3} | \d{3}([ ./-])\d{3}\2\d{3} | \d{2,4}[ /-]\d{6,8})(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def _contact(plan: Plan) -> Finding | None:
    if not plan.terms.allow_replies:
        return None
    found = _CONTACT.search(plan.draft.text[:_READ_AT_MOST])
    if found is None:
        return _contact_in_values(plan)
    return Finding(FindingCode.CONTACT_IN_REPLY, _ERROR, Where.TEXT, value=found.group(), span=found.span())


def _contact_in_values(plan: Plan) -> Finding | None:
    """The first that a receiver's data brings in."""
    finish(contact_search(plan.receivers, plan.template.keys))
    return plan.receivers.kept[_contact, plan.template.keys]  # type: ignore[return-value]


def contact_search(receivers: Receivers, keys: tuple[str, ...]) -> Iterator[None]:
    """Look for it step by step, once for all texts that use the same names."""
    if (_contact, keys) in receivers.kept:
        return
    first: Finding | None = None
    for rows in pieces(receivers.valid if keys else ()):
        values = ((row, value[:_READ_AT_MOST]) for row in rows for value in row.values(keys) if value)
        found = next(((row, it) for row, value in values if (it := _CONTACT.search(value))), None)
        if found is not None:
            row, contact = found
            first = Finding(
                FindingCode.CONTACT_IN_REPLY,
                _ERROR,
                Where.RECEIVERS,
                value=contact.group(),
                groups=((row,),),
            )
            break
        yield
    receivers.kept[_contact, keys] = first


def _abroad(plan: Plan) -> Finding | None:
    if not plan.terms.allow_replies:
        return None
    groups = (rows for country, rows in plan.receivers.countries.items() if country != _HOME)
    return about(plan.region, FindingCode.FOREIGN_REPLY, _ERROR, *groups)


def _balance(plan: Plan) -> Finding | None:
    context = plan.context
    if context is None or context.credits is None:
        return None
    # Rounded, because three times 0.1 is more than 0.3 to a computer.
    missing = round(plan.credits - context.credits, 4)
    if missing > 0:
        return Finding(FindingCode.BALANCE, _ERROR, Where.ACCOUNT, value=_credits(missing))
    # What waits may never leave: the operator knows.
    missing = round(missing + context.waiting, 4)
    if missing > 0 and context.waiting:
        return Finding(FindingCode.BALANCE_WAITING, _WARNING, Where.ACCOUNT, value=_credits(missing))
    return None


def _credits(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _length(plan: Plan) -> Finding | None:
    parts = plan.measure.parts
    if parts > _TOO_MANY_PARTS:
        return Finding(FindingCode.TOO_MANY_PARTS, _ERROR, Where.TEXT, parts)
    return Finding(FindingCode.MANY_PARTS, _WARNING, Where.TEXT, parts) if parts > _MANY_PARTS else None


def _counted(plan: Plan) -> Finding | None:
    """OVHcloud's figure is told, never taken: what it is for another text nobody knows."""
    counts = plan.context.counts if plan.context else {}
    asked = plan.question if counts else None
    ours, theirs = plan.measure.parts, counts.get(asked) if asked else None
    if theirs is None or theirs == ours:
        return None
    row = plan.longest_row if plan.varies else None  # whose text it is, where each has another
    where, groups = (Where.RECEIVERS, ((row,),)) if row else (Where.TEXT, ())
    return Finding(FindingCode.COUNTED_OTHERWISE, _WARNING, where, theirs, value=str(ours), groups=groups)


def _left_out(plan: Plan) -> Finding | None:
    return (
        about(plan.region, FindingCode.INVALID_LEFT_OUT, _WARNING, plan.receivers.wrong)
        if plan.people
        else None
    )


def _untaken(plan: Plan) -> Finding | None:
    left = plan.leftover
    if not left.count:
        return None
    names, files = left.names(NAMES_SHOWN), ", ".join(map(short, left.files[:NAMES_SHOWN]))
    return Finding(
        FindingCode.UNTAKEN,
        _WARNING,
        Where.UNTAKEN,
        left.count,
        tuple(map(short, names)),
        files,
        action=Action.OPEN,
    )


def _opted_out(plan: Plan) -> Finding | None:
    rows = plan.receivers.on_own_list if plan.people else ()
    return about(plan.region, FindingCode.OPTED_OUT, _WARNING, rows, named=True)


def _stopped(plan: Plan) -> Finding | None:
    rows = plan.receivers.answered_stop if plan.people else ()
    return about(plan.region, FindingCode.STOPPED, _WARNING, rows, named=True)


def _asked_to_stop(plan: Plan) -> Finding | None:
    return about(
        plan.region,
        FindingCode.ASKED_TO_STOP,
        _WARNING,
        plan.receivers.asked_to_stop,
        named=True,
        action=Action.OPEN,
        others=(Action.SHOW,),
    )


def _landline(plan: Plan) -> Finding | None:
    return about(plan.region, FindingCode.LANDLINE, _WARNING, plan.receivers.kinds.get(Kind.LANDLINE, ()))


def _special(plan: Plan) -> Finding | None:
    groups = (plan.receivers.kinds.get(kind, ()) for kind in _SPECIAL)
    return about(plan.region, FindingCode.PREMIUM, _WARNING, *groups)


def _unpriced(plan: Plan) -> Finding | None:
    if not plan.unpriced:
        return None
    unknown = {group.country for group in plan.groups if group.credits is None}
    groups = tuple(size.rows for size in plan.sizes if size.country in unknown)
    return Finding(FindingCode.UNPRICED, _WARNING, Where.RECEIVERS, plan.unpriced, groups=groups)


def _merged(plan: Plan) -> Finding | None:
    count = plan.receivers.merged
    return Finding(FindingCode.MERGED, _INFO, Where.RECEIVERS, count) if count else None


# ---- placeholders ----------------------------------------------------------------------------------


def _unheard_of(plan: Plan, *, always_default: bool) -> dict[str, Place]:
    """The names that no receiver has, as they are typed first: those with a default each time, or the others.

    Each with the first place where it is so.
    """
    typed: dict[str, str] = {}
    given: dict[str, Place] = {}  # with a default
    bare: dict[str, Place] = {}
    for place in plan.template.places if plan.people else ():
        wanted = field_of(key(place.name))
        if not plan.merge.knows(wanted):
            typed.setdefault(wanted, place.name)
            (bare if place.default is None else given).setdefault(wanted, place)
    places = given if always_default else bare
    return {name: places[wanted] for wanted, name in typed.items() if (wanted not in bare) is always_default}


def _unknown(plan: Plan) -> Finding | None:
    found = {name: place for name, place in _wrong(plan) if not _nearest(plan, name)}
    return _named(FindingCode.UNKNOWN_PLACEHOLDER, _ERROR, found)


def _mistyped(plan: Plan) -> Finding | None:
    """One at a time, each with its own cure."""
    for name, place in _wrong(plan):
        near = _nearest(plan, name)
        if near:
            return Finding(
                FindingCode.MISTYPED_PLACEHOLDER,
                _ERROR,
                Where.TEXT,
                1,
                (short(name),),
                near,
                span=(place.start, place.end),
                action=Action.REPLACE,
                others=(Action.SHOW,),
            )
    return None


def _wrong(plan: Plan) -> Iterator[tuple[str, Place]]:
    """The names that no receiver has and most address books do not know either."""
    found = _unheard_of(plan, always_default=False)
    return ((name, place) for name, place in found.items() if not usual(key(name)))


def _nearest(plan: Plan, name: str) -> str:
    """The column that somebody has, as it is written, of which a spelling is nearly this name; "" for none."""
    titles = [NAME, *sorted(title for title in plan.merge.titles if len(title) <= _LONGEST_NAME)]
    there = dict.fromkeys(PHONES, "")
    there |= {spelling: title for title in titles for spelling in spellings(key(title))}
    there |= {key(title): title for title in titles}  # its own name before what others may be called
    named = [spelling for spelling in there if spelling[:1].isalpha()]  # else no text can name it
    for spelling in get_close_matches(key(name), named, 1, _NEAR):
        found = there[spelling] or spelling
        # Beside another of its field it is meant by its very name, not by what any of them is called.
        several = field_of(key(found)) in plan.merge.several
        return (found[:1].upper() + found[1:]).replace("_", " ") if several else found
    return ""


def _default_for_all(plan: Plan) -> Finding | None:
    return _named(FindingCode.DEFAULT_FOR_ALL, _WARNING, _unheard_of(plan, always_default=True))


def _named(code: FindingCode, level: Level, found: dict[str, Place]) -> Finding | None:
    if not found:
        return None
    names = tuple(map(short, islice(found, NAMES_SHOWN)))
    span = min((place.start, place.end) for place in found.values())
    return Finding(code, level, Where.TEXT, len(found), names, span=span)


def _needed(plan: Plan) -> dict[str, str]:
    """The names that everybody must have something for, by `key`, as they are typed: no default, no mistake."""
    bare = {key(place.name): place.name for place in plan.template.places if place.default is None}
    return {wanted: name for wanted, name in bare.items() if plan.merge.knows(wanted) or usual(wanted)}


def _empty(plan: Plan) -> Finding | None:
    bare = _needed(plan)
    asked = [(index, wanted) for index, wanted in enumerate(plan.template.keys) if wanted in bare]
    sizes = [size for size in plan.sizes if any(size.shapes[index] is None for index, _ in asked)]
    if not sizes:
        return None
    missing: dict[str, str] = {}  # by one of its spellings: who has something under another has it here too
    for index, wanted in asked:
        if any(size.shapes[index] is None for size in sizes):
            missing.setdefault(field_of(wanted), bare[wanted])
    return about(
        plan.region,
        FindingCode.EMPTY_PLACEHOLDER,
        _ERROR,
        *(size.rows for size in sizes),
        named=True,
        value=short(", ".join(f"{{{name}}}" for name in missing.values())),
        placeholder=next(wanted for index, wanted in asked if sizes[0].shapes[index] is None),
        action=Action.FILL_IN,
    )


def _unsendable_value(plan: Plan) -> Finding | None:
    return about(
        plan.region,
        FindingCode.UNSENDABLE_VALUE,
        _ERROR,
        plan.merge.bad,
        named=True,
        placeholder=_first_value(plan, plan.merge.bad, unsendable),
        action=Action.FILL_IN,
    )


def _first_value(plan: Plan, rows: tuple[Row, ...], wrong: Callable[[str], object]) -> str:
    """The placeholder for which the first of these receivers has such a value; "" for none."""
    keys = plan.template.keys
    values = zip(keys, rows[0].values(keys), strict=True) if rows else ()
    return next((name for name, value in values if value and wrong(value)), "")


def _brace(plan: Plan) -> Finding | None:
    found = leftover(plan.draft.text[:_READ_AT_MOST])
    if found is None:
        return None
    start, end = found
    wrong = plan.draft.text[start:end].rstrip()
    span = start, start + min(len(wrong), NAME_LENGTH)  # no more than the sentence shows
    return Finding(FindingCode.LEFTOVER_BRACE, _WARNING, Where.TEXT, value=short(wrong), span=span)


def _long_values(plan: Plan) -> Finding | None:
    sizes = _long_sizes(plan)
    most = max((size.measure.parts for size in sizes), default=0)
    groups = (size.rows for size in sizes)
    return about(plan.region, FindingCode.LONG_VALUES, _WARNING, *groups, named=True, value=str(most))


def _long_sizes(plan: Plan) -> tuple[Size, ...]:
    """Those who need more SMS than most, and not because of characters that make them dear."""
    people: Counter[int] = Counter()
    for size in plan.sizes:
        people[size.measure.parts] += len(size.rows)
    most = max(people, key=lambda parts: (people[parts], -parts), default=0)
    return tuple(size for size in plan.sizes if size.measure.parts > most and size not in plan.dear)


def _dear_values(plan: Plan) -> Finding | None:
    """Those whom characters in what is put in for them make dearer, with these characters."""
    if not plan.dear:
        return None
    groups = tuple(size.rows for size in plan.dear)
    rows = islice((row for rows in groups for row in rows), NAMES_SHOWN)
    return Finding(
        FindingCode.DEAR_VALUES,
        _WARNING,
        Where.RECEIVERS,
        sum(map(len, groups)),
        tuple(f"{called(row, plan.region)} ({dear_in(plan, row)})" for row in rows),
        str(max(size.measure.parts for size in plan.dear)),
        groups=groups,
        placeholder=_first_value(plan, groups[0], lambda value: any(find_culprits(value))),
    )


def dear_in(plan: Plan, row: Row) -> str:
    """Such as "ê, ï": what is put in for somebody stands in the list, in a column of its own."""
    values = row.values(plan.template.keys)
    chars = dict.fromkeys(char for value in values for _, char in find_culprits(value or ""))
    return ", ".join(char if char.isprintable() else culprit(char).name for char in chars)


# In the order in which people are told: errors, warnings, the rest.
CHECKS: tuple[Callable[[Plan], Finding | None], ...] = (
    _number_in_box,
    _account,
    _somebody,
    _text,
    _sendable,
    _mistyped,
    _unknown,
    _empty,
    _unsendable_value,
    _sender,
    passed,
    _contact,
    _abroad,
    _balance,
    outside_hours,
    _length,
    _counted,
    _dear_values,
    _long_values,
    _brace,
    _default_for_all,
    several_texts,
    several_names,
    _asked_to_stop,
    _untaken,
    _left_out,
    _opted_out,
    _stopped,
    _landline,
    _special,
    _unpriced,
    _merged,
)
