"""What the operator has written and chosen, before anything is checked."""

from dataclasses import dataclass, field, replace

from ovhsms_gui.core.terms import Due, Terms


@dataclass(frozen=True, slots=True)
class Replaced:
    """The scheduled send whose place a message takes: its number, and for when it is scheduled."""

    send_id: int
    due: Due


@dataclass(frozen=True, slots=True)
class Draft:
    """The message as typed, and its terms.

    `numbers`: what still stands in the box of numbers, in nobody's list yet. `replaces`: the send whose place it takes,
    which stays as it is until this one is sent.
    """

    text: str = ""
    terms: Terms = field(default_factory=Terms)
    numbers: str = ""
    replaces: Replaced | None = None

    @property
    def choices(self) -> "Draft":
        """The same with nothing written: what a new message begins with."""
        return Draft(terms=self.terms.for_another)

    @property
    def at_once(self) -> "Draft":
        """The same without a time, and in nobody's place: it leaves now, beside all others."""
        return replace(self, terms=self.terms.at_once, replaces=None)
