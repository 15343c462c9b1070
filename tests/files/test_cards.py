"""vCards of all three versions: one row for each card, whatever is wrong with it."""

import pytest

from ovhsms_gui.core.numbers import Problem
from ovhsms_gui.files.cards import HEADER
from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.problem import MOST_ROWS, FileKind, FileProblem
from ovhsms_gui.files.reading import read
from ovhsms_gui.files.repairs import Reason

from .conftest import CARDS, Put


def rows(put: Put, *lines: str, region: str = "FR") -> list[dict[str, str]]:
    table = read(put("a.vcf", "\n".join(lines).encode()), region=region)
    header = table.rows[0]
    assert header[: len(HEADER)] == HEADER
    return [{name: cell for name, cell in zip(header, row, strict=True) if cell} for row in table.rows[1:]]


def test_three_versions(put: Put) -> None:
    assert rows(put, CARDS) == [
        {
            "number": "06 39 98 00 12",
            "name": "Hélène Lefèvre",
            "first_name": "Hélène",
            "last_name": "Lefèvre",
            "org": "Cabinet, Accueil",
            "other_numbers": "01 99 00 00 11",
        },
        {
            "number": "+33 6 39 98 00 14",
            "name": "Zoé Gaël, Dr",
            "first_name": "Zoé",
            "last_name": "Gaël",
            "email": "zoe@example.org",
            "other_numbers": "+33 6 39 98 00 13, +33 1 99 00 00 12",
            "note": "a long line that was folded",
        },
        {"number": "+33-6-39-98-00-15", "name": "Ana Duval", "other_numbers": "+33-1-99-00-00-13"},
        {"name": "Bob Petit"},
    ]


def test_all_cards_are_accounted_for_and_counted_as_cards(put: Put) -> None:
    table = read(put("contacts.vcf", CARDS.encode()))
    assert table.format is Format.CARDS
    found = guess(table, "FR")
    assert found.header == 0
    imported = people(table, found, "FR")
    assert [(p.number, p.row.number.e164, p.row.name, p.row.source) for p in imported.people] == [
        (1, "+33639980012", "Hélène Lefèvre", "contacts.vcf:1"),
        (2, "+33639980014", "Zoé Gaël, Dr", "contacts.vcf:2"),
        (3, "+33639980015", "Ana Duval", "contacts.vcf:3"),
    ]
    assert [(r.number, r.reason) for r in imported.rejected] == [(4, Reason.NO_NUMBER)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_encoding(put: Put, encoding: str) -> None:
    table = read(put("a.txt", CARDS.encode(encoding)))
    assert [row[1] for row in table.rows[1:3]] == ["Hélène Lefèvre", "Zoé Gaël, Dr"]


def test_a_line_may_have_a_charset_of_its_own(put: Put) -> None:
    lines = ["BEGIN:VCARD", "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:H=E9l=E8ne", "END:VCARD"]
    assert rows(put, *lines) == [{"name": "Hélène"}]
    lines[1] = "FN;CHARSET=no-such;QUOTED-PRINTABLE:H=C3=A9l=C3=A8ne"
    assert rows(put, *lines) == [{"name": "Hélène"}]


@pytest.mark.parametrize(
    ("charset", "written", "read_as"),
    [
        ("UTF-7", "+2AA-", "+2AA-"),
        ("unicode_escape", "x=5Cud800", "xud800"),
        ("raw-unicode-escape", "x=5Cud800", "xud800"),
        ("punycode", "a-b", "a-b"),
        ("utf-8", "=ED=A0=80", "í €"),
        ("windows-1251", "=CF", "П"),
        ("Shift_JIS", "=83A", "ア"),
        ("ISO-8859-15", "=A4", "€"),
        ("us-ascii", "Ana", "Ana"),
    ],
)
def test_a_charset_is_one_of_texts_and_leaves_no_half_of_a_character(
    put: Put, charset: str, written: str, read_as: str
) -> None:
    lines = ["BEGIN:VCARD", f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{written}", "END:VCARD"]
    assert rows(put, *lines) == [{"name": read_as}]
    read_as.encode()


@pytest.mark.parametrize(
    ("numbers", "first"),
    [
        (["TEL;HOME:1", "TEL;WORK:2"], "1"),
        (["TEL;HOME:1", "TEL;WORK;PREF:2"], "2"),
        (["TEL;FAX:1", "TEL:2"], "2"),
        (["TEL;FAX:1"], None),
        (["TEL;PREF:1", "TEL;CELL:2"], "2"),
        (["TEL;TYPE=cell:1", "TEL;TYPE=CELL,pref:2"], "2"),
        (['TEL;TYPE="work,cell":1', "TEL;CELL;PREF=2:2"], "1"),
        (["TEL;CELL;PREF=2:1", "TEL;CELL;PREF=1:2"], "2"),
        (["TEL:", "TEL: "], None),
    ],
)
def test_the_preferred_mobile_is_the_number(put: Put, numbers: list[str], first: str | None) -> None:
    (row,) = rows(put, "BEGIN:VCARD", *numbers, "FN:Ana", "END:VCARD")
    assert row.get("number") == first


ONE, TWO, HOME = "06 39 98 00 12", "06 39 98 00 13", "01 99 00 00 12"


@pytest.mark.parametrize(
    ("numbers", "first", "others"),
    [
        (
            [f"item1.TEL:{HOME}", "item1.X-ABLabel:Fixe", f"item2.TEL:{ONE}", "item2.X-ABLabel:Perso"],
            ONE,
            HOME,
        ),
        ([f"TEL;TYPE=WORK,VOICE:{HOME}", f"TEL;TYPE=HOME,VOICE:{ONE}"], ONE, HOME),
        ([f"TEL;TYPE=PREF,WORK,VOICE:{HOME}", f"TEL;TYPE=VOICE:{ONE}"], ONE, HOME),
        ([f"TEL;TYPE=CELL,WORK:{HOME}", f"TEL;TYPE=HOME:{ONE}"], ONE, HOME),
        ([f"TEL;HOME:{HOME}", f"TEL;WORK:{ONE}", f"TEL;CELL:{TWO}"], TWO, f"{ONE}, {HOME}"),
        ([f"TEL;CELL:{ONE}", f"TEL;CELL;PREF:{TWO}", f"TEL;CELL;WORK:{HOME}"], TWO, f"{ONE}, {HOME}"),
        ([f"item1.TEL:{ONE}", f"item2.TEL:{TWO}", "item2.X-ABLabel:_$!<Mobile>!$_"], TWO, ONE),
        ([f"TEL;X-Portable:{TWO}", f"TEL:{ONE}"], TWO, ONE),
        ([f"TEL;TYPE=x-mobile-perso:{TWO}", f"TEL;TYPE=HOME:{ONE}"], TWO, ONE),
        # What nobody reads is never the number, whatever its range.
        ([f"item1.TEL:{ONE}", "item1.X-ABLabel:_$!<WorkFAX>!$_", f"TEL:{HOME}"], HOME, ONE),
        ([f"item1.TEL:{ONE}", "item1.X-ABLabel:Fax pro"], None, ONE),
        ([f"item1.TEL:{ONE}", "item1.X-ABLabel:Télécopie"], None, ONE),
        ([f"TEL;TYPE=WORK,FAX:{HOME}"], None, HOME),
        ([f"TEL;TYPE=PAGER:{ONE}", f"TEL:{HOME}"], HOME, ONE),
        # Abroad, where a range does not tell, the labels do.
        (["TEL;TYPE=HOME:+1 212 555 2345", f"TEL;TYPE=VOICE:{ONE}"], ONE, "+1 212 555 2345"),
        (
            ["TEL;TYPE=HOME:+1 212 555 2345", "TEL;TYPE=CELL:+1 212 555 2346"],
            "+1 212 555 2346",
            "+1 212 555 2345",
        ),
        # A mobile that was written wrong is told, and nobody gets it on the landline instead.
        ([f"TEL;TYPE=HOME:{HOME}", "TEL;TYPE=CELL:06 39 98 00 1"], "06 39 98 00 1", HOME),
        ([f"TEL;TYPE=HOME:{HOME}", "TEL;TYPE=WORK:secretary"], HOME, "secretary"),
    ],
)
def test_what_a_number_is_says_more_than_its_label(
    put: Put, numbers: list[str], first: str | None, others: str
) -> None:
    (row,) = rows(put, "BEGIN:VCARD", *numbers, "FN:Ana", "END:VCARD")
    assert (row.get("number"), row.get("other_numbers")) == (first, others)


def test_national_numbers_are_judged_in_their_region(put: Put) -> None:
    lines = ["BEGIN:VCARD", "TEL;HOME:079 123 45 67", "TEL;CELL:044 668 18 00", "FN:Ana", "END:VCARD"]
    assert rows(put, *lines, region="CH")[0]["number"] == "079 123 45 67"
    assert rows(put, *lines, region="")[0]["number"] == "044 668 18 00"  # nothing but labels to go by


AGENT = ["BEGIN:VCARD", "N:Petit;Bob", "FN:Bob Petit", "TEL;CELL:0639980099", "END:VCARD"]
ANA = {"number": "0639980012", "name": "Ana Duval"}
ZOE = {"number": "0639980013", "name": "Zoé"}
LAST = ["BEGIN:VCARD", "FN:Zoé", "TEL;CELL:0639980013", "END:VCARD"]


@pytest.mark.parametrize(
    "agent",
    [
        ["AGENT:", *AGENT],
        ["AGENT:", "", *AGENT],
        ["item1.agent;TYPE=x:", *AGENT],
        ["AGENT:BEGIN:VCARD", *AGENT[1:]],
        ["AGENT:", *AGENT[:-1], "AGENT:", *AGENT, *AGENT[-2:]],
        ["AGENT:", *AGENT, "AGENT:", *AGENT],
        ["AGENT:BEGIN:VCARD\\nFN:Bob Petit\\nTEL\\;CELL:0639980099\\nEND:VCARD\\n"],
        ["AGENT;VALUE=uri:CID:bob@example.org"],
        ["AGENT:Bob"],
        ["AGENT:"],
    ],
    ids=["2.1", "blank line", "group", "same line", "in an agent", "two", "3.0", "address", "name", "empty"],
)
def test_a_card_inside_a_card_gives_it_neither_name_nor_number(put: Put, agent: list[str]) -> None:
    after = ["BEGIN:VCARD", "FN:Ana Duval", *agent, "TEL;CELL:0639980012", "END:VCARD", *LAST]
    assert rows(put, *after) == [ANA, ZOE]
    before = ["BEGIN:VCARD", "FN:Ana Duval", "TEL;CELL:0639980012", *agent, "END:VCARD", *LAST]
    assert rows(put, *before) == [ANA, ZOE]


@pytest.mark.parametrize("end", [["END:VCARD"], []])
def test_a_card_inside_a_card_that_is_never_closed_costs_nobody_else(put: Put, end: list[str]) -> None:
    lines = ["BEGIN:VCARD", "FN:Ana Duval", "TEL;CELL:0639980012", "AGENT:", *AGENT[:-1], *end]
    assert rows(put, *lines, *LAST) == [ANA, ZOE]
    assert rows(put, *lines) == [ANA]


def test_cards_may_be_marked_with_blanks_and_joined_with_their_marks(put: Put) -> None:
    lines = ["BEGIN : VCARD", "FN:Ana", "END: VCARD ", "\ufeffBEGIN:VCARD", "FN:Bob", "item1.END:VCARD"]
    assert [row["name"] for row in rows(put, *lines)] == ["Ana", "Bob"]


QUOTED = "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:"


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        ([f"{QUOTED}=42=6F=62=20=C3=", " =A9"], "Bob é"),
        ([f"{QUOTED}=42=6F=62=20=C3=", "=A9"], "Bob é"),
        ([f"{QUOTED}Zo=c3=", "=ab D=c3=", " =a9sir=c3=a9"], "Zoë Désiré"),
        ([f"{QUOTED}L=C3=A9a =", "Petit"], "Léa Petit"),
        ([f"{QUOTED}L=C3=A9a=", " Petit"], "Léa Petit"),  # a blank that belongs to the text
        (
            [f"{QUOTED}L=C3=A9=", " a=", " Pe=", " tit"],
            "LéaPetit",
        ),  # no blank of the text would always be there
        ([f"{QUOTED}=4C=C3=A9=61=20=50=65=", " =74=69=74"], "Léa Petit"),
        ([f"{QUOTED}L=C3=A9a= ", "=20Petit"], "Léa Petit"),
        ([f"{QUOTED}L=C3=A9a=20", "=50etit"], "Léa Petit"),  # whose break lost its =
        ([f"{QUOTED}L=C3=A9a", " =20Petit"], "Léa Petit"),
        ([f"{QUOTED}L=C3=A9a=0D=0A", "TEL:1"], "Léa"),
        ([f"{QUOTED}L=C3=A9a="], "Léa"),
        (["FN;QUOTED-PRINTABLE:L=C3=A9a"], "Léa"),
        (["FN;ENCODING=QUOTED-PRINTABLE:L=E9a"], "Léa"),
        (["FN;ENCODING=QUOTED-PRINTABLE:C=BDur"], "Cœur"),
        (["FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:L=92=C9cole"], "L’École"),
        (["FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:L=E9a"], "Léa"),
        (["FN;CHARSET=UTF-8;ENCODING=BASE64:TMOpYQ=="], "Léa"),
        (["FN;ENCODING=b:TMOp", " YQ=="], "Léa"),
        (["FN;ENCODING=b:!"], None),
    ],
)
def test_names_as_phones_encode_them(put: Put, lines: list[str], name: str | None) -> None:
    assert (
        rows(put, "BEGIN:VCARD", *lines, "END:VCARD", "BEGIN:VCARD", "FN:Bob", "END:VCARD")[0].get("name")
        == name
    )


def test_line_ends_inside_a_value_are_of_one_kind_and_pictures_are_no_text(put: Put) -> None:
    lines = [
        "NOTE;ENCODING=QUOTED-PRINTABLE:by bus=0D=0A=",
        "at 9 h",
        "PHOTO;JPEG;ENCODING=BASE64:/9j/4AAQSkZJRgABAQEASABIAAD",
        "TEL+FN/NoBlankBefore",
        "",
        "FN:Ana",
    ]
    assert rows(put, "BEGIN:VCARD", *lines, "END:VCARD") == [{"name": "Ana", "note": "by bus\nat 9 h"}]


def test_notes_and_groups_are_columns_where_a_card_has_them(put: Put) -> None:
    assert rows(put, "BEGIN:VCARD", "FN:Ana", "END:VCARD") == [{"name": "Ana"}]
    lines = [
        "NOTE:by bus\\, 9 h\\nor later",
        "CATEGORIES:myContacts,Choir",
        "CATEGORIES:Club\\, Lyon,",
        "FN:Ana",
    ]
    assert rows(put, "BEGIN:VCARD", *lines, "END:VCARD", "BEGIN:VCARD", "FN:Bob", "END:VCARD") == [
        {"name": "Ana", "note": "by bus, 9 h\nor later", "groups": "Choir; Club, Lyon"},
        {"name": "Bob"},
    ]


@pytest.mark.parametrize("called", ["06 39 98 00 12", "0639980012", "06.39.98.00.12"])
def test_a_number_in_the_names_place_is_no_name(put: Put, called: str) -> None:
    assert rows(put, "BEGIN:VCARD", f"FN:{called}", "TEL;CELL:06 39 98 00 12", "END:VCARD") == [
        {"number": "06 39 98 00 12"}
    ]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("X-OVHSMS-FIELD:city;Lyon", ("city", "Lyon")),
        ("X-OVHSMS-FIELD:ci\\;ty; a\\;\\nb ;c", ("ci;ty", " a;\nb ")),
        ("X-OVHSMS-FIELD:city", None),
        ("X-OVHSMS-FIELD:;Lyon", None),
        ("X-OVHSMS-FIELD:", None),
        ("X-OVHSMS-FIELD:name;Ana", ("name", "Ana")),
    ],
)
def test_columns_of_our_own(put: Put, line: str, column: tuple[str, str] | None) -> None:
    found = rows(put, "BEGIN:VCARD", line, line.replace("Lyon", "Lille"), "FN:Bob", "END:VCARD")
    assert found == [{"name": "Bob"} | dict([column] if column else [])]


def test_more_cards_than_a_file_may_have_are_refused(put: Put) -> None:
    card = b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"
    assert len(read(put("a.vcf", card * (MOST_ROWS - 1))).rows) == MOST_ROWS
    with pytest.raises(FileProblem) as caught:
        read(put("a.vcf", card * MOST_ROWS))
    assert caught.value.kind is FileKind.TOO_MANY_ROWS


def test_a_card_without_its_beginning_or_end_is_somebody_all_the_same(put: Put) -> None:
    found = rows(put, "BEGIN:VCARD", "FN:Ana", "BEGIN:VCARD", "FN:Bob", "END:VCARD", "BEGXN:VCARD", "FN:Zoé")
    assert [row.get("name") for row in found] == ["Ana", "Bob", "Zoé"]


def test_lines_that_are_none_cost_no_card_and_no_time(put: Put) -> None:
    hostile = [
        "TEL;A" + "=a" * 5000,
        'TEL;TYPE="' + "x;" * 5000,
        "N" + ";" * 5000 + ":x",
        "FN",
        ":",
        "=",
        "FN;:" + "\\" * 5000,
    ]
    found = rows(put, "BEGIN:VCARD", *hostile, "TEL:0639980012", "END:VCARD", "BEGIN:VCARD", "END:VCARD")
    assert [row.get("number") for row in found] == ["0639980012", None]


def test_a_number_that_is_none_is_rejected_with_its_card(put: Put) -> None:
    table = read(put("a.vcf", b"BEGIN:VCARD\nFN:Ana\nTEL:12\nORG:Cabinet\nEND:VCARD\n"))
    (rejected,) = people(table, guess(table, "FR"), "FR").rejected
    assert rejected.reason is Problem.TOO_SHORT
    assert rejected.cells[:5] == ("12", "Ana", "", "", "Cabinet")


@pytest.mark.parametrize(
    ("addresses", "found"),
    [
        (["ADR;TYPE=HOME:;;Bahnhofstrasse 1;Zürich;;8000;Suisse"], "+41791234567"),
        (["ADR:;;;;;;", "ADR;TYPE=HOME:;;;;;;CH", "ADR;TYPE=WORK:;;;;;;Schweiz"], "+41791234567"),
        (["ADR;TYPE=HOME:;;;;;;CH", "ADR;TYPE=WORK:;;;;;;France"], Reason.OTHER_COUNTRY),
        (["ADR;TYPE=HOME:;;1 rue X;Lyon;;69003;France"], "+33791234567"),
        (["ADR;TYPE=HOME:;;1 rue X;Lyon;;69003"], "+33791234567"),
        ([], "+33791234567"),
    ],
)
def test_a_number_is_of_the_country_of_its_cards_address(
    put: Put, addresses: list[str], found: object
) -> None:
    lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:Urs", "TEL;TYPE=CELL:079 123 45 67", *addresses, "END:VCARD"]
    table = read(put("a.vcf", "\n".join(lines).encode()), region="FR")
    imported = people(table, guess(table, "FR"), "FR")
    outcomes = [*(one.row.number.e164 for one in imported.people), *(one.reason for one in imported.rejected)]
    assert outcomes == [found]


@pytest.mark.parametrize(
    "countries", [("France", "Suisse"), ("Suisse", "France"), ("Suisse", "Belgique", "FR")]
)
def test_a_number_that_is_one_in_one_only_of_its_cards_countries_is_of_that(
    put: Put, countries: tuple[str, ...]
) -> None:
    addresses = [f"ADR;TYPE=HOME:;;1 rue X;;;;{country}" for country in countries]
    lines = ["BEGIN:VCARD", "VERSION:3.0", "FN:Ana", "TEL;TYPE=CELL:06 39 98 00 12", *addresses, "END:VCARD"]
    table = read(put("a.vcf", "\n".join(lines).encode()), region="FR")
    imported = people(table, guess(table, "FR"), "FR")
    assert [one.row.number.e164 for one in imported.people] == ["+33639980012"]
    assert imported.rejected == ()


@pytest.mark.parametrize(
    "label", ["Ancien", "Secrétariat", "Ne plus utiliser", "Mari", "Assistant", "Portable de Paul"]
)
def test_a_label_that_names_somebody_else_or_former_days_is_heard(put: Put, label: str) -> None:
    begin, end = ["BEGIN:VCARD", "FN:Iris", f"item1.TEL:{ONE}", f"item1.X-ABLabel:{label}"], "END:VCARD"
    (row,) = rows(put, *begin, f"TEL;TYPE=HOME:{HOME}", end)
    assert (row["number"], row["other_numbers"]) == (HOME, ONE)
    (row,) = rows(put, *begin, f"TEL:{TWO}", end)
    assert (row["number"], row["other_numbers"]) == (TWO, ONE)
    (row,) = rows(put, *begin, end)
    assert ("number" in row, row["other_numbers"]) == (False, ONE)


def test_a_label_among_the_parameters_is_heard(put: Put) -> None:
    for custom in (
        "X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=41=6E=63=69=65=6E)",
        "X-Mari",
        "TYPE=assistant",
    ):
        (row,) = rows(put, "BEGIN:VCARD", "FN:Iris", f"TEL;{custom}:{ONE}", f"TEL;HOME:{HOME}", "END:VCARD")
        assert (row["number"], row["other_numbers"]) == (HOME, ONE)


@pytest.mark.parametrize(
    "line",
    ["TEL;TYPE=CELL;waid=33639980012:{}", "TEL;TYPE=VOICE,MSG;PID=1.1:{}", "TEL;X-Perso;CHARSET=UTF-8:{}",
     "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=50=65=72=73=6F):{}",
     "item2.TEL:{}\nitem2.X-ABLabel:WhatsApp", "TEL;CELL;ENCODING=QUOTED-PRINTABLE:{}", "TEL;type=APPLEWATCH:{}",
     "item2.TEL;type=pref:{}\nitem2.X-ABLabel:_$!<School>!$_", "item2.TEL:{}\nitem2.X-ABLabel:Vacances 2",
     "TEL;TYPE=CELL,Custom:{}", "TEL;TYPE=PERSONAL:{}", "TEL;X-PERSONAL:{}", "TEL;TYPE=CELL,INTL:{}",
     "TEL;TYPE=CELL,x-orange:{}", "TEL;TYPE=X-EVOLUTION-COMPANY:{}", "item2.TEL:{}\nitem2.X-ABLabel:Ligne directe"],
)  # fmt: skip
def test_what_else_is_said_of_a_phone_makes_it_nobody_elses(put: Put, line: str) -> None:
    begin, end = ["BEGIN:VCARD", "FN:Iris", *line.format(ONE).split("\n")], "END:VCARD"
    (row,) = rows(put, *begin, end)
    assert row["number"] == ONE
    (row,) = rows(put, *begin, f"TEL;TYPE=HOME:{HOME}", end)
    assert row["number"] == ONE


def test_under_a_label_that_nobody_knows_a_number_is_taken_for_want_of_another(put: Put) -> None:
    begin, end = ["BEGIN:VCARD", "FN:Iris", f"item1.TEL:{ONE}", "item1.X-ABLabel:Bidule"], "END:VCARD"
    (row,) = rows(put, *begin, end)
    assert row["number"] == ONE
    (row,) = rows(put, *begin, f"TEL;TYPE=HOME:{HOME}", end)
    assert (row["number"], row["other_numbers"]) == (HOME, ONE)


@pytest.mark.parametrize(
    "lines",
    [
        ["item1.ADR:;;Quai 1;Genève;;1201;", "item1.X-ABADR:ch"],
        ["ADR:;;Quai 1;Genève (Suisse);;1201;"],
        ["ADR:;;Quai 1;Genève;;CH-1201;"],
        ["ADR:;;Quai 1\\n1201 Genève\\nSuisse;;;;"],
        ["ADR:;;Quai 1;Genève;Suisse;;"],
        ["LABEL:Quai 1\\n1201 Genève\\nSuisse"],
        ["TEL;TYPE=WORK:+41 22 345 67 89"],
    ],
)
def test_a_country_anywhere_in_a_cards_address_is_heard(put: Put, lines: list[str]) -> None:
    swiss, french = (
        ["BEGIN:VCARD", f"FN:{name}", f"TEL;TYPE=CELL:{number}", *lines, "END:VCARD"]
        for name, number in (("Urs", "079 123 45 61"), ("Iris", ONE))
    )
    table = read(put("a.vcf", "\n".join([*swiss, *french]).encode()), region="FR")
    imported = people(table, guess(table, "FR"), "FR")
    found = [(one.row.number.e164, one.remark is not None) for one in imported.people]
    told = [one.reason for one in imported.rejected]
    assert ("+33639980012", False) in found
    assert ("+41791234561", True) in found or told == [Reason.OTHER_COUNTRY]
    assert len(found) + len(told) == 2
