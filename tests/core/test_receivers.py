"""Reading receivers out of any text, and keeping each person once."""

from dataclasses import replace
from itertools import islice, permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import Kind, Problem, parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.receivers import Added, ReceiverList, Receivers, Row

N1, N2, N3 = "+33639980001", "+33639980002", "+33639980003"
LONDON = "+44 20 7946 0958"  # kept for films, and a landline to the numbering plan


def rows(pasted: str) -> list[tuple[str | Problem | None, str]]:
    return [(row.number.e164 or row.number.problem, row.name) for row in read(pasted, "FR")]


@pytest.mark.parametrize(
    "pasted",
    [
        "0639980001,0639980002",
        "0639980001;0639980002",
        "0639980001\t0639980002",
        "0639980001\n0639980002",
        "06 39 98 00 01\r\n\r\n+33 6 39 98 00 02\r\n",
        "06.39.98.00.01\u202806-39-98-00-02",
        " , 0639980001 ; ;0639980002 ,\t\n ,",
        "0639980001 0639980002",
        "0639980001\u00a00639980002",
        "06 39 98 00 01 06 39 98 00 02",
        "+33 6 39 98 00 01 +33 (0) 6 39 98 00 02",
        "+33639980001+33639980002",
        "0639980001/0639980002",
        "06 39 98 00 01 - 06 39 98 00 02",
        "0639980001 ou 0639980002",
        '\ufeff"0639980001"\n\'0639980002',
        '="0639980001";="0639980002"',
    ],
)
def test_every_usual_separator_separates(pasted: str) -> None:
    assert rows(pasted) == [(N1, ""), (N2, "")]


@pytest.mark.parametrize(
    ("pasted", "name"),
    [
        ("Ana Duval;06 39 98 00 01", "Ana Duval"),
        ("06 39 98 00 01;Ana Duval", "Ana Duval"),
        ("Ana\t0639980001", "Ana"),
        ("Duval, Ana, 0639980001", "Duval Ana"),
        ('"Duval, Ana";"0639980001"', "Duval Ana"),
        ("Ana Duval 06 39 98 00 01", "Ana Duval"),
        ("Ana <+33639980001>", "Ana"),
        ("Ana : 06.39.98.00.01", "Ana"),
        ("Ana (mobile): 06.39.98.00.01", "Ana (mobile)"),
        ("0639980001 (Ana)", "Ana"),
        ("Ana (0639980001)", "Ana"),
        ("Ana 0639980001 Duval", "Ana Duval"),
        ("Duval;Ana 0639980001", "Duval Ana"),
        ("0639980001;Léo Martin 6eA", "Léo Martin 6eA"),
        ("Marie CM2\t0639980001", "Marie CM2"),
        ("0639980001 Zoé 6A", "Zoé 6A"),
        ("06 39 98 00 01 (après 18h)", "après 18h"),
        ("Luc\tDurand\t06 39 98 00 01\t15 rue X", "Luc Durand 15 rue X"),
        ("Parent59;0639980001", "Parent59"),
        ("Jo-Ann O'Neil - 0639980001", "Jo-Ann O'Neil"),
        ("Duval\tAna\t06 39 98 00 01\t14h30", "Duval Ana 14h30"),
        ("Duval;Ana;12 rue Pasteur;0639980001", "Duval Ana 12 rue Pasteur"),
        ("12 rue Pasteur, 69003 Lyon, 0639980001", "12 rue Pasteur 69003 Lyon"),
        ("M.\tDuval\tAna\t0639980001", "M. Duval Ana"),
        ("1\tDuval\tAna\t0639980001", "1 Duval Ana"),
        ("Duval\tAna\t0639980001\t03/12/2026\t14:30", "Duval Ana 03/12/2026, 14:30"),
        ("Duval\t12.05.85\t0639980001\t2026-12-03 9h", "Duval 12.05.85, 2026-12-03 9h"),
        ("Duval\t0639980001\tana.d12345678@example.org", "Duval ana.d12345678@example.org"),
        ("Duval\t69003\tLyon\t0639980001", "Duval 69003 Lyon"),
        ("Ana Duval 12/05/85;0639980001", "Ana Duval 12/05/85"),
        ("06 39 98 00 01 Ana, née le 1/5/85", "Ana née le 1/5/85"),
        ("Duval\t1 249,90 €\t0639980001\t20 %", "Duval 1 249,90 € 20 %"),
        ("Duval;49,90;0639980001", "Duval 49, 90"),
        ("Duval,49,90 €,0639980001", "Duval 49, 90 €"),
        ("Duval\t5e B\t3\t0639980001", "Duval 5e B 3"),
        ("185057800608436\tDuval\tAna\t0639980001", "185057800608436 Duval Ana"),
        ("Duval\t2 69 05 49 588 157 80\t0639980001", "Duval 2 69 05 49 588 157 80"),
        ("Duval;FR76 3000 6000 0112 3456 7890 189;0639980001", "Duval FR76 3000 6000 0112 3456 7890 189"),
        ("Acme;73282932000074;0639980001", "Acme 73282932000074"),
        ("Acme;SIRET 73282932000074;0639980001", "Acme SIRET 73282932000074"),
        ("Duval 3 ans 0639980001 oui, 14", "Duval 3 ans oui 14"),
        ("Ana;12 ans;8 rue X;06 39 98 00 01;2", "Ana 12 ans 8 rue X 2"),
        ("31 rue Pasteur 06 39 98 00 01", "31 rue Pasteur"),
        ("Ana, 06 39 98 00 01 (avant 18h30)", "Ana avant 18h30"),
        ("Ana Duval née en 1985, 0639980001", "Ana Duval née en 1985"),
        ("[03/12/2026 14:30] Ana: 06 39 98 00 01", "03/12/2026 14:30] Ana"),
        ("03/12/2026, 14:30 - Ana: 06 39 98 00 01", "03/12/2026, 14:30 - Ana"),
        ("Duval\t+33\t639980001", "Duval"),
        ("Duval;0033;0639980001;14h30", "Duval 14h30"),
        ("Duval\tFrance\t0639980001", "Duval France"),
        ("Duval\tBelgique\t06 39 98 00 01", "Duval Belgique"),  # which is no number there
    ],
)
def test_what_stands_beside_the_only_number_of_a_line_is_its_name(pasted: str, name: str) -> None:
    assert rows(pasted) == [(N1, name)]


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Ana 0639980001 Bob 0639980002", [(N1, "Ana"), (N2, "Bob")]),
        ("Ana 0639980001 Bob 0639980002 (mobile)", [(N1, "Ana"), (N2, "Bob mobile")]),
        ("0639980001 Ana 0639980002 Bob", [(N1, "Ana"), (N2, "Bob")]),
        ("Ana 0639980001 (soir) Bob 0639980002", [(N1, "Ana soir"), (N2, "Bob")]),
        (
            "Dr Duval 0639980001 (bureau) 0639980002 (perso)",
            [(N1, "Dr Duval bureau"), (N2, "Dr Duval perso")],
        ),
        ("0639980001 (maman) 0639980002 (papa)", [(N1, "maman"), (N2, "papa")]),
        ("Ana 0639980001 ou 0639980002", [(N1, "Ana"), (N2, "Ana")]),
        ("Ana;0639980001\nBob;0639980002", [(N1, "Ana"), (N2, "Bob")]),
        ("Ana;0639980001;0639980002", [(N1, "Ana"), (N2, "Ana")]),
        ("Ana\tDuval\t0639980001\t06 39 98 00 02", [(N1, "Ana Duval"), (N2, "Ana Duval")]),
        ("0639980001;0639980002;Ana;14h30", [(N1, "Ana 14h30"), (N2, "Ana 14h30")]),
        (
            "Ana;0639980001;Bob;0639980002",
            [(Problem.NOT_A_NUMBER, ""), (N1, ""), (Problem.NOT_A_NUMBER, ""), (N2, "")],
        ),
        ("Ana;0612", [(Problem.TOO_SHORT, "Ana")]),
        ("12;0639980001", [(Problem.TOO_SHORT, ""), (N1, "")]),
        ("06 39 98 00 01;02", [(N1, ""), (Problem.TOO_SHORT, "")]),
        ("06 39 98 00 01, 02 et 03", [(N1, ""), (Problem.NOT_A_NUMBER, "")]),
        ("Ana 06 39 98 00 01, 02", [(N1, "Ana"), (Problem.TOO_SHORT, "")]),
        ("Ana;06 39 98 00 01;02 ou 03", [(Problem.NOT_A_NUMBER, ""), (N1, ""), (Problem.NOT_A_NUMBER, "")]),
        ("Ana;063998;0639980001", [(Problem.TOO_SHORT, ""), (N1, "Ana")]),
        ("1002345;Ana;Duval;0639980001", [(Problem.TOO_SHORT, ""), (N1, "Ana Duval")]),
        (
            "Ana;063998;Bob;0639980001",
            [(Problem.NOT_A_NUMBER, ""), (Problem.TOO_SHORT, ""), (Problem.NOT_A_NUMBER, ""), (N1, "")],
        ),
        ("0639980001 CM1 0639980002 CM2", [(N1, "CM1"), (N2, "CM2")]),
        ("0639980001;0639980O02", [(N1, ""), (Problem.NOT_A_NUMBER, "")]),
        ("0639980001;tel 061", [(N1, ""), (Problem.TOO_SHORT, "")]),
        ("Ana;06 39 98 00 l2", [(Problem.NOT_A_NUMBER, "")]),
        ("0639980001 063998000 0639980003", [(N1, ""), (Problem.TOO_SHORT, ""), (N3, "")]),
        ("06 39 98 00 01 06 39 98 00", [(Problem.TOO_LONG, "")]),
        ("12 0639980001", [(Problem.TOO_LONG, "")]),
        ("Ana 12 0639980001", [(Problem.NOT_A_NUMBER, "")]),
        ("ref0639980001", [(Problem.NOT_A_NUMBER, "")]),
        ("0639980001;36111", [(N1, ""), (Problem.SHORT_NUMBER, "")]),
        ("Ana 0639980001, Bob 06/07/08", [(N1, "Ana"), (Problem.NOT_A_NUMBER, "")]),
        ("", []),
        (" \n,;\t \ufeff", []),
    ],
)
def test_lines_with_more_or_less_than_one_number(
    pasted: str, expected: list[tuple[str | Problem, str]]
) -> None:
    assert rows(pasted) == expected


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("Muster\t+41\t791234567", [("+41791234567", "Muster")]),
        ("Muster;791234567;0041", [("+41791234567", "Muster")]),
        ("Muster;+41;Meier;+41;791234567;0781234567", [None] * 6),
        ("Muster\tSuisse\t079 123 45 67", [None]),  # a number there and at home
        ("Muster Suisse 079 123 45 67", [None]),  # in one cell, too
        ("Muster Suisse;079 123 45 67", [None]),
        ("079 123 45 67 (Schweiz)", [None]),
        ("Muster (CH) 079 123 45 67", [None]),
        ("CH 079 123 45 67", [None]),
        ("Muster;CH;079 123 45 67", [None]),
        ("Muster 🇨🇭 079 123 45 67", [None]),
        ("Jansen Pays-Bas 06 12 34 56 78", [None]),
        ("Muster Suisse 079 123 45 67, Ana France 0639980001", [None, (N1, "Ana France")]),
        ("0639980001, Muster Suisse 079 123 45 67, Ana", [(N1, ""), None]),
        ("Muster Suisse +41 79 123 45 67", [("+41791234567", "Muster Suisse")]),
        ("Ana Suisse 0639980001", [(N1, "Ana Suisse")]),  # which is no number there
        ("Muster\t079 123 45 67\tCH", [None]),
        ("Muster;+41 22 345 67 89;079 123 45 67", [("+41223456789", "Muster"), None]),
        ("+41 79 123 45 61 / 079 123 45 67", [("+41791234561", ""), None]),
        ("Ana;+41 22 345 67 89;0639980001", [("+41223456789", "Ana"), (N1, "Ana")]),  # no number there
        ("Muster;CH-1201 Genève;079 123 45 67", [None]),
        ("Ana\t0639980001\tFR", [(N1, "Ana FR")]),
        ("690012345;Clinique X", [None]),  # an office's, as likely as Guadeloupe's
        ("0690012345;Ana", [("+590690012345", "Ana")]),
        ("Muster\tLuxembourg\t621 123 456", [None]),
        ("Muster\tEspagne\t512345", [None]),
        ("Smith\tRoyaume-Uni\t07400 123456", [("+447400123456", "Smith Royaume-Uni")]),
        ("Acme;732829320;0639980001", [None, (N1, "Acme")]),  # a firm's number
        ("732829320\t(06) 39 98 00 01", [None, (N1, "")]),
        ("Acme;732829320;06\u201139\u201198\u201100\u201101", [None, (N1, "Acme")]),
        ("Ana;06 39 98 00 01;732829320;ana@example.org", [None, (N1, "")]),
        ("Ana;CM2;0639980001;732829320;www.example.org;2", [None, (N1, "")]),
        ("639980001;639980002", [(N1, ""), (N2, "")]),  # a spreadsheet left out the 0 of both
        ("Ana\t14/05/1985 09:30\t639980001", [(N1, "Ana 14/05/1985 09:30")]),
        ("Ana 639980001", [None]),  # nobody leaves the 0 out among words: it is another kind of number
        ("Acme 33639980001", [None]),
    ],
)
def test_nobody_is_taken_for_somebody_of_another_country_or_for_a_firm(
    pasted: str, expected: list[tuple[str, str] | None]
) -> None:
    found = [(row.number.e164, row.name) if row.number.e164 else None for row in read(pasted, "FR")]
    assert [one for one in found if one] == [one for one in expected if one]
    assert (None in found) == (None in expected)


@pytest.mark.parametrize(
    ("pasted", "expected"),
    [
        ("0639980001, Ana 0639980002, Bob", [(N1, ""), (N2, "")]),
        ("Ana, 0639980001 Bob, 0639980002", [(N1, ""), (N2, "")]),
        ("0639980001;Ana / 0639980002;Bob", [(N1, ""), (N2, "")]),
        ("0639980001;Ana et 0639980002 - Bob et 0639980003\tZoé", [(N1, ""), (N2, ""), (N3, "")]),
        ("0639980001 Ana 0639980002", [(N1, ""), (N2, "")]),
        ("Ana, Bob: 0639980001, 0639980002", [(N1, ""), (N2, "")]),
        ("Ana 0639980001, Bob 0639980002, merci", [(N1, "Ana"), (N2, "Bob")]),
        ("0639980001 Ana, 0639980002 Bob, merci", [(N1, "Ana"), (N2, "Bob")]),
        ("Ana 0639980001, 0639980002", [(N1, "Ana"), (N2, "")]),
        ("Ana 0639980001 ou 0639980002, Bob 0639980003", [(N1, "Ana"), (N2, "Ana"), (N3, "Bob")]),
    ],
)
def test_a_name_is_nobodys_where_it_may_be_the_next_ones(
    pasted: str, expected: list[tuple[str, str]]
) -> None:
    found = rows(pasted)
    assert [one for one in found if not isinstance(one[0], Problem)] == expected
    words = {word for word in ("Ana", "Bob", "Zoé") if word in pasted}
    told = [row.number.raw + row.name for row in read(pasted, "FR")]
    assert all(any(word in text for text in told) for word in words)


def test_a_long_list_is_judged_by_its_beginning() -> None:
    names = ["Ana", "Bob", "Zoé"] * 100
    numbers = [f"06 39 98 {n // 100:02} {n % 100:02}" for n in range(300)]
    pairs = list(zip(names, numbers, strict=True))
    right = ", ".join(f"{name} {number}" for name, number in pairs)
    assert [name for number, name in rows(right) if name] == names
    shifted = (
        ", ".join(f"{number}, {name}" for name, number in pairs)
        .replace("Ana, ", "Ana ")
        .replace("Bob, ", "Bob ")
    )
    assert not [name for _, name in rows(shifted) if name]


@pytest.mark.parametrize("region", ["LU", "DE", "AT"])
def test_where_numbers_are_of_any_length_one_without_its_plus_is_in_doubt(region: str) -> None:
    written = "33639980001\nAna;33639980001\n33 639980001\n33 6 39 98 00 01"
    assert [row.number.problem for row in read(written, region)] == [Problem.IN_DOUBT] * 4
    assert [row.number.e164 for row in read("+33639980001", region)] == [N1]


def test_pieces_that_make_up_numbers_in_two_ways_are_not_guessed_at() -> None:
    [either] = read("5550123 040 5550123", "DE")  # 5550123 and 0405550123, or 5550123040 and 5550123
    assert (either.number.raw, either.number.e164) == ("5550123 040 5550123", None)


def test_what_touches_without_a_number_is_one_row_as_it_was_written() -> None:
    raws = [
        row.number.raw for row in read("Nom;Téléphone\nAna, 12 rue X;0639980001;Bob, Cy;0639980002;?", "FR")
    ]
    assert raws == ["Nom;Téléphone", "Ana, 12 rue X", "0639980001", "Bob, Cy", "0639980002", "?"]


def test_control_characters_stay_visible() -> None:
    [bad, good] = read("\x00\nA\x00na;06\x0039980001", "FR")
    assert (bad.number.raw, bad.number.e164) == ("␀", None)
    assert (good.number.raw, good.number.e164, good.name) == ("06␀39980001", N1, "A␀na")


@pytest.mark.parametrize(
    ("pasted", "most"),
    [
        ("x" * 10**6, 4),
        ("1" * 10**6, 4),
        ("1 " * 500_000, 1),
        ("Il y avait en 1984, dans une ville de 12 rues, 3 ponts; " * 18_000, 1000),
        ("\x00" * 10**6, 4),
        (";" * 10**6, 0),
    ],
)
def test_a_megabyte_of_junk_on_one_line_is_a_few_wrong_rows(pasted: str, most: int) -> None:
    found = list(read(pasted, "FR"))
    assert len(found) <= most
    assert all(row.number.problem is not None for row in found)


def test_no_step_reads_far_into_junk() -> None:
    found = list(read("a1,a2," * 100_000, "FR"))
    assert max(len(row.number.raw) for row in found) < 2100
    assert "".join(row.number.raw for row in found).count("a2") == 100_000


@pytest.mark.parametrize("pasted", ["Ana, " * 100 + "0639980001", "Ana " * 100 + "0639980001"])
def test_a_novel_is_nobodys_name(pasted: str) -> None:
    assert [row.name for row in read(pasted, "FR")] in ([""], ["", ""])


def test_reading_is_lazy() -> None:
    pasted = "\n".join(f"063998{n:04d}" for n in range(10_000)) * 100
    assert [row.number.e164 for row in islice(read(pasted, "FR"), 2)] == ["+33639980000", "+33639980001"]


def test_ten_thousand_numbers_on_one_line() -> None:
    pasted = " ".join(f"063998{n:04d}" for n in range(10_000))
    assert len({row.number.e164 for row in read(pasted, "FR")}) == 10_000


PIECES = st.sampled_from(
    [
        "0639980001",
        "06 39 98 00 02",
        "+33639980003",
        "0612",
        "Ana",
        "Bob Duval",
        "l2",
        "12",
        "(x)",
        "\x00",
        "é@x.fr",
    ]
)
pastes = st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", ";", ",", "\t", " - "]))).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@given(pastes | st.text())
def test_no_letter_and_no_digit_is_dropped(pasted: str) -> None:
    """Everything typed is in a number's raw text or in a name; only words such as "ou" between numbers go."""
    found = list(read(pasted, "FR"))
    kept = "".join(row.number.raw + row.name for row in found)
    for char in set(filter(str.isalnum, pasted)):
        assert kept.count(char) >= pasted.count(char)


@example("0639980001 l2 l2 l2 l2 ")
@example("6eA,0639980001;12/05/85 ")
@example("Ana 12;Ana 12;+33639980003")  # a name with more digits than one of its cells
@example("l2;0639980001,12 l2;")
@example("0612,(x) - Ana\t\x00 (x),")
@example("12;12 - ")
@example("12\t12,12\t12\t0639980001\t")
@example("Ana 12\t12 l2;12,+33639980003;06 39 98 00 02")
@given(pastes)
def test_a_list_written_out_reads_back_the_same(pasted: str) -> None:
    before = list(read(pasted, "FR"))
    lines = (f"{row.name};{row.number.e164 or row.number.raw}".removeprefix(";") for row in before)
    after = list(read("\n".join(lines), "FR"))
    assert [(row.number.e164, row.name) for row in after] == [(row.number.e164, row.name) for row in before]


# ---- the list --------------------------------------------------------------------------------------


def row(raw: str, name: str = "") -> Row:
    return Row(parse(raw, "FR"), name)


def test_the_same_number_is_merged_however_it_is_written() -> None:
    people = ReceiverList()
    assert people.add([row("0639980001"), row("0639980002", "Bob")]) == Added(2, 0, 0)
    assert people.add([row("+33 6 39 98 00 01", "Ana"), row(N2, "Robert"), row("0639980003")]) == Added(
        1, 2, 0
    )
    assert [(entry.number.e164, entry.name) for entry in people.snapshot().rows] == [
        (N1, "Ana"),
        (N2, "Bob"),
        (N3, ""),
    ]
    assert people.snapshot().merged == 2


def told(name: str, **fields: str) -> Row:
    return Row(parse(N1, "FR"), name, fields=tuple(fields.items()))


def test_a_merged_row_gives_the_first_what_that_lacks() -> None:
    people = ReceiverList()
    people.add([told("", time="9 h", town=" "), told("DUVAL Ana", Time="9  h", town="Lyon", door="2")])
    people.add([told("Ana", door=" ", floor="")])
    assert people.snapshot().rows == (told("DUVAL Ana", time="9 h", town="Lyon", door="2", floor=""),)
    assert (people.snapshot().others, people.snapshot().apart) == ({}, frozenset())


def test_the_name_is_given_also_where_another_column_differs() -> None:
    people = ReceiverList()
    people.add([told("", id="17"), told("Ana Duval", id="18")])
    assert people.snapshot().rows == (told("Ana Duval", id="17"),)
    assert people.snapshot().others == {N1: (told("Ana Duval", id="18"),)}


def test_nobody_is_given_the_columns_of_somebody_else() -> None:
    people = ReceiverList()
    people.add([told("Ana"), told("Bob", door="2")])
    assert people.snapshot().rows == (told("Ana"),)


@pytest.mark.parametrize(
    ("again", "apart"),
    [
        (told("Bob"), True),
        (told("Bob", door="2"), True),
        (told("Ana", time="10 h"), False),
        (told("", time="10 h"), False),
        (told("", TÎME="10 h"), False),
        (told("Ana Duval Martin"), False),  # a longer form of the same
    ],
)
def test_a_merged_row_that_says_something_else_changes_nothing_and_is_remembered(
    again: Row, apart: bool
) -> None:
    people = ReceiverList()
    people.add([told("Ana Duval", time="9 h"), again, again])
    snapshot = people.snapshot()
    assert snapshot.rows == (told("Ana Duval", time="9 h"),)
    assert (snapshot.others, snapshot.merged) == ({N1: (again,)}, 2)
    assert snapshot.apart == ({N1} if apart else set())
    restored = ReceiverList()
    restored.add(snapshot.told)
    assert (restored.snapshot().rows, restored.snapshot().others) == (snapshot.rows, snapshot.others)
    assert restored.snapshot().apart == snapshot.apart
    people.remove([0])
    assert (people.snapshot().others, people.snapshot().apart) == ({}, frozenset())


@pytest.mark.parametrize("names", list(permutations(["Ana", "Ana Duval", "Ana Martin"])))
def test_several_names_are_told_in_whatever_order_they_come(names: tuple[str, ...]) -> None:
    people = ReceiverList()
    people.add(map(told, names))
    assert sorted(people.names(0)) == ["Ana Duval", "Ana Martin"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jean-Paul", "Jean Paul"), ("O'Brien", "O’BRIEN"), ("Duval, Ana", "Ana Duval"), ("Zoé", "zoe")],
)
def test_one_name_may_be_written_in_several_ways(one: str, other: str) -> None:
    people = ReceiverList()
    people.add([told(one), told(other)])
    assert (people.names(0), people.snapshot().others) == ((one,), {})


def test_one_number_under_a_hundred_names_keeps_only_some() -> None:
    people = ReceiverList()
    people.add(told(f"Person{n}") for n in range(100))
    assert (people.snapshot().merged, 1 < len(people.names(0)) < 30) == (99, True)


def test_two_people_without_a_number_stay_two() -> None:
    people = ReceiverList()
    assert people.add([row("0612", "Ana"), row("0612", "Bob"), row("0612", "Ana")]) == Added(0, 1, 2)
    people.correct(0, row(N1, "Ana"))
    assert [(one.name, one.number.e164) for one in people.snapshot().rows] == [("Ana", N1), ("Bob", None)]


def test_what_is_filled_in_for_those_without_a_number_moves_nobody() -> None:
    people = ReceiverList()
    people.add(
        [replace(row("0612", "Ana"), fields=(("hour", hour),)) for hour in ("9 h", "10 h", "9 h", "11 h")]
    )
    for place in range(3):
        assert (
            people.correct(place, replace(people.row(place), fields=(("hour", "9 h"),)), others=True) == place
        )
    assert [dict(people.row(place).fields)["hour"] for place in range(3)] == ["9 h"] * 3
    assert [(one.name, times) for one, times in people.repeated()] == [("Ana", 2)]
    people.remove([0])
    assert (len(people), people.snapshot().merged) == (2, 1)


def test_the_same_junk_is_merged_too() -> None:
    people = ReceiverList()
    assert people.add([row("l2"), row(" l2"), row("0612"), row("0612")]) == Added(0, 2, 2)
    assert people.add([row("l2")]) == Added(0, 1, 0)
    assert len(people) == 2


def test_removing_rows_takes_what_was_merged_into_them() -> None:
    people = ReceiverList()
    people.add([row(N1), row(N1), row(N2), row(N3), row(N3)])
    people.remove([0, 1])
    assert (len(people), people.row(0).number.e164, people.snapshot().merged) == (1, N3, 1)
    assert people.add([row(N3), row(N1)]) == Added(1, 1, 0)
    people.clear()
    assert (len(people), people.snapshot()) == (0, Receivers())
    assert people.add([row(N1)]) == Added(1, 0, 0)


def test_a_snapshot_is_kept_until_something_changes() -> None:
    people = ReceiverList()
    people.add([row(N1)])
    first = people.snapshot()
    assert people.snapshot() is first
    people.add([])
    assert people.snapshot() is first
    people.add([row(N1, "Ana")])
    assert people.snapshot() != first
    assert first.rows == (row(N1),)


def test_the_figures_of_a_snapshot() -> None:
    people = ReceiverList()
    people.add([row(N1), row(LONDON), row("x"), row("+44 909 8790123"), row(N2), row("0612")])
    snapshot = people.snapshot()
    assert (snapshot.people, snapshot.invalid, snapshot.landlines) == (4, 2, 1)
    assert snapshot.by_country == {"FR": 2, "GB": 2}
    assert {kind: len(found) for kind, found in snapshot.kinds.items()} == {
        Kind.MOBILE: 2,
        Kind.LANDLINE: 1,
        Kind.PREMIUM: 1,
    }
    assert snapshot.valid + snapshot.wrong == tuple(
        sorted(snapshot.rows, key=lambda entry: entry.number.e164 is None)
    )


moves = st.lists(
    st.tuples(st.just("add"), st.lists(st.sampled_from([N1, N2, N3, "0639980001", "x", "0612"])))
    | st.tuples(st.just("remove"), st.lists(st.integers(-1, 6))),
)


@given(moves)
def test_each_person_is_in_the_list_once(steps: list[tuple[str, list[str] | list[int]]]) -> None:
    people = ReceiverList()
    for verb, what in steps:
        before = len(people)
        if verb == "add":
            added = people.add([row(str(raw)) for raw in what])
            assert added.new + added.merged + added.invalid == len(what)
            assert len(people) == before + added.new + added.invalid
        else:
            people.remove([int(place) for place in what])
            assert len(people) == before - len({place for place in what if 0 <= int(place) < before})
        snapshot = people.snapshot()
        keys = [entry.number.e164 or entry.number.raw for entry in snapshot.rows]
        assert len(keys) == len(set(keys)) == len(people) == snapshot.people + snapshot.invalid
        assert sum(snapshot.by_country.values()) == snapshot.people


def test_a_name_is_taken_in_as_it_is_shown_and_sent() -> None:
    receivers = ReceiverList()
    receivers.add([Row(parse("06 39 98 00 12", "FR"), " Zoe\u0301\u00a0 \r\nDuval ")])
    assert receivers.row(0).name == "Zoé Duval"


@pytest.mark.parametrize("endless", ["x" * 70_000, "0" * 70_000, "0639980099" * 7_000])
def test_what_never_ends_is_no_number_and_no_part_of_it_is(endless: str) -> None:
    rows = list(read(f"Ana 06 39 98 00 12;{endless};06 39 98 00 13 {endless}\n06 39 98 00 14", "FR"))
    valid = [row.number.e164 for row in rows if row.number.e164]
    assert valid == ["+33639980012", "+33639980013", "+33639980014"]
    wrong = [row.number.raw for row in rows if not row.number.e164]
    assert sum(map(len, wrong)) == 2 * len(endless)


def test_megabytes_of_it_are_read_in_steps() -> None:
    rows = read("x" * 10_000_000, "FR")
    assert [len(row.number.raw) for row in rows] == [2**18] * 38 + [10_000_000 - 38 * 2**18]
