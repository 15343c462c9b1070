"""Text without a mark: French is read as French however short it is, other languages when they say enough."""

import pytest

from ovhsms_gui.files.reading import read

from .conftest import Put

# Of these some are in the program's own list of words, most are not.
_WORDS = """
    Zoë Noël Maëlys Gaëlle Anaïs Loïc Joëlle Hélène André Éric Élodie Jérôme François Benoît Céline Chloé Bérénice
    Côme Inès Théo Lefèvre Cœur Bœuf Sœur Œuvre Dubœuf Prévôt Lemaître Guérin Hémery Ménéghetti Coulibalé Traoré Koné
    Bécaud Barré Fouché Mazières Tournès Delépine Évry Échirolles Nîmes Orléans L'Haÿ façade reçu août hôpital élève
    déjà où été fête pâtisserie Écully Müller Muñoz João Gonçalves Ângela Söderberg HÉLÈNE LEFÈVRE FRANÇOIS ZOË CŒUR
    ANDRé HéLèNE Bégaiement
"""
WORDS = _WORDS.split()
FRENCH = ["cp1252", "iso8859-1", "iso8859-15", "mac-roman", "cp850"]
WIDE = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]


def has(word: str, encoding: str) -> bool:
    return word.encode(encoding, "ignore").decode(encoding) == word


@pytest.mark.parametrize("encoding", [*FRENCH, *WIDE])
def test_one_french_name_is_enough(put: Put, encoding: str) -> None:
    wrong = {}
    for word in WORDS:
        for lines in ((word,), ("nom;tel", f"{word};0639980012")):
            if has(word, encoding):
                rows = read(put("a.csv", "\r\n".join(lines).encode(encoding))).rows
                wrong.update({word: rows} if rows[-1][0] != word else {})
    assert wrong == {}


@pytest.mark.parametrize("encoding", [*FRENCH, *WIDE])
@pytest.mark.parametrize("start", range(0, len(WORDS), 5))
def test_a_small_list(put: Put, encoding: str, start: int) -> None:
    names = [word for word in WORDS[start : start + 5] if has(word, encoding)]
    text = "".join(f"{name};063998{number:04}\n" for number, name in enumerate(names))
    assert [row[0] for row in read(put("a.csv", text.encode(encoding))).rows] == names


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("50\xa0€", "cp1252"),
        ("50 €", "iso8859-15"),
        ("50\xa0€", "mac-roman"),
        ("N° 5 – l’école", "cp1252"),
        ("Rue de l’Église", "mac-roman"),
        ("«\xa0Bonjour\xa0»", "cp1252"),
        ("½ journée", "cp1252"),
        ("l´été", "cp1252"),
        ("à", "cp1252"),
        ("RDV à 9h", "mac-roman"),
        ("RDV à 9h", "cp850"),
    ],
)
def test_signs_are_judged_by_what_stands_beside_them(put: Put, text: str, encoding: str) -> None:
    assert read(put("a.csv", f"{text}|x\n".encode(encoding)), separator="|").rows == ((text, "x"),)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1250", "Łukasz Wiśniewski;Kowalczyk"),
        ("cp1250", "Szczęsny;Błaszczykowski;Piątek"),
        ("cp1250", "Jiří Novotný;Růžena Černá"),
        ("cp1250", "Dvořák"),
        ("cp1250", "Erdős Péter;Kőműves Győző"),
        ("cp1250", "Cătălina;Ioniţă;Răzvan Bălan;Mădălina"),
        ("cp1250", "Marković;Đorđević"),
        ("cp1254", "Yıldız Şahin"),
        ("cp1254", "Ayşe Çalışkan;İbrahim Doğan"),
        ("cp1251", "Наталья Иванова;Олег"),
        ("cp1251", "ДМИТРИЙ СМИРНОВ"),
        ("cp1253", "Γιώργος Παπαδόπουλος"),
        ("cp1253", "ΕΛΕΝΗ ΠΑΠΠΑ"),
    ],
)
def test_other_languages_are_read_as_themselves(put: Put, encoding: str, text: str) -> None:
    table = read(put("a.csv", f"{text}\n".encode(encoding)), separator=";")
    assert (table.rows, table.encoding) == ((tuple(text.split(";")),), encoding)


def test_a_foreign_name_among_many_makes_no_foreign_list(put: Put) -> None:
    names = [*WORDS[:30], "Ðorde", "Ýmir"]
    text = "".join(f"{name};1\n" for name in names)
    assert [row[0] for row in read(put("a.csv", text.encode("cp1252"))).rows] == names


def test_marks_where_files_were_joined_are_no_part_of_the_text(put: Put) -> None:
    rows = read(put("a.csv", "\ufeffAna;1\n\ufeffZoé;2\n".encode())).rows
    assert rows == (("Ana", "1"), ("Zoé", "2"))


@pytest.mark.parametrize(
    "written",
    [
        "Nom;Mobile\nZoé + Ana;+33 6 39 98 00 31\nHélène Cœur;0639980032\n".encode("utf-7"),
        b"Nom+ADs-Mobile\nZo+AOk- +- Ana+ADs-+-33 6 39 98 00 31\nH+AOk-l+AOg-ne C+AVM-ur+ADs-0639980032\n",
        b"Nom;Mobile\nZo+AOk- + Ana;+33 6 39 98 00 31\nH+AOk-l+AOg-ne C+AVM-ur;0639980032\n",
    ],
)
def test_utf_7_is_no_plain_text(put: Put, written: bytes) -> None:
    assert read(put("a.csv", written)).rows == (
        ("Nom", "Mobile"),
        ("Zoé + Ana", "+33 6 39 98 00 31"),
        ("Hélène Cœur", "0639980032"),
    )


@pytest.mark.parametrize("cell", ["+33639980012", "ana+list-a@example.org", "A+B-C", "+ANNA-", "1+AI-2"])
def test_a_plus_is_no_utf_7(put: Put, cell: str) -> None:
    assert read(put("a.csv", f"{cell};x\n".encode())).rows == ((cell, "x"),)
