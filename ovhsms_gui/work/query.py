"""What is asked of OVHcloud, in the query lane; nothing there is changed by it."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from ovhsms_gui.core.account import Service
from ovhsms_gui.core.errors import CallFailed, Reason
from ovhsms_gui.core.estimate import Question
from ovhsms_gui.core.secret import Keys
from ovhsms_gui.ovh.endpoints import granted, segment
from ovhsms_gui.work.books import QueryBooks
from ovhsms_gui.work.connections import HostUnknown, NoKeys
from ovhsms_gui.work.events import ClockRead, ServiceRead, ServicesRead, StrangeHost

if TYPE_CHECKING:
    from ovhsms_gui.ovh.api import SmsApi


class Deed(Enum):
    """What keys may be needed for: a call, with any service's name in it."""

    READ = ("GET", "/sms/{service}")
    SEND = ("POST", "/sms/{service}/jobs")
    FOLLOW = ("GET", "/sms/{service}/outgoing")
    READ_REPLIES = ("GET", "/sms/{service}/incoming")
    READ_STOPS = ("GET", "/sms/{service}/blacklists")
    CALL_BACK = ("DELETE", "/sms/{service}/jobs/1")
    TAKE_OFF = ("DELETE", "/sms/{service}/blacklists/1")


@dataclass(frozen=True, slots=True)
class Tried:
    """The answer to a test of keys: the services found, or what went wrong.

    `may`: what the keys are good for with these services; None: they may not even tell.
    """

    services: tuple[str, ...] = ()
    may: frozenset[Deed] | None = None
    error: CallFailed | None = None
    host: str = ""  # nothing was tried: the keys would go there, and nobody allowed that


@dataclass(frozen=True, slots=True)
class Counted:
    """In how many parts OVHcloud would send a text; None: it did not say, and why, as far as that is known."""

    parts: int | None = None
    problem: Reason | None = None


def try_keys(books: QueryBooks, *, endpoint: str, keys: Keys) -> Tried:
    """Try keys that are not stored yet."""
    try:
        books.keys.check(endpoint)
    except HostUnknown as unknown:
        return Tried(host=unknown.host)
    api = books.make(endpoint, keys)
    try:
        services = tuple(api.services())
        return Tried(services, _may(api, services))
    except CallFailed as error:
        return Tried(error=error)
    finally:
        api.close()


def _may(api: "SmsApi", services: tuple[str, ...]) -> frozenset[Deed] | None:
    """What can be done with every one of these services."""
    try:
        rights = api.rights()
    except CallFailed:  # it is one more thing that keys may or may not do
        return None
    return frozenset(
        deed
        for deed in Deed
        for method, path in (deed.value,)
        if all(granted(rights, method, path.format(service=segment(name))) for name in services)
    )


def rates(books: QueryBooks, *, account_id: str, countries: tuple[str, ...]) -> Mapping[str, float]:
    """Credits for one part by country (ISO 3166); one that is missing could not be read."""
    found: dict[str, float] = {}
    for country in countries:
        try:
            found[country] = books.connections.api(account_id).rate(country)
        except NoKeys:
            break
        except CallFailed:  # logged by the client; the plan says that this price is not known
            continue
    return found


def estimate(books: QueryBooks, *, account_id: str, question: Question) -> Counted:
    """How OVHcloud counts a text."""
    try:
        found = books.connections.api(account_id).estimate(
            question.text, no_stop=question.no_stop, sender_type=question.sender_type
        )
    except NoKeys:
        return Counted()
    except CallFailed as error:
        return Counted(problem=error.reason)
    return Counted(found.parts)


def services(books: QueryBooks, *, account_id: str) -> None:
    """List an account's SMS services, then read each one: `ServicesRead` is said, and `ServiceRead` for each."""
    try:
        names = tuple(books.connections.api(account_id).services())
    except HostUnknown as unknown:
        books.say(ServicesRead(account_id, why=StrangeHost(unknown.host)))
        return
    except NoKeys:
        return  # removed meanwhile
    except CallFailed as error:
        books.say(ServicesRead(account_id, why=error))
        return
    books.say(ServicesRead(account_id, names))
    books.stop_turns.update({(account_id, name): 0.0 for name in names})  # the keys may be others now
    for name in names:
        if books.stop.is_set():
            return
        service(books, known=Service(account_id, name))


def clock(books: QueryBooks, *, account_id: str) -> None:
    """Ask for OVHcloud's time, where it is not known: `ClockRead` is said."""
    try:
        api = books.connections.api(account_id)
        api.time()
    except (NoKeys, CallFailed):
        return  # the next call that succeeds brings it
    _tell_time(books, api)


def _tell_time(books: QueryBooks, api: "SmsApi") -> None:
    ahead = api.clock_ahead()
    if ahead is not None:
        books.say(ClockRead(time.time() + ahead, time.monotonic()))


def service(books: QueryBooks, *, known: Service) -> None:
    """Read one service's balance and, unless they are known, its senders: `ServiceRead` is said."""
    try:
        api = books.connections.api(known.account_id)
    except NoKeys:
        return
    try:
        known = replace(known, credits=api.service(known.name).credits, balance_problem=None)
        _tell_time(books, api)
    except CallFailed as error:
        known = replace(known, credits=None, balance_problem=error.reason)
    if known.senders is None and not books.stop.is_set():
        try:
            known = replace(known, senders=tuple(api.senders(known.name)), senders_problem=None)
        except CallFailed as error:
            known = replace(known, senders_problem=error.reason)
    books.say(ServiceRead(known))
