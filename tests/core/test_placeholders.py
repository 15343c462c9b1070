"""Placeholders: what is one, what is not, and what they become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.placeholders import Place, key, leftover, names, places, template, values
from ovhsms_gui.core.text import tidy

ANA = (("Prénom", "Ana"), ("Nom de famille", "Duval"), ("Heure", "9 h 30"), ("Vide", " "))


def render(text: str, fields: tuple[tuple[str, str], ...], name: str = "") -> str:
    taken = template(text)
    return taken.fill(values(taken.keys, name, fields))


@pytest.mark.parametrize(
    ("text", "final"),
    [
        ("Bonjour {prénom}", "Bonjour Ana"),
        ("Bonjour {PRENOM} {nom_de_famille}", "Bonjour Ana Duval"),
        ("Bonjour { Prénom } { nom de famille }!", "Bonjour Ana Duval!"),
        ("{prenom}{prenom}", "AnaAna"),
        ("à {heure}.", "à 9 h 30."),
        ("Bonjour {prenom|vous}", "Bonjour Ana"),
        ("Bonjour {vide|vous}", "Bonjour vous"),
        ("Bonjour {surnom|à tous}", "Bonjour à tous"),
        ("Bonjour{surnom|}", "Bonjour"),
        ("Bonjour {name}", "Bonjour Ana Duval"),
        ("{{prenom}} et {{ prenom|x }}", "{prenom} et { prenom|x }"),
        ("{", "{"),
        ("} { }", "} { }"),
        ("{} {12} {,} {a, b} {a:b} :-} {\n}", "{} {12} {,} {a, b} {a:b} :-} {\n}"),
        ("if (x) {\n}", "if (x) {\n}"),
        ("{{", "{{"),
        ("{{{prenom}}}", "{{prenom}}"),
        ("", ""),
    ],
)
def test_the_final_text(text: str, final: str) -> None:
    assert render(text, ANA, "Ana Duval") == final


def test_what_cannot_be_filled_stands_as_typed() -> None:
    assert render("{Surnom} {vide} {surnom} {Vide} {prenom}", ANA) == "{Surnom} {vide} {surnom} {Vide} Ana"
    assert render("{name}", ANA) == "{name}"


def test_places_are_those_in_the_text() -> None:
    text = "a {prenom} b {{prenom}} c {nom|x}"
    assert places(text) == (Place(2, 10, "prenom", None), Place(26, 33, "nom", "x"))
    assert [text[place.start : place.end] for place in places(text)] == ["{prenom}", "{nom|x}"]


def test_names_come_once_in_order_as_first_written() -> None:
    assert names("{b} {A} {B} {à} {name|x}") == ("b", "A", "name")
    assert key("Prénom  usuel") == key("PRENOM_USUEL") == key("prénom-usuel") == "prenom_usuel"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Bonjour {first_name", "{first_name"),
        ("Bonjour first_name}", "first_name}"),
        ("Bonjour {12} {prenom}", "{12}"),
        ("Bonjour { }", "{ }"),
        ("Bonjour {prenom} {{prenom}} :} ;-}", ""),
        ("{prenom}}", ""),
        ("{{prenom}", "{"),
        ("", ""),
    ],
)
def test_a_placeholder_gone_wrong_is_shown(text: str, wrong: str) -> None:
    found = leftover(text)
    assert (text[slice(*found)] if found else "") == wrong


def test_the_name_of_the_receiver_comes_before_a_column_of_that_name() -> None:
    assert render("{name}", (("Name", "Duval"),), "Ana Duval") == "Ana Duval"
    assert render("{name}", (("Name", "Duval"),)) == "Duval"
    assert render("{a}", (("A", ""), ("a", "x"), ("Á", "y"))) == "x"


@pytest.mark.parametrize(
    "value", ["’ê’", "{nom}", "a\nb", "{{x}}", "\\1", "%s", "👍", "👩\u200d👧", "\x07", "ſ"]
)
def test_what_a_value_says_is_never_altered(value: str) -> None:
    assert render("<{v}>", (("v", value), ("nom", "Duval"))) == f"<{value}>"


@pytest.mark.parametrize(
    ("value", "tidied"),
    [
        (" Ana ", "Ana"),
        ("Ana\u00a0 \tDuval\u202f", "Ana Duval"),
        ("Zoe\u0301", "Zoé"),
        ("a \r\n b\rc\u2028d\u2029", "a\nb\nc\nd"),
        ("a\x0bb", "a b"),
        ("e\u200b\u0301", "é"),
        ("\u202aAna\u202c\ufeff Du\u00adval\u200b", "Ana Duval"),
        ("\u00a0", "{v}"),
        ("\r\n", "{v}"),
        ("\u200b", "{v}"),
    ],
)
def test_a_value_is_as_tidy_as_a_typed_text(value: str, tidied: str) -> None:
    assert render("<{v}>", (("v", value),)) == f"<{tidied}>"
    assert render("<{name}>", (), value) == f"<{tidied}>".replace("{v}", "{name}")


@given(st.text())
def test_tidy_is_tidy(value: str) -> None:
    once = tidy(value)
    assert tidy(once) == once
    assert not set(once) & set("\r\u2028\u2029\u00a0")


@given(st.text("ab{}| \n'é_1"))
def test_a_text_without_placeholders_is_its_own_final_text(text: str) -> None:
    rendered = render(text, ())
    if not places(text) and "{{" not in text:
        assert rendered == text
    doubled = "".join(f"{{{{{name}}}}}" for name in names(text))
    assert render(doubled, ()) == "".join(f"{{{name}}}" for name in names(text))


@pytest.mark.parametrize("piece", ["{", "{a", "{a ", "{{a", "{a|", "a", "a}", "}", " ", "{a|b}"])
def test_taking_a_novel_apart_ends(piece: str) -> None:
    text = piece * 20_000
    render(text, ANA)
    leftover(text)
