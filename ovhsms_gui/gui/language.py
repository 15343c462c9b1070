"""The language of the window: its catalogues, Qt's own among them, and how figures and days are written with it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from ovhsms_gui.resources import resource

_ENGLISH = "en_GB"  # where the system's is another: figures for people, not for programs
# The catalogues of each language beside English, which stands in the code; the last one is asked first.
_CATALOGUES = {"fr": ("qtbase_fr.qm", "fr.qm")}
_NAME = "catalogue"


def speak(qt: QCoreApplication, language: str = "") -> None:
    """Say all that is made from now on in this language, "" for the first of the system's that there is."""
    language = language or first_of(QLocale.system().uiLanguages())
    for old in qt.findChildren(QTranslator, _NAME):
        qt.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(_figures(language, QLocale.system()))
    for file in _files(language):
        catalogue = QTranslator(qt)
        catalogue.setObjectName(_NAME)
        if catalogue.load(str(file)):
            qt.installTranslator(catalogue)


def first_of(wanted: Sequence[str]) -> str:
    """The first of these, such as "fr-BE", that the window speaks; English where it speaks none."""
    spoken = (tag.replace("_", "-").partition("-")[0].lower() for tag in wanted)
    return next((language for language in spoken if language == "en" or language in _CATALOGUES), "en")


def missing() -> tuple[str, ...]:
    """The catalogues that should be there and are not."""
    return tuple(file.name for language in _CATALOGUES for file in _files(language) if not file.is_file())


def _figures(language: str, system: QLocale) -> QLocale:
    """As this language is written in the system's country, where that is one of its own."""
    if system.name().partition("_")[0] == language:
        # The system's days may have a language of their own (LC_TIME), and stand in our sentences.
        plain = QLocale(system.name())
        return system if system.dayName(1) == plain.dayName(1) else plain
    return QLocale("fr_FR" if language == "fr" else _ENGLISH)


def _files(language: str) -> Iterable[Path]:
    qts = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    for name in _CATALOGUES.get(language, ()):
        own = resource(f"i18n/{name}")
        yield own if own.is_file() else qts / name
