"""OVHcloud's lists of STOP as they are kept, and the consents, which stay."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.people import Contact
from ovhsms_gui.store.stop_lists import DONE, Consent, StopLists, Stopped

ANA, BOB = "+33639980012", "+33639980013"
ONE, OTHER = "sms-ab12345-1", "sms-ab12345-2"


class Clock:
    now = 1_780_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def lists(path: Path, clock: Clock) -> Iterator[StopLists]:
    with closing(StopLists(path, clock)) as made:
        yield made


def test_a_list_is_kept_by_account_with_its_age(lists: StopLists, clock: Clock) -> None:
    assert lists.read(ONE).read is None
    assert lists.keep(ONE, {ANA: "0033639980012"})
    assert lists.among(ONE, [ANA, BOB]) == {ANA}
    assert lists.among(OTHER, [ANA, BOB]) == frozenset()
    clock.now += 900
    assert not lists.keep(ONE, {ANA: "0033639980012"})
    assert lists.read(ONE).read == clock.now
    assert lists.keep(ONE, {BOB: BOB})  # Ana was taken off elsewhere
    assert [one.e164 for one in lists.read(ONE).people] == [BOB]


def test_who_is_on_it_has_the_name_of_the_contact(lists: StopLists, path: Path, clock: Clock) -> None:
    with closing(Contacts(path)) as contacts:
        contacts.add(Contact(parse(BOB, ""), "Bob Hill"))
    lists.keep(ONE, {ANA: ANA, BOB: BOB})
    assert lists.read(ONE).people == (
        Stopped(BOB, BOB, "Bob Hill", clock.now),
        Stopped(ANA, ANA, "", clock.now),
    )


def test_a_consent_is_there_before_it_is_known_what_comes_of_it(lists: StopLists, clock: Clock) -> None:
    lists.keep(ONE, {ANA: ANA, BOB: BOB})
    first = lists.consent(ONE, ANA, "par téléphone", "claire")
    assert lists.read(ONE).consents == (Consent(clock.now, "claire", ANA, "par téléphone"),)
    assert lists.among(ONE, [ANA]) == {ANA}
    lists.settle(first, "not_granted")
    assert lists.among(ONE, [ANA]) == {ANA}
    lists.settle(lists.consent(ONE, ANA, "par téléphone", "claire"), DONE)
    assert lists.among(ONE, [ANA, BOB]) == {BOB}
    assert [one.outcome for one in lists.read(ONE).consents] == [DONE, "not_granted"]


def test_no_consent_is_ever_deleted(lists: StopLists, path: Path) -> None:
    lists.consent(ONE, ANA, "par téléphone", "claire")
    with (
        closing(sqlite3.connect(path)) as db,
        pytest.raises(sqlite3.DatabaseError, match="consents are kept"),
    ):
        db.execute("DELETE FROM consent")


def test_of_who_is_erased_the_statement_goes_and_the_list_stays(lists: StopLists, path: Path) -> None:
    lists.keep(ONE, {ANA: ANA})
    lists.settle(lists.consent(ONE, BOB, "Bob, par téléphone", "claire"), DONE)
    with closing(Eraser(path)) as eraser:
        eraser.erase([ANA, BOB])
    [consent] = lists.read(ONE).consents
    assert BOB not in consent.e164
    assert consent.statement == ""
    assert lists.among(ONE, [ANA]) == {ANA}  # else they would be written to again


def test_a_long_list_is_looked_through_in_parts(lists: StopLists) -> None:
    numbers = [f"+336399{n:05d}" for n in range(1200)]
    lists.keep(ONE, {number: number for number in numbers})
    assert lists.among(ONE, [*numbers, ANA]) == frozenset(numbers)
