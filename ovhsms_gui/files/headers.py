"""What the header of a column says is in it: a number to text, a name, a country, or none of these.

The words are those of the programs that people export from (spreadsheets, Google, Outlook, Thunderbird, Doctolib,
Pronote, PrestaShop, WooCommerce, Shopify), in French and English, and the usual ones of their neighbours.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ovhsms_gui.files.names import placeholder


class Says(StrEnum):
    """What a column holds, by its header alone."""

    MOBILE = "mobile"
    PHONE = "phone"
    LANDLINE = "landline"
    NUMBER = "number"  # "Numéro" alone: of what?
    FAX = "fax"  # takes no SMS
    LABEL = "label"  # what kind of number stands beside
    COUNTRY = "country"  # or a dialling code
    FIRST = "first"
    LAST = "last"
    WHOLE = "whole"
    ORGANISATION = "organisation"
    OTHER = "other"  # anything else that is known, and no number to text
    UNKNOWN = "unknown"


PHONES = frozenset({Says.MOBILE, Says.PHONE, Says.LANDLINE})
# Never a number to text, whatever its digits look like.
NEVER = frozenset({Says.FAX, Says.LABEL, Says.COUNTRY, Says.OTHER})


class Header(NamedTuple):
    """A header's meaning, and whom it speaks of: "Portable père" and "Prénom père" are about the same one."""

    says: Says
    whose: frozenset[str] = frozenset()
    second: bool = False  # one that gives way to another of its kind: "Nom de naissance"
    strange: bool = False  # with words that nobody knows, which are among `whose`: perhaps somebody else's


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SILENT = _set(
    "er ere e eme nd nde de d du des la le les l a au aux et ou und y e en of the and or un une der die das van het"
)
_FAX = _set("fax telefax telecopie telecopieur pager radiomessagerie bipper fernkopie")
_LABEL = _set("label type libelle")
_MOBILE = _set(
    "mobile mobiles portable portables gsm cell cellphone cellular cellulaire cel sms texto whatsapp handy"
    " handynummer handynr mobil mobilnummer mobilnr mobiltelefon mobilephone mobiel mobiele movil moviles cellulare"
    " celular telemovel natel mob iphone applewatch numportable numeroportable telportable telmobile nummobile mobiltel"
)
_PHONE = _set(
    "tel tels tele telephone telephones telephonique phone phones phonenumber telefon telefonnummer telefonnr telnr"
    " rufnummer telefoon telefoonnummer telefono telefone tlf tfno numtel notel numerotel numtelephone homephone"
    " workphone"
)
_LANDLINE = _set("fixe fixes landline festnetz vaste fijo fisso")
_NUMBER = _set("numero numeros num n no nr nb number numbers nummer numer")
# Whom one meets at work, at school or when ill.
_STAFF = _set(
    "doctor medecin docteur secretariat assistant assistante employeur employer notaire avocat praticien praticienne"
    " enseignant enseignante professeur prof agence"
)
# Beside a word for a phone, these say that the column is about it and does not hold it, or that it is another's.
_ABOUT = _STAFF | _set(
    "date heure hour operateur operator carrier modele marque consentement consent optin optout accepts marketing"
    " accord autorise autorisation statut status imei puk pin code verifie verified valide commentaire remarque"
    " nombre duree ecole"
)
# What was somebody's is a stranger's by now.
_FORMER = _set(
    "ancien ancienne anciens anciennes ex old former previous precedent precedente alte oud vecchio antiguo"
)
_DIALLED = _set(
    "indicatif indicatifs prefixe prefix prefijo prefisso vorwahl landesvorwahl landnummer dial dialling"
    " dialing calling ind indic"
)
_WITHIN = _set("avec with mit met con compris incl inclus included")  # "Mobile avec indicatif" is a mobile
_COUNTRY = _set("pays country countrycode land landcode pais paese nation iso")
# Where they were born, or go: their phone is of another one.
_NOT_THEIRS = _set(
    "naissance birth geburt geboorte nacimiento nascita origine origin nationalite nationality destination visite"
    " visited passeport passport voyage sejour travel trip circuit"
)
_KEYS = _set("id ids identifiant identifier")  # of a table of countries: 8 is no dialling code there
# Of a person, a firm or a thing, by digits that are no phone's.
_DIGITS = _set(
    "siren siret nir secu securite ssn iban bic swift rib tva vat btw ust mwst dossier dossiers facture factures"
    " invoice"
    " rechnung rechnungsnummer factuur commande order bestellung postal zip zipcode cp plz postcode postleitzahl cap"
    " adherent matricule finess rpps adeli ean isbn gtin sku licence license contrat contract police compte account"
    " konto kontonummer kunde kundennummer kundennr klantnummer patientennummer mitgliedsnummer code id ids identifiant"
    " identifier uid uuid ref refs reference references ip montant amount betrag bedrag importe prix price preis total"
    " solde age annee year bsn dni nif nie cif kvk kbo avs ahv inami caf allocataire ine uai rne ape naf rcs rna permis"
    " passeport immatriculation badge carte card steuernummer steuerid fiscal fiscale fiscalnumber insee commune"
    " ipp nss ss securitesociale numerosecu numsecu codepostal birthday birthdate geburtsdatum geburtstag ordre ligne"
    " rue"
    " voie lot chambre place table siege licencie codeclient numclient nodossier"
)
_ELSE = _set(
    "date dates naissance birth ville city ort stadt plaats ciudad citta adresse address strasse straat street email"
    " mail mails courriel emails rdv rendez rendezvous appointment heure heures hour time classe class klasse niveau"
    " civilite titre title anrede salutation sexe genre gender commentaire commentaires comment comments note notes"
    " remarque remarques observation observations groupe groupes group groups labels statut status motif medecin"
    " praticien docteur service fonction poste job department departement nickname surnom birthday photo langue"
    " language"
    " locale lang sprache taal idioma lingua"
    " nationalite consentement quantite quantity qte nombre produit product article prestation region province state"
    " web website site url login utilisateur username user file fichier jour lieu web transport cantine regime middle"
    " phonetic suffix suffixe prefix prefixe gamme tags tag source debut fin"
)
_NO_NAME = _set(
    "middle phonetic suffix suffixe nickname surnom username utilisateur user file fichier medecin"
)
_ADDRESS = _set("adresse address anschrift adres indirizzo direccion domicile")
# As an address does, these may end with a country, or begin with its letter: "CH-1201".
_PLACE = _ADDRESS | _set(
    "ville city town ort stadt plaats ciudad citta localite localisation location commune lieu residence rue street"
    " strasse straat voie cp npa zip plz postal postcode postleitzahl region province etat state zone canton"
)
_MAIL = _set("mail email courriel electronique ip web")
_GIVEN = _set("prenom prenoms forename firstname givenname vorname vornamen voornaam roepnaam")
_FAMILY = _set(
    "lastname surname familyname nachname familienname achternaam cognome apellido apellidos patronyme nomfamille"
)
_NOM = _set("nom noms nachname")
_NAME = _NOM | _set("name naam nome")
_WHOLE = _set("fullname displayname nomcomplet nomprenom prenomnom nomprenoms volledigenaam")
_COMPLETE = _set("complet complets full display afficher complete completo affichage")
PEOPLE = _set(
    "contact contacts client cliente clients customer patient patiente patients eleve eleves etudiant etudiante student"
    " pupil enfant child adherent adherente membre member abonne abonnee subscriber destinataire recipient beneficiaire"
    " salarie salariee employe employee agent assure locataire tenant proprietaire participant participante inscrit"
    " interlocuteur interlocutrice"
    " stagiaire candidat joueur licencie benevole usager resident famille personne person personnes responsable parent"
    " kunde klant teilnehmer mitglied empfanger schuler"
    " titulaire souscripteur souscriptrice occupant occupante allocataire coproprietaire emprunteur emprunteuse"
    " policyholder insured attendee"
    " assuree licenciee joueuse etudiante candidate residente inscrite usagere"
)
_REACHED = _set("contact contacts destinataire recipient")  # by what else than their phone?
# Whose phone is meant beside anybody's name, because it is they whom one is to call.
CALLED = _set("contact contacts personne personnes parents")
PARENTS = _set(
    "mere maman mother mum mom mutter moeder madre pere papa father dad vater vader padre responsable resp"
    " representant parent tuteur tutrice guardian"
)
# Parents by these words alone only where a child's phone is, or nobody's: else at the head of somebody grown up.
HEADS = _set("responsable resp representant tuteur tutrice guardian")
CHILDREN = _set("eleve enfant child student pupil etudiant schuler")
# Who may be somebody else than the row's own person.
OTHERS = _set(
    "shipping livraison emergency urgence conjoint conjointe epoux spouse partner commercial commerciale conseiller"
    " conseillere gestionnaire vendeur secretaire prevenir accompagnant accompagnante accompagnateur accompagnatrice"
    " aidant aidante infirmier infirmiere installateur technicien acheteur livreur chauffeur gardien concierge"
)
ORDERING = _set("billing facturation commande")  # mostly the row's own person
PAYERS = ORDERING | {"payeur"}
_ROLES = PEOPLE | PARENTS | OTHERS | PAYERS | _set("legal financier")
# "Nom" and "name" are a person's with no other words beside them than these.
_OF_A_PERSON = (_ROLES - {"commande"}) | _set(
    "usage usuel usuelle naissance jeune fille marital maiden birth epouse famille family last legal votre your"
    " obligatoire required requis principal first given"
)
_SECOND = OTHERS | _set("naissance jeune fille maiden birth deuxieme second autre autres other additional")
_FIRMS = _set(
    "societe entreprise company companies organization organisation organisme firma unternehmen bedrijf empresa ditta"
    " azienda etablissement association enseigne denomination business"
)
_TRADING = (_set("raison sociale"), _set("ragione sociale"), _set("nom commercial"))
_OF_PHONES = _set(
    "home work main other autre autres bureau domicile maison travail pro perso professionnel professionnelle personnel"
    " personnelle prive privee privat private dienstlich geschaftlich geschaft werk thuis casa trabajo lavoro ufficio"
    " primary secondary business voiture car standard direct directe default value valeur jour soir nuit journee"
    " st rd th radio radiotelephone tdd tty rappel callback usuel favori preferred whatsapp format"
    " international national complet filaire box internet famille foyer familial avec cabinet contactable joignable"
    " pour for prioritaire daytime evening office vacances campagne atelier magasin boutique port dom trav bur poste"
    " ext extension sim signal telegram viber voice personal ligne orange sfr free bouygues intl rdv sms"
)
_ALONE = _NUMBER | _ROLES | _set("principal secondaire perso pro nouveau actuel new current")
# Of what kind a phone is, where, or which of several: all that may be said of somebody's own one.
_OF_THEIR_OWN = (
    _OF_PHONES | _MOBILE | _PHONE | _LANDLINE | _NUMBER | _WITHIN | _DIALLED | _COUNTRY | _FIRMS | _ADDRESS | _COMPLETE
    | _set(
        "principal principale secondaire perso pro nouveau actuel new current first last deuxieme second seconde"
        " additional obligatoire required requis votre your nom name google grandcentral"
        " quel quelle est mon my exemple example chiffres digits sans espace espaces optional optionnel facultatif"
        " normalise normalized formate formatted brut raw nettoye clean corrige corrected coordonnees appel"
    )
)  # fmt: skip
_OF_THEIR_NAME = _OF_THEIR_OWN | _OF_A_PERSON | _NAME | _GIVEN | _FAMILY | _WHOLE
_OF_THEIR_COUNTRY = _OF_THEIR_OWN | _PLACE | _set("code codes alpha libelle habitation nom name a2 a3")
# Beside a number no more is meant by these than by a place or a kind.
_OF_LABELS = _OF_THEIR_OWN | _FAX | _set("ecole school mon ma mes my mein custom arbeit accueil")
_STRANGERS = OTHERS | PARENTS | CHILDREN | _STAFF | _FORMER | _set(
    "mari femme compagnon compagne concubin concubine fils fille frere soeur parents maternelle mamie papi papy mamy"
    " oncle tante cousin cousine neveu niece ami amie copain copine voisin voisine colocataire nounou nourrice belle"
    " beau grand husband wife son daughter brother sister friend neighbour neighbor nanny uncle aunt boss chef patron"
    " patronne manager secretary sekretariat mann frau sohn tochter bruder schwester freund freundin nachbar"
    " plus never jamais faux fausse mauvais wrong falsch erreur errone invalide invalid obsolete inactif inactive perdu"
    " resilie supprime"
)  # fmt: skip
_NAMED = re.compile(r"(?:^|_)(?:de|d|du|des|of|von|chez)_(?:l_|la_|les_)?([^_]+)|([^_]+)_s(?=_|$)")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_NUMBERED = re.compile(r"\d+")
_WHICH = re.compile(rf"(?:\b|_)(?:{'|'.join(sorted(PARENTS))})(?:_legale?)?_?(\d+)")  # "Parent 2", "RESP1"
# "Portable (ex : 06…)"; any other "ex" is somebody: "Portable ex", "Ex - portable", "Portable (ex-mari)".
_EXAMPLE = re.compile(
    r"(?!\A)(?:\(\s*ex\b|\bex\s*[.:=]|\bex\b(?=\s*(?:\+|\(?\d[ .-]?[\dx])))"
    r"(?!\s*-|\W*(?:\)|\Z|mari\b|femme|conjoint|[eé]pou|compagn|concubin|ami|cop(?:ain|ine)|husband|wife|partner)).*",
    re.IGNORECASE | re.DOTALL,
)
_GENDER = re.compile(r"(?:eur|eu|ric)\Z")  # "emprunteur", "emprunteuse", "souscriptrice", without their "es"
_MOST_WORDS = 6  # with more it is a sentence, and no header
_NOBODY = re.compile(
    r"(?:pas|aucune?|sans|neant|inconnue?|non|nc|na|n_a|n_c|n_a_pas|ne_pas|refus\w*|absente?|jamais|liste_rouge|rien|none|nil"
    r"|unknown|missing|kein\w*|geen|ohne|sin|senza|nessun\w*)(?:_\w+)*|(?:no|not)_(?:mobile|phone|known|given)"
)


def roles(whose: Iterable[str]) -> frozenset[str]:
    """Whom words speak of, whether one or many, a man or a woman: a family's name is of any of it."""
    return frozenset(_GENDER.sub("", one.rstrip("es")) for one in whose if one != "famille")


@lru_cache(maxsize=4096)
def header(text: str) -> Header:
    """What a header means. Never raises."""
    if len(text) > 80:
        return Header(Says.UNKNOWN)
    text = _EXAMPLE.sub("", text)
    plain = placeholder(text)
    apart, whole = _words(placeholder(_CAMEL.sub(" ", text)[:80])), _words(plain)
    words = apart | whole
    if not words or len(words) > _MOST_WORDS:
        return Header(Says.UNKNOWN)
    ordinals = frozenset(_WHICH.findall(plain))
    says = _says(words)
    strange = _strange(says, whole) and _strange(says, apart)  # "TelPortable", "WhatsApp"
    return Header(says, words & _ROLES | ordinals | strange, bool(words & _SECOND), bool(strange))


def _words(plain: str) -> frozenset[str]:
    return frozenset(_NUMBERED.sub("", part) for part in plain.split("_")) - _SILENT - {""}


def _strange(says: Says, words: frozenset[str]) -> frozenset[str]:
    """The words that nobody knows. Beside a phone or a relative's name they make it somebody else's: "grand-mère"."""
    if says in PHONES:
        known = _OF_THEIR_OWN
    elif says is Says.COUNTRY and not words & _DIALLED:
        known = _OF_THEIR_COUNTRY
    elif says not in NEVER and words & (PARENTS | OTHERS):
        known = _OF_THEIR_NAME
    else:
        return frozenset()
    return words - known - _ROLES


def _says(words: frozenset[str]) -> Says:
    phone = words & (_MOBILE | _PHONE)
    if words & _FAX:
        return Says.FAX
    if words & _DIALLED and not words & _WITHIN and (phone or not words & _NAME):
        return Says.COUNTRY
    if phone:
        return _of_a_phone(words)
    if words & _LANDLINE:
        return Says.LANDLINE
    if words & _COUNTRY:
        return Says.OTHER if words & (_NOT_THEIRS | _KEYS) else Says.COUNTRY
    named = _of_a_name(words)
    if named is not None:
        return named
    numbered = words & _NUMBER
    if (
        words & (_DIGITS | _ELSE)
        or (numbered and words & _FORMER)
        or (numbered and words & PEOPLE - _REACHED)
    ):
        return Says.OTHER
    if numbered:
        return Says.NUMBER if words <= _ALONE else Says.UNKNOWN
    return Says.WHOLE if words & PEOPLE and words <= PEOPLE | _ROLES else Says.UNKNOWN


def _of_a_phone(words: frozenset[str]) -> Says:
    if words & _LABEL:
        return Says.LABEL
    if words <= _PHONE | _COUNTRY | _NUMBER | {"code", "codes"} and words & (_COUNTRY | {"code", "codes"}):
        return Says.COUNTRY
    if words & (_ABOUT | _FORMER):
        return Says.OTHER
    if words & _MOBILE:
        return Says.MOBILE
    return Says.LANDLINE if words & _LANDLINE else Says.PHONE


def _of_a_name(words: frozenset[str]) -> Says | None:
    if words & _NO_NAME:
        return Says.OTHER
    given, name = words & _GIVEN or {"first", "name"} <= words or {"given", "name"} <= words, words & _NAME
    family = words & _FAMILY or {"last", "name"} <= words or {"family", "name"} <= words
    if given:
        return Says.WHOLE if family or words & _NOM else Says.FIRST
    if family:
        return Says.WHOLE if words & _set("nombre vor") else Says.LAST
    if words & _WHOLE or (words & (_NAME | {"nombre"}) and words & _COMPLETE):
        return Says.WHOLE
    if any(pair <= words for pair in _TRADING) or (
        words & _FIRMS and not words & (_DIGITS | _ELSE | _NUMBER)
    ):
        return Says.ORGANISATION
    if name and words <= _NAME | _OF_A_PERSON:
        return Says.LAST if words & _NOM or not words <= _NAME | PEOPLE else Says.WHOLE
    return None


def is_name(title: str) -> bool:
    """Of whomever or whatever it is: "Nom du conducteur", "Nom de la rue"."""
    return not _words(placeholder(title)).isdisjoint(_NAME | _GIVEN | _FAMILY | _WHOLE)


def is_not_theirs(title: str) -> bool:
    """A country in which their phone is not: where they were born, or go."""
    return not _words(placeholder(title)).isdisjoint(_NOT_THEIRS)


def is_address(title: str) -> bool:
    """Where somebody lives, and no e-mail's."""
    return _is_of(title, _ADDRESS)


def is_place(title: str) -> bool:
    """The same, or a part of it."""
    return _is_of(title, _PLACE)


def _is_of(title: str, what: frozenset[str]) -> bool:
    words = frozenset(placeholder(title).split("_"))
    return bool(words & what) and not words & (_MAIL | _NOT_THEIRS | OTHERS)


def of_a_fax(label: str) -> bool:
    """Beside a number: "Work Fax"."""
    return header(label).says is Says.FAX


def of_another(label: str) -> bool:
    """Beside a number: "Secretary", "Old", "Paul's mobile"."""
    plain = placeholder(label)
    named = frozenset("".join(words) for words in _NAMED.findall(plain))
    return not (_words(plain) - _OF_LABELS).isdisjoint(_STRANGERS | named)


def is_doubtful(label: str) -> bool:
    """Beside a number: what is no kind and no place of a phone, and so perhaps another one's name."""
    return not _words(placeholder(label)) <= _OF_LABELS


def says_nobody(cell: str) -> bool:
    """What people write where there is no number: "pas de portable"."""
    return _NOBODY.fullmatch(placeholder(cell)) is not None
