"""UTF-8 that was read in another encoding and saved so: put right where it is certain, and told."""

import pytest

from ovhsms_gui.files.garbled import plain
from ovhsms_gui.files.reading import read

from .conftest import Build, Put

NAMES = [
    "Zoé",
    "Cœur",
    "L’été",
    "Œuvre",
    "Élodie",
    "ÉLODIE",
    "10 €",
    "Noël Müller",
    "N° 5",
    "«\xa0là\xa0»",
    "François",
]


def misread(text: str, encoding: str) -> str:
    """As a program shows UTF-8 that takes it for this; Windows shows what it has no character for as it is."""
    return "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) if byte > 0x7F else chr(byte)
        for byte in text.encode()
    )


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850", "latin-1"])
@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_was_misread_is_put_right(encoding: str, times: int) -> None:
    for name in NAMES:
        wrong = name
        for _ in range(times):
            wrong = misread(wrong, encoding)
        assert plain(wrong) == name
        assert plain(f"{wrong} {name}") == f"{name} {name}"


@pytest.mark.parametrize(
    "text",
    [
        *NAMES,
        "Ångström",
        "Âge : 5",
        "ÃO",
        "Ä, Ö",
        "“école”",
        "l’école d’été",
        "50 €…",
        "Иванова",
        "Łukasz Wiśniewski",
        "Γιώργος",
        "Ã©" * 6000,  # nobody's name
        "😀",
        "√2",
        "Â¡",
        "Ð¸",
    ],
)
def test_what_is_right_or_not_certain_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


def test_it_is_told_in_every_format(put: Put, xlsx: Build) -> None:
    rows = (("Nom", "Ville", "Mobile"), ("ZoÃ©", "CÅ“ur", "0639980012"), ("Noël", "NÃ®mes", "0639980013"))
    right = (("Nom", "Ville", "Mobile"), ("Zoé", "Cœur", "0639980012"), ("Noël", "Nîmes", "0639980013"))
    text = "\n".join(";".join(row) for row in rows)
    page = "<table>" + "".join(f"<tr><td>{'<td>'.join(row)}" for row in rows)
    for path in (put("a.csv", text.encode()), put("a.xlsx", xlsx(A=rows)), put("a.xls", page.encode())):
        table = read(path)
        assert (table.rows, table.garbled, table.example) == (right, 3, ("ZoÃ©", "Zoé"))
    card = "BEGIN:VCARD\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9\nEND:VCARD\n"
    table = read(put("a.vcf", card.encode()))
    assert (table.rows[1][1], table.garbled, table.example) == ("Zoé", 1, ("ZoÃ©", "Zoé"))


def test_a_table_that_is_right_says_nothing(put: Put) -> None:
    table = read(put("a.csv", "Zoé;L’été\n".encode()))
    assert (table.garbled, table.example, table.lost) == (0, ("", ""), 0)


def test_characters_that_were_lost_before_are_told_too(put: Put) -> None:
    assert read(put("a.csv", "Zo\ufffd;1\nNo\ufffdl;2\n".encode())).lost == 2
    table = read(put("a.csv", "Zoï¿½;1\n".encode()))
    assert (table.rows[0][0], table.lost) == ("Zo\ufffd", 1)
