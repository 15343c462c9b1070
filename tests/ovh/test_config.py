"""Keys from the environment and ovh.conf, as python-ovh finds them."""

import itertools
import os
from pathlib import Path

import ovh.config
import pytest

from ovhsms_gui.ovh.config import default_files, read_environment

NAMES = ("application_key", "application_secret", "consumer_key")
ALL = "application_key = AK\napplication_secret = AS\nconsumer_key = CK\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [tmp_path / "etc.conf", tmp_path / "home.conf", tmp_path / "here.conf"]


def found(env: dict[str, str], files: list[Path]) -> tuple[str, str, str, str] | None:
    answer = read_environment(env, files)
    if answer is None:
        return None
    endpoint, keys = answer
    return endpoint, keys.application_key, keys.application_secret.reveal(), keys.consumer_key.reveal()


def environment(endpoint: str = "ovh-eu") -> dict[str, str]:
    return {
        "OVH_ENDPOINT": endpoint,
        "OVH_APPLICATION_KEY": "envAK",
        "OVH_APPLICATION_SECRET": "envAS",
        "OVH_CONSUMER_KEY": "envCK",
    }


def test_nothing_set_is_none(files: list[Path]) -> None:
    assert found({}, files) is None
    files[0].write_text("[default]\nendpoint = ovh-eu\n")
    assert found({"OVH_ENDPOINT": "ovh-eu"}, files) is None


def test_the_environment_alone_is_enough(files: list[Path]) -> None:
    url = "http://127.0.0.1:8080/1.0"
    assert found(environment(url), files) == (url, "envAK", "envAS", "envCK")


def test_without_an_endpoint_it_is_europe(files: list[Path]) -> None:
    env = environment()
    del env["OVH_ENDPOINT"]
    assert found(env, files) == ("ovh-eu", "envAK", "envAS", "envCK")


def contents(name: str) -> tuple[str, ...]:
    """What a file may hold: nothing, keys for Europe, or another endpoint with keys of its own."""
    keys = ALL.replace("= ", f"= {name}")
    return "", f"[ovh-eu]\n{keys}", f"[default]\nendpoint = kimsufi-eu\n[kimsufi-eu]\n{keys}"


def test_whatever_lies_where_it_is_found_as_the_official_client_does(
    files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever endpoint and keys come from one source, and nothing lies in the current folder."""
    monkeypatch.setattr(ovh.config, "CONFIG_PATH", [str(path) for path in files])
    environments: tuple[dict[str, str], ...] = ({}, {"OVH_ENDPOINT": "ovh-eu"}, environment())
    seen = set()
    for texts in itertools.product(*(contents(path.stem) for path in files)):
        kinds = {text.partition("\n")[0] for text in texts} - {""}
        for path, text in zip(files, texts, strict=True):
            path.write_text(text)
        for env in environments:
            if len(kinds) > 1 and not env:
                continue  # the official client would take the endpoint of one file and the keys of another
            with monkeypatch.context() as patch:
                for name, value in env.items():
                    patch.setenv(name, value)
                official = ovh.config.ConfigurationManager()
                endpoint = official.get("default", "endpoint") or "ovh-eu"
                theirs = tuple(official.get(endpoint, name) for name in NAMES)
            assert found(env, files) == ((endpoint, *theirs) if all(theirs) else None)
            seen.add(theirs)
    assert len(seen) == 5  # each file's, the environment's, none


def test_endpoint_and_keys_are_never_of_two_sources(files: list[Path]) -> None:
    """Else whoever writes one of them decides where the other's keys go."""
    files[0].write_text("[default]\nendpoint = https://example.org/1.0\n[ovh-eu]\nconsumer_key = other\n")
    env = environment()
    del env["OVH_ENDPOINT"]
    assert found(env, files) == ("ovh-eu", "envAK", "envAS", "envCK")
    files[1].write_text(f"[ovh-eu]\n{ALL}")
    assert found({}, files) == ("ovh-eu", "AK", "AS", "CK")
    with pytest.raises(ValueError, match="incomplete"):
        found({"OVH_CONSUMER_KEY": "alone"}, files)
    files[1].unlink()
    with pytest.raises(ValueError, match="incomplete"):  # and not completed by another file
        found({"OVH_ENDPOINT": "ovh-eu"}, [files[0], files[2]])


def test_the_environment_may_choose_another_section_of_a_file(files: list[Path]) -> None:
    files[1].write_text(f"[default]\nendpoint = ovh-eu\n[kimsufi-eu]\n{ALL}")
    assert found({"OVH_ENDPOINT": "kimsufi-eu"}, files) == ("kimsufi-eu", "AK", "AS", "CK")
    assert found({}, files) is None


@pytest.mark.skipif(os.name != "posix", reason="owners and modes are POSIX's")
@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602, 0o777])
def test_a_file_that_others_can_write_is_not_used_and_that_is_said(mode: int, files: list[Path]) -> None:
    files[0].write_text(f"[ovh-eu]\n{ALL.replace('= ', '= etc')}")
    files[1].write_text(f"[ovh-eu]\n{ALL}")
    files[1].chmod(mode)
    with pytest.raises(ValueError, match="changed by others") as caught:
        read_environment({}, files)
    assert "CK" not in str(caught.value)
    files[1].chmod(0o640)
    assert found({}, files) == ("ovh-eu", "AK", "AS", "CK")


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="only root can give a file away")
def test_a_strangers_file_is_not_used(files: list[Path]) -> None:
    files[1].write_text(f"[ovh-eu]\n{ALL}")
    os.chown(files[1], 65534, 65534)
    files[1].chmod(0o600)
    with pytest.raises(ValueError, match="changed by others"):
        read_environment({}, files)


def test_spaces_empty_variables_and_a_byte_order_mark_do_not_matter(files: list[Path]) -> None:
    files[2].write_text(f"\ufeff[default]\nendpoint = ovh-eu\n[ovh-eu]\n{ALL}", encoding="utf-8")
    env = {"OVH_CONSUMER_KEY": "", "OVH_APPLICATION_SECRET": " ", "OVH_APPLICATION_KEY": "\n"}
    assert found(env, files) == ("ovh-eu", "AK", "AS", "CK")
    spaced = {name: f" {value}\n" for name, value in environment().items()}
    assert found(spaced, files) == ("ovh-eu", "envAK", "envAS", "envCK")


@pytest.mark.parametrize("left_out", ["APPLICATION_KEY", "APPLICATION_SECRET", "CONSUMER_KEY"])
def test_a_part_that_is_missing_is_named_and_no_value_is(left_out: str, files: list[Path]) -> None:
    env = environment()
    del env[f"OVH_{left_out}"]
    with pytest.raises(ValueError, match=f"incomplete: {left_out.lower()} missing") as caught:
        read_environment(env, files)
    assert "env" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b"consumer_key = s3cr3t\n",
        b"[ovh-eu]\ns3cr3t\n",
        b"[ovh-eu]\nx=s3cr3t\nx=s3cr3t\n",
        b"[ovh-eu]\n#\xff",
    ],
)
def test_a_file_that_makes_no_sense_is_said_without_its_content(content: bytes, files: list[Path]) -> None:
    files[1].write_bytes(content)
    with pytest.raises(ValueError, match=r"\.conf makes no sense") as caught:
        read_environment({}, files)
    assert "s3cr3t" not in str(caught.value)


def test_keys_for_oauth2_are_not_ours(files: list[Path]) -> None:
    files[0].write_text("[default]\nendpoint=ovh-eu\n[ovh-eu]\nclient_id=a\nclient_secret=b\n")
    assert found({}, files) is None


def test_the_usual_files_and_none_in_the_current_folder(home: Path) -> None:
    assert default_files("posix") == (Path("/etc/ovh.conf"), home / ".ovh.conf")
    assert default_files("nt") == (home / ".ovh.conf",)  # anybody may make a folder on the disk
