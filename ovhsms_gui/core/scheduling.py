"""What is found about the time for which a message is scheduled."""

from datetime import UTC, datetime

from ovhsms_gui.core.findings import Action, Finding, FindingCode, Level, Where
from ovhsms_gui.core.hours import is_legal, next_legal
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due

_AFTER_OPENING = 300.0  # seconds: on the hour itself it may count as too early


def passed(plan: Plan) -> Finding | None:
    """It is over."""
    due = plan.terms.due
    if due is None or due.at > plan.now:
        return None
    return Finding(FindingCode.TIME_PASSED, Level.ERROR, Where.WHEN, action=Action.OPEN)


def outside_hours(plan: Plan) -> Finding | None:
    """Advertising may not be sent then: OVHcloud would hold it."""
    due = plan.terms.due
    if due is None or plan.terms.no_stop:
        return None
    moment = datetime.fromtimestamp(due.at, UTC)
    if is_legal(moment):
        return None
    opens = next_legal(moment).timestamp() + _AFTER_OPENING
    return Finding(FindingCode.HOURS, Level.WARNING, Where.WHEN, action=Action.TAKE, due=Due(opens, due.zone))
