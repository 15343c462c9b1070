"""The mutation check finds the fault that no test notices, and leaves no trace of those it tried."""

from pathlib import Path

import pytest

from tools.mutants import choose, faults, main

CODE = '''"""Two limits, of which one is tested."""


def noticed(number: int) -> bool:
    return number < 3


def unnoticed(number: int) -> bool:
    return number < 7
'''
TESTS = """
from ovhsms_gui.core.limits import noticed, unnoticed

def test_limits():
    assert noticed(2) is True
    assert noticed(3) is False
    assert unnoticed(0) is True
    assert unnoticed(99) is False
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")  # eight times Qt would take most of the time
    for name, text in {
        "ovhsms_gui/__init__.py": "",
        "ovhsms_gui/core/__init__.py": "",
        "ovhsms_gui/core/limits.py": CODE,
        "ovhsms_gui/gui/view.py": "from PySide6.QtWidgets import QWidget\n\nwide = 1 < 2\n",
        "tests/core/test_limits.py": TESTS,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def test_a_fault_that_no_test_notices_survives(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([], project) == 0
    said = capfd.readouterr().out.splitlines()
    module = "ovhsms_gui/core/limits.py"
    assert said[0] == "6 of 6 faults, seed 1"
    assert [line for line in said if line.startswith("  ")] == [
        f"  {module}:9  number < 7  →  (number <= 7)",
        f"  {module}:9  7  →  (8)",
    ]
    assert sum(line.startswith("killed") for line in said) == 4
    assert (project / module).read_text() == CODE


def test_where_the_tests_fail_anyway_nothing_is_tried(
    project: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with (project / "tests/core/test_limits.py").open("a") as file:
        file.write("    assert noticed(4)\n")
    assert main(["--count", "1"], project) == 2
    assert "survived" not in capfd.readouterr().out


def test_the_same_seed_chooses_the_same_faults() -> None:
    found = [
        fault for name in ("core/a", "store/b", "ovh/c") for fault in faults(f"ovhsms_gui/{name}.py", CODE)
    ]
    chosen = choose(found, 7, 6)
    assert chosen == choose(found, 7, 6)
    assert chosen != choose(found, 8, 6)
    assert sorted(fault.room for fault in chosen) == ["core", "core", "ovh", "ovh", "store", "store"]


@pytest.mark.parametrize(
    ("code", "new"),
    [
        ("if a and b: ...", ["(not (a and b))", "(a or b)"]),
        ("while not done: ...", ["(done)"]),
        ("é = 1 if a else 0", ["(not (a))", "(1)", "(2)"]),
        ("x = [n for n in all if n > 2]", ["(n >= 2)", "(not (n > 2))", "(3)"]),
        ("a <= b < c", ["(a < b < c)", "(a <= b <= c)"]),
        ("self.x = f(y)", ["pass"]),
        ("self.x += 'a'", ["pass"]),
        ("raise Refused", ["pass"]),
        ("x = a % b + 'text'", ["(a // b)"]),
        ("x: Literal[1] = True", ["(False)"]),
        ("log.info(1 + 1)\nassert a == b\nx = f'{a + b}'\n'words'", []),
    ],
)
def test_what_can_be_changed(code: str, new: list[str]) -> None:
    assert sorted(fault.new for fault in faults("ovhsms_gui/core/a.py", code)) == sorted(new)
