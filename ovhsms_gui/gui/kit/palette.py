"""Colours, light and dark, in one place: grounds, inks, and the five states; and how a system's own are completed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

LEGIBLE = 4.5  # the least contrast of a text with its ground


class State(StrEnum):
    """What has a colour of its own; nothing else in the program has."""

    POSITIVE = "positive"  # delivered, done
    TRANSIT = "transit"  # on its way, scheduled, a plain fact
    WARNING = "warning"  # to look at
    NEGATIVE = "negative"  # failed, or stands in the way
    UNKNOWN = "unknown"  # may have been sent: neither failure nor warning


@dataclass(frozen=True, slots=True)
class Pair:
    """The ink of a state, and the soft ground it stands on."""

    ink: QColor
    soft: QColor


@dataclass(frozen=True, slots=True)
class Tone:
    """All colours of a theme. `states` has every State."""

    ground: QColor  # of the page
    rail: QColor  # stands back from the page
    card: QColor  # of what is read and written
    alt: QColor  # every second row
    ink: QColor
    muted: QColor  # text that stands back
    hairline: QColor  # decoration only
    edge: QColor  # of a field
    hover: QColor
    accent: QColor  # the primary button
    on_accent: QColor
    link: QColor  # what can be done; the ring of what has the focus
    soft: QColor  # selected, ours, leading somewhere
    states: Mapping[State, Pair]
    outlined: bool = False  # high contrast: chips have an edge, since soft grounds are none

    def colour(self, name: str) -> QColor:
        """The ink of a State, or the colour called `name` in here."""
        colour = self.states[State(name)].ink if name in _STATES else getattr(self, name)
        assert isinstance(colour, QColor)
        return colour


_STATES = frozenset(State)


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """`share` of `front` over `back`, opaque."""
    rest = 1 - share
    return QColor(
        round(front.red() * share + back.red() * rest),
        round(front.green() * share + back.green() * rest),
        round(front.blue() * share + back.blue() * rest),
    )


def contrast(one: QColor, other: QColor) -> float:
    """How well one stands out from the other, as WCAG reckons it: from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _tone(names: str, states: str, *, outlined: bool = False) -> Tone:
    """`names` in the order of Tone's fields; `states`: ink and soft of each, in the order of State."""
    plain = [QColor(text) for text in names.split()]
    inks = [QColor(text) for text in states.split()]
    pairs = [Pair(*inks[place : place + 2]) for place in range(0, len(inks), 2)]
    colours = [field.name for field in fields(Tone) if field.type is QColor]
    known = dict(zip(colours, plain, strict=True))
    return Tone(**known, states=dict(zip(State, pairs, strict=True)), outlined=outlined)


# ground, rail, card, alt | ink, muted, hairline, edge, hover | accent, on accent, link, soft
LIGHT = _tone(
    "#F4F6F9 #EAEEF3 #FFFFFF #F7F9FB  #18212E #55617A #DCE2EA #808B9F #EBEFF5  #1B62AD #FFFFFF #1A5FA8 #E3EEF9",
    "#13703F #E0F2E7  #47597A #E8ECF3  #845400 #FCF0D4  #B0241C #FBE7E4  #6A469F #EFE9F8",
)
DARK = _tone(
    "#14181E #101419 #1D222A #20262F  #E7EBF1 #A3AFC0 #323A46 #6F7C90 #2A313C  #2D6DB8 #FFFFFF #82B8F2 #213A57",
    "#74D0A0 #1B3A2B  #AFC0D9 #2B3544  #EDBF56 #3D3117  #FF9D92 #4A2321  #C8AEF5 #362B4A",
)
# What whoever asks the system for high contrast gets: two grounds become one, and lines carry what they did.
HIGH_LIGHT = _tone(
    "#FFFFFF #FFFFFF #FFFFFF #FFFFFF  #000000 #202020 #000000 #000000 #E4E4E4  #00408A #FFFFFF #00408A #FFFFFF",
    "#00502A #FFFFFF  #2C3B57 #FFFFFF  #5E3B00 #FFFFFF  #8F0F08 #FFFFFF  #4C2A80 #FFFFFF",
    outlined=True,
)
HIGH_DARK = _tone(
    "#000000 #000000 #000000 #000000  #FFFFFF #E0E0E0 #FFFFFF #FFFFFF #2B2B2B  #A8D2FF #000000 #A8D2FF #000000",
    "#86E3B2 #000000  #C9D6EA #000000  #FFD272 #000000  #FFB3AA #000000  #D9C6FF #000000",
    outlined=True,
)

_ROLES = {
    Role.Window: "ground",
    Role.WindowText: "ink",
    Role.Base: "card",
    Role.AlternateBase: "alt",
    Role.Text: "ink",
    Role.Button: "card",
    Role.ButtonText: "ink",
    Role.BrightText: "on_accent",
    Role.PlaceholderText: "muted",
    Role.Highlight: "accent",
    Role.HighlightedText: "on_accent",
    Role.Link: "link",
    Role.LinkVisited: "link",
    Role.Accent: "link",
    Role.Light: "card",
    Role.Midlight: "hover",
    Role.Mid: "hairline",
    Role.Dark: "edge",
    Role.Shadow: "ink",
    Role.ToolTipBase: "ink",
    Role.ToolTipText: "card",
}
_INKS = (Role.WindowText, Role.Text, Role.ButtonText)


def application_palette(tone: Tone) -> QPalette:
    """What a style without colours of its own is given. What is grey stays legible: its text says why it is grey."""
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, tone.colour(name))
    for role in _INKS:
        palette.setColor(Group.Disabled, role, tone.muted)
    return palette


# Styles change other roles in what they are given to draw.
_KEY = (Role.Window, Role.Base, Role.WindowText)
_TAKEN = (*_KEY, Role.Highlight, Role.HighlightedText, Role.Link)
_OURS = {
    tuple(tone.colour(_ROLES[role]).rgb() for role in _KEY): tone
    for tone in (LIGHT, DARK, HIGH_LIGHT, HIGH_DARK)
}


def tone_of(palette: QPalette) -> Tone:
    """The tone that a widget's palette belongs to: one of ours, or a system's own completed by blending."""
    ours, colours = _known(_Same(palette))
    return ours or derived(*colours, outlined=wants_contrast())


class _Same:
    """A palette, the same as another when Qt says so: each part asks for its tone whenever it is drawn."""

    __slots__ = ("_key", "palette")

    def __init__(self, palette: QPalette) -> None:
        self.palette = palette
        self._key = palette.cacheKey()

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._key == other._key


@lru_cache(maxsize=64)
def _known(same: _Same) -> tuple[Tone | None, tuple[int, ...]]:
    """The tone if it is one of ours, and the colours that make one if it is not."""
    return _OURS.get(_colours(same.palette, _KEY)), _colours(same.palette, _TAKEN)


def _colours(palette: QPalette, roles: tuple[QPalette.ColorRole, ...]) -> tuple[int, ...]:
    return tuple(palette.color(Group.Active, role).rgb() for role in roles)


@lru_cache(maxsize=8)
def derived(
    window: int, base: int, text: int, highlight: int, highlighted: int, link: int, *, outlined: bool
) -> Tone:
    """A tone around a system's own colours, given as 0xAARRGGBB."""
    ground, card, ink, accent, on_accent, linked = map(
        QColor.fromRgb, (window, base, text, highlight, highlighted, link)
    )
    dark = _luminance(card) < _luminance(ink)
    ours = (HIGH_DARK if dark else HIGH_LIGHT) if outlined else (DARK if dark else LIGHT)
    share = 0.16 if dark else 0.11
    rail = ground if dark else blend(ink, ground, 0.04)
    softs = [pair.soft for pair in ours.states.values()]
    clear = _legible(linked, ink, lambda mix: [rail, blend(mix, card, share + 0.08), *softs])
    soft = card if outlined else blend(clear, card, share)
    grounds = [ground, card, soft]
    return Tone(
        ground=ground,
        rail=rail,
        card=card,
        alt=blend(ink, card, 0.03),
        ink=ink,
        muted=ink if outlined else blend(ink, card, 0.71),
        hairline=ink if outlined else blend(ink, card, 0.13),
        edge=ink if outlined else blend(ink, card, 0.52),
        hover=blend(ink, card, 0.07),
        accent=accent,
        on_accent=on_accent
        if contrast(on_accent, accent) >= LEGIBLE
        else max((ink, card), key=lambda colour: contrast(colour, accent)),
        link=clear,
        soft=soft,
        states={
            state: Pair(_legible(pair.ink, ink, lambda _: grounds), card if outlined else pair.soft)
            for state, pair in ours.states.items()
        },
        outlined=outlined,
    )


def _legible(colour: QColor, ink: QColor, grounds: Callable[[QColor], list[QColor]]) -> QColor:
    """`colour`, or as much of `ink` in it as makes it legible on all the `grounds` it then has."""
    mixed = (blend(ink, colour, step / 20) for step in range(20))
    return next((mix for mix in mixed if min(contrast(mix, g) for g in grounds(mix)) >= LEGIBLE), ink)


def wants_contrast() -> bool:
    """Whether the system is set to high contrast. Qt tells since 6.10."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    return hints is not None and hints().contrastPreference() == Qt.ContrastPreference.HighContrast
