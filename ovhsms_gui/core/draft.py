"""What the operator has written and chosen, before anything is checked."""

from dataclasses import dataclass, field, replace

from ovhsms_gui.core.terms import Terms


@dataclass(frozen=True, slots=True)
class Draft:
    """The message as typed, and its terms.

    `numbers`: what still stands in the box of numbers, in nobody's list yet.
    """

    text: str = ""
    terms: Terms = field(default_factory=Terms)
    numbers: str = ""

    @property
    def choices(self) -> "Draft":
        """The same with nothing written: what a new message begins with."""
        return Draft(terms=self.terms.for_another)

    @property
    def at_once(self) -> "Draft":
        """The same without a time."""
        return replace(self, terms=self.terms.at_once)
