"""Nearly the same text is known again; another text is not."""

import pytest

from ovhsms_gui.core.similar import nearly_same

TEXT = "Bonjour, le cabinet sera fermé lundi. Votre rendez-vous est déplacé à mardi."


@pytest.mark.parametrize(
    "other",
    [TEXT, TEXT.upper(), TEXT.replace(" ", "\n "), TEXT.replace("fermé", "ferme"), TEXT + " Merci"],
)
def test_the_same_to_who_receives_both(other: str) -> None:
    assert nearly_same(TEXT, other)
    assert nearly_same(other, TEXT)


@pytest.mark.parametrize("other", ["", "Bonjour", "Votre colis est arrivé, passez avant samedi.", TEXT[:30]])
def test_another_message(other: str) -> None:
    assert not nearly_same(TEXT, other)
