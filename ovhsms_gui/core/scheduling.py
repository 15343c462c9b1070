"""What is found about the time at which a message is to leave."""

from datetime import UTC, datetime

from ovhsms_gui.core.findings import Action, Finding, FindingCode, Level, Where
from ovhsms_gui.core.hours import is_legal, next_change, next_legal, why_not
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.terms import Due, Terms

_AFTER_OPENING = 300.0  # seconds: on the hour itself it may count as too early


def passed(plan: Plan) -> Finding | None:
    """It is over."""
    due = plan.terms.due
    if due is None or plan.now is None or due.at > plan.now.at:
        return None
    return Finding(FindingCode.TIME_PASSED, Level.ERROR, Where.WHEN, action=Action.OPEN)


def outside_hours(plan: Plan) -> Finding | None:
    """Advertising may not be sent then: OVHcloud would hold it."""
    leaves = plan.terms.due or plan.now
    if leaves is None or not held(plan.terms, leaves):
        return None
    opens, why = opening(leaves), why_not(_moment(leaves))
    if plan.terms.let_hold:
        return Finding(FindingCode.HELD, Level.INFO, Where.WHEN, until=opens, why=why)
    return Finding(
        FindingCode.HOURS,
        Level.WARNING,
        Where.WHEN,
        action=Action.TAKE,
        others=(Action.DECLARE, Action.LET_HOLD),
        due=slot(leaves),
        until=opens,
        why=why,
    )


def surprised(plan: Plan, leaves: Due) -> bool:
    """OVHcloud would hold what leaves at once at that moment, of which the plan says nothing."""
    told = any(finding.code in {FindingCode.HOURS, FindingCode.HELD} for finding in plan.findings)
    return plan.terms.due is None and not told and held(plan.terms, leaves)


def held(terms: Terms, leaves: Due) -> bool:
    """OVHcloud would hold what leaves on these terms at that moment."""
    return terms.advertising and not is_open(leaves)


def is_open(leaves: Due) -> bool:
    """Advertising may be sent then."""
    return is_legal(_moment(leaves))


def opening(leaves: Due) -> Due:
    """That moment where it is legal, else the first one after it that is."""
    return Due(next_legal(_moment(leaves)).timestamp(), leaves.zone)


def slot(leaves: Due) -> Due:
    """The next one that is best chosen."""
    return Due(opening(leaves).at + _AFTER_OPENING, leaves.zone)


def turn(now: float) -> float:
    """When advertising may be sent again, or may not be any more: the first such moment after this one."""
    return next_change(datetime.fromtimestamp(now, UTC)).timestamp()


def _moment(due: Due) -> datetime:
    return datetime.fromtimestamp(due.at, UTC)
