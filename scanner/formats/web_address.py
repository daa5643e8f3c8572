r"""The host of a web address, and nothing else of it: the rest may name a person or hold a secret.

It is taken out as browsers do it. `https:a.example`, `https:\\\a.example`, `https://me:word@more@A.EX%41MPLE` and one with a tab in it
all lead to a site.
See: https://url.spec.whatwg.org/#url-parsing, https://url.spec.whatwg.org/#host-parsing and https://www.unicode.org/reports/tr46/
"""

from __future__ import annotations

import re

AROUND = "".join(map(chr, range(0x21)))  # what a browser takes off both ends, and a line break or a tab anywhere
DROPPED = str.maketrans("", "", "\t\n\r")
WEB = r"(?i)https?:[/\\]*+([^/\\?#]*+)"
PORT = r":0*(\d{0,5})\Z"
HIGHEST_PORT = 65535
ESCAPED = rb"%([0-9A-Fa-f]{2})"
FORBIDDEN = frozenset(" *#/:<>?@[\\]^|%") | frozenset(map(chr, (*range(0x20), 0x7F)))
LONGEST_HOST = 253  # of a name that can be looked up
MOST_LETTERS = 4 * LONGEST_HOST  # before letters and their accents become one
FULL_STOPS = "[.\u3002\uff0e\uff61]"
# Letters that a name may hold and that count for nothing in it, so that it reads otherwise than it leads.
IGNORED = "[\u00ad\u034f\u180b-\u180d\u180f\u200b\u2060\u2064\ufe00-\ufe0f\ufeff\U0001bca0-\U0001bca3\U000e0100-\U000e01ef]"
PUNYCODE = "xn--"
NOT_A_LETTER = "\ufffd"


def host_of(address: object) -> str:
    """Return the host in lower case, empty for what is no address of a web site, or has a number in brackets for a host."""
    found = re.match(WEB, address.strip(AROUND).translate(DROPPED)) if isinstance(address, str) else None
    if not found:
        return ""
    named = found[1].rpartition("@")[2]
    if port := re.search(PORT, named):
        named = named[: port.start()]
    host = _in_ascii(_unescape(named) if "%" in named else named)
    is_sound = len(host) <= LONGEST_HOST and FORBIDDEN.isdisjoint(host) and not (port and int(port[1] or 0) > HIGHEST_PORT)
    return host if is_sound else ""


def _unescape(text: str) -> str:
    """Undo escapes, once; what is no UTF-8 then becomes a letter that no host may have."""
    content = re.sub(ESCAPED, lambda found: bytes([int(found[1], 16)]), text.encode("utf-8", "replace"))
    return content.decode("utf-8", "replace")


def _in_ascii(host: str) -> str:
    """Return a host as it is looked up, empty where one of its parts cannot be."""
    if host.isascii():
        return host.lower()
    import unicodedata  # noqa: PLC0415  few addresses need it

    kept = re.sub(IGNORED, "", host)
    if len(kept) > MOST_LETTERS:  # putting accents in order, and writing in ASCII, take the square of it
        return ""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", kept).lower())
    parts = re.split(FULL_STOPS, plain)
    return ".".join(map(_part_in_ascii, parts)) if NOT_A_LETTER not in plain and plain.isprintable() else ""


def _part_in_ascii(part: str) -> str:
    return part if part.isascii() else PUNYCODE + part.encode("punycode").decode("ascii")
