"""The people of any file: our own CSV with all it says, other tables and vCards as far as they can be understood."""

from collections.abc import Iterator
from pathlib import Path

from ovhsms_gui.core.numbers import Number, Problem
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import people, people_csv, reading
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.repairs import Reason


def read(path: Path, region: str) -> Iterator[Row]:
    """The rows, those without a usable number among them. Raises OSError, ValueError or FileProblem."""
    if people_csv.is_ours(path):
        yield from people_csv.read(path, region)
        return
    table = reading.read(path)
    for one in people.each(table, guess(table, region).mapping, region):
        if isinstance(one, people.Person):
            yield one.row
        elif one.reason is not Reason.BLANK:
            problem = one.reason if isinstance(one.reason, Problem) else Problem.NOT_A_NUMBER
            yield Row(Number(" ".join(one.cells), None, problem), source=f"{path.name}:{one.number}")
