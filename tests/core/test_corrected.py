"""Names and fields are one truth: what is put right in one place is right in the other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.corrected import with_field, with_name
from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.placeholders import key
from ovhsms_gui.core.planning import make_plan
from ovhsms_gui.core.receivers import ReceiverList, Row
from ovhsms_gui.core.text import tidy

ANA = parse("06 39 98 00 12", "FR")


def person(name: str, /, **fields: str) -> Row:
    return Row(ANA, name, fields=tuple(fields.items()))


ANAIS = person("Anaïs Duval", prenom="Anaïs", nom="Duval", heure="9 h")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Aline Duval", "Aline", "Duval"),
        ("Anaïs Petit", "Anaïs", "Petit"),
        ("Anais Duval", "Anais", "Duval"),
        ("Duval Aline", "Aline", "Duval"),
        ("Anaïs Marie Duval", "Anaïs Marie", "Duval"),
        ("Anaïs Duval Martin", "Anaïs", "Duval Martin"),
        ("Anaïs de La Tour", "Anaïs", "de La Tour"),
        ("Zoé Petit", "Zoé", "Petit"),
        ("Zoé de La Tour", "Zoé", "de La Tour"),
        ("Aline", "Aline", ""),
        ("Duval", "", "Duval"),
        ("", "", ""),
        ("  Aline \u00a0 Duval ", "Aline", "Duval"),
    ],
)
def test_a_corrected_name_corrects_first_and_last_name(typed: str, first: str, last: str) -> None:
    row = with_name(ANAIS, typed)
    assert row.name == " ".join(typed.split())
    assert row.fields == (("prenom", first), ("nom", last), ("heure", "9 h"))


@pytest.mark.parametrize(
    ("name", "fields", "typed", "then"),
    [
        # The contacts: the half that says nothing yet takes what is new.
        (
            "Ana",
            {"first_name": "Ana", "last_name": ""},
            "Ana Duval",
            {"first_name": "Ana", "last_name": "Duval"},
        ),
        (
            "Duval",
            {"first_name": "", "last_name": "Duval"},
            "Ana Duval",
            {"first_name": "Ana", "last_name": "Duval"},
        ),
        (
            "Duval",
            {"first_name": "", "last_name": "Duval"},
            "Petit",
            {"first_name": "", "last_name": "Petit"},
        ),
        (
            "Duval",
            {"first_name": "", "last_name": "Duval"},
            "Zoé Petit",
            {"first_name": "Zoé", "last_name": "Petit"},
        ),
        ("Ana", {"first_name": "Ana", "last_name": ""}, "Zoé", {"first_name": "Zoé", "last_name": ""}),
        # Only a first name, or the whole one.
        ("Ana", {"prenom": "Ana"}, "Aline", {"prenom": "Aline"}),
        ("Ana", {"prenom": "Ana"}, "Ana Duval", {"prenom": "Ana"}),
        ("Ana Duval", {"nom": "Ana Duval"}, "Aline Duval", {"nom": "Aline Duval"}),
        (
            "Ana Duval",
            {"client": "Ana Duval", "agent": "Ana"},
            "Aline Duval",
            {"client": "Aline Duval", "agent": "Ana"},
        ),
        ("Ana", {"qui": "Ana", "praticien": "Ana"}, "Aline", {"qui": "Aline", "praticien": "Ana"}),
        (
            "Camille",
            {"prenom": "Camille", "praticien": "Camille"},
            "Camilla",
            {"prenom": "Camilla", "praticien": "Camille"},
        ),
        # Of any two columns, and beside a whole one.
        (
            "Ana Duval",
            {"qui": "Ana", "famille": "Duval"},
            "Aline Duval",
            {"qui": "Aline", "famille": "Duval"},
        ),
        (
            "Ana Duval",
            {"nom_prenom": "Duval Ana", "nom": "Duval", "prenom": "Ana"},
            "Aline Duval",
            {"nom_prenom": "Aline Duval", "nom": "Duval", "prenom": "Aline"},
        ),
        # One field under two spellings, as older drafts have it.
        ("Ana", {"prenom": "Ana", "first_name": "Ana"}, "Aline", {"prenom": "Aline", "first_name": "Aline"}),
        # Words that no column says.
        (
            "Mme Ana Duval",
            {"prenom": "Ana", "nom": "Duval"},
            "Mme Aline Duval",
            {"prenom": "Aline", "nom": "Duval"},
        ),
        ("Ana (mère de Léo)", {"prenom": "Ana"}, "Aline (mère de Léo)", {"prenom": "Aline"}),
        ("Ana (mère de Léo)", {"prenom": "Ana"}, "Ana (mère de Lou)", {"prenom": "Ana"}),
        (
            "Cabinet Martin",
            {"prenom": "Ana", "nom": "Duval"},
            "Cabinet Morin",
            {"prenom": "Ana", "nom": "Duval"},
        ),
        ("Ana", {"prenom": "Ana", "nom": "Ana"}, "Zoé", {"prenom": "Zoé", "nom": "Ana"}),  # told once
        ("", {"prenom": "Ana"}, "Aline", {"prenom": "Ana"}),
        ("Ana", {}, "Aline", {}),
    ],
)
def test_what_the_name_was_made_of_goes_with_it(
    name: str, fields: dict[str, str], typed: str, then: dict[str, str]
) -> None:
    assert with_name(person(name, **fields), typed) == person(typed, **then)


@pytest.mark.parametrize(
    ("row", "spelling", "typed", "name", "fields"),
    [
        (ANAIS, "prenom", "Aline", "Aline Duval", {"prenom": "Aline", "nom": "Duval", "heure": "9 h"}),
        (ANAIS, "First name", "Aline", "Aline Duval", {"prenom": "Aline", "nom": "Duval", "heure": "9 h"}),
        (ANAIS, "nom", "Petit", "Anaïs Petit", {"prenom": "Anaïs", "nom": "Petit", "heure": "9 h"}),
        (ANAIS, "prenom", " ", "Duval", {"prenom": "", "nom": "Duval", "heure": "9 h"}),
        (ANAIS, "heure", "10 h\r\n", "Anaïs Duval", {"prenom": "Anaïs", "nom": "Duval", "heure": "10 h"}),
        (person(""), "prénom", "Ana", "Ana", {"prenom": "Ana"}),
        (person("Duval", nom="Duval"), "prenom", "Ana", "Ana Duval", {"nom": "Duval", "prenom": "Ana"}),
        (person("Ana Duval"), "prenom", "Ana", "Ana Duval", {"prenom": "Ana"}),
        (person("Ana"), "ville", "Lyon", "Ana", {"ville": "Lyon"}),
        (person("Duval Ana", prenom="Ana"), "prenom", "Zoé", "Duval Zoé", {"prenom": "Zoé"}),
        (
            person("Ana", first_name="", prenom="Ana"),
            "first_name",
            "Zoé",
            "Zoé",
            {"first_name": "", "prenom": "Zoé"},
        ),
        (
            person("Ana", first_name="Ana", prenom="Ana"),
            "prenom",
            "Zoé",
            "Zoé",
            {"first_name": "Zoé", "prenom": "Zoé"},
        ),
        (
            person("Ana", first_name="Anna", prenom="Ana"),
            "prenom",
            "Zoé",
            "Zoé",
            {"first_name": "Anna", "prenom": "Zoé"},
        ),
        (person("Ana Duval"), "nom complet", "Zoé Petit", "Zoé Petit", {}),
        (
            person("Ana Duval", client="Ana Duval"),
            "client",
            "Zoé Petit",
            "Zoé Petit",
            {"client": "Zoé Petit"},
        ),
        (
            person("Le Port", org="Le Port", prenom="Ana"),
            "prenom",
            "Zoé",
            "Le Port",
            {"org": "Le Port", "prenom": "Zoé"},
        ),
    ],
)
def test_a_corrected_field_corrects_the_name(
    row: Row, spelling: str, typed: str, name: str, fields: dict[str, str]
) -> None:
    assert with_field(row, spelling, typed) == person(name, **fields)


# ---- properties ------------------------------------------------------------------------------------

names = st.text(st.sampled_from("aéê '\u00a0\u0301-\r\n"), max_size=8) | st.sampled_from(
    ["Anaïs", "Aline Duval", "Duval", "Anaïs Duval", "", " "]
)
spellings = st.sampled_from(
    ["prenom", "first_name", "nom", "last_name", "name", "nom complet", "client", "heure", "phone"]
)
edits = st.lists(st.tuples(st.none() | spellings, names), max_size=5)
columns = st.dictionaries(spellings, names, max_size=4)


@given(names, columns, names, columns, edits)
def test_what_is_typed_is_what_is_shown_and_sent(
    name: str, mine: dict[str, str], other: str, theirs: dict[str, str], typed: list[tuple[str | None, str]]
) -> None:
    """In any order, with another row merged into the first: cell, preview, plan and POST say one thing."""
    receivers = ReceiverList()
    receivers.add([person(name, **mine), person(other, **theirs)])
    text = "{name|x} {prenom|x} {first_name|x} {nom|x} {client|x} {heure|x}"
    for spelling, value in typed:
        before = make_plan(receivers.snapshot(), Draft(text), None)
        row = receivers.row(0)
        changed = with_name(row, value) if spelling is None else with_field(row, spelling, value)
        receivers.correct(0, changed, others=spelling is not None)
        after = make_plan(receivers.snapshot(), Draft(text), None)
        [shown] = receivers.row(0).values((key(spelling or "name"),))
        if tidy(value):
            assert shown is not None
            assert shown.split() == tidy(value).split()
        [line] = after.lines
        [chunk] = after.chunks()
        assert line.text == after.text_for(receivers.row(0)) == chunk.text
        [cells] = [receivers.row(0).values(after.template.keys)]
        assert line.text == " ".join(cell or "x" for cell in cells)
        same = (row.name, [one.text for one in before.lines]) == (receivers.row(0).name, [line.text])
        assert (before.digest == after.digest) == same
