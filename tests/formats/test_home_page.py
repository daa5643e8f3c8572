import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.home_page import home_claims
from scanner.matching.identifiers import keys


def page(address):
    return [value for _, value in home_claims(address)]


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://crush.example.org", "crush.example.org"),
        ("http://www.Example.org/", "example.org"),
        (" https://example.org:8443/de/#top", "example.org/de"),
        ("https://example.org/a word", "example.org/a"),
        ("git+https://github.com/Owner/Name.git", "github.com/owner/name"),
        ("https://github.com//owner/name/tree/main/deep?tab=readme", "github.com/owner/name/tree"),
        ("https://example.org./de", "example.org/de"),  # the same host, with the root of all names
        ("https://www.example.org.:443", "example.org"),
        ("www.Example.org/de", "example.org/de"),  # as many Windows installers write it
    ],
)
def test_an_address_is_its_host_and_three_steps_of_its_path(address, home):
    assert page(address) == [home]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "n/a",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://..",
        "www.",
        "www.example",
        "wwwexample.org",
        "https://localhost/x",
        "https://me:word@example.org/",
        "https:///a.b",
    ],
)
def test_what_is_no_address_of_a_site_claims_nothing(address):
    assert page(address) == []


@given(st.text(max_size=400))
def test_no_address_is_kept_whole_nor_breaks_anything(rest):
    for home in page(f"https://a.example/{rest}"):
        assert len(home) <= 300
        assert home.count("/") <= 3
        assert "a.example" in keys("home-page", home)
