"""From rows to receivers: what is guessed, what is mended, and that no row gets lost."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.untaken import NO_ROWS
from ovhsms_gui.files.cards import HEADER
from ovhsms_gui.files.contents import Cells, Format, Table
from ovhsms_gui.files.mapping import Mapping, from_plain, guess, header_key
from ovhsms_gui.files.names import columns, placeholder, unique
from ovhsms_gui.files.people import Person, people, save_untaken
from ovhsms_gui.files.reading import read
from ovhsms_gui.files.repairs import Found, Reason, Repair, read_number

from .conftest import Build, Put


def table(*rows: Cells) -> Table:
    return Table(Path("clients.csv"), Format.TEXT, rows)


CLIENTS = table(
    ("Prénom", "Nom", "Tél. fixe", "Portable", "Ville", ""),
    ("Hélène", "Lefèvre", "01 99 00 00 11", "06 39 98 00 12", "Lyon", "x"),
    ("Zoé", "Gaël", "", "33639980013", "Nantes"),
    ("", "", "", ""),
    ("Ana", "Duval", "", "3,36E+10", "Lille"),
    ("Bob", "Petit", "", "", "Brest"),
    ("Eva", "Blanc", "", "06 39 98", "Metz"),
    ("Max", "Noir", "", "06 39 98 00 12", "Tours"),
)


# ---- one cell --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "region", "repair"),
    [
        ("06 39 98 00 12", "FR", None),
        ("+33639980012", "BE", None),
        ("0033639980012", "FR", None),
        ("'0639980012", "FR", None),
        ('="0639980012"', "FR", None),
        ("33639980012", "FR", Repair.PLUS),
        ("33639980012", "BE", Repair.PLUS),
        ("33 6 39 98 00 12", "US", Repair.PLUS),
        ("639980012", "FR", Repair.ZERO),
        ("6 39 98 00 12", "FR", Repair.ZERO),
        ("3.3639980012E+10", "FR", Repair.EXPONENT),
        ("3,3639980012e10", "FR", Repair.EXPONENT),
        ("6,39980012E+08", "FR", Repair.EXPONENT),
        ("33639980012.0", "FR", Repair.DECIMALS),
        ("639980012,00", "FR", Repair.DECIMALS),
        ("639 980 012,00", "FR", Repair.DECIMALS),
        ("639,980,012", "FR", Repair.DECIMALS),
        ("33,639,980,012.00", "FR", Repair.DECIMALS),
        ("33\u202f639\u202f980\u202f012,00", "FR", Repair.DECIMALS),
        ("06 39 98 00 12 (le soir)", "FR", Repair.WORDS),
        ("Ana : 06.39.98.00.12", "FR", Repair.WORDS),
    ],
)
def test_a_number_is_read_and_what_was_mended_is_said(cell: str, region: str, repair: Repair | None) -> None:
    found = read_number(cell, region)
    assert isinstance(found, Found)
    assert (found.number.e164, found.repair) == ("+33639980012", repair)
    assert found.number.raw == cell or cell.startswith("=")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", Reason.NO_NUMBER),
        (" \t", Reason.NO_NUMBER),
        ("3,36E+10", Reason.DIGITS_LOST),
        ("3.36E+10", Reason.DIGITS_LOST),
        ("3.363998E+10", Reason.DIGITS_LOST),
        ("06 39 98 00 12 / 06 39 98 00 13", Reason.SEVERAL),
        ("1.2345E+3", Problem.NOT_A_NUMBER),
        ("Ana", Problem.NOT_A_NUMBER),
        ("0639", Problem.TOO_SHORT),
        ("2025550123", Problem.TOO_LONG),  # would be Cairo's with a plus: not certain, so not mended
        ("14/03/2026", Problem.TOO_SHORT),
    ],
)
def test_what_is_not_certain_is_not_mended(cell: str, reason: Reason | Problem) -> None:
    assert read_number(cell, "FR") == reason


@pytest.mark.parametrize(
    ("cell", "region", "e164"),
    [
        ("0692 85 12 34", "FR", "+262692851234"),
        ("692851234", "FR", "+262692851234"),
        ("0639 69 12 34", "FR", "+262639691234"),
        ("0690.35.12.34", "FR", "+590690351234"),
        ("06 39 98 00 12", "RE", "+33639980012"),
    ],
)
def test_a_number_that_turns_out_to_be_overseas_is_told(cell: str, region: str, e164: str) -> None:
    found = read_number(cell, region)
    assert isinstance(found, Found)
    assert (found.number.e164, found.repair) == (e164, Repair.OVERSEAS)


@pytest.mark.parametrize("cell", ["+262692851234", "0033639980012", "0639980012", "+262 (0)692 85 12 34"])
def test_a_number_whose_country_is_written_is_not(cell: str) -> None:
    found = read_number(cell, "FR")
    assert isinstance(found, Found)
    assert found.repair is None


@pytest.mark.parametrize("region", ["LU", "DE"])
def test_a_number_without_its_plus_is_in_doubt_where_it_may_be_one_of_here(region: str) -> None:
    assert read_number("33639980012", region) is Problem.IN_DOUBT
    assert read_number("33639980012.0", region) is Problem.IN_DOUBT
    assert isinstance(read_number("+33639980012", region), Found)


def test_a_number_without_a_zero_is_nothing_odd_where_there_are_none() -> None:
    found = read_number("612345678", "ES")
    assert isinstance(found, Found)
    assert found.repair is None


@given(st.text(), st.sampled_from(["FR", "US", "IT"]))
def test_any_cell_gives_a_number_or_a_reason(cell: str, region: str) -> None:
    assert isinstance(read_number(cell, region), Found | Reason | Problem)


# ---- which column is what --------------------------------------------------------------------------


def test_the_columns_are_guessed() -> None:
    found = guess(CLIENTS, "FR")
    assert found == Mapping(header=0, number=3, names=(0, 1))


@pytest.mark.parametrize(
    ("rows", "mapping"),
    [
        ((("0639980012",), ("0639980013",)), Mapping(header=None, number=0)),
        ((("Ana", "0639980012"), ("Bob", "0639980013")), Mapping(header=None, number=1)),
        ((("Ana", "0639"), ("Bob", "0639980013")), Mapping(header=None, number=1)),
        # Whose words say nothing is somebody, and told: who is taken for a header is forgotten.
        ((("Qui", "Quoi"), ("Bob", "0639980013")), Mapping(header=None, number=1)),
        ((("Name", "Mobile phone"), ("Bob", "0639980013")), Mapping(header=0, number=1, names=(0,))),
        ((("Last name", "First name", "Tel 1"), ("B", "A", "0639980013")), Mapping(0, 2, (1, 0))),
        (
            (
                ("number", "name", "first_name", "last_name", "mobile"),
                ("0639980012", "AB", "A", "B", "0639980013"),
            ),
            Mapping(0, 0, (1,)),  # as this program writes them
        ),
        (
            (("number", "name", "mobile"), *((f"1002{n}", "Ana", f"06399800{n}") for n in range(10, 30))),
            Mapping(0, 2, (1,)),  # the first are customers' numbers
        ),
        (
            (
                ("number", "name"),
                ("0639980012", "Ana"),
                ("", "Bob"),
                ("06399", "Eva"),
                ("'+33639980013", "Zoé"),
            ),
            Mapping(0, 0, (1,)),
        ),
        (
            (
                ("numero", "nom", "autre tel"),
                *((f"06399800{n}", "Ana", "" if n > 10 else "0639980099") for n in range(10, 14)),
            ),
            Mapping(0, 0, (1,), more=(2,)),  # hardly anybody has another
        ),
        (
            (("Liste des parents 2026",), (), ("Nom", "Portable"), ("Bob", "0639980013")),
            Mapping(header=2, number=1, names=(0,)),  # under a title
        ),
        ((("Fax", "SMS"), ("0199000011", "0639980013")), Mapping(header=0, number=1)),
        ((("Mobile",), ("3,36E+10",)), Mapping(header=0, number=0)),
        ((("Hotel", "Ville"), ("Ibis", "Lyon")), Mapping()),
        (((), ("", ""), ("Nom", "Tel"), ("Bob", "0639980013")), Mapping(header=2, number=1, names=(0,))),
        ((), Mapping()),
    ],
)
def test_a_guess(rows: tuple[Cells, ...], mapping: Mapping) -> None:
    assert guess(table(*rows), "FR") == mapping


OTHER_DIGITS = (
    "SIREN|N° SIRET|N° sécu|Code client|N° client|N° adhérent|N° dossier|FINESS|RPPS|Fax|Réf. interne|Numéro|N°"
    "|Kundennummer|DNI|Code postal|Order Number|Customer ID"
)


@pytest.mark.parametrize("title", OTHER_DIGITS.split("|"))
def test_a_header_that_says_what_a_column_is_outvotes_its_digits(title: str) -> None:
    rows = (("Nom", title, "Tel"), ("Halles", "732829320", ""), ("Café", "652014051", "01 99 00 12 34"))
    assert guess(table(*rows), "FR").number == 2
    # Also where nobody has a phone at all.
    (halles,) = people(table(*rows[:2]), guess(table(*rows[:2]), "FR"), "FR").rejected
    assert halles.reason is Reason.NO_NUMBER


@pytest.mark.parametrize("title", ["SIREN", "N° sécu", "Code client", "Kundennummer", "FINESS", "Fax"])
def test_a_column_that_is_no_phones_is_not_taken_for_want_of_another(title: str) -> None:
    rows = (("Nom", title), ("Halles", "639980012"), ("Café", "652014051"))
    assert guess(table(*rows), "FR").number is None


PEOPLE = (("Duval", "Ana", "06 39 98 00 12"), ("Petit", "Bob", "06 39 98 00 13"))


@pytest.mark.parametrize(
    ("above", "header"),
    [
        ((("Cabinet Martin", "Édité le 03/12/2026"), ("Nom", "Prénom", "Portable")), 1),
        ((("Cabinet Martin", "01 99 00 12 34"), (), ("Nom", "Prénom", "Portable")), 2),
        ((("Liste", "", ""), ("Page 1", "sur 2", ""), ("Last name", "First name", "Phone")), 2),
        ((("Nom", "Prénom", "Sans porc"),), 0),
        # A person, of whom nothing is known that could be a header's word.
        ((("Roux", "Léa", "pas de portable"),), None),
        ((("Roux", "Léa", "NC"),), None),
        ((("Roux", "Client", "aucun mobile"),), None),
        ((("Roux", "Léa", "à demander"),), None),
        ((("Roux", "Léa", ""),), None),
        ((("Roux", "Léa", "06 39 98"),), None),
        ((("Contact", "", "06 39 98 00 1"),), None),
        ((("Client", "Mobile", "06 39 98 00 15 / 06 39 98 00 16"),), None),
        ((("Gardien", "Mobile", "06 39 98 00 15 ou 16"),), None),
        # A person whose surname is a header's word, by which alone nothing is a header.
        ((("Parent", "Marie", ""),), None),
        ((("Mme", "Parent", ""),), None),
        ((("Land", "Eva", ""),), None),
        ((("Handy", "Max", ""),), None),
        ((("Parent", "Marie", "", "1 rue du Port", "Nantes"),), None),
        ((("Client", "Ville", ""),), 0),
        ((("Client", "Points", "Portable"),), 0),
        ((("Nom", "Points", ""),), 0),
        # A date or a school year is no number of a phone.
        ((("Nom", "Prénom", "Mobile", "Classe 2026-2027", "Absent le 03/12/2026", "le 04.12.26"),), 0),
        ((*PEOPLE, ("Nom", "Prénom", "Portable")), None),  # in the midst of people
    ],
)
def test_the_header_is_found_where_it_stands_and_nobody_is_taken_for_it(
    above: tuple[Cells, ...], header: int | None
) -> None:
    made = table(*above, *PEOPLE)
    found = guess(made, "FR")
    assert (found.header, found.number) == (header, 2)
    imported = people(made, found, "FR")
    assert [row.number.e164 for row in imported.rows][-2:] == ["+33639980012", "+33639980013"]
    numbers = {one.number for one in imported.people} | {one.number for one in imported.rejected}
    assert len(numbers) == len(made.rows) - (header is not None)


def test_titles_repeated_on_every_page_are_no_people_who_were_forgotten() -> None:
    page = (("École du Port", "page"), ("Nom", "Portable"))
    made = table(*page, ("Ana", "0639980012"), *page, ("Bob", "0639980013"), ("Total", "2"))
    imported = people(made, guess(made, "FR"), "FR")
    assert [row.name for row in imported.rows] == ["Ana", "Bob"]
    assert [(one.number, one.reason) for one in imported.rejected[:-1]] == [
        (1, Reason.HEADING),
        (4, Reason.HEADING),
        (5, Reason.HEADING),
    ]
    assert [row.number for row in imported.untaken] == [7]


def test_who_stands_above_the_header_is_not_taken_and_stays_with_the_draft() -> None:
    above = (
        ("Adhérents",),
        ("Roux", "Cléa", "06 39 98 00 15"),
        ("Noir", "Max"),
        ("Blanc", "Eva", "06 39 98 00"),
    )
    titles = ("Nom", "Prénom", "Portable")
    made = table(*above, titles, *PEOPLE, titles, above[1])
    imported = people(made, guess(made, "FR"), "FR")
    assert [row.name for row in imported.rows] == ["Ana Duval", "Bob Petit"]
    assert [(one.number, one.reason) for one in imported.rejected if one.reason is Reason.HEADING] == [
        (1, Reason.HEADING),
        (8, Reason.HEADING),
    ]
    assert [(one.number, one.reason, one.name, one.written) for one in imported.untaken] == [
        (2, Reason.ABOVE, "Cléa Roux", "06 39 98 00 15"),
        (3, Reason.ABOVE, "Max Noir", ""),
        (4, Reason.ABOVE, "Eva Blanc", "06 39 98 00"),
        (9, Reason.ABOVE, "Cléa Roux", "06 39 98 00 15"),
    ]
    assert imported.untaken[0].fields == (("nom", "Roux"), ("prenom", "Cléa"))


def test_a_list_with_words_beside_the_numbers_has_no_header(put: Put) -> None:
    lines = "Tél. Ana : 06 39 98 00 12 / 06 39 98 00 13\nTél. Bob : 06 39 98 00 14\n"
    made = read(put("a.txt", lines.encode()))
    imported = people(made, guess(made, "FR"), "FR")
    assert (len(imported.people), len(imported.untaken)) == (1, 1)


@pytest.mark.parametrize(
    "title",
    [
        "Semaine du 07/07 au 11/07",
        "Garderie 7h30-8h30 / 16h30-18h30",
        "Réunion 12/09 à 18h30",
        "Tarif 120 € / 150 €",
    ],
)
def test_digits_of_another_title_beside_one_of_phones_are_no_number(title: str) -> None:
    made = table(("Nom", "Prénom", "Téléphone", title), ("Duval", "Ana", "06 39 98 00 12", "oui"))
    imported = people(made, guess(made, "FR"), "FR")
    assert [(row.name, row.fields[-1]) for row in imported.rows] == [
        ("Ana Duval", (placeholder(title), "oui"))
    ]
    assert imported.untaken == ()


def test_rows_that_the_spreadsheet_hides_are_left_out_and_taken_on_request() -> None:
    made = replace(
        table(("Nom", "Tel"), ("Ana", "0639980012"), ("Bob", "0639980013"), ("", "")),
        hidden=frozenset({2, 3}),
    )
    found = guess(made, "FR")
    imported = people(made, found, "FR")
    assert [row.name for row in imported.rows] == ["Ana"]
    assert [(one.number, one.reason) for one in imported.rejected] == [(3, Reason.HIDDEN), (4, Reason.BLANK)]
    assert imported.untaken == ()
    assert [row.name for row in people(made, replace(found, hidden=True), "FR").rows] == ["Ana", "Bob"]
    assert not (from_plain(replace(found, hidden=True).plain()) or found).hidden, "asked for with each file"


@pytest.mark.parametrize(
    ("titles", "cells", "name"),
    [
        (("Nom d'usage", "Prénom responsable", "First Name (Billing)"), ("Duval", "Ana", "Zoé"), "Ana Duval"),
        (("Nom de naissance", "Nom d'usage", "Prénom"), ("Petit", "Duval", "Ana"), "Ana Duval"),
        (("Nom de naissance", "Nom d'usage", "Prénom"), ("Petit", "", "Ana"), "Ana Petit"),
        (("PRENOM_PATIENT", "NOM_PATIENT", "Nom du médecin"), ("Ana", "Duval", "Dr Roux"), "Ana Duval"),
        (("Civilité", "Nom", "Prénom 1", "Prénom 2"), ("Mme", "Duval", "Ana", "Zoé"), "Ana Duval"),
        (("Nom et prénom de l'enfant", "Classe"), ("Duval Ana", "CM1"), "Duval Ana"),
        (("Raison sociale", "SIRET"), ("Halles du Sud", "73282932000074"), "Halles du Sud"),
        (("Prénom", "Nom", "Société"), ("", "", "Halles du Sud"), "Halles du Sud"),
        (("First Name", "Last Name", "Display Name"), ("", "", "Ana D."), "Ana D."),
        (("Vorname", "Nachname"), ("Ana", "Duval"), "Ana Duval"),
        (
            ("Nom élève", "Prénom élève", "Nom responsable", "Prénom responsable"),
            ("A", "B", "Duval", "Ana"),
            "Ana Duval",
        ),
        (("Nom produit", "Username"), ("Pain", "ana12"), ""),
    ],
)
def test_who_is_meant_is_found_under_other_programs_headers(titles: Cells, cells: Cells, name: str) -> None:
    phone = "Portable responsable" if "Nom responsable" in titles else "Portable"
    made = table((*titles, phone), (*cells, "0639980012"))
    (row,) = people(made, guess(made, "FR"), "FR").rows
    assert row.name == name


def test_a_title_above_the_header_is_accounted_for_and_names_no_column() -> None:
    parents = table(("Parents 2026",), (), ("Prénom", "Portable", "RDV"), ("Zoé", "0639980012", "9 h"))
    found = people(parents, guess(parents, "FR"), "FR")
    assert [row.fields for row in found.rows] == [(("prenom", "Zoé"), ("rdv", "9 h"))]
    assert [one.number for one in found.rejected] == [1, 2]


def test_of_cards_the_first_column_holds_the_numbers_whatever_they_are() -> None:
    cards = Table(Path("a.vcf"), Format.CARDS, (HEADER, ("12", "Ana", *[""] * 5, "0639980012")))
    assert guess(cards, "FR") == Mapping(0, 0, (1,))


def test_a_mapping_can_be_kept_and_found_again() -> None:
    for mapping in (Mapping(), Mapping(0, 3, (0, 1)), Mapping(4, 3, (0,), (5, 6), apart=True, country=2)):
        assert from_plain(json.loads(json.dumps(mapping.plain()))) == mapping
    for kept in (
        None,
        3,
        {},
        {"header": "1", "number": 0, "names": []},
        {"header": -1, "number": 0, "names": []},
        {"number": 0, "names": []},
        {"header": True, "number": 0, "names": [], "more": [True]},
        {"header": True, "number": 0, "names": [], "apart": 1},
        {"header": True, "number": 0, "names": [], "country": -1},
        {"header": True, "number": -1, "names": []},
        {"header": True, "number": "0", "names": []},
        {"header": True, "number": 0, "names": ["x"]},
        {"header": True, "number": True, "names": []},
    ):
        assert from_plain(kept) is None
    # As it was kept when a header could only be the first row.
    assert from_plain({"header": True, "number": 3, "names": [0, 1]}) == Mapping(0, 3, (0, 1))
    assert from_plain({"header": False, "number": 3, "names": []}) == Mapping(None, 3)
    assert Mapping(0, 5, (0,)).fits(CLIENTS)
    assert not Mapping(0, 6).fits(CLIENTS)
    assert not Mapping(0, 0, (6,)).fits(CLIENTS)


def test_the_key_of_a_header_depends_on_its_words_only() -> None:
    key = header_key(CLIENTS, 0)
    other = table((), (" prénom ", "NOM", "Tél.  fixe", "Portable", "Ville", ""), ("x",))
    assert header_key(other, 1) == key != header_key(table(("Nom",)), 0)
    assert key.isalnum()
    assert header_key(table(), 0) != key


# ---- what columns are called -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Prénom", "prenom"),
        ("Date de RDV", "date_de_rdv"),
        ("  N° client (interne) ", "n_client_interne"),
        ("Œuvre", "oeuvre"),
        ("Ǽon", "aeon"),
        ("Straße", "strasse"),
        ("first-name", "first_name"),
        ("Имя", "имя"),
        ("{x}", "x"),
        ("…", ""),
        ("a" * 100, "a" * 40),
    ],
)
def test_a_placeholder_is_the_header_in_plain_letters(header: str, name: str) -> None:
    assert placeholder(header) == name


@given(st.text())
def test_a_placeholder_is_stable_and_fits_between_braces(header: str) -> None:
    name = placeholder(header)
    assert placeholder(name) == name
    assert not set(name) & set("{} \n\t")


@given(st.lists(st.sampled_from(["a", "a_2", "a_3", "b", ""])))
def test_no_two_columns_have_the_same_name(names: list[str]) -> None:
    made = unique(names)
    assert len(set(made)) == len(made) == len(names)
    assert all(new.startswith(old) for new, old in zip(made, names, strict=True))


@given(st.lists(st.sampled_from(["a" * 40, "a" * 38 + "_2", "a" * 37, "_".join("b" * 20)])))
def test_names_with_a_number_are_no_longer_than_others_and_read_the_same_again(titles: list[str]) -> None:
    made = [column.placeholder for column in columns(table(tuple(titles)), header=0)]
    assert len(set(made)) == len(made)
    assert [placeholder(name) for name in made] == made


def test_unnamed_and_repeated_columns_get_names() -> None:
    found = columns(table(("Nom", "nom", "", "Nom", "Nom 2"), ("1", "2", "3", "4", "5", "6")), header=0)
    assert [c.title for c in found] == ["Nom", "nom", "column 3", "Nom 3", "Nom 2", "column 6"]
    assert [c.placeholder for c in found] == ["nom", "nom_3", "column_3", "nom_4", "nom_2", "column_6"]


# ---- all rows --------------------------------------------------------------------------------------


def test_every_row_is_somebody_or_has_a_reason() -> None:
    imported = people(CLIENTS, guess(CLIENTS, "FR"), "FR")
    assert [(p.number, p.row.name, p.row.number.e164, p.repair) for p in imported.people] == [
        (2, "Hélène Lefèvre", "+33639980012", None),
        (3, "Zoé Gaël", "+33639980013", Repair.PLUS),
        (8, "Max Noir", "+33639980012", None),
    ]
    assert [(r.number, r.cells[0], r.reason) for r in imported.rejected] == [
        (4, "", Reason.BLANK),
        (5, "Ana", Reason.DIGITS_LOST),
        (6, "Bob", Reason.NO_NUMBER),
        (7, "Eva", Problem.TOO_SHORT),
    ]
    receivers = ReceiverList()
    added = receivers.add(imported.rows)
    assert (added.new, added.merged, added.invalid) == (2, 1, 0)
    assert added.new + added.merged + len(imported.rejected) == len(CLIENTS.rows) - 1


def test_a_row_keeps_where_it_came_from_and_its_other_cells() -> None:
    (first, second, _) = people(CLIENTS, Mapping(0, 3, (1,)), "FR").rows
    assert (first.source, first.name) == ("clients.csv:2", "Lefèvre")
    assert first.fields == (
        ("prenom", "Hélène"),
        ("nom", "Lefèvre"),
        ("tel_fixe", "01 99 00 00 11"),
        ("ville", "Lyon"),
        ("column_6", "x"),
    )
    assert dict(second.fields)["column_6"] == ""


def test_the_apostrophe_that_keeps_a_cell_from_being_a_formula_is_no_part_of_it() -> None:
    cells = ("'+33 6 39 98 00 12", "'-5 %", "'til six", "l'Étang", "'=1")
    assert [text for _, text in people(table(cells), Mapping(number=0), "FR").rows[0].fields] == [
        "-5 %",
        "'til six",
        "l'Étang",
        "=1",
    ]
    card = Table(Path("a.vcf"), Format.CARDS, (cells,), first_number=0)
    assert [text for _, text in people(card, Mapping(number=0), "FR").rows[0].fields] == list(cells[1:])


def test_in_a_list_without_columns_the_name_is_beside_the_number() -> None:
    rows = (("Ana Duval 06 39 98 00 12",), ("Bob : 06 39 98 00 13",), ("0639980014",))
    imported = people(Table(Path("x.txt"), Format.TEXT, rows), Mapping(number=0), "FR")
    assert [row.name for row in imported.rows] == ["Ana Duval", "Bob", ""]
    named = (("Nom", "Tel"), ("Ana", "06 39 98 00 12 (le soir)"), ("", "06 39 98 00 13 (le soir)"))
    table = Table(Path("x.csv"), Format.TEXT, named)
    assert [row.name for row in people(table, guess(table, "FR"), "FR").rows] == ["Ana", ""]


def test_without_a_header_the_first_row_is_somebody() -> None:
    rows = people(table(("Ana", "0639980012"), ("Bob", "0639980013")), Mapping(None, 1, (0,)), "FR").rows
    assert [(row.name, row.fields) for row in rows] == [
        ("Ana", (("column_1", "Ana"),)),
        ("Bob", (("column_1", "Bob"),)),
    ]


def test_without_a_column_of_numbers_all_rows_are_rejected() -> None:
    imported = people(CLIENTS, Mapping(header=0), "FR")
    assert not imported.people
    assert {r.reason for r in imported.rejected} == {Reason.NO_NUMBER, Reason.BLANK}
    assert len(imported.rejected) == 7


def test_a_mapping_for_another_table_loses_nobody() -> None:
    imported = people(CLIENTS, Mapping(0, 40, (50,)), "FR")
    assert len(imported.rejected) == 7


ROWS = st.lists(
    st.lists(
        st.sampled_from(
            [
                "",
                "0639980012",
                "639980013",
                "3,36E+10",
                "Ana",
                "é\n",
                "Nom",
                "Portable",
                "+33",
                "Suisse",
                "CH",
                "total",
            ]
        ),
        max_size=5,
    ).map(tuple),
    max_size=12,
)
COLUMN = st.none() | st.integers(0, 5)


@given(
    ROWS,
    st.none() | st.integers(0, 12),
    COLUMN,
    COLUMN,
    st.sets(st.integers(0, 11)),
    st.booleans(),
    st.data(),
)
def test_every_row_is_taken_or_told(
    rows: list[Cells],
    header: int | None,
    number: int | None,
    country: int | None,
    hidden: set[int],
    take_hidden: bool,
    data: st.DataObject,
) -> None:
    of_the_rows = frozenset(index for index in hidden if index < len(rows))
    made = replace(table(*rows), hidden=of_the_rows)
    more = tuple(data.draw(st.sets(st.integers(0, 5)))) if number is not None else ()
    apart = data.draw(st.booleans())
    guessed = guess(made, "FR")
    chosen = Mapping(header, number, (0,), more, apart, country, take_hidden)
    for mapping in (guessed, chosen):
        imported = people(made, mapping, "FR")
        taken = {person.number for person in imported.people}
        untaken = {row.number for row in imported.untaken}
        left = {
            reason: {one.number for one in imported.rejected if one.reason is reason}
            for reason in (Reason.BLANK, Reason.HEADING, Reason.HIDDEN)
        }
        wanted = {index + 1 for index in range(len(rows)) if index != mapping.header}
        assert taken | untaken | set().union(*left.values()) == wanted
        if not mapping.apart:
            assert len(imported.people) + len(imported.rejected) == len(wanted)
            assert len(imported.untaken) == len(untaken)
            assert not taken & untaken
        assert not (taken | untaken) & left[Reason.HIDDEN]
        assert left[Reason.BLANK] <= {index for index, row in enumerate(rows, 1) if not "".join(row).strip()}


def test_the_numbers_of_a_workbook_are_mended(put: Put, xlsx: Build) -> None:
    book = read(put("a.xlsx", xlsx(A=[["Nom", "Mobile"], ["Ana", 639980012], ["Bob", 33639980013.0]])))
    found = people(book, guess(book, "FR"), "FR").people
    assert [(p.row.number.e164, p.repair) for p in found] == [
        ("+33639980012", Repair.ZERO),
        ("+33639980013", Repair.PLUS),
    ]
    assert all(isinstance(p, Person) for p in found)


def test_rejected_rows_are_saved_as_they_were(tmp_path: Path) -> None:
    rows = table(("Nom", "Mobile"), ("=cmd()", "+33"), ("Bob",), ("Ana", "0639980012"))
    mapping = Mapping(0, 1, (0,))
    imported = people(rows, mapping, "FR")
    words = {str(Problem.TOO_SHORT): "trop court", str(Reason.NO_NUMBER): "sans numéro"}
    count = save_untaken(
        tmp_path / "r.csv",
        imported.rejected,
        words=lambda reason: words[reason],
        titles=("ligne", "raison"),
    )
    assert count == 2
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["ligne", "Nom", "Mobile", "raison"],
            ["2", "'=cmd()", "'+33", "trop court"],
            ["3", "Bob", "", "sans numéro"],
        ]


def test_a_sheet_that_is_corrected_and_read_again_leaves_nobody_whether_or_not_it_is_alone() -> None:
    rows = (("Nom", "Portable"), ("Ana Lefèvre", "06 39 98 00 12"), ("Bob Petit", ""))
    both = Table(Path("c.xlsx"), Format.XLSX, rows, sheet="A", sheets=("A", "B"), others=("B",))
    alone = replace(both, rows=(*rows[:2], ("Bob Petit", "06 39 98 00 13")), others=())
    first, second = (people(table, guess(table, "FR"), "FR") for table in (both, alone))
    left = NO_ROWS.after(first.file, first.untaken, (), source=first.source)
    assert [(row.file, row.name) for row in left.rows] == [("c.xlsx · A", "Bob Petit")]
    taken = [(person.number, person.row.name) for person in second.people]
    assert left.after(second.file, second.untaken, taken, source=second.source).count == 0


def test_a_row_that_is_not_taken_keeps_what_its_receiver_would_have(tmp_path: Path) -> None:
    path = tmp_path / "patients.csv"
    path.write_text(
        "Prénom;Nom;Tél;Heure\nZoé;Martin;0612;9 h\n;;;\nBob;Petit;;10 h\nAna;Duval;06 39 98 00 12;\n"
    )
    table = read(path)
    mapping = guess(table, "FR")
    imported = people(table, mapping, "FR")
    zoe, bob = imported.untaken
    assert (zoe.file, zoe.number, zoe.name, zoe.written, zoe.reason) == (
        "patients.csv",
        2,
        "Zoé Martin",
        "0612",
        Problem.TOO_SHORT,
    )
    assert (bob.name, bob.written, bob.reason) == ("Bob Petit", "", Reason.NO_NUMBER)
    assert [name for name, _ in zoe.fields] == [name for name, _ in imported.people[0].row.fields]
    assert dict(zoe.fields)["heure"] == "9 h"
    again = tmp_path / "again.csv"
    assert save_untaken(again, imported.untaken) == 2
    again.write_text(again.read_text("utf-8-sig").replace("0612", "06 39 98 00 13"), "utf-8")
    corrected = people(read(again), guess(read(again), "FR"), "FR")
    assert [(one.row.name, one.row.number.e164) for one in corrected.people] == [
        ("Zoé Martin", "+33639980013")
    ]
