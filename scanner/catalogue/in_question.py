"""Which built-in features the policies in use ask about. Loads nothing: most scans ask about none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scanner.catalogue.feature import Feature
    from scanner.catalogue.policy import Policy

CATEGORY = "built-in-ai"  # of every feature


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
