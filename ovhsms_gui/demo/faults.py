"""Faults that the stand-in can be told to have, for tests and for practising."""

import threading
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase


class FaultKind(StrEnum):
    """What goes wrong. Those named "after" carry the call out first."""

    DROP_BEFORE = "drop_before"  # the connection ends, nothing was done
    DROP_AFTER = "drop_after"  # it was done, the connection ends
    DELAY = "delay"  # `value` seconds, then as usual
    DELAY_AFTER = "delay_after"  # it was done, then `value` seconds before the answer
    STATUS = "status"  # the status `value`, nothing was done
    STATUS_AFTER = "status_after"  # it was done, then the status `value`
    GARBAGE = "garbage"  # it was done, HTML with status 200
    GARBAGE_BEFORE = "garbage_before"  # nothing was done, HTML with status 200
    HALF = "half"  # it was done, half an answer
    EMPTY_IDS = "empty_ids"  # nothing was done, 200 with empty lists
    WRONG_TYPES = "wrong_types"  # it was done, 200 with values of the wrong JSON types


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault for the calls it fits. `times` None: for ever."""

    kind: FaultKind
    method: str = "*"
    path: str = "*"  # a shell pattern, such as /sms/*/jobs
    times: int | None = 1
    value: float = 0
    retry_after: int | None = None

    def fits(self, method: str, path: str) -> bool:
        """This call is meant."""
        return fnmatchcase(method, self.method) and fnmatchcase(path, self.path)


class Faults:
    """The faults still to come; thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._faults: list[list[object]] = []

    def add(self, fault: Fault) -> None:
        """Have one more."""
        with self._lock:
            self._faults.append([fault, fault.times])

    def clear(self) -> None:
        """Have none."""
        with self._lock:
            self._faults.clear()

    def take(self, method: str, path: str) -> Fault | None:
        """The first fault for a call, counted down."""
        with self._lock:
            for entry in self._faults:
                fault, left = entry
                assert isinstance(fault, Fault)
                if not fault.fits(method, path):
                    continue
                if isinstance(left, int):
                    entry[1] = left - 1
                    if left <= 1:
                        self._faults.remove(entry)
                return fault
        return None


def parse_fault(text: str) -> Fault:
    """From the command line: KIND[=VALUE][:METHOD[:PATH[:TIMES]]]. Raises ValueError."""
    head, *rest = text.split(":")
    name, _, value = head.partition("=")
    method, path, times = (*rest, "*", "*", "1")[:3] if len(rest) < 3 else rest[:3]
    if len(rest) == 1:
        path, times = "*", "1"
    elif len(rest) == 2:
        times = "1"
    return Fault(
        FaultKind(name),
        method=method or "*",
        path=path or "*",
        times=None if times == "forever" else int(times),
        value=float(value or 0),
    )
