"""Makes the plan out of receivers, draft and account, and has it checked."""

from collections.abc import Iterator
from dataclasses import replace

from ovhsms_gui.core.checks import CHECKS, contact_search
from ovhsms_gui.core.conflicts import find_conflicts
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.findings import Finding, FindingCode, Level, Where
from ovhsms_gui.core.merge import UNCOUNTED, Shapes, merged, merging
from ovhsms_gui.core.placeholders import Template, template
from ovhsms_gui.core.plan import Context, Plan, Size
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.terms import Due
from ovhsms_gui.core.text import Measure
from ovhsms_gui.core.untaken import NO_ROWS, Leftover


def make_plan(
    receivers: Receivers,
    draft: Draft,
    context: Context | None,
    leftover: Leftover = NO_ROWS,
    now: Due | None = None,
) -> Plan:
    """Make the plan. Pure. It runs on each key stroke. `now`: a time may have passed.

    Its cost grows with the countries and the different lengths of what placeholders take, not with the
    receivers; only when names or receivers change every one of them is looked at, once: `looks` does so in steps.
    """
    parsed = template(draft.text)
    groups = merged(receivers, parsed.keys)
    sizes = tuple(
        _size(country, shapes, rows, parsed.fill(shapes), draft)
        for (country, shapes), rows in groups.groups.items()
    )
    typed = _typed(draft, parsed)
    longest = max(
        (size.measure for size in sizes), key=lambda found: (found.parts, found.units), default=typed
    )
    plan = Plan(draft, receivers, context, longest, typed, parsed, groups, sizes, leftover, now=now)
    return replace(plan, findings=tuple(found for check in CHECKS if (found := check(plan)) is not None))


def looks(receivers: Receivers, draft: Draft) -> Iterator[None]:
    """Look at each receiver, step by step, and keep what `make_plan` wants to know for this draft."""
    for figure in ("valid", "wrong", "kinds", "countries"):
        getattr(receivers, figure)
        yield
    keys = template(draft.text).keys
    yield from merging(receivers, keys)
    yield from find_conflicts(receivers, keys)
    if draft.terms.allow_replies:
        yield from contact_search(receivers, keys)


def uncounted(
    receivers: Receivers, draft: Draft, context: Context | None, leftover: Leftover = NO_ROWS
) -> Plan:
    """What can be said before everybody was looked at: not what it costs, and not that it may be sent."""
    parsed = template(draft.text)
    typed = _typed(draft, parsed)
    counting = Finding(FindingCode.COUNTING, Level.ERROR, Where.RECEIVERS)
    return Plan(draft, receivers, context, typed, typed, parsed, UNCOUNTED, (), leftover, (counting,))


def _typed(draft: Draft, parsed: Template) -> Measure:
    """The text as it stands."""
    return draft.terms.measure(draft.text if parsed.keys else parsed.fill(()))


def _size(country: str, shapes: Shapes, rows: tuple[Row, ...], text: str, draft: Draft) -> Size:
    return Size(country, shapes, rows, draft.terms.measure(text), not text.strip())
