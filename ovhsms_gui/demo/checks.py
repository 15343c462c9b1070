"""What OVHcloud checks before it does anything: keys, clock, signature, rights, parameters."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from ovhsms_gui.demo.world import World

_SKEW_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Problem(Exception):
    """A refusal: status, code and words; `class_` is the newer body's name for it."""

    status: int
    code: str
    message: str
    class_: str = "Client::BadRequest"

    def body(self, shape: str) -> dict[str, object]:
        """In OVHcloud's older shape (A) or its newer one (B)."""
        if shape == "B":
            return {"class": self.class_, "message": self.message}
        if not self.code:
            return {"message": self.message}
        return {
            "errorCode": self.code,
            "httpCode": f"{self.status} {_PHRASES[self.status]}",
            "message": self.message,
        }


_PHRASES = {
    400: "Bad Request",
    402: "Payment Required",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
}


def authenticate(
    world: World, method: str, url: str, path: str, body: bytes, headers: Mapping[str, str]
) -> None:
    """Keys, clock, signature, right, in OVHcloud's order. `url` is what the client asked for, whole."""
    application = headers.get("X-Ovh-Application", "")
    secret = world.applications.get(application)
    if secret is None:
        raise Problem(403, "INVALID_KEY", "This application key is invalid", "Client::Forbidden")
    consumer_key = headers.get("X-Ovh-Consumer", "")
    consumer = world.consumers.get(consumer_key)
    if consumer is None:
        raise Problem(403, "NOT_CREDENTIAL", "This credential does not exist", "Client::Forbidden")
    if consumer.status != "validated":
        raise Problem(403, "INVALID_CREDENTIAL", "This credential is not valid", "Client::Forbidden")
    stamp = headers.get("X-Ovh-Timestamp", "")
    if not stamp.isdigit() or abs(int(stamp) - world.clock()) > _SKEW_SECONDS:
        raise Problem(400, "QUERY_TIME_OUT", "Query out of time")
    whole = "+".join((secret, consumer_key, method, url)).encode() + b"+" + body + b"+" + stamp.encode()
    signature = "$1$" + hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    if not hmac.compare_digest(signature, headers.get("X-Ovh-Signature", "")):
        raise Problem(400, "INVALID_SIGNATURE", "Invalid signature")
    # Literal but for the star: a rule for /sms/ does not grant /sms, nor the other way round.
    if not any(method == m and fnmatchcase(path, _literal(p)) for m, p in consumer.rules):
        raise Problem(403, "NOT_GRANTED_CALL", "This call has not been granted", "Client::Forbidden")


def _literal(rule: str) -> str:
    return rule.replace("[", "[[]").replace("?", "[?]")


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_long(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_boolean(value: object) -> bool:
    return isinstance(value, bool)


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _one_of(*values: str) -> Callable[[object], bool]:
    return lambda value: value in values


Schema = Mapping[str, tuple[Callable[[object], bool], bool]]  # name: check, required

JOB: Schema = {
    "charset": (_one_of("UTF-8"), False),
    "class": (_one_of("flash", "phoneDisplay", "sim", "toolkit"), False),
    "coding": (_one_of("7bit", "8bit"), False),
    "differedPeriod": (_is_long, False),
    "message": (_is_text, True),
    "noStopClause": (_is_boolean, False),
    "priority": (_one_of("high", "low", "medium", "veryLow"), False),
    "receivers": (_is_texts, False),
    "receiversDocumentUrl": (_is_text, False),
    "receiversSlotId": (_is_text, False),
    "sender": (_is_text, False),
    "senderForResponse": (_is_boolean, False),
    "tag": (_is_text, False),
    "validityPeriod": (_is_long, False),
}
ESTIMATE: Schema = {
    "message": (_is_text, True),
    "noStopClause": (_is_boolean, True),
    "senderType": (_one_of("alpha", "numeric", "shortcode", "time2chat", "virtual"), True),
}


def check_body(body: object, schema: Schema) -> dict[str, object]:
    """A JSON object with known names and right types, or a Problem."""
    if not isinstance(body, dict):
        raise Problem(400, "", "Invalid JSON received")
    for name, value in body.items():
        if name not in schema:
            raise Problem(400, "", f"Received not described parameters: ({name}) while calling")
        if value is not None and not schema[name][0](value):
            raise Problem(400, "", f"Given data ({str(value)[:40]}) does not belong to the type of [{name}]")
    for name, (_, required) in schema.items():
        if required and body.get(name) is None:
            raise Problem(400, "", f"[{name}] Missing required parameter")
    return body
