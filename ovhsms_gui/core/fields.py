"""The spellings of a field: a text's {prenom} takes what a card, or the contacts, call first_name.

Each is written as `placeholders.key` makes it. Only what says the same wherever it stands is here: "contact" or
"numero" may be anything, and a job is no form of address ("job_title", not "title").
"""

NAME, FIRST_NAME, LAST_NAME = "name", "first_name", "last_name"
# The number that the message goes to, where no column is called so. One is never taken for another: a landline, a
# mobile and a number to call back are columns of one table.
PHONES = frozenset(
    ["phone", "phone_number", "telephone", "tel", "numero_de_telephone", "mobile", "mobile_phone", "portable"]
)

# By the name that the contacts and the cards have for it.
_SPELLINGS = {
    NAME: "full_name fullname display_name nom_complet",
    FIRST_NAME: "firstname prenom prenoms prenom_usuel prenom_d_usage given_name givenname forename",
    LAST_NAME: "lastname nom nom_d_usage nom_usage nom_usuel nom_de_famille nom_famille surname family_name familyname",
    "org": "organisation organization organisme company company_name societe entreprise raison_sociale",
    "title": "civilite civility salutation",
    "job_title": "jobtitle fonction",
    "email": "e_mail mail courriel adresse_mail adresse_email adresse_e_mail email_address",
}
# What heads a column of whole names. No spellings: in a text {contact} may mean somebody else.
WHOLE_NAMES = frozenset(
    f"{NAME} {_SPELLINGS[NAME]} nom_prenom nom_et_prenom prenom_nom prenom_et_nom contact client patient adherent "
    "destinataire recipient customer".split()
)
_FIELDS = {spelling: field for field, others in _SPELLINGS.items() for spelling in (field, *others.split())}


def field_of(key: str) -> str:
    """The one name of the field that is spelled so; what is in no table is a field of its own."""
    return _FIELDS.get(key, key)


def spellings(key: str) -> tuple[str, ...]:
    """All ways to spell the field of this name."""
    meant = field_of(key)
    return (meant, *_SPELLINGS.get(meant, "").split())


def usual(key: str) -> bool:
    """A field that most address books have: who uses it has not mistyped it."""
    return key in _FIELDS or key in PHONES
