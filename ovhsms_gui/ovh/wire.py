"""Has a byte of the request left this computer? Proof, not a guess from the exception's name."""

from collections.abc import Iterator
from typing import Any

import requests
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, PoolManager
from urllib3 import exceptions as urllib3
from urllib3.util import Retry

from ovhsms_gui.core.errors import NotSent, Reason, Unknown
from ovhsms_gui.ovh.retry import ONCE

# Causes of a failure before the request, the first that fits; some are subclasses of later ones.
_BEFORE: tuple[tuple[tuple[type[BaseException], ...], Reason], ...] = (
    (
        (
            urllib3.ProxyError,
            urllib3.ProxySchemeUnknown,
            requests.exceptions.InvalidProxyURL,
            requests.exceptions.InvalidSchema,  # a SOCKS proxy, and no PySocks
        ),
        Reason.PROXY,
    ),
    ((urllib3.NameResolutionError, urllib3.LocationParseError), Reason.DNS),
    ((urllib3.SSLError, requests.exceptions.SSLError), Reason.TLS),
    ((urllib3.NewConnectionError,), Reason.NO_CONNECTION),
    ((urllib3.TimeoutError,), Reason.CONNECT_TIMEOUT),
)


class Wire:
    """`touched` turns true when the first byte of a request is handed to an open connection.

    Whoever makes a call sets it to false before.
    """

    def __init__(self) -> None:
        self.touched = False

    def verdict(self, error: Exception) -> NotSent | Unknown:
        """What a failure of the transport proves about the last request."""
        causes = tuple(_causes(error))
        if self.touched:
            late = any(isinstance(cause, urllib3.ReadTimeoutError) for cause in causes)
            return Unknown(Reason.READ_TIMEOUT if late else Reason.RESET)
        for kinds, reason in _BEFORE:
            if any(isinstance(cause, kinds) for cause in causes):
                return NotSent(reason)
        # Requests wraps every OSError but one: that of a CA file that is not there.
        wrapped = isinstance(error, requests.RequestException | urllib3.HTTPError)
        return NotSent(Reason.NO_CONNECTION if wrapped else Reason.TLS)


class WireAdapter(HTTPAdapter):
    """Requests' transport, watched by a Wire. One per client: a client makes one call at a time."""

    def __init__(self, wire: Wire, patience: Retry) -> None:
        """`patience`: retries for GET; other methods have none."""
        self._wire = wire
        self._patience = patience
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Have the pools make watched connections."""
        super().init_poolmanager(*args, **kwargs)
        _watch(self.poolmanager, self._wire)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The same through a proxy."""
        known = proxy in self.proxy_manager
        manager = super().proxy_manager_for(proxy, **kwargs)
        if not known:
            _watch(manager, self._wire)
        return manager

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """One call, with the retries its method allows."""
        self.max_retries = self._patience if request.method == "GET" else ONCE
        return super().send(request, *args, **kwargs)


class _Watched:
    """What a connection does more than urllib3's."""

    wire: Wire
    _connecting = False

    def connect(self) -> None:
        self._connecting = True
        try:
            super().connect()  # type: ignore[misc]
        finally:
            self._connecting = False

    def send(self, data: Any) -> None:
        # http.client opens a closed connection inside send(): do it before, to tell its failure apart.
        # A CONNECT to a proxy goes through here too, while connecting: it is not the request.
        if not self._connecting:
            if self.sock is None:  # type: ignore[attr-defined]
                self.connect()
            self.wire.touched = True
        super().send(data)  # type: ignore[misc]


def _watch(manager: PoolManager, wire: Wire) -> None:
    """Replace the kinds of pool a manager makes by watched ones of the same kind (plain, TLS, SOCKS)."""
    kinds: dict[str, type[HTTPConnectionPool]] = manager.pool_classes_by_scheme
    watched = {}
    for scheme, pool in kinds.items():
        connection = type("Watched", (_Watched, pool.ConnectionCls), {"wire": wire})
        watched[scheme] = type("WatchedPool", (pool,), {"ConnectionCls": connection})
    manager.pool_classes_by_scheme = watched


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception with all it was made from: urllib3 keeps the real one in `reason` or the arguments."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        cause = waiting.pop()
        if isinstance(cause, BaseException) and id(cause) not in seen:
            seen.add(id(cause))
            yield cause
            waiting += [getattr(cause, "reason", None), *cause.args, cause.__cause__, cause.__context__]
