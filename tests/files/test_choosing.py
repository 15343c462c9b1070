"""Which number of a row is taken: by its country, its kind and its label; what is not certain is told."""

from dataclasses import replace
from pathlib import Path

import pytest

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.files.choosing import Remark
from ovhsms_gui.files.contents import Cells, Format, Table
from ovhsms_gui.files.mapping import Mapping, guess
from ovhsms_gui.files.people import Imported, people
from ovhsms_gui.files.reading import read
from ovhsms_gui.files.repairs import Reason


def of(*rows: Cells, **mapping: object) -> Imported:
    table = Table(Path("x.csv"), Format.TEXT, rows)
    chosen = Mapping(**mapping) if mapping else guess(table, "FR")  # type: ignore[arg-type]
    return people(table, chosen, "FR")


def taken(imported: Imported) -> list[tuple[str, str | None]]:
    return [(person.row.name, person.row.number.e164) for person in imported.people]


def told(imported: Imported) -> list[tuple[int, object]]:
    return [(one.number, one.reason) for one in imported.rejected]


# ---- the country that the row says -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "country", "number", "found"),
    [
        ("Indicatif", "+41", "791234567", "+41791234567"),
        ("Indicatif", "0041", "079 123 45 67", "+41791234567"),
        ("Indicatif", "33", "639980012", "+33639980012"),
        ("Pays", "Suisse", "079 123 45 67", "+41791234567"),
        ("Pays", "CH", "0791234567", "+41791234567"),
        ("Country", "Belgium", "0470 12 34 56", "+32470123456"),
        ("Pays", "", "0639980012", "+33639980012"),
        ("Pays", "CHE", "079 123 45 67", "+41791234567"),
        ("Pays", "🇨🇭", "079 123 45 67", "+41791234567"),
        ("Pays", "Suisse", "+41 79 123 45 67", "+41791234567"),
        ("Pays", "France", "33639980012", "+33639980012"),
        ("Pays", "Réunion", "0639980012", "+33639980012"),  # dialled alike in both
        ("Indicatif", "+262", "+33639980012", Reason.OTHER_COUNTRY),
        ("Indicatif", "+41", "+33639980012", Reason.OTHER_COUNTRY),
        ("Indicatif", "+41", "0639980012", Reason.OTHER_COUNTRY),
        ("Pays", "Belgique", "0639980012", Reason.OTHER_COUNTRY),
        ("Pays", "Belgique", "33639980012", Reason.OTHER_COUNTRY),
        ("Pays", "Atlantide", "0639980012", Reason.WHICH_COUNTRY),
        ("Pays", "Atlantide", "+33639980012", "+33639980012"),
        ("Pays", "Suisse", "079 123", Problem.TOO_SHORT),
        ("Pays", "Suisse", "", Reason.NO_NUMBER),
    ],
)
def test_the_country_of_a_row_decides_what_its_number_means(
    header: str, country: str, number: str, found: object
) -> None:
    rows = (
        ("Nom", header, "Tel"),
        ("Ana", "FR" if header == "Pays" else "+33", "0639980013"),
        ("Bob", country, number),
    )
    imported = of(*rows, header=0, number=2, names=(0,), country=1)
    assert taken(imported)[:1] == [("Ana", "+33639980013")]
    assert [e164 for _, e164 in taken(imported)[1:]] + [reason for _, reason in told(imported)] == [found]


def test_who_moved_and_kept_a_number_is_taken_and_pointed_at() -> None:
    rows = (("Nom", "Pays", "Tel"), ("Ana", "Belgique", "+33 6 39 98 00 12"))
    (person,) = of(*rows).people
    assert (person.row.number.e164, person.remark) == ("+33639980012", Remark.ABROAD)


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ((("Nom", "Indicatif", "Téléphone"), ("Ana", "+33", "639980012"), ("Bob", "+41", "791234567")), 1),
        ((("Nom", "Tel", "Pays"), ("Ana", "0639980012", "France"), ("Bob", "0791234567", "Suisse")), 2),
        ((("Ana", "+33", "639980012"), ("Bob", "+41", "791234567")), 1),
        ((("Ana", "0639980012", "France"), ("Bob", "0791234567", "Suisse")), 2),
        # A dialling code says more of a number than an address does.
        (
            (
                ("Nom", "Pays", "Code", "Tel"),
                ("Ana", "Suisse", "+33", "639980012"),
                ("Bob", "FR", "+41", "791234567"),
            ),
            2,
        ),
        ((("Nom", "Langue", "Tel"), ("Ana", "FR", "0639980012"), ("Bob", "DE", "0639980013")), None),
        ((("Nom", "Pays de naissance", "Tel"), ("Ana", "Maroc", "0639980012")), None),
        ((("Nom", "Pays", "Tel"), ("Ana", "Atlantide", "0639980012"), ("Bob", "Tonga", "0639980013")), 1),
        ((("Nom", "id_country", "Pays", "Tel"), ("Ana", "8", "France", "0639980012")), 2),
        ((("Nom", "id_country", "Tel"), ("Ana", "33", "0639980012")), None),
        ((("N°", "Nom", "Tel"), ("007", "Ana", "0639980012"), ("0033", "Bob", "0639980013")), None),
        ((("Classe", "Nom", "Tel"), ("007", "Ana", "0639980012")), None),
        ((("007", "Ana", "0639980012"), ("001", "Bob", "0639980013")), None),
        ((("Ind.", "Nom", "Tel"), ("0041", "Urs", "0791234567"), ("0033", "Bob", "0639980013")), 0),
        ((("Nom", "Pays", "Tel"), ("Ana", "x", "0639980012"), ("Bob", "y", "0639980013")), None),
        (
            (
                (
                    "First Name (Billing)",
                    "Phone (Billing)",
                    "Country Code (Shipping)",
                    "Country Code (Billing)",
                ),
                ("Ana", "0791234567", "FR", "CH"),
            ),
            3,
        ),
    ],
)
def test_the_column_of_countries_is_guessed(rows: tuple[Cells, ...], column: int | None) -> None:
    assert guess(Table(Path("x.csv"), Format.TEXT, rows), "FR").country == column


# ---- several numbers in a row ----------------------------------------------------------------------


GOOGLE = (
    "First Name",
    "Middle Name",
    "Last Name",
    "Organization Name",
    "Phone 1 - Label",
    "Phone 1 - Value",
    "Phone 2 - Label",
    "Phone 2 - Value",
)


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("Zoé", "", "Blanc", "", "Mobile", "+33 6 39 98 00 21", "", ""), ("Zoé Blanc", "+33639980021")),
        (
            ("Max", "", "Noir", "", "Home", "01 99 00 00 21", "Mobile", "0639980022"),
            ("Max Noir", "+33639980022"),
        ),
        # What it is goes before what it is called.
        (("Max", "", "", "", "Mobile", "01 99 00 00 21", "Home", "0639980022"), ("Max", "+33639980022")),
        (("Eva", "", "", "", "Home", "06 39 98 00 23", "Mobile", "0639980024"), ("Eva", "+33639980024")),
        (("Eva", "", "", "", "Work Fax", "06 39 98 00 23", "Work", "0199000024"), ("Eva", "+33199000024")),
        (("", "", "", "Halles du Sud", "Work", "06 39 98 00 25", "", ""), ("Halles du Sud", "+33639980025")),
        (("Léo", "", "", "", "Mobile", "01 99 00 00 26 ::: 06 39 98 00 26", "", ""), ("Léo", "+33639980026")),
        (("Léo", "", "", "", "Home", "01 99 00 00 26", "Fax", "01 99 00 00 27"), ("Léo", "+33199000026")),
        (("Léo", "", "", "", "Work Fax", "01 99 00 00 27", "", ""), Reason.FAX),
        (("Léo", "", "", "", "Mobile", "06 39 98", "Home", "01 99 00 00 26"), Problem.TOO_SHORT),
        (("Léo", "", "", "", "", "", "", ""), Reason.NO_NUMBER),
        (("Léo", "", "", "", "", "0639980012 / 0639980013", "", ""), Reason.SEVERAL),
    ],
)
def test_of_an_address_book_each_persons_best_number_is_taken(cells: Cells, found: object) -> None:
    filler = ("Ana", "", "Duval", "", "Mobile", "0639980012", "Home", "0199000012")
    imported = of(GOOGLE, filler, cells)
    assert taken(imported)[0] == ("Ana Duval", "+33639980012")
    assert [*taken(imported)[1:], *(reason for _, reason in told(imported))] == [found]


@pytest.mark.parametrize(
    "titles",
    [
        ("First Name", "Last Name", "Business Fax", "Business Phone", "Home Phone", "Mobile Phone"),
        ("Prénom", "Nom", "Télécopie (bureau)", "Téléphone (bureau)", "Tél. personnel", "Tél. mobile"),
        ("First Name", "Last Name", "Fax Number", "Work Phone", "Home Phone", "Mobile Number"),
        ("Vorname", "Nachname", "Fax", "Telefon geschäftlich", "Telefon privat", "Mobiltelefon"),
    ],
)
def test_the_columns_of_outlook_and_thunderbird(titles: Cells) -> None:
    imported = of(
        titles,
        ("Ana", "Duval", "0199000010", "0199000011", "", "0639980012"),
        ("Bob", "Petit", "", "", "0639980013", "0199000013"),  # in the wrong place
        ("Eva", "Blanc", "0199000014", "", "0199000015", ""),
        ("Zoé", "Roux", "0199000016", "", "", ""),
    )
    assert taken(imported) == [
        ("Ana Duval", "+33639980012"),
        ("Bob Petit", "+33639980013"),
        ("Eva Blanc", "+33199000015"),
    ]
    assert [number for number, _ in told(imported)] == [5]


@pytest.mark.parametrize(
    "titles",
    [
        ("First Name (Billing)", "Phone (Billing)", "Phone (Shipping)"),
        ("Nom", "Téléphone", "Téléphone contact d'urgence"),
        ("Nom", "Téléphone", "Portable conjoint"),
        ("Nom", "Téléphone", "Tél. médecin traitant"),
        ("First Name", "Home Phone", "Assistant's Phone"),
    ],
)
def test_the_number_of_somebody_else_in_the_row_is_nobodys_other_one(titles: Cells) -> None:
    filler = ("Ana", "0639980011", "0639980021")
    imported = of(titles, filler, ("Bob", "0199000012", "0639980022"), ("Eva", "", "0639980023"))
    assert taken(imported) == [("Ana", "+33639980011"), ("Bob", "+33199000012")]
    assert [number for number, _ in told(imported)] == [4]


def test_another_mobile_that_is_not_taken_is_pointed_at() -> None:
    rows = (GOOGLE, ("Ana", "", "", "", "Mobile", "0639980012", "Mobile", "0639980013"))
    (person,) = of(*rows).people
    assert (person.row.number.e164, person.remark) == ("+33639980012", Remark.FURTHER)
    assert ("phone_2_value", "0639980013") in person.row.fields
    same = (GOOGLE, ("Ana", "", "", "", "Mobile", "0639980012", "Home", "+33639980012"))
    assert [person.remark for person in of(*same).people] == [None]


def test_another_mobile_of_a_card_is_pointed_at(tmp_path: Path) -> None:
    cards = [
        ("Ana", "TEL;TYPE=CELL:06 39 98 00 51", "TEL;TYPE=CELL:06 39 98 00 52"),
        ("Bob", "TEL;TYPE=CELL:06 39 98 00 53", "TEL;TYPE=HOME:01 99 00 00 53"),
        ("Eva", "TEL;TYPE=CELL:06 39 98 00 54", "TEL;TYPE=WORK:+33 6 39 98 00 54"),
    ]
    text = "".join(
        "\n".join(["BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", *phones, "END:VCARD", ""])
        for name, *phones in cards
    )
    path = tmp_path / "a.vcf"
    path.write_text(text)
    table = read(path, region="FR")
    imported = people(table, guess(table, "FR"), "FR")
    assert [person.remark for person in imported.people] == [Remark.FURTHER, None, None]


@pytest.mark.parametrize(
    "titles",
    [
        ("Enfant", "Parent 1", "Tel 1", "Parent 2", "Tel 2"),
        ("Nom de l'élève", "Mère", "Tél.", "Père", "Tél."),
        ("Élève", "Responsable légal 1", "Portable", "Responsable légal 2", "Portable"),
        ("Élève", "Nom parent 1", "Mobile 1", "Nom parent 2", "Mobile 2"),
    ],
)
def test_the_phones_of_two_parents_are_theirs_by_their_places(titles: Cells) -> None:
    imported = of(
        titles,
        ("Zoé", "Léa Duval", "0639980061", "Luc Duval", "0639980062"),
        ("Max", "Eva Petit", "0639980063", "", ""),
        ("Tom", "Ida Roy", "", "Jean Roy", "0639980064"),
        ("Ali", "Sara Ben", "0639980065", "", "0639980066"),
    )
    assert taken(imported) == [
        ("Léa Duval", "+33639980061"),
        ("Luc Duval", "+33639980062"),
        ("Eva Petit", "+33639980063"),
        ("Jean Roy", "+33639980064"),
        ("Sara Ben", "+33639980065"),
        ("" if titles[0].startswith("Nom") else "Ali", "+33639980066"),  # and never the other parent's
    ]


@pytest.mark.parametrize(
    "titles",
    [
        ("Nom 1", "Tel 1", "Nom 2", "Tel 2"),
        ("Nom", "Tel", "Nom", "Tel"),
        ("Nom", "Tel", "Nom 2", "Tel 2"),
        ("Nom 1er contact", "Tel 1er contact", "Nom 2e contact", "Tel 2e contact"),
        ("Locataire 1", "Portable locataire 1", "Locataire 2", "Portable locataire 2"),
        ("Conjoint 1", "Mobile", "Conjoint 2", "Mobile"),
        ("Mère", "Tél. mère", "Père", "Tél. père"),
    ],
)
@pytest.mark.parametrize("apart", [True, False])
def test_a_number_has_the_name_beside_it(titles: Cells, apart: bool) -> None:
    rows = (titles, ("Léa", "0639980071", "Luc", "0639980072"), ("Eva", "", "Max", "0639980073"))
    table = Table(Path("x.csv"), Format.TEXT, rows)
    mapping = replace(guess(table, "FR"), apart=apart)
    both = [("Luc", "+33639980072")] if apart else []
    expected = [("Léa", "+33639980071"), *both, ("Max", "+33639980073")]
    assert taken(people(table, mapping, "FR")) == expected
    assert guess(table, "FR").apart


@pytest.mark.parametrize(
    "titles",
    [
        ("Name 1", "Name 2", "Telefon 1", "Telefon 2"),  # two lines of a firm's name
        ("Nom", "Contact", "Tél.", "Mobile"),
        ("Nom", "Nom 2", "Tél.", "Tél. 2"),
        ("Client", "Remarque", "Tél. 1", "Tél. 2"),
    ],
)
def test_two_phones_make_no_two_people(titles: Cells) -> None:
    (person,) = of(titles, ("Duval", "Ana", "0639980071", "0639980072")).people
    assert person.remark is Remark.FURTHER


def test_a_phone_after_somebody_elses_name_is_not_the_customers() -> None:
    rows = (
        ("Client", "Téléphone", "Commercial", "Téléphone"),
        ("Ana", "0639980071", "Paul", "0639980079"),
        ("Bob", "", "Paul", "0639980079"),
    )
    imported = of(*rows)
    assert (taken(imported), told(imported)) == ([("Ana", "+33639980071")], [(3, Reason.ELSEWHERE)])


@pytest.mark.parametrize(
    "titles",
    [
        ("Nom client", "Mobile client", "Nom plombier", "Mobile plombier"),
        ("Nom", "Portable", "Kinésithérapeute", "Tél. kinésithérapeute"),
        ("Nom", "Portable", "Accompagnant", "Portable"),
        ("Nom", "Téléphone", "Personne à prévenir", "Téléphone"),
        ("Nom", "Téléphone", "Aidant", "Tél. aidant"),
    ],
)
def test_a_phone_of_whoever_else_is_not_the_persons(titles: Cells) -> None:
    imported = of(titles, ("Ana", "0639980071", "Paul", "0639980079"), ("Bob", "", "Paul", "0639980079"))
    assert (taken(imported), told(imported)) == ([("Ana", "+33639980071")], [(3, Reason.ELSEWHERE)])


def test_a_parent_with_two_phones_gets_it_on_the_one_that_takes_it() -> None:
    rows = (
        (
            "Nom",
            "Resp. 1 nom",
            "Resp. 1 portable",
            "Resp. 1 tél. domicile",
            "Resp. 2 nom",
            "Resp. 2 portable",
        ),
        ("Zoé", "Léa", "0639980071", "0199000071", "Luc", "0639980072"),
        ("Max", "Eva", "", "0639980073", "Ida", "0639980074"),
    )
    assert taken(of(*rows)) == [
        ("Léa", "+33639980071"),
        ("Luc", "+33639980072"),
        ("Eva", "+33639980073"),
        ("Ida", "+33639980074"),
    ]


@pytest.mark.parametrize(
    ("home", "work", "number", "found"),
    [
        ("Switzerland", "", "079 123 45 67", "+41791234567"),
        ("", "Switzerland", "079 123 45 67", "+41791234567"),
        ("Switzerland", "France", "079 123 45 67", Reason.OTHER_COUNTRY),
        ("Switzerland", "CH", "079 123 45 67", "+41791234567"),
        ("Switzerland", "France", "+41 79 123 45 67", "+41791234567"),
        ("Switzerland", "France", "06 39 98 00 75", "+33639980075"),
        ("France", "Atlantis", "06 39 98 00 75", Reason.WHICH_COUNTRY),
    ],
)
def test_every_country_of_a_row_is_heard(home: str, work: str, number: str, found: object) -> None:
    titles = ("Display Name", "Mobile Number", "Home Country", "Work Country")
    imported = of(titles, ("Ana", "+33639980012", "France", ""), ("Urs", number, home, work))
    assert [*(e164 for _, e164 in taken(imported)), *(why for _, why in told(imported))][1] == found


@pytest.mark.parametrize(
    ("title", "address", "number", "found"),
    [
        ("Adresse", "Bahnhofstrasse 1, 8000 Zürich, Suisse", "079 123 45 67", "+41791234567"),
        (
            "Address 1 - Formatted",
            "Bahnhofstrasse 1\n8000 Zürich\nSwitzerland",
            "079 123 45 67",
            "+41791234567",
        ),
        ("Adresse", "1 rue X, 69003 Lyon, France", "06 39 98 00 75", "+33639980075"),
        ("Adresse", "12 rue du Maroc, 75019 Paris", "06 39 98 00 75", "+33639980075"),
        ("Adresse", "Bruxelles, Belgique", "06 39 98 00 75", Reason.OTHER_COUNTRY),
        ("Adresse", "Bruxelles, Belgique", "+33 6 39 98 00 75", "+33639980075"),
        ("Adresse de livraison", "8000 Zürich, Suisse", "079 123 45 67", "+33791234567"),
    ],
)
def test_an_address_says_a_country_in_its_end(title: str, address: str, number: str, found: object) -> None:
    imported = of(("Nom", title, "Mobile"), ("Ana", "", "0639980012"), ("Urs", address, number))
    assert [*(e164 for _, e164 in taken(imported)), *(why for _, why in told(imported))][1] == found


@pytest.mark.parametrize(
    "row",
    [("Urs Suisse", "079 123 45 67"), ("Urs", "Suisse", "079 123 45 67"), ("079 123 45 67", "CH", "Urs")],
)
def test_without_titles_a_country_in_any_cell_is_heard(row: Cells) -> None:
    number = row.index("079 123 45 67")
    assert told(of(row, number=number)) == [(1, Reason.OTHER_COUNTRY)]
    french = tuple("06 39 98 00 12" if cell == row[number] else cell for cell in row)
    assert told(of(french, number=number)) == []  # which is no number there


def test_each_number_has_the_dialling_code_beside_it() -> None:
    titles = ("Nom 1", "Indicatif", "Tel 1", "Nom 2", "Indicatif", "Tel 2")
    rows = (titles, ("Urs", "+41", "791234567", "Ana", "+33", "639980012"))
    assert taken(of(*rows)) == [("Urs", "+41791234567"), ("Ana", "+33639980012")]


def test_phones_in_no_order_of_two_parents_are_one_persons() -> None:
    rows = (("Père", "Mère", "Tél. 1", "Tél. 2"), ("Luc", "Léa", "0639980061", "0639980062"))
    (person,) = of(*rows).people
    assert person.remark is Remark.FURTHER


def test_parents_are_people_of_their_own() -> None:
    rows = (
        ("Élève", "Mobile mère", "Mobile père", "Portable élève"),
        ("Ana", "0639980012", "0639980013", "0639980099"),
        ("Bob", "0639980014", "+33 6 39 98 00 14", ""),
        ("Eva", "", "0639980015", ""),
        ("Max", "0639980016", "06 39 98", ""),
        ("Zoé", "", "", "0639980017"),
        ("Léo", "0639980018 / 0639980019", "", ""),
    )
    imported = of(*rows)
    assert taken(imported) == [
        ("Ana", "+33639980012"),
        ("Ana", "+33639980013"),
        ("Bob", "+33639980014"),
        ("Eva", "+33639980015"),
        ("Max", "+33639980016"),
    ]
    assert told(imported) == [(5, Problem.TOO_SHORT), (6, Reason.ELSEWHERE), (7, Reason.SEVERAL)]
    assert [row.number for row in imported.untaken] == [5, 6, 7]
    assert imported.further == ("Portable élève",)


def test_two_columns_chosen_by_hand_are_people_of_their_own() -> None:
    rows = (("Qui", "A", "B"), ("Ana", "0639980012", "0639980013"))
    assert taken(of(*rows, header=0, number=1, names=(0,), more=(2,), apart=True)) == [
        ("Ana", "+33639980012"),
        ("Ana", "+33639980013"),
    ]


def test_numbers_beside_each_other_and_nothing_else_are_people() -> None:
    imported = of(("0639980021", "0639980022", "0639980023"), ("0639980024",), ("0639980021", "", ""))
    assert [e164 for _, e164 in taken(imported)] == [
        "+33639980021",
        "+33639980022",
        "+33639980023",
        "+33639980024",
        "+33639980021",
    ]
    assert guess(Table(Path("x.csv"), Format.TEXT, (("Ana", "0639980021", "0639980022"),)), "FR").more == ()


def test_an_offices_nine_digits_are_no_overseas_numbers_beside_whole_ones() -> None:
    rows = (
        ("690012345", "Ana", "06 39 98 00 91"),
        ("690012346", "Bob", "06 39 98 00 92"),
        ("690012347", "Eva", ""),
    )
    imported = of(*rows)
    assert ([e164 for _, e164 in taken(imported)], len(told(imported))) == (
        ["+33639980091", "+33639980092"],
        1,
    )


def test_a_number_that_only_another_column_has_is_told() -> None:
    rows = (
        ("Nom", "Portable", "Tél. fixe", "Remarque"),
        ("Ana", "0639980012", "", ""),
        ("Bob", "", "0639980013", ""),
        ("Eva", "", "", "06 39 98 00 14"),
        ("Max", "", "", "2"),
    )
    assert told(of(*rows)) == [(3, Reason.ELSEWHERE), (4, Reason.NO_NUMBER), (5, Reason.NO_NUMBER)]


def test_each_parent_is_called_by_their_own_name() -> None:
    header = (
        "Nom",
        "Prénom",
        "RESP1 NOM",
        "RESP1 PRENOM",
        "RESP1 TEL",
        "RESP2 NOM",
        "RESP2 PRENOM",
        "RESP2 TEL",
    )
    child = ("Duval", "Zoé", "Duval", "Léa", "0639980012", "Martin", "Bob", "0639980013")
    assert taken(of(header, child)) == [("Léa Duval", "+33639980012"), ("Bob Martin", "+33639980013")]
    # Who was chosen to name them names all of them.
    chosen = of(header, child, header=0, number=4, names=(1, 0), more=(7,), apart=True)
    assert taken(chosen) == [("Zoé Duval", "+33639980012"), ("Zoé Duval", "+33639980013")]


def test_a_childs_first_name_stands_beside_no_parents_last_name() -> None:
    rows = (
        ("", "", "Responsable 1", "", "Responsable 2", ""),
        ("Nom", "Prénom", "Nom", "Téléphone", "Nom", "Téléphone"),
        ("Duval", "Zoé", "Léa Duval", "0639980012", "Luc Roy", "0639980013"),
    )
    assert taken(of(*rows)) == [("Léa Duval", "+33639980012"), ("Luc Roy", "+33639980013")]


def test_columns_that_are_called_by_nothing_but_the_parent_hold_both_of_them() -> None:
    rows = (("Élève", "Mère", "Père"), ("Zoé Duval", "0639980012", "0639980013"))
    assert taken(of(*rows)) == [("Zoé Duval", "+33639980012"), ("Zoé Duval", "+33639980013")]


@pytest.mark.parametrize("other", ["Tél. commercial", "Tél. conseiller", "Tél. secrétaire"])
def test_a_number_of_who_looks_after_somebody_is_not_theirs(other: str) -> None:
    rows = (("Client", other, "Tél. client"), ("Ana", "0639980099", "0639980012"))
    assert taken(of(*rows)) == [("Ana", "+33639980012")]


@pytest.mark.parametrize(
    "cell", ["Suisse 079 123 45 67", "CH 0791234567", "0791234567 (CH)", "079 123 45 67 Suisse"]
)
def test_a_number_beside_the_name_of_another_country_in_its_cell_is_not_read_as_one_of_here(
    cell: str,
) -> None:
    rows = (("Nom", "Tel"), ("Ana", "0639980012"), ("Urs", cell))
    imported = of(*rows)
    assert (taken(imported), told(imported)) == ([("Ana", "+33639980012")], [(3, Reason.OTHER_COUNTRY)])
    assert taken(of(("Nom", "Tel"), ("Urs", "+41 79 123 45 67 Suisse"))) == [("Urs", "+41791234567")]
    assert taken(of(("Nom", "Tel"), ("Bob", "France 06 39 98 00 12"))) == [("Bob", "+33639980012")]
