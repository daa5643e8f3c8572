"""An HTML page that needs nothing else: no script, no picture, no address that a browser would load.

Its own policy forbids a browser everything but the style that stands in it: a text that got through as markup could neither run nor send.
"""

from __future__ import annotations

import re
from binascii import b2a_base64

from scanner.reports.page.markup import Markup, element
from scanner.reports.page.page_style import style
from scanner.stdlib.sha256 import sha256

SPACED = r" (?=[:;?!»](?:\s|<))|(?<=«) "  # in French
NO_BREAK = "\N{NO-BREAK SPACE}"


def page(language: str, title: str, *body: Markup) -> str:
    """Return the page as text that ends with a newline, for UTF-8."""
    sheet = style()
    digest = b2a_base64(sha256(sheet.encode()), newline=False).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(sheet)),
    )
    return f"<!DOCTYPE html>\n{element('html', head, _keep_signs(element('body', *body), language), lang=language)}\n"


def _keep_signs(body: Markup, language: str) -> Markup:
    """Return the body with spaces at which no browser breaks a line before the signs that in French have a space before them."""
    return Markup(re.sub(SPACED, NO_BREAK, body)) if language == "fr" else body
