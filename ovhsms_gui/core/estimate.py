"""What OVHcloud is asked to count, to check this program's own count of a plan's parts."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ovhsms_gui.core.draft import Draft

if TYPE_CHECKING:
    from ovhsms_gui.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Question:
    """A text as it is received, and what decides whether OVHcloud adds its STOP line to it."""

    text: str = field(repr=False)
    no_stop: bool
    sender_type: str  # a word of OVHcloud's sms.TypeSenderEnum


def question(plan: "Plan") -> Question | None:
    """The text that `plan.measure` speaks of; None while nobody receives one that differs from receiver to receiver."""
    row = plan.longest_row
    if row is None and plan.varies:
        return None
    text = plan.template.fill(()) if row is None else plan.text_for(row)
    return Question(text, plan.draft.no_stop, _sender_type(plan.draft))


def _sender_type(draft: Draft) -> str:
    if draft.allow_replies:
        return "shortcode"
    return "numeric" if draft.sender.removeprefix("+").isdecimal() else "alpha"
