"""What OVHcloud is asked to count, to check this program's own count of a plan's parts."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Question:
    """A text as it is received, and what decides whether OVHcloud adds its STOP line to it."""

    text: str = field(repr=False)
    no_stop: bool
    sender_type: str  # a word of OVHcloud's sms.TypeSenderEnum
