"""Whose a phone is: words beside it that are no kind and no place of a phone make it somebody else's."""

from pathlib import Path

import pytest

from ovhsms_gui.files.choosing import Remark
from ovhsms_gui.files.contents import Cells, Format, Table
from ovhsms_gui.files.mapping import Mapping, guess
from ovhsms_gui.files.people import Imported, people
from ovhsms_gui.files.repairs import Reason


def of(*rows: Cells) -> Imported:
    table = Table(Path("x.csv"), Format.TEXT, rows)
    return people(table, guess(table, "FR"), "FR")


def taken(imported: Imported) -> list[tuple[str, str | None]]:
    return [(person.row.name, person.row.number.e164) for person in imported.people]


def told(imported: Imported) -> list[tuple[int, object]]:
    return [(one.number, one.reason) for one in imported.rejected]


ANOTHERS = [
    "Tél. contact", "Mobile fille", "Mobile fils", "Mobile enfant", "Tél. transport", "Tel cantine", "Tel CAF",
    "Tél. service", "Portable agent", "Tél. client", "Tél. école de ski", "Portable moniteur", "Mobile colocataire",
    "Tél. assurance", "Phone (dispatcher)", "Tel. Vermieter",
]  # fmt: skip


@pytest.mark.parametrize("title", ANOTHERS)
def test_a_phone_of_whom_nobody_knows_is_not_the_persons_other_one(title: str) -> None:
    imported = of(
        ("Nom", "Mobile", title),
        ("Iris", "", "0639980091"),
        ("Noé", "0639980092", ""),
        ("Lou", "0639980093", "0639980094"),
    )
    assert taken(imported) == [("Noé", "+33639980092"), ("Lou", "+33639980093")]
    assert [number for number, _ in told(imported)] == [2]
    assert imported.further in {(title,), ()}  # none of a column that is known to hold no number


OWN = [
    "Tél. fixe", "Téléphone domicile", "Tél. travail", "Téléphone 2", "Autre téléphone", "Portable pro", "Tél. bureau",
    "Home Phone", "Business Phone 2", "Company Main Phone", "Car Phone", "Téléphone (obligatoire)",
    "Tél. dom.", "Tél. port.", "Numéro WhatsApp", "Tél. principal", "Votre téléphone", "Téléphone (facturation)",
]  # fmt: skip


@pytest.mark.parametrize("title", OWN)
def test_a_phone_of_any_kind_and_place_is_the_persons_other_one(title: str) -> None:
    imported = of(("Nom", "Mobile", title), ("Iris", "", "0639980091"), ("Noé", "0639980092", ""))
    both = [("Iris", "+33639980091")] if title != "Tél. fixe" else []
    assert taken(imported) == [*both, ("Noé", "+33639980092")]


@pytest.mark.parametrize(
    "titles",
    [
        ("Nom client", "Mobile client", "Tél. client"),
        ("Client", "Mobile", "Tél. client"),
        ("Contact", "Tél. contact", "Mobile contact"),
        ("Nom du patient", "Portable", "Téléphone du patient"),
        ("Raison sociale", "Tél. contact", "Mobile contact"),
    ],
)
def test_a_phone_of_whom_the_name_is_stays_the_persons(titles: Cells) -> None:
    imported = of(titles, ("Iris", "", "0639980091"), ("Noé", "0639980092", ""))
    assert taken(imported) == [("Iris", "+33639980091"), ("Noé", "+33639980092")]


def test_tenants_and_landlords_are_two() -> None:
    imported = of(
        ("Adresse", "Tél. locataire", "Tél. propriétaire"),
        ("1 rue X", "0639980091", "0639980092"),
        ("2 rue X", "", "0639980093"),
        ("3 rue X", "0639980094", ""),
    )
    assert taken(imported) == [("", "+33639980091"), ("", "+33639980094")]
    assert told(imported) == [(3, Reason.ELSEWHERE)]
    assert imported.further == ("Tél. propriétaire",)


def test_whom_a_patient_wants_called_is_not_the_patient() -> None:
    imported = of(
        ("Nom", "Prénom", "Tél domicile", "Tél portable", "Tél travail", "Contact", "Tél contact"),
        ("Duval", "Iris", "0199000091", "0639980091", "", "Luc", "0639980099"),
        ("Petit", "Noé", "", "", "", "Léa", "0639980098"),
        ("Roux", "Lou", "", "", "0639980093", "Max", "0639980097"),
        ("Blanc", "Ida", "", "", "", "Zoé", "0639980096"),
    )
    assert taken(imported) == [("Iris Duval", "+33639980091"), ("Lou Roux", "+33639980093")]
    assert [number for number, _ in told(imported)] == [3, 5]
    assert imported.further == ("Tél contact",)


@pytest.mark.parametrize(
    "title",
    [
        "Portable grand-mère",
        "Portable belle-mère",
        "Mobile beau-père",
        "Tél. nounou parent 1",
        "Mobile stepmother",
    ],
)
def test_step_and_grand_parents_are_not_the_parents(title: str) -> None:
    for own in ("Portable mère", "Portable parent 1"):
        imported = of(
            ("Enfant", own, title),
            ("Tom", "", "0639980091"),
            ("Ali", "0639980092", "0639980093"),
            ("Eva", "0639980094", ""),
        )
        assert taken(imported) == [("Ali", "+33639980092"), ("Eva", "+33639980094")]
        assert told(imported) == [(2, Reason.ELSEWHERE)]
        assert not imported.changed
        assert imported.further == (title,)


def test_nor_are_they_where_their_phone_stands_after_their_name() -> None:
    imported = of(
        ("Élève", "Mère", "Tél.", "Grand-mère", "Tél."),
        ("Tom", "Léa", "", "Odette", "0639980091"),
        ("Ali", "Eva", "0639980092", "Rose", "0639980093"),
        ("Zoé", "Ida", "0639980094", "", ""),
    )
    assert taken(imported) == [("Eva", "+33639980092"), ("Ida", "+33639980094")]
    assert told(imported) == [(2, Reason.ELSEWHERE)]


@pytest.mark.parametrize(
    "label", ["Ancien", "Old", "Secrétariat", "Assistant", "Mari", "Ne plus utiliser", "Maman"]
)
def test_a_label_that_names_somebody_else_or_former_days_is_heard_in_a_table(label: str) -> None:
    titles = ("First Name", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value")
    imported = of(
        titles,
        ("Iris", label, "0639980091", "Home", "0199000091"),
        ("Noé", label, "0639980092", "", ""),
        ("Lou", label, "0639980093", "", "0639980094"),
        ("Ida", "Perso 2", "0639980095", "", ""),
    )
    assert taken(imported) == [("Iris", "+33199000091"), ("Lou", "+33639980094"), ("Ida", "+33639980095")]
    assert told(imported) == [(3, Reason.ANOTHERS)]


GOOGLE = ("First Name", "Phone 1 - Label", "Phone 1 - Value", "Phone 2 - Label", "Phone 2 - Value")


@pytest.mark.parametrize(
    "label",
    ["Ligne directe", "Portable Orange", "Mon portable", "Custom", "École", "Accueil", "Arbeit", "Perso"],
)
def test_a_label_of_any_kind_and_place_leaves_a_number_its_persons(label: str) -> None:
    imported = of(
        GOOGLE, ("Iris", label, "0639980091", "Home", "0199000091"), ("Noé", label, "0639980092", "", "")
    )
    assert taken(imported) == [("Iris", "+33639980091"), ("Noé", "+33639980092")]
    assert not imported.changed


def test_a_number_under_a_label_that_nobody_knows_is_taken_for_want_of_another_and_told() -> None:
    imported = of(
        GOOGLE,
        ("Iris", "Bidule", "0639980091", "Home", "0199000091"),
        ("Noé", "Bidule", "0639980092", "", ""),
        ("Lou", "Bidule", "0639980093", "Mobile", "0639980094"),
    )
    assert taken(imported) == [("Iris", "+33199000091"), ("Noé", "+33639980092"), ("Lou", "+33639980094")]
    assert [one.remark for one in imported.people] == [Remark.FURTHER, Remark.LABEL, Remark.FURTHER]


@pytest.mark.parametrize("label", ["Portable de Paul", "Paul's mobile", "Tél. chez Luc", "Mobile d'Ana"])
def test_a_label_that_names_a_person_is_heard_in_a_table(label: str) -> None:
    imported = of(GOOGLE, ("Iris", label, "0639980091", "", ""), ("Noé", "Mobile", "0639980092", "", ""))
    assert taken(imported) == [("Noé", "+33639980092")]
    assert told(imported) == [(2, Reason.ANOTHERS)]


def columns(names: Cells, phones: Cells, numbers: Cells) -> Mapping:
    """Which are taken of these two, by three rows of numbers of such ranges."""
    people = [(*(f"Iris{i}" for _ in names), *(f"{number}{i}" for number in numbers)) for i in range(3)]
    return guess(Table(Path("x.csv"), Format.TEXT, ((*names, *phones), *people)), "FR")


MOBILE, OTHER_MOBILE, LANDLINE = "063998000", "063998001", "019900000"
WHOLE_NAME = ("Nom", "Prénom")


@pytest.mark.parametrize(
    ("names", "own", "other"),
    [
        (WHOLE_NAME, "Portable client", "Téléphone"),
        (WHOLE_NAME, "Portable patient", "Téléphone"),
        (WHOLE_NAME, "Portable locataire", "Téléphone"),
        (WHOLE_NAME, "Portable licencié", "Téléphone domicile"),
        (WHOLE_NAME, "Tél. portable élève", "Téléphone"),
        (WHOLE_NAME, "Mobile adhérent", "Tél. domicile"),
        (WHOLE_NAME, "Portable salarié", "Tél. bureau"),
        (WHOLE_NAME, "Tel contact", "Tel société"),
        (("Nom complet",), "Portable patient", "Téléphone"),
        (("First name", "Last name"), "Customer mobile", "Phone"),
        (("First name", "Last name"), "Personal phone", "Office phone"),
        (("Raison sociale", "Nom"), "Portable contact", "Téléphone"),
        (("Nom enfant", "Prénom enfant"), "Tél. portable de l'enfant", "Tél. domicile"),
        (("Élève", "Classe"), "Mobile élève", "Téléphone"),
    ],
)
def test_a_mobile_that_is_titled_with_the_persons_own_role_is_taken_before_a_landline(
    names: Cells, own: str, other: str
) -> None:
    first = len(names)
    assert columns(names, (own, other), (MOBILE, LANDLINE)).number == first
    assert first + 1 in columns(names, (other, own), (LANDLINE, MOBILE)).numbers


@pytest.mark.parametrize(
    ("own", "stranger"),
    [
        ("Tél. salarié", "Tél. responsable"),
        ("Tél. patient", "Tél. tuteur"),
        ("Tél. stagiaire", "Tél. tuteur"),
        ("Portable adhérent", "Portable responsable"),
        ("Portable joueur", "Portable responsable"),
        ("Portable bénévole", "Portable responsable"),
        ("Téléphone commande", "Téléphone livraison"),
        ("Portable", "Mobile enfant"),
        ("Mobile", "Portable agent"),
    ],
)
def test_who_stands_above_somebody_is_not_taken_for_them(own: str, stranger: str) -> None:
    assert columns(WHOLE_NAME, (own, stranger), (MOBILE, OTHER_MOBILE)).numbers == (2,)
    assert columns(WHOLE_NAME, (stranger, own), (OTHER_MOBILE, MOBILE)).numbers == (3,)


@pytest.mark.parametrize(
    ("child", "parent"),
    [
        ("Portable élève", "Portable responsable"),
        ("Portable licencié", "Portable mère"),
        ("Portable licencié", "Portable responsable légal"),
        ("Portable élève", "Portable responsable financier"),
        ("Téléphone", "Portable responsable financier"),
    ],
)
def test_a_childs_parents_are_those_whom_one_writes_to(child: str, parent: str) -> None:
    assert columns(WHOLE_NAME, (child, parent), (MOBILE, OTHER_MOBILE)).number == 3
    assert columns(WHOLE_NAME, (parent, child), (OTHER_MOBILE, MOBILE)).number == 2


def test_a_phone_that_an_appointment_is_recalled_to_is_the_persons() -> None:
    assert columns(WHOLE_NAME, ("Tél rappel RDV", "Tél fixe"), (MOBILE, LANDLINE)).number == 2


@pytest.mark.parametrize(
    "own",
    [
        "Portable titulaire",
        "Mobile du souscripteur",
        "Tél. portable occupant",
        "Portable allocataire",
        "Mobile copropriétaire",
        "Portable emprunteur",
        "Portable joueuse",
        "Portable étudiante",
        "Mobile assurée",
        "Policyholder mobile",
    ],
)
def test_a_role_that_one_has_by_a_contract_or_a_list_is_the_persons_own(own: str) -> None:
    assert columns(WHOLE_NAME, (own, "Téléphone"), (MOBILE, LANDLINE)).number == 2
    assert columns(WHOLE_NAME, ("Téléphone", own), (LANDLINE, MOBILE)).numbers == (3, 2)


@pytest.mark.parametrize(
    ("names", "mobile"),
    [
        (("Nom conducteur", "Prénom conducteur"), "Portable conducteur"),
        (("Nom du conducteur",), "GSM du conducteur"),
        (("Nom du parrain", "Prénom du parrain"), "Tél. parrain"),
        (("Nom passager",), "Mobile passager"),
        (("Driver name",), "Driver mobile"),
        (("Conducteur",), "Portable conducteur"),
        (("Passager", "Véhicule"), "Portable passager"),
    ],
)
def test_a_mobile_of_whom_alone_the_names_are_is_the_persons(names: Cells, mobile: str) -> None:
    first = len(names)
    chosen = columns(names, ("Téléphone", mobile), (LANDLINE, MOBILE))
    assert chosen.numbers == (first + 1, first)
    assert sorted(chosen.names) == [i for i, name in enumerate(names) if name != "Véhicule"]


@pytest.mark.parametrize(
    "names",
    [
        ("Nom",),
        WHOLE_NAME,
        ("Nom", "Prénom", "Nom conducteur"),
        ("Client", "Nom du conducteur"),
        ("Nom", "Prénom", "Conducteur"),
        ("Nom conducteur", "Nom passager"),
    ],
)
@pytest.mark.parametrize("title", ["Portable conducteur", "Tél. conducteur"])
def test_it_is_not_where_somebody_else_is_named(names: Cells, title: str) -> None:
    chosen = columns(names, ("Téléphone", title), (LANDLINE, MOBILE))
    assert chosen.numbers == (len(names),)
    rows = ((*names, "Téléphone", title), ("Iris",) * len(names) + (LANDLINE + "1", MOBILE + "1"))
    assert title in of(*rows, rows[1]).further


def test_a_payers_phone_is_not_the_other_one_of_whom_they_pay_for() -> None:
    imported = of(
        ("Nom", "Portable", "Tél. payeur"), ("Iris", "", "0639980091"), ("Noé", "0639980092", "0639980093")
    )
    assert taken(imported) == [("Noé", "+33639980092")]
    assert imported.further == ("Tél. payeur",)


@pytest.mark.parametrize("title", ["Titulaire", "Occupant", "Assuré", "Licencié"])
def test_what_somebody_is_or_not_is_no_name_beside_one(title: str) -> None:
    imported = of(("Nom", title, "Mobile"), ("Iris", "oui", "0639980091"), ("Noé", "non", "0639980092"))
    assert [person.row.name for person in imported.people] == ["Iris", "Noé"]


def test_two_of_unknown_roles_are_two() -> None:
    for names in (("Conducteur", "Passager"), ("Passager", "Conducteur")):
        phones = ("Portable conducteur", "Portable passager")
        rows = ((*names, *phones), *((*names, MOBILE + end, OTHER_MOBILE + end) for end in "12"))
        imported = of(*rows)
        assert taken(imported) == [("", "+33639980001"), ("", "+33639980002")]
        assert imported.further == ("Portable passager",)


@pytest.mark.parametrize("title", ["Portable conducteur", "Tél. nounou", "Tél. urgence", "Mobile commercial"])
@pytest.mark.parametrize("more", [(), ("Tél. fixe",)])
def test_a_phone_of_whom_nobody_knows_is_told_where_it_is_taken_for_want_of_another(
    title: str, more: Cells
) -> None:
    spare = (LANDLINE + "1",) * len(more)
    imported = of((*WHOLE_NAME, title, *more), ("Roux", "Iris", MOBILE + "1", *spare))
    if imported.people[0].row.number.e164 == "+33639980001":
        assert [person.remark for person in imported.people] == [Remark.LABEL]
    else:
        assert imported.further == (title,)


@pytest.mark.parametrize(
    "titles",
    [
        ("Nom conducteur", "Portable conducteur"),
        ("Conducteur", "Portable conducteur"),
        ("Véhicule", "Portable conducteur"),
        ("Nom", "Portable titulaire"),
        ("Nom", "Mobile (format international)"),
        ("Nom", "Quel est votre numéro de téléphone ?"),
        ("Nom", "Mobile (10 chiffres, sans espaces)"),
        ("Nom", "Téléphone (ex : 06…)"),
        ("Nom", "Phone number (optional)"),
        ("Nom", "Téléphone normalisé"),
        ("Nom", "Mon téléphone"),
        ("Nom chauffeur", "Tél. chauffeur"),
    ],
)
def test_nothing_is_told_of_a_phone_beside_nobody_elses_name(titles: Cells) -> None:
    imported = of(titles, ("Iris", MOBILE + "1"), ("Noé", MOBILE + "2"))
    assert [person.remark for person in imported.people] == [None, None]


@pytest.mark.parametrize(
    "title",
    ["Téléphone (ex : 0639980000)", "Mobile (exemple 06 39 98 00 00)", "Portable, format +33 6 39 98 00 00"],
)
def test_an_example_in_a_title_is_nobodys_number(title: str) -> None:
    imported = of(("Nom", "Prénom", title), ("Roux", "Iris", "0639980091"))
    assert taken(imported) == [("Iris Roux", "+33639980091")]


def test_somebodys_number_among_words_is_no_example() -> None:
    imported = of(("Roux", "Tél. ex 0639980091"), ("Duval", "0639980092"), ("Petit", "0639980093"))
    assert len(imported.people) == 3


@pytest.mark.parametrize(
    "title",
    [
        "Portable ex",
        "Tél. ex",
        "Ex - portable",
        "Portable ex-mari",
        "Portable (ex)",
        "Ex. portable",
        "Portable (ex mari)",
    ],
)
def test_an_ex_is_no_example(title: str) -> None:
    imported = of(("Nom", "Portable", title), ("Iris", "", "0639980091"), ("Noé", "0639980092", ""))
    assert taken(imported) == [("Noé", "+33639980092")]


@pytest.mark.parametrize(
    "title",
    [
        "Téléphone (ex 06 39 98 00 00)", "Portable ex. 06", "Mobile, ex : +33 6…", "Tél. (ex: 0X XX XX XX XX)",
        "Portable (ex : XX XX XX XX XX)", "Tel portable (ex sans espaces)", "Téléphone (ex: mobile)",
        "Téléphone (ex. portable)", "Portable (ex : O6 XX XX XX XX)",
    ],
)  # fmt: skip
def test_an_example_leaves_a_phone_its_persons(title: str) -> None:
    imported = of(("Nom", title), ("Iris", "0639980091"), ("Noé", "0639980092"))
    assert [person.remark for person in imported.people] == [None, None]


@pytest.mark.parametrize(
    ("titles", "cells", "name"),
    [
        (("Nom assuré", "Prénom assuré", "Nom souscripteur"), ("Lef", "Ana", "Zed"), "Zed"),
        (("Nom", "Prénom", "Nom souscripteur"), ("Lef", "Ana", "Zed"), "Zed"),
        (("Nom assuré", "Prénom souscripteur"), ("Lef", "Zed"), "Zed"),
        (("Nom", "Prénom souscripteur"), ("Lef", "Zed"), "Zed Lef"),
        (("Nom de famille", "Prénom souscripteur"), ("Lef", "Zed"), "Zed Lef"),
        (("Nom assuré", "Nom souscripteur", "Prénom souscripteur"), ("Lef", "Zed", "Zoé"), "Zoé Zed"),
        (("Nom souscripteur", "Prénom souscriptrice"), ("Zed", "Zoé"), "Zoé Zed"),
    ],
)
def test_a_first_and_a_last_name_are_of_one(titles: Cells, cells: Cells, name: str) -> None:
    imported = of((*titles, "Portable souscripteur"), (*cells, "0639980091"))
    assert [(person.row.name, person.remark) for person in imported.people] == [(name, None)]


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (("Nom", "Prénom parent", "Nom enfant", "Prénom enfant"), "b a"),
        (("Nom parent", "Prénom", "Nom enfant", "Prénom enfant"), "b a"),
        (("Nom assuré", "Prénom", "Nom bénéficiaire", "Prénom bénéficiaire"), "b a"),
        (("Nom locataire", "Prénom", "Nom propriétaire", "Prénom propriétaire"), "b a"),
        (("Nom salarié", "Prénom", "Nom responsable", "Prénom responsable"), "b a"),
        (("Nom client", "Prénom", "Nom facturation", "Prénom facturation"), "b a"),
        (("Nom client", "Nom contact", "Prénom contact"), "c b"),
        (("Nom client", "Nom", "Prénom"), "c b"),
        (("Nom client", "Prénom contact", "Ville"), "a"),
        (("Nom adhérent", "Prénom enfant"), "a"),
    ],
)
def test_a_name_of_nobody_is_of_whom_the_one_beside_it_is(titles: Cells, name: str) -> None:
    imported = of((*titles, "Portable"), (*"abcd"[: len(titles)], "0639980091"))
    assert [person.row.name for person in imported.people] == [name]


def test_so_they_are_beside_a_phone_that_is_not_said_to_be_anybodys() -> None:
    titles = ("Nom souscripteur", "Nom assuré", "Prénom assuré", "Portable")
    assert taken(of(titles, ("Zed", "Lef", "Ana", "0639980091"))) == [("Ana Lef", "+33639980091")]


@pytest.mark.parametrize(
    "titles",
    [
        ("Nom assuré", "Prénom assuré", "Portable souscripteur"),
        ("Résidente", "Tel titulaire"),
        ("Enfant", "Tel titulaire"),
        ("Nom mère", "Prénom mère", "Tel titulaire"),
        ("Assurée", "Tel souscripteur"),
    ],
)
def test_a_phone_of_another_role_than_the_names_is_told(titles: Cells) -> None:
    imported = of(titles, (*("Iris",) * (len(titles) - 1), "0639980091"))
    assert [person.remark for person in imported.people] == [Remark.LABEL]


@pytest.mark.parametrize(
    "titles",
    [
        ("Nom assurée", "Tel assuré"),
        ("Élèves", "Portable élève"),
        ("Cliente", "Tél. commande"),
        ("Enfant", "Portable mère"),
        ("Nom de famille", "Tél. client"),
        ("Client", "Tél. famille"),
        ("Billing first name", "Customer phone"),
        ("Société livraison", "Tél. livraison"),
        ("Nom adhérent", "Téléphone de contact"),
        ("Student Name", "Contact phone"),
        ("Nom du résident", "Téléphone de la personne"),
        ("Nom élève", "Tel parents"),
        ("Nom élève", "Téléphone des parents"),
        ("Nom payeur", "Tél. client"),
        ("Nom client", "Tél. payeur"),
    ],
)
def test_one_of_the_same_or_of_a_parent_is_not(titles: Cells) -> None:
    imported = of(titles, ("Iris", "0639980091"))
    assert [person.remark for person in imported.people] == [None]
