"""OVHcloud's own Python client, unmodified, works against the stand-in."""

from collections.abc import Callable, Iterator

import ovh
import ovh.client
import pytest

from ovhsms_gui.demo.server import DemoServer
from ovhsms_gui.demo.world import KeySet

Connect = Callable[[KeySet], ovh.Client]
JOBS = "/sms/sms-ab12345-1/jobs"


@pytest.fixture
def connect(server: DemoServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connect]:
    monkeypatch.setitem(ovh.client.ENDPOINTS, "demo", server.url)
    clients: list[ovh.Client] = []

    def connect(keys: KeySet) -> ovh.Client:
        client = ovh.Client("demo", keys.application_key, keys.application_secret, keys.consumer_key)
        client._session.trust_env = False
        clients.append(client)
        return client

    yield connect
    for client in clients:
        client._session.close()


def test_lists_accounts_and_sends(connect: Connect, server: DemoServer) -> None:
    client = connect(server.world.keys)
    services = client.get("/sms")
    assert services == ["sms-ab12345-1", "sms-ab12345-2"]
    assert client.get(f"/sms/{services[0]}")["creditsLeft"] == 5000.0

    report = client.post(
        JOBS, message="Été à 5 € 🎉", receivers=["+33639980012", "00447700900123"], sender="MARTIN"
    )

    assert report["validReceivers"] == ["+33639980012", "+447700900123"]
    assert [m.message for m in server.world.sent] == ["Été à 5 € 🎉"] * 2
    assert client.get("/sms/sms-ab12345-1/outgoing", tag=report["tag"]) == report["ids"]
    assert client.get(f"/sms/{services[0]}/outgoing/{report['ids'][1]}")["receiver"] == "+447700900123"


def test_reads_senders_whose_names_need_encoding(connect: Connect, server: DemoServer) -> None:
    server.world.services["sms-ab12345-1"].senders["DR & FILS/É"] = "enable"
    client = connect(server.world.keys)
    answer = client.get("/sms/sms-ab12345-1/senders/DR%20%26%20FILS%2F%C3%89")
    assert answer["sender"] == "DR & FILS/É"


def test_calls_back_a_pending_job(connect: Connect, server: DemoServer) -> None:
    client = connect(server.world.keys)
    report = client.post(
        JOBS, message="Demain", receivers=["+33639980012"], sender="MARTIN", differedPeriod=60
    )
    assert client.get(JOBS) == report["ids"]
    assert client.delete(f"{JOBS}/{report['ids'][0]}") is None
    assert client.get(JOBS) == []
    assert server.world.sent == ()


def test_sees_that_it_calls_back_too_late_or_may_not(connect: Connect, server: DemoServer) -> None:
    client = connect(server.world.keys)
    now, later = (
        client.post(
            JOBS, message="Demain", receivers=["+33639980012"], sender="MARTIN", differedPeriod=minutes
        )
        for minutes in (0, 60)
    )
    with pytest.raises(ovh.exceptions.ResourceNotFoundError):
        client.delete(f"{JOBS}/{now['ids'][0]}")
    with pytest.raises(ovh.exceptions.NotGrantedCall):
        connect(server.world.guide_keys).delete(f"{JOBS}/{later['ids'][0]}")
    assert client.get(f"{JOBS}/{later['ids'][0]}")["differedDelivery"] == 60
    assert [message.id for message in server.world.sent] == now["ids"] + later["ids"]


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        (KeySet("x" * 16, "y" * 32, "z" * 32), ovh.exceptions.InvalidKey),
        ("unknown consumer", ovh.exceptions.NotCredential),
        ("expired_keys", ovh.exceptions.InvalidCredential),
        ("pending_keys", ovh.exceptions.InvalidCredential),
        ("guide_keys", ovh.exceptions.NotGrantedCall),
        ("wrong secret", ovh.exceptions.BadParametersError),
    ],
)
def test_sees_its_own_exceptions(
    connect: Connect, server: DemoServer, keys: KeySet | str, error: type[Exception]
) -> None:
    good = server.world.keys
    broken = {
        "unknown consumer": KeySet(good.application_key, good.application_secret, "z" * 32),
        "wrong secret": KeySet(good.application_key, "y" * 32, good.consumer_key),
    }
    if isinstance(keys, str):
        keys = broken.get(keys) or getattr(server.world, keys)
    with pytest.raises(error):
        connect(keys).get("/sms")


def test_asks_for_the_time_before_it_signs(connect: Connect, server: DemoServer) -> None:
    # The server's clock stands still; the client has its computer's time and works out the difference.
    client = connect(server.world.keys)
    assert client.get("/sms")
    assert client.time_delta != 0
