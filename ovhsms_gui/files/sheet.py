"""One sheet of a workbook, as the readers of all formats give it."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from ovhsms_gui.files.contents import Cells
from ovhsms_gui.files.problem import FileKind, FileProblem


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows from the top of the sheet on, each cell as it is shown, and the indexes of what is not shown."""

    rows: Iterable[Cells]
    hidden: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


class Book(Protocol):
    """A workbook that is open."""

    names: list[str]  # of its sheets, the hidden ones last
    hidden: frozenset[str]  # names of those

    def sheet(self, name: str) -> Sheet:
        """One of them. Raises FileProblem, as its rows do."""

    def says(self, name: str) -> bool:
        """Whether one of them has a cell with something in it; it counts if that is not quick to see, or not at all."""


def free_name(name: str, taken: Collection[str]) -> str:
    """The name for one more sheet: odd writers give one twice, or none."""
    place = len(taken) + 1
    name = name or f"{place}"
    while name in taken:
        name = f"{name} ({place})"
    return name


@contextmanager
def translated() -> Iterator[None]:
    """Whatever a library finds in a damaged file, it leaves as a FileProblem."""
    try:
        yield
    except FileProblem:
        raise
    except Exception as error:
        locked = type(error).__name__ == "PasswordError" or "encrypted" in str(error)
        raise FileProblem(FileKind.ENCRYPTED if locked else FileKind.DAMAGED, type(error).__name__) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # a failure in Rust, which has no class to import
            raise
        raise FileProblem(FileKind.DAMAGED, type(error).__name__) from error
