"""Contacts, groups and opt-outs: found by any part, kept once, and forgotten without a remain."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.plan import Context, Plan
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.rowlines import from_lines
from ovhsms_gui.core.states import ChunkState, ReceiverState
from ovhsms_gui.core.terms import Terms
from ovhsms_gui.store.contacts import Contacts
from ovhsms_gui.store.database import connect
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.erasing import Eraser
from ovhsms_gui.store.groups import Groups
from ovhsms_gui.store.journal import Journal
from ovhsms_gui.store.looks import Looks
from ovhsms_gui.store.optouts import OptOuts
from ovhsms_gui.store.people import Contact, Group, NotDone, PeopleView, Refusal, Renamed, Taken
from ovhsms_gui.store.recent import Recent
from ovhsms_gui.store.rows import Cause, ChunkOutcome, Sighting
from ovhsms_gui.store.schema import MIGRATIONS
from ovhsms_gui.store.traces import is_trace

ALL = PeopleView()
BEFORE_CONTACTS = 2  # the last version without them


def somebody(n: int, name: str = "", **more: str) -> Contact:
    return Contact(parse(f"+3363998{n:04d}", "FR"), name, **more)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite"


@pytest.fixture
def contacts(path: Path) -> Iterator[Contacts]:
    with closing(Contacts(path)) as book:
        yield book


@pytest.fixture
def groups(path: Path) -> Iterator[Groups]:
    with closing(Groups(path)) as made:
        yield made


@pytest.fixture
def optouts(path: Path) -> Iterator[OptOuts]:
    with closing(OptOuts(path, clock=lambda: 1_700_000_000.0)) as made:
        yield made


@pytest.fixture
def eraser(path: Path) -> Iterator[Eraser]:
    with closing(Eraser(path)) as made:
        yield made


def names(contacts: Contacts, words: str = "", **view: object) -> list[str]:
    return [c.name or c.number.shown for c in contacts.page(PeopleView(words=words, **view))]  # type: ignore[arg-type]


def kept(contacts: Contacts, contact: Contact) -> Contact:
    contacts.add(contact)
    [found] = contacts.page(PeopleView(words=contact.e164))
    return found


# ---- kept and found --------------------------------------------------------------------------------


def test_a_contact_is_there_at_the_next_start_with_all_that_is_known(contacts: Contacts, path: Path) -> None:
    ana = somebody(12, first_name="Ana", last_name="Duval", note="après 18 h", fields=(("city", "Évry"),))  # type: ignore[arg-type]
    contacts.add(ana)
    with closing(Contacts(path)) as again:
        [found] = again.page(ALL)
        assert replace(found, id=0) == replace(
            ana, name="Ana Duval", number=replace(ana.number, raw="+33639980012")
        )
        assert found.row() == Row(
            found.number,
            "Ana Duval",
            fields=(("first_name", "Ana"), ("last_name", "Duval"), ("city", "Évry")),
        )


def test_by_name_without_accents_and_case_and_who_has_none_comes_last(contacts: Contacts) -> None:
    for n, name in enumerate(["Zoé Martin", "", "élodie Petit", "Ana Duval", "Ébène"]):
        contacts.add(somebody(n, name))
    assert names(contacts) == ["Ana Duval", "Ébène", "élodie Petit", "Zoé Martin", "+33 6 39 98 00 01"]
    assert [c.name for c in contacts.page(ALL, 1, 2)] == ["Ébène", "élodie Petit"]


@pytest.mark.parametrize(
    "words",
    [
        "zoe",
        "ZOÉ  martin",
        "mart zo",
        "Mme Martin",
        "dr. zoé",
        "06 39 98 00 12",
        "+33 6.39.98.00.12",
        "0033639980012",
        "8001",
        "evry",
        "dejeuner",
    ],
)
def test_one_is_found_by_any_part(contacts: Contacts, words: str) -> None:
    zoe = Contact(parse("+33639980012", "FR"), "Zoé Martin", note="Déjeuner", fields=(("city", "Évry"),))
    for contact in (zoe, somebody(3456, "Ana Duval"), somebody(3457)):
        contacts.add(contact)
    assert names(contacts, words) == ["Zoé Martin"]
    assert contacts.count(PeopleView(words=words)) == 1


@pytest.mark.parametrize("typed", ["jean-p", "Jean-Pierre Mar", "pierre", "-pierre", "martin jean-p"])
def test_a_double_name_is_offered_however_it_is_typed(contacts: Contacts, typed: str) -> None:
    contacts.add(somebody(12, "Jean-Pierre Martin"))
    contacts.add(somebody(13, "Jeanne Roux"))
    assert [one.name for one in contacts.meant(typed, 6)] == ["Jean-Pierre Martin"]


def test_as_many_words_as_are_pasted_may_be_looked_for(contacts: Contacts) -> None:
    contacts.add(somebody(12, "Zoé Martin"))
    assert contacts.count(PeopleView(words="zoe martin " * 2000)) == 1
    assert contacts.count(PeopleView(words=" ".join(f"word{n}" for n in range(2000)))) == 0


@pytest.mark.parametrize("words", ["%", "_", "zoe%", "zoe ana", "' OR 1 --", "06 39 98 99 99"])
def test_what_nobody_has_finds_nobody(contacts: Contacts, words: str) -> None:
    contacts.add(somebody(12, "Zoé"))
    contacts.add(somebody(13, "Ana"))
    assert names(contacts, words) == []
    assert contacts.count(PeopleView(words=words)) == 0


def test_each_goes_through_a_long_list_once(contacts: Contacts) -> None:
    contacts.take(Row(parse(f"+3363998{n:04d}", "FR"), f"Ana {n:04d}") for n in range(5000))
    assert [c.name for c in contacts.each(ALL)] == [f"Ana {n:04d}" for n in range(5000)]
    assert [c.name for c in contacts.each(ALL, 2999, 3000)] == ["Ana 2999", "Ana 3000"]
    assert contacts.page(ALL, 4999, 200)[0].name == "Ana 4999"


def test_nobody_is_added_over_somebody_else(contacts: Contacts) -> None:
    contacts.add(somebody(12, "Ana Duval"))
    with pytest.raises(NotDone) as refused:
        contacts.add(somebody(12, "Bob"))
    assert (refused.value.kind, refused.value.names) == (Refusal.TAKEN, ("Ana Duval",))
    assert names(contacts) == ["Ana Duval"]


# ---- the same number again -------------------------------------------------------------------------


def test_the_same_number_again_is_brought_up_to_date(contacts: Contacts) -> None:
    contacts.add(somebody(12, "Ana Duval", note="old", fields=(("city", "Lyon"), ("code", "1"))))  # type: ignore[arg-type]
    again = somebody(12, "ANA  DUVAL", fields=(("city", "Évry"),))  # type: ignore[arg-type]
    assert contacts.take([again.row()]) == Taken(changed=1)
    [ana] = contacts.page(ALL)
    assert (ana.name, ana.note, ana.fields) == ("ANA DUVAL", "old", (("city", "Évry"), ("code", "1")))


def test_another_name_for_the_same_number_is_told(contacts: Contacts) -> None:
    contacts.add(somebody(12))
    assert contacts.take([somebody(12, "Ana Duval").row()]) == Taken(changed=1), (
        "no name before is no conflict"
    )
    told = contacts.take([somebody(12, "Bob Petit").row()])
    assert told == Taken(changed=1, renamed=(Renamed("+33 6 39 98 00 12", "Ana Duval", "Bob Petit"),))
    assert contacts.take([somebody(12).row()]) == Taken(same=1)
    assert names(contacts) == ["Bob Petit"], "nothing said changes nothing"


def test_a_number_is_changed_but_not_to_somebody_elses(contacts: Contacts) -> None:
    ana, bob = kept(contacts, somebody(1, "Ana")), kept(contacts, somebody(2, "Bob"))
    with pytest.raises(NotDone) as caught:
        contacts.edit(replace(ana, number=bob.number))
    assert (caught.value.kind, caught.value.names) == (Refusal.TAKEN, ("Bob",))
    contacts.edit(replace(ana, number=parse("+33639980003", "FR"), name="Anna"))
    assert names(contacts) == ["Anna", "Bob"]
    assert names(contacts, "980003") == ["Anna"]
    assert contacts.remove([ana.id]) == 1
    with pytest.raises(NotDone) as caught:
        contacts.edit(ana)
    assert caught.value.kind is Refusal.GONE


def test_a_contact_without_a_number_is_not_kept(contacts: Contacts) -> None:
    with pytest.raises(ValueError, match="number"):
        contacts.add(Contact(parse("0612", "FR"), "Ana"))
    assert contacts.count() == 0


def test_rows_of_a_file_become_contacts_in_their_groups(contacts: Contacts, groups: Groups) -> None:
    fields = (("first_name", "Ana"), ("last_name", "Duval"), ("note", "n"), ("groups", "Mardi; jeudi"))
    row = Row(parse("+33639980012", "FR"), "", "a.csv:2", (*fields, ("city", "Lyon"), ("empty", "")))
    assert contacts.take([row, row]) == Taken(new=1, again=1)
    [ana] = contacts.page(ALL)
    assert (ana.name, ana.note, ana.fields, ana.groups) == (
        "Ana Duval",
        "n",
        (("city", "Lyon"),),
        ("jeudi", "Mardi"),
    )
    assert [(g.name, g.people) for g in groups.all()] == [("jeudi", 1), ("Mardi", 1)]


@pytest.mark.parametrize(
    ("more", "taken"),
    [
        ({}, Taken(same=1)),
        ({"city": "Lyon", "note": "", "groups": "MARDI"}, Taken(same=1)),
        ({"groups": "Jeudi"}, Taken(changed=1)),
        ({"note": "m"}, Taken(changed=1)),
        ({"city": "Évry"}, Taken(changed=1)),
        ({"email": "ana@example.org"}, Taken(changed=1)),
        ({"first_name": "Anna"}, Taken(changed=1)),
    ],
)
def test_whom_a_file_says_nothing_new_of_is_not_changed(
    contacts: Contacts, more: dict[str, str], taken: Taken
) -> None:
    fields = {"first_name": "Ana", "note": "n", "groups": "Mardi", "city": "Lyon"}
    row = Row(parse("+33639980012", "FR"), "Ana Duval", fields=tuple(fields.items()))
    assert contacts.take([row]) == Taken(new=1)
    [before] = contacts.page(ALL)
    again = Row(parse("06 39 98 00 12", "FR"), "Ana Duval", fields=tuple(more.items()))
    assert contacts.take([again]) == taken
    [after] = contacts.page(ALL)
    assert (after != before) == bool(taken.changed)


def test_a_field_keeps_its_name_however_a_file_spells_it(contacts: Contacts) -> None:
    contacts.add(somebody(12, fields=(("Ville", "Lyon"), ("…", "a"))))  # type: ignore[arg-type]
    row = Row(parse("+33639980012", "FR"), fields=(("ville", "Évry"), ("…", "b"), ("—", "c")))
    assert contacts.take([row]) == Taken(changed=1)
    assert contacts.page(ALL)[0].fields == (("Ville", "Évry"), ("…", "b"), ("—", "c"))


def test_who_is_in_a_file_more_than_once_is_who_the_first_row_says_and_the_other_names_are_told(
    contacts: Contacts,
) -> None:
    contacts.add(somebody(13, "Bob"))
    rows = [(12, "Ana"), (12, "Ana Duval"), (12, "Ana Duval"), (13, "Bob"), (13, "Max")]
    numbers = {n: parse(f"+336399800{n}", "FR") for n in (12, 13)}
    assert contacts.take([Row(numbers[n], name) for n, name in rows]) == Taken(
        new=1,
        same=1,
        again=3,
        also=(
            Renamed("+33 6 39 98 00 12", "Ana", "Ana Duval"),
            Renamed("+33 6 39 98 00 13", "Bob", "Max"),
        ),
    )
    assert [one.name for one in contacts.page(ALL)] == ["Ana", "Bob"]
    assert contacts.take(
        [Row(numbers[12], "Ana", fields=(("note", "Le matin"),))], {"+33639980012"}
    ) == Taken(again=1)
    nameless = parse("+33639980014", "FR")
    named_later = contacts.take([Row(nameless), Row(nameless, "Luc")])
    assert named_later == Taken(new=1, again=1), "there was no other name"
    assert contacts.page(ALL)[0].note == "Le matin", "what the first does not say is taken from the others"


def test_of_two_fields_of_like_names_none_is_lost_when_a_file_is_taken(contacts: Contacts) -> None:
    contacts.add(somebody(12, fields=(("Ville", "Lyon"), ("ville", "Paris"))))  # type: ignore[arg-type]
    row = Row(parse("+33639980012", "FR"), fields=(("ville", "Metz"), ("VILLE", "Évry")))
    assert contacts.take([row]) == Taken(changed=1)
    assert contacts.page(ALL)[0].fields == (("Ville", "Évry"), ("ville", "Metz"))


# ---- groups ----------------------------------------------------------------------------------------


def test_groups_have_counts_and_members(contacts: Contacts, groups: Groups) -> None:
    ana, bob = kept(contacts, somebody(1, "Ana")), kept(contacts, somebody(2, "Bob"))
    choir, club = groups.add("Chœur"), groups.add(" Club ")
    assert groups.put(choir, [ana.id, bob.id, 999]) == 2
    assert groups.put(choir, [ana.id]) == 0
    assert groups.put(club, [bob.id]) == 1
    assert groups.all() == (Group(choir, "Chœur", 2), Group(club, "Club", 1))
    assert names(contacts, group=club) == ["Bob"]
    assert names(contacts, "an", group=choir) == ["Ana"]
    assert contacts.count(PeopleView(group=choir, words="an")) == 1
    assert groups.take_out(choir, [ana.id, ana.id]) == 1
    groups.remove(club)
    assert names(contacts) == ["Ana", "Bob"], "people stay when their group goes"
    contacts.remove([bob.id])
    assert groups.all() == (Group(choir, "Chœur", 0),)


def test_a_groups_name_is_there_once_but_for_case_and_accents(groups: Groups) -> None:
    first = groups.add("École")
    assert groups.add("ecole") == first
    other = groups.add("Club")
    with pytest.raises(NotDone) as caught:
        groups.rename(other, "ÉCOLE")
    assert caught.value.kind is Refusal.GROUP_TAKEN
    groups.rename(first, "ÉCOLE")
    assert [g.name for g in groups.all()] == ["Club", "ÉCOLE"]
    for name in ("", "  "):
        with pytest.raises(NotDone) as caught:
            groups.add(name)
        assert caught.value.kind is Refusal.NO_NAME
    groups.remove(other)
    for late in (lambda: groups.rename(other, "x"), lambda: groups.put(other, [1])):
        with pytest.raises(NotDone) as caught:
            late()
        assert caught.value.kind is Refusal.GONE


# ---- opt-outs --------------------------------------------------------------------------------------


def test_who_opted_out_is_told_contact_or_not(contacts: Contacts, optouts: OptOuts) -> None:
    contacts.add(somebody(1, "Ana"))
    contacts.add(somebody(2, "Bob"))
    assert optouts.add(["+33639980001", "+33639980009"], "asked by phone") == 2
    assert optouts.add(["+33639980001"]) == 0
    many = [f"+3363998{n:04d}" for n in range(3000)]
    assert optouts.among(many) == {"+33639980001", "+33639980009"}
    assert optouts.among([]) == frozenset()
    assert optouts.since(["+33639980001"]) is not None
    assert optouts.since(["+33639980004"]) is None
    assert [(c.name, c.id > 0, c.opted_out) for c in contacts.page(PeopleView(opted_out=True))] == [
        ("Ana", True, True),
        ("", False, True),
    ]
    assert names(contacts, "06 39 98 00 09", opted_out=True) == ["+33 6 39 98 00 09"]
    assert [c.opted_out for c in contacts.page(ALL)] == [True, False]
    assert optouts.count() == 2
    assert optouts.remove(["+33639980001"]) == 1
    assert optouts.among(many) == {"+33639980009"}


# ---- erasing ---------------------------------------------------------------------------------------

ERASED, NAME = "+33639980001", "Wilhelmine"


def traces_of(folder: Path, *words: str) -> list[str]:
    """The files in which one of the words stands, in any of the ways in which it could."""
    forms = [form for word in words for form in (word.encode(), word.encode("utf-16-le"))]
    return [
        f"{file.name}: {form!r}"
        for file in folder.rglob("*")
        if file.is_file()
        for form in forms
        if form in file.read_bytes()
    ]


def sent(journal: Journal, plan: Plan, end: ChunkState = ChunkState.ACCEPTED, message: str = "") -> int:
    send_id = journal.add_send(plan)
    while end is not ChunkState.QUEUED and (chunk := journal.next_chunk()) is not None:
        journal.move(chunk.id, ChunkState.QUEUED, ChunkState.SUBMITTING, Cause.POST)
        if end is not ChunkState.SUBMITTING:
            outcome = ChunkOutcome(chunk.receivers, ids=(1,), credits=3, message=message)
            journal.move(chunk.id, ChunkState.SUBMITTING, end, Cause.ANSWERED, outcome=outcome)
    return send_id


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    with closing(Journal(path)) as made:
        yield made


def named(text: str = "Bonjour") -> Plan:
    receivers = ReceiverList()
    receivers.add(read(f"Ana; +33639980000\n{NAME}; {ERASED}\nBob; +33639980002", "FR"))
    context = Context("acc-1", "Cabinet Martin", "sms-ab12345-1", 5000.0, {"FR": 1.0}, ("MARTIN",))
    return make_plan(receivers.snapshot(), Draft(text, Terms("MARTIN")), context)


def test_erasing_leaves_counts_and_trail_and_not_a_byte_of_name_or_number(
    path: Path, journal: Journal, contacts: Contacts, groups: Groups, optouts: OptOuts
) -> None:
    path.with_name(f"{path.name}.v2").write_bytes(f"an older copy with {NAME}".encode())
    for n in range(300):
        contacts.add(somebody(3000 + n, f"{NAME} the {n}"))
    with closing(sqlite3.connect(path)) as careless:  # as files are that an earlier version has written
        careless.execute("PRAGMA secure_delete = OFF")
        careless.execute("DELETE FROM contact")
        careless.commit()
    person = kept(contacts, Contact(parse(ERASED, "FR"), NAME, note=f"{NAME}'s note"))
    groups.put(groups.add("Choir"), [person.id])
    optouts.add([ERASED], f"{NAME} rang up")
    with closing(Drafts(path)) as drafts:
        drafts.keep("a", Draft("Hello"), named().receivers, 0)
    send_id = sent(journal, named(), message=f"0033{ERASED[3:]} is odd, {ERASED[1:]} too")
    before, trail = journal.send(send_id), journal.events(send_id)
    assert traces_of(path.parent, NAME, ERASED)
    with closing(Eraser(path)) as eraser:
        assert eraser.erase([ERASED]) == 1
        assert eraser.unswept()
        assert eraser.sweep()
        assert not eraser.unswept()
    assert traces_of(path.parent, NAME, ERASED, ERASED[1:], ERASED[3:], "6 39 98 00 01") == []
    assert journal.send(send_id) == before
    assert journal.events(send_id) == trail
    rows = journal.receivers(send_id)
    assert [(row.name, row.state) for row in rows] == [
        (n, ReceiverState.ACCEPTED) for n in ("Ana", "", "Bob")
    ]
    assert is_trace(rows[1].e164)
    assert not any(map(str.isdigit, rows[1].e164)), "who looks for digits must not meet them in a hash"
    assert rows[1].shown == ""
    assert contacts.count() == 0
    assert groups.all()[0].people == 0
    with closing(Drafts(path)) as drafts:
        left = drafts.get("a")
        assert left is not None
        assert [row.number.e164 for row in from_lines(left.receivers, "FR")] == [
            "+33639980000",
            "+33639980002",
        ]


def test_of_a_draft_people_are_counted_not_what_was_said_of_them(path: Path, eraser: Eraser) -> None:
    receivers = ReceiverList()
    said = f"Ana; +33639980000\nBob; +33639980000\nZoé; +33639980000\n{NAME}; {ERASED}\nEva; 06 39\nMax; 06"
    receivers.add(read(said, "FR"))
    with closing(Drafts(path)) as drafts:
        drafts.keep("a", Draft("Hello"), receivers.snapshot(), 0)
        assert drafts.all()[0].people == 4
        eraser.erase([ERASED])
        assert drafts.all()[0].people == 3
        kept = drafts.get("a")
    assert kept is not None
    assert [row.name for row in from_lines(kept.receivers, "FR")] == ["Ana", "Bob", "Zoé", "Eva", "Max"]


def test_who_was_erased_stays_opted_out_and_is_not_written_to_twice(
    path: Path, journal: Journal, optouts: OptOuts, eraser: Eraser, contacts: Contacts
) -> None:
    optouts.add([ERASED])
    made = named()
    sent(journal, made)
    eraser.erase([ERASED])
    eraser.sweep()
    optouts.add(["+33639980003"])
    assert optouts.among([ERASED, "+33639980002", "+33639980003"]) == {ERASED, "+33639980003"}
    optouts.remove(["+33639980003"])
    assert optouts.count() == 0, "nobody is shown of whom there is only a trace"
    assert contacts.page(PeopleView(opted_out=True)) == ()
    with closing(Recent(path)) as recent:
        found = recent.repeated(made.draft.text, [ERASED])
        assert (found.count, found.people) == (1, ((ERASED, ERASED),))
        assert recent.repeated(made.draft.text, ["+33639980009"]).count == 0
    assert optouts.remove([ERASED]) == 0
    assert optouts.among([ERASED]) == frozenset()


def test_erased_twice_in_two_sends_and_the_others_are_followed_on(
    path: Path, journal: Journal, eraser: Eraser
) -> None:
    first = sent(journal, named())
    assert eraser.erase([ERASED]) == 1
    second = sent(journal, named("Once more"))
    assert eraser.erase([ERASED]) == 1
    one, two = journal.receivers(first)[1], journal.receivers(second)[1]
    assert one.e164 == two.e164
    with closing(Looks(path)) as looks:
        chunk = journal.chunk(1)
        seen = [
            Sighting(number, ReceiverState.DELIVERED, "", ovh_id=7) for number in ("+33639980000", ERASED)
        ]
        assert looks.report(chunk, seen, 60.0) == 2
    assert journal.send(first).counts == {ReceiverState.DELIVERED: 1, ReceiverState.ACCEPTED: 2}


def test_a_text_made_for_one_person_goes_with_them(path: Path, journal: Journal, eraser: Eraser) -> None:
    send_id = sent(journal, named("Bonjour {name}"))
    texts = [journal.chunk(n).text for n in (1, 2, 3)]
    assert texts == ["Bonjour Ana", f"Bonjour {NAME}", "Bonjour Bob"]
    eraser.erase([ERASED])
    eraser.sweep()
    assert [journal.chunk(n).text for n in (1, 2, 3)] == ["Bonjour Ana", "Bonjour {name}", "Bonjour Bob"]
    assert journal.send(send_id).total == 3
    assert traces_of(path.parent, NAME) == []


def test_a_text_that_others_got_too_stays_until_they_are_erased(
    path: Path, journal: Journal, eraser: Eraser
) -> None:
    sent(journal, named("Bonjour"))
    with closing(connect(path)) as db:
        db.execute("UPDATE chunk SET text = 'Bonjour from all three'")
    eraser.erase([ERASED])
    assert journal.chunk(1).text == "Bonjour from all three"
    eraser.erase(["+33639980000", "+33639980002"])
    assert journal.chunk(1).text == "Bonjour"


@pytest.mark.parametrize("end", [ChunkState.QUEUED, ChunkState.SUBMITTING, ChunkState.UNKNOWN])
def test_whose_message_waits_or_is_in_doubt_is_not_erased(
    journal: Journal, eraser: Eraser, contacts: Contacts, end: ChunkState
) -> None:
    contacts.add(Contact(parse(ERASED, "FR"), NAME))
    contacts.add(somebody(9, "Zoé"))
    send_id = sent(journal, named(), end)
    with pytest.raises(NotDone) as caught:
        eraser.erase(["+33639980009", ERASED])
    assert (caught.value.kind, caught.value.names) == (Refusal.WAITING, (NAME,))
    assert not eraser.unswept()
    assert contacts.count() == 2, "all or nobody"
    assert journal.receivers(send_id)[1].e164 == ERASED


def test_from_a_doubt_that_was_let_be_one_is_erased_and_it_never_goes_to_them(
    path: Path, journal: Journal, eraser: Eraser
) -> None:
    send_id = sent(journal, named(), ChunkState.UNKNOWN)
    journal.leave(send_id)
    assert eraser.erase([ERASED]) == 1
    with closing(Looks(path)) as looks:
        looks.wake(send_id)
        for at in (1e9, 2e9):
            looks.found_nothing(1, None, at)
    assert journal.send_again(send_id) == 2, "the third has no number any more to which it could go"
    states = [row.state for row in journal.receivers(send_id)]
    assert states == [ReceiverState.PLANNED, ReceiverState.UNKNOWN, ReceiverState.PLANNED]


def test_who_was_cancelled_can_be_erased(journal: Journal, eraser: Eraser) -> None:
    send_id = sent(journal, named(), ChunkState.QUEUED)
    journal.cancel(send_id)
    assert eraser.erase([ERASED]) == 1
    assert journal.send(send_id).counts == {ReceiverState.CANCELLED: 3}


def test_somebody_who_reads_meanwhile_puts_the_sweeping_off(
    path: Path, eraser: Eraser, contacts: Contacts
) -> None:
    contacts.add(Contact(parse(ERASED, "FR"), NAME))
    eraser.erase([ERASED])
    eraser._db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM setting").fetchone()
        assert not eraser.sweep()
        assert eraser.unswept()
    assert eraser.sweep()
    assert not eraser.unswept()
    assert traces_of(path.parent, NAME, ERASED) == []


# ---- from the version before -----------------------------------------------------------------------


def test_a_data_folder_of_the_version_before_gets_contacts_and_keeps_its_sends(path: Path) -> None:
    with closing(Journal(path)) as journal:
        send_id = sent(journal, named())
        before, rows, trail = journal.send(send_id), journal.receivers(send_id), journal.events(send_id)
    with closing(sqlite3.connect(path)) as db:  # back to what it was before there were contacts
        tables = (
            "member",
            "contact_group",
            "contact",
            "optout",
            "untaken",
            "draft",
            "saved_text",
            "copy",
            "habit",
            "identity",
            "mark",
            "inbox",
            "reply",
            "answer",
            "stop_list",
            "stopped",
            "consent",
            "text_sweep",
        )
        for table in tables:
            db.execute(f"DROP TABLE {table}")
        for index in (
            "receiver_late",
            "receiver_cancelling",
            "receiver_awaiting",
            "receiver_unsaid",
            "send_replacing",
            "send_by_due",
            "send_sweeping",
            "chunk_unasked",
            "receiver_erased",
            "event_let_go",
        ):
            db.execute(f"DROP INDEX {index}")
        for column in ("fields", "late", "awaits"):
            db.execute(f"ALTER TABLE receiver DROP COLUMN {column}")
        for column in (
            "test",
            "endpoint",
            "hold_until",
            "hold",
            "send_at",
            "zone",
            "replaces",
            "begun",
            "stated",
            "stated_by",
            "swept",
            "sweeping",
            "late_word",
            "created_there",
            "late_there",
            "called_off",
        ):
            db.execute(f"ALTER TABLE send DROP COLUMN {column}")
        db.execute("ALTER TABLE send RENAME COLUMN retry_at TO not_before")
        for column in (
            "consented",
            "origin",
            "doubted",
            "unasked",
            "apart",
            "vain",
            "trouble",
            "parts",
            "left_credits",
            "left_people",
            "left_ids",
            "cleared",
        ):
            db.execute(f"ALTER TABLE chunk DROP COLUMN {column}")
        db.execute(f"PRAGMA user_version = {BEFORE_CONTACTS}")
    with closing(connect(path.with_name("fresh.sqlite"), MIGRATIONS[:BEFORE_CONTACTS])) as fresh:
        schema = set(fresh.execute("SELECT name FROM sqlite_master"))
    with closing(sqlite3.connect(path)) as db:
        assert set(db.execute("SELECT name FROM sqlite_master")) == schema
    with closing(Contacts(path)) as contacts, closing(Journal(path)) as journal:
        assert contacts.count() == 0
        contacts.add(somebody(1, "Ana"))
        assert names(contacts, "ana") == ["Ana"]
        assert journal.send(send_id) == before
        assert journal.receivers(send_id) == rows
        assert journal.events(send_id) == trail
    assert path.with_name(f"{path.name}.v{BEFORE_CONTACTS}").exists()
