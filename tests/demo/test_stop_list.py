"""The stand-in's list of STOP: who is on it, how a job is answered for them, and how they come off."""

from collections.abc import Iterator

import pytest

from ovhsms_gui.core.errors import Reason, Refused
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.demo.habits import Habits, Spelling, Stopped
from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import FULL_KEYS
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client
from ovhsms_gui.ovh.models import JobRequest, SendReport

SERVICE, ANA, BOB = "sms-ab12345-1", "+33639980012", "+33639980013"


@pytest.fixture
def server() -> Iterator[DemoServer]:
    with DemoServer() as demo:
        demo.world.services[SERVICE].blacklist = {ANA}
        yield demo


@pytest.fixture
def api(server: DemoServer) -> Iterator[SmsApi]:
    keys = Keys(
        FULL_KEYS.application_key, Secret(FULL_KEYS.application_secret), Secret(FULL_KEYS.consumer_key)
    )
    api = SmsApi(Client(server.url, keys))
    yield api
    api.close()


def send(api: SmsApi) -> SendReport:
    return api.send(SERVICE, JobRequest("Bonjour", (ANA, BOB), Terms("MARTIN", no_stop=True), "t1"))


def test_a_stop_puts_somebody_on_it_and_a_delete_takes_them_off(server: DemoServer, api: SmsApi) -> None:
    server.world.reply(SERVICE, BOB, " stop ", 0.0)
    assert api.stop_list(SERVICE) == (ANA, BOB)
    api.take_off(SERVICE, ANA)
    assert api.stop_list(SERVICE) == (BOB,)
    with pytest.raises(Refused) as refused:
        api.take_off(SERVICE, ANA)
    assert refused.value.reason is Reason.NOT_FOUND


def test_numbers_may_be_written_otherwise(server: DemoServer, api: SmsApi) -> None:
    server.world.habits = Habits(spelling=Spelling.ZEROS)
    [listed] = api.stop_list(SERVICE)
    assert listed == "0033639980012"
    api.take_off(SERVICE, listed)
    assert api.stop_list(SERVICE) == ()


@pytest.mark.parametrize(
    ("habit", "ids", "invalid"),
    [(Stopped.INVALID, 1, (ANA,)), (Stopped.TAKEN, 2, ()), (Stopped.NAMELESS, 1, ())],
)
def test_a_job_is_answered_for_them_as_the_habit_is(
    server: DemoServer, api: SmsApi, habit: Stopped, ids: int, invalid: tuple[str, ...]
) -> None:
    server.world.habits = Habits(stopped=habit)
    server.world.delivery_seconds = 0.0
    report = send(api)
    assert (len(report.ids), report.invalid, report.credits_removed) == (ids, invalid, 1.0)
    found = {sms.receiver: (sms.receipt, sms.ptt) for sms in api.outgoing(SERVICE, "t1").messages}
    assert found[BOB] == (1, 4)
    assert found.get(ANA, (16, 0)) == (16, 0)  # never delivered, never billed
