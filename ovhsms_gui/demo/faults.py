"""What can be made to go wrong: faults, armed on a server, each for some calls and so many times."""

import json
import math
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from http import HTTPStatus
from http.client import responses
from typing import Any

from ovhsms_gui.demo.exchange import HANG_UP, RESET, Cut, Refusal, Reply, json_reply


class FaultKind(StrEnum):
    """What happens. Unless said otherwise it happens before the call is looked at, and nothing is taken."""

    DROP_BEFORE = "drop_before"  # hang up without an answer
    DROP_AFTER = "drop_after"  # the call is carried out
    RESET_BEFORE = "reset_before"  # break the connection off
    RESET_AFTER = "reset_after"  # the call is carried out
    DELAY = "delay"  # wait `value` seconds, then go on
    DELAY_AFTER = "delay_after"  # carried out, then wait
    STATUS = "status"  # answer the HTTP status `value` in the words of `shape`
    STATUS_AFTER = "status_after"  # carried out
    GARBAGE = "garbage"  # a proxy's HTML page with status 200
    GARBAGE_AFTER = "garbage_after"  # carried out
    HALF = "half"  # carried out, half of the answer is written
    EMPTY_IDS = "empty_ids"  # carried out, but `ids`, or the list, comes back empty
    WRONG_TYPES = "wrong_types"  # carried out, every value of the answer has another JSON type
    MISCOUNT = "miscount"  # an estimate counts `value` parts more
    CLOCK_SKEW = "clock_skew"  # the server's clock is off by `value` seconds


_STATUSES = {FaultKind.STATUS, FaultKind.STATUS_AFTER}
_DELAYS = {FaultKind.DELAY, FaultKind.DELAY_AFTER}
# These change how a call goes on and combine with others; of the rest only one can strike at a time.
_COMBINING = _DELAYS | {FaultKind.CLOCK_SKEW}
_WITHOUT_BODY = {204, 205, 304}


@dataclass(frozen=True, slots=True)
class Fault:
    """Strikes calls whose method and path (without the version) fit, `times` times; None: for ever.

    In `method` and `path`, `*` stands for anything. `value` is a status or seconds, as the kind needs;
    `retry_after` (seconds) and `shape` go with a status: the error body is the older "A", the newer "B", or a
    message alone.
    """

    kind: FaultKind
    method: str = "*"
    path: str = "*"
    times: int | None = 1
    value: float = 0
    retry_after: int | None = None
    shape: str = ""

    def __post_init__(self) -> None:
        if self.kind in _STATUSES and (not 200 <= self.value <= 599 or self.value in _WITHOUT_BODY):
            raise ValueError(f"{self.value:g} is no status to answer with")
        if self.kind in _DELAYS and not 0 < self.value <= threading.TIMEOUT_MAX:
            raise ValueError(f"{self.kind} needs a number of seconds")
        if self.kind is FaultKind.MISCOUNT and (not self.value or self.value % 1):
            raise ValueError(f"{self.kind} needs a number of parts")
        if not math.isfinite(self.value):
            raise ValueError(f"{self.value} is no number of seconds")
        if self.times is not None and self.times < 1:
            raise ValueError("a fault strikes at least once")

    def fits(self, method: str, path: str) -> bool:
        """It is meant for this call."""
        return _fits(self.method, method) and _fits(self.path, path)


def parse(text: str) -> Fault:
    """`KIND[=VALUE[,RETRY_AFTER]][:METHOD[:PATH[:TIMES]]]`; TIMES `*`: for ever. Raises ValueError."""
    pieces = text.split(":")
    if len(pieces) > 4:
        raise ValueError("too many colons")
    head, method, path, times = pieces + [""] * (4 - len(pieces))
    kind, _, value = head.partition("=")
    value, _, retry_after = value.partition(",")
    return Fault(
        FaultKind(kind),
        method.upper() or "*",
        path or "*",
        None if times == "*" else int(times or 1),
        float(value or 0),
        int(retry_after) if retry_after else None,
    )


class Faults:
    """The faults armed on a server, in the order in which they strike. Safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._armed: list[Fault] = []

    def add(self, *faults: Fault) -> None:
        """Arm."""
        with self._lock:
            self._armed.extend(faults)

    def clear(self) -> None:
        """Disarm all."""
        with self._lock:
            self._armed.clear()

    @property
    def armed(self) -> tuple[Fault, ...]:
        """What has still to strike, with the times that are left."""
        with self._lock:
            return tuple(self._armed)

    def strike(self, method: str, path: str) -> tuple[Fault, ...]:
        """The faults for this call; each is used up by one."""
        with self._lock:
            struck: dict[str, Fault] = {}
            left: list[Fault] = []
            for fault in self._armed:
                slot = fault.kind if fault.kind in _COMBINING else ""
                if slot in struck or not fault.fits(method, path):
                    left.append(fault)
                    continue
                struck[slot] = fault
                if fault.times is None:
                    left.append(fault)
                elif fault.times > 1:
                    left.append(replace(fault, times=fault.times - 1))
            self._armed = left
            return tuple(struck.values())


# Waits so many seconds, or until it is to end; True when there is no use in going on.
Wait = Callable[[float], bool]


def before(fault: Fault, wait: Wait) -> Reply | None:
    """What a fault answers in place of the call; None: the call goes on."""
    effect = _BEFORE.get(fault.kind)
    return effect(fault, wait) if effect else None


def after(fault: Fault, reply: Reply, wait: Wait) -> Reply:
    """What a fault makes of the answer of a call that was carried out."""
    effect = _AFTER.get(fault.kind)
    return effect(fault, reply, wait) if effect else reply


def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), text) is not None


def _status(fault: Fault) -> Reply:
    status = int(fault.value)
    headers = () if fault.retry_after is None else (("Retry-After", str(fault.retry_after)),)
    words = responses.get(status, "Error")
    kind = f"Client::{words.title().replace(' ', '')}" if fault.shape == "B" else ""
    code = words.upper().replace(" ", "_") if fault.shape == "A" else ""
    return replace(Refusal(status, words, code=code, kind=kind).reply(fault.shape), headers=headers)


_PAGE = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Please log in</h1></body></html>"
_GARBAGE = Reply(200, _PAGE, content_type="text/html; charset=utf-8")


def _empty_ids(reply: Reply) -> Reply:
    body = json.loads(reply.body)
    match body:
        case {"ids": _} if reply.status == HTTPStatus.OK:
            return json_reply(reply.status, body | {"ids": []}, reply.headers)
        case list() if reply.status == HTTPStatus.OK:
            return json_reply(reply.status, [])
    return reply


def _miscount(fault: Fault, reply: Reply) -> Reply:
    match json.loads(reply.body):
        case {"parts": int(parts), **others} if reply.status == HTTPStatus.OK:
            return json_reply(reply.status, others | {"parts": parts + int(fault.value)}, reply.headers)
    return reply


def _wrong_types(reply: Reply) -> Reply:
    if reply.status != HTTPStatus.OK:
        return reply
    return json_reply(reply.status, _wrong(json.loads(reply.body)), reply.headers)


def _wrong(value: Any) -> Any:
    match value:
        case dict():
            return {name: _wrong(item) for name, item in value.items()}
        case list():
            return {str(index): item for index, item in enumerate(value)}
        case str():
            return [value]
        case _:
            return f"{value}"


_BEFORE: dict[FaultKind, Callable[[Fault, Wait], Reply | None]] = {
    FaultKind.DROP_BEFORE: lambda _fault, _wait: HANG_UP,
    FaultKind.RESET_BEFORE: lambda _fault, _wait: RESET,
    FaultKind.DELAY: lambda fault, wait: HANG_UP if wait(fault.value) else None,
    FaultKind.STATUS: lambda fault, _wait: _status(fault),
    FaultKind.GARBAGE: lambda _fault, _wait: _GARBAGE,
}
_AFTER: dict[FaultKind, Callable[[Fault, Reply, Wait], Reply]] = {
    FaultKind.DROP_AFTER: lambda _fault, _reply, _wait: HANG_UP,
    FaultKind.RESET_AFTER: lambda _fault, _reply, _wait: RESET,
    FaultKind.DELAY_AFTER: lambda fault, reply, wait: HANG_UP if wait(fault.value) else reply,
    FaultKind.STATUS_AFTER: lambda fault, _reply, _wait: _status(fault),
    FaultKind.GARBAGE_AFTER: lambda _fault, _reply, _wait: _GARBAGE,
    FaultKind.HALF: lambda _fault, reply, _wait: replace(reply, cut=Cut.HALF),
    FaultKind.EMPTY_IDS: lambda _fault, reply, _wait: _empty_ids(reply),
    FaultKind.MISCOUNT: lambda fault, reply, _wait: _miscount(fault, reply),
    FaultKind.WRONG_TYPES: lambda _fault, reply, _wait: _wrong_types(reply),
}
