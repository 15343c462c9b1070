"""Are two messages the same to a person who receives both?"""

from difflib import SequenceMatcher

NEARLY = 0.9  # share of the text that is alike
_LONGEST = 2000  # comparing is quadratic; messages that differ do so early


def nearly_same(one: str, other: str) -> bool:
    """The same but for case, spacing and a few characters, such as a corrected typing error."""
    first, second = _plain(one), _plain(other)
    if first == second:
        return True
    if not first or not second:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return (
        matcher.real_quick_ratio() >= NEARLY and matcher.quick_ratio() >= NEARLY and matcher.ratio() >= NEARLY
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()[:_LONGEST]
