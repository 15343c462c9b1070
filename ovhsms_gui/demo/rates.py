"""What a part costs by destination: a small table of plausible figures, not OVHcloud's price list."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rate:
    """Credits for one part to the numbers that begin with `prefix`."""

    country: str
    prefix: str
    credits: float


# What one credit costs where the account is billed in France.
EURO_PER_CREDIT = 0.07
ELSEWHERE = 3.0

RATES = {
    "fr": Rate("France", "33", 1.0),
    "gp": Rate("Guadeloupe", "590", 2.5),
    "gf": Rate("French Guiana", "594", 2.5),
    "mq": Rate("Martinique", "596", 2.5),
    "re": Rate("Réunion", "262", 2.5),
    "be": Rate("Belgium", "32", 2.2),
    "ch": Rate("Switzerland", "41", 1.7),
    "de": Rate("Germany", "49", 1.9),
    "es": Rate("Spain", "34", 1.8),
    "gb": Rate("United Kingdom", "44", 1.6),
    "ie": Rate("Ireland", "353", 1.5),
    "it": Rate("Italy", "39", 1.7),
    "lu": Rate("Luxembourg", "352", 0.6),
    "nl": Rate("Netherlands", "31", 2.4),
    "pl": Rate("Poland", "48", 0.5),
    "pt": Rate("Portugal", "351", 0.9),
    "us": Rate("United States", "1", 0.4),
    "ca": Rate("Canada", "1", 0.4),
}


def price_list(rates: Mapping[str, Rate]) -> Callable[[str], float]:
    """A function from an E.164 number to the credits for one part; the longest prefix counts."""
    prices = {rate.prefix: rate.credits for rate in rates.values()}
    lengths = sorted({len(prefix) for prefix in prices}, reverse=True)

    def price(number: str) -> float:
        digits = number.removeprefix("+")
        return next((prices[digits[:n]] for n in lengths if digits[:n] in prices), ELSEWHERE)

    return price
