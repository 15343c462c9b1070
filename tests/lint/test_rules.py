"""Each lint rule finds what it is for, lets good code be, and the package keeps them all."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("lint_rules", ROOT / "tools" / "lint_rules.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["lint_rules"] = module
    spec.loader.exec_module(module)
    return module


rules = load()
Rule = Callable[..., Iterator[object]]

BAD = [
    (rules.formatted_translation, "gui/a.py", "self.tr(f'Hello {name}')"),
    (rules.formatted_translation, "gui/a.py", "self.tr('Hello %s' % name)"),
    (rules.formatted_translation, "gui/a.py", "translate('Messages', 'Hello {n}'.format(n=1))"),
    (rules.lost_translation, "gui/a.py", "self.tr(words)"),
    (rules.lost_translation, "gui/a.py", "state.tr('Group')"),
    (rules.lost_translation, "gui/a.py", "f'{self.tr(\"nothing\")} left'"),
    (rules.lost_translation, "gui/a.py", 'f\'{translate("Outbox", "nothing")} left\''),
    (
        rules.lost_translation,
        "gui/a.py",
        "def _say(text):\n return translate('Outbox', text)\ndef f():\n return _say('Nothing left.')",
    ),
    (rules.unmarked_sentence, "core/a.py", "raise ValueError('An address has no spaces.')"),
    (rules.unmarked_sentence, "ovh/a.py", "raise ValueError(f'“{text}” is no web address.')"),
    (rules.unmarked_sentence, "gui/a.py", "label.setText('Nothing was sent.')"),
    (rules.connected_lambda, "gui/a.py", "button.clicked.connect(lambda: go())"),
    (rules.connected_lambda, "gui/a.py", "button.clicked.connect(partial(go, 1))"),
    (rules.connected_lambda, "gui/a.py", "button.clicked.connect(functools.partial(go, 1))"),
    (
        rules.connected_without_slot,
        "gui/a.py",
        "class A(QObject):\n def __init__(self):\n  self.s.connect(self._go)\n def _go(self): ...",
    ),
    (rules.narrow_signal, "gui/a.py", "class A(QObject):\n s = Signal(int)"),
    (rules.narrow_signal, "gui/a.py", "class A(QObject):\n s = Signal(str, dict)"),
    (rules.forbidden_qt, "work/a.py", "from PySide6.QtCore import QThreadPool"),
    (rules.forbidden_qt, "work/a.py", "QtCore.QSettings()"),
    (rules.printing, "core/a.py", "print('x')"),
    (rules.widgets_elsewhere, "work/a.py", "from PySide6.QtWidgets import QWidget"),
    (rules.widgets_elsewhere, "work/a.py", "import PySide6.QtWidgets"),
    (rules.kit_knows_pages, "gui/kit/a.py", "from ovhsms_gui.gui.outbox import words"),
    (rules.kit_knows_pages, "gui/kit/a.py", "from ovhsms_gui.gui import look"),
    (rules.kit_knows_pages, "gui/kit/a.py", "import ovhsms_gui.core.text"),
    (rules.kit_knows_pages, "gui/kit/a.py", "def f():\n from ovhsms_gui.app import build"),
    (rules.named_like_stdlib, "store/secrets.py", "x = 1"),
    (rules.hidden_qt_name, "gui/a.py", "class A(QWidget):\n def __init__(self):\n  self.actions = []"),
    (
        rules.hidden_qt_name,
        "gui/a.py",
        "class A(QtWidgets.QWidget):\n def __init__(self):\n  self.x, self.y = 1, 2",
    ),
    (rules.hidden_qt_name, "gui/a.py", "class A(QObject):\n event = Signal(object)"),
    (rules.hidden_qt_name, "gui/a.py", "class A(QDialog):\n @property\n def result(self): ..."),
    (
        rules.hidden_qt_name,
        "gui/a.py",
        "class B(QWidget): ...\nclass A(B):\n def go(self):\n  self.font: int = 1",
    ),
    (rules.outside_markup, "gui/a.py", "box = QLabel(account.name)"),
    (
        rules.window_asked,
        "gui/a.py",
        "def f(self):\n self._office.write.ask(lambda books: books.texts.all())",
    ),
    (rules.window_asked, "gui/a.py", "def f(self):\n self._write.ask(self._read)"),
    (
        rules.window_asked,
        "gui/a.py",
        "def f(self):\n save = partial(self._save, 1)\n office.write_file(save, a, b)",
    ),
    (rules.outside_markup, "gui/a.py", "class Bubble(QLabel):\n def __init__(self): ..."),
    (rules.outside_markup, "gui/a.py", "item.setToolTip(name)"),
    (rules.outside_markup, "gui/a.py", "item.setToolTip(self.tr('{name}').format(name=name))"),
    (rules.outside_markup, "gui/a.py", "QToolTip.showText(place, name, self)"),
    (rules.outside_markup, "gui/a.py", "label.setTextFormat(Qt.TextFormat.RichText)"),
    (rules.outside_markup, "gui/a.py", "def data(role):\n if role == Role.ToolTipRole:\n  return name"),
    (
        rules.outside_markup,
        "app.py",
        "def refuse(why):\n box = QMessageBox(QMessageBox.Icon.Critical, '', why)",
    ),
]
GOOD = [
    (rules.formatted_translation, "gui/a.py", "self.tr('Hello {name}').format(name=name)"),
    (rules.lost_translation, "gui/a.py", "self.tr('{n} merged', 'several')"),
    (
        rules.lost_translation,
        "gui/a.py",
        "def _say(text):\n return translate('Outbox', text)\ndef f():\n return _say(TABLE[1])",
    ),
    (
        rules.lost_translation,
        "gui/a.py",
        "def _say(self, text):\n self.label.setText(text)\n_say('Nothing left.')",
    ),
    (
        rules.unmarked_sentence,
        "core/a.py",
        "A = QT_TRANSLATE_NOOP('Complaints', 'An address has no spaces.')",
    ),
    (
        rules.unmarked_sentence,
        "core/a.py",
        "def f():\n 'What an address is.'\n log.warning('No file is there.')",
    ),
    (rules.unmarked_sentence, "core/a.py", "raise ValueError('a number was expected')"),
    (rules.unmarked_sentence, "screen.py", "return 'There is no screen to open a window on.'"),
    (rules.connected_lambda, "gui/a.py", "button.clicked.connect(self._go)"),
    (
        rules.connected_without_slot,
        "gui/a.py",
        "class A(QObject):\n def __init__(self):\n  self.s.connect(self._go)\n @Slot()\n def _go(self): ...",
    ),
    (rules.narrow_signal, "gui/a.py", "class A(QObject):\n s = Signal(object)\n t = Signal(str)"),
    (rules.forbidden_qt, "work/a.py", "from PySide6.QtCore import QThread"),
    (rules.printing, "demo/__main__.py", "print('x')"),
    (rules.printing, "core/a.py", "self.print('x')"),
    (rules.widgets_elsewhere, "gui/a.py", "from PySide6.QtWidgets import QWidget"),
    (rules.kit_knows_pages, "gui/kit/a.py", "from ovhsms_gui.gui.kit import paint"),
    (rules.kit_knows_pages, "gui/kit/a.py", "from ovhsms_gui.gui.kit.paint import ring"),
    (rules.kit_knows_pages, "gui/kit/a.py", "from ovhsms_gui.resources import resource"),
    (rules.kit_knows_pages, "gui/outbox/a.py", "from ovhsms_gui.gui import look"),
    (rules.named_like_stdlib, "core/numbers.py", "x = 1"),
    (rules.hidden_qt_name, "gui/a.py", "class A(QWidget):\n def __init__(self):\n  self._actions = []"),
    (rules.hidden_qt_name, "gui/a.py", "class A(QWidget):\n def sizeHint(self): ..."),
    (rules.hidden_qt_name, "core/a.py", "class A:\n def __init__(self):\n  self.actions = []"),
    (rules.outside_markup, "gui/look.py", "made = QLabel()"),
    (
        rules.window_asked,
        "gui/a.py",
        "def f(self):\n self._write.ask(partial(texts.keep, name=n), self._take)",
    ),
    (
        rules.window_asked,
        "gui/a.py",
        "def f(self):\n read = partial(page, offset=0)\n office.read.ask(read, self._take)",
    ),
    (rules.window_asked, "gui/a.py", "def f(self):\n self._estimates.ask(self.plan)"),
    (rules.outside_markup, "gui/a.py", "item.setToolTip(look.tip(name))"),
    (rules.outside_markup, "gui/a.py", "item.setToolTip(self.tr('Drafts'))"),
    (
        rules.outside_markup,
        "gui/a.py",
        "def data(role):\n return look.tip(name) if role == Role.ToolTipRole else name",
    ),
    (
        rules.outside_markup,
        "app.py",
        "def refuse(why):\n box = QMessageBox(why)\n box.setTextFormat(Qt.TextFormat.PlainText)",
    ),
]


LENGTHS = {name: 900 if name == "l" else place for place, name in enumerate("abcdefghijkl")}


@pytest.mark.parametrize(("rule", "path", "text"), BAD)
def test_bad_code_is_found(rule: Rule, path: str, text: str) -> None:
    assert list(rule([rules.parse(Path(path), text)]))


@pytest.mark.parametrize(("rule", "path", "text"), GOOD)
def test_good_code_is_let_be(rule: Rule, path: str, text: str) -> None:
    assert not list(rule([rules.parse(Path(path), text)]))


def test_every_rule_has_a_bad_and_a_good_sample() -> None:
    assert {rule for rule, *_ in BAD} == set(rules.RULES)
    assert {rule for rule, *_ in GOOD} == set(rules.RULES)


def test_the_longest_modules_are_shown_and_no_length_is_a_fault() -> None:
    package = [rules.parse(Path(f"core/{name}.py"), "x = 1\n" * lines) for name, lines in LENGTHS.items()]
    assert rules.longest(package) == (
        "Longest modules: core/l.py 900, core/k.py 10, core/j.py 9, core/i.py 8, core/h.py 7, "
        "core/g.py 6, core/f.py 5, core/e.py 4, core/d.py 3, core/c.py 2"
    )
    assert [violation for rule in rules.RULES for violation in rule(package)] == []


@pytest.mark.parametrize("rule", rules.RULES)
def test_the_package_keeps_the_rule(rule: Rule) -> None:
    assert [str(violation) for violation in rule(rules.read(ROOT / "ovhsms_gui"))] == []
