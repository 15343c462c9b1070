"""A trial of a plan: the texts worth seeing on one's own phone before others get theirs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ovhsms_gui.core.fields import PHONES
from ovhsms_gui.core.findings import Finding, FindingCode, Level, Where
from ovhsms_gui.core.numbers import Number
from ovhsms_gui.core.placeholders import NAME, key
from ovhsms_gui.core.plan import Plan, PlanLine
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import Receivers, Row


class Role(StrEnum):
    """Why a text is among those."""

    FIRST = "first"
    LONGEST = "longest"
    DEAREST = "dearest"


@dataclass(frozen=True, slots=True)
class Sample:
    """One text, whose it is, and the plan by which it goes to one's own number."""

    roles: tuple[Role, ...]
    name: str  # "" when nobody is in the list yet
    text: str
    plan: Plan


@dataclass(frozen=True, slots=True)
class Trial:
    """Frozen: what is confirmed is this value."""

    number: Number
    samples: tuple[Sample, ...]

    @property
    def sms(self) -> int:
        """Parts over all texts."""
        return sum(sample.plan.sms for sample in self.samples)

    @property
    def credits(self) -> float:
        """What they cost, as far as the rate is known."""
        return sum(sample.plan.credits for sample in self.samples)

    @property
    def unpriced(self) -> int:
        """SMS whose rate is not known."""
        return sum(sample.plan.unpriced for sample in self.samples)

    @property
    def error(self) -> Finding | None:
        """What has to be mended before it can be sent."""
        for sample in self.samples:
            if sample.plan.error is not None:
                return sample.plan.error
        context = self.samples[0].plan.context
        have = context.credits if context else None
        missing = 0.0 if have is None else round(self.credits - have, 4)
        if missing <= 0:
            return None
        return Finding(FindingCode.BALANCE, Level.ERROR, Where.ACCOUNT, value=f"{missing:g}")


def make_trial(plan: Plan, number: Number) -> Trial:
    """The first, the longest and the dearest text of a plan for one's own number, each text once. Pure."""
    lines: dict[str, PlanLine] = {}
    roles: dict[str, list[Role]] = {}
    for role, line in _lines(plan):
        lines.setdefault(line.text, line)
        roles.setdefault(line.text, []).append(role)
    samples = (
        Sample(tuple(roles[text]), line.name or line.shown, text, _to_me(plan, number, line))
        for text, line in lines.items()
    )
    return Trial(number, tuple(samples) or (Sample((), "", plan.draft.text, _to_me(plan, number, None)),))


def _lines(plan: Plan) -> Iterator[tuple[Role, PlanLine]]:
    first = next(plan.lines, None)
    for role, line in ((Role.FIRST, first), (Role.LONGEST, plan.longest), (Role.DEAREST, plan.dearest)):
        if line is not None:
            yield role, line


def _to_me(plan: Plan, number: Number, line: PlanLine | None) -> Plan:
    """Another person's text to one's own number; name and phone are columns here, because the number is not theirs."""
    fields = line.fields if line else ()
    if line and line.name.strip():
        fields = ((NAME, line.name), *fields)
    if line:
        known = {key(column) for column, _ in fields}
        fields += tuple(
            (name, line.shown) for name in plan.template.keys if name in PHONES and name not in known
        )
    draft = plan.draft.at_once
    return make_plan(Receivers((Row(number, fields=fields),)), draft, plan.context, now=plan.now)
