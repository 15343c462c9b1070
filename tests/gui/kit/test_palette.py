"""Every text and line of the kit stands out from what it lies on, in each theme and on a system's own colours."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette

from ovhsms_gui.gui.kit.buttons import Kind, hovered
from ovhsms_gui.gui.kit.chip import fill_of
from ovhsms_gui.gui.kit.palette import (
    DARK,
    HIGH_DARK,
    HIGH_LIGHT,
    LIGHT,
    Role,
    State,
    Tone,
    application_palette,
    blend,
    contrast,
    derived,
    tone_of,
)

TEXT = 4.5
LINE = 3.0  # what is no text but has to be seen
GROUNDS = ("ground", "rail", "card", "alt", "hover", "soft")
TONES = {"light": LIGHT, "dark": DARK, "high light": HIGH_LIGHT, "high dark": HIGH_DARK}
NATIVE_LIGHT = ("#FFFFFF", "#F6F6F6", "#F3F3F3", "#ECECEC")
NATIVE_DARK = ("#1E1E1E", "#202020", "#2D2D2D", "#323232")


def texts(tone: Tone) -> Iterator[tuple[str, QColor, QColor]]:
    """Each text on each ground that it is found on."""
    for ink in ("ink", "muted"):
        for ground in GROUNDS:
            yield f"{ink} on {ground}", tone.colour(ink), tone.colour(ground)
    for ground in ("ground", "rail", "card", "alt", "soft"):
        yield f"link on {ground}", tone.link, tone.colour(ground)
    yield "primary", tone.on_accent, tone.accent
    yield "primary under the pointer", tone.on_accent, hovered(Kind.PRIMARY, tone)
    yield "lead under the pointer", tone.link, hovered(Kind.LEAD, tone)
    yield "undo under the pointer", tone.link, hovered(Kind.UNDO, tone)
    yield "toast", tone.card, tone.ink
    yield "badge", tone.ink, tone.card if tone.outlined else tone.hairline
    for state, pair in tone.states.items():
        for ground in ("ground", "card", "alt", "soft"):
            yield f"{state} on {ground}", pair.ink, tone.colour(ground)
        yield f"{state} chip", pair.ink, pair.soft
        yield f"{state} chip under the pointer", pair.ink, fill_of(state, tone, hover=True)
        yield f"text in a {state} notice", tone.ink, pair.soft
        yield f"link in a {state} notice", tone.link, pair.soft
    for kind, state in ((Kind.DANGER, State.NEGATIVE), (Kind.WARN, State.WARNING)):
        yield f"{state} button under the pointer", tone.states[state].ink, hovered(kind, tone)


def lines(tone: Tone) -> Iterator[tuple[str, QColor, QColor]]:
    for ground in ("card", "ground"):
        yield f"edge on {ground}", tone.edge, tone.colour(ground)
    for ground in GROUNDS:
        yield f"ring on {ground}", tone.link, tone.colour(ground)
    for state, pair in tone.states.items():
        bar = blend(pair.ink, tone.card, 0.7) if state is State.TRANSIT and not tone.outlined else pair.ink
        yield f"{state} part of a bar", bar, tone.card


def too_faint(told: Iterator[tuple[str, QColor, QColor]], least: float) -> list[str]:
    found = [(what, contrast(front, back)) for what, front, back in told]
    return [f"{what}: {value:.2f}" for what, value in found if value < least]


@pytest.mark.parametrize("name", TONES)
def test_every_text_is_legible(name: str) -> None:
    assert too_faint(texts(TONES[name]), TEXT) == []


@pytest.mark.parametrize("name", TONES)
def test_edges_rings_and_bars_are_seen(name: str) -> None:
    assert too_faint(lines(TONES[name]), LINE) == []


@pytest.mark.parametrize("name", ["high light", "high dark"])
def test_high_contrast_is_high(name: str) -> None:
    assert too_faint(texts(TONES[name]), 7.0) == []


@pytest.mark.parametrize("ground", NATIVE_LIGHT + NATIVE_DARK)
@pytest.mark.parametrize("link", ["#0000FF", "#0078D4", "#4CC2FF", "#808080"])
def test_a_systems_own_colours_are_completed_to_legible_ones(ground: str, link: str) -> None:
    text = "#000000" if ground in NATIVE_LIGHT else "#FFFFFF"
    given = [QColor(name).rgb() for name in (ground, ground, text, "#0078D4", "#FFFFFF", link)]
    tone = derived(*given, outlined=False)
    assert too_faint(texts(tone), TEXT) == []
    assert tone.card == QColor(ground), "a system's ground stays as it is"


def test_contrast_is_reckoned_as_wcag_does() -> None:
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert contrast(black, white) == contrast(white, black) == pytest.approx(21.0)
    assert contrast(QColor("#767676"), white) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", TONES)
def test_a_palette_tells_its_tone_whatever_a_style_changes_in_it(name: str, qapp: object) -> None:
    palette = application_palette(TONES[name])
    assert tone_of(palette) is TONES[name]
    palette.setColor(Role.HighlightedText, QColor("#123456"))
    palette.setColor(Role.ButtonText, QColor("#123456"))
    assert tone_of(palette) is TONES[name]


def test_under_high_contrast_no_ground_says_anything() -> None:
    given = [
        QColor(name).rgb() for name in ("#000000", "#000000", "#FFFFFF", "#1AEBFF", "#000000", "#FFFF00")
    ]
    tone = derived(*given, outlined=True)
    assert tone.outlined
    assert {tone.soft.rgb(), *(pair.soft.rgb() for pair in tone.states.values())} == {tone.card.rgb()}
    assert tone.muted == tone.ink
    assert too_faint(texts(tone), TEXT) == []


def test_what_is_grey_stays_legible(qapp: object) -> None:
    for tone in TONES.values():
        palette = application_palette(tone)
        grey = palette.color(QPalette.ColorGroup.Disabled, Role.ButtonText)
        assert contrast(grey, tone.card) >= TEXT
