"""The query lane: asks OVHcloud, and never changes anything there."""

import threading
from dataclasses import dataclass, field, replace

from ovhsms_gui.core.account import Service
from ovhsms_gui.core.errors import CallFailed
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.work import events
from ovhsms_gui.work.connections import Connections, HostUnknown, KeyStore, MakeApi, NoKeys
from ovhsms_gui.work.lane import Emit


@dataclass(frozen=True, slots=True)
class TestKeys:
    """Try keys that are not stored yet."""

    token: int
    endpoint: str
    keys: Keys = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReadServices:
    """List an account's SMS services, then read each one."""

    account_id: str


@dataclass(frozen=True, slots=True)
class ReadService:
    """Read one service's balance and, unless they are known, its senders."""

    service: Service


@dataclass(frozen=True, slots=True)
class ReadRates:
    """Ask what a part costs to these countries (ISO 3166)."""

    account_id: str
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadEstimate:
    """Ask how OVHcloud counts a text."""

    account_id: str
    question: Question


class QueryHandler:
    """Asks OVHcloud; never changes anything there."""

    def __init__(self, keys: KeyStore, make: MakeApi, emit: Emit, stop: threading.Event) -> None:
        self._keys = keys
        self._connections = Connections(keys, make)
        self._make = make
        self._emit = emit
        self._stop = stop

    def handle(self, job: object) -> None:
        """Do one of the jobs above."""
        match job:
            case TestKeys():
                self._test(job)
            case ReadServices(account_id):
                self._read_services(account_id)
            case ReadService(service):
                self._read_service(service)
            case ReadRates(account_id, countries):
                self._read_rates(account_id, countries)
            case ReadEstimate(account_id, question):
                self._emit(self._estimate(account_id, question))
            case _:
                raise TypeError(type(job).__name__)

    def close(self) -> None:
        """Close the connections."""
        self._connections.close()

    def _test(self, job: TestKeys) -> None:
        names: tuple[str, ...] = ()
        failure: CallFailed | None = None
        try:
            self._keys.check(job.endpoint)
        except HostUnknown as unknown:
            self._emit(events.KeysTested(job.token, (), None, unknown.host))
            return
        api = self._make(job.endpoint, job.keys)
        try:
            names = tuple(api.services())
        except CallFailed as error:
            failure = error
        finally:
            api.close()
        self._emit(events.KeysTested(job.token, names, failure))

    def _read_rates(self, account_id: str, countries: tuple[str, ...]) -> None:
        rates: dict[str, float] = {}
        for country in countries:
            try:
                rates[country] = self._connections.api(account_id).rate(country)
            except NoKeys:
                return
            except CallFailed:  # logged by the client; the plan says that this price is not known
                continue
        self._emit(events.RatesRead(account_id, rates))

    def _estimate(self, account_id: str, question: Question) -> events.EstimateRead:
        try:
            estimate = self._connections.api(account_id).estimate(
                question.text, no_stop=question.no_stop, sender_type=question.sender_type
            )
        except NoKeys:
            return events.EstimateRead(account_id, question, None)
        except CallFailed as error:
            return events.EstimateRead(account_id, question, None, error.reason)
        return events.EstimateRead(account_id, question, estimate.parts)

    def _read_services(self, account_id: str) -> None:
        try:
            names = tuple(self._connections.api(account_id).services())
        except HostUnknown as unknown:
            self._emit(events.HostAsked(account_id, unknown.host))
            return
        except NoKeys:
            return  # removed meanwhile
        except CallFailed as error:
            self._emit(events.ServicesRead(account_id, (), error))
            return
        self._emit(events.ServicesRead(account_id, names, None))
        for name in names:
            if self._stop.is_set():
                return
            self._read_service(Service(account_id, name))

    def _read_service(self, service: Service) -> None:
        try:
            api = self._connections.api(service.account_id)
        except NoKeys:
            return
        try:
            service = replace(service, credits=api.service(service.name).credits, balance_problem=None)
        except CallFailed as error:
            service = replace(service, credits=None, balance_problem=error.reason)
        if service.senders is None and not self._stop.is_set():
            try:
                service = replace(service, senders=tuple(api.senders(service.name)), senders_problem=None)
            except CallFailed as error:
                service = replace(service, senders_problem=error.reason)
        self._emit(events.ServiceRead(service))
