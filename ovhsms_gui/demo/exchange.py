"""One HTTP request and its answer, as plain values, and OVHcloud's three shapes of error body."""

import json
from dataclasses import dataclass
from email.message import Message
from enum import StrEnum
from http.client import responses
from typing import Any, TypeAlias

Headers: TypeAlias = Message

# OVHcloud serves the same calls under both.
BASES = ("/1.0", "/v1")


@dataclass(frozen=True, slots=True)
class Request:
    """What arrived. `target` is the request line's, byte for byte (Latin-1): it is what was signed."""

    method: str
    target: str
    headers: Headers
    body: bytes

    @property
    def url(self) -> str:
        """The full address as the client wrote it."""
        if "://" in self.target:
            return self.target
        return f"http://{self.headers.get('Host', '')}{self.target}"

    @property
    def path(self) -> str:
        """The path as rules and routes know it, still percent-encoded; "" outside of the API."""
        path = self.target.partition("?")[0]
        if "://" in path:
            path = "/" + path.partition("://")[2].partition("/")[2]
        for base in BASES:
            if path.startswith(base + "/"):
                return path[len(base) :]
        return ""

    @property
    def query(self) -> str:
        """What follows the question mark."""
        return self.target.partition("?")[2]


class Cut(StrEnum):
    """How much of an answer is written before the connection is closed."""

    WHOLE = "whole"  # all of it, and the connection stays open
    HALF = "half"
    NOTHING = "nothing"
    RESET = "reset"  # nothing, and not even a proper end


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    content_type: str = "application/json; charset=utf-8"
    cut: Cut = Cut.WHOLE


HANG_UP = Reply(0, cut=Cut.NOTHING)
RESET = Reply(0, cut=Cut.RESET)


def json_reply(status: int, value: object, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """A JSON value as an answer."""
    return Reply(status, json.dumps(value).encode("ascii"), headers)


class Refusal(Exception):
    """OVHcloud says no.

    `code` makes it the older body (errorCode, httpCode, message), `kind` the newer one (class, message);
    with neither the message stands alone, as the SMS calls' own refusals do.
    """

    def __init__(self, status: int, message: str, *, code: str = "", kind: str = "") -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.code = code
        self.kind = kind

    def reply(self, shape: str) -> Reply:
        """The answer. `shape` is "A" or "B" and decides about refusals that come in both."""
        body: dict[str, Any] = {"message": self.message}
        if self.code and shape == "A":
            body |= {
                "errorCode": self.code,
                "httpCode": f"{self.status} {responses[self.status]}",
            }
        elif self.code or self.kind:
            body["class"] = self.kind or _CLASSES[self.status]
        return json_reply(self.status, body)


_CLASSES = {400: "Client::BadRequest", 403: "Client::Forbidden"}


def bad_request(message: str) -> Refusal:
    """The request itself is wrong."""
    return Refusal(400, message, kind="Client::BadRequest")


def not_found(message: str) -> Refusal:
    """There is no such thing."""
    return Refusal(404, message, kind="Client::NotFound")
