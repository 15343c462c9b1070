"""What headers mean, in the words of the programs that people export from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.files.headers import Says, header, says_nobody

MEANT = {
    Says.MOBILE: "Portable|Mobile|GSM|Mobile Phone|Téléphone mobile|Numéro de portable|Num. mobile|TelPortable|SMS"
    "|Mobile mère|RESP1_TEL_PORTABLE|Handynummer|Mobiele telefoon|Móvil|Cellulare|Mobile avec indicatif|Mobile Number",
    Says.PHONE: "Tel|Tél.|Téléphone|Phone|Home Phone|Tél. personnel|Phone (Billing)|Phone 1 - Value|Telefonnummer"
    "|N° tél. adhérent|Default Address Phone|Téléphone du responsable légal 1|Teléfono|Company Main Phone",
    Says.LANDLINE: "Tél. fixe|Fixe|Landline|Festnetz",
    Says.NUMBER: "Nouveau numéro|Numéro actuel|Numéro|N°|Number|Nummer|Numéro du contact",
    Says.FAX: "Fax|Business Fax|Télécopie|Fax Number|Pager Number",
    Says.LABEL: "Phone 1 - Label|Phone 2 - Type|Type de téléphone",
    Says.COUNTRY: "Indicatif|Indicatif téléphonique|Pays|Country|Country Code (Billing)|Phone country code|Land|País"
    "|Address 1 - Country|Default Address Country Code|Country/Region|Vorwahl",
    Says.FIRST: "Prénom|Prénoms|First Name|FirstName|Given Name|Prénom 1|Prénom responsable|First Name (Billing)"
    "|Billing First Name|PRENOM_PATIENT|Prénom de l'élève|Vorname|Voornaam|RESP1_PRENOM",
    Says.LAST: "Nom|Last Name|Surname|Nom d'usage|Nom de naissance|Nom de jeune fille|NOM_PATIENT|Nom de famille"
    "|Nom du responsable|Family Name|Nachname|Achternaam|Cognome|Apellidos|Votre nom",
    Says.WHOLE: "Name|Nom complet|Nom complet du client|Nom et prénom de l'enfant|Nom/Prénom|NomPrenom|Patient Name"
    "|Contact|Client|Élève|Display Name|Nom à afficher|Customer Name|Responsable légal|Interlocuteur|Vor- und Nachname",
    Says.ORGANISATION: "Raison sociale|Société|Organization Name|Organization 1 - Name|Company|Company (Billing)"
    "|Nom de la société|Nom commercial|Ragione sociale|Firma",
    Says.OTHER: "SIREN|SIRET|N° SIRET|NIR|N° sécu|N° de sécurité sociale|IBAN|Code client|N° client|N° dossier"
    "|N° facture"
    "|Numéro de commande|Code postal|N° adhérent|Date de naissance|FINESS|N° FINESS|RPPS|Kundennummer|PLZ|DNI|BSN"
    "|Codice fiscale|Civilité|Nom du médecin|Nom de la rue|Middle Name|Nickname|Phonetic First Name|Name Prefix"
    "|Organization Title|Accepts SMS Marketing|Pays de naissance|Order Number|Customer ID|Date SMS|Username"
    "|id_country|Ancien tél.|Ancien numéro|Old phone|Tél. praticien|Téléphone enseignant|Tél. agence",
    Says.UNKNOWN: "|Hotel|Automobile|Cabinet Martin|Édité le 03/12/2026|Duval|Liste des élèves inscrits au séjour"
    " de ski"
    " du 3 au 9 janvier|Lineitem name|06 39 98 00 12",
}


@pytest.mark.parametrize(
    ("text", "says"), [(text, says) for says, texts in MEANT.items() for text in texts.split("|")]
)
def test_a_header_says_what_its_column_holds(text: str, says: Says) -> None:
    assert header(text).says is says
    assert header(text.upper()).says is says or text in {"TelPortable", "FirstName", "NomPrenom"}


def test_a_header_tells_whose_its_column_is() -> None:
    for one, same in (
        ("Mobile mère", "Nom mère"),
        ("Tél. parent 2", "Parent 2 - Mobile"),
        ("TEL_RESP1", "RESP1_NOM"),
    ):
        assert header(one).whose == header(same).whose != frozenset()
    for one, other in (
        ("Mobile mère", "Mobile père"),
        ("Parent 1", "Parent 2"),
        ("Resp. légal 1", "Resp. légal 2"),
    ):
        assert header(one).whose != header(other).whose
    assert header("Phone 1 - Value").whose == header("Phone 2 - Value").whose == frozenset()
    assert header("Nom de naissance").second
    assert not header("Nom d'usage").second


@pytest.mark.parametrize(
    "cell", ["pas de portable", "Aucun", "sans", "NC", "néant", "no mobile", "Liste rouge", "kein Handy"]
)
def test_no_number_is_said_in_words(cell: str) -> None:
    assert says_nobody(cell)


@pytest.mark.parametrize("cell", ["Portable", "Né(e) le", "N°", "No", "Nom", "Nr", "", "Passeport", "Sanson"])
def test_a_header_is_not_nobody(cell: str) -> None:
    assert not says_nobody(cell)


@given(st.text())
def test_any_text_has_a_meaning(text: str) -> None:
    assert isinstance(header(text).says, Says)
