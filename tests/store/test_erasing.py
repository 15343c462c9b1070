"""Who is erased takes nothing of others along."""

from contextlib import closing
from pathlib import Path

from ovhsms_gui.core.draft import Draft
from ovhsms_gui.core.receivers import Receivers
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
