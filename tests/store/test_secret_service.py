"""The real Secret Service: gnome-keyring on a bus of its own, under a home of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import json, sys
from ovhsms_gui.core.secret import Keys, Secret
from ovhsms_gui.store.vault import KeyringVault

keys = Keys("aK7pYexample1234", Secret("s3cr3t" * 5), Secret("c0nsum3r" * 4))
steps = {}
steps["open"] = KeyringVault().open()
steps["before"] = KeyringVault().load("account-1")
steps["save"] = KeyringVault().save("account-1", keys)
steps["again"] = KeyringVault().save("account-1", keys)
steps["load"] = KeyringVault().load("account-1")
steps["other"] = KeyringVault().load("account-2")
same = steps["load"].keys == keys
steps["remove"] = KeyringVault().remove("account-1") if "keep" not in sys.argv else steps["load"]
steps["after"] = KeyringVault().load("account-1")
json.dump({"same": same, "where": steps["open"].where, **{k: a.status for k, a in steps.items()}}, sys.stdout)
"""
UNLOCKED = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
NO_BUS = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "run").mkdir(mode=0o700)
    return tmp_path


def run(home: Path, command: list[str], **extra: str) -> dict[str, object]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        # Whatever this names is ignored: only the system's own keyring is asked.
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        **extra,
    }
    done = subprocess.run(
        command, env=environment, cwd=home, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout)
    return result


def in_session(home: Path, before: str, *arguments: str) -> dict[str, object]:
    missing = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if not shutil.which(name)]
    assert not missing, f"install dbus and gnome-keyring: {', '.join(missing)} not found"
    inner = f'{before}exec "$0" "$@"'
    return run(
        home, ["dbus-run-session", "--", "bash", "-c", inner, sys.executable, "-c", SCRIPT, *arguments]
    )


def test_keys_make_the_round_trip(home: Path) -> None:
    assert in_session(home, UNLOCKED) == {
        "same": True,
        "where": "Secret Service",
        "open": "ok",
        "before": "none_stored",
        "save": "ok",
        "again": "ok",
        "load": "ok",
        "other": "none_stored",
        "remove": "ok",
        "after": "none_stored",
    }


def test_stored_keys_are_in_no_file_in_the_clear(home: Path) -> None:
    assert in_session(home, UNLOCKED, "keep")["after"] == "ok"
    files = [file for file in home.rglob("*") if file.is_file()]
    assert any(file.suffix == ".keyring" for file in files)
    for file in files:
        assert b"s3cr3t" not in file.read_bytes(), file.name
        assert b"c0nsum3r" not in file.read_bytes(), file.name


def test_a_keyring_that_nobody_unlocks_is_locked(home: Path) -> None:
    result = in_session(home, "gnome-keyring-daemon --start --components=secrets >/dev/null; ")
    assert result["where"] == "Secret Service"
    assert {result[step] for step in ("open", "before", "save", "load", "remove")} == {"locked"}


def test_no_service_at_all_is_no_keyring(home: Path) -> None:
    result = run(home, [sys.executable, "-c", SCRIPT], **NO_BUS)
    assert {result[step] for step in ("open", "before", "save", "load", "remove")} == {"no_keyring"}
