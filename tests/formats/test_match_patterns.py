import pytest

from scanner.formats.match_patterns import LONGEST, MOST, hosts_of


@pytest.mark.parametrize(
    ("pattern", "host"),
    [
        ("https://chat.deepseek.com/*", "chat.deepseek.com"),
        ("*://*.openai.com/*", "openai.com"),
        ("http://Claude.AI/", "claude.ai"),
        ("https://api.openai.com", "api.openai.com"),  # what Chromium refuses, and an author may have meant
        ("wss://gateway.example.org:8443/*", "gateway.example.org"),
        ("*://sub.example.org:*/path?*", "sub.example.org"),
    ],
)
def test_a_pattern_names_its_host(pattern, host):
    assert hosts_of([pattern]) == (host,)


@pytest.mark.parametrize(
    "pattern",
    [
        *("<all_urls>", "*://*/*", "https://*/*", "*://*.com/*", "file:///*", "tabs", "", "https://localhost/*", "http://127.0.0.1/*"),
        *("http://[::1]/*", "https://a_b.example/*", "https://example.*/*", "chrome://favicon/", None, 7, ["https://a.example/*"]),
        f"https://a.example/{'a' * LONGEST}",
    ],
)
def test_what_names_no_site_names_no_host(pattern):
    assert hosts_of([pattern]) == ()


def test_each_host_is_named_once_in_the_order_of_the_lists():
    assert hosts_of(["https://b.example/*", "https://a.example/*"], None, "https://c.example/*", ["*://b.example/*"]) == (
        "b.example",
        "a.example",
    )


def test_one_that_asks_for_very_many_sites_tells_nothing_by_them():
    patterns = [f"https://{number}.example.org/*" for number in range(MOST + 1)]

    assert len(hosts_of(patterns[:MOST])) == MOST
    assert hosts_of(patterns) == ()
