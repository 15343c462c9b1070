"""Services, senders, messages and replies as the JSON objects of OVHcloud's schema."""

import math
from datetime import UTC, datetime
from typing import Any

from ovhsms_gui.demo.habits import Habits
from ovhsms_gui.demo.world import Incoming, Message, Service

Form = dict[str, Any]


def account(service: Service) -> Form:
    """sms.Account."""
    return {
        "name": service.name,
        "description": service.description,
        "status": "enable",
        "creditsLeft": float(service.credits),
        "creditsHoldByQuota": 0.0,
        "creditThresholdForAutomaticRecredit": 0.0,
        "automaticRecreditAmount": None,
        "channel": "both",
        "smpp": False,
        "callBack": None,
        "stopCallBack": None,
        "userQuantityWithQuota": 0,
        "smsResponse": {
            "responseType": "none",
            "cgiUrl": None,
            "text": None,
            "trackingDefaultSmsSender": None,
            "trackingOptions": [],
        },
        "templates": {
            "customizedEmailMode": False,
            "customizedSmsMode": False,
            "emailBody": None,
            "emailFrom": None,
            "emailSubject": None,
            "smsBody": None,
        },
    }


def sender(name: str, status: str) -> Form:
    """sms.Sender."""
    return {
        "sender": name,
        "description": "",
        "status": status,
        "type": "alpha",
        "referer": "custom",
        "comment": None,
        "validationMedia": None,
    }


def job(message: Message, now: float, habits: Habits) -> Form:
    """sms.Job."""
    receipt, ptt = (16, 0) if message.stopped else _delivery(message, now, habits)
    waits = habits.hold_told and now < message.leaves
    minutes = math.ceil((message.leaves - message.created) / 60) if waits else message.differed
    return {
        "id": message.id,
        "receiver": habits.number(message.receiver),
        "sender": message.sender,
        "message": habits.text(message.message),
        "messageLength": message.units,
        "numberOfSms": message.parts,
        "credits": message.credits,
        "creationDatetime": moment(message.created + habits.askew),
        "differedDelivery": minutes,
        "sentAt": moment(message.leaves) if message.leaves <= now else None,
        "deliveredAt": moment(message.arrives) if receipt == 1 else None,
        "deliveryReceipt": receipt,
        "ptt": ptt,
    }


def listed_as_made(message: Message, habits: Habits) -> float:
    """When the list of what has left says that it was made."""
    return message.leaves if habits.redated else message.created


def outgoing(message: Message, now: float, habits: Habits) -> Form:
    """sms.Outgoing."""
    extra = {
        "creationDatetime": moment(listed_as_made(message, habits)),
        "tag": message.tag or None,
        "tariffCode": "demo",
        "batchID": None,
        "messageID": None,
    }
    return job(message, now, habits) | extra


def _delivery(message: Message, now: float, habits: Habits) -> tuple[int, int]:
    """DeliveryReceipt and ptt: not yet sent, accepted by the operator, delivered, or why not."""
    if now < message.leaves:
        return 0, 0
    return habits.delivery(message.receiver, now - message.leaves, message.arrives - message.leaves)


def blacklisted(number: str, since: float, habits: Habits) -> Form:
    """sms.BlackList."""
    return {
        "number": habits.number(number),
        "dateCreation": moment(since),
        "batchID": None,
        "smsOutgoingID": None,
    }


def incoming(reply: Incoming, habits: Habits) -> Form:
    """sms.Incoming."""
    return {
        "id": reply.id,
        "creationDatetime": moment(reply.created),
        "sender": habits.number(reply.sender),
        "message": reply.message,
        "tag": reply.tag,
        "credits": 0.0,
    }


def moment(seconds: float) -> str:
    """Seconds since 1970 as an RFC 3339 date."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
