"""The parts of a scan from plain tables: the way back of `fields`, name by name. Raises Malformed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import (
    Basis,
    Confidence,
    Evidence,
    Finding,
    Flag,
    Item,
    Kind,
    Malformed,
    Mark,
    Outcome,
    PolicyFacts,
    Problem,
    Reason,
    Relation,
    Rung,
    State,
    Verdict,
    WaiverFacts,
)

if TYPE_CHECKING:
    from scanner.reports.record.checked_table import Part

PROCESSING = ("cloud", "local", "both")


def item(part: Part) -> Item:
    """Return an item."""
    ids = part.part("ids") if "ids" in part else None
    return Item(
        name=part.text("name"),
        version=part.text("version", ""),
        publisher=part.text("publisher", ""),
        ids=tuple((kind, value) for kind in ids.keys() for value in ids.texts(kind)) if ids else (),  # noqa: SIM118  not a dict
        kind=part.word("kind", Kind) if "kind" in part else None,
        rung=part.word("rung", Rung) if "rung" in part else None,
        state=part.word("state", State, State.NONE),
        marks=part.words("marks", Mark),
        within=part.text("within", ""),
        location=part.text("location", ""),
        user=part.text("user", ""),
        collector=part.text("collector"),
    )


def problem(part: Part) -> Problem:
    """Return what could not be read."""
    return Problem(
        reason=part.word("reason", Reason),
        detail=part.text("detail", ""),
        location=part.text("location", ""),
        user=part.text("user", ""),
        collector=part.text("collector"),
    )


def basis(part: Part) -> Basis:
    """Return an act, notice or article."""
    return Basis(
        kind=part.text("kind"),
        title=part.text("title"),
        url=part.text("url", ""),
        number=part.text("number", ""),
        date=part.text("date", ""),
        supports=part.texts("supports"),
        note=part.text("note", ""),
    )


def policy(part: Part) -> PolicyFacts:
    """Return a policy that was applied."""
    return PolicyFacts(
        id=part.text("id"),
        version=part.text("version"),
        jurisdiction=part.text("jurisdiction"),
        title=part.text("title"),
        issuer=part.text("issuer"),
        last_verified=part.day("last_verified"),
        stale=part.flag("stale"),
        basis=tuple(map(basis, part.parts("basis"))),
    )


def waiver(part: Part) -> WaiverFacts:
    """Return an exception that somebody granted."""
    return WaiverFacts(
        id=part.text("id"),
        rule=part.text("rule"),
        approved_by=part.text("approved_by"),
        reference=part.text("reference", ""),
        expires=part.day("expires"),
        expired=part.flag("expired"),
        applied=part.flag("applied"),
    )


def evidence(part: Part) -> Evidence:
    """Return an item with the block of the signature that held for it when it was matched."""
    return Evidence(
        item=item(part.part("item")),
        block=part.count("block"),
        matched=part.text("matched"),
        relation=part.word("relation", Relation),
        confidence=part.word("confidence", Confidence),
    )


def verdict(part: Part) -> Verdict:
    """Return what one rule of one policy said."""
    dates = part.part("dates") if "dates" in part else None
    return Verdict(
        policy=part.text("policy"),
        rule=part.text("rule"),
        outcome=part.word("outcome", Outcome),
        fails=part.flag("fails"),
        reason=part.text("reason"),
        action=part.text("action"),
        basis=tuple(map(basis, part.parts("basis"))),
        dates={name: dates.day(name) for name in dates.keys()} if dates else {},  # noqa: SIM118  not a dict
        flags=part.words("flags", Flag),
        exceptions=part.texts("exceptions"),
        support=part.text("support", ""),
        conditions=part.texts("conditions"),
        waiver=part.text("waiver", ""),
    )


def finding(part: Part) -> Finding:
    """Return a product that was present; its form is one of the kinds, and something shows it."""
    shown = tuple(map(evidence, part.parts("evidence")))
    if not shown:
        raise Malformed(f"{part.path('evidence')}: expected at least one item that shows {part.text('product')}")
    return Finding(
        product=part.text("product"),
        name=part.text("name"),
        vendor=part.text("vendor"),
        category=part.text("category"),
        aspect=part.word("aspect", Kind).value,
        relation=part.word("relation", Relation),
        rung=part.word("rung", Rung),
        confidence=part.word("confidence", Confidence),
        evidence=shown,
        verdicts=tuple(map(verdict, part.parts("verdicts"))),
        features=part.texts("features"),
        remedy=part.text("remedy", ""),
        processing=part.one_of("processing", PROCESSING, ""),
    )
