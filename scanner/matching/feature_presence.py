"""Which programs on a host have a built-in feature: those that the feature's file describes, and those with a file of their own."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.matching.block_index import BlockIndex
from scanner.matching.matcher import Layer, Matcher
from scanner.matching.versions import numbers, within
from scanner.model import Item, Kind, Platform, Rung
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scanner.catalogue.feature import Feature, Presence
    from scanner.catalogue.product import Product
    from scanner.model import HostFacts

GONE = {Rung.CONFIGURED, Rung.RESIDUE}  # traces that show no program: it may never have been there, or is there no more
RELEASES = {  # where a system says which one it is
    Platform.WINDOWS: r"HKLM64\SOFTWARE\Microsoft\Windows NT\CurrentVersion",
    Platform.MACOS: "/System/Library/CoreServices/SystemVersion.plist",
}
Found = dict[str, list[tuple[int, Item]]]  # items and the blocks that hold for them, by id


class Program(NamedTuple):
    """A program or system that has the feature on this host."""

    name: str  # the word that settings use for it
    item: Item


def present(
    features: Sequence[Feature], programs: Mapping[str, Product], items: Sequence[Item], facts: HostFacts
) -> dict[str, list[Program]]:
    """Return the programs that have each feature, by the feature's id. `programs` are those with a file of their own."""
    named = {presence.program for feature in features for presence in feature.presences if presence.described}
    described = _matched({id_: programs[id_] for id_ in sorted(named)}, items)
    own = _matched({feature.product.id: feature.product for feature in features}, items)
    return {feature.product.id: [*_of_feature(feature, own, described, facts)] for feature in features}


def _matched(products: Mapping[str, Product], items: Sequence[Item]) -> Found:
    found: defaultdict[str, list[tuple[int, Item]]] = defaultdict(list)
    for product, evidence in Matcher(layers=[Layer(products, BlockIndex(products.values()))]).match(items):
        if evidence.item.rung not in GONE:
            found[product.id].append((evidence.block, evidence.item))
    return found


def _of_feature(feature: Feature, own: Found, described: Found, facts: HostFacts) -> Iterator[Program]:
    for presence in feature.presences:
        if presence.platform in {None, facts.platform}:
            for item in _having(presence, _candidates(presence, feature, own, described, facts)):
                yield Program(presence.program, item)


def _candidates(presence: Presence, feature: Feature, own: Found, described: Found, facts: HostFacts) -> list[Item]:
    if presence.described:
        return [item for _, item in described.get(presence.program, ())]
    if presence.block:
        return [item for block, item in own.get(feature.product.id, ()) if block == presence.block]
    where = RELEASES.get(facts.platform, "")
    return [Item(facts.platform.value, _release(facts), kind=Kind.APPLICATION, rung=Rung.INSTALLED, location=where)]


def _having(presence: Presence, items: Iterable[Item]) -> list[Item]:
    """Return the items whose version has it. One without a version may be any, unless another tells the program's version."""
    known = [item for item in items if numbers(item.version)]
    return [item for item in known or items if within(item.version, presence.since, presence.until)]


def _release(facts: HostFacts) -> str:
    """Return the system's version: 10.0.26100.1742 of `Windows 11 Pro 24H2 (10.0.26100.1742)`, 15.1 of `macOS 15.1`."""
    return ".".join(map(str, numbers(facts.release.rpartition("(")[2])))
