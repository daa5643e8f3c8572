"""The full name of an AppX or MSIX package: Name_Version_Architecture_ResourceId_PublisherHash.

The hash stands for the publisher's certificate; name and hash together are the family, which no version changes.
See: https://learn.microsoft.com/en-us/windows/apps/desktop/modernize/package-identity-overview
"""

from __future__ import annotations

import re

from scanner.model import Mark
from scanner.stdlib.named_tuple import NamedTuple

NAME = r"[A-Za-z0-9.-]{1,64}"
HASH = r"[a-hjkmnp-tv-z0-9]{13}"
FULL_NAME = rf"(?i)({NAME})_(\d[\d.]{{0,32}})_([a-z0-9]{{1,16}})_([A-Za-z0-9.~-]{{0,64}})_({HASH})"
FAMILY = rf"(?i)({NAME})_({HASH})"
OF_A_LANGUAGE_OR_SCALE = "split."
# Edge makes a package for each web app: www.example.com-1A2B3C4D. The publisher's hash is another one for every site.
WEB_APP = r"((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+)-[0-9A-F]{8}"


class AppxName(NamedTuple):
    """A package's identity. `resource` is empty for most, `~` for a bundle, `split.language-fr` for a part of another package.

    What is no package's name has only `name`, which is the whole text.
    """

    name: str
    version: str = ""
    architecture: str = ""
    resource: str = ""
    publisher_hash: str = ""

    @property
    def ids(self) -> tuple[tuple[str, str], ...]:
        """The package's identifiers, as an item holds them, with the host of a web app; none without a publisher."""
        if not self.publisher_hash:
            return ()
        sites = (("site", site) for site in re.findall(rf"^{WEB_APP}$", self.name))
        return (("msix-family", f"{self.name}_{self.publisher_hash}"), ("msix-name", self.name), *sites)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Whether this holds only a language or a size of pictures for another package."""
        return (Mark.CHILD,) if self.resource.lower().startswith(OF_A_LANGUAGE_OR_SCALE) else ()


def full_name(text: str) -> AppxName:
    """Take a full name apart."""
    found = re.fullmatch(FULL_NAME, text)
    return AppxName(*found.groups()) if found else AppxName(text)


def family(text: str) -> AppxName:
    """Take a family's name apart: it has no version, architecture and resource."""
    found = re.fullmatch(FAMILY, text)
    return AppxName(found[1], publisher_hash=found[2]) if found else AppxName(text)


def shown(text: str) -> str:
    """Return a name for people, empty where only a pointer to one stands: `ms-resource:AppName`, `@{Package?ms-resource://...}`."""
    return "" if text.lower().startswith(("ms-resource:", "@{")) else text
