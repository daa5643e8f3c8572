"""A built-in feature as its file describes it: what it does, how its presence is known, and every setting that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scanner.catalogue.policies import Policy
    from scanner.catalogue.products import Product
    from scanner.model import Platform, Setting, State

CATEGORY = "built-in-ai"


class Presence(NamedTuple):
    """A `[[presence]]`: a program that has the feature (a block of the feature's product), or the system itself from a release on."""

    block: int  # of the product, counted from 1; 0 for the system itself
    program: str
    platform: Platform | None
    since: str  # the first version that has it, empty for all
    until: str  # the first version that has it no more


class Governing(NamedTuple):
    """A `[[setting]]` for one program, with what the program makes of it."""

    setting: Setting
    since: str  # the first version that obeys it, empty for all
    until: str  # the first version that does not obey it any more
    overridden_by: tuple[str, ...]  # names of settings that this one yields to
    ignored: str  # why no version obeys it from this place, empty where it is obeyed


class Feature(NamedTuple):
    """A feature. Its `product` says how the programs that have it are recognised."""

    product: Product
    sorts: tuple[str, ...]  # what it does, in the words that policies use
    default: State  # when nothing is set
    presences: tuple[Presence, ...]
    settings: tuple[Governing, ...]
    processing: str  # where what it is given goes: cloud, local or both


def in_question(features: Mapping[str, Feature], policies: Iterable[Policy]) -> list[Feature]:
    """Return the features of which a policy speaks: what nobody asks about is not looked at, and costs nothing."""
    rules = [rule for policy in policies for rule in policy.rules]
    if any(CATEGORY in rule.match.categories for rule in rules):
        return [*features.values()]
    sorts = {sort for rule in rules for sort in rule.match.features}
    return [feature for feature in features.values() if sorts.intersection(feature.sorts)] if sorts else []
