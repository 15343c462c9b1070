"""Which country somebody means by a code, a dialling code or a name: "FR", "+33", "0033", "Suisse"."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

from ovhsms_gui.core.numbers import Number, parse
from ovhsms_gui.core.ranges import library

# As they are in lists: in French, in English, and as the neighbours write their own. Others are no country here.
_NAMES = {
    "AD": "andorre andorra",
    "AT": "autriche austria osterreich",
    "BE": "belgique belgium belgie belgien",
    "BF": "burkina_faso",
    "BJ": "benin",
    "CA": "canada",
    "CD": "rdc republique_democratique_du_congo",
    "CG": "congo",
    "CH": "suisse switzerland schweiz svizzera",
    "CI": "cote_d_ivoire ivory_coast",
    "CM": "cameroun cameroon",
    "DE": "allemagne germany deutschland",
    "DK": "danemark denmark",
    "DZ": "algerie algeria",
    "ES": "espagne spain espana",
    "FI": "finlande finland",
    "FR": "france france_metropolitaine",
    "GA": "gabon",
    "GB": "royaume_uni grande_bretagne angleterre united_kingdom great_britain england uk",
    "GF": "guyane guyane_francaise french_guiana",
    "GN": "guinee guinea",
    "GP": "guadeloupe",
    "GR": "grece greece",
    "HT": "haiti",
    "IE": "irlande ireland",
    "IT": "italie italy italia",
    "LU": "luxembourg",
    "MA": "maroc morocco",
    "MC": "monaco",
    "MG": "madagascar",
    "ML": "mali",
    "MQ": "martinique",
    "MU": "maurice ile_maurice mauritius",
    "NC": "nouvelle_caledonie new_caledonia",
    "NL": "pays_bas hollande netherlands the_netherlands holland nederland",
    "NO": "norvege norway",
    "PF": "polynesie_francaise french_polynesia tahiti",
    "PL": "pologne poland polska",
    "PM": "saint_pierre_et_miquelon st_pierre_et_miquelon",
    "PT": "portugal",
    "RE": "reunion la_reunion ile_de_la_reunion",
    "RO": "roumanie romania",
    "SE": "suede sweden",
    "SN": "senegal",
    "TG": "togo",
    "TN": "tunisie tunisia",
    "TR": "turquie turkey turkiye",
    "UA": "ukraine",
    "US": "etats_unis united_states united_states_of_america usa",
    "YT": "mayotte",
}
# The same countries by their codes of three letters (ISO 3166 alpha-3), in the same order.
_LONG_CODES = (
    "AND AUT BEL BFA BEN CAN COD COG CHE CIV CMR DEU DNK DZA ESP FIN FRA GAB GBR GUF GIN GLP GRC HTI "
    "IRL ITA LUX MAR MCO MDG MLI MTQ MUS NCL NLD NOR PYF POL SPM PRT REU ROU SWE SEN TGO TUN TUR UKR "
    "USA MYT"
)
# As on cars, and so in many an address.
_SHORT_CODES = {"A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "I": "IT", "L": "LU", "P": "PT"}
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DIALLED = re.compile(r"(?:\+|00)?([1-9]\d{0,3})")
_AMONG_WORDS = re.compile(r"[^\d+]*(\+ ?[1-9]\d{0,3})[^\d+]*")  # "France (+33)", "FR +33"
_DIGIT = re.compile(r"\d")
_NO_LETTERS = re.compile(r"[^a-z]+")
_IN_BRACKETS = re.compile(r"[(\[]\s*([A-Z]{2,3})\s*[)\]]")
_BETWEEN = re.compile(r"[()\[\]/,;|–-]")
_LETTER = re.compile(r"[^\W\d_]")
_OF_FRANCE = frozenset({"FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF"})  # as addresses have it
_POSTAL = re.compile(r"\b([A-Z]{1,3})[-–]\d{4,5}\b")  # "CH-1201 Genève"
_LAST_WORD = re.compile(r"([^\W\d_]+)[\s.)\]]*\Z")
_LAST_CODE = re.compile(r"(?:[,\n(\[–—]|\s-)\s*([A-Z]{2,3})[\s.)\]]*\Z")
# Before the name of a country, these make a street's or a town's of it: "place d'Italie".
_STREETS = (
    "rue|r|avenue|av|place|pl|boulevard|bl?d|quai|cit[eé]|chemin|route|rte|h[oô]tel|r[eé]sidence|via|all[eé]e|impasse"
    "|imp|cours|square|passage|mont[eé]e|lotissement|villa|hameau|lieu|z[aic]|zac"
)
_OF_A_STREET = re.compile(rf"d|de|du|des|la|le|les|l|{_STREETS}")  # not "ch": "1920 Martigny CH Suisse"
_INVERTED = re.compile(rf"(?:ch|{_STREETS})(?:_(?:d|du|des|de(?:_l|_la)?))?")  # "Italie (place d')"
_PARTS = re.compile(r"[,;/|·•()\[\]\n]|\s[-–—]\s")  # of an address
# Quick to see, and not so in "12 rue X, 75013 Paris".
_TELLING = re.compile(rf"(?:\A|{_PARTS.pattern})\s*(?:\d{{4}}\s|[^\W\d])")
# "Suisse 1201 Genève", not "Maroc 75013 Paris" that ends a boulevard's name, nor the shops "Italie 2".
_BEFORE_TOWN = re.compile(r"(\D+)(?:\d{4}\b.*)?")
_POSTAL_CODE = rf"\d{{4}}\s(?!(?:ch|{_STREETS})\b)"  # not "1200 route de Lyon"
_AFTER_TOWN = re.compile(rf"{_POSTAL_CODE}(\D+)", re.IGNORECASE)  # "1201 Genève Suisse"
# "CH 1201 Genève", "CH, 1201 Genève"; a "ZA" is no South Africa in an address.
_CODE_OF_TOWN = re.compile(rf"(?:\A|[,;\n]\s*)(CH|BE?|LU?|AT?|DK)[\s,]+{_POSTAL_CODE}")
_LANDS = frozenset({"suisse_normande", "suisse_nicoise"})  # called after a country
_OF_A_TOWN = re.compile(r"(?:en|sur|sous|d)(?![^\W_])", re.IGNORECASE)  # "Allemagne en Provence"
_TOWN_OF_FRANCE = re.compile(r"\b(?:0[1-9]|[1-8]\d|9[0-8])\d{3}\s+[^\W\d]")
_FIRM = re.compile(
    "(?:^|_)(?:telecom|immobilier|poste|deux|voyages?|assistance|assurances?|air|airlines|express|services|import|export"
    "|location|evasion|loisirs|automobiles)(?:_|$)"
)
_MOST_WORDS = 4  # of a name
# No cell that means a country is longer; the rest of a novel is not looked at.
_LONGEST = 60


def region_of(text: str) -> str | None:
    """ISO 3166 alpha-2 of the country that a cell means, if it means nothing else.

    Of countries that share a dialling code it is the one whose plan reads the numbers of all of them: "US" for +1.
    """
    if len(text) > _LONGEST:
        return None
    text = _FLAG.sub(_letters, text.strip()) if _FLAG.fullmatch(text.strip()) else text
    return _alone(text) or _twice(text)


def _alone(text: str) -> str | None:
    code = _plain(text).upper()
    code = _long_codes().get(code) or _SHORT_CODES.get(code, code)
    return _dialled(text) or (code if code in library().SUPPORTED_REGIONS else None) or country_named(text)


def _twice(text: str) -> str | None:
    """The country that is said in several ways: "Suisse (CH)", "Schweiz/Suisse", "France (Réunion)"."""
    parts = [part for part in _BETWEEN.split(text) if part.strip()]
    if len(parts) < 2 or not all(map(_LETTER.search, parts)):
        return None
    said = {_alone(part) for part in parts}
    if len(said) > 1 and said <= _OF_FRANCE:
        said.discard("FR")
    return said.pop() if len(said) == 1 else None


def country_named(text: str) -> str | None:
    """The same, of a name alone: where "Me" may be a title, "FR" somebody's initials."""
    return _named().get(_plain(text)) if len(text) <= _LONGEST else None


def is_elsewhere(number: Number, words: str) -> bool:
    """Whether the words beside a number name a country in which it is another one: "Ana Suisse 079 123 45 67"."""
    return any(is_another(number, country) for country in _countries_in(words))


def is_another(number: Number, country: str) -> bool:
    """Whether it is also one in that country, and not the same."""
    return number.e164 is not None and parse(number.raw, country).e164 not in (None, number.e164)


@lru_cache(maxsize=1024)
def _countries_in(words: str) -> frozenset[str]:
    """Named among others, shown by a flag, or meant by a code that stands alone or in brackets."""
    plain = _plain(words)
    codes = _IN_BRACKETS.findall(words) if "(" in words or "[" in words else []
    if 2 <= len(plain) <= 3 and plain.upper() in words:
        codes.append(plain.upper())
    if not words.isascii():
        codes += [_letters(flag) for flag in _FLAG.finditer(words)]
    found = {_long_codes().get(code, code) for code in codes}
    if "-" in words or "–" in words:
        found |= {_SHORT_CODES.get(code, code) for code in _POSTAL.findall(words)}
    parts = plain.split("_")
    if not _first_words().isdisjoint(parts):
        runs = (
            "_".join(parts[start : start + count])
            for start in range(len(parts))
            for count in range(1, _MOST_WORDS + 1)
        )
        found |= {_named()[run] for run in runs if run in _named()}
    return frozenset(found & set(library().SUPPORTED_REGIONS) if found else ())


@lru_cache(maxsize=4096)
def countries_of_place(address: str) -> frozenset[str]:
    """What countries an address or a town may be in: "Genève (Suisse)", "CH-1201", "Maroc - Casablanca".

    It may be a street's name all the same.
    """
    if "\n" in address:  # blank lines would be tried in all their ways
        address = "\n".join(filter(None, map(str.strip, address.split("\n"))))
    found = _by_the_end(address)
    if not _TELLING.search(address):
        return found
    parts = [*map(str.strip, _PARTS.split(address)), ""]
    heard = {
        country
        for place, (part, after) in enumerate(pairwise(parts))
        if (country := _of_a_part(part))
        if any(map(_LETTER.search, parts[:place])) or not _INVERTED.fullmatch(_plain(after))
        # Where a town of France may be, a firm is no country: "Maroc Telecom, 75001 Paris".
        if not _FIRM.search(_plain(part)) or not _TOWN_OF_FRANCE.search(address)
    }
    return found | heard | frozenset(filter(None, map(region_of, _CODE_OF_TOWN.findall(address))))


def _of_a_part(part: str) -> str | None:
    """The country that a part of an address is, or names beside a town or its postal code."""
    if not part or len(part) > _LONGEST:
        return None
    first = part.partition(" ")[0]
    if first.isdecimal():
        after = _AFTER_TOWN.fullmatch(part)
        return _ending(_plain(after[1]).split("_")) if after else None
    if not _may_begin(first) or not (before := _BEFORE_TOWN.fullmatch(part)):
        return None
    words = before[1].split()  # by spaces: "Maroc-sur-Mer" is a town
    runs = (_plain(" ".join(words[:count])) for count in range(min(_MOST_WORDS, len(words)), 0, -1))
    named = next((run for run in runs if run in _named() or run in _LANDS), "")
    rest = " ".join(words[len(named.split("_")) :])
    return None if _OF_A_TOWN.match(rest) else _named().get(named)


def _ending(words: list[str]) -> str | None:
    """The country that they end with, if it is no street's name."""
    for count in range(min(_MOST_WORDS, len(words)), 0, -1):
        named = _named().get("_".join(words[-count:]))
        if named and (count == len(words) or not _OF_A_STREET.fullmatch(words[-count - 1])):
            return named
    return None


def _by_the_end(address: str) -> frozenset[str]:
    """By its last words, or its postal code."""
    codes = _POSTAL.findall(address) if "-" in address or "–" in address else []
    last = address[-_LONGEST:].rstrip(" \n.)]").rpartition(" ")[2]
    if not last.isalpha():
        found = _LAST_WORD.search(last) if last[-1:].isalpha() else None
        last = found[1] if found else ""
    if not last or not _may_end(last):
        return frozenset(filter(None, map(region_of, codes))) if codes else frozenset()
    codes += _LAST_CODE.findall(address)
    # A street ends with its number: "Villa 12 Côte d'Ivoire".
    if named := _ending(_plain(_DIGIT.split(address[-_LONGEST:])[-1]).split("_")):
        codes.append(named)
    return frozenset(filter(None, map(region_of, codes)))


@lru_cache(maxsize=4096)
def _may_end(word: str) -> bool:
    """Whether it is the last word of a country's name, or a code."""
    code = _long_codes().get(word, word)
    return _plain(word) in _last_words() or code in library().SUPPORTED_REGIONS


@lru_cache(maxsize=4096)
def _may_begin(word: str) -> bool:
    """Whether it is the first word of a country's name."""
    return _plain(word).partition("_")[0] in _first_words()


def _dialled(text: str) -> str | None:
    found = _AMONG_WORDS.fullmatch(text)
    code = _DIALLED.fullmatch(re.sub(r"[\s().\-]", "", found[1] if found else text))
    region = library().region_code_for_country_code(int(code[1])) if code else ""
    return region if region in library().SUPPORTED_REGIONS else None


def _letters(flag: re.Match[str]) -> str:
    """A flag is a country's code in letters of its own."""
    return "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in flag.group())


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold()).replace("œ", "oe")
    if not letters.isascii():
        letters = "".join(char for char in letters if not unicodedata.combining(char))
    return _NO_LETTERS.sub("_", letters).strip("_")


@cache
def _named() -> dict[str, str]:
    return {name: region for region, names in _NAMES.items() for name in names.split()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.partition("_")[0] for name in _named())


@cache
def _last_words() -> frozenset[str]:
    return frozenset(name.rpartition("_")[2] for name in _named())


@cache
def _long_codes() -> dict[str, str]:
    return dict(zip(_LONG_CODES.split(), _NAMES, strict=True))
