"""Rows of a file that could not become receivers: kept with the draft until somebody has dealt with them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Untaken:
    """A row as it stood in its file, and why it was not taken.

    `number` is the row's own, as a person counts; `reason` is a word of `numbers.Problem` or `repairs.Reason`.
    """

    file: str  # its name, without the folder
    number: int
    titles: tuple[str, ...]  # of the columns
    cells: tuple[str, ...]
    reason: str
