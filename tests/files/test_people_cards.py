"""People into vCards: our own reader gets back all that was written, others what they know of."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
import vobject
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Row
from ovhsms_gui.files import people_cards
from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.garbled import plain
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.misread import Misread, judged
from ovhsms_gui.files.names import placeholder
from ovhsms_gui.files.people import people
from ovhsms_gui.files.reading import read

MOBILE, LANDLINE = "+33639980012", "+33199000011"
OWN = {"number", "name", "first_name", "last_name", "groups"}
STANDARD = ["org", "job_title", "email", "other_numbers", "note"]

nasty = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\\;,:=\"' \u0085\u2028\ufeff"),
    max_size=60,
)
words = nasty.map(lambda text: " ".join(text.split()))
groups = words.filter(lambda name: name and ";" not in name) | st.just("myContacts")
titles = st.sampled_from(STANDARD) | nasty.filter(lambda t: placeholder(t) not in OWN | {""})


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Somebody with any name and any texts, as the contacts may hold them."""
    named = {"first_name": draw(nasty), "last_name": draw(nasty), "groups": "; ".join(draw(st.lists(groups)))}
    pairs = draw(st.lists(st.tuples(titles, nasty), max_size=4, unique_by=lambda pair: placeholder(pair[0])))
    number = parse(draw(st.sampled_from([MOBILE, LANDLINE])), "FR")
    return Row(number, draw(words), fields=(*named.items(), *pairs))


def taken_back(path: Path) -> tuple[Row, ...]:
    table = read(path)
    assert table.format is Format.CARDS
    imported = people(table, guess(table, "FR"), "FR")
    assert not imported.rejected
    return imported.rows


def said(row: Row) -> dict[str, str]:
    """What a row says, by the names that its columns have."""
    return {placeholder(title): text for title, text in row.fields if text and title != "name"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(written=st.lists(rows(), min_size=1, max_size=3))
def test_whatever_a_contact_says_comes_back(tmp_path: Path, written: list[Row]) -> None:
    names = {title for row in written for title, _ in row.fields}
    assume(len(names) == len(set(map(placeholder, names))))  # or they are two columns, of like names
    texts = [text for row in written for text in (row.name, *chain.from_iterable(row.fields))]
    assume(all(plain(text) == text for text in texts))  # what was misread before is put right
    assume(judged(texts) == Misread())
    assume(not any("\ufeff" in text for text in texts))  # wherever it stands in a file, it is no text
    path = tmp_path / "people.vcf"
    assert people_cards.write(path, written) == len(written)
    for before, after in zip(written, taken_back(path), strict=True):
        assert after.number.e164 == before.number.e164
        assert after.name == before.name
        assert said(after) == said(before)
    for line in path.read_bytes().split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line
        line.decode()  # no character was cut


def test_a_card_as_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    fields = {
        "first_name": "Zoé",
        "last_name": "d'Évrard; Petit",
        "email": "zoe@example.org",
        "org": "Cabinet, Accueil",
        "other_numbers": "01 99 00 00 11, +33 1 99 00 00 12",
        "groups": "Choir; Club, Lyon",
        "note": "après 18 h\nC:\\Zoé",
        "city": "Évry, " * 12,
        "empty": "",
        "number": "never",
    }
    zoe = Row(parse("06 39 98 00 12", "FR"), "Dr Zoé d'Évrard; Petit", fields=tuple(fields.items()))
    people_cards.write(path, [zoe, Row(parse(LANDLINE, "FR")), Row(parse(MOBILE, "FR"), "Accueil")])
    assert path.read_bytes().decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Dr Zoé d'Évrard\\; Petit",
        "N:d'Évrard\\; Petit;Zoé;;;",
        "TEL;TYPE=CELL:+33639980012",
        "EMAIL;TYPE=INTERNET:zoe@example.org",
        "ORG:Cabinet\\, Accueil",
        "TEL;TYPE=VOICE:01 99 00 00 11",
        "TEL;TYPE=VOICE:+33 1 99 00 00 12",
        "CATEGORIES:Choir,Club\\, Lyon",
        "NOTE:après 18 h\\nC:\\\\Zoé",
        "X-OVHSMS-FIELD:city;Évry\\, Évry\\, Évry\\, Évry\\, Évry\\, Évry\\, Évry\\,",
        "  Évry\\, Évry\\, Évry\\, Évry\\, Évry\\, ",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:+33 1 99 00 00 11",
        "N:;;;;",
        "TEL;TYPE=VOICE,PREF:+33199000011",
        "END:VCARD",
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Accueil",
        "N:;Accueil;;;",
        "X-OVHSMS-FIELD:first_name;",
        "TEL;TYPE=CELL:+33639980012",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("org", " Cabinet"),
        ("job_title", "Dr\nmed."),
        ("email", "zoe  @example.org"),
        ("other_numbers", "01 99 00 00 11, 01 99 00 00 11"),
        ("other_numbers", "tel:01 99 00 00 11, 7"),
        ("other_numbers", "evenings,  never"),
        ("first_name", "Zoé\tAnne"),
    ],
)
def test_a_text_that_a_usual_line_would_change_comes_back_all_the_same(
    tmp_path: Path, title: str, text: str
) -> None:
    path = tmp_path / "people.vcf"
    people_cards.write(path, [Row(parse(MOBILE, "FR"), "Zoé", fields=((title, text),))])
    [zoe] = taken_back(path)
    assert said(zoe) == {title: text}


@pytest.mark.parametrize("text", ["myContacts", "Choir; mycontacts\nClub"])
def test_a_group_that_is_called_as_googles_comes_back_too(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.vcf"
    people_cards.write(path, [Row(parse(MOBILE, "FR"), "Zoé", fields=(("groups", text),))])
    [zoe] = taken_back(path)
    assert said(zoe) == {"groups": text}


def test_what_no_card_may_hold_is_left_out_and_line_ends_are_of_one_kind(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    fields = (("note", "a\r\nb\rc\x00\x1b\x7f"), ("ci\x07ty", "Ly\von"))
    people_cards.write(path, [Row(parse(MOBILE, "FR"), "A\x00na", fields=fields)])
    [ana] = taken_back(path)
    assert (ana.name, said(ana)) == ("Ana", {"note": "a\nb\nc", "city": "Lyon"})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(written=st.lists(rows(), min_size=1, max_size=3))
def test_another_reader_understands_the_same(tmp_path: Path, written: list[Row]) -> None:
    path = tmp_path / "people.vcf"
    people_cards.write(path, written)
    text = path.read_bytes().decode()
    for row, card in zip(written, vobject.readComponents(text), strict=True):
        fields = dict(row.fields)
        assert card.fn.value == (row.name or row.number.shown)
        if fields["first_name"] or fields["last_name"]:
            assert (card.n.value.given, card.n.value.family) == (fields["first_name"], fields["last_name"])
        else:
            assert card.n.value.given == row.name
        assert card.tel.value == row.number.e164
        assert [note.value for note in card.contents.get("note", [])] == [*filter(None, [fields.get("note")])]
        named = [name for line in card.contents.get("categories", []) for name in line.value]
        assert named == [*filter(None, fields["groups"].split("; "))]


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "people.vcf"
    path.write_text("old")

    def broken() -> Iterator[Row]:
        yield Row(parse(MOBILE, "FR"), "Ana")
        raise RuntimeError("planted")

    with pytest.raises(RuntimeError):
        people_cards.write(path, broken())
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["people.vcf"]
