"""Has a byte of the request left this computer? Proof, not a guess from the exception's name."""

from typing import Any

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util import Retry

# Reading may be tried again; anything else never, not even when the connection failed.
_READ = Retry(
    total=3,
    connect=2,
    read=2,
    redirect=0,
    status=2,
    other=0,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=("GET",),
    backoff_factor=0.3,
    backoff_max=3,
    raise_on_status=False,
    respect_retry_after_header=False,
)
_ONCE = Retry(total=0, redirect=0, read=False, raise_on_status=False, respect_retry_after_header=False)


class Wire:
    """`touched` turns true when the first byte of a request is handed to an open connection."""

    def __init__(self) -> None:
        self.touched = False


class WireAdapter(HTTPAdapter):
    """Requests' transport, watched by a Wire. One per client: a client makes one call at a time."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        super().__init__(pool_connections=1, pool_maxsize=1)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Have the pools make watched connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _watched_pools(self._wire)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """The same through a proxy."""
        manager = super().proxy_manager_for(proxy, **kwargs)
        manager.pool_classes_by_scheme = _watched_pools(self._wire)
        return manager

    def send(self, request: PreparedRequest, *args: Any, **kwargs: Any) -> Response:
        """One call, with the retries its method allows."""
        self._wire.touched = False
        self.max_retries = _READ if request.method == "GET" else _ONCE
        return super().send(request, *args, **kwargs)


class _Watched:
    """What both kinds of connection do more than urllib3's."""

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


def _watched_pools(watch: Wire) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(_Watched, HTTPConnection):
        wire = watch

    class Tls(_Watched, HTTPSConnection):
        wire = watch

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class TlsPool(HTTPSConnectionPool):
        ConnectionCls = Tls

    return {"http": PlainPool, "https": TlsPool}
