"""Damaged files of every format: read or refused with a reason, and every row of what is read is accounted for.

OVHSMS_MUTATIONS sets how many there are.
"""

import io
import os
import random
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from ovhsms_gui.files.contents import Table
from ovhsms_gui.files.mapping import guess
from ovhsms_gui.files.people import people
from ovhsms_gui.files.problem import FileProblem
from ovhsms_gui.files.reading import read

from .conftest import CARDS, Build, Put

COUNT = int(os.environ.get("OVHSMS_MUTATIONS", "150"))
ROWS: list[list[object]] = [
    ["Prénom", "Nom", "Mobile", "Ville"],
    *[[f"Zoé{i}", 'Le "Gaël"', 33639980000.0 + i, "Lyon\nNantes"] for i in range(20)],
    *[["Ana", "Duval", f"06 39 98 00 {i}", 69000.0] for i in range(10, 30)],
]
TEXT = "".join(";".join('"{}"'.format(str(c).replace('"', '""')) for c in row) + "\r\n" for row in ROWS)

PAGE = "".join(
    f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>\n" for row in [ROWS[0], *ROWS[21:]]
)
XML = "<?xml version='1.0'?><Workbook><Worksheet><Table>{}</Table></Worksheet></Workbook>"
INNER = "BEGIN:VCARD\nTEL:1\nEND:VCARD\n"
AGENT = f"BEGIN:VCARD\nFN;QUOTED-PRINTABLE:Zo=C3=\n =A9\nAGENT:\n{INNER}TEL:0639980012\nEND:VCARD\n"
LDIF = "dn: cn=Ana\ncn:: Wm/DqQ==\nmobile: 06 39\n  98 00 12\n\n"


@pytest.fixture
def samples(
    xlsx: Build, members: Build, ods: Build, sheet_xml: Build, old_excel: bytes, old_formats: bytes
) -> dict[str, bytes]:
    cells = "".join(
        f'<row r="{i}"><c r="A{i}" t="s"><v>{i % 3}</v></c><c r="B{i}"><v>3363998{i:04}</v></c></row>'
        for i in range(1, 40)
    )
    strings = "<si><t>Ana</t></si><si><t>Bob</t></si><si><t>Zoé</t></si>"
    return {
        "utf8.csv": TEXT.encode("utf-8-sig"),
        "windows.csv": TEXT.encode("cp1252"),
        "unicode.txt": TEXT.replace(";", "\t").encode("utf-16"),
        "one.txt": "\n".join(f"06399800{i}" for i in range(10, 60)).encode(),
        "a.xlsx": xlsx(A=ROWS, B=ROWS),
        "days.xlsx": stored(xlsx(A=[[*row, datetime(2026, 3, 14, 9, 30)] for row in ROWS])),  # noqa: DTZ001
        "plain.xlsx": stored(sheet_xml(cells, strings)),
        "plain.ods": stored(ods(ROWS)),
        "a.ods": ods(ROWS),
        "a.xls": old_excel,
        "b.xls": old_formats,
        "a.vcf": CARDS.encode() * 3,
        "agent.vcf": AGENT.encode() * 20,
        "a.ldif": LDIF.encode() * 20,
        "page.xls": f"<html><meta charset=utf-8><table>{PAGE}</table></html>".encode(),
        "xml.xls": (
            XML.format(
                PAGE.replace("<tr>", "<Row>")
                .replace("</tr>", "</Row>")
                .replace("<td>", "<Cell><Data>")
                .replace("</td>", "</Data></Cell>")
            )
        ).encode(),
        "aligned.txt": "".join(f"{row[0]!s:12}{row[1]!s:12}{row[2]!s}\n" for row in ROWS[21:]).encode(),
    }


def stored(data: bytes) -> bytes:
    """The zip without compression, so that damage reaches what is in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A few bytes flipped, inserted, doubled, cut out or cut off."""
    made = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20])):
        at = chance.randrange(len(made)) if made else 0
        end = min(len(made), at + chance.choice([1, 2, 8, 200]))
        match chance.randrange(7):
            case 0 | 1 if made:
                made[at : at + 1] = bytes([made[at] ^ (1 << chance.randrange(8))])
            case 2 if made:
                made[at : at + 1] = bytes([chance.choice([0, 0xFF, 0x22, 0x3C, 0x3D, 0x0A, 0x39])])
            case 3:
                made[at:at] = chance.randbytes(chance.choice([1, 2, 50]))
            case 4:
                made[at:at] = made[at:end]
            case 5:
                del made[at:end]
            case _ if chance.random() < 0.2:
                del made[at:]
    return bytes(made)


def with_true_sums(data: bytes, chance: random.Random) -> bytes:
    """A zip whose members are damaged, but whose sums are right: damage that only a reader of XML can see."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        names = old.namelist()
        hit = chance.choice(names)
        for name in names:
            content = old.read(name)
            new.writestr(name, mutated(content, chance) if name == hit else content)
    return made.getvalue()


def cases(samples: dict[str, bytes]) -> Iterator[tuple[int, str, bytes]]:
    for seed in range(COUNT):
        chance = random.Random(seed)  # the number names the case again
        name = chance.choice(sorted(samples))
        data = samples[name]
        zipped = data.startswith(b"PK") and chance.random() < 0.7
        yield seed, name, with_true_sums(data, chance) if zipped else mutated(data, chance)


def account(table: Table) -> None:
    mapping = guess(table, "FR")
    imported = people(table, mapping, "FR")
    numbers = {p.number for p in imported.people} | {r.number for r in imported.rejected}
    assert numbers == {table.number(index) for index in range(len(table.rows)) if index != mapping.header}


@pytest.mark.timeout(120 + COUNT)
def test_damage_is_a_problem_of_the_file_or_costs_no_row(put: Put, samples: dict[str, bytes]) -> None:
    reads = refusals = 0
    for seed, name, data in cases(samples):
        path: Path = put(name, data)
        try:
            account(read(path))
            reads += 1
        except FileProblem:
            refusals += 1
        except Exception as error:
            error.add_note(f"case {seed}: {name}")
            raise
    assert reads > COUNT // 10
    assert refusals > COUNT // 10


def test_the_samples_are_whole(put: Put, samples: dict[str, bytes]) -> None:
    for name, data in samples.items():
        table = read(put(name, data))
        account(table)
        imported = people(table, guess(table, "FR"), "FR")
        assert len(imported.people) > len(table.rows) // 3, name
