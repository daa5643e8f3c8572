"""Why a product is in a report, or is not: what matched and how sure that is, what nearly matched, and where it was looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.language import say_both, say_of, speaker
from scanner.matching.claims import is_claim, is_of_extension
from scanner.matching.confidence import Field, id_kind
from scanner.model import Confidence, Kind, Mark, Rung, State, Status
from scanner.reports.group_details import SAID_CONFIDENCES
from scanner.reports.presence import describe_rung
from scanner.reports.terminal.layout import bullet, bullets
from scanner.reports.terminal.width import shortened, wrapped
from scanner.reports.unread_places import MOST_UNREAD, describe_unread
from scanner.reports.wording import describe_match, findings, items, listed, worded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scanner.language import Say
    from scanner.model import CollectorRun, Evidence, Finding, Item, Scan

MOST_LINES = 100  # of evidence, and of what nearly matched
LONGEST = 400  # of what a machine says: a path of Windows may have 260 letters, and a hostile name has no end
SAID_RUNGS = {
    Rung.INSTALLED: "recorded as installed by an installer, a store or a package manager",
    Rung.REGISTERED: "registered with the system or with a program that would start it",
    Rung.PRESENT: "its files are present",
    Rung.RUNNING: "running during the scan",
    Rung.CONFIGURED: "configured to be started, installed or used",
    Rung.RESIDUE: "only leftovers are present",
}
SAID_BY_ID = {
    Confidence.HIGH: "an id that identifies only this program",
    Confidence.MEDIUM: "an id that other programs could also use",
    Confidence.LOW: "an id that anyone can use, or one that the signature gives little weight",
}


def write_explanation(
    scan: Scan, product: str, name: str, near: Iterable[tuple[Item, str]], *, width: int, other_catalogue: bool = False
) -> str:
    """Return the explanation as text that ends with a newline. `near` are items that are not the product, with what differs.

    With `other_catalogue` the product was looked for as another catalogue knows it, or not at all.
    """
    say = speaker(scan.language)
    found = [finding for finding in scan.findings if finding.product == product]
    title = say("Why: {name} ({product}).").format(name=shortened(name, LONGEST), product=product)
    blocks = [wrapped(f"{title} {_answer(scan, found, say, other_catalogue=other_catalogue)}", width)]
    blocks += [list(_finding(finding, width, say)) for finding in found]
    blocks += [[title, *lines] for title, lines in _sections(scan, found, near, width) if lines]
    return "\n" + "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def _answer(scan: Scan, found: Collection[Finding], say: Say, *, other_catalogue: bool) -> str:
    """Return what can be said; a report in which a product may be missing for another reason never says that it was not found."""
    message = say("The report was made with another catalogue ({version}), which may not know this product, or recognise it differently.")
    doubts = [message.format(version=scan.catalogue_version)] if other_catalogue else []
    if scan.only_addressed and not found:
        doubts.append(say("The report leaves out what no selected policy covers."))
    if doubts and not found:
        return " ".join([say("Not in this report, which does not mean that it was not found."), *doubts])
    return " ".join([_count_places(scan, found, say), *doubts])


def _count_places(scan: Scan, found: Collection[Finding], say: Say) -> str:
    there = sum(bool(run.kind and run.records) for run in scan.runs)
    gaps = [run.collector for run in scan.runs if run.status not in {Status.OK, Status.ABSENT}]
    number = findings(len(found), say) if found else say("Not found")
    message = say("{found} in {number} place that this machine has.", "{found} in {number} places that this machine has.", there)
    if gaps:
        gap = say("Not everything could be read ({places}): it may have been missed there.").format(places=", ".join(gaps))
    else:
        gap = say("Everything could be read.")
    return f"{message.format(found=number, number=there)} {gap}"


def _finding(finding: Finding, width: int, say: Say) -> Iterator[str]:
    message = say("{name} as {form}, {relation}")
    yield from wrapped(message.format(name=finding.name, form=say(finding.aspect), relation=say(finding.relation)), width)
    if finding.aspect == Kind.FEATURE:
        yield from _few(shown(finding, say), width, say)
        return
    meaning = say("not installed; blocked by policy") if finding.kept_out else say(SAID_RUNGS[finding.rung])
    rung = say_of(describe_rung(finding.rung, say, finding.aspect), meaning, say)
    sure = say_of(say(SAID_CONFIDENCES[finding.confidence]), _why_so_sure(finding.evidence[0], say), say)
    yield from wrapped(say_both(rung, sure, say), width)
    yield from _few(shown(finding, say), width, say)


def shown(finding: Finding, say: Say) -> list[str]:
    """Return a sentence for each piece of evidence: what it is, where, what matched, and what follows from that."""
    tell = _setting if finding.aspect == Kind.FEATURE else _evidence
    return [tell(one, say) for one in finding.evidence]


def _evidence(one: Evidence, say: Say) -> str:
    matched = say("block {number}, {matched}").format(number=one.block, matched=shortened(describe_match(one, say), LONGEST))
    sure = f"{describe_rung(one.item.rung or Rung.RESIDUE, say)}, {say(SAID_CONFIDENCES[one.confidence])}"
    return say_both(say_of(_item(one.item, say), matched, say), say_of(sure, _why_so_sure(one, say), say), say)


def _setting(one: Evidence, say: Say) -> str:
    """Return what a setting says of a feature, and what comes of it."""
    state = say(one.item.state) if one.item.state else ""
    if not one.block:
        return say_of(_item(one.item, say), describe_match(one, say), say)
    if Mark.IGNORED in one.item.marks:
        meaning = say("ignored, at least by the installed version")
    elif one.item.state is State.NOT_PRESENT:
        meaning = say("the program it applies to is not installed")
    else:
        meaning = say("in effect: {state}").format(state=state)
    return say_both(say_of(_item(one.item, say), shortened(describe_match(one, say), LONGEST), say), meaning, say)


def _item(item: Item, say: Say) -> str:
    user = say("of {user}").format(user=shortened(item.user, LONGEST)) if item.user else ""
    where = listed([shortened(item.location, LONGEST), user, item.collector])
    return f"{shortened(item.name, LONGEST)} {shortened(item.version, LONGEST)}".strip() + f" ({where})"


def _why_so_sure(one: Evidence, say: Say) -> str:
    """Return what the confidence comes from: the kind of field that decided, and the signature where that lowers it."""
    if is_of_extension(id_kind(one.field)):
        return say("what the extension says of itself, asks for or names in its code, as any may")
    if is_claim(id_kind(one.field)):
        return say("the home page that its record gives, as any may")
    if id_kind(one.field):
        return say(SAID_BY_ID[one.confidence])
    if one.field != Field.NAME_AND_PUBLISHER:
        return say("only a name or a publisher, which other programs may share")
    if one.confidence is Confidence.LOW:
        return say("a name with its publisher, which the signature gives little weight")
    return say("a name with its publisher")


def _sections(scan: Scan, found: Sequence[Finding], near: Iterable[tuple[Item, str]], width: int) -> Iterator[tuple[str, list[str]]]:
    say = speaker(scan.language)
    yield say("Near matches"), list(_few([say_of(_item(item, say), shortened(why, LONGEST), say) for item, why in near], width, say))
    yield say("Searched"), list(_places(scan, found, width, say))
    yield say("Could not read"), list(bullets([*describe_unread(scan, say)], width, say, most_lines=MOST_UNREAD))


def _places(scan: Scan, found: Sequence[Finding], width: int, say: Say) -> Iterator[str]:
    """Yield the collectors by the kind that they look for, those with records first; what is not on this machine stands in one line."""
    matched = [one.item.collector for finding in found for one in finding.evidence]
    for kind in dict.fromkeys(run.kind for run in scan.runs if run.kind):
        runs = [run for run in scan.runs if run.kind is kind]
        yield say(kind)
        for run in sorted((run for run in runs if run.status is not Status.ABSENT), key=lambda run: not run.records):
            yield from bullet(_run(run, matched.count(run.collector), say), width, indent="  ")
        if absent := [run.collector for run in runs if run.status is Status.ABSENT]:
            yield from bullet(say("not on this machine: {places}").format(places=", ".join(absent)), width, indent="  ")


def _run(run: CollectorRun, matched: int, say: Say) -> str:
    lost = len(run.problems)
    records = say("{number} record", "{number} records", run.records).format(number=run.records)
    problems = say("{number} problem", "{number} problems", lost).format(number=lost) if lost else ""
    ours = say("{number} of them this product").format(number=matched) if matched else ""
    said = listed([worded(run.status, say), records, items(run.said, say), ours, problems])
    return say_of(run.collector, said, say)


def _few(sentences: Sequence[str], width: int, say: Say) -> Iterator[str]:
    for sentence in sentences[:MOST_LINES]:
        yield from bullet(sentence, width)
    if len(sentences) > MOST_LINES:
        yield say("... and {number} more").format(number=len(sentences) - MOST_LINES)
