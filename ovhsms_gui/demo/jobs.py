"""What POST /sms/{serviceName}/jobs does: its checks, its price, the messages it makes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ovhsms_gui.core.text import measure
from ovhsms_gui.demo.exchange import Refusal
from ovhsms_gui.demo.habits import Stopped
from ovhsms_gui.demo.params import BOOLEAN, LONG, STRING, STRINGS, Param, Params, enum
from ovhsms_gui.demo.rates import price_list
from ovhsms_gui.demo.world import Message, Service, World

JOB_PARAMS: Params = {
    "message": Param(STRING, required=True),
    "receivers": Param(STRINGS),
    "receiversDocumentUrl": Param(STRING),
    "receiversSlotId": Param(STRING),
    "sender": Param(STRING),
    "senderForResponse": Param(BOOLEAN),
    "noStopClause": Param(BOOLEAN),
    "priority": Param(enum("sms.PriorityEnum", "high", "medium", "low", "veryLow")),
    "validityPeriod": Param(LONG),
    "differedPeriod": Param(LONG),
    "charset": Param(enum("sms.CharsetEnum", "UTF-8")),
    "coding": Param(enum("sms.CodingEnum", "7bit", "8bit")),
    "class": Param(enum("sms.ClassEnum", "flash", "phoneDisplay", "sim", "toolkit")),
    "tag": Param(STRING),
}

_INTERNATIONAL = re.compile(r"(?:\+|00)([1-9][0-9]{6,14})")
_CONTACT = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|eu|fr|info|io|net|org)\b"  # an address on the web
    r"|[\w.+-]+@[\w-]+\.\w+"  # of mail
    r"|(?<!\d)(?:\+|00)?\d(?:[ .-]?\d){8,13}(?!\d)",  # a phone number
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Sorted:
    valid: tuple[str, ...]
    invalid: tuple[str, ...]


def take(world: World, service: Service, body: dict[str, Any], now: float) -> dict[str, Any]:
    """Take a job and give OVHcloud's sending report. Raises Refusal, and then nothing was taken."""
    text = body["message"]
    for_response = body.get("senderForResponse", False)
    _check_text(text, for_response)
    sender = "" if for_response else _sender(service, body.get("sender", ""))
    habits = world.habits
    receivers = _sort(_receivers(body), service, habits.stopped)
    stop_clause = not (for_response or body.get("noStopClause", False))
    size = measure(text, stop_clause=stop_clause)
    price_of = price_list(world.rates)
    prices = [
        0.0 if number in service.blacklist else round(size.parts * price_of(number), 4)
        for number in receivers.valid
    ]
    cost = round(sum(prices, 0.0), 4)
    left = round(service.credits - service.debt, 4)
    if cost > left:
        raise Refusal(402, f"Not enough credits: {cost} needed, {left} left")
    differed = _minutes(body, "differedPeriod", 0, habits.furthest)
    _minutes(body, "validityPeriod", 2880)
    leaves = now + world.pending_seconds + differed * 60
    if stop_clause:
        leaves = habits.released(leaves)
    tag = habits.tag(body.get("tag", ""))
    before = service.credits
    messages = [
        Message(
            id=world.next_id(),
            service=service.name,
            receiver=number,
            message=text,
            sender=sender,
            tag=tag,
            units=size.units,
            parts=size.parts,
            credits=price,
            created=now,
            differed=differed,
            leaves=leaves,
            arrives=leaves + world.delivery_seconds,
            stopped=number in service.blacklist,
        )
        # A number that is listed twice is sent to twice: a client that forgets to merge shall see it.
        for number, price in zip(receivers.valid, prices, strict=True)
    ]
    for message in messages:
        world.add(message)
        if for_response:
            world.expect(message)
    world.settle(now)
    return {
        "ids": [message.id for message in messages],
        "validReceivers": list(map(habits.number, receivers.valid)),
        "invalidReceivers": list(receivers.invalid),
        "totalCreditsRemoved": round(before - service.credits, 4),
        "creditsLeft": float(service.credits),
        "tag": tag or None,
    }


def _check_text(text: str, for_response: bool) -> None:
    if not text:
        raise Refusal(400, "The message is empty")
    if for_response and _CONTACT.search(text):
        raise Refusal(400, "You cannot send contact information with shortcode")


def _sender(service: Service, name: str) -> str:
    if not name:
        raise Refusal(400, "Either sender or senderForResponse must be given")
    status = service.senders.get(name)
    if status is None:
        raise Refusal(403, f"Sms sender {name} does not exists. Please create it first")
    if status != "enable":
        raise Refusal(403, f"The sender {name} can not be used: its status is {status}")
    return name


def _receivers(body: dict[str, Any]) -> list[str]:
    if "receiversDocumentUrl" in body or "receiversSlotId" in body:
        raise Refusal(400, "The receivers document can not be read")
    receivers: list[str] = body.get("receivers", [])
    if not receivers:
        raise Refusal(400, "The receivers list is empty")
    return receivers


def _sort(receivers: Iterable[str], service: Service, stopped: Stopped) -> _Sorted:
    valid, invalid = [], []
    for raw in receivers:
        match = _INTERNATIONAL.fullmatch(raw)
        number = f"+{match[1]}" if match else ""
        # How a job is answered for a number that answered STOP is not documented; it is not sent to.
        listed = number in service.blacklist
        if number and (not listed or stopped is Stopped.TAKEN):
            valid.append(number)
        elif not (listed and stopped is Stopped.NAMELESS):
            invalid.append(raw)
    return _Sorted(tuple(valid), tuple(invalid))


def _minutes(body: dict[str, Any], name: str, default: int, most: int = 2**31 - 1) -> int:
    value: int = body.get(name, default)
    if not 0 <= value <= most:
        raise Refusal(400, f"{name} is out of range")
    return value
