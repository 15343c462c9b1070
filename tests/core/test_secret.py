"""A secret does not get out by accident."""

import copy
import json
import logging
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ovhsms_gui.core.secret import Keys, Secret

WORD = "abcdefghijklmnopqrstuvwxyz012345"


def test_only_reveal_gives_it_out(caplog: pytest.LogCaptureFixture) -> None:
    secret = Secret(WORD)
    assert secret.reveal() == WORD
    logging.getLogger("test").warning("%s %r", secret, [secret])
    shown = [
        str(secret),
        repr(secret),
        f"{secret}",
        f"{secret:>50}",
        f"{secret!r}",
        repr({"a": secret}),
        caplog.text,
    ]
    assert not any(WORD in text for text in shown)


def test_keys_show_no_secret() -> None:
    keys = Keys("0123456789abcdef", Secret(WORD), Secret(WORD[::-1]))
    assert WORD not in repr(keys)
    assert WORD[::-1] not in repr(keys)
    assert "0123456789abcdef" in repr(keys)


@pytest.mark.parametrize("value", [Secret(WORD), Keys("0123456789abcdef", Secret(WORD), Secret(WORD))])
def test_it_is_never_written_out(value: object) -> None:
    with pytest.raises(TypeError):
        pickle.dumps(value)
    with pytest.raises(TypeError):
        copy.deepcopy(value)
    with pytest.raises(TypeError) as caught:
        json.dumps(value)
    assert WORD not in str(caught.value)


def test_a_typed_secret_in_an_error_stays_masked() -> None:
    with pytest.raises(ValueError, match="•••") as caught:
        raise ValueError(f"bad key {Secret(WORD)}")
    assert WORD not in str(caught.value)


@given(st.text(), st.text())
def test_secrets_compare_by_what_they_hold(one: str, other: str) -> None:
    assert (Secret(one) == Secret(other)) == (one == other)
    assert hash(Secret(one)) == hash(Secret(one))
    assert Secret(one) != one
    assert bool(Secret(one)) == bool(one)


@pytest.mark.parametrize("missing", range(3))
def test_keys_are_complete_with_all_three(missing: int) -> None:
    parts = ["0123456789abcdef", WORD, WORD]
    assert Keys(parts[0], Secret(parts[1]), Secret(parts[2])).complete
    parts[missing] = ""
    assert not Keys(parts[0], Secret(parts[1]), Secret(parts[2])).complete
