"""A report's findings as the types of the program, with what is asked of them here: their items, their presence, and the map of AI tools.

Thousands of machines show the same, so what was made once is kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from scanner.model import Confidence, Evidence, Finding, Item, Mark, Outcome, Relation, Rung, State, Verdict
from scanner.reports.ai_map import ai_map
from scanner.reports.presence import SITE
from scanner.reports.record.finding_fields import MAP
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from scanner.model import Scan
    from scanner.reports.record.declared_table import Plain

SUREST = next(iter(Confidence))  # how sure a match is says nothing of whether it is there
MOST = 4096  # that are kept
SeenItem = tuple[str | None, tuple[str, ...], str, str, tuple[str, ...]]  # rung, marks, account, state and hosts


class Seen(NamedTuple):
    """What is asked of a finding, as its report has it; `said` are policies with their outcomes."""

    product: str
    name: str
    category: str
    aspect: str
    relation: str
    rung: str
    processing: str
    seat: str
    seat_source: str
    items: tuple[SeenItem, ...]
    said: tuple[tuple[str, str], ...]


class _Found(NamedTuple):
    """As much of a scan as its map is made of."""

    findings: tuple[Finding, ...]


def see_item(row: Any) -> SeenItem:  # noqa: ANN401  what the types of `checked_report` make, here and below
    """Return what is asked of an item."""
    return row.rung, tuple(row.marks or ()), row.user or "", row.state or "", tuple((row.ids or {}).get(SITE, ()))


def see(row: Any) -> Seen:  # noqa: ANN401
    """Return what is asked of a finding."""
    items, said = [see_item(one.item) for one in row.evidence], [(one.policy, one.outcome) for one in row.verdicts]
    texts = (row.processing or "", row.seat or "", row.seat_source or "")
    return Seen(row.product, row.name, row.category, row.aspect, row.relation, row.rung, *texts, tuple(items), tuple(said))


@lru_cache(maxsize=MOST)
def rebuild_item(seen: SeenItem) -> Item:
    """Return the item."""
    rung, marks, user, state, hosts = seen
    ids = tuple((SITE, host) for host in hosts)
    return Item("", ids=ids, rung=Rung(rung) if rung else None, marks=tuple(map(Mark, marks)), user=user, state=State(state))


@lru_cache(maxsize=MOST)
def rebuild(seen: Seen) -> Finding:
    """Return the finding."""
    evidence = tuple(Evidence(rebuild_item(one), 0, "", "", Relation.OFFICIAL, SUREST) for one in seen.items)
    verdicts = tuple(Verdict(policy, "", Outcome(outcome), False, "", "", ()) for policy, outcome in seen.said)  # noqa: FBT003
    return Finding(seen.product, seen.name, "", seen.category, seen.aspect, Relation(seen.relation), Rung(seen.rung), SUREST,
                   evidence, verdicts, processing=seen.processing, seat=seen.seat, seat_source=seen.seat_source)  # fmt: skip


@lru_cache(maxsize=MOST)
def draw_map(findings: tuple[Seen, ...]) -> list[Plain]:
    """Return the map as a report writes it."""
    return [*map(MAP.write, ai_map(cast("Scan", _Found(tuple(map(rebuild, findings))))))]
