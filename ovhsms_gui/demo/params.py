"""Names and types of parameters, as OVHcloud's schema describes them, and its refusals of others."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

from ovhsms_gui.demo.exchange import bad_request


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of the schema: which JSON values have it, and how a query's text is read (ValueError: not)."""

    name: str
    fits: Callable[[Any], bool]
    read: Callable[[str], Any] = str


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of a call."""

    kind: Kind
    required: bool = False


Params = Mapping[str, Param]


def _is_long(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


def _read_long(text: str) -> int:
    if not re.fullmatch("-?[0-9]{1,18}", text):
        raise ValueError(text)
    return int(text)


def _read_datetime(text: str) -> float:
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def _read_uuid(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text):
        raise ValueError(text)
    return text


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


STRING = Kind("string", _is_text)
STRINGS = Kind("string[]", _are_texts)
BOOLEAN = Kind("boolean", lambda value: isinstance(value, bool))
LONG = Kind("long", _is_long, _read_long)
DATETIME = Kind("datetime", _is_text, _read_datetime)
UUID = Kind("uuid", _is_text, _read_uuid)


def enum(name: str, *values: str) -> Kind:
    """A closed list of words."""

    def read(text: str) -> str:
        if text not in values:
            raise ValueError(text)
        return text

    return Kind(name, lambda value: value in values, read)


def read_path(values: Mapping[str, str], kinds: Mapping[str, Kind]) -> dict[str, Any]:
    """The path's variables; what `kinds` does not name is text. Raises Refusal."""
    return {name: _read(name, text, kinds.get(name, STRING)) for name, text in values.items()}


def read_query(query: str, params: Params, doing: str) -> dict[str, Any]:
    """The query's values, typed. Raises Refusal."""
    given = dict(parse_qsl(query, keep_blank_values=True))
    _check_names(given, params, doing)
    return {name: _read(name, text, params[name].kind) for name, text in given.items()}


def read_body(body: bytes, params: Params, doing: str) -> dict[str, Any]:
    """The body's values, checked; null counts as absent. Raises Refusal."""
    try:
        parsed = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise bad_request("Invalid JSON received") from None
    if not isinstance(parsed, dict):
        raise bad_request("Invalid JSON received: an object is expected")
    given = {name: value for name, value in parsed.items() if value is not None}
    _check_names(given, params, doing)
    for name, value in given.items():
        if not params[name].kind.fits(value):
            raise _mistyped(name, json.dumps(value)[:80], params[name].kind)
    return given


def _check_names(given: Mapping[str, object], params: Params, doing: str) -> None:
    strange = [name for name in given if name not in params]
    if strange:
        raise bad_request(f"Received not described parameters: ({', '.join(strange)}) while calling {doing}")
    missing = [name for name, param in params.items() if param.required and name not in given]
    if missing:
        raise bad_request(f"Missing parameter(s): {', '.join(missing)}")


def _read(name: str, text: str, kind: Kind) -> Any:
    try:
        return kind.read(text)
    except ValueError:
        raise _mistyped(name, text[:80], kind) from None


def _mistyped(name: str, shown: str, kind: Kind) -> Exception:
    return bad_request(f"[{name}] Given data ({shown}) is not valid for type {kind.name}")
