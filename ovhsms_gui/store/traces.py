"""What is left of a number that was erased: a keyed hash, by which whoever knows the number finds it again.

The key lies in the same file: the hash keeps a number from being read, not from being tried.
"""

import hashlib
import hmac
import json
import secrets
import sqlite3

from ovhsms_gui.store.queries import select

ERASED = "erased:"
_SALT = "erased_salt"
# Letters only: who looks for digits in the journal must not meet them in a hash.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def trace(e164: str, salt: bytes) -> str:
    """What stands in the place of a number that was erased."""
    return ERASED + hmac.new(salt, e164.encode(), hashlib.sha256).hexdigest()[:32].translate(_LETTERS)


def is_trace(e164: str) -> bool:
    """There was a number in this place."""
    return e164.startswith(ERASED)


def salt(db: sqlite3.Connection) -> bytes | None:
    """The key; None while nobody was ever erased."""
    rows = select(db, "SELECT value FROM setting WHERE key = ?", _SALT)
    return bytes.fromhex(json.loads(rows[0]["value"])) if rows else None


def made_salt(db: sqlite3.Connection) -> bytes:
    """The key, made when it is needed first. Inside a transaction."""
    db.execute(
        "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT DO NOTHING",
        (_SALT, json.dumps(secrets.token_hex(32))),
    )
    made = salt(db)
    assert made is not None
    return made
