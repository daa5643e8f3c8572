"""What is built in, and whether it is on: the settings that collectors read, weighed as the program that obeys them does.

For each program that has a feature: a policy of the machine decides, then a policy of an account, then what an account chose, then
the default. A setting that the program does not obey, or no longer, or that yields to another one, decides nothing and is told.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from scanner.catalogue.block_index import BlockIndex
from scanner.catalogue.findings import ranked
from scanner.catalogue.matcher import Layer, Matcher
from scanner.catalogue.versions import within
from scanner.model import Confidence, Evidence, Finding, Item, Kind, Mark, Relation, Rung, State, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.catalogue.features import Feature, Governing, Presence
    from scanner.model import HostFacts

SETTING = "setting"  # the kind of id that a collector gives an item for a setting


class Program(NamedTuple):
    """A program or system that has the feature on this host."""

    name: str  # the word that settings use for it
    item: Item


class Read(NamedTuple):
    """A setting as it stands on the host."""

    governing: Governing
    item: Item


def feature_findings(features: Sequence[Feature], items: Sequence[Item], facts: HostFacts, homes: int) -> Iterator[Finding]:
    """Yield a finding for each feature that is there, or for which somebody set something. `homes` is how many accounts there are."""
    present = _present(features, items, facts)
    settings = _read(features, items)
    for feature in features:
        programs, read = present.get(feature.product.id, []), settings.get(feature.product.id, [])
        evidence = [*_evidence(feature, programs, read, homes)]
        if evidence:
            yield _finding(feature, evidence)


def _present(features: Sequence[Feature], items: Sequence[Item], facts: HostFacts) -> dict[str, list[Program]]:
    products = {feature.product.id: feature.product for feature in features}
    by_id = {feature.product.id: feature for feature in features}
    found: defaultdict[str, list[Program]] = defaultdict(list)
    for product, evidence in Matcher(layers=[Layer(products, BlockIndex(products.values()))]).match(items):
        for presence in by_id[product.id].presences:
            if presence.block == evidence.block and _has(presence, evidence.item.version, facts):
                found[product.id].append(Program(presence.program, evidence.item))
    for feature in features:
        for presence in feature.presences:
            if not presence.block and presence.platform is facts.platform and _has(presence, facts.release.rpartition("(")[2], facts):
                item = Item(facts.release or facts.platform.value, kind=Kind.APPLICATION, rung=Rung.INSTALLED)
                found[feature.product.id].append(Program(presence.program, item))
    return found


def _has(presence: Presence, version: str, facts: HostFacts) -> bool:
    return presence.platform in {None, facts.platform} and within(version, presence.since, presence.until)


def _read(features: Sequence[Feature], items: Sequence[Item]) -> dict[str, list[Read]]:
    known = {(one.setting.id, one.setting.program): (feature.product.id, one) for feature in features for one in feature.settings}
    found: defaultdict[str, list[Read]] = defaultdict(list)
    for item in items:
        for kind, value in item.ids if item.kind is Kind.FEATURE else ():
            if kind == SETTING and (value, item.within) in known:
                feature, governing = known[value, item.within]
                found[feature].append(Read(governing, item))
    return found


def _evidence(feature: Feature, programs: Sequence[Program], read: Sequence[Read], homes: int) -> Iterator[Evidence]:
    names = dict.fromkeys(program.name for program in programs)
    for one in read:
        if one.item.within not in names:
            yield _told(feature, one, State.NOT_PRESENT)
    for name in names:
        versions = [program.item.version for program in programs if program.name == name]
        here = [one for one in read if one.item.within == name]
        obeyed = [one for one in here if _obeyed(one, here, versions)]
        yield from (_told(feature, one, State.NONE) for one in here if one not in obeyed)
        yield from _decided(feature, next(one for one in programs if one.name == name), obeyed, homes)


def _obeyed(one: Read, others: Iterable[Read], versions: Iterable[str]) -> bool:
    """Tell whether a version that is there obeys a setting, and nothing that it yields to is set for the same account or for all."""
    governing = one.governing
    if governing.ignored or not any(within(version, governing.since, governing.until) for version in versions):
        return False
    above = {other.governing.setting.name for other in others if other.item.user in {"", one.item.user}}
    return above.isdisjoint(governing.overridden_by)


def _decided(feature: Feature, program: Program, obeyed: Sequence[Read], homes: int) -> Iterator[Evidence]:
    """Yield what holds for everybody, or else what holds for each account that has a setting, and the default for those without."""
    machine = [one for one in obeyed if not one.item.user and Mark.POLICY in one.item.marks]
    if machine:
        yield _told(feature, _first(machine))
        return
    accounts: defaultdict[str, list[Read]] = defaultdict(list)
    for one in obeyed:
        accounts[one.item.user].append(one)
    for found in accounts.values():
        policies = [one for one in found if Mark.POLICY in one.item.marks]
        yield _told(feature, _first(policies or found))
    if "" not in accounts and len(accounts) < max(homes, 1):
        yield _by_default(feature, program)


def _first(read: Sequence[Read]) -> Read:
    """Return the setting that decides: one that switches off is not undone by another that leaves on."""
    off = [one for one in read if one.item.state in {State.DISABLED_BY_POLICY, State.DISABLED_BY_USER}]
    return (off or [one for one in read if one.item.state is State.ENABLED] or [*read])[0]


def _told(feature: Feature, one: Read, state: State | None = None) -> Evidence:
    marks = (*one.item.marks, Mark.IGNORED) if state is State.NONE else one.item.marks
    item = one.item._replace(name=feature.product.name, state=one.item.state if state is None else state, marks=marks)
    return Evidence(item, _number(one), f"setting = {one.governing.setting.name}", Relation.OFFICIAL, Confidence.HIGH)


def _number(one: Read) -> int:
    return int(one.governing.setting.id.rpartition("#")[2])


def _by_default(feature: Feature, program: Program) -> Evidence:
    item = program.item._replace(name=feature.product.name, kind=Kind.FEATURE, state=feature.default, within=program.name, ids=())
    return Evidence(item, 0, "nothing is set: the default", Relation.OFFICIAL, Confidence.MEDIUM)


def _finding(feature: Feature, evidence: list[Evidence]) -> Finding:
    product = feature.product
    return Finding(
        product=product.id,
        name=product.name,
        vendor=product.vendor,
        category=product.category,
        aspect=Kind.FEATURE.value,
        relation=Relation.OFFICIAL,
        rung=min((one.item.rung or Rung.CONFIGURED for one in evidence), key=[*Rung].index),
        confidence=min((one.confidence for one in evidence), key=[*Confidence].index),
        evidence=tuple(ranked(evidence)),
        features=feature.sorts,
        remedy=_remedy(feature),
    )


def _remedy(feature: Feature) -> str:
    """Return the settings that switch the feature off, in every program that obeys one; the first of each is enough."""
    first: dict[str, Governing] = {}
    for one in feature.settings:
        if one.setting.off and not (one.ignored or one.until or one.overridden_by):
            first.setdefault(one.setting.program, one)
    shown = (f"{_where(one)}{one.setting.name} = {_written(one.setting.off[0])}" for one in first.values())
    return "; ".join(dict.fromkeys(shown))


def _where(one: Governing) -> str:
    setting = one.setting
    return f"{setting.key}\\" if setting.store is Store.REGISTRY else f"{setting.key or setting.program}: "


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
