"""The page or repository that a package's record names as the program's home, made comparable.

Whoever makes a package for somebody else's program gives it a name of their own, and names the program's home all the same.
Only the host and three steps of the path are kept: what follows may name a person or hold a secret, and tells no program from another.

Packages of Debian, Fedora and Alpine name a home too, and are not compared by it: their names are the maker's or the distribution's,
which are known or can be, and a thousand homes a machine cost every login a twelfth of its time.
"""

from __future__ import annotations

HOME_PAGE = "home-page"
SCHEMES = frozenset({"http", "https", "git+http", "git+https"})
WWW = "www."  # with which an address may begin that has no scheme
MOST_STEPS = 3
LONGEST = 300  # letters


def home_claims(address: str) -> tuple[tuple[str, str], ...]:
    """Return what a package claims by an address, as pairs like an item's ids: nothing by what is no address of a web site."""
    whole = (address[:LONGEST].lower().split() or [""])[0]
    scheme, _, rest = ("https", "", whole) if whole.startswith(WWW) else whole.partition("://")
    if scheme not in SCHEMES:
        return ()
    named, *steps = rest.partition("?")[0].partition("#")[0].split("/")
    host = named.partition(":")[0].removeprefix(WWW).rstrip(".")
    if "." not in host or "@" in named:
        return ()
    page = "/".join((host, *[step for step in steps if step][:MOST_STEPS]))
    return ((HOME_PAGE, page.removesuffix(".git")),)
