"""A file that cannot be looked into is a problem of its own, not one that somebody replaced."""

from contextlib import closing
from pathlib import Path

import pytest

from ovhsms_gui.store.database import connect
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.presence import Presence


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "journal.sqlite")) as db:
        presence = Presence(db, tmp_path / "another.sqlite")
        with pytest.raises(StoreProblem) as caught:
            presence.check()
    assert caught.value.kind is StoreKind.CANNOT_OPEN
