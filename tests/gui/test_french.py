"""No page and no dialog holds a word that cannot be translated, and in French each letter to press is given once."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QWidget

from ovhsms_gui.gui import language
from ovhsms_gui.gui.kit.buttons import Button

from .conftest import Desk, on_every_page
from .people import many_states
from .test_dialogs import CASES
from .tongues import Marked, shown, unmarked

# What people and OVHcloud have written: names, addresses, kinds of files, keys.
DATA = set(
    unmarked(
        "Cabinet Martin sms ab École du Parc MARTIN Ana Duval Bonjour Lyon Choir Class person Kate Hill Bruno Petit "
        "Nobody Marie Antoinette de La Rochefoucauld Closed Old New le cabinet sera fermé déplacé csv xlsx xlsm xls "
        "xlsb ods ots tsv tab txt vcf vcard ldif html htm zip eu ovh http api com parents Name Phone Town name "
        "phone town Ctrl Bob Nice first_name First first Time time hour UTF BE STOP ovhsms gui ECOLE est France "
        "Royaume Uni United Kingdom "
        # Days and months are Qt's.
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December UTC Paris"
    )
)
# The countries' names are Qt's, or those of a list of ours, and the months' are Qt's; each language is told in its own
# words.
THEIRS = {
    "regionBox",
    "endpointBox",
    "languageBox",
    "outboxMonthsMenu",
    "QListView",
}  # the last is what drops down


@pytest.fixture
def marked(qapp: QApplication) -> Iterator[None]:
    translator = Marked(qapp)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, "fr")
    yield
    language.speak(qapp, "en")
    QLocale.setDefault(before)


def bare(root: QWidget) -> list[str]:
    """What is shown there and was never translated."""
    return [
        f"{name}: {text}"
        for name, text in shown(root)
        if name not in THEIRS
        and {word for word in unmarked(text) if not word.startswith("Antoinette")} - DATA
    ]


def test_no_page_shows_what_cannot_be_translated(marked: None, desk: Desk) -> None:
    assert "\n".join(on_every_page(desk, bare)) == ""


@pytest.mark.parametrize("name", CASES)
def test_no_dialog_does(marked: None, desk: Desk, name: str) -> None:
    assert "\n".join(bare(CASES[name].open_(desk, desk.parts.window))) == ""


# ---- in French -------------------------------------------------------------------------------------


def twice(root: QWidget) -> list[str]:
    """The letters that more than one control in sight answers to."""
    texts = [
        widget.text()
        for widget in root.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLabel) and widget.isVisibleTo(root)
    ]
    letters = Counter(
        text[place + 1].lower()
        for text in texts
        if "&nbsp;" not in text and (place := text.replace("&&", "__").find("&")) >= 0
    )
    return [f"{letter}: {texts}" for letter, count in letters.items() if count > 1]


def cut(root: QWidget) -> list[str]:
    return [
        button.text()
        for button in root.findChildren(QAbstractButton)
        if button.text() and button.isVisible() and button.width() < words_of(button).width()
    ]


def words_of(button: QAbstractButton) -> QSize:
    """The room that they need: a filled button would rather cut them than make its window wider."""
    return button.sizeHint() if isinstance(button, Button) else button.minimumSizeHint()


def test_the_window_speaks_french(french: None, desk: Desk) -> None:
    pages = desk.find(QListWidget, "pageList")
    assert [pages.item(row).text() for row in range(pages.count())] == [
        "Écrire",
        "Envois",
        "Réponses",
        "Contacts",
    ]
    many_states(desk)
    told = " ".join(text for _, text in shown(desk.parts.window))
    for words in (
        "5 personnes",
        "1 non valable",
        "ligne fixe, France",
        "mobile, Royaume-Uni",
        "apostrophe courbe",
    ):
        assert words in told.replace("\u202f", " "), words


def test_no_page_gives_a_letter_twice_or_cuts_a_word(french: None, desk: Desk) -> None:
    desk.parts.window.resize(1024, 700)

    def faults(root: QWidget) -> list[str]:
        QApplication.processEvents()
        return twice(root) + cut(root)

    assert on_every_page(desk, faults) == []


def test_so_does_the_dialog_that_asks_for_a_file(french: None, desk: Desk) -> None:
    desk.click("importButton")
    labels = {label.text() for label in desk.wait_dialog("importFileDialog").findChildren(QLabel)}
    assert {"Dossier\u00a0:", "Type de fichier\u00a0:"} <= labels


@pytest.mark.parametrize("name", CASES)
def test_so_does_every_dialog(french: None, desk: Desk, name: str) -> None:
    dialog = CASES[name].open_(desk, desk.parts.window)
    dialog.open()
    QApplication.processEvents()
    assert twice(dialog) == []
    assert cut(dialog) == []
    assert "Cancel" not in {text for _, text in shown(dialog)}
