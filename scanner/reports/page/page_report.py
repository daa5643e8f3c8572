"""A scan as one HTML page: the content of the text report for whoever reads it in a browser, with a screen reader or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner import __version__
from scanner.language import speaker
from scanner.reports.clean import prose
from scanner.reports.page.markup import NOTHING, Markup, element, joined, link, several
from scanner.reports.page.page_findings import articles
from scanner.reports.page.page_inventory import inventory_table
from scanner.reports.page.page_map import tables
from scanner.reports.page.page_shell import page
from scanner.reports.sections import sorted_out
from scanner.reports.terminal.headline import about, counts, headline
from scanner.reports.terminal.legal_basis import act_words, policy_words, spoken
from scanner.reports.terminal.unaddressed import sentence
from scanner.reports.terminal.unread_places import sentences as unread
from scanner.reports.terminal.waiver_lines import sentences as waivers
from scanner.reports.terminal.width import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scanner.language import Say
    from scanner.model import Basis, Scan

LONGEST = 60  # of the machine's name


def written(scan: Scan, *, inventory: bool = False) -> str:
    """Return the page as text that ends with a newline, for UTF-8."""
    say = speaker(scan.language)
    sections = [(name, title, content) for name, title, content in _sections(scan, say, inventory=inventory) if content]
    links = (element("li", element("a", title, href=f"#{name}")) for name, title, _ in sections)
    return page(
        scan.language,
        f"{shortened(scan.host.name, LONGEST)}: {headline(scan)}",
        element("header", element("h1", headline(scan)), element("p", about(scan)), **_loudness(scan)),
        element("nav", element("ul", *links), aria_label=say("Parts of the report")),
        element("main", *(_section(*section) for section in sections)),
        element("footer", element("p", counts(scan)), element("p", _made_by(scan, say))),
    )


def _loudness(scan: Scan) -> dict[str, str]:
    parts = sorted_out(scan.findings)
    loud = "banned" if parts.banned else "to-check" if parts.to_check else ""
    return {"class_": loud} if loud else {}


def _section(name: str, title: str, content: Markup) -> Markup:
    heading = f"{name}-heading"
    return element("section", element("h2", title, id=heading), content, id=name, aria_labelledby=heading)


def _sections(scan: Scan, say: Say, *, inventory: bool) -> Iterator[tuple[str, str, Markup]]:
    parts = sorted_out(scan.findings)
    yield "banned", say("Banned software"), articles(parts.banned, say)
    yield "to-check", say("To check"), articles(parts.to_check, say)
    yield "found", say("Also found"), articles(parts.found, say)
    yield "blocked", say("Already blocked"), articles(parts.blocked, say)
    yield "unaddressed", say("Found, and no policy in use speaks of it"), _list(sentence(one, say) for one in parts.unaddressed)
    yield "map", say("AI tools"), tables(scan)
    yield "legal-basis", say("Legal basis"), _legal_basis(scan, say)
    yield "waivers", say("Waivers"), _list(waivers(scan))
    yield "unread", say("Could not read"), _list(unread(scan, say))
    yield "not-looked-at", say("Not looked at"), _list(map(prose, scan.not_looked_at))
    if inventory:
        yield "inventory", say("Inventory"), inventory_table((item for run in scan.runs for item in run.items), say)


def _list(sentences: Iterable[str]) -> Markup:
    points = several("li", sentences)
    return element("ul", *points) if points else NOTHING


def _legal_basis(scan: Scan, say: Say) -> Markup:
    facts = {policy.id: policy for policy in scan.policies}
    return joined(
        joined([element("h3", policy_words(name, facts.get(name), say)), _acts(acts, say)]) for name, acts in spoken(scan).items()
    )


def _acts(acts: Iterable[Basis], say: Say) -> Markup:
    points = [element("li", *several("p", filter(None, (act_words(act, say), link(prose(act.url)), prose(act.note))))) for act in acts]
    return element("ul", *points) if points else NOTHING


def _made_by(scan: Scan, say: Say) -> str:
    return say("Written by scanner {version}, with the catalogue {catalogue}.").format(
        version=__version__, catalogue=scan.catalogue_version
    )
