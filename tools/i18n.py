"""The catalogues of the window's languages. `i18n.py update` brings them up to date, `i18n.py check` says what is not.

A text is found twice: by lupdate, which writes the catalogue, and on the syntax tree, which knows what the program will
ask for. What only one of them sees would stay English.
"""

import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6.QtCore import QTranslator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "ovhsms_gui"
CATALOGUES = ROOT / "resources" / "i18n"
LANGUAGES = ("fr",)
# A marker of ours that lupdate knows of C++ only; it takes what it calls `translate`.
_ALIAS = ("-tr-function-alias", "translate+=QT_TRANSLATE_NOOP3")
_MARKERS = {"translate", "QT_TRANSLATE_NOOP", "QT_TRANSLATE_NOOP3"}


@dataclass(frozen=True, order=True)
class Text:
    """What a catalogue holds by."""

    context: str
    source: str
    comment: str = ""

    def __str__(self) -> str:
        note = f" ({self.comment})" if self.comment else ""
        return f"{self.context}: {self.source!r}{note}"


def main() -> int:
    """Bring the catalogues up to date, or print what is wrong with them; 1 when anything is."""
    if sys.argv[1:] == ["update"]:
        for language in LANGUAGES:
            update(CATALOGUES / f"{language}.ts")
        return 0
    faults = [fault for language in LANGUAGES for fault in check(CATALOGUES / f"{language}.ts")]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


def update(catalogue: Path, package: Path = PACKAGE) -> None:
    """Take in what is new in the code, drop what is gone, and compile what is translated.

    A program that runs has the old one mapped: cut short under it, it would die.
    """
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    _lupdate(catalogue, package, catalogue.stem)
    compiled, fresh = catalogue.with_suffix(".qm"), catalogue.with_suffix(".qm.new")
    _run("pyside6-lrelease", "-silent", str(catalogue), "-qm", str(fresh))
    fresh.replace(compiled)


def check(catalogue: Path, package: Path = PACKAGE) -> Iterator[str]:
    """Whatever is stale, lost, unfinished or not compiled."""
    kept = translations(catalogue)
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder, "fresh.ts")
        _lupdate(fresh, package, catalogue.stem)
        seen = set(translations(fresh))
    asked = set(texts(package))
    for text in sorted(asked - seen):
        yield f"lost: lupdate does not see {text}"
    for text in sorted(seen - asked):
        yield f"lost: nothing will ask for {text}"
    for text in sorted(seen - set(kept)):
        yield f"{catalogue.name}: make i18n takes in {text}"
    for text in sorted(set(kept) - seen):
        yield f"{catalogue.name}: vanished, make i18n drops {text}"
    compiled = QTranslator()
    if not compiled.load(str(catalogue.with_suffix(".qm"))):
        yield f"{catalogue.with_suffix('.qm').name} cannot be loaded: make i18n"
        return
    for text, words in sorted(kept.items()):
        if not words:
            yield f"{catalogue.name}: unfinished, {text}"
        elif compiled.translate(text.context, text.source, text.comment or None) != words:
            yield f"{catalogue.with_suffix('.qm').name} is stale, make i18n: {text}"


def translations(catalogue: Path) -> dict[Text, str]:
    """What a catalogue holds; "" for what is not finished."""
    found = {}
    for context in ET.parse(catalogue).getroot().iter("context"):  # noqa: S314 - a file of ours
        for message in context.iter("message"):
            words = message.find("translation")
            assert words is not None
            text = Text(
                context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", "")
            )
            found[text] = "" if words.get("type") else words.text or ""
    return found


def texts(package: Path) -> Iterator[Text]:
    """Every text that the program will ask for."""
    for path in sorted(package.rglob("*.py")):
        yield from _texts(ast.parse(path.read_text("utf-8")), "")


def _texts(node: ast.AST, inside: str) -> Iterator[Text]:
    inside = node.name if isinstance(node, ast.ClassDef) else inside
    if isinstance(node, ast.Call):
        name = str(getattr(node.func, "attr", "") or getattr(node.func, "id", ""))
        given = [argument.value if isinstance(argument, ast.Constant) else None for argument in node.args]
        known = [value for value in given if isinstance(value, str)]
        if name in _MARKERS and len(known) == len(given) >= 2:
            yield Text(*known[:3])
        elif name == "tr" and len(known) == len(given) >= 1:
            yield Text(inside, *known[:2])
    for child in ast.iter_child_nodes(node):
        yield from _texts(child, inside)


def _lupdate(catalogue: Path, package: Path, language: str) -> None:
    files = [path.relative_to(package.parent).as_posix() for path in sorted(package.rglob("*.py"))]
    options = ("-silent", "-no-obsolete", "-locations", "none", "-target-language", language, *_ALIAS)
    _run("pyside6-lupdate", *options, *files, "-ts", str(catalogue), folder=package.parent)


def _run(program: str, *arguments: str, folder: Path = ROOT) -> None:
    """Run one of PySide6's own tools."""
    found = shutil.which(program, path=str(Path(sys.executable).parent))
    assert found is not None, program
    subprocess.run([found, *arguments], cwd=folder, check=True)


if __name__ == "__main__":
    sys.exit(main())
