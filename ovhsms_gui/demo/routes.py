"""The calls the stand-in answers, as a table of method and path."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeAlias

from ovhsms_gui.core.text import measure
from ovhsms_gui.demo.checks import ESTIMATE, JOB, Problem, check_body
from ovhsms_gui.demo.world import RATES, DemoService, Message, NotEnoughCredits, World


@dataclass(frozen=True, slots=True)
class Call:
    """One authenticated call."""

    world: World
    path: tuple[str, ...]  # what the path's stars matched, decoded
    query: Mapping[str, str]
    body: object
    headers: Mapping[str, str]


Route: TypeAlias = Callable[[Call], object]

_CONTACT = re.compile(r"https?://|www\.|\S+@\S+\.\S+|(?<!\d)(?:\+|00)?\d(?:[ .-]?\d){8,}", re.IGNORECASE)


def find(method: str, path: str) -> tuple[Route, tuple[str, ...], bool] | None:
    """The route, what its stars match, and whether the call must be signed."""
    for route_method, pattern, route, signed in _TABLE:
        match = pattern.fullmatch(path)
        if match and method == route_method:
            return route, match.groups(), signed
    return None


def _service(call: Call) -> DemoService:
    service = call.world.service(call.path[0])
    if service is None:
        raise Problem(404, "", "This service does not exist", "Client::NotFound")
    return service


def _time(call: Call) -> object:
    return int(call.world.clock())


def _credential(call: Call) -> object:
    consumer = call.world.consumers[call.headers["X-Ovh-Consumer"]]
    return {
        "status": consumer.status,
        "rules": [{"method": method, "path": path} for method, path in consumer.rules],
        "creation": _date(call.world.clock()),
        "expiration": None,
        "applicationId": 1,
        "credentialId": 1,
        "ovhSupport": False,
    }


def _services(call: Call) -> object:
    return call.world.service_names


def _account(call: Call) -> object:
    service = _service(call)
    return {
        "name": service.name,
        "description": service.description,
        "status": "enable",
        "creditsLeft": service.credits,
        "creditsHoldByQuota": 0.0,
        "channel": "both",
    }


def _senders(call: Call) -> object:
    return list(_service(call).senders)


def _sender(call: Call) -> object:
    status = _service(call).senders.get(call.path[1])
    if status is None:
        raise Problem(404, "", "The requested object (sender) does not exist", "Client::NotFound")
    return {"sender": call.path[1], "status": status, "type": "alpha", "description": "", "referer": "custom"}


def _send(call: Call) -> object:
    service = _service(call)
    body = check_body(call.body, JOB)
    reply = body.get("senderForResponse") is True
    sender = "" if reply else str(body.get("sender") or "")
    if not reply:
        _check_sender(service, sender)
    if not str(body["message"]).strip():
        raise Problem(400, "", "message is empty")
    if reply and _CONTACT.search(str(body["message"])):
        raise Problem(400, "", "cannot send contact information with shortcode")
    receivers = body.get("receivers")
    if not isinstance(receivers, list) or not receivers:
        raise Problem(400, "", "You must specify receivers, receiversDocumentUrl or receiversSlotId")
    try:
        made, bad, tag = call.world.take_job(service, receivers, body, sender=sender)
    except NotEnoughCredits:
        raise Problem(402, "", "Not enough credits to send this SMS") from None
    return {
        "ids": [message.id for message in made],
        "validReceivers": [message.receiver for message in made],
        "invalidReceivers": bad,
        "totalCreditsRemoved": round(sum(message.credits for message in made), 6),
        "creditsLeft": service.credits,
        "tag": tag,
    }


def _check_sender(service: DemoService, sender: str) -> None:
    if not sender:
        raise Problem(400, "", "You must specify a sender or use senderForResponse")
    status = service.senders.get(sender)
    if status is None:
        raise Problem(
            404, "", f"Sms sender {sender} does not exists. Please create it first", "Client::NotFound"
        )
    if status != "enable":
        raise Problem(403, "", f"Sms sender {sender} is not validated", "Client::Forbidden")


def _jobs(call: Call) -> object:
    return [message.id for message in call.world.pending(_service(call).name)]


def _pending(call: Call) -> Message:
    return _by_id(call, call.world.pending(_service(call).name))


def _job(call: Call) -> object:
    shown = _shown(_pending(call))
    shown.pop("tag")  # a pending job carries none, at OVHcloud either
    return shown


def _cancel(call: Call) -> object:
    call.world.cancel(_pending(call))
    return None


_FILTERS: Mapping[str, Callable[[Message, str], bool]] = {
    "tag": lambda message, value: message.tag == value,
    "receiver": lambda message, value: message.receiver == value,
    "sender": lambda message, value: message.sender == value,
    "deliveryReceipt": lambda message, value: str(message.receipt) == value,
    "ptt": lambda message, value: str(message.ptt) == value,
    "creationDatetime.from": lambda message, value: message.created >= _seconds(value),
    "creationDatetime.to": lambda message, value: message.created <= _seconds(value),
}


def _outgoing(call: Call) -> object:
    found = call.world.outgoing(_service(call).name)
    for name, value in call.query.items():
        if name not in _FILTERS:
            raise Problem(400, "", f"Received not described parameters: ({name}) while calling")
        found = [message for message in found if _FILTERS[name](message, value)]
    if call.headers.get("X-Pagination-Mode") == "CachedObjectList-Pages":
        return [_shown(message) for message in found]
    return [message.id for message in found]


def _outgoing_one(call: Call) -> object:
    return _shown(_by_id(call, call.world.outgoing(_service(call).name)))


def _blacklists(call: Call) -> object:
    _service(call)
    return sorted(call.world.blacklist)


def _incoming(call: Call) -> object:
    _service(call)
    return []


def _estimate(call: Call) -> object:
    body = check_body(call.body, ESTIMATE)
    stop = body["noStopClause"] is not True and body["senderType"] == "alpha"
    size = measure(str(body["message"]), stop_clause=stop)
    return {
        "characters": size.units,
        "charactersClass": "7bits" if size.encoding == "GSM-7" else "unicode",
        "maxCharactersPerPart": size.per_part,
        "parts": size.parts,
    }


def _rate(call: Call) -> object:
    wanted = call.query.get("country")
    for prefix, country, credits_ in RATES:
        if country == wanted:
            return {"country": country, "countryCode": prefix[1:], "credit": credits_, "vatRate": 20.0}
    raise Problem(400, "", f"Given data ({wanted}) does not belong to the type of [country]")


def _by_id(call: Call, messages: list[Message]) -> Message:
    found = next((message for message in messages if str(message.id) == call.path[1]), None)
    if found is None:
        raise Problem(404, "", "The requested object (id) does not exist", "Client::NotFound")
    return found


def _shown(message: Message) -> dict[str, object]:
    return {
        "id": message.id,
        "receiver": message.receiver,
        "sender": message.sender,
        "message": message.message,
        "messageLength": len(message.message),
        "numberOfSms": message.parts,
        "credits": message.credits,
        "creationDatetime": _date(message.created),
        "differedDelivery": round((message.due - message.created) / 60),
        "sentAt": _date(message.due) if message.receipt else None,
        "deliveredAt": _date(message.delivered) if message.delivered and message.receipt == 1 else None,
        "deliveryReceipt": message.receipt,
        "ptt": message.ptt,
        "tag": message.tag,
    }


def _date(seconds: float) -> str:
    return datetime.fromtimestamp(int(seconds), UTC).isoformat()


def _seconds(date: str) -> float:
    try:
        return datetime.fromisoformat(date).timestamp()
    except ValueError:
        raise Problem(400, "", f"Given data ({date[:40]}) does not belong to the type datetime") from None


def _path(template: str) -> re.Pattern[str]:
    return re.compile(re.escape(template).replace(r"\*", "([^/]+)"))


_TABLE: tuple[tuple[str, re.Pattern[str], Route, bool], ...] = tuple(
    (method, _path(template), route, signed)
    for method, template, route, signed in (
        ("GET", "/auth/time", _time, False),
        ("GET", "/auth/currentCredential", _credential, True),
        ("GET", "/sms", _services, True),
        ("GET", "/sms/", _services, True),
        ("POST", "/sms/estimate", _estimate, True),
        ("GET", "/sms/rates/destinations", _rate, False),
        ("GET", "/sms/*", _account, True),
        ("GET", "/sms/*/senders", _senders, True),
        ("GET", "/sms/*/senders/*", _sender, True),
        ("GET", "/sms/*/jobs", _jobs, True),
        ("POST", "/sms/*/jobs", _send, True),
        ("GET", "/sms/*/jobs/*", _job, True),
        ("DELETE", "/sms/*/jobs/*", _cancel, True),
        ("GET", "/sms/*/outgoing", _outgoing, True),
        ("GET", "/sms/*/outgoing/*", _outgoing_one, True),
        ("GET", "/sms/*/blacklists", _blacklists, True),
        ("GET", "/sms/*/incoming", _incoming, True),
    )
)
