"""The tool that keeps the catalogues: what it takes in, and what it says is wrong."""

from pathlib import Path

import pytest

from tools import i18n

CODE = """
class Foot(QWidget):
    def words(self):
        return self.tr("One moment…"), self.tr("{n} merged", "several")
"""
LATER = (
    CODE
    + """
        self.tr("Nothing was sent.")
"""
)
LOST = (
    CODE
    + """
        f"{self.tr('nothing')} left"
"""
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    package = tmp_path / "package"
    package.mkdir()
    write(package, CODE)
    return package


def write(package: Path, code: str) -> None:
    (package / "foot.py").write_text(code, "utf-8")


@pytest.fixture
def catalogue(tmp_path: Path, package: Path) -> Path:
    """One that is whole."""
    path = tmp_path / "i18n" / "fr.ts"
    i18n.update(path, package)
    text = path.read_text("utf-8")
    path.write_text(
        text.replace('<translation type="unfinished"></translation>', "<translation>Oui</translation>")
    )
    i18n.update(path, package)
    return path


def test_a_catalogue_that_is_whole_has_no_fault(catalogue: Path, package: Path) -> None:
    assert list(i18n.check(catalogue, package)) == []
    assert {text.source for text in i18n.translations(catalogue)} == {"One moment…", "{n} merged"}


def test_what_is_new_in_the_code_is_missed_then_taken_in_then_unfinished(
    catalogue: Path, package: Path
) -> None:
    write(package, LATER)
    assert list(i18n.check(catalogue, package)) == ["fr.ts: make i18n takes in Foot: 'Nothing was sent.'"]
    i18n.update(catalogue, package)
    assert list(i18n.check(catalogue, package)) == ["fr.ts: unfinished, Foot: 'Nothing was sent.'"]


def test_what_is_gone_from_the_code_is_told_then_dropped(catalogue: Path, package: Path) -> None:
    write(package, CODE.replace(', self.tr("{n} merged", "several")', ""))
    assert list(i18n.check(catalogue, package)) == [
        "fr.ts: vanished, make i18n drops Foot: '{n} merged' (several)"
    ]
    i18n.update(catalogue, package)
    assert list(i18n.check(catalogue, package)) == []


def test_what_lupdate_does_not_see_is_told(catalogue: Path, package: Path) -> None:
    write(package, LOST)
    assert list(i18n.check(catalogue, package)) == ["lost: lupdate does not see Foot: 'nothing'"]


def test_what_is_not_compiled_is_told(catalogue: Path, package: Path) -> None:
    text = catalogue.read_text("utf-8")
    catalogue.write_text(text.replace("Oui", "Un instant…", 1), "utf-8")
    assert list(i18n.check(catalogue, package)) == ["fr.qm is stale, make i18n: Foot: 'One moment…'"]
    catalogue.with_suffix(".qm").unlink()
    assert list(i18n.check(catalogue, package)) == ["fr.qm cannot be loaded: make i18n"]


def test_those_of_the_program_are_whole() -> None:
    assert [
        fault for language in i18n.LANGUAGES for fault in i18n.check(i18n.CATALOGUES / f"{language}.ts")
    ] == []
