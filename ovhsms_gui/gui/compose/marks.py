"""What is marked in a message: the characters that force Unicode, and the placeholders."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ovhsms_gui.core.placeholders import Place, key, places
from ovhsms_gui.core.plan import Plan
from ovhsms_gui.core.text import Culprit, culprit, find_culprits, is_picture


class Kind(Enum):
    """What a mark is for."""

    PLACEHOLDER = auto()
    UNKNOWN = auto()  # a placeholder that no receiver has anything for: it is in the way
    DEFAULT = auto()  # the same, and its default is sent to everybody
    CULPRIT = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters from `start` up to `end`; `text` is a placeholder's name, or the characters themselves."""

    start: int
    end: int
    kind: Kind
    text: str
    default: str | None = None

    @property
    def culprit(self) -> Culprit:
        """Of a mark of this kind: its name, and what can stand for it."""
        return culprit(self.text)


def marks(text: str, unknown: Collection[str] = ()) -> tuple[Mark, ...]:
    """The marks of a text or of one of its lines: first the placeholders, then the characters.

    `unknown` are names as `key` compares them. A name between braces is not sent: nothing in it is dear.
    """
    found = places(text)
    named = [_mark(place, unknown) for place in found]
    unsent = [_name_of(text, place) for place in found]
    starts = [start for start, _ in unsent]
    dear = []
    for start, char in find_culprits(text):
        near = bisect_left(starts, start + 1) - 1
        if near < 0 or start + len(char) > unsent[near][1]:
            dear.append(Mark(start, start + len(char), Kind.CULPRIT, char))
    return (*named, *dear)


def _mark(place: Place, unknown: Collection[str]) -> Mark:
    kind = Kind.PLACEHOLDER
    if key(place.name) in unknown:
        kind = Kind.UNKNOWN if place.default is None else Kind.DEFAULT
    return Mark(place.start, place.end, kind, place.name, place.default)


def _name_of(text: str, place: Place) -> tuple[int, int]:
    return place.start, place.end if place.default is None else text.index("|", place.start)


def unknown_names(plan: Plan) -> frozenset[str]:
    """The names in the text that no receiver has a column for. None are, before anybody was looked at."""
    if not (plan.people and plan.counted):
        return frozenset()
    return frozenset(name for name in plan.template.keys if not plan.merge.knows(name))


def dear(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Those that make the message dearer."""
    return tuple(mark for mark in found if mark.kind is Kind.CULPRIT)


def mendable(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """Those for which something else can stand."""
    return tuple(mark for mark in dear(found) if mark.culprit.replacement is not None)


def removable(found: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same, and those that can go without a word that goes with them."""
    return tuple(
        mark for mark in dear(found) if mark.culprit.replacement is not None or is_picture(mark.text)
    )


def counted(found: Iterable[Mark]) -> tuple[Culprit, ...]:
    """The characters that make the message dearer, the most frequent first."""
    counts = Counter(mark.text for mark in dear(found))
    return tuple(culprit(char, count) for char, count in counts.most_common())


def mended(text: str, wanted: Sequence[Mark]) -> str:
    """The text with these characters replaced."""
    pieces, end = [], 0
    for start, until, words in swaps(text, wanted):
        pieces += [text[end:start], words]
        end = until
    return "".join([*pieces, text[end:]])


def swaps(text: str, wanted: Sequence[Mark]) -> Iterator[tuple[int, int, str]]:
    """From where up to where stands what for these characters.

    A picture goes with the blank before it, where that would be left before another or at the end of a line.
    """
    gone = {mark.start: mark.end for mark in wanted if mark.culprit.replacement is None}
    for mark in wanted:
        start, after = mark.start, mark.end
        if start in gone:
            while after in gone:
                after = gone[after]
            if text[start - 1 : start] == " " and text[after : after + 1] in ("", " ", "\n"):
                start -= 1
        yield start, mark.end, mark.culprit.replacement or ""


def in_units(text: str) -> Callable[[int], int]:
    """From a place in this text to the same as Qt counts, for which an emoji is two."""
    wide = [] if text.isascii() else [place for place, char in enumerate(text) if char > "\uffff"]
    return lambda place: place + bisect_left(wide, place)
