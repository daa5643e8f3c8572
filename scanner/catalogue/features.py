"""A built-in feature as its file describes it: what it does, how its presence is known, and every setting that governs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scanner.catalogue.policies import Policy
    from scanner.catalogue.products import Product
    from scanner.model import Platform, State
    from scanner.setting import Setting

CATEGORY = "built-in-ai"


class Presence(NamedTuple):
    """A `[[presence]]`: a program that has the feature, or the system itself from a release on.

    The program is `described` in a file of its own, or here, as a block of the feature's product.
    """

    block: int  # of the product, counted from 1; 0 for what is described elsewhere, and for the system itself
    program: str
    platform: Platform | None
    since: str  # the first version that has it, empty for all
    until: str  # the first version that has it no more
    described: bool = False  # in programs/<program>.toml


class Governing(NamedTuple):
    """A `[[setting]]` for one program, with what the program makes of it."""

    setting: Setting
    since: str  # the first version that obeys it, empty for all
    until: str  # the first version that does not obey it any more
    overridden_by: tuple[str, ...]  # names of settings that this one yields to
    ignored: str  # why no version obeys it from this place, empty where it is obeyed
    removes: bool = False  # it takes the program away: a program that is still there is one that it has not removed


class Feature(NamedTuple):
    """A feature. Its `product` says how those programs that have it are recognised which no file of their own describes."""

    product: Product
    sorts: tuple[str, ...]  # what it does, in the words that policies use
    default: State  # when nothing is set
    presences: tuple[Presence, ...]
    settings: tuple[Governing, ...]
    processing: str  # where what it is given goes: cloud, local or both


def in_question(features: Mapping[str, Feature], policies: Iterable[Policy]) -> list[Feature]:
    """Return the features of which a policy speaks: what nobody asks about is not looked at, and costs nothing."""
    matches = [rule.match for policy in policies for rule in policy.rules]
    if any(CATEGORY in match.categories for match in matches):
        return [*features.values()]
    sorts = {sort for match in matches for sort in match.features}
    named = {id_ for match in matches for id_ in match.products if id_ in features}
    if not (sorts or named):
        return []  # and the files of features are not even read
    return [feature for id_, feature in features.items() if id_ in named or sorts.intersection(feature.sorts)]
