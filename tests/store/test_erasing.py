"""Who is erased takes nothing of others along."""

from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.numbers import parse
from ovhsms_gui.core.receivers import Receivers, Row
from ovhsms_gui.core.untaken import Leftover, Untaken
from ovhsms_gui.store.drafts import Drafts
from ovhsms_gui.store.erasing import Eraser


def test_rows_that_name_somebody_else_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    ana = Untaken("a.csv", 2, ("Nom", "Tél"), ("Ana", "06 39 98 00 12 / 06 39 98 00 13"), "several")
    zoe = Untaken("a.csv", 3, ("Nom", "Tél"), ("Zoé", "0612"), "too_short")
    with closing(Drafts(path)) as drafts, closing(Eraser(path)) as eraser:
        drafts.keep("a", Draft("Bonjour"), Receivers(), 0, Leftover((ana, zoe)))
        drafts.keep("b", Draft("Bonsoir"), Receivers(), 0, Leftover((zoe,)))
        eraser.erase(["+33639980012"])
        left = [kept.leftover.rows for name in "ab" if (kept := drafts.get(name)) is not None]
    assert left == [(zoe,), (zoe,)]


def test_a_draft_of_which_nothing_is_left_goes_and_one_with_a_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    ana, shared = Row(parse("06 39 98 00 12", "FR"), "Ana"), Row(parse("06 39 98 00 11 ou 12", "FR"))
    bob = Row(parse("06 39 98 00 13", "FR"), "Bob")
    row = Untaken("a.csv", 2, ("Tél",), ("06 39 98 00 11/12",), "several")
    kept = {
        "hers": (Draft(), (ana,), ()),
        "typed": (Draft(numbers="06 39 98 00 11 et 12"), (), ()),
        "by its end": (Draft(), (shared,), ()),
        "of a file": (Draft(), (), (row,)),
        "text": (Draft("Bonjour"), (ana, shared), (row,)),
        "bob": (Draft(), (ana, bob), ()),
    }
    with closing(Drafts(path)) as drafts, closing(Eraser(path)) as eraser:
        for name, (draft, people, rows) in kept.items():
            drafts.keep(name, draft, Receivers(people), 0, Leftover(rows))
        eraser.erase(["+33639980099"])
        assert len(drafts.all()) == len(kept)
        eraser.erase(["+33639980012"])
        assert {(row.id, row.people) for row in drafts.all()} == {("text", 0), ("bob", 1)}
        left = drafts.get("text")
    assert left is not None
    assert (left.draft.text, left.receivers, left.leftover.count) == ("Bonjour", "", 0)
