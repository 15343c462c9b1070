"""sms: links: the standard's form, what phones and web pages write instead, and anything else."""

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.links import LONGEST_BODY, Link, LinkProblem, is_link, read_link
from ovhsms_gui.core.text import clean

A, B = "+33639980012", "+33639980013"
anything = st.text(st.characters(exclude_categories=()), max_size=80)


@pytest.mark.parametrize(
    ("uri", "numbers", "body"),
    [
        (f"sms:{A}", (A,), ""),
        (f"sms:{A},{B}?body=Bonjour%20%C3%A0%20tous", (A, B), "Bonjour à tous"),
        (f"SMS:{A}?BODY=a", (A,), "a"),
        (f"sms://{A}?body=a", (A,), "a"),
        (f"sms:///{A}/?body=a", (A,), "a"),
        (f"smsto:{A}?body=a", (A,), "a"),
        ("sms:%2B33639980012%2C%2B33639980013", (A, B), ""),
        (f"sms:{A};{B}?body=a", (A, B), "a"),
        (f"sms:{A}&body=a", (A,), "a"),
        (f"sms:{A};body=a", (A,), "a"),
        (f"sms:{A};?&body=a", (A,), "a"),
        (f"sms:/open?addresses={A},{B}&body=a", (A, B), "a"),
        ("sms:0639980012;phone-context=+33", ("+330639980012",), ""),
        ("sms:0639980012;phone-context=exemple.fr", ("0639980012",), ""),
        ("sms:+33-6.39(98)00%2012", ("+33-6.39(98)00 12",), ""),
        ("sms:?body=a", (), "a"),
        ("sms:", (), ""),
        (f"sms:{A}?body=a+b%0D%0Ac", (A,), "a+b\nc"),
        (f"sms:{A}?body=Dupont & Fils, 100 %", (A,), "Dupont & Fils, 100 %"),
        (f"sms:{A}?body=a?b", (A,), "a?b"),
        (f"sms:{A}?subject=x&body=a&body=b", (A,), "a"),
        (f" sms:{A}?body=a ", (A,), "a"),
        (f"sms:,{A},,", (A,), ""),
    ],
)
def test_a_link_is_read(uri: str, numbers: tuple[str, ...], body: str) -> None:
    assert read_link(uri) == Link(numbers, body)


@pytest.mark.parametrize(
    ("uri", "problem"),
    [
        ("tel:+33639980012", LinkProblem.NO_LINK),
        ("", LinkProblem.NO_LINK),
        ("sms:Ana", LinkProblem.NUMBER),
        (f"sms:{A},*31%23", LinkProblem.NUMBER),
        ("sms:+", LinkProblem.NUMBER),
        (f"sms:{A}?body=caf%E9", LinkProblem.ENCODING),
        (f"sms:{A}?body=\udce9", LinkProblem.ENCODING),
        ("sms:%ff", LinkProblem.ENCODING),
        (f"sms:{A}?body={'a' * (LONGEST_BODY + 1)}", LinkProblem.TOO_LONG),
    ],
)
def test_what_is_wrong_is_told(uri: str, problem: LinkProblem) -> None:
    link = read_link(uri)
    assert (link.problem, link.numbers, link.body) == (problem, (), "")


@given(st.one_of(anything, anything.map("sms:".__add__), anything.map(f"sms:{A}?body=".__add__)))
def test_reading_never_raises(text: str) -> None:
    link = read_link(text)
    assert is_link(text) == (link.problem is not LinkProblem.NO_LINK)
    assert link.problem is None or not link.numbers


numbers = st.lists(st.from_regex(r"\+?[0-9]{1,15}", fullmatch=True), max_size=4).map(tuple)


@given(numbers, st.text(max_size=80))
def test_what_the_standard_writes_is_read(people: tuple[str, ...], body: str) -> None:
    link = f"sms:{','.join(people)}?body={quote(body, safe='')}"
    assert read_link(link) == Link(people, clean(body))
