"""Whose a phone is: words beside it that are no kind and no place of a phone make it somebody else's."""

from pathlib import Path

import pytest

from ovhsms_gui.files.contents import Cells, Format, Table
from ovhsms_gui.files.mapping import guess
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
    assert told(imported) == [(3, Reason.ELSEWHERE)]
