"""Which language the window speaks, and how it writes figures, days and countries in it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from ovhsms_gui import app
from ovhsms_gui.core.findings import Finding, FindingCode, Level, Where
from ovhsms_gui.core.settings import LANGUAGE
from ovhsms_gui.core.states import ReceiverState
from ovhsms_gui.core.text import culprit
from ovhsms_gui.gui import characters, language, messages
from ovhsms_gui.gui.outbox import words
from ovhsms_gui.opening import Unusable, read_opening
from ovhsms_gui.ovh.endpoints import resolve
from ovhsms_gui.store.places import Places
from ovhsms_gui.store.settings import Settings


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


@pytest.fixture
def french(qapp: QApplication) -> None:
    language.speak(qapp, "fr")


def cancel(qtbot: QtBot) -> str:
    """As Qt itself calls it."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


@pytest.mark.parametrize(
    ("wanted", "spoken"),
    [
        (["fr-Latn-BE", "fr-BE", "nl-BE"], "fr"),
        (["br-FR", "fr_FR", "en"], "fr"),
        (["de-DE", "en-GB", "fr"], "en"),
        (["de-DE"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_it_is_the_first_of_the_systems_that_the_window_speaks(wanted: list[str], spoken: str) -> None:
    assert language.first_of(wanted) == spoken


def test_all_catalogues_are_there() -> None:
    assert language.missing() == ()


def test_ours_and_qts_own_words_change_there_and_back(qapp: QApplication, qtbot: QtBot) -> None:
    def said() -> tuple[str, str]:
        return QCoreApplication.translate("Pages", "Compose"), cancel(qtbot)

    assert said() == ("Compose", "Cancel")
    language.speak(qapp, "fr")
    assert said() == ("Écrire", "Annuler")
    language.speak(qapp, "fr")
    language.speak(qapp, "en")
    assert said() == ("Compose", "Cancel")


def test_what_was_chosen_is_spoken_before_there_is_a_window(qapp: QApplication, tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    app.speak_as_chosen(qapp, places)
    assert messages.people(2) == "2 people", "nothing was chosen, nor is anything there"
    places.create()
    with closing(Settings(places.journal)) as settings:
        settings.set(LANGUAGE.key, "fr")
    app.speak_as_chosen(qapp, places)
    assert messages.people(2) == "2 personnes"


@pytest.mark.parametrize(("kept", "spoken"), [("fr", "fr"), ("en", "en"), ("", ""), ("tlh", ""), (7, "")])
def test_a_choice_that_this_version_does_not_know_is_the_systems(kept: object, spoken: str) -> None:
    assert LANGUAGE.among({LANGUAGE.key: kept}) == spoken


def test_figures_days_and_hours_are_french(french: None) -> None:
    assert messages.figure(4987) == "4\u202f987"
    assert messages.figure(3.6) == "3,6"
    assert messages.separator() == ";"
    assert messages.moment(1_793_000_000).startswith("26/10/2026")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 crédit"), (1, "1 crédit"), (1.5, "1,5 crédit"), (2, "2 crédits")]
)
def test_french_takes_the_singular_below_two(french: None, count: float, said: str) -> None:
    assert messages.credits_(count) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 credits"), (1, "1 credit"), (1.5, "1.5 credits"), (2, "2 credits")]
)
def test_english_for_one_alone(count: float, said: str) -> None:
    assert messages.credits_(count) == said


def test_states_agree_with_how_many_they_are_of(french: None) -> None:
    assert words.short(ReceiverState.REFUSED, 1) == "refusé"
    assert words.short(ReceiverState.REFUSED, 3) == "refusés"
    assert words.short(ReceiverState.DELIVERED, 3) == "remis"


def test_countries_have_their_french_names(french: None) -> None:
    assert [messages.country(code) for code in ("GB", "RE", "CI", "DE")] == [
        "Royaume-Uni",
        "La Réunion",
        "Côte d’Ivoire",
        "Allemagne",
    ]


@pytest.mark.parametrize(
    ("char", "english", "french_"),
    [
        ("’", "curly apostrophe", "apostrophe courbe"),
        ("œ", "ligature œ", "e dans l’o"),
        ("ê", "e with circumflex", "e accent circonflexe"),
        ("Ê", "capital e with circumflex", "E accent circonflexe"),
        ("e\u0301", "é in two pieces", "é en deux morceaux"),
        ("\u202f", "narrow non-breaking space", "espace fine insécable"),
        ("❄", "snowflake", "émoji ou symbole"),
        ("ж", "cyrillic small letter zhe", "lettre"),
        ("🇫🇷", "flag", "drapeau"),
    ],
)
def test_characters_have_names_in_both(qapp: QApplication, char: str, english: str, french_: str) -> None:
    assert characters.called(culprit(char)) == english
    language.speak(qapp, "fr")
    assert characters.called(culprit(char)) == french_


def test_what_cannot_be_sent_has_a_french_name(french: None) -> None:
    found = Finding(FindingCode.UNSENDABLE, Level.ERROR, Where.TEXT, 1, ("control character (U+0001)",))
    assert "caractère de contrôle (U+0001)" in messages.finding(found)


def test_rooms_without_a_window_are_understood(french: None, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no web address") as wrong:
        resolve("ftp://ovh.example")
    assert messages.complaint(wrong.value) == "«\u202fftp://ovh.example\u202f» n’est pas une adresse web."
    with pytest.raises(Unusable, match="no file") as lost:
        read_opening(str(tmp_path / "liste.txt"))
    assert messages.complaint(lost.value).startswith("Le fichier «\u202fliste.txt\u202f» n’existe pas.")


def test_what_the_system_says_of_a_file_is_french_too(french: None) -> None:
    told = messages.not_written(Path("sms.csv"), OSError(13, "Permission denied"))
    assert told == "✗ sms.csv n’a pas pu être enregistré (accès refusé). Choisissez un autre emplacement."
    unheard = messages.not_written(Path("sms.csv"), OSError(99, "Cannot assign requested address"))
    assert "(Cannot assign requested address)" in unheard


@pytest.mark.parametrize("value", [1e300, -1e300, 1e15])
def test_a_figure_without_sense_is_written_all_the_same(value: float) -> None:
    assert float(messages.figure(value)) == value


@pytest.mark.parametrize("days", ["C.UTF-8", "en_US.UTF-8", "fr_FR.UTF-8"])
def test_days_are_french_in_french_sentences_whatever_the_system_writes_its_days_in(days: str) -> None:
    code = (
        "from PySide6.QtCore import QCoreApplication, QLocale; from ovhsms_gui.gui import language;"
        "language.speak(QCoreApplication([])); print(QLocale().dayName(1))"
    )
    system = {"LANG": "fr_FR.UTF-8", "LANGUAGE": "fr", "LC_TIME": days}
    known = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=known | system
    )
    assert done.stdout.strip() == "lundi"
