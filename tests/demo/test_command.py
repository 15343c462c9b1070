"""`python -m ovhsms_gui.demo` as a person runs it."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import requests

from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.demo.faults import FaultKind
from ovhsms_gui.ovh.api import SmsApi
from ovhsms_gui.ovh.client import Client

COMMAND = (sys.executable, "-W", "error", "-u", "-m", "ovhsms_gui.demo")


@contextmanager
def running(*options: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str]]]:
    """The process and the environment that it tells people to paste."""
    with subprocess.Popen(
        [*COMMAND, *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(8)]
            yield process, dict(re.findall(r"^export (\w+)=(\S+)$", "".join(lines), re.MULTILINE))
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_tells_its_keys_and_ends_well(number: signal.Signals) -> None:
    with running() as (process, environment):
        assert list(environment) == [
            "OVH_ENDPOINT", "OVH_APPLICATION_KEY", "OVH_APPLICATION_SECRET", "OVH_CONSUMER_KEY"
        ]  # fmt: skip
        assert requests.get(environment["OVH_ENDPOINT"] + "/auth/time", timeout=10).ok
        os.kill(process.pid, number)
        rest, errors = process.communicate(timeout=120)
    assert (process.returncode, rest, errors) == (0, "", "")


def test_faults_and_skew_from_the_command_line() -> None:
    with running("--fault", "status=503:GET:/auth/*:2", "--clock-skew", "-86400000") as (_, environment):
        url = environment["OVH_ENDPOINT"] + "/auth/time"
        answers = [requests.get(url, timeout=10) for _ in range(3)]
        assert [answer.status_code for answer in answers] == [503, 503, 200]
        assert answers[2].json() < 1_760_000_000


def test_credits_from_the_command_line() -> None:
    with running("--credits", "250.5") as (_, environment):
        keys = Keys(
            environment["OVH_APPLICATION_KEY"],
            Secret(environment["OVH_APPLICATION_SECRET"]),
            Secret(environment["OVH_CONSUMER_KEY"]),
        )
        api = SmsApi(Client(environment["OVH_ENDPOINT"], keys))
        assert {api.service(name).credits for name in api.services()} == {250.5}
        api.close()


def test_a_port_in_use_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ended = subprocess.run(
            [*COMMAND, "--port", str(port)], capture_output=True, text=True, check=False, timeout=30
        )
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"port {port} can not be used:")
    assert "Traceback" not in ended.stderr


def test_a_fault_that_is_none_is_refused() -> None:
    ended = subprocess.run(
        [*COMMAND, "--fault", "explode"], capture_output=True, text=True, check=False, timeout=30
    )
    assert ended.returncode == 2
    assert "'explode' is no fault" in ended.stderr


def test_help_lists_every_fault() -> None:
    told = subprocess.run(
        [*COMMAND, "--help"], capture_output=True, text=True, check=True, timeout=120
    ).stdout
    for kind in FaultKind:
        assert re.search(rf"^  {kind}\b", told, re.MULTILINE)
