"""Why a product is in a report, or is not: what matched and how sure that is, what nearly matched, and where it was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.model import Confidence, Rung, Status
from scanner.reports.layout import bullet
from scanner.reports.unread import unread
from scanner.reports.width import shortened, wrapped
from scanner.reports.wording import counted, listed, spaced

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scanner.model import CollectorRun, Evidence, Finding, Item, Scan

MOST_LINES = 100  # of evidence, and of what nearly matched
LONGEST = 120  # of what a machine says
RUNGS = {
    Rung.INSTALLED: "an installer, a store or a package list says that it is installed",
    Rung.REGISTERED: "the system or a program knows it and would start it",
    Rung.PRESENT: "its files are there",
    Rung.RUNNING: "it was running",
    Rung.CONFIGURED: "something is set up to start, add or use it",
    Rung.RESIDUE: "only what it leaves behind is there",
}
BY_ID = {
    Confidence.HIGH: "an id that names this program and no other",
    Confidence.MEDIUM: "an id that others could use as well",
    Confidence.LOW: "an id that anybody may use, or one that the signature trusts little",
}
PUBLISHED = "a name with its publisher"
TRUSTED_LITTLE = "a name with its publisher, which the signature trusts little"
ALONE = "a name or a publisher alone, which others may have too"


def written(scan: Scan, product: str, name: str, near: Iterable[tuple[Item, str]], *, width: int) -> str:
    """Return the explanation as text that ends with a newline. `near` are items that are not the product, with what differs."""
    found = [finding for finding in scan.findings if finding.product == product]
    blocks = [wrapped(f"Why: {shortened(name, LONGEST)} ({product}). {_answer(scan, found)}", width)]
    blocks += [list(_finding(finding, width)) for finding in found]
    blocks += [[title, *lines] for title, lines in _sections(scan, found, near, width) if lines]
    return "\n" + "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def close(asked: str, known: Iterable[str]) -> list[str]:
    """Return the few ids that look most like the one asked for."""
    from difflib import get_close_matches  # noqa: PLC0415  for a wrong call only

    names = sorted(known)
    within = [name for name in names if asked and asked in name]
    return [*dict.fromkeys([*get_close_matches(asked, names, n=3), *within])][:5]


def _answer(scan: Scan, found: Collection[Finding]) -> str:
    there = [run for run in scan.runs if run.kind and run.records]
    gaps = [run.collector for run in scan.runs if run.status not in {Status.OK, Status.ABSENT}]
    gap = f"Not everything could be read ({', '.join(gaps)}): there it may be unseen." if gaps else "All of it could be read."
    number = counted(len(found), "finding") if found else "Nothing of it was found"
    return f"{number} in {counted(len(there), 'place')} that this machine has. {gap}"


def _finding(finding: Finding, width: int) -> Iterator[str]:
    yield from wrapped(f"{finding.name} as {finding.aspect}, {finding.relation}", width)
    yield from wrapped(f"{finding.rung}: {RUNGS[finding.rung]}; {finding.confidence} confidence: {_why(finding.evidence[0])}", width)
    yield from _few([_evidence(one) for one in finding.evidence], width)


def _evidence(one: Evidence) -> str:
    rung = one.item.rung or Rung.RESIDUE
    return f"{_item(one.item)}: block {one.block}, {shortened(one.matched, LONGEST)}; {rung}, {one.confidence} confidence: {_why(one)}"


def _item(item: Item) -> str:
    where = listed([shortened(item.location, LONGEST), f"of {shortened(item.user, LONGEST)}" if item.user else "", item.collector])
    return f"{shortened(item.name, LONGEST)} {shortened(item.version, LONGEST)}".strip() + f" ({where})"


def _why(one: Evidence) -> str:
    """Return what the confidence comes from: the kind of field that decided, and the signature where that lowers it."""
    if one.matched.startswith("id."):
        return BY_ID[one.confidence]
    if one.matched != f"name = {one.item.name}, publisher = {one.item.publisher}":
        return ALONE
    return TRUSTED_LITTLE if one.confidence is Confidence.LOW else PUBLISHED


def _sections(scan: Scan, found: Sequence[Finding], near: Iterable[tuple[Item, str]], width: int) -> Iterator[tuple[str, list[str]]]:
    yield "Nearly", list(_few([f"{_item(item)}: {shortened(why, LONGEST)}" for item, why in near], width))
    yield "Looked for in", list(_places(scan, found, width))
    yield "Could not read", list(unread(scan, width))


def _places(scan: Scan, found: Sequence[Finding], width: int) -> Iterator[str]:
    """Yield the collectors by the kind that they look for, those with records first; what is not on this machine stands in one line."""
    matched = [one.item.collector for finding in found for one in finding.evidence]
    for kind in dict.fromkeys(run.kind for run in scan.runs if run.kind):
        runs = [run for run in scan.runs if run.kind is kind]
        yield f"{kind}"
        for run in sorted((run for run in runs if run.status is not Status.ABSENT), key=lambda run: not run.records):
            yield from bullet(_run(run, matched.count(run.collector)), width, indent="  ")
        if absent := [run.collector for run in runs if run.status is Status.ABSENT]:
            yield from bullet(f"not on this machine: {', '.join(absent)}", width, indent="  ")


def _run(run: CollectorRun, matched: int) -> str:
    problems = counted(len(run.problems), "problem") if run.problems else ""
    ours = f"{matched} of them this product" if matched else ""
    said = listed([spaced(run.status), counted(run.records, "record"), counted(run.said, "item"), ours, problems])
    return f"{run.collector}: {said}"


def _few(sentences: Sequence[str], width: int) -> Iterator[str]:
    for sentence in sentences[:MOST_LINES]:
        yield from bullet(sentence, width)
    if len(sentences) > MOST_LINES:
        yield f"... and {len(sentences) - MOST_LINES} more"
