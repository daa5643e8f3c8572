"""Finds, among what indexes offer, what may be a form of a product that the catalogue does not know yet."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from index_parts.claims import Claims, compared, home_of
from index_parts.offer import Offer

from scanner.matching.matcher import Matcher
from scanner.matching.name_keys import name_keys
from scanner.model import Confidence, Item


class Proposal(NamedTuple):
    """An offer that shares signs with a product: a person decides whether it is one."""

    offer: Offer
    signs: tuple[str, ...]

    def line(self) -> str:
        """Return it as a line of a table."""
        offer = self.offer
        return "\t".join((offer.kind, offer.id, offer.name, offer.home, "+".join(self.signs), offer.gone, offer.source))


def propose(offers: Iterable[Offer], known: Claims, matcher: Matcher) -> dict[str, list[Proposal]]:
    """Return proposals by product; those that agree in more signs first. What is recognised by its id already is none."""
    found = defaultdict[str, dict[tuple[str, str], Proposal]](dict)
    for offer in offers:
        if signs := {} if is_known(offer, matcher) else signs_of(offer, known):
            for product, why in signs.items():
                found[product].setdefault((offer.kind, compared(offer.kind, offer.id)), Proposal(offer, tuple(sorted(why))))
    return {product: sorted(rows.values(), key=_order) for product, rows in sorted(found.items())}


def is_known(offer: Offer, matcher: Matcher) -> bool:
    """Tell whether a scan would recognise it by its id alone."""
    item = Item(offer.id, ids=((offer.kind, offer.id),))
    return any(evidence.confidence is not Confidence.LOW for _, evidence in matcher.match([item]))


def signs_of(offer: Offer, known: Claims) -> dict[str, set[str]]:
    """Return the products that it shares signs with, and which."""
    signs = defaultdict[str, set[str]](set)
    words = {offer.name, offer.id, offer.id.rpartition(".")[2], offer.id.replace("-", " ")}
    for key in {key for word in words if word for key in name_keys(word)}:
        _sign(signs, known.names, key, "name")
    _sign(signs, known.homes, home_of(offer.home), "home")
    _sign(signs, known.publishers, offer.publisher.lower() if offer.kind == "winget" else "", "publisher")
    return signs


def _sign(signs: dict[str, set[str]], table: dict[str, set[str]], key: str, sign: str) -> None:
    for product in table.get(key, ()):
        signs[product].add(sign)


def _order(proposal: Proposal) -> tuple[int, str, str]:
    return -len(proposal.signs), proposal.offer.kind, proposal.offer.id
