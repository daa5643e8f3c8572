"""What the catalogue says of its products that an index can be asked about: ids, names, addresses and winget's publishers."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from scanner.catalogue.categories import UNREVIEWED
from scanner.catalogue.product import Product
from scanner.matching.identifiers import KINDS
from scanner.matching.name_keys import name_keys
from scanner.model import Relation

# Hosts and repositories of everybody: an address there says nothing of whose program it is.
SHARED = frozenset({
    "addons.mozilla.org", "apps.apple.com", "apps.microsoft.com", "aws.amazon.com", "chrome.google.com",
    "chromewebstore.google.com", "developer.chrome.com", "flathub.org", "formulae.brew.sh", "github.com", "gist.github.com",
    "gitlab.com", "google.com", "huggingface.co", "jetbrains.com", "learn.microsoft.com", "marketplace.visualstudio.com", "microsoft.com",
    "npmjs.com", "ollama.com", "play.google.com", "plugins.jetbrains.com", "pypi.org", "raw.githubusercontent.com",
    "snapcraft.io", "winget.run", "homebrew/homebrew-cask", "homebrew/homebrew-core", "microsoft/winget-pkgs",
    "scoopinstaller/extras", "scoopinstaller/main", "v2fly/domain-list-community",
    "universal-debloater-alliance/universal-android-debloater-next-generation",
})  # fmt: skip
DOOR = r"^(?:www|docs|download|desktop|app|code|pc|m)\."
REPOSITORY = r"(?:git\+)?https?://github\.com/([^/#?]+/[^/#?]+)"


class Claims(NamedTuple):
    """The products' ids by what each sign of them is."""

    names: dict[str, set[str]]
    homes: dict[str, set[str]]
    publishers: dict[str, set[str]]


def home_of(address: str) -> str:
    """Return whose page an address is, without the front door: a host, or a repository's owner and name."""
    if found := re.match(REPOSITORY, address):
        return found[1].lower().removesuffix(".git")
    return re.sub(DOOR, "", (urlsplit(address).hostname or "").lower())


def claims(products: Iterable[Product]) -> Claims:
    """Return what the products are known by; of the tables that nobody reviewed, nothing."""
    names, homes, publishers = (defaultdict[str, set[str]](set) for _ in range(3))
    for product in products:
        if product.id.endswith(UNREVIEWED):
            continue
        pages = (page for page in official(product, "home-page") if "/" not in page.rstrip("/") or page.startswith("github.com/"))
        for address in (*product.references, *(f"https://{place}" for place in (*official(product, "site"), *pages))):
            if (home := home_of(address)) and home not in SHARED:
                homes[home].add(product.id)
        for key in (
            *name_keys(product.name),
            *(name for block in product.blocks if block.relation is Relation.OFFICIAL for name in block.names),
        ):
            names[key].add(product.id)
        for package in official(product, "winget"):
            publishers[package.split(".")[0]].add(product.id)
    return Claims(names, homes, publishers)


def official(product: Product, kind: str) -> Iterator[str]:
    """Yield the ids of a kind by which the product itself is recognised."""
    yield from (value for block in product.blocks if block.relation is Relation.OFFICIAL for value in block.ids.get(kind, ()))


def every_id(products: Iterable[Product], kinds: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and product of every id of the kinds, in order; a pattern is none."""
    for kind in kinds:
        found = {(id, product.id) for product in products for block in product.blocks for id in block.ids.get(kind, ()) if "*" not in id}  # noqa: A001
        yield from ((kind, id, product) for id, product in sorted(found))  # noqa: A001


def compared(kind: str, id: str) -> str:  # noqa: A002  as everywhere
    """Return an id as ids of its kind are compared."""
    return KINDS[kind].keys(id)[0]
