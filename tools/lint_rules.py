"""The project's own lint rules, on the syntax tree: what ruff and mypy cannot see of Qt. `lint_rules.py FOLDER…`"""

import ast
import importlib
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

SHOWN = 10  # of the longest modules
QT_MODULES = ("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtNetwork")
FORBIDDEN_QT = {"QRunnable", "QThreadPool", "QSettings", "itemAt"}
TRANSLATORS = {"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TRANSLATE_NOOP3"}
# The terminal, where there is no window; the tour's report; the stand-in, which speaks as OVHcloud does.
ENGLISH_PLACES = {"sample_controls.py", "sample_page.py", "__main__.py", "screen.py", "tour", "demo"}
SENTENCE = re.compile(r"[^a-z]{0,3}[A-Z“][^\n]*[a-z]{2,} [^\n]*[a-z”][.…?!]")
PRINTERS = {"__main__.py"}
WIDGET_PLACES = {"gui", "app.py"}
KIT = ("gui", "kit")
KIT_KNOWS = re.compile(r"ovhsms_gui\.(gui$|gui\.kit\b|resources\b)")
MARKUP_PLACE = "look.py"
TIPPERS = {"setToolTip": 0, "showText": 1}  # which argument is the text
LANES = {"write", "read", "query", "files", "_write"}
ASKERS = {"write_file", "_change", "_ask_and_drain"}  # what is asked of a lane comes first in them too
OWN_MARKUP = {"groups_table"}  # every cell is escaped in it
# core/numbers.py: the name is part of the public interface, and imports are absolute everywhere.
LIKE_STDLIB = {"numbers.py"}


@dataclass(frozen=True)
class Source:
    """One module, parsed. `path` is relative to the package."""

    path: Path
    tree: ast.Module
    lines: int


@dataclass(frozen=True)
class Violation:
    """Where, and what is wrong there."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def calls(source: Source) -> Iterator[tuple[ast.Call, str]]:
    """Every call with the last part of the name it calls."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call):
            yield node, str(getattr(node.func, "attr", "") or getattr(node.func, "id", ""))


def formatted_translation(sources: list[Source]) -> Iterator[Violation]:
    """A text that is put together before it is translated never matches the catalogue."""
    for source in sources:
        for call, name in calls(source):
            if name not in TRANSLATORS:
                continue
            for argument in call.args:
                made = isinstance(argument, ast.JoinedStr | ast.BinOp)
                formats = isinstance(argument, ast.Call) and getattr(argument.func, "attr", "") == "format"
                if made or formats:
                    yield Violation(source.path, call.lineno, f"text put together inside {name}()")


def lost_translation(sources: list[Source]) -> Iterator[Violation]:
    """What lupdate, which reads the code and does not run it, cannot see there stays English."""
    for source in sources:
        nodes = list(ast.walk(source.tree))
        made = [inner for node in nodes if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)]
        speakers = {node.name for node in nodes if isinstance(node, ast.FunctionDef) and _speaks_for(node)}
        for call, name in calls(source):
            if name == "tr" and not (isinstance(call.func, ast.Attribute) and _is_self(call.func)):
                yield Violation(
                    source.path, call.lineno, "tr() of another object: its name becomes the context"
                )
            if name == "tr" and not all(map(_is_text, call.args)):
                yield Violation(source.path, call.lineno, "tr() of a variable")
            if name in TRANSLATORS and call in made and any(map(_is_text, call.args[1:] or call.args)):
                yield Violation(source.path, call.lineno, f"{name}() inside an f-string")
            if name in speakers - TRANSLATORS and any(map(_is_text, call.args)):
                yield Violation(source.path, call.lineno, f"a literal given to {name}(): translate() it")


def _speaks_for(function: ast.FunctionDef) -> bool:
    """Whether it translates a text that it is given."""
    given = {argument.arg for argument in function.args.args}
    translated = (
        node.args[1]
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and _last_name(node.func) == "translate" and len(node.args) > 1
    )
    return any(isinstance(text, ast.Name) and text.id in given for text in translated)


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def unmarked_sentence(sources: list[Source]) -> Iterator[Violation]:
    """A sentence for people is marked for translation where it stands. The terminal and the log speak English."""
    for source in sources:
        if ENGLISH_PLACES.intersection(source.path.parts):
            continue
        nodes = list(ast.walk(source.tree))
        known = [node for node in nodes if _is_docstring(node) or _is_marked(node)]
        known += [piece for node in nodes if isinstance(node, ast.JoinedStr) for piece in node.values]
        allowed = {id(inner) for node in known for inner in ast.walk(node)}
        for node in nodes:
            if id(node) not in allowed and SENTENCE.fullmatch(_words(node)):
                line = getattr(node, "lineno", 1)
                yield Violation(source.path, line, f"a sentence that is not marked: {_words(node)[:40]}")


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and _is_text(node.value)


def _is_marked(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    return _last_name(node.func) in TRANSLATORS or ast.unparse(node.func).startswith(("log.", "sys.stdout."))


def _words(node: ast.AST) -> str:
    """What a literal says, with something in the place of what is put in."""
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(piece) or "x" for piece in node.values)
    return str(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def connected_lambda(sources: list[Source]) -> Iterator[Violation]:
    """A lambda or a partial runs in the thread of the signal's owner and keeps what it holds alive."""
    for source in sources:
        for call, name in calls(source):
            if name != "connect" or not call.args:
                continue
            target = call.args[0]
            inner = getattr(target, "func", None)
            partial = getattr(inner, "attr", None) or getattr(inner, "id", "")
            if isinstance(target, ast.Lambda) or partial == "partial":
                yield Violation(source.path, call.lineno, "lambda or partial connected to a signal")


def connected_without_slot(sources: list[Source]) -> Iterator[Violation]:
    """A connected method without @Slot is called through a proxy, which has crashed across threads."""
    classes = [n for source in sources for n in ast.walk(source.tree) if isinstance(n, ast.ClassDef)]
    methods = [m for c in classes for m in c.body if isinstance(m, ast.FunctionDef)]
    slots = {m.name for m in methods if _is_slot(m)}
    bare = {m.name for m in methods} - slots
    for source in sources:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ClassDef):
                own = {m.name for m in node.body if isinstance(m, ast.FunctionDef) and not _is_slot(m)}
                for call in ast.walk(node):
                    target = _connected(call)
                    if target is not None and _is_self(target) and target.attr in own:
                        yield Violation(source.path, target.lineno, f"{target.attr} has no @Slot")
            target = _connected(node)
            if target is not None and not _is_self(target) and target.attr in bare:
                yield Violation(source.path, target.lineno, f"{target.attr} has no @Slot")


def _connected(node: ast.AST) -> ast.Attribute | None:
    """The method given to a connect()."""
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "connect" and node.args:
        target = node.args[0]
        return target if isinstance(target, ast.Attribute) else None
    return None


def _is_self(target: ast.Attribute) -> bool:
    return isinstance(target.value, ast.Name) and target.value.id == "self"


def _is_slot(method: ast.FunctionDef) -> bool:
    names = (d.func if isinstance(d, ast.Call) else d for d in method.decorator_list)
    return any(getattr(name, "id", getattr(name, "attr", "")) == "Slot" for name in names)


def narrow_signal(sources: list[Source]) -> Iterator[Violation]:
    """Signal(int) has 32 bits; Signal(dict) and Signal(list) copy and lose keys."""
    for source in sources:
        for call, name in calls(source):
            if name == "Signal" and any(getattr(a, "id", "") in {"int", "dict", "list"} for a in call.args):
                yield Violation(source.path, call.lineno, "Signal(int|dict|list): use Signal(object)")


def forbidden_qt(sources: list[Source]) -> Iterator[Violation]:
    """QRunnable and its pool have no join, QSettings writes where nobody looks, what itemAt gives may be gone."""
    for source in sources:
        for node in ast.walk(source.tree):
            name = getattr(node, "id", getattr(node, "attr", getattr(node, "name", "")))
            if isinstance(node, ast.Name | ast.Attribute | ast.alias) and name in FORBIDDEN_QT:
                yield Violation(source.path, getattr(node, "lineno", 1), f"{name} is not used here")


def printing(sources: list[Source]) -> Iterator[Violation]:
    """Only the command line prints."""
    for source in sources:
        if source.path.name in PRINTERS:
            continue
        for call, name in calls(source):
            if name == "print" and isinstance(call.func, ast.Name):
                yield Violation(source.path, call.lineno, "print outside the command line")


def widgets_elsewhere(sources: list[Source]) -> Iterator[Violation]:
    """import-linter cannot name a submodule of an external package: QtWidgets belong to gui and app."""
    for source in sources:
        if source.path.parts[0] in WIDGET_PLACES:
            continue
        for node in ast.walk(source.tree):
            module = getattr(node, "module", "") if isinstance(node, ast.ImportFrom) else ""
            names = (
                [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            )
            if module == "PySide6.QtWidgets" or "PySide6.QtWidgets" in names:
                yield Violation(source.path, getattr(node, "lineno", 1), "QtWidgets outside gui and app")


def kit_knows_pages(sources: list[Source]) -> Iterator[Violation]:
    """Pages are made of the kit: it knows Qt and the resources, and no other room."""
    for source in sources:
        if source.path.parts[:2] != KIT:
            continue
        for node in ast.walk(source.tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            wrong = [name for name in names if name.startswith("ovhsms_gui.") and not KIT_KNOWS.match(name)]
            if wrong:
                yield Violation(source.path, getattr(node, "lineno", 1), f"the kit knows {wrong[0]}")


def named_like_stdlib(sources: list[Source]) -> Iterator[Violation]:
    """Started by path, a module named like one of Python's own is taken in its place."""
    for source in sources:
        name = source.path.name
        if (
            source.path.stem in sys.stdlib_module_names
            and name not in LIKE_STDLIB
            and not name.startswith("__")
        ):
            yield Violation(source.path, 1, f"named like Python's own {source.path.stem}")


def hidden_qt_name(sources: list[Source]) -> Iterator[Violation]:
    """`self.actions = …` in a widget takes the place of QWidget.actions(), for Qt's own callers in Python too."""
    classes = [
        (source, node)
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef)
    ]
    bases = {node.name: [_last_name(base) for base in node.bases] for _source, node in classes}
    for source, node in classes:
        taken = _qt_names(node.name, bases)
        for name, line in _attributes(node):
            if name in taken and not name.startswith("__"):
                yield Violation(source.path, line, f"{node.name}.{name} hides Qt's own {name}()")


def _attributes(node: ast.ClassDef) -> Iterator[tuple[str, int]]:
    """What a class sets in itself and on self; methods are left out: overriding virtual ones is Qt's way."""
    for statement in node.body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        targets = [statement.target] if isinstance(statement, ast.AnnAssign) else targets
        yield from ((target.id, target.lineno) for target in targets if isinstance(target, ast.Name))
        if isinstance(statement, ast.FunctionDef):
            decorators = {_last_name(decorator) for decorator in statement.decorator_list}
            if decorators & {"property", "cached_property"}:
                yield statement.name, statement.lineno
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and _is_self(inner):
            yield inner.attr, inner.lineno


def _last_name(node: ast.expr) -> str:
    return str(getattr(node, "attr", "") or getattr(node, "id", ""))


def _qt_names(name: str, bases: dict[str, list[str]]) -> set[str]:
    """Every name that a class inherits from Qt, also through classes of ours."""
    found: set[str] = set()
    for base in bases.get(name, []):
        if base in bases and base != name:
            found |= _qt_names(base, bases)
        elif base.startswith("Q"):
            modules = (importlib.import_module(module) for module in QT_MODULES)
            found |= {known for module in modules for known in dir(getattr(module, base, None))}
    return found - set(dir(None))


def outside_markup(sources: list[Source]) -> Iterator[Violation]:
    """Qt guesses whether a text is markup, and loads the pictures in it: from a name, from anywhere.

    So labels come from `look`, which says what they hold, and tooltips are a text of ours or a `look.tip`.
    """
    for source in sources:
        if source.path.parts[0] not in WIDGET_PLACES or source.path.name == MARKUP_PLACE:
            continue
        for call, name in calls(source):
            if name == "QLabel":
                yield Violation(
                    source.path, call.lineno, "QLabel guesses what is markup: look.label, look.markup"
                )
            if name in TIPPERS and len(call.args) > TIPPERS[name] and not _is_plain(call.args[TIPPERS[name]]):
                yield Violation(source.path, call.lineno, f"{name}() of what may hold markup: look.tip")
            if name in {"setTextFormat", "setHtml", "insertHtml", "appendHtml"} and not _says_plain(call):
                yield Violation(source.path, call.lineno, f"{name}() outside {MARKUP_PLACE}: look.markup")
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef):
                does, speaks = _does(node), {getattr(inner, "attr", "") for inner in ast.walk(node)}
                # What a cell `says` is made plain by the base of all tables.
                if "ToolTipRole" in speaks and "tip" not in does and node.name != "says":
                    yield Violation(
                        source.path, node.lineno, f"{node.name} gives out a raw tooltip: look.tip"
                    )
                if {"QMessageBox"} & (does | speaks) and "setTextFormat" not in does:
                    yield Violation(
                        source.path, node.lineno, "QMessageBox guesses what is markup: setTextFormat"
                    )
            if (
                isinstance(node, ast.ClassDef)
                and "QLabel" in map(_last_name, node.bases)
                and "setTextFormat" not in _does(node)
            ):
                yield Violation(
                    source.path, node.lineno, f"{node.name} guesses what is markup: setTextFormat"
                )


def _does(node: ast.AST) -> set[str]:
    """The names of all that is called in there."""
    return {_last_name(inner.func) for inner in ast.walk(node) if isinstance(inner, ast.Call)}


def _is_plain(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Constant):
        return True
    return isinstance(argument, ast.Call) and _last_name(argument.func) in {"tip", *TRANSLATORS, *OWN_MARKUP}


def _says_plain(call: ast.Call) -> bool:
    return len(call.args) == 1 and _last_name(call.args[0]) == "PlainText"


def window_asked(sources: list[Source]) -> Iterator[Violation]:
    """What a lane is asked runs in its thread: a function or a partial of one that knows no window."""
    for source in sources:
        for function in ast.walk(source.tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            local = {
                _last_name(node.targets[0]): node.value
                for node in ast.walk(function)
                if isinstance(node, ast.Assign)
            }
            for call in ast.walk(function):
                if not (isinstance(call, ast.Call) and call.args and _asks(call.func)):
                    continue
                work = call.args[0]
                work = local.get(work.id, work) if isinstance(work, ast.Name) else work
                if isinstance(work, ast.Call) and _last_name(work.func) == "partial" and work.args:
                    work = work.args[0]
                if isinstance(work, ast.Lambda) or (isinstance(work, ast.Attribute) and _is_self(work)):
                    yield Violation(source.path, call.lineno, "a lane is asked what knows its window")


def _asks(called: ast.expr) -> bool:
    lane = _last_name(called.value) if isinstance(called, ast.Attribute) else ""
    return _last_name(called) in ASKERS or (_last_name(called) == "ask" and lane in LANES)


RULES: tuple[Callable[[list[Source]], Iterator[Violation]], ...] = (
    formatted_translation,
    lost_translation,
    unmarked_sentence,
    connected_lambda,
    connected_without_slot,
    narrow_signal,
    forbidden_qt,
    printing,
    widgets_elsewhere,
    kit_knows_pages,
    named_like_stdlib,
    hidden_qt_name,
    outside_markup,
    window_asked,
)


def parse(path: Path, text: str) -> Source:
    """One module from its text."""
    return Source(path, ast.parse(text), text.count("\n"))


def read(package: Path) -> list[Source]:
    """Every module of a package."""
    return [
        parse(path.relative_to(package), path.read_text("utf-8")) for path in sorted(package.rglob("*.py"))
    ]


def longest(sources: list[Source]) -> str:
    """The longest modules, for whoever asks whether each is still one thing. A length by itself is no fault."""
    first = sorted(sources, key=lambda source: source.lines, reverse=True)[:SHOWN]
    return "Longest modules: " + ", ".join(f"{source.path.as_posix()} {source.lines}" for source in first)


def main() -> int:
    """Print what is wrong and which modules are the longest; 1 when anything is wrong."""
    packages = [read(Path(name)) for name in sys.argv[1:]]
    found = [violation for package in packages for rule in RULES for violation in rule(package)]
    for violation in found:
        print(violation)
    for package in packages:
        print(longest(package))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
