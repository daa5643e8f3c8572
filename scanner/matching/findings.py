"""Groups matches into findings: forty processes, two shortcuts and a package row of one program are one finding.

And joins what policies forbid with what is there: an extension that its browser is told to refuse is switched off.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.matching.confidence import id_kind
from scanner.matching.identifiers import KINDS
from scanner.model import Evidence, Finding, Kind, Mark, Relation, Rung, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.catalogue.product import Product
    from scanner.model import Evidence, Item

Named = tuple[str, tuple[str, str]]  # a browser, and an id in it


def findings(matches: Iterable[tuple[Product, Evidence]]) -> tuple[Finding, ...]:
    """Return one finding for each product, aspect and relation, in that order, with the best evidence first."""
    groups: defaultdict[tuple[str, Kind, Relation], list[tuple[Product, Evidence]]] = defaultdict(list)
    for product, evidence in matches:
        groups[product.id, aspect(product, evidence), evidence.relation].append((product, evidence))
    order = sorted(groups, key=lambda group: (group[0], group[2].place, group[1]))
    return tuple(_finding(groups[group][0][0], group[1], [evidence for _, evidence in groups[group]]) for group in order)


def aspect(product: Product, evidence: Evidence) -> Kind:
    """Return the form of the product that an item shows.

    That is the item's kind, but for three: a process is what its id says it is, else what its signature says, else the
    application; an application with a web app's id (a shortcut on the desktop) is the web app; and a library that the signature
    does not call one is the program itself, which a package of libraries brought.
    """
    kind = evidence.item.kind or Kind.APPLICATION
    shown = _shown(evidence)
    if kind is Kind.PROCESS:
        return shown or _signed(product, evidence) or Kind.APPLICATION
    if kind is Kind.LIBRARY and evidence.relation is not Relation.SDK:
        return shown or kind
    return Kind.WEB_APP if kind is Kind.APPLICATION and shown is Kind.WEB_APP else kind


def _shown(evidence: Evidence) -> Kind | None:
    """Return what the id that decided shows; a name shows nothing."""
    row = KINDS.get(id_kind(evidence.field))
    return row.shows if row else None


def _signed(product: Product, evidence: Evidence) -> Kind | None:
    """Return the first kind beside `process` that the block was written for."""
    return next((kind for kind in product.blocks[evidence.block - 1].kinds if kind is not Kind.PROCESS), None)


def _finding(product: Product, kind: Kind, shown: list[Evidence]) -> Finding:
    evidence = rank(mark_refused(shown))
    return Finding(
        product=product.id,
        name=product.name,
        vendor=product.vendor,
        category=product.category,
        aspect=kind.value,
        relation=evidence[0].relation,
        rung=min((_rung(one) for one in [one for one in evidence if not one.item.keeps_out] or evidence), key=lambda rung: rung.place),
        confidence=evidence[0].confidence,
        evidence=tuple(evidence),
        processing=product.processing,
    )


def rank(evidence: Iterable[Evidence]) -> list[Evidence]:
    """Return evidence with the best first."""
    return sorted(evidence, key=_order)


def _rung(evidence: Evidence) -> Rung:
    return evidence.item.rung or Rung.RESIDUE  # an item that says nothing of it proves nothing


def _order(evidence: Evidence) -> tuple[bool, int, int, str, str]:
    item = evidence.item
    return item.keeps_out, evidence.confidence.place, _rung(evidence).place, item.location, item.name


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
