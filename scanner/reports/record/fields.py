"""The parts of a scan as plain tables, for JSON and TOML alike: no None, enumerations as their words, every text cleaned.

A text, a list or a table that is empty is left out where it may be, and the schema says where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.reports.clean import clean, prose

if TYPE_CHECKING:
    from scanner.model import Basis, CollectorRun, Evidence, Finding, Item, PolicyFacts, Problem, Verdict, WaiverFacts
    from scanner.reports.ai_map import Row

Table = dict[str, object]
EMPTY: tuple[object, ...] = ("", None, [], {})


def given(fields: Table, *, always: tuple[str, ...]) -> Table:
    """Leave out what is empty, but for the keys that are always there."""
    return {key: value for key, value in fields.items() if key in always or value not in EMPTY}


def item(one: Item) -> Table:
    """Return an item whole; its identifiers are grouped by their kind."""
    ids: dict[str, list[str]] = {}
    for kind, value in one.ids:
        ids.setdefault(clean(kind), []).append(clean(value))
    return given(
        {
            "kind": one.kind and one.kind.value,
            "name": clean(one.name),
            "version": clean(one.version),
            "publisher": clean(one.publisher),
            "ids": ids,
            "state": one.state.value,
            "marks": [mark.value for mark in one.marks],
            "within": clean(one.within),
            "location": clean(one.location),
            "user": clean(one.user),
            "rung": one.rung and one.rung.value,
            "collector": clean(one.collector),
        },
        always=("name", "collector"),
    )


def problem(one: Problem) -> Table:
    """Return what could not be read, and why."""
    return given(
        {
            "reason": one.reason.value,
            "detail": clean(one.detail),
            "location": clean(one.location),
            "user": clean(one.user),
            "collector": clean(one.collector),
        },
        always=("collector",),
    )


def basis(one: Basis) -> Table:
    """Return an act, notice or article."""
    return given(
        {
            "kind": clean(one.kind),
            "title": prose(one.title),
            "number": clean(one.number),
            "date": clean(one.date),
            "url": clean(one.url),
            "supports": [prose(claim) for claim in one.supports],
            "note": prose(one.note),
        },
        always=("kind", "title"),
    )


def policy(one: PolicyFacts) -> Table:
    """Return a policy that was applied."""
    return {
        "id": clean(one.id),
        "version": clean(one.version),
        "title": prose(one.title),
        "jurisdiction": clean(one.jurisdiction),
        "issuer": prose(one.issuer),
        "last_verified": one.last_verified.isoformat(),
        "stale": one.stale,
        "basis": [basis(act) for act in one.basis],
    }


def waiver(one: WaiverFacts) -> Table:
    """Return an exception that somebody granted."""
    return given(
        {
            "id": clean(one.id),
            "rule": clean(one.rule),
            "approved_by": prose(one.approved_by),
            "reference": prose(one.reference),
            "expires": one.expires.isoformat(),
            "expired": one.expired,
            "applied": one.applied,
        },
        always=("id", "rule", "approved_by"),
    )


def evidence(one: Evidence) -> Table:
    """Return an item with the block of the signature that holds for it."""
    return {
        "item": item(one.item),
        "block": one.block,
        "matched": clean(one.matched),
        "relation": one.relation.value,
        "confidence": one.confidence.value,
    }


def verdict(one: Verdict) -> Table:
    """Return what one rule of one policy says."""
    return given(
        {
            "policy": clean(one.policy),
            "rule": clean(one.rule),
            "outcome": one.outcome.value,
            "fails": one.fails,
            "reason": prose(one.reason),
            "action": prose(one.action),
            "dates": {clean(name): day.isoformat() for name, day in one.dates.items()},
            "flags": [flag.value for flag in one.flags],
            "exceptions": [prose(purpose) for purpose in one.exceptions],
            "support": clean(one.support),
            "conditions": [prose(condition) for condition in one.conditions],
            "waiver": clean(one.waiver),
            "basis": [basis(act) for act in one.basis],
        },
        always=("policy", "rule", "reason", "action", "basis"),
    )


def finding(one: Finding) -> Table:
    """Return a product that is present, with its evidence and its verdicts."""
    features: Table = {"features": [clean(feature) for feature in one.features]} if one.features else {}
    remedy: Table = {"remedy": prose(one.remedy)} if prose(one.remedy) else {}
    return {
        "product": clean(one.product),
        "name": clean(one.name),
        "vendor": clean(one.vendor),
        "category": clean(one.category),
        "aspect": clean(one.aspect),
        **features,
        **remedy,
        **({"processing": clean(one.processing)} if one.processing else {}),
        "relation": one.relation.value,
        "rung": one.rung.value,
        "confidence": one.confidence.value,
        "evidence": [evidence(shown) for shown in one.evidence],
        "verdicts": [verdict(said) for said in one.verdicts],
    }


def mapped(one: Row) -> Table:
    """Return a row of the map of AI tools."""
    return given(
        {
            "category": clean(one.category),
            "product": clean(one.product),
            "name": clean(one.name),
            "processing": clean(one.processing),
            "items": one.items,
            "rung": one.rung.value,
            "running": one.running,
            "states": [state.value for state in one.states],
        },
        always=("product", "name", "items", "running"),
    )


def run(one: CollectorRun) -> Table:
    """Return how a collector's run ended, in counts."""
    kind: Table = {"kind": one.kind.value} if one.kind else {}
    return {"collector": clean(one.collector), **kind, "status": one.status.value} | {
        "records": one.records,
        "items": one.said,
        "problems": len(one.problems),
        "seconds": round(float(one.seconds), 3),
    }
