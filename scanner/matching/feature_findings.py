"""What is built in, and whether it is on: the settings that collectors read, weighed as the program that obeys them does.

For each program that has a feature: a policy of the machine decides, then a policy of an account, then what an account chose, then
the default. A setting that the program does not obey, or no longer, or that yields to another one, decides nothing and is told.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING

from scanner.matching.confidence import Field, of_field, strongest
from scanner.matching.feature_presence import present
from scanner.matching.findings import rank
from scanner.matching.versions import within
from scanner.model import OFF, Evidence, Finding, Item, Kind, Mark, Relation, Rung, State
from scanner.setting import Store
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scanner.catalogue.feature import Feature, Governing
    from scanner.catalogue.product import Product
    from scanner.matching.feature_presence import Program
    from scanner.model import HostFacts
    from scanner.setting import Setting

NOTHING: Mapping[str, Product] = MappingProxyType({})
CHOSEN = {Store.CHROMIUM_PREFERENCE, Store.GECKO_PREFERENCE, Store.EDITOR_SETTING, Store.AGENT_SETTING}  # by an account
SETTING = "setting"  # the kind of id that a collector gives an item for a setting


class Read(NamedTuple):
    """A setting as it stands on the host."""

    governing: Governing
    item: Item


def feature_findings(
    features: Sequence[Feature], items: Sequence[Item], facts: HostFacts, homes: int, programs: Mapping[str, Product] = NOTHING
) -> Iterator[Finding]:
    """Yield a finding for each feature that is there, or for which somebody set something.

    `homes` is how many accounts there are; `programs` are those with a file of their own.
    """
    found = present(features, programs, items, facts)
    settings = _read(features, items)
    for feature in features:
        here = found[feature.product.id]
        evidence = [*_evidence(feature, here, settings.get(feature.product.id, []), homes)]
        if evidence:
            yield _finding(feature, evidence, here)


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
        if one.item.within not in names and _means(one):
            yield _state_setting(feature, one, State.NOT_PRESENT)
    for name in names:
        those = [program for program in programs if program.name == name]
        here = [one for one in read if one.item.within == name]
        known = [one for one in here if _knows(those, one.governing)]
        obeyed = [one for one in known if not (one.governing.ignored or one.governing.removes or _yields(one, known))]
        yield from (_state_setting(feature, one, State.NONE) for one in here if one not in obeyed and _means(one))
        yield from _mark_offered(feature, obeyed, _decided(feature, those[0], obeyed, homes))


def _mark_offered(feature: Feature, obeyed: Sequence[Read], decided: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield what was decided; what is on where nobody made the choice without which it does nothing is only offered there."""
    chooses = any(one.setting.chooses for one in feature.settings)
    chosen = {one.item.user for one in obeyed if one.governing.setting.chooses and one.item.state is State.ENABLED}
    for one in decided:
        made = bool(chosen) if not one.item.user else not chosen.isdisjoint({"", one.item.user})
        yield one._replace(item=one.item._replace(state=State.OFFERED)) if chooses and one.item.state is State.ENABLED and not made else one


def _means(one: Read) -> bool:
    """Tell whether a setting says anything of the feature itself; else it is only what others yield to."""
    setting = one.governing.setting
    return bool(setting.off or setting.on or setting.chooses)


def _knows(programs: Iterable[Program], governing: Governing) -> bool:
    """Tell whether every version of a program that is there reads a setting: where one does not, it stays on in that one."""
    return all(within(program.item.version, governing.since, governing.until) for program in programs)


def _yields(one: Read, others: Iterable[Read]) -> bool:
    """Tell whether a setting that this one yields to is set for the same account or for all."""
    above = {other.governing.setting.name for other in others if other.item.user in {"", one.item.user}}
    return not above.isdisjoint(one.governing.overridden_by)


def _decided(feature: Feature, program: Program, obeyed: Sequence[Read], homes: int) -> Iterator[Evidence]:
    """Yield what holds for everybody, or else what holds in each place of each account, and the default for accounts without one.

    What an administrator set for everybody and leaves to change is such a default.
    """
    machine = [one for one in obeyed if not one.item.user and Mark.POLICY in one.item.marks]
    if machine:
        yield _state_setting(feature, _first(machine))
        return
    forced = {one.item.user for one in obeyed if Mark.POLICY in one.item.marks}
    places: defaultdict[tuple[str, str], list[Read]] = defaultdict(list)
    for one in obeyed:
        if Mark.POLICY in one.item.marks or one.item.user not in forced:
            places[one.item.user, "" if one.item.user in forced else one.item.location.rpartition("/")[0]].append(one)
    without = len({user for user, _ in places if user}) < max(homes, 1)
    for (user, _), found in places.items():
        if user or without:
            yield _state_setting(feature, _first(found))
    if without and not any(not user for user, _ in places):
        yield _by_default(feature, program)


def _first(read: Sequence[Read]) -> Read:
    """Return the setting that decides: one that switches off is not undone by another that leaves on."""
    off = [one for one in read if one.item.state in OFF]
    return (off or [one for one in read if one.item.state is State.ENABLED] or [*read])[0]


def _state_setting(feature: Feature, one: Read, state: State | None = None) -> Evidence:
    marks = (*one.item.marks, Mark.IGNORED) if state is State.NONE else one.item.marks
    item = one.item._replace(name=feature.product.name, state=one.item.state if state is None else state, marks=marks)
    return Evidence(item, _number(one), Field.SETTING, one.governing.setting.name, Relation.OFFICIAL, of_field(Field.SETTING))


def _number(one: Read) -> int:
    return int(one.governing.setting.id.rpartition("#")[2])


def _by_default(feature: Feature, program: Program) -> Evidence:
    item = program.item._replace(name=feature.product.name, kind=Kind.FEATURE, state=feature.default, within=program.name, ids=())
    return Evidence(item, 0, Field.DEFAULT, feature.default, Relation.OFFICIAL, of_field(Field.DEFAULT))


def _finding(feature: Feature, evidence: list[Evidence], programs: Sequence[Program]) -> Finding:
    product = feature.product
    return Finding(
        product=product.id,
        name=product.name,
        vendor=product.vendor,
        category=product.category,
        aspect=Kind.FEATURE.value,
        relation=Relation.OFFICIAL,
        rung=min((one.item.rung or Rung.CONFIGURED for one in evidence), key=lambda rung: rung.place),
        confidence=strongest(*(one.confidence for one in evidence)),
        evidence=tuple(rank(evidence)),
        features=feature.sorts,
        remedy=_remedy(feature, programs),
        processing=feature.processing,
    )


def _remedy(feature: Feature, programs: Sequence[Program]) -> str:
    """Return the settings that switch the feature off, in every program that is there; of those that it reads, the one that lasts."""
    first: dict[str, Governing] = {}
    for one in sorted(feature.settings, key=lambda one: (one.setting.store in CHOSEN, bool(one.until or one.overridden_by))):
        those = [program for program in programs if program.name == one.setting.program]
        if those and one.setting.off and not one.ignored and _knows(those, one):
            first.setdefault(one.setting.program, one)
    shown = (f"{_where(one.setting)}{one.setting.name} = {_show_value(one.setting.off[0])}" for one in first.values())
    return "; ".join(dict.fromkeys(shown))


def _where(setting: Setting) -> str:
    if setting.store is Store.REGISTRY:
        return f"{setting.key}\\"
    if setting.store in {Store.CHROMIUM_POLICY, Store.GECKO_POLICY}:
        return f"{setting.program} policy "
    return f"{setting.key or setting.program}: "


def _show_value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
