"""Names made comparable: case, width, space, invisible letters, and what installers write behind a name.

Look-alike letters of other scripts are left apart: a Cyrillic letter in a name makes another name. Whoever wants such names
shown folds them here, into a key of its own that flags an item and never equals it with the product.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

LONGEST = 512  # letters; what follows is not compared
NOISE = r"""(?x)[-\u2013\u2014]                                     # "Foo - 1.2"
      | [(\[]? v?\d+(?:\.\d+)+ [\w.+-]{0,40} [)\]]?         # 3.1.2, (1.2b3), v1.0.0-rc.1
      | v\d+ | version | ver\.? | build                     # a bare 365 may belong to the name
      | [(\[]? (?:x64|x86|x86_64|x86-64|amd64|arm64|aarch64|i[36]86|win32|win64|(?:32|64)-?bit) ,? [)\]]?
      | [(\[] (?:32|64) | bit[)\]] | edition[)\]]           # (64 bit), (64-bit edition)
      | [(\[]? [a-z]{2}(?:-[a-z]{2,4})? [)\]]               # (x64 fr)
      | [(\[] (?:user|machine|current\ user) [)\]]"""
# How companies of many countries end their names; compared without dots and commas.
LEGAL = frozenset(
    "ab ag aps as bv co company corp corporation foundation gmbh inc incorporated kft kg kk limited llc llp lp ltd nv oy plc "  # noqa: SIM905  a word a line
    "private pte pty pvt sa sarl sas sl spa spol srl sro".split()
)
DOTS = str.maketrans("", "", ".,")


def plain(text: str) -> str:
    """Return a text in one case, width and spacing, without letters that do not show."""
    text = text[:LONGEST]
    if text.isascii() and text.isprintable():  # nearly every name of a machine, at a tenth of the cost
        return " ".join(text.lower().split())
    shown = "".join(letter for letter in text if letter.isspace() or category(letter) not in {"Cc", "Cf"})
    return " ".join(normalize("NFKC", normalize("NFKC", shown).casefold()).split())[:LONGEST].rstrip()


def name_keys(name: str) -> tuple[str, ...]:
    """Return the forms of a name to compare: the whole of it first, then without what an installer wrote behind it."""
    whole = plain(name).removesuffix(".exe")
    words = whole.split(" ")
    if len(words) == 1:
        return (whole,)
    keys = [whole]
    while len(words) > 1 and re.fullmatch(NOISE, words[-1]):
        words.pop()
        keys.append(" ".join(words))
    return tuple(keys)


def publisher_key(publisher: str) -> str:
    """Return a publisher without its legal form and without the address that package maintainers write behind it."""
    words = plain(publisher.partition("<")[0]).translate(DOTS).split(" ")
    while len(words) > 1 and words[-1] in LEGAL:
        words.pop()
    return " ".join(words)
