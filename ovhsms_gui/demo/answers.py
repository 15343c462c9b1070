"""What people in the demonstration answer, by the last digit of their number; most of them do not."""

_FIRST: dict[str, tuple[str, ...]] = {
    "2": ("Non, je ne peux pas. Plutôt jeudi ?",),
    "3": ("OUI", "Merci beaucoup, à demain 😊"),
    "5": ("C’est qui ?",),
    "7": ("STOP",),
}
_LATER = ("D’accord, merci.",)


def answers_of(number: str, *, again: bool) -> tuple[str, ...]:
    """All that they write, one after the other. `again`: they wrote before."""
    first = _FIRST.get(number[-1:], ())
    return _LATER if first and again else first
