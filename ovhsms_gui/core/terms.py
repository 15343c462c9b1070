"""The terms of a send: all that its messages have in common beside the words."""

from dataclasses import dataclass, replace

from ovhsms_gui.core.text import Measure, measure


@dataclass(frozen=True, slots=True)
class Due:
    """When OVHcloud is to send: a moment, in seconds since 1970, and the zone in which it was chosen."""

    at: float
    zone: str = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Terms:
    """From whom a text goes, with what and when. `sender` is ignored by OVHcloud when replies are allowed."""

    sender: str = ""
    allow_replies: bool = False
    no_stop: bool = False
    due: Due | None = None  # None: as soon as it is confirmed

    @property
    def at_once(self) -> "Terms":
        """The same without a time: it is chosen for one message, and never for the next."""
        return replace(self, due=None)

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
        """How long a text is that goes out on these terms; nothing is added to an empty one."""
        return measure(text, stop_clause=bool(text) and self.stop_clause)
