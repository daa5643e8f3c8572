import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.formats.web_address import host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.TikTok.com/@someone?token=hush#x", "www.tiktok.com"),
        ("http://me:hush@a.example:8080", "a.example"),
        ("https://me@a.example:hu@sh@b.example/x@y", "b.example"),
        ("HTTPS://a.example\\x", "a.example"),
        (f"https://{'x' * 999}@more@a.example", "a.example"),
        ("https:a.example", "a.example"),
        ("https:/a.example", "a.example"),
        ("https:\\\\a.example", "a.example"),
        (" \x01https://a.ex\tam\nple\r\n", "a.example"),
        ("https://%61.ex%41mple", "a.example"),
        ("https://tik\u00adtok\u3002com", "tiktok.com"),
        ("https://\uff54iktok.com", "tiktok.com"),
        ("https://B\u00fccher.example", "xn--bcher-kva.example"),
        ("https://a.example:99999", ""),
        ("https://a%00.example", ""),
        ("https://a%FF.example", ""),
        ("https://\u202ea.example", ""),
        ("https://[::1]/", ""),
        ("ftp://a.example/", ""),
        ("file:///etc/passwd", ""),
        ("a.example", ""),
        ("https://", ""),
        ("", ""),
        (None, ""),
        (["https://a.example"], ""),
    ],
)
def test_the_host_of_a_web_site_and_nothing_else(address, host):
    assert host_of(address) == host


@given(st.text() | st.text().map(lambda rest: f"https://{rest}"))
def test_any_text_gives_a_host_without_path_and_person(address):
    assert not set(host_of(address)) & set("/?#@: ")
