"""POST /sms/{s}/jobs: what is taken, what it costs, what is refused."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from ovhsms_gui.core.text import measure
from ovhsms_gui.demo.rates import Rate
from ovhsms_gui.demo.server import DemoServer

Call = Callable[..., requests.Response]
JOBS = "/sms/sms-ab12345-1/jobs"


def test_the_report_of_a_job(server: DemoServer, send: Call) -> None:
    answer = send(receivers=["+33639980012", "0033639980013", "0639980014", "+33 6 39 98 00 15"], tag="T1")
    report = answer.json()
    first, second = server.world.sent
    assert answer.status_code == 200
    assert report == {
        "ids": [first.id, second.id],
        "validReceivers": ["+33639980012", "+33639980013"],
        "invalidReceivers": ["0639980014", "+33 6 39 98 00 15"],
        "totalCreditsRemoved": 2.0,
        "creditsLeft": 4998.0,
        "tag": "T1",
    }
    assert first.id > 2**31
    assert isinstance(report["totalCreditsRemoved"], float)
    assert (first.receiver, first.sender, first.tag, first.parts) == ("+33639980012", "MARTIN", "T1", 1)


def test_a_tag_is_made_when_none_is_sent(send: Call) -> None:
    tags = {send(tag=tag).json()["tag"] for tag in (None, None, "")}
    assert len(tags) == 3
    assert all(len(tag) == 16 and tag == tag.lower() and tag.isalnum() for tag in tags)


def test_only_bad_numbers_is_no_error(server: DemoServer, send: Call) -> None:
    bad = ["0639980012", "", "+", "+0639980012", "+336399", "+3363998001200000", "MARTIN", "+33639980012 "]
    answer = send(receivers=bad)
    assert answer.status_code == 200
    assert answer.json()["ids"] == []
    assert answer.json()["invalidReceivers"] == bad
    assert '"totalCreditsRemoved": 0.0' in answer.text  # a double, also when it is nothing
    assert server.world.sent == ()


def test_a_number_listed_twice_gets_it_twice(server: DemoServer, send: Call) -> None:
    report = send(receivers=["+33639980012", "0033639980012"]).json()
    assert len(set(report["ids"])) == 2
    assert [message.receiver for message in server.world.sent] == ["+33639980012"] * 2
    assert report["totalCreditsRemoved"] == 2


def test_a_number_on_the_stop_list_is_not_sent_to(server: DemoServer, send: Call) -> None:
    server.world.reply("sms-ab12345-1", "+33639980012", " Stop ", now=0.0)
    report = send(receivers=["+33639980012", "+33639980013"]).json()
    assert (report["validReceivers"], report["invalidReceivers"]) == (["+33639980013"], ["+33639980012"])


@pytest.mark.parametrize(
    ("text", "options", "parts"),
    [
        ("a" * 149, {"noStopClause": False}, 1),
        ("a" * 150, {"noStopClause": False}, 2),
        ("a" * 150, {"noStopClause": None}, 2),
        ("a" * 160, {"noStopClause": True}, 1),
        ("a" * 161, {"noStopClause": True}, 2),
        ("a" * 160, {"noStopClause": False, "sender": None, "senderForResponse": True}, 1),
        ("€" * 80, {"noStopClause": True}, 1),
        ("€" * 81, {"noStopClause": True}, 2),
        ("’" * 59, {"noStopClause": False}, 1),
        ("’" * 60, {"noStopClause": False}, 2),
        ("🎉" * 35, {"noStopClause": True}, 1),
        ("🎉" * 36, {"noStopClause": True}, 2),
        ("a" * 152 + "€" + "a" * 152, {"noStopClause": True}, 3),
    ],
)
def test_parts_are_billed_as_measured(
    server: DemoServer, send: Call, text: str, options: dict[str, Any], parts: int
) -> None:
    report = send(message=text, **options).json()
    stop_clause = not (options.get("senderForResponse") or options["noStopClause"])
    assert report["totalCreditsRemoved"] == parts == measure(text, stop_clause=stop_clause).parts
    assert server.world.sent[0].parts == parts
    assert server.world.services["sms-ab12345-1"].credits == report["creditsLeft"] == 5000 - parts


@pytest.mark.parametrize(
    ("number", "credits_each"),
    [
        ("+33639980012", 1.0),
        ("+447700900123", 1.6),
        ("+32470000000", 2.2),
        ("+352621000000", 0.6),  # Luxembourg, not "35"
        ("+999123456789", 3.0),
    ],
)
def test_the_destination_sets_the_price(call: Call, send: Call, number: str, credits_each: float) -> None:
    report = send(receivers=[number] * 3, message="a" * 161).json()
    assert report["totalCreditsRemoved"] == round(6 * credits_each, 4)
    assert call("GET", "/sms/sms-ab12345-1").json()["creditsLeft"] == report["creditsLeft"]


def test_the_longest_prefix_counts(server: DemoServer, send: Call) -> None:
    server.world.rates |= {"jm": Rate("Jamaica", "1876", 2.0)}
    report = send(receivers=["+18765550123", "+12025550123"]).json()
    assert [message.credits for message in server.world.sent] == [2.0, 0.4]
    assert report["totalCreditsRemoved"] == 2.4


def test_too_few_credits_takes_nothing(server: DemoServer, send: Call) -> None:
    receivers = [f"+3363998{n:04d}" for n in range(13)]
    answer = send("sms-ab12345-2", receivers=receivers)
    assert answer.status_code == 402
    assert answer.json() == {"message": "Not enough credits: 13.0 needed, 12.0 left"}
    assert server.world.sent == ()
    assert send("sms-ab12345-2", receivers=receivers[:12]).json()["creditsLeft"] == 0


REFUSED = [
    ({"sender": None}, 400, "Either sender or senderForResponse must be given"),
    ({"sender": None, "senderForResponse": False}, 400, "Either sender or senderForResponse must be given"),
    ({"sender": ""}, 400, "Either sender or senderForResponse must be given"),
    ({"sender": "DUPONT"}, 403, "Sms sender DUPONT does not exists. Please create it first"),
    ({"sender": "martin"}, 403, "Sms sender martin does not exists. Please create it first"),
    ({"sender": "BOUTIQUE"}, 403, "The sender BOUTIQUE can not be used: its status is waitingValidation"),
    ({"message": ""}, 400, "The message is empty"),
    ({"receivers": []}, 400, "The receivers list is empty"),
    ({"receivers": None}, 400, "The receivers list is empty"),
    ({"receivers": None, "receiversSlotId": "1"}, 400, "The receivers document can not be read"),
    ({"differedPeriod": -1}, 400, "differedPeriod is out of range"),
    ({"differedPeriod": 2**62}, 400, "differedPeriod is out of range"),
    ({"validityPeriod": -1}, 400, "validityPeriod is out of range"),
]


@pytest.mark.parametrize(("fields", "status", "message"), REFUSED)
def test_a_job_that_is_refused(
    server: DemoServer, send: Call, fields: dict[str, Any], status: int, message: str
) -> None:
    answer = send(**fields)
    assert (answer.status_code, answer.json()) == (status, {"message": message})
    assert server.world.sent == ()
    assert server.world.services["sms-ab12345-1"].credits == 5000


@pytest.mark.parametrize(
    "text",
    [
        "https://example.org/rdv",
        "voir www.example",
        "example.fr",
        "ana@example.museum",
        "06 39 98 00 12",
        "+33639980012",
    ],
)
def test_the_reply_number_carries_no_contact_information(server: DemoServer, send: Call, text: str) -> None:
    answer = send(message=f"Répondez à {text}!", senderForResponse=True)
    assert answer.status_code == 400
    assert answer.json() == {"message": "You cannot send contact information with shortcode"}
    assert server.world.sent == ()
    assert send(message=f"Répondez à {text}!").ok  # from a name it may


def test_the_reply_number_hides_the_name(server: DemoServer, send: Call) -> None:
    assert send(message="Rendez-vous le 24/12 à 9 h 30 ?", senderForResponse=True, sender="NOBODY").ok
    assert server.world.sent[0].sender == ""


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"colour": "red"}, "Received not described parameters: (colour) while calling jobs"),
        ({"a": 1, "b": 2}, "Received not described parameters: (a, b) while calling jobs"),
        ({"message": None}, "Missing parameter(s): message"),
        ({"message": 5}, "[message] Given data (5) is not valid for type string"),
        (
            {"receivers": "+33639980012"},
            '[receivers] Given data ("+33639980012") is not valid for type string[]',
        ),
        (
            {"receivers": [33639980012]},
            "[receivers] Given data ([33639980012]) is not valid for type string[]",
        ),
        ({"noStopClause": "true"}, '[noStopClause] Given data ("true") is not valid for type boolean'),
        ({"senderForResponse": 1}, "[senderForResponse] Given data (1) is not valid for type boolean"),
        ({"differedPeriod": "10"}, '[differedPeriod] Given data ("10") is not valid for type long'),
        ({"differedPeriod": True}, "[differedPeriod] Given data (true) is not valid for type long"),
        ({"differedPeriod": 1.5}, "[differedPeriod] Given data (1.5) is not valid for type long"),
        ({"validityPeriod": 2**63}, f"[validityPeriod] Given data ({2**63}) is not valid for type long"),
        ({"priority": "urgent"}, '[priority] Given data ("urgent") is not valid for type sms.PriorityEnum'),
        (
            {"charset": "ISO-8859-1"},
            '[charset] Given data ("ISO-8859-1") is not valid for type sms.CharsetEnum',
        ),
        ({"class": ["flash"]}, '[class] Given data (["flash"]) is not valid for type sms.ClassEnum'),
    ],
)
def test_parameters_have_names_and_types(
    server: DemoServer, send: Call, fields: dict[str, Any], message: str
) -> None:
    answer = send(**fields)
    assert answer.status_code == 400
    assert answer.json() == {"class": "Client::BadRequest", "message": message}
    assert server.world.sent == ()


def test_every_parameter_of_the_schema_is_known(send: Call) -> None:
    answer = send(
        priority="veryLow", validityPeriod=2880, differedPeriod=0, charset="UTF-8", coding="7bit",
        senderForResponse=False, tag="T", **{"class": "phoneDisplay"},
    )  # fmt: skip
    assert answer.ok


def test_null_means_absent(server: DemoServer, call: Call) -> None:
    body = {"message": "Oui ?", "receivers": ["+33639980012"], "senderForResponse": True, "sender": None}
    assert call("POST", JOBS, body).ok
    assert call("POST", JOBS, body | {"message": None}).json()["message"] == "Missing parameter(s): message"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"\xff", b"message=Bonjour", b"[" * 100_000])
def test_a_body_must_be_a_json_object(server: DemoServer, call: Call, body: bytes) -> None:
    answer = call("POST", JOBS, data=body)
    assert answer.status_code == 400
    assert answer.json()["class"] == "Client::BadRequest"


def test_another_service_does_not_exist(send: Call) -> None:
    answer = send("sms-zz99999-9")
    assert answer.status_code == 404
    assert answer.json() == {"class": "Client::NotFound", "message": "This service does not exist"}
