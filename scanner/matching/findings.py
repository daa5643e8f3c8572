"""Groups matches into findings: forty processes, two shortcuts and a package row of one program are one finding."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.matching.evidence_fields import id_kind
from scanner.matching.identifiers import KINDS
from scanner.matching.kept_out_by_policy import mark_refused
from scanner.model import Evidence, Finding, Kind, Relation, Rung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scanner.catalogue.product import Product


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
