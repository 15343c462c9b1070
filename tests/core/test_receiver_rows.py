"""Rows of the list of receivers are put right, and left out, one by one."""

from dataclasses import replace

import pytest

from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.receivers import Added, ReceiverList, Row

ANA, BOB, ZOE = "06 39 98 00 12", "06 39 98 00 13", "06 39 98 00 14"


def row(name: str, number: str) -> Row:
    [made] = read(f"{name};{number}", "FR")
    return made


@pytest.fixture
def people() -> ReceiverList:
    people = ReceiverList()
    people.add([row("Ana", ANA), row("Bob", BOB)])
    return people


def shown(people: ReceiverList) -> list[tuple[str, str]]:
    return [(one.name, f"0{(one.number.e164 or '')[3:]}") for one in people.snapshot().rows]


def test_the_same_number_with_another_name_stays_where_it_is(people: ReceiverList) -> None:
    assert people.correct(0, row("Anaïs", ANA)) == 0
    assert shown(people) == [("Anaïs", "0639980012"), ("Bob", "0639980013")]


def test_another_number_stays_where_it_is_too(people: ReceiverList) -> None:
    assert people.correct(0, row("Ana", ZOE)) == 0
    assert shown(people) == [("Ana", "0639980014"), ("Bob", "0639980013")]


def test_a_number_that_is_there_already_is_one_row(people: ReceiverList) -> None:
    assert people.correct(0, row("Ana", BOB)) == 0
    assert shown(people) == [("Bob", "0639980013")]
    assert people.names(0) == ("Bob", "Ana")


def test_whoever_else_stood_under_the_old_number_stays_there(people: ReceiverList) -> None:
    people.add([row("Zoé", ANA), row("ANA", ANA)])
    assert people.names(0) == ("Ana", "Zoé")
    assert people.correct(0, row("Ana", ZOE)) == 1
    assert shown(people) == [("Zoé", "0639980012"), ("Ana", "0639980014"), ("Bob", "0639980013")]


def test_what_else_was_said_of_the_same_person_goes_along(people: ReceiverList) -> None:
    people.add([replace(row("Ana", ANA), fields=(("ville", "Lyon"),))])
    people.add([replace(row("ANA", ANA), fields=(("ville", "Lille"),))])
    assert len(people.others(0)) > 0
    people.correct(0, row("Ana", ZOE))
    assert shown(people) == [("Ana", "0639980014"), ("Bob", "0639980013")]


def test_a_name_that_is_put_right_settles_what_others_said_unless_they_may_be_others(
    people: ReceiverList,
) -> None:
    people.add([row("Zoé", ANA)])
    people.correct(0, row("Anaïs", ANA), others=True)
    assert people.names(0) == ("Anaïs", "Zoé")
    people.correct(0, row("Ana-Zoé", ANA))
    assert people.names(0) == ("Ana-Zoé",)


def test_who_opted_out_stays_in_the_list(people: ReceiverList) -> None:
    before = people.snapshot()
    people.leave_out(frozenset())
    assert people.snapshot() is before
    out = frozenset({"+33639980012"})
    people.leave_out(out)
    assert (people.out, len(people)) == (out, 2)
    assert people.snapshot() is not before


def test_what_became_of_several_lists_adds_up(people: ReceiverList) -> None:
    more = people.add([row("Ana", ANA), row("Zoé", ZOE), *read("0612", "FR")])
    assert more == Added(new=1, merged=1, invalid=1)
    assert more + Added(new=2, invalid=1) == Added(new=3, merged=1, invalid=2)
