"""How long texts are kept: the lengths to choose among, and what is older than one of them."""

from calendar import monthrange
from datetime import UTC, datetime

LENGTHS = (1, 3, 6, 12, 24, 36)  # months
USUAL = 12


def months_before(now: float, months: int) -> float:
    """The same day and hour so many months before (seconds since 1970); a month's last day where it has no such."""
    at = datetime.fromtimestamp(now, UTC)
    year, month = divmod(at.year * 12 + at.month - 1 - months, 12)
    day = min(at.day, monthrange(year, month + 1)[1])
    return at.replace(year=year, month=month + 1, day=day).timestamp()
