"""What stands in a row beside a number says of what country it is, or makes it doubtful: it is no stranger's untold."""

from pathlib import Path

import pytest

from ovhsms_gui.core.regions import countries_of_place
from ovhsms_gui.files.choosing import Remark
from ovhsms_gui.files.contents import Cells, Format, Table
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import Imported, people
from ovhsms_gui.files.repairs import Reason

SWISS, IN_FULL, FRENCH = "079 123 45 61", "+41791234561", "06 39 98 00 81"
UNCERTAIN = Reason.OTHER_COUNTRY


def of(*rows: Cells) -> Imported:
    table = Table(Path("x.csv"), Format.TEXT, rows)
    return people(table, guess(table, "FR"), "FR")


def found(imported: Imported, row: int) -> list[object]:
    """What was taken of a row, or why not."""
    return [
        *(one.row.number.e164 for one in imported.people if one.number == row),
        *(one.reason for one in imported.rejected if one.number == row),
    ]


# ---- a code belongs to its own number --------------------------------------------------------------


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (
            ("Enfant", "Portable mère", "Indicatif mère", "Portable père", "Indicatif père"),
            ("Iris", FRENCH, "+33", SWISS, "+41"),
        ),
        (
            ("Enfant", "Indicatif père", "Indicatif mère", "Portable mère", "Portable père"),
            ("Iris", "+41", "+33", FRENCH, SWISS),
        ),
        (
            ("Enfant", "Portable mère", "Indicatif", "Portable père", "Indicatif"),
            ("Iris", FRENCH, "+33", SWISS, "+41"),
        ),
        (
            ("Enfant", "Indicatif", "Portable mère", "Indicatif", "Portable père"),
            ("Iris", "+33", FRENCH, "+41", SWISS),
        ),
        (
            ("Enfant", "Pays mère", "Portable mère", "Pays père", "Portable père"),
            ("Iris", "France", FRENCH, "Suisse", SWISS),
        ),
    ],
)
def test_each_parents_number_has_their_own_code(titles: Cells, cells: Cells) -> None:
    assert found(of(titles, cells), 2) == ["+33639980081", IN_FULL]


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        (("Nom", "Fixe", "Indicatif", "Mobile", "Indicatif"), ("Urs", "0199000081", "+33", SWISS, "+41")),
        (("Nom", "Indicatif", "Fixe", "Indicatif", "Mobile"), ("Urs", "+33", "0199000081", "+41", SWISS)),
        (("Nom", "Indicatif", "Mobile", "Indicatif", "Fixe"), ("Urs", "+41", SWISS, "+33", "0199000081")),
    ],
)
def test_of_two_phones_with_a_code_each_the_mobile_has_its_own(titles: Cells, cells: Cells) -> None:
    assert found(of(titles, cells), 2) == [IN_FULL]


def test_a_parent_without_a_code_beside_one_with_another_countrys_is_doubtful() -> None:
    titles = ("Enfant", "Portable mère", "Indicatif mère", "Portable père", "Indicatif père")
    assert found(of(titles, ("Iris", SWISS, "+41", "079 123 45 62", "")), 2) == [IN_FULL, UNCERTAIN]
    assert found(of(titles, ("Iris", SWISS, "+41", FRENCH, "")), 2) == [IN_FULL, "+33639980081"]


# ---- a country that may not be the number's --------------------------------------------------------


@pytest.mark.parametrize(
    "title", ["Pays de destination", "Pays visité", "Pays du passeport", "Destination (pays)", "Destination"]
)
def test_where_somebody_goes_is_not_where_they_phone(title: str) -> None:
    rows = (("Nom", title, "Mobile"), ("Iris", "Maroc", FRENCH), ("Noé", "Italie", "06 39 98 00 82"))
    imported = of(*rows)
    assert [*found(imported, 2), *found(imported, 3)] == ["+33639980081", "+33639980082"]


def test_a_country_of_what_nobody_knows_makes_a_number_doubtful() -> None:
    rows = (("Nom", "Pays du chantier", "Mobile"), ("Urs", "Suisse", SWISS), ("Iris", "Suisse", FRENCH))
    assert [found(of(*rows), row) for row in (2, 3)] == [[UNCERTAIN], ["+33639980081"]]


def test_a_number_of_both_countries_is_taken_in_the_rows_and_told_or_not_taken() -> None:
    imported = of(
        ("Nom", "Pays", "Mobile"),
        ("Urs", "Suisse", SWISS),
        ("Iris", "Maroc", FRENCH),
        ("Noé", "Italie", FRENCH),  # a landline in Rome
        ("Lou", "Suisse", "+41 79 123 45 62"),
        ("Ida", "Belgique", "0470 12 34 56"),
    )
    assert [found(imported, row) for row in range(2, 7)] == [
        [IN_FULL], ["+212639980081"], [UNCERTAIN], ["+41791234562"], ["+32470123456"],
    ]  # fmt: skip
    assert [person.remark for person in imported.people][:3] == [Remark.COUNTRY, Remark.COUNTRY, None]
    dialled = of(("Nom", "Indicatif", "Mobile"), ("Urs", "+41", SWISS))
    assert [person.remark for person in dialled.people] == [None]


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Adresse", "Quai 1, 1201 Genève (Suisse)"),
        ("Adresse", "1201 Genève - Suisse"),
        ("Adresse", "1201 Genève Suisse"),
        ("Adresse", "1201 Genève, CH"),
        ("Adresse", "1201 Genève (CH)"),
        ("Adresse", "Quai 1, CH-1201 Genève"),
        ("Ville", "Genève (Suisse)"),
        ("Ville", "Genève, Suisse"),
        ("Code postal", "CH-1201"),
        ("Localité", "CH-1201 Genève"),
        ("Lieu de résidence", "Zürich, Schweiz"),
        ("Adresse", "Suisse, 1201 Genève"),
        ("Adresse", "Quai 1, Suisse, 1201 Genève"),
        ("Adresse", "Quai 1\nSUISSE\n1201 Genève"),
        ("Adresse", "Quai 1; Suisse; 1201 Genève"),
        ("Adresse", "Quai 1, Suisse 1201 Genève"),
        ("Adresse", "Quai 1, 1201 Genève, Suisse, CP 12"),
        ("Adresse", "Quai 1, 1201 Genève (Suisse), CP 12"),
        ("Adresse", "Quai 1, 1201 Genève Suisse, CP 12"),
        ("Adresse", "Quai 1, CH 1201 Genève"),
        ("Adresse", "CH, 1201 Genève"),
        ("Adresse", "Quai 1, CH, 2300 La Chaux-de-Fonds"),
        ("Adresse", "Quai 1 · Suisse · 1201 Genève"),
        ("Adresse", "Quai 1, 2300 La Chaux-de-Fonds Suisse, CP 12"),
        ("Ville", "Suisse - Genève"),
        ("Ville", "Suisse / Genève"),
        ("Ville", "Suisse Genève"),
        ("Adresse", "Rue X 3, 1920 Martigny CH Suisse"),
        ("Adresse", "1920 Martigny, CH Suisse"),
    ],
)
def test_a_country_anywhere_in_an_address_is_heard(title: str, cell: str) -> None:
    imported = of(("Nom", title, "Mobile"), ("Urs", cell, SWISS), ("Iris", cell, "06 39 98 00 81"))
    assert found(imported, 2) == [UNCERTAIN]
    assert found(imported, 3) == ["+33639980081"]  # which is no number there


@pytest.mark.parametrize(
    "address",
    [
        "12 place d'Italie", "3 rue du Maroc", "5 avenue Italie", "7 rue de la Réunion, 75020 Paris", "F-75013 Paris",
        "Résidence Italie, 75013 Paris", "75013 Paris", "boulevard du Maroc, 75013 Paris", "3, avenue d'Italie, Lyon",
        "Hôtel d'Italie, 75013 Paris", "Italie 2, 75013 Paris", "12, Italie 75013 Paris", "1200 route d'Italie, Lyon",
        "1200 quai Italie, Lyon", "Maroc-sur-Mer, 75013 Paris", "Place de Belgique - Maroc des Prés 75013 Paris",
        "Bât. A-12, Lyon", "ZA 1200 Les Prés, Lyon", "1, boulevard d'Allemagne",
        "Italie (place d'), 75013 Paris", "Maroc (rue du)", "Finlande (rue de)", "Algérie (boulevard d'), 75019 Paris",
        "Monaco (résidence)", "Maroc Telecom, 12 rue X, 75001 Paris", "Italie Deux, 30 av. d'Italie, 75013 Paris",
        "1400 rte Italie, 13100 Aix", "1250 lieu-dit Le Petit Maroc, 31000 Toulouse", "1250 ZA Italie",
    ],
)  # fmt: skip
def test_a_streets_name_is_no_country(address: str) -> None:
    assert found(of(("Nom", "Adresse", "Mobile"), ("Iris", address, FRENCH)), 2) == ["+33639980081"]


@pytest.mark.parametrize(
    "address",
    [
        "12 rue de Suisse, 14220 Clécy",
        "14220 Clécy, Suisse normande",
        "Suisse Normande, Clécy",
        "CH 1200 avenue Foch, Lyon",
        "1200 chemin Belle Suisse, Lyon",
        "1200 allée Petite Suisse, Lyon",
        "SUISSE NORMANDE",
        "Suisse Niçoise",
    ],
)
def test_nor_is_a_land_that_is_called_after_one(address: str) -> None:
    assert found(of(("Nom", "Adresse", "Mobile"), ("Iris", address, SWISS)), 2) == ["+33791234561"]


@pytest.mark.parametrize(
    "address",
    [
        "Maroc - Casablanca",
        "Maroc, Casablanca",
        "12 rue X, Maroc, 20000 Casablanca",
        "Maroc Casablanca, 20250 Casablanca",
        "Tanger, Maroc, lotissement",
    ],
)
def test_a_country_before_its_town_is_heard_beside_a_french_number(address: str) -> None:
    assert found(of(("Nom", "Adresse", "Mobile"), ("Iris", address, FRENCH)), 2) == [UNCERTAIN]


@pytest.mark.parametrize(
    "place",
    [
        "ALLEMAGNE EN PROVENCE",
        "Allemagne en Provence",
        "1250 montée de la Petite Hollande, 25200 Montbéliard",
        "1250 lotissement Villa Monaco, 06000 Nice",
        "1250 ch. de Suisse, Lyon",
        "Suisse (ch. de), Lyon",
        "12, Italie (place d'), 75013 Paris",
        "Monaco Immobilier, 06000 Nice",
        "Résidence Italie\n1400 rte Italie\n13100 Aix",
    ],
)
def test_what_is_called_after_a_country_is_none(place: str) -> None:
    assert not countries_of_place(place)


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("12 rue X, 75013 Paris, Italie", "IT"),
        ("12 rue X, Maroc, 20000 Casablanca", "MA"),
        ("Suisse Le Locle", "CH"),
        ("Algérie Alger, 16000 Alger", "DZ"),
        ("Espagne Barcelone, 08001 Barcelona", "ES"),
        ("Allemagne Munich\n80331 München", "DE"),
        ("Italie Turin - 10121 Torino", "IT"),
        ("Cocody Villa 12 Côte d'Ivoire", "CI"),
        ("Bruxelles, Belgique, square", "BE"),
    ],
)
def test_but_a_country_itself_is_heard_beside_a_postal_code_of_five_digits(place: str, country: str) -> None:
    assert countries_of_place(place) == {country}


@pytest.mark.parametrize("title", ["Ville", "Adresse"])
@pytest.mark.parametrize("blank", ["\n", "\n ", "\n, ", " "])
def test_a_cell_of_blank_lines_is_read_in_no_time(title: str, blank: str) -> None:
    cell = "Paris," + blank * 30_000 + "1"
    assert found(of(("Nom", title, "Mobile"), ("Iris", cell, FRENCH)), 2) == ["+33639980081"]
    assert found(of(("Nom", title, "Mobile"), ("Urs", f"Genève{blank * 30_000}, Suisse", SWISS)), 2) == [
        IN_FULL if title == "Adresse" else UNCERTAIN
    ]


@pytest.mark.parametrize("title", ["Nation", "État", "Zone", "Localisation", "", "Marché"])
def test_a_column_of_countries_is_heard_whatever_it_is_called(title: str) -> None:
    imported = of(("Nom", title, "Mobile"), ("Iris", "France", FRENCH), ("Urs", "Suisse", SWISS))
    assert found(imported, 2) == ["+33639980081"]
    assert found(imported, 3) in ([UNCERTAIN], [IN_FULL])


@pytest.mark.parametrize("title", ["ISO", "Code ISO", "Marché", ""])
def test_so_is_one_of_codes(title: str) -> None:
    imported = of(("Nom", title, "Mobile"), ("Iris", "FR", FRENCH), ("Urs", "CH", SWISS))
    assert found(imported, 2) == ["+33639980081"]
    assert found(imported, 3) in ([UNCERTAIN], [IN_FULL])


@pytest.mark.parametrize("title", ["Code tel", "Code téléphonique", "Tel pays", "Ind", "Ind.", "Indic. tél."])
def test_so_is_one_of_dialling_codes(title: str) -> None:
    imported = of(("Nom", title, "Mobile"), ("Iris", "33", FRENCH), ("Urs", "41", SWISS))
    assert [found(imported, row) for row in (2, 3)] == [["+33639980081"], [IN_FULL]]


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("Langue", ("FR", "DE")),
        ("Locale", ("FR", "DE")),
        ("Passage", ("MA", "LU")),
        ("Nationalité", ("FR", "IT")),
    ],
)
def test_what_only_looks_like_codes_of_countries_is_none(title: str, values: tuple[str, str]) -> None:
    imported = of(("Nom", title, "Mobile"), *(("Iris", value, FRENCH) for value in values))
    assert [found(imported, row) for row in (2, 3)] == [["+33639980081"]] * 2


# ---- another number beside -------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Tél fixe", "Tél. bureau", "Tél. 2"])
def test_a_number_beside_one_of_abroad_may_be_of_there_too(title: str) -> None:
    imported = of(
        ("Nom", title, "Mobile"),
        ("Iris", "01 99 00 00 81", FRENCH),
        ("Urs", "+41 22 345 67 89", SWISS),
        ("Noé", "+41 22 345 67 89", "06 39 98 00 82"),
        ("Eva", "+41 22 345 67 89", "+41 79 123 45 63"),
    )
    assert found(imported, 3)[-1] is UNCERTAIN or found(imported, 3) == ["+41223456789"]
    assert [found(imported, row) for row in (2, 4, 5)] == [
        ["+33639980081"],
        ["+33639980082"],
        ["+41791234563"],
    ]
