"""What indexes say of the ids that the catalogue has, and what has changed since somebody last asked.

An id that its index had once and withdrew is no fault: machines on which it was installed still bear it. One that was never there is.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from index_parts.claims import compared, home_of
from index_parts.offer import Offer
from index_parts.readers import WITHDRAWN

FOUND, GONE, DEPRECATED, NOT_ASKED = "found", "gone", "deprecated", "not asked"
LAST = Path(__file__).parent / "rechecked.tsv"


class Verdict(NamedTuple):
    """What is known of one id: a row of the table of the last run."""

    kind: str
    id: str
    product: str
    state: str
    home: str
    day: str
    source: str


def judge(ids: Iterable[tuple[str, str, str]], offers: Iterable[Offer], whole: set[str], day: str) -> Iterator[Verdict]:
    """Yield the verdict on each id: what is in no copy is gone only if a copy of the whole index was read."""
    wanted = [*ids]
    keys = {(kind, compared(kind, id)) for kind, id, _ in wanted}  # noqa: A001
    offered: dict[tuple[str, str], Offer] = {}
    for offer in offers:
        key = (offer.kind, compared(offer.kind, offer.id))
        if key in keys and (key not in offered or offered[key].gone):  # one that is kept up anywhere is
            offered[key] = offer
    for kind, id, product in wanted:  # noqa: A001
        found = offered.get((kind, compared(kind, id)))
        if found:
            state = WITHDRAWN if found.gone == WITHDRAWN else DEPRECATED if found.gone else FOUND
            yield Verdict(kind, id, product, state, home_of(found.home), day, found.source)
        else:
            yield Verdict(kind, id, product, GONE if kind in whole else NOT_ASKED, "", day if kind in whole else "", "")


def keep_what_was_known(verdicts: Iterable[Verdict], before: dict[tuple[str, str], Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts; where nobody asked about an id, or where it was withdrawn, that of the run before, with its own day."""
    for verdict in verdicts:
        old = before.get((verdict.kind, verdict.id))
        kept = old and (verdict.state == NOT_ASKED or (verdict.state == GONE and old.state == WITHDRAWN))
        yield old._replace(product=verdict.product) if old and kept else verdict


def moved(verdicts: Iterable[Verdict], before: dict[tuple[str, str], Verdict]) -> Iterator[str]:
    """Yield a line for each id that has another home page than in the run before: it may have been taken over."""
    for verdict in verdicts:
        old = before.get((verdict.kind, verdict.id))
        if old and old.home and verdict.home and old.home != verdict.home:
            yield f"{verdict.kind} {verdict.id} ({verdict.product}): its home page was {old.home} and is {verdict.home}"


def count(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """Return how many ids of each kind are in each state."""
    counted: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        counted.setdefault(verdict.kind, Counter())[verdict.state] += 1
    return counted


def read_last(place: Path) -> dict[tuple[str, str], Verdict]:
    """Return the table of the last run, by kind and id."""
    if not place.exists():
        return {}
    with place.open(encoding="utf-8", newline="") as lines:
        rows = [Verdict(*row) for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)][1:]
    return {(row.kind, row.id): row for row in rows}


def write_last(place: Path, verdicts: Iterable[Verdict]) -> None:
    """Write the table of this run."""
    rows = [Verdict._fields, *verdicts]
    place.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8", newline="\n")
