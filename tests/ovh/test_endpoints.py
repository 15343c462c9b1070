"""Endpoints: names as in python-ovh, or an address of one's own."""

from urllib.parse import parse_qsl, urlsplit

import ovh.client
import pytest

from ovhsms_gui.ovh.endpoints import (
    ENDPOINTS,
    RIGHTS,
    address,
    create_token_url,
    granted,
    is_loopback,
    resolve,
    same,
    stranger,
)


def test_names_and_addresses_are_the_official_ones() -> None:
    assert {row.name: row.url for row in ENDPOINTS.values()} == ovh.client.ENDPOINTS
    assert all(name == row.name for name, row in ENDPOINTS.items())


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("ovh-eu", "https://eu.api.ovh.com/1.0"),
        ("  soyoustart-eu \n", "https://eu.api.soyoustart.com/1.0"),
        ("https://eu.api.ovh.com/v1/", "https://eu.api.ovh.com/v1"),
        ("https://ovh.example:8443/1.0", "https://ovh.example:8443/1.0"),
        ("http://127.0.0.1:8080/1.0", "http://127.0.0.1:8080/1.0"),
        ("http://localhost:8080/1.0/", "http://localhost:8080/1.0"),
        ("http://[::1]:8080/1.0", "http://[::1]:8080/1.0"),
    ],
)
def test_what_resolves(given: str, base: str) -> None:
    assert resolve(given) == base


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "neither a known endpoint"),
        ("ovh-fr", "neither a known endpoint"),
        ("eu.api.ovh.com/1.0", "neither a known endpoint"),
        ("ovh-ca", "has no SMS"),
        ("ovh-us", "has no SMS"),
        ("https://ca.api.ovh.com/1.0", "has no SMS"),
        ("http://eu.api.ovh.com/1.0", "Only https is safe"),
        ("http://127.0.0.1.evil.example/1.0", "Only https is safe"),
        ("http://localhost.evil.example/1.0", "Only https is safe"),
        ("http://192.168.1.2/1.0", "Only https is safe"),
        ("ftp://eu.api.ovh.com/1.0", "no web address"),
        ("https:///1.0", "no web address"),
        ("https://ovh.example:port/1.0", "cannot be"),
        ("https://ovh.example:99999/1.0", "cannot be"),
        ("https://[::1/1.0", "cannot be"),
        ("https://ovh.example/1.0?x=1", "an address alone"),
        ("https://ovh.example/1.0#x", "an address alone"),
        ("https://ovh .example/1.0", "no spaces"),
        ("https://ovh.example/1\n.0", "no spaces"),
    ],
)
def test_what_does_not_resolve_says_why(given: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        resolve(given)


@pytest.mark.parametrize(
    "given", ["https://me:hunter2@ovh.example/1.0", "https://hunter2@ovh.example:port/", "http://:hunter2@x/"]
)
def test_a_password_in_an_address_is_not_repeated(given: str) -> None:
    with pytest.raises(ValueError, match="address") as caught:
        resolve(given)
    assert "hunter2" not in str(caught.value)


def test_the_page_for_keys_has_the_rights_filled_in() -> None:
    page = create_token_url("ovh-eu")
    assert page is not None
    parts = urlsplit(page)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == "https://auth.eu.ovhcloud.com/api/createToken"
    assert parse_qsl(parts.query) == [
        ("GET", "/sms"),
        ("GET", "/sms/*"),
        ("POST", "/sms/*"),
        ("DELETE", "/sms/*/jobs/*"),
        ("DELETE", "/sms/*/blacklists/*"),
        ("GET", "/auth/currentCredential"),
    ]


def test_every_endpoint_with_sms_has_a_page_for_keys() -> None:
    pages = [create_token_url(row.name) for row in ENDPOINTS.values() if row.has_sms]
    assert len(pages) == 3
    assert all(page and page.startswith("https://") for page in pages)


def test_the_page_is_known_by_the_address_too_and_not_for_others() -> None:
    assert create_token_url("https://eu.api.ovh.com/1.0/") == create_token_url("ovh-eu")
    assert create_token_url("http://127.0.0.1:8080/1.0") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ovh-eu", "https://eu.api.ovh.com/1.0"),
        (" ovh-eu\n", "https://EU.API.ovh.com/1.0/"),
        ("https://Ovh.example:8443/1.0", "https://ovh.example:8443/1.0"),
        ("no address", " no address "),
    ],
)
def test_two_names_of_one_address(one: str, other: str) -> None:
    assert same(one, other)
    assert address(one) == address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ovh-eu", "kimsufi-eu"),
        ("https://ovh.example/v1", "https://ovh.example/v2"),
        ("https://ovh.example/V1", "https://ovh.example/v1"),  # only of a host case does not matter
        ("https://ovh.example:8443/1.0", "https://ovh.example/1.0"),
        ("no address", "none either"),
    ],
)
def test_two_addresses(one: str, other: str) -> None:
    assert not same(one, other)


@pytest.mark.parametrize(
    ("given", "host"),
    [
        ("ovh-eu", ""),
        ("https://eu.api.ovh.com/v1", ""),
        ("http://127.0.0.1:8080/1.0", ""),
        ("https://ovh.example:8443/1.0", "ovh.example"),
        ("https://eu.api.ovh.com.example/1.0", "eu.api.ovh.com.example"),
        ("ovh-us", ""),  # nothing goes to what cannot be used
        ("no address", ""),
    ],
)
def test_a_host_that_is_not_ovhclouds_is_named(given: str, host: str) -> None:
    assert stranger(given) == host


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("http://localhost/", True),
        ("http://127.8.9.1/", True),
        ("http://[::1]/", True),
        ("http://192.168.1.2/", False),
        ("http://localhost.example/", False),
        ("nothing", False),
    ],
)
def test_this_computers_own_address(url: str, own: bool) -> None:
    assert is_loopback(url) is own


@pytest.mark.parametrize(
    ("method", "path", "covered"),
    [
        ("POST", "/sms/sms-ab12345-1/jobs", True),
        ("GET", "/sms", True),
        ("DELETE", "/sms/sms-ab12345-1/jobs/7", True),
        ("DELETE", "/sms/sms-ab12345-1/blacklists/+33639980012", True),
        ("DELETE", "/sms/sms-ab12345-1/outgoing/7", False),
        ("PUT", "/sms/sms-ab12345-1", False),
        ("GET", "/me", False),
    ],
)
def test_a_right_covers_what_its_pattern_says(method: str, path: str, *, covered: bool) -> None:
    assert granted(RIGHTS, method, path) is covered
