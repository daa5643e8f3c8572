"""The sections of a report for people, in their order. A section is a row here, and both the text report and the page have it.

A row has the section's name (an anchor on the page), its title, and what returns its content: groups of findings, sentences, policies
with their documents, AI tools or items. How content of each sort looks is decided once for the terminal and once for the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.judging.attention import attention
from scanner.language import speaker
from scanner.not_looked_at import shorten_always_left_out
from scanner.reports.ai_map import Row, ai_map
from scanner.reports.clean import prose
from scanner.reports.legal_basis import Cited, cited_acts
from scanner.reports.product_groups import group_findings
from scanner.reports.unaddressed import describe_unaddressed, is_unaddressed
from scanner.reports.unread_places import MOST_UNREAD, describe_unread
from scanner.reports.verdict_lists import list_by_verdict
from scanner.reports.waiver_sentences import describe_waivers
from scanner.reports.wording import join_clauses
from scanner.stdlib.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scanner.language import Say
    from scanner.model import Finding, Item, Scan
    from scanner.reports.product_groups import Group


class Summary(NamedTuple):
    """Groups of findings, each in a row."""

    groups: list[Group]


class Groups(NamedTuple):
    """Groups of findings with all that is said of them."""

    groups: list[Group]


class Listing(NamedTuple):
    """Points below sentences that hold for all of them."""

    lists: list[tuple[str, list[str]]]


class Sentences(NamedTuple):
    """A sentence for each point, in a text report of so many lines at most; 0 for any number."""

    texts: list[str]
    most_lines: int = 0


class Remarks(NamedTuple):
    """Sentences, and how a text report says the same in short: most of them are alike on every machine."""

    texts: list[str]
    in_short: list[str]


class LegalBasis(NamedTuple):
    """Policies, each with its documents."""

    policies: list[Cited]


class AiTools(NamedTuple):
    """Products of the map of AI tools."""

    rows: tuple[Row, ...]


class Inventory(NamedTuple):
    """Every item that was seen."""

    items: list[Item]


Content = Summary | Groups | Listing | Sentences | Remarks | LegalBasis | AiTools | Inventory


class Section(NamedTuple):
    """A section as a report has it."""

    name: str
    title: str
    content: Content


def section_of(finding: Finding) -> str:
    """Return the name of the section that a finding stands in: one, whatever else could be said of it."""
    asks = attention(finding)
    if asks:
        return asks.value
    if is_unaddressed(finding):
        return "unaddressed"
    return "blocked" if finding.kept_out else "found"


def _in_section(scan: Scan, section: str) -> list[Finding]:
    return [one for one in scan.findings if section_of(one) == section]


def _summary(scan: Scan, _: Say) -> Content:
    return Summary(group_findings(scan.findings))


def _groups(section: str) -> Callable[[Scan, Say], Content]:
    return lambda scan, _: Groups(group_findings(_in_section(scan, section)))


def _list_found(scan: Scan, say: Say) -> Content:
    return Listing(list_by_verdict(_in_section(scan, "found"), {row.product for row in ai_map(scan)}, say))


def _list_blocked(scan: Scan, say: Say) -> Content:
    return Listing(list_by_verdict(_in_section(scan, "blocked"), set(), say))


def _unaddressed(scan: Scan, say: Say) -> Content:
    return Sentences([describe_unaddressed(one, say) for one in _in_section(scan, "unaddressed")])


def _ai_tools(scan: Scan, _: Say) -> Content:
    return AiTools(ai_map(scan))


def _legal_basis(scan: Scan, _: Say) -> Content:
    known = {policy.id: policy for policy in scan.policies}
    return LegalBasis([Cited(name, known.get(name), tuple(acts)) for name, acts in cited_acts(scan).items()])


def _waivers(scan: Scan, say: Say) -> Content:
    return Sentences([*describe_waivers(scan, say)])


def _unread(scan: Scan, say: Say) -> Content:
    return Sentences([*describe_unread(scan, say)], MOST_UNREAD)


def _not_looked_at(scan: Scan, say: Say) -> Content:
    short = {prose(sentence): words for sentence, words in shorten_always_left_out(say).items()}
    texts = [prose(one) for one in scan.not_looked_at]
    always = dict.fromkeys(short[one] for one in texts if one in short)
    in_short = [one for one in texts if one not in short]
    if always:
        in_short.append(say("Never: {places}").format(places=join_clauses(always, say)))
        in_short.append(say("Full list: `scanner places`, HTML and JSON reports"))
    return Remarks(texts, in_short)


def _inventory(scan: Scan, _: Say) -> Content:
    return Inventory([item for run in scan.runs for item in run.items])


SAID_SECTIONS = {
    "summary": ("Summary", _summary),
    "banned": ("Banned software", _groups("banned")),
    "to-check": ("To check", _groups("to-check")),
    "found": ("Also found", _list_found),
    "blocked": ("Already blocked", _list_blocked),
    "unaddressed": ("Found, not covered by the selected policies", _unaddressed),
    "map": ("AI tools", _ai_tools),
    "legal-basis": ("Legal basis", _legal_basis),
    "waivers": ("Waivers", _waivers),
    "unread": ("Could not read", _unread),
    "not-looked-at": ("Not looked at", _not_looked_at),
    "inventory": ("Inventory", _inventory),
}
ON_REQUEST = {"inventory"}


def sections(scan: Scan, *, inventory: bool) -> Iterator[Section]:
    """Yield the sections that have something to say."""
    say = speaker(scan.language)
    for name, (title, content_of) in SAID_SECTIONS.items():
        if inventory or name not in ON_REQUEST:
            content = content_of(scan, say)
            if content[0]:
                yield Section(name, say(title), content)
