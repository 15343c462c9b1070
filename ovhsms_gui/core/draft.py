"""What the operator has written and chosen, before anything is checked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """The message as typed. `sender` is ignored by OVHcloud when replies are allowed."""

    text: str = ""
    sender: str = ""
    allow_replies: bool = False
    no_stop: bool = False

    @property
    def stop_clause(self) -> bool:
        """OVHcloud will append its STOP line: not with the reply number, not when waived."""
        return not (self.allow_replies or self.no_stop)
