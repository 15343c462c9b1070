"""How fast the core is, as ratios in one run: python tools/bench_core.py [runs]

Numbers against a plain loop over `phonenumbers`, parts against `smsutil` where it is installed, else `gsm0338`.
"""

import gc
import importlib
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import gsm0338
import phonenumbers

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.pasted import read
from ovhsms_gui.core.receivers import ReceiverList
from ovhsms_gui.core.text import measure

PEOPLE = 100_000
TEXTS = 300
_FORMAT = phonenumbers.PhoneNumberFormat


def main() -> None:
    """Print a line for each comparison."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    gc.disable()  # as in the program, for either side
    numbers = _numbers()
    named = [f"{_name(n)};{number}" for n, number in enumerate(numbers)]
    worded = [f"{_name(n)} {number}" for n, number in enumerate(numbers)]
    plain = _timed(lambda: _plain(numbers), 3)
    print(f"{PEOPLE} numbers, plain library loop      {plain:7.2f} s")
    for what, job in (
        ("parse, one by one", lambda: [parse(number, "FR") for number in numbers]),
        ("pasted, bare", lambda: list(read("\n".join(numbers), "FR"))),
        ("pasted, Name;number", lambda: list(read("\n".join(named), "FR"))),
        ("pasted, Name number", lambda: list(read("\n".join(worded), "FR"))),
        ("pasted, bare, into the list", lambda: ReceiverList().add(read("\n".join(numbers), "FR"))),
    ):
        _line(what, _timed(job, runs), plain)
    split, peer = _peer()
    for what, text in _texts().items():
        rival = _timed(partial(_many, split, text), runs)
        _line(f"measure, {what}, against {peer}", _timed(partial(_many, measure, text), runs), rival)


def _numbers() -> list[str]:
    """French mobiles as people write them, one in fifty of them mistyped."""
    rng = random.Random(7)  # noqa: S311
    numbers: list[str] = []
    while len(numbers) < PEOPLE:
        digits = f"0{rng.choice('67')}{rng.randrange(10**8):08d}"
        if phonenumbers.is_valid_number(phonenumbers.parse(digits, "FR")) or rng.random() < 0.08:
            numbers.append(_written(rng, digits))
    return numbers


def _written(rng: random.Random, digits: str) -> str:
    pairs = [digits[at : at + 2] for at in range(0, 10, 2)]
    abroad = " ".join([digits[1], *pairs[1:]])
    forms = (digits, " ".join(pairs), ".".join(pairs), "-".join(pairs), f"+33{digits[1:]}", f"+33 {abroad}")
    return rng.choice((*forms, f"0033 {abroad}"))


def _name(n: int) -> str:
    return f"{('Ana', 'Zoé', 'Jean-Luc')[n % 3]} {('Duval', 'Le Goff', 'Martin')[n // 3 % 3]}"


def _plain(numbers: Sequence[str]) -> None:
    for raw in numbers:
        number = phonenumbers.parse(raw, "FR")
        phonenumbers.is_valid_number(number)
        phonenumbers.number_type(number)
        phonenumbers.format_number(number, _FORMAT.E164)
        phonenumbers.format_number(number, _FORMAT.INTERNATIONAL)
        phonenumbers.region_code_for_number(number)


def _texts() -> dict[str, str]:
    return {
        "1,000 plain characters": ("Bonjour Ana, à demain 9 h. " * 40)[:1000],
        "1,000 dense with €[]{}": ("Total [12,50 €] {ok} ~ \\ | ^ " * 40)[:1000],
        "1,000 Unicode": ("C’est prêt, à demain 👍 " * 50)[:1000],
    }


def _peer() -> tuple[Callable[[str], Any], str]:
    try:
        return importlib.import_module("smsutil").split, "smsutil"
    except ImportError:
        return _encode, "gsm0338"


def _encode(text: str) -> int:
    try:
        return len(gsm0338.Codec().encode(text)[0])
    except UnicodeEncodeError:
        return len(text.encode("utf-16-be"))


def _many(job: Callable[[str], Any], text: str) -> None:
    for _ in range(TEXTS):
        job(text)


def _timed(job: Callable[[], Any], runs: int) -> float:
    """The median of some runs, in seconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def _line(what: str, seconds: float, rival: float) -> None:
    print(f"{what:50} {seconds:7.3f} s   {rival / seconds:6.1f} times faster")


if __name__ == "__main__":
    main()
