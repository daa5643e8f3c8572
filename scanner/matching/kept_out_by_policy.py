"""Joins what policies forbid with what is there: an extension that its browser is told to refuse is switched off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Mark, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.model import Evidence, Item

Named = tuple[str, tuple[str, str]]  # a browser, and an id in it


def mark_refused(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return a finding's evidence with the mark `blocked` on what a policy of the same browser and account forbids.

    A policy that puts an extension in outweighs one that keeps it out, as it does for the browsers.
    """
    shown = list(evidence)
    forbidden = {(key, one.item.user) for one in shown if one.item.keeps_out for key in _named(one.item)}
    forced = {key for one in shown if _is_put_in(one.item) for key in _named(one.item)}
    return [one._replace(item=_refuse(one.item)) if _is_forbidden(one.item, forbidden, forced) else one for one in shown]


def _is_forbidden(item: Item, forbidden: set[tuple[Named, str]], forced: set[Named]) -> bool:
    if item.keeps_out or _is_put_in(item):
        return False
    return any(key not in forced and {(key, ""), (key, item.user)} & forbidden for key in _named(item))


def _refuse(item: Item) -> Item:
    marks = item.marks if Mark.BLOCKED in item.marks else (*item.marks, Mark.BLOCKED)
    return item._replace(state=State.DISABLED, marks=marks)


def _is_put_in(item: Item) -> bool:
    return item.rung is Rung.CONFIGURED and Mark.POLICY in item.marks and not item.keeps_out


def _named(item: Item) -> Iterator[Named]:
    yield from ((item.within, identifier) for identifier in item.ids)
