"""What country a cell beside a number means."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.regions import region_of


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("+33", "FR"),
        ("33", "FR"),
        ("0033", "FR"),
        (" + 33 ", "FR"),
        ("(+33)", "FR"),
        ("FR", "FR"),
        ("fr", "FR"),
        ("France", "FR"),
        ("FRANCE ", "FR"),
        ("France (+33)", "FR"),
        ("FR +33", "FR"),
        ("+33 (France)", "FR"),
        ("🇫🇷 +33", "FR"),
        ("+41", "CH"),
        ("Suisse", "CH"),
        ("Switzerland", "CH"),
        ("Royaume-Uni", "GB"),
        ("United Kingdom", "GB"),
        ("UK", "GB"),
        ("FRA", "FR"),
        ("F", "FR"),
        ("B", "BE"),
        ("che", "CH"),
        ("MAR (+212)", "MA"),
        ("🇨🇭", "CH"),
        ("🇨🇭 Suisse", "CH"),
        ("Côte d’Ivoire", "CI"),
        ("La Réunion", "RE"),
        ("+262", "RE"),
        ("+590", "GP"),
        ("594", "GF"),
        ("00596", "MQ"),
        ("+1", "US"),
        ("+44", "GB"),
        ("+7", "RU"),
        ("Suisse (CH)", "CH"),
        ("FR - France", "FR"),
        ("Schweiz/Suisse", "CH"),
        ("CH-Suisse", "CH"),
        ("France (Réunion)", "RE"),
        ("France / Guadeloupe", "GP"),
    ],
)
def test_a_code_a_dialling_code_and_a_name_mean_a_country(text: str, region: str) -> None:
    assert region_of(text) == region


@pytest.mark.parametrize(
    "text",
    ["", " ", "+", "0", "00", "+999", "XX", "M", "Ana", "M.", "0639980012", "+33639980012", "+33 6", "+33 +41",
     "France, Suisse", "M. / Ana", "Guinée-Bissau", "Suisse (FR)", "(", "CH-1201 Genève",
     "France Duval", "12 rue de France", "69003", "+870", "x" * 10**6],
)  # fmt: skip
def test_anything_else_means_none(text: str) -> None:
    assert region_of(text) is None


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_the_plan_of_a_dialling_code_reads_the_numbers_of_all_its_countries(region: str) -> None:
    mobile = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    if mobile is None:  # Norfolk and the like have no mobiles of their own
        return
    by_code = region_of(f"+{mobile.country_code}")
    assert by_code is not None
    e164 = phonenumbers.format_number(mobile, phonenumbers.PhoneNumberFormat.E164)
    assert parse(phonenumbers.national_significant_number(mobile), by_code).e164 == e164


@given(st.text())
def test_any_text_is_a_country_or_none(text: str) -> None:
    region = region_of(text)
    assert region is None or region in phonenumbers.SUPPORTED_REGIONS
