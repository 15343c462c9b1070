"""The calls this program makes, typed. Every one raises Refused, NotSent or Unknown."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from ovhsms_gui.core.errors import Reason, Refused
from ovhsms_gui.ovh import reading
from ovhsms_gui.ovh.client import Answer, Client
from ovhsms_gui.ovh.endpoints import segment
from ovhsms_gui.ovh.models import (
    Estimate,
    JobRequest,
    Listing,
    Replies,
    Reply,
    Sender,
    SendReport,
    Sms,
    SmsService,
)

_T = TypeVar("_T")

# OVHcloud does not publish its largest page; this is as many as a chunk has receivers.
PAGE = 500
# Nobody waits for an estimate; the other questions and the end of the program shall not either.
ESTIMATE_SECONDS = 10.0


class SmsApi:
    """One account's calls, over one Client and so in one thread."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def services(self) -> list[str]:
        """Names of the SMS services, such as "sms-ab12345-1".

        Rights match literally: keys made from OVHcloud's Java guide may read "/sms/" and not "/sms".
        """
        client = self._client
        try:
            answer = client.get("/sms")
        except Refused as error:
            if error.reason is not Reason.NOT_GRANTED:
                raise
            answer = client.get("/sms/")
        return list(client.believe(_texts, answer))

    def rights(self) -> tuple[tuple[str, str], ...]:
        """What the keys may do: methods and paths, such as ("GET", "/sms/*")."""
        return self._read(
            lambda value: reading.list_of(_right, reading.fields(value).get("rules")),
            "/auth/currentCredential",
        )

    def service(self, name: str) -> SmsService:
        """One service with its balance."""
        return self._read(SmsService.read, f"/sms/{segment(name)}")

    def senders(self, service: str) -> list[str]:
        """Names of the senders that OVHcloud has validated: one call for the list, one for each."""
        path = f"/sms/{segment(service)}/senders"
        senders = [self._read(Sender.read, f"{path}/{segment(name)}") for name in self._read(_texts, path)]
        return [sender.name for sender in senders if sender.enabled]

    def send(self, service: str, job: JobRequest) -> SendReport:
        """Send. After Unknown it may have been sent: never call it again without asking."""
        answer = self._client.post(f"/sms/{segment(service)}/jobs", job.body())
        return self._client.believe(lambda value: SendReport.read(value, answer.query_id), answer)

    def estimate(self, text: str, *, no_stop: bool, sender_type: str) -> Estimate:
        """How OVHcloud counts a text. It changes nothing; as a POST it is not tried again by itself all the same."""
        body = {"message": text, "noStopClause": no_stop, "senderType": sender_type}
        answer = self._client.post("/sms/estimate", body, read_timeout=ESTIMATE_SECONDS)
        return self._client.believe(Estimate.read, answer)

    def outgoing(self, service: str, tag: str, page: int = 1) -> Listing:
        """What has left under a tag: pages of messages, where OVHcloud gives them, else the ids of all."""
        return self._listing(f"/sms/{segment(service)}/outgoing", {"tag": tag}, page)

    def outgoing_between(self, service: str, since: float, until: float, page: int = 1) -> Listing:
        """What has left of what was made in that time (seconds since 1970, by OVHcloud's clock), as above."""
        window = {"creationDatetime.from": _moment(since), "creationDatetime.to": _moment(until)}
        return self._listing(f"/sms/{segment(service)}/outgoing", window, page)

    def _listing(self, path: str, query: Mapping[str, object], page: int) -> Listing:
        answer = self._page(path, query, page)
        return self._client.believe(lambda value: Listing.read(value, answer.elements), answer)

    def _page(self, path: str, query: Mapping[str, object], page: int) -> Answer:
        headers = {
            "X-Pagination-Mode": "CachedObjectList-Pages",
            "X-Pagination-Size": str(PAGE),
            "X-Pagination-Number": str(page),
            "Pragma": "no-cache",  # the list is cached on OVHcloud's side, and a new message may lack in it
        }
        return self._client.get(path, query, headers=headers)

    def outgoing_one(self, service: str, message_id: int) -> Sms:
        """One message that has left."""
        return self._read(Sms.read, f"/sms/{segment(service)}/outgoing/{message_id}")

    def pending(self, service: str) -> tuple[int, ...]:
        """Ids of what OVHcloud has taken and not sent yet."""
        return self._read(partial(reading.list_of, reading.integer), f"/sms/{segment(service)}/jobs")

    def waiting(self, service: str, page: int = 1) -> Listing:
        """The same as pages of messages, where OVHcloud gives them for this list too, else the ids of all."""
        return self._listing(f"/sms/{segment(service)}/jobs", {}, page)

    def pending_one(self, service: str, message_id: int) -> Sms:
        """One message that has not left yet. It carries no tag."""
        return self._read(Sms.read, f"/sms/{segment(service)}/jobs/{message_id}")

    def call_back(self, service: str, message_id: int) -> None:
        """Ask OVHcloud not to send what waits. It is no proof that nobody gets it: the lists are.

        Refused as NOT_FOUND it has left, was called back before, or is not known yet. After Unknown it may be either.
        """
        self._client.delete(f"/sms/{segment(service)}/jobs/{message_id}")

    def incoming(self, service: str, since: float, page: int = 1) -> Replies:
        """What came in since then (seconds since 1970, by OVHcloud's clock): pages of replies, or the ids of all."""
        query = {"creationDatetime.from": _moment(since)}
        answer = self._page(f"/sms/{segment(service)}/incoming", query, page)
        return self._client.believe(lambda value: Replies.read(value, answer.elements), answer)

    def incoming_one(self, service: str, reply_id: int) -> Reply:
        """One reply."""
        answer = self._client.get(f"/sms/{segment(service)}/incoming/{reply_id}")
        return self._client.believe(Reply.read, answer)

    def stop_list(self, service: str) -> tuple[str, ...]:
        """Numbers of those who answered STOP, as OVHcloud writes them."""
        answer = self._client.get(f"/sms/{segment(service)}/blacklists")
        return self._client.believe(lambda value: reading.list_of(reading.text, value), answer)

    def take_off(self, service: str, number: str) -> None:
        """Take a number, as it is listed, off that list: only with fresh consent of whoever has it."""
        self._client.delete(f"/sms/{segment(service)}/blacklists/{segment(number)}")

    def rate(self, country: str) -> float:
        """Credits for one part to a country (ISO 3166). Public: needs no key and no right."""
        query = {"country": country.lower()}
        answer = self._client.get("/sms/rates/destinations", query, signed=False)
        return self._client.believe(lambda value: reading.number(reading.fields(value).get("credit")), answer)

    def time(self) -> float:
        """OVHcloud's clock, in seconds since 1970."""
        return self._client.clock.now()

    def clock_ahead(self) -> float | None:
        """Seconds by which OVHcloud's clock is ahead of this computer's.

        None before it was asked, and since the computer slept or its clock was set.
        """
        return self._client.clock.ahead

    def resync_clock(self) -> None:
        """Ask OVHcloud for its time anew."""
        self._client.clock.resync()

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def _read(self, read: Callable[[object], _T], path: str) -> _T:
        return self._client.believe(read, self._client.get(path))


_texts = partial(reading.list_of, reading.text)


def _right(value: object) -> tuple[str, str]:
    rule = reading.fields(value)
    return reading.text(rule.get("method")), reading.text(rule.get("path"))


def _moment(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
