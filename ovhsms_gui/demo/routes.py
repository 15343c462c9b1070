"""The calls the stand-in knows: a table of routes and what each answers."""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar
from urllib.parse import unquote

from ovhsms_gui.core.text import measure
from ovhsms_gui.demo import forms
from ovhsms_gui.demo.exchange import Headers, Refusal, not_found
from ovhsms_gui.demo.habits import Habits, Late
from ovhsms_gui.demo.jobs import JOB_PARAMS, take
from ovhsms_gui.demo.pages import Page, page
from ovhsms_gui.demo.params import BOOLEAN, DATETIME, LONG, STRING, UUID, Kind, Param, Params, enum
from ovhsms_gui.demo.rates import ELSEWHERE, EURO_PER_CREDIT, Rate
from ovhsms_gui.demo.world import Credential, Incoming, Message, Service, World

_T = TypeVar("_T")
_ID = attrgetter("id")
_MADE = "creationDatetime"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was let through: typed values only. `now` moves messages, `clock` is what OVHcloud tells."""

    world: World
    now: float
    clock: float
    credential: Credential | None
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: dict[str, Any]
    headers: Headers

    @property
    def service(self) -> Service:
        """The service that the path names. Raises Refusal."""
        service = self.world.services.get(self.path["serviceName"])
        if service is None:
            raise not_found("This service does not exist")
        return service


@dataclass(frozen=True, slots=True)
class Route:
    """One call of the schema. `answer` gives a JSON value, or a Page with its headers."""

    method: str
    path: str
    answer: Callable[[Call], Any]
    query: Params = field(default_factory=dict)
    body: Params = field(default_factory=dict)
    signed: bool = True
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.path))
        object.__setattr__(self, "_pattern", re.compile(pattern))

    def match(self, method: str, path: str) -> dict[str, str] | None:
        """The path's variables, decoded, or None when it is another call."""
        found = self._pattern.fullmatch(path) if method == self.method else None
        return {name: unquote(text) for name, text in found.groupdict().items()} if found else None


def find(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The route of a call and the variables in its path."""
    for route in ROUTES:
        values = route.match(method, path)
        if values is not None:
            return route, values
    return None


# ---- /auth ---------------------------------------------------------------------------------------


def _time(call: Call) -> int:
    return int(call.clock)


def _current_credential(call: Call) -> dict[str, Any]:
    credential = call.credential
    assert credential is not None
    return {
        "credentialId": credential.id,
        "applicationId": 1,
        "status": credential.status,
        "rules": [{"method": method, "path": path} for method, path in credential.rules],
        "allowedIPs": None,
        "creation": forms.moment(credential.created),
        "expiration": None,
        "lastUse": forms.moment(call.now),
        "ovhSupport": False,
    }


# ---- the account ---------------------------------------------------------------------------------


def _services(call: Call) -> list[str]:
    return list(call.world.services)


def _service(call: Call) -> dict[str, Any]:
    return forms.account(call.service)


def _senders(call: Call) -> list[str]:
    return list(call.service.senders)


def _sender(call: Call) -> dict[str, Any]:
    name = call.path["sender"]
    status = call.service.senders.get(name)
    if status is None:
        raise not_found(f"The requested object (sender = {name}) does not exist")
    return forms.sender(name, status)


def _blacklists(call: Call) -> list[str] | Page:
    # Which message or batch made somebody answer STOP is not kept: nothing fits such a filter.
    service, habits = call.service, call.world.habits
    numbers = [] if call.query else sorted(service.blacklist)
    if call.world.pages and _in_pages(call):
        form = partial(_listed_number, service, habits)
        return page(sorted(numbers, key=habits.number), form, call.headers, habits, key="number")
    return [habits.number(number) for number in numbers]


def _blacklisted(call: Call) -> dict[str, Any]:
    return _listed_number(call.service, call.world.habits, _on_blacklist(call))


def _listed_number(service: Service, habits: Habits, number: str) -> dict[str, Any]:
    return forms.blacklisted(number, service.stopped.get(number, 0.0), habits)


def _take_off(call: Call) -> None:
    call.service.blacklist.discard(_on_blacklist(call))


def _on_blacklist(call: Call) -> str:
    wanted = call.path["number"]
    for number in call.service.blacklist:
        if wanted in {number, call.world.habits.number(number)}:
            return number
    raise not_found(f"The requested object (number = {wanted}) does not exist")


# ---- messages ------------------------------------------------------------------------------------


def _send(call: Call) -> dict[str, Any]:
    return take(call.world, call.service, call.body, call.now)


def _pending(call: Call) -> list[int] | Page:
    habits = call.world.habits
    ghosts = [message for message, until in call.service.ghosts if call.now < until]
    listed = (message for message in call.service.waiting(call.now) if _shows(call, message))
    waits = [*listed, *(message for message in ghosts if call.now < message.leaves)]
    if habits.pending_pages and _in_pages(call):
        form = partial(forms.job, now=call.now, habits=habits)
        return page(sorted(waits, key=_ID), form, call.headers, habits)
    return [message.id for message in waits][-habits.most :]


def _pending_one(call: Call) -> dict[str, Any]:
    return forms.job(_one(call, left=False), call.now, call.world.habits)


def _call_back(call: Call) -> None:
    late = call.world.habits.late
    message = call.service.messages.get(call.path["id"])
    if message is None or call.now < message.leaves or late is Late.NOT_FOUND:
        call.world.call_back(_one(call, left=False), call.now)
    elif late is Late.REFUSED:
        raise Refusal(400, "This job has been sent and can not be deleted")


def _outgoing(call: Call) -> list[int] | Page:
    habits = call.world.habits
    query = {} if habits.deaf else call.query
    left = (message for message in _listed(call, query.get("tag")) if message.leaves <= call.now)
    form = partial(forms.outgoing, now=call.now, habits=habits)
    found = _passing(left, query, partial(forms.listed_as_made, habits=habits), form)
    if call.world.pages and _in_pages(call):
        return page(sorted(found, key=_ID), form, call.headers, habits)
    return [message.id for message in found][-habits.most :]


def _in_pages(call: Call) -> bool:
    return call.headers.get("X-Pagination-Mode") == "CachedObjectList-Pages"


def _outgoing_one(call: Call) -> dict[str, Any]:
    return forms.outgoing(_one(call, left=True), call.now, call.world.habits)


def _listed(call: Call, tag: str | None = None) -> Iterable[Message]:
    """What the lists have heard of by now, of all or under a tag."""
    source = call.service.messages.values() if tag is None else call.service.tagged(tag)
    return (message for message in source if _shows(call, message))


def _shows(call: Call, message: Message) -> bool:
    habits = call.world.habits
    if habits.swift and call.now < message.leaves:
        return True
    since = message.leaves if habits.swift else message.created
    return not habits.lag or since + habits.lag <= call.now


def _one(call: Call, *, left: bool) -> Message:
    message = call.service.messages.get(call.path["id"])
    if message is None or not _shows(call, message) or (message.leaves <= call.now) != left:
        raise not_found(f"The requested object (id = {call.path['id']}) does not exist")
    return message


# ---- replies -------------------------------------------------------------------------------------


def _incoming(call: Call) -> list[int] | Page:
    habits = call.world.habits
    all_ = call.service.incoming.values()
    listed = (reply for reply in all_ if not habits.lag or reply.created + habits.lag <= call.now)
    form = partial(forms.incoming, habits=habits)
    found = _passing(listed, {} if habits.deaf else call.query, attrgetter("created"), form)
    if call.world.pages and _in_pages(call):
        return page(sorted(found, key=_ID), form, call.headers, habits)
    return [reply.id for reply in found]


def _incoming_one(call: Call) -> dict[str, Any]:
    return forms.incoming(_reply(call), call.world.habits)


def _delete_incoming(call: Call) -> None:
    del call.service.incoming[_reply(call).id]


def _reply(call: Call) -> Incoming:
    reply = call.service.incoming.get(call.path["id"])
    if reply is None:
        raise not_found(f"The requested object (id = {call.path['id']}) does not exist")
    return reply


# ---- helpers of the schema -----------------------------------------------------------------------


def _estimate(call: Call) -> dict[str, Any]:
    stop_clause = not call.body["noStopClause"] and call.body["senderType"] != "shortcode"
    size = measure(call.body["message"], stop_clause=stop_clause)
    return {
        "characters": size.units,
        "charactersClass": "7bits" if size.encoding == "GSM-7" else "unicode",
        "maxCharactersPerPart": size.per_part,
        "parts": size.parts,
    }


def _rate(call: Call) -> dict[str, Any]:
    code = call.query["country"]
    rate = call.world.rates.get(code, Rate(code.upper(), "", ELSEWHERE))
    euros = round(rate.credits * EURO_PER_CREDIT, 4)
    return {
        "country": rate.country,
        "countryCode": code,
        "credit": rate.credits,
        "price": {"currencyCode": "EUR", "text": f"{euros} €", "value": euros},
        "vatRate": 20.0,
    }


# ---- small means ---------------------------------------------------------------------------------


def _passing(
    listed: Iterable[_T],
    query: Mapping[str, Any],
    made: Callable[[_T], float],
    form: Callable[[_T], Mapping[str, Any]],
) -> list[_T]:
    """Those for which every filter holds: equal, or made within `creationDatetime.from` and `.to` (both included).

    Two hundred thousand are asked about again and again: they are given a form only where it is looked at.
    """
    since, until = query.get(f"{_MADE}.from", -math.inf), query.get(f"{_MADE}.to", math.inf)
    # Of the time at which one was made, whole seconds are told.
    found = [one for one in listed if since <= math.floor(made(one)) <= until]
    wanted = [(name, value) for name, value in query.items() if not name.startswith(f"{_MADE}.")]
    if wanted:
        formed = ((one, form(one)) for one in found)
        found = [one for one, item in formed if all(item[name] == value for name, value in wanted)]
    return found


def _params(kinds: Iterable[tuple[str, Kind]], *, required: bool = False) -> Params:
    return {name: Param(kind, required) for name, kind in kinds}


_CREATED = ((f"{_MADE}.from", DATETIME), (f"{_MADE}.to", DATETIME))
_OUTGOING_FILTERS = _params(
    (
        *_CREATED,
        ("tag", STRING),
        ("receiver", STRING),
        ("sender", STRING),
        ("deliveryReceipt", LONG),
        ("differedDelivery", LONG),
        ("ptt", LONG),
        ("batchID", UUID),
        ("messageID", UUID),
    )
)
_INCOMING_FILTERS = _params((*_CREATED, ("sender", STRING), ("tag", STRING)))
_BLACKLIST_FILTERS = _params((("batchID", UUID), ("smsOutgoingID", LONG)))
_ESTIMATE_PARAMS = _params(
    (
        ("message", STRING),
        ("noStopClause", BOOLEAN),
        ("senderType", enum("sms.TypeSenderEnum", "alpha", "numeric", "shortcode", "time2chat", "virtual")),
    ),
    required=True,
)


def _read_country(text: str) -> str:
    if not re.fullmatch("[a-z]{2}", text):
        raise ValueError(text)
    return text


_RATE_PARAMS = {
    "country": Param(
        Kind("sms.CountryEnum", lambda value: isinstance(value, str), _read_country), required=True
    ),
    "billingCountry": Param(enum("sms.BillingCountryEnum", "es", "fr", "gb", "ie", "it", "pl")),
}

PATH_KINDS = {"id": LONG}
_S = "/sms/{serviceName}"

ROUTES = (
    Route("GET", "/auth/time", _time, signed=False),
    Route("GET", "/auth/currentCredential", _current_credential),
    Route("GET", "/sms/rates/destinations", _rate, query=_RATE_PARAMS, signed=False),
    Route("POST", "/sms/estimate", _estimate, body=_ESTIMATE_PARAMS),
    Route("GET", "/sms", _services),
    Route("GET", "/sms/", _services),
    Route("GET", _S, _service),
    Route("GET", f"{_S}/senders", _senders),
    Route("GET", f"{_S}/senders/{{sender}}", _sender),
    Route("POST", f"{_S}/jobs", _send, body=JOB_PARAMS),
    Route("GET", f"{_S}/jobs", _pending),
    Route("GET", f"{_S}/jobs/{{id}}", _pending_one),
    Route("DELETE", f"{_S}/jobs/{{id}}", _call_back),
    Route("GET", f"{_S}/outgoing", _outgoing, query=_OUTGOING_FILTERS),
    Route("GET", f"{_S}/outgoing/{{id}}", _outgoing_one),
    Route("GET", f"{_S}/incoming", _incoming, query=_INCOMING_FILTERS),
    Route("GET", f"{_S}/incoming/{{id}}", _incoming_one),
    Route("DELETE", f"{_S}/incoming/{{id}}", _delete_incoming),
    Route("GET", f"{_S}/blacklists", _blacklists, query=_BLACKLIST_FILTERS),
    Route("GET", f"{_S}/blacklists/{{number}}", _blacklisted),
    Route("DELETE", f"{_S}/blacklists/{{number}}", _take_off),
)
