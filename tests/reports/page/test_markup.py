import html
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.reports.clean import clean
from scanner.reports.page.markup import Markup, element, escape, join, link


def test_a_text_is_escaped_and_html_stays_html():
    assert element("p", "<b>&", Markup("<br>")) == "<p>&lt;b&gt;&amp;<br></p>"
    assert element("p", element("b", "<"), " & ") == "<p><b>&lt;</b> &amp; </p>"
    assert join(["<", Markup("<hr>")], " ") == "&lt; <hr>"


def test_an_attribute_is_escaped_and_named():
    assert element("div", class_='a"><script>', aria_label="it's") == (
        '<div class="a&quot;&gt;&lt;script&gt;" aria-label="it&#x27;s"></div>'
    )
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


@given(st.text())
def test_it_escapes_as_the_standard_library_does_and_cleans(text):
    assert escape(text) == html.escape(clean(text))


@given(st.text(), st.text())
def test_no_text_becomes_an_element(text, value):
    tags = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, given: tags.append((tag, given))
    parser.feed(element("p", text, title=value))

    assert tags == [("p", [("title", clean(value))])]


@pytest.mark.parametrize("address", ["https://law.example/?a=1&b=2", "http://law.example/"])
def test_an_address_is_a_link(address):
    assert link(address) == f'<a href="{html.escape(address)}">{html.escape(address)}</a>'


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", " https://x", "//x", "file:///etc/passwd", ""]
)
def test_what_is_no_address_of_a_page_is_no_link(address):
    assert link(address) == address


def test_a_short_link_shows_the_site_and_leads_to_the_whole_address():
    assert link("https://example.org/a/b?c=d", short=True) == '<a href="https://example.org/a/b?c=d">example.org</a>'
    assert link("javascript:alert(1)", short=True) == link("javascript:alert(1)")
