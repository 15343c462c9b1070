"""The terms of a send: all that its messages have in common beside the words."""

from dataclasses import dataclass, replace

from ovhsms_gui.core.text import Measure, measure


@dataclass(frozen=True, slots=True)
class Due:
    """When OVHcloud is to send: a moment, in seconds since 1970, and the zone in which it was chosen."""

    at: float
    zone: str = "Europe/Paris"


@dataclass(frozen=True, slots=True)
class Statement:
    """That a message is no advertising: when it was stated, in seconds since 1970, and by which user here."""

    at: float
    by: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """From whom a text goes, with what and when. `sender` is ignored by OVHcloud when replies are allowed."""

    sender: str = ""
    allow_replies: bool = False
    no_stop: bool = False
    due: Due | None = None  # None: as soon as it is confirmed
    let_hold: bool = False  # where OVHcloud holds it until advertising may be sent, that is wanted

    @property
    def at_once(self) -> "Terms":
        """The same without a time."""
        return replace(self, due=None, let_hold=False)

    @property
    def for_another(self) -> "Terms":
        """What another message begins with: neither a time nor a statement is about more than one.

        Nor are replies, for which the sender is another than the one that is seen.
        """
        return replace(self.at_once, allow_replies=False, no_stop=False)

    @property
    def advertising(self) -> bool:
        """Nobody stated that it is none."""
        return not self.no_stop

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
