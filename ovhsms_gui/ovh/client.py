"""One signed call to OVHcloud, and the certainty of how it ended: a value, Refused, NotSent or Unknown."""

import http.cookiejar
import json
import logging
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlencode

import requests
from requests.auth import AuthBase
from urllib3.exceptions import HTTPError

from ovhsms_gui import __version__
from ovhsms_gui.core.errors import CallFailed, NotSent, Reason, Refused, Unknown
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.ovh import reading
from ovhsms_gui.ovh.clock import ServerClock
from ovhsms_gui.ovh.endpoints import is_loopback, resolve
from ovhsms_gui.ovh.retry import patience, retry_after
from ovhsms_gui.ovh.signing import OvhSignature, fits_a_header
from ovhsms_gui.ovh.wire import Wire, WireAdapter

log = logging.getLogger(__name__)

_T = TypeVar("_T")
_LARGEST_ANSWER = 32 * 1024 * 1024
# A 4xx with no word of OVHcloud's in it comes from something in between. These are answered before a
# request is passed on; after any other nobody knows.
_BEFORE_OVH = frozenset({401, 403, 404, 405, 407, 411, 413, 414, 429, 431})


class _Unsigned(AuthBase):
    """No signature, and no look into .netrc either."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        return request


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer: JSON, and the id under which OVHcloud's support finds the call."""

    value: object
    query_id: str
    elements: int | None = None  # of a list that comes in pages: how many there are in all


class Client:
    """Calls one endpoint with one set of keys. One thread at a time: every lane has its own.

    Raises Refused, NotSent or Unknown from every call; ValueError for a bad endpoint.
    """

    def __init__(
        self,
        endpoint: str,
        keys: Keys,
        *,
        connect_timeout: float = 10.0,
        read_timeout: float = 60.0,
        get_pause: float = 0.5,
    ) -> None:
        """Time-outs in seconds; `get_pause` lies before the first retry of a GET and doubles for the next."""
        self._base = resolve(endpoint)
        self._timeouts = (connect_timeout, read_timeout)
        self._wire = Wire()
        self._session = requests.Session()
        self._session.headers["User-Agent"] = f"ovhsms-gui/{__version__}"
        self._session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        adapter = WireAdapter(self._wire, patience(get_pause))
        self._session.mount("https://", adapter)
        self._session.mount("http://", adapter)
        # The system's proxies do not lead to this computer itself.
        self._session.trust_env = not is_loopback(self._base)
        self.clock = ServerClock(self._time)
        self._keys = keys

    def get(
        self,
        path: str,
        params: Mapping[str, object] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        signed: bool = True,
    ) -> Answer:
        """Read. Tried again by itself where that is safe, and once after the clock was set right."""
        try:
            return self._call("GET", path, params, headers=headers, signed=signed)
        except Refused as error:
            if error.reason is not Reason.CLOCK or not signed:
                raise
            self.clock.resync()
            return self._call("GET", path, params, headers=headers)

    def post(self, path: str, body: Mapping[str, object], *, read_timeout: float | None = None) -> Answer:
        """Do, once. `Unknown` means that it may have been done. `read_timeout`: seconds, where fewer will do."""
        return self._call("POST", path, None, body, read_timeout=read_timeout)

    def delete(self, path: str) -> Answer:
        """Delete, once."""
        return self._call("DELETE", path)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()

    def believe(self, read: Callable[[object], _T], answer: Answer) -> _T:
        """Turn an answer into a value; one that makes no sense is Unknown, since the call was made."""
        try:
            return read(answer.value)
        except reading.BadAnswer as error:
            raise Unknown(Reason.BAD_ANSWER, message=str(error), query_id=answer.query_id) from None

    # ---- one call ------------------------------------------------------------------------------

    def _signature(self) -> OvhSignature:
        """Signs with a time that is known beforehand: asking for it can fail, and then no call was made."""
        for key, reason in (
            (self._keys.application_key, Reason.APPLICATION_KEY),
            (self._keys.application_secret.reveal(), Reason.SIGNATURE),
            (self._keys.consumer_key.reveal(), Reason.CONSUMER_KEY),
        ):
            if not fits_a_header(key):
                raise NotSent(reason)
        try:
            now = self.clock.now()
        except CallFailed as error:
            raise NotSent(error.reason, status=error.status, query_id=error.query_id) from None
        return OvhSignature.of(self._keys, lambda: now)

    def _time(self) -> int:
        return self.believe(reading.integer, self._call("GET", "/auth/time", signed=False))

    def _call(
        self,
        method: str,
        path: str,
        params: Mapping[str, object] | None = None,
        body: Mapping[str, object] | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        signed: bool = True,
        read_timeout: float | None = None,
    ) -> Answer:
        signature = self._signature() if signed else _Unsigned()
        url = f"{self._base}{path}"
        if params:
            url += "?" + urlencode(
                {name: _plain(value) for name, value in params.items() if value is not None}
            )
        data = None if body is None else _json(body)
        connect, read = self._timeouts
        heard: requests.Response | None = None
        failure: CallFailed
        self._wire.touched = False
        try:
            with self._session.request(
                method,
                url,
                data=data,
                headers={**(headers or {}), **({} if data is None else {"Content-Type": "application/json"})},
                auth=signature,
                timeout=(connect, read if read_timeout is None else min(read, read_timeout)),
                allow_redirects=False,
                verify=True,
                stream=True,
            ) as heard:
                answer = _judge(heard, _read(heard))
                log.debug("%s %s: %s %s", method, _shown(path), heard.status_code, answer.query_id)
                return answer
        except (OSError, HTTPError) as error:  # every RequestException is an OSError
            failure = self._wire.verdict(error)
        except CallFailed as error:
            failure = error
        if heard is not None:
            failure.status, failure.query_id = heard.status_code, _query_id(heard)
        log.info("%s %s: %s %s %s", method, _shown(path), failure.status, failure.reason, failure.query_id)
        raise failure  # out here, without the exception that holds the signed headers


def _shown(path: str) -> str:
    """As it may stand in the log: nobody's number."""
    return re.sub(r"(/blacklists/).+", r"\1…", path)


def _judge(response: requests.Response, content: bytes) -> Answer:
    """What a whole answer says: 2xx and 4xx are believed only with the body that belongs to them."""
    status = response.status_code
    try:
        value = reading.parse(content)
    except reading.BadAnswer:
        value = _NOT_JSON
    if 200 <= status < 300 and value is not _NOT_JSON:
        return Answer(value, _query_id(response), _elements(response))
    if status == 408:  # somebody gave up waiting: for what, nobody knows
        raise Unknown(Reason.READ_TIMEOUT)
    if 400 <= status < 500 and (reading.has_words(value) or status in _BEFORE_OVH):
        raise reading.refusal(status, value, retry_after(response.headers.get("Retry-After")))
    raise Unknown(Reason.SERVER_ERROR if status >= 500 else Reason.BAD_ANSWER)


_NOT_JSON = object()


def _read(response: requests.Response) -> bytes:
    """The whole body. Raises what requests raises on half an answer, and Unknown on an endless one."""
    pieces, size = [], 0
    for piece in response.iter_content(65536):
        pieces.append(piece)
        size += len(piece)
        if size > _LARGEST_ANSWER:
            raise Unknown(Reason.BAD_ANSWER, message="answer too large")
    return b"".join(pieces)


def _elements(response: requests.Response) -> int | None:
    text = response.headers.get("X-Pagination-Elements", "")
    return int(text) if text.isascii() and text.isdecimal() else None


def _query_id(response: requests.Response) -> str:
    return response.headers.get("X-Ovh-QueryID", "")


def _json(body: Mapping[str, object]) -> bytes:
    """As python-ovh writes it: compact, in ASCII. What is not set is not there."""
    fields = {name: value for name, value in body.items() if value is not None}
    return json.dumps(fields, separators=(",", ":")).encode("ascii")


def _plain(value: object) -> str:
    """A query value as OVHcloud reads it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
