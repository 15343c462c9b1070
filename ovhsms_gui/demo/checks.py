"""Who may call: keys, clock, signature and rights, in the order in which OVHcloud checks them."""

import hashlib
import hmac
import re

from ovhsms_gui.demo.exchange import Refusal, Request
from ovhsms_gui.demo.world import Credential, World

# OVHcloud does not publish its own tolerance.
CLOCK_TOLERANCE_SECONDS = 60


def authenticate(world: World, request: Request, now: float) -> Credential:
    """The credential that signed the request; `now` is the server's clock. Raises Refusal."""
    header = request.headers.get
    application_key = header("X-Ovh-Application", "")
    secret = world.applications.get(application_key)
    if secret is None:
        raise Refusal(403, "This application key is invalid", code="INVALID_KEY")
    consumer_key = header("X-Ovh-Consumer", "")
    if not consumer_key:
        raise Refusal(403, "You must login first", code="NOT_CREDENTIAL")
    credential = world.credentials.get(consumer_key)
    if credential is None or credential.application_key != application_key:
        raise Refusal(403, "This credential does not exist", code="NOT_CREDENTIAL")
    if credential.status != "validated":
        raise Refusal(403, "This credential is not valid", code="INVALID_CREDENTIAL")
    timestamp = header("X-Ovh-Timestamp", "")
    if not re.fullmatch("[0-9]{1,15}", timestamp) or abs(now - int(timestamp)) > CLOCK_TOLERANCE_SECONDS:
        raise Refusal(400, "Query out of time", code="QUERY_TIME_OUT")
    expected = _signature(secret, consumer_key, request, timestamp)
    if not hmac.compare_digest(expected.encode(), header("X-Ovh-Signature", "").encode("utf-8", "replace")):
        raise Refusal(400, "Invalid signature", code="INVALID_SIGNATURE")
    return credential


def require_right(credential: Credential, method: str, path: str) -> None:
    """Rules match literally, `*` stands for anything: "/sms" is not "/sms/". Raises Refusal."""
    for rule_method, rule_path in credential.rules:
        if rule_method == method and _pattern(rule_path).fullmatch(path):
            return
    raise Refusal(403, "This call has not been granted", code="NOT_GRANTED_CALL")


def _pattern(rule: str) -> re.Pattern[str]:
    return re.compile(".*".join(re.escape(piece) for piece in rule.split("*")))


def _signature(secret: str, consumer_key: str, request: Request, timestamp: str) -> str:
    head = f"{secret}+{consumer_key}+{request.method}+".encode()
    # The request line was read as Latin-1: writing it so gives back the bytes that were sent.
    signed = head + request.url.encode("latin-1") + b"+" + request.body + b"+" + timestamp.encode()
    return "$1$" + hashlib.sha1(signed, usedforsecurity=False).hexdigest()
