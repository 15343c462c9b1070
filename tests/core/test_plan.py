"""The plan: what is found, what it costs, what is sent."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.findings import Where
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import RATES, Context, Finding, FindingCode, Level, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Receivers
from ovhsms_gui.core.terms import Terms

CONTEXT = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN", "ECOLE"))
HELLO = Draft("Bonjour, à demain 9 h", Terms("MARTIN"))
ANA, BOB, LONDON, PREMIUM = "Ana;0639980001", "Bob;0639980002", "+44 20 7946 0958", "+44 909 879 0123"
SYDNEY = "+61 491 570 156"


def people(*lines: str) -> Receivers:
    found = ReceiverList()
    found.add(read("\n".join(lines), "FR"))
    return found.snapshot()


def plan(*lines: str, draft: Draft = HELLO, context: Context | None = CONTEXT) -> Plan:
    return make_plan(people(*(lines or (ANA, BOB))), draft, context)


def codes(found: Plan, level: Level | None = None) -> list[FindingCode]:
    return [finding.code for finding in found.findings if level in (None, finding.level)]


def the(code: FindingCode, found: Plan) -> Finding:
    [finding] = [finding for finding in found.findings if finding.code is code]
    return finding


def test_a_plain_message_has_no_findings() -> None:
    found = plan()
    assert found.findings == ()
    assert not found.blocked
    assert (found.people, found.sms, found.credits, found.unpriced, found.balance_after) == (
        2,
        2,
        2.0,
        0,
        4998.0,
    )


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: plan(context=None), FindingCode.NO_ACCOUNT),
        (lambda: make_plan(Receivers(), HELLO, CONTEXT), FindingCode.NO_RECEIVERS),
        (lambda: plan("0612"), FindingCode.ONLY_INVALID),
        (lambda: plan(draft=replace(HELLO, text=" \n")), FindingCode.EMPTY_TEXT),
        (lambda: plan(draft=replace(HELLO, text="a\x00b")), FindingCode.UNSENDABLE),
        (lambda: plan(draft=replace(HELLO, terms=Terms())), FindingCode.NO_SENDER),
        (lambda: plan(draft=replace(HELLO, terms=Terms("martin"))), FindingCode.NO_SENDER),
        (lambda: plan(context=replace(CONTEXT, senders=())), FindingCode.NO_SENDER),
        (lambda: plan(context=replace(CONTEXT, credits=1.0)), FindingCode.BALANCE),
        (lambda: plan(draft=replace(HELLO, text="a" * 153 * 256)), FindingCode.TOO_MANY_PARTS),
        (
            lambda: plan(draft=Draft("voir exemple.fr", Terms(allow_replies=True))),
            FindingCode.CONTACT_IN_REPLY,
        ),
        (
            lambda: plan(ANA, LONDON, draft=Draft("Ça va ?", Terms(allow_replies=True))),
            FindingCode.FOREIGN_REPLY,
        ),
    ],
)
def test_what_makes_sending_impossible_blocks(make: Callable[[], Plan], code: FindingCode) -> None:
    found = make()
    assert codes(found, Level.ERROR) == [code]
    assert found.blocked


def test_all_errors_are_listed_together_and_first() -> None:
    found = make_plan(people("x", "x"), Draft(), None)
    assert codes(found) == [
        FindingCode.NO_ACCOUNT,
        FindingCode.ONLY_INVALID,
        FindingCode.EMPTY_TEXT,
        FindingCode.NO_SENDER,
        FindingCode.MERGED,
    ]
    mixed = plan(
        ANA,
        ANA,
        LONDON,
        "0612",
        draft=Draft("a" * 2000, Terms("MARTIN")),
        context=replace(CONTEXT, credits=0),
    )
    assert [finding.level for finding in mixed.findings] == sorted(
        (finding.level for finding in mixed.findings), key=list(Level).index
    )
    assert set(codes(mixed)) == {
        FindingCode.BALANCE,
        FindingCode.MANY_PARTS,
        FindingCode.INVALID_LEFT_OUT,
        FindingCode.LANDLINE,
        FindingCode.UNPRICED,
        FindingCode.MERGED,
    }


@pytest.mark.parametrize(
    ("lines", "code", "level", "count", "names"),
    [
        ((ANA, "0612", "Bob 12"), FindingCode.INVALID_LEFT_OUT, Level.WARNING, 2, ("0612", "Bob 12")),
        ((ANA, ANA, ANA), FindingCode.MERGED, Level.INFO, 2, ()),
        ((ANA, LONDON), FindingCode.LANDLINE, Level.WARNING, 1, ("+44 20 7946 0958",)),
        ((ANA, PREMIUM), FindingCode.PREMIUM, Level.WARNING, 1, ("+44 909 879 0123",)),
        ((ANA, SYDNEY), FindingCode.UNPRICED, Level.WARNING, 1, ()),
    ],
)
def test_what_is_worth_knowing_does_not_block(
    lines: tuple[str, ...], code: FindingCode, level: Level, count: int, names: tuple[str, ...]
) -> None:
    found = plan(*lines)
    finding = the(code, found)
    assert (finding.level, finding.count, finding.names) == (level, count, names)
    assert not found.blocked


def test_at_most_five_names_and_none_of_them_long() -> None:
    found = the(FindingCode.INVALID_LEFT_OUT, plan(ANA, *(f"{n}" for n in range(1, 9)), "x" * 10**5))
    assert (found.count, found.names) == (9, ("1", "2", "3", "4", "5"))
    [name] = the(FindingCode.ONLY_INVALID, plan("x" * 10**5)).names
    assert len(name) <= 40


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (6, []),
        (7, [(FindingCode.MANY_PARTS, Level.WARNING, 7)]),
        (255, [(FindingCode.MANY_PARTS, Level.WARNING, 255)]),
        (256, [(FindingCode.TOO_MANY_PARTS, Level.ERROR, 256)]),
    ],
)
def test_long_messages(parts: int, expected: list[tuple[FindingCode, Level, int]]) -> None:
    found = plan(ANA, draft=Draft("a" * 153 * parts, Terms("MARTIN", no_stop=True)))
    assert found.measure.parts == parts
    assert [(finding.code, finding.level, finding.count) for finding in found.findings] == expected


@pytest.mark.parametrize("name", ["MARTIN", "Cabinet-1", "A.B, C & D+", "a", "Le_Bistrot", "1er"])
def test_a_sender_that_may_exist_passes_when_the_senders_are_not_known(name: str) -> None:
    assert codes(plan(draft=replace(HELLO, terms=Terms(name)), context=replace(CONTEXT, senders=None))) == []


@pytest.mark.parametrize("name", ["12345", "+33639980012 1", "abcdefghijkl", "École", "a/b", "a\n"])
def test_a_sender_that_cannot_exist_is_an_error(name: str) -> None:
    found = plan(draft=replace(HELLO, terms=Terms(name)), context=replace(CONTEXT, senders=None))
    assert the(FindingCode.SENDER_FORM, found) == Finding(
        FindingCode.SENDER_FORM, Level.ERROR, Where.SENDER, value=name
    )


def test_a_sender_that_is_not_enabled_is_named() -> None:
    assert the(FindingCode.NO_SENDER, plan(draft=replace(HELLO, terms=Terms("BOUTIQUE")))).value == "BOUTIQUE"


def test_with_replies_no_sender_is_needed_and_none_is_used() -> None:
    assert codes(plan(draft=Draft("Ça va ?", Terms(allow_replies=True)))) == []
    found = plan(draft=Draft("Ça va ?", Terms("MARTIN", allow_replies=True)))
    assert (found.findings, found.terms.sender) == ((), "")


CONTACTS = [
    "http://exemple.fr",
    "https://exemple.fr/a?b=c",
    "www.exemple.fr",
    "HTTP://",  # not even the start of one
    "www.",
    "exemple.fr",
    "bit.ly/abc",
    "ana.duval@exemple.fr",
    "0639980012",
    "06 39 98 00 12",
    "06.39.98.00.12",
    "+33 6 39 98 00 12",
    "0033639980012",
    "+44 7700 900123",
]


@pytest.mark.parametrize("contact", CONTACTS)
def test_with_replies_a_way_to_get_in_touch_is_an_error(contact: str) -> None:
    for text in (contact, f"Voir {contact}", f"({contact}) merci", f"voir:{contact}, merci"):
        found = the(FindingCode.CONTACT_IN_REPLY, plan(draft=Draft(text, Terms(allow_replies=True))))
        assert found.value.startswith(contact)
    assert codes(plan(draft=Draft(f"Voir {contact}", Terms("MARTIN")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rendez-vous le 01.02.2026 14 h",
        "le 01/02/2026 10:30",
        "2026-11-23 10:00",
        "à demain.Merci",
        "Dr. Duval, M. Martin, etc. et/ou p.ex. 9h-12h",
        "code 123456, 1 000 000,50 €, +5 %",
        "dossier 0123456789012345678",
        "répondez au 36111",
    ],
)
def test_dates_amounts_and_missing_spaces_are_no_contacts(text: str) -> None:
    assert codes(plan(draft=Draft(text, Terms(allow_replies=True)))) == []


def test_what_no_255_parts_hold_is_not_looked_at() -> None:
    found = plan(draft=Draft("a " * 77 * 300 + "exemple.fr", Terms(allow_replies=True)))
    assert codes(found) == [FindingCode.TOO_MANY_PARTS]


@pytest.mark.parametrize("piece", ["a.", "a-", "@", "a@", "0 ", "00.", "1", "+1", "www", "a.b-"])
def test_looking_for_contacts_in_a_novel_ends(piece: str) -> None:
    assert plan(draft=Draft(piece * 500_000, Terms(allow_replies=True))).blocked


def test_the_price_is_parts_times_rates() -> None:
    rates = {"FR": 1.0, "GB": 1.55, "AU": 0.0}
    found = plan(
        ANA,
        BOB,
        LONDON,
        SYDNEY,
        "+1 202 555 0123",
        draft=Draft("a" * 170, Terms("MARTIN", no_stop=True)),
        context=replace(CONTEXT, rates=rates),
    )
    assert (found.people, found.sms, found.unpriced) == (5, 10, 2)
    assert found.credits == pytest.approx(2 * (1 + 1 + 1.55 + 0))
    assert found.balance_after is None  # part of the price is not known
    assert the(FindingCode.UNPRICED, found).count == 2


def test_the_balance() -> None:
    enough = plan(context=replace(CONTEXT, credits=2.0))
    assert (enough.findings, enough.balance_after) == ((), 0)
    assert the(FindingCode.BALANCE, plan(context=replace(CONTEXT, credits=1.5))).value == "0.5"
    assert the(FindingCode.BALANCE, plan(context=replace(CONTEXT, credits=0.0))).value == "2"
    tenths = replace(CONTEXT, rates={"FR": 0.1}, credits=0.3)
    assert plan(ANA, BOB, "0639980003", context=tenths).findings == ()
    unknown = plan(context=replace(CONTEXT, credits=None))
    assert (unknown.findings, unknown.balance_after) == ((), None)
    waits = plan(context=replace(CONTEXT, credits=5.0, waiting=3.0))
    assert (waits.findings, waits.balance_after) == ((), 0)
    short = plan(context=replace(CONTEXT, credits=5.0, waiting=3.5))
    assert (the(FindingCode.BALANCE_WAITING, short).value, short.blocked) == ("0.5", False)
    assert FindingCode.BALANCE_WAITING not in codes(plan(context=replace(CONTEXT, credits=1.0, waiting=3.0)))
    # What is known to cost too much is refused even if more of the price is not known.
    assert FindingCode.BALANCE in codes(plan(ANA, BOB, LONDON, context=replace(CONTEXT, credits=1.0)))


def test_without_an_account_the_price_is_that_of_france() -> None:
    found = plan(context=None)
    assert (found.credits, found.balance_after) == (2 * RATES["FR"], None)


def test_the_stop_clause_is_measured_where_it_is_added() -> None:
    text = "a" * 155
    assert plan(draft=Draft(text, Terms("MARTIN"))).sms == 4
    assert plan(draft=Draft(text, Terms("MARTIN", no_stop=True))).sms == 2
    assert plan(draft=Draft(text, Terms(allow_replies=True))).sms == 2
    assert plan(draft=Draft("", Terms("MARTIN"))).sms == 0  # nothing written costs nothing


def test_lines_are_the_valid_receivers_in_order() -> None:
    lines = list(plan("Bob 0639980002", "0612", ANA).lines)
    assert [(line.e164, line.name, line.country, line.parts) for line in lines] == [
        ("+33639980002", "Bob", "FR", 1),
        ("+33639980001", "Ana", "FR", 1),
    ]
    assert {line.text for line in lines} == {HELLO.text}  # OVHcloud appends the STOP clause itself
    assert lines[0].shown == "+33 6 39 98 00 02"


@given(st.integers(0, 30), st.integers(1, 12))
def test_chunks_are_the_lines_cut(count: int, size: int) -> None:
    found = plan(*(f"063998{n:04d}" for n in range(count)), "x")
    chunks = found.chunks(size)
    assert [chunk.seq for chunk in chunks] == list(range(-(-count // size)))
    assert [line for chunk in chunks for line in chunk.receivers] == list(found.lines)
    assert all(0 < len(chunk.receivers) <= size and chunk.text == HELLO.text for chunk in chunks)


def test_chunks_hold_500_at_most() -> None:
    chunks = plan(*(f"063998{n:04d}" for n in range(1001))).chunks()
    assert [len(chunk.receivers) for chunk in chunks] == [500, 500, 1]


@pytest.mark.parametrize(
    "other",
    [
        plan(ANA),
        plan(BOB, ANA),
        plan(ANA, "0639980003"),
        plan(draft=replace(HELLO, text="Bonjour, à demain 9 h.")),
        plan(draft=replace(HELLO, terms=Terms("ECOLE"))),
        plan(draft=replace(HELLO, terms=Terms("MARTIN", no_stop=True))),
        plan(draft=replace(HELLO, terms=Terms("MARTIN", allow_replies=True))),
        plan(context=replace(CONTEXT, service="sms-ab12345-2")),
        plan(context=replace(CONTEXT, account_id="acc-2")),
        plan(context=replace(CONTEXT, rates={"FR": 2.0})),
        plan(context=None),
        plan(draft=replace(HELLO, text="\ud83d")),
    ],
)
def test_the_digest_changes_with_what_is_sent_and_its_price(other: Plan) -> None:
    assert other.digest != plan().digest
    assert len(other.digest) == 64


def test_the_digest_stays_with_what_changes_nothing() -> None:
    assert plan(ANA, BOB, ANA, "x").digest == plan().digest
    assert plan(context=replace(CONTEXT, credits=4000.0, account_name="Martin")).digest == plan().digest
    silent = Draft("Ça va ?", Terms(allow_replies=True))
    assert (
        plan(draft=replace(silent, terms=Terms("MARTIN", allow_replies=True))).digest
        == plan(draft=silent).digest
    )


def test_planning_is_pure_and_takes_any_text() -> None:
    rng = random.Random(7)
    for _ in range(200):
        text = "".join(chr(rng.choice([rng.randrange(0x80), rng.randrange(0x110000)])) for _ in range(30))
        draft = Draft(text, Terms(text[:12], allow_replies=rng.random() < 0.5, no_stop=rng.random() < 0.5))
        assert plan(draft=draft) == plan(draft=draft)
        assert plan(draft=draft).digest == plan(draft=draft).digest
