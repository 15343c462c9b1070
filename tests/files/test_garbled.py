"""UTF-8 that was read in another encoding and saved so: put right where it is certain, and told."""

from collections.abc import Callable

import pytest

from ovhsms_gui.files.garbled import plain
from ovhsms_gui.files.misread import judged
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


# ---- one byte a character ----------------------------------------------------------------------------

FRENCH = [
    "Lefèvre",
    "Hélène",
    "Zoé",
    "François",
    "Côme",
    "Gaëlle",
    "Benoît",
    "Marie-Thérèse",
    "Anaïs",
    "l’été",
]
ELSEWHERE = {
    "Bohemia": "Kováč Dvořák Novák Hlaváček Růžička Němec Šárka Čapek Žaneta Benčík Červenka Hořčička Ďuriš Ťažký",
    "Poland": "Łukasz Wiśniewski Ząbek Żółć Gęśla Małgorzata Ćwik Źrebak Pająk Święch",
    "Hungary": "Győző Hűvös Szőke Fűzfa Gábor Sándor Ildikó Örs",
    "Romania": "Ştefan Ţepeș Ștefan Țurcanu Bălan Rădulescu Ilieş",
    "Balkans": "Žižek Đoković Ćosić Šćepan Milošević Čović Božić",
    "Turkey": "Şahin Çağla Işıl İnci Yıldız Müjde Ağa Güneş Öztürk",
    "Vietnam": "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Lý Thị Văn Đình Hữu",
    "Iceland": "Þór Guðrún Þorsteinn Ólafur Sigurður Björk Ævar Ægir Ösp",
    "Scandinavia": "Ørjan Åge Søren Bjørn Håkon Åse Märta Jørgen Øystein",
    "Baltic": "Āris Māris Ķegums Ģirts Ņina Ēriks Žemaitė Kęstutis Šarūnas Õnne Ülo Tõnu Pärt",
    "Spain": "Núñez Begoña Íñigo Óscar Úrsula Álvarez Iñaki Ángel Peña Jesús Díaz Sánchez",
    "Portugal": "João Conceição Guimarães Inês António Sebastião Gonçalo Ângela Ítalo",
    "Ireland": "Ó’Brien Siobhán Séamus Róisín Pádraig Éamon Síle",
    "Greece": "Αλέξανδρος Γιώργος Ωραία Έλλη",
    "Russia": "Щукин Иван Ёлкина Юлия",
    "France": "DeÁngelo McÉwan JeanÉric L’Hôte D’Été Œuvre ŒUVRE N°5 «été» mot–clé Ysaÿe Haÿ L’Haÿ",
}


@pytest.mark.parametrize(
    ("seen", "was"),
    [
        ("cp850", "cp1252"),
        ("cp437", "cp1252"),
        ("cp1252", "cp850"),
        ("cp1252", "mac-roman"),
        ("mac-roman", "cp1252"),
        ("latin-1", "mac-roman"),
        ("latin-1", "cp850"),
        ("cp1250", "cp1252"),
        ("cp1251", "cp1252"),
        ("cp1253", "cp1252"),
    ],
)
def test_french_that_was_misread_by_bytes_is_put_right_and_told(put: Put, seen: str, was: str) -> None:
    pairs = [(name.encode(was, "replace").decode(seen, "replace"), name) for name in FRENCH]
    pairs = [(wrong, name) for wrong, name in pairs if "\ufffd" not in wrong and "?" not in wrong]
    text = "Nom;Note\n" + "\n".join(f"{wrong};x" for wrong, _ in pairs)
    table = read(put("a.csv", text.encode()))
    assert [row[0] for row in table.rows[1:]] == [name for _, name in pairs]
    changed = [pair for pair in pairs if pair[0] != pair[1]]
    assert (table.garbled, table.doubtful, table.example) == (len(changed), 0, changed[0])
    assert len(changed) > 2


@pytest.mark.parametrize("place", ELSEWHERE)
@pytest.mark.parametrize("change", [str, str.upper, str.title])
def test_a_right_name_of_anywhere_stays_as_it_is_and_nothing_is_said(
    place: str, change: Callable[[str], str]
) -> None:
    names = [change(name) for name in ELSEWHERE[place].split()]
    for some in (names, *([name] for name in names)):
        found = judged(some)
        assert [found.right(name) for name in some] == some
        assert [found.doubt(name) for name in some] == [""] * len(some)


def test_names_of_all_places_together_stay_as_they_are(put: Put) -> None:
    names = [name for some in ELSEWHERE.values() for name in some.split()] + FRENCH
    table = read(put("a.csv", "\n".join(f"{name};x" for name in names).encode()))
    assert ([row[0] for row in table.rows], table.garbled, table.doubtful) == (names, 0, 0)


def test_what_looks_central_european_is_put_right_where_two_words_are_french(put: Put) -> None:
    table = read(put("a.csv", "Lefčvre;Zoé\nFrançois;Hélčne\n".encode()))
    assert (table.rows, table.garbled) == ((("Lefèvre", "Zoé"), ("François", "Hélène")), 2)
    table = read(put("a.csv", "Hélčne;Zoé\nKováč;Dvořák\nČapek;Hlaváček\n".encode()))
    assert (table.garbled, table.doubtful) == (0, 0)


def test_one_word_is_put_right_where_people_know_it_and_else_told(put: Put) -> None:
    table = read(put("a.csv", "Ana Kováč;LefÞvre\nBob;x\n".encode()))
    assert (table.rows[0], table.garbled, table.doubtful) == (("Ana Kováč", "Lefèvre"), 1, 0)
    table = read(put("a.csv", "Ana;LÚana\nBob;LÚana\n".encode()))
    assert (table.rows[0], table.garbled, table.doubtful) == (("Ana", "LÚana"), 0, 2)
    assert table.doubt == ("LÚana", "Léana")
