"""Seeds small faults into the program, one at a time, and prints those that no test notices. `make mutants` runs it.

Each fault stands in a temporary copy, and only the tests of its room run over it, those of its module first. The same
seed and code give the same faults. A survivor is a test that lacks, or a line that does nothing: a person decides.
"""

import argparse
import ast
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "ovhsms_gui"
ROOMS = ("core", "gui", "outbox", "ovh", "store")  # each tested by the folder of its name
_LEFT_BEHIND = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "demo-tour")

_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One piece of a module's text, from byte `begin` to `end`, and what is put in its place."""

    module: str  # its path from the project's folder
    line: int
    begin: int
    end: int
    old: str
    new: str

    @property
    def room(self) -> str:
        """The folder it is in, and so that of its tests."""
        return Path(self.module).parts[1]

    def __str__(self) -> str:
        return f"{self.module}:{self.line}  {_short(self.old)}  →  {_short(self.new)}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a fault, and in how many seconds."""

    fault: Fault
    killed: bool
    seconds: float


# ---- which faults there are ------------------------------------------------------------------------


def modules(root: Path) -> list[Path]:
    """Those whose faults are looked for; of the window what has no widgets, so the states and their words."""
    found = [path for room in ROOMS for path in (root / PACKAGE / room).rglob("*.py")]
    return sorted(
        path for path in found if "gui" not in path.parts or "QtWidgets" not in path.read_text("utf-8")
    )


def faults(module: str, text: str) -> list[Fault]:
    """All that can be seeded into a module, in the order of its text."""
    lines = text.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    whole = text.encode()
    found = []
    for node, new in _changed(ast.parse(text)):
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[node.end_lineno - 1] + node.end_col_offset
        found.append(Fault(module, node.lineno, begin, end, whole[begin:end].decode(), new))
    return sorted(found, key=lambda fault: (fault.begin, fault.end, fault.new))


def _changed(tree: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:
    """Every node that can be another one, and its text then."""
    for node in _reached(tree):
        for condition in _conditions(node):
            yield condition, f"(not ({ast.unparse(condition)}))"
        if isinstance(node, ast.expr):
            for other in _other_values(node):
                yield node, f"({ast.unparse(other)})"
        elif isinstance(node, ast.stmt) and (step := _other_step(node)):
            yield node, step


def _reached(node: ast.AST) -> Iterator[ast.AST]:
    """What runs: no annotations, no types, no words for the log or a developer."""
    yield node
    for name, child in ast.iter_fields(node):
        if name in {"annotation", "returns", "decorator_list", "bases"}:
            continue
        for one in child if isinstance(child, list) else (child,):
            if isinstance(one, ast.AST) and not _is_aside(one):
                yield from _reached(one)


def _is_aside(node: ast.AST) -> bool:
    match node:
        # The places of what stands in an f-string are told wrongly before Python 3.12.
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Pass():
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Expr(value=ast.Constant()):  # a docstring, or the dots of a protocol
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id="log")))):
            return True
    return False


def _conditions(node: ast.AST) -> Iterator[ast.expr]:
    """What decides there, unless turning it round is another fault's doing."""
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            tests = [test]
        case ast.comprehension(ifs=tests):
            pass
        case _:
            return
    for test in tests:
        match test:
            case ast.Constant() | ast.UnaryOp(op=ast.Not()):
                continue
            case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.In() | ast.NotIn() | ast.Is() | ast.IsNot()]):
                continue
        yield test


def _other_values(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare(left, ops, values):
            for place, op in enumerate(ops):
                yield ast.Compare(left, [*ops[:place], _COMPARED[type(op)](), *ops[place + 1 :]], values)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case (
            ast.BinOp(ast.Constant(str()) | ast.JoinedStr())
            | ast.BinOp(right=ast.Constant(str()) | ast.JoinedStr())
        ):
            return  # texts can be joined, and nothing else
        case ast.BinOp(left, op, right) if type(op) in _COUNTED:
            yield ast.BinOp(left, _COUNTED[type(op)](), right)
        case ast.UnaryOp(ast.Not(), operand):
            yield operand
        case ast.Constant(bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(int(value) | float(value)):
            yield ast.Constant(value + 1)


def _other_step(node: ast.stmt) -> str:
    match node:
        case ast.Return(value) if value is not None and not isinstance(value, ast.Constant):
            return "return None"
        case ast.Raise() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Expr(ast.Call()):
            return "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            return "pass"
    return ""


def _short(text: str, longest: int = 70) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def choose(found: Sequence[Fault], seed: int, count: int) -> list[Fault]:
    """So many of them, room by room alike, always the same for a seed."""
    dice = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
    by_room = {room: [fault for fault in found if fault.room == room] for room in ROOMS}
    for some in by_room.values():
        dice.shuffle(some)
    chosen: list[Fault] = []
    while len(chosen) < min(count, len(found)):
        chosen += [some.pop() for some in by_room.values() if some][: count - len(chosen)]
    return sorted(chosen, key=lambda fault: (fault.module, fault.begin, fault.new))


# ---- whether a test notices ------------------------------------------------------------------------


class Copy:
    """The project once more, in a folder of its own, where faults are put in and taken out again."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._folder = folder / "project"
        shutil.copytree(root, self._folder, ignore=_LEFT_BEHIND, symlinks=True)

    def passes(self, room: str, module: Path | None = None, limit: float | None = None) -> bool:
        """The room's tests pass, those named like the module first. False when `limit` seconds are over, too."""
        tests = Path("tests") / room
        own = sorted((self._folder / tests).glob(f"test_*{module.stem}*.py")) if module else []
        command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "--timeout=60"]
        command += ["-p", "timeout", "-p", "no:randomly", "-p", "no:cacheprovider"]
        command += [*(str(path.relative_to(self._folder)) for path in own), str(tests)]
        env = {**os.environ, "PYTHONPATH": str(self._folder), "QT_QPA_PLATFORM": "offscreen"}
        run = subprocess.Popen(
            command,
            cwd=self._folder,
            env=env,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            return run.wait(limit) == 0
        except subprocess.TimeoutExpired:
            return False
        finally:
            if run.poll() is None:
                os.killpg(run.pid, signal.SIGKILL) if os.name == "posix" else run.kill()
                run.wait()

    def kills(self, fault: Fault, limit: float) -> bool:
        """Some test of its room fails over the fault, or does not come to an end."""
        path = self._folder / fault.module
        text = path.read_bytes()
        try:
            self._write(path, text[: fault.begin] + fault.new.encode() + text[fault.end :])
            return not self.passes(fault.room, path, limit)
        finally:
            self._write(path, text)

    def _write(self, path: Path, text: bytes) -> None:
        path.write_bytes(text)
        # One of the same length, in the same second, would be taken for what was compiled before.
        for compiled in path.parent.glob(f"__pycache__/{path.stem}.*"):
            compiled.unlink()


def tried(root: Path, chosen: Sequence[Fault]) -> Iterator[Outcome]:
    """Try each, and tell. Raises ValueError when a room's tests fail without a fault."""
    limits: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="mutants-") as name:
        copy = Copy(root, Path(name))
        for fault in chosen:
            begin = time.monotonic()
            if fault.room not in limits:
                if not copy.passes(fault.room):
                    raise ValueError(
                        f"The tests of {fault.room} fail as they are: nothing is learned from them."
                    )
                limits[fault.room] = 60 + 5 * (time.monotonic() - begin)
                begin = time.monotonic()
            killed = copy.kills(fault, limits[fault.room])
            yield Outcome(fault, killed, time.monotonic() - begin)


def main(arguments: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """Print what comes of each fault, and the survivors at the end. Exit status 2 when nothing could be tried."""
    options = argparse.ArgumentParser(prog="mutants", description=__doc__)
    options.add_argument("--seed", type=int, default=1, help="which faults are chosen (default: 1)")
    options.add_argument("--count", type=int, default=40, help="how many (default: 40)")
    options.add_argument(
        "--only", default="", metavar="PATH", help=f"in there only, such as {PACKAGE}/store/moves.py"
    )
    said = options.parse_args(arguments)
    found: list[Fault] = []
    for path in modules(root):
        module = path.relative_to(root).as_posix()
        if module.startswith(said.only.removesuffix("/")):
            found += faults(module, path.read_text("utf-8"))
    chosen = choose(found, said.seed, said.count)
    if not chosen:
        print(f"Nothing to try in {said.only or root}.", file=sys.stderr)
        return 2
    print(f"{len(chosen)} of {len(found)} faults, seed {said.seed}", flush=True)
    survivors = []
    try:
        for outcome in tried(root, chosen):
            print(
                f"{'killed  ' if outcome.killed else 'SURVIVED'} {outcome.seconds:4.0f} s  {outcome.fault}",
                flush=True,
            )
            if not outcome.killed:
                survivors.append(outcome.fault)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"\n{len(survivors)} of {len(chosen)} survived")
    for fault in survivors:
        print(f"  {fault}")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the copy and what runs in it go too
    sys.exit(main())
