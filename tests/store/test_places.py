"""The data folder is its owner's alone."""

import os
import stat
from pathlib import Path

import pytest

from ovhsms_gui.store.accounts import AccountBook
from ovhsms_gui.store.errors import StoreKind, StoreProblem
from ovhsms_gui.store.places import Places, default_places


def test_making_places_touches_nothing_and_create_makes_the_folder(tmp_path: Path) -> None:
    places = Places(tmp_path / "a" / "b")
    assert not places.data.exists()
    places.create()
    places.create()
    assert places.data.is_dir()
    assert {places.journal.parent, places.lock.parent, places.log.parent} == {places.data}


def test_the_default_folder_is_named_after_the_program() -> None:
    assert "ovhsms-gui" in default_places().data.parts


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's; Windows protects the profile folder")
def test_folder_and_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    places = Places(tmp_path / "data")
    before = os.umask(0)
    try:
        book = AccountBook(places.journal)
    finally:
        os.umask(before)
    book.remove("nobody")
    files = list(places.data.iterdir())
    assert len(files) == 3  # the file, its log, its shared memory
    assert stat.S_IMODE(places.data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    book.close()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_of_ours_that_others_can_look_into_is_closed_to_them(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "journal.sqlite-wal").touch()
    places = Places(tmp_path)
    assert places.is_open
    places.create()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
    assert not places.is_open


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_that_holds_other_things_keeps_its_mode_and_that_can_be_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "letters").mkdir()
    places = Places(tmp_path)
    places.create()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
    assert places.is_open


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize(("mode", "anybodys"), [(0o700, False), (0o755, False), (0o720, True), (0o702, True)])
def test_a_folder_in_which_others_can_put_their_files_is_told(
    tmp_path: Path, mode: int, anybodys: bool
) -> None:
    tmp_path.chmod(mode)
    assert Places(tmp_path).is_anybodys is anybodys


def test_a_file_in_the_way_is_a_store_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreProblem) as caught:
        Places(tmp_path / "data").create()
    assert caught.value.kind is StoreKind.CANNOT_OPEN
