"""One field and its spellings, whatever the person came from: typing, a table, a card, the contacts."""

from pathlib import Path

import pytest

from ovhsms_gui.core.corrected import with_field
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.plan import FindingCode
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Receivers, Row
from ovhsms_gui.files import cards, vcards
from ovhsms_gui.files.contents import Format, Table
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.store.contacts import from_row
from ovhsms_gui.store.people import Contact

ANA = parse("06 39 98 00 12", "FR")


def table(*rows: tuple[str, ...], kind: Format = Format.TEXT) -> Row:
    found = Table(Path("clients.csv"), kind, rows)
    [row] = people(found, guess(found, "FR"), "FR").rows
    return row


SOURCES = {
    "French table": table(("Prénom", "Nom", "Société", "Tél"), ("Ana", "Duval", "Le Port", "0639980012")),
    "medical software": table(
        ("Nom d'usage", "Prénom usuel", "Nom de naissance", "Organisme", "Portable"),
        ("Duval", "Ana", "Petit", "Le Port", "0639980012"),
    ),
    "English table": table(
        ("First Name", "Surname", "Company", "Mobile"), ("Ana", "Duval", "Le Port", "0639980012")
    ),
    "card": table(
        ("number", "name", "first_name", "last_name", "org"),
        ("0639980012", "Ana Duval", "Ana", "Duval", "Le Port"),
        kind=Format.CARDS,
    ),
    "contacts": Contact(ANA, "Ana Duval", "Ana", "Duval", fields=(("entreprise", "Le Port"),)).row(),
}
TEXTS = (
    "{prenom} {nom}, {societe}",
    "{Prénom} {Nom de famille}, {Société}",
    "{first_name} {last_name}, {company}",
    "{firstname} {surname}, {organisation}",
    "{given_name} {lastname}, {org}",
    "{name}, {entreprise}",
    "{nom complet}, {company}",
    "{full_name}, {company}",
)


def listed(*rows: Row) -> Receivers:
    receivers = ReceiverList()
    receivers.add(rows)
    return receivers.snapshot()


def text(row: Row, wanted: str) -> str:
    [line] = make_plan(listed(row), Draft(wanted), None).lines
    return line.text


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("wanted", TEXTS)
def test_a_field_is_one_field_however_it_is_spelled_and_wherever_it_comes_from(
    source: str, wanted: str
) -> None:
    assert text(SOURCES[source], wanted) == "Ana Duval, Le Port"
    again = from_row(SOURCES[source]).row()
    assert text(again, wanted) == "Ana Duval, Le Port", "and so it is after a stay in the contacts"


@pytest.mark.parametrize("wanted", ["email", "e-mail", "courriel", "mail", "adresse e-mail"])
def test_an_address_has_many_names(wanted: str) -> None:
    assert text(Row(ANA, fields=(("E-Mail", "ana@example.org"),)), f"{{{wanted}}}") == "ana@example.org"


def test_who_says_both_is_heard_by_the_very_spelling() -> None:
    both = Row(ANA, fields=(("first_name", "Anna"), ("prenom", "Ana")))
    assert text(both, "{prenom} {first_name} {given_name}") == "Ana Anna Anna"
    assert text(Row(ANA, fields=(("first_name", ""), ("prenom", "Ana"))), "{first_name}") == "Ana"


def test_a_name_alone_is_the_whole_one() -> None:
    row = table(("Nom", "Tél"), ("Ana Duval", "0639980012"))
    for wanted in ("{nom}", "{name}", "{last_name}", "{nom complet}"):
        assert text(row, wanted) == "Ana Duval"
        assert text(from_row(row).row(), wanted) == "Ana Duval"
    assert (from_row(row).name, from_row(row).last_name) == ("Ana Duval", "")


@pytest.mark.parametrize(
    "person",
    [
        Row(ANA, "Ana Duval"),
        Contact(ANA, "Ana Duval").row(),
        Row(ANA, fields=(("Nom complet", "Ana Duval"),)),
    ],
)
def test_of_whom_only_one_name_is_known_it_is_both_names(person: Row) -> None:
    for wanted in ("{nom}", "{name}", "{last_name}", "{nom complet}"):
        assert text(person, wanted) == "Ana Duval"
        assert text(from_row(person).row(), wanted) == "Ana Duval"
    assert from_row(person).last_name == "", "nobody said so"
    found = make_plan(listed(person), Draft("{nom|vous}, {nom}"), None)
    assert not any("placeholder" in finding.code or "default" in finding.code for finding in found.findings)


def test_a_first_name_is_no_last_name() -> None:
    assert text(Row(ANA, "Ana", fields=(("Prénom", "Ana"),)), "{nom|vous}") == "vous"


def test_a_last_name_is_put_right_beside_the_only_name_and_another_one_instead_of_it() -> None:
    person = Row(ANA, "Ana Duval")
    last = with_field(person, "nom", "Duval")
    assert (last.name, text(last, "{nom}, {name}")) == ("Ana Duval", "Duval, Ana Duval")
    other = with_field(person, "nom", "Anne Duval")
    assert (other.name, text(other, "{nom}, {name}")) == ("Anne Duval", "Anne Duval, Anne Duval")
    first = with_field(person, "prénom", "Ana")
    assert (first.name, text(first, "{prénom}")) == ("Ana Duval", "Ana")


def test_one_name_told_twice_is_no_second_text() -> None:
    twice = listed(Row(ANA, "Ana"), Row(ANA, "Ana Duval"))
    codes = {finding.code for finding in make_plan(twice, Draft("{nom}"), None).findings}
    assert FindingCode.SEVERAL_TEXTS not in codes


@pytest.mark.parametrize(
    "wanted",
    ["{N° client}", "{n° client}", "{n client}", "{N°\u00a0client}", "{n°\u202fclient}"],
)
def test_a_column_is_named_as_it_is_headed(wanted: str) -> None:
    assert text(Row(ANA, fields=(("N° client", "12"),)), wanted) == "12"


def test_a_column_is_named_by_any_make_of_its_accents_and_blanks() -> None:
    row = Row(ANA, fields=(("Prénom", "Ana"), ("Heure (RDV)", "9 h")))
    for wanted in ("{pre\u0301nom}", "{Pre\u0301nom }", "{PRÉNOM}", "{first name}"):
        assert text(row, wanted) == "Ana"
    for wanted in ("{heure rdv}", "{Heure (RDV)}", "{heure\u00a0rdv}", "{\u202fheure-rdv\u00a0|x}"):
        assert text(row, wanted) == "9 h"


def test_what_is_missing_is_named_once_whatever_its_spellings() -> None:
    found = make_plan(
        listed(Row(ANA)), Draft("{prénom} {first_name} {Prénom}, {heure|} {Heure|x}"), None
    ).findings
    [empty] = [one for one in found if one.code is FindingCode.EMPTY_PLACEHOLDER]
    assert empty.value == "{Prénom}"
    [all_] = [one for one in found if one.code is FindingCode.DEFAULT_FOR_ALL]
    assert all_.names == ("heure",)


def test_a_job_is_no_form_of_address() -> None:
    mrs = table(("Title", "Name", "Mobile"), ("Mme", "Duval", "0639980012"))
    assert text(mrs, "{civilité} {title}") == "Mme Mme"
    card = b"BEGIN:VCARD\r\nFN:Ana Duval\r\nTITLE:Directrice\r\nTEL:+33639980012\r\nEND:VCARD\r\n"
    director = table(*cards.rows(vcards.cards(card, "utf-8"), "FR"), kind=Format.CARDS)
    assert text(director, "{civilite|Bonjour} {title|Bonjour}, {job_title}") == "Bonjour Bonjour, Directrice"


@pytest.mark.parametrize("wanted", ["phone", "téléphone", "mobile"])
def test_the_phone_is_the_receivers_own_where_no_column_is_called_so(wanted: str) -> None:
    assert text(Row(ANA, "Ana"), f"{{{wanted}}}") == "+33 6 39 98 00 12"
    called = Row(ANA, fields=((wanted, "01 99 00 00 11"),))
    assert text(called, f"{{{wanted}}} {{phone_number}}") == "01 99 00 00 11 +33 6 39 98 00 12"
    nothing = Row(ANA, fields=((wanted, " "),))
    assert text(nothing, f"{{{wanted}|nous}}") == "nous"


def test_a_house_or_an_order_is_no_phone() -> None:
    found = make_plan(listed(Row(ANA, "Ana")), Draft("Commande {numero}"), None)
    assert FindingCode.UNKNOWN_PLACEHOLDER in {finding.code for finding in found.findings}


def test_what_another_row_says_of_the_same_field_fills_it_whatever_its_spelling() -> None:
    merged = listed(
        Row(ANA, "Ana", fields=(("prenom", ""), ("societe", "Le Port"))),
        Row(ANA, "Ana", fields=(("first_name", "Ana"), ("company", "Le Port"))),
    )
    assert merged.rows[0].fields == (("prenom", "Ana"), ("societe", "Le Port"))
    assert not merged.others, "the same in other words is no second text"
    phones = listed(
        Row(ANA, "Ana", fields=(("telephone", "01 99 00 00 11"),)),
        Row(ANA, "Ana", fields=(("mobile", "06 39 98 00 13"),)),
    )
    assert len(phones.rows[0].fields) == 2
