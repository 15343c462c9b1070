"""Makes the plan out of receivers, draft and account, and has it checked."""

from dataclasses import replace

from ovhsms_gui.core.checks import CHECKS
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.merge import Shapes, merged
from ovhsms_gui.core.placeholders import template
from ovhsms_gui.core.plan import Context, Plan, Size
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.untaken import NO_ROWS, Leftover


def make_plan(
    receivers: Receivers, draft: Draft, context: Context | None, leftover: Leftover = NO_ROWS
) -> Plan:
    """Make the plan. Pure. It runs on each key stroke.

    Its cost grows with the countries and the different lengths of what placeholders take, not with the
    receivers; only when names or receivers change every one of them is looked at, once.
    """
    parsed = template(draft.text)
    groups = merged(receivers, parsed.keys)
    sizes = tuple(
        _size(country, shapes, rows, parsed.fill(shapes), draft)
        for (country, shapes), rows in groups.groups.items()
    )
    typed = draft.measure(draft.text if parsed.keys else parsed.fill(()))
    longest = max(
        (size.measure for size in sizes), key=lambda found: (found.parts, found.units), default=typed
    )
    plan = Plan(draft, receivers, context, longest, typed, parsed, groups, sizes, leftover)
    return replace(plan, findings=tuple(found for check in CHECKS if (found := check(plan)) is not None))


def _size(country: str, shapes: Shapes, rows: tuple[Row, ...], text: str, draft: Draft) -> Size:
    return Size(country, shapes, rows, draft.measure(text), not text.strip())
