"""Saved texts come back by their names."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.store.texts import LONGEST_NAME, SavedText, Texts, tidy


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def texts(path: Path) -> Iterator[Texts]:
    with closing(Texts(path)) as texts:
        yield texts


def test_texts_come_back_in_the_order_of_their_names(texts: Texts, path: Path) -> None:
    for name in ("Rappel", "école fermée", "Avis"):
        texts.keep(name, f"{name}: à demain {{first_name}}\n\ud83d")
    with closing(Texts(path)) as again:
        assert [saved.name for saved in again.all()] == ["Avis", "école fermée", "Rappel"]
        assert again.all()[2] == SavedText("Rappel", "Rappel: à demain {first_name}\n\ud83d")


def test_the_same_name_again_replaces_and_removing_removes(texts: Texts) -> None:
    texts.keep("Rappel", "a")
    texts.keep("Rappel", "b")
    assert texts.all() == (SavedText("Rappel", "b"),)
    texts.remove("never there")
    texts.remove("Rappel")
    assert texts.all() == ()


def test_a_text_never_takes_the_name_of_another(texts: Texts) -> None:
    texts.keep("Rappel", "a")
    texts.keep("Avis", "b")
    texts.rename("Avis", "Rappel")
    assert texts.all() == (SavedText("Avis", "b"), SavedText("Rappel", "a"))
    texts.rename("Avis", "Avis 2")
    assert texts.all()[0] == SavedText("Avis 2", "b")


@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_any_name_can_be_stored(name: str) -> None:
    tidied = tidy(name)
    tidied.encode()
    assert len(tidied) <= LONGEST_NAME
    assert tidy(tidied) == tidied
    assert "\n" not in tidied
