"""Address books of Thunderbird, Outlook and directories: one row for everybody, nobody for a group."""

import base64

import pytest

from ovhsms_gui.files.contents import Format
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.problem import MOST_BYTES, MOST_ROWS, FileKind, FileProblem
from ovhsms_gui.files.reading import read

from .conftest import Put

BOOK = """version: 1

# of the school
 and its friends
dn: cn=Hélène Lefèvre,mail=helene@example.org
objectclass: top
objectclass: mozillaAbPersonAlpha
givenName: Hélène
sn: Lefèvre
cn: Hélène Lefèvre
mail: helene@example.org
telephoneNumber: 01 99 00 00 11
homePhone: 01 99 00 00 12
facsimileTelephoneNumber: 06 39 98 00 99
mobile: 06 39 98 00 12
o: Cabinet Martin
title: Accueil
description: by bus

dn:: {dn}
cn:: {name}
telephoneNumber: 06 39
  98 00 13
jpegPhoto:: /9j/4AAQSkZJRgABAQ
 EASABIAAD

dn: cn=Choir
objectclass: groupOfNames
cn: Choir
member: cn=Hélène Lefèvre

dn: ou=people,dc=example
objectClass: organizationalUnit
ou: people

dn: cn=Bob,ou=people
changetype: delete
""".format(
    dn=base64.b64encode("cn=Zoé".encode()).decode(), name=base64.b64encode("Zoé Gaël".encode()).decode()
)


def rows(put: Put, text: str, name: str = "a.ldif") -> list[dict[str, str]]:
    table = read(put(name, text.encode()), region="FR")
    assert table.format is Format.CARDS
    return [{k: cell for k, cell in zip(table.rows[0], row, strict=True) if cell} for row in table.rows[1:]]


def test_everybody_in_the_book(put: Put) -> None:
    assert rows(put, BOOK) == [
        {
            "number": "06 39 98 00 12",
            "name": "Hélène Lefèvre",
            "first_name": "Hélène",
            "last_name": "Lefèvre",
            "org": "Cabinet Martin",
            "job_title": "Accueil",
            "email": "helene@example.org",
            "other_numbers": "01 99 00 00 12, 01 99 00 00 11, 06 39 98 00 99",
            "note": "by bus",
        },
        {"number": "06 39 98 00 13", "name": "Zoé Gaël"},
    ]


def test_they_are_people_with_their_names(put: Put) -> None:
    table = read(put("book.ldif", BOOK.encode()), region="FR")
    imported = people(table, guess(table, "FR"), "FR")
    assert [(p.row.number.e164, p.row.name) for p in imported.people] == [
        ("+33639980012", "Hélène Lefèvre"),
        ("+33639980013", "Zoé Gaël"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_line_end_and_name(put: Put, encoding: str, end: str) -> None:
    table = read(put("a.txt", BOOK.replace("\n", end).encode(encoding)), region="FR")
    assert [row[1] for row in table.rows[1:]] == ["Hélène Lefèvre", "Zoé Gaël"]


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("homePhone: 06 39 98 00 12\nmobile: 01 99 00 00 11", ("06 39 98 00 12", "01 99 00 00 11")),
        ("mobile: 06 39 98 00 12\nmobile: 06 39 98 00 13", ("06 39 98 00 12", "06 39 98 00 13")),
        ("facsimileTelephoneNumber: 06 39 98 00 12", (None, "06 39 98 00 12")),
        ("pager: 06 39 98 00 12\nhomePhone: 01 99 00 00 11", ("01 99 00 00 11", "06 39 98 00 12")),
        ("mobile;lang-fr: 06 39 98 00 12", ("06 39 98 00 12", None)),
        ("mobile:06 39 98 00 12", ("06 39 98 00 12", None)),
        ("mobile:: MDYgMzkgOTggMDAgMTI=", ("06 39 98 00 12", None)),
        ("mobile:: !!!", (None, None)),
        ("mobile:< file:///etc/hostname", (None, None)),
        ("mobile: +33639980012\nchangetype: add", ("+33639980012", None)),
    ],
)
def test_numbers(put: Put, lines: str, row: tuple[str | None, str | None]) -> None:
    (found,) = rows(put, f"dn: cn=Ana Duval\\, Dr,ou=x\n{lines}\n")
    assert (found.get("number"), found.get("other_numbers")) == row
    assert found["name"] == "Ana Duval\\, Dr"


@pytest.mark.parametrize(
    ("kind", "is_there"),
    [
        ("groupOfUniqueNames", False),
        ("group", False),
        ("posixGroup", False),
        ("computer", False),
        ("organization", True),  # with a number: somebody answers there
        ("inetOrgPerson", True),
    ],
)
def test_who_is_a_person(put: Put, kind: str, is_there: bool) -> None:
    found = rows(put, f"dn: cn=a\nobjectClass: top\nobjectClass: {kind}\nmobile: 1\n\ndn: cn=b\nmobile: 2\n")
    assert [row["name"] for row in found] == (["a", "b"] if is_there else ["b"])


def test_entries_without_a_blank_line_between_them_are_two(put: Put) -> None:
    assert [row["number"] for row in rows(put, "dn: cn=a\nmobile: 1\ndn: cn=b\nmobile: 2")] == ["1", "2"]


def test_limits(put: Put) -> None:
    many = "dn: cn=a\nmobile: 1\n\n"
    assert len(read(put("a.ldif", many.encode() * (MOST_ROWS - 1))).rows) == MOST_ROWS
    for data, kind in (
        (many * MOST_ROWS, FileKind.TOO_MANY_ROWS),
        ("dn: a\n" + "mobile: 1\n" * 2000, FileKind.TOO_MANY_COLUMNS),
        ("dn: cn=g\nobjectclass: groupOfNames\n", None),
    ):
        if kind is None:
            assert rows(put, data) == []
            continue
        with pytest.raises(FileProblem) as raised:
            read(put("a.ldif", data.encode()))
        assert raised.value.kind is kind


def test_books_with_pictures_may_be_larger(put: Put) -> None:
    entry = b"dn: cn=a\nmobile: 1\njpegPhoto:: " + b"QUJD" * 500_000 + b"\n\n"
    count = MOST_BYTES // len(entry) + 2
    assert len(read(put("a.ldif", entry * count)).rows) == count + 1
