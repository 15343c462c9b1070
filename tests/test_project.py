"""The project's own promises: pins, one version, two commands that exist, nothing of a developer's machine."""

import importlib
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from packaging.requirements import Requirement

from ovhsms_gui import __version__
from ovhsms_gui.resources import resource

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
# A path below somebody's home or a machine's own folders; X11's sockets do lie below /tmp.
MACHINE_PATH = re.compile(r"(?:^|[^\w.~/$}-])/(?:home|root|Users|work|opt|srv|mnt|tmp|private)/\w")
# pip's and apt's ways to name a registry: where packages come from is the machine's affair.
REGISTRY = re.compile(
    r"--(?:extra-)?index-url|--find-links|--trusted-host|index[-_]url\s*=|find-links\s*=|PIP_(?:EXTRA_)?INDEX_URL"
    r"|PIP_FIND_LINKS|deb\s+https?://|://[^/\s]*(?:artifact|registry|mirror|nexus|proxy\.|pypi|debian)[^/\s]*/",
    re.IGNORECASE,
)


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def files() -> list[Path]:
    """What is kept: git's list in a checkout, else all but what tools leave behind."""
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
        if listed.returncode == 0 and listed.stdout:
            paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
            return [path for path in paths if path.is_file()]
    left = {"__pycache__", "demo-tour", "build", "dist"}
    kept = []
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = parts[0].startswith(".") and parts[0] not in {".ci", ".gitignore"}
        if path.is_file() and not hidden and not left.intersection(parts):
            kept.append(path)
    return kept


def texts() -> list[tuple[str, str]]:
    """Every text file but this one, which has to spell what it looks for."""
    found = []
    for path in files():
        data = path.read_bytes()
        if b"\0" not in data and path != Path(__file__).resolve():
            found.append((path.relative_to(ROOT).as_posix(), data.decode("utf-8")))
    return found


@pytest.mark.parametrize(
    ("python", "version", "taken"),
    [
        ("3.11", "6.8.2", False),
        ("3.11", "6.8.3", True),
        ("3.11", "6.11.1", False),
        ("3.11", "6.11.3", True),
        ("3.11", "6.12.0", False),  # aborts after some 570 signals
        ("3.12", "6.10.1", False),
        ("3.12", "6.10.2", True),
        ("3.12", "6.11.0", False),
        ("3.12", "6.12.0", True),
    ],
)
def test_qt_versions_with_known_faults_are_not_installed(python: str, version: str, taken: bool) -> None:
    pins = [Requirement(text) for text in project()["project"]["dependencies"]]
    qt = [
        pin
        for pin in pins
        if pin.name == "PySide6-Essentials" and pin.marker and pin.marker.evaluate({"python_version": python})
    ]
    assert len(qt) == 1
    assert qt[0].specifier.contains(version) is taken


def test_every_dependency_has_a_lower_bound() -> None:
    data = project()["project"]
    extras = [text for extra in data["optional-dependencies"].values() for text in extra]
    for pin in map(Requirement, [*data["dependencies"], *extras]):
        assert any(part.operator == ">=" for part in pin.specifier), pin


def test_extras_and_the_command_exist() -> None:
    data = project()["project"]
    assert {"test", "lint", "build"} <= set(data["optional-dependencies"])
    module, _, name = data["gui-scripts"]["ovhsms-gui"].partition(":")
    assert callable(getattr(importlib.import_module(module), name))


def test_the_version_stands_in_one_place() -> None:
    assert "version" in project()["project"]["dynamic"]
    literal = re.compile(rf"(?<![\w.]){re.escape(__version__)}(?![\w.])")
    places = [name for name, text in texts() if literal.search(text) and name != "CHANGELOG.md"]
    assert places == ["ovhsms_gui/__init__.py"]


@pytest.mark.parametrize(
    ("pattern", "sample"),
    [
        (MACHINE_PATH, 'ROOT = "/home/ana/project"'),
        (MACHINE_PATH, "see /tmp/notes.txt"),
        (REGISTRY, "pip install --index-url x"),
        (REGISTRY, "https://pypi.corp.example/simple"),
    ],
)
def test_nothing_of_a_machine_is_kept(pattern: re.Pattern[str], sample: str) -> None:
    assert pattern.search(sample), "the pattern must be able to find something"
    found = [
        f"{name}:{number}"
        for name, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_readme_names_a_command_that_exists(target: str) -> None:
    assert f"make {target}" in README
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_links_between_the_documents_lead_somewhere() -> None:
    for path in ROOT.glob("*.md"):
        for link in re.findall(r"\]\(([^)#]+)", path.read_text("utf-8")):
            assert "://" in link or (ROOT / link).exists(), f"{path.name}: {link}"


def test_the_icon_is_a_square_drawing() -> None:
    icon = resource("ovhsms-gui.svg")
    left, top, width, height = map(float, ET.parse(icon).getroot().attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    assert width == height


def test_no_window_is_asked_for_its_screen() -> None:
    """What it answers is deleted with the window: see `screen_room`. The next window crashed, in another test."""
    asked = re.compile(r"\.screen\(\)(?! gives)")
    code = [path for path in files() if path.suffix == ".py" and path != Path(__file__)]
    assert code
    found = [path.name for path in code if asked.search(path.read_text("utf-8"))]
    assert found == []
