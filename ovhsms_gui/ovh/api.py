"""The calls this program makes, typed. Every one raises Refused, NotSent or Unknown."""

from urllib.parse import quote

from ovhsms_gui.core.errors import Reason, Refused
from ovhsms_gui.ovh import reading
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import JobRequest, Sender, SendReport, SmsService


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
        return list(client.believe(lambda value: reading.list_of(reading.text, value), answer))

    def service(self, name: str) -> SmsService:
        """One service with its balance."""
        return self._client.believe(SmsService.read, self._client.get(f"/sms/{segment(name)}"))

    def senders(self, service: str) -> list[str]:
        """Names of the senders that OVHcloud has validated: one call for the list, one for each."""
        client = self._client
        path = f"/sms/{segment(service)}/senders"
        names = client.believe(lambda value: reading.list_of(reading.text, value), client.get(path))
        senders = [client.believe(Sender.read, client.get(f"{path}/{segment(name)}")) for name in names]
        return [sender.name for sender in senders if sender.enabled]

    def send(self, service: str, job: JobRequest) -> SendReport:
        """Send. After Unknown it may have been sent: never call it again without asking."""
        answer = self._client.post(f"/sms/{segment(service)}/jobs", job.body())
        return self._client.believe(lambda value: SendReport.read(value, answer.query_id), answer)

    def rate(self, country: str) -> float:
        """Credits for one part to a country (ISO 3166). Public: needs no key and no right."""
        query = {"country": country.lower()}
        answer = self._client.get("/sms/rates/destinations", query, signed=False)
        return self._client.believe(lambda value: reading.number(reading.fields(value).get("credit")), answer)

    def time(self) -> int:
        """OVHcloud's clock, in seconds since 1970."""
        return int(self._client.clock.now())

    def resync_clock(self) -> None:
        """Ask OVHcloud for its time anew."""
        self._client.clock.resync()

    def close(self) -> None:
        """Close the connection."""
        self._client.close()


def segment(name: str) -> str:
    """A name as one segment of a path: OVHcloud answers 404 to a space that is not encoded."""
    return quote(name, safe="")
