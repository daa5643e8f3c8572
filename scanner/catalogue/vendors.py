"""A vendor as its file describes it: its families of products, and the other names that a ban on it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scanner.catalogue.policies import Policy


class Vendor(NamedTuple):
    """A vendor. `subsidiaries` and `successors` are names of vendors, as product files write them."""

    name: str
    description: str
    subsidiaries: tuple[str, ...]
    successors: tuple[str, ...]
    families: Mapping[str, tuple[str, ...]]  # ids of products
    references: tuple[str, ...]
    reviewed: date
    path: str  # of its file


def meant(names: Iterable[str], vendors: Mapping[str, Vendor], *, successors: bool) -> tuple[str, ...]:
    """Return vendors' names with those of their subsidiaries, and of who took over from them where that is meant, at any depth."""
    found: dict[str, None] = {}
    waiting = [*names]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += _next(vendors.get(name), successors=successors)
    return tuple(found)


def reaching(policy: Policy, vendors: Mapping[str, Vendor]) -> Policy:
    """Return the policy with every vendor in it that its rules mean."""
    rules = (
        rule._replace(match=rule.match._replace(vendors=meant(rule.match.vendors, vendors, successors=rule.match.include_successors)))
        for rule in policy.rules
    )
    return policy._replace(rules=tuple(rules))


def _next(vendor: Vendor | None, *, successors: bool) -> Iterator[str]:
    if vendor:
        yield from vendor.subsidiaries
        yield from vendor.successors if successors else ()
