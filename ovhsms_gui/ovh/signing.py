"""OVHcloud's request signature, made over the prepared request: the bytes signed are the bytes sent."""

import hashlib
import re
import time
from collections.abc import Callable

from requests import PreparedRequest
from requests.auth import AuthBase

from ovhsms_gui.core.secret import Keys, Secret


class OvhSignature(AuthBase):
    """Adds the four X-Ovh headers.

    Signature: "$1$" and the SHA-1 of secret, consumer key, method, URL, body and time joined by "+"
    (OVHcloud, "First steps with the API"). `now` gives OVHcloud's time in seconds.
    """

    def __init__(
        self,
        application_key: str,
        application_secret: str | Secret,
        consumer_key: str | Secret,
        now: Callable[[], float] = time.time,
    ) -> None:
        """Raises ValueError for keys that no header can carry."""
        self._application_key = application_key
        self._application_secret = _secret(application_secret)
        self._consumer_key = _secret(consumer_key)
        self._now = now
        for key in (self._application_key, self._application_secret.reveal(), self._consumer_key.reveal()):
            if not fits_a_header(key):  # http.client would say so too, with the key in its words
                raise ValueError("a key holds a character that keys do not have")

    @classmethod
    def of(cls, keys: Keys, now: Callable[[], float]) -> "OvhSignature":
        """From a set of keys."""
        return cls(keys.application_key, keys.application_secret, keys.consumer_key, now)

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """Sign a request that nothing will change any more."""
        body = request.body or b""
        if isinstance(body, str):
            body = body.encode("utf-8")
        if not isinstance(body, bytes):
            raise TypeError("only a body that is all there can be signed")
        timestamp = str(int(self._now()))
        head = (
            f"{self._application_secret.reveal()}+{self._consumer_key.reveal()}"
            f"+{(request.method or '').upper()}+{request.url}+"
        )
        signed = head.encode("utf-8") + body + f"+{timestamp}".encode("ascii")
        request.headers["X-Ovh-Application"] = self._application_key
        request.headers["X-Ovh-Consumer"] = self._consumer_key.reveal()
        request.headers["X-Ovh-Timestamp"] = timestamp
        # SHA-1 is OVHcloud's choice; nothing here relies on it for more than their check.
        request.headers["X-Ovh-Signature"] = f"$1${hashlib.sha1(signed, usedforsecurity=False).hexdigest()}"
        return request


def fits_a_header(key: str) -> bool:
    """Only visible ASCII, as keys are: no line break from pasting, no letter from elsewhere."""
    return re.fullmatch("[!-~]*", key) is not None


def _secret(value: str | Secret) -> Secret:
    return value if isinstance(value, Secret) else Secret(value)
