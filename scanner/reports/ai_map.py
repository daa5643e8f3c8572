"""The map of AI tools: which are here, where what they are given goes, whether they run, and what is built in and its state.

A minister asked administrations for such a list. It is there when a policy in use counts an AI tool that was found, and holds all of
them then: one row a product, so that the rows of a fleet can be added up by category and product.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scanner.catalogue.categories import SAID_AI_CATEGORIES, UNREVIEWED
from scanner.model import Kind, Outcome, Relation, Rung, State
from scanner.reports.clean import clean
from scanner.reports.presence import destination_hosts, runs, traces
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.model import Finding, Scan

CATEGORIES = list(SAID_AI_CATEGORIES)


class Row(NamedTuple):
    """A product of the map, whatever its forms."""

    category: str
    product: str  # id
    name: str
    forms: tuple[tuple[Relation, str], ...]  # of each finding: what it is to the product, and its aspect
    processing: str  # as of a finding
    items: int
    rung: Rung  # the strongest trace
    running: bool
    states: tuple[State, ...]  # of a built-in feature, each once
    destinations: tuple[str, ...] = ()  # hosts that clients are set to send to, each once
    seat: str = ""  # as of a finding, and its source
    seat_source: str = ""
    names: tuple[str, ...] = ()  # of a collection: under which names its finds are here, each once


def ai_map(scan: Scan) -> tuple[Row, ...]:
    """Return the rows, by category and name; none where no policy in use counts an AI tool that was found."""
    tools = [one for one in scan.findings if one.category in SAID_AI_CATEGORIES and not one.kept_out]
    if not any(map(_counted, tools)):
        return ()
    products: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in tools:
        products[one.category, one.product].append(one)
    return tuple(sorted(map(_row, products.values()), key=_place))


def _counted(finding: Finding) -> bool:
    return any(verdict.policy and verdict.outcome is Outcome.INVENTORIED for verdict in finding.verdicts)


def _row(found: Sequence[Finding]) -> Row:
    first = found[0]
    settings = {one.item.state for finding in found if finding.aspect == Kind.FEATURE for one in finding.evidence}
    return Row(
        category=first.category,
        product=first.product,
        name=first.name,
        forms=tuple((one.relation, one.aspect) for one in found),
        processing=first.processing,
        destinations=tuple(sorted({host for one in found for host in destination_hosts(one)})),
        seat=first.seat,
        seat_source=first.seat_source,
        items=sum(len(traces(one)) for one in found),
        rung=min((one.rung for one in found), key=lambda rung: rung.place),
        running=any(map(runs, found)),
        states=tuple(state for state in State if state and state in settings),
        names=_names(found) if first.product.endswith(UNREVIEWED) else (),
    )


def _names(found: Sequence[Finding]) -> tuple[str, ...]:
    names = {clean(trace.item.name) for one in found for trace in traces(one)}
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))


def _place(row: Row) -> tuple[int, str, str]:
    """Return what rows are sorted by: names as the report shows them, so that one that is read back is in the same order."""
    return CATEGORIES.index(row.category), clean(row.name).casefold(), clean(row.product)
