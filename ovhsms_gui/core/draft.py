"""What the operator has written and chosen, before anything is checked."""

from dataclasses import dataclass, replace

from ovhsms_gui.core.text import Measure, measure


@dataclass(frozen=True, slots=True)
class Draft:
    """The message as typed. `sender` is ignored by OVHcloud when replies are allowed.

    `numbers`: what still stands in the box of numbers, in nobody's list yet.
    """

    text: str = ""
    sender: str = ""
    allow_replies: bool = False
    no_stop: bool = False
    numbers: str = ""

    @property
    def choices(self) -> "Draft":
        """The same with nothing written: what a new message begins with."""
        return replace(self, text="", numbers="")

    @property
    def stop_clause(self) -> bool:
        """OVHcloud will append its STOP line: not with the reply number, not when waived."""
        return not (self.allow_replies or self.no_stop)

    @property
    def sender_type(self) -> str:
        """The kind of sender, in a word of OVHcloud's sms.TypeSenderEnum."""
        if self.allow_replies:
            return "shortcode"
        return "numeric" if self.sender.removeprefix("+").isdecimal() else "alpha"

    def measure(self, text: str) -> Measure:
        """How long a text is that goes out as this draft says; nothing is added to an empty one."""
        return measure(text, stop_clause=bool(text) and self.stop_clause)
